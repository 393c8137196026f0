/** Folders for tests: made fresh, looked at byte by byte, taken away afterwards. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect } from 'vitest'
import { Problem } from '../../../electron/problem.ts'
import { createWorkspace, type OpenOptions, type Workspace } from '../../../electron/workspace/index.ts'

/** Real slots cost a third of a second each; what is tested here does not depend on the cost. */
export const LOW_N = 2 ** 4
export const quick: OpenOptions = { scryptN: LOW_N }

export const priya = { personId: 'p-priya', name: 'Priya Nandakumar', role: 'CP chair' }
export const sean = {
  personId: 'p-sean',
  name: "Seán O'Connor-Featherstonehaugh de Burgh Smythe",
  role: 'Team manager',
}
export const passphrase = 'correct horse battery staple'

const folders: string[] = []
const open: Workspace[] = []

afterEach(() => {
  for (const workspace of open.splice(0)) workspace.close()
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

export function tempFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'chairside-test-'))
  folders.push(folder)
  return folder
}

/** Closed when the test ends, if it was not closed by then. */
export function closing<T extends { workspace: Workspace }>(opened: T): T {
  open.push(opened.workspace)
  return opened
}

export async function makeWorkspace(options: Partial<Parameters<typeof createWorkspace>[1]> = {}) {
  const folder = path.join(tempFolder(), 'records')
  const made = await createWorkspace(folder, {
    name: 'Harbour council',
    fictional: false,
    first: priya,
    passphrase,
    ...quick,
    ...options,
  })
  return closing({ folder, ...made })
}

/** Every file of a closed workspace with the hash of its bytes, but for the counts of those who were refused. */
export function picture(folder: string): Record<string, string> {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !/^sign-in-(attempts|waits)\.json$/.test(one.name))
  const full = files.map((file) => path.join(file.parentPath, file.name)).sort()
  return Object.fromEntries(
    full.map((file) => [
      path.relative(folder, file),
      createHash('sha256').update(fs.readFileSync(file)).digest('hex'),
    ]),
  )
}

/** The Problem a promise ends in; fails when it ends well or with anything else. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const outcome = await promise.then(
    () => 'it went well',
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(Problem)
  const problem = outcome as Problem
  expect(problem.says).not.toMatch(/SQLITE|ENO|EACC|Error|\bat \/|node_modules|!/)
  return problem
}

/** Somebody without rights on what this process made: another user when the tests run as root. */
export async function asSomebodyElse<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(65534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}
