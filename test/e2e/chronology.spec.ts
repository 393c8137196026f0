/** A family's history: written by hand, brought by a file, taken from the minutes with one key, and looked at. */
import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { BrowserDoorApp } from './app.ts'
import { isClean, watchRequests } from './look.ts'
import { choose, combo, fill, tick } from './pages/fields.ts'
import { ImportPage } from './pages/import.ts'
import { RecordPage } from './pages/record.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded } from './seed.ts'

const chair: Member = { name: 'Priya Nandakumar', role: 'CP chair', passphrase: 'seven quiet herons wade' }
const told = 'Siobhán was found alone in the yard on Sunday, the school nurse says.'

let app: BrowserDoorApp | undefined
test.afterEach(() => app?.close())

async function begin() {
  const opened = await openSeeded([chair], async (seed) => {
    const client = seed.as(chair)
    const family = await client.cases.create({
      familyRef: 'WX-4410',
      children: [
        { id: 'c-siobhan', name: 'Siobhán O’Rourke-Featherstonehaugh', dob: '2018-03-14' },
        { id: 'c-tadhg', name: 'Tadhg O’Rourke-Featherstonehaugh', dob: '2021-11-02' },
      ],
      people: [
        { id: 'p-mum', name: 'Caoimhe O’Rourke-Featherstonehaugh', role: 'mother', of: ['c-siobhan'] },
      ],
      chronology: [],
    })
    const record = await client.records.create({
      caseId: family.id,
      type: 'ICPC',
      subType: '',
      date: '2026-09-08',
      start: '10:00',
      place: 'Town Hall',
    })
    return { family, record }
  })
  app = opened.app
  return { page: opened.app.page, ...opened.made }
}

const go = (page: Page, place: string) =>
  page.evaluate((to) => {
    location.hash = to
  }, place)

/** The event's form in its dialog. */
type Written = Record<'date' | 'about' | 'kind' | 'what' | 'readers', string> & { because?: string }

async function addByHand(page: Page, form: Written) {
  await page.getByRole('button', { name: 'Add an event' }).first().press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add an event' })
  await fill(dialog, 'Date', form.date)
  await tick(dialog, form.about)
  await combo(dialog, 'Kind', form.kind)
  await fill(dialog, 'What happened', form.what)
  await dialog.getByRole('radio', { name: new RegExp(`^${form.readers}`) }).press('Space')
  if (form.because) {
    // Without a reason it is not restricted: the dialog stays and says so.
    await dialog.getByRole('button', { name: 'Add it' }).press('Enter')
    await expect(dialog.locator('[aria-invalid="true"]')).toHaveCount(1)
    await fill(dialog, 'Why it is restricted', form.because)
  }
  await dialog.getByRole('button', { name: 'Add it' }).press('Enter')
  await expect(dialog).toBeHidden()
}

/** The picture's marks, in the order in which the arrow keys go through them. */
const marks = (page: Page): Locator => page.locator('svg').getByRole('button')

