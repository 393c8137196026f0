/** Clocks that holding a meeting starts: what must be sent, and when people meet next. */
import type { MeetingType } from '../minutes/index.ts'
import { type Moment, parseDate } from './dates.ts'
import type { Length } from './definition.ts'
import type { ClockId } from './definitions.ts'
import { THIS_MEETING } from './late.ts'
import type { Bench, Run } from './make.ts'
import { planEnds, protectionPlanRuns, type Subject } from './record.ts'
import { byThisMeeting } from './trigger-clocks.ts'

export type Sent = { issued?: Moment; decisionsSent?: Moment }

const conferences: readonly MeetingType[] = ['ICPC', 'RCPC']
const smallMeetings: readonly MeetingType[] = ['CIN_PLAN', 'CIN_REVIEW', 'CG']

/** The runs that the meeting itself starts or stops. */
export function meetingRuns(subject: Subject, bench: Bench, sent: Sent): Run[] {
  return [
    ...sending(subject, sent),
    ...previousMinutes(subject),
    ...seriesOf(subject, bench),
    ...corrections(subject, sent),
  ]
}

const is = (subject: Subject, types: readonly MeetingType[]): boolean =>
  types.includes(subject.minutes.meeting.type)
const met = (metOn: Moment | undefined): Partial<Run> => (metOn ? { metOn: { date: metOn.date } } : {})

function sending(subject: Subject, { issued, decisionsSent }: Sent): Run[] {
  const start = subject.begun
  if (!start) return []
  if (is(subject, conferences)) {
    return [
      { id: 'T-DECISION-LETTER', start, ...met(decisionsSent) },
      { id: 'T-MINUTES-15', start, ...met(issued) },
      { id: 'T-MINUTES-20', start, ...met(issued) },
    ]
  }
  if (is(subject, smallMeetings)) return [{ id: 'T-CIN-MINUTES', start, ...met(issued) }]
  if (is(subject, ['STRAT'])) {
    const lead = decisionsSent ? {} : { lead: 'The decisions themselves go to everyone the same day.' }
    return [{ id: 'T-STRAT-RECORD', start, ...met(issued), ...lead }]
  }
  return []
}

/** The minutes of the meeting before: late, or never sent, is a question when the next one opens. */
function previousMinutes(subject: Subject): Run[] {
  const conference = is(subject, ['RCPC'])
  const start = conference
    ? subject.trigger('previousReview', 'initialConference')
    : subject.trigger('previousReview', 'lastCoreGroup')
  if (!start || (!conference && !is(subject, smallMeetings))) return []
  const startedBy = conference ? 'the last conference' : 'the last meeting'
  const asAt = subject.asAt
  return [
    {
      id: conference ? 'T-MINUTES-20' : 'T-CIN-MINUTES',
      start,
      startedBy,
      asAt,
      ...met(subject.trigger('previousMinutesIssued')),
    },
  ]
}

/** Meetings that follow one another: this one stops the clock of the last and starts the next. */
function seriesOf(subject: Subject, { settings }: Bench): Run[] {
  const { minutes, begun: start } = subject
  const runs: Run[] = []
  const next = (id: ClockId, booked: string | undefined, length?: Length): void => {
    if (start)
      runs.push({
        id,
        start,
        startedBy: THIS_MEETING,
        ...(booked && { booked }),
        ...(length && { length }),
      })
  }
  const last = (id: ClockId, from: Moment | undefined, length?: Length): boolean => {
    if (from) runs.push({ id, start: from, ...(length && { length }), ...byThisMeeting(subject) })
    return from !== undefined
  }
  const initial = subject.trigger('initialConference')
  const booked = parseDate(minutes.nextMeeting.date)
  const lastCoreGroup = subject.trigger('lastCoreGroup')
  switch (minutes.meeting.type) {
    case 'ICPC':
      if (protectionPlanRuns(minutes)) {
        next('T-CORE-GROUP-FIRST', parseDate(minutes.coreGroup.firstMeeting))
        next('T-RCPC-FIRST', booked)
      }
      break
    case 'RCPC':
      if (!last('T-RCPC-NEXT', subject.trigger('previousReview'))) last('T-RCPC-FIRST', initial)
      if (lastCoreGroup) runs.push({ id: 'T-CORE-GROUP-NEXT', start: lastCoreGroup, asAt: subject.asAt })
      if (protectionPlanRuns(minutes)) next('T-RCPC-NEXT', booked)
      break
    case 'CG':
      if (!last('T-CORE-GROUP-NEXT', lastCoreGroup)) last('T-CORE-GROUP-FIRST', initial)
      next('T-CORE-GROUP-NEXT', booked)
      break
    case 'CIN_PLAN':
      next('T-CIN-REVIEW', booked, firstReview(settings.cinFirstReviewWeeks))
      break
    case 'CIN_REVIEW':
      if (!last('T-CIN-REVIEW', subject.trigger('previousReview')))
        last('T-CIN-REVIEW', subject.trigger('cinPlanStart'), firstReview(settings.cinFirstReviewWeeks))
      if (!planEnds(minutes)) next('T-CIN-REVIEW', booked)
      break
  }
  return runs
}

/** The first review of a child in need plan comes sooner than the later ones [LOCAL]. */
const firstReview = (weeks = 6): Length => ({ n: weeks, unit: 'weeks' })

/** The window for corrections; shown while it is open, because a later request is accepted as well. */
function corrections(subject: Subject, { issued }: Sent): Run[] {
  if (!issued || subject.minutes.meeting.type.startsWith('SUP')) return []
  return [{ id: 'T-CORRECTIONS', start: { date: issued.date } }]
}
