/** Outside the service nobody learns a number from 1 to 4, also not with a pencil: by taking what is shown from what is shown. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure, MeasureReport } from '../../../shared/api/measures.ts'
import { type Measure, type MonthSum, measureOf, reportOf } from '../../../shared/measures/index.ts'

const months = ['2026-04', '2026-05', '2026-06', '2026-07']
const names = ['Police', 'Hospital', 'School', 'GP', 'Housing']

function report(
  sums: readonly MonthSum[],
  change: Partial<Parameters<typeof reportOf>[0]> = {},
): MeasureReport {
  return reportOf({
    measure: measureOf('G4'),
    from: '2026-04-01',
    to: `${change.to ?? '2026-07-31'}`,
    audience: 'partnership',
    sums,
    amounts: [],
    before: { counted: 0, met: 0 },
    how: '',
    ...change,
  })
}

/** All figures of a report that add up: each row the months and their total, the last row the totals. */
const tableOf = ({ groups, months, total }: MeasureReport): Figure[][] => [
  ...groups.map((group) => [...group.months, group]),
  [...months, total],
]

/** Rows of equations about what is unknown, each reduced so that the first number of every row stands alone in its column. */
function reduced(rows: number[][]): number[][] {
  const left = rows.map((row) => [...row])
  const width = left[0]?.length ?? 0
  let at = 0
  for (let column = 0; column < width && at < left.length; column += 1) {
    const pivot = left.findIndex((row, place) => place >= at && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [chosen = []] = left.splice(pivot, 1)
    const scale = chosen[column] ?? 1
    const one = chosen.map((value) => value / scale)
    left.splice(at, 0, one)
    left.forEach((row, place) => {
      const factor = row[column] ?? 0
      if (place !== at && Math.abs(factor) > 1e-9)
        left[place] = row.map((value, index) => value - factor * (one[index] ?? 0))
    })
    at += 1
  }
  return left.slice(0, at)
}

const isNought = (row: readonly number[]): boolean => row.every((value) => Math.abs(value) < 1e-6)

/** What somebody can work out who knows that all rows and columns add up. */
function workedOut(table: readonly (readonly Figure[])[]): string[] {
  const unknown: string[] = []
  table.forEach((row, r) => {
    row.forEach((figure, c) => {
      if (figure.counted === null) unknown.push(`counted ${r} ${c}`)
      if (figure.met === null) unknown.push(`met ${r} ${c}`)
    })
  })
  const place = new Map(unknown.map((name, at) => [name, at]))
  const lines: [number, number][][] = [
    ...table.map((row, r) => row.map((_, c): [number, number] => [r, c])),
    ...(table[0] ?? []).map((_, c) => table.map((_row, r): [number, number] => [r, c])),
  ]
  const equations = lines.flatMap((line) =>
    ['counted', 'met'].map((what) => {
      const row = new Array<number>(unknown.length).fill(0)
      line.forEach(([r, c], at) => {
        const found = place.get(`${what} ${r} ${c}`)
        if (found !== undefined) row[found] = at === line.length - 1 ? -1 : 1
      })
      return row
    }),
  )
  const known = reduced(equations.filter((row) => !isNought(row)))
  const isKnown = (wanted: number[]): boolean => {
    let row = wanted
    for (const one of known) {
      const pivot = one.findIndex((value) => Math.abs(value) > 1e-9)
      const factor = row[pivot] ?? 0
      row = row.map((value, at) => value - factor * (one[at] ?? 0))
    }
    return isNought(row)
  }
  const unit = (...parts: [string, number][]): number[] => {
    const row = new Array<number>(unknown.length).fill(0)
    for (const [name, value] of parts) {
      const at = place.get(name)
      if (at !== undefined) row[at] = value
    }
    return row
  }
  const found = unknown.filter((name) => isKnown(unit([name, 1])))
  table.forEach((row, r) => {
    row.forEach((figure, c) => {
      if (figure.met !== null) return
      if (isKnown(unit([`counted ${r} ${c}`, 1], [`met ${r} ${c}`, -1]))) found.push(`not met ${r} ${c}`)
    })
  })
  return found
}

const isSmall = (value: number): boolean => value >= 1 && value <= 4

const sums = fc.array(
  fc
    .record({
      month: fc.constantFrom(...months),
      group: fc.constantFrom(...names),
      counted: fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 })),
      share: fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ share, ...one }): MonthSum => ({ ...one, met: Math.round(one.counted * share) })),
  { maxLength: 20 },
)

