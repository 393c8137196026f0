/** Two windows on one family: each keeps what it has typed, and what both have typed in one field is chosen by a person. */
import { expect, type Page, test } from '@playwright/test'
import type { BrowserDoorApp } from './app.ts'
import { siobhansFamily } from './families.ts'
import { FamilyPage } from './pages/family.ts'
import { StartPage } from './pages/start.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded } from './seed.ts'

const chair: Member = { name: 'Jo Felstead', role: 'CP chair', passphrase: 'seven quiet herons wade' }

let app: BrowserDoorApp
test.afterEach(() => app?.close())

const cardOf = (page: Page) => new FamilyPage(page).card('Siobhán O’Rourke')
const field = (page: Page, label: string) => cardOf(page).getByLabel(label, { exact: true })
const asked = (page: Page) => page.getByRole('region', { name: 'What you both changed' })
const saved = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d$/ })).toBeVisible()

test('two windows that change one family keep every word of both', async () => {
  const opened = await openSeeded([chair], (seed) => siobhansFamily(seed, chair, 'WX-4471'))
  app = opened.app
  const { page } = app
  await new Window(page).go('Cases')
  await page.getByRole('link', { name: /WX-4471/ }).click()
  await expect(cardOf(page)).toBeVisible()
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(() => void window.open(location.href)),
  ])
  await expect(cardOf(other)).toBeVisible()

  await test.step('different fields: both stand in both windows', async () => {
    await field(page, 'School or setting').fill('Elm Road Primary')
    await saved(page)
    await field(other, 'Case system number').fill('774411')
    await saved(other)
    await expect(field(other, 'School or setting')).toHaveValue('Elm Road Primary')
    await expect(other.getByText(/^This family was changed in another window too\./)).toBeVisible()
    await cardOf(page).getByRole('button', { name: 'More about this child' }).click()
    await field(page, 'First language').fill('Irish')
    await saved(page)
    await expect(field(page, 'Case system number')).toHaveValue('774411')
  })

  await test.step('the same field: the second window is asked, and the rest of it is saved', async () => {
    await field(page, 'School or setting').fill('Oak Lane Primary')
    await saved(page)
    await field(other, 'School or setting').fill('Ash Grove Primary')
    await field(other, 'Date of birth').fill('15/03/2018')
    await field(other, 'Date of birth').press('Tab')
    await expect(asked(other)).toContainText('Oak Lane Primary')
    await expect(asked(other)).toContainText('Ash Grove Primary')
    await expect(field(other, 'School or setting')).toHaveValue('Ash Grove Primary')
  })

  await test.step('left undecided over a lock it is asked again, with the same words', async () => {
    await other.bringToFront()
    await other.keyboard.press('Control+Shift+L')
    await expect(other.getByRole('heading', { name: /^Sign in to/ })).toBeVisible({ timeout: 20_000 })
    await expect(other.getByText('Ash Grove')).toHaveCount(0)
    await new StartPage(other).signIn(chair)
    await expect(asked(other)).toContainText('Ash Grove Primary')
    await asked(other)
      .getByRole('button', { name: /^Keep mine/ })
      .click()
    await expect(asked(other)).toBeHidden()
    await saved(other)
  })

  await test.step('what was decided is stored, with everything else that either has typed', async () => {
    await new Window(other).go('Cases')
    await other.getByRole('link', { name: /WX-4471/ }).click()
    await expect(field(other, 'School or setting')).toHaveValue('Ash Grove Primary')
    await expect(field(other, 'Case system number')).toHaveValue('774411')
    await expect(field(other, 'Date of birth')).toHaveValue(/15/)
    await cardOf(other).getByRole('button', { name: 'More about this child' }).click()
    await expect(field(other, 'First language')).toHaveValue('Irish')
  })
})
