/** Who gets a copy of their own (domain 2.14 and 6). The template says which kinds a meeting may produce. */
import { LEARNING_NOTE } from '../anonymous/identifying.ts'
import type { MeetingType, Minutes, Person } from '../minutes/index.ts'
import type { Template } from '../templates/template.ts'
import type { Recipient } from './copy.ts'
import { isCouncil, leadsTheWork, partPlayed } from './part-played.ts'
import { agreedBy, askedBy, childrenOf } from './reader.ts'
import { nameOf, partOf } from './words.ts'

export { isCouncil }

/** Somebody who gets a parent's copy of their own. */
export const isParent = (person: Person): boolean =>
  ['mother', 'father', 'special guardian'].includes(person.role) || person.parentalResponsibility.length > 0

const isFamilyParent = (person: Person): boolean => isParent(person) && person.role !== 'professional'

const came = ['attended', 'partial', 'represented']

/** Meetings whose whole record the lead worker and the team manager get by name. */
const namedWorkers: readonly MeetingType[] = ['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW', 'STRAT']
/** Meetings whose members get a copy, whether they are in the list of that day or not. */
const forMembers: readonly MeetingType[] = ['CG', 'CIN_PLAN', 'CIN_REVIEW']

/** Supervisor, note taker and whoever sat in the session. */
function supervised(minutes: Minutes): Person[] {
  const present = minutes.attendance.filter((row) => came.includes(row.status)).map((row) => row.person)
  const ids = new Set([minutes.meeting.chair, ...present, minutes.meeting.minuteTaker])
  return [...ids].flatMap((id) =>
    minutes.people.filter((one) => one.id === id && one.role === 'professional'),
  )
}

/** Ids of those who may have a working copy: invited, members, or for a strategy discussion those who took part. */
function taking(minutes: Minutes, { type }: Template): Set<string> {
  const rows = minutes.attendance.filter(({ status }) =>
    type === 'STRAT' ? came.includes(status) : status !== 'not invited',
  )
  const members = forMembers.includes(type) ? minutes.coreGroup.members : []
  return new Set([...rows.map(({ person }) => person), ...members])
}

/** Agencies; the council's Legal is one where the meeting is about the court. */
const isAgency = (person: Person, { type }: Template): boolean => {
  if (person.role !== 'professional') return false
  const part = partPlayed(person)
  return part === 'agency' || (part === 'Legal' && type === 'LEGAL' && !isCouncil(person))
}

/**
 * Every recipient who gets a copy of their own, in the order the copies are prepared: the file first, then the lead
 * worker and the team manager, each professional of another agency (came or not), each parent separately, then whoever
 * of the family's side has one because it was asked for, agreed or decided. `whyNoCopy` tells of everybody else.
 */
export function recipientsOf(minutes: Minutes, template: Template): Recipient[] {
  const takes = taking(minutes, template)
  const found: Recipient[] = []
  for (const kind of template.copies) {
    if (kind === 'internal') {
      const name = template.family === 'none' ? 'Service file' : 'Child’s file'
      found.push({ id: 'internal', kind, name, role: 'internal copy' }, ...perChild(minutes, template))
      found.push(...workers(minutes, template, takes))
    }
    if (kind === 'learning note') {
      found.push({ id: LEARNING_NOTE, kind, name: 'The team or service', role: 'learning note' })
    }
    if (kind === 'case record')
      found.push({ id: 'case-record', kind, name: 'Child’s file', role: 'case record' })
    if (kind === 'professionals') {
      const professionals = minutes.people.filter(
        (person) => takes.has(person.id) && isAgency(person, template),
      )
      found.push(...professionals.map((person) => recipientOf(person, kind)))
    }
    if (kind === 'parent') {
      found.push(...minutes.people.filter(isFamilyParent).map((person) => recipientOf(person, kind)))
      found.push(...besideTheFamily(minutes))
    }
    if (kind === 'personal record')
      found.push(...supervised(minutes).map((person) => recipientOf(person, kind)))
  }
  return found
}

/** The lead worker and the team manager, and whoever of the council is in the core group. */
function workers(minutes: Minutes, template: Template, takes: ReadonlySet<string>): Recipient[] {
  if (!namedWorkers.includes(template.type)) return []
  const { members } = minutes.coreGroup
  return minutes.people
    .filter(
      (person) =>
        person.role === 'professional' &&
        partPlayed(person) === 'council' &&
        ((takes.has(person.id) && leadsTheWork(person)) || members.includes(person.id)),
    )
    .map((person) => recipientOf(person, 'worker'))
}

/** Children whom the chair gives a full copy, advocates with a child's consent, and supporters whom the family asks for. */
function besideTheFamily(minutes: Minutes): Recipient[] {
  const children = minutes.children
    .filter(({ unborn, name, copyChoice }) => !unborn && name.trim() !== '' && copyChoice === 'full copy')
    .map(({ id, name }): Recipient => ({ id, kind: 'child', name, role: 'child' }))
  const helpers = minutes.people.flatMap((person): Recipient[] => {
    const part = partPlayed(person)
    if (part === 'advocate' && agreedBy(minutes, person.id).length > 0)
      return [recipientOf(person, 'advocate')]
    if (part !== 'supporter') return []
    const asker = askedBy(minutes, person.id)
    return asker && isFamilyParent(asker) ? [recipientOf(person, 'supporter')] : []
  })
  return [...children, ...helpers]
}

