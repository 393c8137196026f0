/** Which clocks are told on the first screen, in which words, and what is done about each. */
import { type Account, canIn, levelOf } from '../../shared/access/access.ts'
import type { DeskLine } from '../../shared/api/desk.ts'
import { parseDate } from '../../shared/clocks/index.ts'
import type { MeetingType } from '../../shared/minutes/index.ts'
import type { ClockRow, KnownRecord } from '../store/index.ts'
import { ledIt } from './desk-access.ts'

/** Sending the minutes of a meeting: told with the record itself, because that is where it is done. */
export const sendingClocks: ReadonlySet<string> = new Set([
  'T-MINUTES-15',
  'T-MINUTES-20',
  'T-CIN-MINUTES',
  'T-STRAT-RECORD',
])

/**
 * What was known on the day of a meeting, judged on that day. A record cannot know what came after, so that these are
 * questions of the record and nothing that waits.
 */
const lookingBack: ReadonlySet<string> = new Set(['T-SEEN', 'T-SEEN-ALONE', 'T-NEGLECT-TOOL', 'T-CHRONOLOGY'])

/** Sessions that the held one asks for. */
const supervision: ReadonlyMap<string, MeetingType> = new Map([
  ['T-SUPERVISION-CPP', 'SUP_CASE'],
  ['T-SUPERVISION-CIN', 'SUP_CASE'],
  ['T-SUPERVISION-NQSW', 'SUP_CASE'],
  ['T-GROUP-SUPERVISION', 'SUP_GROUP'],
  ['T-SUP-OF-SUP', 'SUP_SUP'],
])

/** Meetings that the held one asks for. */
const nextMeetings: ReadonlyMap<string, MeetingType> = new Map([
  ['T-CORE-GROUP-FIRST', 'CG'],
  ['T-CORE-GROUP-NEXT', 'CG'],
  ['T-RCPC-FIRST', 'RCPC'],
  ['T-RCPC-NEXT', 'RCPC'],
  ['T-CIN-REVIEW', 'CIN_REVIEW'],
])

/** Clocks that are never told by themselves, and those that a record of supervision alone tells: see `isTold`. */
export const notTold: ReadonlySet<string> = new Set([...sendingClocks, ...lookingBack])
export const toldBySessions: ReadonlySet<string> = new Set(supervision.keys())

/** Does this clock wait for somebody now? `today` is an ISO date. */
export function isTold(clock: ClockRow, { record }: KnownRecord, today: string): boolean {
  if (notTold.has(clock.clock)) return false
  // A session's own record knows when it was held; another record has only heard of it.
  if (supervision.has(clock.clock)) return record.type.startsWith('SUP_')
  // After the conference it is too late to share a report before it.
  if (clock.clock === 'T-REPORT-TO-FAMILY') return (parseDate(record.date) ?? '') >= today
  return true
}

const isStartedBy = (clock: ClockRow, record: KnownRecord['record']): boolean =>
  clock.start.slice(0, 10) === parseDate(record.date)

/** Clocks that wait for a decision of this role. */
export function decidedBy(me: Account): string[] {
  switch (levelOf(me.role)) {
    case 'SM':
      return ['T-HRR-SM']
    case 'HoS':
      return ['T-HRR-HOS']
    default:
      return []
  }
}

/** It waits for me when I led the record it stands in, when it runs for me, or when my role decides. */
export function isMyClock(clock: ClockRow, known: KnownRecord, me: Account): boolean {
  if (clock.clock.startsWith('T-HRR-')) return decidedBy(me).includes(clock.clock)
  return ledIt(me, known) || clock.about === me.id
}

/** The one thing to do about a clock. */
export function clockStep(clock: ClockRow, { record }: KnownRecord, me: Account): DeskLine['step'] {
  const meeting = nextMeetings.get(clock.clock)
  const next = meeting ?? supervision.get(clock.clock)
  if (next && isStartedBy(clock, record) && canIn(me, 'record.write', next)) {
    // What is to be recorded, and of whom, is known: nobody picks it again.
    const known = new URLSearchParams({ type: next, ...(record.caseId && { case: record.caseId }) })
    const href = `/new/${meeting ? 'meetings' : 'supervision'}?${known}`
    return { href, label: 'Begin the record', main: false }
  }
  if (clock.clock === 'T-DECISION-LETTER' && record.state === 'signed')
    return { href: `/record/${record.id}/copies`, label: 'Hand out the copies', main: false }
  if (decidedBy(me).includes(clock.clock))
    return {
      href: `/record/${record.id}?finding=R-HH`,
      label: clock.clock === 'T-HRR-HOS' ? 'Decide' : 'Write your view',
      main: true,
    }
  if (clock.clock.startsWith('T-ESC-'))
    return {
      href: `/record/${record.id}?finding=R-ES`,
      label: record.type === 'ESC' ? 'Go on with the escalation' : 'Open the disagreement',
      main: false,
    }
  const writes = record.state !== 'signed' && canIn(me, 'record.write', record.type)
  return { href: `/record/${record.id}`, label: writes ? 'Go on writing' : 'Read', main: false }
}

/** A clock's name for a calendar, where nobody's name may stand: "First review conference due". */
export function dueWords(title: string): string {
  const name = title.replace(/ (?:held|finished|repeated)$/, '').replace(/ \([^)]*\)$/, '')
  return /\b(?:ends|sent|shared|told|notified|lodged|looks|decides|requested)\b/.test(name)
    ? `Due: ${name}`
    : `${name} due`
}
