/**
 * G1 Minutes on time (seed 5.2).
 *
 * Counted: each meeting whose minutes have a limit (conferences, core groups, child in need meetings, strategy
 * discussions) and somebody who must have a copy, once the last of them was sent theirs or the limit has passed. Whoever
 * did not come counts like everybody else; a recipient who is left out with a reason does not. Of a meeting whose copies
 * never went through the desk nothing is known, and it is not counted.
 * Met: the last required copy was sent within the limit. Never sent, and the limit is over: not met.
 * Day: the meeting. Group: the kind of meeting. Amount: working days from the meeting to the last required copy; none
 * while somebody waits.
 * Source: domain sections 4 and 6, "Timeliness measure"; the limits are the council's on the day of the meeting.
 */
import { workingDaysBetween } from '../../clocks/index.ts'
import { dueFor } from '../../distribution/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { benchOf, calendarOf, heldOn, isPast } from './days.ts'
import { meetingWords } from './words.ts'

export function minutesOnTime(source: MeasureSource): MeasureFact[] {
  const { type, date } = source.minutes.meeting
  const { due, allowed } = dueFor(type, 'minutes', date, benchOf(source))
  if (due === '') return []
  const last = source.sent.issuedOn
  const isDue = source.copies.some(({ item, required }) => item === 'minutes' && required)
  if (last === undefined && !(isDue && isPast(due, source))) return []
  const held = heldOn(source)
  const days = last === undefined ? null : Math.max(0, workingDaysBetween(held, last, calendarOf(source)))
  return [
    {
      measure: 'G1',
      day: held,
      unit: '',
      met: last !== undefined && last <= due ? 1 : 0,
      group: meetingWords(type),
      amount: days,
      says:
        days === null
          ? `Somebody still has no copy; the limit was working day ${allowed}`
          : `Last copy sent on working day ${days} of ${allowed}`,
    },
  ]
}
