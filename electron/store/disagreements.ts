/** What each record says of a disagreement, for following it across records. Derived; see `facts.ts`. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../workspace/index.ts'
import { type Desk, parsedJson } from './desk.ts'

/** One disagreement as one record has it. Dates are ISO dates or ''. */
export const disagreementFactSchema = z.strictObject({
  /** Of the row in that record. */
  row: z.string(),
  /** The record follows it to its end: an escalation record. */
  follows: z.boolean(),
  /** It began in this very record. */
  beganHere: z.boolean(),
  person: z.string(),
  agency: z.string(),
  about: z.string(),
  words: z.string(),
  choice: z.enum(['noted', 'escalated', '']),
  stage: z.string(),
  since: z.string(),
  due: z.string(),
  /** UTC instant of what is counted in hours, or ''. */
  dueAt: z.string(),
  lead: z.string(),
  unsafe: z.boolean(),
  outcome: z.string(),
  endedOn: z.string(),
  accepted: z.enum(['yes', 'no', '']),
  /** The outcome went to everybody and they have confirmed that they accept it. */
  ended: z.boolean(),
  /** Only for named people: its words stay with those who were there. */
  restricted: z.boolean(),
})
export type DisagreementFact = z.infer<typeof disagreementFactSchema>

/** A disagreement to be kept, and what orders the records that speak of it: the last one knows it best. */
export type KeptDisagreement = {
  line: string
  sort: string
  caseId: string
  familyRef: string
  fact: DisagreementFact
}

export type DisagreementRow = KeptDisagreement & { recordId: string }

/** Within the transaction that keeps everything else that is known of a record. */
export async function putDisagreements(
  tx: Kysely<Tables>,
  recordId: string,
  all: readonly KeptDisagreement[],
): Promise<void> {
  await tx.deleteFrom('record_disagreement').where('record_id', '=', recordId).execute()
  for (const [place, { line, sort, caseId, familyRef, fact }] of all.entries())
    await tx
      .insertInto('record_disagreement')
      .values({
        record_id: recordId,
        place,
        line,
        sort,
        case_id: caseId,
        family_ref: familyRef,
        content: JSON.stringify(fact),
      })
      .execute()
}

export const disagreementsOf = (desk: Desk) => ({
  /** What records of one family, or of all (`''`), say of disagreements: each disagreement's own rows together, oldest first. */
  list: (caseId: string): Promise<DisagreementRow[]> =>
    desk.read(async (db: Kysely<Tables>) => {
      let query = db.selectFrom('record_disagreement').selectAll()
      if (caseId) query = query.where('case_id', '=', caseId)
      const rows = await query.orderBy('case_id').orderBy('line').orderBy('sort').execute()
      return rows.map((row) => ({
        recordId: row.record_id,
        line: row.line,
        sort: row.sort,
        caseId: row.case_id,
        familyRef: row.family_ref,
        fact: parsedJson(disagreementFactSchema, row.content),
      }))
    }),
})
