/**
 * Words that are right in this record: its names and places, and what a person chose to keep. They are compared on
 * the page and never sent to the word list.
 */
import * as Y from 'yjs'
import { distance } from './distance.ts'
import { plainWord, wordsIn } from './words.ts'

/** Where in a draft names are typed: lists of rows, or maps, and the fields of each. */
const named: Record<'lists' | 'maps', Record<string, readonly string[]>> = {
  lists: {
    children: ['name', 'setting'],
    people: ['name', 'aliases', 'agency', 'address', 'employer'],
    events: ['place', 'service'],
    tools: ['name'],
  },
  maps: { meeting: ['place', 'authority', 'chair', 'minuteTaker', 'interpreter'] },
}

/** The parts of a draft to watch for names. */
export const namedParts = (doc: Y.Doc): (Y.Array<unknown> | Y.Map<unknown>)[] => [
  ...Object.keys(named.lists).map((name) => doc.getArray(name)),
  ...Object.keys(named.maps).map((name) => doc.getMap(name)),
]

function textsOf(row: unknown, fields: readonly string[]): string[] {
  if (!(row instanceof Y.Map)) return []
  return fields
    .map((field): unknown => row.get(field))
    .flatMap((value) => (value instanceof Y.Array ? value.toArray() : value))
    .filter((value) => typeof value === 'string')
}

/** Every name and place that the record's own lists hold, as typed. */
export function namesIn(doc: Y.Doc): string[] {
  return [
    ...Object.entries(named.lists).flatMap(([name, fields]) =>
      doc
        .getArray(name)
        .toArray()
        .flatMap((row) => textsOf(row, fields)),
    ),
    ...Object.entries(named.maps).flatMap(([name, fields]) => textsOf(doc.getMap(name), fields)),
  ]
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
const isSmall = (word: string): boolean => word === word.toLowerCase()

export class KnownWords {
  readonly #forms = new Set<string>()
  readonly #words: string[]

  /** `texts` may hold several words each, as names and addresses do. */
  constructor(texts: readonly string[]) {
    this.#words = [...new Set(texts.flatMap((text) => wordsIn(text)).map(({ word }) => plainWord(word)))]
    for (const word of this.#words) {
      // A name keeps its capital; a word that was kept may begin a sentence.
      for (const form of [word, word.toUpperCase(), ...(isSmall(word) ? [capital(word)] : [])])
        this.#forms.add(form)
    }
  }

  /** The word itself, what belongs to it (Jacob's, the Harcastles'), or several who bear the name. */
  has(word: string): boolean {
    const plain = plainWord(word)
    if (this.#forms.has(plain) || this.#forms.has(plain.replace(/'s$/i, ''))) return true
    const one = plain.replace(/s$/i, '')
    return one !== plain && !isSmall(one) && this.#forms.has(one)
  }

  /** Names of the record that the word may stand for, nearest first. */
  near(word: string): string[] {
    const small = plainWord(word).toLowerCase()
    const farthest = small.length < 4 ? 0 : small.length < 7 ? 1 : 2
    return this.#words
      .map((one) => ({ one, far: distance(small, one.toLowerCase()) }))
      .filter(({ far }) => far <= farthest)
      .sort((a, b) => a.far - b.far)
      .map(({ one }) => one)
  }
}
