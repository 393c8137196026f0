/** A rollback journal that a power cut has left beside the records. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeLogged, openWithKey } from '../../../electron/workspace/database.ts'
import { backupsOf, unlockWorkspace } from '../../../electron/workspace/index.ts'
import { readKeys } from '../../../electron/workspace/keys.ts'
import { pathsOf } from '../../../electron/workspace/paths.ts'
import { keyFromPassphrase } from '../../../electron/workspace/unlock.ts'
import {
  closing,
  makeWorkspace,
  passphrase,
  picture,
  priya,
  problemOf,
  quick,
  tempFolder,
} from './folders.ts'

/** Records that were written in since their backup, that backup, and a journal as a power cut leaves it beside a copy of it. */
async function withJournal() {
  const { folder, workspace } = await makeWorkspace()
  const keys = await readKeys(pathsOf(folder).keys)
  if (!keys) throw new Error('a workspace has keys')
  const { key } = await keyFromPassphrase(keys, priya.personId, passphrase)
  const name = (value: string) => workspace.raw.prepare('UPDATE workspace SET name = ?').run(value)
  name('as backed up')
  await workspace.backUp()
  name('as it was later')
  const [backup] = await backupsOf(folder)
  workspace.close()
  const copy = path.join(tempFolder(), 'copy.db')
  fs.copyFileSync(backup?.file ?? '', copy)
  const raw = await openWithKey(copy, key)
  raw.pragma('synchronous = OFF')
  raw.exec('BEGIN IMMEDIATE')
  raw.pragma('user_version = 7')
  const journal = fs.readFileSync(`${copy}-journal`)
  raw.close()
  expect(journal.length).toBeGreaterThan(4096)
  return { folder, paths: pathsOf(folder), key, backup: backup?.file ?? '', journal }
}

const open = async (folder: string) =>
  closing(await unlockWorkspace(folder, priya.personId, passphrase, quick)).workspace

it('that belongs to another file is set aside, and the records are as they were', async () => {
  const { folder, paths, journal } = await withJournal()
  fs.writeFileSync(paths.rollback, journal)
  const workspace = await open(folder)
  expect(workspace.raw.prepare('SELECT name FROM workspace').pluck().get()).toBe('as it was later')
  expect(await workspace.check()).toMatchObject({ ok: true, problems: [], notes: [] })
  const actions = workspace.raw.prepare('SELECT action FROM audit ORDER BY seq').pluck().all()
  expect(actions).toContain('rollback journal set aside')
  const [aside] = fs.readdirSync(paths.backups).filter((one) => one.startsWith('replaced-'))
  expect(fs.readFileSync(path.join(paths.backups, aside ?? '', 'workspace.db-journal'))).toEqual(journal)
})

it('is played back where the records are not whole without it', async () => {
  const { folder, paths, backup, journal } = await withJournal()
  const torn = fs.readFileSync(backup)
  torn.fill(0, 2000, 2400)
  fs.writeFileSync(paths.db, torn)
  fs.writeFileSync(paths.rollback, journal)
  const workspace = await open(folder)
  expect(workspace.raw.prepare('SELECT name FROM workspace').pluck().get()).toBe('as backed up')
  expect((await workspace.check()).problems).toEqual([])
  expect(fs.existsSync(paths.rollback)).toBe(false)
})

it('that helps nothing changes nothing: the records are said to be damaged', async () => {
  const { folder, paths, backup, journal } = await withJournal()
  const torn = fs.readFileSync(backup)
  torn.fill(0, 2000, 2400)
  torn.fill(0, 4096 * 3 + 100, 4096 * 3 + 900)
  fs.writeFileSync(paths.db, torn)
  fs.writeFileSync(paths.rollback, journal)
  const before = picture(folder)
  const problem = await problemOf(unlockWorkspace(folder, priya.personId, passphrase, quick))
  expect(problem.code).toBe('damaged workspace')
  expect(picture(folder)).toEqual(before)
})

it('is never made beside the records: a copy is written through a log before it takes their place', async () => {
  const { key, backup } = await withJournal()
  const modeOf = async (file: string) => {
    const raw = await openWithKey(file, key, { readonly: true })
    try {
      return raw.pragma('journal_mode', { simple: true })
    } finally {
      raw.close()
    }
  }
  const copy = path.join(tempFolder(), 'incoming.db')
  fs.copyFileSync(backup, copy)
  expect(await modeOf(copy)).toBe('delete')
  await makeLogged(copy, key)
  expect(await modeOf(copy)).toBe('wal')
})
