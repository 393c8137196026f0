import { confirmCorrection, correctionDocument, lookAtCorrection } from '../records/correction-files.ts'
import {
  askForCorrection,
  correctionsStanding,
  decideCorrection,
  quotable,
  tryOutcome,
} from '../records/corrections.ts'
import { correctionsToSign, signCorrections } from '../records/corrections-signing.ts'
import { recordHistory } from '../records/record-history.ts'
import {
  confirmWithdrawal,
  dropWithdrawal,
  markablePassages,
  openOldVersion,
  replacementOf,
  replaceVersion,
  tryMarks,
  withdrawVersion,
} from '../records/replace.ts'
import { openable } from '../records/who-may-open.ts'
import { type ApiContext, os, signedIn, toBase64 } from './base.ts'

const api = os.corrections

/** The record that a procedure is about, when this person may open it. */
async function at(context: ApiContext, { recordId }: { recordId: string }) {
  const { rooms, me, now } = signedIn(context)
  return { rooms, me, now, record: await openable(rooms, recordId, me) }
}

export const corrections = {
  standing: api.standing.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    return correctionsStanding(rooms, record, me, now)
  }),

  passages: api.passages.handler(async ({ context, input }) => {
    const { rooms, record, now } = await at(context, input)
    return quotable(rooms, record, now)
  }),

  ask: api.ask.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    return askForCorrection(rooms, record, me, input.request, now)
  }),

  tryOutcome: api.tryOutcome.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    return tryOutcome(rooms, record, me, input.requestId, input.outcome, now)
  }),

  decide: api.decide.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    return decideCorrection(rooms, record, me, input.requestId, input.outcome, now)
  }),

  toSign: api.toSign.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    return correctionsToSign(rooms, record, me, now)
  }),

  sign: api.sign.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    const { hash, passphrase, typedName } = input
    return signCorrections(rooms, record, me, { hash, passphrase, typedName }, now)
  }),

  look: api.look.handler(async ({ context, input }) => {
    const { rooms, record } = await at(context, input)
    return lookAtCorrection(rooms, record, input.fileId)
  }),

  confirm: api.confirm.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    const { fileId, sha256, note } = input
    return confirmCorrection(rooms, record, me, { fileId, sha256, note }, now)
  }),

  file: api.file.handler(async ({ context, input }) => {
    const { rooms, record } = await at(context, input)
    const made = await correctionDocument(rooms, record, input.fileId)
    return { ...made, bytes: toBase64(made.bytes) }
  }),

  markable: api.markable.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    return markablePassages(rooms, record, me, now)
  }),

  tryMarks: api.tryMarks.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    return tryMarks(rooms, record, me, input.marks, now)
  }),

  withdraw: api.withdraw.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    const { reason, marks } = input
    return withdrawVersion(rooms, record, me, { reason, marks }, now)
  }),

  confirmWithdrawal: api.confirmWithdrawal.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    const { withdrawalId, note } = input
    return confirmWithdrawal(rooms, record, me, { withdrawalId, note }, now)
  }),

  dropWithdrawal: api.dropWithdrawal.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    const { withdrawalId, reason } = input
    return dropWithdrawal(rooms, record, me, { withdrawalId, reason }, now)
  }),

  replacement: api.replacement.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    return replacementOf(rooms, record, me, input.withdrawalId, now)
  }),

  replace: api.replace.handler(async ({ context, input }) => {
    const { rooms, record, me, now } = await at(context, input)
    const { withdrawalId, hash, passphrase, typedName } = input
    const appVersion = context.core.version
    return replaceVersion(rooms, record, me, { withdrawalId, hash, passphrase, typedName, appVersion }, now)
  }),

  openOld: api.openOld.handler(async ({ context, input }) => {
    const { rooms, record, me } = await at(context, input)
    const { version, recipientId, reason } = input
    return openOldVersion(rooms, record, me, { version, recipientId, reason })
  }),

  history: api.history.handler(async ({ context, input }) => {
    const { rooms, record, me } = await at(context, input)
    return recordHistory(rooms, record, me)
  }),
}
