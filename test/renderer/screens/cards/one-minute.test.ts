/** A one-minute card beside the question it helps with, by keyboard in a real Chromium. */

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeOn } from '../../../axe.ts'
import { type Harness, startHarness } from '../../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 180_000)
afterAll(() => harness.close())

const violations = async (page: Page, part: string) => {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = await axeOn(page).include(part).analyze()
    found.push(...axe.violations.map(({ id, nodes }) => `${colorScheme} ${id} ${nodes[0]?.html}`))
  }
  return found
}

describe('in a record', () => {
  it('a card opens with one key under its question, and the page goes nowhere', async () => {
    const page = await harness.open('/record/record-1', 'fictional')
    const finding = page.locator('[data-rule="R-CR"]').first()
    await finding.waitFor({ timeout: 90_000 })
    await finding.getByRole('button').first().press('Enter')
    const opener = finding.getByRole('button', { name: 'In one minute: Strategy discussion' })
    await opener.press('Enter')
    const card = page.getByRole('article', { name: 'Strategy discussion' })
    await card.getByText('Is any child in danger at this moment? Call 999.').waitFor()
    expect(page.url()).toMatch(/#\/record\/record-1$/)
    expect(await violations(page, '.record-panel')).toEqual([])
    await opener.press('Enter')
    await card.waitFor({ state: 'detached' })
    expect(harness.faults()).toEqual([])
  })

  it('every card stands in the panel of the guide', async () => {
    const page = await harness.open('/record/record-1', 'fictional')
    await page.getByRole('tab', { name: 'Guide' }).click()
    const list = page.getByRole('region', { name: 'In one minute' })
    await expect.poll(() => list.getByRole('button').count()).toBe(9)
    await list.getByRole('button', { name: 'Police powers of protection' }).press('Enter')
    await list.getByText('It ends at 72 hours, or when there is no longer cause.').waitFor()
    expect(await violations(page, '.record-panel')).toEqual([])
    expect(harness.faults()).toEqual([])
  })
})

describe('in the guide', () => {
  it('cards are pages of their own, and their words are found', async () => {
    const page = await harness.open('/guide')
    await page.getByLabel('Find in the guide').fill('designated officer')
    await page
      .getByRole('link', { name: /^Police powers of protection/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: 'Police powers of protection' }).waitFor()
    expect(harness.faults()).toEqual([])
  })
})
