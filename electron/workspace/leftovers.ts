/**
 * What a process that was killed leaves beside the records: a restore that was cut off is undone, and copies that were
 * never finished are taken away, so that no words live on in a file that nobody knows of.
 */
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { z } from 'zod'
import { isInUse } from './database.ts'
import { exists, isNotThere, renamePatiently, syncFolder, writeWhole } from './files.ts'
import type { Paths } from './paths.ts'

const stampOf = (at: Date): string => at.toISOString().replaceAll(/[:.]/g, '-')
const RESTORING = 'workspace.db.restoring-'
const INCOMING = 'workspace.db.incoming-'

/** Where the copy of a backup lies that is about to take the place of the records. */
export const incomingOf = (paths: Paths, at: Date): string =>
  path.join(paths.folder, `${INCOMING}${stampOf(at)}`)

/** The folder for what is replaced at this moment. */
export const setAsideOn = (paths: Paths, at: Date): string =>
  path.join(paths.backups, `replaced-${stampOf(at)}`)

/** Moves files into a folder of their own, named by the moment. Returns that folder. */
export async function moveAside(paths: Paths, files: readonly string[], at: Date): Promise<string> {
  const setAside = setAsideOn(paths, at)
  await fs.mkdir(setAside, { recursive: true, mode: 0o700 })
  for (const file of files)
    if (await exists(file)) await renamePatiently(file, path.join(setAside, path.basename(file)))
  await syncFolder(setAside)
  return setAside
}

/** A copy that does not take the place of the records after all, with what SQLite may have left beside it. */
export async function removeIncoming(incoming: string): Promise<void> {
  for (const end of ['', '-journal', '-wal', '-shm']) await fs.rm(`${incoming}${end}`, { force: true })
}

/** Says that a restore has begun and nobody was told yet that it is done; who does it, and the audit note of before. */
const begunSchema = z.strictObject({
  format: z.literal(1),
  process: z.number(),
  machine: z.string(),
  since: z.iso.datetime(),
  note: z.base64(),
})

const begunFile = (paths: Paths, at: Date): string => path.join(paths.folder, `${RESTORING}${stampOf(at)}`)

/** From here on a restore is undone by whoever opens the folder next, until `restoreDone`. */
export async function restoreBegun(paths: Paths, at: Date): Promise<void> {
  const note = await fs.readFile(paths.note).catch(() => Buffer.alloc(0))
  const begun: z.infer<typeof begunSchema> = {
    format: 1,
    process: process.pid,
    machine: os.hostname(),
    since: new Date().toISOString(),
    note: note.toString('base64'),
  }
  await writeWhole(begunFile(paths, at), JSON.stringify(begun))
}

export async function restoreDone(paths: Paths, at: Date): Promise<void> {
  await fs.rm(begunFile(paths, at), { force: true })
  await syncFolder(paths.folder)
}

/** Folders in which this process is putting a backup back: another window looks at the folder meanwhile. */
const underWay = new Set<string>()

export async function whilePuttingBack<T>(paths: Paths, work: () => Promise<T>): Promise<T> {
  underWay.add(paths.folder)
  try {
    return await work()
  } finally {
    underWay.delete(paths.folder)
  }
}

const namesIn = async (folder: string): Promise<string[]> =>
  fs.readdir(folder).catch((error) => {
    if (isNotThere(error)) return []
    throw error
  })

/**
 * Moves what was set aside back to where it was. The records come last: until then the folder holds none, and whoever is
 * cut off here begins again.
 */
export async function putAsideBack(paths: Paths, setAside: string): Promise<void> {
  const records = path.basename(paths.db)
  const names = await namesIn(setAside)
  for (const name of names.filter((one) => one !== records))
    await renamePatiently(path.join(setAside, name), path.join(paths.folder, name))
  if (names.includes(records)) await renamePatiently(path.join(setAside, records), paths.db)
  await syncFolder(paths.folder)
  await fs.rmdir(setAside).catch(() => undefined)
}

