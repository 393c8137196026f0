/**
 * A council's letterhead as it is kept: only what was understood of the chosen Word file, written anew. Nothing of the
 * file itself (properties, author, paths, identifiers of editing) is kept.
 */
import { z } from 'zod'

/** In the text of a header or footer: `{authority}`; `{page}` and `{pages}` become fields. */
export const placeholders = [
  'authority',
  'meeting',
  'date',
  'copy line',
  'reference',
  'page',
  'pages',
] as const

/** What stands for the placeholders of one document. */
export type PaperFields = {
  authority: string
  meeting: string
  date: string
  copyLine: string
  reference: string
}

const edgeSchema = z.strictObject({
  /** Paragraphs and tables in WordprocessingML, from the allowed elements alone; '' for none. */
  xml: z.string(),
})
const edgesSchema = z.strictObject({ header: edgeSchema, footer: edgeSchema })

const letterSchema = z.strictObject({
  font: z.string(),
  /** RRGGBB; '' where the file says nothing or the colour is too pale to read. */
  color: z.string(),
  /** Half points; 0 where the file says nothing. */
  size: z.number().int().nonnegative(),
})
export type Letters = z.infer<typeof letterSchema>

export const letterheadSchema = z.strictObject({
  /** Lengths in twentieths of a point. */
  page: z.strictObject({
    width: z.number().int(),
    height: z.number().int(),
    top: z.number().int(),
    right: z.number().int(),
    bottom: z.number().int(),
    left: z.number().int(),
    header: z.number().int(),
    footer: z.number().int(),
  }),
  every: edgesSchema,
  /** Where the first page has its own. */
  first: edgesSchema.optional(),
  pictures: z.array(z.strictObject({ id: z.string(), kind: z.enum(['png', 'jpeg']), bytes: z.base64() })),
  body: letterSchema,
  /** By style of ours: `Title`, `Heading1` to `Heading4`. */
  headings: z.record(z.string(), letterSchema),
})
export type Letterhead = z.infer<typeof letterheadSchema>

/** A letterhead and what of its file does not fit, each a sentence. */
export type ReadLetterhead = { letterhead: Letterhead; remarks: string[] }
