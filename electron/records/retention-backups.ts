/**
 * Backups that were made before a purge may still hold what it took away, in the workspace's folder and in every other one
 * that backups were copied to; so may files that were set aside when a backup was put back. Each is followed until it has
 * gone; one whose term has passed is taken away where a newer one is there, also when no backup was made for long and
 * nothing rotated. While a folder with copies is out of reach nothing is said to have gone.
 */
import { londonDate } from '../../shared/clocks/index.ts'
import type { HeldBackup } from '../../shared/retention/index.ts'
import type { Store } from '../store/index.ts'
import { removeBackup, removeSetAside, setAsideOf, termsOf, type Workspace } from '../workspace/index.ts'
import { everyBackup, secondFolders } from './backup-copies.ts'

/** What this needs of an open workspace. */
type Open = {
  workspace: Pick<Workspace, 'folder' | 'id'>
  store: Pick<Store, 'retention' | 'settings'>
}

const DAY = 24 * 60 * 60 * 1000

/** Files that were set aside are kept so long at the most where they may hold what was purged since. */
const SET_ASIDE_DAYS = 90

/** Every backup there is now, with the day by which it will have been deleted, oldest first. */
export async function heldBackups(open: Open, now: Date): Promise<HeldBackup[]> {
  const { backups } = await everyBackup(open)
  const instants = [...new Map(backups.map(({ at }) => [at.getTime(), at])).values()]
  const terms = termsOf(instants, now)
  const copies = instants.map((at) => ({
    madeAt: at.toISOString(),
    until: terms.get(at) ?? londonDate(now.toISOString()),
  }))
  const aside = (await setAsideOf(open.workspace.folder)).map(({ at }) => ({
    madeAt: at.toISOString(),
    until: londonDate(new Date(at.getTime() + SET_ASIDE_DAYS * DAY).toISOString()),
  }))
  return [...copies, ...aside].sort((a, b) => a.madeAt.localeCompare(b.madeAt))
}

/** Takes away what is past its term, of one purge. */
async function removePastTerm(
  open: Open,
  { at, backups }: { at: string; backups: readonly HeldBackup[] },
  today: string,
): Promise<void> {
  const isPast = (made: Date): boolean => {
    const known = backups.find(({ madeAt }) => madeAt === made.toISOString())
    return known !== undefined && known.until < today
  }
  const { backups: there } = await everyBackup(open)
  const newest = there.find(({ folder }) => folder === '')?.at.toISOString() ?? ''
  if (newest > at)
    for (const backup of there.filter((one) => isPast(one.at) && one.at.toISOString() !== newest)) {
      const removed = removeBackup(backup)
      // A share that has just gone away is tried again; of the workspace's own folder a failure is told.
      await (backup.folder === '' ? removed : removed.catch(() => undefined))
    }
  for (const aside of await setAsideOf(open.workspace.folder))
    if (isPast(aside.at)) await removeSetAside(aside)
}

/** Notes which backups have gone, and takes away those that are past their term. */
export async function followBackups(open: Open, now: Date): Promise<void> {
  const { workspace, store } = open
  const { folder, former } = await secondFolders(open)
  const hasOthers = folder !== '' || former.length > 0
  const waiting = (await store.retention.purges()).filter(
    ({ backups, cleanedAt, at }) =>
      backups.some(({ goneAt }) => goneAt === '') || cleanedAt === '' || isFresh(at, now) || hasOthers,
  )
  if (waiting.length === 0) return
  const today = londonDate(now.toISOString())
  for (const purge of waiting) {
    const { id, at, backups } = purge
    await removePastTerm(open, purge, today)
    const left = await heldBackups({ workspace, store }, now)
    const names = new Set(left.map(({ madeAt }) => madeAt))
    const { outOfReach } = await everyBackup(open)
    await store.retention.followBackups(id, {
      gone:
        outOfReach.length > 0
          ? []
          : backups
              .filter(({ madeAt, goneAt }) => goneAt === '' && !names.has(madeAt))
              .map(({ madeAt }) => madeAt),
      // A backup that was being copied during the purge has its name from before it; one in a folder that was out of
      // reach then turns up later.
      found: left.filter(({ madeAt }) => madeAt <= at && !backups.some((one) => one.madeAt === madeAt)),
    })
  }
}

/** A copy that was under way during the purge has its name within the hour. */
const isFresh = (at: string, now: Date): boolean => now.getTime() - Date.parse(at) < DAY

/** When a workspace is opened, and after a backup: what a crash or a full disk left to do, and backups that have gone. */
export async function tidyRetention(rooms: Open, now: Date): Promise<void> {
  await rooms.store.retention.clean()
  await followBackups(rooms, now)
}
