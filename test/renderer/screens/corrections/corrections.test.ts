/** Corrections of a signed record, by keyboard and pointer, in a real page. */

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeOn } from '../../../axe.ts'
import { type Harness, startHarness } from '../../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(async () => harness.close())

const open = (asked = '') => harness.open('/record/record-4/corrections', asked, { reducedMotion: 'reduce' })

async function hasNoFault(page: Page): Promise<void> {
  // What was last announced stays for a moment, with the name of a button that may have gone since.
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
  expect(harness.faults()).toEqual([])
}

const choose = async (page: Page, label: RegExp, option: RegExp) => {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option }).first().click()
}

it('a request is written down with who asks and which words, and says what is missing first', async () => {
  const page = await open('ready')
  await page.getByText('Nobody has asked for a correction.').waitFor()
  await page.getByRole('button', { name: 'Write down a request' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await dialog.getByText('Say who asks.').waitFor()
  await dialog.getByText('Choose the heading.').waitFor()
  await hasNoFault(page)
  await choose(page, /Who asks/, /Somebody who is not in the record/)
  await dialog.getByLabel('Their name').fill('Rose Pike')
  await choose(page, /Under which heading/, /./)
  await dialog.getByLabel('The words, as the signed record has them').fill('some words')
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Request 1: Rose Pike' }).waitFor()
  await page.close()
}, 120_000)

it('an outcome is decided after it was seen who gets what, and the papers are read and signed', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Decide on request 1' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'See who gets what' }).click()
  await dialog.getByRole('table', { name: 'Who gets an addendum' }).waitFor()
  await dialog.getByRole('heading', { name: 'Your request to correct the minutes' }).waitFor()
  await hasNoFault(page)
  await dialog.getByRole('button', { name: 'Decide', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Read and sign' }).click()
  const papers = page.getByRole('dialog')
  await papers.getByRole('heading', { name: 'Addendum to the minutes' }).first().waitFor()
  await papers.getByLabel('Your name').waitFor()
  await hasNoFault(page)
  await page.close()
}, 120_000)

it('a version is withdrawn with a reason and a mark, and what changes is shown first', async () => {
  const page = await open()
  await page.getByRole('button', { name: /^Withdraw version/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('button', { name: /What to do with/ })
    .first()
    .waitFor()
  await dialog.getByRole('button', { name: /^Withdraw version/ }).click()
  await dialog.getByText('Write the reason.').waitFor()
  await dialog.getByText('Mark at least one passage.').waitFor()
  await dialog.getByLabel('Reason').fill('An address went to the wrong parent.')
  await dialog
    .getByRole('button', { name: /What to do with/ })
    .first()
    .click()
  await page.getByRole('option', { name: 'Take all of it out' }).click()
  await dialog.getByRole('button', { name: 'See what changes' }).click()
  await dialog.getByText('Taken out altogether.').waitFor()
  await hasNoFault(page)
  await dialog.getByRole('button', { name: /^Withdraw version/ }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('None of its files is handed out.', { exact: true }).waitFor()
  await page.getByText('You asked for this, so somebody else looks at it and confirms it.').waitFor()
  await hasNoFault(page)
  await page.close()
}, 120_000)

it('the history tells each step in a sentence, with its file', async () => {
  const page = await harness.open('/record/record-4/history', '')
  await page.getByText('signed addendum 1.1 to version 1.0').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Save: Addendum 1.1' }).isVisible()).toBe(true)
  await hasNoFault(page)
  await page.close()
}, 120_000)
