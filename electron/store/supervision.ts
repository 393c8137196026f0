/** Which supervision is due: what signed records and families say of it, what people said, and what was worked out of both. */
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { childStatusSchema } from '../../shared/cases/index.ts'
import { type MeetingType, type Statement, statementSchema } from '../../shared/minutes/index.ts'
import type { OpenFamily, SessionKind } from '../../shared/supervision/index.ts'
import type { Tables } from '../workspace/index.ts'
import { amongst, type Desk, parsedJson } from './desk.ts'

export type DueRow = Selectable<Tables['supervision_due']>
export type ReadingRow = Selectable<Tables['supervision_reading']>
export type SaidRow = Selectable<Tables['supervision_said']>
export type BookedRow = Selectable<Tables['supervision_booked']>

/** The part of a family's file that says when its supervision is due. */
export type FamilyFacts = Pick<OpenFamily, 'id' | 'children' | 'statuses'> & {
  /** Accounts of the professionals whom the file names, in its order. */
  accounts: string[]
}

const childrenSchema = z.array(z.object({ id: z.string() }))
const accountsSchema = z.array(z.object({ accountId: z.string().default('') }))
const statusesSchema = z.array(childStatusSchema)

/** Settings that the plan of supervision is made of. */
export const planSettings = ['supervision lines', 'supervision people', 'supervision away', 'teams'] as const

/** Rows in one statement. */
const ROWS_AT_ONCE = 100
const AT_ONCE = 500

