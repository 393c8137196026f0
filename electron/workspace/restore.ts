/** Putting a backup back. What is replaced is set aside whole, never thrown away. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { audit } from './audit.ts'
import { type Backup, checkBackup } from './backups.ts'
import { refuseIfInUse } from './database.ts'
import { enter, type OpenOptions } from './enter.ts'
import { copyWhole, exists, syncFolder } from './files.ts'
import { type Keys, readKeys, writeKeys } from './keys.ts'
import { pathsOf } from './paths.ts'
import { asProblem, keysMissing } from './trouble.ts'
import { keyFromPassphrase, keyFromRecoveryCode } from './unlock.ts'

/** Who asks, and how they show that they may. */
export type Proof = { personId: string; passphrase: string } | { personId: string; recoveryCode: string }

/**
 * The keys to go on with: today's when they can be read, so that people keep the passphrases they have now and
 * nobody who was removed comes back; otherwise those that were saved with the backup.
 */
async function keysToGoOnWith(
  today: string,
  saved: string,
): Promise<{ keys: Keys; from: 'today' | 'backup' }> {
  const backup = await readKeys(saved)
  const current = await readKeys(today).catch((error) => {
    if (error instanceof Problem && error.code === 'damaged workspace') return undefined
    throw error
  })
  if (current && (!backup || backup.workspaceId === current.workspaceId))
    return { keys: current, from: 'today' }
  if (!backup) throw keysMissing(undefined)
  return { keys: backup, from: 'backup' }
}

/**
 * Replaces the records of a closed workspace by a backup that was checked first. The records, their log and their
 * index move aside together: an old log must never lie beside the restored file.
 * Returns the folder in which the replaced files are. Throws `Problem`; the workspace is then as it was.
 */
export async function restoreBackup(
  folder: string,
  backup: Backup,
  proof: Proof,
  options: OpenOptions = {},
): Promise<{ setAside: string }> {
  const paths = pathsOf(folder)
  const at = (options.now ?? (() => new Date()))()
  const stamp = at.toISOString().replaceAll(/[:.]/g, '-')
  const setAside = path.join(paths.backups, `replaced-${stamp}`)
  const incoming = `${paths.db}.restoring`
  try {
    if (await exists(paths.db)) await refuseIfInUse(paths.db)
    const { keys, from } = await keysToGoOnWith(paths.keys, backup.keys)
    const key =
      'passphrase' in proof
        ? (await keyFromPassphrase(keys, proof.personId, proof.passphrase)).key
        : await keyFromRecoveryCode(keys, proof.recoveryCode)
    await checkBackup(backup.file, key)
    await copyWhole(backup.file, incoming)

    await fs.mkdir(setAside, { recursive: true, mode: 0o700 })
    const replaced = [paths.db, paths.wal, paths.shm, paths.marker]
    if (from === 'backup') replaced.push(paths.keys)
    for (const file of replaced)
      if (await exists(file)) await fs.rename(file, path.join(setAside, path.basename(file)))
    if (from === 'backup') await writeKeys(paths.keys, keys)
    await fs.rename(incoming, paths.db)
    await syncFolder(folder)

    const workspace = await enter(paths, keys, key, proof.personId, { ...options, restored: true })
    try {
      const detail = { backup: path.basename(backup.file) }
      const row = { at: at.toISOString(), by: proof.personId, action: 'backup restored', subject: '', detail }
      await workspace.db.transaction().execute((tx) => audit(tx, row))
    } finally {
      workspace.close()
    }
    return { setAside }
  } catch (error) {
    await fs.rm(incoming, { force: true }).catch(() => undefined)
    throw asProblem(error)
  }
}
