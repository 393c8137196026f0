import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noticesText, packageAt, packageOf } from '../../electron/notices.ts'
import { isTaken, readRules, refused } from './licences.ts'
import { everyPackage, mayShip, type Package, readLock, root } from './packages.ts'

const lock = readLock()
const rules = readRules()
const shipped = mayShip(lock)
const every = everyPackage(lock)

describe('The licences of what Chairside is made of', () => {
  it('are all on the list for what ships, or on the wider list for development', () => {
    expect(refused(shipped, rules, 'shipped')).toEqual([])
    expect(refused(every, rules, 'development')).toEqual([])
    expect(shipped.length).toBeGreaterThan(150)
    expect(every.length).toBeGreaterThan(shipped.length)
  })

  it('are in the lock file what the packages on this disk say themselves', () => {
    const other = every.filter(({ path, licence }) => {
      // Binaries of other systems are in the lock file and not on this disk.
      if (!existsSync(join(root, path, 'package.json'))) return false
      return packageAt(root, path).licence !== licence
    })
    expect(other).toEqual([])
  })

  it('are refused by name where one is not on the list', () => {
    const one = { path: 'node_modules/tulip', name: 'tulip', version: '2.0.0' }
    expect(refused([{ ...one, licence: 'GPL-3.0-only' }], rules, 'development')).toEqual([
      'tulip@2.0.0 has the licence “GPL-3.0-only”, which is not taken for development (test/supply/licences.json).',
    ])
    expect(refused([{ ...one, licence: '' }], rules, 'shipped')[0]).toContain('“none”')
    // A licence that is taken for tools is not taken for what ships.
    expect(refused([{ ...one, licence: 'MPL-2.0' }], rules, 'development')).toEqual([])
    expect(refused([{ ...one, licence: 'MPL-2.0' }], rules, 'shipped')).toHaveLength(1)
    // Somebody read the licence of one package; another licence of the same package is looked at again.
    const words = { path: 'node_modules/dictionary-en-gb', name: 'dictionary-en-gb', version: '9.0.0' }
    expect(refused([{ ...words, licence: '(MIT AND BSD)' }], rules, 'shipped')).toEqual([])
    expect(refused([{ ...words, licence: 'GPL-2.0' }], rules, 'shipped')).toHaveLength(1)
  })

  it('may be chosen from where a package offers several, and must all be taken where it asks for all', () => {
    const taken = new Set(['MIT', 'ISC'])
    expect(isTaken('(MIT OR GPL-3.0-or-later)', taken)).toBe(true)
    expect(isTaken('MIT AND GPL-3.0-only', taken)).toBe(false)
    expect(isTaken('MIT AND ISC', taken)).toBe(true)
    expect(isTaken('GPL-2.0 OR MIT AND ISC', taken)).toBe(true)
    expect(isTaken('SEE LICENSE IN FILE', taken)).toBe(false)
    expect(isTaken('', taken)).toBe(false)
  })

  it('are on a list for a reason, and no list holds one that nobody has', () => {
    const used = (licences: Package[]) =>
      new Set(licences.flatMap(({ licence }) => licence.match(/[\w.-]+/g) ?? []))
    for (const [id, reason] of Object.entries({ ...rules.shipped, ...rules.development })) {
      expect(reason.length, id).toBeGreaterThan(20)
      expect([...used(every)], 'nobody has it').toContain(id)
    }
    for (const [name, { reason }] of Object.entries(rules['one by one'])) {
      expect(reason.length, name).toBeGreaterThan(20)
      expect(every.map((one) => one.name)).toContain(name)
    }
  })
})

describe('What is said with the product', () => {
  it('holds every licence file of a package, also a second one', () => {
    const { texts } = packageAt(root, 'node_modules/libxml2-wasm')
    expect(texts.join('\n')).toContain('James Lan')
    expect(texts.join('\n')).toContain('Daniel Veillard')
    const text = noticesText([packageAt(root, 'node_modules/libxml2-wasm')])
    expect(text).toContain('## libxml2-wasm')
    for (const one of texts) expect(text).toContain(one)
  })

  it('has a text for every package that may ship, or for one that asks for none', () => {
    const without = shipped.filter(({ path }) => packageAt(root, path).texts.length === 0)
    // Their licence is named in the list; a licence that asks for its text would be a fault.
    const asking = without.filter(({ licence }) => !['Unlicense', 'MIT-0', '0BSD'].includes(licence))
    // Named by a package and used by none: they are not in what is built, and the story about it asks again.
    expect(asking.map(({ name }) => name)).toEqual(['client-only', 'isarray', 'worker-f'])
  })

  it('finds the package of a file, of a thread, and of a font that is named from the folder of the screens', () => {
    expect(packageOf(root, join(root, 'node_modules/nspell/lib/index.js'))).toBe('node_modules/nspell')
    expect(packageOf(root, join(root, 'node_modules/dictionary-en-gb/index.aff?raw'))).toBe(
      'node_modules/dictionary-en-gb',
    )
    const font = '../node_modules/@fontsource/atkinson-hyperlegible-next/files/a.woff2'
    expect(packageOf(root, font, join(root, 'renderer'))).toBe(
      'node_modules/@fontsource/atkinson-hyperlegible-next',
    )
    expect(packageOf(root, join(root, 'electron/main.ts'))).toBeUndefined()
    expect(packageOf(root, '\0rolldown/runtime.js')).toBeUndefined()
    expect(readFileSync(join(root, 'resources/words/README.md'), 'utf8')).toContain('Kevin Atkinson')
  })
})
