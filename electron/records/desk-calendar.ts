/** Due dates as a file for one's own calendar. It leaves Chairside, so that it names families by reference and nobody else. */
import { createHash } from 'node:crypto'
import { ICalCalendar } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { DeskItem } from './desk-item.ts'

export const calendarFileName = 'Chairside due dates.ics'

/** The same thing keeps its name in the calendar, so that a newer file replaces the older dates. */
const nameOf = (id: string): string =>
  `${createHash('sha256').update(id).digest('hex').slice(0, 32)}@chairside`

/** An iCalendar of everything that has a date: whole days, or the hour where one is set. */
export function calendarOf(items: readonly DeskItem[], now: Date): string {
  const calendar = new ICalCalendar({
    name: 'Chairside due dates',
    prodId: { company: 'Chairside', product: 'Due dates', language: 'EN' },
  })
  for (const { id, due, dueAt, dated, familyRef } of items) {
    if (!due) continue
    calendar.createEvent({
      id: nameOf(id),
      stamp: now,
      summary: familyRef ? `${dated} (${familyRef})` : dated,
      ...(dueAt
        ? { start: new Date(dueAt), end: new Date(dueAt) }
        : { start: Temporal.PlainDate.from(due), allDay: true }),
    })
  }
  return calendar.toString()
}
