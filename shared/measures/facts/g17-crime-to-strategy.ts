/**
 * G17 Crime to strategy discussion (domain section 8; seed 3.2; rule R-CR and clock T-CRIME-ALERT).
 *
 * Counted: each allegation of a crime that R-CR asked about: recorded as an event, or confirmed in the text. A passage
 * that nobody confirmed is none.
 * Met: a strategy discussion was asked for within the time that is set (1 hour, local). One for which a manager decided,
 * with the view of the police, that none is needed, and one that was overridden, are counted and not met.
 * Day: on which the hour began, which is when the allegation was entered or confirmed. Unit: the event or the passage.
 * Group: none. Amount: minutes from that moment to the request; 0 where it had been asked for before; null where either
 * has no time of day.
 */
import type { Finding } from '../../checks/check.ts'
import { addHours, hoursBetween, lengthOf, londonDate, type Moment, parseMoment } from '../../clocks/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { answersTo, childrenByNumber, findingsOf, meetingDay } from './of-record.ts'

type Hour = { start: Moment; due: Moment }

const momentOf = (at: string | undefined): Moment | undefined => parseMoment(at ?? '')

/**
 * The hour of one allegation. A passage goes by its entry, and one that was confirmed after the first had been answered
 * by the instant of that too; words that have gone since have no clock, but it is known when they were confirmed.
 */
function hourOf(subject: string, { clocks, minutes, rules }: MeasureSource): Hour | undefined {
  const alarms = clocks.filter(({ id }) => id === 'T-CRIME-ALERT')
  const own = alarms.find(({ row }) => row === subject)
  const [entry = '', ...rest] = subject.split('|')
  const instant = rest.map(momentOf).findLast((at) => at?.instant !== undefined)?.instant
  const clock = own ?? (instant === undefined ? alarms.find(({ row }) => row === entry) : undefined)
  const start = momentOf(clock?.start)
  const due = momentOf(clock?.due)
  if (start && due) return { start, due }
  const confirmed = minutes.cueResolutions
    .filter(({ entryId, cue, how }) => entryId === entry && cue.startsWith('CR-') && how !== 'not relevant')
    .flatMap(({ at }) => momentOf(at)?.instant ?? [])
    .sort()[0]
  const began = instant ?? confirmed
  if (began === undefined) return undefined
  const until = addHours(began, lengthOf('T-CRIME-ALERT', rules.clockSettings).n)
  return {
    start: { date: londonDate(began), instant: began },
    due: { date: londonDate(until), instant: until },
  }
}

/** When a strategy discussion was asked for: beside the allegation, or in an answer to the check. */
function requestOf(finding: Finding, source: MeasureSource): Moment | undefined {
  const event = source.minutes.events.find(({ id }) => id === finding.subject?.id)
  const answered = answersTo(finding, source).map(({ fields }) => momentOf(fields.requestedAt))
  return momentOf(event?.strategyDiscussionRequestedAt) ?? answered.find((at) => at !== undefined)
}

const isBy = (at: Moment, due: Moment): boolean =>
  at.instant && due.instant ? hoursBetween(at.instant, due.instant) >= 0 : at.date <= due.date

function minutesBetween(from: Moment | undefined, to: Moment | undefined): number | null {
  if (from?.instant === undefined || to?.instant === undefined) return null
  return Math.max(0, Math.round(hoursBetween(from.instant, to.instant) * 60))
}

function became(finding: Finding, asked: Moment | undefined, met: boolean): string {
  if (met) return 'strategy discussion asked for in time'
  if (finding.state === 'overridden') return 'set aside by managers'
  if (asked) return 'strategy discussion asked for late'
  return finding.state === 'answered'
    ? 'a manager decided, with the view of the police, that no strategy discussion is needed'
    : 'no strategy discussion asked for'
}

export const crimeToStrategy = (source: MeasureSource): MeasureFact[] =>
  findingsOf('R-CR', source)
    .filter(({ severity, subject }) => severity.includes('NOW') && subject !== undefined)
    .map((finding): MeasureFact => {
      const unit = finding.subject?.id ?? ''
      const hour = hourOf(unit, source)
      const asked = requestOf(finding, source)
      const met =
        finding.state !== 'overridden' && asked !== undefined && hour !== undefined && isBy(asked, hour.due)
      return {
        measure: 'G17',
        day: hour?.start.date ?? meetingDay(source),
        unit,
        met: met ? 1 : 0,
        group: '',
        amount: minutesBetween(hour?.start, asked),
        says: `${childrenByNumber(finding.about, source.minutes)}, allegation of a crime: ${became(finding, asked, met)}`,
      }
    })
