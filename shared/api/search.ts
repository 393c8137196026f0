/** Search over everything that a person may see, and the searches that they keep for themselves. */
import { z } from 'zod'
import { audienceSchema } from '../minutes/index.ts'
import { searchKinds } from '../search/index.ts'
import { needs } from './procedure.ts'

const word = z.string().trim().max(200).default('')
const day = z.union([z.literal(''), z.iso.date()]).default('')

/** What narrows a search down. Empty: anything. */
export const searchFiltersSchema = z.strictObject({
  kinds: z.array(z.enum(searchKinds)).max(searchKinds.length).default([]),
  /** Type of the meeting, role of a person or category of an event. */
  type: word,
  /** First and last day. What has no date is left out while one of them is set. */
  from: day,
  to: day,
  /** Id of a child. */
  child: word,
  /** Id of the account that began the record. */
  author: word,
  state: word,
})
export type SearchFilters = z.infer<typeof searchFiltersSchema>

/** Plain text and where the words stand in it that were looked for, in UTF-16 units; `to` is exclusive. */
export const markedSchema = z.strictObject({
  text: z.string(),
  marks: z.array(z.strictObject({ from: z.number().int(), to: z.number().int() })),
})
export type Marked = z.infer<typeof markedSchema>

export const searchHitSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(searchKinds),
  /** Empty for what belongs to a case and to no record. */
  recordId: z.string(),
  caseId: z.string(),
  subject: z.string(),
  audience: audienceSchema,
  date: z.string(),
  type: z.string(),
  state: z.string(),
  recordTitle: z.string(),
  familyRef: z.string(),
  title: markedSchema,
  excerpt: markedSchema,
})
export type SearchHit = z.infer<typeof searchHitSchema>

export const searchFoundSchema = z.strictObject({
  /** `count`: how many this person may see; `hits`: the best of them. */
  groups: z.array(
    z.strictObject({ kind: z.enum(searchKinds), count: z.number().int(), hits: z.array(searchHitSchema) }),
  ),
  /** People whose name was nearly typed, nearest first. */
  near: z.array(searchHitSchema),
})
export type SearchFound = z.infer<typeof searchFoundSchema>

export const savedSearchSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  text: z.string(),
  filters: searchFiltersSchema,
})
export type SavedSearch = z.infer<typeof savedSearchSchema>

const savedSearchesSchema = z.array(savedSearchSchema)
const typed = z.string().max(400)

export const searchContract = {
  /** Every word has to be there, the last may be a beginning. */
  find: needs('record.read')
    .input(
      z.strictObject({
        text: typed,
        filters: searchFiltersSchema,
        /** How many of each kind. */
        most: z.number().int().min(1).max(200).default(20),
      }),
    )
    .output(searchFoundSchema),
  /** Children to choose from. */
  children: needs('record.read').output(
    z.array(z.strictObject({ id: z.string(), name: z.string(), familyRef: z.string() })),
  ),
  /** This person's own, by name. */
  saved: needs('record.read').output(savedSearchesSchema),
  /** One of the same name is replaced. */
  save: needs('record.read')
    .input(
      z.strictObject({
        name: z.string().trim().min(1).max(80),
        text: typed.trim().min(1),
        filters: searchFiltersSchema,
      }),
    )
    .output(savedSearchesSchema),
  forget: needs('record.read')
    .input(z.strictObject({ id: z.string() }))
    .output(savedSearchesSchema),
}
