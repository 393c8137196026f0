/** Saying why words that raised a question do not count, by keyboard in a real Chromium on a core in memory. */

import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asideReasons } from '../../../../../shared/checks/aside-reasons.ts'
import { axeOn } from '../../../../axe.ts'
import { type Harness, startHarness } from '../../../harness.ts'
import {
  alleged,
  decided,
  disagree,
  focusedOn,
  goInto,
  heard,
  missed,
  note,
  openHalfWritten,
  passage,
  startOver,
  textName,
  theText,
} from '../half-written.ts'

let harness: Harness
let page: Page
beforeAll(async () => {
  harness = await startHarness()
  page = await openHalfWritten(harness)
}, 180_000)
afterAll(() => harness.close())
beforeEach(() => startOver(page))
afterEach(() => {
  expect(harness.faults()).toEqual([])
})

const ownWords = 'Or in your own words'
const usual = () => page.getByRole('list', { name: 'Usual reasons' })
const whyNot = () => note(page).getByLabel('Why not')
const setAside = () => page.getByRole('button', { name: 'Set aside' })
const wordsOfText = () => theText(page).locator('.entry-words').allTextContents()

/** With the caret in a passage: the question of the passage asks for a reason. */
async function asked(mark: string): Promise<void> {
  await goInto(page, mark)
  await page.keyboard.press('Shift+F4')
  await setAside().waitFor()
}

