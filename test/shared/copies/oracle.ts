/**
 * The second judgement of who may read what, made from the tables of the domain. It shares no line with the product.
 */
import type { Recipient } from '../../../shared/copies/index.ts'
import type { Audience, Minutes } from '../../../shared/minutes/index.ts'
import type { Template } from '../../../shared/templates/template.ts'

export type Item = {
  word: string
  /** What it is, for a failing test to say. */
  what: string
  audience: Audience
  withholdFrom: string[]
  about: 'all' | string[]
  speaker: string
  /** Copies it can be in at all, whatever its audience says. */
  only?: Recipient['kind'][]
  /** Whose row it is: out of a family copy where its reader may not read of them. */
  owner?: string
  /** Not said to be in any copy: it may or may not be printed for those who may read it. */
  optional?: boolean
  /** Takes it out of the record. */
  remove(minutes: Minutes): void
}

export type Meeting = { minutes: Minutes; items: Item[]; template: Template }

export const file: Recipient['kind'][] = ['internal', 'case record', 'worker']
export const working: Recipient['kind'][] = [...file, 'professionals']

const familySide: Recipient['kind'][] = ['parent', 'child', 'advocate', 'supporter']

const letters: Record<Recipient['kind'], string> = {
  internal: 'SPRC',
  'case record': 'SPRC',
  professionals: 'SP',
  parent: 'S',
  'personal record': 'X',
  'learning note': 'N',
  child: 'S',
  worker: 'SPRC',
  advocate: 'S',
  supporter: 'S',
}
const letterOf: Record<Audience, string> = {
  shared: 'S',
  professionals: 'P',
  restricted: 'R',
  council: 'C',
  supervision: 'X',
  learning: 'N',
}

/** Children that the person with this id is tied to, read from the record itself. */
export function ties(minutes: Minutes, id: string): string[] {
  return minutes.people
    .filter((person) => person.id === id)
    .flatMap((person) => [...person.of, ...person.stepParentOf, ...person.parentalResponsibility])
}

/** Does it name other children of the meeting as whom it is about, and not this one? */
function onlyOthers(minutes: Minutes, { about }: Item, child: string): boolean {
  if (about === 'all') return false
  return minutes.children.some(({ id }) => id !== child && about.includes(id)) && !about.includes(child)
}

export function mayReadItem(minutes: Minutes, item: Item, reader: Recipient): boolean {
  if (item.only && !item.only.includes(reader.kind)) return false
  // A learning note is what was typed for it, never a row about somebody.
  if (reader.kind === 'learning note' && !item.what.startsWith('entry')) return false
  const letter = letterOf[item.audience]
  const ownRestricted = letter === 'R' && reader.kind === 'professionals' && item.speaker === reader.id
  if (!letters[reader.kind].includes(letter) && !ownRestricted) return false
  if (reader.child !== undefined && onlyOthers(minutes, item, reader.child)) return false
  if (reader.kind === 'internal' || reader.kind === 'case record') return true
  const { own, children, eyes } = standsFor(minutes, reader)
  if (item.withholdFrom.some((id) => eyes.includes(id))) return false
  if (!familySide.includes(reader.kind)) return true
  if (item.owner && strangersTo(minutes, reader).includes(item.owner)) return false
  if (item.about === 'all' || item.about.length === 0) return true
  return item.about.some((id) => own.includes(id) || children.includes(id))
}

const helps = ['professional', 'advocate', 'supporter']
const workingRoles = [...helps, 'interpreter', 'solicitor', 'observer']

/** There because of their work or to help; without a role the agency or the job tells. */
const atWork = ({ role, agency, jobTitle }: Minutes['people'][number]): boolean =>
  role === '' ? agency !== '' || jobTitle !== '' : workingRoles.includes(role)

type StandsFor = {
  /** Whose own matters the reader may learn. */
  own: string[]
  children: string[]
  /** Who else may see what the reader has. */
  eyes: string[]
}

/** For whom a reader reads, said by the tables of the domain. */
function standsFor(minutes: Minutes, { id, kind }: Recipient): StandsFor {
  const me = minutes.people.find((person) => person.id === id)
  if (kind === 'child') {
    // What a child has lies on a table at home.
    const home = minutes.people.filter(
      (person) =>
        !helps.includes(person.role) && (person.inHousehold || ties(minutes, person.id).includes(id)),
    )
    return { own: [id], children: [id], eyes: [id, ...home.map((person) => person.id)] }
  }
  if (kind === 'advocate') {
    const children = me?.copyAgreedBy ?? []
    return { own: [id], children, eyes: [id, ...children] }
  }
  if (kind === 'supporter') {
    // Only one of the family can ask for it.
    const asker = minutes.people.find(
      (person) => person.id === me?.copyAskedBy && person.id !== id && !atWork(person),
    )?.id
    return asker
      ? { own: [id, asker], children: ties(minutes, asker), eyes: [id, asker] }
      : { own: [id], children: [], eyes: [id] }
  }
  return { own: [id], children: ties(minutes, id), eyes: [id] }
}

/** Adults whose rows a family copy leaves out: not at work, not in the home, tied to none of the reader's children. */
export function strangersTo(minutes: Minutes, reader: Recipient): string[] {
  const { own, children } = standsFor(minutes, reader)
  return minutes.people
    .filter((person) => !own.includes(person.id) && !helps.includes(person.role) && !person.inHousehold)
    .filter((person) => !ties(minutes, person.id).some((child) => children.includes(child)))
    .map((person) => person.id)
}
