/** A restore that was cut off, put by hand into each state in which a killed process can leave it. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { unlockWorkspace } from '../../../electron/workspace/index.ts'
import { incomingOf, restoreBegun, setAsideOn } from '../../../electron/workspace/leftovers.ts'
import { type Paths, pathsOf } from '../../../electron/workspace/paths.ts'
import { closing, makeWorkspace, passphrase, priya, quick } from './folders.ts'

const at = new Date('2026-11-21T18:00:00.000Z')

/** Records whose last words stand only in the log, because the program was killed, and a restore of them that has begun. */
async function begunAfterCrash(): Promise<{ paths: Paths; aside: string; incoming: string }> {
  const { folder, workspace } = await makeWorkspace()
  workspace.close()
  const paths = pathsOf(folder)
  const older = fs.readFileSync(paths.db)
  const program = path.join(import.meta.dirname, 'hold-open.ts')
  spawnSync(process.execPath, [program, folder, priya.personId, passphrase, 'die'])
  expect(fs.statSync(paths.wal).size).toBeGreaterThan(0)
  const incoming = incomingOf(paths, at)
  fs.writeFileSync(incoming, older)
  await restoreBegun(paths, at)
  const aside = setAsideOn(paths, at)
  fs.mkdirSync(aside, { recursive: true })
  return { paths, aside, incoming }
}

const moveAside = (aside: string, ...files: string[]) => {
  for (const file of files) fs.renameSync(file, path.join(aside, path.basename(file)))
}

/** The words that only the log had, after the folder was opened as anybody would. */
async function lastWords({ folder }: Paths): Promise<unknown> {
  const { workspace } = closing(await unlockWorkspace(folder, priya.personId, passphrase, quick))
  return workspace.raw.prepare(`SELECT value FROM setting WHERE key = 'left'`).pluck().get()
}

describe('a restore that was cut off', () => {
  it('before the log had been moved gives the records back with their last words', async () => {
    const { paths, aside } = await begunAfterCrash()
    moveAside(aside, paths.db)
    expect(await lastWords(paths)).toBe('"by the killed one"')
    expect(fs.existsSync(aside)).toBe(false)
  })

  it('after the copy had come in gives back what it replaced', async () => {
    const { paths, aside, incoming } = await begunAfterCrash()
    moveAside(aside, paths.db, paths.wal, paths.marker)
    fs.renameSync(incoming, paths.db)
    expect(await lastWords(paths)).toBe('"by the killed one"')
  })

  it('takes the rollback journal of the copy away with it, which would be played back over the records', async () => {
    const { paths, aside, incoming } = await begunAfterCrash()
    moveAside(aside, paths.db, paths.wal, paths.marker)
    fs.renameSync(incoming, paths.db)
    fs.writeFileSync(paths.rollback, 'of the copy')
    expect(await lastWords(paths)).toBe('"by the killed one"')
    expect(fs.existsSync(paths.rollback)).toBe(false)
  })

  it('and whose undoing was cut off as well keeps the log that was moved back already', async () => {
    const { paths, aside, incoming } = await begunAfterCrash()
    moveAside(aside, paths.db)
    fs.rmSync(incoming)
    expect(await lastWords(paths)).toBe('"by the killed one"')
  })

  it('and whose undoing was cut off at its very end leaves no empty folder', async () => {
    const { paths, aside, incoming } = await begunAfterCrash()
    fs.rmSync(incoming)
    expect(await lastWords(paths)).toBe('"by the killed one"')
    expect(fs.existsSync(aside)).toBe(false)
  })
})
