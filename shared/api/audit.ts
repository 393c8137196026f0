/** Who did what: the audit trail for an inspector, and each person's own part of it. */
import { z } from 'zod'
import { auditKinds } from '../audit/words.ts'
import { needs } from './procedure.ts'

/** What a row is about. `id` is empty where whoever asks may not open it; `words` then say only that. */
export const auditAboutSchema = z.strictObject({
  kind: z.enum(['record', 'family', 'person', 'closed']),
  id: z.string(),
  words: z.string(),
})

export const auditRowSchema = z.strictObject({
  seq: z.number().int(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
  /** Account id, or '' for what nobody in particular did. */
  person: z.string(),
  name: z.string(),
  action: z.string(),
  /** What was done, as it follows the name, e.g. `opened the record`. */
  says: z.string(),
  about: z.array(auditAboutSchema),
  /** What else there is to say, e.g. `12 answers`. */
  more: z.string(),
})
export type AuditRow = z.infer<typeof auditRowSchema>

const date = z.union([z.iso.date(), z.literal('')])

const period = { from: date, to: date }

export const auditAskSchema = z.strictObject({
  /** Account id; everybody where it is empty. */
  person: z.string(),
  /** Id of a record or family, or the reference of a family; everything where it is empty. */
  about: z.string().max(200),
  /** Everything but typing where it is empty. */
  kind: z.union([z.enum(auditKinds), z.literal('')]),
  ...period,
  /** Rows before this one; from the newest where it is 0. */
  before: z.number().int().min(0),
})
export type AuditAsk = z.infer<typeof auditAskSchema>

/** Newest first. `next`: where the next ones begin; 0 when there are none. */
export const auditListSchema = z.strictObject({ rows: z.array(auditRowSchema), next: z.number().int() })
export type AuditList = z.infer<typeof auditListSchema>

export const auditCheckSchema = z.strictObject({
  ok: z.boolean(),
  /** Rows that are as they were written. */
  rows: z.number().int(),
  /** Sentences; none when all is well. */
  problems: z.array(z.string()),
  notes: z.array(z.string()),
  /** Hash of the newest row, to be compared with what an inspector wrote down before. */
  newest: z.string(),
})
export type AuditCheck = z.infer<typeof auditCheckSchema>

export const auditContract = {
  list: needs('audit.read').input(auditAskSchema).output(auditListSchema),
  /** What this person did themselves. */
  mine: needs('self.manage')
    .input(auditAskSchema.omit({ person: true }))
    .output(auditListSchema),
  people: needs('audit.read').output(z.array(z.strictObject({ id: z.string(), name: z.string() }))),
  check: needs('audit.read').output(auditCheckSchema),
  /** A list for people, the chain for whoever checks it, and how: three files in one. Dates are those of London. */
  export: needs('audit.read')
    .input(z.strictObject(period))
    .output(z.strictObject({ fileName: z.string(), bytes: z.base64() })),
}
