import fs from 'node:fs'
import fsPromises from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepers } from '../../../electron/workspace/backups.ts'
import {
  backupsOf,
  recoverWorkspace,
  restoreBackup,
  unlockWorkspace,
} from '../../../electron/workspace/index.ts'
import { closing, makeWorkspace, passphrase, picture, priya, problemOf, quick, sean } from './folders.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const DAY = 24 * 60 * 60 * 1000
const unlock = (folder: string, word = passphrase) => unlockWorkspace(folder, priya.personId, word, quick)
const proof = { personId: priya.personId, passphrase }
const setName = (raw: { exec(sql: string): unknown }, name: string) =>
  raw.exec(`INSERT OR REPLACE INTO setting VALUES ('name', '"${name}"', '', '')`)
const nameIn = (raw: { prepare(sql: string): { get(): unknown } }) =>
  (raw.prepare(`SELECT value FROM setting WHERE key = 'name'`).get() as { value: string } | undefined)?.value

describe('which backups are kept', () => {
  const now = new Date('2026-11-22T18:00:00Z')

  it('is one of each of seven days, four weeks and six months, and all of the last day', () => {
    const hourly = Array.from({ length: 24 * 400 }, (_, hour) => new Date(now.getTime() - hour * 3600_000))
    const kept = [...keepers(hourly, now)].sort((a, b) => b.getTime() - a.getTime())
    const older = kept.filter((at) => now.getTime() - at.getTime() >= DAY).map((at) => at.toISOString())
    expect(kept.length - older.length).toBe(24)
    // The newest of 21 November is 23:00, less than a day ago.
    expect(older.map((at) => at.slice(0, 10))).toEqual([
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
      '2026-11-08',
      '2026-11-01',
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
    ])
  })

  it('always includes the newest, and never grows past 17 older ones', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 900 * DAY }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(instants, (ages) => {
        const dates = ages.map((age) => new Date(now.getTime() - age))
        const kept = keepers(dates, now)
        const newest = Math.max(...dates.map((date) => date.getTime()))
        expect([...kept].some((date) => date.getTime() === newest)).toBe(true)
        const older = [...kept].filter((date) => now.getTime() - date.getTime() >= DAY)
        expect(older.length).toBeLessThanOrEqual(17)
      }),
    )
  })
})

describe('a backup', () => {
  it('is an encrypted copy with the keys beside it and nothing but a time in its name', async () => {
    const { folder, workspace } = await makeWorkspace({ now: () => new Date('2026-11-21T18:00:00.000Z') })
    setName(workspace.raw, 'Harcastle')
    const { file, at } = await workspace.backUp(priya.personId)
    expect(path.basename(file)).toBe('chairside-2026-11-21T18-00-00-000Z.db')
    expect(at).toBe('2026-11-21T18:00:00.000Z')
    const bytes = fs.readFileSync(file)
    expect(bytes.includes('SQLite format 3')).toBe(false)
    expect(bytes.includes('Harcastle')).toBe(false)
    const [backup] = await backupsOf(folder)
    expect(fs.readFileSync(backup?.keys ?? '')).toEqual(fs.readFileSync(path.join(folder, 'keys.json')))
    expect(fs.readdirSync(path.dirname(file))).toHaveLength(2)
  })

  it('leaves no half-made file when the disk is full', async () => {
    const { folder, workspace } = await makeWorkspace()
    vi.spyOn(fsPromises, 'copyFile').mockRejectedValueOnce(Object.assign(new Error(), { code: 'ENOSPC' }))
    expect((await problemOf(workspace.backUp())).code).toBe('disk full')
    expect(fs.readdirSync(path.join(folder, 'backups'))).toEqual([])
    await workspace.backUp()
    expect(await backupsOf(folder)).toHaveLength(1)
  })

  it('makes older ones give way as time passes', async () => {
    let day = 0
    const start = Date.parse('2026-01-01T12:00:00Z')
    const { folder, workspace } = await makeWorkspace({ now: () => new Date(start + day * DAY) })
    for (; day < 60; day++) await workspace.backUp()
    const files = fs.readdirSync(path.join(folder, 'backups'))
    const dates = (await backupsOf(folder)).map((backup) => backup.at.toISOString().slice(0, 10))
    expect(dates.slice(0, 7)).toEqual(
      [29, 28, 27, 26, 25, 24, 23].map((back) => (back === 29 ? '2026-03-01' : `2026-02-${back}`)),
    )
    expect(dates.length).toBeLessThanOrEqual(17)
    expect(files).toHaveLength(dates.length * 2)
  })
})

