/**
 * What was due along one line of supervision, and what became of it. Decisions, each for a reason:
 *
 * - The next session is counted from the last one that was held, as the clocks of a record count it. What was held early
 *   is in time; the next one is due sooner for it.
 * - A session that is held after its day, but before the one after it would have been due, is held late. Once a whole
 *   interval has passed without one it is missed, and the next is counted from the day on which it should have been.
 * - Leave, of the person or of the supervisor, moves a due day to the first working day after it, and by no more than
 *   `MOST_MOVED` days, once for each leave: after that somebody else has to be asked. Only who is supervised about their own work (`personal`,
 *   `supervisors`) and is away for longer is excused: a child does not wait for the worker to come back.
 * - A vacancy moves nothing and excuses nothing by itself: what it leaves out is missed, and says so. A manager may excuse
 *   what a vacancy or leave covered, in words that are kept.
 * - One session is counted once along a line. A second one on the same day is the same session.
 */
import {
  addMonths,
  addWorkingDays,
  type Calendar,
  dateOfDay,
  dayNumber,
  type Length,
} from '../clocks/index.ts'
import type { Away, Due, Said, Session, SessionKind } from './plan.ts'

/** By how many calendar days leave moves a session at most. */
export const MOST_MOVED = 14

/** A time in which sessions are due at one length. Days are ISO, both included; `to` is '' while it goes on. */
export type Span = {
  from: string
  to: string
  children: number
  /** From the day of the last session, or of the beginning, to the next. */
  length: (begin: string) => Length
}

export type Line = Pick<Due, 'kind' | 'subject' | 'caseId' | 'person' | 'supervisor' | 'team'> & {
  /** In the order of time; none begins before the one before it has ended. */
  spans: Span[]
  sessions: Pick<Session, 'recordId' | 'day'>[]
  /** Days that were set for a session. */
  booked: string[]
  away: Away[]
  said: Said[]
}

export type Bench = { today: string; calendar: Calendar }

/** The day `length` after another. Days alone know no summer time. */
export function dayAfter(day: string, { n, unit }: Length): string {
  switch (unit) {
    case 'weeks':
      return dateOfDay(dayNumber(day) + 7 * n)
    case 'days':
      return dateOfDay(dayNumber(day) + n)
    case 'months':
      return addMonths(day, n)
    case 'working days':
      return addWorkingDays(day, n)
    case 'hours':
      return dateOfDay(dayNumber(day) + Math.ceil(n / 24))
  }
}

const dayBefore = (day: string): string => dateOfDay(dayNumber(day) - 1)
const latest = (a: string, b: string): string => (a > b ? a : b)
const covers = ({ from, to }: Pick<Away, 'from' | 'to'>, day: string): boolean =>
  from <= day && (to === '' || day <= to)

type Next = { due: string; span: Span; start: string }

/**
 * The next due day after `begin`. Where another length takes over meanwhile, its own holds from its first day on: a family
 * that comes onto a protection plan five weeks after its last session is due on that very day. After a time in which
 * nothing was due the count begins anew.
 */
function nextDue(begin: string, spans: readonly Span[]): Next | undefined {
  let start = begin
  let before: Span | undefined
  for (const span of spans) {
    const joined = before !== undefined && before.to !== '' && dayBefore(span.from) === before.to
    before = span
    if (!joined) start = latest(start, span.from)
    if (span.to !== '' && span.to < start) continue
    const due = latest(dayAfter(start, span.length(start)), span.from)
    if (span.to === '' || due <= span.to) return { due, span, start }
  }
  return undefined
}

type Moved = { day: string; because: string; tooLong: Away | undefined }

const until = ({ to }: Away): string => (to === '' ? 'until further notice' : `until ${inWords(to)}`)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** `7 Sep 2026`. */
export const inWords = (day: string): string =>
  `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`

/** Whose absence it is, in words that name nobody. */
const whose = (one: Away, { kind, person }: Line): string =>
  one.person !== person ? 'The supervisor' : kind === 'supervisors' ? 'The person supervised' : 'The worker'

/** After leave, however many follow one another, and never further than `MOST_MOVED`. `spent`: leave that has moved all it may. */
function movedByLeave(due: string, line: Line, spent: ReadonlySet<Away>, calendar: Calendar): Moved {
  const limit = dateOfDay(dayNumber(due) + MOST_MOVED)
  let day = due
  let last: Away | undefined
  for (;;) {
    const leave = line.away.find((one) => one.kind === 'leave' && !spent.has(one) && covers(one, day))
    if (!leave) break
    last = leave
    const back = leave.to === '' ? undefined : addWorkingDays(leave.to, 1, calendar)
    if (back === undefined || back > limit) {
      const because = `${whose(leave, line)} was on leave ${until(leave)}`
      return { day: limit, because: `${because}: moved by ${MOST_MOVED} days, the most`, tooLong: leave }
    }
    day = back
  }
  if (!last) return { day, because: '', tooLong: undefined }
  const because = `${whose(last, line)} was on leave ${until(last)}: moved from ${inWords(due)}`
  return { day, because, tooLong: undefined }
}

