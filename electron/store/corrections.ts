/**
 * What happens to a signed record afterwards: requests for corrections with their outcomes, and signed addenda and letters.
 * All of it is added and never changed.
 */
import { z } from 'zod'
import { copyKinds } from '../../shared/copies/index.ts'
import {
  type CorrectionOutcome,
  type CorrectionRequest,
  correctionOutcomeSchema,
  correctionRequestSchema,
} from '../../shared/corrections/index.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'
import { type By, type Done, done } from './done-by.ts'
import type { FoundFile } from './signed.ts'
import { withdrawalsOf } from './withdrawals.ts'

export type KeptRequest = Done & {
  id: string
  recordId: string
  /** Version of the record that the words are quoted from. */
  version: string
  /** Last day of the usual time for it; '' where no clock ran. */
  due: string
  late: boolean
  content: CorrectionRequest
  outcome: (Done & { content: CorrectionOutcome }) | null
}

export type Addendum = {
  id: string
  recordId: string
  /** Version of the record that it belongs to, e.g. `1.0`. */
  ofVersion: string
  /** e.g. `1.1`. */
  version: string
  requests: string[]
  byAccount: string
  signedBy: string
  role: string
  at: string
}

const fileSchema = z.strictObject({
  id: z.string(),
  recordId: z.string(),
  /** Version of the record that it belongs to; of an earlier one than the record's own it is not handed out any more. */
  ofVersion: z.string(),
  item: z.enum(['addendum', 'correction outcome']),
  /** Of an addendum, and of a letter; '' otherwise. */
  addendumId: z.string(),
  requestId: z.string(),
  /** As in the record: a recipient of its copies, or whoever asked; '' for somebody who is not in the record. */
  recipientId: z.string(),
  kind: z.enum(copyKinds),
  name: z.string(),
  /** The reader's own count, e.g. `1.1`; of a letter `1.0`. */
  version: z.string(),
  fileName: z.string(),
  /** SHA-256 of the bytes, lower-case hex. */
  sha256: z.string(),
  contentHash: z.string(),
  /** Why a second person has to look at it before it is handed out (rule R-RS), each a sentence. */
  because: z.array(z.string()),
  signedBy: z.string(),
  role: z.string(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
  /** Second persons who have looked at it (rule R-RS). */
  checks: z.array(z.strictObject({ byName: z.string(), role: z.string(), at: z.string(), note: z.string() })),
})
/** A signed file of its own that came after signing: an addendum for one reader, or a letter with an outcome. */
export type CorrectionFile = z.infer<typeof fileSchema>

export type NewCorrectionFile = Omit<
  CorrectionFile,
  'id' | 'recordId' | 'ofVersion' | 'addendumId' | 'checks' | 'item' | 'requestId'
> & { bytes: Uint8Array } & ({ item: 'addendum' } | { item: 'correction outcome'; requestId: string })

export type NewSigned = {
  recordId: string
  ofVersion: string
  /** The addendum that is signed with them, if there is one. */
  addendum: { number: number; version: string; requests: string[] } | null
  files: NewCorrectionFile[]
  signedBy: string
  role: string
  at: string
}

const requestOf = (
  row: Tables['correction_request'],
  outcome: Tables['correction_outcome'] | undefined,
): KeptRequest => ({
  ...done(row),
  id: row.id,
  recordId: row.record_id,
  version: row.version,
  due: row.due,
  late: row.late === 1,
  content: parsedJson(correctionRequestSchema, row.content),
  outcome: outcome
    ? { ...done(outcome), content: parsedJson(correctionOutcomeSchema, outcome.content) }
    : null,
})

const fileOf = (
  row: Omit<Tables['correction_file'], 'bytes'>,
  checks: Tables['correction_check'][],
): CorrectionFile =>
  parsed(fileSchema, {
    id: row.id,
    recordId: row.record_id,
    ofVersion: row.of_version,
    item: row.item,
    addendumId: row.addendum_id ?? '',
    requestId: row.request_id ?? '',
    recipientId: row.recipient_id,
    kind: row.kind,
    name: row.name,
    version: row.version,
    fileName: row.file_name,
    sha256: row.sha256,
    contentHash: row.content_hash,
    because: parsedJson(z.array(z.string()), row.because),
    signedBy: row.signed_by,
    role: row.role,
    at: row.at,
    checks: checks
      .filter(({ file_id }) => file_id === row.id)
      .map(({ by_name, role, at, note }) => ({ byName: by_name, role, at, note })),
  })

const fileColumns = [
  'id',
  'record_id',
  'of_version',
  'item',
  'addendum_id',
  'request_id',
  'recipient_id',
  'kind',
  'name',
  'version',
  'file_name',
  'sha256',
  'content_hash',
  'because',
  'by_account',
  'signed_by',
  'role',
  'at',
] as const

export function correctionsOf(desk: Desk) {
  const files = (recordId: string): Promise<CorrectionFile[]> =>
    desk.read(async (db) => {
      const rows = await db
        .selectFrom('correction_file')
        .select(fileColumns)
        .where('record_id', '=', recordId)
        .orderBy('at')
        .orderBy('id')
        .execute()
      const checks = await db
        .selectFrom('correction_check')
        .innerJoin('correction_file', 'correction_file.id', 'correction_check.file_id')
        .selectAll('correction_check')
        .where('correction_file.record_id', '=', recordId)
        .orderBy('correction_check.at')
        .execute()
      return rows.map((row) => fileOf(row, checks))
    })

  return {
    /** When a record was said to be ready for the chair, and taken back, before it was signed. `by`: account ids. */
    stepsBefore: (recordId: string): Promise<{ at: string; by: string; action: string }[]> =>
      desk.read((db) =>
        db
          .selectFrom('audit')
          .select(['at', 'person as by', 'action'])
          .where('subject', '=', recordId)
          .where('action', 'in', ['record set to ready for chair', 'record set to draft'])
          .orderBy('seq')
          .execute(),
      ),

    /** Every request of a record with its outcome, oldest first. */
    requests: (recordId: string): Promise<KeptRequest[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('correction_request')
          .selectAll()
          .where('record_id', '=', recordId)
          .orderBy('at')
          .orderBy('id')
          .execute()
        const outcomes = await db
          .selectFrom('correction_outcome')
          .innerJoin('correction_request', 'correction_request.id', 'correction_outcome.request_id')
          .selectAll('correction_outcome')
          .where('correction_request.record_id', '=', recordId)
          .execute()
        return rows.map((row) =>
          requestOf(
            row,
            outcomes.find(({ request_id }) => request_id === row.id),
          ),
        )
      }),

    /** Throws `Problem` where the version is not one of the record's. */
    ask: (
      input: Pick<KeptRequest, 'recordId' | 'version' | 'due' | 'late' | 'content'>,
      by: By,
    ): Promise<string> => {
      const id = desk.newId()
      const trace = {
        action: 'correction asked for',
        subject: `${input.recordId} ${id}`,
        detail: input.content,
      }
      return desk.change(by.account, trace, async (tx, at) => {
        await tx
          .insertInto('correction_request')
          .values({
            id,
            record_id: input.recordId,
            version: input.version,
            content: JSON.stringify(input.content),
            due: input.due,
            late: input.late ? 1 : 0,
            by_account: by.account,
            by_name: by.name,
            role: by.role,
            at,
          })
          .execute()
        return id
      })
    },

    /** Throws `Problem`: not found, or `conflict` where there is an outcome already. */
    decide: (recordId: string, requestId: string, content: CorrectionOutcome, by: By): Promise<void> => {
      const trace = { action: 'correction decided', subject: `${recordId} ${requestId}`, detail: content }
      return desk.change(by.account, trace, async (tx, at) => {
        const request = await tx
          .selectFrom('correction_request')
          .select('id')
          .where('id', '=', requestId)
          .where('record_id', '=', recordId)
          .executeTakeFirst()
        if (!request) throw notFound('That request')
        const before = await tx
          .selectFrom('correction_outcome')
          .select('by_name')
          .where('request_id', '=', requestId)
          .executeTakeFirst()
        if (before)
          throw new Problem('conflict', `${before.by_name} has decided this request already.`, 'It stands.')
        await tx
          .insertInto('correction_outcome')
          .values({
            request_id: requestId,
            content: JSON.stringify(content),
            by_account: by.account,
            by_name: by.name,
            role: by.role,
            at,
          })
          .execute()
      })
    },

    /** Every addendum of a record, of every version, oldest first. */
    addenda: (recordId: string): Promise<Addendum[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('addendum')
          .selectAll()
          .where('record_id', '=', recordId)
          .orderBy('at')
          .orderBy('id')
          .execute()
        return rows.map((row) => ({
          id: row.id,
          recordId: row.record_id,
          ofVersion: row.of_version,
          version: row.version,
          requests: parsedJson(z.array(z.string()), row.requests),
          byAccount: row.by_account,
          signedBy: row.signed_by,
          role: row.role,
          at: row.at,
        }))
      }),

    /** Every signed addendum file and outcome letter of a record, oldest first, with who has confirmed it. */
    files,

    /** The signed file; undefined where there is none with this id. */
    bytes: (fileId: string): Promise<Uint8Array | undefined> =>
      desk.read(async (db) => {
        const row = await db
          .selectFrom('correction_file')
          .select('bytes')
          .where('id', '=', fileId)
          .executeTakeFirst()
        return row?.bytes
      }),

    /** An addendum and letters that were signed together, in one transaction. Throws `Problem` "conflict". */
    sign: (input: NewSigned, by: string): Promise<void> => {
      const addendumId = input.addendum ? desk.newId() : null
      const detail = input.files.map(({ item, recipientId, version, sha256 }) => ({
        item,
        recipientId,
        version,
        sha256,
      }))
      const action = input.addendum ? 'addendum signed' : 'outcome letter signed'
      return desk.change(by, { action, subject: input.recordId, detail }, async (tx) => {
        const { recordId, ofVersion, addendum, signedBy, role, at } = input
        const record = await tx
          .selectFrom('record')
          .select('version')
          .where('id', '=', recordId)
          .executeTakeFirst()
        const clash =
          record?.version !== ofVersion ||
          (addendum &&
            (await tx
              .selectFrom('addendum')
              .select('id')
              .where('record_id', '=', recordId)
              .where('version', '=', addendum.version)
              .executeTakeFirst()))
        if (clash)
          throw new Problem(
            'conflict',
            'Something else of this record was signed a moment ago.',
            'Nothing was signed now.',
            'Read it again.',
          )
        if (addendum)
          await tx
            .insertInto('addendum')
            .values({
              id: addendumId ?? '',
              record_id: recordId,
              of_version: ofVersion,
              number: addendum.number,
              version: addendum.version,
              requests: JSON.stringify(addendum.requests),
              by_account: by,
              signed_by: signedBy,
              role,
              at,
            })
            .execute()
        for (const file of input.files)
          await tx
            .insertInto('correction_file')
            .values({
              id: desk.newId(),
              record_id: recordId,
              of_version: ofVersion,
              item: file.item,
              addendum_id: file.item === 'addendum' ? addendumId : null,
              request_id: file.item === 'addendum' ? null : file.requestId,
              recipient_id: file.recipientId,
              kind: file.kind,
              name: file.name,
              version: file.version,
              file_name: file.fileName,
              bytes: file.bytes,
              sha256: file.sha256,
              content_hash: file.contentHash,
              because: JSON.stringify(file.because),
              by_account: by,
              signed_by: signedBy,
              role,
              at,
            })
            .execute()
      })
    },

    /** A second person has looked at this file. Throws `Problem` "conflict" where they have confirmed it before. */
    confirm: (file: CorrectionFile, by: By, note: string): Promise<void> => {
      const { id, recordId, sha256, item } = file
      const trace = { action: `${item} confirmed`, subject: `${recordId} ${id}`, detail: { sha256, note } }
      return desk.change(by.account, trace, async (tx, at) => {
        const before = await tx
          .selectFrom('correction_check')
          .select('file_id')
          .where('file_id', '=', id)
          .where('by_account', '=', by.account)
          .executeTakeFirst()
        if (before) throw new Problem('conflict', 'You have confirmed this file already.', 'It stands.')
        await tx
          .insertInto('correction_check')
          .values({ file_id: id, by_account: by.account, by_name: by.name, role: by.role, at, note })
          .execute()
      })
    },

    /** Which addendum or letter of this workspace has these bytes (SHA-256 in lower-case hex)? */
    findBySha256: (hash: string): Promise<(FoundFile & { ofVersion: string }) | undefined> =>
      desk.read((db) =>
        db
          .selectFrom('correction_file')
          .innerJoin('record', 'record.id', 'correction_file.record_id')
          .where('correction_file.sha256', '=', hash)
          .select([
            'correction_file.record_id as recordId',
            'record.title as title',
            'correction_file.version as version',
            'correction_file.of_version as ofVersion',
            'correction_file.recipient_id as recipientId',
            'correction_file.item as kind',
            'correction_file.file_name as fileName',
          ])
          .executeTakeFirst(),
      ),

    ...withdrawalsOf(desk),
  }
}
