import { checkServer } from '../distribution/index.ts'
import {
  giveTo,
  ofRecord,
  oneLine,
  queueOf,
  setAddress,
  setException,
  whyLate,
} from '../records/distribution.ts'
import { makeMany, makeOne, sendMany } from '../records/distribution-making.ts'
import {
  addProof,
  markSent,
  noteAfterwards,
  readReceipt,
  receiptFile,
  wrongRecipient,
} from '../records/distribution-proof.ts'
import { changeSettings, serverToCheck, settingsOf } from '../records/distribution-settings.ts'
import { type ApiContext, fromBase64, os, signedIn, toBase64 } from './base.ts'

const api = os.distribution

type File = { fileName: string; bytes: Uint8Array }
const outgoing = ({ fileName, bytes }: File) => ({ fileName, bytes: toBase64(bytes) })
const incoming = ({ fileName, bytes }: { fileName: string; bytes: string }): File => ({
  fileName,
  bytes: fromBase64(bytes),
})

/** A run ends with its stream, when whoever began it signs out, and when the workspace is closed. */
function runOf(context: ApiContext, signal: AbortSignal | undefined) {
  const { rooms, me } = signedIn(context)
  const { core, session } = context
  const goesOn = () => !signal?.aborted && session.me?.id === me.id && core.rooms === rooms
  return { rooms, run: { me, now: core.now, goesOn } }
}

export const distribution = {
  queue: api.queue.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return queueOf(rooms, me, input.settled, now)
  }),

  ofRecord: api.ofRecord.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return ofRecord(rooms, input.recordId, me, now)
  }),

  line: api.line.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return oneLine(rooms, input.id, me, now)
  }),

  setAddress: api.setAddress.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { lineIds, ...address } = input
    return setAddress(rooms, lineIds, address, me, now)
  }),

  giveTo: api.giveTo.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return giveTo(rooms, input.lineIds, input.account, me, now)
  }),

  setException: api.setException.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return setException(rooms, input.lineIds, input, me, now)
  }),

  whyLate: api.whyLate.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return whyLate(rooms, input.lineIds, input.reason, me, now)
  }),

  make: api.make.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const made = await makeOne(rooms, input, me, now)
    return { ...made, files: made.files.map(outgoing) }
  }),

  // What stands in the way of a whole run is told before its stream begins, like every other trouble.
  makeMany: api.makeMany.handler(async ({ context, input, signal }) => {
    const { rooms, run } = runOf(context, signal)
    return makeMany(rooms, { ...input, again: input.again ?? false }, run)
  }),

  sendMany: api.sendMany.handler(async ({ context, input, signal }) => {
    const { rooms, run } = runOf(context, signal)
    return sendMany(rooms, input.lineIds, run)
  }),

  markSent: api.markSent.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return markSent(rooms, input.lineIds, input, me, now)
  }),

  addProof: api.addProof.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const receipt = input.receipt && incoming(input.receipt)
    return addProof(rooms, input.lineIds, { ...input, receipt }, me, now)
  }),

  note: api.note.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return noteAfterwards(rooms, input.lineIds, input, me, now)
  }),

  receiptFile: api.receiptFile.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return outgoing(await receiptFile(rooms, input.lineId, input.eventId, me))
  }),

  readReceipt: api.readReceipt.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return readReceipt(rooms, incoming(input), me, now)
  }),

  wrongRecipient: api.wrongRecipient.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { sheet, line } = await wrongRecipient(rooms, input, me, now)
    return { sheet: outgoing(sheet), line }
  }),

  settings: api.settings.handler(async ({ context }) => settingsOf(signedIn(context).rooms)),

  changeSettings: api.changeSettings.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return changeSettings(rooms, input, me)
  }),

  checkSmtp: api.checkSmtp.handler(async ({ context }) => {
    const server = await serverToCheck(signedIn(context).rooms)
    if (!server)
      return { ok: false, says: 'There is no mail server yet. Type its name and save the settings first.' }
    return checkServer(server)
  }),
}
