/** Names that were nearly typed: what they are compared as, how far apart they are, and by what a near one is found. */
import { distance } from 'fastest-levenshtein'

/** A name without accents, capitals, apostrophes and hyphens: O’Brien and obrien are one. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’ʼ`]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The plain words of a name, in order. */
export const plainWords = (name: string): string[] => plainName(name).split(' ').filter(Boolean)

/** How many letters may be wrong: two letters or fewer say too little, and a long name bears two mistakes. */
const mistakesIn = (word: string): number => (word.length < 3 ? 0 : word.length < 5 ? 1 : 2)

/**
 * The letters by which a typed word misses a word of a name; undefined when they are not near. The last word that is typed
 * may be a beginning.
 */
export function missOfWord(typed: string, word: string, mayBeBeginning: boolean): number | undefined {
  const whole = distance(typed, word)
  const miss =
    mayBeBeginning && word.length > typed.length
      ? Math.min(whole, distance(typed, word.slice(0, typed.length)))
      : whole
  return miss > mistakesIn(typed) ? undefined : miss
}

/**
 * The letters by which typed words miss the words of a person's names, 0 when they are the same; undefined when one of them
 * is near none. The last one may be a beginning.
 */
export function missBy(typed: readonly string[], words: readonly string[]): number | undefined {
  let sum = 0
  for (const [index, one] of typed.entries()) {
    const misses = words
      .map((word) => missOfWord(one, word, index === typed.length - 1))
      .filter((miss) => miss !== undefined)
    if (misses.length === 0) return undefined
    sum += Math.min(...misses)
  }
  return typed.length === 0 ? undefined : sum
}

/** What of a word is looked up: two mistakes later on are rare enough to be told by looking at the words found. */
const LOOKED_UP = 6

/** A text, and what is left of it without any so many of its letters. */
function withoutLetters(text: string, letters: number, into: Set<string>): Set<string> {
  // Half a letter cannot be stored: it stands for any other half.
  into.add(text.toWellFormed())
  if (letters > 0)
    for (let at = 0; at < text.length; at++)
      withoutLetters(text.slice(0, at) + text.slice(at + 1), letters - 1, into)
  return into
}

/**
 * By what a word of a name is found: what is left of each of its beginnings without the letters that may be wrong. Words
 * that are near each other have one of these in common with `lookupsOf`: what is left without the letters that differ.
 * Stored: another rule needs a migration.
 */
export function keysOf(word: string): string[] {
  const keys = new Set<string>()
  for (let end = 1; end <= Math.min(word.length, LOOKED_UP); end++) {
    const beginning = word.slice(0, end)
    withoutLetters(beginning, mistakesIn(beginning), keys)
  }
  return [...keys]
}

/** Under which keys the words are that a typed word may be near to. */
export const lookupsOf = (typed: string): string[] => [
  ...withoutLetters(typed.slice(0, LOOKED_UP), mistakesIn(typed), new Set()),
]
