/** Runs one clock: when it is due, what state it is in, and the sentence that says so. */
import {
  addWorkingDays,
  type Calendar,
  isPastKnownHolidays,
  isPastPublishedHolidays,
  workingDaysBetween,
} from './calendar.ts'
import type { Clock } from './clock.ts'
import {
  addDays,
  addHours,
  addMonths,
  daysBetween,
  hoursBetween,
  londonDate,
  longDate,
  type Moment,
  momentInWords,
  startOfDay,
} from './dates.ts'
import type { ClockDefinition, Length } from './definition.ts'
import { type ClockId, type ClockSettings, clockDefinition, lengthOf } from './definitions.ts'

/** What a record says about one clock. Moments are a day, or an instant where a time was written. */
export type Run = {
  id: ClockId
  start: Moment
  /** What started it, in words; left out, the definition's own. */
  startedBy?: string
  about?: string
  row?: string
  /** Instead of the length of the settings. */
  length?: Length
  /** Instead of start and length: a date that a court or a person has set. */
  due?: Moment
  metOn?: Moment
  /** It is settled, but the record does not say when. */
  settled?: boolean
  /** A date in the future that is booked for it. */
  booked?: string
  /** The moment at which it is judged; left out, now. */
  asAt?: Moment
  /** A sentence of its own before the others. */
  lead?: string
}

export type Bench = { now: string; calendar: Calendar; settings: ClockSettings }

