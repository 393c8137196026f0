/** What was built, held against what the lists say that can ship. No window is opened. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { packageAt } from '../../electron/notices.ts'
import { readRules, refused } from '../supply/licences.ts'
import { listed, mayShip, readLock, root } from '../supply/packages.ts'
import { builtPackages, insideTheDatabase, shippedBom, wholeBom } from '../supply/sbom.ts'

test('what was built is what may ship, with the words of every licence, and stands in the bill of materials', () => {
  const built = builtPackages() ?? []
  expect(built.length).toBeGreaterThan(150)
  const may = mayShip(readLock())
  const names = listed(may)
  expect(listed(built).filter((one) => !names.includes(one))).toEqual([])
  expect(refused(built, readRules(), 'shipped')).toEqual([])

  for (const part of ['main', 'renderer']) {
    const text = readFileSync(join(root, 'out', part, 'licences.md'), 'utf8')
    const list: typeof built = JSON.parse(readFileSync(join(root, 'out', part, 'packages.json'), 'utf8'))
    for (const { path, name, version, licence } of list) {
      expect(text).toContain(`## ${name} ${version} (${licence})`)
      const { texts } = packageAt(root, path)
      expect(texts.length, `${name} has no text of its licence`).toBeGreaterThan(
        licence === 'Unlicense' ? -1 : 0,
      )
      for (const one of texts) expect(text.includes(one), name).toBe(true)
    }
  }

  const { components } = shippedBom(wholeBom(), may, built, insideTheDatabase())
  const certain = components.filter(({ scope }) => scope === 'required').map((one) => one['bom-ref'])
  for (const one of [...listed(built), ...names.filter((name) => name.startsWith('electron@'))])
    expect(certain).toContain(one)
})
