/**
 * What a counted thing is told by. A number is read by people who may not know the family, so that nothing a person
 * typed stands in it but the name of an agency, and no name of anybody in the record.
 */
import { agencyGroupOf } from '../../minutes/agency.ts'
import type { MeetingType, Minutes } from '../../minutes/index.ts'
import { templateFor } from '../../templates/index.ts'

/** The kind of meeting, in the same words whatever a council calls it, so that a change of label parts no figure in two. */
export const meetingWords = (type: MeetingType): string => templateFor(type)?.name ?? type

/** Each kind of agency as a heading, and as one of them stands in a sentence. */
const kinds: Readonly<Record<string, readonly [heading: string, one: string]>> = {
  CSC: ['Children’s Social Care', 'Children’s Social Care'],
  police: ['Police', 'the police'],
  'health visiting/school nursing': [
    'Health visiting or school nursing',
    'health visiting or school nursing',
  ],
  GP: ['GP', 'a GP'],
  hospital: ['Hospital', 'a hospital'],
  'mental health': ['Mental health service', 'a mental health service'],
  'education/early years': ['Education or early years', 'a school, college or nursery'],
  'probation/youth justice': ['Probation or youth justice', 'probation or youth justice'],
  housing: ['Housing', 'housing'],
  'domestic abuse service': ['Domestic abuse service', 'a domestic abuse service'],
  'substance use service': ['Substance use service', 'a substance use service'],
  voluntary: ['Voluntary agency', 'a voluntary agency'],
  legal: ['Legal', 'Legal'],
}
const another = ['Another agency', 'another agency'] as const

const kindOf = (agency: string, group: string): readonly [heading: string, one: string] =>
  kinds[group || agencyGroupOf(agency)] ?? another

/** The kind of an agency: `GP`, `Hospital`. */
export const agencyKind = (agency: string, group = ''): string => kindOf(agency, group)[0]

/** One of its kind in a sentence: `a GP`, `the police`. */
export const oneOfKind = (agency: string, group = ''): string => kindOf(agency, group)[1]

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** A person may be called by what they are: "School nurse" gives nobody away. */
const isAgencyWord = (part: string): boolean => !['', 'other'].includes(agencyGroupOf(part))

type Named = Pick<Minutes, 'children' | 'people'>

/** Names of everybody, and each part of one that is a word of its own. */
function namesIn({ children, people }: Named): string[] {
  const whole = [
    ...children.map(({ name }) => name),
    ...people.flatMap(({ name, aliases }) => [name, ...aliases]),
  ]
  return whole
    .flatMap((name) => [name, ...name.split(/[^\p{L}\p{M}\p{N}]+/u)])
    .filter((name) => !isAgencyWord(name))
    .map(plain)
    .filter((name) => name.trim().length > 1)
}

/** Asked for every action and fact of a record, whose people do not change while it is read. */
const known = new WeakMap<Named['people'], { children: Named['children']; names: string[] }>()

function namesOf(record: Named): string[] {
  const before = known.get(record.people)
  if (before?.children === record.children) return before.names
  const names = namesIn(record)
  known.set(record.people, { children: record.children, names })
  return names
}

/**
 * An agency as it was typed. One that is called like somebody of the record, as a childminder or a surgery may be, is told
 * by its kind.
 */
export function agencyWords(minutes: Named, agency: string, group = ''): string {
  // One apostrophe, so that one agency is one.
  const typed = agency.trim().replaceAll(/\s+/g, ' ').replaceAll("'", '’')
  if (typed === '') return agencyKind('', group)
  const said = plain(typed)
  return namesOf(minutes).some((name) => said.includes(name)) ? agencyKind(typed, group) : typed
}
