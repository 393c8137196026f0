/** The library of learning in a real Chromium: kept by some, read by all, and offered where a record needs it. */
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
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

const open = (place: string, asked = '') => harness.open(place, asked, { reducedMotion: 'reduce' })

async function faultsIn(page: Page) {
  const { violations } = await axeOn(page).analyze()
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

it('a record is offered lessons that say why, and one is named with the keyboard, read and typed over', async () => {
  const page = await open('/record/record-1')
  const card = page.locator('[data-rule="R-LE"]')
  await card.getByRole('button', { name: /^Learning from reviews/ }).press('Enter')
  const offers = card.getByRole('region', { name: 'Lessons that may fit' })
  await expect.poll(() => offers.getByRole('button', { name: /^Use / }).count()).toBe(3)
  const wnb = 'Was Not Brought: a child depends on somebody to take them'
  const why = offers.getByRole('list', { name: `Why ${wnb} may fit` })
  await expect.poll(() => why.textContent()).toContain('“DNA')
  await expect.poll(() => card.textContent()).not.toMatch(/score|per cent|%/i)
  await offers.getByRole('button', { name: `Use ${wnb}` }).press('Enter')
  const field = card.getByRole('combobox', { name: /^Which lesson/ })
  await expect.poll(() => field.inputValue()).toBe(wnb)
  await card.getByRole('button', { name: `Read this lesson “${wnb}”` }).press('Enter')
  await card.getByText('Which service is about to discharge them?').waitFor()
  await card.getByRole('button', { name: 'Other lessons that may fit' }).waitFor()
  expect(await faultsIn(page)).toEqual([])
  await field.fill('A review of our own that came out this week')
  await page.keyboard.press('Tab')
  await card.getByText('In your own words: no theme of the library has this title.').waitFor()
  await expect.poll(() => field.inputValue()).toBe('A review of our own that came out this week')
})

it('a theme is written, told what it lacks, found by a word, changed and put away, and its versions stay', async () => {
  const page = await open('/learning')
  await page.getByRole('link', { name: 'New theme' }).press('Enter')
  await page.getByRole('button', { name: 'Put it into the library' }).press('Enter')
  await page.getByText('Give the theme a title that says what it is about.').waitFor()
  await page.getByText('Say what practice must change.').waitFor()
  await page.getByLabel('Title').fill('Count the bedrooms')
  await page.getByLabel(/^Date of the review/).fill('April 2025')
  await page.getByLabel('What practice must change').fill('Each bedroom is seen at each visit.')
  await page.getByRole('button', { name: 'Offer it where…' }).press('Enter')
  await page.getByRole('group', { name: 'The record speaks of' }).getByText('Neglect').click()
  expect(await faultsIn(page)).toEqual([])
  await page.getByRole('button', { name: 'Put it into the library' }).press('Enter')
  await page.getByRole('heading', { name: 'Count the bedrooms', level: 1 }).waitFor()
  await page.getByText('Local. April 2025').waitFor()
  await page.getByRole('button', { name: 'Change' }).press('Enter')
  await page.getByLabel('Title').fill('Count the beds')
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await page.getByRole('heading', { name: 'Count the beds', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Put away' }).press('Enter')
  await page.getByText('It is no longer offered.').waitFor()
  await page.getByRole('button', { name: /^Version 1, in use: Priya Nandakumar/ }).press('Enter')
  await page.getByText('Count the bedrooms').waitFor()
  await page.getByRole('link', { name: 'Back to Learning from reviews' }).press('Enter')
  await page.getByLabel('Find words in a theme').fill('bedroom')
  await page.getByText('No theme fits. Choose another view, or use fewer words.').waitFor()
  await page.getByRole('button', { name: /Which/ }).and(page.locator('.ui-picker-button')).click()
  await page.getByRole('option', { name: 'Put away' }).click()
  await page.getByRole('link', { name: 'Count the beds' }).waitFor()
})

it('a table is shown before it is imported, a note becomes a draft, and a newsletter is saved', async () => {
  const page = await open('/learning')
  await page.getByRole('button', { name: 'Import' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Import themes' })
  const choose = (...rows: string[]) =>
    page.getByTestId('themes-file').setInputFiles({
      name: 'themes.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Title,Kind,What must change', ...rows].join('\n')),
    })
  await choose('Two doors,regional,Somebody knows who has a key.')
  await dialog.getByText('Row 2: “regional” is neither local nor national.').waitFor()
  await expect.poll(() => dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true)
  expect(await faultsIn(page)).toEqual([])
  await choose('Two doors,local,Somebody knows who has a key.')
  await dialog.getByRole('button', { name: 'Import 1 theme' }).press('Enter')
  await page.getByRole('link', { name: 'Two doors' }).waitFor()

  await page.getByRole('button', { name: 'Make a theme of it' }).press('Enter')
  await expect
    .poll(() => page.getByLabel('What practice must change').inputValue())
    .toMatch(/^A friendly carer/)
  await page.getByLabel('Title').fill('Friendly is not safe')
  await page.getByRole('button', { name: 'Save as a draft' }).press('Enter')
  await page.getByText('It is offered nowhere until somebody puts it into use.').waitFor()
  await page.getByRole('link', { name: 'Back to Learning from reviews' }).press('Enter')
  await page.getByRole('table', { name: 'Themes of the library' }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Make a theme of it' }).count()).toBe(0)

  await page.getByRole('button', { name: 'For a newsletter' }).press('Enter')
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV table' }).press('Enter'),
  ])
  expect(table.suggestedFilename()).toMatch(/^Learning themes \d{4}-\d{2}-\d{2} to \d{4}-\d{2}-\d{2}\.csv$/)
})

it('somebody who does not keep the library reads it and is offered nothing to change', async () => {
  const page = await open('/learning/seed-curiosity', 'plain')
  await page.getByRole('heading', { name: 'Hope is not evidence', level: 1 }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: /Change|Put away/ }).count()).toBe(0)
  await page.getByRole('link', { name: 'Back to Learning from reviews' }).press('Enter')
  await page.getByRole('table', { name: 'Themes of the library' }).waitFor()
  await expect.poll(() => page.getByRole('link', { name: 'New theme' }).count()).toBe(0)
  await expect.poll(() => page.getByText('Learning notes that are no theme yet').count()).toBe(0)
})
