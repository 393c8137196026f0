/** Quality sampling by keyboard, in a real page. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeOn } from '../../../axe.ts'
import { type Harness, startHarness } from '../../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())

it('a sample is drawn, a record is judged, and two who differ settle it, with the keyboard alone', async () => {
  const page = await harness.open('/sampling')
  await page.getByRole('button', { name: 'Draw a sample' }).press('Enter')
  await page.getByText('4 records signed and open to you fit.').waitFor()
  const many = page.getByLabel('How many')
  await many.fill('0')
  await many.press('Enter')
  await page.getByText('Write a number from 1 to 100.').waitFor()
  await many.fill('2')
  await many.press('Enter')
  await page.getByRole('heading', { name: 'Sample of 2 records', level: 1 }).waitFor()
  await page.getByText('No record has been judged by two people yet.').waitFor()

  await page.goto(`${harness.origin}/?#/sampling/sample-1`)
  await page.getByRole('heading', { name: 'Sample of 4 records' }).waitFor()
  // What the other said stays hidden until both have judged.
  await expect.poll(() => page.getByRole('button', { name: /^What was said/ }).count()).toBe(1)
  await page.getByRole('button', { name: /^Judge / }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Keep my judgement' }).press('Enter')
  await expect.poll(() => dialog.getByText('Choose one.').count()).toBe(6)
  for (const group of await dialog.getByRole('radiogroup').all())
    await group.getByRole('radio').first().press('Space')
  await dialog
    .getByLabel('What shows it')
    .fill('Each child is quoted, and every action has an owner and a day.')
  expect((await axeOn(page).analyze()).violations).toEqual([])
  await dialog.getByRole('button', { name: 'Keep my judgement' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Two people said the same of 1 of 2 records.').waitFor()

  await page.getByRole('button', { name: /^Settle together: / }).press('Enter')
  await dialog.getByText('Both first judgements stay.').waitFor()
  for (const group of await dialog.getByRole('radiogroup').all())
    await group.getByRole('radio').first().press('Space')
  await dialog.getByLabel('What shows it').fill('Read again together: her own words decided it.')
  await dialog.getByRole('button', { name: 'Keep what we settled' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.getByText('Two people differ').count()).toBe(0)
  expect(harness.faults()).toEqual([])
})
