/** Letters that were signed on their own. A letter that is signed anew is the next version; the earlier ones are kept. */
import { z } from 'zod'
import { paperKinds } from '../../shared/copies/index.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, parsed } from './desk.ts'
import type { FoundFile } from './signed.ts'

const checkSchema = z.strictObject({ byName: z.string(), role: z.string(), at: z.string(), note: z.string() })
const letterSchema = z.strictObject({
  id: z.string(),
  recordId: z.string(),
  paper: z.enum(paperKinds),
  recipientId: z.string(),
  /** e.g. `1.0`. */
  version: z.string(),
  fileName: z.string(),
  /** SHA-256 of the bytes, lower-case hex. */
  sha256: z.string(),
  signedBy: z.string(),
  role: z.string(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
  checks: z.array(checkSchema),
})
export type Letter = z.infer<typeof letterSchema>
export type NewLetter = Omit<Letter, 'id' | 'recordId' | 'checks'> & { bytes: Uint8Array }

const fromRow = (row: Omit<Tables['letter'], 'bytes'>, checks: Tables['letter_check'][]): Letter =>
  parsed(letterSchema, {
    id: row.id,
    recordId: row.record_id,
    paper: row.paper,
    recipientId: row.recipient_id,
    version: row.version,
    fileName: row.file_name,
    sha256: row.sha256,
    signedBy: row.signed_by,
    role: row.role,
    at: row.at,
    checks: checks
      .filter((one) => one.letter_id === row.id)
      .map(({ by_name, role, at, note }) => ({ byName: by_name, role, at, note })),
  })

export function lettersOf(desk: Desk) {
  return {
    /** All letters that were signed together, in one transaction. `by` is the account id. */
    add: (recordId: string, letters: readonly NewLetter[], by: string): Promise<void> => {
      const detail = letters.map(({ paper, recipientId, version, sha256 }) => ({
        paper,
        recipientId,
        version,
        sha256,
      }))
      return desk.change(by, { action: 'letter signed', subject: recordId, detail }, async (tx) => {
        for (const letter of letters)
          await tx
            .insertInto('letter')
            .values({
              id: desk.newId(),
              record_id: recordId,
              paper: letter.paper,
              recipient_id: letter.recipientId,
              version: letter.version,
              file_name: letter.fileName,
              bytes: letter.bytes,
              sha256: letter.sha256,
              by_account: by,
              signed_by: letter.signedBy,
              role: letter.role,
              at: letter.at,
            })
            .execute()
      })
    },

    /** Every letter of a record with those who confirmed it, oldest first. */
    list: (recordId: string): Promise<Letter[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('letter')
          .select([
            'id',
            'record_id',
            'paper',
            'recipient_id',
            'version',
            'file_name',
            'sha256',
            'by_account',
            'signed_by',
            'role',
            'at',
          ])
          .where('record_id', '=', recordId)
          .orderBy('at')
          .orderBy('id')
          .execute()
        const checks = await db
          .selectFrom('letter_check')
          .innerJoin('letter', 'letter.id', 'letter_check.letter_id')
          .selectAll('letter_check')
          .where('letter.record_id', '=', recordId)
          .orderBy('letter_check.at')
          .execute()
        return rows.map((row) => fromRow(row, checks))
      }),

    /** The file of one letter; undefined where there is no such letter. */
    bytes: (id: string): Promise<Uint8Array | undefined> =>
      desk.read(async (db) => {
        const row = await db.selectFrom('letter').select('bytes').where('id', '=', id).executeTakeFirst()
        return row?.bytes
      }),

    /** A second person has looked at this letter. Throws `Problem` "conflict" where they have confirmed it before. */
    confirm: (
      letter: Letter,
      by: { account: string; name: string; role: string },
      note: string,
    ): Promise<void> => {
      const { id, sha256 } = letter
      const trace = {
        action: 'letter confirmed',
        subject: `${letter.recordId} ${id}`,
        detail: { sha256, note },
      }
      return desk.change(by.account, trace, async (tx, at) => {
        const before = await tx
          .selectFrom('letter_check')
          .select('letter_id')
          .where('letter_id', '=', id)
          .where('by_account', '=', by.account)
          .executeTakeFirst()
        if (before) throw new Problem('conflict', 'You have confirmed this letter already.', 'It stands.')
        await tx
          .insertInto('letter_check')
          .values({ letter_id: id, by_account: by.account, by_name: by.name, role: by.role, at, note })
          .execute()
      })
    },

    /** Which letter of this workspace has these bytes (SHA-256 in lower-case hex)? */
    findBySha256: (hash: string): Promise<FoundFile | undefined> =>
      desk.read((db) =>
        db
          .selectFrom('letter')
          .innerJoin('record', 'record.id', 'letter.record_id')
          .where('letter.sha256', '=', hash)
          .select([
            'letter.record_id as recordId',
            'record.title as title',
            'letter.version as version',
            'letter.recipient_id as recipientId',
            'letter.paper as kind',
            'letter.file_name as fileName',
          ])
          .executeTakeFirst(),
      ),
  }
}
