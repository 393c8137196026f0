import { addToChronology } from '../records/into-chronology.ts'
import { os, signedIn } from './base.ts'

const api = os.cases

export const cases = {
  list: api.list.handler(({ context }) => signedIn(context).rooms.store.cases.list()),
  get: api.get.handler(({ context, input }) => signedIn(context).rooms.store.cases.get(input.id)),
  create: api.create.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return rooms.store.cases.create(input, me.id)
  }),
  save: api.save.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return rooms.store.cases.save(input, me.id)
  }),
  addEvent: api.addEvent.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return addToChronology(rooms, input.caseId, input.event, me)
  }),
}
