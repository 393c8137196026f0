/** A new workspace in an empty place. Either all of it is there afterwards, or none. */
import fs from 'node:fs/promises'
import { audit } from './audit.ts'
import { openWithKey, settle } from './database.ts'
import { enter, type OpenOptions, readWhole } from './enter.ts'
import { syncFile, syncFolder } from './files.ts'
import { KEYS_FORMAT, type Keys, readKeys, recoverySlotOf, writeKeys } from './keys.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { type Paths, pathsOf } from './paths.ts'
import { keyOfRecoverySlot, makeRecoveryCode } from './recovery-code.ts'
import { makePersonSlot, makeRecoverySlot, newKey, type PersonSlot, SCRYPT_N } from './slots.ts'
import { asProblem, workspaceDamaged, workspaceExists } from './trouble.ts'
import { type UnlockedSlot, Workspace } from './workspace.ts'

export type NewWorkspace = {
  name: string
  fictional: boolean
  first: PersonSlot
  passphrase: string
} & OpenOptions

async function buildRecords(paths: Paths, keys: Keys, key: Uint8Array, by: string, at: Date): Promise<void> {
  const raw = await openWithKey(paths.db, key, { mustExist: false })
  try {
    settle(raw)
    migrate(raw, migrations, at.toISOString())
    const { workspaceId, name, fictional } = keys
    const workspace = new Workspace({ paths, raw, key, keys, name, fictional })
    await workspace.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('workspace')
        .values({
          id: 1,
          workspace_id: workspaceId,
          name,
          fictional: fictional ? 1 : 0,
          file_id: crypto.randomUUID(),
          created_at: at.toISOString(),
        })
        .execute()
      await audit(tx, { at: at.toISOString(), by, action: 'workspace made', subject: '' })
    })
    // Tables that a later migration replaced leave pages that nothing reads, and damage in them would go unnoticed.
    raw.exec('VACUUM')
  } finally {
    raw.close()
  }
  await fs.chmod(paths.db, 0o600)
  await syncFile(paths.db)
}

/** No code leaves this place that does not open what was written: it is read back from the disk and tried. */
async function proveCode(paths: Paths, recoveryCode: string, key: Uint8Array): Promise<void> {
  const keys = await readKeys(paths.keys)
  const opened = keys && (await keyOfRecoverySlot(keys.workspaceId, recoverySlotOf(keys), recoveryCode))
  if (!opened || !Buffer.from(opened).equals(Buffer.from(key))) throw workspaceDamaged(undefined)
}

/**
 * Makes a workspace and opens it. `recoveryCode` is shown once and kept nowhere.
 * Throws `Problem`: a workspace is there already, no permission, not a folder, disk full. A failure leaves nothing
 * behind. Built aside, then moved into place with the keys last: without them the folder holds no workspace.
 */
export async function createWorkspace(
  folder: string,
  options: NewWorkspace,
): Promise<{ workspace: Workspace; slot: UnlockedSlot; recoveryCode: string }> {
  const paths = pathsOf(folder)
  const aside = pathsOf(paths.making)
  const N = options.scryptN ?? SCRYPT_N
  const at = (options.now ?? (() => new Date()))()
  if (await readWhole(paths)) throw workspaceExists()

  let madeFolder: string | undefined
  const undo = async () => {
    for (const file of [paths.keys, paths.db, paths.wal, paths.shm, paths.rollback, paths.marker, paths.note])
      await fs.rm(file, { force: true })
    await fs.rm(paths.making, { recursive: true, force: true })
    await fs.rmdir(paths.backups).catch(() => undefined)
    if (madeFolder) await fs.rm(madeFolder, { recursive: true, force: true })
  }
  try {
    madeFolder = await fs.mkdir(folder, { recursive: true, mode: 0o700 })
    // A folder that somebody already uses for other things keeps the permissions they gave it.
    const others = (await fs.readdir(folder)).length > 0
    if (!madeFolder && !others) await fs.chmod(folder, 0o700)
    await fs.rm(paths.making, { recursive: true, force: true })
    await fs.mkdir(paths.making, { mode: 0o700 })
    await fs.mkdir(paths.backups, { recursive: true, mode: 0o700 })

    const key = newKey()
    const locker = newKey()
    const recoveryCode = makeRecoveryCode()
    const workspaceId = crypto.randomUUID()
    const keys: Keys = {
      product: 'Chairside',
      format: KEYS_FORMAT,
      workspaceId,
      name: options.name,
      fictional: options.fictional,
      slots: [
        await makePersonSlot(workspaceId, options.first, options.passphrase, { key, locker }, N),
        await makeRecoverySlot(workspaceId, recoveryCode.replaceAll('-', ''), key, N),
      ],
    }
    await buildRecords(aside, keys, key, options.first.personId, at)
    await writeKeys(aside.keys, keys)
    await proveCode(aside, recoveryCode, key)
    await fs.rename(aside.db, paths.db)
    await syncFolder(folder)
    await fs.rename(aside.keys, paths.keys)
    await syncFolder(folder)
    await fs.rm(paths.making, { recursive: true, force: true })
    const workspace = await enter(paths, keys, key, options.first.personId, { ...options, made: true })
    const { personId } = options.first
    try {
      const slot = await workspace.welcome(personId, options.passphrase, { key, locker })
      return { workspace, slot, recoveryCode }
    } catch (error) {
      workspace.close()
      throw error
    }
  } catch (error) {
    await undo().catch(() => undefined)
    throw asProblem(error)
  }
}
