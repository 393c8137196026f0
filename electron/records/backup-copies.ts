/**
 * The council's second folder for backups: which it is, what is copied there, and what is known of every backup in whatever
 * folder. Nothing here stops anybody's work: a folder that cannot be reached is told on the screen and tried again.
 */
import fs from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { Store } from '../store/index.ts'
import {
  asProblem,
  type Backup,
  backupsIn,
  backupsOf,
  CopyDiffers,
  copySet,
  forgetStanding,
  keepers,
  readStanding,
  removeBackup,
  type SecondStanding,
  type Workspace,
  writeStanding,
} from '../workspace/index.ts'

/** What this needs of an open workspace. */
export type OpenCopies = { workspace: Pick<Workspace, 'folder' | 'id'>; store: Pick<Store, 'settings'> }

const KEY = 'second backup folder'

/** `former`: folders that were the second one before and may still hold copies, until their term has passed. */
const keptSchema = z.strictObject({ folder: z.string(), former: z.array(z.string()) })
export type SecondFolders = z.infer<typeof keptSchema>

export async function secondFolders({ store }: Pick<OpenCopies, 'store'>): Promise<SecondFolders> {
  return (await store.settings.get(KEY, keptSchema)) ?? { folder: '', former: [] }
}

const UNCHANGED = 'The second folder is as it was.'

/** Throws `Problem` where backups could not be copied into this folder, or would lie beside the records. */
async function refuseFolder(folder: string, workspace: string): Promise<void> {
  if (!path.isAbsolute(folder))
    throw new Problem(
      'not valid',
      'This does not say where the folder is.',
      UNCHANGED,
      'Type the whole path of a folder, from the drive or the root on.',
    )
  const found = await fs.stat(folder).catch(() => undefined)
  if (!found?.isDirectory())
    throw new Problem(
      'not valid',
      'There is no such folder, or it cannot be reached now.',
      UNCHANGED,
      'Connect the drive or the share, make the folder, and try again.',
    )
  const [real, own] = await Promise.all([fs.realpath(folder), fs.realpath(workspace)])
  const between = path.relative(own, real)
  if (between === '' || (!between.startsWith('..') && !path.isAbsolute(between)))
    throw new Problem(
      'not valid',
      'This folder is inside the folder of the records, so it would be lost together with them.',
      UNCHANGED,
      'Choose a folder on another drive or on a share of the council.',
    )
  await fs.access(folder, fs.constants.R_OK | fs.constants.W_OK).catch((cause: unknown) => {
    throw new Problem(
      'no permission on folder',
      'Chairside may not write in this folder.',
      UNCHANGED,
      'Choose another folder, or ask your IT team for access to this one.',
      { cause },
    )
  })
}

const standingFor = (id: string, folder: string, known: SecondStanding | undefined): SecondStanding =>
  known?.folder === folder
    ? known
    : { workspaceId: id, folder, copiedAt: '', backup: '', failingSince: '', says: '' }

/**
 * Another second folder from now on; '' for none. Copies in the one before go when their term has passed, not at once.
 * Throws `Problem` where the folder cannot be used.
 */
export async function setSecondFolder(open: OpenCopies, typed: string, by: string): Promise<SecondFolders> {
  const folder = typed.trim() === '' ? '' : path.normalize(typed.trim()).replace(/(?<=[^/\\:])[/\\]+$/, '')
  if (folder) await refuseFolder(folder, open.workspace.folder)
  const before = await secondFolders(open)
  if (before.folder === folder) return before
  // One that can be reached and holds nothing is of no more concern.
  const holds =
    before.folder !== '' && (await backupsIn(before.folder, open.workspace.id, false))?.length !== 0
  const left = [...new Set([...before.former, ...(holds ? [before.folder] : [])])].filter(
    (one) => one !== folder,
  )
  const after = { folder, former: left }
  await open.store.settings.set(KEY, after, by)
  if (folder) await writeStanding(open.workspace.folder, standingFor(open.workspace.id, folder, undefined))
  else await forgetStanding(open.workspace.folder)
  return after
}

/** Somebody says that the copies in a folder that is no longer used are destroyed, or that it will never come back. */
export async function forgetFormerFolder(
  open: OpenCopies,
  folder: string,
  by: string,
): Promise<SecondFolders> {
  const before = await secondFolders(open)
  const after = { ...before, former: before.former.filter((one) => one !== folder) }
  if (after.former.length !== before.former.length) await open.store.settings.set(KEY, after, by)
  return after
}

/** `folder`: '' for the workspace's own, otherwise the second folder or a former one. */
export type PlacedBackup = Backup & { folder: string }

