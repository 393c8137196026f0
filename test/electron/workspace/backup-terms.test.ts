/** Until when a backup is kept at the longest, as long as one is made a day. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keepers, termsOf } from '../../../electron/workspace/backups.ts'

const DAY = 24 * 60 * 60 * 1000
const NOW = new Date('2026-11-20T18:00:00Z')

it('a backup has gone by its day, and was there the day before', () => {
  const ago = fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(ago, (days) => {
      const instants = days.map((n) => new Date(NOW.getTime() - n * DAY))
      const terms = termsOf(instants, NOW)
      let kept: Date[] = [...instants]
      for (let day = 1; day <= 260; day++) {
        const at = new Date(NOW.getTime() + day * DAY)
        const keep = keepers([...kept, at], at)
        kept = [...kept, at].filter((one) => keep.has(one))
        for (const one of instants)
          expect(kept.includes(one)).toBe((terms.get(one) ?? '') > at.toISOString().slice(0, 10))
      }
      expect(instants.every((one) => terms.has(one))).toBe(true)
    }),
    { numRuns: 15 },
  )
})

it('a day in the middle of a month is kept for a week, and the last one of a month for half a year', () => {
  expect([...termsOf([NOW], NOW).values()]).toEqual(['2026-11-27'])
  const last = new Date('2026-11-30T18:00:00Z')
  expect([...termsOf([last], last).values()]).toEqual(['2027-05-01'])
})
