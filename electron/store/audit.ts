/** Reading the audit chain: in pieces, so that nobody waits who is typing meanwhile. */
import { sql } from 'kysely'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { AuditRow as NamedRow } from '../../shared/copies/copy.ts'
import { headOf, rowOfDocument, type Tables } from '../workspace/index.ts'
import type { Desk } from './desk.ts'
import { fromRow } from './records.ts'

export type AuditLine = Tables['audit']

/** What is known of the ids that rows name. `line`: a copy's id leads to its record. */
export type Named = {
  records: Map<string, RecordMeta>
  families: Map<string, string>
  lines: Map<string, string>
  /** Records and families that have moved to the child's file: their reference. */
  gone: Map<string, string>
}

/** Rows that are read in one go: a few hundredths of a second. */
const PIECE = 5000
/** How many are looked through for one answer. */
const AT_MOST = 100_000
/** SQLite takes so many values in one query. */
const IDS_AT_ONCE = 500

export function auditOf(desk: Desk) {
  const { raw } = desk.workspace

  /** Rows before `before` (0: from the newest), newest first. */
  const piece = (before: number, person: string, most = PIECE): Promise<AuditLine[]> =>
    desk.alone(() => {
      const from = before === 0 ? Number.MAX_SAFE_INTEGER : before
      return person
        ? raw
            .prepare<[string, number, number], AuditLine>(
              'SELECT * FROM audit WHERE person = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
            )
            .all(person, from, most)
        : raw
            .prepare<[number, number], AuditLine>(
              'SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?',
            )
            .all(from, most)
    })

  return {
    /** The newest row: number 0 and no hash in a chain without any. */
    newest: (): Promise<NamedRow> =>
      desk.alone(() => {
        const { seq, hash } = headOf(raw)
        return { number: seq, hash }
      }),

    /**
     * The newest rows before `before` (0: from the newest on) that `fits` takes, newest first. `next` is where to go on, 0 at
     * the end. Stops at the first row for which `past` says that none further back can fit.
     */
    async find(
      ask: { before: number; person: string; most: number },
      fits: (row: AuditLine) => boolean,
      past: (row: AuditLine) => boolean,
    ): Promise<{ rows: AuditLine[]; next: number }> {
      const rows: AuditLine[] = []
      let before = ask.before
      for (let read = 0; read < AT_MOST; read += PIECE) {
        const some = await piece(before, ask.person)
        for (const row of some) {
          if (past(row)) return { rows, next: 0 }
          before = row.seq
          if (!fits(row)) continue
          rows.push(row)
          if (rows.length === ask.most) return { rows, next: row.seq > 1 ? row.seq : 0 }
        }
        if (some.length < PIECE) return { rows, next: 0 }
      }
      return { rows, next: before }
    },

    /** Every row from one number to another, oldest first, in pieces. */
    async *rows(from: number, to: number): AsyncGenerator<AuditLine[]> {
      for (let first = from; first <= to; first += PIECE) {
        const last = Math.min(to, first + PIECE - 1)
        yield await desk.alone(() =>
          raw
            .prepare<[number, number], AuditLine>(
              'SELECT * FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq',
            )
            .all(first, last),
        )
      }
    },

    /** First and last row of a period of instants (UTC, ISO 8601; '' is open); undefined when there is none in it. */
    within: (from: string, until: string): Promise<{ first: number; last: number } | undefined> =>
      desk.alone(() => {
        const found = raw
          .prepare<{ from: string; until: string }, { first: number | null; last: number | null }>(
            `SELECT min(seq) AS first, max(seq) AS last FROM audit
             WHERE (@from = '' OR at >= @from) AND (@until = '' OR at < @until)`,
          )
          .get({ from, until })
        return found?.first != null && found.last != null
          ? { first: found.first, last: found.last }
          : undefined
      }),

    /** What the ids are that rows name. */
    async named(ids: readonly string[]): Promise<Named> {
      const known: Named = { records: new Map(), families: new Map(), lines: new Map(), gone: new Map() }
      for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
        const some = ids.slice(at, at + IDS_AT_ONCE)
        await desk.read(async (db) => {
          const lines = await db
            .selectFrom('copy_line')
            .select(['id', 'record_id'])
            .where('id', 'in', some)
            .execute()
          for (const { id, record_id } of lines) known.lines.set(id, record_id)
          const all = [...some, ...lines.map(({ record_id }) => record_id)]
          for (const row of await db.selectFrom('record').selectAll().where('id', 'in', all).execute())
            known.records.set(row.id, fromRow(row))
          for (const { id, family_ref } of await db
            .selectFrom('case_file')
            .select(['id', 'family_ref'])
            .where('id', 'in', some)
            .execute())
            known.families.set(id, family_ref)
          for (const { record_id, family_ref } of await db
            .selectFrom('purged_record')
            .select(['record_id', 'family_ref'])
            .where('record_id', 'in', all)
            .execute())
            known.gone.set(record_id, family_ref)
        })
      }
      return known
    },

    /** Every id under which rows name a record or a family (by id or reference): its own, those of its records and copies. */
    async idsAbout(about: string): Promise<Set<string>> {
      return desk.read(async (db) => {
        const families = await db
          .selectFrom('case_file')
          .select('id')
          .where((eb) =>
            eb.or([
              eb('id', '=', about),
              eb(sql<string>`lower(family_ref)`, '=', about.trim().toLowerCase()),
            ]),
          )
          .execute()
        const ids = new Set([about, ...families.map(({ id }) => id)])
        const records = await db
          .selectFrom('record')
          .select('id')
          .where((eb) => eb.or([eb('id', '=', about), eb('case_id', 'in', [...ids])]))
          .execute()
        for (const { id } of records) ids.add(id)
        const lines = await db
          .selectFrom('copy_line')
          .select('id')
          .where('record_id', 'in', [...ids])
          .execute()
        for (const { id } of lines) ids.add(id)
        return ids
      })
    },

    /** How the chain stands to the row that a signed document names. */
    compare: (row: NamedRow, at: string): Promise<{ holds: boolean; says: string }> =>
      desk.alone(() => rowOfDocument(raw, { seq: row.number, hash: row.hash }, at)),

    /** That the trail was taken out; `subject`: from which row to which. */
    exported: (by: string, subject: string): Promise<void> =>
      desk.change(by, { action: 'audit trail exported', subject }, async () => undefined),
  }
}
