/** The distribution desk, as the screens ask for it (domain section 6). */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { lineEventSchema, lineSchema, methodSchema, proofKinds } from '../distribution/index.ts'
import { needs } from './procedure.ts'

const bytesSchema = z.base64()
const leftSchema = z.array(z.strictObject({ where: z.string(), what: z.string(), why: z.string() }))
const lineIds = z.array(z.string()).min(1).max(1000)
/** UTC instant, ISO 8601. */
const instant = z.string()
const fileSchema = z.strictObject({ fileName: z.string(), bytes: bytesSchema })

/**
 * What can be made of a line: an e-mail draft with the signed copy attached; the same with the copy protected by a password;
 * the protected copy alone; cover note, address page and copy for the printer; a folder named by reference for a portal.
 */
export const makings = [
  'email draft',
  'protected email draft',
  'protected copy',
  'print pack',
  'portal folder',
] as const
export const makingSchema = z.enum(makings)
export type Making = (typeof makings)[number]

/** One line of a long run: what was made, or the sentence that says why not. The others go on. */
export const runStepSchema = z.strictObject({
  lineId: z.string(),
  done: z.number().int(),
  of: z.number().int(),
  ok: z.boolean(),
  /** Names of the files that were made, below the output folder; never a person's name. */
  files: z.array(z.string()),
  says: z.string(),
})
export type RunStep = z.infer<typeof runStepSchema>

export const distributionSettingsSchema = z.strictObject({
  /** Folder into which packs are written, absolute; '' while nobody chose one. */
  outputFolder: z.string(),
  smtp: z.strictObject({
    on: z.boolean(),
    host: z.string(),
    port: z.number().int(),
    /** `tls` from the first byte, or `starttls`, which is never left out. */
    security: z.enum(['tls', 'starttls']),
    user: z.string(),
    /** Is a password kept? It is never sent to a screen. */
    hasPassword: z.boolean(),
    from: z.string(),
  }),
})
export type DistributionSettings = z.infer<typeof distributionSettingsSchema>

/** Whether a record's minutes were in time: to the last required recipient, from proof only (domain section 6). */
export const timelinessSchema = z.strictObject({
  /** Working days from the meeting until the last required recipient was sent a copy; null until then. */
  workingDays: z.number().int().nullable(),
  allowed: z.number().int(),
  due: z.string(),
  /** `in time`, `late`, or `running` while somebody still waits and the date has not passed. */
  verdict: z.enum(['in time', 'late', 'running', 'no clock']),
  required: z.number().int(),
  sent: z.number().int(),
  proven: z.number().int(),
  /** Recipients who have gone without so far: role and agency, no names of family. */
  waiting: z.array(z.strictObject({ lineId: z.string(), name: z.string(), role: z.string() })),
})
export type Timeliness = z.infer<typeof timelinessSchema>

