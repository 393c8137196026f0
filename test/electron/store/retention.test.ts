/**
 * What the tables themselves allow of a purge, and what is left of the words afterwards: nothing, in no byte. Looked for
 * without a key, because encryption would hide a word that was left behind.
 */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../../electron/store/index.ts'
import { settle } from '../../../electron/workspace/database.ts'
import { Workspace } from '../../../electron/workspace/index.ts'
import { KEYS_FORMAT } from '../../../electron/workspace/keys.ts'
import { migrate } from '../../../electron/workspace/migrate.ts'
import { migrations } from '../../../electron/workspace/migrations/index.ts'
import { loadSqlite } from '../../../electron/workspace/native.ts'
import { pathsOf } from '../../../electron/workspace/paths.ts'
import { closing, makeWorkspace, problemOf, tempFolder } from '../workspace/folders.ts'
import { inTheChildsFile, purgeOf } from './purge-of.ts'
import { familyWith, signedWith } from './purging.ts'
import { me, recordInput, wordsItem } from './stores.ts'

const WORD = 'Quetzalcanary'

async function plainWorkspace() {
  const folder = tempFolder()
  const Sqlite = await loadSqlite()
  const raw = new Sqlite(pathsOf(folder).db)
  settle(raw)
  migrate(raw, migrations, '')
  const keys = {
    product: 'Chairside' as const,
    format: KEYS_FORMAT as 1,
    workspaceId: 'w',
    name: '',
    fictional: false,
    slots: [],
  }
  const workspace = new Workspace({
    paths: pathsOf(folder),
    raw,
    key: new Uint8Array(32),
    keys,
    name: '',
    fictional: false,
  })
  return closing({ folder, workspace })
}

/** Ids as people get them, so that none is a part of another. */
async function makeStore() {
  const made = await makeWorkspace()
  return { ...made, store: openStore(made.workspace) }
}

/** Files of the folder in which the word stands, in small or capital letters, in one or two bytes a letter. */
function holding(folder: string, word = WORD): string[] {
  const forms = [word, word.toLowerCase()].flatMap((one) => [Buffer.from(one), Buffer.from(one, 'utf16le')])
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name))
    .filter((file) => forms.some((form) => fs.readFileSync(file).includes(form)))
    .map((file) => path.relative(folder, file))
}

/** Tables with a row that names this record, and how many. */
function naming(workspace: Workspace, recordId: string): Record<string, number> {
  const { raw } = workspace
  const tables = raw
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[]
  const found: Record<string, number> = {}
  for (const table of tables) {
    const columns = raw.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]
    const own = columns.filter((name) =>
      [
        'id',
        'record_id',
        'subject',
        'line_id',
        'letter_id',
        'request_id',
        'file_id',
        'withdrawal_id',
      ].includes(name),
    )
    if (own.length === 0) continue
    const tests = own.map((name) => `instr(CAST("${name}" AS TEXT), '${recordId}') > 0`).join(' OR ')
    const n = raw.prepare(`SELECT count(*) FROM "${table}" WHERE ${tests}`).pluck().get() as number
    if (n > 0) found[table] = n
  }
  return found
}

const filler = (n: number) => Array.from({ length: 200 }, (_, at) => `filler${n}x${at}`).join(' ')

async function others(store: Store, caseId: string) {
  for (let n = 0; n < 20; n++) {
    const other = await store.records.create(recordInput(caseId), me)
    await store.search.index(other.id, wordsItem(filler(n)))
  }
}

