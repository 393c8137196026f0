/** Which record and version a file is, when this workspace made it. */
import type { RecordMeta, Verification } from '../../shared/api/contract.ts'
import { meetingName } from '../../shared/copies/words.ts'
import type { Rooms } from '../core.ts'
import { sha256 } from './copies.ts'
import { openWithdrawal } from './withdrawals.ts'

/**
 * Found by the exact bytes that were frozen at signing, or when it was countersigned. A file that was changed is never named as a version of a
 * record: what it says about itself proves nothing.
 */
export async function recordOfFile(
  rooms: Rooms,
  bytes: Uint8Array,
  state: Verification['verdict'],
): Promise<Verification['record']> {
  if (state !== 'genuine') return null
  const hash = sha256(bytes)
  const { signed, countersignatures, letters, corrections } = rooms.store
  const minutes = (await signed.findBySha256(hash)) ?? (await countersignatures.findBySha256(hash))
  const letter = minutes ? undefined : await letters.findBySha256(hash)
  const later = minutes || letter ? undefined : await corrections.findBySha256(hash)
  const file = minutes ?? letter ?? later
  if (!file) return goneRecordOf(rooms, hash)
  const record = await rooms.store.records.get(file.recordId)
  const of = minutes ? minutes.version : (later?.ofVersion ?? (await versionWhenSigned(rooms, record, hash)))
  const since = await whatCameAfter(rooms, record, of, minutes?.recipientId)
  return {
    recordId: record.id,
    title: `${record.title}, ${record.date}`,
    version: file.version,
    copyFor: file.fileName,
    ...(since ? { since } : {}),
  }
}

/** The version of the record that stood when a letter was signed; '' before there was one. */
async function versionWhenSigned(rooms: Rooms, record: RecordMeta, hash: string): Promise<string> {
  const letter = (await rooms.store.letters.list(record.id)).find((one) => one.sha256 === hash)
  const versions = await rooms.store.signed.versions(record.id)
  const stood = versions.filter(({ signedAt }) => letter !== undefined && signedAt <= letter.at).at(-1)
  // A letter of before the minutes belongs to their first version: it was written from the same draft.
  return (stood ?? versions[0])?.version ?? ''
}

/**
 * How the version that a file belongs to stands now, in a sentence; empty when nothing came after it.
 * @param reader whose copy of the minutes it is; left out for a letter or an addendum
 */
async function whatCameAfter(
  rooms: Rooms,
  record: RecordMeta,
  version: string,
  reader: string | undefined,
): Promise<string> {
  if (version !== '' && version !== record.version)
    return `It belongs to version ${version}, which was withdrawn and replaced by version ${record.version}. Do not use it: return it, or destroy it.`
  if (await openWithdrawal(rooms, record))
    return `Version ${record.version} of this record is being withdrawn. Do not use it until there is a replacement.`
  if (reader === undefined) return ''
  const addenda = (await rooms.store.corrections.files(record.id)).filter(
    (one) => one.item === 'addendum' && one.ofVersion === record.version && one.recipientId === reader,
  )
  return addenda.length > 0
    ? `Something was put right since, in ${addenda.map((one) => `addendum ${one.version}`).join(' and ')}.`
    : ''
}

/** A file of a record that has moved to the child's file: its fingerprint stays, and so it is still recognised. */
async function goneRecordOf(rooms: Rooms, hash: string): Promise<Verification['record']> {
  const gone = await rooms.store.retention.findBySha256(hash)
  return (
    (gone && {
      recordId: gone.recordId,
      title: `${meetingName(gone.type)}, ${gone.date} (moved to the child’s file)`,
      version: gone.version,
      copyFor: gone.kind,
    }) ??
    null
  )
}
