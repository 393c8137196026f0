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
  /** Names of its features and their weights, each once. */
  features: Map<string, number>
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
    readLinesAs(lines, isWord).map(({ line, sentences, index, context }) => {
      const features = new Map<string, number>()
      let weight = 0
      featuresOf(sentences, index, context, {
        add: (_, given) => {
          weight = given
        },
        name: (feature) => {
          if (!features.has(feature)) features.set(feature, weight)
        },
      })
      return { author: name, line, features }
    }),
  )
}

/** Features that at least `least` sentences have, in order of their names. */
export function dictionaryOf(sentences: readonly Sentence[], least: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { features } of sentences)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts]
    .filter(([, count]) => count >= least)
    .map(([name]) => name)
    .sort()
  return new Map(names.map((name, at) => [name, at]))
}

/** A sentence as a row of length one. */
export function rowOf({ features }: Sentence, dictionary: ReadonlyMap<string, number>): Row {
  const at: number[] = []
  const value: number[] = []
  let square = 0
  for (const [name, weight] of features) {
    const number = dictionary.get(name)
    if (number === undefined) continue
    at.push(number)
    value.push(weight)
    square += weight * weight
  }
  const length = square === 0 ? 1 : Math.sqrt(square)
  return { at: Int32Array.from(at), value: Float64Array.from(value, (one) => one / length) }
}

export const labelsOf = (sentences: readonly Sentence[], family: LearnedFamily): boolean[] =>
  sentences.map(({ line }) => line.families.includes(family))
