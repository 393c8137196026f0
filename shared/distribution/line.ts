/**
 * One line of the distribution desk: one document for one recipient, from the moment it may be sent until there is proof
 * that it arrived (domain section 6). What has happened to it is a list of events that is only added to; the state is
 * worked out from them.
 */
import { z } from 'zod'
import { copyKinds, paperKinds } from '../copies/copy.ts'
import { meetingTypeSchema } from '../minutes/index.ts'

/** How a document reaches its reader (domain section 6, "Methods"). */
export const methods = [
  'secure email',
  'Egress or similar',
  'NHSmail',
  'CJSM',
  'partner portal',
  'tracked post',
  'first-class post',
  'by hand',
  'read with the person',
  'personal email',
] as const
export const methodSchema = z.enum(methods)
export type Method = (typeof methods)[number]

/** Methods that carry an e-mail address. */
export const emailMethods: ReadonlySet<Method> = new Set([
  'secure email',
  'Egress or similar',
  'NHSmail',
  'CJSM',
  'personal email',
])

/** What is sent: the signed minutes, a letter of their own, or what came after signing. */
export const itemKinds = ['minutes', ...paperKinds, 'addendum', 'correction outcome'] as const
export type ItemKind = (typeof itemKinds)[number]

/**
 * `waiting`: a second person has to look first (R-RS) · `no address`: method or address are missing, or not read back where
 * they must be · `ready` · `prepared`: the draft, pack or file was made, nothing has left · `sent` · `delivered`: there is
 * proof of receipt · `acknowledged`: the recipient said so · `returned` and `failed`: it did not arrive, send it anew ·
 * `recalled`: called back from a wrong recipient · `not to be sent`: an exception, with its reason · `replaced`: a newer
 * version took its place before it was sent.
 */
export const lineStates = [
  'waiting',
  'no address',
  'ready',
  'prepared',
  'sent',
  'delivered',
  'acknowledged',
  'returned',
  'failed',
  'recalled',
  'not to be sent',
  'replaced',
] as const
export type LineState = (typeof lineStates)[number]

/** Proof of receipt (domain section 6). */
export const proofKinds = [
  'delivery receipt',
  'read receipt',
  'message id',
  'tracking number',
  'signed receipt',
  'read aloud by',
  'reply from the recipient',
  'portal confirmation',
] as const
export type ProofKind = (typeof proofKinds)[number]

export const eventKinds = [
  'address set',
  'given to',
  'prepared',
  'sent',
  'proof',
  'acknowledged',
  'returned',
  'failed',
  'recalled',
  'not to be sent',
  'to be sent after all',
  'why late',
  'wrong recipient',
] as const

/** Something that happened to a line; never changed. `at` is when it happened, `noted` when it was written down (UTC instants). */
export const lineEventSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(eventKinds),
  at: z.string(),
  noted: z.string(),
  by: z.string(),
  byName: z.string(),
  method: z.union([methodSchema, z.literal('')]),
  address: z.string(),
  /** The address was read back to whoever gave it. */
  readBack: z.boolean(),
  /** The person agreed in writing to a personal e-mail address. */
  agreed: z.boolean(),
  proof: z.union([z.enum(proofKinds), z.literal('')]),
  /** Message id, tracking number, who read it aloud; for a wrong recipient who got it. */
  reference: z.string(),
  /** A reason or a note. */
  note: z.string(),
  /** Name and SHA-256 of an attached receipt; '' without one. */
  receiptName: z.string(),
  receiptSha256: z.string(),
  /** Of a wrong recipient: is it contained? */
  contained: z.boolean().nullable(),
  /** SHA-256 of the very file that was made or sent, lower-case hex; a countersigned one is another than the first. */
  fileSha256: z.string().optional(),
})
export type LineEvent = z.infer<typeof lineEventSchema>

export const lineSchema = z.strictObject({
  id: z.string(),
  recordId: z.string(),
  familyRef: z.string(),
  /** Name of the kind of meeting, never of a person. */
  meetingName: z.string(),
  type: meetingTypeSchema,
  meetingDate: z.string(),
  item: z.enum(itemKinds),
  /** e.g. `1.0`. */
  version: z.string(),
  /** SHA-256 of the signed file, lower-case hex. */
  sha256: z.string(),
  fileName: z.string(),
  recipientId: z.string(),
  kind: z.enum(copyKinds),
  name: z.string(),
  role: z.string(),
  agency: z.string(),
  /** False: invited and did not come. Somebody who was not invited is not asked this: true. */
  came: z.boolean(),
  /** Counts for whether the minutes were in time: everybody whom domain section 6 gives a copy. */
  required: z.boolean(),
  /** ISO date by which it has to be with the recipient, and the clock that says so; '' where no clock runs. */
  due: z.string(),
  clock: z.string(),
  /** ISO date that is aimed at before that, where there is one (15 working days of a conference). */
  aim: z.string().optional(),
  state: z.enum(lineStates),
  /** Past its due date and not sent; or sent after it. */
  late: z.boolean(),
  method: z.union([methodSchema, z.literal('')]),
  address: z.string(),
  /** Account of whoever sees to it; '' for nobody in particular. */
  responsible: z.string(),
  /** UTC instants; '' until then. */
  sentAt: z.string(),
  provenAt: z.string(),
  /** Why a second person has to look at it (R-RS). */
  because: z.array(z.string()),
  /** What to look at before it leaves, each a sentence: name and e-mail domain that do not belong together, and the like. */
  warnings: z.array(z.string()),
})
export type Line = z.infer<typeof lineSchema>
