/** The file of a workspace replaced by an older copy of itself, with and without Chairside. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  audit,
  backupsOf,
  restoreBackup,
  unlockWorkspace,
  type Workspace,
} from '../../../electron/workspace/index.ts'
import { closing, makeWorkspace, passphrase, priya, problemOf, quick } from './folders.ts'

const work = async (workspace: Workspace, rows: number) => {
  for (let n = 0; n < rows; n++)
    await workspace.db
      .transaction()
      .execute((tx) =>
        audit(tx, { at: new Date().toISOString(), by: 'p-priya', action: 'record read', subject: `r${n}` }),
      )
}
const unlock = async (folder: string, given = passphrase) =>
  closing(await unlockWorkspace(folder, priya.personId, given, quick))
const rowsOf = (workspace: Workspace) =>
  workspace.raw.prepare<[], { action: string; person: string; subject: string }>(
    'SELECT action, person, subject FROM audit ORDER BY seq',
  )
const db = (folder: string) => path.join(folder, 'workspace.db')
const note = (folder: string) => path.join(folder, 'audit-note.json')

describe('a file that is an older copy of itself', () => {
  it('is noticed when it is opened, stays noted in the chain, and is told by every check', async () => {
    const { folder, workspace } = await makeWorkspace()
    await work(workspace, 5)
    workspace.close()
    const older = fs.readFileSync(db(folder))
    const again = await unlock(folder)
    await work(again.workspace, 9)
    again.workspace.close()
    fs.writeFileSync(db(folder), older)

    const { workspace: replaced } = await unlock(folder)
    expect(rowsOf(replaced).all()).toContainEqual({
      action: 'older copy found',
      person: '',
      subject: expect.stringMatching(/^7 17$/),
    })
    const { ok, problems } = await replaced.check()
    expect(ok).toBe(false)
    expect(problems).toEqual([
      expect.stringMatching(
        /older copy of themselves, put there without Chairside: they ended at row 7.*rows 8 to 17 are lost/,
      ),
    ])
    replaced.close()
    const { workspace: later } = await unlock(folder)
    expect((await later.check()).ok).toBe(false)
    expect(
      rowsOf(later)
        .all()
        .filter(({ action }) => action === 'older copy found'),
    ).toHaveLength(1)
  })

  it('is named as the backup that it is, also where the note beside it was taken away', async () => {
    const { folder, workspace } = await makeWorkspace()
    await work(workspace, 3)
    await workspace.backUp()
    await work(workspace, 6)
    await new Promise((resolve) => setTimeout(resolve, 5))
    await workspace.backUp()
    workspace.close()
    const [newest, first] = await backupsOf(folder)
    if (!newest || !first) throw new Error('two backups were made')
    fs.copyFileSync(first.file, db(folder))
    fs.rmSync(note(folder))

    const { workspace: replaced } = await unlock(folder)
    expect(rowsOf(replaced).all()).toContainEqual({ action: 'audit note lost', person: '', subject: 'lost' })
    const { ok, problems } = await replaced.check()
    expect(ok).toBe(false)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/an older copy of themselves.*Up to row \d+ it is the chain of the backup of/)
    // Work goes on, and it is told still.
    await work(replaced, 30)
    expect((await replaced.check()).problems[0]).toContain('worked on since')
  })

  it('is no alarm where Chairside put the backup back itself, and the chain says so', async () => {
    const { folder, workspace } = await makeWorkspace()
    await work(workspace, 3)
    await workspace.backUp()
    await work(workspace, 6)
    await new Promise((resolve) => setTimeout(resolve, 5))
    await workspace.backUp()
    workspace.close()
    const [, first] = await backupsOf(folder)
    if (!first) throw new Error('two backups were made')
    await restoreBackup(folder, first, { personId: priya.personId, passphrase }, quick)
    const { workspace: restored } = await unlock(folder)
    const { ok, problems, notes } = await restored.check()
    expect({ ok, problems }).toEqual({ ok: true, problems: [] })
    expect(notes).toEqual([
      expect.stringMatching(/a backup was put back.*Documents and backups of the stretch/),
    ])
    expect(
      rowsOf(restored)
        .all()
        .map(({ action }) => action),
    ).not.toContain('older copy found')
  })

  it('is noticed by a note that only the key of the workspace can write', async () => {
    const { folder, workspace } = await makeWorkspace()
    await work(workspace, 3)
    workspace.close()
    const kept = JSON.parse(fs.readFileSync(note(folder), 'utf8'))
    fs.writeFileSync(note(folder), JSON.stringify({ ...kept, seq: 2 }))
    const { workspace: again } = await unlock(folder)
    expect(rowsOf(again).all()).toContainEqual({ action: 'audit note lost', person: '', subject: 'changed' })
  })

  it('is not suspected after a crash, nor after a closing in good order', async () => {
    const { folder, workspace } = await makeWorkspace()
    await work(workspace, 3)
    workspace.close()
    const again = await unlock(folder)
    await work(again.workspace, 3)
    // A crash: nothing is closed, and the note is of the opening.
    const crashed = path.join(path.dirname(folder), 'crashed')
    fs.cpSync(folder, crashed, { recursive: true })
    const { workspace: after } = await unlock(crashed)
    expect((await after.check()).problems).toEqual([])
    const actions = rowsOf(after)
      .all()
      .map(({ action }) => action)
    expect(actions).not.toContain('older copy found')
    expect(actions).not.toContain('audit note lost')
  })
})

describe('a wrong passphrase', () => {
  it('given while the workspace is closed is counted beside it and in the chain at the next opening', async () => {
    const { folder, workspace } = await makeWorkspace()
    workspace.close()
    for (let n = 0; n < 3; n++)
      expect((await problemOf(unlock(folder, 'not the right words'))).code).toBe('wrong passphrase')
    const beside = fs.readFileSync(path.join(folder, 'sign-in-attempts.json'), 'utf8')
    expect(beside).not.toContain('right words')
    const { workspace: opened } = await unlock(folder)
    expect(rowsOf(opened).all().at(-2)).toEqual({
      action: 'wrong passphrase',
      person: '',
      subject: expect.stringMatching(/^p-priya 3 \d{4}-/),
    })
    expect(fs.existsSync(path.join(folder, 'sign-in-attempts.json'))).toBe(false)
  })

  it('given while it is open is a row at once', async () => {
    const { workspace } = await makeWorkspace()
    await problemOf(workspace.verify('p-priya', 'not the right words'))
    await problemOf(workspace.changePassphrase('p-priya', 'not the right words', 'other words'))
    const rows = rowsOf(workspace)
      .all()
      .filter(({ action }) => action === 'wrong passphrase')
    expect(rows).toEqual([
      { action: 'wrong passphrase', person: '', subject: 'p-priya' },
      { action: 'wrong passphrase', person: '', subject: 'p-priya' },
    ])
  })
})
