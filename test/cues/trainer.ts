/** From labelled sentences to weights: features, two rounds of training, whole steps, thresholds. */
import { type LearnedFamily, learnedFamilies } from '../../shared/cues/index.ts'
import { MOST_STEPS, pack, type Weights } from '../../shared/cues/learned/weights.ts'
import type { Author } from './corpus.ts'
import {
  type Dictionary,
  dictionaryOf,
  labelsOf,
  namesOf,
  rowOf,
  type Sentence,
  sentencesOf,
  strongestOf,
  wordsOf,
} from './dataset.ts'
import { type Cost, type Row, scoreOf, type Trained, train } from './learner.ts'

export type Choices = {
  /** A feature counts when so many sentences have it. */
  least: number
  /** How many features are kept for the product. */
  features: number
  cost: Cost
}

export const choices: Choices = {
  least: 3,
  features: 40_000,
  cost: { cost: 1, positive: 2, rounds: 15 },
}

/** What training gives before thresholds are chosen. */
export type Made = {
  words: string[]
  dictionary: Dictionary
  families: Record<LearnedFamily, Trained>
}

/**
 * How much a feature says by being rare: logarithm of one in how many sentences has it, a fifth of it so that rows stay
 * about as long. Rows are trained on with it and the weights take it in, so that reading a sentence need not know it.
 */
function rarity(rows: readonly Row[], size: number): Float64Array {
  const counts = new Float64Array(size)
  for (const { at } of rows) for (const feature of at) counts[feature] = (counts[feature] ?? 0) + 1
  return counts.map((count) => (count === 0 ? 0 : Math.log(rows.length / count) / 5))
}

const scaled = (row: Row, by: Float64Array): Row => ({
  at: row.at,
  value: row.value.map((value, nth) => value * (by[row.at[nth] ?? 0] ?? 0)),
})

const each = <T>(make: (family: LearnedFamily) => T): Record<LearnedFamily, T> =>
  Object.fromEntries(learnedFamilies.map((family) => [family, make(family)])) as Record<LearnedFamily, T>

/** Weights as whole steps, as they are written in the file. */
function inSteps({ weights, bias }: Trained): { trained: Trained; steps: number[]; step: number } {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  // The few largest weights are cut: one step is then fine enough for the many small ones.
  const sorted = [...weights].map(Math.abs).sort((a, b) => b - a)
  const step = Number(((sorted[Math.floor(sorted.length / 500)] ?? most) / MOST_STEPS).toPrecision(6)) || 1e-6
  const steps = [...weights].map((weight) =>
    Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(weight / step))),
  )
  return {
    trained: { weights: Float64Array.from(steps, (one) => one * step), bias: Number(bias.toPrecision(6)) },
    steps,
    step,
  }
}

/** Trains all families on these sentences; the features that weigh least in a first round are left out of a second. */
export function make(
  sentences: readonly Sentence[],
  words: Iterable<string>,
  chosen: Choices = choices,
): Made {
  const labels = each((family) => labelsOf(sentences, family))
  const trained = (dictionary: Dictionary, cost: Cost): Made['families'] => {
    const rows = sentences.map((one) => rowOf(one, dictionary))
    const rare = rarity(rows, dictionary.size)
    const weighed = rows.map((row) => scaled(row, rare))
    return each((family) => {
      const { weights, bias } = train(weighed, labels[family], dictionary.size, cost)
      return { weights: weights.map((weight, at) => weight * (rare[at] ?? 0)), bias }
    })
  }
  const all = dictionaryOf(sentences, chosen.least)
  if (all.size <= chosen.features)
    return { words: [...words], dictionary: all, families: trained(all, chosen.cost) }
  const first = trained(all, { ...chosen.cost, rounds: 6 })
  const worth = (at: number): number =>
    Math.max(...learnedFamilies.map((family) => Math.abs(first[family].weights[at] ?? 0)))
  const dictionary = strongestOf(all, worth, chosen.features)
  return { words: [...words], dictionary, families: trained(dictionary, chosen.cost) }
}

/** Scores of sentences that took no part in training. */
export const scoresOf = (made: Made, sentences: readonly Sentence[]): Record<LearnedFamily, number[]> => {
  const rows = sentences.map((one) => rowOf(one, made.dictionary))
  return each((family) => rows.map((row) => scoreOf(row, made.families[family])))
}

/** The same with weights in whole steps, as the product has them. */
export function inWholeSteps(made: Made): Made {
  return { ...made, families: each((family) => inSteps(made.families[family]).trained) }
}

/** The file's parts that need no thresholds; the sentences it was trained on tell the names of the features. */
export function fileOf(
  made: Made,
  sentences: readonly Sentence[],
): Pick<Weights, 'words' | 'features' | 'weights'> & { steps: Record<LearnedFamily, number> } {
  const stepped = each((family) => inSteps(made.families[family]))
  const names = namesOf(sentences, made.dictionary)
  const named = [...made.dictionary].map(([key, at]) => ({ name: names.get(key) ?? '', at }))
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const byBeginning = Map.groupBy(named, ({ name }) => name.slice(0, name.indexOf(':')))
  return {
    words: made.words.join(' '),
    features: Object.fromEntries(
      [...byBeginning].map(([beginning, all]) => [
        beginning,
        all.map(({ name }) => name.slice(beginning.length + 1)).join('|'),
      ]),
    ),
    weights: each((family) => pack(named.map(({ at }) => stepped[family].steps[at] ?? 0))),
    steps: each((family) => stepped[family].step),
  }
}

/** Sentences of authors, read with the words that the training authors know. */
export function readAll(
  training: readonly Author[],
  authors: readonly Author[],
): { words: Set<string>; sentences: Sentence[] } {
  const words = wordsOf(training)
  return { words, sentences: sentencesOf(authors, (word) => words.has(word)) }
}
