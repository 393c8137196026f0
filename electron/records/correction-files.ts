import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { CorrectionsStanding } from '../../shared/api/corrections.ts'
import { isThisPerson } from '../../shared/checks/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { contentIn } from '../signing/index.ts'
import type { CorrectionFile } from '../store/index.ts'
import { byOf, correctionsStanding, whyHeld, whyNotSecond } from './corrections.ts'
import { judge } from './judge.ts'
import { openWithdrawal } from './withdrawals.ts'

const NOTHING = 'Nothing was changed.'

async function fileOf(rooms: Rooms, record: RecordMeta, fileId: string): Promise<CorrectionFile> {
  const file = (await rooms.store.corrections.files(record.id)).find(({ id }) => id === fileId)
  if (file) return file
  throw new Problem('not found', 'That addendum or letter is not of this record.', NOTHING)
}

async function bytesOf(rooms: Rooms, file: CorrectionFile): Promise<Uint8Array> {
  const bytes = await rooms.store.corrections.bytes(file.id)
  if (bytes) return bytes
  throw new Problem('not found', 'That file is not here.', NOTHING)
}

/** The text as the signed file carries it, for the second person. Nobody looks into one of a version that was replaced here. */
export async function lookAtCorrection(rooms: Rooms, record: RecordMeta, fileId: string) {
  const file = await fileOf(rooms, record, fileId)
  if (file.ofVersion !== record.version) throw new Problem('blocked', whyHeld(file, record, false))
  const content = contentIn(await bytesOf(rooms, file))
  if (content) return content
  throw new Problem(
    'damaged workspace',
    'The signed text could not be read.',
    NOTHING,
    'Check the workspace.',
  )
}

/** Problems: `not allowed` for the signer and the like, `conflict` for another file, `not found`. */
export async function confirmCorrection(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: { fileId: string; sha256: string; note: string },
  now: Date,
): Promise<CorrectionsStanding> {
  const judged = await judge(rooms, record, now)
  const file = await fileOf(rooms, record, request.fileId)
  const why = whyNotSecond(me, record, judged, await rooms.store.corrections.files(record.id))
  if (why) throw new Problem('not allowed', why, 'Nothing was confirmed.')
  if (isThisPerson(me, file.recipientId, judged.minutes))
    throw new Problem('not allowed', 'This one is for you, so somebody else has to confirm it.')
  if (file.sha256 !== request.sha256)
    throw new Problem('conflict', 'This is not the file that you looked at.', 'Nothing was confirmed.')
  await rooms.store.corrections.confirm(file, byOf(me), request.note)
  return correctionsStanding(rooms, record, me, now)
}

/** The signed file for handing out. Problems: `blocked` while it is held. */
export async function correctionDocument(rooms: Rooms, record: RecordMeta, fileId: string) {
  const file = await fileOf(rooms, record, fileId)
  const held = whyHeld(file, record, (await openWithdrawal(rooms, record)) !== undefined)
  if (held)
    throw new Problem(
      'blocked',
      held,
      'The signed file is safe.',
      file.ofVersion === record.version
        ? 'Somebody who did not sign, lead or write this record opens Corrections and confirms it.'
        : '',
    )
  return { fileName: file.fileName, bytes: await bytesOf(rooms, file), sha256: file.sha256, signed: true }
}
