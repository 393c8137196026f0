/** Choosing the council's letterhead, in a real Chromium on a core in memory. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const file = (name: string) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from('PK'),
})

describe('the letterhead', () => {
  it('is looked at first, with what does not fit in it, then used, then taken off', async () => {
    const page = await harness.open('/letterhead', '')
    await page.getByText('Documents are made on plain paper now.').waitFor()
    await page.getByTestId('letterhead-file').setInputFiles(file('Wexmoor.docx'))
    await page.getByRole('heading', { name: 'Wexmoor.docx' }).waitFor()
    await page.getByText('Comments are not taken.').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Save a sample' }).isEnabled()).toBe(true)
    await page.getByRole('button', { name: 'Use this letterhead' }).press('Enter')
    await page.getByRole('heading', { name: 'In use' }).waitFor()
    await page.getByRole('button', { name: 'Go back to plain paper' }).press('Enter')
    await page.getByText('Documents are made on plain paper now.').waitFor()
    expect(harness.faults()).toEqual([])
  })

  it('with macros is refused with a sentence, and cannot be used', async () => {
    const page = await harness.open('/letterhead', '')
    await page.getByTestId('letterhead-file').setInputFiles(file('with macros.docx'))
    await page.getByText('This file holds macros.').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Use this letterhead' }).count()).toBe(0)
  })
})
