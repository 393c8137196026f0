/** The registers: of one family, and one kind over all families for an audit. */
import { z } from 'zod'
import { registerKindSchema, registersSchema } from '../cases/index.ts'
import { needs } from './procedure.ts'

/** An ISO date, or '' for a period that is open at this end. */
const daySchema = z.union([z.literal(''), z.iso.date()])

export const registersContract = {
  /** Read from the case file and from those signed records of the family that this person may open. */
  of: needs('record.read')
    .input(z.strictObject({ caseId: z.string() }))
    .output(registersSchema),
  /** One kind over all families; both days are included. */
  audit: needs('record.read')
    .input(z.strictObject({ kind: registerKindSchema, from: daySchema, to: daySchema }))
    .output(registersSchema),
}
