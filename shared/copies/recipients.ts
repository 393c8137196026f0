/** Who gets a copy of their own (domain 2.14 and 6). The template says which kinds a meeting may produce. */
import type { Minutes, Person } from '../minutes/index.ts'
import type { Template } from '../templates/template.ts'
import type { Recipient } from './copy.ts'
import { childrenOf } from './reader.ts'
import { partOf } from './words.ts'

/** The council's own workers read the internal copy. */
export function isCouncil(person: Person): boolean {
  return person.agencyGroup === 'CSC' || /\bchildren[’']?s social care\b/i.test(person.agency)
}

const isParent = (person: Person): boolean =>
  ['mother', 'father', 'special guardian'].includes(person.role) || person.parentalResponsibility.length > 0

const came = ['attended', 'partial', 'represented']

/** Supervisor, note taker and whoever sat in the session. */
function supervised(minutes: Minutes): Person[] {
  const present = minutes.attendance.filter((row) => came.includes(row.status)).map((row) => row.person)
  const ids = new Set([minutes.meeting.chair, ...present, minutes.meeting.minuteTaker])
  return [...ids].flatMap((id) =>
    minutes.people.filter((one) => one.id === id && one.role === 'professional'),
  )
}

/**
 * Every recipient who gets a copy of their own, in the order the copies are prepared: the file first, then each invited
 * professional of another agency (came or not), then each parent separately.
 * Supporters, interpreters and advocates get none unless the family asks.
 */
export function recipientsOf(minutes: Minutes, template: Template): Recipient[] {
  const invited = new Set(
    minutes.attendance.filter((row) => row.status !== 'not invited').map((row) => row.person),
  )
  const found: Recipient[] = []
  for (const kind of template.copies) {
    if (kind === 'internal') {
      const name = template.family === 'none' ? 'Service file' : "Child's file"
      found.push({ id: 'internal', kind, name, role: 'internal copy' })
    }
    if (kind === 'learning note') {
      found.push({ id: 'learning-note', kind, name: 'The team or service', role: 'learning note' })
    }
    if (kind === 'case record')
      found.push({ id: 'case-record', kind, name: "Child's file", role: 'case record' })
    if (kind === 'professionals') {
      const professionals = minutes.people.filter(
        (person) => person.role === 'professional' && invited.has(person.id) && !isCouncil(person),
      )
      found.push(...professionals.map((person) => recipientOf(person, kind)))
    }
    if (kind === 'parent') {
      const parents = minutes.people.filter((person) => isParent(person) && person.role !== 'professional')
      found.push(...parents.map((person) => recipientOf(person, kind)))
    }
    if (kind === 'personal record')
      found.push(...supervised(minutes).map((person) => recipientOf(person, kind)))
  }
  return found
}

function recipientOf(person: Person, kind: Recipient['kind']): Recipient {
  const part = partOf(person, kind === 'parent')
  const role = kind === 'parent' ? part : [part, person.agency].filter(Boolean).join(', ')
  return { id: person.id, kind, name: person.name, role }
}

/** Kinds of which a record has one copy at most. */
const single: ReadonlySet<Recipient['kind']> = new Set(['internal', 'case record', 'learning note'])

/** `professionals 3`: who a file is for without a name, counted within its kind from 1. */
export function fileLabelOf(recipients: Recipient[], recipient: Recipient): string {
  if (single.has(recipient.kind)) return recipient.kind
  const same = recipients.filter((one) => one.kind === recipient.kind)
  return `${recipient.kind} ${same.findIndex((one) => one.id === recipient.id) + 1}`
}

/** True when no child of the record is marked as this parent's, so that their copy can hold little. */
export function hasNoChildren(minutes: Minutes, recipient: Recipient): boolean {
  if (recipient.kind !== 'parent') return false
  const theirs = childrenOf(minutes.people.find((person) => person.id === recipient.id))
  return !minutes.children.some((child) => theirs.has(child.id))
}
