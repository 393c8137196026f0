/**
 * Wrong passphrases while a workspace is closed. Its key is not there then, so nothing can be written into the encrypted
 * file; they are counted in a small file beside it and go into the audit chain at the next opening.
 *
 * The file is not sealed: it says no more than `keys.json` does (who has a way in) and how often somebody was refused, and
 * whoever could take it away could take a sealed one away as well. Nobody is kept from signing in because it cannot be
 * written. Somebody who tries passphrases on a copy of the folder without Chairside leaves nothing here: against that
 * stands the cost of each try (slots.ts).
 */
import fs from 'node:fs/promises'
import { z } from 'zod'
import { writeWhole } from './files.ts'

/** `first` and `last`: UTC instants, ISO 8601. */
const attemptSchema = z.strictObject({
  personId: z.string().max(64),
  with: z.enum(['passphrase', 'recovery code']),
  count: z.number().int().positive(),
  first: z.string(),
  last: z.string(),
})
export type FailedAttempts = z.infer<typeof attemptSchema>
const fileSchema = z.array(attemptSchema).max(1000)

/** What the file says; nothing when it is not there or cannot be read. */
export async function readAttempts(file: string): Promise<FailedAttempts[]> {
  try {
    return fileSchema.parse(JSON.parse(await fs.readFile(file, 'utf8')))
  } catch {
    return []
  }
}

let writing: Promise<unknown> = Promise.resolve()

/** Counts one more. One after the other, so that two windows lose none. */
export function countAttempt(
  file: string,
  personId: string,
  how: FailedAttempts['with'],
  at: string,
): Promise<void> {
  const count = async () => {
    const all = await readAttempts(file)
    const known = all.find((one) => one.personId === personId && one.with === how)
    if (known) {
      known.count += 1
      known.last = at
    } else all.push({ personId, with: how, count: 1, first: at, last: at })
    await writeWhole(file, `${JSON.stringify(all)}\n`)
  }
  const done = writing.then(count).catch(() => undefined)
  writing = done
  return done
}

/** They are in the chain now. */
export async function forgetAttempts(file: string): Promise<void> {
  await fs.rm(file, { force: true }).catch(() => undefined)
}

export const wrongSecret = (how: FailedAttempts['with']): string => `wrong ${how}`
