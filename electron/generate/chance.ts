/** Chance that can be had again: the same words give the same throws, on every machine. */
import { createHash } from 'node:crypto'
import { ulid } from 'ulid'

export type Chance = ReturnType<typeof chanceOf>

/** Throws that depend on nothing but what is given, so that one family's life does not hang on another's. */
export function chanceOf(...from: (string | number)[]) {
  const digest = createHash('sha256').update(from.join('\u0000')).digest()
  const state = new Uint32Array([0, 4, 8, 12].map((at) => digest.readUInt32LE(at)))

  /** From 0 up to but not including 1. */
  function next(): number {
    const [a = 1, b = 0, c = 0, d = 0] = state
    let mixed = a ^ (a << 11)
    mixed = mixed ^ (mixed >>> 8) ^ d ^ (d >>> 19)
    state.set([b, c, d, mixed])
    return (mixed >>> 0) / 2 ** 32
  }

  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))

  function at<T>(list: readonly T[], index: number): T {
    const found = list[Math.min(list.length - 1, index)]
    if (found === undefined) throw new RangeError('There is nothing to choose from')
    return found
  }

  return {
    next,
    /** A whole number, both ends included. */
    whole,
    /** True in this share of all throws. */
    often: (share: number): boolean => next() < share,
    pick: <T>(list: readonly T[]): T => at(list, Math.floor(next() * list.length)),
    /** The first of a list far more often than the last, as words are in any text (Zipf). */
    common: <T>(list: readonly T[]): T => at(list, Math.floor((list.length + 1) ** next()) - 1),
    /** By weight: `[value, weight]`. */
    weighed: <T>(list: readonly (readonly [T, number])[]): T => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) {
        left -= weight
        if (left < 0) return value
      }
      return at(list, list.length - 1)[0]
    },
    /** Some of a list, in its own order. */
    some: <T>(list: readonly T[], count: number): T[] => {
      let wanted = Math.min(count, list.length)
      return list.filter((_, index) => {
        const take = next() < wanted / (list.length - index)
        if (take) wanted -= 1
        return take
      })
    },
    /** A short id that is not given twice within one file in practice. */
    id: (kind: string): string =>
      `${kind}-${Math.floor(next() * 2 ** 32).toString(36)}${Math.floor(next() * 2 ** 20).toString(36)}`,
    /** An id as the store makes them, for this moment. */
    ulid: (moment: string): string => ulid(Date.parse(moment), next),
  }
}
