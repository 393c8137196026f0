/** The facts of a family and its registers on the screen, in a real Chromium on a core in memory. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
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
})

async function choose(place: Locator, label: string, option: string) {
  await place
    .getByRole('button', { name: new RegExp(`${label}$`) })
    .and(place.locator('.ui-picker-button'))
    .click()
  await place.page().getByRole('option', { name: option }).click()
}

async function typed(place: Locator, label: string, words: string) {
  await place.getByLabel(label, { exact: true }).fill(words)
  await place.getByLabel(label, { exact: true }).press('Tab')
}

async function isSound(page: Page) {
  const light = await axeOn(page).analyze()
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const dark = await axeOn(page).withRules(['color-contrast', 'link-in-text-block']).analyze()
  const faults = [...light.violations, ...dark.violations]
  expect(faults.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(harness.faults()).toEqual([])
}

/** The family's page by way of the list: it is long, and a busy machine may take its time. */
async function family(asked = '', more = ''): Promise<Page> {
  const page = await harness.open('/cases', asked, { reducedMotion: 'reduce' })
  await page.evaluate((place) => {
    location.hash = place
  }, `/cases/case-1${more}`)
  await page.getByRole('navigation', { name: 'Parts of this family' }).waitFor()
  return page
}

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

// Chromium on a busy machine takes its time; nothing here is timed.
const patience = { timeout: 240_000 }

