import { caseFor, makeCase, saveCase } from '../records/case-files.ts'
import { addToChronology } from '../records/into-chronology.ts'
import { os, refuseOthersWords, signedIn } from './base.ts'

const api = os.cases

export const cases = {
  list: api.list.handler(({ context }) => signedIn(context).rooms.store.cases.list()),
  get: api.get.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    // Seen by somebody else it is another family: what they may not read would be taken for what was taken out.
    refuseOthersWords(input.reader, me)
    return caseFor(rooms, input.id, me)
  }),
  create: api.create.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return makeCase(rooms, input, me)
  }),
  save: api.save.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const { typedBy, ...file } = input
    refuseOthersWords(typedBy, me)
    return saveCase(rooms, file, me)
  }),
  addEvent: api.addEvent.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return addToChronology(rooms, input.caseId, input.event, me)
  }),
}
