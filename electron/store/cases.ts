import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import {
  type CaseEvent,
  type CaseFile,
  type CaseInput,
  caseContentSchema,
  caseEventSchema,
  caseSchema,
  type MayRead,
} from '../../shared/cases/index.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { amongst, type Desk, notFound, parsed, parsedJson } from './desk.ts'
import { indexCase } from './search.ts'

/** What is said of a family whose file was purged (store/retention.ts); undefined for one that never was here. */
async function familyMovedAway(db: Kysely<Tables>, caseId: string): Promise<Problem | undefined> {
  const row = await db
    .selectFrom('purged_case')
    .select(['reference', 'purge_id'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return (
    row &&
    new Problem(
      'not found',
      'This family’s file has moved to the child’s file and is no longer kept here.',
      `It is in the child’s file under ${row.reference}.`,
      `Its certificate of destruction is ${row.purge_id}, under Settings, Retention.`,
    )
  )
}

/** A line of the list of cases. `children` are their names, `records` how many records the family has. */
export type CaseLine = {
  id: string
  familyRef: string
  children: string[]
  records: number
  changedAt: string
}

/** A stored case as what it is. */
export const caseOfRow = (row: Tables['case_file']): CaseFile =>
  parsed(caseSchema, {
    id: row.id,
    familyRef: row.family_ref,
    ...parsedJson(caseContentSchema, row.content),
    createdAt: row.created_at,
    changedAt: row.changed_at,
  })

/** What is stored of a case beside its reference. */
export const contentOf = (input: CaseInput): string =>
  JSON.stringify(
    caseContentSchema.parse(
      Object.fromEntries(
        Object.keys(caseContentSchema.shape).map((key) => [key, input[key as keyof CaseInput]]),
      ),
    ),
  )

const changedMeanwhile = (): Problem =>
  new Problem(
    'conflict',
    'Somebody else has changed this family meanwhile.',
    'What they saved is safe, and what you typed is still on the screen.',
    'Chairside brings the two together, and tries again.',
  )

const thereAlready = (): Problem =>
  new Problem(
    'conflict',
    'This entry is in the family’s chronology already.',
    'Nothing was added a second time.',
    'Open the chronology of the family to change the event.',
  )

const isOf = (one: CaseEvent, { recordId, entryId }: CaseEvent): boolean =>
  one.recordId === recordId && one.entryId === entryId

/** What was saved of a case is what can be found of it, in the same step. */
async function findable(tx: Kysely<Tables>, saved: CaseFile): Promise<CaseFile> {
  await indexCase(tx, saved)
  return saved
}

/** Word for word as in the index that the list is read from (migration 7). */
const childrenInList = sql<string>`CASE WHEN json_valid(content) THEN json_extract(content, '$.children') ELSE '' END`
const namesSchema = z.array(z.object({ name: z.string().default('') }))

/** Families with one or more children. */
export function casesOf(desk: Desk) {
  return {
    /** Newest change first. */
    list: (): Promise<CaseLine[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('case_file')
          .select(['id', 'family_ref', 'changed_at', childrenInList.as('children')])
          .select((eb) =>
            eb
              .selectFrom('record')
              .whereRef('record.case_id', '=', 'case_file.id')
              .select((inner) => inner.fn.countAll().as('n'))
              .as('records'),
          )
          .orderBy('changed_at', 'desc')
          .orderBy('id', 'desc')
          .execute()
        return rows.map((row) => ({
          id: row.id,
          familyRef: row.family_ref,
          children: parsedJson(namesSchema, row.children).map((child) => child.name),
          records: Number(row.records ?? 0),
          changedAt: row.changed_at,
        }))
      }),

    /** The references of these families, by id; a family that is gone is left out. */
    references: (ids: readonly string[]): Promise<Map<string, string>> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('case_file')
          .select(['id', 'family_ref'])
          .where('id', 'in', amongst(new Set(ids)))
          .execute()
        return new Map(rows.map((row) => [row.id, row.family_ref]))
      }),

    /** The whole case, also what is restricted: what a person is given goes through `caseFor`. Throws `Problem` "not found". */
    get: (id: string): Promise<CaseFile> =>
      desk.read(async (db) => {
        const row = await db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) throw (await familyMovedAway(db, id)) ?? notFound('This case')
        return caseOfRow(row)
      }),

    create: (input: CaseInput, by: string): Promise<CaseFile> => {
      const id = desk.newId()
      return desk.change(by, { action: 'case made', subject: id, detail: input }, async (tx, at) => {
        const row = {
          id,
          family_ref: input.familyRef,
          content: contentOf(input),
          created_at: at,
          changed_at: at,
        }
        await tx.insertInto('case_file').values(row).execute()
        return findable(tx, caseOfRow(row))
      })
    },

    /**
     * Replaces what is stored; what was there before is gone from the disk. `changedAt` is that of the version that was
     * changed. `whole` makes what is stored of what is there and of what was given, for somebody who sees a part alone.
     * Throws `Problem`: "not found", or "conflict" when that is no longer the newest.
     */
    save: async (
      input: CaseInput & { id: string; changedAt: string },
      by: string,
      whole: (stored: CaseFile) => CaseInput = () => input,
    ): Promise<CaseFile> => {
      const trace = { action: 'case changed', subject: input.id, detail: input }
      const saved = await desk.change(by, trace, async (tx, at) => {
        const stored = await tx
          .selectFrom('case_file')
          .selectAll()
          .where('id', '=', input.id)
          .executeTakeFirst()
        if (!stored) throw notFound('This case')
        if (stored.changed_at !== input.changedAt) throw changedMeanwhile()
        const content = contentOf(whole(caseOfRow(stored)))
        const row = { ...stored, family_ref: input.familyRef, content, changed_at: at }
        await tx
          .updateTable('case_file')
          .set({ family_ref: row.family_ref, content, changed_at: at })
          .where('id', '=', input.id)
          .where('changed_at', '=', input.changedAt)
          .execute()
        return findable(tx, caseOfRow(row))
      })
      await desk.forget()
      return saved
    },

    /** Notes that an extract of the chronology was made, for whom and with which fingerprint. Nothing else changes. */
    extractMade: (
      caseId: string,
      detail: { label: string; reader: string; sha256: string },
      by: string,
    ): Promise<void> =>
      desk.change(by, { action: 'chronology extract made', subject: caseId, detail }, async () => undefined),

    /**
     * One more event of the chronology. What others have changed meanwhile stays: no version has to be named. Throws
     * `Problem`: "not found", or "conflict" when the same entry of minutes is an event of this family already, among
     * those that may be read: a refusal would tell of one that may not.
     */
    addEvent: (
      caseId: string,
      event: Omit<CaseEvent, 'id' | 'importId'>,
      by: string,
      mayRead: MayRead = () => true,
    ): Promise<CaseFile> => {
      const added = caseEventSchema.parse({ ...event, id: desk.newId() })
      const trace = { action: 'chronology event added', subject: caseId, detail: added }
      return desk.change(by, trace, async (tx, at) => {
        const row = await tx.selectFrom('case_file').selectAll().where('id', '=', caseId).executeTakeFirst()
        if (!row) throw notFound('This case')
        const content = parsedJson(caseContentSchema, row.content)
        const known = content.chronology.filter(mayRead)
        if (added.entryId !== '' && known.some((one) => isOf(one, added))) throw thereAlready()
        const chronology = [...content.chronology, added]
        const next = { ...row, content: JSON.stringify({ ...content, chronology }), changed_at: at }
        await tx
          .updateTable('case_file')
          .set({ content: next.content, changed_at: at })
          .where('id', '=', caseId)
          .execute()
        return findable(tx, caseOfRow(next))
      })
    },
  }
}
