/** Papers for the council's information officer. */
import { z } from 'zod'
import { needs } from './procedure.ts'

export const privacyContract = {
  /** The start of a data protection impact assessment with this workspace's own settings, as a Word file. `bytes`: base64. */
  assessment: needs('people.manage').output(z.strictObject({ fileName: z.string(), bytes: z.base64() })),
}
