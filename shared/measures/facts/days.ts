/** Days and limits of a signed record, by the council's lengths on the day of its meeting. */
import {
  type Calendar,
  type ClockId,
  calendar,
  clockDefinition,
  lengthOf,
  londonDate,
  parseDate,
} from '../../clocks/index.ts'
import { dueOf } from '../../clocks/make.ts'
import type { Bench } from '../../distribution/index.ts'
import type { MeasureSource } from '../measure.ts'

/** ISO day on the London calendar. */
export const todayOf = ({ now }: Pick<MeasureSource, 'now'>): string => londonDate(now)

/** ISO day of the meeting; of a record without a readable date the day on which it was signed. */
export const heldOn = ({ minutes, record, now }: MeasureSource): string =>
  parseDate(minutes.meeting.date) ?? parseDate(record.date) ?? parseDate(record.signedAt) ?? todayOf({ now })

/** Of the council, its closure days among those that are not worked. */
export const calendarOf = ({ rules }: Pick<MeasureSource, 'rules'>): Calendar =>
  calendar(rules.settings.closureDays)

export const benchOf = (source: Pick<MeasureSource, 'rules'>): Bench => ({
  settings: source.rules.clockSettings,
  calendar: calendarOf(source),
})

/** ISO day on which a clock that counts days or working days is due. */
export const dueAfter = (id: ClockId, start: string, source: Pick<MeasureSource, 'rules'>): string =>
  dueOf(
    { date: start },
    lengthOf(id, source.rules.clockSettings),
    calendarOf(source),
    clockDefinition(id).source,
  )

/** The day is over: what was due on it and is not done is late. `due` is an ISO day. */
export const isPast = (due: string, source: Pick<MeasureSource, 'now'>): boolean => todayOf(source) > due
