/**
 * Is the meeting able to decide? Worked out from attendance, the agencies' groups and the template's own rule
 * (domain 2.0; the numbers are local settings). Going ahead without quorum is the chair's decision, with reasons.
 */
import { agencyGroupOf } from '../minutes/agency.ts'
import type { Minutes, Person } from '../minutes/index.ts'
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

/**
 * How many people there were. Whoever leads or writes was there, unless the attendance says otherwise: some records
 * (case supervision) have no attendance of their own.
 */
function heads(minutes: Minutes, there: ReadonlySet<string>): number {
  const listed = new Set(minutes.attendance.map(({ person }) => person))
  const { chair, minuteTaker } = minutes.meeting
  const leading = [chair, minuteTaker].filter((id) => !listed.has(id))
  const known = new Set(minutes.people.map(({ id }) => id))
  return new Set([...there, ...leading].filter((id) => known.has(id))).size
}

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** A manager who is not the author signed in and wrote their own decision or reasoning. */
function managerDecided(minutes: Minutes): boolean {
  const author = minutes.people.find(({ id }) => id === minutes.meeting.chair)
  const isAuthor = (account: string, name: string): boolean =>
    author !== undefined &&
    (author.accountId ? author.accountId === account : plain(author.name) === plain(name))
  return minutes.statements.some(
    ({ kind, byAccount, byName }) =>
      (kind === 'closure decision' || kind === 'management oversight') && !isAuthor(byAccount, byName),
  )
}

/** What lacks of the accountable manager of the roles table (domain 2.0, 2.9): only a manager can fix actions. */
function accountableLacks(minutes: Minutes, there: ReadonlySet<string>): string[] {
  const rows = minutes.tables.filter(({ key }) => key === 'roles').flatMap((table) => table.rows)
  const named = rows
    .filter(({ cells }) => cells.role === 'accountable manager')
    .map(({ cells }) => (cells.person ?? '').trim())
    .filter(Boolean)
  if (named.length === 0) return ['the accountable manager, who is not named under Roles']
  const came = named.some((one) =>
    minutes.people.some(({ id, name }) => (id === one || plain(name) === plain(one)) && there.has(id)),
  )
  return came ? [] : ['the accountable manager, before actions are fixed']
}

/** @param rule of the template that the record names; undefined where its template sets none. */
export function quorumOf(minutes: Minutes, rule: QuorumRule | undefined): Quorum {
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
  // Where Children's Social Care has no place of its own, it is one agency among the others.
  const counted = agencies.size + (csc && !rule.csc ? 1 : 0)
  const short = rule.otherAgencies - counted
  if (short > 0) {
    const contact = rule.csc ? ' with direct contact with the family' : ''
    missing.push(
      `${inWords(short)} ${counted > 0 ? 'more ' : ''}${short === 1 ? 'agency' : 'agencies'}${contact}`,
    )
  }
  if (rule.family && !kin) missing.push('a member of the family')
  const groups = new Set(
    people.map((person) => person.agencyGroup || agencyGroupOf(person.agency, person.jobTitle)),
  )
  for (const { says, anyOf } of rule.groups ?? [])
    if (!anyOf.some((one) => groups.has(one))) missing.push(says)

  const number = heads(minutes, there)
  const peopleShort = (rule.people ?? 0) - number
  if (peopleShort > 0) missing.push(`${inWords(peopleShort)} more ${peopleShort === 1 ? 'person' : 'people'}`)
  const tooMany = number - (rule.mostPeople ?? number)
  if (tooMany > 0) missing.push(`room to think: at most ${inWords(rule.mostPeople ?? 0)} people`)

  if (rule.accountableManager) missing.push(...accountableLacks(minutes, there))
  if (rule.managerBesidesAuthor) {
    if (!minutes.people.some(({ id }) => id === chair)) missing.push('the author')
    if (!managerDecided(minutes)) missing.push('a manager who is not the author, in their own words')
  }

  const met = missing.length === 0
  return {
    met,
    says: met ? quorateSentence(rule, counted, number) : `Not quorate. Missing: ${missing.join('; ')}.`,
    present,
    missing,
  }
}

function quorateSentence(rule: QuorumRule, counted: number, people: number): string {
  if (rule.managerBesidesAuthor) return 'Quorate: the author and a manager who is somebody else took part.'
  if (rule.groups) {
    const asked = [...(rule.csc ? ['Children’s Social Care'] : []), ...rule.groups.map(({ says }) => says)]
    return `Quorate: ${asked.slice(0, -1).join(', ')} and ${asked.at(-1)} took part.`
  }
  if (!rule.csc && rule.otherAgencies === 0) {
    const manager = rule.accountableManager ? ', the accountable manager among them' : ''
    return `Quorate: ${inWords(people)} ${people === 1 ? 'person' : 'people'} took part${manager}.`
  }
  if (!rule.csc) return `Quorate: ${inWords(counted)} ${counted === 1 ? 'agency' : 'agencies'} took part.`
  const others = `${inWords(counted)} other ${counted === 1 ? 'agency' : 'agencies'}`
  return `Quorate: Children’s Social Care and ${others} took part.`
}

/**
 * The same for the family's own copy. What is missing could name an agency that they are not to know of, so it says
 * no more than how it was.
 */
export function quorumForFamily(minutes: Minutes, rule: QuorumRule): string {
  if (quorumOf(minutes, rule).met) return 'The meeting was quorate.'
  const adjourned = minutes.decisions.some(({ value }) => isAdjourned(value))
  return adjourned
    ? 'The meeting was adjourned because it was not quorate.'
    : 'The chair went ahead without quorum.'
}

/** The decision of a conference that did not go ahead. */
export const isAdjourned = (value: string): boolean => /^adjourned: inquorate$/i.test(value.trim())
