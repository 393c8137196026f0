/**
 * G25 Court and pre-proceedings (domain section 8; seed 11.1; rule R-LP; clocks T-PREPROC and T-CARE).
 *
 * Counted: each legal progression record of a case that is in pre-proceedings or in proceedings. The newest record of a
 * case stands for it. Before pre-proceedings no weeks are counted, and after the final order none are left.
 * Met (fewer is better): more than the weeks that are allowed have passed on the day of the record: 16 before proceedings,
 * 26 in them (Children Act 1989 s32), or the day to which the court extended them.
 * Day: of the meeting. Unit: the record. Group: the cause of delay that its words name first; the words themselves are not
 * told. Amount: whole weeks since the stage began; null where no date is recorded.
 */
import { type LegalRow, legalRegister } from '../../cases/registers.ts'
import { daysBetween, lengthOf, parseDate } from '../../clocks/index.ts'
import { standing } from '../../clocks/record.ts'
import { entryText, type Minutes } from '../../minutes/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { meetingDay } from './of-record.ts'

export const NO_CAUSE = 'No cause recorded'
export const OTHER_CAUSE = 'Another cause'

/** What holds a case up, by the words it is told in. */
const causes: readonly (readonly [string, RegExp])[] = [
  [
    'Court time',
    /\b(?:listing|listed|court (?:time|date|availability)|judge|hearing dates?|no (?:court|hearing))\b/i,
  ],
  [
    'Expert or specialist report',
    /\b(?:experts?|psycholog\w*|psychiatr\w*|paediatric\w*|specialist|hair strand|dna)\b/i,
  ],
  [
    'Family or kinship assessment',
    /\b(?:kinship|connected persons?|special guardian\w*|viability|family members?|grand(?:mother|father|parents?)|relatives?)\b/i,
  ],
  [
    'Parenting or social work assessment',
    /\b(?:assessments?|statements?|evidence|care plan|chronolog\w*|letter before)\b/i,
  ],
  [
    'Parents’ representation or engagement',
    /\b(?:solicitors?|legal aid|represent\w*|litigation|capacity|intermediar\w*|engag\w*)\b/i,
  ],
  ['Criminal or police matters', /\b(?:police|criminal|disclosure|charg\w*|trial)\b/i],
  ['Placement', /\b(?:placements?|foster\w*|adopt\w*|placed)\b/i],
  [
    'Staff',
    /\b(?:sick\w*|vacan\w*|left (?:the|her|his|their) (?:post|job|team)|new (?:social )?worker|allocat\w*|staff\w*|turnover)\b/i,
  ],
]

const nothing = /^(?:no(?:ne|thing)?|nil|n\/?a|not applicable|no delay|there is no delay)\b[\s.]*$/i

/** The cause that is named first; two at the same place are told by the order of the list. */
function causeOf(words: string): string {
  if (words.trim() === '' || nothing.test(words.trim())) return NO_CAUSE
  const found = causes
    .map(([name, pattern]) => ({ name, at: words.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  return found[0]?.name ?? OTHER_CAUSE
}

function rowOf({ record, minutes, rules }: MeasureSource): LegalRow | undefined {
  const file = { id: record.caseId, familyRef: '', children: [], appointments: [] }
  const weeksOf = (id: 'T-PREPROC' | 'T-CARE') => lengthOf(id, rules.clockSettings).n
  return legalRegister(
    { file, records: [{ id: record.id, title: '', minutes }] },
    { preProceedings: weeksOf('T-PREPROC'), proceedings: weeksOf('T-CARE') },
  )[0]
}

const stages: Readonly<Record<string, string>> = {
  'pre-proceedings': 'Before proceedings',
  'proceedings issued': 'In proceedings',
}

/** How many were told since last time: by the record's own table, otherwise by the answer to R-LP. */
function toldIn(minutes: Minutes): number {
  const isFilled = (cells: Record<string, string>) => (cells.who ?? '').trim() !== ''
  const inTable = minutes.tables.filter(({ key }) => key === 'told').flatMap(({ rows }) => rows)
  const listed = inTable.filter(({ cells }) => isFilled(cells)).length
  if (listed > 0) return listed
  const answer = standing(minutes).findLast(({ ruleId }) => ruleId === 'R-LP')
  return (answer?.rows ?? []).filter(isFilled).length
}

export function court(source: MeasureSource): MeasureFact[] {
  const { minutes } = source
  const row = minutes.meeting.type === 'LEGAL' ? rowOf(source) : undefined
  const stage = stages[row?.stage ?? '']
  if (!row || stage === undefined) return []
  const day = meetingDay(source)
  const since = parseDate(row.stageSince)
  const weeks = since === undefined || since > day ? null : Math.floor(daysBetween(since, day) / 7)
  const over = row.pastTime === 'yes'
  const told = toldIn(minutes)
  const delay = minutes.sections
    .filter(({ key }) => key === 'delay')
    .flatMap(({ entries }) => entries.map(entryText))
    .join(' ')
  return [
    {
      measure: 'G25',
      day,
      unit: '',
      met: over ? 1 : 0,
      group: causeOf(delay || row.delay),
      amount: weeks,
      says: [
        `${stage}${weeks === null ? ', start not recorded' : ` for ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`}`,
        over ? 'past the time allowed' : 'within the time allowed',
        `${told} ${told === 1 ? 'update' : 'updates'} given`,
      ].join(', '),
    },
  ]
}
