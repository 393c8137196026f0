/** How the figures of a pack are said, and in which order its measures stand. */
import type { Figure, MeasureReport, Spread } from '../../../shared/api/measures.ts'
import { dateWords, listWords, monthWords } from '../../../shared/copies/words.ts'

export const HIDDEN = 'fewer than 5'
export const NOT_SHOWN = 'not shown'
export const NOT_COUNTED = 'n/a'

/** What a measure is read from. A measure without a numerator only counts. */
export type Named = Pick<MeasureReport, 'numerator' | 'better'>

const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
export const numberWords = (value: number): string => plain.format(value)
export const countWords = (count: number | null): string => (count === null ? HIDDEN : numberWords(count))

export function percentWords({ percent, hidden }: Figure): string {
  if (percent !== null) return `${percent}%`
  return hidden ? NOT_SHOWN : NOT_COUNTED
}

export const isEmpty = ({ counted, hidden }: Figure): boolean => !hidden && counted === 0
export const onlyCounts = ({ numerator }: Pick<Named, 'numerator'>): boolean => numerator === ''

/**
 * How many of those counted. It may be hidden because few are, because few are not, or because it gave such a number away:
 * that is not called "fewer than 5", which would often be untrue.
 */
export const metWords = (met: number | null, counted: number | null): string => {
  if (met !== null) return numberWords(met)
  return counted === null ? HIDDEN : NOT_SHOWN
}

/** "46 of 52 (88%)", "52 counted, share not shown", "fewer than 5", "Nothing was counted". */
export function figureWords(figure: Figure, measure: Named): string {
  if (isEmpty(figure)) return 'Nothing was counted'
  const { counted, met, percent } = figure
  if (onlyCounts(measure)) return countWords(counted)
  if (counted === null) return HIDDEN
  if (met === null) return `${numberWords(counted)} counted, share not shown`
  const share = percent === null ? '' : ` (${percent}%)`
  return `${numberWords(met)} of ${numberWords(counted)}${share}`
}

export type Change = {
  /** Points of per cent, or things counted where a measure only counts. */
  by: number
  verdict: 'better' | 'worse' | 'about the same' | 'too few to say' | ''
}

/** Fewer points than this are no change worth a word. */
const A_CHANGE = 3
/** Among fewer than this, one case more or less is some points. */
export const ENOUGH = 20

export const isFew = ({ total, before }: MeasureReport): boolean =>
  Math.min(total.counted ?? 0, before.counted ?? 0) < ENOUGH

/** How the period differs from the one before; undefined where one of them is empty or hidden. */
export function changeOf(report: MeasureReport): Change | undefined {
  const [now, before] = onlyCounts(report)
    ? [report.total.counted, isEmpty(report.before) ? null : report.before.counted]
    : [report.total.percent, report.before.percent]
  if (now === null || before === null) return undefined
  const by = now - before
  if (by === 0 || onlyCounts(report)) return { by, verdict: '' }
  if (Math.abs(by) < A_CHANGE) return { by, verdict: 'about the same' }
  if (isFew(report)) return { by, verdict: 'too few to say' }
  if (report.better === 'neither') return { by, verdict: '' }
  return { by, verdict: by > 0 === (report.better === 'more') ? 'better' : 'worse' }
}

const points = (by: number): string => (by === 1 ? '1 point' : `${numberWords(by)} points`)

/** "Up 6 points from 82%: better". */
export function changeWords(report: MeasureReport): string {
  const { total, before } = report
  const change = changeOf(report)
  if (!change) {
    if (total.hidden || before.hidden) return 'Cannot be compared: a number is hidden'
    return isEmpty(before) ? 'Nothing was counted in the period before' : 'Nothing to compare'
  }
  const counts = onlyCounts(report)
  const was = counts ? countWords(before.counted) : percentWords(before)
  if (change.by === 0) return `The same as before: ${was}`
  const size = Math.abs(change.by)
  const way = `${change.by > 0 ? 'Up' : 'Down'} ${counts ? numberWords(size) : points(size)} from ${was}`
  return change.verdict ? `${way}: ${change.verdict}` : way
}

/** Whether the figure is on the wrong side of its mark; undefined where it has none or cannot be held against it. */
export function missesMark({ mark, better, total }: MeasureReport): boolean | undefined {
  if (mark === null || total.percent === null || better === 'neither') return undefined
  return better === 'more' ? total.percent < mark : total.percent > mark
}

export const markWords = ({ mark, better }: MeasureReport): string =>
  mark === null ? '' : `${mark}% or ${better === 'fewer' ? 'less' : 'more'}`

const measured = (value: number, length: string): string =>
  `${numberWords(value)} ${value === 1 ? length.replace(/s$/, '') : length}`

/** "Middle 11 working days; half lie between 8 and 14; least 2, most 31." */
export const spreadWords = ({ least, lower, middle, upper, most }: Spread, length: string): string =>
  `Middle ${measured(middle, length)}; half lie between ${numberWords(lower)} and ${numberWords(upper)}; least ${numberWords(least)}, most ${numberWords(most)}`

export const periodWords = ({ from, to }: { from: string; to: string }): string =>
  `${dateWords(from)} to ${dateWords(to)}`

/** `Sep 2026`: two short words, one above the other in a narrow column. */
export const shortMonth = (month: string): string =>
  monthWords(month).replace(/^(\p{L}{3})\p{L}*/u, '$1') || month

export const recommendationWords = (seeds: readonly string[]): string =>
  `${seeds.length === 1 ? 'Recommendation' : 'Recommendations'} ${listWords([...seeds])}`

/** What an audit by section 11 or section 175 asks for first (domain section 8, G29). */
export const auditFirst = ['3.1', '5.1', '1.4'] as const

/** Supervision in time stands right before its quality: that it was held says nothing of what it was worth. */
function paired(reports: readonly MeasureReport[]): MeasureReport[] {
  const quality = reports.find(({ id }) => id === 'G7')
  if (!quality || !reports.some(({ id }) => id === 'G5')) return [...reports]
  return reports.filter((one) => one !== quality).flatMap((one) => (one.id === 'G5' ? [one, quality] : [one]))
}

const auditRank = (seeds: readonly string[]): number => {
  const places = auditFirst.flatMap((seed, at) => (seeds.includes(seed) ? [at] : []))
  return Math.min(auditFirst.length, ...places)
}

/** The measures of a pack in the order of the domain; an agency's begin with what its audit asks for. */
export function inOrder(reports: readonly MeasureReport[], kind: 'board' | 'agency'): MeasureReport[] {
  const ranked =
    kind === 'agency' ? reports.toSorted((a, b) => auditRank(a.seeds) - auditRank(b.seeds)) : [...reports]
  return paired(ranked)
}

/** Some of the measures; where G5 is one of them, G7 comes too. */
export function withQuality(some: readonly MeasureReport[], all: readonly MeasureReport[]): MeasureReport[] {
  const wanted = new Set(some)
  const quality = all.find(({ id }) => id === 'G7')
  const needed = quality && some.some(({ id }) => id === 'G5') && !wanted.has(quality)
  return paired(needed ? [...some, quality] : some)
}
