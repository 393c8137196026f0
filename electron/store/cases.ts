import type { z } from 'zod'
import { type CaseFile, type caseInputSchema, caseSchema } from '../../shared/api/contract.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'

export type CaseInput = z.infer<typeof caseInputSchema>

/** A line of the list of cases. `children` are their names, `records` how many records the family has. */
export type CaseLine = {
  id: string
  familyRef: string
  children: string[]
  records: number
  changedAt: string
}

const contentSchema = caseSchema.pick({ children: true, people: true, chronology: true })

const fromRow = (row: Tables['case_file']): CaseFile =>
  parsed(caseSchema, {
    id: row.id,
    familyRef: row.family_ref,
    ...parsedJson(contentSchema, row.content),
    createdAt: row.created_at,
    changedAt: row.changed_at,
  })

const contentOf = ({ children, people, chronology }: CaseInput): string =>
  JSON.stringify({ children, people, chronology })

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
          children: parsedJson(contentSchema, row.content).children.map((child) => child.name),
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

    /** Replaces what is stored; what was there before is gone from the disk. Throws `Problem` "not found". */
    save: async (input: CaseInput & { id: string }, by: string): Promise<CaseFile> => {
      const trace = { action: 'case changed', subject: input.id, detail: input }
      const saved = await desk.change(by, trace, async (tx, at) => {
        const row = await tx
          .updateTable('case_file')
          .set({ family_ref: input.familyRef, content: contentOf(input), changed_at: at })
          .where('id', '=', input.id)
          .returningAll()
          .executeTakeFirst()
        if (!row) throw notFound('This case')
        return fromRow(row)
      })
      await desk.forget()
      return saved
    },
  }
}
