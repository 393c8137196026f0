/** Quality sampling: a fair draw of signed records, judged by two people without seeing each other, and how far they agree. */
import { z } from 'zod'
import { meetingTypeSchema } from '../minutes/index.ts'
import { marksSchema, overallSchema } from '../sampling/index.ts'
import { needs } from './procedure.ts'

/** Which signed records a draw is made from. Days are ISO, both included; no types: every kind. */
export const drawAskSchema = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  types: z.array(meetingTypeSchema).max(20),
  count: z.number().int().min(1).max(100),
})
export type DrawAsk = z.infer<typeof drawAskSchema>

export const judgementSchema = z.strictObject({
  id: z.string(),
  /** Whose own it is; `settled`: what two who differed say together. */
  kind: z.enum(['own', 'settled']),
  byName: z.string(),
  mine: z.boolean(),
  /** UTC instant. */
  at: z.string(),
  overall: overallSchema,
  marks: marksSchema,
  /** What shows it. Gone with the record when that is purged. */
  note: z.string(),
})
export type Judgement = z.infer<typeof judgementSchema>

export const sampleSchema = z.strictObject({
  id: z.string(),
  at: z.string(),
  byName: z.string(),
  ask: drawAskSchema,
  /** How many records it was drawn from, and how many were drawn. */
  found: z.number().int(),
  drawn: z.number().int(),
  /** Drawn records that one person has judged, and two. */
  one: z.number().int(),
  two: z.number().int(),
})
export type Sample = z.infer<typeof sampleSchema>

export const sampleLineSchema = z.strictObject({
  recordId: z.string(),
  place: z.number().int(),
  /** Empty, as all words about it, where I may not open it or it is gone. */
  title: z.string(),
  familyRef: z.string(),
  date: z.string(),
  /** Why I cannot judge it, as a sentence; empty when I can, or have. */
  notMe: z.string(),
  /** How many people have judged it. */
  judged: z.number().int(),
  /** Mine; and everybody's as soon as two have judged it and I am one of them, or once it is settled. */
  judgements: z.array(judgementSchema),
  /** Two people have judged it, and they differ, and have not settled it. */
  differs: z.boolean(),
})
export type SampleLine = z.infer<typeof sampleLineSchema>

export const agreementSchema = z.strictObject({
  records: z.number().int(),
  agreed: z.number().int(),
  kappa: z.number().nullable(),
  questions: z.array(z.strictObject({ key: z.string(), agreed: z.number().int(), of: z.number().int() })),
  says: z.string(),
})

const note = z.string().trim().min(20).max(2000)

export const samplingContract = {
  list: needs('quality.judge').output(z.array(sampleSchema)),
  /** How many signed records fit, of those that I may open. */
  count: needs('quality.judge')
    .input(drawAskSchema)
    .output(z.strictObject({ found: z.number().int() })),
  draw: needs('quality.judge').input(drawAskSchema).output(sampleSchema),
  one: needs('quality.judge')
    .input(z.strictObject({ id: z.string() }))
    .output(
      z.strictObject({
        sample: sampleSchema,
        /** With it anybody can make the same draw again. */
        seed: z.string(),
        lines: z.array(sampleLineSchema),
        agreement: agreementSchema,
      }),
    ),
  /** Mine of one record. It is never changed: two who differ settle it together. */
  judge: needs('quality.judge')
    .input(
      z.strictObject({
        sampleId: z.string(),
        recordId: z.string(),
        overall: overallSchema,
        marks: marksSchema,
        note,
      }),
    )
    .output(judgementSchema),
  /** What two who differed say together; written down by one of them. */
  settle: needs('quality.judge')
    .input(
      z.strictObject({
        sampleId: z.string(),
        recordId: z.string(),
        overall: overallSchema,
        marks: marksSchema,
        note,
      }),
    )
    .output(judgementSchema),
}
