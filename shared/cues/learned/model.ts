/** What the trained weights make of a sentence: a score for each learned family, and the tokens it comes from. */
import { type LearnedFamily, learnedFamilies } from '../cue.ts'
import { featuresOf, type Place, type ReadSentence, readKeys } from './features.ts'
import { type FamilyWeights, unpack, type Weights } from './weights.ts'

export type Model = {
  version: string
  isWord(word: string): boolean
  family(family: LearnedFamily): FamilyWeights
  /** Scores of the sentence at `index` of an entry, in the order of `learnedFamilies`. */
  scores(sentences: readonly ReadSentence[], index: number, place: Place): Float64Array
  /** How much each token of that sentence adds to the score of one family. */
  contributions(
    sentences: readonly ReadSentence[],
    index: number,
    place: Place,
    family: LearnedFamily,
  ): Float64Array
}

const MANY = learnedFamilies.length

/** Numbers of features to their places: open addressing, because it is asked for hundreds of times a sentence. */
function table(keys: Int32Array): (key: number) => number {
  let size = 1024
  while (size < keys.length * 2) size *= 2
  const slots = new Int32Array(size).fill(-1)
  const mask = size - 1
  const slotOf = (key: number): number => {
    let slot = (key ^ (key >>> 16)) & mask
    for (;;) {
      const at = slots[slot] ?? -1
      if (at < 0 || keys[at] === key) return slot
      slot = (slot + 1) & mask
    }
  }
  for (let at = 0; at < keys.length; at += 1) slots[slotOf(keys[at] ?? 0)] = at
  return (key) => slots[slotOf(key)] ?? -1
}

/** Makes a model of weights. */
export function makeModel(weights: Weights): Model {
  const keys = new Int32Array(weights.weights[learnedFamilies[0]]?.length ?? 0)
  let many = 0
  for (const [beginning, names] of Object.entries(weights.features))
    many = readKeys(beginning, names, keys, many)
  const placeOf = table(keys)
  const words = new Set(weights.words.split(' '))
  const families = learnedFamilies.map((name) => {
    const found = weights.families[name]
    if (!found) throw new Error(`The weights of ${name} are missing`)
    return found
  })
  // The steps of one feature side by side: they are asked for together, and whole steps take little room.
  const steps = new Int8Array(keys.length * MANY)
  for (const [nth, name] of learnedFamilies.entries()) unpack(weights.weights[name] ?? '', steps, nth, MANY)
  const stamps = new Uint32Array(keys.length)
  let stamp = 0

  const read = (
    sentences: readonly ReadSentence[],
    index: number,
    place: Place,
    each: (at: number, weight: number, from: number, to: number) => void,
  ): number => {
    stamp += 1
    let square = 0
    featuresOf(sentences, index, place, {
      add(key, weight, from, to) {
        const at = placeOf(key)
        if (at < 0 || stamps[at] === stamp) return
        stamps[at] = stamp
        square += weight * weight
        each(at, weight, from, to)
      },
    })
    return square === 0 ? 1 : Math.sqrt(square)
  }

  return {
    version: weights.version,
    isWord: (word) => words.has(word),
    family: (name) => families[learnedFamilies.indexOf(name)] as FamilyWeights,
    scores(sentences, index, place) {
      const sums = new Float64Array(MANY)
      const length = read(sentences, index, place, (at, weight) => {
        const base = at * MANY
        for (let nth = 0; nth < MANY; nth += 1)
          sums[nth] = (sums[nth] ?? 0) + weight * (steps[base + nth] ?? 0)
      })
      for (let nth = 0; nth < MANY; nth += 1)
        sums[nth] = ((sums[nth] ?? 0) * (families[nth]?.step ?? 0)) / length + (families[nth]?.bias ?? 0)
      return sums
    },
    contributions(sentences, index, place, family) {
      const nth = learnedFamilies.indexOf(family)
      const step = families[nth]?.step ?? 0
      const each = new Float64Array(sentences[index]?.tokens.length ?? 0)
      const length = read(sentences, index, place, (at, weight, from, to) => {
        const share = (weight * (steps[at * MANY + nth] ?? 0)) / Math.max(1, to - from)
        for (let token = from; token < to && token < each.length; token += 1)
          each[token] = (each[token] ?? 0) + share
      })
      for (let token = 0; token < each.length; token += 1) each[token] = ((each[token] ?? 0) * step) / length
      return each
    },
  }
}
