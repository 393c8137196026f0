import { confirmLetter, paperDocument, papersOf, readPaper, signLetters } from '../records/papers.ts'
import { openable } from '../records/who-may-open.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.papers

export const papers = {
  list: api.list.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return papersOf(rooms, await openable(rooms, input.recordId, me), me, now)
  }),

  read: api.read.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { recordId, ...ask } = input
    return readPaper(rooms, await openable(rooms, recordId, me), ask, now)
  }),

  document: api.document.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { recordId, draft, ...ask } = input
    const made = await paperDocument(rooms, await openable(rooms, recordId, me), ask, draft, now)
    return { ...made, bytes: toBase64(made.bytes) }
  }),

  sign: api.sign.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { recordId, readToEnd: _read, ...request } = input
    return signLetters(rooms, await openable(rooms, recordId, me), me, request, now)
  }),

  confirm: api.confirm.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { recordId, ...request } = input
    return confirmLetter(rooms, await openable(rooms, recordId, me), me, request, now)
  }),
}