/** Sessions up to today, each day once, whichever order they came in. */
function heldDays({ sessions }: Line, today: string): Line['sessions'] {
  const byDay = new Map<string, Line['sessions'][number]>()
  for (const one of sessions) {
    const same = byDay.get(one.day)
    if (one.day <= today && (!same || one.recordId < same.recordId)) byDay.set(one.day, one)
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

const ownWork: readonly SessionKind[] = ['personal', 'supervisors']

/** Everything that was due up to today and the one that is due next, oldest first. Each has one state. */
export function duesOf(line: Line, { today, calendar }: Bench): Due[] {
  const first = line.spans[0]
  if (!first) return []
  const held = heldDays(line, today)
  const spent = new Set<Away>()
  const found: Due[] = []
  let at = 0
  let begin = first.from
  for (;;) {
    const next = nextDue(begin, line.spans)
    if (!next) return found
    // What was held while nothing was due, or on the day on which the count begins, settles nothing that is due.
    while ((held[at]?.day ?? '9999') <= next.start) at += 1
    const session = held[at]
    const moved = movedByLeave(next.due, line, spent, calendar)
    const last = lastDayFor(next, moved.day, line.spans)
    const row = { ...rowOf(line, next, moved, begin, today), last: held[at - 1]?.day ?? '' }
    if (session && (session.day <= moved.day || last === '' || session.day <= last)) {
      const state = session.day > moved.day ? 'held late' : 'held'
      found.push({ ...row, booked: '', held: session.day, recordId: session.recordId, state })
      begin = session.day
      at += 1
      if (moved.tooLong) spent.add(moved.tooLong)
      continue
    }
    const excused = excusedBy(line, next.due, moved, row.said)
    if (excused !== undefined && next.due <= today)
      found.push({ ...row, because: excused, booked: '', state: 'excused' })
    else {
      const because = today > moved.day ? whyMissed(line, next.due, row.because) : row.because
      if (last === '' || today <= last)
        return [...found, { ...row, because, state: row.booked ? 'booked' : 'due' }]
      found.push({ ...row, because, booked: '', state: 'missed' })
      if (moved.tooLong) spent.add(moved.tooLong)
    }
    const back = excused !== undefined && moved.tooLong ? moved.tooLong.to : ''
    begin = latest(moved.day, back)
  }
}

/**
 * Until when a session still counts for what was due: until the one after it would be due, or until what it is due for ends.
 * '' where neither comes.
 */
function lastDayFor(next: Next, day: string, spans: readonly Span[]): string {
  const after = nextDue(day, spans)
  if (after && after.start === day) return after.due
  const end = endAfter(next.due, spans)
  return end === '' ? '' : latest(end, day)
}

/** The last day of whatever goes on at `day`; '' where it goes on. */
function endAfter(day: string, spans: readonly Span[]): string {
  let end = spans.find((span) => covers(span, day))?.to ?? ''
  for (;;) {
    const joined: Span | undefined = spans.find(({ from }) => end !== '' && dayBefore(from) === end)
    if (!joined) return end
    end = joined.to
  }
}

function rowOf(line: Line, next: Next, moved: Moved, begin: string, today: string): Omit<Due, 'last'> {
  const { kind, subject, caseId, person, supervisor, team } = line
  const said = line.said
    .filter(({ due }) => due > begin && due <= moved.day)
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1)
  const booked = line.booked.filter((day) => day > begin && day >= today).sort()[0] ?? ''
  return {
    // Two may be due on one day: one that was held early leaves the day as it is where a plan changes meanwhile.
    id: [kind, subject, next.due, begin].filter(Boolean).join(' '),
    kind,
    subject,
    caseId,
    children: next.span.children,
    person,
    supervisor,
    team,
    due: moved.day,
    first: next.due,
    booked,
    held: '',
    recordId: '',
    state: 'due',
    because: moved.because,
    said: said ?? null,
  }
}

/** Why it does not count as missed; undefined where it does. */
function excusedBy(line: Line, due: string, moved: Moved, said: Said | null): string | undefined {
  const { tooLong } = moved
  if (tooLong && ownWork.includes(line.kind) && tooLong.person === line.person) {
    const reason = tooLong.reason.trim()
    const because = `On leave from ${inWords(tooLong.from)} ${until(tooLong)}`
    return reason ? `${because}: ${reason}` : because
  }
  if (said?.excuse && mayBeExcused(line.away, due)) return whyMissed(line, due, moved.because)
  return undefined
}

/** What the plan knows of a session that nobody held. */
function whyMissed(line: Line, due: string, because: string): string {
  const vacancy = line.away.find((one) => one.kind === 'vacancy' && covers(one, due))
  const post = vacancy?.person === line.person ? 'The worker’s post' : 'The supervisor’s post'
  return [
    because,
    vacancy ? `${post} was vacant from ${inWords(vacancy.from)}` : '',
    line.supervisor === '' && line.kind !== 'group' ? 'Nobody is named as supervisor' : '',
  ]
    .filter(Boolean)
    .join('. ')
}

/** May what was due on this day be excused in a manager's own words: leave or a vacancy covered it? */
export const mayBeExcused = (away: readonly Away[], due: string): boolean =>
  away.some((one) => covers(one, due))
