/**
 * The purge itself. It is one transaction: its certificate, what stays of each record, and everything that goes, or nothing
 * of it.
 */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { MeetingType } from '../../shared/minutes/index.ts'
import type { HeldBackup, PurgePlan, RetentionRule } from '../../shared/retention/index.ts'
import { Problem } from '../problem.ts'
import { forgetJournal, type Tables } from '../workspace/index.ts'
import { caseOfRow } from './cases.ts'
import { type Desk, notFound, parsedJson } from './desk.ts'
import { recordTables } from './record-tables.ts'
import { stated, statesIn } from './retention-states.ts'
import { forgetCase, forgetText, indexCase } from './search.ts'

type Db = Kysely<Tables>

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

export function purgesOf(desk: Desk) {
  const clean = async (): Promise<void> => {
    const at = desk.instant()
    await desk.alone((raw) => {
      const due = raw.prepare<[], { id: string }>(`SELECT id FROM purge WHERE cleaned_at = ''`).all()
      if (due.length === 0) return
      // The lists of words are written anew: a word that nothing holds any more may still mark where a page of them begins.
      raw.exec(`INSERT INTO search_word (search_word) VALUES ('optimize')`)
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
