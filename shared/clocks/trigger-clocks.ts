/** Clocks that a date in the details of the meeting starts, as one table. */
import { type MeetingType, type Statement, supervisedAs } from '../minutes/index.ts'
import { addDays, addMonths, daysBetween, type Moment, parseMoment } from './dates.ts'
import { type ClockId, type ClockSettings, lengthOf } from './definitions.ts'
import type { Run } from './make.ts'
import { meetingMoment, type Subject } from './record.ts'

type TriggerClock = {
  id: ClockId
  /** Keys of `meeting.triggers`; the first that holds a date starts the clock. */
  from: readonly string[]
  /** Only in these meeting types; left out, in every type. */
  types?: readonly MeetingType[]
  /** Never in these sub-types. */
  notFor?: readonly string[]
  /** Keys whose date stops it, or the meeting itself. */
  until: readonly string[] | 'this meeting'
  /** Judged on the day of the meeting rather than today. */
  onTheDay?: true
}

export const triggerClocks: readonly TriggerClock[] = [
  { id: 'T-REFERRAL', from: ['referralReceived'], types: ['CLOSE'], until: ['referralDecided'] },
  // A decision on the referral itself ends without an assessment.
  {
    id: 'T-ASSESS',
    from: ['referralReceived'],
    types: ['CLOSE'],
    notFor: ['referral'],
    until: ['assessmentEnd'],
  },
  { id: 'T-ICPC', from: ['strategyDiscussionStartingS47'], types: ['ICPC'], until: 'this meeting' },
  { id: 'T-TRANSFER', from: ['moveNotified'], types: ['ICPC'], until: 'this meeting' },
  { id: 'T-CIN-PLAN', from: ['assessmentEnd'], types: ['CIN_PLAN'], until: 'this meeting' },
  { id: 'T-GROUP-SUPERVISION', from: ['lastGroupSupervision'], types: ['SUP_GROUP'], until: 'this meeting' },
  { id: 'T-SUP-OF-SUP', from: ['lastSupervision'], types: ['SUP_SUP'], until: 'this meeting' },
  { id: 'T-HRR-SM', from: ['highRiskFlagged'], until: ['serviceManagerDecided'] },
  { id: 'T-HRR-HOS', from: ['referredToHeadOfService'], until: ['headOfServiceDecided'] },
  { id: 'T-CHRONOLOGY', from: ['chronologyLastUpdated'], until: [], onTheDay: true },
  { id: 'T-PREPROC', from: ['preProceedingsStart'], until: ['preProceedingsEnd', 'careApplicationIssued'] },
  { id: 'T-SERIOUS', from: ['seriousIncidentKnown'], until: ['nationalPanelNotified'] },
  { id: 'T-PPP', from: ['policeProtectionStart'], until: ['policeProtectionEnd'] },
]

/** The runs of every clock that a trigger date starts. */
export function triggerRuns(subject: Subject, settings: ClockSettings): Run[] {
  const runs: Run[] = []
  for (const clock of triggerClocks) {
    const { type, subType } = subject.minutes.meeting
    if (clock.types && !clock.types.includes(type)) continue
    if (clock.notFor?.includes(subType)) continue
    const start = subject.trigger(...clock.from) ?? referred(clock, subject)
    if (!start) continue
    const until = clock.id === 'T-GROUP-SUPERVISION' ? subject.held : undefined
    const lead = until === undefined ? {} : gap('Last group session', start, until)
    const due = clock.id === 'T-CHRONOLOGY' ? beforeConference(start, subject, settings) : {}
    runs.push({ id: clock.id, start, ...ending(clock, subject), ...lead, ...due })
  }
  return [
    ...runs,
    ...strategyRuns(subject),
    ...courtRuns(subject, settings),
    ...supervisionRuns(subject, settings),
  ]
}

function ending(clock: TriggerClock, subject: Subject): Partial<Run> {
  if (clock.until === 'this meeting') return byThisMeeting(subject)
  const metOn = subject.trigger(...clock.until) ?? spoken(clock, subject)
  return { ...(metOn && { metOn }), ...(clock.onTheDay && { asAt: subject.asAt }) }
}

/** Reasons for a strategy discussion that cannot wait for the next day [LOCAL]. */
const sameDay: readonly string[] = ['physical injury', 'sexual abuse']

/** A strategy discussion, and the medical it decides on (domain section 4). */
function strategyRuns(subject: Subject): Run[] {
  const { type, triggers } = subject.minutes.meeting
  const about = (triggers.strategyReason ?? '').trim()
  const runs: Run[] = []
  const needed = type === 'STRAT' ? subject.trigger('strategyNeedIdentified') : undefined
  if (needed) {
    const today = sameDay.includes(about)
    runs.push({
      id: 'T-STRAT',
      start: today ? { date: needed.date } : needed,
      ...(today && { due: { date: needed.date }, lead: `Because of ${about} it is held the same day.` }),
      ...byThisMeeting(subject),
    })
  }
  const decided = subject.trigger('medicalDecided')
  if (decided) {
    const due = subject.trigger('medicalDue')
    const asked = due === undefined && about !== '' && about !== 'physical injury'
    runs.push({
      id: 'T-MEDICAL',
      start: decided,
      ...(due && { due, startedBy: 'the decision to hold one; the paediatrician said by when' }),
      ...(asked && {
        lead: 'For anything but a physical injury the paediatrician decides by when: ask, and write it down.',
      }),
      ...ended(subject, 'medicalHeld'),
    })
  }
  return runs
}

