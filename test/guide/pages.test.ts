import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../../shared/checks/index.ts'
import { clockDefinitions } from '../../shared/clocks/definitions.ts'
import { rulesPage, writtenPages } from './pages.ts'

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

  it('has every clock once', () => {
    const page = writtenPages['clocks.md']?.() ?? ''
    for (const { id } of clockDefinitions) expect(page.split(`**Known as:** ${id}\n`)).toHaveLength(2)
  })
})
