/**
 * Opening the encrypted file. Everything that only this SQLite can do while opening is here.
 *
 * The cipher is SQLCipher's format 4 (AES-256 with an HMAC on every page) under a raw key, so that a council can
 * read its own records with standard tools, and a flipped byte anywhere is noticed.
 */
import fs from 'node:fs/promises'
import { totalmem } from 'node:os'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { sizeOf } from './files.ts'
import { readHolder } from './holder.ts'
import { versionOf } from './migrate.ts'
import { type Database, loadSqlite } from './native.ts'
import { inUse, newerWorkspace, workspaceDamaged } from './trouble.ts'

/** How long another program (a virus scanner, a second window) is waited for, in milliseconds. */
const PATIENCE = 1500

/** Of every workspace, in bytes. */
const PAGE = 4096
const MB = 1024 * 1024
const LEAST_CACHE = 64 * MB
const MOST_CACHE = 96 * MB

type Mode = { readonly?: boolean; mustExist?: boolean }

/** Opens the file and gives the key; reads nothing yet. */
export async function openWithKey(file: string, key: Uint8Array, mode: Mode = {}): Promise<Database> {
  const Sqlite = await loadSqlite()
  const raw = new Sqlite(file, {
    timeout: PATIENCE,
    readonly: mode.readonly ?? false,
    fileMustExist: mode.mustExist ?? true,
  })
  raw.pragma(`cipher = 'sqlcipher'`)
  raw.pragma('legacy = 4')
  raw.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
  return raw
}

/**
 * The settings every open workspace runs with. The exclusive lock belongs to the process: a second window is
 * refused, and a crash leaves nothing behind that could block the next start.
 */
export function settle(raw: Database): void {
  raw.pragma('locking_mode = EXCLUSIVE')
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  // On macOS a plain fsync stops at the drive's own cache.
  raw.pragma('fullfsync = ON')
  raw.pragma('checkpoint_fullfsync = ON')
  raw.pragma('foreign_keys = ON')
  raw.pragma('secure_delete = ON')
  // Sorting and VACUUM must not spill readable rows into the machine's temporary folder.
  raw.pragma('temp_store = MEMORY')
  raw.pragma('trusted_schema = OFF')
  raw.pragma('cell_size_check = ON')
  const size = Number(raw.pragma('page_count', { simple: true })) * PAGE
  raw.pragma(`cache_size = -${cacheFor(size, totalmem()) / 1024}`)
}

/**
 * How many bytes of pages stay deciphered: with thousands of families the lists and the search go over tens of megabytes, and
 * the reports of a whole service over more. A twentieth of the file, and where the machine has little memory no more of that.
 * @param memory of the machine, in bytes
 */
export function cacheFor(size: number, memory: number): number {
  const most = Math.min(MOST_CACHE, memory / 64)
  return Math.round(Math.max(LEAST_CACHE, Math.min(size / 20, most)) / MB) * MB
}

/**
 * Makes a copy one that is written through a log, before it takes the place of records. SQLite does that with a rollback
 * journal beside the file: beside the records it could be left by a power cut, and would be played back over whatever file
 * is put there next.
 */
export async function makeLogged(file: string, key: Uint8Array): Promise<void> {
  const raw = await openWithKey(file, key)
  try {
    settle(raw)
  } finally {
    raw.close()
  }
}

/** Databases whose file stands still just now, because it is copied. */
const held = new WeakSet<Database>()

/** Empties the write-ahead log into the file, so that what was deleted is in neither; after the copy, while one is made. */
export function forgetJournal(raw: Database): void {
  if (!held.has(raw)) raw.pragma('wal_checkpoint(TRUNCATE)')
}

/** From here on nothing is written to the file itself, only to its log. Returns the size of the file in bytes. */
export function holdJournal(raw: Database): number {
  forgetJournal(raw)
  raw.pragma('wal_autocheckpoint = 0')
  held.add(raw)
  const [pages, bytes] = ['page_count', 'page_size'].map((name) => Number(raw.pragma(name, { simple: true })))
  return (pages ?? 0) * (bytes ?? 0)
}

/** SQLite's own number of pages after which it folds the log in. */
const LOG_PAGES = 1000

/** Ends `holdJournal`. */
export function releaseJournal(raw: Database): void {
  held.delete(raw)
  raw.pragma(`wal_autocheckpoint = ${LOG_PAGES}`)
  forgetJournal(raw)
}

type Check = 'quick_check' | 'integrity_check'

/**
 * The sentence-less verdict of SQLite on its own pages: empty when all is well. Table by table, so that whoever waits for
 * it to be given up waits for one table and not for all. What SQLite would do for the full-text tables on top of that,
 * cutting every text into words again, finds no damage that reading their pages does not find, and takes as long as all
 * the rest.
 */
export function faults(raw: Database, how: Check): string[] {
  const tables = raw
    .prepare<[], { name: string }>(
      `SELECT 'sqlite_schema' AS name UNION ALL
       SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%'`,
    )
    .all()
  return tables.flatMap(({ name }) => {
    const rows = raw.pragma(`${how}('${name}')`) as Record<string, string>[]
    return rows.map((row) => String(Object.values(row)[0])).filter((says) => says !== 'ok')
  })
}

