/** What signed documents say about the audit chain: each carries the newest row of the moment it was signed. */
import type { Verification } from '../../shared/api/contract.ts'
import type { Rooms } from '../core.ts'
import { contentIn, type SignatureReport, verifyDocument } from '../signing/index.ts'
import type { Witness } from '../workspace/index.ts'

/**
 * How the chain of this workspace stands to the row that a document names; null where it names none, where its signature
 * does not hold, or where nothing shows that it was signed in this workspace.
 * @param known whether the workspace knows the file
 */
export async function auditOfFile(
  rooms: Rooms,
  bytes: Uint8Array,
  { state, trust, signedAt }: Pick<SignatureReport, 'state' | 'trust' | 'signedAt'>,
  known: boolean,
): Promise<NonNullable<Verification['audit']> | null> {
  if (state !== 'genuine' || !(known || trust === 'trusted')) return null
  const row = contentIn(bytes)?.auditRow
  return row ? { row: row.number, ...(await rooms.store.audit.compare(row, signedAt)) } : null
}

/**
 * The rows that the frozen files themselves name, one file of each signed version. They are inside a signature that only
 * the signer's passphrase could have made, so that whoever rewrites the tables cannot rewrite them too; a file whose
 * signature does not hold is told instead. Takes a few hundredths of a second for each version.
 */
export async function witnessesInFiles(
  rooms: Rooms,
): Promise<{ witnesses: Witness[]; problems: string[]; read: number }> {
  const witnesses: Witness[] = []
  const problems: string[] = []
  const all = await rooms.store.signed.auditRows()
  for (const { recordId, version, number, hash } of all) {
    const what = `version ${version} of the signed record ${recordId}`
    const file = await rooms.store.signed.anyFile(recordId, version)
    if (!file) continue
    const report = verifyDocument(file.bytes, { trusted: [] })
    if (report.state !== 'genuine') {
      problems.push(`The signature of a file of ${what} does not hold.`)
      continue
    }
    const row = contentIn(file.bytes)?.auditRow
    if (!row) continue
    if (row.number !== number || row.hash !== hash)
      problems.push(`The tables name another row of the audit chain for ${what} than its signed file does.`)
    witnesses.push({
      seq: row.number,
      hash: row.hash,
      at: report.signedAt,
      what: `the signed file of ${what}`,
    })
  }
  return { witnesses, problems, read: all.length }
}
