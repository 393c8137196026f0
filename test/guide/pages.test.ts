import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../../shared/checks/index.ts'
import { clockDefinitions } from '../../shared/clocks/definitions.ts'
import { rulesPage, writtenPages } from './pages.ts'
import { notAsDescribed } from './wording.ts'

describe('the pages that a practice lead signs off', () => {
  it.each(Object.keys(writtenPages))('%s says what the code says (`npm run guide` writes it)', (name) => {
    const file = readFileSync(new URL(`../../resources/guide/${name}`, import.meta.url), 'utf8')
    expect(file).toBe(writtenPages[name]?.())
  })

  it('has every rule with every one of its questions, word for word', () => {
    const page = rulesPage()
    for (const rule of rules) {
      expect(page).toContain(`## ${rule.id}: ${rule.title}`)
      for (const question of rule.questions) expect(page).toContain(question)
    }
  })

  it('begins with one line for each rule: its strength, who may override it, and the recommendation it answers', () => {
    const lines = rulesPage()
      .split('\n')
      .filter((line) => line.startsWith('| '))
    expect(lines).toHaveLength(rules.length + 2)
    for (const rule of rules) {
      const line = lines.find((one) => one.includes(`(${rule.id})`)) ?? ''
      for (const said of [...rule.severities, ...rule.seeds]) expect(line).toContain(said)
      if (!rule.override.allowed) expect(line).toContain('| nobody |')
    }
  })

  it('gives examples of wording that are asked about, left alone and missed as it says', () => {
    expect(notAsDescribed()).toEqual([])
  })

  it('has every clock once', () => {
    const page = writtenPages['clocks.md']?.() ?? ''
    for (const { id } of clockDefinitions) expect(page.split(`**Known as:** ${id}\n`)).toHaveLength(2)
  })
})
