/** What a report is made of: months, shares, groups in their order, spreads, and the period it is compared with. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  measureIds,
  measureOf,
  measures,
  monthsIn,
  periodBefore,
  reportOf,
  spreadOf,
  wholeMonths,
} from '../../../shared/measures/index.ts'

const quarter = { from: '2026-04-01', to: '2026-06-30' }
const made = (id: Parameters<typeof measureOf>[0], change: Partial<Parameters<typeof reportOf>[0]> = {}) =>
  reportOf({
    measure: measureOf(id),
    ...quarter,
    audience: 'service',
    sums: [],
    amounts: [],
    before: { counted: 0, met: 0 },
    how: 'By hand.',
    ...change,
  })

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

describe('the measures', () => {
  it('are all 28 of the domain, in its order, each with words for who reads it', () => {
    expect(measures.map(({ id }) => id)).toEqual([...measureIds])
    for (const { name, denominator, audience, charts, seeds } of measures) {
      expect([name, denominator, audience].every(Boolean)).toBe(true)
      expect(charts.length).toBeGreaterThan(0)
      expect(seeds.length).toBeGreaterThan(0)
    }
    expect(measureOf('G5').mark).toBe(90)
  })

  it('of signed records all say what they count', () => {
    expect(measures.filter((one) => one.from === 'records' && !one.facts).map(({ id }) => id)).toEqual([])
  })
})

describe('the period', () => {
  it('has every month, also those with nothing in them and those it only touches', () => {
    expect(monthsIn('2025-12-31', '2026-02-01')).toEqual(['2025-12', '2026-01', '2026-02'])
    const { months } = made('G1', { sums: [{ month: '2026-05', group: 'Core group', counted: 2, met: 1 }] })
    expect(months.map(({ month, counted }) => [month, counted])).toEqual([
      ['2026-04', 0],
      ['2026-05', 2],
      ['2026-06', 0],
    ])
  })

  it('is compared with the one of the same length that ends the day before', () => {
    expect(periodBefore('2026-04-01', '2026-06-30')).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(periodBefore('2024-02-01', '2024-02-29')).toEqual({ from: '2024-01-01', to: '2024-01-31' })
    expect(periodBefore('2026-03-29', '2026-03-29')).toEqual({ from: '2026-03-28', to: '2026-03-28' })
    // Over the night on which the clocks go forward a week is still a week.
    expect(periodBefore('2026-03-27', '2026-04-02')).toEqual({ from: '2026-03-20', to: '2026-03-26' })
    fc.assert(
      fc.property(period, ({ from, to }) => {
        const before = periodBefore(from, to)
        const length = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 86_400_000
        expect(length(before.to, from)).toBe(1)
        const whole = wholeMonths(from, to)
        if (whole.from === from && whole.to === to)
          expect(monthsIn(before.from, before.to)).toHaveLength(monthsIn(from, to).length)
        else expect(length(before.from, before.to)).toBe(length(from, to))
      }),
    )
  })
})

describe('a figure', () => {
  it('is all and nothing only where it is', () => {
    const share = (counted: number, met: number) =>
      made('G2', { sums: [{ month: '2026-04', group: '', counted, met }] }).total.percent
    expect([share(1000, 999), share(1000, 1), share(1000, 1000), share(1000, 0)]).toEqual([99, 1, 100, 0])
    expect(share(0, 0)).toBeNull()
  })

  it('adds up over months and groups', () => {
    const sum = fc.record({
      month: fc.constantFrom('2026-04', '2026-05', '2026-06'),
      group: fc.constantFrom('Police', 'School', ''),
      counted: fc.integer({ min: 1, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(sum), (sums) => {
        const { total, months, groups } = made('G4', { sums: sums.map((one) => ({ ...one, met: 1 })) })
        const all = sums.reduce((n, { counted }) => n + counted, 0)
        const of = (figures: readonly { counted: number | null; met: number | null }[]) =>
          figures.reduce((n, { counted }) => n + (counted ?? 0), 0)
        expect([total.counted, of(months), of(groups), of(groups.flatMap((group) => group.months))]).toEqual([
          all,
          all,
          all,
          all,
        ])
        expect(total.met).toBe(sums.length)
      }),
    )
  })

  it('has no share where things are only counted', () => {
    const { total, says } = made('G12', {
      sums: [{ month: '2026-04', group: '9 years', counted: 6, met: 6 }],
    })
    expect(total).toEqual({ counted: 6, met: 6, percent: null, hidden: false })
    expect(says).toMatch(/^6 counted/)
  })
})

describe('groups', () => {
  const of = (id: 'G4' | 'G12' | 'G13' | 'G2', groups: [string, number][]) =>
    made(id, {
      sums: groups.map(([group, counted]) => ({ month: '2026-04', group, counted, met: 0 })),
    }).groups.map(({ group }) => group)

  it('stand with the largest first, and what has no name last', () => {
    expect(
      of('G4', [
        ['', 90],
        ['School', 3],
        ['Police', 8],
        ['GP', 3],
      ]),
    ).toEqual(['Police', 'GP', 'School', ''])
  })

  it('stand in their own order where they have one', () => {
    expect(
      of('G12', [
        ['No date', 9],
        ['10 years', 1],
        ['1 year', 2],
        ['9 years', 30],
      ]),
    ).toEqual(['1 year', '9 years', '10 years', 'No date'])
    expect(
      of('G13', [
        ['4 partnership', 9],
        ['1 practitioners', 2],
        ['2 managers', 4],
      ]),
    ).toEqual(['1 practitioners', '2 managers', '4 partnership'])
  })

  it('are not told where the measure is divided by nothing', () => {
    expect(of('G2', [['Something', 4]])).toEqual([])
  })
})

describe('a spread', () => {
  it('is told by quartiles, however often a length was measured', () => {
    const amounts = [
      { amount: 9, count: 1 },
      { amount: 1, count: 2 },
      { amount: 3, count: 1 },
      { amount: 5, count: 1 },
    ]
    expect(spreadOf(amounts)).toEqual({ count: 5, least: 1, lower: 1, middle: 3, upper: 5, most: 9 })
    expect(spreadOf([{ amount: 4, count: 1 }])).toEqual({
      count: 1,
      least: 4,
      lower: 4,
      middle: 4,
      upper: 4,
      most: 4,
    })
    expect(spreadOf([])).toBeNull()
  })

  it('never leaves the lengths that were measured, and its parts never cross', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1 }), (lengths) => {
        const spread = spreadOf(lengths.map((amount) => ({ amount, count: 1 })))
        if (!spread) throw new Error('There is one')
        const { least, lower, middle, upper, most } = spread
        expect([least, lower, middle, upper, most]).toEqual(
          [least, lower, middle, upper, most].toSorted((a, b) => a - b),
        )
        expect([least, most]).toEqual([Math.min(...lengths), Math.max(...lengths)])
      }),
    )
  })
})

describe('the sentence', () => {
  const says = (
    id: 'G5' | 'G10' | 'G14',
    [counted, met]: [number, number],
    [countedBefore, metBefore]: [number, number] = [0, 0],
  ) =>
    made(id, {
      sums: [{ month: '2026-04', group: '', counted, met }],
      before: { counted: countedBefore, met: metBefore },
    }).says

  it('says how it stands to the mark and which way it went', () => {
    expect(says('G5', [100, 84], [100, 91])).toBe(
      'Children supervised within the time that is set: 84 of 100 (84%), below the mark of 90%, down from 91% in the period before, which is worse.',
    )
    expect(says('G5', [100, 95], [100, 94])).toContain(
      'above the mark of 90%, about the same as 94% in the period before.',
    )
  })

  it('knows where fewer is better, and where neither is', () => {
    expect(says('G10', [100, 5], [100, 20])).toContain('down from 20% in the period before, which is better')
    expect(says('G14', [100, 50], [100, 20])).toMatch(/up from 20% in the period before\.$/)
  })

  it('makes nothing of a few', () => {
    expect(says('G10', [4, 1], [3, 0])).toContain('with so few a small change means little')
  })

  it('says that nothing was counted, in place of a share of nothing', () => {
    expect(made('G5').says).toBe('Nothing was counted in this period.')
  })

  it('gives no small number away outside', () => {
    const sums = [{ month: '2026-04', group: '', counted: 40, met: 38 }]
    const { says: told } = made('G2', { sums, audience: 'partnership' })
    expect(told).not.toMatch(/38|95|\b2\b/)
    const few = made('G2', {
      sums: [{ month: '2026-04', group: '', counted: 3, met: 1 }],
      audience: 'partnership',
    })
    expect(few.says).not.toMatch(/3|33/)
  })
})
