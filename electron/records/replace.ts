/** The steps of a withdrawal: asked for, confirmed by a second person, signed as the next version; and the lock on the old one. */
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { CorrectionsStanding, PaperToSign } from '../../shared/api/corrections.ts'
import { contentOf, recipientsOf, whySecondLook } from '../../shared/copies/index.ts'
import { applyMarks, markProblems, type WithdrawalMark } from '../../shared/corrections/index.ts'
import type { Rooms } from '../core.ts'
import { unlockIdentity } from '../people.ts'
import { Problem } from '../problem.ts'
import { contentIn } from '../signing/index.ts'
import type { Withdrawal } from '../store/index.ts'
import { copyFor, draftState } from './copies.ts'
import { byOf, correctionsStanding, refuseOthers, refuseUnsigned } from './corrections.ts'
import { hashOfPapers, refuseOtherName, type SignatureRequest } from './corrections-signing.ts'
import { openLinesQuietly } from './distribution-lines.ts'
import { type Judged, judge } from './judge.ts'
import { indexRecord } from './search-index.ts'
import { frozenAs } from './sign.ts'
import {
  changesOf,
  markableOf,
  nextVersionOf,
  openWithdrawal,
  whyNotConfirm,
  whyNotOpenOld,
} from './withdrawals.ts'

const NOTHING = 'Nothing was changed.'

async function judgedFor(rooms: Rooms, record: RecordMeta, me: Account, now: Date): Promise<Judged> {
  refuseUnsigned(record)
  const judged = await judge(rooms, record, now)
  refuseOthers(me, record, judged)
  return judged
}

/** Problems: `not allowed`. */
export async function markablePassages(rooms: Rooms, record: RecordMeta, me: Account, now: Date) {
  const { minutes, template } = await judgedFor(rooms, record, me, now)
  return {
    passages: markableOf(minutes, template),
    people: [
      ...minutes.people.map(({ id, name, role, jobTitle }) => ({ id, name, role: jobTitle || role })),
      ...minutes.children.map(({ id, name }) => ({ id, name, role: 'child' })),
    ].filter(({ name }) => name.trim() !== ''),
  }
}

/** What marks would change, and what is wrong with them. Nothing is kept. */
export async function tryMarks(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  marks: readonly WithdrawalMark[],
  now: Date,
) {
  const { minutes, template } = await judgedFor(rooms, record, me, now)
  return { changes: changesOf(minutes, template, marks), problems: markProblems(minutes, marks) }
}

/**
 * Takes back the newest version: from now on none of its files is handed out, whether somebody confirms it today or not.
 * Problems: `not allowed`, `not valid` for marks that change nothing, `conflict` while another withdrawal is open.
 */
export async function withdrawVersion(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  { reason, marks }: { reason: string; marks: WithdrawalMark[] },
  now: Date,
): Promise<CorrectionsStanding> {
  const { minutes } = await judgedFor(rooms, record, me, now)
  const [problem] = markProblems(minutes, marks)
  if (problem)
    throw new Problem(
      'not valid',
      problem,
      'Nothing was withdrawn yet.',
      'Look at the passages that are marked.',
    )
  const { id: recordId, version } = record
  await rooms.store.corrections.withdraw(
    { recordId, version, nextVersion: nextVersionOf(record), reason, marks },
    byOf(me),
  )
  return correctionsStanding(rooms, record, me, now)
}

async function thisOne(rooms: Rooms, record: RecordMeta, withdrawalId: string): Promise<Withdrawal> {
  const open = await openWithdrawal(rooms, record)
  if (open?.id === withdrawalId) return open
  throw new Problem('conflict', 'That withdrawal has ended.', NOTHING, 'Look at the record again.')
}

/** Problems: `not allowed` for whoever asked for it, `conflict`. */
export async function confirmWithdrawal(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: { withdrawalId: string; note: string },
  now: Date,
): Promise<CorrectionsStanding> {
  const withdrawal = await thisOne(rooms, record, request.withdrawalId)
  const why = whyNotConfirm(me, withdrawal)
  if (why) throw new Problem('not allowed', why, 'Nothing was confirmed.')
  await rooms.store.corrections.step(withdrawal, 'confirmed', byOf(me), request.note)
  return correctionsStanding(rooms, record, me, now)
}

/** The version stands as it was, and its files may be handed out again. Problems: `not allowed`, `conflict`. */
export async function dropWithdrawal(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: { withdrawalId: string; reason: string },
  now: Date,
): Promise<CorrectionsStanding> {
  await judgedFor(rooms, record, me, now)
  const withdrawal = await thisOne(rooms, record, request.withdrawalId)
  await rooms.store.corrections.step(withdrawal, 'dropped', byOf(me), request.reason)
  return correctionsStanding(rooms, record, me, now)
}