/** A strategy discussion makes one record for each child's own file (domain 2.14); with one child the whole is theirs. */
function perChild({ children }: Minutes, { type }: Template): Recipient[] {
  if (type !== 'STRAT' || children.length < 2) return []
  return children.map(({ id, name }) => ({
    id: `child:${id}`,
    kind: 'case record',
    name: name || 'Child',
    role: 'strategy record for the child’s own file',
    child: id,
  }))
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
  if (single.has(recipient.kind) && recipient.child === undefined) return recipient.kind
  const same = recipients.filter((one) => one.kind === recipient.kind)
  const label = recipient.child === undefined ? recipient.kind : 'child'
  return `${label} ${same.findIndex((one) => one.id === recipient.id) + 1}`
}

/** True when no child of the record is marked as this parent's, so that their copy can hold little. */
export function hasNoChildren(minutes: Minutes, recipient: Recipient): boolean {
  if (recipient.kind !== 'parent') return false
  const theirs = childrenOf(minutes.people.find((person) => person.id === recipient.id))
  return !minutes.children.some((child) => theirs.has(child.id))
}

/** Somebody of the record who gets no copy of their own, and the sentence that says why. */
export type WithoutCopy = { id: string; name: string; role: string; why: string }

/** Why this person or child of the record gets no copy of their own; empty where they get one, or are not in it. */
export function whyNoCopy(minutes: Minutes, template: Template, id: string): string {
  if (recipientsOf(minutes, template).some((one) => one.id === id)) return ''
  const child = minutes.children.find((one) => one.id === id)
  if (child) return whyNoCopyForChild(child, template)
  const person = minutes.people.find((one) => one.id === id)
  return person ? whyNoCopyForAdult(minutes, template, person) : ''
}

/** Everybody named in the record who gets no copy of their own: children first, then adults in the record's order. */
export function withoutCopy(minutes: Minutes, template: Template): WithoutCopy[] {
  const children = minutes.children.map(({ id, name }) => ({ id, name, role: 'child' }))
  const adults = minutes.people.map((person) => {
    const part = partOf(person, true)
    return { id: person.id, name: person.name, role: [part, person.agency].filter(Boolean).join(', ') }
  })
  return [...children, ...adults].flatMap((one) => {
    const why = one.name.trim() === '' ? '' : whyNoCopy(minutes, template, one.id)
    return why === '' ? [] : [{ ...one, why }]
  })
}

const isSupervision = ({ copies }: Template): boolean => copies.includes('personal record')
const forFamily = ({ copies }: Template): boolean => copies.includes('parent')

/** Why a meeting has no copy for anybody of the family at all; empty where it has. */
function noneForFamily(template: Template): string {
  if (forFamily(template)) return ''
  if (template.type === 'STRAT')
    return 'The family gets no copy of a strategy discussion. The social worker tells them the outcome.'
  return isSupervision(template)
    ? 'The family gets no copy of supervision.'
    : 'The family gets no copy of this kind of record.'
}

function whyNoCopyForChild(child: Minutes['children'][number], template: Template): string {
  if (child.unborn) return 'Not born yet.'
  const none = noneForFamily(template)
  if (none) return none
  const reason = child.copyReason?.trim() || 'The reason is not written down.'
  if (child.copyChoice === 'letter or short version')
    return `The chair decided on a letter or short version instead of a copy. ${reason}`
  if (child.copyChoice === 'nothing in writing') return `The chair decided on nothing in writing. ${reason}`
  return 'It is not written down what this child gets. The chair decides by age and understanding, and writes it in the record under the child, with the reason.'
}

function whyNoCopyForAdult(minutes: Minutes, template: Template, person: Person): string {
  const part = partPlayed(person)
  switch (part) {
    case 'through Legal':
      return 'Only through Legal: courts, Cafcass, solicitors and police disclosure get no copy of their own.'
    case 'Legal':
      return 'The council’s Legal reads the record in the child’s file. What goes to a court, to Cafcass or to another solicitor goes through Legal.'
    case 'observer':
      return 'Observed the meeting. An observer gets no copy.'
    case 'family':
      return (
        noneForFamily(template) ||
        'Is not marked as a parent, and holds no parental responsibility for a child here.'
      )
    case 'advocate':
      return (
        noneForFamily(template) ||
        'An advocate gets the child’s parts only when the child agrees, and no child’s consent is recorded.'
      )
    case 'supporter':
      return noneForFamily(template) || whyNotAsked(minutes, person)
    case 'not said':
      return 'Their part is not written down. Say in the record who they are.'
    case 'council':
    case 'agency':
      return isSupervision(template)
        ? 'Supervision goes to those who sat in it. Others get only the actions meant for them.'
        : part === 'council'
          ? 'Works in the council and reads the record in the child’s file.'
          : whyNotThere(minutes, template, person)
  }
}

function whyNotAsked(minutes: Minutes, person: Person): string {
  const asker = askedBy(minutes, person.id)
  return asker
    ? `${nameOf(minutes, asker.id) || 'Somebody'} asks for it, and gets no copy themselves: a supporter or interpreter never reads more than whoever asks.`
    : 'A supporter or interpreter gets none unless the family asks, and it is not recorded that they did.'
}

function whyNotThere({ attendance }: Minutes, template: Template, { id }: Person): string {
  if (!template.copies.includes('professionals')) return 'Agencies get no copy of this kind of record.'
  const rows = attendance.filter(({ person }) => person === id)
  if (rows.length === 0) return 'Is not in the list of who was invited.'
  return template.type === 'STRAT'
    ? 'Did not take part. A strategy discussion goes only to those who did.'
    : 'Was not invited.'
}
