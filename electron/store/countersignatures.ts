/**
 * Countersignatures: who is asked for them (settled with the version), who has given them, and the files that carry the
 * further signatures. They are added and never changed; the file that was frozen first stays beside them.
 */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { roleLevels } from '../../shared/checks/check.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'

const peopleSchema = z.array(z.strictObject({ account: z.string(), name: z.string() }))
const levelsSchema = z.array(z.enum(roleLevels))
const placeSchema = z.strictObject({
  place: z.string(),
  step: z.number().int().positive(),
  does: z.enum(['signs', 'confirms']),
  title: z.string(),
  why: z.string(),
  /** Any one of these; `account` is empty for somebody known by name only. */
  people: peopleSchema,
  /** Or anybody of these levels. */
  levels: levelsSchema,
  /** GUID of the line in every file of the version; empty where nothing is signed. */
  lineId: z.string(),
})
export type CountersignPlace = z.infer<typeof placeSchema>

const doneSchema = z.strictObject({
  seq: z.number().int().positive(),
  name: z.string(),
  role: z.string(),
  /** UTC instant, ISO 8601, at which it was signed or confirmed. */
  at: z.string(),
  how: z.string(),
  byAccount: z.string(),
})
export type Countersignature = z.infer<typeof doneSchema>
export type PlaceState = CountersignPlace & { done: Countersignature | null }

/** A place that waits for somebody now: nothing of an earlier step is open. */
export type AwaitedPlace = CountersignPlace & {
  recordId: string
  /** Who signed the record first, and when (UTC, ISO 8601). */
  signedBy: string
  signedAt: string
}

export type NewCountersignature = {
  recordId: string
  place: string
  name: string
  role: string
  at: string
  /** How it was confirmed; empty for a signature. */
  how: string
  byAccount: string
  /** How many there were when the files were made: another number means that somebody was quicker. */
  after: number
  files: { recipientId: string; bytes: Uint8Array; sha256: string }[]
}

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')

const placeOf = (row: Tables['countersign_place']): CountersignPlace =>
  parsed(placeSchema, {
    place: row.place,
    step: row.step,
    does: row.does,
    title: row.title,
    why: row.why,
    people: parsedJson(peopleSchema, row.people),
    levels: parsedJson(levelsSchema, row.levels),
    lineId: row.line_id,
  })

const doneOf = (row: Tables['countersignature']): Countersignature =>
  parsed(doneSchema, {
    seq: row.seq,
    name: row.name,
    role: row.role,
    at: row.at,
    how: row.how,
    byAccount: row.by_account,
  })

/** Writes down who is asked, in the transaction that freezes the version and before the record is marked signed. */
export async function insertPlaces(
  tx: Kysely<Tables>,
  recordId: string,
  version: string,
  places: readonly CountersignPlace[],
): Promise<void> {
  for (const one of places)
    await tx
      .insertInto('countersign_place')
      .values({
        record_id: recordId,
        version,
        place: one.place,
        step: one.step,
        does: one.does,
        title: one.title,
        why: one.why,
        people: JSON.stringify(one.people),
        levels: JSON.stringify(one.levels),
        line_id: one.lineId,
      })
      .execute()
}

/** Those of the record's present version. */
async function statesOf(db: Kysely<Tables>, recordId: string): Promise<PlaceState[]> {
  const places = await db
    .selectFrom('countersign_place')
    .innerJoin('record', (join) =>
      join
        .onRef('record.id', '=', 'countersign_place.record_id')
        .onRef('record.version', '=', 'countersign_place.version'),
    )
    .selectAll('countersign_place')
    .where('countersign_place.record_id', '=', recordId)
    .orderBy('countersign_place.step')
    .orderBy('countersign_place.place')
    .execute()
  const done = await db
    .selectFrom('countersignature')
    .innerJoin('record', (join) =>
      join
        .onRef('record.id', '=', 'countersignature.record_id')
        .onRef('record.version', '=', 'countersignature.version'),
    )
    .selectAll('countersignature')
    .where('countersignature.record_id', '=', recordId)
    .execute()
  return places.map((row) => {
    const found = done.find(({ place }) => place === row.place)
    return { ...placeOf(row), done: found ? doneOf(found) : null }
  })
}

