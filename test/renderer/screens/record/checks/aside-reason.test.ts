/** Saying why words that raised a question do not count, by keyboard in a real Chromium on a core in memory. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asideReasons } from '../../../../../shared/checks/aside-reasons.ts'
import { type Harness, startHarness } from '../../../harness.ts'
import {
  alleged,
  decided,
  disagree,
  focusedOn,
  goInto,
  missed,
  note,
  openHalfWritten,
  passage,
} from '../half-written.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
  expect(harness.faults()).toEqual([])
})

const theText = 'Information from each agency'
const ownWords = 'Or in your own words'
const usual = (page: Page) => page.getByRole('list', { name: 'Usual reasons' })
const setAside = (page: Page) => page.getByRole('button', { name: 'Set aside' })
const wordsOfText = (page: Page) =>
  page.getByRole('textbox', { name: theText, exact: true }).locator('.entry-words').allTextContents()

/** With the caret in a passage: the question of the passage asks for a reason. */
async function asked(page: Page, mark: string): Promise<void> {
  await goInto(page, mark)
  await page.keyboard.press('Shift+F4')
  await setAside(page).waitFor()
}

describe('Shift F4', () => {
  it('in a marked passage asks why it is not relevant, and the keyboard is at the first usual reason', async () => {
    const page = await openHalfWritten(harness)
    await asked(page, missed)
    await expect.poll(() => focusedOn(page)).toBe(`1 ${asideReasons[0]}`)
    expect(await decided(page)).toEqual([])
  })

  it('asks also where the question had been put away for later', async () => {
    const page = await openHalfWritten(harness)
    await goInto(page, missed)
    await page.keyboard.press('Escape')
    await note(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+F4')
    await usual(page).waitFor()
  })

  it('does nothing where no words are asked about', async () => {
    const page = await openHalfWritten(harness)
    const before = await wordsOfText(page)
    await goInto(page, missed)
    await page.keyboard.press('Home')
    await note(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+F4')
    await page.waitForTimeout(300)
    expect(await note(page).count()).toBe(0)
    expect(await focusedOn(page)).toBe(theText)
    expect(await wordsOfText(page)).toEqual(before)
  })
})

describe('a usual reason', () => {
  it.each(
    asideReasons.map((reason, nth) => [String(nth + 1), reason] as const),
  )('is given with the key %s: “%s”, and the caret is back in the text', async (key, reason) => {
    const page = await openHalfWritten(harness)
    const before = await wordsOfText(page)
    await asked(page, missed)
    await page.keyboard.press(key)
    await note(page).waitFor({ state: 'detached' })
    await page.locator(passage(missed)).waitFor({ state: 'detached' })
    expect(await decided(page)).toEqual([{ cue: 'WN-01', how: 'not relevant', reason }])
    await expect.poll(() => focusedOn(page)).toBe(theText)
    expect(await wordsOfText(page)).toEqual(before)
    await page.getByRole('status').getByText('Noted', { exact: true }).waitFor()
  })

  it('can be reached with Tab and given with Enter', async () => {
    const page = await openHalfWritten(harness)
    await asked(page, missed)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await note(page).waitFor({ state: 'detached' })
    expect(await decided(page)).toEqual([{ cue: 'WN-01', how: 'not relevant', reason: asideReasons[2] }])
  })

  it.each(['0', '5', 'Control+1', 'Alt+2', 'Meta+3'])('is not given with the keys %s', async (keys) => {
    const page = await openHalfWritten(harness)
    await asked(page, missed)
    await page.keyboard.press(keys)
    await page.waitForTimeout(200)
    expect(await decided(page)).toEqual([])
    expect(await usual(page).count()).toBe(1)
  })

  it('is not given when the question is left with Escape, and the words are still asked about', async () => {
    const page = await openHalfWritten(harness)
    await asked(page, missed)
    await page.keyboard.press('Escape')
    await note(page).waitFor({ state: 'detached' })
    await expect.poll(() => focusedOn(page)).toBe(theText)
    expect(await decided(page)).toEqual([])
    expect(await page.locator(passage(missed)).count()).toBe(1)
  })
})

describe('a reason in one’s own words', () => {
  it('is taken with Enter as it was typed, with every number in it', async () => {
    const page = await openHalfWritten(harness)
    await asked(page, missed)
    await page.getByLabel(ownWords).focus()
    await page.keyboard.type(' 2 of 3 were moved by the clinic on 14 May ')
    expect(await page.getByLabel(ownWords).inputValue()).toBe(' 2 of 3 were moved by the clinic on 14 May ')
    await page.keyboard.press('Enter')
    await note(page).waitFor({ state: 'detached' })
    const reason = '2 of 3 were moved by the clinic on 14 May'
    expect(await decided(page)).toEqual([{ cue: 'WN-01', how: 'not relevant', reason }])
    await expect.poll(() => focusedOn(page)).toBe(theText)
  })

  it('has to be a word: one letter or a number sets nothing aside', async () => {
    const page = await openHalfWritten(harness)
    await asked(page, missed)
    const field = page.getByLabel(ownWords)
    for (const short of ['', 'x', '12 4']) {
      await field.fill(short)
      expect(await setAside(page).isDisabled()).toBe(true)
      await field.press('Enter')
    }
    expect(await decided(page)).toEqual([])
    await field.fill('no')
    expect(await setAside(page).isDisabled()).toBe(false)
  })
})

describe('what may be an allegation', () => {
  it('is offered no usual reason: the keys 1 to 4 are typed into the field, which has the keyboard', async () => {
    const page = await openHalfWritten(harness)
    await asked(page, alleged)
    await expect.poll(() => focusedOn(page)).toBe('Why not')
    expect(await usual(page).count()).toBe(0)
    await page.keyboard.type('1234')
    expect(await page.getByLabel('Why not').inputValue()).toBe('1234')
    // Away from the field they do nothing either.
    await page.getByLabel('Why not').fill('The netball coach.')
    await page.keyboard.press('Tab')
    await expect.poll(() => focusedOn(page)).toBe('Set aside')
    await page.keyboard.press('1')
    await page.waitForTimeout(200)
    expect(await decided(page)).toEqual([])
  })

  it('is set aside only with two words and ten characters, as the field says, and a manager reads why', async () => {
    const page = await openHalfWritten(harness)
    await asked(page, alleged)
    const field = page.getByLabel('Why not')
    const says = 'In your own words: at least two words and 10 characters. A team manager reads it today.'
    expect(await field.evaluate((input) => input.ariaDescribedByElements?.map((one) => one.textContent))).toEqual(
      [says],
    )
    for (const short of ['A netball', 'irrelevant', '1234567890']) {
      await field.fill(short)
      expect(await setAside(page).isDisabled(), short).toBe(true)
      await field.press('Enter')
    }
    expect(await decided(page)).toEqual([])
    await field.fill('At netball')
    expect(await setAside(page).isDisabled()).toBe(false)
    await field.press('Enter')
    await note(page).waitFor({ state: 'detached' })
    expect(await decided(page)).toEqual([{ cue: 'CR-05', how: 'not relevant', reason: 'At netball' }])
    await expect.poll(() => focusedOn(page)).toBe(theText)
  })
})

describe('questions about words in the panel', () => {
  it('go on to the next one when one is set aside, and from the last one to the name of the panel', async () => {
    const page = await openHalfWritten(harness)
    await disagree(page, 'Mum engages well with us now. He is a registered sex offender.')
    const rows = page.locator('.row-cue')
    await expect.poll(() => rows.count()).toBeGreaterThan(1)
    for (let left = await rows.count(); left > 0; left -= 1) {
      const row = rows.first()
      await row.getByRole('button', { name: 'Not relevant…' }).press('Enter')
      await setAside(page).waitFor()
      if (await usual(page).count()) await page.keyboard.press('4')
      else {
        await page.keyboard.type('It is about somebody else.')
        await page.keyboard.press('Enter')
      }
      await expect.poll(() => rows.count()).toBe(left - 1)
      const next = left > 1 ? await rows.first().getByRole('button').first().textContent() : 'Checks'
      expect(await focusedOn(page)).toBe(next)
    }
    const reasons = (await decided(page)).map(({ reason }) => reason)
    expect(new Set(reasons)).toEqual(new Set([asideReasons[3], 'It is about somebody else.']))
  })

  it('about former harm ask for a full reason too, and promise no manager', async () => {
    const page = await openHalfWritten(harness)
    await disagree(page, 'That was all historical and was dealt with at the time.')
    const row = page.locator('.row-cue', { hasText: 'historical' }).first()
    await row.getByRole('button', { name: 'Not relevant…' }).press('Enter')
    await row.getByText('In your own words: at least two words and 10 characters.', { exact: true }).waitFor()
    expect(await usual(page).count()).toBe(0)
  })
})

describe('what axe can find', () => {
  it.each([
    ['usual reasons', missed],
    ['a full reason', alleged],
  ])('is nothing while %s can be given, in light and in dark', async (_name, mark) => {
    const page = await openHalfWritten(harness)
    await asked(page, mark)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).include('.cue-note').analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    }
  })
})
