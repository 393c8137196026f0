/**
 * Who has a workspace open: a small note beside the records, for the words of whoever finds it open. It is no lock: the
 * lock is SQLite's and ends with its process, and the note is read only where that lock was found.
 *
 * It says who signed in, when and on which computer: less than `keys.json` says, and nothing about any child.
 */
import { readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import { z } from 'zod'
import { writeNewNow } from './files.ts'

const holderSchema = z.strictObject({
  format: z.literal(1),
  /** As the unlock screen shows it; '' when it is not known. */
  name: z.string().max(300),
  /** The computer's own name. */
  machine: z.string().max(300),
  process: z.number(),
  /** UTC, ISO 8601. */
  since: z.iso.datetime(),
})
export type Holder = z.infer<typeof holderSchema> & { here: 'this window' | 'this computer' | 'elsewhere' }

/** Leaves the note. A disk that does not take it keeps nobody from working. */
export function noteHolder(file: string, name: string, at: Date): void {
  const holder = { format: 1, name, machine: os.hostname(), process: process.pid, since: at.toISOString() }
  try {
    writeNewNow(file, `${JSON.stringify(holder)}\n`)
  } catch {
    // Whoever finds it open is told that it is, and not by whom.
    forgetHolder(file)
  }
}

export function forgetHolder(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // It is read only where the records are found open, and then it says who had them open last.
  }
}

/** Who opened it last; undefined when nobody can tell. */
export function readHolder(file: string): Holder | undefined {
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    const sameComputer = holder.machine === os.hostname()
    const here = !sameComputer
      ? 'elsewhere'
      : holder.process === process.pid
        ? 'this window'
        : 'this computer'
    return { ...holder, here }
  } catch {
    return undefined
  }
}
