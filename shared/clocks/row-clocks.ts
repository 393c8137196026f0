/** Clocks of single rows: a report, a child's visits, a neglect tool, an allegation, a dissent, an action. */
import type { Action, MeetingEvent } from '../minutes/index.ts'
import { daysBetween, type Moment, parseDate, parseMoment } from './dates.ts'
import { type ClockId, type ClockSettings, lengthOf } from './definitions.ts'
import type { Run } from './make.ts'
import { meetingMoment, planOf, type Subject } from './record.ts'

/** The runs that rows of the record start. */
export function rowRuns(subject: Subject, settings: ClockSettings): Run[] {
  return [
    ...reports(subject, settings),
    ...visits(subject, settings),
    ...neglectTools(subject),
    ...subject.minutes.events.flatMap((event) => eventRuns(event, subject)),
    ...dissents(subject),
    ...escalationStages(subject),
    ...subject.minutes.previousActions.flatMap((action) => actionRun(action, subject)),
    ...subject.minutes.actions.flatMap((action) => actionRun(action, subject)),
  ]
}

/** Reports reach the family before the conference: two working days, five before a review [LOCAL]. */
function reports({ minutes, held, asAt }: Subject, settings: ClockSettings): Run[] {
  const { type } = minutes.meeting
  if (held === undefined || (type !== 'ICPC' && type !== 'RCPC')) return []
  const days =
    type === 'ICPC' ? (settings.reportToFamilyDaysInitial ?? 2) : (settings.reportToFamilyDaysReview ?? 5)
  const runs: Run[] = []
  for (const row of minutes.attendance) {
    const metOn = parseDate(row.reportSharedWithFamily)
    if (row.reportSubmitted === '' && metOn === undefined) continue
    // A report kept from the family for a stated reason has no day on which it should have reached them.
    if (metOn === undefined && row.reportWithheldReason.trim() !== '') continue
    runs.push({
      id: 'T-REPORT-TO-FAMILY',
      about: row.person,
      row: row.id,
      start: { date: held },
      length: { n: -days, unit: 'working days' },
      asAt,
      ...(metOn !== undefined && { metOn: { date: metOn } }),
      ...(row.reportSubmitted === 'no' && metOn === undefined && { lead: 'No report has been received.' }),
    })
  }
  return runs
}

/** When each child was last seen, and last seen alone. */
function visits(subject: Subject, settings: ClockSettings): Run[] {
  const { minutes, asAt } = subject
  const runs: Run[] = []
  for (const child of minutes.children) {
    const plan = planOf(minutes, child.id)
    if (plan === '' || child.unborn) continue
    const named = plan === 'CPP' ? (settings.seenWorkingDaysCpp ?? 10) : settings.seenWorkingDaysCin
    const length = (id: ClockId) =>
      named === undefined ? lengthOf(id, settings) : { n: named, unit: 'working days' as const }
    const seen = child.seen
      .map((visit) => ({
        date: parseDate(visit.date) ?? '',
        alone: visit.alone === 'yes',
        reason: visit.whyNotAlone.trim() !== '',
      }))
      .filter((visit) => visit.date !== '' && visit.date <= asAt.date)
      .sort((a, b) => (a.date < b.date ? -1 : 1))
    const last = seen.at(-1)
    const alone = seen.findLast((visit) => visit.alone)
    const began = planStart(subject)
    if (last) runs.push(visit('T-SEEN', child.id, last.date, asAt, length('T-SEEN'), 'Not seen'))
    else if (began)
      runs.push({
        ...visit('T-SEEN', child.id, began.date, asAt, length('T-SEEN'), ''),
        ...never('No visit'),
      })
    if (alone)
      runs.push(visit('T-SEEN-ALONE', child.id, alone.date, asAt, length('T-SEEN-ALONE'), 'Not seen alone'))
    // A baby is seen with a carer, and the record says why: until there was a first time alone, the reason is enough.
    else if (began && !last?.reason)
      runs.push({
        ...visit('T-SEEN-ALONE', child.id, began.date, asAt, length('T-SEEN-ALONE'), ''),
        ...never('No time alone'),
      })
  }
  return runs
}

const planStart = (subject: Subject): Moment | undefined =>
  subject.trigger('cppStart', 'initialConference', 'strategyDiscussionStartingS47', 'cinPlanStart')
const never = (what: string): Partial<Run> => ({
  lead: `${what} with this child is recorded since this work began.`,
  startedBy: 'the start of this work',
})

function visit(
  id: ClockId,
  about: string,
  date: string,
  asAt: Moment,
  length: NonNullable<Run['length']>,
  words: string,
): Run {
  const days = daysBetween(date, asAt.date)
  return {
    id,
    about,
    start: { date },
    asAt,
    length,
    ...(words && days > 1 && { lead: `${words} for ${days} days.` }),
  }
}

const isNeglectTool = (text: string): boolean => /neglect|\bGCP/i.test(text)
const isComplete = (status: string): boolean => /^\s*(?:done|complete|finished)/i.test(status)

function neglectTools({ minutes, asAt }: Subject): Run[] {
  const done = minutes.tools
    .filter((tool) => isNeglectTool(`${tool.type} ${tool.name}`) && isComplete(tool.status))
    .map((tool) => ({ row: tool.id, date: parseDate(tool.date) ?? '' }))
    .filter((tool) => tool.date !== '')
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1)
  return done ? [{ id: 'T-NEGLECT-TOOL', start: { date: done.date }, row: done.row, asAt }] : []
}

