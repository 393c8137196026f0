/**
 * The one place that decides who may read what. Everything in a copy has passed `whyNot` first.
 *
 * Kinds of copy (domain 2.0, 2.14 and 6):
 * internal and case record: shared, professionals, council and restricted; personal and learning text never.
 * professionals: shared and professionals, less what is withheld from that person.
 * parent: shared, less what is withheld from that person, less what is only about other people's children or adults.
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

export function readerFor(minutes: Minutes, recipient: Recipient): Reader {
  const family = recipient.kind === 'parent'
  const person = minutes.people.find((one) => one.id === recipient.id)
  return {
    recipient,
    family,
    internal: recipient.kind === 'internal' || recipient.kind === 'case record',
    anonymous: recipient.kind === 'learning note',
    children: family ? childrenOf(person) : new Set(minutes.children.map((child) => child.id)),
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
    return `Marked ${name[audience]}; a parent's copy holds shared text only.`
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
  if (reader.internal) return undefined
  if (subject.withholdFrom?.includes(reader.recipient.id)) return `Withheld from ${reader.recipient.name}.`
  if (!reader.family || concerns(subject.about, reader)) return undefined
  return `Only about other people, not about ${reader.recipient.name} or a child of theirs.`
}

/** May this recipient read this? */
export function mayRead(subject: Subject, reader: Reader): boolean {
  return whyNot(subject, reader) === undefined
}

/** Is it about everyone, about the recipient, or about one of their children? */
export function concerns(about: Subject['about'], reader: Reader): boolean {
  if (!reader.family || about === undefined || about === 'all' || about.length === 0) return true
  return about.some((id) => id === reader.recipient.id || reader.children.has(id))
}

/**
 * May this person be named in a list (household, attendance, core group, views) of this copy?
 * A parent's copy names the people at work, the household and those tied to the same children: a former partner who
 * is tied to another child only, and what they did on the day, is not theirs to read.
 */
export function mayName(minutes: Minutes, id: string, reader: Reader): boolean {
  if (!reader.family || id === reader.recipient.id || reader.children.has(id)) return true
  const person = minutes.people.find((one) => one.id === id)
  if (!person) return false
  if (isWorking(person) || person.inHousehold) return true
  return [...childrenOf(person)].some((child) => reader.children.has(child))
}
