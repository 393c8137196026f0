/** Today and Actions in a real Chromium, by keyboard, on a core in memory. */

import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeOn } from '../../../axe.ts'
import { type Harness, startHarness } from '../../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
  expect(harness.faults()).toEqual([])
})

const groups = (page: Page) => page.locator('main h2').allTextContents()
/** Picks a choice of a list by keyboard alone. */
async function choose(page: Page, label: string, choice: string) {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).press('Enter')
  await page.getByRole('option', { name: choice, exact: true }).press('Enter')
}
const withoutFaults = async (page: Page) => {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
}
const shot = async (page: Page, name: string) => {
  const folder = process.env.CHAIRSIDE_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe('Today', () => {
  it('groups what waits by urgency, each with one thing to do', async () => {
    const page = await harness.open('/')
    await page.getByRole('heading', { name: 'Overdue' }).waitFor()
    await expect.poll(() => groups(page)).toEqual(['Overdue', 'This week', 'Waiting for somebody else'])
    await expect
      .poll(() => page.getByRole('link', { name: 'Read and sign' }).getAttribute('href'))
      .toBe('#/record/record-2/sign')
    const items = await page.locator('.today-item').all()
    for (const item of items) await expect.poll(() => item.locator('a.ui-button').count()).toBe(1)
    await withoutFaults(page)
    await shot(page, 'today')
  })

  it('keeps its filters for the next time', async () => {
    const page = await harness.open('/')
    await choose(page, 'Whose', 'Mine')
    await choose(page, 'What', 'Clocks')
    await expect.poll(() => groups(page)).toEqual(['Overdue'])
    await page.reload()
    await page.getByRole('heading', { name: 'Overdue' }).waitFor()
    await expect.poll(() => groups(page)).toEqual(['Overdue'])
    await choose(page, 'What', 'Actions')
    await page.getByText('Nothing of this kind waits. Clear a filter to see more.').waitFor()
    await withoutFaults(page)
  })

  it('saves the dates as a calendar file', async () => {
    const page = await harness.open('/')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Calendar file' }).press('Enter')
    expect((await saving).suggestedFilename()).toBe('Chairside due dates.ics')
  })

  it('says what will be here and how to start when nothing waits', async () => {
    const page = await harness.open('/', 'empty')
    await page.getByText('What is due will be here, the most urgent first').waitFor()
    await expect
      .poll(() => page.getByRole('link', { name: 'New record' }).getAttribute('href'))
      .toBe('#/new/meetings')
    await expect.poll(() => page.getByRole('button', { name: 'Calendar file' }).count()).toBe(0)
  })
})

describe('Actions', () => {
  it('are a place of the rail, and tell what was carried too often', async () => {
    const page = await harness.open('/')
    await page.getByRole('link', { name: 'Actions', exact: true }).press('Enter')
    await page.getByRole('heading', { name: 'Actions', level: 1 }).waitFor()
    const row = page.getByRole('row', { name: /Carried twice: tell the owner’s manager\./ })
    await row.waitFor()
    await expect.poll(() => row.getByRole('cell').nth(3).textContent()).toBe('Not done, overdue')
    await withoutFaults(page)
    await shot(page, 'actions')
  })

  it('open their history, with the words as they were before', async () => {
    const page = await harness.open('/actions')
    const row = page.getByRole('row', { name: /Carried twice/ })
    await row.getByRole('button', { name: /^History of/ }).press('Enter')
    await row.getByText('Raised in Core group, 1 July 2026').waitFor()
    await row.getByText('Carried to Core group, 12 August 2026 (draft): not done').waitFor()
    await expect.poll(() => row.locator('del').textContent()).toBe('Ring the clinic')
    await withoutFaults(page)
    await shot(page, 'actions-history')
  })

  it('show settled ones when asked, and say so when no action fits', async () => {
    const page = await harness.open('/actions')
    await choose(page, 'Which', 'Settled')
    await page.getByRole('cell', { name: 'Done', exact: true }).waitFor()
    await expect.poll(() => page.getByText('Changed for the child: Not said').count()).toBe(1)
    await page.getByLabel('Find an action, owner, agency or family').fill('no such words anywhere')
    await page.getByText('No action fits. Clear a filter to see more.').waitFor()
  })

  it('say what will be here when there is none', async () => {
    const page = await harness.open('/actions', 'empty')
    await page.getByText('will be here until a later meeting settles it').waitFor()
    await withoutFaults(page)
  })
})
