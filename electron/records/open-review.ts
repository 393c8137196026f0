/**
 * A high-risk history review for a family (rule R-HH; domain reference 2.11): the one that is being written, or a new
 * one that begins with what the check found in a record and the worker's own answer to it.
 */
import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { CaseFile } from '../../shared/cases/index.ts'
import { readMinutes } from '../../shared/checks/index.ts'
import { type LikeForLike, likeForLike } from '../../shared/checks/like-for-like.ts'
import { londonDate, longDate, parseDate } from '../../shared/clocks/index.ts'
import {
  type Block,
  type DraftContent,
  draftContentSchema,
  type Person,
  personSchema,
} from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { beginRecord } from './begin-record.ts'
import { type Judged, judge } from './judge.ts'
import { type Opened, oneAtATime, together } from './open-escalation.ts'
import { refuseOtherWriters } from './who-may-open.ts'

/** The review of a family that is being written, if any. */
export async function reviewInWork(rooms: Rooms, caseId: string): Promise<RecordMeta | undefined> {
  const records = await rooms.store.records.ofCase(caseId)
  return records
    .filter((one) => one.type === 'HRR' && one.state !== 'signed')
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    .at(-1)
}

/** Throws `Problem` "not valid" where the check does not speak about this record, unless somebody asks for it `evenSo`. */
export async function openReview(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  now: Date,
  evenSo = false,
): Promise<Opened> {
  refuseOtherWriters(me, 'HRR')
  if (!record.caseId) {
    throw new Problem('not valid', 'This record is about no family.', 'Nothing was made.')
  }
  return oneAtATime(record.caseId, async () => {
    const open = await reviewInWork(rooms, record.caseId)
    if (open) return { record: open, made: false }
    const judged = await judge(rooms, record, now)
    const finding = judged.findings.find(({ ruleId }) => ruleId === 'R-HH')
    if (!finding && !evenSo) {
      throw new Problem(
        'not valid',
        'No earlier concern was found that is like today’s.',
        'Nothing was made.',
        'A review can still be begun under Meetings.',
      )
    }
    return { record: await make(rooms, record, judged, finding?.why ?? '', me, now), made: true }
  })
}

async function make(
  rooms: Rooms,
  source: RecordMeta,
  judged: Judged,
  why: string,
  me: Account,
  now: Date,
): Promise<RecordMeta> {
  const date = londonDate(now.toISOString())
  const { minutes } = judged
  const accounts = (await rooms.store.accounts.list()).filter(({ active }) => active)
  const reviewers = accounts.filter(({ role }) => role === 'Service manager' || role === 'Head of Service')
  const like = likeForLike(readMinutes(judged.context))
  const familyOf = async (): Promise<CaseFile> => {
    const family = await rooms.store.cases.get(source.caseId)
    return {
      ...family,
      people: together(together(minutes.people, family.people), reviewers.map(asPerson)),
      children: minutes.children.length > 0 ? minutes.children : family.children,
    }
  }
  const reviewer = whoReviews(me, reviewers)
  const filled = (fresh: DraftContent): DraftContent =>
    withHistory(fresh, { source, like, why, today: date, me, reviewer })
  return beginRecord(rooms, { type: 'HRR', date, familyOf, filled }, me, now)
}

/** Those who may review it are there to be chosen: nobody types a colleague's name. */
const asPerson = ({ id, name, role, organisation }: Account): Person =>
  personSchema.parse({
    id: `p-${ulid()}`,
    name,
    role: 'professional',
    jobTitle: role,
    agency: organisation,
    agencyGroup: 'CSC',
    accountId: id,
  })

/**
 * Account of whoever takes the chair: the service manager who opens it, or the only one there is. Whoever flags a
 * history is seldom the one who reviews it.
 */
function whoReviews(me: Account, reviewers: readonly Account[]): string {
  if (reviewers.some(({ id }) => id === me.id)) return me.id
  const managers = reviewers.filter(({ role }) => role === 'Service manager')
  return managers.length === 1 ? (managers[0]?.id ?? '') : ''
}

const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] })

const dayInWords = (date: string): string => {
  const day = parseDate(date)
  return day ? longDate(day).replace(/^\w+ /, '') : ''
}

type Flag = {
  source: RecordMeta
  like: LikeForLike
  /** What the check found; empty where somebody asks without it. */
  why: string
  today: string
  me: Account
  /** Account of whoever takes the chair, or ''. */
  reviewer: string
}

function withHistory(fresh: DraftContent, { source, like, why, today, me, reviewer }: Flag): DraftContent {
  const origin = [source.title, dayInWords(source.date)].filter(Boolean).join(' of ')
  const entry = (text: string, more: object = {}) => ({
    id: `en-${ulid()}`,
    about: 'all',
    origin,
    blocks: [paragraph(text)],
    ...more,
  })
  const chair = fresh.people.find(({ accountId }) => reviewer !== '' && accountId === reviewer)?.id ?? ''
  return draftContentSchema.parse({
    ...fresh,
    meeting: {
      ...fresh.meeting,
      chair,
      minuteTaker: '',
      triggers: { ...fresh.meeting.triggers, highRiskFlagged: today },
    },
    attendance: fresh.attendance
      .filter(({ person }) => person === chair)
      .map((one) => ({ ...one, status: 'attended' })),
    tables: [
      {
        key: 'likeForLike',
        rows: like.rows.map((cells) => ({ id: ulid(), cells })),
      },
    ],
    sections: [
      {
        key: 'flagged',
        entries: [
          entry(
            why
              ? `Flagged by ${me.name}, ${me.role}, in the ${origin}. Check R-HH, repeating historical concern.`
              : `Asked for by ${me.name}, ${me.role}, from the ${origin}. The check has found no earlier concern like today’s.`,
          ),
          ...(why ? [entry(why)] : []),
          ...(like.same ? [entry(`What is the same now: ${like.same}`)] : []),
          ...(like.highRisk ? [entry(`Read together, is this high risk? ${like.highRisk}.`)] : []),
        ],
      },
      ...(like.quiet ? [{ key: 'gap', entries: [entry(like.quiet)] }] : []),
    ],
  })
}
