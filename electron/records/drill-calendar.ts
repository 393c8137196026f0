/** A yearly entry for one's own calendar: do the restore drill. It leaves Chairside, and says nothing of anybody. */
import { ICalAlarmType, ICalCalendar, ICalEventRepeatingFreq } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'

export const drillCalendarFileName = 'Chairside restore drill.ics'

/**
 * An iCalendar with one entry that comes back each year, for a whole day, with a reminder a week before.
 * @param last ISO date of the last drill; '' when none was done, and then the first is due in a week
 * @param today ISO date
 */
export function drillCalendar(last: string, today: string, now: Date): string {
  const nextYear = last ? Temporal.PlainDate.from(last).add({ years: 1 }) : undefined
  const soon = Temporal.PlainDate.from(today).add({ days: 7 })
  const first = nextYear && Temporal.PlainDate.compare(nextYear, soon) > 0 ? nextYear : soon
  const calendar = new ICalCalendar({
    name: 'Chairside restore drill',
    prodId: { company: 'Chairside', product: 'Restore drill', language: 'EN' },
  })
  calendar.createEvent({
    id: 'restore-drill@chairside',
    stamp: now,
    start: first,
    allDay: true,
    summary: 'Chairside: do the yearly restore drill',
    description:
      'Settings, Backups and keys, “Do the drill now”. It puts the newest backup into a temporary folder, opens it, reads all of it and takes it away again. Check on the same day that the printed recovery code is where it should be.',
    repeating: { freq: ICalEventRepeatingFreq.YEARLY },
    alarms: [{ type: ICalAlarmType.display, trigger: 7 * 24 * 60 * 60 }],
  })
  return calendar.toString()
}
