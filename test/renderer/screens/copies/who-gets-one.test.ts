/** Who gets no copy and why, and the chair's words to a child that nobody loses. */
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 180_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const copies = '/record/record-1/copies'

describe('The copies screen', () => {
  it('names everybody who gets no copy, each with the reason', async () => {
    const page = await harness.open(copies)
    const table = page.getByRole('table', { name: 'Who gets no copy, and why' })
    await table.waitFor()
    const row = (name: RegExp) =>
      table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
    await expect.poll(() => row(/^Nadia Rowe/).textContent()).toContain('no child’s consent is recorded')
    await expect
      .poll(() => row(/^Ellie/).textContent())
      .toContain('It is not written down what this child gets.')
    await expect.poll(() => row(/^Dana/).count()).toBe(0)
  })

  it('calls the file by its name once, with the apostrophe of print', async () => {
    const page = await harness.open(copies)
    const table = page.getByRole('table', { name: 'Who gets a copy' })
    const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Child’s file' }) })
    await row.waitFor()
    expect(((await row.textContent()) ?? '').match(/internal copy/gi)?.length).toBe(1)
  })
})

describe('The chair’s own words to a child', () => {
  const write = (page: Page) => page.getByRole('button', { name: /^Write and read for/ }).first()
  const words = (page: Page) => page.getByRole('dialog').getByLabel('In your own words')

  it('are there again after the screen was left and after Chairside was locked, and for nobody else', async () => {
    const page = await harness.open(copies)
    await write(page).click()
    await words(page).fill('I liked to meet you.')
    await page.keyboard.press('Escape')
    await page.evaluate(() => {
      location.hash = '/'
    })
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    await page.evaluate((place) => {
      location.hash = place
    }, copies)
    await write(page).click()
    await expect.poll(() => words(page).inputValue()).toBe('I liked to meet you.')
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: /Sign in/ }).waitFor()
    await page.getByLabel('Passphrase', { exact: true }).fill('kettle orchard nine violin')
    await page.keyboard.press('Enter')
    await write(page).click()
    await expect.poll(() => words(page).inputValue()).toBe('I liked to meet you.')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Switch person' }).click()
    await page.getByRole('dialog').getByLabel('Passphrase', { exact: true }).fill('harbour pencil quiet moss')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /Morag Ellery/ }).waitFor()
    await write(page).click()
    await page.getByRole('dialog').getByRole('article').waitFor()
    await expect.poll(() => page.getByRole('dialog').textContent()).not.toContain('I liked to meet you.')
  })
})
