/** The columns of a record: the page stands between the headings and what is beside it, and nothing of it is under them. */
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
})

const open = (width: number, height: number) =>
  harness.open('/record/record-1', 'session=SUP_CASE', {
    viewport: { width, height },
    reducedMotion: 'reduce',
  })

/** How far the page is from what it touches, in whole pixels, and how much of a section stands outside of it. */
const gaps = (page: Page) =>
  page.evaluate(() => {
    const of = (selector: string) =>
      document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
    const [here, around] = [of('.record-page'), of('.recorder-columns')]
    const section = of('.record-section')
    return {
      outline: Math.round(here.left - of('.record-outline').right),
      panel: Math.round(of('.record-panel').left - here.right),
      top: Math.round(here.top - around.top),
      bottom: Math.round(around.bottom - here.bottom),
      outside: Math.round(Math.max(0, here.left - section.left) + Math.max(0, section.right - here.right)),
      window: document.documentElement.scrollHeight - innerHeight,
    }
  })

const box = (page: Page) =>
  page.locator('.record-page').evaluate((element) => {
    const { left, right, height } = element.getBoundingClientRect()
    return { left: Math.round(left), right: Math.round(right), height: Math.round(height) }
  })

describe('the page of a record', () => {
  it('fills the place between the headings and what is beside it, and scrolls within it', async () => {
    const page = await open(1440, 800)
    for (const width of [1120, 1440, 1920]) {
      await page.setViewportSize({ width, height: 800 })
      await expect
        .poll(() => gaps(page))
        .toEqual({ outline: 0, panel: 0, top: 0, bottom: 0, outside: 0, window: 0 })
    }
    await page.locator('.record-section').last().scrollIntoViewIfNeeded()
    await expect
      .poll(() => page.locator('.record-page').evaluate(({ scrollTop }) => scrollTop))
      .toBeGreaterThan(0)
  })

  it('has the whole window on the shared screen', async () => {
    const page = await open(1440, 800)
    await page.locator('.record-section').first().waitFor()
    await page.keyboard.press('F11')
    await page.locator('.recorder-shared').waitFor()
    await expect.poll(() => box(page)).toMatchObject({ left: 0, right: 1440 })
  })

  it('is as long as what is written where the window is narrow, and the window scrolls', async () => {
    const page = await open(800, 800)
    await page.locator('.record-section').first().waitFor()
    await expect.poll(async () => (await box(page)).height).toBeGreaterThan(800)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(1000)
  })
})
