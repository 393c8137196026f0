/** From a folder and its key to an open workspace; the one way in, whoever holds the key. */
import fs from 'node:fs/promises'
import { type AuditEntry, audit, type Head, headOf } from './audit.ts'
import { forkSubject, keepNote, NOTE_LOST, OLDER_COPY, readNote } from './audit-witness.ts'
import { makeBackup, newestBackup } from './backups.ts'
import { faultOfCopy } from './check-copy.ts'
import { forgetJournal, lookBeforeOpening, openWithKey, refuseIfInUse, settle } from './database.ts'
import { type FailedAttempts, forgetAttempts, readAttempts, wrongSecret } from './failed-attempts.ts'
import { exists, sizeOf } from './files.ts'
import { forgetHolder, noteHolder } from './holder.ts'
import { checkJournal, lineageOf, markClosing, writeMarker } from './journal.ts'
import { type Keys, personSlots, readKeys } from './keys.ts'
import { removeLeftovers, undoHalfRestore } from './leftovers.ts'
import { type Migration, migrate, newestVersion, versionOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Database } from './native.ts'
import type { Paths } from './paths.ts'
import { settleRollback } from './rollback.ts'
import type { WorkspaceTable } from './tables.ts'
import {
  asProblem,
  keysMissing,
  notAFolder,
  noWorkspaceHere,
  recordsAreALink,
  recordsMissing,
  workspaceDamaged,
} from './trouble.ts'
import { Workspace } from './workspace.ts'

export type OpenOptions = {
  /** Cost of scrypt: lower only for the fictional workspace and in tests. */
  scryptN?: number
  now?: () => Date
  /** Only tests give their own. */
  migrations?: readonly Migration[]
  /** Up to this size in bytes the whole file is read before it is used. */
  readWhole?: number
  /** Reads the whole file before it is used, however large it is: it was put there a moment ago. */
  restored?: boolean
  /** It was made a moment ago: nothing has seen it yet. */
  made?: boolean
}

/** Read in a moment; a file that is larger would keep people from their first screen. */
export const SMALL_FILE = 32 * 1024 * 1024

const isLink = (file: string): Promise<boolean> =>
  fs.lstat(file).then(
    (stat) => stat.isSymbolicLink(),
    () => false,
  )

/**
 * SQLite writes through links: what is written here would land in a file elsewhere. Where its logs should be a link has no
 * business and goes; records that are one are refused. Throws `Problem`.
 */
async function refuseLinks(paths: Paths): Promise<void> {
  if (await isLink(paths.db)) throw recordsAreALink()
  for (const file of [paths.wal, paths.shm, paths.rollback]) if (await isLink(file)) await fs.rm(file)
}

/** The keys of a workspace that is whole: both of its files are there. Throws `Problem` otherwise. */
export async function readWhole(paths: Paths): Promise<Keys | undefined> {
  try {
    const stat = await fs.stat(paths.folder).catch((error) => {
      if (error.code === 'ENOENT') return undefined
      if (error.code === 'ENOTDIR') throw notAFolder()
      throw error
    })
    if (!stat) return undefined
    if (!stat.isDirectory()) throw notAFolder()
    await fs.access(paths.folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK)
    await refuseLinks(paths)
    await undoHalfRestore(paths)
    const newest = await newestBackup(paths.backups)
    const keys = await readKeys(paths.keys, newest)
    const records = await exists(paths.db)
    if (keys && !records) throw recordsMissing(newest)
    // Making a workspace stops here when the power goes: nobody was given a key yet, so nothing is lost.
    if (!keys && records && !(await exists(paths.making))) throw keysMissing(newest)
    return keys
  } catch (error) {
    throw asProblem(error)
  }
}

/** As `readWhole`, where a workspace must be. */
export async function readWholeOrRefuse(paths: Paths): Promise<Keys> {
  const keys = await readWhole(paths)
  if (!keys) throw noWorkspaceHere()
  return keys
}

async function bringUpToDate(
  raw: Database,
  paths: Paths,
  key: Uint8Array,
  list: readonly Migration[],
  at: Date,
): Promise<void> {
  if (versionOf(raw) >= newestVersion(list)) return
  await makeBackup(paths, at, {
    copy: async (to) => void raw.prepare('VACUUM INTO ?').run(to),
    faultOf: (copy) => faultOfCopy(copy, key),
  })
  migrate(raw, list, at.toISOString())
}

/** The file's version from which on a note lies beside it. */
const FIRST_WITH_NOTE = 21

type FirstRow = Pick<AuditEntry, 'action' | 'subject'>

