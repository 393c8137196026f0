/**
 * Working days (domain section 4): Monday to Friday, not a bank holiday of England and Wales, not a day on which the
 * authority is closed. Day 0 is the event; the next working day is day 1.
 */
import holidays from '../../resources/bank-holidays.json' with { type: 'json' }
import { dateOfDay, dayNumber, parseDate } from './dates.ts'

export type Calendar = {
  /** Day numbers (days since 1970) that are not working days although they may fall on Monday to Friday. */
  readonly closed: ReadonlySet<number>
  /** The same calendar without the authority's own closure days: statutory clocks never stop for those. */
  readonly statutory: Calendar
}

/** Last year whose bank holidays are in the list. */
export const lastKnownYear: number = holidays.lastYear

/** Last year whose bank holidays are certain; those after it are worked out from the rules, and a proclamation may add one. */
export const lastPublishedYear: number = holidays.publishedTo

const bankHolidays: ReadonlySet<number> = new Set(holidays.days.map((day) => dayNumber(day.date)))

/** The calendar of an authority. `closureDays` are dates as people write them; what is not a date is left out. */
export function calendar(closureDays: readonly string[] = []): Calendar {
  const own = closureDays.map(parseDate).filter((date) => date !== undefined)
  const statutory: Calendar = {
    closed: bankHolidays,
    get statutory() {
      return statutory
    },
  }
  return { closed: new Set([...bankHolidays, ...own.map(dayNumber)]), statutory }
}

const plainCalendar = calendar()

// 1 January 1970 was a Thursday; Saturday and Sunday are 5 and 6 counted from Monday.
const isWeekend = (day: number): boolean => (((day + 3) % 7) + 7) % 7 >= 5
const isOpen = (day: number, cal: Calendar): boolean => !isWeekend(day) && !cal.closed.has(day)

/** True for a working day. `date` is an ISO date. */
export function isWorkingDay(date: string, cal: Calendar = plainCalendar): boolean {
  return isOpen(dayNumber(date), cal)
}

/** The `n`th working day after `date` (ISO); `n` of 0 is `date` itself. A negative `n` counts back. */
export function addWorkingDays(date: string, n: number, cal: Calendar = plainCalendar): string {
  const step = n < 0 ? -1 : 1
  let day = dayNumber(date)
  for (let left = Math.abs(Math.trunc(n)); left > 0; ) {
    day += step
    if (isOpen(day, cal)) left -= 1
  }
  return dateOfDay(day)
}

/** The `n`th working day before `date` (ISO). */
export function subtractWorkingDays(date: string, n: number, cal: Calendar = plainCalendar): string {
  return addWorkingDays(date, -n, cal)
}

/** Working days after `from` up to and including `to`; negative, counted the same way back, when `to` is earlier. */
export function workingDaysBetween(from: string, to: string, cal: Calendar = plainCalendar): number {
  const a = dayNumber(from)
  const b = dayNumber(to)
  const step = b < a ? -1 : 1
  let count = 0
  for (let day = a; day !== b; ) {
    day += step
    if (isOpen(day, cal)) count += step
  }
  return count
}

const yearOf = (date: string): number => Number(date.slice(0, 4))

/** True where the bank holidays are not known at all, so that a count of working days may be a day or two out. */
export const isPastKnownHolidays = (date: string): boolean => yearOf(date) > lastKnownYear

/** True where the bank holidays are worked out and not yet published: a day may still be added or moved. */
export const isPastPublishedHolidays = (date: string): boolean => yearOf(date) > lastPublishedYear
