/** What a signed record says of supervision: which kind of session, when, who was there, and as what the family is worked with. */
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { parseDate } from '../../shared/clocks/index.ts'
import { type MeetingType, type Minutes, supervisedAs } from '../../shared/minutes/index.ts'
import type { Reading, Session } from '../../shared/supervision/index.ts'
import type { ReadingRow } from '../store/index.ts'
import { plainName } from './plain-name.ts'

/** Sessions, and the meetings that decide what a family is worked with as. */
export const readTypes: readonly MeetingType[] = [
  'SUP_CASE',
  'SUP_GROUP',
  'SUP_SUP',
  'ICPC',
  'RCPC',
  'STRAT',
  'CIN_PLAN',
  'CIN_REVIEW',
  'CLOSE',
  'LEGAL',
]

const kinds: Partial<Record<MeetingType, Session['kind']>> = {
  SUP_CASE: 'case',
  SUP_GROUP: 'group',
  SUP_SUP: 'supervisors',
}

/** What a decision leaves the child with, in the words of domain section 1. */
function planAfter(decision: string): Reading['plan'] {
  const words = decision.trim()
  if (/^(?:CPP (?:made|continues)|S47|step up|strategy|ICPC)/i.test(words)) return 'CPP'
  if (/\bCIN\b|^continues\b|^looked after\b|: assessment$/i.test(words)) return 'CIN'
  return /\bclose\b|\bNFA\b|\bTAF\b|\bearly help\b|\bends: other\b/i.test(words) ? 'closed' : ''
}

/** The strictest of what was decided for each child; where nothing was, as the record itself is judged. */
export function planOfRecord(minutes: Minutes): Reading['plan'] {
  const decided = minutes.decisions.map(({ value }) => planAfter(value))
  for (const plan of ['CPP', 'CIN', 'closed'] as const) if (decided.includes(plan)) return plan
  return supervisedAs(minutes)
}

export function readingOf(
  record: Pick<RecordMeta, 'id' | 'version' | 'caseId' | 'type'>,
  minutes: Minutes,
  accounts: readonly Pick<Account, 'id' | 'name'>[],
): ReadingRow {
  const { chair, minuteTaker, date } = minutes.meeting
  const day = parseDate(date) ?? ''
  const next = parseDate(minutes.nextMeeting.date) ?? ''
  const byName = new Map(accounts.map(({ id, name }) => [plainName(name), id]))
  const accountOf = (id: string): string => {
    const person = minutes.people.find((one) => one.id === id)
    return person ? person.accountId || (byName.get(plainName(person.name)) ?? '') : ''
  }
  const kind = kinds[record.type] ?? ''
  const there = minutes.attendance.filter(({ status }) => status === 'attended' || status === 'partial')
  const people = [chair, minuteTaker, ...there.map(({ person }) => person)].map(accountOf).filter(Boolean)
  return {
    record_id: record.id,
    version: record.version,
    kind,
    day,
    case_id: record.caseId,
    people: JSON.stringify(kind ? [...new Set(people)].sort() : []),
    chair: kind ? accountOf(chair) : '',
    next: kind && next > day ? next : '',
    plan: record.caseId ? planOfRecord(minutes) : '',
  }
}
