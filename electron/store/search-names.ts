/** Names that were nearly typed: what they are compared as, and how far apart they are. */
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

/** Stretches of three letters, the ends of words counting as a letter, so that a short name has some too. */
export function threes(name: string): string[] {
  const found = new Set<string>()
  for (const word of plainName(name).split(' ').filter(Boolean)) {
    const letters = [...` ${word} `]
    for (let at = 0; at + 3 <= letters.length; at++) found.add(letters.slice(at, at + 3).join(''))
  }
  return [...found]
}

/** How many letters may be wrong: two letters or fewer say too little, and a long name bears two mistakes. */
const mistakesIn = (word: string): number => (word.length < 3 ? 0 : word.length < 5 ? 1 : 2)

/**
 * The letters by which the typed words miss a person's names, 0 when only accents or apostrophes differ; undefined when
 * one of the words is near none of them. The last word may be a beginning.
 */
export function missBy(typed: string, names: readonly string[]): number | undefined {
  const wanted = plainName(typed).split(' ').filter(Boolean)
  const there = names.flatMap((name) => plainName(name).split(' ')).filter(Boolean)
  if (wanted.length === 0) return undefined
  let sum = 0
  for (const [index, word] of wanted.entries()) {
    const isLast = index === wanted.length - 1
    const misses = there.flatMap((name) => [
      distance(word, name),
      ...(isLast && name.length > word.length ? [distance(word, name.slice(0, word.length))] : []),
    ])
    const least = Math.min(...misses)
    if (least > mistakesIn(word)) return undefined
    sum += least
  }
  return sum
}
