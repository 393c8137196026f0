/**
 * Is the write-ahead log beside the records really theirs?
 *
 * After a crash SQLite replays any log it finds. A log left behind when somebody put an older copy of the file in
 * place, or copied in from another workspace, would be replayed over records it does not belong to. So each run
 * gives the file a new id and leaves a marker that says which file and which log belong together. The marker goes
 * when the workspace is closed: a log without a marker is nobody's.
 */
import { readFileSync, renameSync } from 'node:fs'
import fs from 'node:fs/promises'
import { z } from 'zod'
import { fileIdWithoutJournal } from './database.ts'
import { exists, isNotThere, removeQuietly, sizeOf, writeNewNow, writeWhole } from './files.ts'
import type { Paths } from './paths.ts'
import { foreignJournal, journalMissing } from './trouble.ts'

const markerSchema = z.strictObject({
  format: z.literal(1),
  /** The main file may carry any of these: its log is folded in at a moment nobody can predict. */
  fileIds: z.array(z.string()),
  /** The part of the log's two counters that stays the same from one restart of the log to the next. */
  lineage: z.number().nullable(),
  /** The workspace was being closed, or opened after a crash: its log may have gone in good order. */
  closing: z.literal(true).optional(),
})
export type Marker = z.infer<typeof markerSchema>

const HEADER = 32

/**
 * Lineage of a log: SQLite raises salt 1 and the checkpoint number together each time the log starts over, so
 * their difference names the log for life (SQLite file format, section 4.1). Undefined when there is no log.
 */
export async function lineageOf(wal: string): Promise<number | undefined> {
  if ((await sizeOf(wal)) < HEADER) return undefined
  const handle = await fs.open(wal, 'r')
  try {
    const header = Buffer.alloc(HEADER)
    await handle.read(header, 0, HEADER, 0)
    return (header.readUInt32BE(16) - header.readUInt32BE(12)) >>> 0
  } finally {
    await handle.close()
  }
}

async function readMarker(file: string): Promise<Marker | undefined> {
  try {
    return markerSchema.safeParse(JSON.parse(await fs.readFile(file, 'utf8'))).data
  } catch (error) {
    if (isNotThere(error) || error instanceof SyntaxError) return undefined
    throw error
  }
}

/**
 * Notes that the log may now be folded in and go: the workspace is being closed, or opened after a crash. Whatever keeps
 * that from being written keeps nobody from either.
 */
export function markClosing(file: string): void {
  try {
    const marker = markerSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    const text = `${JSON.stringify({ ...marker, closing: true } satisfies Marker)}\n`
    const part = `${file}.part`
    writeNewNow(part, text, { flush: true })
    renameSync(part, file)
  } catch {
    // A disk that is full: the marker stays as it was, and says at worst that something may be missing.
    removeQuietly(`${file}.part`)
  }
}

export async function writeMarker(file: string, marker: Omit<Marker, 'format'>): Promise<void> {
  await writeWhole(file, `${JSON.stringify({ format: 1, ...marker })}\n`)
}

/**
 * Refuses a log that is not this file's. Returns the ids that the main file may carry until its log is folded in;
 * none when the last run ended properly.
 */
export async function checkJournal(
  paths: Paths,
  key: Uint8Array,
  newestBackup?: Date,
): Promise<Pick<Marker, 'fileIds' | 'lineage'>> {
  const lineage = await lineageOf(paths.wal)
  const marker = await readMarker(paths.marker)
  if (lineage === undefined) {
    // A crash leaves the log, even an empty one: only somebody else can have taken it away.
    const crashed = marker !== undefined && marker.lineage !== null && !marker.closing
    if (crashed && !(await exists(paths.wal))) throw journalMissing(newestBackup)
    return { fileIds: [], lineage: null }
  }
  if (!marker) throw foreignJournal(newestBackup)
  if (marker.lineage !== null && marker.lineage !== lineage) throw foreignJournal(newestBackup)
  const fileId = await fileIdWithoutJournal(paths.db, key)
  if (fileId !== undefined && !marker.fileIds.includes(fileId)) throw foreignJournal(newestBackup)
  return { fileIds: marker.fileIds, lineage }
}
