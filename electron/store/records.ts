import type { Kysely } from 'kysely'
import { type RecordMeta, recordSchema } from '../../shared/api/contract.ts'
import type { MeetingType } from '../../shared/minutes/index.ts'
import type { Tables } from '../workspace/index.ts'
import { alreadySigned, type Desk, notFound, parsed } from './desk.ts'
import { checkUpdate } from './drafts.ts'
import { movedAway } from './purges.ts'
import { isOnHold, onHold } from './retention-holds.ts'
import { forgetText } from './search.ts'

export type NewRecord = {
  /** Empty for a record that belongs to no family. */
  caseId: string
  type: MeetingType
  title: string
  familyRef: string
  /** Date of the meeting, ISO. */
  date: string
  /** The draft to start from, as one Yjs update. */
  content: Uint8Array
}

export const fromRow = (row: Tables['record']): RecordMeta =>
  parsed(recordSchema, {
    id: row.id,
    caseId: row.case_id ?? '',
    type: row.type,
    title: row.title,
    familyRef: row.family_ref,
    date: row.date,
    state: row.state,
    version: row.version,
    signedBy: row.signed_by,
    signedAt: row.signed_at,
    createdBy: row.created_by,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  })

/** The record inside a transaction that is about to change it. Throws `Problem`: not found, or signed. */
async function unsigned(tx: Kysely<Tables>, id: string): Promise<Tables['record']> {
  const row = await tx.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This record')
  if (row.state === 'signed') throw alreadySigned()
  return row
}

/** Records, as lists and headings know them; their words are in drafts and signed versions. */
export function recordsOf(desk: Desk) {
  return {
    /** Newest change first. */
    list: (): Promise<RecordMeta[]> =>
      desk.read(async (db) =>
        (
          await db
            .selectFrom('record')
            .selectAll()
            .orderBy('changed_at', 'desc')
            .orderBy('id', 'desc')
            .execute()
        ).map(fromRow),
      ),

    /** Those of one family, newest change first: they are looked up, however many others there are. None without a family. */
    ofCase: (caseId: string): Promise<RecordMeta[]> =>
      desk.read(async (db) =>
        (
          await db
            .selectFrom('record')
            .selectAll()
            .where('case_id', '=', caseId)
            .orderBy('changed_at', 'desc')
            .orderBy('id', 'desc')
            .execute()
        ).map(fromRow),
      ),

    /** Those that have changed since an instant or a day, ISO; newest change first. */
    changedSince: (at: string): Promise<RecordMeta[]> =>
      desk.read(async (db) =>
        (
          await db
            .selectFrom('record')
            .selectAll()
            .where('changed_at', '>=', at)
            .orderBy('changed_at', 'desc')
            .orderBy('id', 'desc')
            .execute()
        ).map(fromRow),
      ),

    /** Throws `Problem` "not found". */
    get: (id: string): Promise<RecordMeta> =>
      desk.read(async (db) => {
        const row = await db.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) throw (await movedAway(db, id)) ?? notFound('This record')
        return fromRow(row)
      }),

    /** The record and the first update of its draft, in one step. */
    create: (input: NewRecord, by: string): Promise<RecordMeta> => {
      const id = desk.newId()
      const { content, ...described } = input
      checkUpdate(content)
      return desk.change(by, { action: 'record made', subject: id, detail: described }, async (tx, at) => {
        const row: Tables['record'] = {
          id,
          case_id: input.caseId || null,
          type: input.type,
          title: input.title,
          family_ref: input.familyRef,
          date: input.date,
          state: 'draft',
          version: '',
          signed_by: '',
          signed_at: '',
          created_by: by,
          created_at: at,
          changed_at: at,
        }
        await tx.insertInto('record').values(row).execute()
        await tx
          .insertInto('draft_update')
          .values({ record_id: id, seq: 1, bytes: content, by, from_window: '', at })
          .execute()
        return fromRow(row)
      })
    },

    /** Throws `Problem`: not found, or signed. */
    setState: (id: string, state: 'draft' | 'ready for chair', by: string): Promise<RecordMeta> =>
      desk.change(by, { action: `record set to ${state}`, subject: id }, async (tx, at) => {
        const row = await unsigned(tx, id)
        await tx.updateTable('record').set({ state, changed_at: at }).where('id', '=', id).execute()
        return fromRow({ ...row, state, changed_at: at })
      }),

    /** Keeps what lists show in step with the draft's heading. Throws `Problem`: not found, or signed. */
    describe: async (
      id: string,
      fields: { title?: string; date?: string; familyRef?: string },
      by: string,
    ): Promise<RecordMeta> => {
      const trace = { action: 'record described', subject: id, detail: fields }
      const described = await desk.change(by, trace, async (tx, at) => {
        const row = await unsigned(tx, id)
        const next = {
          title: fields.title ?? row.title,
          date: fields.date ?? row.date,
          family_ref: fields.familyRef ?? row.family_ref,
          changed_at: at,
        }
        await tx.updateTable('record').set(next).where('id', '=', id).execute()
        return fromRow({ ...row, ...next })
      })
      await desk.forget()
      return described
    },

    /**
     * Deletes an unsigned record with its draft, its statements and its place in the search, for good: nothing of
     * it stays in this folder but ids in the audit chain. Backups keep it until they run out.
     * Throws `Problem`: not found, signed, or on legal hold.
     */
    discard: async (id: string, by: string): Promise<void> => {
      await desk.change(by, { action: 'record discarded', subject: id }, async (tx) => {
        const row = await unsigned(tx, id)
        if (await isOnHold(tx, { recordId: id, caseId: row.case_id ?? '' })) throw onHold()
        await forgetText(tx, id)
        await tx.deleteFrom('draft_update').where('record_id', '=', id).execute()
        await tx.deleteFrom('draft_snapshot').where('record_id', '=', id).execute()
        await tx.deleteFrom('statement').where('record_id', '=', id).execute()
        await tx.deleteFrom('draft_move').where('record_id', '=', id).execute()
        await tx.deleteFrom('record').where('id', '=', id).execute()
      })
      await desk.forget()
    },
  }
}
