import type { Session } from '../core.ts'
import { READ_FIRST } from '../records/desk-today.ts'
import { allIds, casesBehind, listOfReports, oneReport, packOf } from '../records/measures.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.measures

/** How far the list is that was asked for last in a window; nothing once it is told. */
const counting = new WeakMap<Session, { done: number }>()

export const measures = {
  list: api.list.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const counted = await rooms.facts.catchUp(READ_FIRST)
    // What cannot be worked out of supervision keeps nobody from the other figures.
    const supervised = await rooms.supervision.current().catch(() => false)
    const far = { done: 0 }
    counting.set(context.session, far)
    try {
      const tell = (done: number) => {
        far.done = done
      }
      const list = await listOfReports(rooms, input, { me, now, tell })
      return { ...list, behind: !counted || !supervised }
    } finally {
      if (counting.get(context.session) === far) counting.delete(context.session)
    }
  }),

  progress: api.progress.handler(({ context }) => {
    const far = counting.get(context.session)
    return far ? { done: far.done, all: allIds.length } : { done: 0, all: 0 }
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
