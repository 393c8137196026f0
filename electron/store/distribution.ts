/**
 * What is to be sent to whom, and what became of it. Lines and their events are only added to; how a line stands is worked out
 * from its events in the same transaction in which one is added (`shared/distribution/state.ts`).
 */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { copyKinds } from '../../shared/copies/index.ts'
import { after, type LineEvent, nothingYet } from '../../shared/distribution/index.ts'
import type { MeetingType } from '../../shared/minutes/index.ts'
import type { Tables } from '../workspace/index.ts'
import {
  type BriefLine,
  eventOf,
  inParts,
  type KnownAddress,
  type LineAsk,
  linesOf,
  method,
  type NewEvent,
  type NewLine,
  type NotedBy,
  nowOf,
  replacedIn,
  rowOf,
  type StoredLine,
  waitingSchema,
} from './copy-lines.ts'
import { amongst, type Desk, notFound, parsed } from './desk.ts'

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
        const all = await linesOf(tx, { recordId })
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

    lines: (ask: LineAsk): Promise<StoredLine[]> => desk.read((db) => linesOf(db, ask)),

    /** Of these records those that have lines at all, and those of them for which somebody still has something to do. */
    standingOf: (recordIds: readonly string[]): Promise<{ begun: Set<string>; waiting: Set<string> }> =>
      desk.read(async (db) => {
        const rows =
          recordIds.length === 0
            ? []
            : await db
                .selectFrom('copy_now')
                .select(['record_id', sql<number>`max(waits)`.as('waits')])
                .where('record_id', 'in', amongst(new Set(recordIds)))
                .groupBy('record_id')
                .execute()
        const begun = new Set(rows.map((row) => row.record_id))
        const waiting = new Set(rows.filter(({ waits }) => waits === 1).map((row) => row.record_id))
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
          const lines = await linesOf(tx, { ids: wanted })
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
