/** Which letterhead the documents of a workspace stand on. It is kept in the workspace, encrypted like all of it. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Account } from '../../shared/access/access.ts'
import type { Copy } from '../../shared/copies/index.ts'
import type { Rooms } from '../core.ts'
import {
  letterheadSchema,
  NotALetterhead,
  onLetterhead,
  type PaperFields,
  readLetterhead,
} from '../letterhead/index.ts'
import { Problem } from '../problem.ts'

const KEY = 'letterhead'
const keptSchema = z
  .strictObject({
    letterhead: letterheadSchema,
    fileName: z.string(),
    sha256: z.string(),
    by: z.string(),
    at: z.string(),
    remarks: z.array(z.string()),
  })
  .nullable()
type Kept = NonNullable<z.infer<typeof keptSchema>>

/** As `readLetterhead`, with trouble as a Problem. */
export function readOrRefuse(bytes: Uint8Array) {
  try {
    return readLetterhead(bytes)
  } catch (error) {
    if (!(error instanceof NotALetterhead)) throw error
    throw new Problem(
      'not valid',
      error.message,
      'Documents look as they did before.',
      'Choose another file, or change this one in Word and choose it again.',
    )
  }
}

export const keptLetterhead = async (rooms: Rooms): Promise<Kept | undefined> =>
  (await rooms.store.settings.get(KEY, keptSchema)) ?? undefined

/** The audit chain gets the hash of what is kept, and who and when. Throws `Problem` "not valid" as `readOrRefuse`. */
export async function useLetterhead(
  rooms: Rooms,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
  me: Account,
  now: Date,
): Promise<Kept> {
  const { letterhead, remarks } = readOrRefuse(bytes)
  const kept: Kept = {
    letterhead,
    fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    by: me.name,
    at: now.toISOString(),
    remarks,
  }
  await rooms.store.settings.set(KEY, kept, me.id)
  return kept
}

export const takeOffLetterhead = (rooms: Rooms, me: Account): Promise<void> =>
  rooms.store.settings.set(KEY, null, me.id)

/** What a copy has to say on a letterhead: nothing that does not also stand in the copy. */
export const fieldsOf = (copy: Copy): PaperFields => ({
  authority: copy.authority,
  meeting: copy.meetingName,
  date: copy.date,
  copyLine: copy.copyLine,
  reference: copy.facts.find(({ label }) => label.replace(/:$/, '') === 'Reference')?.value ?? '',
})

export type Paper = (file: Uint8Array, fields: PaperFields) => Uint8Array

/** Puts a document that is not signed yet on the council's letterhead; on plain paper, where there is none, it stays as it is. */
export async function councilPaper(rooms: Rooms): Promise<Paper> {
  const kept = await keptLetterhead(rooms)
  return (file, fields) => (kept ? onLetterhead(file, kept.letterhead, fields) : file)
}
