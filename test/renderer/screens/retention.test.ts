/** Retention in a real Chromium: a transfer is confirmed, held, looked at and purged, and nothing goes by a slip. */

import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { axeOn } from '../../axe.ts'
import { type Harness, startHarness } from '../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
  expect(harness.faults()).toEqual([])
})

const open = async (): Promise<Page> => {
  const page = await harness.open('/retention', '', { reducedMotion: 'reduce' })
  await page.getByRole('table', { name: 'Signed records' }).waitFor()
  return page
}
const rowOf = (page: Page, name: RegExp) =>
  page.getByRole('table', { name: 'Signed records' }).getByRole('row', { name })

async function faultsIn(page: Page) {
  const { violations } = await axeOn(page).analyze()
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

it('a transfer is confirmed with its reference, and what is still open is said', async () => {
  const page = await open()
  await rowOf(page, /Initial conference/)
    .getByRole('checkbox')
    .focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Confirm the transfer' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is in the child’s file' })
  await dialog.getByText('2 required copies are not sent.').waitFor()
  expect(await faultsIn(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).press('Enter')
  await dialog.getByText('Enter the reference under which somebody will find it.').waitFor()
  await dialog.getByLabel('Reference of the file in the case system').fill('LCS 9')
  await page.keyboard.press('Enter')
  await rowOf(page, /Initial conference/)
    .getByText('LCS 9')
    .waitFor()
  await rowOf(page, /Initial conference/)
    .getByText('Something is still open')
    .waitFor()
})

it('a legal hold is set from the keyboard with its reason, stops the line, and is lifted again', async () => {
  const page = await open()
  await rowOf(page, /Core group/)
    .getByRole('button', { name: /More for/ })
    .press('Enter')
  await page.getByRole('menuitem', { name: 'Set a legal hold' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Set a legal hold' })
  await dialog.getByRole('button', { name: 'Set the hold' }).press('Enter')
  await dialog.getByText('Say why it is held.').waitFor()
  await dialog.getByLabel('Reason').fill('Court order of 3 October')
  await dialog.getByRole('button', { name: 'Set the hold' }).press('Enter')
  await rowOf(page, /Core group/)
    .getByText('Legal hold')
    .waitFor()
  await rowOf(page, /Core group/)
    .getByRole('button', { name: /More for/ })
    .press('Enter')
  await page.getByRole('menuitem', { name: 'Lift a legal hold' }).press('Enter')
  await page.getByLabel('Why it is lifted').fill('The matter has ended')
  await page.getByRole('button', { name: 'Lift the hold' }).press('Enter')
  await rowOf(page, /Core group/)
    .getByText('Due since')
    .waitFor()
})

it('nothing is purged before it was looked at, known to be open, spelt out and signed for', async () => {
  const page = await open()
  await rowOf(page, /Core group/)
    .getByRole('checkbox')
    .focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'See what would go', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'What would go, and what stays' })
  await dialog.getByText(/2 actions are open/).waitFor()
  await dialog.getByText(/added to the family’s chronology/).waitFor()
  expect(await faultsIn(page)).toEqual([])
  const purge = dialog.getByRole('button', { name: 'Purge for good' })
  await purge.press('Enter')
  await dialog.getByText('Type purge to confirm.').waitFor()
  await dialog.getByText('Read what is still open above, and tick that you know it.').waitFor()
  await dialog.getByLabel('Type the word purge').fill('purge')
  await dialog.getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await dialog.getByLabel('Your passphrase').fill('wrong')
  await purge.press('Enter')
  await dialog.getByText('That passphrase does not open this workspace.').waitFor()
  await dialog.getByLabel('Your passphrase').fill('kettle orchard nine violin')
  await purge.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('20 November 2026, 11:00: 1 record').waitFor()
  await rowOf(page, /Core group/).waitFor({ state: 'detached' })
})

it('a record that has moved is told of in the list of meetings, with its reference', async () => {
  const page = await harness.open('/meetings')
  await page.getByRole('button', { name: 'Moved to the child’s file (1)' }).press('Enter')
  const table = page.getByRole('table', { name: 'Moved to the child’s file' })
  await table.getByText('LCS 4471').waitFor()
  expect(await faultsIn(page)).toEqual([])
})
