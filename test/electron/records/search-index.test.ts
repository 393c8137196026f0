/** A workspace of an earlier version: what was found stays found, and what is new is read in once it is open. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { type Core, createCore } from '../../../electron/core.ts'
import { settle } from '../../../electron/workspace/database.ts'
import { Workspace } from '../../../electron/workspace/index.ts'
import { KEYS_FORMAT } from '../../../electron/workspace/keys.ts'
import { migrate } from '../../../electron/workspace/migrate.ts'
import { migrations } from '../../../electron/workspace/migrations/index.ts'
import { loadSqlite } from '../../../electron/workspace/native.ts'
import { pathsOf } from '../../../electron/workspace/paths.ts'
import { draftContentSchema, minutesToDraft, textBlocks } from '../../../shared/minutes/index.ts'
import { everyRecord } from '../store/stores.ts'
import { tempFolder } from '../workspace/folders.ts'

let core: Core | undefined
afterEach(async () => core?.close())

const at = '2026-09-14T10:00:00.000Z'

const content = draftContentSchema.parse({
  meeting: { type: 'ICPC', title: 'Initial conference', date: '2026-09-14' },
  sections: [
    {
      key: 'agencies',
      entries: [{ id: 'e', audience: 'restricted', blocks: textBlocks('They moved to XREFUGEX.') }],
    },
  ],
  actions: [{ id: 'a', text: 'Weigh weekly' }],
})

const family = {
  children: [{ id: 'c-1', name: 'Aoife Brennan' }],
  people: [],
  chronology: [{ id: 'h-1', date: '2017', text: 'Seen with a bruise' }],
}

/** A family and a record as the fourth version kept them, brought up to date. */
async function broughtUpToDate() {
  const folder = tempFolder()
  const Sqlite = await loadSqlite()
  const raw = new Sqlite(pathsOf(folder).db)
  settle(raw)
  migrate(
    raw,
    migrations.filter(({ version }) => version < 5),
    at,
  )
  // A child and an event of that time had fewer fields; the schema fills them.
  const stored = JSON.stringify(family)
  raw.prepare("INSERT INTO case_file VALUES ('case', 'WX-1', ?, ?, ?)").run(stored, at, at)
  raw
    .prepare(
      `INSERT INTO record VALUES
        ('record', 'case', 'ICPC', 'Initial conference', 'WX-1', '2026-09-14', 'draft', '', '', '', 'me', ?, ?)`,
    )
    .run(at, at)
  const update = Y.encodeStateAsUpdate(minutesToDraft(content))
  raw
    .prepare(
      "INSERT INTO draft_update (record_id, seq, bytes, by, from_window, at) VALUES ('record', 1, ?, 'me', '', ?)",
    )
    .run(update, at)
  raw.exec(`INSERT INTO search_row (id, record_id) VALUES (7, 'record');
    INSERT INTO search_text (rowid, body) VALUES (7, 'what was found before')`)
  migrate(raw, migrations, at)
  const keys = {
    product: 'Chairside' as const,
    format: KEYS_FORMAT as 1,
    workspaceId: 'w',
    name: '',
    fictional: true,
    slots: [],
  }
  const parts = { paths: pathsOf(folder), raw, key: new Uint8Array(32), keys, name: '', fictional: true }
  return { raw, folder, workspace: new Workspace(parts) }
}

describe('an older workspace', () => {
  it('is searched as before from the first moment', async () => {
    const { raw } = await broughtUpToDate()
    const found = raw
      .prepare(
        `SELECT item.record_id FROM search_word JOIN search_item item ON item.id = search_word.rowid
         WHERE search_word MATCH 'before'`,
      )
      .pluck()
    expect(found.all()).toEqual(['record'])
    expect(raw.prepare('SELECT kind, id FROM search_due ORDER BY kind').raw().all()).toEqual([
      ['case', 'case'],
      ['record', 'record'],
    ])
    raw.close()
  })

  it('is read in once it is open: people, events, actions and restricted words', async () => {
    const { folder, workspace } = await broughtUpToDate()
    core = createCore({ door: 'command line', folder })
    const { store } = await core.adopt(workspace)
    await vi.waitFor(async () => expect(await store.search.due()).toEqual([]), 20_000)
    const found = async (text: string) => {
      const { groups } = await store.search.find({ text }, everyRecord)
      return groups.flatMap(({ hits }) => hits.map(({ kind, audience }) => [kind, audience]))
    }
    expect(await found('aoife')).toEqual([['person', 'shared']])
    expect(await found('bruise')).toEqual([['event', 'shared']])
    expect(await found('xrefugex')).toEqual([['record', 'restricted']])
    expect(await found('weigh')).toEqual([
      ['action', 'shared'],
      ['record', 'shared'],
    ])
    expect(await found('before')).toEqual([])
  })
})
