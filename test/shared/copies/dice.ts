/** Chance and words for generated meetings. */
import fc from 'fast-check'
import type { Audience, Block } from '../../../shared/minutes/index.ts'

/** Hands out words that stand nowhere else. */
export class Words {
  #count = 0
  next(kind: string): string {
    this.#count += 1
    return `${kind}zq${this.#count}q`
  }
}

export const audiences: Audience[] = [
  'shared',
  'professionals',
  'restricted',
  'council',
  'supervision',
  'learning',
]

export type Dice = {
  pick<T>(from: readonly T[]): T
  some<T>(from: readonly T[]): T[]
  chance(percent: number): boolean
}

/** Throws with one stream of numbers (mulberry32), so that one number shows a failing meeting again. */
export function diceFrom(seed: number): Dice {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const pick = <T>(from: readonly T[]): T => from[next() % from.length] as T
  return {
    pick,
    some: (from) => from.filter(() => next() % 3 === 0),
    chance: (percent) => next() % 100 < percent,
  }
}

/** The word somewhere inside rich text: plain, bold, after a break, deep in a list. */
export function blocksWith(word: string, dice: Dice): Block[] {
  const run = dice.chance(30)
    ? { text: `says ${word} here`, bold: true as const }
    : { text: `says ${word} here` }
  const paragraph: Block = { type: 'paragraph', runs: [{ text: 'He ', italic: true }, run] }
  if (dice.chance(25)) return [{ type: 'list', ordered: dice.chance(50), items: [[paragraph], [paragraph]] }]
  if (dice.chance(15)) {
    const inner: Block = { type: 'list', ordered: true, items: [[paragraph]] }
    return [
      { type: 'list', ordered: false, items: [[{ type: 'paragraph', runs: [{ text: 'and' }] }, inner]] },
    ]
  }
  if (dice.chance(15)) return [{ type: 'paragraph', runs: [{ text: 'a' }, { text: '', break: true }, run] }]
  return [paragraph]
}

export const seedArbitrary = fc.integer({ min: 0, max: 2 ** 31 - 1 })

/** Ids hold a mark that no copy may show. */
export const id = (kind: string, n: number): string => `idmark-${kind}-${n}`
