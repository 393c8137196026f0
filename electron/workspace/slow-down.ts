/**
 * The pause after wrong passphrases: none for the first three, then 1, 2, 4 … and never more than 60 seconds. Counted for
 * each person, for the recovery code, and for all of them together, so that going from name to name gains nothing. It is
 * asked before every try, whichever door or screen it comes through, and kept beside `keys.json` so that a restart does
 * not end it.
 *
 * It stops somebody at this screen. Whoever can write the file can take it away, and could as well copy `keys.json` and try
 * elsewhere: that buys them nothing, because what each try costs is scrypt's price (slots.ts) and not this file's. So it is
 * not sealed, and what cannot be read counts as nothing. There is no lock-out: the minutes of a child in danger must be
 * open within a minute to whoever knows the passphrase.
 */
import fs from 'node:fs/promises'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import { isNotThere, writeWhole } from './files.ts'

/** Wrong tries of one person, and of everybody together, that cost no pause. */
export const FREE_TRIES = 3
export const FREE_TRIES_TOGETHER = 10
/** The longest pause, in seconds. */
export const LONGEST_PAUSE = 60
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000

/** The slot of the printed code; people are counted by their id. */
export const RECOVERY = 'recovery code'

/** `last`: UTC instant of the newest wrong try, ISO 8601. */
const pauseSchema = z.strictObject({
  slot: z.string().max(64),
  wrong: z.number().int().positive(),
  last: z.iso.datetime(),
})
type Pause = z.infer<typeof pauseSchema>
const fileSchema = z.array(pauseSchema).max(1000)

/** Seconds to wait after so many wrong tries. */
export function pauseAfter(wrong: number, free = FREE_TRIES): number {
  return wrong <= free ? 0 : Math.min(LONGEST_PAUSE, 2 ** (wrong - free - 1))
}

/** Seconds that are left of the pause for this slot; 0 when it may be tried now. */
function secondsLeft(pauses: readonly Pause[], slot: string, now: Date): number {
  const left = (last: string, pause: number): number =>
    Math.min(pause, (new Date(last).getTime() - now.getTime()) / 1000 + pause)
  const own = pauses.find((one) => one.slot === slot)
  const wrong = pauses.reduce((sum, one) => sum + one.wrong, 0)
  const newest = pauses.reduce((latest, { last }) => (last > latest ? last : latest), '')
  return Math.max(
    0,
    Math.ceil(own ? left(own.last, pauseAfter(own.wrong)) : 0),
    Math.ceil(newest ? left(newest, pauseAfter(wrong, FREE_TRIES_TOGETHER)) : 0),
  )
}

/** What could not be written (a full disk) holds for as long as the program runs. */
const unwritten = new Map<string, Pause[]>()

async function read(file: string, now: Date): Promise<Pause[]> {
  const kept = unwritten.get(file) ?? (await readFile(file))
  return (
    kept
      .filter(({ last }) => now.getTime() - new Date(last).getTime() < FORGOTTEN_AFTER_MS)
      // A clock that was put back must not make anybody wait longer than the pause: it begins now.
      .map((one) => (new Date(one.last) > now ? { ...one, last: now.toISOString() } : one))
  )
}

async function readFile(file: string): Promise<Pause[]> {
  try {
    return fileSchema.parse(JSON.parse(await fs.readFile(file, 'utf8')))
  } catch {
    return []
  }
}

async function write(file: string, pauses: Pause[]): Promise<void> {
  try {
    if (pauses.length > 0) await writeWhole(file, `${JSON.stringify(pauses)}\n`)
    else await fs.rm(file, { force: true })
    unwritten.delete(file)
  } catch (error) {
    // The folder has gone: there is nothing left to guard.
    if (isNotThere(error)) unwritten.delete(file)
    else unwritten.set(file, pauses)
  }
}

const inWords = (seconds: number): string => (seconds === 1 ? '1 second' : `${seconds} seconds`)

const notYet = (seconds: number): Problem =>
  new Problem(
    'wait',
    'This was not tried yet: after several wrong tries Chairside waits a little before the next.',
    'Nothing has been changed.',
    `Try again in ${inWords(seconds)}. It is never longer than a minute.`,
    { waitSeconds: seconds },
  )

const isWrong = (error: unknown): error is Problem =>
  error instanceof Problem && (error.code === 'wrong passphrase' || error.code === 'wrong recovery code')

/** The tries on one folder, one after the other: many at once would all see the same count. */
const turns = new Map<string, Promise<unknown>>()

/**
 * Tries a passphrase or code: `work` throws `Problem` "wrong passphrase" or "wrong recovery code" when it is wrong. Throws
 * `Problem` "wait" without trying while a pause lasts. A wrong try that begins a pause says so; the right one ends it.
 *
 * `file`: `waits` of the workspace's paths; `slot`: the person's id, or `RECOVERY`. Never call it within itself.
 */
export function slowly<T>(file: string, slot: string, now: () => Date, work: () => Promise<T>): Promise<T> {
  const attempt = async (): Promise<T> => {
    const before = await read(file, now())
    const left = secondsLeft(before, slot, now())
    if (left > 0) {
      await keepCorrected(file, before)
      throw notYet(left)
    }
    try {
      const result = await work()
      if (before.some((one) => one.slot === slot))
        await write(
          file,
          before.filter((one) => one.slot !== slot),
        )
      return result
    } catch (error) {
      if (!isWrong(error)) throw error
      // Read again: the command line may have counted meanwhile.
      const at = now()
      const pauses = await read(file, at)
      const known = pauses.find((one) => one.slot === slot)
      const after = [
        ...pauses.filter((one) => one.slot !== slot),
        { slot, wrong: (known?.wrong ?? 0) + 1, last: at.toISOString() },
      ]
      await write(file, after)
      const seconds = secondsLeft(after, slot, at)
      if (seconds === 0) throw error
      const todo = `${error.todo} You can try again in ${inWords(seconds)}.`
      throw new Problem(error.code, error.message, error.safe, todo, { waitSeconds: seconds })
    }
  }
  const turn = (turns.get(file) ?? Promise.resolve()).then(attempt, attempt)
  const done = turn.catch(() => undefined)
  turns.set(file, done)
  void done.then(() => {
    if (turns.get(file) === done) turns.delete(file)
  })
  return turn
}

/** A time that was in the future was put right in `pauses`: from here on it counts down. */
async function keepCorrected(file: string, pauses: Pause[]): Promise<void> {
  const kept = unwritten.get(file) ?? (await readFile(file))
  const moved = pauses.some(({ slot, last }) => kept.find((one) => one.slot === slot)?.last !== last)
  if (moved) await write(file, pauses)
}
