import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../../shared/checks/index.ts'

const folder = new URL('../../resources/guide/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const contents: { file: string; title: string }[] = JSON.parse(read('contents.json'))

describe('the guide', () => {
  it('lists every page that there is, once', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
    expect(contents.map(({ file }) => file).sort()).toEqual(pages.sort())
  })

  it.each(contents)(
    '$file has one heading of the first rank, its title, and speaks calmly',
    ({ file, title }) => {
      const text = read(file)
      expect(text.match(/^# .+$/gm)).toEqual([`# ${title}`])
      expect(text).not.toMatch(/!(?!\[)|\boops\b|\bplease note\b/i)
    },
  )
})

describe('the page about the checks', () => {
  const text = read('checks.md')
  const paragraph = (id: string): string => text.split('\n').find((line) => line.includes(`(${id})`)) ?? ''

  it.each(rules)('explains $id, $title, and who may override it', ({ id, title, override }) => {
    expect(paragraph(id)).toContain(`**${title}** (${id}).`)
    expect(paragraph(id)).toMatch(override.allowed ? /\*Override: / : /\*No override/)
    const words = {
      TM: /team manager|supervisor/,
      SM: /service manager/,
      HoS: /Head of Service/,
      QA: /quality assurance/,
      Ch: /chair/,
    }
    if (!override.allowed) return
    for (const level of override.anyOf.flat())
      expect(paragraph(id).split('*Override: ')[1]).toMatch(words[level])
  })
})
