/**
 * Which group an agency belongs to, read from the words it is usually called by. Quorum counts groups
 * (domain section 1). A guess only: the writer sees it and can put it right.
 */
import type { agencyGroups } from './vocabulary.ts'

export type AgencyGroup = (typeof agencyGroups)[number]

/** Read from the top: the first line with a matching word decides, so narrow names stand before broad ones. */
const words: readonly (readonly [AgencyGroup, RegExp])[] = [
  ['mental health', /\b(?:camhs|mental health|psychiatr\w*|psycholog\w*)\b/],
  ['domestic abuse service', /\b(?:domestic (?:abuse|violence)|refuge|women'?s aid|idva)\b/],
  ['substance use service', /\b(?:substance|drugs?|alcohol|recovery service)\b/],
  ['probation/youth justice', /\b(?:probation|youth (?:justice|offending)|offender management|prison)\b/],
  ['police', /\b(?:police|constabulary)\b/],
  ['voluntary', /\b(?:advoca\w*|charity|voluntary|home-start|barnardo\w*|nspcc|family centre)\b/],
  ['legal', /\b(?:legal|solicitors?|law firm|barristers?)\b/],
  ['CSC', /\b(?:children(?:'s|s)? (?:social care|services)|social (?:care|services|work)|csc)\b/],
  ['health visiting/school nursing', /\b(?:health visit\w*|school nurs\w*|0-19|community health)\b/],
  ['GP', /\b(?:gp|surgery|general practice|medical (?:centre|practice)|health centre|doctors)\b/],
  ['hospital', /\b(?:hospital|infirmary|midwi\w*|maternity|paediatric\w*|nhs (?:foundation )?trust)\b/],
  ['housing', /\b(?:housing|homes|landlord|tenancy)\b/],
  [
    'education/early years',
    /\b(?:school|academy|college|nursery|pre-?school|primary|infants?|juniors?|education|early years|child ?minder)\b/,
  ],
]

/**
 * @param agency as typed, e.g. `Northgate Community Health (school nursing)`; the job title helps where it says nothing.
 * @returns '' for somebody with no agency, `other` where no word is known.
 */
export function agencyGroupOf(agency: string, jobTitle = ''): AgencyGroup | '' {
  if (agency.trim() === '') return ''
  for (const text of [agency, jobTitle]) {
    const plain = text.toLowerCase().replaceAll('’', "'")
    const found = words.find(([, pattern]) => pattern.test(plain))
    if (found) return found[0]
  }
  return 'other'
}
