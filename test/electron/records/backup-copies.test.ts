/** A second folder for backups: copied as a set, checked there, kept by the same rules, and never in anybody's way. */
import fs from 'node:fs'
import fsPromises from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  copyBackups,
  everyBackup,
  forgetFormerFolder,
  secondFolders,
  secondStanding,
  setSecondFolder,
} from '../../../electron/records/backup-copies.ts'
import { followBackups, heldBackups } from '../../../electron/records/retention-backups.ts'
import { openStore, type Store } from '../../../electron/store/index.ts'
import { placeIn } from '../../../electron/workspace/index.ts'
import { makeWorkspace, problemOf, tempFolder } from '../workspace/folders.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const DAY = 24 * 60 * 60 * 1000
const START = Date.parse('2026-11-02T12:00:00Z')

async function begin() {
  const clock = { now: new Date(START) }
  const made = await makeWorkspace({ now: () => clock.now })
  const store = openStore(made.workspace, { now: () => clock.now })
  const second = tempFolder()
  const place = placeIn(second, made.workspace.id)
  const there = (): string[] => (fs.existsSync(place) ? fs.readdirSync(place).sort() : [])
  /** As many days go by, each with its backup. */
  const days = async (count: number) => {
    for (let day = 0; day < count; day++) {
      clock.now = new Date(clock.now.getTime() + DAY)
      await made.workspace.backUp()
      await copyBackups({ workspace: made.workspace, store }, clock.now)
    }
  }
  return { ...made, store, second, place, there, clock, days, open: { workspace: made.workspace, store } }
}

describe('the second folder', () => {
  it('gets each backup as a set, byte for byte, and says when', async () => {
    const { open, workspace, second, place, there, clock } = await begin()
    await workspace.backUp()
    await setSecondFolder(open, second, 'p-priya')
    const standing = await copyBackups(open, clock.now)
    expect(there()).toEqual([
      'chairside-2026-11-02T12-00-00-000Z.db',
      'chairside-2026-11-02T12-00-00-000Z.keys.json',
    ])
    for (const name of there())
      expect(fs.readFileSync(path.join(place, name))).toEqual(
        fs.readFileSync(path.join(workspace.folder, 'backups', name)),
      )
    expect(standing).toMatchObject({ folder: second, copiedAt: clock.now.toISOString(), failingSince: '' })
  })

  it('keeps the same ones as the workspace’s own folder, however many days go by', async () => {
    const { open, workspace, second, there, days } = await begin()
    await setSecondFolder(open, second, 'p-priya')
    await days(24)
    expect(there()).toEqual(fs.readdirSync(path.join(workspace.folder, 'backups')).sort())
    expect(there().length).toBeLessThan(2 * 17)
  })

  it('that is not there is told with its time, stops nothing, and is caught up when it is back', async () => {
    const { open, workspace, second, there, days, clock } = await begin()
    await setSecondFolder(open, second, 'p-priya')
    await days(2)
    const away = `${second}-away`
    fs.renameSync(second, away)
    await days(3)
    const failing = await secondStanding(open)
    expect(failing).toMatchObject({
      failingSince: new Date(START + 3 * DAY).toISOString(),
      copiedAt: new Date(START + 2 * DAY).toISOString(),
      says: 'It could not be reached.',
    })
    expect(fs.existsSync(second)).toBe(false)
    // The empty stand-in of a drive that is not connected is not taken for it.
    fs.mkdirSync(second)
    await copyBackups(open, clock.now)
    expect(fs.readdirSync(second)).toEqual([])
    fs.rmdirSync(second)

    fs.renameSync(away, second)
    await copyBackups(open, clock.now)
    expect(await secondStanding(open)).toMatchObject({ failingSince: '', says: '' })
    expect(there()).toEqual(fs.readdirSync(path.join(workspace.folder, 'backups')).sort())
  })

  it('is told when its disk is full, and no half-copied file counts', async () => {
    const { open, workspace, second, place, there, clock } = await begin()
    await setSecondFolder(open, second, 'p-priya')
    await workspace.backUp()
    const real = fsPromises.rename
    vi.spyOn(fsPromises, 'rename').mockImplementation(async (from, to) => {
      if (String(to).startsWith(place) && String(to).endsWith('.db'))
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      return real(from, to)
    })
    expect(await copyBackups(open, clock.now)).toMatchObject({ says: 'The disk there is full.' })
    expect(there().filter((name) => name.endsWith('.db') || name.endsWith('.part'))).toEqual([])
    vi.restoreAllMocks()
    expect(await copyBackups(open, clock.now)).toMatchObject({ says: '' })
    expect(there()).toHaveLength(2)
  })

  it('may not be inside the folder of the records, nor a file, nor nowhere', async () => {
    const { open, workspace, second } = await begin()
    const inside = path.join(workspace.folder, 'backups')
    expect((await problemOf(setSecondFolder(open, inside, 'x'))).says).toMatch(/lost together with them/)
    expect((await problemOf(setSecondFolder(open, workspace.folder, 'x'))).code).toBe('not valid')
    expect((await problemOf(setSecondFolder(open, 'somewhere', 'x'))).says).toMatch(/does not say where/)
    expect((await problemOf(setSecondFolder(open, path.join(second, 'no'), 'x'))).says).toMatch(
      /no such folder/,
    )
    expect(await secondFolders(open)).toEqual({ folder: '', former: [] })
  })
})

