/**
 * Every schema version that was ever released still opens, and no released migration ever does anything else. What a
 * workspace of each version looked like is frozen in `schema/` (schema-freezing.ts says how the next one is added).
 */
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { trustOf } from '../../../electron/people.ts'
import { sha256 } from '../../../electron/records/copies.ts'
import { verifyDocument } from '../../../electron/signing/index.ts'
import { openStore } from '../../../electron/store/index.ts'
import { openWithKey } from '../../../electron/workspace/database.ts'
import { inspect, unlockWorkspace, type Workspace } from '../../../electron/workspace/index.ts'
import { KEYS_FORMAT, writeKeys } from '../../../electron/workspace/keys.ts'
import { versionOf } from '../../../electron/workspace/migrate.ts'
import { migrations } from '../../../electron/workspace/migrations/index.ts'
import { makePersonSlot, newKey } from '../../../electron/workspace/slots.ts'
import { draftToMinutes } from '../../../shared/minutes/index.ts'
import { SHARED } from '../records/corrections-kit.ts'
import { passphrase as worldPassphrase } from '../records/world.ts'
import { closing, LOW_N, passphrase, picture, priya, problemOf, quick, tempFolder } from './folders.ts'
import {
  command,
  effectOfMigration,
  freezeWhatIsMissing,
  folder as frozenFolder,
  partsOf,
  readEffects,
  sqlFile,
  thaw,
} from './schema-freezing.ts'

const newest = migrations.length
const versions = migrations.map(({ version, name }) => ({ version, name }))

beforeAll(async () => {
  if (!process.env.CHAIRSIDE_FREEZE) return
  const temp = tempFolder()
  await freezeWhatIsMissing(migrations, (name) => path.join(temp, name))
}, 600_000)

const needed = (version: number): string => {
  if (!fs.existsSync(sqlFile(version)))
    throw new Error(
      `Nothing is frozen of schema version ${version}. Freeze it before it is released: ${command}`,
    )
  return sqlFile(version)
}

/** A closed workspace of this version, as it was left then, with today's way in. */
async function workspaceOf(version: number): Promise<string> {
  needed(version)
  const folder = path.join(tempFolder(), 'records')
  fs.mkdirSync(path.join(folder, 'backups'), { recursive: true })
  const key = newKey()
  const file = path.join(folder, 'workspace.db')
  await thaw(version, file, key)
  const raw = await openWithKey(file, key, { readonly: true })
  const about = raw
    .prepare<[], { workspace_id: string; name: string }>('SELECT workspace_id, name FROM workspace')
    .get()
  raw.close()
  const workspaceId = about?.workspace_id ?? ''
  const slot = await makePersonSlot(workspaceId, priya, passphrase, { key, locker: newKey() }, LOW_N)
  await writeKeys(path.join(folder, 'keys.json'), {
    product: 'Chairside',
    format: KEYS_FORMAT,
    workspaceId,
    name: about?.name ?? '',
    fictional: false,
    slots: [slot],
  })
  return folder
}

/** What is in the records can be read: lists, a draft that is being written, what was signed. */
async function readEverything(workspace: Workspace) {
  const store = openStore(workspace)
  const records = await store.records.list()
  const drafts = records.filter(({ state }) => state !== 'signed')
  const words: string[] = []
  for (const { id } of drafts) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await store.drafts.load(id)).update)
    const content = draftToMinutes(doc)
    expect(content.meeting.type).not.toBe('')
    words.push(JSON.stringify(content))
  }
  const signed = records.filter(({ state }) => state === 'signed')
  for (const { id } of signed) {
    const frozen = workspace.raw
      .prepare<[string], { sha256: string }>('SELECT sha256 FROM signed_version WHERE record_id = ?')
      .all(id)
    expect(await store.signed.versions(id)).toHaveLength(frozen.length)
    expect(sha256(await store.signed.minutesJson(id))).toBe(frozen.at(-1)?.sha256)
  }
  return {
    words,
    records,
    drafts,
    signed,
    families: await store.cases.list(),
    accounts: await store.accounts.list(),
  }
}

