/** What a one-minute card may be: short, in our own words, beside a rule that there is, and leading nowhere outside. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import contents from '../../../../resources/cards/contents.json' with { type: 'json' }
import { rules } from '../../../../shared/checks/index.ts'

const folder = new URL('../../../../resources/cards/', import.meta.url)
const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8')
/** As a person reads it aloud: 200 words in a minute, and one and a half minutes at most. */
const MOST_WORDS = 300

describe('one-minute cards', () => {
  it('are listed once each, and every file is listed', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
    expect(contents.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
  })

  it('belong to rules that there are, and no rule has two', () => {
    const named = contents.flatMap((card) => card.rules)
    const known = new Set<string>(rules.map(({ id }) => id))
    expect(named.filter((id) => !known.has(id))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
  })

  it.each(contents)(
    '$title is short, begins with its point and ends in what to do or write',
    ({ file, title }) => {
      const text = textOf(file)
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS)
      const [heading, , first] = text.split('\n')
      expect(heading).toBe(`# ${title}`)
      expect(first).toMatch(/^\*\*In one line:\*\* /)
      expect(text).toMatch(/^## (?:Do|Write|Say)$/m)
    },
  )

  it.each(contents)('$title leads nowhere outside and names nobody’s register', ({ file }) => {
    const text = textOf(file)
    expect(text).not.toMatch(/https?:|www\.|\]\(/)
    // Words that the field has given up (domain section 1).
    expect(text).not.toMatch(/\bon the register\b|\bLSCB\b|\bserious case review\b/i)
  })
})
