/** What retention knows of a record or a family, as it stands in the tables at one moment: what a plan to purge is made of. */
import { type Kysely, sql } from 'kysely'
import { caseContentSchema } from '../../shared/cases/index.ts'
import type { MeetingType } from '../../shared/minutes/index.ts'
import type { Going, KeptFile, KeptVersion, OpenThing } from '../../shared/retention/index.ts'
import { hashOf, type Tables } from '../workspace/index.ts'
import { notFound, parsedJson } from './desk.ts'
import { recordTables } from './record-tables.ts'

type Db = Kysely<Tables>

export type Transfer = { reference: string; onDate: string; byName: string; at: string }
export type Hold = {
  id: string
  kind: 'record' | 'case'
  subject: string
  reason: string
  byName: string
  at: string
}

/** A record as retention knows it: no title, because people write names into titles. */
export type RetentionRow = {
  recordId: string
  caseId: string
  type: MeetingType
  familyRef: string
  date: string
  version: string
  signed: boolean
  createdBy: string
  transfer: Transfer | null
  holds: Hold[]
  open: OpenThing[]
  familyHere: number
}

export type RetentionCase = {
  caseId: string
  familyRef: string
  records: number
  purged: number
  transfer: Transfer | null
  holds: Hold[]
}

/** What a plan is made of, as it stands in the tables at one moment. */
export type RecordState = {
  row: RetentionRow
  going: Going[]
  versions: KeptVersion[]
  files: KeptFile[]
  proof: number
  chronologyEvents: number
  caseChangedAt: string
}
export type CaseState = { row: RetentionCase; going: Going[]; content: string }

const transferOf = (row: Tables['file_transfer'] | undefined): Transfer | null =>
  row ? { reference: row.reference, onDate: row.on_date, byName: row.by_name, at: row.at } : null

const holdOf = (row: Tables['legal_hold']): Hold => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  reason: row.reason,
  byName: row.by_name,
  at: row.at,
})

const inForce = async (db: Db) => ({
  transfers: await db.selectFrom('file_transfer').selectAll().where('withdrawn_at', '=', '').execute(),
  holds: (
    await db.selectFrom('legal_hold').selectAll().where('lifted_at', '=', '').orderBy('at').execute()
  ).map(holdOf),
})

/** How many things of each kind are not settled, for every signed record or for one. */
async function openThings(db: Db, recordId?: string): Promise<Map<string, OpenThing[]>> {
  const only = (column: string) => (recordId === undefined ? sql`1` : sql`${sql.ref(column)} = ${recordId}`)
  const { rows } = await sql<{ id: string; kind: OpenThing['kind']; n: number }>`
    SELECT place.record_id AS id, 'countersignature' AS kind, count(*) AS n
      FROM countersign_place place JOIN record ON record.id = place.record_id AND record.version = place.version
      LEFT JOIN countersignature done ON done.record_id = place.record_id AND done.version = place.version
        AND done.place = place.place
      WHERE done.id IS NULL AND ${only('place.record_id')} GROUP BY place.record_id
    UNION ALL
    SELECT request.record_id, 'correction', count(*) FROM correction_request request
      LEFT JOIN correction_outcome outcome ON outcome.request_id = request.id
      WHERE outcome.request_id IS NULL AND ${only('request.record_id')} GROUP BY request.record_id
    UNION ALL
    SELECT withdrawal.record_id, 'withdrawal', count(*) FROM withdrawal
      WHERE NOT EXISTS (SELECT 1 FROM withdrawal_step step
        WHERE step.withdrawal_id = withdrawal.id AND step.step IN ('dropped', 'replaced'))
        AND ${only('withdrawal.record_id')} GROUP BY withdrawal.record_id
    UNION ALL
    SELECT copy_line.record_id, 'required copy', count(*)
      FROM copy_line JOIN copy_now ON copy_now.line_id = copy_line.id
      WHERE copy_line.required = 1 AND copy_now.replaced = 0 AND copy_now.exception = 0
        AND (copy_now.sent_at = '' OR copy_now.reached IN ('returned', 'failed', 'recalled'))
        AND ${only('copy_line.record_id')} GROUP BY copy_line.record_id
    UNION ALL
    SELECT record_id, 'action', count(*) FROM record_action
      WHERE head = 'open' AND ${only('record_id')} GROUP BY record_id
    UNION ALL
    SELECT record_id, 'clock', count(*) FROM record_clock
      WHERE newest = 1 AND settled = 0 AND due <> '' AND ${only('record_id')} GROUP BY record_id
    UNION ALL
    SELECT record.id, 'newest', 1 FROM record
      WHERE record.case_id IS NOT NULL AND record.state = 'signed' AND ${only('record.id')}
        AND NOT EXISTS (SELECT 1 FROM record other WHERE other.case_id = record.case_id AND other.id <> record.id
          AND other.date >= record.date)`.execute(db)
  const found = new Map<string, OpenThing[]>()
  for (const { id, kind, n } of rows) found.set(id, [...(found.get(id) ?? []), { kind, count: Number(n) }])
  return found
}