/** Puts everything back as it was before the restore of this moment. `note`: the audit note of then. */
async function undo(paths: Paths, stamp: string, note: Uint8Array): Promise<void> {
  const setAside = path.join(paths.backups, `replaced-${stamp}`)
  const incoming = path.join(paths.folder, `${INCOMING}${stamp}`)
  // As long as the copy has not taken its place, whatever lies in the folder belongs to the records of before, a log that
  // was not moved yet among it.
  if (await exists(incoming)) await putAsideBack(paths, setAside)
  else if (await exists(path.join(setAside, path.basename(paths.db)))) {
    if (note.length > 0) await writeWhole(paths.note, note)
    // The records go last: while they are there nothing was moved back yet, and what lies beside them is theirs.
    if (await exists(paths.db))
      for (const file of [paths.wal, paths.shm, paths.rollback, paths.marker, paths.db])
        await fs.rm(file, { force: true })
    await putAsideBack(paths, setAside)
  }
  // Whoever was cut off between the last move and this has left it empty.
  await fs.rmdir(setAside).catch(() => undefined)
  await removeIncoming(incoming)
  await fs.rm(path.join(paths.folder, `${RESTORING}${stamp}`), { force: true })
}

/** A restore that failed on its way is undone by whoever began it. */
export async function undoRestore(paths: Paths, at: Date): Promise<void> {
  const begun = await readBegun(begunFile(paths, at))
  await undo(paths, stampOf(at), Buffer.from(begun?.note ?? '', 'base64'))
}

async function readBegun(file: string): Promise<z.infer<typeof begunSchema> | undefined> {
  const text = await fs.readFile(file, 'utf8').catch(() => '')
  try {
    return begunSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const SOON = 10 * 60_000

/** Is the process that began it still at it? After ten minutes its number may be another's. */
function atIt(begun: z.infer<typeof begunSchema>): boolean {
  if (begun.machine !== os.hostname() || begun.process === process.pid) return false
  if (Math.abs(Date.now() - Date.parse(begun.since)) > SOON) return false
  try {
    return process.kill(begun.process, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Undoes a restore of which nobody was told that it is done, wherever it was cut off. Does nothing while it goes on, or
 * while somebody has the records open.
 */
export async function undoHalfRestore(paths: Paths): Promise<void> {
  if (underWay.has(paths.folder)) return
  const names = (await namesIn(paths.folder)).filter((name) => name.startsWith(RESTORING))
  for (const name of names.sort().reverse()) {
    const begun = await readBegun(path.join(paths.folder, name))
    if (!begun || atIt(begun)) continue
    const open = (await exists(paths.db)) && (await isInUse(paths.db))
    if (!open) await undo(paths, name.slice(RESTORING.length), Buffer.from(begun.note, 'base64'))
  }
}

/** For whoever has the records open and is alone with them. What cannot be taken away now is tried again next time. */
export async function removeLeftovers(paths: Paths): Promise<void> {
  if (underWay.has(paths.folder)) return
  const beside = (await namesIn(paths.folder)).filter(
    (name) => name.startsWith(RESTORING) || name.startsWith(INCOMING) || name.startsWith('.look-'),
  )
  const backups = await namesIn(paths.backups)
  const unfinished = backups.filter(
    (name) =>
      name.startsWith('.making.db') ||
      name.endsWith('.part') ||
      // Keys lie there before the records do: alone they belong to a backup that never was.
      (name.startsWith('chairside-') &&
        name.endsWith('.keys.json') &&
        !backups.includes(name.replace(/\.keys\.json$/, '.db'))),
  )
  const files = [
    ...beside.map((name) => path.join(paths.folder, name)),
    ...unfinished.map((name) => path.join(paths.backups, name)),
  ]
  for (const file of files) await fs.rm(file, { force: true }).catch(() => undefined)
}
