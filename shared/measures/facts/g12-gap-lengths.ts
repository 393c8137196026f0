/**
 * G12 Gap lengths in repeat concerns (seed 1.3: history does not expire).
 *
 * Counted: each earlier concern that is like today's, in a record that flags the repeating history (as in G11, so that
 * the same history is not counted again at every meeting of the family). A review's own table is read; in other records
 * what the check found. Met: always, since nothing is in time or late here.
 * Day: the flag. Group: whole years between the earlier concern and the flag; "No date" where nobody wrote one, because
 * history counts all the same. Amount: the same in years, to a tenth; none without a date.
 * Source: domain section 3.1 (R-HH): the gap is shown and never used to leave anything out.
 */
import { addMonths, daysBetween, parseDate } from '../../clocks/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { type HistoryFlag, historyFlag } from './history-flag.ts'

/** As the check words it: "13 June 2017 (9 years earlier): …". A concern without a date has no such beginning. */
const datedFact = /^([^:(]+) \(\d+ (?:day|week|month|year)s? earlier\): /

/** Dates of the earlier concerns; undefined for one that has none. */
function concernsOf({ finding }: HistoryFlag, { minutes }: MeasureSource): (string | undefined)[] {
  const rows = minutes.tables.filter(({ key }) => key === 'likeForLike').flatMap((table) => table.rows)
  if (minutes.meeting.type === 'HRR' && rows.length > 0)
    return rows.map(({ cells }) => parseDate(cells.date ?? ''))
  return (finding?.evidence ?? []).flatMap((one) =>
    one.kind === 'fact' && one.section === 'chron' ? [parseDate(datedFact.exec(one.says)?.[1] ?? '')] : [],
  )
}

/** Years between two ISO days, each counted from the same day of the month, and tenths of the last one. */
export function yearsBetween(from: string, to: string): number {
  let years = 0
  while (addMonths(from, 12 * (years + 1)) <= to) years += 1
  const last = addMonths(from, 12 * years)
  const whole = daysBetween(last, addMonths(from, 12 * (years + 1)))
  return years + Math.floor((10 * daysBetween(last, to)) / whole) / 10
}

export function gapLengths(source: MeasureSource): MeasureFact[] {
  const flag = historyFlag(source)
  if (!flag) return []
  return concernsOf(flag, source).flatMap((date, at): MeasureFact[] => {
    // A line about something later than the flag is no earlier concern.
    if (date !== undefined && date > flag.on) return []
    const years = date === undefined ? null : yearsBetween(date, flag.on)
    const whole = years === null ? undefined : Math.floor(years)
    return [
      {
        measure: 'G12',
        day: flag.on,
        unit: `concern ${at + 1}`,
        met: 1,
        group: whole === undefined ? 'No date' : whole === 1 ? '1 year' : `${whole} years`,
        amount: years,
        says:
          whole === undefined
            ? 'An earlier like concern without a date'
            : whole === 0
              ? 'An earlier like concern, less than a year before'
              : `An earlier like concern, ${whole} ${whole === 1 ? 'year' : 'years'} before`,
      },
    ]
  })
}
