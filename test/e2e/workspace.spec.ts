/** Ways in that do not work: each says its own sentence, and nothing in the folder is changed. */
import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { fill, pick } from './pages/fields.ts'
import { type Somebody, StartPage } from './pages/start.ts'
import { Window } from './pages/window.ts'

const chair: Somebody = {
  name: 'Hilary Quarrington-Featherstonehaugh',
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

/** Every file of a folder with the hash of its bytes, but for the notes of who tried to sign in, which are there to change. */
async function picture(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if (/^sign-in-(attempts|waits)\.json$/.test(name)) continue
    const path = join(folder, name)
    files[name] = (await stat(path)).isDirectory()
      ? 'folder'
      : createHash('sha256')
          .update(await readFile(path))
          .digest('hex')
  }
  return files
}

test('a wrong passphrase is told from a right one, and the printed code opens the records again', async () => {
  const start = new StartPage(app.page)
  const code = await start.makeWorkspace(app.folder, chair)
  let page = await app.restart()
  let before = await picture(app.folder)
  let again = new StartPage(page)
  await again.trySignIn({ ...chair, passphrase: 'seven quiet herons fly' })
  const refusal = page.getByRole('alert').filter({ hasText: 'That passphrase does not open this workspace.' })
  await expect(refusal).toBeVisible()
  await expect(refusal).toContainText('Check Caps Lock, or use your recovery code.')
  await expect(refusal).toContainText('Nothing has been changed.')
  expect(await picture(app.folder)).toEqual(before)

  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  const recover = async (typed: string, passphrase: string) => {
    await fill(again.body, 'Recovery code', typed)
    await fill(again.body, 'Passphrase', passphrase)
    await fill(again.body, 'The same passphrase again', passphrase)
    await page.getByRole('button', { name: 'Set the new passphrase' }).click()
  }
  await pick(again.body, 'Who is signing in?', chair.name)
  const swapped = code.replace(/[A-Z0-9]/, (letter) => (letter === '7' ? '8' : '7'))
  await recover(swapped, 'brass lantern under moss')
  await expect(page.getByText('That recovery code has a typing mistake in it')).toBeVisible()
  expect(await picture(app.folder)).toEqual(before)
  await recover(code.toLowerCase(), 'brass lantern under moss')
  await expect(again.heading('Today')).toBeVisible({ timeout: 30_000 })

  page = await app.restart()
  again = new StartPage(page)
  before = await picture(app.folder)
  await again.trySignIn(chair)
  await expect(page.getByText('That passphrase does not open this workspace.')).toBeVisible()
  expect(await picture(app.folder)).toEqual(before)
  await again.signIn({ name: chair.name, passphrase: 'brass lantern under moss' })
  await expect(again.heading('Today')).toBeVisible()
})

test('a file, and a folder that may not be written, are each refused in their own words', async () => {
  const { page } = app
  const start = new StartPage(page)
  const file = join(app.scratch, 'minutes.txt')
  await writeFile(file, 'not a folder')
  await start.chooseFolder(file)
  await expect(page.getByText('That is a file, not a folder.')).toBeVisible()
  await expect(page.getByText('Choose a folder for your records.')).toBeVisible()
  expect(await readFile(file, 'utf8')).toBe('not a folder')

  // Nobody may make anything in /sys, not even the administrator that tests may run as.
  const closed = process.platform === 'linux' ? '/sys/chairside' : join(app.scratch, 'closed', 'records')
  if (process.platform !== 'linux') {
    await mkdir(join(app.scratch, 'closed'))
    await chmod(join(app.scratch, 'closed'), 0o555)
  }
  await start.chooseFolder(closed)
  const refused = page
    .getByRole('alert')
    .filter({ hasText: 'Chairside may not read and write in this folder.' })
  const asked = start.heading('Who are you?')
  await expect(refused.or(asked)).toBeVisible()
  if (await asked.isVisible()) {
    await start.fillAccount(start.body, chair)
    await page.getByRole('button', { name: 'Make the workspace' }).click()
  }
  await expect(refused).toBeVisible()
  await expect(refused).toContainText('Nothing has been changed.')
  await expect(refused).not.toContainText(/EACCES|EPERM|errno|at \w+ \(/)
})

test('damaged keys are told as damage, never as a wrong passphrase', async () => {
  const start = new StartPage(app.page)
  await start.makeWorkspace(app.folder, chair)
  const keys = join(app.folder, 'keys.json')
  const page = await app.restart()
  const good = await readFile(keys)
  await expect(page.getByRole('heading', { name: /^Sign in to/ })).toBeVisible()
  await writeFile(keys, good.subarray(0, good.length / 2))
  const before = await picture(app.folder)
  await page.reload()
  await expect(page.getByText('The file with the keys of this workspace could not be read.')).toBeVisible()
  await expect(page.getByText('Nothing has been changed, and the records are still there.')).toBeVisible()
  await expect(page.getByText('That passphrase does not open')).toHaveCount(0)
  expect(await picture(app.folder)).toEqual(before)
  await writeFile(keys, good)
  const mended = new StartPage(await app.restart())
  await mended.signIn(chair)
  await expect(new Window(app.page).rail).toBeVisible()
})
