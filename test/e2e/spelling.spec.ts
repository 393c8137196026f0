/** Spelling in the built product: marked, corrected, undone and kept, with no request to anybody. */

import { expect, type Locator, type Page, test } from '@playwright/test'
import { axeOn } from '../axe.ts'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'

let app: BrowserDoorApp
const asked: string[] = []

test.beforeEach(async () => {
  app = await launchBrowserDoor()
  asked.length = 0
  app.page.on('request', (request) => void asked.push(request.url()))
})
test.afterEach(() => app?.close())

/** The half-written conference, with the caret in a fresh entry at the end of a text that can be typed in. */
async function openConference(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Try it with a fictional conference' }).click()
  await page.getByRole('button', { name: /^Begin/ }).click()
  await page.locator('a.today-title').first().click()
  const text = page.locator('.section-text').first()
  await expect(text).toBeVisible()
  const entries = await text.locator('.entry').count()
  await text.locator('.entry').last().locator('p').last().click()
  await page.keyboard.press('Control+End')
  // A caret that the browser moved by itself is known to the text a moment later.
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
  await expect(text.locator('.entry')).toHaveCount(entries + 1)
  await expect(text.locator('.entry-words').last()).toHaveText('')
  return text
}

const mark = (page: Page, word: string) =>
  page.locator('.mark-spelling', { hasText: new RegExp(`^${word}$`) })
const said = (page: Page) => page.locator('[role="status"]')

test('a misspelt word is marked, corrected by keyboard in its own bold, and undone in one step', async () => {
  const { page } = app
  const text = await openConference(page)
  await expect(text).toHaveAttribute('spellcheck', 'false')
  await page.keyboard.type('The letter was ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('recieved')
  // The word at which one is still typing is left alone.
  await page.waitForTimeout(1500)
  await expect(mark(page, 'recieved')).toHaveCount(0)
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' on Monday.')
  await expect(mark(page, 'recieved')).toHaveCount(1)
  expect(await mark(page, 'recieved').evaluate((one) => getComputedStyle(one).textDecorationStyle)).toBe(
    'wavy',
  )

  // From anywhere in the record: to the word, then what it may be.
  await page.keyboard.press('F7')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('recieved')
  await page.keyboard.press('Shift+F7')
  const list = page.getByRole('listbox', { name: 'Instead of “recieved”' })
  await expect(list.getByRole('option').first()).toHaveText('received')
  await expect(list.getByRole('option').last()).toContainText('Keep this word')
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
  const entry = text.locator('.entry').last()
  await expect(entry.locator('.entry-words')).toHaveText('The letter was received on Monday.')
  await expect(entry.locator('strong')).toHaveText('received')
  await expect(said(page).filter({ hasText: 'Changed to received.' })).toHaveCount(1)
  await expect(mark(page, 'received')).toHaveCount(0)

  await page.keyboard.press('Control+z')
  await expect(entry.locator('.entry-words')).toHaveText('The letter was recieved on Monday.')
  await expect(entry.locator('strong')).toHaveText('recieved')
  await expect(mark(page, 'recieved')).toHaveCount(1)

  const away = asked.filter((address) => new URL(address).hostname !== '127.0.0.1')
  expect(away).toEqual([])
  // The watching itself works: the page did load its own word list.
  expect(asked.some((address) => address.includes('spelling'))).toBe(true)
})

test('a name of the record is right, a kept word stays kept after a reload, and the check can be switched off', async () => {
  const { page } = app
  await openConference(page)
  await page.keyboard.type('Harcastle Harcastel goodenuff recieved end. ')
  await expect(page.locator('.mark-spelling')).toHaveText(['Harcastel', 'goodenuff', 'recieved'])

  await mark(page, 'Harcastel').click({ button: 'right' })
  const options = page.getByRole('listbox').getByRole('option')
  await expect(options.first()).toHaveText('Harcastle')
  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(mark(page, 'Harcastel')).toHaveCount(1)

  await mark(page, 'goodenuff').click({ button: 'right' })
  await options.filter({ hasText: 'Keep this word' }).click()
  await expect(page.locator('.mark-spelling')).toHaveText(['Harcastel', 'recieved'])

  expect((await axeOn(page).include('.section-text').analyze()).violations).toEqual([])

  await page.reload()
  await expect(page.locator('.mark-spelling')).toHaveText(['Harcastel', 'recieved'])

  await page.keyboard.press('Control+k')
  await page.keyboard.type('check spelling')
  await page.keyboard.press('Enter')
  await expect(page.locator('.mark-spelling')).toHaveCount(0)
  await page.reload()
  await expect(page.locator('.section-text').first()).toContainText('goodenuff')
  await page.waitForTimeout(2500)
  await expect(page.locator('.mark-spelling')).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('check spelling')
  await page.keyboard.press('Enter')
  await expect(page.locator('.mark-spelling')).toHaveText(['Harcastel', 'recieved'])

  // No field of the page is handed to the browser's own checker either.
  const fields = await page
    .locator('textarea, input')
    .evaluateAll((all) => all.filter((one) => (one as HTMLElement).spellcheck).length)
  expect(fields).toBe(0)
})
