import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documents } from '../golden/files.ts'
import { pagePictures } from './page-pictures.ts'

const guide = new URL('../../resources/guide/', import.meta.url)
const pages = readdirSync(guide).filter((name) => name.endsWith('.md'))
const shown = pages.flatMap((name) =>
  [...readFileSync(new URL(name, guide), 'utf8').matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(
    ([, says = '', file = '']) => ({ says, file }),
  ),
)

describe('The pictures of the guide', () => {
  it('are there, and each says in words what it shows', () => {
    expect(shown.length).toBeGreaterThanOrEqual(pagePictures.length)
    for (const { says, file } of shown) {
      const bytes = readFileSync(new URL(file, guide))
      expect([...bytes.subarray(0, 8)], file).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
      expect(says.length, file).toBeGreaterThan(15)
    }
    expect(new Set(shown.map(({ says }) => says)).size).toBe(shown.length)
  })

  it('show a page of each document that is named for one, in at most 60 kB', () => {
    for (const { document, file } of pagePictures) {
      expect(Object.keys(documents)).toContain(document)
      expect(shown.map((one) => one.file)).toContain(`images/${file}`)
      expect(readFileSync(new URL(`images/${file}`, guide)).length, file).toBeLessThanOrEqual(60_000)
    }
  })

  it('are all shown somewhere', () => {
    const files = readdirSync(new URL('images/', guide)).map((name) => `images/${name}`)
    expect(files.filter((file) => !isShown(file))).toEqual([])
  })
})

/** Is this picture named on a page of the guide, or by the README? */
function isShown(file: string): boolean {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  return shown.some((one) => one.file === file) || readme.includes(file)
}
