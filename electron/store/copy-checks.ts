/** Confirmations of a second person that a copy may leave (rule R-RS). They are added and never changed. */
import { type CopyCheck, copyCheckSchema } from '../../shared/api/contract.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed } from './desk.ts'

export type NewCopyCheck = Omit<CopyCheck, 'id' | 'version' | 'at'> & { recordId: string }

const fromRow = (row: Tables['copy_check']): CopyCheck =>
  parsed(copyCheckSchema, {
    id: row.id,
    version: row.version,
    recipientId: row.recipient_id,
    sha256: row.sha256,
    byAccount: row.by_account,
    byName: row.by_name,
    role: row.role,
    at: row.at,
    note: row.note,
  })

export function copyChecksOf(desk: Desk) {
  return {
    /**
     * Confirms the file that was frozen for one recipient of the record as it stands now. Throws `Problem`: no such
     * file, another file than the one that was looked at, or confirmed by this person already.
     */
    add: (check: NewCopyCheck): Promise<CopyCheck> => {
      const trace = (made: CopyCheck) => ({
        action: 'copy confirmed',
        subject: `${check.recordId} ${check.recipientId}`,
        detail: made,
      })
      return desk.change(check.byAccount, trace, async (tx, at) => {
        const file = await tx
          .selectFrom('signed_file')
          .innerJoin('record', (join) =>
            join
              .onRef('record.id', '=', 'signed_file.record_id')
              .onRef('record.version', '=', 'signed_file.version'),
          )
          .select(['signed_file.version as version', 'signed_file.sha256 as sha256'])
          .where('signed_file.record_id', '=', check.recordId)
          .where('signed_file.recipient_id', '=', check.recipientId)
          .executeTakeFirst()
        if (!file) throw notFound('A signed copy for that recipient')
        if (file.sha256 !== check.sha256)
          throw new Problem(
            'conflict',
            'This is not the file that you looked at.',
            'Nothing was confirmed.',
            'Look at the copy again.',
          )
        const row: Tables['copy_check'] = {
          id: desk.newId(),
          record_id: check.recordId,
          version: file.version,
          recipient_id: check.recipientId,
          sha256: check.sha256,
          by_account: check.byAccount,
          by_name: check.byName,
          role: check.role,
          at,
          note: check.note,
        }
        const before = await tx
          .selectFrom('copy_check')
          .select('id')
          .where('record_id', '=', row.record_id)
          .where('version', '=', row.version)
          .where('recipient_id', '=', row.recipient_id)
          .where('by_account', '=', row.by_account)
          .executeTakeFirst()
        if (before) throw new Problem('conflict', 'You have confirmed this copy already.', 'It stands.')
        await tx.insertInto('copy_check').values(row).execute()
        return fromRow(row)
      })
    },

    /** Those of the files that the record's present version was frozen with, oldest first; none for a draft. */
    list: (recordId: string): Promise<CopyCheck[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('copy_check')
          .innerJoin('record', (join) =>
            join
              .onRef('record.id', '=', 'copy_check.record_id')
              .onRef('record.version', '=', 'copy_check.version'),
          )
          .selectAll('copy_check')
          .where('copy_check.record_id', '=', recordId)
          .orderBy('copy_check.at')
          .orderBy('copy_check.id')
          .execute()
        return rows.map(fromRow)
      }),
  }
}
