/** Putting a backup back. What is replaced is set aside whole, never thrown away. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { audit, headOf } from './audit.ts'
import { forkSubject, readNote } from './audit-witness.ts'
import { type Backup, checkBackup } from './backups.ts'
import { makeLogged, refuseIfInUse } from './database.ts'
import { enter, type OpenOptions } from './enter.ts'
import { copyWhole, exists, isNotThere, renamePatiently, syncFile, syncFolder } from './files.ts'
import { type Keys, readKeys, writeKeys } from './keys.ts'
import {
  incomingOf,
  moveAside,
  removeIncoming,
  restoreBegun,
  restoreDone,
  undoHalfRestore,
  undoRestore,
  whilePuttingBack,
} from './leftovers.ts'
import { type Paths, pathsOf } from './paths.ts'
import { readRecoveryCode } from './recovery-code.ts'
import { RECOVERY, slowly } from './slow-down.ts'
import { asProblem, keysMissing } from './trouble.ts'
import { keyFromPassphrase, keyFromRecoveryCode } from './unlock.ts'

/** Who asks, and how they show that they may. */
export type Proof = { personId: string; passphrase: string } | { personId: string; recoveryCode: string }

/** The workspace key behind a proof. Throws `Problem`. */
export async function keyFromProof(keys: Keys, proof: Proof): Promise<Uint8Array> {
  return 'passphrase' in proof
    ? (await keyFromPassphrase(keys, proof.personId, proof.passphrase)).key
    : keyFromRecoveryCode(keys, proof.recoveryCode)
}

/** Tries a proof on the keys of a folder, no faster than wrong ones allow (slow-down.ts). */
export function proofSlowly<T>(
  paths: Paths,
  proof: Proof,
  { now = () => new Date() }: OpenOptions,
  work: () => Promise<T>,
): Promise<T> {
  // A slip of the finger is seen without trying the code, so it costs no pause.
  if ('recoveryCode' in proof && readRecoveryCode(proof.recoveryCode) === undefined) return work()
  return slowly(paths.waits, 'passphrase' in proof ? proof.personId : RECOVERY, now, work)
}

/**
 * The keys to go on with: today's when they can be read, so that people keep the passphrases they have now and
 * nobody who was removed comes back; otherwise those that were saved with the backup.
 */
async function keysToGoOnWith(
  today: string,
  saved: string,
): Promise<{ keys: Keys; from: 'today' | 'backup' }> {
  const current = await readKeysIfWell(today)
  // Those beside the backup are only a help while today's can be read.
  const backup = current ? await readKeysIfWell(saved) : await readKeys(saved)
  if (current && (!backup || backup.workspaceId === current.workspaceId))
    return { keys: current, from: 'today' }
  if (!backup) throw keysMissing(undefined)
  return { keys: backup, from: 'backup' }
}

/** The keys in a file; undefined when there are none, or what is there cannot be read as keys. */
export async function readKeysIfWell(file: string): Promise<Keys | undefined> {
  return readKeys(file).catch((error) => {
    if (error instanceof Problem && error.code === 'damaged workspace') return undefined
    throw error
  })
}

const SET_ASIDE = /^replaced-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/

/** Files that were set aside when something was put right. `folder`: its full path. */
export type SetAside = { folder: string; at: Date }