/** The chronology is brought up to date before each conference, however short a time ago the last one was. */
function beforeConference(start: Moment, subject: Subject, settings: ClockSettings): Partial<Run> {
  const last = subject.trigger('previousReview', 'initialConference')
  const since = subject.minutes.meeting.type === 'RCPC' && last !== undefined && start.date <= last.date
  const due = addDays(start.date, lengthOf('T-CHRONOLOGY', settings).n)
  const held = subject.held ?? due
  return since && held < due
    ? { due: { date: held }, lead: 'It has not been brought up to date since the last conference.' }
    : {}
}

/** Words of a senior manager, who signed in to write them, end the clock that waits for them. */
const waitsFor: Partial<Record<ClockId, Statement['kind']>> = {
  'T-HRR-SM': 'senior manager view',
  'T-HRR-HOS': 'head of service decision',
}

/** A service manager's own words refer it to the Head of Service, whether or not the details repeat the date. */
function referred(clock: TriggerClock, { minutes }: Subject): Moment | undefined {
  if (clock.id !== 'T-HRR-HOS') return undefined
  const view = minutes.statements.find(
    (one) => one.kind === 'senior manager view' && one.fields.refer === 'Yes',
  )
  return view && parseMoment(view.at)
}

function spoken(clock: TriggerClock, { minutes }: Subject): Moment | undefined {
  const kind = waitsFor[clock.id]
  const said = kind && minutes.statements.find((one) => one.kind === kind)
  return said && parseMoment(said.at)
}

/** Met by holding the meeting; before its day it is booked for then. */
export function byThisMeeting(subject: Subject): Partial<Run> {
  const moment = meetingMoment(subject, 'start')
  if (!moment) return {}
  return subject.begun ? { metOn: moment } : { booked: moment.date }
}

/** Emergency protection orders and care proceedings, which a court may extend (Children Act 1989, s45 and s32). */
function courtRuns(subject: Subject, settings: ClockSettings): Run[] {
  const runs: Run[] = []
  const order = subject.trigger('epoGranted')
  if (order) {
    const extended = subject.trigger('epoExtendedTo')
    // One extension of at most seven days (s45(5), (6)); a later date was typed in error.
    const extension = settings.epoExtensionDays ?? 7
    const latest = addDays(order.date, lengthOf('T-EPO', settings).n + extension)
    const due = extended && extended.date <= latest ? extended : undefined
    runs.push({
      id: 'T-EPO',
      start: order,
      ...(due && { due: { date: due.date } }),
      ...ended(subject, 'epoEnded'),
    })
  }
  const application = subject.trigger('careApplicationIssued')
  if (application) {
    const due = subject.trigger('careExtendedTo')
    runs.push({
      id: 'T-CARE',
      start: application,
      ...(due && due.date > application.date && { due: { date: due.date } }),
      ...ended(subject, 'finalOrder'),
    })
  }
  return runs
}

function ended(subject: Subject, key: string): Partial<Run> {
  const metOn = subject.trigger(key)
  return metOn ? { metOn } : {}
}

/** Supervision of the case by its plan, and of a newly qualified worker by the time since they started. */
function supervisionRuns(subject: Subject, settings: ClockSettings): Run[] {
  const { minutes } = subject
  const runs: Run[] = []
  const last = subject.trigger('lastCaseSupervision')
  const plan = supervisedAs(minutes)
  if (last && plan) {
    const isSession = minutes.meeting.type === 'SUP_CASE'
    const until = isSession && subject.held !== undefined ? subject.held : subject.asAt.date
    runs.push({
      id: plan === 'CPP' ? 'T-SUPERVISION-CPP' : 'T-SUPERVISION-CIN',
      start: last,
      ...(isSession ? byThisMeeting(subject) : { asAt: subject.asAt }),
      ...gap('Last discussed in supervision', last, until),
    })
  }
  const lastGroup = subject.trigger('lastGroupSupervision')
  if (lastGroup && minutes.meeting.type !== 'SUP_GROUP') {
    runs.push({ id: 'T-GROUP-SUPERVISION', start: lastGroup, asAt: subject.asAt })
  }
  const began = subject.trigger('nqswStarted')
  const session = subject.trigger('nqswLastSession')
  if (began && session) {
    const length = newlyQualified(began, session, settings)
    const isSession = minutes.meeting.type === 'SUP_CASE'
    runs.push({
      id: 'T-SUPERVISION-NQSW',
      start: session,
      length,
      ...(isSession ? byThisMeeting(subject) : { asAt: subject.asAt }),
    })
  }
  return runs
}

/** Weekly for six weeks, every two weeks to six months, then monthly (national standard for newly qualified workers). */
function newlyQualified(
  began: Moment,
  session: Moment,
  { nqswFirstWeeks = 1, nqswThenWeeks = 2, nqswLaterMonths = 1 }: ClockSettings,
): NonNullable<Run['length']> {
  if (daysBetween(began.date, session.date) < 42) return { n: nqswFirstWeeks, unit: 'weeks' }
  return session.date < addMonths(began.date, 6)
    ? { n: nqswThenWeeks, unit: 'weeks' }
    : { n: nqswLaterMonths, unit: 'months' }
}

/** "Last discussed in supervision 14 weeks before." */
function gap(words: string, from: Moment, to: string): Partial<Run> {
  const weeks = Math.floor(daysBetween(from.date, to) / 7)
  return weeks < 2 ? {} : { lead: `${words} ${weeks} weeks before.` }
}
