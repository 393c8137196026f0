/**
 * Records that have moved to the child's file: what was confirmed, what is on hold, and the purge itself. A purge is one
 * transaction: its certificate, what stays of each record, and everything that goes, or nothing of it.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { caseContentSchema } from '../../shared/cases/index.ts'
import type { MeetingType } from '../../shared/minutes/index.ts'
import {
  type Going,
  type HeldBackup,
  type KeptFile,
  type KeptVersion,
  type OpenThing,
  type PurgePlan,
  type RetentionRule,
  retentionRuleSchema,
} from '../../shared/retention/index.ts'
import { Problem } from '../problem.ts'
import { forgetJournal, hashOf, type Tables } from '../workspace/index.ts'
import { caseOfRow } from './cases.ts'
import { type Desk, notFound, parsedJson } from './desk.ts'
import { forgetCase, forgetText, indexCase } from './search.ts'

export type Subject = { kind: 'record' | 'case'; id: string }

type Db = Kysely<Tables>

const size = (column: string): string => `length(CAST(${column} AS BLOB))`
type Where = (recordId: string) => RawBuilder<unknown>
const ofRecord: Where = (recordId) => sql`record_id = ${recordId}`
/** Rows that name something of the record and not the record itself. */
const below =
  (column: string, parent: string): Where =>
  (recordId) =>
    sql`${sql.ref(column)} IN (SELECT id FROM ${sql.table(parent)} WHERE record_id = ${recordId})`

/**
 * Everything that belongs to a record, in the order in which it may be deleted: what points at something goes before it.
 * `what`: how it is told to people; several tables may be one thing to them.
 */
const events = below('line_id', 'copy_line')
export const recordTables: readonly { table: string; what: string; where: Where; bytes: string }[] = [
  { table: 'copy_password', what: 'passwords of protected copies', where: events, bytes: size('password') },
  {
    table: 'copy_event',
    what: 'notes on sending, with names and addresses',
    where: events,
    bytes: size('address || note || reference'),
  },
  { table: 'copy_now', what: 'entries in lists', where: ofRecord, bytes: size('address || files') },
  {
    table: 'copy_line',
    what: 'copies to be sent',
    where: ofRecord,
    bytes: size('name || address || file_name'),
  },
  { table: 'copy_record', what: 'entries in lists', where: ofRecord, bytes: size('version') },
  { table: 'copy_check', what: 'confirmations by a second person', where: ofRecord, bytes: size('note') },
  { table: 'countersigned_file', what: 'countersigned files', where: ofRecord, bytes: 'length(bytes)' },
  { table: 'countersignature', what: 'countersignatures', where: ofRecord, bytes: size('name || how') },
  { table: 'countersign_place', what: 'countersignatures asked for', where: ofRecord, bytes: size('people') },
  {
    table: 'letter_check',
    what: 'confirmations by a second person',
    where: below('letter_id', 'letter'),
    bytes: size('note'),
  },
  { table: 'letter', what: 'signed letters', where: ofRecord, bytes: 'length(bytes)' },
  {
    table: 'correction_check',
    what: 'confirmations by a second person',
    where: below('file_id', 'correction_file'),
    bytes: size('note'),
  },
  {
    table: 'correction_file',
    what: 'addenda and letters about corrections',
    where: ofRecord,
    bytes: 'length(bytes)',
  },
  {
    table: 'correction_outcome',
    what: 'outcomes of corrections',
    where: below('request_id', 'correction_request'),
    bytes: size('content'),
  },
  { table: 'addendum', what: 'addenda', where: ofRecord, bytes: size('requests') },
  { table: 'correction_request', what: 'requests for corrections', where: ofRecord, bytes: size('content') },
  {
    table: 'withdrawal_step',
    what: 'steps of withdrawals',
    where: below('withdrawal_id', 'withdrawal'),
    bytes: size('note'),
  },
  { table: 'withdrawal', what: 'withdrawals', where: ofRecord, bytes: size('reason || marks') },
  { table: 'old_version_opening', what: 'openings of old versions', where: ofRecord, bytes: size('reason') },
  { table: 'statement', what: 'statements', where: ofRecord, bytes: size('content') },
  { table: 'draft_update', what: 'saved changes of the draft', where: ofRecord, bytes: 'length(bytes)' },
  { table: 'draft_snapshot', what: 'saved drafts', where: ofRecord, bytes: 'length(bytes)' },
  { table: 'draft_move', what: 'moves between families', where: ofRecord, bytes: size('undo') },
  { table: 'fact_state', what: 'entries in lists', where: ofRecord, bytes: size('parties || look_at') },
  {
    table: 'record_action',
    what: 'entries in lists',
    where: ofRecord,
    bytes: size('what || measure || outcome || owner'),
  },
  { table: 'record_clock', what: 'entries in lists', where: ofRecord, bytes: size('title || about_name') },
  { table: 'record_disagreement', what: 'entries in lists', where: ofRecord, bytes: size('content') },
  { table: 'measure_fact', what: 'entries in reports', where: ofRecord, bytes: size('unit || grp || says') },
  { table: 'measure_record', what: 'entries in reports', where: ofRecord, bytes: size('lead || team') },
  { table: 'learning_use', what: 'entries in lists', where: ofRecord, bytes: size('title') },
  { table: 'learning_note', what: 'entries in lists', where: ofRecord, bytes: size('record_id') },
  { table: 'signed_file', what: 'signed files', where: ofRecord, bytes: 'length(bytes)' },
  {
    table: 'signed_version',
    what: 'signed texts',
    where: ofRecord,
    bytes: size('canonical_json || findings || rules_json || template_json'),
  },
]

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

