/** The council's letterhead: tried, taken into use, and taken off again. */
import { z } from 'zod'
import { needs } from './procedure.ts'

/** 10 MB as base64, and a little. */
const fileSchema = z.strictObject({
  fileName: z.string().trim().min(1).max(200),
  bytes: z.base64().max(14_000_000),
})

const keptSchema = z.strictObject({
  fileName: z.string(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
  by: z.string(),
  /** What of the file did not fit, each a sentence. */
  remarks: z.array(z.string()),
})

const lookSchema = z.strictObject({
  remarks: z.array(z.string()),
  /** Fictional draft minutes on this letterhead, to look at before it is used. */
  sample: z.strictObject({ fileName: z.string(), bytes: z.base64() }),
})

export const letterheadContract = {
  /** Null while documents are on plain paper. */
  current: needs('people.manage').output(keptSchema.nullable()),
  /** Reads the file and changes nothing; refused with a sentence where the file could do harm. */
  look: needs('people.manage').input(fileSchema).output(lookSchema),
  /** From now on documents are made on it. Signed files stay as they are. */
  use: needs('people.manage').input(fileSchema).output(keptSchema),
  takeOff: needs('people.manage').output(z.null()),
}
