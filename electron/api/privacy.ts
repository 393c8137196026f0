import { assessmentDocument } from '../records/assessment.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.privacy

export const privacy = {
  assessment: api.assessment.handler(async ({ context }) => {
    const { rooms, me, now } = signedIn(context)
    const made = await assessmentDocument(rooms, me, context.core.version, now)
    return { ...made, bytes: toBase64(made.bytes) }
  }),
}