export function supervisionOf(desk: Desk) {
  return {
    /** Changes with anything that the due days are worked out from; without what is derived itself. */
    basis: (): Promise<string> =>
      desk.read(async (db) => {
        const { rows } = await sql<{ basis: string }>`SELECT
          (SELECT count(*) || ' ' || coalesce(max(changed_at), '') FROM case_file) || ' ' ||
          (SELECT count(*) || ' ' || coalesce(sum(length(version)), 0) FROM supervision_reading) || ' ' ||
          (SELECT coalesce(group_concat(id || role || active), '') FROM account) || ' ' ||
          (SELECT count(*) FROM rule_change) || ' ' ||
          (SELECT count(*) FROM supervision_said) || ' ' ||
          (SELECT count(*) || ' ' || coalesce(max(at), '') FROM supervision_booked) || ' ' ||
          (SELECT coalesce(group_concat(key || changed_at || length(value)), '') FROM setting
            WHERE key IN (${sql.join([...planSettings])})) AS basis`.execute(db)
        return rows[0]?.basis ?? ''
      }),

    /** Signed records of these types whose newest version has not been read, the newest first. `ids`: only of these. */
    unread: (types: readonly MeetingType[], most: number, ids?: readonly string[]): Promise<string[]> =>
      desk.read(async (db) =>
        (
          await db
            .selectFrom('record')
            .where(ids ? sql<boolean>`record.id IN ${amongst(ids)}` : sql<boolean>`TRUE`)
            .leftJoin('supervision_reading', 'supervision_reading.record_id', 'record.id')
            .where('record.state', '=', 'signed')
            .where('record.type', 'in', [...types])
            .where(sql<boolean>`supervision_reading.version IS NOT record.version`)
            .select('record.id')
            .orderBy('record.signed_at', 'desc')
            .limit(most)
            .execute()
        ).map(({ id }) => id),
      ),

    putReading: (row: ReadingRow): Promise<void> =>
      desk.derive(async (tx) => {
        await tx.deleteFrom('supervision_reading').where('record_id', '=', row.record_id).execute()
        await tx.insertInto('supervision_reading').values(row).execute()
      }),

    readings: (): Promise<ReadingRow[]> =>
      desk.read((db) =>
        db.selectFrom('supervision_reading').selectAll().orderBy('day').orderBy('record_id').execute(),
      ),

    /** Every family and when it was last changed. */
    families: (): Promise<{ id: string; changedAt: string }[]> =>
      desk.read((db) =>
        db.selectFrom('case_file').select(['id', 'changed_at as changedAt']).orderBy('id').execute(),
      ),

    familyFacts: (ids: readonly string[]): Promise<FamilyFacts[]> =>
      desk.read(async (db) => {
        const found: FamilyFacts[] = []
        for (let at = 0; at < ids.length; at += AT_ONCE) {
          const part = (key: string) => sql<string>`coalesce(json_extract(content, ${`$.${key}`}), '[]')`
          const rows = await db
            .selectFrom('case_file')
            .where('id', 'in', ids.slice(at, at + AT_ONCE))
            .select(['id', part('children').as('children'), part('people').as('people')])
            .select(part('statuses').as('statuses'))
            .execute()
          for (const row of rows)
            found.push({
              id: row.id,
              children: parsedJson(childrenSchema, row.children).map(({ id }) => id),
              statuses: parsedJson(statusesSchema, row.statuses),
              accounts: parsedJson(accountsSchema, row.people).flatMap(({ accountId }) => accountId || []),
            })
        }
        return found
      }),

    /** What `supervision_due` was worked out from; '' where it never was. */
    workedFrom: (): Promise<string> =>
      desk.read(
        async (db) =>
          (await db.selectFrom('supervision_basis').select('basis').executeTakeFirst())?.basis ?? '',
      ),

    /** Makes what is kept the same as these rows, and writes only what differs. */
    keepDues: async (rows: readonly DueRow[], basis: string): Promise<void> => {
      let replaced = false
      await desk.derive(async (tx) => {
        const before = new Map(
          (await tx.selectFrom('supervision_due').selectAll().execute()).map((row) => [row.id, written(row)]),
        )
        const changed = rows.filter((row) => before.get(row.id) !== written(row))
        const wanted = new Set(rows.map(({ id }) => id))
        const gone = [...before.keys()].filter((id) => !wanted.has(id))
        const away = [...gone, ...changed.map(({ id }) => id).filter((id) => before.has(id))]
        replaced = away.length > 0
        for (let at = 0; at < away.length; at += AT_ONCE)
          await tx
            .deleteFrom('supervision_due')
            .where('id', 'in', away.slice(at, at + AT_ONCE))
            .execute()
        for (let at = 0; at < changed.length; at += ROWS_AT_ONCE)
          await tx
            .insertInto('supervision_due')
            .values(changed.slice(at, at + ROWS_AT_ONCE))
            .execute()
        // What is known of a family's supervision goes with the family's file.
        await sql`DELETE FROM supervision_said WHERE kind = 'case'
          AND subject NOT IN (SELECT id FROM case_file)`.execute(tx)
        await sql`DELETE FROM supervision_booked WHERE kind = 'case'
          AND subject NOT IN (SELECT id FROM case_file)`.execute(tx)
        await sql`DELETE FROM supervision_reading WHERE kind = '' AND case_id <> ''
          AND case_id NOT IN (SELECT id FROM case_file)`.execute(tx)
        // That a worker was supervised on that day stays true.
        await sql`UPDATE supervision_reading SET case_id = '' WHERE case_id <> ''
          AND case_id NOT IN (SELECT id FROM case_file)`.execute(tx)
        await tx
          .insertInto('supervision_basis')
          .values({ id: 1, basis })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ basis }))
          .execute()
      })
      // What was said stands in those rows too.
      if (replaced) await desk.forget()
    },

    /** Soonest first. `since`: only what was due on or after a day (ISO), or is not settled. */
    dues: (since = ''): Promise<DueRow[]> =>
      desk.read((db) =>
        db
          .selectFrom('supervision_due')
          .selectAll()
          .where((of) => of.or([of('due', '>=', since), of('state', 'in', ['due', 'booked'])]))
          .orderBy('due')
          .orderBy('id')
          .execute(),
      ),

    /** What is due or booked by a day and held by one of these people; soonest first. */
    openDues: (supervisors: readonly string[], until: string): Promise<DueRow[]> =>
      desk.read((db) =>
        db
          .selectFrom('supervision_due')
          .selectAll()
          .where('supervisor', 'in', [...supervisors])
          .where('due', '<=', until)
          .where('state', 'in', ['due', 'booked'])
          .orderBy('due')
          .orderBy('id')
          .execute(),
      ),

    due: (id: string): Promise<DueRow | undefined> =>
      desk.read((db) => db.selectFrom('supervision_due').selectAll().where('id', '=', id).executeTakeFirst()),

    said: (): Promise<SaidRow[]> =>
      desk.read((db) => db.selectFrom('supervision_said').selectAll().orderBy('at').orderBy('id').execute()),

    /** Adds words about a session that was not held in time. Nothing takes them away again. */
    say: async (said: Omit<SaidRow, 'id' | 'at'>): Promise<void> => {
      const id = desk.newId()
      const trace = { action: 'missed supervision explained', subject: id, detail: said }
      await desk.change(said.by_account, trace, async (tx, at) => {
        await tx
          .insertInto('supervision_said')
          .values({ ...said, id, at })
          .execute()
      })
    },

    /** What one person wrote in their own name in records, from a day (ISO) on; oldest first. */
    statementsBy: (account: string, since: string): Promise<{ recordId: string; statement: Statement }[]> =>
      desk.read(async (db) =>
        (
          await db
            .selectFrom('statement')
            .select(['record_id', 'content'])
            .where('by', '=', account)
            .where('at', '>=', since)
            .orderBy('at')
            .orderBy('id')
            .execute()
        ).map(({ record_id, content }) => ({
          recordId: record_id,
          statement: parsedJson(statementSchema, content),
        })),
      ),

    booked: (): Promise<BookedRow[]> =>
      desk.read((db) => db.selectFrom('supervision_booked').selectAll().execute()),

    /** `day` '' takes it away. */
    book: async (kind: SessionKind, subject: string, day: string, by: string): Promise<void> => {
      const trace = { action: 'supervision booked', subject, detail: { kind, day } }
      await desk.change(by, trace, async (tx, at) => {
        await tx
          .deleteFrom('supervision_booked')
          .where('kind', '=', kind)
          .where('subject', '=', subject)
          .execute()
        if (day)
          await tx
            .insertInto('supervision_booked')
            .values({ kind, subject, day, by_account: by, at })
            .execute()
      })
    },
  }
}

const written = (row: DueRow): string =>
  JSON.stringify(Object.entries(row).sort(([a], [b]) => a.localeCompare(b)))
