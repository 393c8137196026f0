/** Documents of a record: built from copies, one for each recipient, never from the record itself. */
import { createHash } from 'node:crypto'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { clocksFor, lateLines } from '../../shared/checks/index.ts'
import {
  type AuditRow,
  buildCopy,
  type Copy,
  fileLabelOf,
  type LeftOut,
  type Recipient,
  recipientsOf,
} from '../../shared/copies/index.ts'
import type { Rooms } from '../core.ts'
import { fileNameFor, type SignatureLine, writeActionList, writeMinutes } from '../documents/index.ts'
import { Problem } from '../problem.ts'
import { refuseUnseen } from './copy-checks.ts'
import { type Judged, judge } from './judge.ts'
import { councilPaper, fieldsOf, type Paper } from './letterhead.ts'
import { refuseWithdrawn } from './withdrawals.ts'

export type CopyState = {
  signed: boolean
  version: string
  recordHash: string
  signature?: { name: string; role: string; at: string }
  /** The version that it takes the place of. */
  replaces?: string
  /** The newest row of the audit chain at that moment. */
  auditRow?: AuditRow
}

export const draftState: CopyState = { signed: false, version: '', recordHash: '' }

export type MadeDocument = {
  recipient: Recipient
  copy: Copy
  fileName: string
  bytes: Uint8Array
  leftOut: LeftOut[]
}

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')

/** One recipient's copy, what it leaves out and what in it could still give that away. */
export function copyFor(judged: Judged, recipient: Recipient, state: CopyState, fictional: boolean) {
  const { minutes, template, findings, context } = judged
  const late = lateLines(clocksFor(context))
  return buildCopy(minutes, recipient, { template, state, fictional, findings, late })
}

export async function makeDocument(
  judged: Judged,
  recipient: Recipient,
  label: string,
  state: CopyState,
  fictional: boolean,
  paper: Paper,
  lines: SignatureLine[] = [],
): Promise<MadeDocument> {
  const { copy, leftOut } = copyFor(judged, recipient, state, fictional)
  const bytes = paper(await writeMinutes(copy, lines), fieldsOf(copy))
  return { recipient, copy, leftOut, fileName: fileNameFor(copy, label), bytes }
}

export async function recipientList(rooms: Rooms, record: RecordMeta, now: Date) {
  const judged = await judge(rooms, record, now)
  return { judged, recipients: recipientsOf(judged.minutes, judged.template) }
}

export async function findRecipient(rooms: Rooms, record: RecordMeta, recipientId: string, now: Date) {
  const { judged, recipients } = await recipientList(rooms, record, now)
  const recipient = recipients.find((one) => one.id === recipientId)
  if (!recipient)
    throw new Problem(
      'not found',
      'That recipient is not in this record.',
      '',
      'Look at the attendance list.',
    )
  return { judged, recipient, label: fileLabelOf(recipients, recipient) }
}

/**
 * The file that was frozen for one recipient of a signed record, with its first signature only: what a second person looks
 * at and confirms (R-RS).
 */
export async function signedFileOf(rooms: Rooms, record: RecordMeta, recipientId: string) {
  const file = await rooms.store.signed.file(record.id, recipientId)
  if (file) return file
  throw new Problem(
    'not found',
    'No signed copy was made for that recipient.',
    'The signed record is unchanged.',
  )
}

/**
 * The frozen file of a signed record with every countersignature that has been given, or a fresh one marked DRAFT. A signed one that leaves anything out is held back
 * until a second person has confirmed it (R-RS); a draft never is, so that nothing waits for paper.
 */
export async function documentFor(
  rooms: Rooms,
  record: RecordMeta,
  recipientId: string,
  now: Date,
  { large = false }: { large?: boolean } = {},
) {
  await refuseWithdrawn(rooms, record)
  if (large) return largePrintFor(rooms, record, recipientId, now)
  if (record.state === 'signed') {
    const file = await signedFileOf(rooms, record, recipientId)
    const { judged, recipient } = await findRecipient(rooms, record, recipientId, now)
    await refuseUnseen(rooms, record, judged.minutes, judged.template, recipient)
    const newest = (await rooms.store.countersignatures.newestFile(record.id, recipientId)) ?? file
    return { fileName: file.fileName, bytes: newest.bytes, sha256: newest.sha256, signed: true }
  }
  const { judged, recipient, label } = await findRecipient(rooms, record, recipientId, now)
  const { fictional } = rooms.workspace
  const made = await makeDocument(judged, recipient, label, draftState, fictional, await councilPaper(rooms))
  return { fileName: made.fileName, bytes: made.bytes, sha256: sha256(made.bytes), signed: false }
}

/**
 * The same copy in large print, held back like the signed one. It carries the signed version and its fingerprint but no
 * digital signature: that is of the file that was frozen.
 */
async function largePrintFor(rooms: Rooms, record: RecordMeta, recipientId: string, now: Date) {
  const { judged, recipient, label } = await findRecipient(rooms, record, recipientId, now)
  const signed = (await rooms.store.signed.versions(record.id)).at(-1)
  if (signed) await refuseUnseen(rooms, record, judged.minutes, judged.template, recipient)
  const state = signed
    ? {
        signed: true,
        version: signed.version,
        recordHash: signed.recordHash,
        signature: { name: signed.signedBy, role: signed.role, at: signed.signedAt },
      }
    : draftState
  const { copy } = copyFor(judged, recipient, state, rooms.workspace.fictional)
  const paper = await councilPaper(rooms)
  const bytes = paper(await writeMinutes(copy, [], { large: true }), fieldsOf(copy))
  return { fileName: fileNameFor(copy, `${label} large print`), bytes, sha256: sha256(bytes), signed: false }
}

/** The action list of the whole record for the council's own use; never held back by an open check. */
export async function actionListOf(rooms: Rooms, record: RecordMeta, now: Date) {
  const { judged, recipients } = await recipientList(rooms, record, now)
  const internal = recipients.find(
    (recipient) => recipient.kind === 'internal' || recipient.kind === 'case record',
  )
  if (!internal) throw new Problem('not found', 'This kind of record has no action list.')
  const { copy } = copyFor(judged, internal, draftState, rooms.workspace.fictional)
  const paper = await councilPaper(rooms)
  const bytes = paper(await writeActionList(copy), fieldsOf(copy))
  return {
    fileName: fileNameFor(copy, 'actions'),
    bytes,
    sha256: sha256(bytes),
    signed: false,
  }
}
