/** Two windows on one record: what is written in one stands in the other, and nothing is lost between them. */
import { expect, test } from '@playwright/test'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { RecordPage } from './pages/record.ts'

let app: BrowserDoorApp
test.beforeEach(async () => {
  app = await launchBrowserDoor()
  app.page.setDefaultTimeout(15_000)
})
test.afterEach(() => app?.close())

test('two windows that write in one record at the same time read each other’s words', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Try it with a fictional conference' }).click()
  await page.getByRole('button', { name: /^Begin as/ }).click({ timeout: 30_000 })
  await page
    .locator('main')
    .getByRole('link', { name: /Initial (?:child protection )?conference/ })
    .first()
    .click()
  await expect(page.locator('.record-page')).toBeVisible()

  // As "Duplicate tab" does: the new window carries this one's way in, the address does not.
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(() => void window.open(location.href)),
  ])
  await expect(other.locator('.record-page')).toBeVisible()

  const here = new RecordPage(page)
  const there = new RecordPage(other)
  await here.startEntry(here.text('worries'))
  await there.startEntry(there.text('strengths'))
  const mine = 'The chair writes this while the other window is being written in as well.'
  const theirs = 'The minute taker writes this in the other window at the same time.'
  await Promise.all([page.keyboard.type(mine), other.keyboard.type(theirs)])
  await expect(here.text('strengths')).toContainText(theirs)
  await expect(there.text('worries')).toContainText(mine)

  // In one and the same text, too.
  await here.startEntry(here.text('analysis'))
  await expect(here.text('analysis').locator('.entry')).toHaveCount(
    await there.text('analysis').locator('.entry').count(),
  )
  await page.keyboard.type(mine)
  await expect(there.text('analysis')).toContainText(mine)
  await there.startEntry(there.text('analysis'))
  await other.keyboard.type(theirs)
  await expect(here.text('analysis')).toContainText(theirs)
  await expect(here.text('analysis')).toContainText(mine)
  await here.saved()
  await there.saved()
})
