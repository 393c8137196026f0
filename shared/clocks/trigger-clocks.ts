/** Clocks that a date in the details of the meeting starts, as one table. */
import type { MeetingType, Statement } from '../minutes/index.ts'
import { addDays, daysBetween, type Moment, parseMoment } from './dates.ts'
import type { ClockId, ClockSettings } from './definitions.ts'
import type { Run } from './make.ts'
import { meetingMoment, planOfAll, type Subject } from './record.ts'

type TriggerClock = {
  id: ClockId
  /** Keys of `meeting.triggers`; the first that holds a date starts the clock. */
  from: readonly string[]
  /** Only in these meeting types; left out, in every type. */
  types?: readonly MeetingType[]
  /** Keys whose date stops it, or the meeting itself. */
  until: readonly string[] | 'this meeting'
  /** Judged on the day of the meeting rather than today. */
  onTheDay?: true
}

export const triggerClocks: readonly TriggerClock[] = [
  { id: 'T-REFERRAL', from: ['referralReceived'], until: ['referralDecided'] },
  { id: 'T-ASSESS', from: ['referralReceived'], until: ['assessmentEnd'] },
  { id: 'T-STRAT', from: ['strategyNeedIdentified'], types: ['STRAT'], until: 'this meeting' },
  { id: 'T-ICPC', from: ['strategyDiscussionStartingS47'], types: ['ICPC'], until: 'this meeting' },
  { id: 'T-TRANSFER', from: ['moveNotified'], types: ['ICPC'], until: 'this meeting' },
  { id: 'T-CIN-PLAN', from: ['assessmentEnd'], types: ['CIN_PLAN'], until: 'this meeting' },
  { id: 'T-GROUP-SUPERVISION', from: ['lastGroupSupervision'], types: ['SUP_GROUP'], until: 'this meeting' },
  { id: 'T-SUP-OF-SUP', from: ['lastSupervision'], types: ['SUP_SUP'], until: 'this meeting' },
  { id: 'T-HRR-SM', from: ['highRiskFlagged'], until: ['serviceManagerDecided'] },
  { id: 'T-HRR-HOS', from: ['referredToHeadOfService'], until: ['headOfServiceDecided'] },
  { id: 'T-CHRONOLOGY', from: ['chronologyLastUpdated'], until: [], onTheDay: true },
  { id: 'T-PREPROC', from: ['preProceedingsStart'], until: ['preProceedingsEnd', 'careApplicationIssued'] },
  { id: 'T-MEDICAL', from: ['medicalDecided'], until: ['medicalHeld'] },
  { id: 'T-SERIOUS', from: ['seriousIncidentKnown'], until: ['nationalPanelNotified'] },
  { id: 'T-PPP', from: ['policeProtectionStart'], until: ['policeProtectionEnd'] },
]

/** The runs of every clock that a trigger date starts. */
export function triggerRuns(subject: Subject, settings: ClockSettings): Run[] {
  const runs: Run[] = []
  for (const clock of triggerClocks) {
    if (clock.types && !clock.types.includes(subject.minutes.meeting.type)) continue
    const start = subject.trigger(...clock.from)
    if (!start) continue
    const until = clock.id === 'T-GROUP-SUPERVISION' ? subject.held : undefined
    const lead = until === undefined ? {} : gap('Last group session', start, until)
    runs.push({ id: clock.id, start, ...ending(clock, subject), ...lead })
  }
  return [...runs, ...courtRuns(subject), ...supervisionRuns(subject, settings)]
}

function ending(clock: TriggerClock, subject: Subject): Partial<Run> {
  if (clock.until === 'this meeting') return byThisMeeting(subject)
  const metOn = subject.trigger(...clock.until) ?? spoken(clock, subject)
  return { ...(metOn && { metOn }), ...(clock.onTheDay && { asAt: subject.asAt }) }
}

/** Words of a senior manager, who signed in to write them, end the clock that waits for them. */
const waitsFor: Partial<Record<ClockId, Statement['kind']>> = {
  'T-HRR-SM': 'senior manager view',
  'T-HRR-HOS': 'head of service decision',
}

function spoken(clock: TriggerClock, { minutes }: Subject): Moment | undefined {
  const kind = waitsFor[clock.id]
  const said = kind && minutes.statements.find((one) => one.kind === kind)
  return said && parseMoment(said.at)
}

/** Met by holding the meeting; before its day it is booked for then. */
export function byThisMeeting(subject: Subject): Partial<Run> {
  if (subject.held === undefined) return {}
  if (!subject.happened) return { booked: subject.held }
  return { metOn: meetingMoment(subject, 'start') ?? { date: subject.held } }
}

/** Emergency protection orders and care proceedings, which a court may extend (Children Act 1989, s45 and s32). */
function courtRuns(subject: Subject): Run[] {
  const runs: Run[] = []
  const order = subject.trigger('epoGranted')
  if (order) {
    const extended = subject.trigger('epoExtendedTo')
    // One extension of at most seven days (s45(5), (6)); a later date was typed in error.
    const latest = addDays(order.date, 15)
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
  const plan = planOfAll(minutes)
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
    const length = settings.lengths?.['T-SUPERVISION-NQSW'] ?? newlyQualified(began, session)
    runs.push({ id: 'T-SUPERVISION-NQSW', start: session, length, asAt: subject.asAt })
  }
  return runs
}

/** Weekly for six weeks, every two weeks to six months, then monthly (national standard for newly qualified workers). */
function newlyQualified(began: Moment, session: Moment): NonNullable<Run['length']> {
  const days = daysBetween(began.date, session.date)
  if (days < 42) return { n: 1, unit: 'weeks' }
  return days < 182 ? { n: 2, unit: 'weeks' } : { n: 1, unit: 'months' }
}

/** "Last discussed in supervision 14 weeks before." */
function gap(words: string, from: Moment, to: string): Partial<Run> {
  const weeks = Math.floor(daysBetween(from.date, to) / 7)
  return weeks < 2 ? {} : { lead: `${words} ${weeks} weeks before.` }
}
