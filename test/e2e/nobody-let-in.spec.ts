/** A locked window shows nothing, keeps nothing and lets nobody in; and what a story leaves on the machine names nobody. */
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { family, words, wordsIn } from '../traces/family.ts'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { FamilyPage } from './pages/family.ts'
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

let app: BrowserDoorApp
let profile: string
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'chairside-profile-'))
  app = await launchBrowserDoor({ profile })
  app.page.setDefaultTimeout(15_000)
})
test.afterEach(async () => {
  await app?.close()
  await rm(profile, { recursive: true, force: true })
})

/** Everything a page keeps or shows, as text. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify({
      shown: document.documentElement.outerHTML,
      title: document.title,
      address: location.href,
      local: { ...localStorage },
      session: { ...sessionStorage },
      caches: await caches.keys(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }),
  )
const wordsKept = async (page: Page) => wordsIn(Buffer.from(await keptBy(page)))

/** Is a word of the family to be seen? */
const isVisible = (page: Page, text: string) => page.getByText(text).first().isVisible()

async function lockKey(page: Page) {
  await page.keyboard.press('Control+Shift+L')
}

test('a lock is blank at once, loses no word, forgets everything, and holds in every window', async () => {
  const { page } = app
  const titles = new Set<string>()
  page.on('framenavigated', async () => titles.add(await page.title().catch(() => '')))
  await new StartPage(page).makeWorkspace(app.folder, chair)
  await new Window(page).go('Cases')
  await page.getByRole('link', { name: 'New family' }).click()
  await page.getByRole('textbox', { name: 'Family reference' }).fill('WX-1')
  const child = page.locator('form [role="group"]').first()
  await child.locator('input').first().fill(family.child)
  await page.getByRole('button', { name: 'Add the family' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'WX-1' })).toBeVisible()
  await new FamilyPage(page).newRecord(
    'Initial child protection conference',
    'WX-1',
    '2026-09-17',
    '10:00',
    'Room 2',
  )
  const record = new RecordPage(page)
  await record.startEntry(record.text('reason'))
  await page.keyboard.type(family.said)
  await record.saved()

  // The core does not answer for a while: the page is blank all the same, and the last words wait for it.
  let answer: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/rpc/drafts/append', async (route) => {
    await held
    await route.continue()
  })
  await page.bringToFront()
  await record.text('reason').locator('.entry-words').last().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' She said it twice.')
  await lockKey(page)
  expect(await isVisible(page, 'brimstone')).toBe(false)
  await expect(page.getByRole('heading', { name: 'Locking…' })).toBeVisible()
  // Longer than it waits for: it is locked all the same, keeps the words out of sight, and says so.
  const signIn = page.getByRole('heading', { name: /^Sign in to/ })
  await expect(signIn).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(`What ${chair.name} typed in this window is not saved yet.`)).toBeVisible()
  expect(await isVisible(page, 'brimstone')).toBe(false)
  answer()

  expect(await wordsKept(page)).toEqual([])
  // Back and forward lead to the same closed door.
  await page.goBack()
  await expect(signIn).toBeVisible()
  expect(await wordsKept(page)).toEqual([])
  await page.goForward()
  await expect(signIn).toBeVisible()

  // From the fourth wrong try on it takes a little, and says how long.
  const start = new StartPage(page)
  for (let nth = 0; nth < 3; nth++) {
    await start.trySignIn({ ...chair, passphrase: 'not the one either' })
    await expect(page.getByText('That passphrase does not open this workspace.')).toBeVisible()
  }
  await start.trySignIn({ ...chair, passphrase: 'and not this one' })
  await expect(page.getByText(/You can try again in 1 second\./)).toBeVisible()
  await expect(page.getByText('You can try again now.').first()).toBeVisible()
  await start.signIn(chair)
  // Back where one was, with the last words.
  await expect(record.text('reason')).toContainText('She said it twice.')

  expect([...titles].filter((title) => title !== 'Chairside' && title !== '')).toEqual([])
  expect(app.asked.length).toBeGreaterThan(20)
  expect(app.asked.filter((address) => wordsIn(Buffer.from(address)).length > 0)).toEqual([])
  expect(wordsIn(Buffer.from(app.said()))).toEqual([])

  // Two windows: one key closes both.
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(() => void window.open(location.href)),
  ])
  await expect(other.getByText(family.said)).toBeVisible()

  await lockKey(page)
  for (const one of [page, other]) {
    await expect(one.getByRole('heading', { name: /^Sign in to/ })).toBeVisible()
    expect(await wordsKept(one)).toEqual([])
  }

  // The browser's own profile, after it has written down what it keeps.
  await page.context().close()
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  expect(files.length).toBeGreaterThan(5)
  const leaks = files.flatMap((one) =>
    wordsIn(readFileSync(join(one.parentPath, one.name))).map((word) => `${word} in ${one.name}`),
  )
  expect(words.length).toBeGreaterThan(5)
  expect(leaks).toEqual([])
})

