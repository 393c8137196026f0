import { READ_FIRST } from '../records/desk-today.ts'
import { casesBehind, listOfReports, oneReport, packOf } from '../records/measures.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.measures

export const measures = {
  list: api.list.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const counted = await rooms.facts.catchUp(READ_FIRST)
    // What cannot be worked out of supervision keeps nobody from the other figures.
    const supervised = await rooms.supervision.current().catch(() => false)
    return { ...(await listOfReports(rooms, input, me, now)), behind: !counted || !supervised }
  }),

  one: api.one.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { id, ...ask } = input
    return oneReport(rooms, id, ask, me, now)
  }),

  cases: api.cases.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return casesBehind(rooms, input, me, now)
  }),

  pack: api.pack.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { fileName, bytes } = await packOf(rooms, input, me, now)
    return { fileName, bytes: toBase64(bytes) }
  }),
}
