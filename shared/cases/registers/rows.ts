/** The rows of the four registers. Every field that a person typed stays as it was typed. */
import { z } from 'zod'
import type { Minutes } from '../../minutes/index.ts'
import type { CaseFile } from '../case-file.ts'

export const registerKinds = ['wnb', 'medicals', 'police', 'legal'] as const
export const registerKindSchema = z.enum(registerKinds)
export type RegisterKind = z.infer<typeof registerKindSchema>

const text = z.string()
const childSchema = z.strictObject({ id: text, name: text, caseRef: text })

/** What every row says: which family, which children, when, and the record it was read in. */
const rowSchema = z.strictObject({
  id: text,
  caseId: text,
  familyRef: text,
  /** Empty where the minutes do not say which child it was. */
  children: z.array(childSchema),
  date: text,
  /** Empty where it comes from the case file. */
  recordId: text,
  record: text,
})

/** Domain 2.1 wnb, whether it is part of something persistent (R-WN2), and what was done about that. */
export const missedRowSchema = rowSchema.extend({
  service: text,
  outcome: text,
  recordedAs: text,
  reason: text,
  harm: text,
  serviceTold: text,
  /** Why it counts as persistent, as a sentence; empty where it does not. */
  persistent: text,
  supervisionDate: text,
  chronologyDate: text,
})
export type MissedRow = z.infer<typeof missedRowSchema>

/** R-ME, with the enquiry that asked for it. */
export const medicalRowSchema = rowSchema.extend({
  enquiryBegan: text,
  decision: text,
  paediatrician: text,
  decidedBy: text,
  decidedOn: text,
  reason: text,
  purpose: text,
  when: text,
  where: text,
  consent: text,
  siblings: text,
  childAccount: text,
  result: text,
  resultDue: text,
  hoursToExam: text,
})
export type MedicalRow = z.infer<typeof medicalRowSchema>

/** R-PP: the facts of one incident. It does not judge the officer. */
export const policeRowSchema = rowSchema.extend({
  incident: text,
  place: text,
  considered: text,
  consideredBy: text,
  used: text,
  startedAt: text,
  officer: text,
  designatedOfficer: text,
  placed: text,
  endsAt: text,
  told: text,
  next: text,
  reason: text,
  keptSafe: text,
  audit: text,
})
export type PoliceRow = z.infer<typeof policeRowSchema>

/** Domain 2.12 and R-LP. Legal advice has no place here. */
export const legalRowSchema = rowSchema.extend({
  stage: text,
  stageSince: text,
  week: text,
  /** `yes` where 16 or 26 weeks have passed on the day of the record. */
  pastTime: z.enum(['yes', 'no', '']),
  dates: text,
  work: text,
  delay: text,
  owner: text,
  effect: text,
  told: text,
  nextDate: text,
})
export type LegalRow = z.infer<typeof legalRowSchema>

export const registersSchema = z.strictObject({
  wnb: z.array(missedRowSchema),
  medicals: z.array(medicalRowSchema),
  police: z.array(policeRowSchema),
  legal: z.array(legalRowSchema),
})
export type Registers = z.infer<typeof registersSchema>

export type RowHead = z.infer<typeof rowSchema>

/** A signed record, with only what its reader may read. */
export type ReadRecord = { id: string; title: string; minutes: Minutes }

/** A family and its signed records, oldest first. */
export type FamilyRecords = {
  file: Pick<CaseFile, 'id' | 'familyRef' | 'children' | 'appointments'>
  records: readonly ReadRecord[]
}
