/** Every clock that a record's own data can start (domain section 4). */
import type { Minutes } from '../minutes/index.ts'
import { type Calendar, calendar } from './calendar.ts'
import type { Clock } from './clock.ts'
import { parseMoment } from './dates.ts'
import type { ClockSettings } from './definitions.ts'
import { withReason } from './late.ts'
import { type Run, runClock } from './make.ts'
import { meetingRuns } from './meeting-clocks.ts'
import { subjectOf } from './record.ts'
import { rowRuns } from './row-clocks.ts'
import { triggerRuns } from './trigger-clocks.ts'

export type ClockOptions = {
  /** UTC instant, ISO 8601. */
  now: string
  /** Left out: the bank holidays of England and Wales, and no closure days. */
  calendar?: Calendar
  settings?: ClockSettings
  /** ISO date on which these minutes were issued to everyone who gets them. */
  issuedOn?: string
  /** ISO date on which the decisions went out, when before the minutes. */
  decisionsSentOn?: string
}

/**
 * The clocks of a record, soonest due first. What a record does not say starts nothing: a text that is no date is
 * passed over. Throws RangeError only when `now` is not an instant.
 */
export function clocksOf(minutes: Minutes, options: ClockOptions): Clock[] {
  const subject = subjectOf(minutes, options.now)
  const bench = {
    now: options.now,
    calendar: options.calendar ?? calendar(),
    settings: options.settings ?? {},
  }
  const issued = parseMoment(options.issuedOn ?? '')
  const decisionsSent = parseMoment(options.decisionsSentOn ?? '') ?? issued
  const runs: Run[] = [
    ...triggerRuns(subject, bench.settings),
    ...meetingRuns(subject, bench, { issued, decisionsSent }),
    ...rowRuns(subject, bench.settings),
  ]
  return runs
    .map((run) => withReason(runClock(run, bench), minutes))
    .filter((clock) => clock.id !== 'T-CORRECTIONS' || clock.state === 'running')
    .sort(
      (a, b) =>
        compare(a.due, b.due) ||
        compare(a.id, b.id) ||
        compare(a.about, b.about) ||
        compare(a.row ?? '', b.row ?? ''),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
