import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slope, spreadOfTurns } from './numbers.ts'

const line = (count: number, rise: number, from: number) =>
  Array.from({ length: count }, (_, x) => ({ x, y: from + rise * x }))
const whole = fc.integer({ min: -1000, max: 1000 })

describe('how fast something grows', () => {
  test('is the rise of a line, however long it is and wherever it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), whole, whole, (count, rise, from) => {
        expect(slope(line(count, rise, from))).toBe(rise)
      }),
    )
  })

  test('stays what it is when a quarter of the measurements are anywhere', () => {
    fc.assert(
      fc.property(
        whole,
        whole,
        fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 39 }), y: fc.integer() }), {
          maxLength: 10,
          selector: ({ at }) => at,
        }),
        (rise, from, strays) => {
          const points = line(40, rise, from)
          for (const { at, y } of strays) points[at] = { x: at, y }
          expect(slope(points)).toBe(rise)
        },
      ),
    )
  })

  test('turns with the measurements: what is twice as high grows twice as fast, and backwards it falls', () => {
    fc.assert(
      fc.property(fc.array(whole, { minLength: 2, maxLength: 30 }), (ys) => {
        const points = ys.map((y, x) => ({ x, y }))
        expect(slope(points.map(({ x, y }) => ({ x, y: 2 * y + 7 })))).toBeCloseTo(2 * slope(points))
        expect(slope(points.map(({ x, y }) => ({ x: -x, y })))).toBeCloseTo(-slope(points))
      }),
    )
  })

  test('is nothing where there are no two moments to compare', () => {
    expect(slope([])).toBe(0)
    expect(slope([{ x: 1, y: 5 }])).toBe(0)
    expect(
      slope([
        { x: 1, y: 5 },
        { x: 1, y: 9 },
      ]),
    ).toBe(0)
  })
})

describe('what was measured in turns', () => {
  const quiet = Array.from({ length: 30 }, (_, at) => 10 + at / 10)
  const spoilt = quiet.map((value) => value * 9)

  test('is told as in the middle turn, whatever else the machine did in one of them', () => {
    expect(spreadOfTurns([quiet, quiet, spoilt]).p95).toBe(spreadOfTurns([quiet, quiet, quiet]).p95)
  })

  test('is told as slow where most turns are', () => {
    expect(spreadOfTurns([quiet, spoilt, spoilt]).p95).toBe(spreadOfTurns([spoilt]).p95)
  })

  test('counts every one of them', () => {
    expect(spreadOfTurns([quiet, [], quiet]).rounds).toBe(60)
  })
})
