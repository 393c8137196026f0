/**
 * Is the meeting able to decide? Worked out from attendance, the agencies' groups and the template's own rule
 * (domain 2.0; the numbers are local settings). Going ahead without quorum is the chair's decision, with reasons.
 */
import { agencyGroupOf } from '../minutes/agency.ts'
import type { Minutes, Person } from '../minutes/index.ts'
import { templateFor } from './index.ts'
import type { QuorumRule } from './template.ts'

export type Quorum = {
  met: boolean
  /** One or two sentences for the page and the minutes. */
  says: string
  /** Who counts: agency groups as a reader would name them, and the family. */
  present: string[]
  /** What is missing, each a phrase that can follow "Missing:". */
  missing: string[]
}

const groupNames: Record<string, string> = {
  CSC: 'Children’s Social Care',
  police: 'police',
  'health visiting/school nursing': 'health visiting or school nursing',
  hospital: 'hospital',
  'mental health': 'mental health services',
  'education/early years': 'education or early years',
  'probation/youth justice': 'probation or youth justice',
  'domestic abuse service': 'domestic abuse service',
  'substance use service': 'substance use service',
  voluntary: 'voluntary agency',
}

/** Took part, in person or through somebody who spoke for them. */
const tookPart = new Set(['attended', 'partial', 'represented'])
/** People who are there for somebody else, not for an agency that knows the child. */
const notForAnAgency = new Set(['interpreter', 'supporter', 'solicitor', 'observer', 'advocate', 'child'])
const family = new Set([
  'mother',
  'father',
  'step-parent',
  'partner',
  'carer',
  'special guardian',
  'grandparent',
  'sibling',
])
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const inWords = (count: number): string => numbers[count] ?? String(count)

/**
 * Lawyers know the papers and not the child; an advocate or a supporter speaks for somebody. None of them counts as
 * an agency with direct contact.
 */
function agencyOf(person: Person): string | undefined {
  if (notForAnAgency.has(person.role) || /\badvocate\b/i.test(person.jobTitle)) return undefined
  // Nobody has to choose the group by hand for quorum to be right.
  const group = person.agencyGroup || agencyGroupOf(person.agency, person.jobTitle)
  if (group === '' || group === 'legal') return undefined
  return group === 'other' ? person.agency || undefined : group
}

export function quorumOf(
  minutes: Minutes,
  rule: QuorumRule | undefined = templateFor(minutes.meeting.type, minutes.meeting.templateVersion)?.quorum,
): Quorum {
  const there = new Set(
    minutes.attendance.filter(({ status }) => tookPart.has(status)).map(({ person }) => person),
  )
  const people = minutes.people.filter(({ id }) => there.has(id))
  // Whoever only serves the meeting is not there for an agency that knows the child.
  const { chair, minuteTaker } = minutes.meeting
  const serving = new Set(
    rule?.independentChair ? [chair, minuteTaker] : minuteTaker === chair ? [] : [minuteTaker],
  )
  const agencies = new Set(
    people
      .filter(({ id }) => !serving.has(id))
      .map(agencyOf)
      .filter((agency) => agency !== undefined),
  )
  const csc = agencies.delete('CSC')
  const kin = people.some((person) => family.has(person.role) || person.of.length > 0)
  const present = [
    ...(csc ? ['CSC'] : []),
    ...[...agencies].sort((a, b) => a.localeCompare(b, 'en-GB')),
    ...(kin ? ['family'] : []),
  ].map((group) => groupNames[group] ?? group)
  if (!rule) return { met: true, says: 'No quorum is set for this meeting.', present, missing: [] }

  const missing: string[] = []
  if (rule.csc && !csc) missing.push('Children’s Social Care, besides the chair and the minute taker')
  const short = rule.otherAgencies - agencies.size
  if (short > 0) {
    missing.push(
      `${inWords(short)} ${agencies.size > 0 ? 'more ' : ''}${short === 1 ? 'agency' : 'agencies'} with direct contact with the family`,
    )
  }
  if (rule.family && !kin) missing.push('a member of the family')
  const groups = new Set(
    people.map((person) => person.agencyGroup || agencyGroupOf(person.agency, person.jobTitle)),
  )
  for (const { says, anyOf } of rule.groups ?? [])
    if (!anyOf.some((one) => groups.has(one))) missing.push(says)
  const peopleShort = (rule.people ?? 0) - people.length
  if (peopleShort > 0) missing.push(`${inWords(peopleShort)} more ${peopleShort === 1 ? 'person' : 'people'}`)

  const tooMany = people.length - (rule.mostPeople ?? people.length)
  if (tooMany > 0) missing.push(`room to think: at most ${inWords(rule.mostPeople ?? 0)} people`)

  const met = missing.length === 0
  return {
    met,
    says: met
      ? quorateSentence(rule, csc, agencies.size, people.length)
      : `Not quorate. Missing: ${missing.join('; ')}.`,
    present,
    missing,
  }
}

function quorateSentence(rule: QuorumRule, csc: boolean, others: number, people: number): string {
  if (rule.groups) {
    const asked = [...(rule.csc ? ['Children’s Social Care'] : []), ...rule.groups.map(({ says }) => says)]
    return `Quorate: ${asked.slice(0, -1).join(', ')} and ${asked.at(-1)} took part.`
  }
  if (!rule.csc && rule.otherAgencies === 0) {
    return `Quorate: ${inWords(people)} ${people === 1 ? 'person' : 'people'} took part.`
  }
  const agencies = `${inWords(others)} other ${others === 1 ? 'agency' : 'agencies'}`
  return `Quorate: ${csc ? 'Children’s Social Care and ' : ''}${agencies} took part.`
}
