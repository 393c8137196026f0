/** Dates as the rules need them. Everything typed may be wrong: a text that is no date is no date, never an error. */
import {
  addDays,
  addMonths,
  addWorkingDays,
  type Clock,
  calendar,
  daysBetween,
  longDate,
  parseDate,
  parseMoment,
  workingDaysBetween,
} from '../clocks/index.ts'
import type { Reading } from './check.ts'

export { addDays, addMonths as monthsAfter, daysBetween }

const read = new Map<string, string | undefined>()

/** ISO date in a typed text, or undefined. */
export function dateIn(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (read.has(text)) return read.get(text)
  if (read.size > 2000) read.clear()
  const date = parseDate(text)
  read.set(text, date)
  return date
}

/** The UTC instant a text names, to the minute; undefined where the day or the time of day is missing. */
export const momentIn = (text: string | undefined): string | undefined => parseMoment(text ?? '')?.instant

/** e.g. `13 June 2017`; a text that is no date comes back as it was typed. */
export function inWords(date: string): string {
  const iso = dateIn(date)
  return iso ? longDate(iso).replace(/^\w+ /, '') : date
}

const calendarOf = (reading: Reading) => calendar(reading.settings.closureDays)

/** Working days after one date up to another; negative when the other is earlier. */
export const workingDays = (reading: Reading, from: string, to: string): number =>
  workingDaysBetween(from, to, calendarOf(reading))

/**
 * The working day so many after a date. The council's closure days never move a date of law or statutory guidance, so
 * every limit says where it comes from.
 */
export const workingDaysAfter = (
  reading: Reading,
  from: string,
  days: number,
  source: Clock['source'],
): string => {
  const own = calendarOf(reading)
  return addWorkingDays(from, days, source === 'LAW' || source === 'SG' ? own.statutory : own)
}

/** e.g. `9 years`, `5 months`: how long ago, for people to read. Never used to decide anything. */
export function gapInWords(from: string, to: string): string {
  const days = daysBetween(from, to)
  const [number, unit] =
    days >= 730
      ? [Math.floor(days / 365.25), 'year']
      : days >= 60
        ? [Math.floor(days / 30.44), 'month']
        : days >= 14
          ? [Math.floor(days / 7), 'week']
          : [days, 'day']
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
