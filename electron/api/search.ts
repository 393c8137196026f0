import type { Account } from '../../shared/access/access.ts'
import { readsRestrictedEvents } from '../../shared/access/restricted-events.ts'
import type { Rooms } from '../core.ts'
import { forgetSearch, savedSearches, saveSearch } from '../records/saved-searches.ts'
import { closedOpenTo } from '../records/who-may-open.ts'
import type { SearchAccess } from '../store/index.ts'
import { os, signedIn } from './base.ts'

const api = os.search

/** Which of the records that are not open to everybody this person may open. */
export const accessOf =
  (rooms: Rooms, me: Account): SearchAccess =>
  () =>
    closedOpenTo(rooms, me)

export const search = {
  find: api.find.handler(({ context, input: { text, filters, most } }) => {
    const { rooms, me } = signedIn(context)
    return rooms.store.search.find({ text, ...filters, most }, accessOf(rooms, me), {
      account: me.id,
      all: readsRestrictedEvents(me),
    })
  }),

  children: api.children.handler(({ context }) => signedIn(context).rooms.store.search.children()),

  saved: api.saved.handler(({ context }) => {
    const { rooms, me } = signedIn(context)
    return savedSearches(rooms.store, me.id)
  }),

  save: api.save.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return saveSearch(rooms.store, me.id, input)
  }),

  forget: api.forget.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return forgetSearch(rooms.store, me.id, input.id)
  }),
}
