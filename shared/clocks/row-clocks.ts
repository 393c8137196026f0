/** Clocks of single rows: a report, a child's visits, a neglect tool, an allegation, a dissent, an action. */
import {
  type Action,
  type Entry,
  endingOf,
  entryText,
  followedBy,
  type MeetingEvent,
  type Minutes,
  planOf,
  type Stage,
  stageNumber,
  stagesOf,
  worksWithChildren,
} from '../minutes/index.ts'
import {
  addHours,
  daysBetween,
  londonDate,
  londonInstant,
  type Moment,
  parseDate,
  parseMoment,
  startOfDay,
} from './dates.ts'
import { type ClockId, type ClockSettings, lengthOf } from './definitions.ts'
import type { Run } from './make.ts'
import { meetingMoment, type Subject, speaksOf, standing } from './record.ts'

/** The runs that rows of the record start. */
export function rowRuns(subject: Subject, settings: ClockSettings): Run[] {
  return [
    ...reports(subject, settings),
    ...visits(subject, settings),
    ...neglectTools(subject),
    ...subject.minutes.events.flatMap((event) => eventRuns(event, subject, settings)),
    ...confirmedPassages(subject),
    ...dissents(subject),
    ...escalationStages(subject, settings),
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
    const run = (id: ClockId, date: string): Run => ({
      id,
      about: child.id,
      start: { date },
      asAt,
      length: named === undefined ? lengthOf(id, settings) : { n: named, unit: 'working days' },
    })
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
    if (last) runs.push({ ...run('T-SEEN', last.date), ...ago('Not seen', last.date, asAt) })
    else if (began) runs.push({ ...run('T-SEEN', began.date), ...never('No visit') })
    if (alone) runs.push({ ...run('T-SEEN-ALONE', alone.date), ...ago('Not seen alone', alone.date, asAt) })
    // A baby is seen with a carer, and the record says why: until there was a first time alone, the reason is enough.
    else if (began && !last?.reason)
      runs.push({ ...run('T-SEEN-ALONE', began.date), ...never('No time alone') })
  }
  return runs
}

const planStart = (subject: Subject): Moment | undefined =>
  subject.trigger('initialConference', 'strategyDiscussionStartingS47', 'cinPlanStart')
const never = (what: string): Partial<Run> => ({
  lead: `${what} with this child is recorded since this work began.`,
  startedBy: 'the start of this work',
})

