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
import type { KnownRecord } from '../store/index.ts'
import { minutesOf } from './judge.ts'
import { plainName } from './plain-name.ts'

const managers = new Set(['SM', 'HoS'])

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
      (person.accountId ? person.accountId === me.id : plainName(person.name) === plainName(me.name)),
  )
}

/** May this person open it whoever took part? */
const opensAnyway = (record: RecordMeta, me: Account): boolean =>
  templateFor(record.type)?.area !== 'supervision' ||
  record.createdBy === me.id ||
  managers.has(levelOf(me.role) ?? '')

export async function mayOpen(rooms: Rooms, record: RecordMeta, me: Account): Promise<boolean> {
  return opensAnyway(record, me) || tookPart(me, await minutesOf(rooms, record))
}

/** By account; somebody without one is known by name. */
export const isMe = (
  me: Pick<Account, 'id' | 'name'>,
  { account, name }: { account: string; name: string },
): boolean => (account ? account === me.id : name === plainName(me.name))

/** As `mayOpen`, from what is kept of who was there. Where that is of an earlier text the record itself is asked. */
export async function mayOpenKnown(
  rooms: Rooms,
  { record, parties, current }: KnownRecord,
  me: Account,
): Promise<boolean> {
  if (opensAnyway(record, me)) return true
  return current ? parties.some((party) => isMe(me, party)) : mayOpen(rooms, record, me)
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

/** Those of a list that this person may open. Asked of what is kept: a list must not read every supervision record. */
export async function openableOf(rooms: Rooms, records: RecordMeta[], me: Account): Promise<RecordMeta[]> {
  const asked = records.filter((record) => !opensAnyway(record, me))
  const theirs = new Set<string>()
  for (const known of await rooms.store.facts.records(asked.map(({ id }) => id)))
    if (await mayOpenKnown(rooms, known, me)) theirs.add(known.record.id)
  return records.filter((record) => opensAnyway(record, me) || theirs.has(record.id))
}
