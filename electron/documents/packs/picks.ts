/** What the first page of a pack tells: the measures that moved, and those that miss their mark. */
import type { MeasureReport } from '../../../shared/api/measures.ts'
import { changeOf, isEmpty, isFew, missesMark, onlyCounts } from './words.ts'

/** A smaller change is left to the pages of the measure. */
export const MOVED = 5
const MOST = 6

const movedBy = (report: MeasureReport): number =>
  onlyCounts(report) || isFew(report) ? 0 : Math.abs(changeOf(report)?.by ?? 0)

/** Those that moved most, and how many moved at all. */
export function moved(reports: readonly MeasureReport[]): { some: MeasureReport[]; count: number } {
  const all = reports.filter((report) => movedBy(report) >= MOVED).toSorted((a, b) => movedBy(b) - movedBy(a))
  return { some: all.slice(0, MOST), count: all.length }
}

export const missing = (reports: readonly MeasureReport[]): MeasureReport[] =>
  reports.filter((report) => missesMark(report) === true)

/** Measures about which the period says nothing: nothing was counted, or the figure is hidden. */
export const silent = (
  reports: readonly MeasureReport[],
): { empty: MeasureReport[]; hidden: MeasureReport[] } => ({
  empty: reports.filter(({ total }) => isEmpty(total)),
  hidden: reports.filter(({ total }) => total.hidden),
})