function ago(words: string, date: string, asAt: Moment): Partial<Run> {
  const days = daysBetween(date, asAt.date)
  return days > 1 ? { lead: `${words} for ${days} days.` } : {}
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

const meant = (about: 'all' | string[], children: readonly string[]): boolean =>
  about === 'all' ||
  about.length === 0 ||
  children.length === 0 ||
  children.some((child) => about.includes(child))

function eventRuns(event: MeetingEvent, subject: Subject, settings: ClockSettings): Run[] {
  const at = parseMoment(event.date)
  if (event.type === 'policeIncident' && event.s46Used === 'yes') {
    return policeProtection(event, at, subject, settings)
  }
  if (event.type !== 'allegation') return []
  const entered = parseMoment(event.enteredAt)
  const meeting = meetingMoment(subject, 'start')
  const made = at ?? entered ?? meeting
  return [
    ...crimeAlert(event, { at, entered, meeting }, subject),
    ...(made ? designatedOfficer(event, made, subject.minutes) : []),
  ]
}

/** 72 hours from the start that the check on police powers, or the record, has to the minute. */
function policeProtection(
  event: MeetingEvent,
  at: Moment | undefined,
  subject: Subject,
  settings: ClockSettings,
): Run[] {
  const answered = standing(subject.minutes)
    .filter(({ ruleId, fields }) => ruleId === 'R-PP' && speaksOf(fields, event.id))
    .flatMap(({ fields }) => parseMoment(fields.startedAt ?? '') ?? [])
    .at(-1)
  // The details of a strategy discussion ask for it as well: one clock is enough.
  if (!answered && subject.trigger('policeProtectionStart')) return []
  const start = answered ?? at
  if (!start) return []
  const ended = subject.trigger('policeProtectionEnd')
  // It cannot outlast its hours: a meeting held after them looks back on a protection that the law has ended.
  const byLaw = addHours(start.instant ?? startOfDay(start.date), lengthOf('T-PPP', settings).n)
  const over = londonDate(byLaw) < (subject.held ?? '')
  const metOn = ended ?? (over ? { date: londonDate(byLaw), instant: byLaw } : undefined)
  const lead =
    over && !ended
      ? 'It ended by law before this meeting.'
      : start.instant
        ? undefined
        : 'The time is not recorded, so the earliest possible end is shown.'
  return [
    {
      id: 'T-PPP',
      start,
      row: event.id,
      about: event.child,
      ...(metOn && { metOn }),
      ...(lead && { lead }),
    },
  ]
}

/** The designated officer is told within a working day; told at what time stands in the answer to R-LA. */
function designatedOfficer(event: MeetingEvent, start: Moment, minutes: Minutes): Run[] {
  const concerns = (id: string) =>
    minutes.people.some((person) => person.id === id && worksWithChildren(person))
  if (!concerns(event.against)) return []
  const alone =
    minutes.events.filter(({ type, against }) => type === 'allegation' && concerns(against)).length === 1
  const told = standing(minutes)
    .filter(
      ({ ruleId, fields }) =>
        ruleId === 'R-LA' && (fields.subject === event.id || (alone && speaksOf(fields, event.id))),
    )
    .flatMap(({ fields }) => parseMoment(fields.toldAt ?? '') ?? [])
    .at(-1)
  return [
    { id: 'T-LADO', start, row: event.id, about: event.against, ...(told && { metOn: { date: told.date } }) },
  ]
}

/**
 * One hour to show that a strategy discussion was asked for. The hour runs from the minute at which the allegation was
 * entered; where that is not known, from the time written beside it; with a day only, from the start of the meeting
 * that it was brought to, or to the end of that day.
 */
function crimeAlert(
  event: MeetingEvent,
  { at, entered, meeting }: Record<'at' | 'entered' | 'meeting', Moment | undefined>,
  subject: Subject,
): Run[] {
  const brought =
    meeting?.instant && (at === undefined || (at.instant === undefined && at.date <= meeting.date))
  const start = entered ?? (brought ? meeting : (at ?? meeting))
  if (!start) return []
  const metOn = crimeSettled(event.id, [event.child], subject, event.strategyDiscussionRequestedAt)
  return [
    {
      id: 'T-CRIME-ALERT',
      about: event.child,
      row: event.id,
      start,
      ...(start.instant === undefined && {
        due: { date: start.date },
        lead: 'No time is recorded, so this is counted to the end of the day.',
      }),
      ...(start === entered
        ? { startedBy: 'the entry of the allegation' }
        : start !== at && { startedBy: 'the meeting that the allegation was brought to' }),
      ...(metOn && { metOn }),
    },
  ]
}

/**
 * A passage that the writer has confirmed as an allegation starts the hour as well, at the minute at which it was
 * confirmed. One about a child whose allegation stands among the events belongs to that one.
 */
function confirmedPassages(subject: Subject): Run[] {
  const { minutes } = subject
  const recorded = minutes.events.filter(({ type }) => type === 'allegation')
  const runs: Run[] = []
  for (const section of minutes.sections) {
    for (const entry of section.entries) {
      const at = confirmedAt(entry, minutes)
      if (!at) continue
      const about =
        entry.about === 'all'
          ? minutes.children.map(({ id }) => id)
          : entry.about.length > 0
            ? entry.about
            : [section.child].filter(Boolean)
      if (recorded.some(({ child, against }) => meant(about, [child]) || about.includes(against))) continue
      const children = about.filter((id) => minutes.children.some((child) => child.id === id))
      const metOn = crimeSettled(entry.id, children, subject)
      runs.push({
        id: 'T-CRIME-ALERT',
        about: children.length === 1 ? (children[0] ?? '') : '',
        row: entry.id,
        start: at,
        startedBy: 'the passage that was confirmed as an allegation',
        ...(metOn && { metOn }),
      })
    }
  }
  return runs
}

/** When words of this entry that may be a crime were first kept as said or given evidence; they have to stand there still. */
function confirmedAt(entry: Entry, { cueResolutions }: Minutes): Moment | undefined {
  const text = entryText(entry)
  return cueResolutions
    .filter(
      (one) =>
        one.entryId === entry.id &&
        one.cue.startsWith('CR-') &&
        (one.how === 'quote kept as said' || one.how === 'evidence added') &&
        text.includes(one.words),
    )
    .flatMap((one) => parseMoment(one.at) ?? [])
    .sort((a, b) => ((a.instant ?? a.date) < (b.instant ?? b.date) ? -1 : 1))[0]
}

/** When the request was made, or a manager decided with the police that none is needed. */
function crimeSettled(
  row: string,
  children: readonly string[],
  { minutes }: Subject,
  requestedAt = '',
): Moment | undefined {
  const own = parseMoment(requestedAt)
  if (own) return own
  for (const answer of standing(minutes)) {
    const mine = answer.ruleId === 'R-CR' && speaksOf(answer.fields, row) && meant(answer.about, children)
    const asked = mine ? parseMoment(answer.fields.requestedAt ?? '') : undefined
    if (asked) return asked
  }
  const decided = minutes.statements.find(
    (one) =>
      one.kind === 'crime decision' &&
      one.ruleId === 'R-CR' &&
      speaksOf(one.fields, row) &&
      meant(one.about, children),
  )
  return decided && parseMoment(decided.at)
}

/** Does an answer say that a child is unsafe while this is unresolved (R-ES)? Then hours count, not days. */
const isChildUnsafe = (minutes: Minutes): boolean =>
  standing(minutes).some(({ ruleId, fields }) => ruleId === 'R-ES' && fields.unsafe === 'Yes')

/**
 * Each stage of an escalation record runs from the day it began until it has ended, the next one has begun, or the
 * outcome was accepted; an outcome that was not accepted settles nothing. Where a child is unsafe it has hours.
 */
function escalationStages(subject: Subject, settings: ClockSettings): Run[] {
  const { minutes } = subject
  const stages = stagesOf(minutes)
  const end = endingOf(minutes)
  const unsafe = isChildUnsafe(minutes)
  return stages.flatMap((stage, at): Run[] => {
    const began = parseDate(stage.began)
    if (!began) return []
    const instant = londonInstant(began, stage.beganAt)
    const start = instant === undefined ? { date: began } : { date: began, instant }
    const isLast = at === stages.length - 1
    const next = parseDate(stages[at + 1]?.began ?? '')
    const accepted = end?.accepted === 'yes' ? parseDate(end.date || end.sentOn) : undefined
    const ended = parseDate(stage.ended)
    const over = isLast ? (end?.accepted === 'no' ? undefined : (ended ?? accepted)) : (ended ?? next)
    const settled = isLast ? end?.accepted === 'yes' : true
    return [
      {
        id: `T-ESC-${stage.number}` as ClockId,
        about: followedBy(minutes)?.person ?? '',
        row: stage.id,
        start,
        ...stageLength(stage, start, unsafe, settings),
        ...(over ? { metOn: { date: over } } : settled && { settled }),
      },
    ]
  })
}

/** A date that was set, or hours where a child is unsafe, whichever is sooner; otherwise the usual length. */
function stageLength(stage: Stage, start: Moment, unsafe: boolean, settings: ClockSettings): Partial<Run> {
  const set = parseDate(stage.due)
  if (!unsafe) return set ? { due: { date: set } } : {}
  const says = 'A child is unsafe meanwhile, so it counts in hours.'
  if (start.instant === undefined) {
    const lead = `${says} No time is recorded, so this is counted to the end of the day.`
    return { due: { date: start.date }, lead }
  }
  const hours = settings.escalationUnsafeHours ?? 24
  const latest = addHours(start.instant, hours)
  if (set !== undefined && set < londonDate(latest)) return { due: { date: set }, lead: says }
  return { length: { n: hours, unit: 'hours' }, lead: says }
}

/** Formal dissent is lodged within 72 hours of the end of a conference; an escalation runs by its stage [LOCAL]. */
function dissents(subject: Subject): Run[] {
  const { minutes } = subject
  const conference = minutes.meeting.type === 'ICPC' || minutes.meeting.type === 'RCPC'
  const end = subject.begun && meetingMoment(subject, 'end')
  if (!end) return []
  const runs: Run[] = []
  for (const row of minutes.dissent) {
    if (conference && row.choice !== 'noted') {
      const settled = row.choice === 'escalated'
      runs.push({ id: 'T-DISSENT', about: row.person, row: row.id, start: end, ...(settled && { settled }) })
    }
    const stage = stageNumber(row.stage)
    // The stages of an escalation record have their own lines; its row is not asked a second time.
    if (followedBy(minutes)?.id === row.id && stagesOf(minutes).length > 0) continue
    if (row.choice === 'escalated' && stage > 0) {
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
  const held = subject.held ?? due.date
  const doneOn = action.status === 'done' ? parseDate(action.doneOn) : undefined
  const lead =
    action.carriedCount >= 2 ? 'Carried over twice or more: the manager of its owner should know.' : undefined
  return [
    {
      id: 'T-ACTION',
      about: action.owner,
      row: action.id,
      start: { date: due.date < held ? due.date : held },
      due,
      ...(isSettled(action) && (doneOn ? { metOn: { date: doneOn } } : { settled: true })),
      ...(lead && { lead }),
    },
  ]
}
