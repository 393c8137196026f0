/**
 * G11 Historical flags reviewed (seed 1.3).
 *
 * Counted: each flag of a repeating history that a signed record raises for a senior manager, once the senior manager's
 * view is there or its time is over. A record that rests on a review of the family elsewhere raises none.
 * Met: the first view of a senior manager that counts was written within the working days that are set.
 * Day: the flag; in a high-risk history review the day on which it was flagged, otherwise the meeting.
 * Group: the stage that it reached, so that the funnel is the sum of what reached each stage or a later one. Amount: none.
 * Source: domain sections 3.1 (R-HH) and 4 (T-HRR-SM).
 */
import { finalDecisions } from '../../checks/last-word.ts'
import { parseDate, workingDaysBetween } from '../../clocks/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { calendarOf, dueAfter, isPast } from './days.ts'
import { type HistoryFlag, historyFlag } from './history-flag.ts'

function stageOf({ views }: HistoryFlag, { minutes, rules }: MeasureSource): string {
  if (finalDecisions(minutes, rules.settings.overrideMinimum).length > 0) return 'Head of Service decided'
  if (views.some(({ fields }) => fields.refer === 'Yes')) return 'Referred to the Head of Service'
  return views.length > 0 ? 'Senior manager’s view given' : 'Flag raised'
}

export function historicalFlags(source: MeasureSource): MeasureFact[] {
  const flag = historyFlag(source)
  if (!flag) return []
  const due = dueAfter('T-HRR-SM', flag.on, source)
  const viewed = flag.views.flatMap(({ at }) => parseDate(at) ?? []).sort()[0]
  if (viewed === undefined && !isPast(due, source)) return []
  const days =
    viewed === undefined ? undefined : Math.max(0, workingDaysBetween(flag.on, viewed, calendarOf(source)))
  return [
    {
      measure: 'G11',
      day: flag.on,
      unit: '',
      met: viewed !== undefined && viewed <= due ? 1 : 0,
      group: stageOf(flag, source),
      amount: null,
      says:
        days === undefined
          ? 'No view of a senior manager in time'
          : `Senior manager’s view on working day ${days}`,
    },
  ]
}
