/**
 * G2 Decision letters in 1 day (seed 5.2).
 *
 * Counted: each conference that decided something, once everybody had been told the decisions or the time for it is
 * over. A conference that was adjourned for every child has decided nothing to write about. Of one whose copies never
 * went through the desk, and that has no day written down, nothing is known: it is not counted.
 * Met: the last of those who must be told had the letter, or the minutes, within the working day that is set; or the
 * record itself says so.
 * Day: the conference. Group and amount: none.
 * Source: domain sections 4 (T-DECISION-LETTER) and 6.
 */
import { parseDate } from '../../clocks/index.ts'
import { dueFor } from '../../distribution/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { benchOf, heldOn, isPast } from './days.ts'
import { wentAhead } from './went-ahead.ts'

export function decisionLetters(source: MeasureSource): MeasureFact[] {
  const { minutes, sent, copies } = source
  const { type, date, triggers } = minutes.meeting
  const { due } = dueFor(type, 'decision letter', date, benchOf(source))
  const decided = minutes.decisions.some(({ value }) => value.trim() !== '') && wentAhead(minutes)
  if (due === '' || !decided) return []
  const told = parseDate(triggers.decisionsSent ?? '') ?? sent.decisionsSentOn ?? sent.issuedOn
  if (told === undefined && !(copies.some(({ required }) => required) && isPast(due, source))) return []
  const met = told !== undefined && told <= due
  return [
    {
      measure: 'G2',
      day: heldOn(source),
      unit: '',
      met: met ? 1 : 0,
      group: '',
      amount: null,
      says: met
        ? 'Everybody was told the decisions in time'
        : told === undefined
          ? 'Somebody has still not been told the decisions'
          : 'Somebody was told the decisions late',
    },
  ]
}
