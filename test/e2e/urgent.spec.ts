/** An allegation without a response: it asks before somebody leaves the record, once, and lets go. */
import { expect, test } from '@playwright/test'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { Window } from './pages/window.ts'

let app: BrowserDoorApp
test.beforeEach(async () => {
  app = await launchBrowserDoor()
})
test.afterEach(() => app?.close())

test('leaving asks first, staying stays, and “doing it now” is enough to go', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Try it with a fictional conference' }).click()
  await page.getByRole('button', { name: 'Begin as Priya Nandakumar' }).click()
  await page.getByRole('link', { name: 'Go on writing' }).first().click()
  await expect(page.locator('.danger')).toBeVisible({ timeout: 30_000 })
  const { rail } = new Window(page)
  const question = page.getByRole('alertdialog', { name: 'Before you leave' })

  await rail.getByRole('link', { name: 'Cases' }).click()
  await expect(question).toContainText('has no response yet')
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(question).toBeHidden()
  await expect(page.locator('.record-page')).toBeVisible()

  await rail.getByRole('link', { name: 'Cases' }).click()
  await question.getByRole('button', { name: 'Doing it now' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible()
})
