/**
 * Who may open a record. A meeting's record belongs to the council's people of this workspace; supervision belongs to
 * the worker, the supervisor and the supervisor's managers (visibility X, domain 2.0). A service manager has to be
 * able to: a repeating historical concern asks for their own view (rule R-HH).
 */
import { type Account, canIn, levelOf } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { longInstant } from '../../shared/clocks/index.ts'
import type { DraftContent, MeetingType } from '../../shared/minutes/index.ts'
import { closedTypes, isClosedType } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import type { KnownRecord, Store, ThrownAway } from '../store/index.ts'
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

const opensAll = (me: Account): boolean => managers.has(levelOf(me.role) ?? '')

/** May this person open it whoever took part? */
const opensAnyway = (record: RecordMeta, me: Account): boolean =>
  !isClosedType(record.type) || record.createdBy === me.id || opensAll(me)

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
  const record = await rooms.store.records.get(recordId).catch(async (error: unknown) => {
    throw (await thrownAwayTo(rooms, recordId, me)) ?? error
  })
  if (await mayOpen(rooms, record, me)) return record
  throw notOpenToYou()
}

const notOpenToYou = (): Problem =>
  new Problem(
    'not allowed',
    'This is a record of supervision. Only the people who took part and their senior managers may open it.',
    'Nothing of it was shown.',
    'Ask one of them.',
  )

/** May this person know of a draft that was thrown away? Whoever may not open it never learns that it was. */
export const mayKnowOf = (thrown: ThrownAway, me: Account): boolean =>
  !isClosedType(thrown.type) ||
  thrown.createdBy === me.id ||
  opensAll(me) ||
  thrown.parties.some((party) => isMe(me, party))

/**
 * What is said to somebody who asks for a draft that was thrown away; undefined where it was not. Whoever may not open it
 * hears what they would hear if it were still there.
 */
export async function thrownAwayTo(
  rooms: Rooms,
  recordId: string,
  me: Account,
): Promise<Problem | undefined> {
  const thrown = await rooms.store.thrownAway.get(recordId)
  if (!thrown) return undefined
  if (!mayKnowOf(thrown, me)) return notOpenToYou()
  const who = thrown.byAccount === me.id ? 'You' : thrown.byName
  return new Problem(
    'thrown away',
    `${who} threw this draft away at ${longInstant(thrown.at)}, because: ${thrown.because}`,
    'Everything that was saved in it is kept.',
    'It can be brought back under Thrown away, in Meetings or in the family’s records.',
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

/** Records whose words are read to know who was in them; the others wait until that is kept (`FactKeeper`). */
const READ_AT_MOST = 60

/**
 * Of the records that are not open to everybody those that this person may open, by id. Asked of what is kept: a list
 * must not read every record of supervision. What is not kept yet, after an older workspace was brought up to date, is
 * read for the newest; the rest is not theirs until it is kept.
 */
export async function closedOpenTo(rooms: Rooms, me: Account): Promise<'all' | readonly string[]> {
  if (opensAll(me)) return 'all'
  // Asked with every letter that somebody types into the search: good until anything at all is written.
  const written = rooms.store.written()
  const known = asked.get(rooms.store)?.get(me.id)
  if (known && known.written === written && known.name === me.name) return known.ids
  const ids = await theirs(rooms, me)
  const ofStore = asked.get(rooms.store) ?? new Map<string, Answer>()
  asked.set(rooms.store, ofStore.set(me.id, { written, name: me.name, ids }))
  return ids
}

type Answer = { written: number; name: string; ids: readonly string[] }
const asked = new WeakMap<Store, Map<string, Answer>>()

async function theirs(rooms: Rooms, me: Account): Promise<string[]> {
  const ids: string[] = []
  let unread = READ_AT_MOST
  for (const known of await rooms.store.facts.mayBeOf(closedTypes, {
    account: me.id,
    name: plainName(me.name),
  })) {
    if (!opensAnyway(known.record, me) && !known.current) {
      if (unread === 0) continue
      unread -= 1
    }
    if (await mayOpenKnown(rooms, known, me)) ids.push(known.record.id)
  }
  return ids
}

/** Those of a list that this person may open. */
export async function openableOf(rooms: Rooms, records: RecordMeta[], me: Account): Promise<RecordMeta[]> {
  if (records.every((record) => opensAnyway(record, me))) return records
  const closed = await closedOpenTo(rooms, me)
  const open = new Set(closed === 'all' ? [] : closed)
  return records.filter((record) => opensAnyway(record, me) || open.has(record.id))
}
