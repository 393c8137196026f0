/**
 * G18 Chronology current (domain section 8; seed 4.1; rule R-CH).
 *
 * Counted: each record of a kind that asks R-CH. Met: the rule had nothing to ask, or its answer says that the chronology
 * was updated within the days that are set before the meeting (30, local) or between the meeting and the signature, with
 * every event of the minutes in it. One that a manager overrode for a few days is not met.
 * Day: of the meeting. Unit: the record. Group and amount: none.
 */
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { findingsOf, isAsked, meetingDay } from './of-record.ts'

export function chronologyCurrent(source: MeasureSource): MeasureFact[] {
  if (!isAsked('R-CH', source)) return []
  const found = findingsOf('R-CH', source)
  const met = found.every(({ state }) => state === 'answered')
  const says = met
    ? `updated within ${source.rules.settings.chronologyDays} days`
    : found.some(({ state }) => state === 'overridden')
      ? 'not current, set aside by a manager'
      : 'not current'
  return [
    {
      measure: 'G18',
      day: meetingDay(source),
      unit: '',
      met: met ? 1 : 0,
      group: '',
      amount: null,
      says: `Chronology: ${says}`,
    },
  ]
}
