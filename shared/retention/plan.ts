/**
 * What a purge takes away and what stays, told before anybody confirms it and again in its certificate: by reference, date
 * and kind. No name of a child, an adult or a worker has a place in it.
 */
import { z } from 'zod'
import { meetingTypeSchema } from '../minutes/index.ts'
import { openKinds } from './due.ts'

/** What somebody types to confirm a purge, in small letters. */
export const PURGE_WORD = 'purge'

const count = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** One kind of thing that goes, e.g. 12 signed files of 340,112 bytes. */
export const goingSchema = z.strictObject({ what: z.string(), count, bytes: count })
export type Going = z.infer<typeof goingSchema>

export const keptFileSchema = z.strictObject({ kind: z.string(), version: z.string(), sha256: hash })
export type KeptFile = z.infer<typeof keptFileSchema>

export const keptVersionSchema = z.strictObject({
  version: z.string(),
  sha256: hash,
  signedAt: z.string(),
  role: z.string(),
  ruleSet: z.string(),
  appVersion: z.string(),
})
export type KeptVersion = z.infer<typeof keptVersionSchema>

export const plannedRecordSchema = z.strictObject({
  recordId: z.string(),
  caseId: z.string(),
  type: meetingTypeSchema,
  familyRef: z.string(),
  date: z.string(),
  version: z.string(),
  /** Of the child's file in the case system, and when it went there. */
  reference: z.string(),
  transferredOn: z.string(),
  /** Words of its newest signed version. */
  words: count,
  going: z.array(goingSchema),
  versions: z.array(keptVersionSchema),
  files: z.array(keptFileSchema),
  /** Proof of distribution that stays: lines and events of the desk. */
  proof: count,
  /** Events that are added to the family's chronology first, because they stand in this record alone. */
  carried: count,
  /** Events of the family's chronology that were made of this record, and stay. */
  chronologyEvents: count,
  open: z.array(z.strictObject({ kind: z.enum(openKinds), count })),
})
export type PlannedRecord = z.infer<typeof plannedRecordSchema>

export const plannedCaseSchema = z.strictObject({
  caseId: z.string(),
  familyRef: z.string(),
  reference: z.string(),
  transferredOn: z.string(),
  words: count,
  going: z.array(goingSchema),
  /** SHA-256 of what was stored of the family. */
  sha256: hash,
})
export type PlannedCase = z.infer<typeof plannedCaseSchema>

/** A backup that may still hold what is purged; `until`: ISO date of the day by which it is deleted. */
export const heldBackupSchema = z.strictObject({ madeAt: z.string(), until: z.string() })
export type HeldBackup = z.infer<typeof heldBackupSchema>

export const purgePlanSchema = z.strictObject({
  records: z.array(plannedRecordSchema),
  cases: z.array(plannedCaseSchema),
  backups: z.array(heldBackupSchema),
  /** Of what goes and stays: a purge is of exactly what was looked at. */
  hash: z.string(),
})
export type PurgePlan = z.infer<typeof purgePlanSchema>

/** What stays of every purge, each a sentence. */
export const keeps: readonly string[] = [
  'Of each record: its kind, date, family reference, version, and the fingerprints (SHA-256) of its signed text and of every signed file, so that a file that was handed out can still be recognised.',
  'The confirmation that it is in the child’s file: its reference there, the day, and by whom.',
  'Proof of distribution: that each copy was sent, when and by which method, by the part its reader had and without names or addresses of family.',
  'The family’s chronology, with the events that came from a record: it goes with the family’s own file, and not before.',
  'The audit chain, whole. It holds no words of a record.',
  'This certificate.',
]

const total = (all: readonly Going[], pick: (one: Going) => number): number =>
  all.reduce((sum, one) => sum + pick(one), 0)

/** In all: what a person reads before they confirm. */
export function totalsOf({ records, cases }: Pick<PurgePlan, 'records' | 'cases'>) {
  const going = [...records, ...cases].flatMap((one) => one.going)
  return {
    records: records.length,
    cases: cases.length,
    words: [...records, ...cases].reduce((sum, one) => sum + one.words, 0),
    files: records.reduce((sum, one) => sum + one.files.length, 0),
    bytes: total(going, (one) => one.bytes),
    carried: records.reduce((sum, one) => sum + one.carried, 0),
  }
}

/** `340 KB`, `1.2 MB`: as a person reads a size. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

const isText = (value: string): boolean => /\p{L}\S*\s+\S/u.test(value)

/** Words of everything that somebody wrote in a value: strings of more than one word. */
export function wordsInValue(value: unknown): number {
  if (typeof value === 'string')
    return isText(value) ? value.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length : 0
  if (value === null || typeof value !== 'object') return 0
  return Object.values(value).reduce<number>((sum, one) => sum + wordsInValue(one), 0)
}