/** Every backup in every folder, newest first, and the folders of which nothing can be said now. */
export async function everyBackup(
  open: OpenCopies,
): Promise<{ backups: PlacedBackup[]; outOfReach: string[] }> {
  const { workspace } = open
  const own = (await backupsOf(workspace.folder)).map((backup) => ({ ...backup, folder: '' }))
  const { folder, former } = await secondFolders(open)
  const standing = standingFor(workspace.id, folder, await readStanding(workspace.folder))
  const elsewhere: PlacedBackup[] = []
  const outOfReach: string[] = []
  for (const one of [...(folder ? [folder] : []), ...former]) {
    const found = await backupsIn(one, workspace.id, one !== folder || standing.copiedAt !== '')
    if (found) elsewhere.push(...found.map((backup) => ({ ...backup, folder: one })))
    else outOfReach.push(one)
  }
  const backups = [...own, ...elsewhere].sort((a, b) => b.at.getTime() - a.at.getTime())
  return { backups, outOfReach }
}

/** As many as were missed in a week that the folder was away; older ones would soon give way. */
const MOST_AT_ONCE = 7

function wordsFor(error: unknown): string {
  if (error instanceof CopyDiffers) return 'What was written there could not be read back as it was sent.'
  const problem = asProblem(error)
  if (problem.code === 'disk full') return 'The disk there is full.'
  if (problem.code === 'no permission on folder') return 'Chairside may no longer write there.'
  return 'It could not be reached.'
}

async function copyWhatIsMissing(open: OpenCopies, folder: string): Promise<Backup | undefined> {
  const { workspace } = open
  const standing = standingFor(workspace.id, folder, await readStanding(workspace.folder))
  const there = await backupsIn(folder, workspace.id, standing.copiedAt !== '')
  if (!there) throw new Error('the folder is not there')
  const newestThere = there[0]?.at.getTime() ?? 0
  const own = await backupsOf(workspace.folder)
  const wanted = own.filter(({ at }, n) => n === 0 || at.getTime() > newestThere).slice(0, MOST_AT_ONCE)
  for (const backup of wanted.toReversed())
    if (!there.some(({ at }) => at.getTime() === backup.at.getTime()))
      await copySet(backup, folder, workspace.id)
  return own[0]
}

/** The rules for how long a backup is kept hold for all of them together, in whatever folder they lie. */
async function letOldOnesGo(open: OpenCopies, now: Date): Promise<void> {
  const { backups, outOfReach } = await everyBackup(open)
  const keep = keepers([...new Map(backups.map(({ at }) => [at.getTime(), at])).values()], now)
  const kept = new Set([...keep].map((at) => at.getTime()))
  for (const backup of backups)
    if (backup.folder !== '' && !kept.has(backup.at.getTime()))
      await removeBackup(backup).catch(() => undefined)
  const { folder, former } = await secondFolders(open)
  const still = new Set([...(await everyBackup(open)).backups.map((one) => one.folder), ...outOfReach])
  const left = former.filter((one) => still.has(one))
  if (left.length < former.length) await open.store.settings.set(KEY, { folder, former: left }, '')
}

async function copyNow(open: OpenCopies, now: Date): Promise<SecondStanding | undefined> {
  const { workspace } = open
  const { folder, former } = await secondFolders(open)
  if (!folder) {
    if (former.length > 0) await letOldOnesGo(open, now)
    return undefined
  }
  const before = standingFor(workspace.id, folder, await readStanding(workspace.folder))
  const at = now.toISOString()
  let after: SecondStanding
  try {
    const newest = await copyWhatIsMissing(open, folder)
    const backup = newest?.at.toISOString() ?? before.backup
    const copiedAt = backup !== before.backup || before.copiedAt === '' ? at : before.copiedAt
    after = { ...before, backup, copiedAt: newest ? copiedAt : before.copiedAt, failingSince: '', says: '' }
  } catch (error) {
    after = { ...before, failingSince: before.failingSince || at, says: wordsFor(error) }
  }
  if (JSON.stringify(after) !== JSON.stringify(before)) await writeStanding(workspace.folder, after)
  if (after.failingSince === '') await letOldOnesGo(open, now)
  return after
}

/** One at a time for each workspace: a share that does not answer holds up one hand and not all of them. */
const underWay = new WeakMap<object, Promise<SecondStanding | undefined>>()

/**
 * Brings what is missing into the second folder, checks it there, and lets old ones go. Resolves with how it stands;
 * undefined where there is no second folder. A folder that cannot be reached is no error.
 */
export function copyBackups(open: OpenCopies, now: Date): Promise<SecondStanding | undefined> {
  const running = underWay.get(open.workspace)
  if (running) return running
  const copying = copyNow(open, now).finally(() => underWay.delete(open.workspace))
  underWay.set(open.workspace, copying)
  return copying
}

/** How long a person who asked for a backup waits for its second copy, in milliseconds. */
const PATIENCE = 20_000

/** As `copyBackups`, but no longer than a person waits: what takes longer goes on by itself. */
export async function copyBackupsWhileWaiting(open: OpenCopies, now: Date): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE)
  })
  await Promise.race([copyBackups(open, now).catch(() => undefined), enough])
  clearTimeout(timer)
}

/** How the second folder stood when it was last tried; it is not asked now. */
export async function secondStanding(open: OpenCopies): Promise<SecondStanding | undefined> {
  const { folder } = await secondFolders(open)
  if (!folder) return undefined
  return standingFor(open.workspace.id, folder, await readStanding(open.workspace.folder))
}
