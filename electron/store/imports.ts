/** Imports from the council's case system: carried out whole or not at all, and taken back where nothing has changed. */
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import {
  type ImportCounts,
  type ImportKind,
  importCountsSchema,
  importKindSchema,
} from '../../shared/cases/import/index.ts'
import { type CaseFile, caseContentSchema } from '../../shared/cases/index.ts'
import { Problem } from '../problem.ts'
import { hashOf, type Tables } from '../workspace/index.ts'
import { caseOfRow, contentOf } from './cases.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'
import { isOnHold } from './retention-holds.ts'
import { forgetCase, indexCase } from './search.ts'

/** `undoneAt` is empty while the import stands. */
export type ImportBatch = {
  id: string
  at: string
  by: string
  kind: ImportKind
  counts: ImportCounts
  undoneAt: string
  /** Account of whoever took it back; '' while it stands. */
  undoneBy: string
  /** How many of its families had changed by then and stayed as they were. */
  undoneLeft: number
}

/** A case that an import changes; without `before` it is a new one. */
export type ImportChange = { before?: CaseFile; after: CaseFile }

export type NewImport = { id: string; kind: ImportKind; sha256: string; counts: ImportCounts }

/** What was taken back, and the references of the families that were left because they have changed since. */
export type Undone = { restored: number; left: string[] }

/** How a case was before, `null` where there was none, and what it was right after. */
const keptSchema = z.strictObject({
  id: z.string(),
  before: z.strictObject({ familyRef: z.string(), content: z.string() }).nullable(),
  after: z.string(),
})
type Kept = z.infer<typeof keptSchema>

const batchOf = (row: Omit<Selectable<Tables['import_batch']>, 'before'>): ImportBatch => ({
  id: row.id,
  at: row.at,
  by: row.by,
  kind: parsed(importKindSchema, row.kind),
  counts: parsedJson(importCountsSchema, row.counts) as ImportCounts,
  undoneAt: row.undone_at,
  undoneBy: row.undone_by,
  undoneLeft: row.undone_left,
})

/** The same for the same words, whatever wrote them down. */
const stateOf = (familyRef: string, content: string): string =>
  hashOf({ familyRef, content: parsedJson(caseContentSchema, content) })

const changedMeanwhile = (): Problem =>
  new Problem(
    'conflict',
    'The case files have changed since you looked at this import.',
    'Nothing was imported.',
    'Look at it again: it now shows what it would do to the case files as they are.',
  )

const undoneAlready = (): Problem =>
  new Problem(
    'conflict',
    'This import was taken back already.',
    'Nothing has been changed.',
    'To have its families here after all, import the same file: the preview shows what is missing.',
  )

async function write(tx: Kysely<Tables>, { before, after }: ImportChange, at: string): Promise<Kept> {
  const content = contentOf(after)
  const columns = { family_ref: after.familyRef, content, changed_at: at }
  const row = before
    ? await tx
        .updateTable('case_file')
        .set(columns)
        .where('id', '=', before.id)
        .where('changed_at', '=', before.changedAt)
        .returningAll()
        .executeTakeFirst()
    : await tx
        .insertInto('case_file')
        .values({ id: after.id, created_at: at, ...columns })
        .returningAll()
        .executeTakeFirst()
  if (!row) throw changedMeanwhile()
  await indexCase(tx, caseOfRow(row))
  return {
    id: after.id,
    before: before ? { familyRef: before.familyRef, content: contentOf(before) } : null,
    after: stateOf(after.familyRef, content),
  }
}

/** Takes a case that the import had made out of everything. */
async function remove(tx: Kysely<Tables>, id: string): Promise<void> {
  await forgetCase(tx, id)
  await tx.deleteFrom('case_file').where('id', '=', id).execute()
}

/** Puts one case back; the reference of the family where it has changed since, so that it stays. */
async function putBack(tx: Kysely<Tables>, kept: Kept, at: string): Promise<string | undefined> {
  const row = await tx.selectFrom('case_file').selectAll().where('id', '=', kept.id).executeTakeFirst()
  if (!row) return undefined
  const records =
    (await tx.selectFrom('record').select('id').where('case_id', '=', kept.id).executeTakeFirst()) ??
    (await tx.selectFrom('thrown_away').select('at').where('case_id', '=', kept.id).executeTakeFirst())
  const isAsImported = stateOf(row.family_ref, row.content) === kept.after
  const stays = kept.before === null && (records || (await isOnHold(tx, { recordId: '', caseId: kept.id })))
  if (!isAsImported || stays) return row.family_ref
  if (kept.before === null) {
    await remove(tx, kept.id)
    return undefined
  }
  const back = await tx
    .updateTable('case_file')
    .set({ family_ref: kept.before.familyRef, content: kept.before.content, changed_at: at })
    .where('id', '=', kept.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await indexCase(tx, caseOfRow(back))
  return undefined
}

export function importsOf(desk: Desk) {
  return {
    /** Every case, for a plan to be made against. */
    cases: (): Promise<CaseFile[]> =>
      desk.read(async (db) =>
        (await db.selectFrom('case_file').selectAll().orderBy('id').execute()).map(caseOfRow),
      ),

    /**
     * Carries an import out: all of it with one row of the audit chain, or none of it. Throws `Problem` "conflict" when
     * one of the cases is no longer what the plan was made against.
     */
    apply: async (batch: NewImport, changes: readonly ImportChange[], by: string): Promise<ImportBatch> => {
      const trace = { action: 'cases imported', subject: batch.id, detail: batch }
      const made = await desk.change(by, trace, async (tx, at) => {
        const kept: Kept[] = []
        for (const change of changes) kept.push(await write(tx, change, at))
        const row = {
          id: batch.id,
          at,
          by,
          sha256: batch.sha256,
          kind: batch.kind,
          counts: JSON.stringify(batch.counts),
          before: JSON.stringify(kept),
          undone_at: '',
          undone_by: '',
          undone_left: 0,
        }
        await tx.insertInto('import_batch').values(row).execute()
        return batchOf(row)
      })
      await desk.forget()
      return made
    },

    /** Newest first. */
    list: (): Promise<ImportBatch[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('import_batch')
          .select(['id', 'at', 'by', 'sha256', 'kind', 'counts', 'undone_at', 'undone_by', 'undone_left'])
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .execute()
        return rows.map(batchOf)
      }),

    /**
     * Puts every case back as it was, except those that have changed since. An import of which nothing could be taken
     * back still stands. Throws `Problem`: "not found", or "conflict" where it was taken back already.
     */
    undo: async (id: string, by: string): Promise<Undone> => {
      const trace = (result: Undone) => ({ action: 'import taken back', subject: id, detail: result })
      const undone = await desk.change(by, trace, async (tx, at): Promise<Undone> => {
        const row = await tx.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) throw notFound('This import')
        if (row.undone_at !== '') throw undoneAlready()
        const left: { kept: Kept; familyRef: string }[] = []
        const all = parsedJson(z.array(keptSchema), row.before)
        for (const kept of all) {
          const familyRef = await putBack(tx, kept, at)
          if (familyRef !== undefined) left.push({ kept, familyRef })
        }
        const restored = all.length - left.length
        if (restored > 0) {
          // Words that were taken back or cannot be taken back any more are not kept a second time.
          await tx
            .updateTable('import_batch')
            .set({ undone_at: at, undone_by: by, undone_left: left.length, before: '[]' })
            .where('id', '=', id)
            .execute()
        }
        return { restored, left: left.map((one) => one.familyRef) }
      })
      await desk.forget()
      return undone
    },
  }
}
