import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupsOf, unlockWorkspace } from '../../../electron/workspace/index.ts'
import { type Migration, newestVersion, versionOf } from '../../../electron/workspace/migrate.ts'
import { migrations } from '../../../electron/workspace/migrations/index.ts'
import { closing, makeWorkspace, passphrase, priya, problemOf, quick } from './folders.ts'

const next = newestVersion(migrations) + 1
const adds: Migration = {
  version: next,
  name: 'room numbers',
  up: (raw) => raw.exec('CREATE TABLE room (id TEXT PRIMARY KEY) STRICT'),
}
const fails: Migration = {
  version: next + 1,
  name: 'half a step',
  up: (raw) => {
    raw.exec('CREATE TABLE half (id TEXT PRIMARY KEY) STRICT')
    raw.exec('INSERT INTO nowhere VALUES (1)')
  },
}
const loses: Migration = {
  version: next + 1,
  name: 'points at nothing',
  up: (raw) => {
    raw.exec(`CREATE TABLE lost (id TEXT REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
      INSERT INTO lost VALUES ('nobody')`)
  },
}
const unlock = (folder: string, list: readonly Migration[]) =>
  unlockWorkspace(folder, priya.personId, passphrase, { ...quick, migrations: list })

describe('bringing an older file up to date', () => {
  it('numbers every migration one after the other', () => {
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1))
  })

  it('needs no backup for a new workspace and writes down what it ran', async () => {
    const { folder, workspace } = await makeWorkspace()
    expect(await backupsOf(folder)).toEqual([])
    expect(versionOf(workspace.raw)).toBe(newestVersion(migrations))
    expect(workspace.raw.prepare('SELECT version, name FROM migration').all()).toEqual(
      migrations.map(({ version, name }) => ({ version, name })),
    )
  })

  it('makes a backup first, then takes each step', async () => {
    const { folder, workspace } = await makeWorkspace()
    workspace.close()
    const { workspace: newer } = closing(await unlock(folder, [...migrations, adds]))
    expect(versionOf(newer.raw)).toBe(next)
    expect(newer.raw.prepare('SELECT count(*) FROM room').pluck().get()).toBe(0)
    expect(await backupsOf(folder)).toHaveLength(1)
    newer.close()
    closing(await unlock(folder, [...migrations, adds]))
    expect(await backupsOf(folder)).toHaveLength(1)
  })

  it('undoes a step that fails, keeps the steps before it, and says nothing of tables', async () => {
    for (const bad of [fails, loses]) {
      const { folder, workspace } = await makeWorkspace()
      workspace.close()
      const problem = await problemOf(unlock(folder, [...migrations, adds, bad]))
      expect(problem.says).not.toMatch(/nowhere|table|account/i)
      expect(fs.readdirSync(folder).sort()).toContain('workspace.db')
      const { workspace: kept } = closing(await unlock(folder, [...migrations, adds]))
      expect(versionOf(kept.raw)).toBe(next)
      const half = kept.raw.prepare(`SELECT name FROM sqlite_schema WHERE name IN ('half', 'lost')`).all()
      expect(half).toEqual([])
      expect(await kept.check()).toMatchObject({ ok: true })
    }
  })

  it('keeps every table strict', async () => {
    const { workspace } = await makeWorkspace()
    const loose = workspace.raw
      .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
        AND name NOT LIKE 'sqlite_%'`)
      .all()
    expect(loose).toEqual([])
    expect(path.basename(workspace.folder)).toBe('records')
  })
})