export const distributionContract = {
  /** Everything that is to be sent or has no proof yet, across records, most urgent first; `settled` adds what is done. */
  queue: needs('copy.make')
    .input(z.strictObject({ settled: z.boolean() }))
    .output(
      z.strictObject({
        lines: z.array(lineSchema),
        today: z.string(),
        /** There is more than is shown: the most urgent are here. */
        more: z.boolean().optional(),
      }),
    ),
  /** Every line of one record, with how its minutes stand. */
  ofRecord: needs('copy.make')
    .input(z.strictObject({ recordId: z.string() }))
    .output(z.strictObject({ lines: z.array(lineSchema), timeliness: timelinessSchema })),
  /** One line with what happened to it, what its copy leaves out and what could give that away. */
  line: needs('copy.make')
    .input(z.strictObject({ id: z.string() }))
    .output(
      z.strictObject({
        line: lineSchema,
        events: z.array(lineEventSchema),
        leftOut: leftSchema,
        giveAways: leftSchema,
        /** Password of the protected copy, to be told by another way; '' while none was made. */
        password: z.string(),
      }),
    ),
  setAddress: needs('copy.make')
    .input(
      z.strictObject({
        lineIds,
        method: methodSchema,
        address: z.string().trim().max(500),
        readBack: z.boolean(),
        agreed: z.boolean(),
      }),
    )
    .output(z.array(lineSchema)),
  /** Who sees to these lines; '' for nobody in particular. */
  giveTo: needs('copy.make')
    .input(z.strictObject({ lineIds, account: z.string() }))
    .output(z.array(lineSchema)),
  /** An exception, with its reason, or back again. */
  setException: needs('copy.make')
    .input(z.strictObject({ lineIds, notToBeSent: z.boolean(), reason: z.string().trim().min(1).max(1000) }))
    .output(z.array(lineSchema)),
  whyLate: needs('copy.make')
    .input(z.strictObject({ lineIds, reason: z.string().trim().min(1).max(1000) }))
    .output(z.array(lineSchema)),
  /** Makes files of one line and hands them over, for a door that saves them itself. Marks it prepared. */
  make: needs('copy.make')
    .input(z.strictObject({ lineId: z.string(), making: makingSchema }))
    .output(z.strictObject({ files: z.array(fileSchema), password: z.string(), line: lineSchema })),
  /**
   * Makes files of many lines in the output folder, one at a time; ending the stream stops it and what was made stays. What
   * was made before and is still there is passed over, unless `again` asks for it anew.
   */
  makeMany: needs('copy.make')
    .input(z.strictObject({ lineIds, making: makingSchema, again: z.boolean().optional() }))
    .output(eventIterator(runStepSchema)),
  /** Sends through the council's own server, where an administrator has turned that on. Stops as `makeMany` does. */
  sendMany: needs('copy.make').input(z.strictObject({ lineIds })).output(eventIterator(runStepSchema)),
  /** It was sent, by whatever means the council has. */
  markSent: needs('copy.make')
    .input(
      z.strictObject({
        lineIds,
        at: instant,
        reference: z.string().trim().max(500),
        note: z.string().max(1000),
      }),
    )
    .output(z.array(lineSchema)),
  addProof: needs('copy.make')
    .input(
      z.strictObject({
        lineIds,
        at: instant,
        proof: z.enum(proofKinds),
        reference: z.string().trim().max(500),
        note: z.string().max(1000),
        /** Kept encrypted with the line. */
        receipt: fileSchema.nullable(),
      }),
    )
    .output(z.array(lineSchema)),
  /** What became of it afterwards. */
  note: needs('copy.make')
    .input(
      z.strictObject({
        lineIds,
        what: z.enum(['acknowledged', 'returned', 'failed', 'recalled']),
        at: instant,
        note: z.string().trim().max(1000),
      }),
    )
    .output(z.array(lineSchema)),
  receiptFile: needs('copy.make')
    .input(z.strictObject({ lineId: z.string(), eventId: z.string() }))
    .output(fileSchema),
  /** Reads a receipt that was dropped on the desk and finds its line, by message id or reference. Notes nothing yet. */
  readReceipt: needs('copy.make')
    .input(fileSchema)
    .output(
      z.strictObject({
        lineId: z.string().nullable(),
        what: z.enum(['delivered', 'read', 'failed', 'unknown']),
        at: instant,
        reference: z.string(),
        /** What was found, or why nothing was, in a sentence. */
        says: z.string(),
      }),
    ),
  /** A copy went to somebody else: kept with the line, and the sheet for the data protection officer (DOCX). */
  wrongRecipient: needs('copy.make')
    .input(
      z.strictObject({
        lineId: z.string(),
        at: instant,
        whoGotIt: z.string().trim().min(1).max(500),
        contained: z.boolean(),
        note: z.string().trim().max(4000),
      }),
    )
    .output(z.strictObject({ sheet: fileSchema, line: lineSchema })),
  settings: needs('copy.make').output(distributionSettingsSchema),
  changeSettings: needs('people.manage')
    .input(
      distributionSettingsSchema.extend({
        smtp: distributionSettingsSchema.shape.smtp.omit({ hasPassword: true }).extend({
          /** null keeps the one that is there. */
          password: z.string().max(500).nullable(),
        }),
      }),
    )
    .output(distributionSettingsSchema),
  /** Speaks to the server without sending anything. */
  checkSmtp: needs('people.manage').output(z.strictObject({ ok: z.boolean(), says: z.string() })),
}
