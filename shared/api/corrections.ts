/** Corrections of a signed record, withdrawn versions, and its history, as the screens ask for them (domain section 7). */
import { z } from 'zod'
import { copyContentSchema } from '../copies/content.ts'
import { copyKinds } from '../copies/copy.ts'
import {
  correctionOutcomeSchema,
  correctionRequestSchema,
  withdrawalMarkSchema,
} from '../corrections/index.ts'
import { needs } from './procedure.ts'

/** Who did something and when; `at` is a UTC instant, ISO 8601. */
const doneSchema = z.strictObject({ byName: z.string(), role: z.string(), at: z.string() })
const leftSchema = z.array(z.strictObject({ where: z.string(), what: z.string(), why: z.string() }))
const ofRecord = z.strictObject({ recordId: z.string() })
const note = z.string().trim().max(500)
const reasonSchema = z.string().trim().min(1).max(2000)

export const correctionFileSchema = z.strictObject({
  id: z.string(),
  item: z.enum(['addendum', 'correction outcome']),
  ofVersion: z.string(),
  /** The reader's own count. */
  version: z.string(),
  recipientId: z.string(),
  name: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  addendumId: z.string(),
  requestId: z.string(),
  signedBy: z.string(),
  role: z.string(),
  at: z.string(),
  /** Why a second person looks at it before it is handed out, each a sentence. */
  because: z.array(z.string()),
  checks: z.array(doneSchema.extend({ note: z.string() })),
  /** Why it cannot be handed out now, a sentence; empty when it can. */
  held: z.string(),
})
export type CorrectionFileStanding = z.infer<typeof correctionFileSchema>

export const correctionSchema = doneSchema.extend({
  id: z.string(),
  version: z.string(),
  /** Last day of the usual time; '' where none ran. */
  due: z.string(),
  late: z.boolean(),
  request: correctionRequestSchema,
  outcome: doneSchema.extend({ content: correctionOutcomeSchema }).nullable(),
  /** Can whoever asked read the passage in a copy of their own? */
  reads: z.boolean(),
  /** Do the quoted words still stand in the newest version? */
  stands: z.boolean(),
  /** The addendum of the newest version that tells of it; '' while there is none. */
  addendum: z.string(),
})
export type Correction = z.infer<typeof correctionSchema>

/** A passage as it was, and as a withdrawal leaves it; `after` is empty where it is taken out whole. */
export const changedPassageSchema = z.strictObject({
  id: z.string(),
  where: z.string(),
  before: z.string(),
  after: z.string(),
  keptFrom: z.array(z.string()),
})
export type ChangedPassage = z.infer<typeof changedPassageSchema>

export const withdrawalSchema = doneSchema.extend({
  id: z.string(),
  version: z.string(),
  nextVersion: z.string(),
  reason: z.string(),
  confirmed: doneSchema.extend({ note: z.string() }).nullable(),
  /** What it changes, passage by passage: only while it is open. */
  changes: z.array(changedPassageSchema),
  /** Why this person cannot confirm it as the second one, a sentence; empty when they can. */
  notSecond: z.string(),
})
export type WithdrawalStanding = z.infer<typeof withdrawalSchema>

export const supersededSchema = z.strictObject({
  version: z.string(),
  signedBy: z.string(),
  signedAt: z.string(),
  replacedBy: z.string(),
  replacedAt: z.string(),
  reason: z.string(),
  /** Everybody for whom a file of it was made, and what is known of where it went. */
  readers: z.array(
    z.strictObject({
      recipientId: z.string(),
      name: z.string(),
      /** In a sentence; '' where it is not known that it left. */
      sent: z.string(),
      /** Still to be called back? */
      toRecall: z.boolean(),
    }),
  ),
  openings: z.array(doneSchema.extend({ reason: z.string() })),
})
export type Superseded = z.infer<typeof supersededSchema>

export const correctionsStandingSchema = z.strictObject({
  version: z.string(),
  signedBy: z.string(),
  signedAt: z.string(),
  /** The usual time to ask, told and never a bar: a later request is taken all the same. */
  window: z.strictObject({ due: z.string(), over: z.boolean() }),
  corrections: z.array(correctionSchema),
  addenda: z.array(
    z.strictObject({
      id: z.string(),
      version: z.string(),
      ofVersion: z.string(),
      signedBy: z.string(),
      role: z.string(),
      at: z.string(),
    }),
  ),
  files: z.array(correctionFileSchema),
  /** What waits for a signature. */
  toSign: z.strictObject({ corrections: z.number().int(), letters: z.number().int() }),
  /** Why this person cannot decide, a sentence; empty when they can. The same holds for signing and withdrawing. */
  notDecide: z.string(),
  /** Why this person cannot be the second one who confirms a file; empty when they can. */
  notSecond: z.string(),
  withdrawal: withdrawalSchema.nullable(),
  /** Versions that were replaced, oldest first. */
  superseded: z.array(supersededSchema),
  /** Why this person cannot open a version that was replaced; empty when they can. */
  notOpenOld: z.string(),
})
export type CorrectionsStanding = z.infer<typeof correctionsStandingSchema>

/** A paper that is about to be signed, as its reader gets it. */
export const paperToSignSchema = z.strictObject({
  item: z.enum(['addendum', 'correction outcome', 'minutes']),
  recipientId: z.string(),
  name: z.string(),
  role: z.string(),
  content: copyContentSchema,
  leftOut: leftSchema,
  giveAways: leftSchema,
  because: z.array(z.string()),
})
export type PaperToSign = z.infer<typeof paperToSignSchema>

