/** Letters and sheets of their own beside the minutes (domain 2.14), as the screens ask for them. */
import { z } from 'zod'
import { copyContentSchema } from '../copies/content.ts'
import { paperKinds } from '../copies/copy.ts'
import { needs } from './procedure.ts'

const paperSchema = z.enum(paperKinds)

/** How a letter stands that was signed on its own; `at` is a UTC instant. */
const signedLetterSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  signedBy: z.string(),
  role: z.string(),
  at: z.string(),
  sha256: z.string(),
  checks: z.array(z.strictObject({ byName: z.string(), role: z.string(), at: z.string(), note: z.string() })),
  /** False while a second person has still to look at it (rule R-RS). */
  released: z.boolean(),
})

export const paperStandingSchema = z.strictObject({
  paper: paperSchema,
  recipientId: z.string(),
  kind: z.string(),
  name: z.string(),
  role: z.string(),
  /** Why a second person looks at it before it is handed out, each a sentence. */
  because: z.array(z.string()),
  signed: signedLetterSchema.nullable(),
})
export type PaperStanding = z.infer<typeof paperStandingSchema>

export const papersStandingSchema = z.strictObject({
  papers: z.array(paperStandingSchema),
  /** Why this person cannot sign the letters, a sentence; empty when they can. */
  notSigner: z.string(),
  /** Why this person cannot be the second one who confirms a letter; empty when they can. */
  notSecond: z.string(),
})
export type PapersStanding = z.infer<typeof papersStandingSchema>

/** The chair's own words to a child, a paragraph a line. */
const ownWordsSchema = z.string().max(4000)

const whichPaper = z.strictObject({
  recordId: z.string(),
  paper: paperSchema,
  recipientId: z.string(),
  ownWords: ownWordsSchema,
})

const leftSchema = z.array(z.strictObject({ where: z.string(), what: z.string(), why: z.string() }))

export const papersContract = {
  list: needs('copy.make')
    .input(z.strictObject({ recordId: z.string() }))
    .output(papersStandingSchema),
  /** One paper as its reader gets it, what it leaves out, and the hash of the words, by which it is signed. */
  read: needs('copy.make')
    .input(whichPaper)
    .output(
      z.strictObject({
        content: copyContentSchema,
        contentHash: z.string(),
        leftOut: leftSchema,
        giveAways: leftSchema,
      }),
    ),
  /** The newest signed letter, refused while a second person has to look at it; without one a draft. */
  document: needs('copy.make')
    .input(whichPaper.extend({ draft: z.boolean() }))
    .output(
      z.strictObject({ fileName: z.string(), bytes: z.base64(), sha256: z.string(), signed: z.boolean() }),
    ),
  /** Signs letters by themselves; refused where their words are not those that were read. */
  sign: needs('record.sign')
    .input(
      z.strictObject({
        recordId: z.string(),
        paper: z.enum(['decision letter', 'child letter']),
        letters: z.array(z.strictObject({ recipientId: z.string(), contentHash: z.string() })).min(1),
        ownWords: ownWordsSchema,
        passphrase: z.string(),
        typedName: z.string(),
        readToEnd: z.literal(true),
      }),
    )
    .output(papersStandingSchema),
  /** The core stamps who, role and when; it refuses whoever signed, led or wrote the record. */
  confirm: needs('copy.make')
    .input(
      z.strictObject({
        recordId: z.string(),
        letterId: z.string(),
        sha256: z.string(),
        note: z.string().trim().max(500),
      }),
    )
    .output(papersStandingSchema),
}
