import { type CaseFile, type CaseInput, caseContentSchema, caseSchema } from '../../shared/cases/index.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'

/** A line of the list of cases. `children` are their names, `records` how many records the family has. */
export type CaseLine = {
  id: string
  familyRef: string
  children: string[]
  records: number
  changedAt: string
}

const fromRow = (row: Tables['case_file']): CaseFile =>
  parsed(caseSchema, {
    id: row.id,
    familyRef: row.family_ref,
    ...parsedJson(caseContentSchema, row.content),
    createdAt: row.created_at,
    changedAt: row.changed_at,
  })

const contentOf = (input: CaseInput): string =>
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
    'Open the family again in another window, and bring the two together.',
  )

/** Families with one or more children. */
export function casesOf(desk: Desk) {
  return {
    /** Newest change first. */
    list: (): Promise<CaseLine[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('case_file')
          .selectAll()
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
          children: parsedJson(caseContentSchema, row.content).children.map((child) => child.name),
          records: Number(row.records ?? 0),
          changedAt: row.changed_at,
        }))
      }),

    /** Throws `Problem` "not found". */
    get: (id: string): Promise<CaseFile> =>
      desk.read(async (db) => {
        const row = await db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) throw notFound('This case')
        return fromRow(row)
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
        return fromRow(row)
      })
    },

    /**
     * Replaces what is stored; what was there before is gone from the disk. `changedAt` is that of the version that was
     * changed. Throws `Problem`: "not found", or "conflict" when that is no longer the newest.
     */
    save: async (input: CaseInput & { id: string; changedAt: string }, by: string): Promise<CaseFile> => {
      const trace = { action: 'case changed', subject: input.id, detail: input }
      const saved = await desk.change(by, trace, async (tx, at) => {
        const row = await tx
          .updateTable('case_file')
          .set({ family_ref: input.familyRef, content: contentOf(input), changed_at: at })
          .where('id', '=', input.id)
          .where('changed_at', '=', input.changedAt)
          .returningAll()
          .executeTakeFirst()
        if (row) return fromRow(row)
        const there = await tx
          .selectFrom('case_file')
          .select('id')
          .where('id', '=', input.id)
          .executeTakeFirst()
        throw there ? changedMeanwhile() : notFound('This case')
      })
      await desk.forget()
      return saved
    },
  }
}