test('words that were not saved when the window was locked wait for whoever typed them, and are never somebody else’s', async () => {
  const { page } = app
  const colleague: Somebody = { ...chair, name: 'Sam Orton', passphrase: 'nine slow barges pass' }
  await new StartPage(page).makeWorkspace(app.folder, chair)
  await new Window(page).addPerson(colleague)
  await new Window(page).go('Cases')
  await page.getByRole('link', { name: 'New family' }).click()
  await page.getByRole('textbox', { name: 'Family reference' }).fill('WX-1')
  await page.getByRole('button', { name: 'Add the family' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'WX-1' })).toBeVisible()
  await new FamilyPage(page).newRecord(
    'Initial child protection conference',
    'WX-1',
    '2026-09-17',
    '10:00',
    'Room 2',
  )
  const record = new RecordPage(page)
  await record.startEntry(record.text('reason'))
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(() => void window.open(location.href)),
  ])
  await expect(other.getByRole('heading', { name: 'Initial child protection conference' })).toBeVisible()

  // The way to the core is broken while she types here and locks in her other window.
  await page.route('**/rpc/drafts/append', (route) => route.abort())
  await page.bringToFront()
  await record.text('reason').locator('.entry-words').last().click()
  await page.keyboard.type(family.said)
  await lockKey(other)
  const notice = page.getByText(`What ${chair.name} typed in this window is not saved yet.`)
  await expect(page.getByRole('heading', { name: /^Sign in to/ })).toBeVisible({ timeout: 20_000 })
  await expect(notice).toBeVisible()
  expect(await isVisible(page, 'brimstone')).toBe(false)
  await page.unroute('**/rpc/drafts/append')

  // A colleague signs in in her window: nothing of hers is shown, nothing goes down under the colleague’s name.
  await new StartPage(page).signIn(colleague)
  await expect(record.text('reason')).toBeVisible()
  await expect(notice).toBeVisible()
  await page.waitForTimeout(9_000)
  await expect(record.text('reason')).not.toContainText(family.said)
  await expect(notice).toBeVisible()

  // She signs in again, and they are saved.
  await new Window(page).switchTo(chair)
  await expect(notice).toBeHidden({ timeout: 20_000 })
  await expect(page.locator('.shell-lost:not(:empty)')).toHaveCount(0)
  await expect(record.text('reason')).toContainText(family.said)
  await record.saved()
})

test('what was typed of a family and not saved when the window was locked is there after its writer has signed in', async () => {
  const { page } = app
  await new StartPage(page).makeWorkspace(app.folder, chair)
  await new Window(page).go('Cases')
  await page.getByRole('link', { name: 'New family' }).click()
  await page.getByRole('textbox', { name: 'Family reference' }).fill('WX-1')
  await page.getByRole('button', { name: 'Add the family' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'WX-1' })).toBeVisible()

  await page.route('**/rpc/cases/save', (route) => route.abort())
  await page.getByRole('textbox', { name: 'Family reference' }).fill('WX-1 Larch')
  await lockKey(page)
  await expect(page.getByRole('heading', { name: /^Sign in to/ })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(`What ${chair.name} typed in this window is not saved yet.`)).toBeVisible()
  await page.unroute('**/rpc/cases/save')

  await new StartPage(page).signIn(chair)
  // Where she was: the page of the family has the words that went down only now, and goes on from them.
  const reference = page.getByRole('textbox', { name: 'Family reference' })
  await expect(reference).toHaveValue('WX-1 Larch')
  await reference.fill('WX-1 Larch and Rowan')
  await expect(page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d/ })).toBeVisible({
    timeout: 15_000,
  })
  await expect(page.getByText('Some of what you typed is not saved yet.')).toBeHidden({ timeout: 15_000 })
  await expect(page.getByText('This family was changed in another window too.')).toBeHidden()
  await new Window(page).go('Cases')
  await expect(page.locator('main').getByText('WX-1 Larch and Rowan').first()).toBeVisible()
})

test('what was copied is off the clipboard after the lock, unless another program has put something else there', async () => {
  const { page } = app
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  const lock = async () => {
    await lockKey(page)
    await expect(page.getByRole('heading', { name: /^Sign in to/ })).toBeVisible({ timeout: 20_000 })
  }
  const copyAll = async () => {
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await expect.poll(clipboard).toContain('Today')
  }
  await new StartPage(page).makeWorkspace(app.folder, chair)
  await copyAll()
  await lock()
  expect(await clipboard()).toBe('')

  await new StartPage(page).signIn(chair)
  await copyAll()
  // Another window was in front in between.
  await page.evaluate(async () => {
    window.dispatchEvent(new Event('blur'))
    await navigator.clipboard.writeText('a shopping list')
  })
  await lock()
  expect(await clipboard()).toBe('a shopping list')
})
