/** Drafts thrown away by hand: who may do it and bring them back, how long they are kept, and what becomes of them. */
import { z } from 'zod'
import { type Account, can, canIn, levelOf } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { keptDays, type ThrownAwayLine } from '../../shared/api/undo.ts'
import { dateOfDay, dayNumber } from '../../shared/clocks/dates.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { alreadySigned } from '../store/desk.ts'
import type { Party, ThrownAway } from '../store/index.ts'
import { stays, whyKept } from '../store/thrown-away.ts'
import { partiesOf } from './facts.ts'
import { minutesOf } from './judge.ts'
import { isMe, mayKnowOf, openable } from './who-may-open.ts'

const SETTING = 'days that a thrown away draft is kept'
const daysSchema = z.number().int()

/**
 * How many days a draft that was thrown away is kept. Thirty by default: longer than a fortnight's leave and than the
 * fifteen working days to a first review, so that whoever misses it has had the time to notice; and short, because it
 * is a family's history that nobody is working with.
 */
export const daysKept = async (rooms: Rooms): Promise<number> =>
  (await rooms.store.settings.get(SETTING, daysSchema)) ?? keptDays.usual

export async function setDaysKept(rooms: Rooms, days: number, me: Account): Promise<number> {
  await rooms.store.settings.set(SETTING, days, me.id)
  return days
}

const managers = new Set(['TM', 'SM', 'HoS'])

type Whose = Pick<RecordMeta, 'type' | 'createdBy'>

/**
 * Who may throw a draft away, move it and undo that: whoever began it, chairs it or takes its minutes, and managers and
 * administrators; each only where they write records of this kind.
 */
export function mayUndo(me: Account, { type, createdBy }: Whose, parties: readonly Party[]): boolean {
  if (!canIn(me, 'record.write', type)) return false
  return (
    createdBy === me.id ||
    me.administrator ||
    managers.has(levelOf(me.role) ?? '') ||
    parties.some((party) => party.leads && isMe(me, party))
  )
}

const notYours = (): Problem =>
  new Problem(
    'not allowed',
    'Only whoever began this draft, chairs it or takes its minutes may do this, or a manager.',
    'Nothing has been changed.',
    'Ask one of them.',
  )

/** The draft with those who took part, for somebody who may throw it away or move it. Throws `Problem`. */
export async function undoable(
  rooms: Rooms,
  recordId: string,
  me: Account,
): Promise<{ record: RecordMeta; parties: Party[] }> {
  const record = await openable(rooms, recordId, me)
  if (record.state === 'signed') throw alreadySigned()
  const parties = partiesOf(await minutesOf(rooms, record))
  if (!mayUndo(me, record, parties)) throw notYours()
  return { record, parties }
}

/** Why this person, or anybody, cannot throw this draft away; nothing where it may be done. */
export async function standingOf(
  rooms: Rooms,
  recordId: string,
  me: Account,
): Promise<{ notYou: string; why: string[] }> {
  const record = await openable(rooms, recordId, me)
  if (record.state === 'signed') return { notYou: '', why: ['A signed record is never thrown away.'] }
  const parties = partiesOf(await minutesOf(rooms, record))
  const held = await rooms.store.retention.holdsOn({ kind: 'record', id: recordId })
  return {
    notYou: mayUndo(me, record, parties) ? '' : notYours().message,
    why: [
      ...whyKept(await rooms.store.thrownAway.keptBy(recordId, me.id)),
      ...(held.length > 0 ? ['It is on legal hold.'] : []),
    ],
  }
}

/** The last day of the term of something thrown away at an instant, ISO. */
const lastDay = (at: string, days: number): string => dateOfDay(dayNumber(londonDate(at)) + days)

function lineFor(thrown: ThrownAway, me: Account, days: number, now: Date): ThrownAwayLine {
  const { parties, createdBy, byAccount: _by, ...line } = thrown
  const until = lastDay(thrown.at, days)
  return {
    ...line,
    until,
    mayBringBack: mayUndo(me, thrown, parties) || thrown.byAccount === me.id,
    mayDelete: can(me, 'retention.purge') && !thrown.onHold && londonDate(now.toISOString()) > until,
  }
}

/** Throws `Problem`: not allowed, not found, signed, on hold, or blocked where somebody has signed a part of it. */
export async function throwAway(
  rooms: Rooms,
  { recordId, because }: { recordId: string; because: string },
  me: Account,
  now: Date,
): Promise<ThrownAwayLine> {
  const { record } = await undoable(rooms, recordId, me)
  const why = whyKept(await rooms.store.thrownAway.keptBy(recordId, me.id))
  if (why.length > 0) throw stays(why)
  await rooms.drafts.takeAway(recordId, async () => {
    // Read again now that nobody can write: who took part decides who may know of it.
    const parties = partiesOf(await minutesOf(rooms, record))
    const by = { account: me.id, name: me.name }
    await rooms.store.thrownAway.throwAway(recordId, { because, parties }, by)
  })
  const thrown = await known(rooms, recordId, me)
  return lineFor(thrown, me, await daysKept(rooms), now)
}

/** The draft under "Thrown away". Throws `Problem` "not found" also for somebody who may not know of it. */
async function known(rooms: Rooms, recordId: string, me: Account): Promise<ThrownAway> {
  const thrown = await rooms.store.thrownAway.get(recordId)
  if (thrown && mayKnowOf(thrown, me)) return thrown
  throw new Problem(
    'not found',
    'This draft is not among those that were thrown away.',
    'Nothing has been changed.',
    'Somebody may have brought it back already: look for it in the list of records.',
  )
}

/** Everything of it is where it was: words, statements, place in lists and search, actions and clocks. */
export async function bringBack(rooms: Rooms, recordId: string, me: Account): Promise<string> {
  const thrown = await known(rooms, recordId, me)
  if (!mayUndo(me, thrown, thrown.parties) && thrown.byAccount !== me.id) throw notYours()
  const { id } = await rooms.store.thrownAway.bringBack(recordId, me.id)
  rooms.drafts.forget(id)
  // Lists and search are made of its words. Were this to fail, they catch up when the workspace is next opened.
  await rooms.drafts.indexNow(id).catch(() => undefined)
  return id
}

/** Those that this person may know of, newest first. */
export async function thrownAwayFor(rooms: Rooms, me: Account, now: Date) {
  const days = await daysKept(rooms)
  const all = await rooms.store.thrownAway.list()
  return {
    days,
    mayChange: can(me, 'people.manage'),
    lines: all.filter((thrown) => mayKnowOf(thrown, me)).map((thrown) => lineFor(thrown, me, days, now)),
  }
}

/** By hand, after its term: nothing goes by itself while somebody may still be looking for it. */
export async function deleteForGood(rooms: Rooms, recordId: string, me: Account, now: Date): Promise<void> {
  const thrown = await known(rooms, recordId, me)
  const until = lastDay(thrown.at, await daysKept(rooms))
  if (londonDate(now.toISOString()) <= until) {
    throw new Problem(
      'blocked',
      'The days in which this draft can be brought back are not over.',
      'It is kept.',
      'Come back when they are.',
    )
  }
  await rooms.store.thrownAway.deleteForGood(recordId, me.id)
}
