/** The corpus as rows of features, made by the very code that reads a record. */
import type { CueContext, LearnedFamily } from '../../shared/cues/index.ts'
import { featuresOf, type ReadSentence } from '../../shared/cues/learned/features.ts'
import { companyOf, readSentences } from '../../shared/cues/learned/sentences.ts'
import { prepare } from '../../shared/cues/patterns.ts'
import { type Author, type CorpusLine, entriesOf } from './corpus.ts'
import type { Row } from './learner.ts'

export type Sentence = {
  author: string
  line: CorpusLine
  /** Numbers of its features, each once, and their weights. */
  keys: Int32Array
  weights: Float64Array
  /** It as it was read, from which its features can be told again with their names. */
  placed: Placed
}

export const contextOf = (line: CorpusLine): Partial<CueContext> => ({
  ...(line.speaker && { speaker: line.speaker }),
  ...(line.carers && { carers: line.carers }),
  ...(line.children && { children: line.children }),
})

/** The words that authors wrote in small letters, at least twice in all, in order. */
export function wordsOf(authors: readonly Author[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { lines } of authors) {
    for (const { text } of lines) {
      for (const word of text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .match(/(?<![\p{L}'’])\p{Ll}[\p{L}]*/gu) ?? [])
        counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return new Set(
    [...counts]
      .filter(([, count]) => count >= 2)
      .map(([word]) => word)
      .sort(),
  )
}

/** Where each line of an entry stands in the entry's text. */
export function placed(entry: readonly CorpusLine[]): {
  text: string
  ranges: { start: number; end: number }[]
} {
  let text = ''
  const ranges = entry.map((line) => {
    if (text !== '') text += ' '
    const start = text.length
    text += line.text
    return { start, end: text.length }
  })
  return { text, ranges }
}

/** One sentence of an entry as the product reads it, with the line that labels it. */
export type Placed = {
  line: CorpusLine
  sentences: readonly ReadSentence[]
  index: number
  context: Partial<CueContext>
}

/**
 * The sentences of these lines, each in its entry. A line that the product splits into several sentences gives several:
 * all carry the line's label, which is as near as a label of the line can come.
 */
export function readLinesAs(lines: readonly CorpusLine[], isWord: (word: string) => boolean): Placed[] {
  return entriesOf(lines).flatMap((entry) => {
    const first = entry[0]
    if (first === undefined) return []
    const context = contextOf(first)
    const { text, ranges } = placed(entry)
    const read = prepare(text, context)
    const sentences = readSentences(read, companyOf(context, isWord))
    return sentences.map((_, index): Placed => {
      const at = read.sentences[index]?.start ?? 0
      const nth = Math.max(
        0,
        ranges.findIndex((range) => at < range.end),
      )
      return { line: entry[nth] ?? first, sentences, index, context }
    })
  })
}

/** Every sentence of these authors with its features. */
export function sentencesOf(authors: readonly Author[], isWord: (word: string) => boolean): Sentence[] {
  return authors.flatMap(({ name, lines }) =>
    readLinesAs(lines, isWord).map((placed): Sentence => {
      const features = new Map<number, number>()
      featuresOf(placed.sentences, placed.index, placed.context, {
        add(key, weight) {
          if (!features.has(key)) features.set(key, weight)
        },
      })
      return {
        author: name,
        line: placed.line,
        keys: Int32Array.from(features.keys()),
        weights: Float64Array.from(features.values()),
        placed,
      }
    }),
  )
}

/** Features by their numbers, and the place of each. */
export type Dictionary = ReadonlyMap<number, number>

const inOrder = (keys: readonly number[]): Dictionary =>
  new Map(keys.toSorted((a, b) => a - b).map((key, at) => [key, at]))

/** Features that at least `least` sentences have, in order of their numbers. */
export function dictionaryOf(sentences: readonly Sentence[], least: number): Dictionary {
  const counts = new Map<number, number>()
  for (const { keys } of sentences) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return inOrder([...counts].filter(([, count]) => count >= least).map(([key]) => key))
}

/** The `many` features of a dictionary that are worth most. */
export function strongestOf(dictionary: Dictionary, worth: (at: number) => number, many: number): Dictionary {
  const all = [...dictionary].map(([key, at]) => ({ key, worth: worth(at) }))
  all.sort((a, b) => b.worth - a.worth || a.key - b.key)
  return inOrder(all.slice(0, many).map(({ key }) => key))
}

/** The names of features, told by the sentences that have them. */
export function namesOf(sentences: readonly Sentence[], dictionary: Dictionary): Map<number, string> {
  const names = new Map<number, string>()
  for (const { placed } of sentences) {
    let key = 0
    featuresOf(placed.sentences, placed.index, placed.context, {
      add(given) {
        key = given
      },
      name(name) {
        if (dictionary.has(key) && !names.has(key)) names.set(key, name)
      },
    })
  }
  return names
}

/** A sentence as a row of length one. */
export function rowOf({ keys, weights }: Sentence, dictionary: Dictionary): Row {
  const at: number[] = []
  const value: number[] = []
  let square = 0
  for (let nth = 0; nth < keys.length; nth += 1) {
    const number = dictionary.get(keys[nth] ?? 0)
    if (number === undefined) continue
    const weight = weights[nth] ?? 0
    at.push(number)
    value.push(weight)
    square += weight * weight
  }
  const length = square === 0 ? 1 : Math.sqrt(square)
  return { at: Int32Array.from(at), value: Float64Array.from(value, (one) => one / length) }
}

export const labelsOf = (sentences: readonly Sentence[], family: LearnedFamily): boolean[] =>
  sentences.map(({ line }) => line.families.includes(family))
