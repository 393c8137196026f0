/**
 * Backups: whole encrypted copies, opened and checked before they count as one, with a copy of the keys beside
 * each. Their names say when they were made and nothing else.
 */
import fs from 'node:fs/promises'
import path from 'node:path'
import { headOf } from './audit.ts'
import { whenWords } from './audit-verdict.ts'
import type { Witness } from './audit-witness.ts'
import { faultIn } from './check-copy.ts'
import { openWithKey } from './database.ts'
import { copyWhole, isNotThere, renamePatiently, syncFile, syncFolder } from './files.ts'
import { type Paths, pathsOf } from './paths.ts'
import { damagedAtWork, folderGone, workspaceDamaged } from './trouble.ts'

/** `file` and `keys` are full paths. */
export type Backup = { file: string; keys: string; at: Date }

const NAME = /^chairside-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.db$/

const nameFor = (at: Date): string => `chairside-${at.toISOString().replaceAll(/[:.]/g, '-')}.db`
/** Where the keys of a backup lie. */
export const keysBeside = (file: string): string => file.replace(/\.db$/, '.keys.json')

/** The backups of a workspace, newest first. A folder without any gives an empty list. */
export async function listBackups(backups: string): Promise<Backup[]> {
  let names: string[]
  try {
    names = await fs.readdir(backups)
  } catch (error) {
    if (isNotThere(error)) return []
    throw error
  }
  return names
    .flatMap((name) => {
      const [, day, hour, minute, second, thousandth] = NAME.exec(name) ?? []
      const file = path.join(backups, name)
      const at = new Date(`${day}T${hour}:${minute}:${second}.${thousandth}Z`)
      return Number.isNaN(at.getTime()) ? [] : [{ file, keys: keysBeside(file), at }]
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())
}

/** The backups of the workspace in this folder, newest first. */
export function backupsOf(folder: string): Promise<Backup[]> {
  return listBackups(pathsOf(folder).backups)
}

/**
 * The newest of these that was made by now. One that bears a time still to come was made while the clock was wrong: it is
 * as good as any, but nobody knows when it was made, and it must not put off the next.
 */
export const newestBy = (list: readonly Backup[], now: Date): Backup | undefined =>
  [...list].sort((a, b) => b.at.getTime() - a.at.getTime()).find(({ at }) => at.getTime() <= now.getTime())

/** When the newest backup was made; undefined when there is none, or none that may be read. */
export async function newestBackup(backups: string): Promise<Date | undefined> {
  const list = await listBackups(backups).catch(() => [])
  return (newestBy(list, new Date()) ?? list[0])?.at
}

/** The Monday that starts the week of this instant, as a name for the week. */
function weekOf(at: Date): string {
  const monday = new Date(at)
  monday.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  return monday.toISOString().slice(0, 10)
}

const DAY = 24 * 60 * 60 * 1000

/**
 * Which of these instants to keep: all of the last 24 hours, then the newest of each of the last 7 days, 4 weeks
 * and 6 months that have one.
 */
export function keepers(instants: readonly Date[], now: Date): Set<Date> {
  const newestFirst = [...instants].sort((a, b) => b.getTime() - a.getTime())
  const keep = new Set(newestFirst.filter((at) => now.getTime() - at.getTime() < DAY))
  // One that bears a time still to come was made while the clock was wrong: it stays, and takes nobody's place.
  const past = newestFirst.filter((at) => at.getTime() <= now.getTime())
  const newestOfEach = (name: (at: Date) => string, count: number) => {
    const seen = new Set<string>()
    for (const at of past) {
      if (seen.has(name(at))) continue
      if (seen.size === count) return
      seen.add(name(at))
      keep.add(at)
    }
  }
  newestOfEach((at) => at.toISOString().slice(0, 10), 7)
  newestOfEach(weekOf, 4)
  newestOfEach((at) => at.toISOString().slice(0, 7), 6)
  return keep
}

const AHEAD = 800

/**
 * Until when each of these is kept at the longest, as long as one backup is made a day: the first day (ISO date, UTC) on
 * which it is no longer among the keepers.
 */
export function termsOf(instants: readonly Date[], now: Date): Map<Date, string> {
  const terms = new Map<Date, string>()
  let kept = [...instants]
  for (let day = 1; day <= AHEAD && terms.size < instants.length; day++) {
    const at = new Date(now.getTime() + day * DAY)
    kept.push(at)
    const keep = keepers(kept, at)
    for (const one of kept)
      if (!keep.has(one) && instants.includes(one)) terms.set(one, at.toISOString().slice(0, 10))
    kept = kept.filter((one) => keep.has(one))
  }
  return terms
}

/** Takes one backup away, with the keys beside it. */
export async function removeBackup({ file, keys }: Backup): Promise<void> {
  await fs.rm(file, { force: true })
  await fs.rm(keys, { force: true })
  await syncFolder(path.dirname(file))
}

/** How far the audit chain of each backup goes; those that cannot be opened with this key are left out. */
export async function headsOf(backups: string, key: Uint8Array): Promise<Witness[]> {
  const found: Witness[] = []
  for (const { file, at } of await listBackups(backups)) {
    try {
      const copy = await openWithKey(file, key, { readonly: true })
      try {
        found.push({
          ...headOf(copy),
          at: at.toISOString(),
          what: `the backup of ${whenWords(at.toISOString())}`,
        })
      } finally {
        copy.close()
      }
    } catch {
      // A backup that is damaged is told by the check of backups; it has seen nothing that could be compared.
    }
  }
  return found
}

/** Opens a backup and checks every page and the audit chain. Throws `Problem` when it is not good. */
export async function checkBackup(file: string, key: Uint8Array): Promise<void> {
  const copy = await openWithKey(file, key, { readonly: true })
  try {
    const fault = faultIn(copy)
    if (fault) throw workspaceDamaged(undefined, new Error(fault))
  } finally {
    copy.close()
  }
}

/** How a copy is made, and what is said to be wrong with it: a sentence of the machine, empty when it is good. */
export type Copying = { copy: (to: string) => Promise<void>; faultOf: (copy: string) => Promise<string> }

/**
 * Makes a backup and takes away those that are no longer kept. A failure leaves no half-made file behind. A copy is the
 * file as it stands, so that the check of the copy is the check of the file: what is wrong with it is a `Problem`
 * "damaged workspace", and the backups that are there all stay.
 */
export async function makeBackup(paths: Paths, at: Date, { copy, faultOf }: Copying): Promise<Backup> {
  const making = path.join(paths.backups, '.making.db')
  const leftovers = ['', '-journal', '-wal', '-shm'].map((end) => `${making}${end}`)
  const file = path.join(paths.backups, nameFor(at))
  // Not with the folders above it: where a drive has gone, nothing may be made in its place.
  await fs.mkdir(paths.backups, { mode: 0o700 }).catch((error) => {
    if (error.code !== 'EEXIST') throw error.code === 'ENOENT' ? folderGone(error) : error
  })
  try {
    for (const name of leftovers) await fs.rm(name, { force: true })
    await copy(making)
    await fs.chmod(making, 0o600)
    const fault = await faultOf(making)
    if (fault) throw damagedAtWork(await newestBackup(paths.backups), new Error(fault))
    await syncFile(making)
    await copyWhole(paths.keys, keysBeside(file))
    await renamePatiently(making, file)
    await syncFolder(paths.backups)
  } catch (error) {
    for (const name of leftovers) await fs.rm(name, { force: true }).catch(() => undefined)
    throw error
  }
  const all = await listBackups(paths.backups)
  const keep = keepers(
    all.map((backup) => backup.at),
    at,
  )
  for (const old of all.filter((backup) => !keep.has(backup.at))) {
    await fs.rm(old.file, { force: true })
    await fs.rm(old.keys, { force: true })
  }
  return { file, keys: keysBeside(file), at }
}
