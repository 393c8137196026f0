/**
 * The second folder for backups, on a network share or another drive: each backup lies there once more, as a set of the
 * records and their keys, and was read again after it was written. Whether it can be reached never stops any work.
 *
 * Several workspaces may share it, so that each has a place of its own in it, named by the workspace's id. Where it is
 * stands in the records; `second-folder.json` beside them says it once more, because it is needed when the records can
 * no longer be read, and how the last copying ended.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type Backup, keysBeside, listBackups } from './backups.ts'
import { isNotThere, openNew, syncFolder, writeWhole } from './files.ts'

const standingSchema = z.strictObject({
  format: z.literal(1),
  workspaceId: z.string(),
  folder: z.string(),
  /** UTC instants; '' for never, and for "can be reached". `backup`: when the newest copied backup was made. */
  copiedAt: z.string(),
  backup: z.string(),
  failingSince: z.string(),
  /** What a person is told of the last failure; '' when there was none. */
  says: z.string(),
})
/** How the copying into a second folder stands. */
export type SecondStanding = Omit<z.infer<typeof standingSchema>, 'format'>

const standingFile = (folder: string): string => path.join(folder, 'second-folder.json')

/** What is known of the second folder of the workspace in `folder`; undefined when nothing is, or it cannot be read. */
export async function readStanding(folder: string): Promise<SecondStanding | undefined> {
  try {
    const read = standingSchema.safeParse(JSON.parse(await fs.readFile(standingFile(folder), 'utf8')))
    if (!read.success) return undefined
    const { format: _format, ...standing } = read.data
    return standing
  } catch {
    // It is a convenience beside the records: whatever is wrong with it stands in nobody's way.
    return undefined
  }
}

export async function writeStanding(folder: string, standing: SecondStanding): Promise<void> {
  await writeWhole(standingFile(folder), `${JSON.stringify({ format: 1, ...standing }, null, 2)}\n`)
}

/** The council has no second folder any more. */
export async function forgetStanding(folder: string): Promise<void> {
  await fs.rm(standingFile(folder), { force: true })
}

const PLACE = 'chairside-backups-'

/** Where the backups of one workspace lie in a folder that several may share. */
export const placeIn = (folder: string, workspaceId: string): string => path.join(folder, PLACE + workspaceId)

/** The places of whatever workspaces a folder holds. A folder that cannot be read has none. */
export async function placesIn(folder: string): Promise<string[]> {
  const names = await fs.readdir(folder).catch(() => [])
  return names.filter((name) => name.startsWith(PLACE)).map((name) => path.join(folder, name))
}

/**
 * The backups of a workspace in a second folder, newest first; undefined when it cannot be reached. A folder that is
 * there while the place that was made in it is not counts as out of reach: it is the empty stand-in of a drive that is
 * not connected. `expected`: something was copied there before.
 */
export async function backupsIn(
  folder: string,
  workspaceId: string,
  expected: boolean,
): Promise<Backup[] | undefined> {
  const place = placeIn(folder, workspaceId)
  try {
    if (!(await fs.stat(folder)).isDirectory()) return undefined
    const there = await fs.stat(place).catch((error) => {
      if (isNotThere(error)) return undefined
      throw error
    })
    if (!there) return expected ? undefined : []
    return await listBackups(place)
  } catch {
    return undefined
  }
}

const CHUNK = 1024 * 1024

/** Reads a file from its beginning to its end, a piece at a time. */
async function read(file: string, each: (piece: Uint8Array) => Promise<void> | void): Promise<void> {
  const handle = await fs.open(file, 'r')
  try {
    const buffer = Buffer.alloc(CHUNK)
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, at)
      if (bytesRead === 0) return
      await each(buffer.subarray(0, bytesRead))
      at += bytesRead
    }
  } finally {
    await handle.close()
  }
}

/** What was written over there is not what was read here. */
export class CopyDiffers extends Error {}

/** Copies one file and reads the copy again. Shares do not all know permissions or the flushing of folders. */
async function copyAndCompare(from: string, to: string): Promise<void> {
  const part = `${to}.part`
  try {
    const [sent, arrived] = [createHash('sha256'), createHash('sha256')]
    const out = await openNew(part)
    try {
      await read(from, async (piece) => {
        sent.update(piece)
        await out.write(piece)
      })
      await out.sync()
    } finally {
      await out.close()
    }
    await read(part, (piece) => void arrived.update(piece))
    if (sent.digest('hex') !== arrived.digest('hex')) throw new CopyDiffers()
    await fs.rename(part, to)
  } catch (error) {
    await fs.rm(part, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(path.dirname(to)).catch(() => undefined)
}

/**
 * Puts a backup into a second folder: its keys first, so that there are never records without them. Throws what the disk
 * says, and `CopyDiffers`. The folder itself must be there; nobody wants it made on the wrong drive.
 */
export async function copySet(backup: Backup, folder: string, workspaceId: string): Promise<Backup> {
  const place = placeIn(folder, workspaceId)
  await fs.mkdir(place, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const file = path.join(place, path.basename(backup.file))
  const keys = keysBeside(file)
  await copyAndCompare(backup.keys, keys)
  await copyAndCompare(backup.file, file)
  return { file, keys, at: backup.at }
}
