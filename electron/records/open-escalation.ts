/**
 * An escalation record for one disagreement: one that is there already, or a new one that begins with whoever raised
 * it, their words, the children and the people concerned, and the stage it has reached. The record that it came from
 * stays as it is; how the disagreement goes on and ends is written in the escalation record from now on.
 */
import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { CaseFile } from '../../shared/cases/index.ts'
import { hasEnded, type Running, wordsOfDissent } from '../../shared/checks/dissent.ts'
import { londonDate, longDate, parseDate } from '../../shared/clocks/index.ts'
import {
  type Audience,
  type Block,
  type Dissent,
  type DraftContent,
  disagreementKey,
  draftContentSchema,
  followedBy,
  isProfessional,
  type Minutes,
  type Person,
} from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { beginRecord } from './begin-record.ts'
import { minutesOf } from './judge.ts'
import { stagesFrom, untold } from './new-record.ts'
import { refuseOtherWriters } from './who-may-open.ts'

export type Opened = { record: RecordMeta; made: boolean }

/** Only one at a time is begun for a family: two presses, or two people, never make two records of one matter. */
const waiting = new Map<string, Promise<unknown>>()

export async function oneAtATime<Result>(caseId: string, work: () => Promise<Result>): Promise<Result> {
  const before = waiting.get(caseId) ?? Promise.resolve()
  const mine = before.catch(() => undefined).then(work)
  waiting.set(caseId, mine)
  try {
    return await mine
  } finally {
    if (waiting.get(caseId) === mine) waiting.delete(caseId)
  }
}

/** Escalation records of a family with what each says; the newest last. */
export async function escalationsOf(
  rooms: Rooms,
  caseId: string,
): Promise<{ record: RecordMeta; minutes: Minutes }[]> {
  if (!caseId) return []
  const own = (await rooms.store.records.ofCase(caseId)).filter((record) => record.type === 'ESC')
  const oldestFirst = own.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))
  return Promise.all(oldestFirst.map(async (record) => ({ record, minutes: await minutesOf(rooms, record) })))
}

/** The escalation record that knows this disagreement now, if any: one that is being written before one that is signed. */
export function escalationFor(
  key: string,
  escalations: readonly { record: RecordMeta; minutes: Minutes }[],
): { record: RecordMeta; minutes: Minutes; row: Dissent } | undefined {
  const own = escalations.flatMap((one) => {
    const row = followedBy(one.minutes)
    return row && disagreementKey(row, one.minutes) === key ? [{ ...one, row }] : []
  })
  return own.findLast(({ record }) => record.state !== 'signed') ?? own.at(-1)
}

/**
 * Throws `Problem`: "not found" for a row that is not there, "not valid" where the person has not said that they want
 * it escalated, and "not allowed" for what was said in personal supervision.
 */
export async function openEscalation(
  rooms: Rooms,
  record: RecordMeta,
  dissentId: string,
  me: Account,
  now: Date,
): Promise<Opened> {
  refuseOtherWriters(me, 'ESC')
  const minutes = await minutesOf(rooms, record)
  const source = await rooms.templates.of(minutes.meeting.type, minutes.meeting.templateVersion)
  const row = minutes.dissent.find(({ id }) => id === dissentId)
  if (!row) {
    throw new Problem(
      'not found',
      'That disagreement is not in this record.',
      'Nothing was made.',
      'Look under Disagreement.',
    )
  }
  const audience = row.audience ?? source.sections.find(({ kind }) => kind === 'dissent')?.audience
  if (audience === 'supervision') {
    throw new Problem(
      'not allowed',
      'This was said in personal supervision, and its words stay there.',
      'Nothing was made.',
      'Write the disagreement down where others may read it, and escalate it from there.',
    )
  }
  if (row.choice !== 'escalated') {
    throw new Problem(
      'not valid',
      'They have not said that they want it escalated.',
      'Nothing was made.',
      'Ask them, and choose “escalated” under Disagreement. It is theirs to say.',
    )
  }
  if (!record.caseId) {
    throw new Problem(
      'not valid',
      'This record is about no family, and an escalation record is.',
      'Nothing was made.',
    )
  }
  return oneAtATime(record.caseId, async () => {
    const escalations = await escalationsOf(rooms, record.caseId)
    const held = escalationFor(disagreementKey(row, minutes), escalations)
    if (held && (held.record.state !== 'signed' || hasEnded(held.row, held.minutes)))
      return { record: held.record, made: false }
    const from: Running = held ? { row: held.row, minutes: held.minutes } : { row, minutes }
    return { record: await make(rooms, record, { from, began: minutes, audience }, me, now), made: true }
  })
}