export async function rowsOf(db: Db, recordId?: string): Promise<RetentionRow[]> {
  let query = db
    .selectFrom('record')
    .select(['id', 'case_id', 'type', 'family_ref', 'date', 'version', 'state', 'created_by'])
  if (recordId !== undefined) query = query.where('id', '=', recordId)
  const records = await query.orderBy('date').orderBy('id').execute()
  const { transfers, holds } = await inForce(db)
  const open = await openThings(db, recordId)
  const beside = await db
    .selectFrom('record')
    .select(['case_id', 'id', 'type'])
    .where('case_id', 'is not', null)
    .where('type', '<>', 'HRR')
    .execute()
  const families = Map.groupBy(beside, (one) => one.case_id ?? '')
  return records.map((row) => ({
    recordId: row.id,
    caseId: row.case_id ?? '',
    type: row.type as MeetingType,
    familyRef: row.family_ref,
    date: row.date,
    version: row.version,
    signed: row.state === 'signed',
    createdBy: row.created_by,
    transfer: transferOf(transfers.find((one) => one.kind === 'record' && one.subject === row.id)),
    holds: holds.filter(
      (one) =>
        (one.kind === 'record' && one.subject === row.id) ||
        (one.kind === 'case' && row.case_id !== null && one.subject === row.case_id),
    ),
    open: open.get(row.id) ?? [],
    familyHere: (families.get(row.case_id ?? '') ?? []).filter(({ id }) => id !== row.id).length,
  }))
}

export async function casesOf(db: Db, caseId?: string): Promise<RetentionCase[]> {
  let query = db
    .selectFrom('case_file')
    .select(['id', 'family_ref'])
    .select((eb) => [
      eb
        .selectFrom('record')
        .whereRef('record.case_id', '=', 'case_file.id')
        .select((inner) => inner.fn.countAll().as('n'))
        .as('records'),
      eb
        .selectFrom('purged_record')
        .whereRef('purged_record.case_id', '=', 'case_file.id')
        .select((inner) => inner.fn.countAll().as('n'))
        .as('purged'),
      // One that was thrown away may be brought back: its family is still needed here.
      eb
        .selectFrom('thrown_away')
        .whereRef('thrown_away.case_id', '=', 'case_file.id')
        .select((inner) => inner.fn.countAll().as('n'))
        .as('thrownAway'),
    ])
  if (caseId !== undefined) query = query.where('id', '=', caseId)
  const { transfers, holds } = await inForce(db)
  return (await query.orderBy('family_ref').orderBy('id').execute()).map((row) => ({
    caseId: row.id,
    familyRef: row.family_ref,
    records: Number(row.records ?? 0) + Number(row.thrownAway ?? 0),
    purged: Number(row.purged ?? 0),
    transfer: transferOf(transfers.find((one) => one.kind === 'case' && one.subject === row.id)),
    holds: holds.filter((one) => one.kind === 'case' && one.subject === row.id),
  }))
}