describe('a workspace of an earlier version', () => {
  it.each(versions)(
    '$version ($name) opens, is brought up to date after a backup, and can be read',
    async ({ version }) => {
      const folder = await workspaceOf(version)
      const { workspace } = closing(await unlockWorkspace(folder, priya.personId, passphrase, quick))
      expect(versionOf(workspace.raw)).toBe(newest)
      expect(await workspace.check()).toMatchObject({ ok: true, problems: [] })
      const backups = fs.readdirSync(path.join(folder, 'backups')).filter((name) => name.endsWith('.db'))
      expect(backups).toHaveLength(version < newest ? 1 : 0)
      const { words, records, drafts, signed, families, accounts } = await readEverything(workspace)
      expect([records.length, drafts.length, signed.length]).toEqual([2, 1, 1])
      expect(words.join()).toContain(SHARED)
      expect(families.map(({ familyRef }) => familyRef)).toEqual(['WX-2026-0417'])
      expect(accounts.map(({ name }) => name)).toEqual(['Priya Noor'])
    },
  )
})

describe('a migration that was released', () => {
  it.each(versions)(
    '$version ($name) still does what it did, to the schema and to the rows',
    async ({ version }) => {
      needed(version)
      const known = readEffects()[version]
      if (!known)
        throw new Error(`The effect of schema version ${version} is not frozen. Freeze it: ${command}`)
      const effect = await effectOfMigration(migrations, version, path.join(tempFolder(), 'effect.db'))
      expect(
        effect,
        `Migration ${version} no longer does what it did when it was frozen. A released migration is never edited: write the next one. Before its release, delete schema/${path.basename(sqlFile(version))}, its line in effects.json and release-${version}, and freeze it again: ${command}`,
      ).toEqual(known)
    },
  )

  it.each(versions)('$version leads to the schema that its frozen workspace has', async ({ version }) => {
    needed(version)
    const key = newKey()
    const file = path.join(tempFolder(), 'frozen.db')
    await thaw(version, file, key)
    const frozen = await openWithKey(file, key, { readonly: true })
    const fresh = await openWithKey(path.join(tempFolder(), 'fresh.db'), key, { mustExist: false })
    try {
      const { migrate } = await import('../../../electron/workspace/migrate.ts')
      migrate(fresh, migrations.slice(0, version), '2026-09-21T09:00:00.000Z')
      const sorted = (raw: Parameters<typeof partsOf>[0]) =>
        partsOf(raw)
          .map(({ sql }) => sql)
          .sort()
      expect(sorted(frozen)).toEqual(sorted(fresh))
    } finally {
      frozen.close()
      fresh.close()
    }
  })
})

describe('a folder as a release left it', () => {
  const releasesNow = (): string[] =>
    fs.existsSync(frozenFolder)
      ? fs.readdirSync(frozenFolder).filter((name) => name.startsWith('release-'))
      : []
  const releases = releasesNow()

  it('is kept', () => {
    expect(releasesNow().length, `No released folder is frozen. Freeze one: ${command}`).toBeGreaterThan(0)
  })

  it.each(releases)('%s opens byte for byte, and its signed documents are genuine', async (name) => {
    const folder = path.join(tempFolder(), 'records')
    fs.cpSync(path.join(frozenFolder, name), folder, { recursive: true })
    const { people, state } = await inspect(folder)
    expect(state).toBe('workspace')
    const chair = people[0]?.personId ?? ''
    const { workspace } = closing(await unlockWorkspace(folder, chair, worldPassphrase, quick))
    expect(await workspace.check()).toMatchObject({ ok: true, problems: [] })
    const { signed } = await readEverything(workspace)
    expect(signed.length).toBeGreaterThan(0)
    const store = openStore(workspace)
    const files = workspace.raw.prepare<[], { bytes: Uint8Array }>('SELECT bytes FROM signed_file').all()
    expect(files.length).toBeGreaterThan(0)
    const trust = await trustOf({ workspace, store } as Parameters<typeof trustOf>[0], new Date('2026-12-01'))
    for (const { bytes } of files) expect(verifyDocument(bytes, trust).state).toBe('genuine')
  })

  it('is refused in plain words by an older Chairside, which changes nothing', async () => {
    const folder = await workspaceOf(newest)
    const before = picture(folder)
    const older = { ...quick, migrations: migrations.slice(0, -1) }
    const problem = await problemOf(unlockWorkspace(folder, priya.personId, passphrase, older))
    expect(problem.says).toBe(
      'This workspace was last used with a newer version of Chairside. Nothing has been changed. Install the newer version on this computer to open it.',
    )
    expect(picture(folder)).toEqual(before)
  })
})

it('all of what is frozen is small', () => {
  const bytes = fs
    .readdirSync(frozenFolder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .reduce((sum, one) => sum + fs.statSync(path.join(one.parentPath, one.name)).size, 0)
  expect(bytes).toBeLessThan(5_000_000)
})
