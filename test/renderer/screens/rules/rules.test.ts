/** Rules, "Wording": the counts of what was set aside, saved by keyboard in a real Chromium on a core in memory. */
import { readFile } from 'node:fs/promises'
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

/** The Rules on a core that answers with this, a JavaScript function, when it is asked for the counts. */
async function openWith(counts: string): Promise<Page> {
  const page = await harness.open('/rules')
  const asIs = 'asideCounts.handler('
  let found = 0
  await page.route('**/*.js', async (route) => {
    const response = await route.fetch()
    const text = await response.text()
    if (text.includes(asIs)) found += 1
    await route.fulfill({ response, body: text.replace(asIs, `${asIs}${counts}, `) })
  })
  await page.reload()
  await wording(page).waitFor()
  expect(found).toBe(1)
  return page
}

const wording = (page: Page) => page.getByRole('region', { name: 'Wording' })
const button = (page: Page) => page.getByRole('button', { name: 'Save what was set aside' })

async function saved(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page).press('Enter')])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

const heading = '"month","family","cue","done","reason","count"\r\n'

describe('“Save what was set aside”', () => {
  it('stands under Wording, with a sentence that says what the file holds and what it does not', async () => {
    const page = await harness.open('/rules')
    await button(page).waitFor()
    await expect
      .poll(() => wording(page).getByRole('button', { name: 'Save what was set aside' }).count())
      .toBe(1)
    await expect
      .poll(() =>
        wording(page).getByText('The file holds no words of a record, no name and no reference.').isVisible(),
      )
      .toBe(true)
  })

  it('is for administrators: others read the values only', async () => {
    const page = await harness.open('/rules', 'plain')
    await page.getByRole('heading', { name: 'Wording' }).waitFor()
    await expect.poll(() => button(page).count()).toBe(0)
  })

  it('saves the counts as a table, month by month', async () => {
    const page = await harness.open('/rules')
    expect(await saved(page)).toEqual({
      name: 'chairside-wording.csv',
      text: `${heading}"2026-11","OO","OO-01","not relevant","own words","2"\r\n`,
    })
    await expect.poll(() => page.getByRole('alert').getByText(/./).count()).toBe(0)
    await expect.poll(() => button(page).evaluate((one) => one === document.activeElement)).toBe(true)
  })

  it('saves nothing at all were the core to send words of a record with the counts', async () => {
    const page = await openWith(
      `() => [{ month: '2026-10', family: 'CR', cue: 'CR-05', how: 'not relevant', reason: 'own words', count: 1,
        words: 'told a teaching assistant' }]`,
    )
    let downloads = 0
    page.on('download', () => {
      downloads += 1
    })
    await button(page).press('Enter')
    await wording(page).getByRole('alert').getByText('Everything that was saved before is safe.').waitFor()
    expect(downloads).toBe(0)
    await expect.poll(() => page.getByText(/teaching assistant/).count()).toBe(0)
  })

  it('saves a table of headings alone where nothing was set aside, and says nothing is wrong', async () => {
    const page = await openWith('() => []')
    expect(await saved(page)).toEqual({ name: 'chairside-wording.csv', text: heading })
    await expect.poll(() => page.getByRole('alert').getByText(/./).count()).toBe(0)
  })

  it('says what happened, what is safe and what to do where it fails, and saves when tried again', async () => {
    const page = await openWith(
      `() => { if (!window.failed) { window.failed = true; throw new Error('EIO /home/priya/WX-4471.db') } return [] }`,
    )
    let downloads = 0
    page.on('download', () => {
      downloads += 1
    })
    await button(page).press('Enter')
    const alert = wording(page).getByRole('alert')
    await alert.getByText('Something went wrong inside Chairside.').waitFor()
    expect((await alert.locator('p').allTextContents()).join(' ')).toBe(
      'Stopped: Something went wrong inside Chairside. Everything that was saved before is safe. Try again. If it happens again, restart Chairside.',
    )
    await expect.poll(() => page.getByText(/EIO|priya/).count()).toBe(0)
    expect(downloads).toBe(0)
    const { violations } = await axeOn(page).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])

    expect((await saved(page)).text).toBe(heading)
    await alert.waitFor({ state: 'detached' })
  })
})
