/**
 * What would be missing after a backup is put back: as much as the damaged file still says. It is read row by row, because
 * a page that cannot be read must not keep the others from being told.
 *
 * Only references, kinds of record and dates leave this place: no title and no name.
 */
import fs from 'node:fs/promises'
import { lookWithJournal, lookWithLog, lookWithoutJournal, openWithKey } from './database.ts'
import { exists } from './files.ts'
import { checkJournal } from './journal.ts'
import type { Database } from './native.ts'
import type { Paths } from './paths.ts'

/** A record or a family that changed after the backup. `at`: the last of those changes, UTC. */
export type LostChange = {
  what: 'record' | 'family'
  isNew: boolean
  familyRef: string
  /** Kind and date of a record; '' for a family. */
  type: string
  date: string
  at: string
}

export type Missing = {
  /** When the backup was made, and when the damaged file last changed (its own rows where they can be read). UTC. */
  from: string
  until: string
  /** How much of the damaged file could be read for this. */
  readable: 'all' | 'part' | 'none'
  /** Rows of the audit chain after the backup, as far as they can be read. */
  changes: number
  lost: LostChange[]
  /** Records without a family that changed: what they are called could tell who they are about. */
  otherRecords: number
  /** Purges since the backup: what they took away would be back. */
  purges: number
}

type Row = { seq: number; at: string; action: string; subject: string }
type RecordRow = { id: string; family_ref: string; type: string; date: string }

/** Rows until one cannot be read. `whole` is false when that happened. */
function rowsOf<T>(ask: () => IterableIterator<T>): { rows: T[]; whole: boolean } {
  const rows: T[] = []
  try {
    for (const row of ask()) rows.push(row)
    return { rows, whole: true }
  } catch {
    return { rows, whole: false }
  }
}

function rowOf<T>(ask: () => T | undefined): { row: T | undefined; whole: boolean } {
  try {
    return { row: ask(), whole: true }
  } catch {
    return { row: undefined, whole: false }
  }
}

/** What is written down by the program itself when it is opened and copied; nobody would miss it. */
const OWN = new Set(['workspace opened', 'backed up', 'draft folded', 'slot strengthened'])

type Before = { seq: number; at: string; has: (table: 'record' | 'case_file', id: string) => boolean }

function readChanges(raw: Database, before: Before): Omit<Missing, 'from' | 'until'> & { newest: string } {
  const chain = rowsOf<Row>(() =>
    raw
      .prepare<[number], Row>('SELECT seq, at, action, subject FROM audit WHERE seq > ? ORDER BY seq')
      .iterate(before.seq),
  )
  let whole = chain.whole
  const rows = chain.rows.filter(({ action }) => !OWN.has(action))
  const lastOf = new Map<string, string>()
  for (const { subject, at } of rows) for (const id of subject.split(/[^\w-]+/)) if (id) lastOf.set(id, at)
  const changed = rowsOf<{ id: string; changed_at: string }>(() =>
    raw
      .prepare<[string], { id: string; changed_at: string }>(
        'SELECT id, changed_at FROM record WHERE changed_at > ?',
      )
      .iterate(before.at),
  )
  whole &&= changed.whole
  for (const { id, changed_at } of changed.rows) if (!lastOf.has(id)) lastOf.set(id, changed_at)

  const lost: LostChange[] = []
  let otherRecords = 0
  const record = raw.prepare<[string], RecordRow>(
    'SELECT id, family_ref, type, date FROM record WHERE id = ?',
  )
  const family = raw.prepare<[string], { family_ref: string }>(
    'SELECT family_ref FROM case_file WHERE id = ?',
  )
  for (const [id, at] of lastOf) {
    const found = rowOf(() => record.get(id))
    whole &&= found.whole
    if (found.row) {
      const { family_ref: familyRef, type, date } = found.row
      if (!familyRef) otherRecords += 1
      else lost.push({ what: 'record', isNew: !before.has('record', id), familyRef, type, date, at })
      continue
    }
    const file = rowOf(() => family.get(id))
    whole &&= file.whole
    if (!file.row) continue
    const isNew = !before.has('case_file', id)
    lost.push({ what: 'family', isNew, familyRef: file.row.family_ref, type: '', date: '', at })
  }
  lost.sort((a, b) => b.at.localeCompare(a.at))
  return {
    readable: whole ? 'all' : 'part',
    changes: rows.length,
    lost,
    otherRecords,
    purges: rows.filter(({ action }) => action === 'purged').length,
    newest:
      chain.rows.at(-1)?.at ??
      changed.rows
        .map(({ changed_at }) => changed_at)
        .sort()
        .at(-1) ??
      '',
  }
}

/** The last moment at which any of the workspace's files changed on the disk; '' when none is there. */
export async function lastChangeOnDisk(paths: Paths): Promise<string> {
  const times = await Promise.all(
    [paths.db, paths.wal].map((file) =>
      fs.stat(file).then(
        ({ mtime }) => mtime.toISOString(),
        () => '',
      ),
    ),
  )
  return times.sort().at(-1) ?? ''
}

/** What putting this backup (`file`, made at `from`, a UTC instant) back would lose. Changes nothing. */
export async function whatWouldBeMissing(
  paths: Paths,
  key: Uint8Array,
  { file, from }: { file: string; from: string },
): Promise<Missing> {
  const none = { readable: 'none' as const, changes: 0, lost: [], otherRecords: 0, purges: 0 }
  const onDisk = await lastChangeOnDisk(paths)
  const backup = await openWithKey(file, key, { readonly: true })
  try {
    const head = backup.prepare<[], { seq: number }>('SELECT seq FROM audit_head WHERE id = 1').get()
    const known = {
      record: backup.prepare('SELECT 1 FROM record WHERE id = ?'),
      case_file: backup.prepare('SELECT 1 FROM case_file WHERE id = ?'),
    }
    const has: Before['has'] = (table, id) => known[table].get(id) !== undefined
    const before = { seq: head?.seq ?? 0, at: from, has }
    const ownLog = await checkJournal(paths, key).then(
      () => true,
      () => false,
    )
    const withOwn = (await exists(paths.rollback)) ? lookWithLog : lookWithJournal
    const look = ownLog ? withOwn : lookWithoutJournal
    const { newest, ...found } = await look(paths.db, key, (raw) => readChanges(raw, before))
    return { ...found, from, until: newest || onDisk }
  } catch {
    return { ...none, from, until: onDisk }
  } finally {
    backup.close()
  }
}
