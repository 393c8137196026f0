import { chronologyDocument } from '../records/chronology-extract.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.chronology

export const chronology = {
  document: api.document.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const made = await chronologyDocument(rooms, input, me, now)
    return { ...made, bytes: toBase64(made.bytes) }
  }),
}
