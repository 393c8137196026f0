/** An import on the screen, in a real Chromium on a core in memory. */

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

const open = () => harness.open('/import', '', { reducedMotion: 'reduce' })
const choose = (page: Page, text: string) =>
  page
    .getByTestId('import-file')
    .setInputFiles({ name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
/** Presses a button as somebody without a mouse does. */
async function press(page: Page, name: string | RegExp) {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).focus()
  await page.keyboard.press('Enter')
}
const faultsOf = async (page: Page) =>
  (await axeOn(page).analyze()).violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])

const children = [
  'LCS ID,Name,DOB,Family ID,School,Ethnicity',
  '9004471,Ellie Harcastle,08/03/2017,WX-4471,Elm School,White British',
  ',Tobias Harcastle,21/05/2020,,,',
  '7,Amara Obi,03/04/2020,WX-9,,',
  ',Nobody,31/02/2020,,,',
].join('\n')

describe('the import screen', () => {
  it('is reached from the cases, and teaches when nothing was imported yet', async () => {
    const page = await harness.open('/cases')
    await page.getByRole('link', { name: 'Import' }).click()
    await page.getByRole('heading', { name: 'Import from the case system', level: 1 }).waitFor()
    await page.getByRole('heading', { name: 'Nothing imported yet' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('goes from a file to the case files and back, by keyboard alone', async () => {
    const page = await open()
    await choose(page, children)
    await page.getByText('export.csv: 4 rows.').waitFor()
    await expect
      .poll(() => page.getByRole('button', { name: /What LCS ID is/ }).textContent())
      .toContain('Case number')
    await expect
      .poll(() => page.getByRole('button', { name: /What DOB is/ }).textContent())
      .toContain('Date of birth')
    expect(await faultsOf(page)).toEqual([])

    await press(page, 'Show what it would do')
    await page.getByRole('heading', { name: 'Doubtful: you decide' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Add/ }).isDisabled()).toBe(true)
    await page.getByText('1 row still waits for your decision.').waitFor()
    await page
      .getByRole('table', { name: 'Wrong rows by line' })
      .getByText(/“31\/02\/2020” is not a day/)
      .waitFor()

    // Old beside new, and what is here stays.
    const ellie = page.getByRole('article', { name: /^Line 2/ })
    const school = ellie.getByRole('row', { name: /School or setting/ })
    await expect
      .poll(() => school.textContent())
      .toMatch(/Harrow Lane Primary, Year 5.*Elm School.*Stays as it is here/)

    // Side by side, and one choice.
    const doubt = page.getByRole('article', { name: 'Line 3: Tobias Harcastle' })
    await expect
      .poll(() => doubt.getByRole('row', { name: /^Name/ }).textContent())
      .toMatch(/Tobias Harcastle.*Tobias Pruett/)
    await expect
      .poll(() => doubt.getByRole('row', { name: /^Date of birth/ }).textContent())
      .toMatch(/21\/05\/2020.*21\/05\/2020/)
    expect(await faultsOf(page)).toEqual([])
    await doubt.getByRole('radio', { name: /^The same as Tobias Pruett/ }).focus()
    await page.keyboard.press('Space')
    await press(page, 'Add 1 child and change 2')

    await page.getByText('Added 1 child and changed 2.').waitFor()
    await page.getByRole('table', { name: 'Wrong rows by line' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(page.url()).toMatch(/#\/import$/)

    await press(page, 'Undo this import')
    await page.getByText('Taken back: 1 family is as before.').waitFor()
    await page.getByText(/^Taken back by .+, \d/).waitFor()
  })

  it('takes the file’s facts only where somebody says that the file is right', async () => {
    const page = await open()
    await choose(page, 'Name,DOB,School\nEllie Harcastle,08/03/2017,Elm School')
    await press(page, 'Show what it would do')
    await page.getByText('There is nothing new in this file.').waitFor()
    await page.getByRole('checkbox', { name: 'The file is right where it differs' }).focus()
    await page.keyboard.press('Space')
    await press(page, 'Change 1 child')
    await page.getByText('Changed 1 child.').waitFor()
    await page.getByRole('link', { name: 'Go to the cases' }).click()
    await page.getByRole('link', { name: 'WX-4471' }).click()
    await page.getByRole('heading', { name: 'WX-4471', level: 1 }).waitFor()
    await expect.poll(() => page.getByLabel('School or setting').first().inputValue()).toBe('Elm School')
  })

  it('says what is missing before it can be used, and lets a column be called otherwise', async () => {
    const page = await open()
    await choose(page, 'Name,Colour\nEllie Harcastle,9004471')
    await page
      .getByText('Say which column tells one child from another: a date of birth or a number.')
      .waitFor()
    await expect
      .poll(() => page.getByRole('button', { name: 'Show what it would do' }).isDisabled())
      .toBe(true)
    await page.getByRole('button', { name: /What Colour is/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Case number' }).focus()
    await page.keyboard.press('Enter')
    await press(page, 'Show what it would do')
    await page.getByText('1 row says nothing new.').waitFor()
  })

  it('lists earlier imports, each to be taken back', async () => {
    const page = await open()
    await choose(page, 'Name,DOB,Family ID\nAmara Obi,03/04/2020,WX-9')
    await press(page, 'Show what it would do')
    await press(page, 'Add 1 child')
    await page.getByText('Added 1 child.').waitFor()
    await press(page, 'Import another file')
    const row = page.getByRole('table', { name: 'Earlier imports' }).getByRole('row').nth(1)
    await expect.poll(() => row.textContent()).toMatch(/Priya Nandakumar.*Children/)
    await press(page, /^Undo the import of/)
    await row.getByText(/^Taken back by .+, \d/).waitFor()
  })

  it('stays readable in a narrow window, with nothing cut off sideways', async () => {
    const page = await open()
    await choose(page, children)
    await press(page, 'Show what it would do')
    await page.getByRole('article', { name: /^Line 3/ }).waitFor()
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})