/** Runs `look`, then takes away the two files a mere reader of the database leaves and cannot remove itself. */
async function leavingNothing<T>(file: string, look: () => T | Promise<T>): Promise<T> {
  const wal = `${file}-wal`
  const shm = `${file}-shm`
  const [walBefore, shmBefore] = [await sizeOf(wal), await sizeOf(shm)]
  try {
    return await look()
  } finally {
    if (walBefore < 0 && (await sizeOf(wal)) === 0) await fs.rm(wal, { force: true })
    if (shmBefore < 0) await fs.rm(shm, { force: true })
  }
}

/** Throws `Problem` "workspace in use" when some process has the file open. Needs no key. */
export async function refuseIfInUse(file: string): Promise<void> {
  const Sqlite = await loadSqlite()
  await leavingNothing(file, () => {
    const raw = new Sqlite(file, { readonly: true, timeout: PATIENCE, fileMustExist: true })
    try {
      raw.prepare('SELECT count(*) FROM sqlite_schema').get()
    } catch (error) {
      // Without the key it cannot be read, which is no news; only the lock is asked about here.
      if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
        throw inUse(error, readHolder(path.join(path.dirname(file), 'workspace.holder')))
    } finally {
      raw.close()
    }
  })
}

/** Has some process the file open just now? */
export async function isInUse(file: string): Promise<boolean> {
  try {
    await refuseIfInUse(file)
    return false
  } catch (error) {
    return error instanceof Problem && error.code === 'workspace in use'
  }
}

/** Reads what was written first and what was written last; throws what SQLite says when that cannot be done. */
function readTheEnds(raw: Database): void {
  for (const query of ['SELECT * FROM workspace', 'SELECT * FROM audit ORDER BY seq DESC LIMIT 1'])
    raw.prepare(query).get()
}

/**
 * Looks at a workspace's file without changing it: throws `Problem` when it is damaged, newer than `newest`
 * (a `user_version`), in use, or may not be read. `newestBackup` is for the words.
 *
 * Without `whole` the first page, the tables and the last row of the audit chain are read: that takes no longer for a
 * county than for one family, and finds a wrong key, another file, one that was cut short or emptied. Every page carries
 * its own HMAC, so that damage elsewhere is noticed by whoever reads that page and is never taken for words; it is
 * looked for by the check of the daily copy (`backups.ts`).
 */
export async function lookBeforeOpening(
  file: string,
  key: Uint8Array,
  newest: number,
  { newestBackup, whole }: { newestBackup?: Date | undefined; whole: boolean },
): Promise<void> {
  await leavingNothing(file, async () => {
    const raw = await openWithKey(file, key, { readonly: true })
    try {
      const tables = raw.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()
      // A file that was emptied is a sound database to SQLite, and would be filled as a new one.
      if (!tables?.n) throw workspaceDamaged(newestBackup)
      if (versionOf(raw) > newest) throw newerWorkspace()
      readTheEnds(raw)
      const found = whole ? faults(raw, 'quick_check') : []
      if (found.length > 0) throw workspaceDamaged(newestBackup, new Error(found[0]))
    } finally {
      raw.close()
    }
  })
}

/**
 * Looks at the main file as it stands without its write-ahead log; throws what SQLite says when it cannot be read.
 * Reads through a second name of the file, beside which no log lies. SQLite itself does the reading: closing a
 * handle of our own on a file that is open elsewhere in this process would drop its lock.
 */
export async function lookWithoutJournal<T>(
  file: string,
  key: Uint8Array,
  work: (raw: Database) => T,
): Promise<T> {
  const look = path.join(path.dirname(file), `.look-${crypto.randomUUID()}`)
  try {
    await fs.link(file, look).catch(() => fs.copyFile(file, look))
    const raw = await openWithKey(look, key, { readonly: true })
    try {
      return work(raw)
    } finally {
      raw.close()
    }
  } finally {
    for (const name of [look, `${look}-wal`, `${look}-shm`]) await fs.rm(name, { force: true })
  }
}

/**
 * Looks at a file with the write-ahead log that lies beside it and with nothing else: SQLite opens nothing for reading while
 * a rollback journal lies there. Changes nothing and leaves nothing.
 */
export async function lookWithLog<T>(file: string, key: Uint8Array, work: (raw: Database) => T): Promise<T> {
  const look = path.join(path.dirname(file), `.look-${crypto.randomUUID()}`)
  try {
    await fs.link(file, look).catch(() => fs.copyFile(file, look))
    if ((await sizeOf(`${file}-wal`)) > 0) await fs.copyFile(`${file}-wal`, `${look}-wal`)
    const raw = await openWithKey(look, key, { readonly: true })
    try {
      return work(raw)
    } finally {
      raw.close()
    }
  } finally {
    for (const name of [look, `${look}-wal`, `${look}-shm`]) await fs.rm(name, { force: true })
  }
}

/** `file_id` of the main file as it stands without its write-ahead log; undefined when it cannot be told. */
export async function fileIdWithoutJournal(file: string, key: Uint8Array): Promise<string | undefined> {
  return lookWithoutJournal(
    file,
    key,
    (raw) => raw.prepare<[], { file_id: string }>('SELECT file_id FROM workspace').get()?.file_id,
  ).catch(() => undefined)
}

/** Looks at a file with whatever log lies beside it, changes nothing and leaves nothing. */
export async function lookWithJournal<T>(
  file: string,
  key: Uint8Array,
  work: (raw: Database) => T,
): Promise<T> {
  return leavingNothing(file, async () => {
    const raw = await openWithKey(file, key, { readonly: true })
    try {
      return work(raw)
    } finally {
      raw.close()
    }
  })
}
