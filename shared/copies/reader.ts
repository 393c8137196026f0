/**
 * The one place that decides who may read what. Everything in a copy has passed `whyNot` first.
 *
 * Kinds of copy (domain 2.0, 2.14 and 6):
 * internal and case record: shared, professionals, council and restricted; personal and learning text never.
 * professionals: shared and professionals, less what is withheld from that person.
 * parent: shared, less what is withheld from that person, less what is only about other people's children or adults.
 * child: as a parent's, for the child themselves and nobody else.
 * worker: as internal, less what is withheld from that worker.
 * advocate: as a parent's, about the children who agree to it, less what is withheld from the advocate or those children.
 * supporter: what whoever asks for it may read, less what is withheld from the supporter.
 * personal record: personal supervision and nothing else.
 * learning note: learning text and nothing else, without a word about who it was (visibility N).
 */
import type { Audience, Minutes, Person } from '../minutes/index.ts'
import type { Recipient } from './copy.ts'
import { isWorking } from './words.ts'

export type Reader = {
  recipient: Recipient
  /** Family copies say less about other people. */
  family: boolean
  /** The child's file and the council's own workers. */
  internal: boolean
  /** Says nothing that could tell which family or which worker it was. */
  anonymous: boolean
  /** Ids of the recipient's children, or of all children where the copy is not a parent's. */
  children: Set<string>
  /** Ids of those whose own matters it may tell of: the recipient, and whoever asks for them. */
  own: Set<string>
  /** Ids of those whose eyes it may come under: text that is kept from one of them stays out. */
  eyes: string[]
  /** Of a record about one child alone: ids of the other children of the meeting. */
  otherChildren?: Set<string>
}

/** Whatever can be read or not: an entry, an action, a row. */
export type Subject = {
  audience: Audience
  withholdFrom?: string[]
  /** Ids of children and adults concerned; `all` or none of them: it concerns everyone. */
  about?: 'all' | string[]
  speaker?: string
}

/** Children a person is parent or step-parent of, or holds parental responsibility for. */
export function childrenOf(person: Person | undefined): Set<string> {
  if (!person) return new Set()
  return new Set([...person.of, ...person.stepParentOf, ...person.parentalResponsibility])
}

/** A letter to a child is read at home: by those who live there, and by whoever is tied to the child. */
function eyesOf(minutes: Minutes, { id, kind }: Recipient): string[] {
  // An advocate goes through it with the child, and a supporter with whoever asked for it.
  if (kind === 'advocate') return [id, ...agreedBy(minutes, id)]
  if (kind === 'supporter') return ownOf(minutes, { id, kind })
  if (kind !== 'child') return [id]
  const family = minutes.people.filter(
    (person) => !isWorking(person) && (person.inHousehold || childrenOf(person).has(id)),
  )
  return [id, ...family.map((person) => person.id)]
}

const adult = (minutes: Minutes, id: string): Person | undefined =>
  minutes.people.find((one) => one.id === id)

/** Ids of children of the record who agree that this advocate gets their parts. */
export function agreedBy(minutes: Minutes, advocateId: string): string[] {
  const agreed = adult(minutes, advocateId)?.copyAgreedBy ?? []
  return minutes.children.filter(({ id, unborn }) => !unborn && agreed.includes(id)).map(({ id }) => id)
}

/** Whoever of the family asks that this supporter or interpreter gets a copy. */
export function askedBy(minutes: Minutes, supporterId: string): Person | undefined {
  const asker = adult(minutes, adult(minutes, supporterId)?.copyAskedBy ?? '')
  return asker && asker.id !== supporterId && !isWorking(asker) ? asker : undefined
}

function ownOf(minutes: Minutes, { id, kind }: Pick<Recipient, 'id' | 'kind'>): string[] {
  const asker = kind === 'supporter' ? askedBy(minutes, id) : undefined
  return asker ? [id, asker.id] : [id]
}

function childrenFor(minutes: Minutes, { id, kind, child }: Recipient): Set<string> {
  if (kind === 'child') return new Set([id])
  if (kind === 'advocate') return new Set(agreedBy(minutes, id))
  if (kind === 'supporter') return childrenOf(askedBy(minutes, id))
  if (kind === 'parent') return childrenOf(minutes.people.find((one) => one.id === id))
  return new Set(minutes.children.flatMap((one) => (child === undefined || child === one.id ? [one.id] : [])))
}

const familyKinds: readonly Recipient['kind'][] = ['parent', 'child', 'advocate', 'supporter']
const internalKinds: readonly Recipient['kind'][] = ['internal', 'case record', 'worker']