/** What was set aside in this workspace, newest first. */
export async function setAsideOf(folder: string): Promise<SetAside[]> {
  const { backups } = pathsOf(folder)
  const names = await fs.readdir(backups).catch((error) => {
    if (isNotThere(error)) return []
    throw error
  })
  return names
    .flatMap((name) => {
      const [, day, hour, minute, second, thousandth] = SET_ASIDE.exec(name) ?? []
      const at = new Date(`${day}T${hour}:${minute}:${second}.${thousandth}Z`)
      return Number.isNaN(at.getTime()) ? [] : [{ folder: path.join(backups, name), at }]
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())
}

/** Throws away what was set aside, for good. */
export async function removeSetAside({ folder }: SetAside): Promise<void> {
  await fs.rm(folder, { recursive: true, force: true })
  await syncFolder(path.dirname(folder))
}

/** Opens what was put right, as everybody will open it, and writes down that it was. */
async function noteInAudit(
  paths: Paths,
  { keys, key }: { keys: Keys; key: Uint8Array },
  row: { at: string; by: string; action: string; detail: unknown },
  options: OpenOptions,
): Promise<void> {
  // How far the chain had come, so that documents and backups of what is set aside are known as such.
  const note = readNote(paths.note, key, keys.workspaceId)
  const came = typeof note === 'string' ? 0 : note.seq
  const workspace = await enter(paths, keys, new Uint8Array(key), row.by, { ...options, restored: true })
  try {
    // The opening wrote the only row that was not there before.
    const subject = forkSubject(headOf(workspace.raw).seq - 1, came)
    await workspace.db.transaction().execute((tx) => audit(tx, { ...row, subject }))
  } finally {
    workspace.close()
  }
}

/** What a backup is put back with. `from`: whether the keys are today's or those that were saved beside the backup. */
export type PuttingBack = { backup: Backup; keys: Keys; key: Uint8Array; from: 'today' | 'backup' }

/** As `restoreBackup`, by somebody who holds the key already. */
export async function putBackupBack(
  folder: string,
  { backup, keys, key, from }: PuttingBack,
  by: string,
  options: OpenOptions = {},
): Promise<{ setAside: string }> {
  const paths = pathsOf(folder)
  const at = (options.now ?? (() => new Date()))()
  const incoming = incomingOf(paths, at)
  return whilePuttingBack(paths, async () => {
    let begun = false
    try {
      if (await exists(paths.db)) await refuseIfInUse(paths.db)
      await checkBackup(backup.file, key)
      await fs.mkdir(folder, { recursive: true, mode: 0o700 })
      await copyWhole(backup.file, incoming)
      await makeLogged(incoming, key)
      await syncFile(incoming)
      // The copying may take minutes: nobody has begun to work here meanwhile.
      if (await exists(paths.db)) await refuseIfInUse(paths.db)

      const replaced = [paths.db, paths.wal, paths.shm, paths.rollback, paths.marker]
      if (from === 'backup') replaced.push(paths.keys)
      begun = true
      await restoreBegun(paths, at)
      const setAside = await moveAside(paths, replaced, at)
      if (from === 'backup') await writeKeys(paths.keys, keys)
      await renamePatiently(incoming, paths.db)
      await syncFolder(folder)

      const detail = { backup: path.basename(backup.file) }
      await noteInAudit(
        paths,
        { keys, key },
        { at: at.toISOString(), by, action: 'backup restored', detail },
        options,
      )
      await restoreDone(paths, at)
      return { setAside }
    } catch (error) {
      if (begun) await undoRestore(paths, at).catch(() => undefined)
      await removeIncoming(incoming).catch(() => undefined)
      throw asProblem(error)
    }
  })
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
  try {
    await undoHalfRestore(paths)
    if (await exists(paths.db)) await refuseIfInUse(paths.db)
    const { keys, from } = await keysToGoOnWith(paths.keys, backup.keys)
    const key = await proofSlowly(paths, proof, options, () => keyFromProof(keys, proof))
    return await putBackupBack(folder, { backup, keys, key, from }, proof.personId, options)
  } catch (error) {
    throw asProblem(error)
  }
}

/**
 * Leaves the records as they are and puts right what lies beside them: keys that were saved with a backup come in the
 * place of those that cannot be read, a log that does not belong here moves aside. Throws `Problem`.
 */
export async function putRightBeside(
  folder: string,
  { keys, key, from, journalAside }: Omit<PuttingBack, 'backup'> & { journalAside: boolean },
  by: string,
  options: OpenOptions = {},
): Promise<{ setAside: string }> {
  const paths = pathsOf(folder)
  const at = (options.now ?? (() => new Date()))()
  try {
    await refuseIfInUse(paths.db)
    const replaced = journalAside ? [paths.wal, paths.shm, paths.rollback, paths.marker] : []
    if (from === 'backup') replaced.push(paths.keys)
    const setAside = await moveAside(paths, replaced, at)
    if (from === 'backup') await writeKeys(paths.keys, keys)
    await syncFolder(folder)
    const action = from === 'backup' ? 'keys put back' : 'journal set aside'
    const detail = { keys: from, journalAside }
    await noteInAudit(paths, { keys, key }, { at: at.toISOString(), by, action, detail }, options)
    return { setAside }
  } catch (error) {
    throw asProblem(error)
  }
}
