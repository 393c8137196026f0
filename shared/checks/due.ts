/** The clocks of a record as the rules read them: worked out once for each reading. */
import { type Clock, calendar, clocksOf } from '../clocks/index.ts'
import type { Reading } from './check.ts'

const known = new WeakMap<Reading, Clock[]>()

/** The clocks of these ids, soonest due first. */
export function clocksIn(reading: Reading, ids: readonly string[]): Clock[] {
  let clocks = known.get(reading)
  if (clocks === undefined) {
    const { minutes, settings, now } = reading
    const sent = minutes.meeting.triggers.decisionsSent
    clocks = clocksOf(minutes, {
      now,
      calendar: calendar(settings.closureDays),
      settings: {
        minutesWorkingDaysConference: settings.minutesWorkingDaysConference,
        minutesWorkingDaysCin: settings.minutesWorkingDaysCin,
      },
      ...(sent ? { decisionsSentOn: sent } : {}),
    })
    known.set(reading, clocks)
  }
  return clocks.filter((clock) => ids.includes(clock.id))
}