describe('the tables', () => {
  it('refuse every deletion of what was signed while no purge is written down', async () => {
    const { workspace, store } = await makeStore()
    const family = await familyWith(store, 'word')
    const record = await signedWith(store, workspace, family.id, 'word')
    const guarded: [table: string, where: string][] = [
      ['record', `id = '${record.id}'`],
      ...[
        'statement',
        'signed_version',
        'signed_file',
        'copy_check',
        'countersign_place',
        'countersignature',
        'countersigned_file',
        'letter',
        'correction_request',
        'addendum',
        'correction_file',
        'withdrawal',
        'old_version_opening',
        'copy_line',
      ].map((table): [string, string] => [table, `record_id = '${record.id}'`]),
      ...[
        'letter_check',
        'correction_check',
        'correction_outcome',
        'withdrawal_step',
        'copy_event',
        'copy_receipt',
      ].map((table): [string, string] => [table, '1']),
    ]
    workspace.raw.pragma('foreign_keys = OFF')
    for (const [table, where] of guarded)
      expect(() => workspace.raw.exec(`DELETE FROM ${table} WHERE ${where}`), table).toThrow(/never deleted/)
    workspace.raw.pragma('foreign_keys = ON')
    // Every trigger that keeps something is among them, but for those that no purge ever lifts.
    const triggers = workspace.raw
      .prepare(`SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'`)
      .pluck()
      .all() as string[]
    const never = [
      'audit',
      'rule_change',
      'council_template',
      'legal_hold',
      'purge',
      'purged_record',
      'purged_file',
      'purged_case',
      'purged_copy',
      'purged_receipt',
      'purge_backup',
      'case_file',
      'learning_theme',
      'quality_sample',
      'quality_drawn',
      'quality_judgement',
      'quality_note',
      'supervision_said',
      'thrown_away',
    ]
    expect([...new Set(triggers)].filter((table) => !never.includes(table)).sort()).toEqual(
      guarded.map(([table]) => table).sort(),
    )
  })

  it('refuse a purge of a draft, of what is not in the child’s file, and of what is on hold', async () => {
    const { workspace, store } = await makeStore()
    const family = await familyWith(store, 'word')
    const record = await signedWith(store, workspace, family.id, 'word')
    const draft = await store.records.create(recordInput(family.id), me)
    const purged = (id: string) => () =>
      workspace.raw.exec(`
        INSERT OR IGNORE INTO purge VALUES ('p', '', '', '', '', '{}', '{}', '', x'00', '', '');
        INSERT INTO purged_record VALUES ('${id}', 'p', '', 'ICPC', '', '', '', '', '', '{}')`)
    expect(purged(record.id)).toThrow(/in the child's file/)
    await inTheChildsFile(store, 'record', [record.id, draft.id])
    expect(purged(draft.id)).toThrow(/in the child's file/)
    await store.retention.hold({ kind: 'case', id: family.id }, 'court', { account: me, name: 'Priya' })
    expect(purged(record.id)).toThrow(/legal hold/)
    // A hold keeps a draft too, whoever wants it gone.
    expect((await problemOf(store.records.discard(draft.id, me))).code).toBe('blocked')
    expect((await store.records.get(draft.id)).id).toBe(draft.id)
    const [hold] = await store.retention.holdsOn({ kind: 'case', id: family.id })
    await store.retention.lift(hold?.id ?? '', 'over', { account: me, name: 'Priya' })
    await store.records.discard(draft.id, me)
    expect(() => workspace.raw.exec(`UPDATE legal_hold SET reason = 'x'`)).toThrow(/only lifted/)
  })

  it('lose one record whole and nothing of the one beside it, and keep its proof without a name', async () => {
    const { workspace, store } = await makeStore()
    const family = await familyWith(store, 'word')
    const [one, two] = [
      await signedWith(store, workspace, family.id, 'Firstword'),
      await signedWith(store, workspace, family.id, 'Secondword', '2026-09-20'),
    ]
    const before = naming(workspace, two.id)
    await inTheChildsFile(store, 'record', [one.id])
    const files = (await store.retention.states([one.id], [])).records[0]?.files
    await purgeOf(store, 'p1', { recordIds: [one.id] })
    expect(Object.keys(naming(workspace, one.id)).sort()).toEqual(
      ['audit', 'file_transfer', 'purged_copy', 'purged_file', 'purged_receipt', 'purged_record'].sort(),
    )
    expect(naming(workspace, two.id)).toEqual(before)
    const proof = workspace.raw.prepare('SELECT * FROM purged_copy').all()
    expect(proof).toMatchObject([{ role: 'mother', kind: 'parent', required: 1 }])
    expect(JSON.stringify(proof)).not.toContain('Firstword')
    expect(JSON.stringify(proof)).toContain('tracked post')
    for (const { sha256 } of files ?? [])
      expect((await store.retention.findBySha256(sha256))?.recordId).toBe(one.id)
    expect(files?.length).toBe(4)
    // The family goes after its last record, and not before.
    await inTheChildsFile(store, 'case', [family.id])
    await problemOf(purgeOf(store, 'p2', { caseIds: [family.id] }))
    expect((await store.cases.get(family.id)).id).toBe(family.id)
    expect((await workspace.check()).problems).toEqual([])
  })

  it('undo everything when the last step of a purge fails, and refuse one that is not what was looked at', async () => {
    const { workspace, store } = await makeStore()
    const family = await familyWith(store, 'word')
    const record = await signedWith(store, workspace, family.id, 'word')
    await inTheChildsFile(store, 'record', [record.id])
    const before = naming(workspace, record.id)
    workspace.raw.exec(
      `CREATE TRIGGER broken BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'broken'); END`,
    )
    await problemOf(purgeOf(store, 'p', { recordIds: [record.id] }))
    expect(naming(workspace, record.id)).toEqual(before)
    workspace.raw.exec('DROP TRIGGER broken')
    const states = store.retention.states
    store.retention.states = async (...asked) => {
      const found = await states(...asked)
      workspace.raw.exec(`INSERT INTO copy_password SELECT id, 'x', '' FROM copy_line WHERE 0`)
      workspace.raw.exec(`UPDATE copy_now SET files = 'another'`)
      return found
    }
    expect((await problemOf(purgeOf(store, 'p', { recordIds: [record.id] }))).code).toBe('conflict')
    expect(naming(workspace, record.id)).toEqual(before)
  })
})

describe('a word of a purged record', () => {
  it('is in no byte of the file, its log or the index of words, while it is open and after it was closed', async () => {
    const { folder, workspace } = await plainWorkspace()
    const store = openStore(workspace)
    const family = await familyWith(store, WORD)
    await others(store, (await familyWith(store, 'Otherfamily')).id)
    const records = [
      await signedWith(store, workspace, family.id, WORD),
      await signedWith(store, workspace, family.id, WORD, '2026-09-20'),
    ]
    await workspace.alone((raw) => raw.pragma('wal_checkpoint(TRUNCATE)'))
    expect(holding(folder)).toEqual(['workspace.db'])
    const ids = records.map(({ id }) => id)
    await inTheChildsFile(store, 'record', ids)
    await purgeOf(store, 'p1', { recordIds: ids })
    await inTheChildsFile(store, 'case', [family.id])
    await purgeOf(store, 'p2', { caseIds: [family.id] })
    await store.retention.clean()
    expect(fs.statSync(path.join(folder, 'workspace.db-wal')).size).toBe(0)
    expect(holding(folder)).toEqual([])
    expect((await store.retention.purges()).map(({ cleanedAt }) => cleanedAt === '')).toEqual([false, false])
    // What others hold is as it was.
    expect((await workspace.check()).problems).toEqual([])
    workspace.close()
    expect(holding(folder)).toEqual([])
    expect(holding(folder, 'filler3x7')).toEqual(['workspace.db'])
  })

  it('would be found if the record were left', async () => {
    const { folder, workspace } = await plainWorkspace()
    const store = openStore(workspace)
    const family = await familyWith(store, 'Family')
    await signedWith(store, workspace, family.id, WORD)
    workspace.close()
    expect(holding(folder)).toEqual(['workspace.db'])
  })

  it('is not in what an import kept of the family before it', async () => {
    const { folder, workspace } = await plainWorkspace()
    const store = openStore(workspace)
    const family = await familyWith(store, WORD)
    const kept = [
      { id: family.id, before: { familyRef: 'x', content: WORD }, after: 'h' },
      { id: 'other', before: null, after: 'h' },
    ]
    await workspace.alone((raw) =>
      raw
        .prepare(`INSERT INTO import_batch VALUES ('b', '', '', '', 'history', '{}', ?, '', '', 0)`)
        .run(JSON.stringify(kept)),
    )
    const record = await signedWith(store, workspace, family.id, WORD)
    await inTheChildsFile(store, 'record', [record.id])
    await purgeOf(store, 'p1', { recordIds: [record.id] })
    await inTheChildsFile(store, 'case', [family.id])
    await purgeOf(store, 'p2', { caseIds: [family.id] })
    await store.retention.clean()
    expect(holding(folder)).toEqual([])
    expect(workspace.raw.prepare(`SELECT before FROM import_batch`).pluck().get()).toBe(
      JSON.stringify([kept[1]]),
    )
  })
})
