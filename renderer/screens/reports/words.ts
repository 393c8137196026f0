/** Figures, changes and spreads as people say them. */
import type { Figure, MeasureReport, Spread } from '../../../shared/api/measures.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const monthOf = (month: string): { year: string; at: number } => {
  const [year = '', at = ''] = month.split('-')
  return { year, at: Number(at) - 1 }
}

/** `2026-09` as `September 2026`. */
export function monthWords(month: string): string {
  const { year, at } = monthOf(month)
  return `${longMonths[at] ?? month} ${year}`
}

/** `2026-09` as `Sep`, with the year under each January and wherever else it has to be said. */
export function shortMonth(month: string, withYear = false): { name: string; year: string } {
  const { year, at } = monthOf(month)
  return { name: months[at] ?? month, year: withYear || at === 0 ? year : '' }
}

export const FEW = 'fewer than 5'
export const NOT_SHOWN = 'not shown'

/**
 * "36 of 40, 90%". Where small numbers are hidden, what may be known: a share is also hidden where it would give a small
 * number away, and so is not called small itself. Without a share, how many.
 */
export function sayFigure({ counted, met, percent }: Figure, onlyCounted = false): string {
  if (counted === 0) return 'nothing counted'
  if (counted === null) return FEW
  if (onlyCounted) return String(counted)
  if (met === null) return `${counted} counted, share ${NOT_SHOWN}`
  return percent === null ? `${met} of ${counted}` : `${met} of ${counted}, ${percent}%`
}

/** Some measures only count: they have no part that is met, and so no share. */
export const onlyCounts = ({ numerator }: Pick<MeasureReport, 'numerator'>): boolean => numerator === ''

/** What it was in the period of the same length just before. Which way it went is said by the report itself. */
export const beforeWords = (report: Pick<MeasureReport, 'before' | 'numerator'>): string =>
  `In the period before: ${sayFigure(report.before, onlyCounts(report))}.`

const amounts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
export const sayAmount = (amount: number): string => amounts.format(amount)

/** "Middle 34 minutes, half of them from 12 to 55, all from 2 to 140; 23 in all". */
export function saySpread({ count, least, lower, middle, upper, most }: Spread, length: string): string {
  if (least === most) return `All ${sayAmount(middle)} ${length}; ${count} in all`
  return `Middle ${sayAmount(middle)} ${length}, half of them from ${sayAmount(lower)} to ${sayAmount(upper)}, all from ${sayAmount(least)} to ${sayAmount(most)}; ${count} in all`
}

/** A group as it is called; things that nobody said anything of are in a group without a name. */
export const groupName = (group: string): string => group || 'Not said'

/** "Response plan 1.2 and 5.1". */
export function seedWords(seeds: readonly string[]): string {
  if (seeds.length === 0) return ''
  const last = seeds.at(-1)
  return `Response plan ${seeds.length === 1 ? last : `${seeds.slice(0, -1).join(', ')} and ${last}`}`
}
