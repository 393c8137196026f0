/**
 * What could still let somebody work out what was left out (rule R-RS): a name, place or number of a left-out passage
 * that also stands in a passage the recipient gets, and a protected person who is named there.
 * Hints are for the person who prepares the copies; they are questions, and they change nothing in a copy.
 */
import {
  blocksText,
  decisionValues,
  keepable,
  keptFrom,
  keptFromAny,
  listWords,
  type Minutes,
  namesPlace,
  type Person,
  planCategories,
  settingKeptFrom,
  settingsKeptFrom,
} from '../minutes/index.ts'
import type { Copy, CopyPart, LeftOut } from './copy.ts'
import type { Left } from './sheet.ts'

export type Passage = { where: string; text: string }

/** Every stretch of text of a part of a copy. */
function textsOf(part: CopyPart): string[] {
  switch (part.type) {
    case 'entry':
      return [part.speaker ?? '', blocksText(part.blocks)]
    case 'paragraph':
      return [part.text]
    case 'facts':
      return part.facts.map((fact) => fact.value)
    case 'table':
      return [...part.rows, ...(part.before ?? [])].map((row) => row.filter(Boolean).join(', '))
    case 'heading':
      return [part.text, ...part.parts.flatMap(textsOf)]
  }
}

export function passagesOf(copy: Pick<Copy, 'sections'>): Passage[] {
  return copy.sections.flatMap((section) =>
    section.parts.flatMap(textsOf).map((text) => ({ where: section.heading, text })),
  )
}

const calendar = new Set(
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(
    ' ',
  ),
)

/** Words that start with a capital in any text and lead nowhere. */
const ordinary = new Set(
  'A An And As At But By Child Children Dad Dr For From GP He Her His I If In It Mr Mrs Ms Mum No Nobody Not On Or Police School She Social So That The Their Then There They This To We What When Which Who Year Yes You'.split(
    ' ',
  ),
)

/**
 * Names of the people and children of the record, the words of decisions and the year of the meeting: they stand
 * everywhere, and the rule for a protected person is below.
 */
export function ownWords(minutes: Minutes): Set<string> {
  const people = minutes.people.flatMap((person) => [
    person.name,
    ...person.aliases,
    person.agency,
    person.jobTitle,
  ])
  const children = minutes.children.map((child) => child.name)
  const decided = [...planCategories, ...Object.values(decisionValues).flat()]
  const year = minutes.meeting.date.slice(0, 4)
  const said = [...people, ...children, ...decided, minutes.meeting.authority, year].join(' ')
  return new Set(said.split(/[^\p{L}\p{N}'’]+/u))
}

/** `14 Larch Court`, `Keld Joinery`, `2017`: a number of two digits or more, or capitalised words in a row. */
const telling =
  /\b\d+\s+(?:\p{Lu}[\p{L}'’-]+\s*)+|(?:\p{Lu}[\p{L}\p{N}'’-]+)(?:\s+\p{Lu}[\p{L}\p{N}'’-]+)*|\d[\d:/.-]*\d/gu

/** Words of a text that could lead to something: places, firms, numbers. */
export function tellingWords(text: string, known: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(telling)) {
    const words = match[0].trim().split(/\s+/)
    const bare = (word: string): string => word.replace(/['’]s$/u, '')
    const kept = words.map(bare).filter((word) => !known.has(word) && !ordinary.has(word))
    if (kept.some((word) => !calendar.has(word) && (/\d{2}/.test(word) || /\p{L}{3}/u.test(word)))) {
      found.add(kept.join(' '))
    }
  }
  return [...found]
}

/** A word that is also written small somewhere only had its capital from the start of a sentence. */
export function isOrdinary(word: string, text: string): boolean {
  if (!/^\p{Lu}[\p{L}'’-]+$/u.test(word)) return false
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word.toLowerCase())}(?![\\p{L}\\p{N}])`, 'u').test(text)
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Headings under which these words stand, by themselves. */
export function places(words: string, passages: Passage[]): string[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, 'u')
  const found = passages.filter((passage) => pattern.test(passage.text)).map((passage) => passage.where)
  return [...new Set(found)]
}

export const quoted = (wheres: string[]): string => wheres.map((where) => `“${where}”`).join(', ')

/** `address is`, `address and phone are`. */
function keptFactsOf(person: Person, readerId: string): string {
  const facts = keepable.filter((fact) => keptFrom(person, fact).includes(readerId))
  return `${listWords(facts)} ${facts.length === 1 ? 'is' : 'are'}`
}

/** Passages that name a school or setting which this reader is not to learn. */
function schools(minutes: Minutes, readerId: string, passages: Passage[]): LeftOut[] {
  const settings = settingsKeptFrom(minutes, readerId)
  const found = passages.filter(({ text }) => namesPlace(text, settings)).map(({ where }) => where)
  if (found.length === 0) return []
  const children = minutes.children.filter((child) => settingKeptFrom(child).includes(readerId))
  return [
    {
      where: quoted([...new Set(found)]),
      what: listWords(children.map(({ setting }) => setting)),
      why: `Which school or setting ${listWords(children.map(({ name }) => name))} goes to is kept from this reader.`,
    },
  ]
}

/** Questions about one copy: `where` it stands, `what` stands there, `why` it may lead to what was left out. */
export function hintsFor(
  minutes: Minutes,
  recipientId: string,
  left: Left[],
  passages: Passage[],
): LeftOut[] {
  const known = ownWords(minutes)
  const all = [...left.map((one) => one.text), ...passages.map((one) => one.text)].join('\n')
  const words = new Map<string, string>()
  for (const one of left) {
    for (const word of tellingWords(one.text, known)) {
      if (!words.has(word) && !isOrdinary(word, all)) words.set(word, one.where)
    }
  }
  const shared = [...words].flatMap(([what, from]): LeftOut[] => {
    const where = places(what, passages)
    if (where.length === 0) return []
    const why = `These words also stand in a passage left out of “${from}”. Could they lead to it?`
    return [{ where: quoted(where), what, why }]
  })
  const hiding = minutes.people.filter((person) => keptFromAny(person).includes(recipientId))
  const named = hiding.flatMap((person): LeftOut[] => {
    const names = [person.name, ...person.aliases].filter((name) => name.trim() !== '')
    const firsts = names.flatMap((name) => name.split(/\s+/)[0] ?? [])
    const called = [...new Set([...names, ...firsts])]
    const where = [...new Set(called.flatMap((name) => places(name, passages)))]
    if (where.length === 0) return []
    const why = `Their ${keptFactsOf(person, recipientId)} kept from this reader. Does anything here tell where they are or what they said?`
    return [{ where: quoted(where), what: person.name, why }]
  })
  return [...named, ...schools(minutes, recipientId, passages), ...shared]
}
