import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import fsPromises from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWorkspace, inspect, unlockWorkspace } from '../../../electron/workspace/index.ts'
import {
  asSomebodyElse,
  closing,
  makeWorkspace,
  passphrase,
  picture,
  priya,
  problemOf,
  quick,
  tempFolder,
} from './folders.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const newOne = { name: 'New', fictional: false, first: priya, passphrase, ...quick }
const unlock = (folder: string) => unlockWorkspace(folder, priya.personId, passphrase, quick)

async function closedWorkspace() {
  const { folder, workspace } = await makeWorkspace()
  workspace.close()
  const at = (name: string) => path.join(folder, name)
  return { folder, db: at('workspace.db'), wal: at('workspace.db-wal'), keys: at('keys.json') }
}

describe('opening refuses in plain words and leaves everything as it was', () => {
  it('a wrong passphrase', async () => {
    const { folder } = await closedWorkspace()
    const before = picture(folder)
    const problem = await problemOf(unlockWorkspace(folder, priya.personId, 'Correct horse', quick))
    expect(problem.code).toBe('wrong passphrase')
    expect(problem.says).toBe(
      'That passphrase does not open this workspace. Nothing has been changed. Check Caps Lock, or use your recovery code.',
    )
    expect(picture(folder)).toEqual(before)
  })

  it('an empty folder, and one that is not there', async () => {
    const folder = tempFolder()
    expect(await inspect(folder)).toMatchObject({ state: 'none', people: [] })
    expect(await inspect(path.join(folder, 'nowhere'))).toMatchObject({ state: 'none' })
    expect((await problemOf(unlock(folder))).code).toBe('no workspace')
  })

  it('a file where a folder should be', async () => {
    const file = path.join(tempFolder(), 'note.txt')
    fs.writeFileSync(file, 'mine')
    expect((await problemOf(inspect(file))).message).toBe('That is a file, not a folder.')
    expect((await problemOf(createWorkspace(file, newOne))).code).toBe('not valid')
    expect((await problemOf(createWorkspace(path.join(file, 'in'), newOne))).code).toBe('not valid')
    expect(fs.readFileSync(file, 'utf8')).toBe('mine')
  })

  it('keys without records, naming the newest backup', async () => {
    const { folder, workspace } = await makeWorkspace({ now: () => new Date('2026-11-21T18:00:00Z') })
    await workspace.backUp()
    workspace.close()
    fs.rmSync(path.join(folder, 'workspace.db'))
    const before = picture(folder)
    const problem = await problemOf(inspect(folder))
    expect(problem.code).toBe('damaged workspace')
    expect(problem.says).toContain('The newest good backup is from 21 November 2026, 18:00.')
    expect((await problemOf(unlock(folder))).code).toBe('damaged workspace')
    expect(picture(folder)).toEqual(before)
  })

  it('records without keys', async () => {
    const { folder, keys } = await closedWorkspace()
    fs.rmSync(keys)
    const problem = await problemOf(inspect(folder))
    expect(problem.message).toMatch(/file with the keys is missing/)
    expect((await problemOf(createWorkspace(folder, newOne))).code).toBe('damaged workspace')
  })

  it('damaged keys: cut short, not JSON, a field gone, an absurd cost', async () => {
    const { folder, keys } = await closedWorkspace()
    const good = fs.readFileSync(keys, 'utf8')
    const bad = [
      good.slice(0, 200),
      'hello',
      '',
      good.replace('"nonce"', '"nonsense"'),
      good.replace(`"N": ${quick.scryptN}`, '"N": 1099511627776'),
    ]
    for (const text of bad) {
      fs.writeFileSync(keys, text)
      const before = picture(folder)
      expect((await problemOf(inspect(folder))).message).toMatch(/file with the keys .* could not be read/)
      expect((await problemOf(unlock(folder))).code).toBe('damaged workspace')
      expect(picture(folder)).toEqual(before)
    }
  })

  it('a flipped byte in the records, or an end that is missing', async () => {
    const { folder, db } = await closedWorkspace()
    const good = fs.readFileSync(db)
    const places = [0, 20, 100, 4000, 4096, 5000, Math.floor(good.length / 2), good.length - 1]
    for (const place of places) {
      const bad = Buffer.from(good)
      bad[place] = (bad[place] ?? 0) ^ 0x40
      fs.writeFileSync(db, bad)
      const before = picture(folder)
      const problem = await problemOf(unlock(folder))
      expect(problem.code, `byte ${place}`).toBe('damaged workspace')
      expect(problem.says).toContain('could not be read safely. Nothing has been changed.')
      expect(picture(folder)).toEqual(before)
    }
    for (const length of [good.length - 4096, good.length - 1, 4096, 100, 0]) {
      fs.writeFileSync(db, good.subarray(0, length))
      const before = picture(folder)
      expect((await problemOf(unlock(folder))).code, `${length} bytes`).toBe('damaged workspace')
      expect(picture(folder)).toEqual(before)
    }
    fs.writeFileSync(db, good)
    closing(await unlock(folder))
  })

  it('the records of another workspace beside these keys', async () => {
    const { folder, db } = await closedWorkspace()
    const other = await closedWorkspace()
    fs.copyFileSync(other.db, db)
    expect((await problemOf(unlock(folder))).code).toBe('damaged workspace')
  })

  it('records and keys of a newer version', async () => {
    const { folder, workspace } = await makeWorkspace()
    workspace.raw.pragma('user_version = 99')
    workspace.close()
    const before = picture(folder)
    const records = await problemOf(unlock(folder))
    expect(records.says).toMatch(/newer version of Chairside\. Nothing has been changed\. Install/)
    expect(picture(folder)).toEqual(before)
    const keys = path.join(folder, 'keys.json')
    fs.writeFileSync(keys, JSON.stringify({ product: 'Chairside', format: 2, slots: 'otherwise' }))
    expect((await problemOf(inspect(folder))).code).toBe('newer workspace')
  })

  it('a folder that may not be written', async () => {
    const { folder } = await closedWorkspace()
    const parent = path.dirname(folder)
    fs.chmodSync(parent, 0o755)
    fs.chmodSync(folder, 0o555)
    const before = picture(folder)
    await asSomebodyElse(async () => {
      expect((await problemOf(inspect(folder))).code).toBe('no permission on folder')
      expect((await problemOf(unlock(folder))).code).toBe('no permission on folder')
      expect((await problemOf(createWorkspace(path.join(folder, 'new'), newOne))).code).toBe(
        'no permission on folder',
      )
    })
    expect(picture(folder)).toEqual(before)
    fs.chmodSync(folder, 0o700)
  })

  it('a workspace that is open in another window, until that window has gone', async () => {
    const { folder, workspace } = await makeWorkspace()
    const problem = await problemOf(unlock(folder))
    expect(problem.code).toBe('workspace in use')
    expect(await workspace.check()).toMatchObject({ ok: true })
    workspace.close()
    const free = closing(await unlock(folder))
    expect(await free.workspace.check()).toMatchObject({ ok: true })
  })

  it('a workspace that is open in another process, but not one whose process was killed', async () => {
    const { folder } = await closedWorkspace()
    const here = path.join(import.meta.dirname, 'hold-open.ts')
    const run = (how: string) =>
      spawnSync(process.execPath, [here, folder, priya.personId, passphrase, how], { encoding: 'utf8' })
    const held = closing(await unlock(folder))
    expect(run('try').stdout.trim()).toBe('workspace in use')
    held.workspace.close()
    expect(run('die').signal).toBe('SIGKILL')
    expect(fs.readdirSync(folder)).toContain('workspace.db-wal')
    const after = closing(await unlock(folder))
    const rows = after.workspace.raw.prepare(`SELECT value FROM setting WHERE key = 'left'`).all()
    expect(rows).toEqual([{ value: '"by the killed one"' }])
  })

  it('not one whose process ended by itself without closing it: the log was folded in and is not taken for stolen', async () => {
    const { folder } = await closedWorkspace()
    const here = path.join(import.meta.dirname, 'hold-open.ts')
    const left = spawnSync(process.execPath, [here, folder, priya.personId, passphrase, 'leave'])
    expect(left.status).toBe(0)
    expect(fs.readdirSync(folder)).not.toContain('workspace.db-wal')
    const after = closing(await unlock(folder))
    const rows = after.workspace.raw.prepare(`SELECT value FROM setting WHERE key = 'left'`).all()
    expect(rows).toEqual([{ value: '"by the killed one"' }])
  })

  it('a log that was left from another file, whether the last run ended well or in a crash', async () => {
    const here = path.join(import.meta.dirname, 'hold-open.ts')
    const die = (folder: string) =>
      spawnSync(process.execPath, [here, folder, priya.personId, passphrase, 'die'], { encoding: 'utf8' })
    const crashed = await closedWorkspace()
    const older = fs.readFileSync(crashed.db)
    die(crashed.folder)
    const ownLog = fs.readFileSync(crashed.wal)

    const other = await closedWorkspace()
    fs.writeFileSync(other.wal, ownLog)
    const before = picture(other.folder)
    expect((await problemOf(unlock(other.folder))).message).toMatch(/journal .* belongs to another file/)
    expect(picture(other.folder)).toEqual(before)

    // The same workspace: an older copy of the file under the log of the crashed run.
    const newer = fs.readFileSync(crashed.db)
    fs.writeFileSync(crashed.db, older)
    const beforeToo = picture(crashed.folder)
    expect((await problemOf(unlock(crashed.folder))).message).toMatch(/journal .* belongs to another file/)
    expect(picture(crashed.folder)).toEqual(beforeToo)

    // A crashed run of this file under the log of another one.
    const third = await closedWorkspace()
    die(third.folder)
    fs.writeFileSync(crashed.db, newer)
    fs.writeFileSync(crashed.wal, fs.readFileSync(third.wal))
    expect((await problemOf(unlock(crashed.folder))).message).toMatch(/journal .* belongs to another file/)
    fs.writeFileSync(crashed.wal, ownLog)
    closing(await unlock(crashed.folder))
  })
})

