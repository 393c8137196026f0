/**
 * Opening the encrypted file. Everything that only this SQLite can do while opening is here.
 *
 * The cipher is SQLCipher's format 4 (AES-256 with an HMAC on every page) under a raw key, so that a council can
 * read its own records with standard tools, and a flipped byte anywhere is noticed.
 */
import fs from 'node:fs/promises'
import path from 'node:path'
import { sizeOf } from './files.ts'
import { versionOf } from './migrate.ts'
import { type Database, loadSqlite } from './native.ts'
import { inUse, newerWorkspace, workspaceDamaged } from './trouble.ts'

/** How long another program (a virus scanner, a second window) is waited for, in milliseconds. */
const PATIENCE = 1500

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
}

/** Empties the write-ahead log into the file, so that what was deleted is in neither. */
export function forgetJournal(raw: Database): void {
  raw.pragma('wal_checkpoint(TRUNCATE)')
}

/** The sentence-less verdict of SQLite on its own pages: empty when all is well. */
export function faults(raw: Database, how: 'quick_check' | 'integrity_check'): string[] {
  const rows = raw.pragma(how) as Record<string, string>[]
  return rows.map((row) => String(Object.values(row)[0])).filter((says) => says !== 'ok')
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
      if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw inUse(error)
    } finally {
      raw.close()
    }
  })
}

/**
 * Looks at a workspace's file without changing it: throws `Problem` when it is damaged, newer than `newest`
 * (a `user_version`), in use, or may not be read. `newestBackup` is for the words.
 */
export async function lookBeforeOpening(
  file: string,
  key: Uint8Array,
  newest: number,
  newestBackup?: Date,
): Promise<void> {
  await leavingNothing(file, async () => {
    const raw = await openWithKey(file, key, { readonly: true })
    try {
      const tables = raw.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()
      // A file that was emptied is a sound database to SQLite, and would be filled as a new one.
      if (!tables?.n) throw workspaceDamaged(newestBackup)
      if (versionOf(raw) > newest) throw newerWorkspace()
      const found = faults(raw, 'quick_check')
      if (found.length > 0) throw workspaceDamaged(newestBackup, new Error(found[0]))
    } finally {
      raw.close()
    }
  })
}

/**
 * `file_id` of the main file as it stands without its write-ahead log; undefined when it cannot be told.
 * Reads through a second name of the file, beside which no log lies. SQLite itself does the reading: closing a
 * handle of our own on a file that is open elsewhere in this process would drop its lock.
 */
export async function fileIdWithoutJournal(file: string, key: Uint8Array): Promise<string | undefined> {
  const look = path.join(path.dirname(file), `.look-${crypto.randomUUID()}`)
  try {
    await fs.link(file, look).catch(() => fs.copyFile(file, look))
    const raw = await openWithKey(look, key, { readonly: true })
    try {
      return raw.prepare<[], { file_id: string }>('SELECT file_id FROM workspace').get()?.file_id
    } finally {
      raw.close()
    }
  } catch {
    return undefined
  } finally {
    for (const name of [look, `${look}-wal`, `${look}-shm`]) await fs.rm(name, { force: true })
  }
}