export function readerFor(minutes: Minutes, recipient: Recipient): Reader {
  const family = familyKinds.includes(recipient.kind)
  const { child } = recipient
  const others = child === undefined ? [] : minutes.children.filter(({ id }) => id !== child)
  return {
    recipient,
    family,
    internal: internalKinds.includes(recipient.kind),
    anonymous: recipient.kind === 'learning note',
    children: childrenFor(minutes, recipient),
    own: new Set(ownOf(minutes, recipient)),
    eyes: eyesOf(minutes, recipient),
    ...(child === undefined ? {} : { otherChildren: new Set(others.map(({ id }) => id)) }),
  }
}

/**
 * The audience that holds for an entry: its own, or else its section's.
 * Nothing under a restricted heading can be widened there, because the heading itself says that something is kept back.
 */
export function audienceOf(own: Audience | undefined, section: Audience): Audience {
  if (section !== 'restricted') return own ?? section
  return own === 'supervision' || own === 'learning' ? own : 'restricted'
}

const familyCopies: Partial<Record<Recipient['kind'], string>> = {
  child: "a child's letter",
  advocate: 'an advocate’s copy',
  supporter: 'a supporter’s copy',
}

function audienceBars(subject: Subject, reader: Reader): string | undefined {
  const { audience } = subject
  if (reader.anonymous) {
    return audience === 'learning'
      ? undefined
      : 'A learning note holds learning for the team and nothing else.'
  }
  if (audience === 'learning') return 'A learning note never goes into a copy about a family.'
  if (reader.recipient.kind === 'personal record') {
    return audience === 'supervision' ? undefined : 'The personal record holds personal supervision only.'
  }
  if (audience === 'supervision') return 'Personal supervision goes into the personal record only.'
  if (reader.internal || audience === 'shared') return undefined
  if (reader.family) {
    const name = { professionals: 'Professionals', restricted: 'Restricted', council: 'Inside the council' }
    return `Marked ${name[audience]}; ${familyCopies[reader.recipient.kind] ?? "a parent's copy"} holds shared text only.`
  }
  if (audience === 'professionals') return undefined
  if (audience === 'council') return 'Marked Inside the council.'
  // Restricted text names no readers of its own yet, so it stays in the child's file;
  // only the person who said it may read it again.
  return subject.speaker === reader.recipient.id ? undefined : 'Marked Restricted.'
}

/** Why this recipient may not read this, in a sentence for the person who prepares the copy; undefined: they may. */
export function whyNot(subject: Subject, reader: Reader): string | undefined {
  const barred = audienceBars(subject, reader)
  if (barred) return barred
  if (onlyOtherChildren(subject.about, reader)) return 'Only about another child.'
  // The file holds everything; a worker's own copy goes to one person by name.
  if (reader.internal && reader.recipient.kind !== 'worker') return undefined
  if (subject.withholdFrom?.includes(reader.recipient.id)) return `Withheld from ${reader.recipient.name}.`
  if (subject.withholdFrom?.some((id) => reader.eyes.includes(id)))
    return reader.recipient.kind === 'child'
      ? `Withheld from somebody who may see ${reader.recipient.name}'s letter.`
      : `Withheld from somebody who may see what ${reader.recipient.name} gets.`
  if (!reader.family || concerns(subject.about, reader)) return undefined
  return reader.recipient.kind === 'advocate' || reader.recipient.kind === 'supporter'
    ? `Only about other people, not about those whom ${reader.recipient.name} is there for.`
    : `Only about other people, not about ${reader.recipient.name} or a child of theirs.`
}

/** Is it about other children of the meeting, and not about the one whose record this is? */
function onlyOtherChildren(about: Subject['about'], { otherChildren, children }: Reader): boolean {
  if (!otherChildren || about === undefined || about === 'all') return false
  return about.some((id) => otherChildren.has(id)) && !about.some((id) => children.has(id))
}

/** May this recipient read this? */
export function mayRead(subject: Subject, reader: Reader): boolean {
  return whyNot(subject, reader) === undefined
}

/** Is it about everyone, about the recipient, or about one of their children? */
export function concerns(about: Subject['about'], reader: Reader): boolean {
  if (!reader.family || about === undefined || about === 'all' || about.length === 0) return true
  return about.some((id) => reader.own.has(id) || reader.children.has(id))
}

/**
 * May this person be named in a list (household, attendance, core group, views) of this copy?
 * A parent's copy names the people at work, the household and those tied to the same children: a former partner who
 * is tied to another child only, and what they did on the day, is not theirs to read.
 */
export function mayName(minutes: Minutes, id: string, reader: Reader): boolean {
  if (reader.otherChildren?.has(id)) return false
  if (!reader.family || reader.own.has(id) || reader.children.has(id)) return true
  const person = minutes.people.find((one) => one.id === id)
  if (!person) return false
  if (isWorking(person) || person.inHousehold) return true
  return [...childrenOf(person)].some((child) => reader.children.has(child))
}
