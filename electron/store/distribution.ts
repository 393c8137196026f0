/**
 * What is to be sent to whom, and what became of it. Lines and their events are only added to; how a line stands is worked out
 * from its events in the same transaction in which one is added (`shared/distribution/state.ts`).
 */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { copyKinds } from '../../shared/copies/index.ts'
import {
  after,
  isOpen,
  isSettled,
  itemKinds,
  type LineEvent,
  lineEventSchema,
  methodSchema,
  nothingYet,
  reachedStates,
  type Standing,
  stateFrom,
} from '../../shared/distribution/index.ts'
import { type MeetingType, meetingTypeSchema } from '../../shared/minutes/index.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'

const method = z.union([methodSchema, z.literal('')])

const storedSchema = z.strictObject({
  id: z.string(),
  recordId: z.string(),
  caseId: z.string(),
  type: meetingTypeSchema,
  /** Date of the meeting, as the record has it. */
  meetingDate: z.string(),
  familyRef: z.string(),
  series: z.string(),
  item: z.enum(itemKinds),
  sourceId: z.string(),
  version: z.string(),
  place: z.number(),
  sha256: z.string(),
  fileName: z.string(),
  recipientId: z.string(),
  kind: z.enum(copyKinds),
  name: z.string(),
  role: z.string(),
  agency: z.string(),
  agencyGroup: z.string(),
  came: z.boolean(),
  required: z.boolean(),
  because: z.array(z.string()),
  mark: z.string(),
  /** A second person has still to look at it (R-RS). */
  held: z.boolean(),
  replaced: z.boolean(),
  settled: z.boolean(),
  /** It was handed to the mail server and no answer has been noted: it may have left. */
  unsure: z.boolean(),
})
const standingSchema = z.strictObject({
  reached: z.enum(reachedStates),
  method,
  address: z.string(),
  readBack: z.boolean(),
  agreed: z.boolean(),
  responsible: z.string(),
  sentAt: z.string(),
  provenAt: z.string(),
  exception: z.boolean(),
  whyLate: z.string(),
  preparedAs: z.string(),
  files: z.string(),
  fileSha256: z.string(),
})
const wholeSchema = storedSchema.extend({ standing: standingSchema })
const waitingSchema = storedSchema
  .pick({ recordId: true, item: true, type: true })
  .extend({ date: z.string(), count: z.number() })

/** A line with how it stands. */
export type StoredLine = z.infer<typeof storedSchema> & { standing: Standing }

/** A line that begins; whoever knows the record says everything about it. */
export type NewLine = Omit<
  Tables['copy_line'],
  'id' | 'record_id' | 'mark' | 'opened_at' | 'came' | 'required' | 'because'
> & { came: boolean; required: boolean; because: readonly string[] }

export type NewEvent = Pick<LineEvent, 'kind' | 'at'> &
  Partial<
    Pick<
      LineEvent,
      | 'method'
      | 'address'
      | 'readBack'
      | 'agreed'
      | 'proof'
      | 'reference'
      | 'note'
      | 'receiptName'
      | 'receiptSha256'
      | 'contained'
      | 'fileSha256'
    >
  >

/** What a line is put in order by; `waits`: it has still to leave. */
export type BriefLine = Pick<StoredLine, 'id' | 'recordId' | 'item' | 'place' | 'type' | 'meetingDate'> & {
  waits: boolean
}

export type NotedBy = { account: string; name: string }

/** Which lines are asked for. */
export type LineAsk = { recordId: string } | { ids: readonly string[] } | { mark: string }

/** Where an address is known to work, or not to, for one person. */
export type KnownAddress = {
  personKey: string
  method: string
  address: string
  works: boolean
}

const AT_ONCE = 500

function* inParts<T>(all: readonly T[], most = AT_ONCE): Generator<T[]> {
  for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most)
}

