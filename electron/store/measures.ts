/**
 * What reports count, added up where it is kept. Every measure is one saved query that gives rows of the same shape
 * (`measure-queries.ts`); the adding-up here is the same for all of them. Derived: no row of the audit chain.
 */
import { type Kysely, sql } from 'kysely'
import type { MeasureFact, MeasureId } from '../../shared/measures/index.ts'
import type { Tables } from '../workspace/index.ts'
import type { Desk } from './desk.ts'
import { measureQueries } from './measure-queries.ts'

/** What one signed record counts, and for whom. */
export type KeptMeasures = {
  caseId: string
  /** Account of whoever leads the work on the family, and their team. */
  lead: string
  team: string
  /** ISO day from which it counts in another way; '' for never. */
  againOn: string
  facts: readonly (MeasureFact & { agency: string })[]
}

/** ISO days, both included; `team` and `agency`: '' for all. `today`: what is due later is not due yet. */
export type MeasureAsk = {
  id: MeasureId
  from: string
  to: string
  team: string
  agency: string
  today: string
}

/** `month`: `2026-09`. */
export type MeasureSum = { month: string; group: string; counted: number; met: number }
/** How often a length was measured. */
export type AmountCount = { group: string; amount: number; count: number }

export type MeasureLine = {
  recordId: string
  caseId: string
  familyRef: string
  title: string
  day: string
  group: string
  met: boolean
  amount: number | null
  says: string
}

/** Which of the cases behind a number are asked for, and which of them somebody may see. */
export type BehindAsk = MeasureAsk & {
  group?: string
  /** A month of the period: what counts is still decided by the whole of it. */
  month?: string
  which: 'all' | 'met' | 'not met'
  /** Types of records that are not open to everybody, and those of them that are open to whoever asks. */
  closedTypes: readonly string[]
  open: 'all' | readonly string[]
  most: number
}

const ROWS_AT_ONCE = 100

/** Within the transaction that keeps everything else that is known of a record. Undefined: it counts nothing. */
export async function putMeasures(
  tx: Kysely<Tables>,
  recordId: string,
  kept: KeptMeasures | undefined,
): Promise<void> {
  await tx.deleteFrom('measure_fact').where('record_id', '=', recordId).execute()
  await tx.deleteFrom('measure_record').where('record_id', '=', recordId).execute()
  if (!kept) return
  const { caseId, lead, team, againOn } = kept
  await tx
    .insertInto('measure_record')
    .values({ record_id: recordId, case_id: caseId, lead, team, again_on: againOn })
    .execute()
  const rows = kept.facts.map((fact, place) => ({
    record_id: recordId,
    measure: fact.measure,
    place,
    day: fact.day,
    unit: fact.unit,
    met: fact.met,
    grp: fact.group,
    amount: fact.amount,
    says: fact.says,
    team,
    agency: fact.agency,
    case_id: caseId,
  }))
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await tx
      .insertInto('measure_fact')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute()
}

/** The rows that count, within a period, a team and an agency. */
function rowsOf(ask: MeasureAsk) {
  const { id, from, to, team, agency } = ask
  const conditions = [sql`day BETWEEN ${from} AND ${to}`]
  if (team) conditions.push(sql`team = ${team}`)
  if (agency) conditions.push(sql`agency = ${agency}`)
  return sql`(${measureQueries[id].rows(ask)}) AS counted WHERE ${sql.join(conditions, sql` AND `)}`
}

