import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../../electron/generate/chance.ts'
import { sharesOf } from '../../../electron/generate/journey.ts'

describe('chance', () => {
  it('is the same for the same words and another for others', () => {
    const throws = (...from: string[]) => {
      const chance = chanceOf(...from)
      return Array.from({ length: 20 }, () => chance.next())
    }
    expect(throws('family', '1')).toEqual(throws('family', '1'))
    expect(throws('family', '1')).not.toEqual(throws('family', '2'))
    expect(throws('a', 'bc')).not.toEqual(throws('ab', 'c'))
  })

  it('keeps whole numbers within their ends and reaches both', () => {
    const chance = chanceOf('ends')
    const seen = new Set(Array.from({ length: 400 }, () => chance.whole(3, 6)))
    expect([...seen].sort()).toEqual([3, 4, 5, 6])
  })

  it('says the first of a list far more often than the last, and still says the last', () => {
    const chance = chanceOf('words')
    const list = Array.from({ length: 50 }, (_, at) => at)
    const counts = new Map<number, number>()
    for (let turn = 0; turn < 20_000; turn += 1) {
      const word = chance.common(list)
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    expect(counts.get(0) ?? 0).toBeGreaterThan(10 * (counts.get(49) ?? 0))
    expect(counts.get(49) ?? 0).toBeGreaterThan(0)
  })

  it('takes as many of a list as are asked for, in the order of the list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(20), fc.string(), (list, count, seed) => {
        const numbered = list.map((value, at) => ({ value, at }))
        const some = chanceOf(seed).some(numbered, count)
        expect(some).toHaveLength(Math.min(count, list.length))
        expect(some.map(({ at }) => at)).toEqual(some.map(({ at }) => at).sort((a, b) => a - b))
      }),
    )
  })
})

describe('how many records each family has', () => {
  it('comes to exactly the number that was asked for, never below zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(500), fc.string(), (cases, records, seed) => {
        const shares = sharesOf(chanceOf(seed), cases, records)
        expect(shares).toHaveLength(cases)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(records)
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
