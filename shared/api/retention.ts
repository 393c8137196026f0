/** Retention, as the screens ask for it: what is in the child's file, what is on hold, what may go and what has gone. */
import { z } from 'zod'
import { meetingTypeSchema } from '../minutes/index.ts'
import {
  heldBackupSchema,
  openKinds,
  purgePlanSchema,
  retentionRuleSchema,
  standings,
} from '../retention/index.ts'
import { needs } from './procedure.ts'

const standingSchema = z.strictObject({ state: z.enum(standings), dueOn: z.string() })
const subjectSchema = z.strictObject({ kind: z.enum(['record', 'case']), id: z.string() })
const reason = z.string().trim().min(1).max(1000)

const transferSchema = z.strictObject({
  /** Of the file in the council's case system. */
  reference: z.string(),
  /** ISO date. */
  onDate: z.string(),
  byName: z.string(),
  /** UTC instant at which it was confirmed here. */
  at: z.string(),
})

const holdSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['record', 'case']),
  subject: z.string(),
  reason: z.string(),
  byName: z.string(),
  at: z.string(),
})
export type LegalHold = z.infer<typeof holdSchema>

export const retentionLineSchema = z.strictObject({
  recordId: z.string(),
  caseId: z.string(),
  type: meetingTypeSchema,
  familyRef: z.string(),
  date: z.string(),
  version: z.string(),
  transfer: transferSchema.nullable(),
  holds: z.array(holdSchema),
  open: z.array(z.strictObject({ kind: z.enum(openKinds), count: z.number().int() })),
  standing: standingSchema,
})
export type RetentionLine = z.infer<typeof retentionLineSchema>

export const retentionCaseSchema = z.strictObject({
  caseId: z.string(),
  familyRef: z.string(),
  /** Records that are here, and that were purged. */
  records: z.number().int(),
  purged: z.number().int(),
  transfer: transferSchema.nullable(),
  holds: z.array(holdSchema),
  standing: standingSchema,
})
export type RetentionFamily = z.infer<typeof retentionCaseSchema>

export const purgeLineSchema = z.strictObject({
  id: z.string(),
  at: z.string(),
  byName: z.string(),
  role: z.string(),
  records: z.number().int(),
  cases: z.number().int(),
  fileName: z.string(),
  sha256: z.string(),
  /** '' while its last traces are still to be taken out of the file. */
  cleanedAt: z.string(),
  backups: z.array(heldBackupSchema.extend({ goneAt: z.string() })),
})
export type PurgeDone = z.infer<typeof purgeLineSchema>

export const goneRecordSchema = z.strictObject({
  recordId: z.string(),
  caseId: z.string(),
  type: meetingTypeSchema,
  familyRef: z.string(),
  date: z.string(),
  version: z.string(),
  reference: z.string(),
  purgeId: z.string(),
  purgedAt: z.string(),
})
export type GoneLine = z.infer<typeof goneRecordSchema>

const overviewSchema = z.strictObject({
  rule: retentionRuleSchema,
  today: z.string(),
  mayPurge: z.boolean(),
  mayChange: z.boolean(),
  /** Records that were never signed: no rule ever purges them. */
  drafts: z.number().int(),
  records: z.array(retentionLineSchema),
  cases: z.array(retentionCaseSchema),
  purges: z.array(purgeLineSchema),
  gone: z.array(goneRecordSchema),
})
export type RetentionOverview = z.infer<typeof overviewSchema>

const chosen = z.strictObject({
  recordIds: z.array(z.string()).max(500),
  caseIds: z.array(z.string()).max(500),
})

const requestSchema = chosen.extend({
  /** Of the plan that was looked at. */
  planHash: z.string(),
  /** Whoever purges knows what is still open, where anything is. */
  openKnown: z.boolean(),
  typedWord: z.string(),
  passphrase: z.string(),
})
export type RetentionRequest = z.infer<typeof requestSchema>

const done = z.strictObject({ done: z.literal(true) })

export const retentionContract = {
  overview: needs('copy.make').output(overviewSchema),
  /** For the lists: what has moved to the child's file and is gone from here. */
  gone: needs('record.read').output(z.array(goneRecordSchema)),
  /** Legal holds that stand on a record (its family's among them) or on a family. */
  holds: needs('record.read').input(subjectSchema).output(z.array(holdSchema)),
  /** That these are in the child's file, several at a time. */
  confirmTransfer: needs('copy.make')
    .input(
      z.strictObject({
        subjects: z.array(subjectSchema).min(1).max(500),
        reference: z.string().trim().min(1).max(200),
        on: z.string(),
      }),
    )
    .output(done),
  withdrawTransfer: needs('copy.make')
    .input(subjectSchema.extend({ because: reason }))
    .output(done),
  hold: needs('copy.make').input(subjectSchema.extend({ reason })).output(done),
  liftHold: needs('retention.purge')
    .input(z.strictObject({ holdId: z.string(), because: reason }))
    .output(done),
  changeRule: needs('people.manage').input(retentionRuleSchema).output(retentionRuleSchema),
  /** Exactly what would go and what stays; changes nothing. Refused where something of it is not due. */
  dryRun: needs('retention.purge').input(chosen).output(purgePlanSchema),
  /** Of exactly what was looked at. Never called by anything but a person's own confirmation. */
  purge: needs('retention.purge')
    .input(requestSchema)
    .output(z.strictObject({ purgeId: z.string() })),
  certificate: needs('retention.purge')
    .input(z.strictObject({ purgeId: z.string() }))
    .output(z.strictObject({ fileName: z.string(), bytes: z.base64(), sha256: z.string() })),
}
