/**
 * The file of an open workspace, copied byte for byte while people work on it.
 *
 * What SQLite guarantees: in WAL mode every change goes to the log, and the file itself is written by a checkpoint and
 * by nothing else. So the log is folded in once, checkpoints then wait, and the file stands still for the seconds of the
 * copy. What is written meanwhile is as safe as ever: it is in the log.
 */
import { read } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { holdJournal, releaseJournal } from './database.ts'
import type { Database } from './native.ts'
import { locked } from './trouble.ts'

const readFrom = promisify(read)

/** Read and written at once, in bytes: a moment of the disk, so that nobody who types waits behind it. */
const CHUNK = 1024 * 1024

export type Source = {
  raw: Database
  /** Open for reading as long as the workspace is: closing it would drop SQLite's own lock on the same file (POSIX). */
  fd: number
  /** True once the workspace is being closed. */
  closed: () => boolean
  alone: <T>(work: (raw: Database) => T) => Promise<T>
}

/** SQLite locks bytes of this page and keeps nothing in it (file format, 1.3): Windows lets nobody else read it. */
const LOCK_PAGE = 0x40000000
const PAGE = 4096

async function copyInto(to: FileHandle, { fd, closed }: Source, size: number): Promise<void> {
  const buffer = Buffer.alloc(CHUNK)
  let at = 0
  while (at < size) {
    if (at === LOCK_PAGE) {
      at += PAGE
      continue
    }
    const { bytesRead } = await readFrom(fd, buffer, 0, Math.min(CHUNK, size - at), at)
    if (closed()) throw locked()
    if (bytesRead === 0) throw Object.assign(new Error('the file ended early'), { code: 'SQLITE_CORRUPT' })
    await to.write(buffer, 0, bytesRead, at)
    at += bytesRead
  }
  await to.sync()
}

/** Throws whatever the disk says, and `Problem` "locked" when the workspace is closed meanwhile. */
export async function copyStill(source: Source, to: string): Promise<void> {
  const size = await source.alone((raw) => holdJournal(raw))
  try {
    const handle = await open(to, 'wx', 0o600)
    try {
      await copyInto(handle, source, size)
    } finally {
      await handle.close()
    }
  } finally {
    if (!source.closed()) await source.alone(releaseJournal)
  }
}
