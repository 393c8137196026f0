/**
 * What reports count, added up where it is kept. Every measure is one saved query that gives rows of the same shape
 * (`measure-queries.ts`); the adding-up here is the same for all of them. Derived: no row of the audit chain.
 */
import { type Kysely, sql } from 'kysely'
import { addDays, addMonths } from '../../shared/clocks/index.ts'
import { type MeasureFact, type MeasureId, measureIds } from '../../shared/measures/index.ts'
import { textOrder } from '../../shared/text-order.ts'
import type { Tables } from '../workspace/index.ts'
import { ChangesCounted } from './changes-counted.ts'
import type { Desk } from './desk.ts'
import {
  ROWS_AT_ONCE as COUNTED_AT_ONCE,
  ofOneMoment,
  partsOf,
  type Reading,
  rowsOf,
} from './measure-parts.ts'
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

/** `amounts`: every length that was measured; none where they are not asked for. `before`: the period before, as a whole. */
export type MeasureFigures = {
  sums: MeasureSum[]
  amounts: AmountCount[]
  before: { counted: number; met: number }
}

/** `before`: the period that ends on the day before this one begins. */
export type FiguresAsk = MeasureAsk & { before: { from: string; to: string }; amounts: boolean }

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

/** Answers that are kept: some screens and packs of every measure. */
const MOST_KEPT = 300

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

/** Counted already, as long as nothing that counts has changed since: opening a report after the list of all asks the same again. */
class Kept {
  readonly #answers = new Map<string, unknown>()
  #stamp = -1

  /** What was answered to this when everything was as it is now. */
  get<T>(stamp: number, key: string): T | undefined {
    return stamp === this.#stamp ? (this.#answers.get(key) as T | undefined) : undefined
  }

