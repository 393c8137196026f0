/** From sums that the store has made to the figures of a report (domain section 8). Pure: the same sums give the same report. */
import type { Figure, GroupFigure, MeasureReport, ReportAudience, Spread } from '../api/measures.ts'
import { addDays, addMonths, daysBetween } from '../clocks/index.ts'
import { type Counts, type Hiding, hidingOf } from './hiding.ts'
import type { Measure } from './measure.ts'
import { saysOf } from './says.ts'

/** What was counted in one month and one group. `month`: `2026-09`. */
export type MonthSum = Counts & { month: string; group: string }
/** How often a length was measured in a group. */
export type AmountCount = { group: string; amount: number; count: number }

export type FigureSource = {
  measure: Measure
  /** ISO days, both included. */
  from: string
  to: string
  audience: ReportAudience
  sums: readonly MonthSum[]
  amounts: readonly AmountCount[]
  before: Counts
  /** How it is worked out. */
  how: string
}

const firstOf = (date: string): string => `${date.slice(0, 7)}-01`
const lastOf = (date: string): string => addDays(addMonths(firstOf(date), 1), -1)

/** Every month that a period touches: `2026-09`. */
export function monthsIn(from: string, to: string): string[] {
  const months: string[] = []
  for (let at = firstOf(from); at <= to; at = addMonths(at, 1)) months.push(at.slice(0, 7))
  return months
}

/** The period of the same length just before: so many whole months where it is made of such, otherwise so many days. */
export function periodBefore(from: string, to: string): { from: string; to: string } {
  const last = addDays(from, -1)
  if (from === firstOf(from) && to === lastOf(to))
    return { from: addMonths(from, -monthsIn(from, to).length), to: last }
  return { from: addDays(last, -daysBetween(from, to)), to: last }
}

/** The whole months that a period touches: outside the service a single day is never told apart. */
export const wholeMonths = (from: string, to: string): { from: string; to: string } => ({
  from: firstOf(from),
  to: lastOf(to),
})

/** No decimals, and never 100% or 0% of what is not all or nothing. */
function percentOf({ counted, met }: Counts): number | null {
  if (counted === 0) return null
  const exact = (100 * met) / counted
  if (met > 0 && met < counted) return Math.min(99, Math.max(1, Math.round(exact)))
  return exact
}

function figureOf(counts: Counts, hiding: Hiding, hasShare: boolean): Figure {
  const { counted, met } = counts
  if (hiding === 'all') return { counted: null, met: null, percent: null, hidden: true }
  if (hiding === 'met' && hasShare) return { counted, met: null, percent: null, hidden: true }
  return { counted, met, percent: hasShare ? percentOf(counts) : null, hidden: false }
}

type Sorted = readonly { amount: number; count: number }[]

/** The value at a share of the way through, between two values where it falls between them (as `QUARTILE.INC`). */
function quantile(sorted: Sorted, total: number, share: number): number {
  const at = (total - 1) * share
  const valueAt = (place: number): number => {
    let seen = 0
    for (const { amount, count } of sorted) {
      seen += count
      if (place < seen) return amount
    }
    return sorted.at(-1)?.amount ?? 0
  }
  const lower = valueAt(Math.floor(at))
  const between = lower + (valueAt(Math.ceil(at)) - lower) * (at - Math.floor(at))
  return Math.round(between * 100) / 100
}

/** The spread of lengths by quartiles; null where there is none. */
export function spreadOf(amounts: readonly { amount: number; count: number }[]): Spread | null {
  const sorted = amounts.filter(({ count }) => count > 0).toSorted((a, b) => a.amount - b.amount)
  const count = sorted.reduce((all, one) => all + one.count, 0)
  if (count === 0) return null
  return {
    count,
    least: quantile(sorted, count, 0),
    lower: quantile(sorted, count, 0.25),
    middle: quantile(sorted, count, 0.5),
    upper: quantile(sorted, count, 0.75),
    most: quantile(sorted, count, 1),
  }
}

const FEWEST = 5
const isFew = (value: number): boolean => value > 0 && value < FEWEST

/**
 * Outside the service: no spread of fewer than five, or where fewer than five of those counted have none. Where one group has
 * to go all go, because how many are left in the total would tell.
 */