/** Papers, and the hash of all their words, by which they are signed. */
export const toSignSchema = z.strictObject({ papers: z.array(paperToSignSchema), hash: z.string() })

const signature = { passphrase: z.string(), typedName: z.string(), readToEnd: z.literal(true) }

export const historyEventSchema = z.strictObject({
  /** UTC instant, ISO 8601. */
  at: z.string(),
  /** Plain sentences, with who. */
  says: z.string(),
  detail: z.string(),
  /** Where the reader may have it: a file of corrections by its id, or a screen of the record. */
  file: z.strictObject({ id: z.string(), label: z.string() }).nullable(),
  see: z.enum(['', 'record', 'copies', 'corrections']),
})
export type HistoryEvent = z.infer<typeof historyEventSchema>

export const correctionsContract = {
  standing: needs('record.read').input(ofRecord).output(correctionsStandingSchema),
  /** The signed record, heading by heading, and the people in it: what a request quotes from. */
  passages: needs('copy.make')
    .input(ofRecord)
    .output(
      z.strictObject({
        passages: z.array(z.strictObject({ section: z.string(), text: z.string() })),
        people: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.string() })),
        today: z.string(),
      }),
    ),
  /** Taken at any time; after the usual time it is marked late. */
  ask: needs('copy.make')
    .input(ofRecord.extend({ request: correctionRequestSchema }))
    .output(correctionsStandingSchema),
  /** Who would get an addendum with this outcome, and the letter as whoever asked would get it. */
  tryOutcome: needs('record.sign')
    .input(ofRecord.extend({ requestId: z.string(), outcome: correctionOutcomeSchema }))
    .output(
      z.strictObject({
        readers: z.array(
          z.strictObject({ name: z.string(), kind: z.enum(copyKinds), gets: z.boolean(), why: z.string() }),
        ),
        letter: paperToSignSchema,
      }),
    ),
  decide: needs('record.sign')
    .input(ofRecord.extend({ requestId: z.string(), outcome: correctionOutcomeSchema }))
    .output(correctionsStandingSchema),
  toSign: needs('record.sign').input(ofRecord).output(toSignSchema),
  /** Signs the addendum and the letters; refused where their words are not those that were read. */
  sign: needs('record.sign')
    .input(ofRecord.extend({ hash: z.string(), ...signature }))
    .output(correctionsStandingSchema),
  /** A signed addendum or letter as it stands in the file, for the second person who confirms it. */
  look: needs('copy.make')
    .input(ofRecord.extend({ fileId: z.string() }))
    .output(copyContentSchema),
  confirm: needs('copy.make')
    .input(ofRecord.extend({ fileId: z.string(), sha256: z.string(), note }))
    .output(correctionsStandingSchema),
  /** Refused while a second person has to look at it, and once its version was withdrawn. */
  file: needs('copy.make')
    .input(ofRecord.extend({ fileId: z.string() }))
    .output(
      z.strictObject({ fileName: z.string(), bytes: z.base64(), sha256: z.string(), signed: z.boolean() }),
    ),

  /** Everything of the signed record that can be marked, and the people it can be kept from. */
  markable: needs('record.sign')
    .input(ofRecord)
    .output(
      z.strictObject({
        passages: z.array(
          z.strictObject({
            id: z.string(),
            kind: z.enum(['entry', 'row', 'person', 'child', 'meeting']),
            where: z.string(),
            text: z.string(),
            canKeep: z.boolean(),
          }),
        ),
        people: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.string() })),
      }),
    ),
  tryMarks: needs('record.sign')
    .input(ofRecord.extend({ marks: z.array(withdrawalMarkSchema).max(500) }))
    .output(z.strictObject({ changes: z.array(changedPassageSchema), problems: z.array(z.string()) })),
  /** From now on none of the version's files is handed out. */
  withdraw: needs('record.sign')
    .input(ofRecord.extend({ reason: reasonSchema, marks: z.array(withdrawalMarkSchema).min(1).max(500) }))
    .output(correctionsStandingSchema),
  confirmWithdrawal: needs('copy.make')
    .input(ofRecord.extend({ withdrawalId: z.string(), note }))
    .output(correctionsStandingSchema),
  dropWithdrawal: needs('record.sign')
    .input(ofRecord.extend({ withdrawalId: z.string(), reason: reasonSchema }))
    .output(correctionsStandingSchema),
  /** The next version as it will be signed. */
  replacement: needs('record.sign')
    .input(ofRecord.extend({ withdrawalId: z.string() }))
    .output(toSignSchema),
  replace: needs('record.sign')
    .input(ofRecord.extend({ withdrawalId: z.string(), hash: z.string(), ...signature }))
    .output(correctionsStandingSchema),
  /** A file of a version that was replaced, under lock: who opens it and why is kept. */
  openOld: needs('record.read')
    .input(ofRecord.extend({ version: z.string(), recipientId: z.string(), reason: reasonSchema }))
    .output(z.strictObject({ content: copyContentSchema, fileName: z.string() })),

  /** Everything that has happened to a record, oldest first, in sentences. */
  history: needs('record.read')
    .input(ofRecord)
    .output(
      z.strictObject({
        title: z.string(),
        date: z.string(),
        state: z.string(),
        events: z.array(historyEventSchema),
      }),
    ),
}
