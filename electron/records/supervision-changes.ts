/** Changes to the plan of supervision, and what somebody says or books about a session that is due. */
import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import { type Away, type SessionKind, sessionKinds } from '../../shared/supervision/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { setSupervisor, supervisionLines } from './supervision-lines.ts'
import {
  allAway,
  mayChangePerson,
  removeAway,
  scopeOf,
  setAway,
  setPersonSettings,
} from './supervision-plan.ts'
import { dueFor } from './supervision-views.ts'
import { setTeam } from './teams.ts'

const notYours = (): Problem =>
  new Problem(
    'not allowed',
    'The plan of supervision of a person is changed by those who manage them, or by an administrator.',
    'Nothing was changed.',
    'Ask one of them.',
  )

const notHere = (): Problem =>
  new Problem(
    'not found',
    'That session is not among those that you see.',
    'Nothing was changed.',
    'Look at the list again.',
  )

async function mayChange(rooms: Rooms, person: string, me: Account): Promise<void> {
  if (!mayChangePerson(await scopeOf(rooms, me), person)) throw notYours()
}

export type PersonChange = {
  person: string
  supervisor: string
  team: string
  newlyQualifiedFrom: string
  countedFrom: string
}

export async function changePlanOf(rooms: Rooms, change: PersonChange, me: Account): Promise<void> {
  const scope = await scopeOf(rooms, me)
  if (!mayChangePerson(scope, change.person)) throw notYours()
  const account = await rooms.store.accounts.get(change.person)
  const before =
    (await supervisionLines(rooms)).find(({ person }) => person === change.person)?.supervisor ?? ''
  if (change.supervisor !== before) {
    // A manager moves people among those who are theirs; only an administrator gives them away.
    const among = change.supervisor === me.id || scope.below.has(change.supervisor)
    if (!me.administrator && !among) throw notYours()
    await setSupervisor(rooms, account, change.supervisor, me.id)
  }
  await setTeam(rooms.store, change.person, change.team, me.id)
  const { newlyQualifiedFrom, countedFrom } = change
  await setPersonSettings(rooms, change.person, { newlyQualifiedFrom, countedFrom }, me.id)
}

export async function changeAway(rooms: Rooms, away: Away, me: Account): Promise<void> {
  await mayChange(rooms, away.person, me)
  const before = (await allAway(rooms)).find(({ id }) => id === away.id)
  if (away.id !== '' && !before) throw notHere()
  if (before) await mayChange(rooms, before.person, me)
  await setAway(rooms, { ...away, id: away.id || ulid() }, me.id)
}

export async function takeAwayAway(rooms: Rooms, id: string, me: Account): Promise<void> {
  const before = (await allAway(rooms)).find((one) => one.id === id)
  if (!before) return
  await mayChange(rooms, before.person, me)
  await removeAway(rooms, id, me.id)
}

/** The words that tell a due line apart, whatever became of it. */
/** An id says of which kind and subject it is, when it was due, and after which session where there was one before. */
const idWords = new RegExp(
  `^(${sessionKinds.join('|')}) (.+?) (\\d{4}-\\d\\d-\\d\\d)(?: \\d{4}-\\d\\d-\\d\\d)?$`,
)

function partsOf(id: string): { kind: SessionKind; subject: string; due: string } {
  const [, said, subject, due] = idWords.exec(id) ?? []
  const kind = sessionKinds.find((one) => one === said)
  if (!kind || !subject || !due) throw notHere()
  return { kind, subject, due }
}

export type Words = { id: string; text: string; excuse: boolean }

export async function sayWhy(
  rooms: Rooms,
  { id, text, excuse }: Words,
  me: Account,
  now: Date,
): Promise<void> {
  const line = await dueFor(rooms, id, me, now)
  if (!line) throw notHere()
  if (excuse ? !line.mayExcuse : !line.maySay) {
    throw new Problem(
      'not allowed',
      excuse
        ? 'It is excused only by somebody above the supervisor, and only where leave or a vacancy covered the day.'
        : 'Why it was not held in time is said by the supervisor, or by those above, once the day has passed.',
      'Nothing was changed.',
      '',
    )
  }
  const said = { text, excuse: excuse ? 1 : 0, by_account: me.id, by_name: me.name }
  await rooms.store.supervision.say({ ...partsOf(id), ...said })
  await rooms.supervision.current()
}

export async function book(rooms: Rooms, id: string, day: string, me: Account, now: Date): Promise<void> {
  const line = await dueFor(rooms, id, me, now)
  if (!line) throw notHere()
  if (!line.mayBook) {
    throw new Problem(
      'not allowed',
      'It is booked by the two whom it is for, or by those above.',
      'Nothing was changed.',
      '',
    )
  }
  const { kind, subject } = partsOf(id)
  await rooms.store.supervision.book(kind, subject, day, me.id)
  await rooms.supervision.current()
}