test('a history is written, imported and taken from the minutes, and seen as a picture and as a table', async () => {
  const { page, family, record } = await begin()
  const outside = watchRequests(page)
  const chronology = `/cases/${family.id}/chronology`

  await test.step('by hand: an old event of which only the month is known, and a restricted one', async () => {
    await go(page, chronology)
    await expect(page.getByRole('heading', { name: 'Nothing in the chronology yet' })).toBeVisible()
    await addByHand(page, {
      date: 'June 2017',
      about: 'Caoimhe O’Rourke-Featherstonehaugh',
      kind: 'Domestic abuse',
      what: 'Police were called to the flat; Caoimhe had a cut lip.',
      readers: 'Shared with family',
    })
    await addByHand(page, {
      date: '20/08/2026',
      about: 'Siobhán O’Rourke-Featherstonehaugh',
      kind: 'Physical',
      what: 'A bruise on the upper arm was seen at school.',
      readers: 'Restricted',
      because: 'The police are still speaking to the adults. Decided by Priya Nandakumar.',
    })
    await expect(page.getByText(/^Saved \d\d:\d\d/)).toBeVisible()
  })

  await test.step('by import: two events from the case system', async () => {
    const imports = new ImportPage(page)
    await imports.open()
    await imports.chooseCsv('history.csv', [
      ['Child', 'DOB', 'Family ref', 'Event date', 'Event details', 'Event type', 'Agency'],
      [
        'Siobhán O’Rourke-Featherstonehaugh',
        '14/03/2018',
        'WX-4410',
        '02/05/2024',
        'Not brought to the hearing clinic',
        'Health',
        'GP',
      ],
      [
        'Tadhg O’Rourke-Featherstonehaugh',
        '02/11/2021',
        'WX-4410',
        '11/03/2025',
        'Came to nursery hungry on three days',
        'Neglect',
        'Nursery',
      ],
    ])
    await imports.preview()
    await imports.carryOut('Add 2 events', 'Added 2 events.')
  })

  await test.step('from the minutes: the entry at the caret, with one key', async () => {
    await go(page, `/record/${record.id}`)
    const minutes = new RecordPage(page)
    await minutes.startEntry(minutes.text('reason'))
    await page.keyboard.type(told)
    await page.keyboard.press('Alt+Shift+H')
    const dialog = page.getByRole('dialog', { name: 'Put this entry into the chronology' })
    await expect(dialog.getByText(told)).toBeVisible()
    await fill(dialog, 'Date', '6 September 2026')
    await combo(dialog, 'Kind', 'Neglect')
    await fill(dialog, 'What it meant for the child', 'She was frightened and cold.')
    await tick(dialog, 'Siobhán O’Rourke-Featherstonehaugh')
    await isClean(page, 'an entry on its way into the chronology', '[role="dialog"]')
    await dialog.getByRole('button', { name: 'Add it' }).press('Enter')
    await expect(dialog.getByText('It is in the family’s chronology now.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(minutes.text('reason')).toBeFocused()
    await page.keyboard.press('Alt+Shift+H')
    await expect(dialog.getByText('This entry is in the family’s chronology already.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('the picture is gone through, enlarged and opened by keyboard', async () => {
    await go(page, chronology)
    await expect(marks(page)).toHaveCount(5)
    const shown = page.getByRole('status').filter({ hasText: /\d{4} to .*\d{4}/ })
    const whole = await shown.innerText()
    const first = page.locator('svg [role="button"][tabindex="0"]')
    await first.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('+')
    await expect(shown).not.toHaveText(whole)
    await page.keyboard.press('0')
    await expect(shown).toHaveText(whole)
    const here = page.locator('svg [role="button"]:focus')
    const name = (await here.getAttribute('aria-label')) ?? ''
    expect(name).not.toBe('')
    await page.keyboard.press('Enter')
    const event = page.getByRole('dialog', { name: /^Event, / })
    await expect(event).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(event).toBeHidden()
    await expect(here).toHaveAttribute('aria-label', name)
    await isClean(page, 'the picture')
  })

  await test.step('nine quiet years are a gap with words, also for those who do not see the picture', async () => {
    await page.getByRole('button', { name: 'The picture in words' }).press('Enter')
    await expect(page.getByText(/In the whole history: Nothing for \d years/)).toBeVisible()
    await choose(page.locator('main'), 'A lane for each', 'Kind of harm')
    await expect(page.getByRole('group', { name: 'Timeline by kind of harm' })).toBeVisible()
  })

  await test.step('the table sorts and narrows', async () => {
    await page.getByRole('tab', { name: 'Picture' }).focus()
    await page.keyboard.press('ArrowRight')
    const table = page.getByRole('table', { name: 'Chronology' })
    await expect(table.getByRole('row')).toHaveCount(6)
    await expect(table.getByRole('row').nth(1)).toContainText('June 2017')
    await expect(table.getByRole('row').filter({ hasText: told })).toContainText(
      'She was frightened and cold.',
    )
    await choose(page.locator('main'), 'Child', 'Tadhg O’Rourke-Featherstonehaugh')
    await expect(page.getByText('1 of 5 events')).toBeVisible()
    await choose(page.locator('main'), 'Child', 'All')
    await isClean(page, 'the table')
  })

  await test.step('the file for the family holds nothing that is not for it', async () => {
    const save = async (readers: RegExp) => {
      await page.getByRole('button', { name: 'Save as CSV' }).press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Save the chronology as CSV' })
      await dialog.getByRole('radio', { name: readers }).press('Space')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Save the file' }).press('Enter'),
      ])
      expect(download.suggestedFilename()).toBe('chronology-WX-4410.csv')
      return readFile(await download.path(), 'utf8')
    }
    const forFamily = await save(/^The family too/)
    expect(forFamily).toContain('cut lip')
    for (const kept of ['upper arm', 'hearing clinic', 'hungry']) expect(forFamily).not.toContain(kept)
    const forCouncil = await save(/^The council only/)
    for (const word of ['cut lip', 'upper arm', 'hearing clinic', 'hungry', 'found alone in the yard'])
      expect(forCouncil).toContain(word)
  })

  await test.step('the family’s page and the record lead there and back', async () => {
    await page.getByRole('link', { name: 'Back to the family' }).click()
    await new Window(page).go('Cases')
    await page.getByRole('link', { name: 'WX-4410' }).click()
    await expect(page.getByRole('link', { name: 'Chronology', exact: true })).toBeVisible()
  })
  outside.expectNone()
})
