/** Which record and version a file is, when this workspace made it. */
import type { Verification } from '../../shared/api/contract.ts'
import type { Rooms } from '../core.ts'
import { sha256 } from './copies.ts'

/**
 * Found by the exact bytes that were frozen at signing. A file that was changed is never named as a version of a
 * record: what it says about itself proves nothing.
 */
export async function recordOfFile(
  rooms: Rooms,
  bytes: Uint8Array,
  state: Verification['verdict'],
): Promise<Verification['record']> {
  if (state !== 'genuine') return null
  const file = await rooms.store.signed.findBySha256(sha256(bytes))
  if (!file) return null
  const record = await rooms.store.records.get(file.recordId)
  return {
    recordId: record.id,
    title: `${record.title}, ${record.date}`,
    version: file.version,
    copyFor: file.fileName,
  }
}