describe('making a workspace', () => {
  it('refuses a folder that holds one', async () => {
    const { folder } = await closedWorkspace()
    const before = picture(folder)
    expect((await problemOf(createWorkspace(folder, newOne))).code).toBe('workspace exists')
    expect(picture(folder)).toEqual(before)
  })

  it('leaves nothing behind when the disk is full at any step', async () => {
    const full = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
    for (const step of ['rename', 'open', 'chmod', 'mkdir'] as const) {
      for (let nth = 1; nth <= 4; nth++) {
        const parent = tempFolder()
        const folder = path.join(parent, 'a', 'records')
        const real = fsPromises[step] as (...args: unknown[]) => Promise<unknown>
        let calls = 0
        let failed = false
        vi.spyOn(fsPromises, step).mockImplementation(((...args: unknown[]) => {
          if (++calls !== nth) return real.apply(fsPromises, args)
          failed = true
          return full()
        }) as never)
        const made = createWorkspace(folder, newOne).then(closing, (error: unknown) => error)
        const outcome = await made
        vi.restoreAllMocks()
        if (!failed) continue
        expect(outcome, `${step} ${nth}`).toMatchObject({ code: 'disk full' })
        expect(fs.readdirSync(parent), `${step} ${nth}`).toEqual([])
      }
    }
  })

  it('starts afresh where the power went while one was being made', async () => {
    const folder = tempFolder()
    fs.mkdirSync(path.join(folder, '.new-workspace'))
    fs.writeFileSync(path.join(folder, '.new-workspace', 'keys.json'), 'half')
    fs.writeFileSync(path.join(folder, 'workspace.db'), 'half')
    expect(await inspect(folder)).toMatchObject({ state: 'none' })
    const made = closing(await createWorkspace(folder, newOne))
    expect(await made.workspace.check()).toMatchObject({ ok: true })
    expect(fs.existsSync(path.join(folder, '.new-workspace'))).toBe(false)
  })

  it('keeps the other files and the permissions of a folder that is used already', async () => {
    const folder = tempFolder()
    fs.writeFileSync(path.join(folder, 'letter.txt'), 'mine')
    fs.chmodSync(folder, 0o750)
    closing(await createWorkspace(folder, newOne))
    expect(fs.readFileSync(path.join(folder, 'letter.txt'), 'utf8')).toBe('mine')
    expect(fs.statSync(folder).mode & 0o777).toBe(0o750)
  })
})

describe('a full disk while the workspace is open', () => {
  it('keeps the old keys when new ones cannot be written', async () => {
    const { folder, workspace } = await makeWorkspace()
    const keys = fs.readFileSync(path.join(folder, 'keys.json'), 'utf8')
    vi.spyOn(fsPromises, 'rename').mockRejectedValueOnce(
      Object.assign(new Error('no space'), { code: 'ENOSPC' }),
    )
    const problem = await problemOf(workspace.changePassphrase(priya.personId, passphrase, 'new'))
    expect(problem.code).toBe('disk full')
    expect(fs.readFileSync(path.join(folder, 'keys.json'), 'utf8')).toBe(keys)
    expect((await workspace.verify(priya.personId, passphrase)).name).toBe(priya.name)
    expect(await workspace.check()).toMatchObject({ ok: true })
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