/** What goes of a record, by kind of thing. */
async function goingOf(db: Db, recordId: string): Promise<Going[]> {
  const going = new Map<string, Going>()
  for (const { table, what, where, bytes } of recordTables) {
    const { rows } = await sql<{ n: number; bytes: number }>`
      SELECT count(*) AS n, coalesce(sum(${sql.raw(bytes)}), 0) AS bytes FROM ${sql.table(table)}
      WHERE ${where(recordId)}`.execute(db)
    const found = going.get(what) ?? { what, count: 0, bytes: 0 }
    going.set(what, {
      what,
      count: found.count + Number(rows[0]?.n ?? 0),
      bytes: found.bytes + Number(rows[0]?.bytes ?? 0),
    })
  }
  return [...going.values()].filter(({ count }) => count > 0)
}

const hashes = async (db: Db, recordId: string): Promise<KeptFile[]> => {
  const { rows } = await sql<KeptFile>`
    SELECT kind, version, sha256 FROM signed_file WHERE record_id = ${recordId}
    UNION SELECT 'countersigned, ' || signed_file.kind, countersigned_file.version, countersigned_file.sha256
      FROM countersigned_file JOIN signed_file USING (record_id, version, recipient_id) WHERE record_id = ${recordId}
    UNION SELECT paper, version, sha256 FROM letter WHERE record_id = ${recordId}
    UNION SELECT item, version, sha256 FROM correction_file WHERE record_id = ${recordId}
    ORDER BY 1, 2, 3`.execute(db)
  return rows.map(({ kind, version, sha256 }) => ({ kind, version, sha256 }))
}

const proofOf = async (db: Db, recordId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM copy_line WHERE record_id = ${recordId}`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

async function recordState(db: Db, recordId: string): Promise<RecordState> {
  const [row] = await rowsOf(db, recordId)
  if (!row) throw notFound('One of these records')
  const versions = await db
    .selectFrom('signed_version')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('signed_at')
    .orderBy('version')
    .execute()
  const family = row.caseId
    ? await db.selectFrom('case_file').selectAll().where('id', '=', row.caseId).executeTakeFirst()
    : undefined
  const chronology = family ? parsedJson(caseContentSchema, family.content).chronology : []
  return {
    row,
    going: await goingOf(db, recordId),
    versions: versions.map((one) => ({
      version: one.version,
      sha256: one.sha256,
      signedAt: one.signed_at,
      role: one.role,
      ruleSet: one.rule_set,
      appVersion: one.app_version,
    })),
    files: await hashes(db, recordId),
    proof: await proofOf(db, recordId),
    chronologyEvents: chronology.filter((event) => event.recordId === recordId).length,
    caseChangedAt: family?.changed_at ?? '',
  }
}

async function caseState(db: Db, caseId: string): Promise<CaseState> {
  const [row] = await casesOf(db, caseId)
  const stored = await db.selectFrom('case_file').selectAll().where('id', '=', caseId).executeTakeFirst()
  if (!row || !stored) throw notFound('One of these families')
  const content = parsedJson(caseContentSchema, stored.content)
  const things: [what: string, rows: readonly unknown[]][] = [
    ['children', content.children],
    ['people', content.people],
    ['events of the chronology', content.chronology],
    ['appointments', content.appointments],
    [
      'other entries',
      [
        content.household,
        content.otherNames,
        content.numbers,
        content.relationships,
        content.statuses,
        content.agencies,
      ].flat(),
    ],
  ]
  const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))
  return {
    row,
    going: things
      .map(([what, rows]) => ({ what, count: rows.length, bytes: rows.length > 0 ? bytes(rows) : 0 }))
      .filter(({ count }) => count > 0),
    content: stored.content,
  }
}

export type States = { records: RecordState[]; cases: CaseState[] }

export async function statesIn(
  db: Db,
  recordIds: readonly string[],
  caseIds: readonly string[],
): Promise<States> {
  const records: RecordState[] = []
  for (const id of recordIds) records.push(await recordState(db, id))
  const cases: CaseState[] = []
  for (const id of caseIds) cases.push(await caseState(db, id))
  return { records, cases }
}

/** The same for the same state of the tables. */
export const stated = (states: States): string => hashOf(states)
