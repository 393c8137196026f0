/** The half-written conference of the fake core, with its checks at work, and what was decided in it. */
import type { Page } from '@playwright/test'
import * as Y from 'yjs'
import { type CueResolution, draftToMinutes } from '../../../../shared/minutes/index.ts'
import type { Harness } from '../../harness.ts'

/** Passages that raise a question: one of a kind with usual reasons, and one that may be an allegation. */
export const missed = 'e-agencyInfo-3|WN-01|'
export const alleged = 'e-agencyInfo-2|CR-05|'

type Listening = typeof globalThis & { toldToChecks: number[][]; saidAloud: string[] }

/** Opens it so that everything its checks are told can be read here too. */
export async function openHalfWritten(harness: Harness): Promise<Page> {
  const page = await harness.open('/guide')
  await page.addInitScript(() => {
    const told: number[][] = []
    ;(globalThis as Listening).toldToChecks = told
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (message: { kind?: string; update?: Uint8Array }) {
      if (message.kind === 'update' && message.update) told.push([...message.update])
      post.call(this, message)
    }
    // What is said aloud is gone as soon as the next thing is said.
    const said: string[] = []
    ;(globalThis as Listening).saidAloud = said
    new MutationObserver(() => {
      const now = document.querySelector('.ui-hidden[role="status"]')?.textContent
      if (now && now !== said.at(-1)) said.push(now)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  await page.goto(`${harness.origin}/?fictional#/record/record-1`)
  // A busy machine takes long over the first reading.
  await page.locator(passage(missed)).waitFor({ timeout: 90_000 })
  await page.locator(passage(alleged)).waitFor()
  return page
}

/** As it was opened: no question is shown, nothing is decided, the caret stands before every marked passage. */
export async function startOver(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.keyboard.press('Escape')
  await note(page).waitFor({ state: 'detached' })
  await theText(page).focus()
  for (let left = (await decided(page)).length; left > 0; left -= 1) await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Home')
  await page.locator(passage(missed)).waitFor()
  await page.locator(passage(alleged)).waitFor()
}

/** The text in which both passages stand. */
export const textName = 'Information from each agency'
export const theText = (page: Page) => page.getByRole('textbox', { name: textName, exact: true })

export const passage = (mark: string) => `[data-mark^="${mark}"]`

export const note = (page: Page) => page.getByRole('complementary', { name: 'Question about these words' })

/** Puts the caret into a marked passage, as a click does. */
export async function goInto(page: Page, mark: string): Promise<void> {
  await page.locator(passage(mark)).first().click()
  await note(page).waitFor()
}

/** Waits until something was said aloud since the last time this was asked. */
export async function heard(page: Page, words: string): Promise<void> {
  await page.waitForFunction((text) => (globalThis as Listening).saidAloud.includes(text), words)
  await page.evaluate(() => void (globalThis as Listening).saidAloud.splice(0))
}

/** What the draft says was done about questions on wording, oldest first. */
export async function decided(page: Page): Promise<Pick<CueResolution, 'cue' | 'how' | 'reason'>[]> {
  const doc = new Y.Doc()
  for (const update of await page.evaluate(() => (globalThis as Listening).toldToChecks))
    Y.applyUpdate(doc, Uint8Array.from(update))
  return draftToMinutes(doc).cueResolutions.map(({ cue, how, reason }) => ({ cue, how, reason }))
}

/** Writes a disagreement, whose words are asked about in the panel, and unfolds the questions. */
export async function disagree(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a disagreement' }).click()
  await page.getByLabel('What they say').fill(words)
  await page.locator('summary', { hasText: 'Words in decisions, views and tables' }).click()
}

/** Where the keyboard is: the name that is read aloud there, or the words. */
export const focusedOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return 'nowhere'
    const labels = (at as HTMLInputElement).labels
    return at.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? at.textContent ?? ''
  })
