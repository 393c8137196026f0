/** One line of a fictional desk, and its signed copy. */
import { createHash } from 'node:crypto'
import type { Sending } from '../../../electron/distribution/index.ts'
import { makeSigned, makeSigner } from '../signing/helpers.ts'

let made: Promise<Uint8Array> | undefined

/** The same signed file for every test of a file: signing takes a while. */
export function signedFile(): Promise<Uint8Array> {
  made ??= makeSigner().then(({ identity }) => makeSigned(identity))
  return made
}

export async function sendingOf(changes: Partial<Sending> = {}): Promise<Sending> {
  const bytes = changes.file?.bytes ?? (await signedFile())
  return {
    lineId: '01JGX0000000000000000LINE1',
    item: 'minutes',
    reference: 'WX-4471',
    meetingDate: '2026-09-17',
    version: '1.0',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    audience: 'parent',
    file: { fileName: 'Initial conference 2026-09-17 WX-4471 parent 2 v1.0.docx', bytes },
    recipient: { name: 'Lee Pruett', role: 'father' },
    authority: 'Wexcombe County Council',
    contact: { name: 'Conference team', email: 'conferences@wexcombe.example', phone: '01632 960001' },
    keepOut: ['Tyler Pruett', 'Mia Harcastle', 'Lee Pruett'],
    fictional: false,
    ...changes,
  }
}

export const to = { name: 'Lee Pruett', address: 'lee@example.org' }