const plural = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`
const isInstant = (text: string): boolean => text.includes('T')
const dayOf = (at: string): string => (isInstant(at) ? londonDate(at) : at)

/** The authority's closure days never extend a clock of law or statutory guidance. */
const countedBy = (calendar: Calendar, source: Clock['source']): Calendar =>
  source === 'LAW' || source === 'SG' ? calendar.statutory : calendar

/** When a clock is due: an ISO date, or a UTC instant for clocks that count hours. */
export function dueOf(start: Moment, length: Length, calendar: Calendar, source: Clock['source']): string {
  switch (length.unit) {
    case 'hours':
      return addHours(start.instant ?? startOfDay(start.date), length.n)
    case 'working days':
      return addWorkingDays(start.date, length.n, countedBy(calendar, source))
    case 'days':
      return addDays(start.date, length.n)
    case 'weeks':
      return addDays(start.date, 7 * length.n)
    case 'months':
      return addMonths(start.date, length.n)
  }
}

/** Runs one clock. */
export function runClock(run: Run, bench: Bench): Clock {
  const definition = clockDefinition(run.id)
  const length = run.length ?? lengthOf(run.id, bench.settings)
  const due = run.due
    ? (run.due.instant ?? run.due.date)
    : dueOf(run.start, length, bench.calendar, definition.source)
  const calendar = countedBy(bench.calendar, definition.source)
  const asAt = run.asAt ?? { date: londonDate(bench.now), instant: bench.now }
  const state = stateOf(run, definition, length, due, asAt, calendar)
  const like = ({ date, instant }: Moment): string => (isInstant(due) ? (instant ?? date) : date)
  const metOn = run.metOn && like(run.metOn)
  return {
    id: run.id,
    name: definition.name,
    about: run.about ?? '',
    start: like(run.start),
    startedBy: run.startedBy ?? definition.from,
    due,
    ...(metOn !== undefined && { metOn }),
    ...(run.row !== undefined && { row: run.row }),
    ...(run.booked !== undefined && { booked: run.booked }),
    state,
    source: definition.source,
    says: sentences(run, definition, length, due, metOn, asAt, state, calendar).join(' '),
  }
}

/** Is `moment` later than `due`? By the hour where both have one, by the day otherwise. */
function isAfter(moment: Moment, due: string): boolean {
  return isInstant(due) && moment.instant ? hoursBetween(due, moment.instant) > 0 : moment.date > dayOf(due)
}

function stateOf(
  run: Run,
  definition: ClockDefinition,
  length: Length,
  due: string,
  asAt: Moment,
  calendar: Calendar,
): Clock['state'] {
  if (run.metOn) return isAfter(run.metOn, due) ? 'met late' : 'met'
  if (run.settled) return 'met'
  if (isAfter(asAt, due)) {
    const past = daysBetween(dayOf(due), asAt.date)
    if (past < (definition.amberAfter ?? 0)) return 'running'
    if (definition.redAfter === undefined) return 'overdue'
    if (definition.redAfter === 'never') return 'amber'
    return past >= definition.redAfter ? 'overdue' : 'amber'
  }
  if (isAfter({ date: run.booked ?? '' }, due)) return 'amber'
  const share = shareGone(run.start, length, due, asAt, calendar)
  return share >= (definition.amberAt ?? Number.POSITIVE_INFINITY) ? 'amber' : 'running'
}

/** How much of the time is gone, 0 to 1. */
function shareGone(start: Moment, length: Length, due: string, asAt: Moment, calendar: Calendar): number {
  if (isInstant(due)) {
    const from = start.instant ?? startOfDay(start.date)
    const at = asAt.instant ?? startOfDay(asAt.date)
    const whole = hoursBetween(from, due)
    return whole <= 0 ? 1 : hoursBetween(from, at) / whole
  }
  const count = length.unit === 'working days' ? workingDaysBetween : daysBetween
  const whole = count(start.date, due, calendar)
  if (whole <= 0) return asAt.date >= due ? 1 : 0
  return count(start.date, asAt.date, calendar) / whole
}

function sentences(
  run: Run,
  definition: ClockDefinition,
  length: Length,
  due: string,
  metOn: string | undefined,
  asAt: Moment,
  state: Clock['state'],
  calendar: Calendar,
): string[] {
  const says = run.lead ? [run.lead] : []
  const dueDay = dayOf(due)
  if (run.metOn && metOn) {
    const done = `Done ${momentInWords(metOn)}`
    if (state === 'met late') {
      says.push(`${done}, ${lateness(length, due, run.metOn, calendar)} late.`, definition.whenLate)
    } else if (length.unit === 'working days' && length.n > 0 && !run.due) {
      const day = workingDaysBetween(run.start.date, run.metOn.date, calendar)
      says.push(`${done}, working day ${Math.max(0, day)} of ${length.n}.`)
    } else says.push(`${done}, in time.`)
  } else if (run.settled) says.push('Settled.')
  else if (isAfter(asAt, due)) {
    const late = lateness(length, due, asAt, calendar)
    says.push(`Was due ${momentInWords(due)}: ${late} late.`, definition.whenLate)
  } else {
    const left = isInstant(due) && asAt.instant ? undefined : daysBetween(asAt.date, dueDay)
    const soon = left === undefined ? '' : left === 0 ? ', today' : `, in ${plural(left, 'day')}`
    says.push(`Due ${momentInWords(due)}${soon}.`)
    if (run.booked !== undefined) {
      const after = isAfter({ date: run.booked }, due) ? ', which is too late' : ''
      says.push(`It is booked for ${longDate(run.booked)}${after}.`)
    }
  }
  if (definition.law) says.push(`${definition.law}.`)
  if (length.unit === 'working days' && isPastPublishedHolidays(dueDay)) {
    says.push(
      isPastKnownHolidays(dueDay)
        ? 'The bank holidays of that year are not known here yet, so the date may be a day or two out.'
        : 'The bank holidays of that year are worked out, not yet published.',
    )
  }
  return says
}

function lateness(length: Length, due: string, at: Moment, calendar: Calendar): string {
  if (isInstant(due) && at.instant) {
    const hours = hoursBetween(due, at.instant)
    if (hours < 1) return plural(Math.max(1, Math.floor(hours * 60)), 'minute')
    if (hours < 72) return plural(Math.floor(hours), 'hour')
    return plural(Math.floor(hours / 24), 'day')
  }
  const day = dayOf(due)
  if (length.unit === 'working days') {
    const working = workingDaysBetween(day, at.date, calendar)
    if (working > 0) return plural(working, 'working day')
  }
  const days = daysBetween(day, at.date)
  if (length.unit !== 'weeks' || days < 14) return plural(days, 'day')
  const rest = days % 7
  return `${plural(Math.floor(days / 7), 'week')}${rest === 0 ? '' : ` and ${plural(rest, 'day')}`}`
}