describe('restoring', () => {
  async function withBackup() {
    const made = await makeWorkspace()
    setName(made.workspace.raw, 'as backed up')
    await made.workspace.backUp()
    setName(made.workspace.raw, 'as it was later')
    const [backup] = await backupsOf(made.folder)
    if (!backup) throw new Error('a backup was made')
    return { ...made, backup }
  }

  it('moves the records, their log and their index aside together', async () => {
    const { folder, workspace, backup } = await withBackup()
    workspace.close()
    const stale = ['workspace.db-wal', 'workspace.db-shm', 'workspace.open']
    for (const name of stale) fs.writeFileSync(path.join(folder, name), `old ${name}`)
    const db = fs.readFileSync(path.join(folder, 'workspace.db'))

    const { setAside } = await restoreBackup(folder, backup, proof, quick)
    expect(fs.readdirSync(folder).sort()).toEqual(['audit-note.json', 'backups', 'keys.json', 'workspace.db'])
    expect(fs.readdirSync(setAside).sort()).toEqual(['workspace.db', ...stale].sort())
    expect(fs.readFileSync(path.join(setAside, 'workspace.db'))).toEqual(db)

    const again = closing(await unlock(folder))
    expect(nameIn(again.workspace.raw)).toBe('"as backed up"')
    expect(await again.workspace.check()).toMatchObject({ ok: true })
    const actions = again.workspace.raw.prepare('SELECT action FROM audit ORDER BY seq').pluck().all()
    expect(actions).toContain('backup restored')
  })

  it('brings back a workspace whose records are damaged or gone', async () => {
    const { folder, workspace, backup } = await withBackup()
    workspace.close()
    fs.rmSync(path.join(folder, 'workspace.db'))
    await restoreBackup(folder, backup, proof, quick)
    fs.writeFileSync(path.join(folder, 'workspace.db'), 'rubbish')
    await restoreBackup(folder, backup, proof, quick)
    const again = closing(await unlock(folder))
    expect(nameIn(again.workspace.raw)).toBe('"as backed up"')
  })

  it('keeps the passphrases of today, and takes those of the backup only where today’s cannot be read', async () => {
    const { folder, workspace, backup } = await withBackup()
    await workspace.addSlot(sean, 'later on')
    await workspace.changePassphrase(priya.personId, passphrase, 'changed since')
    workspace.close()
    const refused = await problemOf(restoreBackup(folder, backup, proof, quick))
    expect(refused.code).toBe('wrong passphrase')
    await restoreBackup(folder, backup, { ...proof, passphrase: 'changed since' }, quick)
    closing(await unlockWorkspace(folder, sean.personId, 'later on', quick)).workspace.close()

    fs.writeFileSync(path.join(folder, 'keys.json'), 'rubbish')
    const { setAside } = await restoreBackup(folder, backup, proof, quick)
    expect(fs.readFileSync(path.join(setAside, 'keys.json'), 'utf8')).toBe('rubbish')
    closing(await unlock(folder))
  })

  it('also works with the recovery code', async () => {
    const { folder, workspace, backup, recoveryCode } = await withBackup()
    workspace.close()
    await restoreBackup(folder, backup, { personId: priya.personId, recoveryCode }, quick)
    closing(await recoverWorkspace(folder, recoveryCode, priya.personId, 'new', quick))
  })

  it('refuses a damaged backup and an open workspace, and changes nothing', async () => {
    const { folder, workspace, backup } = await withBackup()
    expect((await problemOf(restoreBackup(folder, backup, proof, quick))).code).toBe('workspace in use')
    workspace.close()
    const bytes = fs.readFileSync(backup.file)
    bytes[9000] = (bytes[9000] ?? 0) ^ 1
    fs.writeFileSync(backup.file, bytes)
    const before = picture(folder)
    expect((await problemOf(restoreBackup(folder, backup, proof, quick))).code).toBe('damaged workspace')
    expect(picture(folder)).toEqual(before)
  })
})
