/**
 * Who may open a record. A meeting's record belongs to the council's people of this workspace; supervision belongs to
 * the worker, the supervisor and the supervisor's managers (visibility X, domain 2.0). A service manager has to be
 * able to: a repeating historical concern asks for their own view (rule R-HH).
 */
import { type Account, canIn, levelOf } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { DraftContent, MeetingType } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { minutesOf } from './judge.ts'

const managers = new Set(['SM', 'HoS'])

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** Supervisor, worker and whoever took part. Somebody who has no account linked is known by name. */
export function tookPart(
  me: Account,
  minutes: Pick<DraftContent, 'meeting' | 'people' | 'attendance'>,
): boolean {
  const there = new Set([
    minutes.meeting.chair,
    minutes.meeting.minuteTaker,
    ...minutes.attendance
      .filter(({ status }) => status === 'attended' || status === 'partial')
      .map(({ person }) => person),
  ])
  return minutes.people.some(
    (person) =>
      there.has(person.id) &&
      (person.accountId ? person.accountId === me.id : plain(person.name) === plain(me.name)),
  )
}

export async function mayOpen(rooms: Rooms, record: RecordMeta, me: Account): Promise<boolean> {
  if (templateFor(record.type)?.area !== 'supervision' || record.createdBy === me.id) return true
  if (managers.has(levelOf(me.role) ?? '')) return true
  return tookPart(me, await minutesOf(rooms, record))
}

/** The record, when this person may open it; a Problem (`not allowed` or `not found`) otherwise. */
export async function openable(rooms: Rooms, recordId: string, me: Account): Promise<RecordMeta> {
  const record = await rooms.store.records.get(recordId)
  if (await mayOpen(rooms, record, me)) return record
  throw new Problem(
    'not allowed',
    'This is a record of supervision. Only the people who took part and their senior managers may open it.',
    'Nothing of it was shown.',
    'Ask one of them.',
  )
}

/** Throws `Problem` "not allowed" where this person's role does not write records of this type. */
export function refuseOtherWriters(me: Account, type: MeetingType): void {
  if (canIn(me, 'record.write', type)) return
  throw new Problem(
    'not allowed',
    `Your role here, ${me.role}, does not write this kind of record.`,
    'Nothing was changed.',
    'Ask somebody whose role allows it.',
  )
}

/** As `openable`, for somebody who is about to write in it. */
export async function writable(rooms: Rooms, recordId: string, me: Account): Promise<RecordMeta> {
  const record = await openable(rooms, recordId, me)
  refuseOtherWriters(me, record.type)
  return record
}

/** Those of a list that this person may open. */
export async function openableOf(rooms: Rooms, records: RecordMeta[], me: Account): Promise<RecordMeta[]> {
  const kept = await Promise.all(records.map((record) => mayOpen(rooms, record, me)))
  return records.filter((_, index) => kept[index])
}
