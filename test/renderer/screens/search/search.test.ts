/** The search screen in a real Chromium, on a core in memory. */

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
  expect(harness.faults()).toEqual([])
  for (const context of harness.browser.contexts()) await context.close()
})

const fieldOf = (page: Page) => page.getByRole('searchbox', { name: 'Find', exact: true })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

describe('search', () => {
  it('marks what was found, tells restricted words apart, and has no accessibility fault', async () => {
    const page = await harness.open('/search', '', { reducedMotion: 'reduce' })
    await page.getByText('Look for a name, a word or a reference').waitFor()
    await fieldOf(page).fill('bruise')
    await page.getByText('30 records found.').waitFor()
    await expect.poll(() => page.locator('mark').allTextContents()).toEqual(['bruise', 'bruise'])
    await expect
      .poll(() => page.getByRole('region', { name: 'Records (30)' }).getByText('Restricted').count())
      .toBe(1)
    const light = await axeOn(page).analyze()
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    const dark = await axeOn(page).withRules(['color-contrast', 'link-in-text-block']).analyze()
    expect([...light.violations, ...dark.violations].map(({ id }) => id)).toEqual([])
    // What was looked for is in no address and no window title.
    expect(page.url()).not.toContain('bruise')
    expect(await page.title()).not.toContain('bruise')
  })

  it('is opened, walked through and left by keyboard, and is as it was when one comes back', async () => {
    const page = await harness.open('/', '')
    await page.keyboard.press('Control+Shift+F')
    await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
    await page.keyboard.type('bruise')
    await page.getByText('30 records found.').waitFor()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focused(page)).toBe('Initial conference')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => fieldOf(page).evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/record\/record-1\?place=found$/)
    await page.goBack()
    await page.getByText('30 records found.').waitFor()
    await expect.poll(() => fieldOf(page).inputValue()).toBe('bruise')
  })

  it('answers the latest words, although an earlier answer comes later', async () => {
    const page = await harness.open('/search', '')
    await fieldOf(page).fill('br')
    await page.waitForTimeout(300)
    await fieldOf(page).fill('aoife')
    await page.getByText('1 person found.').waitFor()
    await page.waitForTimeout(900)
    await expect.poll(() => page.getByRole('region').filter({ hasText: 'Aoife Brennan' }).count()).toBe(1)
    await expect.poll(() => page.getByText('Nothing that you may open').count()).toBe(0)
  })

  it('suggests a name that was nearly typed', async () => {
    const page = await harness.open('/search', '')
    await fieldOf(page).fill('aofie')
    const near = page.getByRole('region', { name: 'Did you mean' })
    await expect.poll(() => near.getByRole('link').getAttribute('href')).toBe('#/cases/case-1')
  })

  it('is reached with the words that somebody typed among the commands', async () => {
    const page = await harness.open('/cases', '')
    for (const words of ['bruise', 'aoife']) {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: 'Commands' }).waitFor()
      await page.keyboard.type(words)
      await page.getByRole('menuitem', { name: `Search for “${words}”` }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect.poll(() => fieldOf(page).inputValue()).toBe(words)
    }
    await page.getByText('1 person found.').waitFor()
  })

  it('is narrowed down, saved under a name, used again and removed', async () => {
    const page = await harness.open('/search', '')
    await fieldOf(page).fill('bruise')
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('button', { name: /State/ }).click()
    await page.getByRole('option', { name: 'Record: signed' }).click()
    await page.getByText('Nothing that you may open').waitFor()
    await page.getByRole('button', { name: 'Filters (1 set)' }).waitFor()
    await page.getByRole('button', { name: 'Save this search' }).click()
    await page.getByRole('textbox', { name: 'What do you call it?' }).fill('Old bruises')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await fieldOf(page).fill('')
    const saved = page.getByRole('region', { name: 'Your saved searches' })
    await saved.getByText('bruise, 1 filter').waitFor()
    await saved.getByRole('button', { name: 'Old bruises', exact: true }).click()
    await expect.poll(() => fieldOf(page).inputValue()).toBe('bruise')
    await page.getByRole('button', { name: 'Filters (1 set)' }).waitFor()
    await fieldOf(page).fill('')
    await saved.getByRole('button', { name: 'Remove Old bruises' }).click()
    await page.getByText('Look for a name, a word or a reference').waitFor()
  })
})
