/** Countersignatures of a signed record, as the screens ask for them. */
import { z } from 'zod'
import { copyContentSchema } from '../copies/content.ts'
import { needs } from './procedure.ts'

/** How everybody stands who signs or confirms besides the first signer (domain section 7), in the order of signing. */
export const countersignStandingSchema = z.strictObject({
  places: z.array(
    z.strictObject({
      place: z.string(),
      /** `signs` with their own key, or `confirms` by name and time. */
      does: z.enum(['signs', 'confirms']),
      /** As what: `Team manager`. */
      title: z.string(),
      why: z.string(),
      /** Whom it waits for, in words. */
      who: z.string(),
      /** `at` is a UTC instant, ISO 8601; `how` is empty for a signature. */
      done: z
        .strictObject({ name: z.string(), role: z.string(), at: z.string(), how: z.string() })
        .nullable(),
      /** Why this person cannot sign or note it now, a sentence; empty when they can. */
      notYou: z.string(),
    }),
  ),
})
export type CountersignStanding = z.infer<typeof countersignStandingSchema>

export const countersignContract = {
  countersignatures: needs('record.read')
    .input(z.strictObject({ recordId: z.string() }))
    .output(countersignStandingSchema),
  /** The frozen text, as the documents carry it: what a countersigner reads to the end before they sign. */
  textToCountersign: needs('record.sign')
    .input(z.strictObject({ recordId: z.string(), place: z.string() }))
    .output(z.array(copyContentSchema)),
  /** Signs every file of the signed record with the key of whoever is signed in. */
  countersign: needs('record.sign')
    .input(
      z.strictObject({
        recordId: z.string(),
        place: z.string(),
        passphrase: z.string(),
        typedName: z.string(),
        readToEnd: z.literal(true),
      }),
    )
    .output(countersignStandingSchema),
  /** Notes that somebody without an account confirmed it, and when. */
  confirm: needs('record.write')
    .input(
      z.strictObject({
        recordId: z.string(),
        place: z.string(),
        name: z.string().trim().min(1).max(200),
        at: z.string(),
        how: z.string().trim().min(1).max(500),
      }),
    )
    .output(countersignStandingSchema),
}