describe('a folder that is no longer the second one', () => {
  it('is followed until the last copy in it has gone by its term', async () => {
    const { open, second, there, days } = await begin()
    await setSecondFolder(open, second, 'p-priya')
    await days(2)
    const next = tempFolder()
    await setSecondFolder(open, next, 'p-priya')
    expect(await secondFolders(open)).toEqual({ folder: next, former: [second] })
    expect(there()).toHaveLength(4)
    await days(40)
    expect(there()).toEqual([])
    expect(await secondFolders(open)).toEqual({ folder: next, former: [] })
  })

  it('can be forgotten by somebody who says that its copies are destroyed', async () => {
    const { open, second, days } = await begin()
    await setSecondFolder(open, second, 'p-priya')
    await days(1)
    await setSecondFolder(open, '', 'p-priya')
    expect((await secondFolders(open)).former).toEqual([second])
    expect((await forgetFormerFolder(open, second, 'p-priya')).former).toEqual([])
  })
})

/** A purge that waits for its backups, kept as the store would. */
function purgeAt(store: Store, at: string, backups: { madeAt: string; until: string }[]) {
  const known = backups.map((one) => ({ ...one, goneAt: '' }))
  const retention = {
    ...store.retention,
    purges: async () => [{ id: 'purge-1', at, cleanedAt: at, backups: known }] as never,
    followBackups: async (
      _id: string,
      { gone, found }: { gone: readonly string[]; found: readonly { madeAt: string; until: string }[] },
    ) => {
      for (const one of known) if (gone.includes(one.madeAt)) one.goneAt = 'gone'
      known.push(...found.map((one) => ({ ...one, goneAt: '' })))
    },
  } as Store['retention']
  return { known, store: { ...store, retention } }
}

describe('what was purged', () => {
  it('does not live on in a second folder beyond the term of its backup', async () => {
    const { open, workspace, store, second, days, clock, place } = await begin()
    await setSecondFolder(open, second, 'p-priya')
    await days(3)
    const at = new Date(clock.now.getTime() + 1000)
    const purge = purgeAt(store, at.toISOString(), await heldBackups(open, at))
    expect(purge.known).toHaveLength(3)
    // No backup is made for half a year: nothing rotates by itself.
    clock.now = new Date(clock.now.getTime() + 200 * DAY)
    await workspace.backUp()
    await followBackups({ workspace, store: purge.store }, clock.now)
    expect(fs.readdirSync(place)).toEqual([])
    expect((await everyBackup(open)).backups).toHaveLength(1)
    expect(purge.known.every(({ goneAt }) => goneAt === 'gone')).toBe(true)
  })

  it('is not said to have gone while a folder with copies cannot be reached', async () => {
    const { open, workspace, store, second, days, clock } = await begin()
    await setSecondFolder(open, second, 'p-priya')
    await days(2)
    const at = new Date(clock.now.getTime() + 1000)
    const purge = purgeAt(store, at.toISOString(), await heldBackups(open, at))
    fs.renameSync(second, `${second}-away`)
    clock.now = new Date(clock.now.getTime() + 200 * DAY)
    await workspace.backUp()
    await followBackups({ workspace, store: purge.store }, clock.now)
    expect((await everyBackup(open)).backups).toHaveLength(1)
    expect(purge.known.map(({ goneAt }) => goneAt)).toEqual(['', ''])
    fs.renameSync(`${second}-away`, second)
    await followBackups({ workspace, store: purge.store }, clock.now)
    expect(purge.known.map(({ goneAt }) => goneAt)).toEqual(['gone', 'gone'])
  })
})
