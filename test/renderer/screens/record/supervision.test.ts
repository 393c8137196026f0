/** A session while it is written: who reads it, what stands beside it, and what could tell who it was. */
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeOn } from '../../../axe.ts'
import { VOICE } from '../../fake-session.ts'
import { type Harness, startHarness } from '../../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const open = (kind: string) =>
  harness.open('/record/record-1', `session=${kind}`, {
    viewport: { width: 1440, height: 1000 },
    reducedMotion: 'reduce',
  })
const section = (page: Page, key: string) => page.locator(`[data-section="${key}"]`)
const whoReads = (page: Page) => page.locator('.who-reads')

describe('case supervision', () => {
  it('has the child first beside it, what became of the last session, and what the family’s records left open', async () => {
    const page = await open('SUP_CASE')
    const beside = (name: string) => page.getByRole('region', { name, exact: true })
    await beside('The child first').getByText(VOICE).waitFor()
    await expect
      .poll(() => beside('The child first').getByRole('heading', { level: 3 }).allTextContents())
      .toEqual(['Child A (girl, 7)', 'Child B (boy, 2)'])
    await beside('The child first').getByText('No record says that they were seen alone.').waitFor()
    const last = beside('What became of the last session')
    await last.getByText('Two unannounced visits before the next session').waitFor()
    await expect.poll(() => last.getByText('not done').count()).toBe(2)
    await beside('Was Not Brought').getByText('Dentist').waitFor()
    const left = beside('Open checks and overrides')
    await left.getByText('Team manager: The other authority sends its papers on Friday.').waitFor()
    // Nobody’s personal words.
    await expect.poll(() => page.locator('.record-panel').getByText('bereavement').count()).toBe(0)
    // From the page to the panel and through it without a mouse.
    await page.keyboard.press('F6')
    await page.keyboard.press('ArrowRight')
    await beside('The child first').waitFor()
    expect((await axeOn(page).include('.record-panel').analyze()).violations).toEqual([])

    await page.keyboard.press('F11')
    await expect.poll(() => page.locator('.record-panel').count()).toBe(0)
    await expect.poll(() => page.getByText(VOICE).count()).toBe(0)
    expect(harness.faults()).toEqual([])
  })

  it('always says which record the words go into, and follows the reflective cycle that is chosen', async () => {
    const page = await open('SUP_CASE')
    await section(page, 'experience').locator('.ProseMirror').first().click()
    await whoReads(page).getByText('goes to the child’s file.').waitFor()
    await section(page, 'wellbeing').locator('.ProseMirror').first().click()
    await whoReads(page).getByText('Never the child’s file.').waitFor()
    await whoReads(page).getByText('Personal supervision').waitFor()
    // Rows have no caret of the text, and say it all the same.
    await section(page, 'plan').getByRole('button', { name: 'Add an action' }).focus()
    await whoReads(page).getByText('goes to the child’s file.').waitFor()

    await section(page, 'hdr')
      .getByRole('button', { name: /Reflective cycle/ })
      .click()
    await page.getByRole('option', { name: /4x4x4/ }).click()
    await page.getByRole('heading', { name: 'Action: directions' }).waitFor()
    await section(page, 'sign').getByLabel('Comment of whoever signs').click()
    await page.keyboard.type('I would have liked more time for Child B.')
    expect(harness.faults()).toEqual([])
  })
})

describe('group supervision', () => {
  it('sets explanations beside each other by keyboard, and asks what in the learning could tell who it was', async () => {
    const page = await open('SUP_GROUP')
    const timer = section(page, 'experience').locator('.session-timer')
    await timer.getByRole('button', { name: 'Start ten minutes' }).click()
    await timer.getByText('About 10 minutes left.').waitFor()
    await timer.getByRole('button', { name: 'Put the timer away' }).click()

    const grid = section(page, 'hypotheses')
    await grid.getByRole('button', { name: 'Begin with two explanations' }).press('Enter')
    await page.keyboard.type('A busy family')
    await grid.getByText('One explanation so far.').waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.type('Harm by the same adult')
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.type('Three fractures')
    await expect
      .poll(() => grid.getByLabel('Speaks for it, explanation 2').inputValue())
      .toBe('Three fractures')
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.type('They text back')
    await expect
      .poll(() => grid.getByLabel('Speaks for it, explanation 1').inputValue())
      .toBe('They text back')
    await expect.poll(() => grid.getByText('One explanation so far.').count()).toBe(0)

    await section(page, 'dec').getByText('Daniel Achterberg decides, as the accountable manager.').waitFor()

    await section(page, 'learning').locator('.ProseMirror').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Ask Father L.')
    const asks = section(page, 'learning').getByRole('complementary')
    await asks.getByRole('button', { name: '“Father L”' }).waitFor({ timeout: 60_000 })
    await whoReads(page).getByText('No word that tells who it was.').waitFor()
    expect(
      (await axeOn(page).include('.record-page').analyze()).violations.map(({ id, nodes }) => [
        id,
        nodes[0]?.html,
      ]),
    ).toEqual([])

    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(harness.faults()).toEqual([])
  })

  it('is one step from a manager’s note and from a review of the history', async () => {
    const page = await open('SUP_GROUP')
    const beside = page.getByRole('region', { name: 'Another record of this family' })
    await beside.getByRole('button', { name: 'High-risk history review' }).waitFor()
    await page.getByRole('button', { name: 'Doing it now' }).waitFor({ timeout: 60_000 })
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox', { name: 'What do you want to do?' }).waitFor()
    await page.keyboard.type('oversight note')
    await page.getByRole('menuitem', { name: /Management oversight note/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    // A child may be in danger: that is asked before anybody leaves, for whatever reason.
    await page
      .getByRole('alertdialog', { name: 'Before you leave' })
      .getByRole('button', { name: 'Doing it now' })
      .click()
    await page.waitForFunction(() => location.hash.includes('record-2'))
    expect(harness.faults()).toEqual([])
  })
})
