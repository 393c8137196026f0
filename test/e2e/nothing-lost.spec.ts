/** What was shown as saved is there after the power goes, and a window without its core says so and keeps its words. */
import { expect, type Page, test } from '@playwright/test'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { FamilyPage } from './pages/family.ts'
import { RecordPage } from './pages/record.ts'
import { type Somebody, StartPage } from './pages/start.ts'
import { Window } from './pages/window.ts'

const writer: Somebody = {
  name: 'Jo Felstead',
  role: 'Child protection chair',
  organisation: 'Wexmoor Council (fictional)',
  email: '',
  passphrase: 'seven quiet herons wade',
}

let app: BrowserDoorApp
test.beforeEach(async () => {
  app = await launchBrowserDoor()
  app.page.setDefaultTimeout(15_000)
})
test.afterEach(() => app?.close())

/** How many characters stood in the text, and when (milliseconds). */
type Moment = { at: number; length: number }
type Log = { typed: Moment[]; saved: Moment[] }

const words = Array.from({ length: 130 }, (_, index) => `word${index}`).join(' ')

/** From now on the page notes how much stands in the text after each key, and how much whenever it says "Saved". */
async function keepLog(page: Page): Promise<void> {
  await page.evaluate(() => {
    const log: Log = { typed: [], saved: [] }
    Object.assign(window, { storyLog: log })
    const words = document.querySelector('[data-section="reason"] .entry-words')
    const note = (list: Moment[]) => list.push({ at: Date.now(), length: words?.textContent?.length ?? 0 })
    document.addEventListener('input', () => note(log.typed), true)
    const line = document.querySelector('[data-save]')
    if (line)
      new MutationObserver(() => {
        if (line.getAttribute('data-save') === 'saved') note(log.saved)
      }).observe(line, { attributes: true, childList: true, characterData: true, subtree: true })
  })
}

const logOf = (page: Page): Promise<Log> =>
  page.evaluate(() => (window as unknown as { storyLog: Log }).storyLog)
const typedSoFar = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { storyLog: Log }).storyLog.typed.length)

async function startRecord(): Promise<RecordPage> {
  const { page } = app
  await new StartPage(page).makeWorkspace(app.folder, writer)
  await new Window(page).go('Cases')
  const family = new FamilyPage(page)
  await page.getByRole('link', { name: 'New family' }).click()
  await page.getByRole('textbox', { name: 'Family reference' }).fill('WX-1')
  await page.getByRole('button', { name: 'Add the family' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'WX-1' })).toBeVisible()
  await family.newRecord('Initial child protection conference', 'WX-1', '2026-09-17', '10:00', 'Room 2')
  return new RecordPage(page)
}

test('a power cut in the middle of a sentence loses at most the last half second, and nothing that was called saved', async () => {
  const record = await startRecord()
  const { page } = app
  const address = new URL(page.url()).hash
  await record.startEntry(record.text('reason'))
  await keepLog(page)
  const typing = page.keyboard.type(words, { delay: 12 })
  await expect.poll(() => typedSoFar(page), { timeout: 30_000 }).toBeGreaterThan(300)
  const cutAt = Date.now()
  await app.kill()
  await expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'trouble')
  await typing
  const log = await logOf(page)

  const again = await app.restart()
  await new StartPage(again).signIn(writer)
  await again.evaluate((hash) => {
    location.hash = hash
  }, address)
  const text = new RecordPage(again).text('reason')
  await expect(text).toBeVisible()
  const kept = (await text.locator('.entry-words').first().textContent()) ?? ''
  expect(words.startsWith(kept)).toBe(true)
  const halfASecondBefore = log.typed.filter(({ at }) => at <= cutAt - 500).at(-1)?.length ?? 0
  expect(halfASecondBefore).toBeGreaterThan(100)
  expect(kept.length).toBeGreaterThanOrEqual(halfASecondBefore)
  expect(log.saved.length).toBeGreaterThan(2)
  expect(kept.length).toBeGreaterThanOrEqual(Math.max(...log.saved.map(({ length }) => length)))
})

test('when the core has gone the window says so, keeps every word, and takes more', async () => {
  const record = await startRecord()
  const { page } = app
  const text = record.text('reason')
  await record.startEntry(text)
  await page.keyboard.type('A neighbour called the police.')
  await record.saved()
  await app.kill()
  await page.keyboard.type(' They came at night.')
  await expect(
    page.getByText('Chairside’s core has stopped').or(page.getByText("Chairside's core has stopped")).first(),
  ).toBeVisible()
  await expect(page.locator('[data-save]')).toHaveText('Not saved yet')
  await expect(
    page.getByText(/What was saved until \d\d:\d\d:\d\d is safe, and what you typed since is still here\./),
  ).toBeVisible()
  await expect(text.locator('.entry-words')).toHaveText('A neighbour called the police. They came at night.')
  await page.keyboard.type(' The children were awake.')
  await expect(text.locator('.entry-words')).toContainText('The children were awake.')
})
