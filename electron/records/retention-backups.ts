/**
 * Backups that were made before a purge may still hold what it took away. Each is followed until it has gone; one whose
 * term has passed is taken away where a newer one is there, also when no backup was made for long and nothing rotated.
 */
import { londonDate } from '../../shared/clocks/index.ts'
import type { HeldBackup } from '../../shared/retention/index.ts'
import type { Store } from '../store/index.ts'
import { backupsOf, removeBackup, termsOf, type Workspace } from '../workspace/index.ts'

/** What this needs of an open workspace. */
type Open = { workspace: Pick<Workspace, 'folder'>; store: Pick<Store, 'retention'> }

/** Every backup there is now, with the day by which it will have been deleted, oldest first. */
export async function heldBackups({ workspace }: Pick<Open, 'workspace'>, now: Date): Promise<HeldBackup[]> {
  const backups = await backupsOf(workspace.folder)
  const terms = termsOf(
    backups.map(({ at }) => at),
    now,
  )
  return backups
    .map(({ at }) => ({ madeAt: at.toISOString(), until: terms.get(at) ?? londonDate(now.toISOString()) }))
    .sort((a, b) => a.madeAt.localeCompare(b.madeAt))
}

/** Notes which backups have gone, and takes away those that are past their term. */
export async function followBackups({ workspace, store }: Open, now: Date): Promise<void> {
  const waiting = (await store.retention.purges()).filter(
    ({ backups, cleanedAt, at }) =>
      backups.some(({ goneAt }) => goneAt === '') || cleanedAt === '' || isFresh(at, now),
  )
  if (waiting.length === 0) return
  const today = londonDate(now.toISOString())
  for (const { id, at, backups } of waiting) {
    const there = await backupsOf(workspace.folder)
    const newest = there[0]?.at.toISOString() ?? ''
    for (const backup of there) {
      const known = backups.find(({ madeAt }) => madeAt === backup.at.toISOString())
      if (known && known.until < today && newest > at && known.madeAt !== newest) await removeBackup(backup)
    }
    const left = await heldBackups({ workspace }, now)
    const names = new Set(left.map(({ madeAt }) => madeAt))
    await store.retention.followBackups(id, {
      gone: backups
        .filter(({ madeAt, goneAt }) => goneAt === '' && !names.has(madeAt))
        .map(({ madeAt }) => madeAt),
      // A backup that was being copied during the purge has its name from before it.
      found: left.filter(({ madeAt }) => madeAt <= at && !backups.some((one) => one.madeAt === madeAt)),
    })
  }
}

const DAY = 24 * 60 * 60 * 1000

/** A copy that was under way during the purge has its name within the hour. */
const isFresh = (at: string, now: Date): boolean => now.getTime() - Date.parse(at) < DAY

/** When a workspace is opened, and after a backup: what a crash or a full disk left to do, and backups that have gone. */
export async function tidyRetention(rooms: Open, now: Date): Promise<void> {
  await rooms.store.retention.clean()
  await followBackups(rooms, now)
}
