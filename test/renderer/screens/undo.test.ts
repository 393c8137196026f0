/** Throwing a draft away, bringing it back, and moving one to the right family, by keyboard alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())

describe('a draft', () => {
  it('is thrown away from the family’s list with a reason, and brought back from the notice', async () => {
    const page = await harness.open('/cases/case-1')
    const button = page.getByRole('button', { name: /^Throw away… / }).first()
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Throw this draft away?' })
    await dialog.getByRole('button', { name: 'Throw away' }).press('Enter')
    await dialog.getByText('Say in a few words why it is thrown away.').waitFor()
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Begun twice')
    await dialog.getByRole('button', { name: 'Throw away' }).press('Enter')
    await page.getByRole('heading', { name: 'Thrown away', level: 1 }).waitFor()
    const notice = page.locator('.ui-notice-done')
    await notice.getByText('Everything of it is kept until').waitFor()
    if (process.env.CHAIRSIDE_LOOK)
      await page.screenshot({ path: `${process.env.CHAIRSIDE_LOOK}/thrown-away.png`, fullPage: true })
    await notice.getByRole('button', { name: 'Bring it back' }).press('Enter')
    await page.waitForFunction(() => location.hash.startsWith('#/record/'))
    expect(harness.faults()).toEqual([])
  })

  it('goes to the right family after everything of the wrong one was shown', async () => {
    const page = await harness.open('/cases/new')
    await page.getByRole('textbox', { name: 'Family reference' }).fill('WX-2290')
    await page.getByRole('button', { name: 'Add the family' }).press('Enter')
    await page.waitForFunction(() => location.hash.startsWith('#/cases/case-'))
    await page.evaluate(() => {
      location.hash = '#/record/record-1/move'
    })
    const family = page.getByRole('combobox', { name: 'The right family' })
    await family.fill('2290')
    await page.getByRole('option', { name: /WX-2290/ }).click({ timeout: 10_000 })
    await page.getByRole('checkbox', { name: /Keep: Dana Ashby, mother/ }).waitFor()
    await page.getByText('Holds address. The address is kept from somebody.').waitFor()
    await page.getByText('Gary Ashby, father').waitFor()
    if (process.env.CHAIRSIDE_LOOK) {
      await page.screenshot({ path: `${process.env.CHAIRSIDE_LOOK}/move.png`, fullPage: true })
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.screenshot({ path: `${process.env.CHAIRSIDE_LOOK}/move-dark.png`, fullPage: true })
    }
    await page.getByRole('button', { name: 'Move to WX-2290' }).press('Enter')
    await page.waitForFunction(() => location.hash === '#/record/record-1')
    expect(harness.faults()).toEqual([])
  })
})