const nextState = (withdrawal: Withdrawal) => ({ ...draftState, replaces: withdrawal.version })

/** The copies of the next version, as their readers will get them. */
function papersOf(rooms: Rooms, judged: Judged, withdrawal: Withdrawal): PaperToSign[] {
  const { minutes, template } = judged
  return recipientsOf(minutes, template).map((recipient) => {
    const { copy, leftOut, giveAways } = copyFor(
      judged,
      recipient,
      nextState(withdrawal),
      rooms.workspace.fictional,
    )
    return {
      item: 'minutes',
      recipientId: recipient.id,
      name: recipient.name,
      role: recipient.role,
      content: contentOf(copy),
      leftOut,
      giveAways,
      because: whySecondLook(minutes, recipient, template),
    }
  })
}

/** The next version as it will be signed. Problems: `not allowed`, `conflict`. */
export async function replacementOf(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  withdrawalId: string,
  now: Date,
) {
  const { minutes } = await judgedFor(rooms, record, me, now)
  const withdrawal = await thisOne(rooms, record, withdrawalId)
  const next = await judge(rooms, record, now, applyMarks(minutes, withdrawal.marks))
  const papers = papersOf(rooms, next, withdrawal)
  return { papers, hash: hashOfPapers(papers) }
}

/**
 * Signs the next version and puts it in the place of the one that was withdrawn, with a file for each recipient. What was
 * signed before stays as it was, under lock.
 * Problems: `not allowed`, `blocked` while nobody has confirmed it, `conflict`, `not valid`, `wrong passphrase`.
 */
export async function replaceVersion(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: SignatureRequest & { withdrawalId: string; appVersion: string },
  at: Date,
): Promise<CorrectionsStanding> {
  const { minutes } = await judgedFor(rooms, record, me, at)
  const withdrawal = await thisOne(rooms, record, request.withdrawalId)
  if (!withdrawal.confirmed)
    throw new Problem(
      'blocked',
      'A second person has not confirmed this withdrawal yet.',
      'Nothing was signed, and none of the old files is handed out.',
      `Somebody other than ${withdrawal.byName} opens Corrections and confirms it.`,
    )
  refuseOtherName(me, request.typedName)
  const marked = applyMarks(minutes, withdrawal.marks)
  const next = await judge(rooms, record, at, marked)
  if (hashOfPapers(papersOf(rooms, next, withdrawal)) !== request.hash)
    throw new Problem(
      'conflict',
      'The text has changed since you read it.',
      'Nothing was signed.',
      'Read it again.',
    )
  const identity = await unlockIdentity(rooms, me, request.passphrase, at)
  const { freeze } = await frozenAs(rooms, next, me, identity, {
    version: withdrawal.nextVersion,
    at,
    appVersion: request.appVersion,
    replaces: withdrawal.version,
  })
  await rooms.store.signed.replace(record.id, withdrawal.id, freeze, byOf(me))
  rooms.drafts.forget(record.id)
  const replaced = await rooms.store.records.get(record.id)
  // What was taken out is not to be found any more, at once and not in a moment.
  await indexRecord(rooms, replaced, marked)
  await openLinesQuietly(rooms, record.id, at)
  await rooms.facts.follow(record.id)
  return correctionsStanding(rooms, replaced, me, at)
}

/**
 * A file of a version that was replaced, for those who may see it. That it was opened, by whom and why is written down first.
 * Problems: `not allowed`, `not found`.
 */
export async function openOldVersion(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: { version: string; recipientId: string; reason: string },
) {
  const why = whyNotOpenOld(me, record)
  if (why) throw new Problem('not allowed', why, 'Nothing of it was shown.')
  const { version, recipientId, reason } = request
  const versions = await rooms.store.signed.versions(record.id)
  const file =
    version === record.version || !versions.some((one) => one.version === version)
      ? undefined
      : await rooms.store.signed.fileOfVersion(record.id, version, recipientId)
  if (!file) throw new Problem('not found', 'There is no such file of a version that was replaced.', NOTHING)
  await rooms.store.corrections.opening({ recordId: record.id, version, recipientId, reason }, byOf(me))
  const content = contentIn(file.bytes)
  if (!content)
    throw new Problem('damaged workspace', 'The old text could not be read.', NOTHING, 'Check the workspace.')
  return { content, fileName: file.fileName }
}
