/** Trying it without a workspace of one's own: one step, two people, marked as made up everywhere, and gone afterwards. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { partsOf, textOf } from '../electron/documents/leaks.ts'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { CopiesPage } from './pages/signing.ts'
import { Window } from './pages/window.ts'

let app: BrowserDoorApp
let temporary: string
test.beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'chairside-throw-away-'))
  app = await launchBrowserDoor({ env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary } })
  app.page.setDefaultTimeout(15_000)
})
test.afterEach(async () => {
  await app?.close()
  await rm(temporary, { recursive: true, force: true })
})

const kept = async () =>
  (await readdir(temporary, { recursive: true })).filter((name) => /\.db$|keys\.json$/.test(name))

test('the fictional conference is one step away, marked on every screen and page, and gone when it is closed', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Try it with a fictional conference' }).click()
  await expect(page.getByRole('heading', { name: 'Two people to sign in as' })).toBeVisible({
    timeout: 30_000,
  })
  const marked = page.getByText('Fictional example: nothing here is real.')
  await expect(marked).toBeVisible()
  const people = await page.locator('.start-person').evaluateAll((rows) =>
    rows.map((row) => {
      const [name = '', passphrase = ''] = [...row.querySelectorAll('strong')].map(
        (one) => one.textContent ?? '',
      )
      return { name, passphrase }
    }),
  )
  expect(people).toHaveLength(2)
  const [first, second] = people
  if (!first || !second) throw new Error('Two people were expected.')
  await page.getByRole('button', { name: /^Begin as/ }).click()

  const window = new Window(page)
  for (const place of ['Meetings', 'Supervision', 'Cases', 'Verify', 'Guide', 'Settings', 'Today']) {
    await window.go(place)
    await expect(marked, place).toBeVisible()
  }
  await page
    .locator('main')
    .getByRole('link', { name: /Initial (?:child protection )?conference/ })
    .first()
    .click()
  await expect(page.locator('.record-page')).toBeVisible()
  await expect(marked).toBeVisible()
  const record = new URL(page.url()).hash

  await window.switchTo(second)
  await expect(page.locator('.record-page')).toBeVisible()
  await window.switchTo(first)
  await page.evaluate((hash) => {
    location.hash = `${hash}/sign`
  }, record)
  await expect(page.getByRole('heading', { level: 1, name: 'Read and sign' })).toBeVisible()
  await expect(marked).toBeVisible()
  await page.evaluate((hash) => {
    location.hash = `${hash}/copies`
  }, record)
  await expect(page.getByRole('heading', { level: 1, name: 'Copies' })).toBeVisible()
  await expect(marked).toBeVisible()

  const copies = new CopiesPage(page)
  for (const name of ['Child’s file', 'Dana Harcastle', 'Mark Tolland']) {
    const parts = partsOf(new Uint8Array(await readFile(await copies.save(name, app.scratch))))
    // A header or a footer is printed on each page: every one of them says it.
    const edges = Object.entries(parts).filter(([part]) => /^word\/header\d*\.xml$/.test(part))
    expect(edges.length).toBeGreaterThan(0)
    for (const [part, bytes] of edges)
      expect(textOf(new TextDecoder().decode(bytes)), `${name}: ${part}`).toMatch(/fictional/i)
  }

  expect(await kept()).not.toEqual([])
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Sign in to/ })).toBeVisible()
  await expect(marked).toBeVisible()
  await app.close()
  expect(await kept()).toEqual([])
})
