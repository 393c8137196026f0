import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const launcher = join(import.meta.dirname, '../../electron/launch.mjs')

let folder: string
let copy: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-launch-'))
  await mkdir(join(folder, 'electron'))
  copy = join(folder, 'electron', 'launch.mjs')
  await cp(launcher, copy)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const start = (words: string[], before: string[] = []) =>
  spawnSync(process.execPath, [...before, copy, ...words], { encoding: 'utf8', cwd: folder })

/** Makes a process believe that it runs on another Node. */
const asNode = (node: string, napi: string) => {
  const text = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${node}', napi: '${napi}' } })`
  return ['--import', `data:text/javascript,${encodeURIComponent(text)}`]
}

describe('starting', () => {
  it.each([
    ['20.20.2', '9'],
    ['22.17.1', '10'],
    ['18.19.0', '9'],
  ])('says what to install on Node %s, and never crashes', (node, napi) => {
    const done = start(['start'], asNode(node, napi))
    expect(done.status).toBe(2)
    expect(done.stdout).toBe('')
    expect(done.stderr).toBe(
      `Chairside needs Node 22.18 or newer, and this is Node ${node}. Install the current Node from nodejs.org, then run the same command again.\n`,
    )
  })

  it.each([['22.18.0'], ['24.0.0'], ['26.1.0']])('goes on with Node %s', (node) => {
    const done = start(['start'], asNode(node, '10'))
    expect(done.stderr).not.toContain('nodejs.org')
  })

  it('says that the parts are not installed, before anything else goes wrong', () => {
    const done = start(['start', '--browser'])
    expect(done.status).toBe(2)
    expect(done.stderr).toBe('The parts of Chairside are not installed yet. Run "npm ci" and try again.\n')
  })

  it('does not know every word', () => {
    const done = start(['begin'])
    expect(done.status).toBe(2)
    expect(done.stderr).toContain('does not know "begin"')
  })
})
