/**
 * What a measure counts, part by part: the database answers on the one thread on which everything else is answered too, and
 * whoever is typing must not wait until a whole service has been counted.
 */
import { type Kysely, sql } from 'kysely'
import { addDays } from '../../shared/clocks/index.ts'
import type { MeasureId } from '../../shared/measures/index.ts'
import type { Tables } from '../workspace/index.ts'
import type { ChangesCounted } from './changes-counted.ts'
import { breath, type Desk } from './desk.ts'
import { type Asked, type Families, measureQueries } from './measure-queries.ts'

/** Rows that are gone over at once: some milliseconds, and some tens of them while their pages come from the disk. */
export const ROWS_AT_ONCE = 3_000

type Period = Pick<Asked, 'from' | 'to' | 'families' | 'drafts'>

/** Lets everything that waits have its turn. */
type Breath = () => Promise<void>
const withoutBreath: Breath = async () => undefined

/**
 * What comes of reading in parts, as of one moment: where something that counts has changed between two of them it is read
 * again without a pause. `stamp` names the moment.
 */
export async function ofOneMoment<T>(
  { desk, changes, atOnce }: { desk: Desk; changes: ChangesCounted; atOnce: number },
  work: (reading: Reading) => Promise<T>,
): Promise<{ result: T; stamp: number }> {
  const stamp = await changes.stamp()
  const result = await desk.read((db) => work({ db, breath, atOnce }))
  if ((await changes.stamp()) === stamp) return { result, stamp }
  // With the connection in hand nobody else is answered in between.
  return desk.read((db) =>
    db.connection().execute(async (one) => ({
      stamp: await changes.stampBy(one),
      result: await work({ db: one, breath: withoutBreath, atOnce }),
    })),
  )
}

/** With what parts are read: the connection, the pause between two of them, and how many rows are in one, more or less. */
export type Reading = { db: Kysely<Tables>; breath: Breath; atOnce: number }

/** The parts of a period in which a measure is counted, in order; together they are the period, and none overlaps. */
export async function partsOf(
  { db, breath, atOnce }: Reading,
  id: MeasureId,
  { from, to, today }: Asked,
): Promise<Period[]> {
  const { over, stop, withoutDrafts } = measureQueries[id]
  if (!stop) return [{ from, to }]
  const next = async (asked: Asked): Promise<string | undefined> => {
    const { rows } = await stop({ ...asked, skip: atOnce }).execute(db)
    await breath()
    return rows[0]?.at
  }
  const parts =
    over === 'days'
      ? await inDays(from, to, (day) => next({ from: day, to, today }))
      : await inFamilies(from, to, (families) => next({ from, to, today, families }))
  if (!withoutDrafts) return parts
  const drafts = await draftsIn(db)
  await breath()
  return parts.map((part) => ({ ...part, drafts }))
}

async function draftsIn(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ ids: string }>`
    SELECT json_group_array(id) AS ids FROM record WHERE state <> 'signed'`.execute(db)
  return rows[0]?.ids ?? '[]'
}

async function inDays(
  from: string,
  to: string,
  next: (from: string) => Promise<string | undefined>,
): Promise<Period[]> {
  const parts: Period[] = []
  for (let day = from; ; ) {
    const stop = await next(day)
    // What a single day counts stays together.
    const last = stop === undefined ? to : stop === day ? day : addDays(stop, -1)
    parts.push({ from: day, to: last })
    if (last >= to) return parts
    day = addDays(last, 1)
  }
}

async function inFamilies(
  from: string,
  to: string,
  next: (families: Families) => Promise<string | undefined>,
): Promise<Period[]> {
  const parts: Period[] = [{ from, to, families: 'none' }]
  for (let after: string | undefined; ; ) {
    const upTo = await next(after === undefined ? {} : { after })
    const begun = after === undefined ? {} : { after }
    parts.push({ from, to, families: upTo === undefined ? begun : { ...begun, upTo } })
    if (upTo === undefined) return parts
    after = upTo
  }
}

/** The rows that count, within a part of a period, a team and an agency. */
export function rowsOf(
  { id, team, agency, today }: { id: MeasureId; team: string; agency: string; today: string },
  { from, to, ...part }: Period,
) {
  const conditions = [sql`day BETWEEN ${from} AND ${to}`]
  if (team) conditions.push(sql`team = ${team}`)
  if (agency) conditions.push(sql`agency = ${agency}`)
  const rows = measureQueries[id].rows({ ...part, from, to, today })
  return sql`(${rows}) AS counted WHERE ${sql.join(conditions, sql` AND `)}`
}
