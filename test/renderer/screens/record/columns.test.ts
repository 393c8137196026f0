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

/** Where the sides of what is found stand, in whole pixels. */
const sides = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return {
        left: Math.round(left),
        right: Math.round(right),
        top: Math.round(top),
        bottom: Math.round(bottom),
      }
    })

describe('the page of a record', () => {
  it('fills the place between the headings and what is beside it, and scrolls within it', async () => {
    for (const width of [1120, 1440, 1920]) {
      const page = await open(width, 800)
      await page.locator('.record-section').last().waitFor({ state: 'attached' })
      const [outline, panel, columns] = [
        await sides(page, '.record-outline'),
        await sides(page, '.record-panel'),
        await sides(page, '.recorder-columns'),
      ]
      await expect
        .poll(() => sides(page, '.record-page'))
        .toEqual({ left: outline.right, right: panel.left, top: columns.top, bottom: columns.bottom })
      const inside = await sides(page, '.record-section')
      expect(inside.left).toBeGreaterThan(outline.right)
      expect(inside.right).toBeLessThan(panel.left)
      await page.locator('.record-section').last().scrollIntoViewIfNeeded()
      await expect
        .poll(() => page.locator('.record-page').evaluate(({ scrollTop }) => scrollTop))
        .toBeGreaterThan(0)
      expect(await page.evaluate(() => scrollY)).toBe(0)
    }
  })

  it('has the whole window on the shared screen', async () => {
    const page = await open(1440, 800)
    await page.locator('.record-section').first().waitFor()
    await page.keyboard.press('F11')
    await page.locator('.recorder-shared').waitFor()
    await expect.poll(async () => (await sides(page, '.record-page')).left).toBe(0)
    await expect.poll(async () => (await sides(page, '.record-page')).right).toBe(1440)
  })

  it('is as long as what is written where the window is narrow, and the window scrolls', async () => {
    const page = await open(800, 800)
    await page.locator('.record-section').first().waitFor()
    await expect
      .poll(async () => {
        const { top, bottom } = await sides(page, '.record-page')
        return bottom - top
      })
      .toBeGreaterThan(800)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(1000)
  })
})
