/** Reports in a real Chromium: read by keyboard, as tables, down to the cases, made into packs, and from outside the service. */
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

const open = (place: string, asked = '', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> =>
  harness.open(place, asked, { reducedMotion: 'reduce', colorScheme })

async function faultsIn(page: Page) {
  const { violations } = await axeOn(page).analyze()
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

it('a measure is found by the keyboard, its picture says what it shows, and T turns it into tables and back', async () => {
  const page = await open('/reports')
  await page.getByRole('heading', { name: 'Are children seen, heard and brought?' }).waitFor()
  const link = page.getByRole('link', { name: /^G5 / })
  await link.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'G5 Case supervision on time', level: 1 }).waitFor()
  const picture = page.getByRole('img', { name: 'Case supervision on time, by month' })
  await picture.waitFor()
  await expect.poll(() => picture.locator('desc').textContent()).toMatch(/^\w+ \d{4}: \d+ of \d+, \d+%/)
  await page.getByText(/^Broken line: 90%/).waitFor()
  await page.keyboard.press('t')
  const table = page.getByRole('table', { name: 'Case supervision on time, by month' })
  await table.waitFor()
  await expect.poll(() => table.getByRole('row').count()).toBe(4)
  // Remembered for the next report, and no letter is lost where somebody types.
  await page
    .getByRole('button', { name: /Period/ })
    .and(page.locator('.ui-picker-button'))
    .press('Enter')
  await page.getByRole('option', { name: 'Own dates' }).press('Enter')
  await page.getByLabel('From', { exact: true }).press('End')
  await page.keyboard.type('t')
  await table.waitFor({ state: 'detached' })
  await page.getByLabel('From', { exact: true }).fill('01/04/2026')
  await table.waitFor()
  await page.getByRole('button', { name: /^Show pictures/ }).press('Enter')
  await picture.waitFor()
})

it('a number in a table leads to its cases, and each case to its record', async () => {
  const page = await open('/reports/G4', '', 'dark')
  await page.getByRole('button', { name: /^Show tables/ }).press('Enter')
  const table = page.getByRole('table', { name: 'Agency attendance and reports: agencies', exact: true })
  await table
    .getByRole('button', { name: /of Health visiting: show the cases$/ })
    .first()
    .press('Enter')
  const cases = page.getByRole('region', { name: 'The cases behind it' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.startsWith('The cases behind it')))
    .toBe(true)
  await expect.poll(() => cases.getByRole('cell', { name: 'School or early years' }).count()).toBe(0)
  await expect.poll(() => cases.getByRole('cell', { name: 'Yes', exact: true }).count()).toBeGreaterThan(0)
  await expect.poll(() => cases.getByRole('cell', { name: 'No', exact: true }).count()).toBe(0)
  expect(await faultsIn(page)).toEqual([])
  const record = cases.getByRole('link', { name: /^Initial conference/ }).first()
  await expect.poll(() => record.getAttribute('href')).toBe('#/record/record-4')
})

it('a partnership officer begins at the figures, with small numbers hidden, and nothing of any case is asked', async () => {
  const page = await open('/', 'officer&plain')
  await page.getByRole('heading', { name: 'Reports', level: 1 }).waitFor()
  expect(page.url()).toMatch(/#\/reports$/)
  const rail = page.getByRole('navigation', { name: 'Chairside' })
  await expect
    .poll(() => rail.getByRole('link').allTextContents())
    .toEqual(['Reports', 'Verify', 'Guide', 'Settings', expect.stringContaining('Partnership officer')])
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox').fill('new meeting')
  await page.getByText('Nothing fits.').waitFor()
  // Once for the words, once for the list.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: /^G4 / }).click()
  await page.getByRole('img', { name: /agencies and months$/ }).waitFor()
  await page.getByRole('button', { name: /^Show tables/ }).press('Enter')
  await page.getByRole('cell', { name: 'fewer than 5' }).first().waitFor()
  await expect.poll(() => page.getByRole('region', { name: 'The cases behind it' }).count()).toBe(0)
  await expect.poll(() => page.getByRole('button', { name: /show the cases$/ }).count()).toBe(0)
  for (const place of ['/cases/case-1', '/record/record-1', '/search', '/new/meetings', '/distribution']) {
    await page.evaluate((to) => {
      location.hash = to
    }, place)
    await page.getByRole('heading', { name: 'This place is not part of your role' }).waitFor()
  }
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('link', { name: 'Your account' }).click()
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
})

it('a pack of one agency asks which, hides small numbers unless told otherwise, and is saved without any name', async () => {
  const page = await open('/reports')
  await page.getByRole('button', { name: 'Evidence pack for one agency' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Evidence pack for one agency' })
  await dialog.getByRole('button', { name: 'Save the file' }).press('Enter')
  await dialog.getByText('Choose an agency.').waitFor()
  await expect.poll(() => dialog.getByRole('radio', { name: /^Outside the service/ }).isChecked()).toBe(true)
  expect(await faultsIn(page)).toEqual([])
  await dialog.getByRole('combobox', { name: 'Agency' }).fill('health')
  await page.keyboard.press('Tab')
  await expect
    .poll(() => dialog.getByRole('combobox', { name: 'Agency' }).inputValue())
    .toBe('Health visiting')
  await dialog.getByRole('radio', { name: /^Excel workbook/ }).press('Space')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save the file' }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toMatch(/^agency-pack \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d\.xlsx$/)
  await dialog.waitFor({ state: 'detached' })
})

it('in a large service it is said how many measures are counted, until all of them are there', async () => {
  const page = await open('/reports', 'counting')
  const far = page.getByText(/^One moment… \d+ of 28 measures are counted\.$/)
  await far.waitFor()
  const first = await far.textContent()
  await expect.poll(() => far.textContent().catch(() => first)).not.toBe(first)
  await page.getByRole('link', { name: /^G5 / }).waitFor()
  expect(await far.count()).toBe(0)
})