/** Has a second person confirmed the very file of the line? */
const confirmed = sql<number>`CASE copy_line.item
  WHEN 'minutes' THEN EXISTS (
    SELECT 1 FROM copy_check WHERE copy_check.record_id = copy_line.record_id
      AND copy_check.version = copy_line.version AND copy_check.recipient_id = copy_line.recipient_id)
  WHEN 'addendum' THEN EXISTS (SELECT 1 FROM correction_check WHERE file_id = copy_line.source_id)
  WHEN 'correction outcome' THEN EXISTS (SELECT 1 FROM correction_check WHERE file_id = copy_line.source_id)
  ELSE EXISTS (SELECT 1 FROM letter_check WHERE letter_id = copy_line.source_id) END`

const linesIn = (db: Kysely<Tables>) =>
  db
    .selectFrom('copy_now')
    .innerJoin('copy_line', 'copy_line.id', 'copy_now.line_id')
    .innerJoin('record', 'record.id', 'copy_line.record_id')
    .selectAll('copy_line')
    .select([
      'copy_now.replaced',
      'copy_now.settled',
      'copy_now.reached',
      'copy_now.method as now_method',
      'copy_now.address as now_address',
      'copy_now.read_back',
      'copy_now.agreed',
      'copy_now.responsible',
      'copy_now.sent_at',
      'copy_now.proven_at',
      'copy_now.exception',
      'copy_now.why_late',
      'copy_now.prepared_as',
      'copy_now.files',
      'copy_now.file_sha256',
      'record.case_id',
      'record.type',
      'record.date',
      'record.family_ref',
      sql<number>`copy_line.because <> '[]' AND NOT ${confirmed}`.as('held'),
      sql<number>`EXISTS (SELECT 1 FROM copy_sending WHERE copy_sending.line_id = copy_line.id)`.as('unsure'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof linesIn>['execute']>>[number]

const fromRow = (row: Row): StoredLine =>
  parsed(wholeSchema, {
    id: row.id,
    recordId: row.record_id,
    caseId: row.case_id ?? '',
    type: row.type,
    meetingDate: row.date,
    familyRef: row.family_ref,
    series: row.series,
    item: row.item,
    sourceId: row.source_id,
    version: row.version,
    place: row.place,
    sha256: row.sha256,
    fileName: row.file_name,
    recipientId: row.recipient_id,
    kind: row.kind,
    name: row.name,
    role: row.role,
    agency: row.agency,
    agencyGroup: row.agency_group,
    came: row.came === 1,
    required: row.required === 1,
    because: row.because === '[]' ? [] : parsedJson(z.array(z.string()), row.because),
    mark: row.mark,
    held: row.held === 1,
    replaced: row.replaced === 1,
    settled: row.settled === 1,
    unsure: row.unsure === 1,
    standing: {
      reached: row.reached,
      method: row.now_method,
      address: row.now_address,
      readBack: row.read_back === 1,
      agreed: row.agreed === 1,
      responsible: row.responsible,
      sentAt: row.sent_at,
      provenAt: row.proven_at,
      exception: row.exception === 1,
      whyLate: row.why_late,
      preparedAs: row.prepared_as,
      files: row.files,
      fileSha256: row.file_sha256,
    },
  })

const eventOf = (row: Tables['copy_event']): LineEvent =>
  parsed(lineEventSchema, {
    id: row.id,
    kind: row.kind,
    at: row.at,
    noted: row.noted,
    by: row.by_account,
    byName: row.by_name,
    method: row.method,
    address: row.address,
    readBack: row.read_back === 1,
    agreed: row.agreed === 1,
    proof: row.proof,
    reference: row.reference,
    note: row.note,
    receiptName: row.receipt_name,
    receiptSha256: row.receipt_sha256,
    contained: row.contained === null ? null : row.contained === 1,
    ...(row.file_sha256 && { fileSha256: row.file_sha256 }),
  })

/** How a line stands, as it is kept. `waits` does not ask whether a second person has looked: that is asked anew each time. */
function nowOf(
  line: { id: string; recordId: string; kind: StoredLine['kind'] },
  standing: Standing,
  replaced: boolean,
): Tables['copy_now'] {
  const waits = isOpen(stateFrom(standing, { kind: line.kind, held: false, replaced }))
  return {
    line_id: line.id,
    record_id: line.recordId,
    replaced: replaced ? 1 : 0,
    settled: isSettled(standing, replaced) ? 1 : 0,
    waits: waits ? 1 : 0,
    reached: standing.reached,
    method: standing.method,
    address: standing.address,
    read_back: standing.readBack ? 1 : 0,
    agreed: standing.agreed ? 1 : 0,
    responsible: standing.responsible,
    sent_at: standing.sentAt,
    proven_at: standing.provenAt,
    exception: standing.exception ? 1 : 0,
    why_late: standing.whyLate,
    prepared_as: standing.preparedAs,
    files: standing.files,
    file_sha256: standing.fileSha256,
  }
}

/** `1.10` comes after `1.9`. */
function isNewer(a: string, b: string): boolean {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number))
  for (let at = 0; at < Math.max(x?.length ?? 0, y?.length ?? 0); at += 1) {
    const difference = (x?.[at] ?? 0) - (y?.[at] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}

/** Lines whose place another one of the record has taken. */
function replacedIn(
  lines: readonly StoredLine[],
  versions: Map<string, string>,
  newest: string,
): Set<string> {
  const gone = lines.filter((line) => {
    const of = versions.get(line.id) ?? ''
    if (of !== '' && newest !== '' && of !== newest) return true
    return lines.some(
      (other) =>
        other.series === line.series &&
        other.recipientId === line.recipientId &&
        isNewer(other.version, line.version),
    )
  })
  return new Set(gone.map(({ id }) => id))
}

async function bump(tx: Kysely<Tables>, recordId: string): Promise<void> {
  await tx
    .insertInto('copy_record')
    .values({ record_id: recordId, version: '', changed: 1 })
    .onConflict((conflict) =>
      conflict.column('record_id').doUpdateSet({ changed: sql<number>`copy_record.changed + 1` }),
    )
    .execute()
}

export function distributionOf(desk: Desk) {
  const find = async (db: Kysely<Tables>, ask: LineAsk): Promise<StoredLine[]> => {
    if ('ids' in ask) {
      const found: StoredLine[] = []
      for (const part of inParts([...new Set(ask.ids)]))
        found.push(...(await linesIn(db).where('copy_line.id', 'in', part).execute()).map(fromRow))
      const byId = new Map(found.map((line) => [line.id, line]))
      return [...new Set(ask.ids)].flatMap((id) => byId.get(id) ?? [])
    }
    const query = linesIn(db)
    if ('recordId' in ask)
      return (
        await query
          .where('copy_now.record_id', '=', ask.recordId)
          .orderBy('copy_line.opened_at')
          .orderBy('copy_line.place')
          .orderBy('copy_line.id')
          .execute()
      ).map(fromRow)
    return (await query.where('copy_line.mark', '=', ask.mark).execute()).map(fromRow)
  }

  return {
    /**
     * Records with something signed that has no line yet; of records those signed at or after an instant. Letters and
     * addenda always.
     */
    due: (signedSince: string, most: number): Promise<string[]> =>
      desk.read(async (db) => {
        const { rows } = await sql<{ id: string }>`
          SELECT id FROM (
            SELECT record.id AS id, record.signed_at AS at FROM record
              LEFT JOIN copy_record ON copy_record.record_id = record.id
              WHERE record.state = 'signed' AND record.signed_at >= ${signedSince}
                AND (copy_record.version IS NULL OR copy_record.version <> record.version)
            UNION SELECT letter.record_id, letter.at FROM letter
              WHERE NOT EXISTS (SELECT 1 FROM copy_line WHERE copy_line.source_id = letter.id AND source_id <> '')
            UNION SELECT correction_file.record_id, correction_file.at FROM correction_file
              WHERE NOT EXISTS (
                SELECT 1 FROM copy_line WHERE copy_line.source_id = correction_file.id AND source_id <> '')
          ) ORDER BY at DESC LIMIT ${most}`.execute(db)
        return [...new Set(rows.map(({ id }) => id))]
      }),

    /** Are the lines of this record begun, for the version it has and for every letter and addendum? */
    isOpened: (recordId: string): Promise<boolean> =>
      desk.read(async (db) => {
        const { rows } = await sql<{ missing: number }>`SELECT
          (SELECT count(*) FROM record LEFT JOIN copy_record ON copy_record.record_id = record.id
            WHERE record.id = ${recordId} AND record.state = 'signed'
              AND (copy_record.version IS NULL OR copy_record.version <> record.version))
          + (SELECT count(*) FROM letter WHERE letter.record_id = ${recordId}
            AND NOT EXISTS (SELECT 1 FROM copy_line WHERE source_id = letter.id AND source_id <> ''))
          + (SELECT count(*) FROM correction_file WHERE correction_file.record_id = ${recordId}
            AND NOT EXISTS (SELECT 1 FROM copy_line WHERE source_id = correction_file.id AND source_id <> ''))
          AS missing`.execute(db)
        return rows[0]?.missing === 0
      }),

    /**
     * Begins these lines of a record and marks those whose place they take. May run again: lines that are there stay as
     * they are. `version` is that of the record, '' for a draft.
     */
    open: (
      recordId: string,
      version: string,
      lines: readonly NewLine[],
      markOf: (lineId: string) => string,
    ): Promise<void> =>
      desk.derive(async (tx) => {
        const at = desk.instant()
        for (const line of lines) {
          const id = desk.newId()
          const { came, required, because, ...rest } = line
          const made = await tx
            .insertInto('copy_line')
            .values({
              ...rest,
              id,
              record_id: recordId,
              came: came ? 1 : 0,
              required: required ? 1 : 0,
              because: JSON.stringify(because),
              mark: markOf(id),
              opened_at: at,
            })
            .onConflict((conflict) =>
              conflict.columns(['record_id', 'series', 'version', 'recipient_id']).doNothing(),
            )
            .executeTakeFirst()
          if (made.numInsertedOrUpdatedRows === 0n) continue
          const proposed = { method: method.parse(line.method), address: line.address }
          const kind = z.enum(copyKinds).parse(line.kind)
          await tx
            .insertInto('copy_now')
            .values(nowOf({ id, recordId, kind }, nothingYet(proposed), false))
            .execute()
        }
        const all = await find(tx, { recordId })
        const rows = await tx
          .selectFrom('copy_line')
          .select(['id', 'of_version'])
          .where('record_id', '=', recordId)
          .execute()
        const gone = replacedIn(all, new Map(rows.map((row) => [row.id, row.of_version])), version)
        for (const line of all.filter(({ id, replaced }) => gone.has(id) && !replaced))
          await tx
            .updateTable('copy_now')
            .set(nowOf(line, line.standing, true))
            .where('line_id', '=', line.id)
            .execute()
        await bump(tx, recordId)
        if (version !== '')
          await tx.updateTable('copy_record').set({ version }).where('record_id', '=', recordId).execute()
      }),

    /** The files that one version was frozen with, without their bytes. */
    signedFiles: (
      recordId: string,
      version: string,
    ): Promise<{ recipientId: string; sha256: string; fileName: string }[]> =>
      desk.read((db) =>
        db
          .selectFrom('signed_file')
          .select(['recipient_id as recipientId', 'sha256', 'file_name as fileName'])
          .where('record_id', '=', recordId)
          .where('version', '=', version)
          .execute(),
      ),

    /** Addresses that are in use in these records, whatever became of their lines. */
    addressesIn: (
      recordIds: readonly string[],
    ): Promise<{ recordId: string; recipientId: string; address: string }[]> =>
      desk.read(async (db) => {
        const found: { recordId: string; recipientId: string; address: string }[] = []
        for (const part of inParts([...new Set(recordIds)]))
          found.push(
            ...(await db
              .selectFrom('copy_now')
              .innerJoin('copy_line', 'copy_line.id', 'copy_now.line_id')
              .select([
                'copy_now.record_id as recordId',
                'copy_line.recipient_id as recipientId',
                'copy_now.address as address',
              ])
              .where('copy_now.record_id', 'in', part)
              .where('copy_now.address', 'like', '%@%')
              .execute()),
          )
        return found
      }),

    /**
     * What is to be sent or has no proof yet, told as briefly as it can be put in order: a workspace may have tens of
     * thousands, of which a screen shows the most urgent.
     */
    unsettled: (): Promise<BriefLine[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('copy_now')
          .innerJoin('copy_line', 'copy_line.id', 'copy_now.line_id')
          .innerJoin('record', 'record.id', 'copy_now.record_id')
          .select([
            'copy_now.line_id as id',
            'copy_now.record_id as recordId',
            'copy_now.waits as waits',
            'copy_line.item as item',
            'copy_line.place as place',
            'record.type as type',
            'record.date as meetingDate',
          ])
          .where('copy_now.settled', '=', 0)
          .execute()
        // The whole line is parsed before anything of it is shown.
        return rows.map((row) => ({ ...row, waits: row.waits === 1 }) as BriefLine)
      }),

    /** Ids of lines that are done, the last sent first. */
    settled: (most: number): Promise<string[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('copy_now')
          .select('line_id')
          .where('settled', '=', 1)
          .orderBy('sent_at', 'desc')
          .orderBy('line_id', 'desc')
          .limit(most)
          .execute()
        return rows.map(({ line_id }) => line_id)
      }),

    lines: (ask: LineAsk): Promise<StoredLine[]> => desk.read((db) => find(db, ask)),

    /** Of these records those that have lines at all, and those of them for which somebody still has something to do. */
    standingOf: (recordIds: readonly string[]): Promise<{ begun: Set<string>; waiting: Set<string> }> =>
      desk.read(async (db) => {
        const begun = new Set<string>()
        const waiting = new Set<string>()
        for (const part of inParts([...new Set(recordIds)])) {
          const rows = await db
            .selectFrom('copy_now')
            .select(['record_id', sql<number>`max(waits)`.as('waits')])
            .where('record_id', 'in', part)
            .groupBy('record_id')
            .execute()
          for (const row of rows) {
            begun.add(row.record_id)
            if (row.waits === 1) waiting.add(row.record_id)
          }
        }
        return { begun, waiting }
      }),

    /** What has still to leave, counted by record and item: of everybody's, or of what one person has in hand. */
    waiting: (responsible?: string) =>
      desk.read(async (db) => {
        let query = db
          .selectFrom('copy_now')
          .innerJoin('copy_line', 'copy_line.id', 'copy_now.line_id')
          .innerJoin('record', 'record.id', 'copy_now.record_id')
          .select([
            'copy_now.record_id as recordId',
            'copy_line.item as item',
            'record.type as type',
            'record.date as date',
            sql<number>`count(*)`.as('count'),
          ])
          .where('copy_now.waits', '=', 1)
        if (responsible !== undefined) query = query.where('copy_now.responsible', '=', responsible)
        const rows = await query.groupBy(['copy_now.record_id', 'copy_line.item']).execute()
        return rows.map((row) => parsed(waitingSchema, row))
      }),

    /** How often anything about the copies of a record has changed. */
    changed: (recordId: string): Promise<number> =>
      desk.read(async (db) => {
        const row = await db
          .selectFrom('copy_record')
          .select('changed')
          .where('record_id', '=', recordId)
          .executeTakeFirst()
        return row?.changed ?? 0
      }),

    /** What has happened to a line, in the order in which it was recorded. */
    events: (lineId: string): Promise<LineEvent[]> =>
      desk.read(async (db) =>
        (
          await db.selectFrom('copy_event').selectAll().where('line_id', '=', lineId).orderBy('seq').execute()
        ).map(eventOf),
      ),

    /** Lines with an event that has this reference: a message id or a tracking number. */
    withReference: (reference: string): Promise<string[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('copy_event')
          .select('line_id')
          .distinct()
          .where('reference', '=', reference)
          .where('reference', '<>', '')
          .execute()
        return rows.map(({ line_id }) => line_id)
      }),

    /**
     * Adds events to lines, all or none, with one row of the audit chain. `make` sees each line as it stands in the same
     * transaction and may throw; no event leaves a line as it is. Throws `Problem` "not found".
     */
    note: (
      ids: readonly string[],
      by: NotedBy,
      action: string,
      make: (line: StoredLine) => NewEvent | undefined,
      more: { receipt?: { sha256: string; bytes: Uint8Array }; password?: string } = {},
    ): Promise<StoredLine[]> => {
      const wanted = [...new Set(ids)]
      const trace = (made: { events: Tables['copy_event'][] }) => ({
        action,
        subject: wanted.length === 1 ? (wanted[0] ?? '') : `${wanted.length} lines`,
        detail: made.events.map(({ line_id, kind, at, file_sha256, receipt_sha256 }) => ({
          line: line_id,
          kind,
          at,
          file: file_sha256,
          receipt: receipt_sha256,
        })),
      })
      return desk
        .change(by.account, trace, async (tx, noted) => {
          const lines = await find(tx, { ids: wanted })
          if (lines.length < wanted.length) throw notFound('That copy')
          if (more.receipt)
            await tx
              .insertInto('copy_receipt')
              .values(more.receipt)
              .onConflict((conflict) => conflict.column('sha256').doNothing())
              .execute()
          const events: Tables['copy_event'][] = []
          const now: StoredLine[] = []
          for (const line of lines) {
            const event = make(line)
            if (!event) {
              now.push(line)
              continue
            }
            const last = await tx
              .selectFrom('copy_event')
              .select(sql<number>`coalesce(max(seq), 0)`.as('seq'))
              .where('line_id', '=', line.id)
              .executeTakeFirst()
            const row = rowOf(event, {
              id: desk.newId(),
              lineId: line.id,
              seq: (last?.seq ?? 0) + 1,
              noted,
              by,
            })
            await tx.insertInto('copy_event').values(row).execute()
            events.push(row)
            const standing = after(line.standing, eventOf(row))
            const next = nowOf(line, standing, line.replaced)
            const { line_id, ...kept } = next
            await tx.updateTable('copy_now').set(kept).where('line_id', '=', line_id).execute()
            await tx.deleteFrom('copy_sending').where('line_id', '=', line_id).execute()
            if (more.password !== undefined)
              await tx
                .insertInto('copy_password')
                .values({ line_id, password: more.password, at: noted })
                .onConflict((conflict) =>
                  conflict.column('line_id').doUpdateSet({ password: more.password ?? '', at: noted }),
                )
                .execute()
            now.push({ ...line, standing, settled: next.settled === 1, unsure: false })
          }
          for (const recordId of new Set(events.length > 0 ? lines.map((line) => line.recordId) : []))
            await bump(tx, recordId)
          return { events, now }
        })
        .then(({ now }) => now)
    },

    /**
     * Before a mail is handed to the server: whatever happens then, it is known that it may have left. Throws `Problem`
     * where one was handed over before and nobody has said what became of it.
     */
    sending: (lineId: string, messageId: string, by: NotedBy): Promise<void> => {
      const trace = { action: 'copy handed to the mail server', subject: lineId, detail: { messageId } }
      return desk.change(by.account, trace, async (tx, at) => {
        await tx.insertInto('copy_sending').values({ line_id: lineId, message_id: messageId, at }).execute()
      })
    },

    /** The server said that it did not take it. */
    notSent: (lineId: string): Promise<void> =>
      desk.derive(async (tx) => {
        await tx.deleteFrom('copy_sending').where('line_id', '=', lineId).execute()
      }),

    /** The last signed record of a family that is of one of these types; undefined where there is none. */
    lastSigned: (caseId: string, types: readonly MeetingType[]): Promise<string | undefined> =>
      desk.read(async (db) => {
        const row = await db
          .selectFrom('record')
          .select('id')
          .where('case_id', '=', caseId)
          .where('state', '=', 'signed')
          .where('type', 'in', [...types])
          .orderBy('date', 'desc')
          .orderBy('created_at', 'desc')
          .executeTakeFirst()
        return row?.id
      }),

    /** Password of the protected copy of a line; '' while none was made. */
    password: (lineId: string): Promise<string> =>
      desk.read(async (db) => {
        const row = await db
          .selectFrom('copy_password')
          .select('password')
          .where('line_id', '=', lineId)
          .executeTakeFirst()
        return row?.password ?? ''
      }),

    /** The file of a receipt; undefined where that event has none. */
    receipt: (
      lineId: string,
      eventId: string,
    ): Promise<{ fileName: string; bytes: Uint8Array } | undefined> =>
      desk.read(async (db) =>
        db
          .selectFrom('copy_event')
          .innerJoin('copy_receipt', 'copy_receipt.sha256', 'copy_event.receipt_sha256')
          .select(['copy_event.receipt_name as fileName', 'copy_receipt.bytes as bytes'])
          .where('copy_event.id', '=', eventId)
          .where('copy_event.line_id', '=', lineId)
          .executeTakeFirst(),
      ),

    /**
     * Where copies have reached these people before, by proof, and where they came back; the newest last. Only what somebody
     * sent counts.
     */
    addressesOf: (personKeys: readonly string[]): Promise<KnownAddress[]> =>
      desk.read(async (db) => {
        const found: (KnownAddress & { at: string })[] = []
        for (const part of inParts([...new Set(personKeys)].filter(Boolean))) {
          const rows = await db
            .selectFrom('copy_line')
            .innerJoin('copy_now', 'copy_now.line_id', 'copy_line.id')
            .innerJoin('copy_event', 'copy_event.line_id', 'copy_line.id')
            .select([
              'copy_line.id as line',
              'copy_line.person_key as personKey',
              'copy_now.proven_at as provenAt',
              'copy_event.kind as kind',
              'copy_event.method as method',
              'copy_event.address as address',
              'copy_event.noted as at',
            ])
            .where('copy_line.person_key', 'in', part)
            .where('copy_event.kind', 'in', ['sent', 'returned', 'failed', 'recalled', 'wrong recipient'])
            .orderBy('copy_event.noted')
            .orderBy('copy_event.seq')
            .execute()
          for (const theirs of Map.groupBy(rows, ({ line }) => line).values()) {
            let sent: (typeof theirs)[number] | undefined
            const add = (works: boolean, at: string): void => {
              if (!sent?.address) return
              const { personKey, method, address } = sent
              found.push({ personKey, method, address, works, at })
            }
            for (const row of theirs) {
              if (row.kind === 'sent') sent = row
              else add(false, row.at)
            }
            if (theirs.at(-1) === sent && sent?.provenAt) add(true, sent.at)
          }
        }
        return found
          .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
          .map(({ at: _at, ...known }) => known)
      }),
  }
}

function rowOf(
  event: NewEvent,
  { id, lineId, seq, noted, by }: { id: string; lineId: string; seq: number; noted: string; by: NotedBy },
): Tables['copy_event'] {
  return {
    id,
    line_id: lineId,
    seq,
    kind: event.kind,
    at: event.at,
    noted,
    by_account: by.account,
    by_name: by.name,
    method: event.method ?? '',
    address: event.address ?? '',
    read_back: event.readBack ? 1 : 0,
    agreed: event.agreed ? 1 : 0,
    proof: event.proof ?? '',
    reference: event.reference ?? '',
    note: event.note ?? '',
    receipt_name: event.receiptName ?? '',
    receipt_sha256: event.receiptSha256 ?? '',
    contained: event.contained === undefined || event.contained === null ? null : event.contained ? 1 : 0,
    file_sha256: event.fileSha256 ?? '',
  }
}
