import {
  actionListOf,
  copyFor,
  documentFor,
  draftState,
  findRecipient,
  recipientList,
} from '../records/copies.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.copies

export const copies = {
  recipients: api.recipients.handler(async ({ context, input }) => {
    const { rooms, now } = signedIn(context)
    return (await recipientList(rooms, await rooms.store.records.get(input.recordId), now)).recipients
  }),

  leftOut: api.leftOut.handler(async ({ context, input }) => {
    const { rooms, now } = signedIn(context)
    const record = await rooms.store.records.get(input.recordId)
    const { judged, recipient } = await findRecipient(rooms, record, input.recipientId, now)
    return copyFor(judged, recipient, draftState, rooms.workspace.fictional).leftOut
  }),

  document: api.document.handler(async ({ context, input }) => {
    const { rooms, now } = signedIn(context)
    const made = await documentFor(
      rooms,
      await rooms.store.records.get(input.recordId),
      input.recipientId,
      now,
    )
    return { ...made, bytes: toBase64(made.bytes) }
  }),

  actionList: api.actionList.handler(async ({ context, input }) => {
    const { rooms, now } = signedIn(context)
    const made = await actionListOf(rooms, await rooms.store.records.get(input.recordId), now)
    return { ...made, bytes: toBase64(made.bytes) }
  }),
}