describe('figures for outside the service', () => {
  it('show no number from 1 to 4, and none that is shown tells one that is not', () => {
    fc.assert(
      fc.property(sums, (all) => {
        const table = tableOf(report(all))
        for (const { counted, met, percent, hidden } of table.flat()) {
          if (counted !== null) expect(isSmall(counted)).toBe(false)
          if (met !== null) expect(isSmall(met)).toBe(false)
          if (counted !== null && met !== null) expect(isSmall(counted - met)).toBe(false)
          if (met === null) expect([hidden, percent]).toEqual([true, null])
        }
        expect(workedOut(table)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('are the true ones wherever they are shown', () => {
    fc.assert(
      fc.property(sums, (all) => {
        const inside = tableOf(report(all, { audience: 'service' }))
        tableOf(report(all)).forEach((row, r) => {
          row.forEach((figure, c) => {
            const whole = inside[r]?.[c]
            expect(whole?.hidden).toBe(false)
            if (figure.counted !== null) expect(figure.counted).toBe(whole?.counted)
            if (figure.met !== null) expect(figure.met).toBe(whole?.met)
            if (figure.percent !== null) expect(figure.percent).toBe(whole?.percent)
          })
        })
      }),
    )
  })

  it('hold for a measure that is divided by nothing, where only the months add up', () => {
    const plain: Measure = measureOf('G2')
    fc.assert(
      fc.property(sums, (all) => {
        const { months, total } = report(all, { measure: plain })
        const row = [...months, total]
        // The one group there is says the same as the total.
        expect(workedOut([row, row])).toEqual([])
      }),
    )
  })

  it('hide nothing where nothing is small', () => {
    const even = names.flatMap((group) => months.map((month) => ({ month, group, counted: 20, met: 10 })))
    expect(
      tableOf(report(even))
        .flat()
        .some(({ hidden }) => hidden),
    ).toBe(false)
  })

  it('hide the next smallest beside a single small one, and keep the totals', () => {
    const [first = '', second = '', third = ''] = names
    const all = [
      { month: '2026-04', group: first, counted: 3, met: 0 },
      { month: '2026-04', group: second, counted: 9, met: 0 },
      { month: '2026-04', group: third, counted: 40, met: 0 },
    ]
    const { groups, total } = report(all, { to: '2026-04-30' })
    expect(total.counted).toBe(52)
    const hidden = groups.filter((group) => group.hidden).map(({ group }) => group)
    expect(hidden.toSorted()).toEqual([first, second].toSorted())
  })

  it('do not tell two hidden numbers that could only be 1 and 1', () => {
    const all = [
      { month: '2026-04', group: 'Police', counted: 1, met: 0 },
      { month: '2026-04', group: 'School', counted: 1, met: 0 },
      { month: '2026-04', group: 'Hospital', counted: 30, met: 0 },
      { month: '2026-04', group: 'GP', counted: 50, met: 0 },
    ]
    const { groups, total } = report(all, { to: '2026-04-30' })
    const hidden = groups.filter((group) => group.hidden).map(({ group }) => group)
    expect(total.hidden || hidden.length > 2).toBe(true)
  })

  it('tell no spread of fewer than five, and none of the groups where one of them is so small', () => {
    const all = [
      { month: '2026-04', group: 'Police', counted: 30, met: 10 },
      { month: '2026-04', group: 'School', counted: 30, met: 10 },
    ]
    const amounts = [
      { group: 'Police', amount: 5, count: 30 },
      { group: 'School', amount: 7, count: 3 },
    ]
    const { groups, spread } = report(all, { measure: { ...measureOf('G4'), length: 'days' }, amounts })
    expect(groups.map((group) => group.spread)).toEqual([null, null])
    expect(spread?.count).toBe(33)
  })

  it('hide the period before by the same rule', () => {
    expect(report([], { before: { counted: 40, met: 38 } }).before).toEqual({
      counted: 40,
      met: null,
      percent: null,
      hidden: true,
    })
  })
})
