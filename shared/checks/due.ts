/** The clocks of a record as the rules, the page and the core read them: one reading, with the council's own lengths. */
import { type Clock, calendar, clocksOf } from '../clocks/index.ts'
import type { CheckContext, Reading } from './check.ts'

/** Every clock of the record, soonest due first. */
export function clocksFor({
  minutes,
  settings,
  clockSettings = {},
  sent = {},
  now,
}: Pick<CheckContext, 'minutes' | 'settings' | 'clockSettings' | 'sent' | 'now'>): Clock[] {
  const decisionsSent = minutes.meeting.triggers.decisionsSent || sent.decisionsSentOn
  return clocksOf(minutes, {
    now,
    calendar: calendar(settings.closureDays),
    // Some lengths are settings of the checks: the number that a check reads is the one its clock runs by.
    settings: {
      ...clockSettings,
      minutesWorkingDaysConference: settings.minutesWorkingDaysConference,
      minutesWorkingDaysCin: settings.minutesWorkingDaysCin,
      chronologyDays: settings.chronologyDays,
      neglectToolMonths: settings.neglectToolMonths,
      seenWorkingDaysCpp: settings.seenWorkingDaysCpp,
      seenWorkingDaysCin: settings.seenWorkingDaysCin,
      supervisionWeeksCpp: settings.supervisionWeeksCpp,
      supervisionWeeksCin: settings.supervisionWeeksCin,
    },
    ...(sent.issuedOn ? { issuedOn: sent.issuedOn } : {}),
    ...(decisionsSent ? { decisionsSentOn: decisionsSent } : {}),
  })
}

const known = new WeakMap<Reading, Clock[]>()

/** The clocks of these ids, soonest due first; worked out once for each reading. */
export function clocksIn(reading: Reading, ids: readonly string[]): Clock[] {
  let clocks = known.get(reading)
  if (clocks === undefined) {
    clocks = clocksFor(reading)
    known.set(reading, clocks)
  }
  return clocks.filter((clock) => ids.includes(clock.id))
}