describe('the facts of a family', patience, () => {
  it('of eight children with long names stay readable: each card begins with what stands now', async () => {
    const page = await family('many&long')
    const children = part(page, 'Children')
    await expect.poll(() => children.getByRole('heading', { level: 3 }).count()).toBe(8)
    await expect.poll(() => children.getByLabel('School or setting').first().isVisible()).toBe(false)
    await children.getByRole('button', { name: 'Change details' }).first().click()
    await expect.poll(() => children.getByLabel('School or setting').first().isVisible()).toBe(true)
    await isSound(page)
  })

  it('are reached by the list beside them, with the keyboard, and by their address', async () => {
    const page = await family()
    const link = page.getByRole('navigation', { name: 'Parts of this family' }).getByRole('link')
    await link.filter({ hasText: 'Agencies' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'family-agencies')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await part(page, 'Agencies').getByLabel('Worker').waitFor()
    const other = await family('', '?part=names')
    await other.waitForFunction(() => document.activeElement?.id === 'family-names')
  })

  it('a plan stands on the child’s card once it is in force, and dates that cannot be right are told', async () => {
    const page = await family()
    const status = part(page, 'Plan and legal status')
    await status
      .getByRole('button', { name: /^History and changes of/ })
      .first()
      .click()
    const add = status.getByRole('button', { name: /^Add a plan or legal status of/ }).first()
    await add.click()
    const first = status.getByRole('group').first()
    await first.getByRole('combobox', { name: 'Plan' }).fill('Child protection plan')
    await first.getByRole('combobox', { name: 'Plan' }).press('Tab')
    await typed(first, 'From', '17/09/2026')
    const card = part(page, 'Children').getByRole('region').first()
    await card.getByText('Child protection plan, since 17 September 2026').waitFor()
    await add.click()
    const second = status.locator('.case-fact').nth(1)
    await second.getByRole('combobox', { name: 'Plan' }).fill('CIN plan')
    await second.getByRole('combobox', { name: 'Plan' }).press('Tab')
    await typed(second, 'From', '01/09/2026')
    await typed(second, 'To', '01/10/2026')
    await second.getByText('It overlaps with “Child protection plan”.').waitFor()
    await status.getByText('2 dates to look at').waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor()
  })

  it('an address, a phone, an employer and a school are each kept from whoever must not learn it', async () => {
    const page = await family()
    const card = part(page, 'People').getByRole('region', { name: 'Dana Harcastle' })
    await card.getByRole('button', { name: 'Change details' }).click()
    const together = card.getByRole('group', { name: 'Keep address, phone and employer from' })
    await together.getByRole('checkbox').first().check({ force: true })
    await card.getByText(/^Address, phone and employer are kept from .+\.$/).waitFor()
    await card
      .getByRole('checkbox', { name: 'Phone and employer have lists of their own' })
      .check({ force: true })
    const phone = card.getByRole('group', { name: 'Keep the phone from' })
    await expect.poll(() => phone.getByRole('checkbox').first().isChecked()).toBe(true)
    await phone.getByRole('checkbox').first().uncheck({ force: true })
    await card.getByText(/^Address and employer are kept from .+\.$/).waitFor()
    const child = part(page, 'Children').getByRole('region').first()
    await child.getByRole('button', { name: 'More about this child' }).click()
    await child
      .getByRole('group', { name: 'Keep the school or setting from' })
      .getByRole('checkbox')
      .first()
      .check({ force: true })
    await child.getByText(/^The school or setting is kept from .+\.$/).waitFor()
    await isSound(page)
  })

  it('appointments are typed with the family, the newest first, and counted where a child was not brought', async () => {
    const page = await family()
    const appointments = part(page, 'Appointments')
    await appointments.getByRole('button', { name: 'Add or change appointments' }).click()
    await appointments.getByRole('button', { name: 'Add an appointment' }).click()
    const row = appointments.getByRole('group').first()
    // Whoever adds one by keyboard is in it at once.
    await expect.poll(() => row.evaluate((one) => one.contains(document.activeElement))).toBe(true)
    await typed(row, 'Service', 'Audiology')
    await typed(row, 'Date', '03/09/2026')
    await choose(appointments, 'What happened', 'Was not brought')
    await appointments.getByText('was not brought to 1 of them.').waitFor()
    await isSound(page)
  })

  it('who lives in the home is told for now, with dates asked for where they are missing', async () => {
    const page = await family()
    const home = part(page, 'Household')
    await home
      .getByRole('button', { name: /^Add a date for / })
      .first()
      .click()
    await home.getByRole('button', { name: 'Change who lived here and when' }).click()
    await typed(home.locator('.case-fact').first(), 'From', '01/05/2019')
    await home.getByRole('listitem').filter({ hasText: 'since 1 May 2019' }).waitFor()
    await typed(home.locator('.case-fact').first(), 'To', '01/05/2018')
    await home.getByText('It ends before it begins.').waitFor()
  })

  it('a mistyped NHS number is told and kept; another name stands on the person’s card', async () => {
    const page = await family()
    const names = part(page, 'Names and numbers')
    await names.getByRole('button', { name: 'Add a number' }).click()
    const number = names.locator('.case-fact').first()
    await typed(number, 'Number', '943 476 5918')
    await number.getByText(/^This is no NHS number/).waitFor()
    await typed(number, 'Number', '943 476 5919')
    await number.getByText(/^This is no NHS number/).waitFor({ state: 'detached' })
    await names.getByRole('button', { name: 'Add a name' }).click()
    const name = names.locator('.case-fact').first()
    await choose(name, 'Who', 'Dana Harcastle')
    await choose(name, 'Kind of name', 'Earlier surname')
    await typed(name, 'Other name', 'Pell')
    await part(page, 'Dana Harcastle')
      .getByText(/Also known as .*Dana Pell/)
      .waitFor()
  })

  it('a relationship and an agency are typed, and a fact is taken out only after a question', async () => {
    const page = await family()
    const relations = part(page, 'Relationships')
    await relations.getByRole('button', { name: 'Add a relationship' }).click()
    const row = relations.locator('.case-fact').first()
    await choose(row, 'Who', 'Dana Harcastle')
    await row.getByRole('combobox', { name: 'Is the' }).fill('mother of')
    await row.getByRole('combobox', { name: 'Is the' }).press('Tab')
    await choose(row, 'Of whom', 'Dana Harcastle')
    await row.getByText(/^Nobody is related to themselves/).waitFor()
    await row.getByRole('button', { name: /^Remove Dana Harcastle, mother of/ }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Keep' }).click()
    await expect.poll(() => relations.locator('.case-fact').count()).toBe(1)
    await row.getByRole('button', { name: /^Remove Dana Harcastle, mother of/ }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await expect.poll(() => relations.locator('.case-fact').count()).toBe(0)
    const agencies = part(page, 'Agencies')
    await agencies.getByRole('button', { name: 'Add an agency' }).click()
    await typed(agencies, 'Agency', 'Alder Street Primary')
    await typed(agencies, 'Confirmed its part of the history on', '01/09/2026')
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor()
    await page.getByRole('link', { name: 'Guide' }).click()
    await page.goBack()
    await expect
      .poll(() => part(page, 'Agencies').getByLabel('Agency', { exact: true }).inputValue())
      .toBe('Alder Street Primary')
  })
})

describe('the registers', patience, () => {
  it('of a family stand in tables, one for each kind, and are sound', async () => {
    const page = await harness.open('/cases/case-1/registers', 'long', { reducedMotion: 'reduce' })
    await page.getByRole('cell', { name: 'Audiology' }).waitFor()
    await page.getByText('Was discharged for missed appointments.').waitFor()
    for (const [tab, words] of [
      ['Medicals', 'Medical held'],
      ['Police powers of protection', 'Police called by a neighbour'],
      ['Legal progress', 'pre-proceedings'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('cell', { name: words }).first().waitFor()
    }
    await page
      .getByRole('button', { name: /^All it says/ })
      .first()
      .click()
    await page.getByText('Cause of delay').waitFor()
    await isSound(page)
  })

  it('are saved as a file without a name in it, with no formula in a cell', async () => {
    const page = await harness.open('/cases/case-1/registers')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('was-not-brought-wx-4471.csv')
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toContain(`"'=HYPERLINK(`)
    expect(text).not.toContain('Harcastle')
  })

  it('over all families are asked for by kind and period, and one use can be saved by itself', async () => {
    const page = await harness.open('/registers', '', { reducedMotion: 'reduce' })
    await choose(page.getByRole('search'), 'Register', 'Police powers of protection')
    await page.getByRole('link', { name: 'WX-4471' }).first().waitFor()
    await page
      .getByRole('button', { name: /^All it says/ })
      .first()
      .click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save this one as CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^police-powers-of-protection-from-[\d-]+-to-[\d-]+\.csv$/)
    await page.getByLabel('To', { exact: true }).fill('01/01/2001')
    await page.getByText('The period ends before it begins.').waitFor()
    await page.getByLabel('To', { exact: true }).fill('')
    await page.getByRole('link', { name: 'WX-4471' }).first().waitFor()
    await isSound(page)
  })

  it('that are empty say how they are filled', async () => {
    const page = await harness.open('/registers', 'empty')
    await page.getByText('No family has anything of this kind in this period.').waitFor()
  })
})