export function countersignaturesOf(desk: Desk) {
  const newest = (recordId: string, recipientId: string) =>
    desk.read((db) =>
      db
        .selectFrom('countersigned_file')
        .innerJoin('countersignature', 'countersignature.id', 'countersigned_file.countersignature_id')
        .innerJoin('record', (join) =>
          join
            .onRef('record.id', '=', 'countersigned_file.record_id')
            .onRef('record.version', '=', 'countersigned_file.version'),
        )
        .select(['countersigned_file.bytes as bytes', 'countersigned_file.sha256 as sha256'])
        .where('countersigned_file.record_id', '=', recordId)
        .where('countersigned_file.recipient_id', '=', recipientId)
        .orderBy('countersignature.seq', 'desc')
        .executeTakeFirst(),
    )

  return {
    /** Everybody who is asked, in the order of signing, with what they have given; none for a draft. */
    list: (recordId: string): Promise<PlaceState[]> => desk.read((db) => statesOf(db, recordId)),

    /** One recipient's file with every signature that there is; undefined while nobody has countersigned it. */
    newestFile: newest,

    /**
     * One more countersignature with its files, in one transaction. Throws `Problem`: `not found` for a place that nobody
     * asked for, `conflict` when it is given already or somebody else was quicker, `not valid` for a wrong hash.
     */
    add: (input: NewCountersignature): Promise<PlaceState[]> => {
      const detail = {
        place: input.place,
        files: input.files.map(({ recipientId, sha256: hash }) => ({ recipientId, sha256: hash })),
      }
      const trace = {
        action: input.how ? 'record confirmed' : 'record countersigned',
        subject: input.recordId,
        detail,
      }
      return desk.change(input.byAccount, trace, async (tx) => {
        for (const file of input.files)
          if (sha256(file.bytes) !== file.sha256)
            throw new Problem(
              'not valid',
              'One of the files is not what was to be countersigned.',
              'Nothing was countersigned.',
              'Try again.',
            )
        const before = await statesOf(tx, input.recordId)
        const wanted = before.find(({ place }) => place === input.place)
        if (!wanted) throw notFound('A countersignature that is asked for')
        const given = before.filter(({ done }) => done !== null).length
        if (wanted.done || given !== input.after)
          throw new Problem(
            'conflict',
            wanted.done
              ? `${wanted.done.name} has done this already.`
              : 'Somebody else has just countersigned this record.',
            'What they signed is kept.',
            wanted.done ? '' : 'Try again.',
          )
        const record = await tx
          .selectFrom('record')
          .select('version')
          .where('id', '=', input.recordId)
          .executeTakeFirstOrThrow()
        const id = desk.newId()
        await tx
          .insertInto('countersignature')
          .values({
            id,
            record_id: input.recordId,
            version: record.version,
            place: input.place,
            seq: given + 1,
            name: input.name,
            role: input.role,
            at: input.at,
            how: input.how,
            by_account: input.byAccount,
          })
          .execute()
        for (const file of input.files)
          await tx
            .insertInto('countersigned_file')
            .values({
              countersignature_id: id,
              record_id: input.recordId,
              version: record.version,
              recipient_id: file.recipientId,
              bytes: file.bytes,
              sha256: file.sha256,
            })
            .execute()
        return statesOf(tx, input.recordId)
      })
    },

    /**
     * What waits for a countersignature now, over all records, oldest first. It names people of supervision too: whoever
     * shows it asks first which records the reader may open.
     */
    awaited: (): Promise<AwaitedPlace[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('countersign_place as place')
          .innerJoin('record', (join) =>
            join.onRef('record.id', '=', 'place.record_id').onRef('record.version', '=', 'place.version'),
          )
          .leftJoin('countersignature as done', (join) =>
            join
              .onRef('done.record_id', '=', 'place.record_id')
              .onRef('done.version', '=', 'place.version')
              .onRef('done.place', '=', 'place.place'),
          )
          .selectAll('place')
          .select(['record.signed_by as signedBy', 'record.signed_at as signedAt'])
          .where('done.id', 'is', null)
          .orderBy('record.signed_at')
          .orderBy('place.record_id')
          .orderBy('place.step')
          .execute()
        // In the order of their steps: the first of a record is the one that its others wait for.
        const first = new Map<string, number>()
        for (const { record_id, step } of rows) if (!first.has(record_id)) first.set(record_id, step)
        return rows
          .filter((row) => row.step === first.get(row.record_id))
          .map((row) => ({
            ...placeOf(row),
            recordId: row.record_id,
            signedBy: row.signedBy,
            signedAt: row.signedAt,
          }))
      }),

    /** Which record's file, countersigned, has these bytes (SHA-256 in lower-case hex)? */
    findBySha256: (hash: string) =>
      desk.read((db) =>
        db
          .selectFrom('countersigned_file')
          .innerJoin('signed_file', (join) =>
            join
              .onRef('signed_file.record_id', '=', 'countersigned_file.record_id')
              .onRef('signed_file.version', '=', 'countersigned_file.version')
              .onRef('signed_file.recipient_id', '=', 'countersigned_file.recipient_id'),
          )
          .where('countersigned_file.sha256', '=', hash)
          .select([
            'signed_file.record_id as recordId',
            'signed_file.version as version',
            'signed_file.recipient_id as recipientId',
            'signed_file.file_name as fileName',
          ])
          .executeTakeFirst(),
      ),
  }
}
