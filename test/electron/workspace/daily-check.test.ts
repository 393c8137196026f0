/** A large workspace is opened without reading all of it; what is wrong with it is found while people work. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  backupsOf,
  restoreBackup,
  unlockWorkspace,
  type Workspace,
} from '../../../electron/workspace/index.ts'
import { closing, makeWorkspace, passphrase, picture, priya, problemOf, quick } from './folders.ts'

/** As if the file were as large as that of a county. */
const large = { ...quick, readWhole: 0 }
const PAGE = 4096
const unlock = (folder: string) => unlockWorkspace(folder, priya.personId, passphrase, large)
const dbOf = (folder: string) => path.join(folder, 'workspace.db')

const fill = (workspace: Workspace, count: number) => {
  const add = workspace.raw.prepare("INSERT INTO setting VALUES (?, ?, '', '')")
  for (let n = 0; n < count; n++) add.run(`filler ${n} ${crypto.randomUUID()}`, 'words '.repeat(100))
}

/** A closed workspace, and a byte of it that nothing reads when it is opened. */
async function closedWorkspace() {
  const { folder, workspace } = await makeWorkspace()
  fill(workspace, 200)
  const page = workspace.raw
    .prepare<[], { page: number }>("SELECT max(pageno) AS page FROM dbstat WHERE name = 'setting'")
    .get()?.page
  workspace.close()
  return { folder, place: ((page ?? 0) - 1) * PAGE + 2000 }
}

function flip(file: string, place: number): void {
  const bytes = fs.readFileSync(file)
  bytes[place] = (bytes[place] ?? 0) ^ 0x40
  fs.writeFileSync(file, bytes)
}

describe('damage somewhere in a large workspace', () => {
  it('does not keep people from their first screen, is found by the check of the daily copy and said plainly', async () => {
    const { folder, place } = await closedWorkspace()
    const sound = closing(await unlock(folder)).workspace
    await sound.backUp()
    expect(sound.damage).toBeUndefined()
    sound.close()
    flip(dbOf(folder), place)

    const { workspace } = closing(await unlock(folder))
    const [good] = await backupsOf(folder)
    const problem = await problemOf(workspace.backUp())
    expect(problem.code).toBe('damaged workspace')
    expect(problem.says).toContain(
      'The daily check of this workspace found a part of its file that cannot be read.',
    )
    expect(problem.says).toContain('The newest good backup is from')
    expect(workspace.damage?.says).toBe(problem.says)
    expect(await backupsOf(folder)).toEqual([good])
    expect(fs.readdirSync(path.join(folder, 'backups'))).toHaveLength(2)
  })

  it('is found before anybody works in it when the last run ended in a crash', async () => {
    const { folder, place } = await closedWorkspace()
    const { workspace } = closing(await unlock(folder))
    const marker = fs.readFileSync(path.join(folder, 'workspace.open'))
    workspace.close()
    // A crash leaves the marker and the log, here one that had just been folded in.
    const crash = () => {
      fs.writeFileSync(path.join(folder, 'workspace.open'), marker)
      fs.writeFileSync(path.join(folder, 'workspace.db-wal'), '')
    }
    crash()
    closing(await unlock(folder)).workspace.close()
    flip(dbOf(folder), place)
    crash()
    const before = picture(folder)
    expect((await problemOf(unlock(folder))).code).toBe('damaged workspace')
    expect(picture(folder)).toEqual(before)
  })

  it('is refused at once where the file begins, and where its end is missing', async () => {
    const { folder } = await closedWorkspace()
    const good = fs.readFileSync(dbOf(folder))
    for (const place of [0, 20, 100, 4000]) {
      flip(dbOf(folder), place)
      expect((await problemOf(unlock(folder))).code, `byte ${place}`).toBe('damaged workspace')
      fs.writeFileSync(dbOf(folder), good)
    }
    for (const length of [good.length - PAGE, PAGE, 100, 0]) {
      fs.writeFileSync(dbOf(folder), good.subarray(0, length))
      expect((await problemOf(unlock(folder))).code, `${length} bytes`).toBe('damaged workspace')
    }
  })
})

describe('the daily copy', () => {
  it('is good while people write, and nothing they write meanwhile is lost', async () => {
    const { folder } = await closedWorkspace()
    const { workspace } = closing(await unlock(folder))
    const rows = () => workspace.raw.prepare<[], { n: number }>('SELECT count(*) AS n FROM setting').get()?.n
    const before = rows() ?? 0
    let done = false
    const copying = workspace.backUp().finally(() => {
      done = true
    })
    let written = 0
    while (!done) {
      await workspace.alone(() => fill(workspace, 20))
      written += 20
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await copying
    expect(rows()).toBe(before + written)
    expect(await workspace.check()).toMatchObject({ ok: true })
    workspace.close()
    const [backup] = await backupsOf(folder)
    if (!backup) throw new Error('a backup was made')
    await restoreBackup(folder, backup, { personId: priya.personId, passphrase }, large)
    expect(await closing(await unlock(folder)).workspace.check()).toMatchObject({ ok: true })
  })

  // Whatever it is doing at that moment: noting, copying, checking.
  it.each([0, 1, 2, 3, 5, 8])(
    'is given up when the workspace is locked %i ms later, and leaves nothing that stands in the way',
    async (after) => {
      const { folder } = await closedWorkspace()
      const { workspace } = closing(await unlock(folder))
      const copying = problemOf(workspace.backUp())
      await new Promise((resolve) => setTimeout(resolve, after))
      workspace.close()
      expect((await copying).code).toBe('locked')
      const again = closing(await unlock(folder)).workspace
      await again.backUp()
      expect(await backupsOf(folder)).toHaveLength(1)
      expect(fs.readdirSync(path.join(folder, 'backups'))).toHaveLength(2)
    },
  )

  it('keeps other windows out while it is made and afterwards', async () => {
    const { folder } = await closedWorkspace()
    const { workspace } = closing(await unlock(folder))
    await workspace.backUp()
    expect((await problemOf(unlock(folder))).code).toBe('workspace in use')
    await workspace.backUp()
    expect((await problemOf(unlock(folder))).code).toBe('workspace in use')
  })
})
