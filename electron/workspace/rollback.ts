/**
 * A rollback journal beside the records. SQLite plays one that a crash has left back over whatever file lies beside it, and
 * opens nothing for reading before that. Chairside writes through a log and never makes one beside the records; it can lie
 * there after a power cut in the first moments of a backup that somebody put in place, and it then holds nothing but that
 * file's first page. So the records are taken as they are where they are whole, and the journal is set aside; only where
 * they are not is it played back, once a copy has shown that it makes them whole.
 */
import fs from 'node:fs/promises'
import path from 'node:path'
import { faults, lookWithLog, openWithKey } from './database.ts'
import { exists } from './files.ts'
import { markClosing } from './journal.ts'
import { moveAside } from './leftovers.ts'
import type { Database } from './native.ts'
import type { Paths } from './paths.ts'
import { workspaceDamaged } from './trouble.ts'

const looksWhole = (raw: Database): boolean =>
  raw.prepare('SELECT 1 FROM workspace').get() !== undefined && faults(raw, 'quick_check').length === 0

const isWholeWithout = (paths: Paths, key: Uint8Array): Promise<boolean> =>
  lookWithLog(paths.db, key, looksWhole).catch(() => false)

/** Is it whole once the journal has been played back? A copy is looked at, which is changed by that. */
async function isWholeWith(paths: Paths, key: Uint8Array): Promise<boolean> {
  const look = path.join(paths.folder, `.look-${crypto.randomUUID()}`)
  try {
    for (const end of ['', '-wal', '-journal'])
      if (await exists(`${paths.db}${end}`)) await fs.copyFile(`${paths.db}${end}`, `${look}${end}`)
    const raw = await openWithKey(look, key)
    try {
      return looksWhole(raw)
    } finally {
      raw.close()
    }
  } catch {
    return false
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) await fs.rm(`${look}${end}`, { force: true })
  }
}

/**
 * Settles what a rollback journal means before anybody reads the records. Nobody has them open, and the log beside them is
 * known to be theirs (`checkJournal`). Throws `Problem` "damaged workspace" where the records are whole neither with it nor
 * without; nothing is changed then. Tells whether one was set aside.
 */
export async function settleRollback(
  paths: Paths,
  key: Uint8Array,
  at: Date,
  newestBackup?: Date,
): Promise<boolean> {
  if (!(await exists(paths.rollback))) return false
  if (await isWholeWithout(paths, key)) {
    await moveAside(paths, [paths.rollback], at)
    return true
  }
  if (!(await isWholeWith(paths, key))) throw workspaceDamaged(newestBackup)
  // Its log, which was looked at before, is folded in with that.
  markClosing(paths.marker)
  const raw = await openWithKey(paths.db, key)
  try {
    raw.prepare('SELECT 1 FROM workspace').get()
  } finally {
    raw.close()
  }
  return false
}