export const measuresOf = (desk: Desk) => ({
  /** By month and group; nothing where nothing is counted. */
  sums: (ask: MeasureAsk): Promise<MeasureSum[]> =>
    desk.read(async (db) => {
      const { rows } = await sql<MeasureSum>`
        SELECT substr(day, 1, 7) AS month, grp AS "group", sum(n) AS counted, sum(n * met) AS met
        FROM ${rowsOf(ask)} GROUP BY substr(day, 1, 7), grp`.execute(db)
      return rows
    }),

  /** Every length that was measured, by group. */
  amounts: (ask: MeasureAsk): Promise<AmountCount[]> =>
    desk.read(async (db) => {
      const { rows } = await sql<AmountCount>`
        SELECT grp AS "group", amount, count(*) AS count
        FROM ${rowsOf(ask)} AND amount IS NOT NULL GROUP BY grp, amount ORDER BY amount`.execute(db)
      return rows
    }),

  /** The period as a whole. */
  total: (ask: MeasureAsk): Promise<{ counted: number; met: number }> =>
    desk.read(async (db) => {
      const { rows } = await sql<{ counted: number; met: number }>`
        SELECT coalesce(sum(n), 0) AS counted, coalesce(sum(n * met), 0) AS met
        FROM ${rowsOf(ask)}`.execute(db)
      return rows[0] ?? { counted: 0, met: 0 }
    }),

  /**
   * The cases behind a number, the newest first. `notShown`: rows of records that are closed to whoever asks, and of
   * supervision about no family that nobody has recorded: only how many.
   */
  behind: (ask: BehindAsk): Promise<{ lines: MeasureLine[]; notShown: number }> =>
    desk.read(async (db) => {
      const closed = JSON.stringify(ask.closedTypes)
      const open =
        ask.open === 'all'
          ? sql`1`
          : sql`record_id IN (SELECT value FROM json_each(${JSON.stringify(ask.open)}))`
      const where = [rowsOf(ask)]
      if (ask.group !== undefined) where.push(sql`grp = ${ask.group}`)
      if (ask.month !== undefined) where.push(sql`substr(day, 1, 7) = ${ask.month}`)
      if (ask.which !== 'all') where.push(sql`met = ${ask.which === 'met' ? 1 : 0}`)
      const rows = sql`SELECT * FROM ${sql.join(where, sql` AND `)}`
      const shown = sql`CASE WHEN record.id IS NULL THEN ${open} OR counted.case_id <> ''
        WHEN record.type IN (SELECT value FROM json_each(${closed})) THEN ${open} ELSE 1 END`
      // From whoever may open everything nothing is hidden, and it is not counted a second time.
      const hidden =
        ask.open === 'all'
          ? undefined
          : await sql<{ n: number }>`
              SELECT count(*) AS n FROM (${rows}) AS counted LEFT JOIN record ON record.id = counted.record_id
              WHERE NOT (${shown})`.execute(db)
      const found = await sql<Omit<MeasureLine, 'met'> & { met: number }>`
        SELECT counted.record_id AS "recordId", counted.case_id AS "caseId",
          coalesce(record.family_ref, case_file.family_ref, '') AS "familyRef",
          coalesce(record.title, '') AS title, counted.day AS day, counted.grp AS "group", counted.met AS met,
          counted.amount AS amount, counted.says AS says
        FROM (${rows}) AS counted
          LEFT JOIN record ON record.id = counted.record_id
          LEFT JOIN case_file ON case_file.id = counted.case_id
        WHERE ${shown}
        ORDER BY counted.day DESC, counted.record_id, counted.unit LIMIT ${ask.most}`.execute(db)
      return {
        lines: found.rows.map((row) => ({ ...row, met: row.met === 1 })),
        notShown: hidden?.rows[0]?.n ?? 0,
      }
    }),

  /** Every agency that something is counted for, in the order of the alphabet. */
  agencies: (): Promise<string[]> =>
    desk.read(async (db) => {
      const { rows } = await sql<{ agency: string }>`
        SELECT DISTINCT agency FROM measure_fact WHERE agency <> ''
        UNION SELECT DISTINCT agency_said FROM record_action WHERE agency_said <> ''`.execute(db)
      return rows.map(({ agency }) => agency).sort((a, b) => a.localeCompare(b, 'en-GB'))
    }),

  /** Somebody is in another team: what they lead counts for it from now on. */
  moved: (lead: string, team: string): Promise<void> =>
    desk.derive(async (tx) => {
      await tx
        .updateTable('measure_fact')
        .set({ team })
        .where('record_id', 'in', (of) =>
          of.selectFrom('measure_record').select('record_id').where('lead', '=', lead),
        )
        .execute()
      await tx.updateTable('measure_record').set({ team }).where('lead', '=', lead).execute()
    }),
})
