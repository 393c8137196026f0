/**
 * What somebody asks to be put right in a signed record, and what was decided (domain section 7). The signed text never
 * changes: an outcome is carried by an addendum beside it.
 */
import { z } from 'zod'
import { audienceSchema } from '../minutes/index.ts'

/** How a request came in. */
export const requestWays = [
  'by letter',
  'by e-mail',
  'by phone',
  'in person',
  'at a meeting',
  'through somebody else',
] as const

const words = (most: number) => z.string().trim().max(most)
/** ISO date. */
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

export const correctionRequestSchema = z.strictObject({
  asker: z.strictObject({
    /** Id of a person or child of the record; '' for somebody else, who is named with their relation. */
    person: z.string(),
    name: words(200).min(1),
    relation: words(200),
  }),
  /** Heading under which the words stand in the signed record. */
  section: words(300).min(1),
  /** Quoted from the signed record. */
  words: words(4000).min(1),
  proposed: words(4000),
  reason: words(4000),
  /** In the person's own words, to stand with the record; '' while they have not given one. */
  statement: words(20_000),
  askedOn: day,
  how: z.enum(requestWays),
})
export type CorrectionRequest = z.infer<typeof correctionRequestSchema>

export const outcomeKinds = ['factual error accepted', 'not accepted', 'opinion: statement attached'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** Whom an addendum may be for at most: nobody gets it who may not read the passage that it is about. */
export const addendumAudiences = ['shared', 'professionals', 'council', 'restricted'] as const

export const correctionOutcomeSchema = z.strictObject({
  outcome: z.enum(outcomeKinds),
  /** Told to whoever asked. */
  reason: words(4000),
  /** What the signed words should say; only of an accepted error. */
  newWords: words(4000),
  /** Statement that is attached, in the person's own words; '' where there is none. */
  statement: words(20_000),
  audience: audienceSchema.extract(addendumAudiences),
  /** Ids of people of the record who do not get the addendum. */
  withholdFrom: z.array(z.string()).max(200),
})
export type CorrectionOutcome = z.infer<typeof correctionOutcomeSchema>

/** Is there anything for an addendum in it? */
export const hasAddendum = ({ outcome, statement }: CorrectionOutcome): boolean =>
  outcome === 'factual error accepted' || statement !== ''