type Begun = { from: Running; began: Minutes; audience: Audience | undefined }

async function make(
  rooms: Rooms,
  source: RecordMeta,
  { from, began, audience }: Begun,
  me: Account,
  now: Date,
): Promise<RecordMeta> {
  const date = londonDate(now.toISOString())
  const familyOf = async (): Promise<CaseFile> => {
    const family = await rooms.store.cases.get(source.caseId)
    return {
      ...family,
      // The rows name people by the ids of the record that they come from.
      people: together(began.people, family.people),
      children: began.children.length > 0 ? began.children : family.children,
    }
  }
  const filled = (fresh: DraftContent): DraftContent =>
    withDisagreement(fresh, { from, began, audience, today: date })
  return beginRecord(rooms, { type: 'ESC', date, familyOf, filled }, me, now)
}

const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] })

/** People as one record has them, and those of the family whom it does not name; nobody stands there twice. */
export function together(own: readonly Person[], others: readonly Person[]): Person[] {
  const known = new Set(own.map(({ id }) => id))
  const accounts = new Set(own.map(({ accountId }) => accountId).filter(Boolean))
  return [...own, ...others.filter(({ id, accountId }) => !known.has(id) && !accounts.has(accountId))]
}

/** "review child protection conference of 3 November 2026". */
const meetingInWords = ({ meeting }: Minutes): string => {
  const day = parseDate(meeting.date)
  return [meeting.title || 'meeting', day && `of ${longDate(day).replace(/^\w+ /, '')}`]
    .filter(Boolean)
    .join(' ')
}

function withDisagreement(
  fresh: DraftContent,
  { from, began, audience, today }: Begun & { today: string },
): DraftContent {
  const { row } = from
  const raiser = began.people.find(({ id }) => id === row.person)
  const who = [raiser?.name, raiser?.agency].filter(Boolean).join(', ') || 'Somebody'
  const about = row.about.trim()
  const origin = meetingInWords(began)
  const answer = began.answers.findLast(({ ruleId }) => ruleId === 'R-ES')
  const tonight = answer?.fields.tonight?.trim() ?? ''
  const words = wordsOfDissent(row, from.minutes) || row.text.trim()
  // What was for fewer people there stays with them here.
  const held = audience === 'restricted' || audience === 'council' ? { audience } : {}
  const entry = (text: string, more: object = {}) => ({
    id: `en-${ulid()}`,
    about: 'all',
    origin,
    blocks: [paragraph(text)],
    ...held,
    ...more,
  })
  const inShort = `${who}, disagrees${about ? ` about the ${about}` : ''}. Raised in the ${origin}.`
  return draftContentSchema.parse({
    ...fresh,
    // The family is told how it ended; settling it is between the agencies who disagree.
    attendance: fresh.attendance.filter(({ person }) =>
      fresh.people.some((one) => one.id === person && isProfessional(one)),
    ),
    dissent: [{ ...untold(row), ...held, raisedIn: row.raisedIn || from.minutes.meeting.date }],
    tables: [{ key: 'stages', rows: stagesFrom(from, today) }],
    answers: answer ? [{ ...answer, id: `an-${ulid()}`, linkedActionIds: [] }] : [],
    sections: [
      {
        key: 'raisedBy',
        entries: [
          entry(inShort),
          ...(words ? [entry(words, { speaker: row.person, source: 'opinion' })] : []),
        ],
      },
      ...(tonight ? [{ key: 'safety', entries: [entry(tonight)] }] : []),
    ],
  })
}
