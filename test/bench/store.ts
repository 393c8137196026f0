/** One change of a draft made durable in the encrypted workspace, beside one bare insert into plain SQLite, same disk. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as Y from 'yjs'
import { openStore } from '../../electron/store/index.ts'
import { createWorkspace } from '../../electron/workspace/index.ts'
import { rounds, spread } from './numbers.ts'

const ROUNDS = 400

export async function storeFigures() {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-bench-'))
  try {
    const first = { personId: 'p', name: 'Sam', role: 'CP chair' }
    const { workspace } = await createWorkspace(join(folder, 'records'), {
      name: 'Bench',
      fictional: false,
      first,
      passphrase: 'only for a bench',
      scryptN: 2 ** 12,
    })
    const store = openStore(workspace)
    const doc = new Y.Doc()
    const text = doc.getText('t')
    const content = Y.encodeStateAsUpdate(doc)
    const record = await store.records.create(
      { caseId: '', type: 'PROF', title: 'Bench', familyRef: '', date: '2026-11-22', content },
      'p',
    )
    const ours = await rounds(ROUNDS, async () => {
      const before = Y.encodeStateVector(doc)
      text.insert(text.length, 'word ')
      await store.drafts.append(record.id, Y.encodeStateAsUpdate(doc, before), 'p', 'w')
    })
    workspace.close()

    const plain = new Database(join(folder, 'plain.db'))
    plain.pragma('journal_mode = WAL')
    plain.pragma('synchronous = FULL')
    plain.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, value BLOB) STRICT')
    const insert = plain.prepare('INSERT INTO t (value) VALUES (?)')
    const bytes = Buffer.alloc(32, 7)
    const peer = await rounds(ROUNDS, () => insert.run(bytes))
    plain.close()
    return { what: 'one change on disk, ms', ours: spread(ours), plainSqliteInsert: spread(peer) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
