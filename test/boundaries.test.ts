/** Walls that are broken on purpose are found: a checker that reads nothing would pass everything. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
let house: string

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'chairside-walls-'))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction')
  writeFileSync(join(house, 'package.json'), '{"type":"module"}')
  for (const room of ['shared/minutes', 'shared/checks', 'electron/documents', 'renderer/ui']) {
    mkdirSync(join(house, room), { recursive: true })
  }
  write('shared/minutes/minutes.ts', 'export type Minutes = { text: string }\n')
})
afterEach(() => rmSync(house, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

/** Names of the rules that were broken. */
function broken(): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      'shared',
      'electron',
      'renderer',
      '--config',
      join(root, '.dependency-cruiser.mjs'),
      '--output-type',
      'json',
      '--no-progress',
    ],
    { cwd: house, encoding: 'utf8' },
  )
  const found = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
  return [...new Set(found.summary.violations.map((one) => one.rule.name))].sort()
}

describe('the walls of the house', () => {
  test('a house that keeps to its rooms passes', () => {
    write(
      'shared/checks/check.ts',
      "import type { Minutes } from '../minutes/minutes.ts'\nexport type C = Minutes\n",
    )
    expect(broken()).toEqual([])
  })

  test('shared code that reaches for Node is found', () => {
    write('shared/checks/check.ts', "import { readFileSync } from 'node:fs'\nexport const c = readFileSync\n")
    expect(broken()).toContain('shared-is-pure')
  })

  test('a screen that reaches into the core is found, even for a type alone', () => {
    write('electron/documents/write.ts', 'export type W = string\n')
    write(
      'renderer/ui/button.tsx',
      "import type { W } from '../../electron/documents/write.ts'\nexport type B = W\n",
    )
    expect(broken()).toContain('renderer-only-through-the-contract')
  })

  test('a document that is written from the record instead of a copy is found', () => {
    write(
      'electron/documents/write.ts',
      "import type { Minutes } from '../../shared/minutes/minutes.ts'\nexport type W = Minutes\n",
    )
    expect(broken()).toContain('documents-never-see-minutes')
  })

  test('rooms that import each other in a circle are found', () => {
    write('shared/minutes/a.ts', "import { b } from './b.ts'\nexport const a: number = b\n")
    write('shared/minutes/b.ts', "import { a } from './a.ts'\nexport const b: number = a\n")
    expect(broken()).toContain('no-circles')
  })
})
