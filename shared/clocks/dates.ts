/**
 * Dates as ISO text (`2026-09-17`), instants as UTC ISO text (`2026-09-17T09:00:00Z`).
 * Between the two stands one time zone: Europe/London, the clock on the wall of every meeting room in England.
 */
import { Temporal } from 'temporal-polyfill'

export const ZONE = 'Europe/London'

/** Names of the months in small letters, January first. */
export const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const isoShape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i
const ukShape = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,? (?:at )?(\d{1,2})[:.](\d{2}))?$/i
const wordShape =
  /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}),? (\d{4})(?:,? (?:at )?(\d{1,2})[:.](\d{2}))?$/i

/** A moment as a person wrote it: a day, and the time of day where one was given. */
export type Moment = {
  /** ISO date on the London calendar. */
  date: string
  /** UTC instant, only where a time was written. */
  instant?: string
}

/**
 * The moment that a text names, or undefined. Takes ISO dates and times, `17/09/2026` (day first, as in England) and
 * `17 September 2026`, each with or without a time. Never throws: "ongoing" is simply not a date.
 */
export function parseMoment(text: string): Moment | undefined {
  const trimmed = text.trim()
  const iso = isoShape.exec(trimmed)
  if (iso) return iso[6] ? fromInstant(trimmed) : moment(iso[1], iso[2], iso[3], iso[4], iso[5])
  const uk = ukShape.exec(trimmed)
  if (uk) return moment(uk[3], uk[2], uk[1], uk[4], uk[5])
  const word = wordShape.exec(trimmed)
  if (!word) return undefined
  const name = (word[2] ?? '').toLowerCase().replace(/^sept$/, 'sep')
  const month = monthNames.findIndex((full) => full === name || full.slice(0, 3) === name)
  // A name that is no month's becomes month 0, which no calendar has.
  return moment(word[3], String(month + 1), word[1], word[4], word[5])
}

/** The ISO date that a text names, or undefined. Never throws. */
export function parseDate(text: string): string | undefined {
  return parseMoment(text)?.date
}

function moment(year = '', month = '', day = '', hour?: string, minute?: string): Moment | undefined {
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
    if (date.year < 1800 || date.year > 2999) return undefined
    if (hour === undefined) return { date: date.toString() }
    const time = Temporal.PlainTime.from(
      { hour: Number(hour), minute: Number(minute) },
      { overflow: 'reject' },
    )
    return { date: date.toString(), instant: wallClock(date, time) }
  } catch {
    return undefined
  }
}

function fromInstant(text: string): Moment | undefined {
  try {
    const instant = Temporal.Instant.from(text)
    return { date: londonDate(instant.toString()), instant: instant.toString() }
  } catch {
    return undefined
  }
}

const wallClock = (date: Temporal.PlainDate, time: Temporal.PlainTime): string =>
  date.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant().toString()

/** The calendar date in London at a UTC instant. */
export function londonDate(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString()
}

/**
 * The UTC instant of a London wall-clock time (`10:30`) on an ISO date. In the hour that happens twice in October the
 * first is meant; a time that the March change skips is read as the same distance after it. Undefined when `time` is
 * not a time.
 */
export function londonInstant(date: string, time: string): string | undefined {
  return parseMoment(`${date}T${time.trim().padStart(5, '0')}`)?.instant
}

/** The UTC instant at which an ISO date begins in London. */
export function startOfDay(date: string): string {
  return wallClock(plain(date), new Temporal.PlainTime())
}

/** The UTC instant `hours` elapsed hours later: a 72-hour limit in law is hours that pass, whatever clocks do. */
export function addHours(instant: string, hours: number): string {
  return Temporal.Instant.from(instant)
    .add({ minutes: Math.round(hours * 60) })
    .toString()
}

/** Elapsed hours from one UTC instant to another; negative when `to` is earlier. */
export function hoursBetween(from: string, to: string): number {
  const span = Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds
  return span / 3_600_000
}

/** The date `days` calendar days later; negative counts back. */
export function addDays(date: string, days: number): string {
  return plain(date).add({ days }).toString()
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** The same day number `n` months later, or that month's last day (domain section 4). */
export function addMonths(date: string, n: number): string {
  return plain(date).add({ months: n }, { overflow: 'constrain' }).toString()
}

/** Days since 1 January 1970, for counting. Days alone have no zone; every clock is worked out from these, so it is quick. */
export function dayNumber(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(time)) throw new RangeError(`Not a date: ${date}`)
  return time / 86_400_000
}

/** The date of a day number. */
export function dateOfDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** `Thursday 17 September 2026`, without asking the machine's locale. */
export function longDate(date: string): string {
  const day = plain(date)
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
  const month = monthNames[day.month - 1] ?? ''
  return `${names[day.dayOfWeek - 1]} ${day.day} ${month[0]?.toUpperCase()}${month.slice(1)} ${day.year}`
}

/** `11:00 on Thursday 17 September 2026`, London time. */
export function longInstant(instant: string): string {
  const here = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE)
  return `${here.toPlainTime().toString({ smallestUnit: 'minute' })} on ${longDate(here.toPlainDate().toString())}`
}

/** `at 11:00 on Thursday 17 September 2026` for an instant, `on Thursday 17 September 2026` for a date. */
export const momentInWords = (at: string): string =>
  at.includes('T') ? `at ${longInstant(at)}` : `on ${longDate(at)}`

function plain(date: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date)
}