function eventRuns(event: MeetingEvent, subject: Subject): Run[] {
  const at = parseMoment(event.date)
  if (!at) return []
  if (event.type === 'policeIncident' && event.s46Used === 'yes') {
    const lead = at.instant ? undefined : 'The time is not recorded, so the earliest possible end is shown.'
    return [{ id: 'T-PPP', start: at, row: event.id, about: event.child, ...(lead && { lead }) }]
  }
  if (event.type !== 'allegation') return []
  const runs = [crimeAlert(event, at, subject)]
  const against = subject.minutes.people.find((person) => person.id === event.against)
  if (against?.worksWithChildren) {
    const told = subject.minutes.answers.some((answer) => answer.ruleId === 'R-LA' && answer.value === 'yes')
    runs.push({
      id: 'T-LADO',
      start: at,
      row: event.id,
      about: event.against,
      ...(told && { settled: true }),
    })
  }
  return runs
}

/**
 * One hour to show that a strategy discussion was asked for. The hour runs from the time written beside the
 * allegation; with a day only, from the start of the meeting that it was brought to, or to the end of that day.
 */
function crimeAlert(event: MeetingEvent, at: Moment, subject: Subject): Run {
  const meeting = meetingMoment(subject, 'start')
  const start = at.instant === undefined && meeting?.instant && at.date <= meeting.date ? meeting : at
  const metOn = crimeSettled(event, subject)
  return {
    id: 'T-CRIME-ALERT',
    about: event.child,
    row: event.id,
    start,
    ...(start.instant === undefined && {
      due: { date: start.date },
      lead: 'No time is recorded, so this is counted to the end of the day.',
    }),
    ...(start !== at && { startedBy: 'the meeting that the allegation was brought to' }),
    ...(metOn && { metOn }),
  }
}

/** When the request was made, or a manager decided with the police that none is needed. */
function crimeSettled(event: MeetingEvent, { minutes }: Subject): Moment | undefined {
  const own = parseMoment(event.strategyDiscussionRequestedAt)
  if (own) return own
  const concerns = (about: 'all' | string[]): boolean =>
    about === 'all' || about.length === 0 || about.includes(event.child)
  for (const answer of minutes.answers) {
    const asked =
      answer.ruleId === 'R-CR' && concerns(answer.about)
        ? parseMoment(answer.fields.requestedAt ?? '')
        : undefined
    if (asked) return asked
  }
  const decided = minutes.statements.find(
    (one) => one.kind === 'crime decision' && one.ruleId === 'R-CR' && concerns(one.about),
  )
  return decided && parseMoment(decided.at)
}

/** Each stage of an escalation record runs from the day it began; the table has a row for each. */
function escalationStages({ minutes }: Subject): Run[] {
  const rows = minutes.tables.filter(({ key }) => key === 'stages').flatMap((table) => table.rows)
  return rows.flatMap(({ id, cells }): Run[] => {
    const stage = /[1-4]/.exec(cells.stage ?? '')?.[0]
    const start = parseMoment(cells.began ?? '')
    if (!stage || !start) return []
    const metOn = parseMoment(cells.ended ?? '')
    return [{ id: `T-ESC-${stage}` as ClockId, row: id, start, ...(metOn && { metOn }) }]
  })
}

/** Formal dissent is lodged within 72 hours of the end of a conference; an escalation runs by its stage [LOCAL]. */
function dissents(subject: Subject): Run[] {
  const { minutes } = subject
  const conference = minutes.meeting.type === 'ICPC' || minutes.meeting.type === 'RCPC'
  const end = meetingMoment(subject, 'end')
  if (!end || !subject.happened) return []
  const runs: Run[] = []
  for (const row of minutes.dissent) {
    if (conference && row.choice !== 'noted') {
      const settled = row.choice === 'escalated'
      runs.push({ id: 'T-DISSENT', about: row.person, row: row.id, start: end, ...(settled && { settled }) })
    }
    const stage = /[1-4]/.exec(row.stage)?.[0]
    if (row.choice === 'escalated' && stage) {
      const due = parseMoment(row.due)
      const settled = row.outcome.trim() !== ''
      runs.push({
        id: `T-ESC-${stage}` as ClockId,
        about: row.person,
        row: row.id,
        start: { date: end.date },
        ...(due && { due: { date: due.date } }),
        ...(settled && { settled }),
      })
    }
  }
  return runs
}

const isSettled = (action: Action): boolean =>
  action.status === 'done' || action.status === 'no longer needed'

function actionRun(action: Action, subject: Subject): Run[] {
  const due = parseMoment(action.due)
  if (!due) return []
  const lead =
    action.carriedCount >= 2 ? 'Carried over twice or more: the manager of its owner should know.' : undefined
  return [
    {
      id: 'T-ACTION',
      about: action.owner,
      row: action.id,
      start: { date: due.date < (subject.held ?? due.date) ? due.date : (subject.held ?? due.date) },
      due,
      ...(isSettled(action) && { settled: true }),
      ...(lead && { lead }),
    },
  ]
}
