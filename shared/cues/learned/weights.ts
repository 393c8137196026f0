/** The file of trained weights: how it is written and read. */
import { z } from 'zod'

/** Sixty-three steps from -31 to 31, one letter each; `f` is none. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef' + 'ghijklmnopqrstuvwxyz0123456789-'
/** The largest step of a weight. */
export const MOST_STEPS = 31

const family = z.object({
  /** What one step of a weight is worth. */
  step: z.number().positive(),
  bias: z.number(),
  /** A score of this or more raises a cue, at each setting of the family. */
  raise: z.object({ fewer: z.number(), usual: z.number(), more: z.number() }),
  /** From this score on the sentence is counted beside the heading. */
  count: z.number(),
  /** The chance that a careful reader would ask is 1 / (1 + exp(-(slope * score + offset))). */
  slope: z.number(),
  offset: z.number(),
})

export const weightsSchema = z.object({
  version: z.string(),
  /** Words of the corpus in small letters, with a space between: a capital alone makes none of them a name. */
  words: z.string(),
  /** Names of the features by the letter they begin with, each list as one text with `|` between. */
  features: z.record(z.string(), z.string()),
  /** For each family the steps of its weights, in the order of `features`, a letter each. */
  weights: z.record(z.string(), z.string()),
  families: z.record(z.string(), family),
})
export type Weights = z.infer<typeof weightsSchema>
export type FamilyWeights = z.infer<typeof family>

/** Steps as letters. */
export const pack = (steps: readonly number[]): string =>
  steps.map((step) => letters[Math.max(-MOST_STEPS, Math.min(MOST_STEPS, step)) + MOST_STEPS]).join('')

const stepOf = new Int8Array(128)
for (let at = 0; at < letters.length; at += 1) stepOf[letters.charCodeAt(at)] = at - MOST_STEPS

/** Letters as steps, written to `into` at every `apart`-th place from `first` on. */
export function unpack(packed: string, into: Int8Array, first: number, apart: number): void {
  for (let at = 0; at < packed.length; at += 1)
    into[at * apart + first] = stepOf[packed.charCodeAt(at) & 127] ?? 0
}