function spreadsFor(
  all: Spread | null,
  groups: readonly (Spread | null)[],
  tables: { total: Figure; groups: readonly Figure[] },
): { all: Spread | null; groups: readonly (Spread | null)[] } {
  const mayBeTold = (spread: Spread | null, { counted }: Figure): boolean =>
    spread === null || (counted !== null && !isFew(spread.count) && !isFew(counted - spread.count))
  const told = groups.every((spread, at) => {
    const figure = tables.groups[at]
    return figure !== undefined && mayBeTold(spread, figure)
  })
  return {
    all: mayBeTold(all, tables.total) ? all : null,
    groups: told ? groups : groups.map(() => null),
  }
}

const numberIn = (words: string): number => Number(/\d+/.exec(words)?.[0] ?? Number.POSITIVE_INFINITY)

/** In the order of their own; otherwise the largest first, and those without a name last. */
function inOrder(groups: ReadonlyMap<string, Counts>, { groups: order }: Measure): string[] {
  const size = (group: string): number => groups.get(group)?.counted ?? 0
  const place = (group: string): number => {
    if (order === 'by number') return numberIn(group)
    const at = order?.indexOf(group) ?? -1
    return at < 0 ? Number.POSITIVE_INFINITY : at
  }
  const compare = (a: string, b: string): number => {
    const [first, second] = [place(a), place(b)]
    if (first !== second) return first - second
    if (a === '' || b === '') return a === '' ? 1 : -1
    return size(b) - size(a) || a.localeCompare(b, 'en-GB')
  }
  return [...groups.keys()].sort(compare)
}

const add = (a: Counts, b: Counts): Counts => ({ counted: a.counted + b.counted, met: a.met + b.met })
const none: Counts = { counted: 0, met: 0 }

/** A report as a whole. What may not be known outside is not in it. */
export function reportOf(source: FigureSource): MeasureReport {
  const { measure, from, to, audience, sums, amounts, how } = source
  const months = monthsIn(from, to)
  const cells = new Map<string, Map<string, Counts>>()
  for (const { month, group, counted, met } of sums) {
    const key = measure.by === '' ? '' : group
    const row = cells.get(key) ?? new Map<string, Counts>()
    row.set(month, add(row.get(month) ?? none, { counted, met }))
    cells.set(key, row)
  }
  const sumOf = (all: Iterable<Counts>): Counts => [...all].reduce(add, none)
  const names = inOrder(new Map([...cells].map(([group, row]) => [group, sumOf(row.values())])), measure)
  const rowOf = (of: (month: string) => Counts): Counts[] => {
    const row = months.map(of)
    return [...row, sumOf(row)]
  }
  const table = [
    ...names.map((group) => rowOf((month) => cells.get(group)?.get(month) ?? none)),
    rowOf((month) => sumOf([...cells.values()].map((row) => row.get(month) ?? none))),
  ]
  const outside = audience === 'partnership'
  const hidden = outside ? hidingOf(table) : undefined
  const hasShare = measure.numerator !== ''
  const figures = table.map((row, at) =>
    row.map((counts, column) => figureOf(counts, hidden?.[at]?.[column] ?? 'nothing', hasShare)),
  )
  const empty = figureOf(none, 'nothing', hasShare)
  const last = figures.at(-1) ?? []
  const total = last.at(-1) ?? empty
  const monthsOf = (row: readonly Figure[]) => months.map((month, at) => ({ month, ...(row[at] ?? empty) }))

  const byGroup = Map.groupBy(amounts, ({ group }) => (measure.by === '' ? '' : group))
  const spreads = names.map((group) => spreadOf(byGroup.get(group) ?? []))
  const groupTotals = names.map((_, at) => figures[at]?.at(-1) ?? empty)
  const whole = { all: spreadOf(amounts), groups: spreads }
  const told = outside ? spreadsFor(whole.all, whole.groups, { total, groups: groupTotals }) : whole
  const groups: GroupFigure[] = names.map((group, at) => ({
    group,
    ...(groupTotals[at] ?? empty),
    spread: told.groups[at] ?? null,
    months: monthsOf(figures[at] ?? []),
  }))
  const before = figureOf(
    source.before,
    outside
      ? (hidingOf([
          [source.before, source.before],
          [source.before, source.before],
        ])[0]?.[0] ?? 'all')
      : 'nothing',
    hasShare,
  )
  const { facts: _facts, from: _from, groups: _order, mark, ...words } = measure
  return {
    ...words,
    charts: [...measure.charts],
    seeds: [...measure.seeds],
    mark: mark ?? null,
    total,
    before,
    months: monthsOf(last),
    groups: measure.by === '' ? [] : groups,
    spread: told.all,
    says: saysOf(measure, { total, before, spread: told.all, outside }),
    how,
  }
}
