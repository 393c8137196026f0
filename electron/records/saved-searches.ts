/** The searches that a person keeps for themselves. */
import { ulid } from 'ulid'
import { z } from 'zod'
import { type SavedSearch, savedSearchSchema } from '../../shared/api/search.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/index.ts'

const listSchema = z.array(savedSearchSchema)
/** More than these are no longer found by looking at the list. */
const MOST = 30

const keyOf = (accountId: string): string => `saved searches of ${accountId}`
const byName = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** By name. */
export async function savedSearches(store: Store, accountId: string): Promise<SavedSearch[]> {
  return (await store.settings.get(keyOf(accountId), listSchema)) ?? []
}

async function keep(store: Store, accountId: string, list: SavedSearch[]): Promise<SavedSearch[]> {
  const sorted = list.toSorted((a, b) => byName.compare(a.name, b.name))
  await store.settings.set(keyOf(accountId), sorted, accountId)
  return sorted
}

/** One of the same name is replaced. Throws `Problem` "not valid" when there are too many. */
export async function saveSearch(
  store: Store,
  accountId: string,
  search: Omit<SavedSearch, 'id'>,
): Promise<SavedSearch[]> {
  const others = (await savedSearches(store, accountId)).filter(
    ({ name }) => byName.compare(name, search.name) !== 0,
  )
  if (others.length >= MOST) {
    throw new Problem(
      'not valid',
      `You have ${MOST} saved searches already.`,
      'They are as they were.',
      'Remove one that you no longer need.',
    )
  }
  return keep(store, accountId, [...others, { id: ulid(), ...search }])
}

/** What was not there is gone too. */
export async function forgetSearch(store: Store, accountId: string, id: string): Promise<SavedSearch[]> {
  const list = await savedSearches(store, accountId)
  return keep(
    store,
    accountId,
    list.filter((one) => one.id !== id),
  )
}