describe('Shift F4', () => {
  it('in a marked passage asks why it is not relevant, and the keyboard is at the first usual reason', async () => {
    await asked(missed)
    await expect.poll(() => focusedOn(page)).toBe(`1 ${asideReasons[0]}`)
    await expect.poll(() => decided(page)).toEqual([])
  })

  it('asks also where the question had been put away for later', async () => {
    await goInto(page, missed)
    await page.keyboard.press('Escape')
    await note(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+F4')
    await usual().waitFor()
  })

  it('does nothing where no words are asked about', async () => {
    const before = await wordsOfText()
    await goInto(page, missed)
    await page.keyboard.press('Home')
    await note(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+F4')
    await page.waitForTimeout(300)
    await expect.poll(() => note(page).count()).toBe(0)
    await expect.poll(() => focusedOn(page)).toBe(textName)
    await expect.poll(() => wordsOfText()).toEqual(before)
  })
})

describe('a question put away for later', () => {
  it('is asked again with a click on its words, though the caret never left them', async () => {
    for (const mark of [missed, alleged]) {
      await goInto(page, mark)
      await page.keyboard.press('Escape')
      await note(page).waitFor({ state: 'detached' })
      await goInto(page, mark)
    }
  })
})

describe('a usual reason', () => {
  it('is given with one of the keys 1 to 4, the caret is back in the text, and Ctrl Z asks again', async () => {
    const before = await wordsOfText()
    await goInto(page, missed)
    for (const [nth, reason] of asideReasons.entries()) {
      await page.keyboard.press('Shift+F4')
      await usual().waitFor()
      await page.keyboard.press(String(nth + 1))
      await note(page).waitFor({ state: 'detached' })
      await page.locator(passage(missed)).waitFor({ state: 'detached' })
      await expect.poll(() => decided(page)).toEqual([{ cue: 'WN-01', how: 'not relevant', reason }])
      await heard(page, 'Noted')
      await expect.poll(() => focusedOn(page)).toBe(textName)
      await expect.poll(() => wordsOfText()).toEqual(before)
      await page.keyboard.press('Control+z')
      await page.locator(passage(missed)).waitFor()
      await expect.poll(() => decided(page)).toEqual([])
    }
  })

  it('can be reached with Tab and given with Enter', async () => {
    await asked(missed)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await note(page).waitFor({ state: 'detached' })
    await expect
      .poll(() => decided(page))
      .toEqual([{ cue: 'WN-01', how: 'not relevant', reason: asideReasons[2] }])
  })

  it('is not given with another number, or with Ctrl, Alt or the Windows key held', async () => {
    await asked(missed)
    for (const keys of ['0', '5', 'Control+1', 'Alt+2', 'Meta+3']) {
      await page.keyboard.press(keys)
      await page.waitForTimeout(100)
      await expect.poll(() => decided(page), { message: keys }).toEqual([])
      await expect.poll(() => usual().count(), { message: keys }).toBe(1)
    }
  })

  it('is not given when the question is left with Escape, and the words are still asked about', async () => {
    await asked(missed)
    await page.keyboard.press('Escape')
    await note(page).waitFor({ state: 'detached' })
    await expect.poll(() => focusedOn(page)).toBe(textName)
    await expect.poll(() => decided(page)).toEqual([])
    await expect.poll(() => page.locator(passage(missed)).count()).toBe(1)
  })
})

describe('a reason in one’s own words', () => {
  it('is taken with Enter as it was typed, with every number in it', async () => {
    await asked(missed)
    await page.getByLabel(ownWords).focus()
    await page.keyboard.type(' 2 of 3 were moved by the clinic on 14 May ')
    await expect
      .poll(() => page.getByLabel(ownWords).inputValue())
      .toBe(' 2 of 3 were moved by the clinic on 14 May ')
    await page.keyboard.press('Enter')
    await note(page).waitFor({ state: 'detached' })
    const reason = '2 of 3 were moved by the clinic on 14 May'
    await expect.poll(() => decided(page)).toEqual([{ cue: 'WN-01', how: 'not relevant', reason }])
    await expect.poll(() => focusedOn(page)).toBe(textName)
  })

  it('has to be a word: one letter or a number sets nothing aside', async () => {
    await asked(missed)
    const field = page.getByLabel(ownWords)
    for (const short of ['', 'x', '12 4']) {
      await field.fill(short)
      await expect.poll(() => setAside().isDisabled()).toBe(true)
      await field.press('Enter')
    }
    await expect.poll(() => decided(page)).toEqual([])
    await field.fill('no')
    await expect.poll(() => setAside().isDisabled()).toBe(false)
  })
})

describe('what may be an allegation', () => {
  it('is offered no usual reason: the keys 1 to 4 are typed into the field, which has the keyboard', async () => {
    await asked(alleged)
    await expect.poll(() => focusedOn(page)).toBe('Why not')
    await expect.poll(() => usual().count()).toBe(0)
    await page.keyboard.type('1234')
    await expect.poll(() => whyNot().inputValue()).toBe('1234')
    // Away from the field they do nothing either.
    await whyNot().fill('The netball coach.')
    await page.keyboard.press('Tab')
    await expect.poll(() => focusedOn(page)).toBe('Set aside')
    await page.keyboard.press('1')
    await page.waitForTimeout(200)
    await expect.poll(() => decided(page)).toEqual([])
  })

  it('is set aside only with two words and ten characters, as the field says, and a manager reads why', async () => {
    await asked(alleged)
    const field = whyNot()
    const says = 'In your own words: at least two words and 10 characters. A team manager reads it today.'
    expect(
      await field.evaluate((input) => input.ariaDescribedByElements?.map((one) => one.textContent)),
    ).toEqual([says])
    for (const short of ['A netball', 'irrelevant', '1234567890']) {
      await field.fill(short)
      await expect.poll(() => setAside().isDisabled(), { message: short }).toBe(true)
      await field.press('Enter')
    }
    await expect.poll(() => decided(page)).toEqual([])
    await field.fill('At netball')
    await expect.poll(() => setAside().isDisabled()).toBe(false)
    await field.press('Enter')
    await note(page).waitFor({ state: 'detached' })
    await expect
      .poll(() => decided(page))
      .toEqual([{ cue: 'CR-05', how: 'not relevant', reason: 'At netball' }])
    await expect.poll(() => focusedOn(page)).toBe(textName)
  })
})

describe('what axe can find', () => {
  it('is nothing while a usual or a full reason is asked for, in light and in dark', async () => {
    for (const mark of [missed, alleged]) {
      await startOver(page)
      await asked(mark)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const axe = axeOn(page).include('.cue-note')
        // Only colours differ in the dark.
        if (colorScheme === 'dark') axe.withRules(['color-contrast'])
        const { violations } = await axe.analyze()
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
      }
    }
  }, 120_000)
})

// The last one: it writes a disagreement, which is not taken back.
describe('questions about words in the panel', () => {
  it('go on to the next one when one is set aside, and from the last one to the name of the panel', async () => {
    await disagree(
      page,
      'Mum engages well with us now. He is a registered sex offender. That was historical and dealt with at the time.',
    )
    const rows = page.locator('.row-cue')
    await expect.poll(() => rows.count()).toBeGreaterThan(1)
    const said = new Set<string | null>()
    for (let left = await rows.count(); left > 0; left -= 1) {
      const row = rows.first()
      await row.getByRole('button', { name: 'Not relevant…' }).press('Enter')
      await setAside().waitFor()
      if (await usual().count()) await page.keyboard.press('4')
      else {
        said.add(
          await row
            .locator('.cue-reason')
            .getByText(/^In your own words/)
            .textContent(),
        )
        await page.keyboard.type('It is about somebody else.')
        await page.keyboard.press('Enter')
      }
      await expect.poll(() => rows.count()).toBe(left - 1)
      const next = left > 1 ? await rows.first().getByRole('button').first().textContent() : 'Checks'
      await expect.poll(() => focusedOn(page)).toBe(next)
    }
    const reasons = (await decided(page)).map(({ reason }) => reason)
    expect(new Set(reasons)).toEqual(new Set([asideReasons[3], 'It is about somebody else.']))
    // A manager is promised only where one will read it.
    const full = 'In your own words: at least two words and 10 characters.'
    expect(said).toEqual(new Set([full, `${full} A team manager reads it today.`]))
  })
})