/** Is the file the one that was last used here? What is not as the note beside it says goes into the chain. */
function whatTheNoteSays(
  raw: Database,
  paths: Paths,
  key: Uint8Array,
  workspaceId: string,
  head: Head,
): FirstRow[] {
  const note = readNote(paths.note, key, workspaceId)
  if (note === 'lost' || note === 'changed') return [{ action: NOTE_LOST, subject: note }]
  const row = raw.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?').get(note.seq)
  return row?.hash === note.hash ? [] : [{ action: OLDER_COPY, subject: forkSubject(head.seq, note.seq) }]
}

const rowOfAttempts = ({ personId, with: how, count, last }: FailedAttempts): FirstRow => ({
  action: wrongSecret(how),
  subject: `${personId} ${count} ${last}`,
})

/**
 * Opens the records. Looks first and changes nothing until what it looked at is known to be well; `by` goes into the
 * audit chain as the one who opened them. Throws `Problem`.
 *
 * The whole file is read first where it is small, where the last run ended in a crash, and where a backup was put back.
 * Otherwise it was closed in good order: SQLite has folded the log in and synced it, and what a disk does to a file that
 * lies still is found by the HMAC of each page when it is read, and by the check of the daily copy within a day.
 */
export async function enter(
  paths: Paths,
  keys: Keys,
  key: Uint8Array,
  by: string,
  options: OpenOptions = {},
): Promise<Workspace> {
  const now = options.now ?? (() => new Date())
  const list = options.migrations ?? migrations
  const newest = await newestBackup(paths.backups)
  let raw: Database | undefined
  let noted = false
  try {
    await refuseIfInUse(paths.db)
    const earlier = await checkJournal(paths, key, newest)
    const setAside = await settleRollback(paths, key, now(), newest)
    const { readWhole = SMALL_FILE, restored = false } = options
    const crashed = await exists(paths.marker)
    const whole = restored || crashed || (await sizeOf(paths.db)) <= readWhole
    await lookBeforeOpening(paths.db, key, newestVersion(list), { newestBackup: newest, whole })
    // From here on SQLite may fold a log that was left into the file and take it away: whoever is killed or refused
    // after that must not be told that somebody else did.
    if (crashed) markClosing(paths.marker)
    raw = await openWithKey(paths.db, key)
    settle(raw)
    const about = raw.prepare<[], WorkspaceTable>('SELECT * FROM workspace').get()
    if (about?.workspace_id !== keys.workspaceId) throw workspaceDamaged(newest)
    // From here on nobody else has it: what a killed process left unfinished goes.
    await removeLeftovers(paths)
    const opener = personSlots(keys).find((slot) => slot.personId === by)
    noteHolder(paths.holder, opener?.name ?? '', now())
    noted = true
    const fileId = crypto.randomUUID()
    const fileIds = [...earlier.fileIds, about.file_id, fileId]
    await writeMarker(paths.marker, { fileIds, lineage: null })
    const { version, head } = { version: versionOf(raw), head: headOf(raw) }
    const unseen = restored || (options.made ?? false)
    const isNew = unseen || version < FIRST_WITH_NOTE
    // What is brought up to date and then killed looks like one that has had a note for long: it must find its own there.
    if (isNew && head.seq > 0) keepNote(paths.note, key, keys.workspaceId, head, now().toISOString())
    await bringUpToDate(raw, paths, key, list, now())
    const attempts = await readAttempts(paths.attempts)
    const first = [
      ...(setAside ? [{ action: 'rollback journal set aside', subject: '' }] : []),
      ...(isNew ? [] : whatTheNoteSays(raw, paths, key, keys.workspaceId, head)),
      ...attempts.map(rowOfAttempts),
    ]
    const { name } = about
    const fictional = about.fictional === 1
    const { scryptN } = options
    const parts = { paths, raw, key, keys, name, fictional, scryptN, now }
    const workspace = new Workspace({ ...parts, checkAside: (await sizeOf(paths.db)) > readWhole })
    await workspace.db.transaction().execute(async (tx) => {
      await tx.updateTable('workspace').set({ file_id: fileId }).execute()
      for (const row of first) await audit(tx, { at: now().toISOString(), by: '', ...row })
      await audit(tx, { at: now().toISOString(), by, action: 'workspace opened', subject: '' })
    })
    if (attempts.length > 0) await forgetAttempts(paths.attempts)
    workspace.noteHead()
    const lineage = (await lineageOf(paths.wal)) ?? null
    forgetJournal(raw)
    await writeMarker(paths.marker, { fileIds: [fileId], lineage })
    return workspace
  } catch (error) {
    raw?.close()
    if (noted) forgetHolder(paths.holder)
    throw asProblem(error, { newest })
  }
}
