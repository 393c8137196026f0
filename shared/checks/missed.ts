/** Missed appointments and when they become persistent (domain reference 3.1, R-WN2; the numbers are local). */
import type { MeetingEvent } from '../minutes/index.ts'
import type { PlacedCue, Reading } from './check.ts'
import { dateIn, monthsAfter } from './dates.ts'
import { childrenOfCue, eventsEver, underProtection } from './record.ts'

export type Missed = {
  level: 'persistent' | 'once'
  why: string
  events: MeetingEvent[]
  cues: PlacedCue[]
}

const cancelledByCarer = (event: MeetingEvent): boolean =>
  /\bcancel|\brearrang|\breschedul/i.test(`${event.recordedAs} ${event.outcome}`) &&
  !/\bby (?:the )?(?:service|clinic|hospital|surgery)\b/i.test(`${event.recordedAs} ${event.outcome}`)

const discharged = (event: MeetingEvent): boolean =>
  /\bdischarg/i.test(`${event.recordedAs} ${event.outcome}`)

const serviceOf = (event: MeetingEvent): string => event.service.trim().toLowerCase()

const times = (number: number): string => (number === 2 ? 'twice' : `${number} times`)

function inARow(events: MeetingEvent[]): MeetingEvent[] | undefined {
  const byService = Map.groupBy(
    events.filter((event) => serviceOf(event)),
    serviceOf,
  )
  return [...byService.values()].find((some) => some.length >= 2)
}

/** What one child has missed, or undefined where the rule has nothing to say. Cancellations count after the second. */
export function missedBy(child: string, reading: Reading): Missed | undefined {
  const all = eventsEver(reading, 'wasNotBrought').filter(
    (event) => event.child === child && (dateIn(event.date) ?? '') <= reading.date,
  )
  const cues = reading.cues.filter(
    (cue) =>
      (cue.cue === 'WN-04' || cue.cue === 'WN-05') &&
      !cue.setAside &&
      childrenOfCue(cue, reading).includes(child),
  )
  const later = new Set(all.filter(cancelledByCarer).slice(2))
  const counted = all.filter((event) => !cancelledByCarer(event) || later.has(event))
  const within = (months: number): MeetingEvent[] => {
    const from = monthsAfter(reading.date, -months)
    return counted.filter((event) => (dateIn(event.date) ?? reading.date) >= from)
  }
  const gone = all.filter(discharged)
  if (gone.length > 0 || cues.some((cue) => cue.cue === 'WN-04')) {
    return { level: 'persistent', why: 'was discharged for missed appointments', events: all, cues }
  }
  const protection = underProtection(reading)
  const half = within(6)
  const year = within(12)
  if (protection && half.length >= 2) {
    return {
      level: 'persistent',
      why: `was not brought ${times(half.length)} in six months`,
      events: half,
      cues,
    }
  }
  if (!protection && year.length >= 3) {
    return {
      level: 'persistent',
      why: `was not brought ${times(year.length)} in twelve months`,
      events: year,
      cues,
    }
  }
  const row = protection ? undefined : inARow(counted)
  if (row) {
    return {
      level: 'persistent',
      why: `was not brought to ${row[0]?.service} twice running`,
      events: row,
      cues,
    }
  }
  if (cues.length > 0) {
    return { level: 'persistent', why: 'has had appointments moved again and again', events: year, cues }
  }
  if (protection && half.length === 1) {
    return { level: 'once', why: 'was not brought to one appointment', events: half, cues }
  }
  return undefined
}
