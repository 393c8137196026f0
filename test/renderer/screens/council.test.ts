/** The council's own values and templates, changed by keyboard in a real Chromium on a core in memory. */
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const shot = async (page: Page, name: string) => {
  const folder = process.env.CHAIRSIDE_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe('the rules of the council', () => {
  it('are changed with a date and a reason, and the change is told below', async () => {
    const page = await harness.open('/rules', 'fictional')
    await page.getByLabel('Find a setting').fill('age of the chron')
    await page.getByRole('button', { name: 'Change Age of the chronology' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Age of the chronology' })
    await dialog.getByLabel('New value').fill('20')
    await dialog.getByRole('button', { name: /^Change it from/ }).press('Enter')
    await dialog.getByText('Give a reason of at least 10 characters.').waitFor()
    await dialog.getByLabel('Reason').fill('Agreed by the leadership team this month.')
    await shot(page, 'rules-change')
    await dialog.getByRole('button', { name: /^Change it from/ }).press('Enter')
    await page
      .getByText(/Age of the chronology: 20 days from/)
      .first()
      .waitFor()
    await expect
      .poll(() => page.getByRole('row', { name: /Age of the chronology/ }).textContent())
      .toMatch(/20 days/)
    await page.getByRole('button', { name: '1 change' }).press('Enter')
    await page.getByText('Agreed by the leadership team this month.').waitFor()
    expect(harness.faults()).toEqual([])
  })

  it('say where statutory guidance is left, and never offer to change the law', async () => {
    const page = await harness.open('/rules', 'fictional')
    await shot(page, 'rules')
    await page.getByLabel('Find a setting').fill('T-PPP')
    await page.getByText('Changes only with the law.', { exact: true }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Change / }).count()).toBe(0)
    await page.getByLabel('Find a setting').fill('T-ICPC')
    await page.getByRole('button', { name: /^Change / }).press('Enter')
    await page.getByText('This is statutory guidance.').waitFor()
    expect(harness.faults()).toEqual([])
  })
})

describe('a template of the council', () => {
  it('is changed, moved, previewed, published and taken into use by keyboard, and survives a reload', async () => {
    const page = await harness.open('/templates/ICPC', 'fictional')
    await page.getByRole('button', { name: 'Change Why we are meeting' }).press('Enter')
    await page.getByRole('textbox', { name: 'Heading', exact: true }).fill('Why are we here?')
    await page.getByRole('heading', { name: '7. Why are we here?' }).waitFor()
    await page.getByRole('button', { name: 'Move Why are we here? up' }).press('Enter')
    await page.getByRole('heading', { name: '6. Why are we here?' }).waitFor()
    await page.getByRole('button', { name: 'Move Why are we here? up' }).press('Alt+ArrowDown')
    await page.getByRole('heading', { name: '7. Why are we here?' }).waitFor()
    await page.getByRole('button', { name: 'Change Exclusions and separate attendance' }).press('Enter')
    await page.getByRole('button', { name: 'Leave this section out' }).press('Enter')
    await page.getByRole('button', { name: 'Bring back Exclusions and separate attendance' }).waitFor()
    await shot(page, 'template')
    await page.reload()
    await page.getByRole('heading', { name: '6. Why are we here?' }).waitFor()
    await page.getByRole('tab', { name: 'Preview' }).click()
    await page.getByRole('heading', { name: '6. Why are we here?' }).waitFor()
    await shot(page, 'template-preview')
    await page.getByRole('button', { name: 'Publish' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Publish this template' })
    await dialog.getByLabel('Short name of the council').fill('Wexmoor')
    await dialog.getByRole('button', { name: 'Publish' }).press('Enter')
    await page.getByText(/Version 2026\.11\+Wexmoor\.1 is published/).waitFor()
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.getByRole('button', { name: 'Use for new records : 2026.11+Wexmoor.1' }).press('Enter')
    await page.getByText(/New records begin with version 2026\.11\+Wexmoor\.1/).waitFor()
    await shot(page, 'template-versions')
    expect(harness.faults()).toEqual([])
  })

  it('from a damaged or hostile file is refused with a sentence, and nothing changes', async () => {
    const page = await harness.open('/templates/ICPC', 'fictional')
    const give = (text: string) =>
      page
        .getByTestId('template-file')
        .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await give('{')
    await page
      .getByText('This file is damaged, or it is not a template of Chairside. Nothing was imported.')
      .waitFor()
    await give(
      JSON.stringify({
        format: 'chairside-template/1',
        type: 'ICPC',
        base: '2026.11',
        council: 'X',
        sections: [{ key: 'hdr' }],
      }),
    )
    await page.getByText(/“Children” is missing\./).waitFor()
    await page.getByRole('heading', { name: '2. Children' }).waitFor()
    expect(harness.faults()).toEqual([])
  })
})
