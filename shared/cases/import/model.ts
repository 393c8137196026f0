/**
 * What an import is made of: the kinds of table that the council's case system gives, the plan of what each row would
 * do, and what a person decided about the doubtful ones.
 */
import { z } from 'zod'

export const importKinds = ['children', 'people', 'chronology', 'visits', 'appointments'] as const
export const importKindSchema = z.enum(importKinds)
export type ImportKind = z.infer<typeof importKindSchema>

/** For each column of the file the key of the field it fills; '' for a column that is left out. */
export const mappingSchema = z.array(z.string())
export type Mapping = z.infer<typeof mappingSchema>

/** A heading and rows below it, as they stood in the file. `line` is the row number that a spreadsheet shows. */
export type ImportTable = { headings: string[]; rows: { line: number; cells: string[] }[] }

/** What one row says, each value in Chairside's own form, and what could not be read in it. */
export type ReadRow = { line: number; values: Record<string, string>; wrong: string[] }

/** What a person says about a doubtful row: it is this one, it is another one, or it stays out. */
export const doubtDecisionSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('same'), who: z.string() }),
  z.strictObject({ as: z.literal('another') }),
  z.strictObject({ as: z.literal('leave out') }),
])
export type DoubtDecision = z.infer<typeof doubtDecisionSchema>

export const importDecisionsSchema = z.strictObject({
  /** By the key of the doubt. */
  doubts: z.record(z.string(), doubtDecisionSchema),
  /** Lines whose facts replace those that are here; without it what is here stays. */
  replace: z.array(z.number().int()),
})
export type ImportDecisions = z.infer<typeof importDecisionsSchema>
export const noDecisions: ImportDecisions = { doubts: {}, replace: [] }

/** One fact of a row beside what is here. `differs`: here stands something else, and it stays. */
export const factChangeSchema = z.strictObject({
  label: z.string(),
  before: z.string(),
  after: z.string(),
  how: z.enum(['fills', 'adds', 'differs', 'replaces']),
})
export type FactChange = z.infer<typeof factChangeSchema>

const factsSchema = z.array(z.strictObject({ label: z.string(), value: z.string() }))
export type Facts = z.infer<typeof factsSchema>

/** Somebody or something in the case files that a row may be about, and why. */
export const candidateSchema = z.strictObject({
  id: z.string(),
  facts: factsSchema,
  why: z.array(z.string()),
})
export type Candidate = z.infer<typeof candidateSchema>

export const doubtSchema = z.strictObject({
  /** Rows with the same key ask the same question, and one decision answers all of them. */
  key: z.string(),
  /** What it is asked about. */
  of: z.enum(['child', 'person', 'event']),
  facts: factsSchema,
  candidates: z.array(candidateSchema),
  /** May it be somebody new? */
  mayBeAnother: z.boolean(),
  decision: doubtDecisionSchema.nullable(),
})
export type Doubt = z.infer<typeof doubtSchema>

/** Every row is in one group and no other. `kept`: nothing to add, and facts that differ stay as they are here. */
export const rowGroups = ['added', 'changed', 'kept', 'unchanged', 'doubtful', 'left out', 'wrong'] as const
export type RowGroup = (typeof rowGroups)[number]

export const plannedRowSchema = z.strictObject({
  line: z.number().int(),
  group: z.enum(rowGroups),
  /** Who or what the row is about, for the screen. */
  says: z.string(),
  changes: z.array(factChangeSchema),
  /** Sentences; only for a wrong row. */
  wrong: z.array(z.string()),
  /** What was or is still to be decided about it. */
  doubts: z.array(doubtSchema),
})
export type PlannedRow = z.infer<typeof plannedRowSchema>

export type ImportPlan = {
  kind: ImportKind
  rows: PlannedRow[]
  /** What was read, so that the plan can be carried out without the file. */
  read: ReadRow[]
}