  put(stamp: number, key: string, answer: unknown): void {
    if (stamp !== this.#stamp) this.#answers.clear()
    this.#stamp = stamp
    this.#answers.set(key, answer)
    const [oldest] = this.#answers.keys()
    if (this.#answers.size > MOST_KEPT && oldest !== undefined) this.#answers.delete(oldest)
  }
}

/** Adds up what parts of the same period count. */
class Adding {
  readonly #sums = new Map<string, MeasureSum>()
  readonly #amounts = new Map<string, AmountCount>()
  readonly before = { counted: 0, met: 0 }

  sum(row: MeasureSum): void {
    // The period before is told as a whole.
    const key = JSON.stringify([row.month, row.group])
    const known = row.month === '' ? this.before : this.#sums.get(key)
    if (!known) {
      this.#sums.set(key, { ...row })
      return
    }
    known.counted += row.counted
    known.met += row.met
  }

  amount(row: AmountCount): void {
    const key = JSON.stringify([row.group, row.amount])
    const known = this.#amounts.get(key)
    if (known) known.count += row.count
    else this.#amounts.set(key, { ...row })
  }

  figures(): MeasureFigures {
    const amounts = [...this.#amounts.values()].sort((a, b) => a.amount - b.amount)
    return { sums: [...this.#sums.values()], amounts, before: this.before }
  }
}

async function count(reading: Reading, ask: FiguresAsk): Promise<MeasureFigures> {
  const { db, breath } = reading
  const { id, from, to, before, today } = ask
  const adding = new Adding()
  const sumsOf = async (period: { from: string; to: string }) => {
    for (const part of await partsOf(reading, id, { ...period, today })) {
      const { rows } = await sql<MeasureSum>`
        SELECT CASE WHEN day < ${from} THEN '' ELSE substr(day, 1, 7) END AS month,
          CASE WHEN day < ${from} THEN '' ELSE grp END AS "group", sum(n) AS counted, sum(n * met) AS met
        FROM ${rowsOf(ask, part)} GROUP BY 1, 2`.execute(db)
      for (const row of rows) adding.sum(row)
      await breath()
    }
  }
  // Where each day counts for itself both periods are one.
  if (measureQueries[id].over === 'days') await sumsOf({ from: before.from, to })
  else for (const period of [before, { from, to }]) await sumsOf(period)
  for (const part of ask.amounts ? await partsOf(reading, id, ask) : []) {
    const { rows } = await sql<AmountCount>`
      SELECT grp AS "group", amount, count(*) AS count
      FROM ${rowsOf(ask, part)} AND amount IS NOT NULL GROUP BY grp, amount`.execute(db)
    for (const row of rows) adding.amount(row)
    await breath()
  }
  return adding.figures()
}

type Found = Omit<MeasureLine, 'met'> & { met: number; unit: string }

/** The newest first, and always in the same order. */
const inOrder = (a: Found, b: Found): number =>
  textOrder(b.day, a.day) || textOrder(a.recordId, b.recordId) || textOrder(a.unit, b.unit)

/** Of a period only what is in this month. */
function within(period: { from: string; to: string }, month: string | undefined) {
  if (month === undefined) return period
  const [first, last] = [`${month}-01`, `${month}-31`]
  const from = first > period.from ? first : period.from
  return { from, to: last < period.to ? addDays(addMonths(first, 1), -1) : period.to }
}

async function linesBehind(
  reading: Reading,
  ask: BehindAsk,
): Promise<{ lines: MeasureLine[]; notShown: number }> {
  const { db, breath } = reading
  const { id, from, to, today, most } = ask
  const closed = JSON.stringify(ask.closedTypes)
  const open =
    ask.open === 'all' ? sql`1` : sql`record_id IN (SELECT value FROM json_each(${JSON.stringify(ask.open)}))`
  const shown = sql`CASE WHEN record.id IS NULL THEN ${open} OR counted.case_id <> ''
    WHEN record.type IN (SELECT value FROM json_each(${closed})) THEN ${open} ELSE 1 END`
  const byDays = measureQueries[id].over === 'days'
  const period = byDays ? within({ from, to }, ask.month) : { from, to }
  const parts = await partsOf(reading, id, { ...period, today })
  const found: Found[] = []
  let notShown = 0
  for (const part of parts.reverse()) {
    // Whoever may open everything is told of nothing that is hidden, so that what is older need not be looked at.
    if (byDays && ask.open === 'all' && found.length >= most) break
    const where = [rowsOf(ask, part)]
    if (ask.group !== undefined) where.push(sql`grp = ${ask.group}`)
    if (ask.month !== undefined) where.push(sql`substr(day, 1, 7) = ${ask.month}`)
    if (ask.which !== 'all') where.push(sql`met = ${ask.which === 'met' ? 1 : 0}`)
    const rows = sql`SELECT * FROM ${sql.join(where, sql` AND `)}`
    if (ask.open !== 'all') {
      const hidden = await sql<{ n: number }>`
        SELECT count(*) AS n FROM (${rows}) AS counted LEFT JOIN record ON record.id = counted.record_id
        WHERE NOT (${shown})`.execute(db)
      notShown += hidden.rows[0]?.n ?? 0
      await breath()
    }
    const lines = await sql<Found>`
      SELECT counted.record_id AS "recordId", counted.case_id AS "caseId",
        coalesce(record.family_ref, case_file.family_ref, '') AS "familyRef",
        coalesce(record.title, '') AS title, counted.day AS day, counted.grp AS "group", counted.met AS met,
        counted.amount AS amount, counted.says AS says, counted.unit AS unit
      FROM (${rows}) AS counted
        LEFT JOIN record ON record.id = counted.record_id
        LEFT JOIN case_file ON case_file.id = counted.case_id
      WHERE ${shown}
      ORDER BY counted.day DESC, counted.record_id, counted.unit LIMIT ${most}`.execute(db)
    found.push(...lines.rows)
    await breath()
  }
  const lines = found.sort(inOrder).slice(0, most)
  return { lines: lines.map(({ unit: _unit, met, ...line }) => ({ ...line, met: met === 1 })), notShown }
}

/** @param atOnce rows that are counted before others have their turn */
export const measuresOf = (desk: Desk, atOnce = COUNTED_AT_ONCE) => {
  const changes = new ChangesCounted(desk)
  const kept = new Kept()
  /** What was counted already, or what is counted now. */
  const once = async <T>(key: unknown, work: (reading: Reading) => Promise<T>): Promise<T> => {
    const name = JSON.stringify(key)
    const known = kept.get<T>(await changes.stamp(), name)
    if (known !== undefined) return known
    const { result, stamp } = await ofOneMoment({ desk, changes, atOnce }, work)
    kept.put(stamp, name, result)
    return result
  }
  return {
    /** A period by month and group, and the one before it; nothing where nothing is counted. */
    figures: (ask: FiguresAsk): Promise<MeasureFigures> => once(ask, (reading) => count(reading, ask)),

    /**
     * The cases behind a number, the newest first. `notShown`: rows of records that are closed to whoever asks, and of
     * supervision about no family that nobody has recorded: only how many.
     */
    behind: async (ask: BehindAsk): Promise<{ lines: MeasureLine[]; notShown: number }> =>
      (await ofOneMoment({ desk, changes, atOnce }, (reading) => linesBehind(reading, ask))).result,

    /** Every agency that something is counted for, in the order of the alphabet. */
    agencies: (): Promise<string[]> => once('agencies', agencies),

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
  }
}

async function agencies({ db, breath }: Reading): Promise<string[]> {
  // From one name to the next, without the rows between them.
  const owners = await sql<{ agency: string }>`
    WITH RECURSIVE said (agency) AS (
      SELECT min(agency_said) FROM record_action WHERE agency_said <> ''
      UNION ALL
      SELECT (SELECT min(agency_said) FROM record_action WHERE agency_said <> '' AND agency_said > said.agency)
      FROM said WHERE said.agency IS NOT NULL
    ) SELECT agency FROM said WHERE agency IS NOT NULL`.execute(db)
  const found = new Set(owners.rows.map(({ agency }) => agency))
  for (const id of measureIds) {
    const { rows } = await sql<{ agency: string }>`
      SELECT DISTINCT agency FROM measure_fact WHERE measure = ${id} AND agency <> ''`.execute(db)
    for (const { agency } of rows) found.add(agency)
    await breath()
  }
  return [...found].sort((a, b) => a.localeCompare(b, 'en-GB'))
}
