/**
 * Drafts that were thrown away. A draft is packed whole and taken out of every other table, so that no list, no search and
 * no clock has to know of it; bringing it back puts every row where it was.
 */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { type MeetingType, meetingTypeSchema } from '../../shared/minutes/index.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { alreadySigned, type Desk, notFound, parsed, parsedJson } from './desk.ts'
import { type Party, partiesSchema } from './facts.ts'
import { fromRow } from './records.ts'
import { isOnHold, onHold } from './retention-holds.ts'
import { forgetText } from './search.ts'

/** Bytes travel in JSON as base64. */
const bytesSchema = z.base64()
const pack = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const unpack = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

const packedSchema = z.strictObject({
  record: z.strictObject({
    id: z.string(),
    case_id: z.string().nullable(),
    type: z.string(),
    title: z.string(),
    family_ref: z.string(),
    date: z.string(),
    state: z.string(),
    version: z.string(),
    signed_by: z.string(),
    signed_at: z.string(),
    created_by: z.string(),
    created_at: z.string(),
    changed_at: z.string(),
  }),
  updates: z.array(
    z.strictObject({
      seq: z.number(),
      bytes: bytesSchema,
      by: z.string(),
      from_window: z.string(),
      at: z.string(),
    }),
  ),
  snapshot: z.strictObject({ seq: z.number(), bytes: bytesSchema, at: z.string() }).nullable(),
  statements: z.array(
    z.strictObject({ id: z.string(), content: z.string(), by: z.string(), at: z.string() }),
  ),
  moves: z.array(
    z.strictObject({
      seq: z.number(),
      from_case: z.string(),
      to_case: z.string(),
      by_account: z.string(),
      by_name: z.string(),
      at: z.string(),
      undo: z.string(),
    }),
  ),
})

/** A draft as it stands under "Thrown away": nothing of its words. */
export type ThrownAway = {
  recordId: string
  /** Empty for a record of no family. */
  caseId: string
  type: MeetingType
  familyRef: string
  /** Of the meeting, ISO. */
  date: string
  createdBy: string
  parties: Party[]
  byAccount: string
  byName: string
  /** UTC instant, ISO 8601. */
  at: string
  because: string
  /** A legal hold stands on it or on its family. */
  onHold: boolean
}

/** What keeps a draft from being thrown away: somebody has put their name under a part of it, or it left the house. */
export type Kept = { letters: number; copies: number; statementsOfOthers: number }

type Db = Kysely<Tables>
type Row = Omit<Tables['thrown_away'], 'packed'>

const columns = [
  'record_id',
  'case_id',
  'type',
  'family_ref',
  'date',
  'created_by',
  'parties',
  'by_account',
  'by_name',
  'at',
  'because',
] as const

const lineOf = async (db: Db, row: Row): Promise<ThrownAway> => ({
  recordId: row.record_id,
  caseId: row.case_id,
  type: parsed(meetingTypeSchema, row.type),
  familyRef: row.family_ref,
  date: row.date,
  createdBy: row.created_by,
  parties: parsedJson(partiesSchema, row.parties),
  byAccount: row.by_account,
  byName: row.by_name,
  at: row.at,
  because: row.because,
  onHold: await isOnHold(db, { recordId: row.record_id, caseId: row.case_id }),
})

async function keptBy(db: Db, recordId: string, by: string): Promise<Kept> {
  const count = async (table: 'letter' | 'copy_line'): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .where('record_id', '=', recordId)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    return Number(row.n)
  }
  const said = await db
    .selectFrom('statement')
    .where('record_id', '=', recordId)
    .where('by', '<>', by)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return {
    letters: await count('letter'),
    copies: await count('copy_line'),
    statementsOfOthers: Number(said.n),
  }
}

/** Why a draft stays, as sentences; empty when it may be thrown away. */
export function whyKept({ letters, copies, statementsOfOthers }: Kept): string[] {
  return [
    letters > 0 ? 'A letter of it has been signed.' : '',
    copies > 0 ? 'A document of it is on the distribution desk.' : '',
    statementsOfOthers > 0 ? 'A second person has put their name to words in it.' : '',
  ].filter(Boolean)
}

export const stays = (why: readonly string[]): Problem =>
  new Problem(
    'blocked',
    `This draft cannot be thrown away. ${why.join(' ')}`,
    'Nothing has been changed.',
    'Finish and sign it, or ask a manager what is to become of it.',
  )

/** Everything that is stored of an unsigned record, as one JSON text. */
async function packed(tx: Db, record: Tables['record']): Promise<string> {
  const of = record.id
  const updates = await tx
    .selectFrom('draft_update')
    .select(['seq', 'bytes', 'by', 'from_window', 'at'])
    .where('record_id', '=', of)
    .orderBy('seq')
    .execute()
  const snapshot = await tx
    .selectFrom('draft_snapshot')
    .select(['seq', 'bytes', 'at'])
    .where('record_id', '=', of)
    .executeTakeFirst()
  const statements = await tx
    .selectFrom('statement')
    .select(['id', 'content', 'by', 'at'])
    .where('record_id', '=', of)
    .orderBy('id')
    .execute()
  const moves = await tx
    .selectFrom('draft_move')
    .select(['seq', 'from_case', 'to_case', 'by_account', 'by_name', 'at', 'undo'])
    .where('record_id', '=', of)
    .orderBy('seq')
    .execute()
  return JSON.stringify({
    record,
    updates: updates.map((one) => ({ ...one, bytes: pack(one.bytes) })),
    snapshot: snapshot ? { ...snapshot, bytes: pack(snapshot.bytes) } : null,
    statements,
    moves,
  } satisfies z.input<typeof packedSchema>)
}

