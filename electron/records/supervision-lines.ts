/** Who supervises whom in this workspace, and what an administrator may change about somebody who signs in. */
import { z } from 'zod'
import type { Account } from '../../shared/access/access.ts'
import {
  goesInCircle,
  type SupervisionLine,
  supervisedBy,
  supervisionLineSchema,
  withSupervisor,
} from '../../shared/access/supervision.ts'
import type { AccountChange } from '../../shared/api/contract.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/index.ts'

/** What is asked of the rooms: only what is stored. */
type Kept = { store: Store }

const SETTING = 'supervision lines'
const linesSchema = z.array(supervisionLineSchema)

export async function supervisionLines({ store }: Kept): Promise<SupervisionLine[]> {
  return (await store.settings.get(SETTING, linesSchema)) ?? []
}

/** Those whom this person supervises, directly or through others, who can sign in. */
export async function superviseesOf(rooms: Kept, me: Pick<Account, 'id'>): Promise<Account[]> {
  const ids = supervisedBy(await supervisionLines(rooms), me.id)
  return ids.size === 0
    ? []
    : (await rooms.store.accounts.list()).filter(({ id, active }) => active && ids.has(id))
}

/** Throws `Problem` "not valid" where somebody would supervise themselves, at whatever distance. */
export async function setSupervisor(
  rooms: Kept,
  person: Account,
  supervisor: string,
  by: string,
): Promise<void> {
  const lines = await supervisionLines(rooms)
  const changed = withSupervisor(lines, person.id, supervisor)
  if (JSON.stringify(changed) === JSON.stringify(lines)) return
  if (supervisor) {
    const other = await rooms.store.accounts.get(supervisor)
    if (goesInCircle(lines, person.id, supervisor)) {
      throw new Problem(
        'not valid',
        `${other.name} cannot supervise ${person.name}: it would go in a circle.`,
        'Nothing was changed.',
        'Choose somebody whom this person does not supervise.',
      )
    }
  }
  await rooms.store.settings.set(SETTING, changed, by)
}

/** Throws `Problem` "not valid" where nobody would be left who can manage the people of this workspace. */
async function leaveAnAdministrator(rooms: Kept, changed: Account): Promise<void> {
  const others = (await rooms.store.accounts.list()).filter(({ id }) => id !== changed.id)
  if ([...others, changed].some(({ administrator, active }) => administrator && active)) return
  throw new Problem(
    'not valid',
    'Nobody would be left who can add people.',
    'Nothing was changed.',
    'Make somebody else an administrator first.',
  )
}

/**
 * Changes role, contact, supervisor or account of somebody. Their name stays: it stands in what they signed. A closed
 * account keeps everything that it wrote and signed; it can be opened again.
 */
export async function changePerson(rooms: Kept, change: AccountChange, by: string): Promise<Account> {
  const { id, supervisor, ...fields } = change
  const before = await rooms.store.accounts.get(id)
  const after = { ...before, ...fields }
  await leaveAnAdministrator(rooms, after)
  await setSupervisor(rooms, after, supervisor, by)
  return JSON.stringify(after) === JSON.stringify(before) ? before : rooms.store.accounts.update(after, by)
}
