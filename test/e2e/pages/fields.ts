/** Fields of the kit as a person meets them: found by their label, filled, picked or ticked. */
import { expect, type Locator } from '@playwright/test'
import { ukDate } from '../example.ts'

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The whole text and nothing else, whatever stands around it. */
export const exactly = (text: string) => new RegExp(`^\\s*${escaped(text)}\\s*$`)
const label = (text: string) => new RegExp(`^\\s*${escaped(text)}( \\(optional\\))?\\s*$`)

export const field = (scope: Locator, name: string): Locator =>
  scope.locator('.ui-field').filter({
    has: scope.page().locator('.ui-field-label, .ui-hidden', { hasText: label(name) }),
  })

export async function fill(scope: Locator, name: string, value: string): Promise<void> {
  await field(scope, name).locator('input, textarea').fill(value)
}

/** Key by key, with a pause in the middle that lasts until `paused` resolves; the caret is never put back. */
export async function typeWithPause(
  scope: Locator,
  name: string,
  value: string,
  paused: () => Promise<void>,
): Promise<void> {
  const input = field(scope, name).locator('input, textarea')
  const middle = Math.ceil(value.length / 2)
  await input.click()
  await scope.page().keyboard.type(value.slice(0, middle))
  await paused()
  await scope.page().keyboard.type(value.slice(middle))
  await expect(input).toHaveValue(value)
}

/** An ISO date of the example, typed the way people type dates; other words as they are. */
export async function fillDate(scope: Locator, name: string, iso: string): Promise<void> {
  const typed = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? ukDate(iso) : iso
  await fill(scope, name, typed)
}

/**
 * Picks from a closed list: Tab leads there and the first word chooses it. Where several begin alike, or a slow machine
 * forgets the beginning of the word, the list is opened.
 */
export async function choose(scope: Locator, name: string, option: string): Promise<void> {
  const page = scope.page()
  const button = field(scope, name).getByRole('button')
  const value = button.locator('.ui-picker-value')
  await button.focus()
  await page.keyboard.type(option.split(' ')[0] ?? option)
  if ((await value.textContent()) !== option) {
    await button.press('Enter')
    await page
      .getByRole('option', { name: new RegExp(`^${escaped(option)}(?![\\w-])`) })
      .first()
      .click()
  }
  await expect(value).toHaveText(exactly(option))
}

/** Types into a list that also takes words of one's own. */
export async function combo(scope: Locator, name: string, words: string): Promise<void> {
  const input = field(scope, name).locator('input')
  await input.fill(words)
  await input.press('Tab')
  await expect(scope.page().getByRole('listbox')).toBeHidden()
}

const group = (scope: Locator, name: string) =>
  scope
    .locator('fieldset, [role="group"]')
    .filter({ has: scope.page().locator('legend, .case-tick-group-label', { hasText: exactly(name) }) })
    .last()

const box = (scope: Locator, words: string) =>
  scope.locator('label.ui-check').filter({ hasText: exactly(words) })

/** Sets the named ticks of a group and clears the others. "All" stands in the way of single names. */
export async function tickOnly(scope: Locator, name: string, wanted: string[]): Promise<void> {
  const place = group(scope, name)
  const all = box(place, 'All')
  if (!wanted.includes('All') && (await all.count()) > 0) await tick(place, 'All', false)
  const ticked = await place.locator('label.ui-check[data-selected]').allTextContents()
  for (const words of ticked.map((one) => one.trim()))
    if (!wanted.includes(words)) await tick(place, words, false)
  for (const words of wanted) await tick(place, words)
}

export async function tick(scope: Locator, words: string, on = true): Promise<void> {
  const one = box(scope, words).first().getByRole('checkbox')
  if ((await one.isChecked()) === on) return
  await one.focus()
  await one.press('Space')
  await expect(one).toBeChecked({ checked: on })
}

/** Chooses one of a group of round buttons. */
export async function pick(scope: Locator, name: string, words: string): Promise<void> {
  await field(scope, name)
    .locator('label.ui-check')
    .filter({ hasText: new RegExp(`^\\s*${escaped(words)}`) })
    .first()
    .click()
}

/** Presses a button that is reached by keyboard. */
export async function press(button: Locator): Promise<void> {
  await button.focus()
  await button.press('Enter')
}

/** A card of rows by the words in its frame. */
export const card = (scope: Locator, name: string): Locator =>
  scope.locator('fieldset.row-card').filter({
    has: scope.page().locator('legend.row-card-name', { hasText: exactly(name) }),
  })

/** How many there are once none has come or gone for a while (milliseconds): a busy machine draws rows late. */
async function settledCount(rows: Locator, still: number): Promise<number> {
  let last = -1
  await expect
    .poll(
      async () => {
        const before = last
        last = await rows.count()
        return last === before
      },
      { intervals: [0, still] },
    )
    .toBe(true)
  return last
}

/** Presses the button that adds a row and gives the new row, wherever the list puts it. */
export async function addRow(scope: Locator, button: string): Promise<Locator> {
  const rows = scope.locator('[data-row-id]')
  const ids = () => rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-row-id') ?? ''))
  await settledCount(rows, 100)
  const before = new Set(await ids())
  await press(scope.getByRole('button', { name: button, exact: true }))
  await expect(rows).not.toHaveCount(before.size)
  const id = (await ids()).find((one) => !before.has(one))
  return scope.locator(`[data-row-id="${id}"]`)
}