async function unpackInto(tx: Db, text: string): Promise<RecordMeta> {
  const { record, updates, snapshot, statements, moves } = parsedJson(packedSchema, text)
  const of = { record_id: record.id }
  await tx.insertInto('record').values(record).execute()
  if (snapshot)
    await tx
      .insertInto('draft_snapshot')
      .values({ ...of, ...snapshot, bytes: unpack(snapshot.bytes) })
      .execute()
  for (const one of updates)
    await tx
      .insertInto('draft_update')
      .values({ ...of, ...one, bytes: unpack(one.bytes) })
      .execute()
  for (const one of statements)
    await tx
      .insertInto('statement')
      .values({ ...of, ...one })
      .execute()
  for (const one of moves)
    await tx
      .insertInto('draft_move')
      .values({ ...of, ...one })
      .execute()
  return fromRow(record)
}

export function thrownAwayOf(desk: Desk) {
  const find = (db: Db, recordId: string) =>
    db.selectFrom('thrown_away').select(columns).where('record_id', '=', recordId).executeTakeFirst()

  return {
    /** Newest first; of one family, or of all. */
    list: (caseId?: string): Promise<ThrownAway[]> =>
      desk.read(async (db) => {
        let query = db.selectFrom('thrown_away').select(columns)
        if (caseId !== undefined) query = query.where('case_id', '=', caseId)
        const rows = await query.orderBy('at', 'desc').orderBy('record_id', 'desc').execute()
        return Promise.all(rows.map((row) => lineOf(db, row)))
      }),

    /** Undefined for one that was not thrown away. */
    get: (recordId: string): Promise<ThrownAway | undefined> =>
      desk.read(async (db) => {
        const row = await find(db, recordId)
        return row && lineOf(db, row)
      }),

    /** What keeps this draft from being thrown away by this account. */
    keptBy: (recordId: string, by: string): Promise<Kept> => desk.read((db) => keptBy(db, recordId, by)),

    /**
     * Takes a draft out of every table and keeps it whole. `parties`: who took part, as the facts have it. Throws
     * `Problem`: not found, signed, on legal hold, or blocked where somebody has put their name to a part of it.
     */
    throwAway: async (
      recordId: string,
      { because, parties }: { because: string; parties: readonly Party[] },
      by: { account: string; name: string },
    ): Promise<void> => {
      const trace = { action: 'draft thrown away', subject: recordId, detail: because }
      await desk.change(by.account, trace, async (tx, at) => {
        const row = await tx.selectFrom('record').selectAll().where('id', '=', recordId).executeTakeFirst()
        if (!row) throw notFound('This record')
        if (row.state === 'signed') throw alreadySigned()
        if (await isOnHold(tx, { recordId, caseId: row.case_id ?? '' })) throw onHold()
        const why = whyKept(await keptBy(tx, recordId, by.account))
        if (why.length > 0) throw stays(why)
        const text = await packed(tx, row)
        await forgetText(tx, recordId)
        for (const table of ['draft_update', 'draft_snapshot', 'statement', 'draft_move'] as const)
          await tx.deleteFrom(table).where('record_id', '=', recordId).execute()
        await tx.deleteFrom('record').where('id', '=', recordId).execute()
        await tx
          .insertInto('thrown_away')
          .values({
            record_id: recordId,
            case_id: row.case_id ?? '',
            type: row.type,
            family_ref: row.family_ref,
            date: row.date,
            created_by: row.created_by,
            parties: JSON.stringify(parties),
            by_account: by.account,
            by_name: by.name,
            at,
            because,
            packed: text,
          })
          .execute()
      })
      await desk.forget()
    },

    /** Puts every row back as it was. Throws `Problem` "not found" where it is not among those thrown away. */
    bringBack: async (recordId: string, by: string): Promise<RecordMeta> => {
      const trace = { action: 'draft brought back', subject: recordId }
      const record = await desk.change(by, trace, async (tx) => {
        const row = await tx
          .selectFrom('thrown_away')
          .select('packed')
          .where('record_id', '=', recordId)
          .executeTakeFirst()
        if (!row) throw notFound('This draft')
        const back = await unpackInto(tx, row.packed)
        await tx.deleteFrom('thrown_away').where('record_id', '=', recordId).execute()
        return back
      })
      await desk.forget()
      return record
    },

    /**
     * Deletes it for good: only ids in the audit chain stay in this folder. Backups keep it until they run out. Throws
     * `Problem`: not found, or on legal hold.
     */
    deleteForGood: async (recordId: string, by: string): Promise<void> => {
      const trace = { action: 'draft deleted for good', subject: recordId }
      await desk.change(by, trace, async (tx) => {
        const row = await find(tx, recordId)
        if (!row) throw notFound('This draft')
        if (await isOnHold(tx, { recordId, caseId: row.case_id })) throw onHold()
        await tx.deleteFrom('thrown_away').where('record_id', '=', recordId).execute()
      })
      await desk.forget()
    },
  }
}
