/** The chronology of a family as a document. */
import { z } from 'zod'
import { needs } from './procedure.ts'

export const chronologyContract = {
  /**
   * The extract for one reader as DOCX: `readerId` is `internal`, `professionals` or a parent of the family. It holds
   * what that reader may read of what the person who asks may read. Making it leaves a row in the audit chain.
   */
  document: needs('copy.make')
    .input(z.strictObject({ caseId: z.string(), readerId: z.string() }))
    .output(z.strictObject({ fileName: z.string(), bytes: z.base64(), sha256: z.string() })),
}
