import {
  actionListOf,
  copyFor,
  documentFor,
  draftState,
  findRecipient,
  recipientList,
} from '../records/copies.ts'
import { openable } from '../records/who-may-open.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.copies

export const copies = {
  recipients: api.recipients.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return (await recipientList(rooms, await openable(rooms, input.recordId, me), now)).recipients
  }),

  leftOut: api.leftOut.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    const { judged, recipient } = await findRecipient(rooms, record, input.recipientId, now)
    return copyFor(judged, recipient, draftState, rooms.workspace.fictional).leftOut
  }),

  document: api.document.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const made = await documentFor(rooms, await openable(rooms, input.recordId, me), input.recipientId, now)
    return { ...made, bytes: toBase64(made.bytes) }
  }),

  actionList: api.actionList.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const made = await actionListOf(rooms, await openable(rooms, input.recordId, me), now)
    return { ...made, bytes: toBase64(made.bytes) }
  }),
}
