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
  /** Parents who may not read it for a reason of its own. */
  notFor?: string[]
  /** Not said to be in any copy: it may or may not be printed for those who may read it. */
  optional?: boolean
  /** Takes it out of the record. */
  remove(minutes: Minutes): void
}

export type Meeting = { minutes: Minutes; items: Item[]; template: Template }

export const file: Recipient['kind'][] = ['internal', 'case record']
export const working: Recipient['kind'][] = [...file, 'professionals']

const letters: Record<Recipient['kind'], string> = {
  internal: 'SPRC',
  'case record': 'SPRC',
  professionals: 'SP',
  parent: 'S',
  'personal record': 'X',
  'learning note': 'N',
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

export function mayReadItem(minutes: Minutes, item: Item, reader: Recipient): boolean {
  if (item.only && !item.only.includes(reader.kind)) return false
  // A learning note is what was typed for it, never a row about somebody.
  if (reader.kind === 'learning note' && !item.what.startsWith('entry')) return false
  const letter = letterOf[item.audience]
  const ownRestricted = letter === 'R' && reader.kind === 'professionals' && item.speaker === reader.id
  if (!letters[reader.kind].includes(letter) && !ownRestricted) return false
  if (file.includes(reader.kind)) return true
  if (item.withholdFrom.includes(reader.id)) return false
  if (reader.kind !== 'parent') return true
  if (item.notFor?.includes(reader.id)) return false
  if (item.about === 'all' || item.about.length === 0) return true
  const mine = [reader.id, ...ties(minutes, reader.id)]
  return item.about.some((id) => mine.includes(id))
}

/** Adults whose rows a parent's lists leave out: not at work, not in the home, tied to none of this parent's children. */
export function strangersTo(minutes: Minutes, parent: string): string[] {
  const mine = ties(minutes, parent)
  return minutes.people
    .filter((person) => person.id !== parent && person.role !== 'professional' && !person.inHousehold)
    .filter((person) => !ties(minutes, person.id).some((child) => mine.includes(child)))
    .map((person) => person.id)
}
