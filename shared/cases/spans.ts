/** Facts that hold from one day to another: where somebody lived, which plan a child was on. */
import { parseDate } from '../clocks/index.ts'

/** Both as typed. No `to`: it goes on. */
export type Span = { from: string; to: string }

/** Does it hold on this day (ISO)? An end that is no date yet was still written down as an end. */
export function holdsOn(span: Span, day: string): boolean {
  const from = parseDate(span.from)
  if (from !== undefined && from > day) return false
  if (span.to.trim() === '') return true
  const to = parseDate(span.to)
  return to !== undefined && to > day
}

/** What cannot be right about its dates, as sentences; empty where nothing speaks against them. */
export function doubtsAbout(span: Span, today: string): string[] {
  const from = parseDate(span.from)
  const to = parseDate(span.to)
  return [
    ...(from !== undefined && to !== undefined && to < from ? ['It ends before it begins.'] : []),
    ...(from !== undefined && from > today ? ['It begins on a day that is still to come.'] : []),
  ]
}

/** Do two of them hold on the same days? One that ends on the day the other begins does not. */
export function overlap(a: Span, b: Span): boolean {
  const [first, second] = [a, b].map(({ from, to }) => ({
    from: parseDate(from),
    to: to.trim() === '' ? '9999-12-31' : parseDate(to),
  }))
  if (!first?.from || !first.to || !second?.from || !second.to) return false
  return first.from < second.to && second.from < first.to
}

/** What began last stands first; what has no date, at the end. */
export const newestFirst = <T extends Span>(spans: readonly T[]): T[] =>
  spans.toSorted((a, b) => (parseDate(b.from) ?? '').localeCompare(parseDate(a.from) ?? ''))
