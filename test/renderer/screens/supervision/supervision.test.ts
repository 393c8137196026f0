/** What is due in supervision, and the plan it is worked out from, in a real Chromium and by keyboard. */
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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

async function choose(page: Page, label: string, choice: string) {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).press('Enter')
  await page.getByRole('option', { name: choice, exact: true }).press('Enter')
}
const shot = async (page: Page, name: string) => {
  const folder = process.env.CHAIRSIDE_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe('Supervision that is due', () => {
  it('stands above the records, and the session begins with the family, the kind and the person known', async () => {
    const page = await harness.open('/supervision')
    const row = page.getByRole('row', { name: /^WX-4471/ }).first()
    await row.getByText('Overdue', { exact: true }).waitFor()
    await shot(page, 'supervision')
    await row.getByRole('button', { name: 'Book' }).press('Enter')
    const day = page.getByRole('dialog').getByLabel('Day of the session')
    await day.fill('4/1/2099')
    await day.press('Enter')
    await row.getByText('Overdue, booked').waitFor()
    await row.getByText('4 January 2099').waitFor()
    await row.getByRole('link', { name: 'Begin the session' }).press('Enter')
    const kind = page.getByRole('combobox', { name: 'What kind of session?' })
    await expect.poll(() => kind.inputValue()).toMatch(/case supervision/i)
    await expect.poll(() => page.getByRole('combobox', { name: 'Family' }).inputValue()).toBe('WX-4471')
    await expect.poll(() => page.getByRole('combobox', { name: 'Person' }).inputValue()).toBe('Morag Ellery')
    await shot(page, 'supervision-new')
  })

  it('asks why a session was missed, keeps the words with the name, and excuses what a vacancy covered', async () => {
    const page = await harness.open('/supervision')
    await choose(page, 'Show', 'Missed and excused')
    const row = page.getByRole('row', { name: /^WX-4471/ }).first()
    await row.getByText('The supervisor’s post was vacant from 1 Jun 2026.').waitFor()
    await row.getByRole('button', { name: 'Say why' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Keep the reason' }).press('Enter')
    await dialog.getByText('Say why it was not held in time.').waitFor()
    await dialog.getByLabel('Why was it not held in time?').fill('Nobody could be found that month')
    await dialog.getByRole('checkbox', { name: /Excuse it/ }).press('Space')
    await dialog.getByRole('button', { name: 'Keep the reason' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await choose(page, 'Show', 'Everything')
    await page.getByText('Nobody could be found that month. (Priya Nandakumar)').waitFor()
    await page.getByText('Excused', { exact: true }).waitFor()
  })
})

describe('The plan of supervision', () => {
  it('names team and supervisor of a person and when they are away, by keyboard', async () => {
    const page = await harness.open('/supervision/plan')
    const row = page.getByRole('row', { name: /Morag Ellery/ }).last()
    await row.getByRole('button', { name: 'Supervisor and team of Morag Ellery' }).press('Enter')
    const dialog = page.getByRole('dialog')
    const team = dialog.getByRole('combobox', { name: 'Team' })
    await team.fill('Harbour')
    await team.press('Tab')
    await dialog.getByRole('button', { name: 'Save the change' }).press('Enter')
    await row.getByText('Harbour', { exact: true }).waitFor()
    await row.getByRole('button', { name: 'Leave or vacancy of Morag Ellery' }).press('Enter')
    await dialog.getByLabel('From').fill('5/10/2026')
    await dialog.getByLabel('Until').fill('9/10/2026')
    await shot(page, 'supervision-away')
    await dialog.getByRole('button', { name: 'Add it' }).press('Enter')
    await row.getByText('Leave from 5 October 2026 to 9 October 2026').waitFor()
    await shot(page, 'supervision-plan')
    await page.setViewportSize({ width: 320, height: 800 })
    await shot(page, 'supervision-plan-320')
  })
})

describe('Supervision of a supervisor', () => {
  it('is filled again from the figures without a line twice and without touching what was typed', async () => {
    const page = await harness.open('/record/record-1', 'session=SUP_SUP')
    const section = page.getByRole('region', { name: /Supervision in their team/ }).first()
    const fill = section.getByRole('button', { name: 'Fill again from the figures' })
    await fill.press('Enter')
    await section.getByText('1 line added. From signed records, 1 Sep 2026 to 30 Nov 2026.').waitFor()
    const missed = section.getByLabel('Missed').last()
    await missed.fill('1, held by another manager')
    await fill.press('Enter')
    await section.getByText(/^Nothing new was found/).waitFor()
    await expect.poll(() => missed.inputValue()).toBe('1, held by another manager')
    await shot(page, 'supervision-fill')
  })
})
