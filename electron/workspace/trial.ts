/** A backup put back beside everything else, to see whether that would work: opened as people open it, then taken away. */
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Backup } from './backups.ts'
import { faultOfCopyAside } from './check-copy.ts'
import { copyWhole } from './files.ts'
import { readKeys } from './keys.ts'
import { pathsOf } from './paths.ts'
import { keyFromProof, proofSlowly } from './restore.ts'
import { asProblem, keysMissing, workspaceDamaged } from './trouble.ts'
import { unlockWorkspace } from './unlock.ts'
import type { Workspace } from './workspace.ts'

const trialFolder = (folder: string): string => path.join(pathsOf(folder).backups, '.drill')

/** Takes away what a trial left that was cut short. */
export async function forgetTrial(folder: string): Promise<void> {
  await fs.rm(trialFolder(folder), { recursive: true, force: true })
}

/**
 * Puts a backup with the keys beside it into a temporary folder inside `backups`, reads every page and the audit chain on
 * a thread of its own, opens it with this person's passphrase, and lets `work` look at it. The folder is taken away
 * whatever happens. Throws `Problem`: the passphrase is that of the day of the backup.
 */
export async function tryBackup<T>(
  folder: string,
  backup: Backup,
  { personId, passphrase }: { personId: string; passphrase: string },
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const trial = pathsOf(trialFolder(folder))
  await forgetTrial(folder)
  try {
    await fs.mkdir(trial.folder, { recursive: true, mode: 0o700 })
    await copyWhole(backup.file, trial.db)
    await copyWhole(backup.keys, trial.keys)
    const keys = await readKeys(trial.keys)
    if (!keys) throw keysMissing(undefined)
    // Counted beside the workspace itself: the folder of a trial is new each time.
    const key = await proofSlowly(pathsOf(folder), { personId, passphrase }, {}, () =>
      keyFromProof(keys, { personId, passphrase }),
    )
    const fault = await faultOfCopyAside(trial.db, key, new AbortController().signal)
    key.fill(0)
    if (fault) throw workspaceDamaged(undefined, new Error(fault))
    // Every page was read a moment ago, on the thread.
    const { workspace } = await unlockWorkspace(trial.folder, personId, passphrase, { readWhole: 0 })
    try {
      return await work(workspace)
    } finally {
      workspace.close()
    }
  } catch (error) {
    throw asProblem(error)
  } finally {
    await forgetTrial(folder).catch(() => undefined)
  }
}