export type PurgeLine = {
  id: string
  at: string
  byName: string
  role: string
  records: number
  cases: number
  fileName: string
  sha256: string
  cleanedAt: string
  backups: (HeldBackup & { goneAt: string })[]
}

export type GoneRecord = {
  recordId: string
  caseId: string
  type: MeetingType
  familyRef: string
  date: string
  version: string
  reference: string
  purgeId: string
  purgedAt: string
}

/** `changes`: families whose chronology takes over what would be lost, as they were and as they are to be. */
export type NewPurge = {
  id: string
  at: string
  by: { account: string; name: string; role: string }
  rule: RetentionRule
  plan: PurgePlan
  /** As `statesOf` gave it when the plan was made: anything else now, and nothing is purged. */
  stated: string
  changes: { id: string; changedAt: string; content: string }[]
  certificate: { fileName: string; bytes: Uint8Array; sha256: string }
}

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

async function rowsOf(db: Db, recordId?: string): Promise<RetentionRow[]> {
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

async function casesOf(db: Db, caseId?: string): Promise<RetentionCase[]> {
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

/** Numbers of a carrier or a mail server. Everything else that stands there may be somebody's name. */
const namelessProof = new Set(['message id', 'tracking number'])

/** What is kept of each copy that was to be sent: which file, for which part, and when it was sent and proven. */
async function keepProof(tx: Db, recordId: string): Promise<void> {
  const lines = await tx.selectFrom('copy_line').selectAll().where('record_id', '=', recordId).execute()
  for (const line of lines) {
    const events = await tx
      .selectFrom('copy_event')
      .selectAll()
      .where('line_id', '=', line.id)
      .orderBy('seq')
      .execute()
    await tx
      .insertInto('purged_copy')
      .values({
        id: line.id,
        record_id: recordId,
        item: line.item,
        version: line.version,
        sha256: line.sha256,
        kind: line.kind,
        role: line.role,
        agency: line.agency,
        required: line.required,
        events: JSON.stringify(
          events.map(
            ({ kind, at, noted, by_account, method, proof, reference, receipt_sha256, file_sha256 }) => ({
              kind,
              at,
              noted,
              by: by_account,
              method,
              proof,
              reference: namelessProof.has(proof) ? reference : '',
              receipt: receipt_sha256,
              file: file_sha256,
            }),
          ),
        ),
      })
      .execute()
    for (const { receipt_sha256: sha256 } of events)
      if (sha256 !== '')
        await tx
          .insertInto('purged_receipt')
          .values({ sha256, record_id: recordId })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
  }
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

async function statesIn(db: Db, recordIds: readonly string[], caseIds: readonly string[]): Promise<States> {
  const records: RecordState[] = []
  for (const id of recordIds) records.push(await recordState(db, id))
  const cases: CaseState[] = []
  for (const id of caseIds) cases.push(await caseState(db, id))
  return { records, cases }
}

/** The same for the same state of the tables. */
export const stated = (states: States): string => hashOf(states)

const changedMeanwhile = (): Problem =>
  new Problem(
    'conflict',
    'Something has changed since you looked at this.',
    'Nothing was purged.',
    'Look at it again, and confirm what it says then.',
  )

/** In an import that can be taken back stands how a family was before: that goes with the family. */
const keptInBatch = z.array(z.looseObject({ id: z.string() }))

async function deleteRecord(tx: Db, recordId: string): Promise<void> {
  await keepProof(tx, recordId)
  await forgetText(tx, recordId)
  for (const { table, where } of recordTables) {
    await sql`DELETE FROM ${sql.table(table)} WHERE ${where(recordId)}`.execute(tx)
  }
  await sql`DELETE FROM copy_receipt WHERE sha256 IN (SELECT sha256 FROM purged_receipt WHERE record_id = ${recordId})
    AND sha256 NOT IN (SELECT receipt_sha256 FROM copy_event)`.execute(tx)
  await tx.deleteFrom('record').where('id', '=', recordId).execute()
  await tx.deleteFrom('legal_hold').where('kind', '=', 'record').where('subject', '=', recordId).execute()
}

async function deleteCase(tx: Db, caseId: string): Promise<void> {
  await forgetCase(tx, caseId)
  const batches = await tx.selectFrom('import_batch').select(['id', 'before']).execute()
  for (const { id, before } of batches) {
    const all = parsedJson(keptInBatch, before)
    const left = all.filter((one) => one.id !== caseId)
    if (left.length < all.length)
      await tx
        .updateTable('import_batch')
        .set({ before: JSON.stringify(left) })
        .where('id', '=', id)
        .execute()
  }
  await tx.deleteFrom('case_file').where('id', '=', caseId).execute()
  await tx.deleteFrom('legal_hold').where('kind', '=', 'case').where('subject', '=', caseId).execute()
}

async function takeOver(tx: Db, change: NewPurge['changes'][number], at: string): Promise<void> {
  const row = await tx
    .updateTable('case_file')
    .set({ content: change.content, changed_at: at })
    .where('id', '=', change.id)
    .where('changed_at', '=', change.changedAt)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw changedMeanwhile()
  await indexCase(tx, caseOfRow(row))
}

/** Is there a legal hold on this record, or on its family? */
export async function isOnHold(
  db: Db,
  { recordId, caseId }: { recordId: string; caseId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('legal_hold')
    .select('id')
    .where('lifted_at', '=', '')
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'record'), eb('subject', '=', recordId)]),
        eb.and([eb('kind', '=', 'case'), eb('subject', '=', caseId)]),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

export const onHold = (): Problem =>
  new Problem(
    'blocked',
    'This is on legal hold, so nothing of it is deleted.',
    'Nothing has been changed.',
    'Who set the hold and why is under Settings, Retention.',
  )

/** What is said of a record that was purged; undefined for one that never was here. */
export async function movedAway(db: Db, recordId: string): Promise<Problem | undefined> {
  const row = await db
    .selectFrom('purged_record')
    .select(['reference', 'purge_id'])
    .where('record_id', '=', recordId)
    .executeTakeFirst()
  return (
    row &&
    new Problem(
      'not found',
      'This record has moved to the child’s file and is no longer kept here.',
      `It is in the child’s file under ${row.reference}.`,
      `Its certificate of destruction is ${row.purge_id}, under Settings, Retention.`,
    )
  )
}

const countsSchema = z.strictObject({ records: z.number(), cases: z.number() })

export function retentionOf(desk: Desk) {
  const clean = async (): Promise<void> => {
    const at = desk.instant()
    await desk.alone((raw) => {
      const due = raw.prepare<[], { id: string }>(`SELECT id FROM purge WHERE cleaned_at = ''`).all()
      if (due.length === 0) return
      // The lists of words are written anew: a word that nothing holds any more may still mark where a page of them begins.
      raw.exec(`INSERT INTO search_word (search_word) VALUES ('optimize')`)
      raw.exec(`INSERT INTO search_name (search_name) VALUES ('optimize')`)
      // Every page is written anew from what is there: nothing is left between the rows or in pages that are free.
      raw.exec('VACUUM')
      forgetJournal(raw)
      raw.prepare(`UPDATE purge SET cleaned_at = ? WHERE cleaned_at = ''`).run(at)
    })
    await desk.forget()
  }

  return {
    /** For a purge: its certificate names it before it is done. */
    newId: (): string => desk.newId(),

    records: (): Promise<RetentionRow[]> => desk.read((db) => rowsOf(db)),
    record: (id: string): Promise<RetentionRow | undefined> =>
      desk.read(async (db) => (await rowsOf(db, id))[0]),
    cases: (): Promise<RetentionCase[]> => desk.read((db) => casesOf(db)),
    case: (id: string): Promise<RetentionCase | undefined> =>
      desk.read(async (db) => (await casesOf(db, id))[0]),

    states: (recordIds: readonly string[], caseIds: readonly string[]): Promise<States> =>
      desk.read((db) => statesIn(db, recordIds, caseIds)),

    rule: (): Promise<RetentionRule | undefined> =>
      desk.read(async (db) => {
        const row = await db
          .selectFrom('setting')
          .select('value')
          .where('key', '=', 'retention')
          .executeTakeFirst()
        return row && parsedJson(retentionRuleSchema, row.value)
      }),

    /** Several at a time, each new. Throws `Problem` "conflict" where one was confirmed already. */
    confirmTransfer: (
      subjects: readonly Subject[],
      { reference, onDate }: { reference: string; onDate: string },
      by: { account: string; name: string },
    ): Promise<void> => {
      const detail = { reference, onDate }
      const subject = subjects.map(({ id }) => id).join(' ')
      return desk.change(
        by.account,
        { action: 'transfer to the child’s file confirmed', subject, detail },
        async (tx, at) => {
          for (const { kind, id } of subjects) {
            const before = await tx
              .selectFrom('file_transfer')
              .select('id')
              .where('kind', '=', kind)
              .where('subject', '=', id)
              .where('withdrawn_at', '=', '')
              .executeTakeFirst()
            if (before)
              throw new Problem(
                'conflict',
                'One of these has been confirmed already.',
                'Nothing was changed.',
                'Choose the others, or take the earlier confirmation back first.',
              )
            await tx
              .insertInto('file_transfer')
              .values({
                id: desk.newId(),
                kind,
                subject: id,
                reference,
                on_date: onDate,
                by_account: by.account,
                by_name: by.name,
                at,
                withdrawn_at: '',
                withdrawn_by: '',
                withdrawn_because: '',
              })
              .execute()
          }
        },
      )
    },

    /** Throws `Problem` "not found" where none stands. */
    withdrawTransfer: ({ kind, id }: Subject, because: string, by: string): Promise<void> =>
      desk.change(by, { action: 'transfer taken back', subject: id, detail: because }, async (tx, at) => {
        const done = await tx
          .updateTable('file_transfer')
          .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_because: because })
          .where('kind', '=', kind)
          .where('subject', '=', id)
          .where('withdrawn_at', '=', '')
          .returning('id')
          .executeTakeFirst()
        if (!done) throw notFound('A confirmed transfer of this')
      }),

    /** Throws `Problem` "conflict" where one stands already. */
    hold: ({ kind, id }: Subject, reason: string, by: { account: string; name: string }): Promise<void> =>
      desk.change(by.account, { action: 'legal hold set', subject: id, detail: reason }, async (tx, at) => {
        const before = await tx
          .selectFrom('legal_hold')
          .select('id')
          .where('kind', '=', kind)
          .where('subject', '=', id)
          .where('lifted_at', '=', '')
          .executeTakeFirst()
        if (before)
          throw new Problem('conflict', 'There is a legal hold on this already.', 'It stands as it is.')
        await tx
          .insertInto('legal_hold')
          .values({
            id: desk.newId(),
            kind,
            subject: id,
            reason,
            by_account: by.account,
            by_name: by.name,
            at,
            lifted_at: '',
            lifted_by: '',
            lifted_name: '',
            lifted_because: '',
          })
          .execute()
      }),

    lift: (holdId: string, because: string, by: { account: string; name: string }): Promise<void> =>
      desk.change(
        by.account,
        { action: 'legal hold lifted', subject: holdId, detail: because },
        async (tx, at) => {
          const done = await tx
            .updateTable('legal_hold')
            .set({ lifted_at: at, lifted_by: by.account, lifted_name: by.name, lifted_because: because })
            .where('id', '=', holdId)
            .where('lifted_at', '=', '')
            .returning('id')
            .executeTakeFirst()
          if (!done) throw notFound('This legal hold')
        },
      ),

    /** Holds that stand on a record, its family among them, or on a family. */
    holdsOn: ({ kind, id }: Subject): Promise<Hold[]> =>
      desk.read(async (db) => {
        const own = kind === 'record' ? (await rowsOf(db, id))[0]?.holds : (await casesOf(db, id))[0]?.holds
        return own ?? []
      }),

    /**
     * All of it in one transaction, with one row of the audit chain, or nothing. Throws `Problem` "conflict" when anything
     * that the plan was made of has changed. Afterwards `clean` has to run; it is tried again whenever a workspace is opened.
     */
    purge: async (input: NewPurge): Promise<void> => {
      const { id, at, by, plan } = input
      const recordIds = plan.records.map(({ recordId }) => recordId)
      const caseIds = plan.cases.map(({ caseId }) => caseId)
      const trace = {
        action: 'purged',
        subject: [id, ...recordIds, ...caseIds].join(' '),
        detail: { certificate: input.certificate.sha256, plan: plan.hash },
      }
      await desk.change(by.account, trace, async (tx) => {
        if (stated(await statesIn(tx, recordIds, caseIds)) !== input.stated) throw changedMeanwhile()
        await tx
          .insertInto('purge')
          .values({
            id,
            at,
            by_account: by.account,
            by_name: by.name,
            role: by.role,
            rule: JSON.stringify(input.rule),
            counts: JSON.stringify({ records: recordIds.length, cases: caseIds.length }),
            file_name: input.certificate.fileName,
            certificate: input.certificate.bytes,
            sha256: input.certificate.sha256,
            cleaned_at: '',
          })
          .execute()
        for (const { madeAt, until } of plan.backups)
          await tx
            .insertInto('purge_backup')
            .values({ purge_id: id, made_at: madeAt, until, gone_at: '' })
            .execute()
        for (const record of plan.records) {
          const {
            recordId,
            caseId,
            type,
            familyRef,
            date,
            version,
            reference,
            versions,
            files,
            going,
            words,
          } = record
          await tx
            .insertInto('purged_record')
            .values({
              record_id: recordId,
              purge_id: id,
              case_id: caseId,
              type,
              family_ref: familyRef,
              date,
              version,
              sha256: versions.at(-1)?.sha256 ?? '',
              reference,
              kept: JSON.stringify({
                versions,
                going,
                words,
                transferredOn: record.transferredOn,
                open: record.open,
              }),
            })
            .execute()
          for (const file of files)
            await tx
              .insertInto('purged_file')
              .values({ ...file, record_id: recordId })
              .onConflict((conflict) => conflict.doNothing())
              .execute()
        }
        for (const change of input.changes) await takeOver(tx, change, at)
        for (const recordId of recordIds) await deleteRecord(tx, recordId)
        for (const { caseId, familyRef, reference, ...kept } of plan.cases) {
          await tx
            .insertInto('purged_case')
            .values({
              case_id: caseId,
              purge_id: id,
              family_ref: familyRef,
              reference,
              kept: JSON.stringify(kept),
            })
            .execute()
          await deleteCase(tx, caseId)
        }
      })
    },

    /** Writes the file anew where something was purged since it last was: the words are in no byte of it afterwards. */
    clean,

    /** Newest first. */
    purges: (): Promise<PurgeLine[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('purge')
          .select(['id', 'at', 'by_name', 'role', 'counts', 'file_name', 'sha256', 'cleaned_at'])
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .execute()
        const backups = await db.selectFrom('purge_backup').selectAll().orderBy('made_at').execute()
        return rows.map((row) => ({
          id: row.id,
          at: row.at,
          byName: row.by_name,
          role: row.role,
          ...parsedJson(countsSchema, row.counts),
          fileName: row.file_name,
          sha256: row.sha256,
          cleanedAt: row.cleaned_at,
          backups: backups
            .filter((one) => one.purge_id === row.id)
            .map((one) => ({ madeAt: one.made_at, until: one.until, goneAt: one.gone_at })),
        }))
      }),

    certificate: (purgeId: string): Promise<{ fileName: string; bytes: Uint8Array; sha256: string }> =>
      desk.read(async (db) => {
        const row = await db
          .selectFrom('purge')
          .select(['file_name', 'certificate', 'sha256'])
          .where('id', '=', purgeId)
          .executeTakeFirst()
        if (!row) throw notFound('This certificate')
        return { fileName: row.file_name, bytes: row.certificate, sha256: row.sha256 }
      }),

    /** Which backups are still there of those that may hold what was purged, and which turned up since. */
    followBackups: async (
      purgeId: string,
      { gone, found }: { gone: readonly string[]; found: readonly HeldBackup[] },
    ): Promise<void> => {
      if (gone.length + found.length === 0) return
      const trace = { action: 'backups of a purge followed', subject: purgeId, detail: { gone, found } }
      await desk.change('', trace, async (tx, at) => {
        for (const { madeAt, until } of found)
          await tx
            .insertInto('purge_backup')
            .values({ purge_id: purgeId, made_at: madeAt, until, gone_at: '' })
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        for (const madeAt of gone)
          await tx
            .updateTable('purge_backup')
            .set({ gone_at: at })
            .where('purge_id', '=', purgeId)
            .where('made_at', '=', madeAt)
            .where('gone_at', '=', '')
            .execute()
      })
    },

    /** What has moved to the child's file and is gone from here, newest meeting first. */
    gone: (): Promise<GoneRecord[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('purged_record')
          .innerJoin('purge', 'purge.id', 'purged_record.purge_id')
          .selectAll('purged_record')
          .select('purge.at as purgedAt')
          .orderBy('purged_record.date', 'desc')
          .orderBy('purged_record.record_id')
          .execute()
        return rows.map((row) => ({
          recordId: row.record_id,
          caseId: row.case_id,
          type: row.type as MeetingType,
          familyRef: row.family_ref,
          date: row.date,
          version: row.version,
          reference: row.reference,
          purgeId: row.purge_id,
          purgedAt: row.purgedAt,
        }))
      }),

    /** Which record that is gone had a file with these bytes, or this signed text (SHA-256 in lower-case hex)? */
    findBySha256: (
      hash: string,
    ): Promise<{ recordId: string; type: string; date: string; version: string; kind: string } | undefined> =>
      desk.read((db) =>
        db
          .selectFrom('purged_file')
          .innerJoin('purged_record', 'purged_record.record_id', 'purged_file.record_id')
          .where('purged_file.sha256', '=', hash)
          .select([
            'purged_file.record_id as recordId',
            'purged_record.type as type',
            'purged_record.date as date',
            'purged_file.version as version',
            'purged_file.kind as kind',
          ])
          .executeTakeFirst(),
      ),
  }
}
