import { withoutCopy } from '../../shared/copies/index.ts'
import {
  actionListOf,
  copyFor,
  documentFor,
  draftState,
  findRecipient,
  recipientList,
  signedFileOf,
} from '../records/copies.ts'
import { confirmCopy, standingOf, whyNotSecond } from '../records/copy-checks.ts'
import { judge } from '../records/judge.ts'
import { openable } from '../records/who-may-open.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.copies

export const copies = {
  recipients: api.recipients.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return (await recipientList(rooms, await openable(rooms, input.recordId, me), now)).recipients
  }),

  without: api.without.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { minutes, template } = await judge(rooms, await openable(rooms, input.recordId, me), now)
    return withoutCopy(minutes, template)
  }),

  standing: api.standing.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    const { minutes, template } = await judge(rooms, record, now)
    return {
      notYou: whyNotSecond(me, record, minutes),
      copies: await standingOf(rooms, record, minutes, template),
    }
  }),

  look: api.look.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    const { judged, recipient } = await findRecipient(rooms, record, input.recipientId, now)
    const { leftOut, giveAways } = copyFor(judged, recipient, draftState, rooms.workspace.fictional)
    const signed = record.state === 'signed'
    return {
      leftOut,
      giveAways,
      sha256: signed ? (await signedFileOf(rooms, record, recipient.id)).sha256 : '',
    }
  }),

  confirm: api.confirm.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    const { judged, recipient } = await findRecipient(rooms, record, input.recipientId, now)
    return confirmCopy(rooms, record, me, judged, { recipient, sha256: input.sha256, note: input.note })
  }),

  document: api.document.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const made = await documentFor(rooms, await openable(rooms, input.recordId, me), input.recipientId, now, {
      large: input.large ?? false,
    })
    return { ...made, bytes: toBase64(made.bytes) }
  }),

  actionList: api.actionList.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const made = await actionListOf(rooms, await openable(rooms, input.recordId, me), now)
    return { ...made, bytes: toBase64(made.bytes) }
  }),
}
