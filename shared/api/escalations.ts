/** Disagreements followed across records, and the high-risk history of a family. */
import { z } from 'zod'
import { needs } from './procedure.ts'

const recordLinkSchema = z.strictObject({ recordId: z.string(), title: z.string(), date: z.string() })
export type RecordLink = z.infer<typeof recordLinkSchema>

/** One disagreement as the record that knows it best has it. Dates are ISO dates or ''. */
export const disagreementSchema = z.strictObject({
  /** The same in every record of the family. */
  id: z.string(),
  caseId: z.string(),
  familyRef: z.string(),
  person: z.string(),
  agency: z.string(),
  /** Words and what they are about are '' where this person may not read them. */
  about: z.string(),
  words: z.string(),
  outcome: z.string(),
  /** Its words are for named people only. */
  hidden: z.boolean(),
  choice: z.enum(['noted', 'escalated', '']),
  stage: z.string(),
  since: z.string(),
  due: z.string(),
  /** UTC instant of what is counted in hours, or ''. */
  dueAt: z.string(),
  late: z.boolean(),
  lead: z.string(),
  unsafe: z.boolean(),
  endedOn: z.string(),
  accepted: z.enum(['yes', 'no', '']),
  state: z.enum(['running', 'not said', 'ended', 'noted']),
  /** Where it began, as far as this person may open that. */
  began: recordLinkSchema.nullable(),
  /** The record that these words are from. */
  from: recordLinkSchema,
  /** The row in that record. */
  row: z.string(),
  /** The escalation record that follows it. */
  escalation: recordLinkSchema.extend({ signed: z.boolean() }).nullable(),
})
export type Disagreement = z.infer<typeof disagreementSchema>

const openedSchema = z.strictObject({
  recordId: z.string(),
  /** False where it was there already. */
  made: z.boolean(),
})

/** The Head of Service's decision on a family's history: final inside the authority until a new one replaces it. */
const finalDecisionSchema = z.strictObject({
  decision: z.string(),
  reduce: z.string(),
  conditions: z.string(),
  revisitOn: z.string(),
  text: z.string(),
  by: z.string(),
  role: z.string(),
  /** UTC instant. */
  at: z.string(),
  newInformation: z.string(),
  record: recordLinkSchema,
})
export type FinalDecision = z.infer<typeof finalDecisionSchema>

export const historyReviewSchema = z.strictObject({
  record: recordLinkSchema.extend({ signed: z.boolean() }),
  /** ISO date. */
  flagged: z.string(),
  waitsFor: z.enum(['the senior manager', 'the Head of Service', 'the signature', 'nobody']),
  /** ISO date by which whoever it waits for is to have spoken; ''. */
  due: z.string(),
  late: z.boolean(),
  seniorView: z
    .strictObject({ by: z.string(), role: z.string(), at: z.string(), referred: z.boolean() })
    .nullable(),
})
export type HistoryReview = z.infer<typeof historyReviewSchema>

const listSchema = z.strictObject({
  /** Running first, the soonest due before the others; then what was only noted, then what has ended. */
  lines: z.array(disagreementSchema),
  /** Some records have not been read yet; the list fills by itself. */
  behind: z.boolean(),
})

export const escalationsContract = {
  /** Disagreements of one family, or with '' of all, from the records that I may open. */
  list: needs('record.read')
    .input(z.strictObject({ caseId: z.string() }))
    .output(listSchema),
  /** For the rows of one record: where each is followed, and where each began. */
  of: needs('record.read')
    .input(z.strictObject({ recordId: z.string() }))
    .output(
      z.strictObject({
        rows: z.array(
          z.strictObject({
            row: z.string(),
            escalation: recordLinkSchema.extend({ signed: z.boolean(), ended: z.boolean() }).nullable(),
            began: recordLinkSchema.nullable(),
          }),
        ),
        /** The review of the family's history that is being written. */
        review: recordLinkSchema.nullable(),
      }),
    ),
  /** The escalation record of one disagreement: the one that is there, or a new one. */
  open: needs('record.write')
    .input(z.strictObject({ recordId: z.string(), row: z.string() }))
    .output(openedSchema),
  /** The high-risk history review of the family: the one that is being written, or a new one. */
  openReview: needs('record.write')
    .input(
      z.strictObject({
        recordId: z.string(),
        /** Also where the check has not spoken: somebody asks for it all the same. */
        evenSo: z.boolean().optional(),
      }),
    )
    .output(openedSchema),
  /** A management oversight note of the family: the one that I began today, or a new one that says where it comes from. */
  openNote: needs('record.write')
    .input(z.strictObject({ recordId: z.string() }))
    .output(openedSchema),
  /** What is known of a family's history as high risk. */
  history: needs('record.read')
    .input(z.strictObject({ caseId: z.string() }))
    .output(
      z.strictObject({
        /** The newest first. */
        reviews: z.array(historyReviewSchema),
        decision: finalDecisionSchema.nullable(),
      }),
    ),
}
