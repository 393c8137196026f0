/**
 * The restore drill: is the newest backup really one that could be put back? It is put into a temporary folder, opened with
 * a person's passphrase, read to the last page, counted against the workspace, and one signed document in it is verified.
 */
import type { Account } from '../../shared/access/access.ts'
import { type Drill, drillSchema } from '../../shared/api/safekeeping.ts'
import { trustOf } from '../people.ts'
import { Problem } from '../problem.ts'
import { verifyDocument } from '../signing/index.ts'
import { openStore, type Store } from '../store/index.ts'
import {
  asProblem,
  audit,
  backupsIn,
  backupsOf,
  type Database,
  tryBackup,
  type Workspace,
} from '../workspace/index.ts'
import { secondFolders } from './backup-copies.ts'

/** What this needs of an open workspace. */
type Open = { workspace: Workspace; store: Store }

const KEY = 'last restore drill'

/** The newest drill that was done here; undefined when there was none. */
export const lastDrill = ({ store }: Pick<Open, 'store'>): Promise<Drill | undefined> =>
  store.settings.get(KEY, drillSchema)

const countsOf = (raw: Database) => {
  const one = (sql: string): number => Number(raw.prepare(sql).pluck().get())
  return {
    records: one('SELECT count(*) FROM record'),
    families: one('SELECT count(*) FROM case_file'),
    signed: one('SELECT count(*) FROM signed_version'),
  }
}

type Head = { seq: number; hash: string }

const headOf = (raw: Database): Head =>
  raw.prepare<[], Head>('SELECT seq, hash FROM audit_head WHERE id = 1').get() ?? { seq: 0, hash: '' }

const hashAt = (raw: Database, seq: number): string | undefined =>
  raw.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?').get(seq)?.hash

/** The newest signed Word file, with what is said of it. */
async function newestDocument(
  workspace: Workspace,
  now: Date,
): Promise<{ verdict: Drill['document']; file: string }> {
  const row = await workspace.alone((raw) =>
    raw
      .prepare<[], { name: string; bytes: Uint8Array }>(
        `SELECT file_name AS name, bytes FROM signed_file
         JOIN signed_version USING (record_id, version) WHERE file_name LIKE '%.docx' AND length(bytes) > 0
         ORDER BY signed_at DESC LIMIT 1`,
      )
      .get(),
  )
  if (!row) return { verdict: 'none', file: '' }
  const store = openStore(workspace, { now: () => now })
  const { trusted, withdrawn } = await trustOf({ workspace, store } as Parameters<typeof trustOf>[0], now)
  const { state } = verifyDocument(row.bytes, { trusted, withdrawn })
  return { verdict: state === 'genuine' ? 'genuine' : 'not genuine', file: row.name }
}

/** The backup that the drill is done with. Throws `Problem` where there is none. */
async function chosenBackup({ workspace, store }: Open, from: Drill['from']) {
  const { folder } = await secondFolders({ store })
  const backups =
    from === 'here'
      ? await backupsOf(workspace.folder)
      : folder
        ? ((await backupsIn(folder, workspace.id, true)) ?? [])
        : []
  const [newest] = backups
  if (newest) return newest
  throw new Problem(
    'not found',
    from === 'here'
      ? 'There is no backup yet.'
      : 'There is no backup in the second folder, or it cannot be reached.',
    'Nothing has been changed.',
    from === 'here'
      ? 'Make a backup first.'
      : 'Connect it, or do the drill with a backup of the workspace’s own folder.',
  )
}

/**
 * Does the drill and keeps what came out of it: a setting that the screen shows, and a row of the audit chain. A backup
 * that fails is an answer and no error; a wrong passphrase, or no backup at all, is a `Problem` and no drill.
 */
export async function restoreDrill(
  open: Open,
  by: Pick<Account, 'id' | 'name'>,
  passphrase: string,
  now: Date,
  from: Drill['from'] = 'here',
): Promise<Drill> {
  const { workspace, store } = open
  const backup = await chosenBackup(open, from)
  const live = await workspace.alone((raw) => countsOf(raw))
  const begun = performance.now()
  const nothing = { records: 0, families: 0, signed: 0 }
  let drill: Drill = {
    at: now.toISOString(),
    by: by.name,
    from,
    backupAt: backup.at.toISOString(),
    ok: false,
    problems: [],
    seconds: 0,
    found: nothing,
    now: live,
    changesSince: 0,
    document: 'none',
  }
  try {
    drill = await tryBackup(workspace.folder, backup, { personId: by.id, passphrase }, async (copy) => {
      const problems: string[] = []
      const { problems: faults } = await copy.check()
      problems.push(...faults)
      // Opening the copy has added rows of its own to it; what it was before is the row that the workspace has too.
      const head = await copy.alone((raw) =>
        raw
          .prepare<[], { seq: number; hash: string }>(
            `SELECT seq, hash FROM audit WHERE seq <= (SELECT max(seq) FROM audit WHERE action = 'backed up') ORDER BY seq DESC LIMIT 1`,
          )
          .get(),
      )
      const known = await workspace.alone((raw) => ({
        same: head === undefined || hashAt(raw, head.seq) === head.hash,
        since: headOf(raw).seq - (head?.seq ?? 0),
      }))
      if (!known.same) problems.push('The backup has another history than this workspace.')
      const found = await copy.alone((raw) => countsOf(raw))
      const { verdict } = await newestDocument(copy, now)
      if (verdict === 'not genuine') problems.push('The newest signed document in it does not verify.')
      return {
        ...drill,
        ok: problems.length === 0,
        problems,
        found,
        changesSince: known.since,
        document: verdict,
      }
    })
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code !== 'damaged workspace') throw problem
    drill = { ...drill, problems: ['Part of the backup cannot be read.'] }
  }
  drill = { ...drill, seconds: Math.round((performance.now() - begun) / 100) / 10 }
  await workspace.db.transaction().execute((tx) =>
    audit(tx, {
      at: drill.at,
      by: by.id,
      action: drill.ok ? 'restore drill passed' : 'restore drill failed',
      subject: '',
      detail: drill,
    }),
  )
  await store.settings.set(KEY, drill, by.id)
  return drill
}
