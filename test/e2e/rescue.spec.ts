/** A damaged file, from what a person is told to working again; and the second folder and the drill before that. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { fill } from './pages/fields.ts'
import { type Somebody, StartPage } from './pages/start.ts'

const chair: Somebody = {
  name: 'Hilary Quarrington',
  role: 'Child protection chair',
  organisation: 'Wexmoor Council (fictional)',
  email: 'hilary@wexmoor.example',
  passphrase: 'seven quiet herons wade',
}

let app: BrowserDoorApp
test.beforeEach(async () => {
  app = await launchBrowserDoor()
  app.page.setDefaultTimeout(15_000)
})
test.afterEach(() => app?.close())

test('a file that went bad is put right from the copy in the second folder, and nothing is thrown away', async () => {
  await new StartPage(app.page).makeWorkspace(app.folder, chair)
  const second = join(app.scratch, 'share')
  await mkdir(second)
  let { page } = app
  await page.goto(`${new URL(page.url()).origin}/#/safekeeping`)
  await expect(page.getByText('There is none yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText(/^Done: ?Backed up/)).toBeVisible()
  await fill(page.locator('body'), 'Folder', second)
  await page.getByRole('button', { name: 'Copy backups there' }).click()
  await expect(page.getByText(/Last copied/)).toBeVisible()
  await page.getByRole('button', { name: 'Do the drill now' }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog, 'Your passphrase', chair.passphrase)
  await dialog.getByRole('button', { name: 'Do the drill' }).click()
  await expect(page.getByText(/Last drill: .* The backup is good\./)).toBeVisible({ timeout: 30_000 })

  await app.kill()
  const records = join(app.folder, 'workspace.db')
  const bytes = await readFile(records)
  bytes[6000] = (bytes[6000] ?? 0) ^ 1
  await writeFile(records, bytes)
  const backups = join(app.folder, 'backups')
  for (const name of await readdir(backups))
    if (name.endsWith('.db')) await writeFile(join(backups, name), 'rubbish')

  page = await app.restart()
  page.setDefaultTimeout(15_000)
  const start = new StartPage(page)
  await start.trySignIn(chair)
  await page.getByRole('button', { name: 'See what can be put back' }).click()
  await expect(page.getByRole('heading', { name: 'This workspace could not be read' })).toBeVisible()
  await fill(page.locator('body'), 'Passphrase', chair.passphrase)
  await page.getByRole('button', { name: 'Find what is good' }).click()
  await expect(page.getByText(/The newest good backup is from .*, in the second folder\./)).toBeVisible()
  await expect(page.getByText('One newer backup is damaged itself and was left out.')).toBeVisible()
  await page.getByRole('button', { name: 'Put this backup back' }).click()
  await expect(page.getByRole('heading', { name: 'The workspace is whole again' })).toBeVisible()
  const replaced = (await readdir(backups)).find((name) => name.startsWith('replaced-')) ?? ''
  expect(await readFile(join(backups, replaced, 'workspace.db'))).toEqual(bytes)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await start.signIn(chair)
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible()
})
