/**
 * A workspace that cannot be read, and the way back: what is there to go on with, which of it is good, and what would be
 * missing. The least is replaced that has to be: keys alone where only they are damaged, a log that is not ours, and a
 * backup only where the records themselves cannot be read.
 */
import path from 'node:path'
import { Problem } from '../problem.ts'
import { type Backup, checkBackup, listBackups } from './backups.ts'
import { faultIn } from './check-copy.ts'
import { lookWithJournal, lookWithLog, lookWithoutJournal, openWithKey, refuseIfInUse } from './database.ts'
import type { OpenOptions } from './enter.ts'
import { exists } from './files.ts'
import { checkJournal } from './journal.ts'
import { type Keys, personSlots, readKeys } from './keys.ts'
import { newestVersion, versionOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { lastChangeOnDisk, type Missing, whatWouldBeMissing } from './missing.ts'
import type { Database } from './native.ts'
import { type Paths, pathsOf } from './paths.ts'
import {
  keyFromProof,
  type Proof,
  proofSlowly,
  putBackupBack,
  putRightBeside,
  readKeysIfWell,
} from './restore.ts'
import { backupsIn, placesIn, readStanding } from './second-folder.ts'
import type { PersonSlot } from './slots.ts'
import { asProblem, newerWorkspace, wrongPassphrase, wrongRecoveryCode } from './trouble.ts'
import { inspect } from './unlock.ts'

export type BackupPlace = 'here' | 'second folder' | 'given folder'
/** A backup as it was found; nobody has looked inside it yet. */
export type FoundBackup = Backup & { place: BackupPlace; keysBeside: boolean }

export type Offer = {
  /** What is wrong that can be seen without a key; undefined when only a key will tell. */
  problem: Problem | undefined
  name: string
  people: PersonSlot[]
  /** Whose passphrases open it: today's keys, or those that were saved beside a backup. */
  keysFrom: 'today' | 'backup' | 'nowhere'
  recordsThere: boolean
  /** UTC instant of the last change on the disk; '' when there is nothing. */
  lastChange: string
  /** Newest first. */
  backups: FoundBackup[]
  second: { folder: string; reachable: boolean } | undefined
}

async function withKeys(backups: Backup[], place: BackupPlace): Promise<FoundBackup[]> {
  const found: FoundBackup[] = []
  for (const backup of backups)
    found.push({ ...backup, place, keysBeside: await exists(backup.keys).catch(() => false) })
  return found
}

/** Backups in a folder that somebody has pointed at: in it, in its `backups`, or in the places of a second folder. */
async function inGivenFolder(folder: string): Promise<Backup[]> {
  const places = [folder, path.join(folder, 'backups'), ...(await placesIn(folder))]
  const found: Backup[] = []
  for (const place of places) found.push(...(await listBackups(place).catch(() => [])))
  return found
}

/** The keys of today, and those beside backups that are not the same, newest first; what cannot be read is left out. */
async function keySets(paths: Paths, backups: readonly FoundBackup[]) {
  const today = await readKeysIfWell(paths.keys).catch((error) => {
    if (error instanceof Problem && error.code === 'newer workspace') throw error
    return undefined
  })
  const sets: { keys: Keys; from: 'today' | 'backup' }[] = today ? [{ keys: today, from: 'today' }] : []
  const seen = new Set<string>()
  for (const { keys: file } of backups) {
    const keys = await readKeys(file).catch(() => undefined)
    // People keep the passphrases they have now: older keys of the same workspace are for when today's are gone.
    if (!keys || keys.workspaceId === today?.workspaceId) continue
    const text = JSON.stringify(keys)
    if (seen.has(text)) continue
    seen.add(text)
    sets.push({ keys, from: 'backup' })
  }
  return sets
}

async function findBackups(paths: Paths, elsewhere: string): Promise<Pick<Offer, 'backups' | 'second'>> {
  const here = await withKeys(await listBackups(paths.backups).catch(() => []), 'here')
  const given = elsewhere ? await withKeys(await inGivenFolder(elsewhere), 'given folder') : []
  const standing = await readStanding(paths.folder)
  const there = standing && (await backupsIn(standing.folder, standing.workspaceId, standing.copiedAt !== ''))
  const second = there ? await withKeys(there, 'second folder') : []
  const order: BackupPlace[] = ['here', 'second folder', 'given folder']
  return {
    backups: [...here, ...second, ...given].sort(
      (a, b) => b.at.getTime() - a.at.getTime() || order.indexOf(a.place) - order.indexOf(b.place),
    ),
    second: standing && { folder: standing.folder, reachable: there !== undefined },
  }
}

/**
 * What there is to go on with, before anybody has shown a key. Changes nothing.
 * @param elsewhere another folder to look for backups in, '' for none
 */
export async function offerFor(folder: string, elsewhere = ''): Promise<Offer> {
  const paths = pathsOf(folder)
  const problem = await inspect(folder).then(
    () => undefined,
    (error: unknown) => asProblem(error),
  )
  const found = await findBackups(paths, elsewhere)
  const [set] = await keySets(paths, found.backups)
  return {
    ...found,
    problem,
    name: set?.keys.name ?? '',
    people: set ? personSlots(set.keys).map(({ personId, name, role }) => ({ personId, name, role })) : [],
    keysFrom: set?.from ?? 'nowhere',
    recordsThere: await exists(paths.db).catch(() => false),
    lastChange: await lastChangeOnDisk(paths),
  }
}

/** The way back that was found, and what it costs. */
export type Way =
  /** The records are good. `keys`: those beside a backup take the place of today's. `journalAside`: a log moves aside. */
  | { kind: 'records stay'; keysFrom: 'today' | 'backup'; journalAside: boolean }
  | { kind: 'backup'; backup: FoundBackup; keysFrom: 'today' | 'backup' }

export type Found = {
  way: Way
  /** Newer backups that were looked at and are damaged themselves. */
  damaged: FoundBackup[]
  missing: Missing
}

type Opened = { keys: Keys; key: Uint8Array; from: 'today' | 'backup' }

/** Every set of keys that this proof opens. Throws `Problem` when it opens none. */
async function openedBy(sets: { keys: Keys; from: 'today' | 'backup' }[], proof: Proof): Promise<Opened[]> {
  const opened: Opened[] = []
  let refusal: unknown
  for (const set of sets.slice(0, MOST_KEYS)) {
    try {
      opened.push({ ...set, key: await keyFromProof(set.keys, proof) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // A wrong passphrase says more than a name that was not there yet.
      if (!refusal || error.code !== 'not found') refusal = error
    }
  }
  if (opened.length > 0) return opened
  throw refusal ?? ('passphrase' in proof ? wrongPassphrase() : wrongRecoveryCode())
}

/** Each costs a third of a second. */
const MOST_KEYS = 12

const idIn = (raw: Database): string | undefined =>
  raw.prepare<[], { id: string }>('SELECT workspace_id AS id FROM workspace').get()?.id

/** What is wrong with records that these keys should open; '' when they are good. */
function faultOfRecords(raw: Database, keys: Keys): string {
  if (versionOf(raw) > newestVersion(migrations)) throw newerWorkspace()
  if (idIn(raw) !== keys.workspaceId) return 'another workspace'
  return faultIn(raw)
}

const unlessNewer = (error: unknown): string => {
  if (error instanceof Problem && error.code === 'newer workspace') throw error
  return 'cannot be read'
}

/** Are the records of today good under these keys, with their own log or without any? */
async function wayWithRecords(paths: Paths, { keys, key, from }: Opened): Promise<Way | undefined> {
  if (!(await exists(paths.db))) return undefined
  const isOwn = await checkJournal(paths, key).then(
    () => true,
    (error) => {
      if (error instanceof Problem) return false
      throw error
    },
  )
  // A rollback journal beside records that are whole is settled when they are opened (rollback.ts).
  const withOwn = (await exists(paths.rollback)) ? lookWithLog : lookWithJournal
  const look = isOwn ? withOwn : lookWithoutJournal
  const fault = await look(paths.db, key, (raw) => faultOfRecords(raw, keys)).catch(unlessNewer)
  return fault ? undefined : { kind: 'records stay', keysFrom: from, journalAside: !isOwn }
}

async function isGood(backup: FoundBackup, { keys, key }: Opened): Promise<boolean> {
  try {
    await checkBackup(backup.file, key)
    const raw = await openWithKey(backup.file, key, { readonly: true })
    try {
      return idIn(raw) === keys.workspaceId
    } finally {
      raw.close()
    }
  } catch {
    return false
  }
}

const noneIsGood = (count: number): Problem =>
  new Problem(
    'damaged workspace',
    count === 0
      ? 'There is no backup to go on with.'
      : `None of the ${count} backups that were found is good.`,
    'Nothing has been changed.',
    'Point to another folder that holds backups, such as the council’s own backup of this computer.',
  )

type Ask = {
  proof: Proof
  /** Another folder to look in, '' for none. */
  elsewhere?: string
  /** Only backups made before this UTC instant, and only backups. */
  before?: string
}

async function search(folder: string, { proof, elsewhere = '', before = '' }: Ask) {
  const paths = pathsOf(folder)
  if (await exists(paths.db)) await refuseIfInUse(paths.db)
  const { backups } = await findBackups(paths, elsewhere)
  const sets = await keySets(paths, backups)
  const opened = await proofSlowly(paths, proof, {}, () => openedBy(sets, proof))
  for (const one of before ? [] : opened) {
    const way = await wayWithRecords(paths, one)
    if (way) return { way, with: one, damaged: [], paths }
  }
  const damaged: FoundBackup[] = []
  const wanted = backups.filter(({ at }) => !before || at.toISOString() < before)
  for (const backup of wanted) {
    for (const one of opened)
      if (await isGood(backup, one))
        return { way: { kind: 'backup' as const, backup, keysFrom: one.from }, with: one, damaged, paths }
    damaged.push(backup)
  }
  throw noneIsGood(damaged.length)
}

/**
 * Looks for the way back that loses least, for somebody who has shown that they may open the workspace: every page and
 * the audit chain of whatever is offered have been read. Changes nothing. Throws `Problem`.
 */
export async function findWayBack(folder: string, ask: Ask): Promise<Found> {
  try {
    const { way, with: opened, damaged, paths } = await search(folder, ask)
    if (way.kind === 'records stay') {
      const lastChange = await lastChangeOnDisk(paths)
      const nothing = { readable: 'all' as const, changes: 0, lost: [], otherRecords: 0, purges: 0 }
      return { way, damaged, missing: { ...nothing, from: lastChange, until: lastChange } }
    }
    const { file, at } = way.backup
    const missing = await whatWouldBeMissing(paths, opened.key, { file, from: at.toISOString() })
    return { way, damaged, missing }
  } catch (error) {
    throw asProblem(error)
  }
}

/** The same way, whoever found it: what was shown is what is done. */
export const sameWay = (a: Way, b: { kind: Way['kind']; backupAt: string; place: string }): boolean =>
  a.kind === b.kind &&
  (a.kind === 'records stay' || (a.backup.at.toISOString() === b.backupAt && a.backup.place === b.place))

/**
 * Goes the way that was shown. What is replaced is set aside; the folder it lies in is returned, '' when nothing had to
 * be. Throws `Problem` "conflict" when another way is found by now, and then changes nothing.
 */
export async function goBack(
  folder: string,
  ask: Ask,
  shown: { kind: Way['kind']; backupAt: string; place: string },
  options: OpenOptions = {},
): Promise<{ setAside: string; way: Way }> {
  try {
    const { way, with: opened } = await search(folder, ask)
    if (!sameWay(way, shown))
      throw new Problem(
        'conflict',
        'What is in the folders has changed since it was looked at.',
        'Nothing has been changed.',
        'Look again, and then decide.',
      )
    const { personId } = ask.proof
    if (way.kind === 'backup') {
      const { setAside } = await putBackupBack(folder, { ...opened, backup: way.backup }, personId, options)
      return { setAside, way }
    }
    if (way.keysFrom === 'today' && !way.journalAside) return { setAside: '', way }
    const { journalAside } = way
    const { setAside } = await putRightBeside(folder, { ...opened, journalAside }, personId, options)
    return { setAside, way }
  } catch (error) {
    throw asProblem(error)
  }
}
