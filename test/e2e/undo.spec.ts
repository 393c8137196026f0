/** What a person did by mistake can be taken back, and who did what is told afterwards. */
import { expect, type Page, test } from '@playwright/test'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { FamilyPage } from './pages/family.ts'
import { fill } from './pages/fields.ts'
import { RecordPage } from './pages/record.ts'
import { type Somebody, StartPage } from './pages/start.ts'
import { Window } from './pages/window.ts'

const chair: Somebody = {
  name: 'Jo Felstead',
  role: 'Child protection chair',
  organisation: 'Wexmoor Council (fictional)',
  email: '',
  passphrase: 'seven quiet herons wade',
}
const said = 'Wren was seen alone at school and said that nights are loud.'

let app: BrowserDoorApp
test.beforeEach(async () => {
  app = await launchBrowserDoor()
  app.page.setDefaultTimeout(15_000)
})
test.afterEach(() => app?.close())

async function addFamily(page: Page, familyRef: string, child: string) {
  await new Window(page).go('Cases')
  await page.getByRole('link', { name: 'New family' }).click()
  await fill(page.locator('body'), 'Family reference', familyRef)
  await page.locator('form [role="group"]').first().locator('input').first().fill(child)
  await page.getByRole('button', { name: 'Add the family' }).click()
  await expect(page.getByRole('heading', { level: 1, name: familyRef })).toBeVisible()
}

/** Opens what stands behind More in the head of a draft. */
async function more(page: Page, what: string) {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

test('a draft that was thrown away comes back whole, goes to the right family, and the trail tells of it', async () => {
  const { page } = app
  await new StartPage(page).makeWorkspace(app.folder, chair)
  await addFamily(page, 'WX-2', 'Wren Ashby')
  await addFamily(page, 'WX-1', 'Sam Orton')
  await new FamilyPage(page).newRecord(
    'Initial child protection conference',
    'WX-1',
    '2026-09-17',
    '10:00',
    'Room 2',
  )
  const record = new RecordPage(page)
  await record.startEntry(record.text('reason'))
  await page.keyboard.type(said)
  await record.saved()

  // Thrown away: nowhere to be found but where it can be brought back from.
  await more(page, 'Throw away…')
  const dialog = page.getByRole('dialog', { name: 'Throw this draft away?' })
  await dialog.getByRole('button', { name: 'Throw away', exact: true }).click()
  await expect(dialog).toContainText('Say in a few words why it is thrown away.')
  await fill(dialog, 'Why', 'Begun twice by mistake')
  await dialog.getByRole('button', { name: 'Throw away', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Thrown away' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'WX-1' })).toContainText('Begun twice by mistake')
  await new Window(page).go('Meetings')
  await expect(page.locator('main').getByText('WX-1')).toHaveCount(0)
  await page.goBack()
  await page
    .getByRole('button', { name: /^Bring it back/ })
    .first()
    .click()
  await expect(record.text('reason')).toContainText(said)

  // Begun in the wrong family: what was of that family goes, the words stay.
  const parts = page.locator('.child-part h3')
  await expect(parts.first()).toHaveText('Sam Orton')
  await more(page, 'Move to another family…')
  await expect(page.getByRole('heading', { level: 1, name: 'Move to another family' })).toBeVisible()
  await page.getByRole('combobox', { name: 'The right family' }).fill('WX-2')
  await page.getByRole('option', { name: /^WX-2/ }).click()
  await page.getByRole('button', { name: 'Move to WX-2' }).click()
  await expect(page.locator('.record-title')).toContainText('WX-2')
  await expect(record.text('reason')).toContainText(said)
  await expect(parts.first()).toHaveText('Wren Ashby')
  await expect(parts.getByText('Sam Orton')).toHaveCount(0)

  // Who did what, and that nobody has changed what is told of it.
  await page.getByRole('link', { name: 'Who has read this' }).click()
  const rows = page.locator('.ui-table tbody')
  for (const done of [
    'threw a draft away, to be brought back if need be',
    'brought a draft back that was thrown away',
    'moved the draft to another family',
  ])
    await expect(rows.getByRole('row').filter({ hasText: done }).first()).toContainText(chair.name)
  await expect(rows).not.toContainText('Wren')
  await new Window(page).goToSetting('Who has read what')
  await page.getByRole('button', { name: 'Check it now' }).click()
  await expect(page.getByText(/The trail is as it was written: \d+ rows\.$/)).toBeVisible()
})
