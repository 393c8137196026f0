/** Missed appointments and when they become persistent (domain reference 3.1, R-WN2; the numbers are local). */
import { type MeetingEvent, planOf } from '../minutes/index.ts'
import type { CheckSettings, PlacedCue, Reading } from './check.ts'
import { dateIn, monthsAfter } from './dates.ts'
import { childrenOfCue, eventsEver } from './record.ts'

export type Missed = {
  level: 'persistent' | 'once'
  why: string
  events: MeetingEvent[]
  cues: PlacedCue[]
}

/** What became of an appointment. Only the first two say that an adult did not get the child there. */
export type Came = 'missed' | 'discharged' | 'cancelled by carer' | 'cancelled by service' | 'brought'

const chosen: Record<string, Came> = {
  brought: 'brought',
  'was brought': 'brought',
  'cancelled by carer': 'cancelled by carer',
  'cancelled by service': 'cancelled by service',
  'was not brought': 'missed',
}

/**
 * What became of one appointment: what the writer chose, otherwise the words of the service. A discharge for not
 * being brought stands in either place and always counts.
 */
export function cameOf(event: MeetingEvent): Came {
  const said = chosen[event.outcome.trim().toLowerCase()]
  if (said !== undefined && said !== 'missed') return said
  const words = `${event.recordedAs} ${event.outcome}`
  if (/\bdischarg/i.test(words)) return 'discharged'
  if (said === 'missed') return said
  if (/\bcancel|\brearrang|\breschedul/i.test(words)) {
    return /\bby (?:the )?(?:service|clinic|hospital|surgery)\b/i.test(words)
      ? 'cancelled by service'
      : 'cancelled by carer'
  }
  const came = /\b(?:attended|brought)\b/i.test(words) && !/\b(?:not|never|didn.t)\b/i.test(words)
  return came ? 'brought' : 'missed'
}

/**
 * The appointments among these that count as missed, in their own order: those a child was not brought to, and a
 * carer's cancellations for a child once the first few that happen to everybody are used up [LOCAL].
 */
export function countedAsMissed(events: MeetingEvent[], settings: CheckSettings): MeetingEvent[] {
  const cancelled = new Map<string, number>()
  return events.filter((event) => {
    const came = cameOf(event)
    if (came !== 'cancelled by carer') return came === 'missed' || came === 'discharged'
    const before = cancelled.get(event.child) ?? 0
    cancelled.set(event.child, before + 1)
    return before >= settings.missedCancellations
  })
}

const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')
const inLetters = (number: number): string => numbers[number] ?? String(number)
const times = (number: number): string => (number === 2 ? 'twice' : `${number} times`)
const monthsInWords = (months: number): string => (months === 1 ? 'one month' : `${inLetters(months)} months`)

const serviceOf = (event: MeetingEvent): string => event.service.trim().toLowerCase()

/**
 * The last appointments of one service that were missed one after the other, when they are enough [LOCAL]. One to
 * which the child was brought breaks the row; one that was cancelled and does not count is no appointment either way.
 */
function inARow(all: MeetingEvent[], counted: Set<MeetingEvent>, enough: number): MeetingEvent[] | undefined {
  const byService = Map.groupBy(
    all.filter((event) => serviceOf(event) && (counted.has(event) || cameOf(event) === 'brought')),
    serviceOf,
  )
  for (const some of byService.values()) {
    let row: MeetingEvent[] = []
    for (const event of some) {
      if (counted.has(event)) row.push(event)
      else if (dateIn(event.date) === undefined) continue
      else if (row.length >= enough) break
      else row = []
    }
    if (row.length >= enough) return row
  }
  return undefined
}

/** What one child has missed, or undefined where the rule has nothing to say. */
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
  const counted = countedAsMissed(all, reading.settings)
  const within = (events: MeetingEvent[], months: number): MeetingEvent[] => {
    const from = monthsAfter(reading.date, -months)
    return events.filter((event) => (dateIn(event.date) ?? reading.date) >= from)
  }
  if (all.some((event) => cameOf(event) === 'discharged') || cues.some((cue) => cue.cue === 'WN-04')) {
    return { level: 'persistent', why: 'was discharged for missed appointments', events: counted, cues }
  }
  const protection = planOf(reading.minutes, child) === 'CPP'
  const { missedMonthsCpp, missedTimesCpp, missedMonths, missedTimes, missedInARow } = reading.settings
  const months = protection ? missedMonthsCpp : missedMonths
  const enough = protection ? missedTimesCpp : missedTimes
  const recent = within(counted, months)
  const oftenEnough = `was not brought ${recent.length === 1 ? 'to one appointment' : times(recent.length)} in ${monthsInWords(months)}`
  if (recent.length >= enough) return { level: 'persistent', why: oftenEnough, events: recent, cues }
  const row = protection
    ? undefined
    : inARow(within(all, missedMonths), new Set(counted), Math.max(2, missedInARow))
  if (row) {
    const running = `was not brought to ${row[0]?.service.trim()} ${times(row.length)} running`
    return { level: 'persistent', why: running, events: row, cues }
  }
  if (cues.length > 0) {
    return {
      level: 'persistent',
      why: 'has had appointments moved again and again',
      events: within(counted, missedMonths),
      cues,
    }
  }
  if (protection && recent.length > 0) {
    const why = recent.length === 1 ? 'was not brought to one appointment' : oftenEnough
    return { level: 'once', why, events: recent, cues }
  }
  return undefined
}
