/** Families come from the council's case system: line by line, with every doubt decided by a person, and a way back. */
import { expect, test } from '@playwright/test'
import type { BrowserDoorApp } from './app.ts'
import { isClean, watchRequests } from './look.ts'
import { tick } from './pages/fields.ts'
import { ImportPage } from './pages/import.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded } from './seed.ts'

const admin: Member = {
  name: 'Seán O’Connor-Featherstonehaugh',
  role: 'Admin officer',
  passphrase: 'brass lantern under moss',
}

let app: BrowserDoorApp | undefined
test.afterEach(() => app?.close())

/** Two children and their mother, as the case file has them before the import. */
async function begin(): Promise<BrowserDoorApp> {
  const opened = await openSeeded([admin], (seed) =>
    seed.as(admin).cases.create({
      familyRef: 'WX-5001',
      children: [
        { id: 'c-ellie', name: 'Ellie Harcastle', dob: '2019-03-04', caseRef: 'L100' },
        { id: 'c-tobias', name: 'Tobias Harcastle', dob: '2016-09-21', caseRef: 'L101' },
      ],
      people: [{ id: 'p-dana', name: 'Dana Harcastle', role: 'mother', phone: '01632 960111' }],
      chronology: [
        {
          id: 'e-hearing',
          date: '2024-05-02',
          about: ['c-ellie'],
          category: 'Health',
          text: 'Ellie was not brought to the hearing clinic.',
          source: 'GP',
        },
      ],
    }),
  )
  app = opened.app
  return app
}

test('children from a file: wrong lines stay out, doubtful ones are decided by a person, and all of it can be taken back', async () => {
  const { page } = await begin()
  const outside = watchRequests(page)
  const imports = new ImportPage(page)
  const window = new Window(page)
  await imports.open()

  await test.step('the columns are guessed, and one is said by hand', async () => {
    await imports.chooseCsv('children.csv', [
      [
        'Child name',
        'DOB',
        'LCS ID',
        'Family ref',
        'Placement',
        'Previous surname',
        'Plan',
        'Plan start date',
      ],
      [
        "Wren Ashby-O'Hara",
        '01/05/2019',
        'L900',
        'WX-7001',
        'Harbour Primary',
        'Tarrant',
        'CPP',
        '02/03/2026',
      ],
      ['Ellie Harcastle', '04/03/2019', 'L100', 'WX-5001', 'Millgate Primary', '', '', ''],
      ['Tobias Harcastle', '22/09/2016', 'L101', 'WX-5001', '', '', '', ''],
      ['Elly Harcastle', '04/03/2019', '', 'WX-5001', '', '', '', ''],
      ['Broken Row', '31/02/2019', 'L902', 'WX-7002', '', '', '', ''],
      ['Mara Quill', '05/06/2017', 'L903', 'WX-7003', '=HYPERLINK("http://outside.example","x")', '', '', ''],
    ])
    await imports.call('Placement', 'School or setting')
    await imports.preview()
  })

  await test.step('each line says what it would do', async () => {
    await expect(imports.row('Wrong rows by line', 6)).toContainText('“31/02/2019” is not a day')
    const wren = imports.row('Rows that will be added', 2)
    await expect(wren).toContainText("Wren Ashby-O'Hara")
    await expect(wren).toContainText('Plan: CPP, from 02/03/2026')
    // A formula of the file is words: it stays one, and is marked so that no spreadsheet carries it out.
    await expect(imports.row('Rows that will be added', 7)).toContainText(
      `'=HYPERLINK("http://outside.example","x")`,
    )
    const ellie = imports.card(/^Line 3: Ellie Harcastle/)
    await expect(ellie.getByRole('row', { name: /^School or setting/ })).toHaveText(
      /Nothing.*Millgate Primary.*Is filled in/,
    )
    await isClean(page, 'a file and what it would do')
  })

  await test.step('doubtful rows stand beside whom they may be about, and wait for a person', async () => {
    const add = page.getByRole('button', { name: /^Add 2 children/ })
    await expect(page.getByText('2 rows still wait for your decision.')).toBeVisible()
    await expect(add).toBeDisabled()
    const tobias = imports.card('Line 4: Tobias Harcastle')
    await expect(tobias.getByRole('row', { name: /^Date of birth/ })).toHaveText(/22\/09\/2016.*21\/09\/2016/)
    await imports.decide(tobias, /^The same as Tobias Harcastle/)
    const elly = imports.card('Line 5: Elly Harcastle')
    await expect(elly.getByRole('row', { name: /^Name/ })).toHaveText(/Elly Harcastle.*Ellie Harcastle/)
    await expect(elly).toContainText('nearly the same name')
    await expect(page.getByText('1 row still waits for your decision.')).toBeVisible()
    await imports.decide(elly, 'Leave this row out')
    await expect(page.getByText(/waits? for your decision, and 1 is left out/)).toBeVisible()
    // The same child with another date: what is known here stays, unless somebody says that the file is right.
    const differs = imports.card(/^Line 4: Tobias Harcastle, born/)
    await expect(differs).toContainText('Stays as it is here')
    await tick(differs, 'The file is right where it differs')
    await expect(differs).toContainText('Is replaced by the file’s')
  })

  await test.step('it is imported, and the keyboard goes on from what was done', async () => {
    await imports.carryOut('Add 2 children and change 2', 'Added 2 children and changed 2.')
    await expect(page.locator('main :focus')).toContainText('Added 2 children and changed 2.')
    await expect(imports.row('Wrong rows by line', 6)).toBeVisible()
    await isClean(page, 'imported')
  })

  await test.step('what was added stands on the families’ pages', async () => {
    await page.getByRole('link', { name: 'Go to the cases' }).click()
    await page.getByRole('link', { name: 'WX-7001' }).click()
    const wren = page.getByRole('region', { name: "Wren Ashby-O'Hara", exact: true })
    await expect(wren).toContainText('7 years')
    await expect(wren).toContainText('CPP')
    await expect(wren).toContainText('Tarrant')
    await expect(wren.getByLabel('School or setting').first()).toHaveValue('Harbour Primary')
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-5001' }).click()
    await expect(
      page
        .getByRole('region', { name: 'Ellie Harcastle', exact: true })
        .getByLabel('School or setting')
        .first(),
    ).toHaveValue('Millgate Primary')
    await expect(
      page.getByRole('region', { name: 'Tobias Harcastle', exact: true }).getByLabel('Date of birth'),
    ).toHaveValue('22/09/2016')
    await expect(page.getByRole('region', { name: 'Elly Harcastle' })).toHaveCount(0)
  })

  await test.step('undo takes it away again, and says so where the keyboard is', async () => {
    await imports.open()
    await page.getByRole('button', { name: /^Undo the import of/ }).press('Enter')
    await expect(page.locator('main :focus')).toContainText('Taken back: 3 families are as before.')
    await expect(page.getByText(/^Taken back by .+, \d/)).toBeVisible()
    await window.go('Cases')
    await expect(page.getByRole('link', { name: 'WX-5001' })).toBeVisible()
    await expect(page.getByRole('link', { name: /^WX-700/ })).toHaveCount(0)
    await page.getByRole('link', { name: 'WX-5001' }).click()
    await expect(
      page.getByRole('region', { name: 'Tobias Harcastle', exact: true }).getByLabel('Date of birth'),
    ).toHaveValue('21/09/2016')
  })
  outside.expectNone()
})

test('adults and history from files: an adult who is known is not added twice, and an event that is there is asked about', async () => {
  const { page } = await begin()
  const outside = watchRequests(page)
  const imports = new ImportPage(page)
  const window = new Window(page)

  await test.step('adults: what differs stays, what is missing is filled in', async () => {
    await imports.open()
    await imports.chooseCsv('adults.csv', [
      ['Family ref', 'Full name', 'Relationship', 'Tel', 'Maiden name', 'Home address'],
      ['WX-5001', 'Dana Harcastle', 'Mother', '01632 960222', 'Pike', '4 Quay Lane'],
      ['WX-5001', 'Mark Tolland', 'Partner', '', '', ''],
      ['WX-0000', 'Nobody Known', 'Father', '', '', ''],
    ])
    await expect(page.getByRole('button', { name: /What the rows are/ })).toContainText('Adults')
    await imports.preview()
    await expect(imports.row('Wrong rows by line', 4)).toContainText('WX-0000')
    const dana = imports.card(/^Line 2: Dana Harcastle/)
    await expect(dana.getByRole('row', { name: /^Phone/ })).toHaveText(
      /01632 960111.*01632 960222.*Stays as it is here/,
    )
    await imports.carryOut('Add 1 adult and change 1', 'Added 1 adult and changed 1.')
  })

  await test.step('history: the same day and nearly the same words are decided by a person', async () => {
    await page.getByRole('button', { name: 'Import another file' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Choose a file' })).toBeFocused()
    await imports.chooseCsv('history.csv', [
      ['Child', 'Date of birth', 'Event date', 'Event details', 'Event type', 'Agency'],
      [
        'Ellie Harcastle',
        '04/03/2019',
        '02/05/2024',
        'Ellie not brought to the hearing clinic',
        'Health',
        'GP',
      ],
      ['Ellie Harcastle', '04/03/2019', '14/02/2025', '+44 called: nobody at home', 'Home visit', 'CSC'],
      ['Ellie Harcastle', '04/03/2019', 'no idea', 'Something happened', 'Health', 'GP'],
      ['Somebody Else', '01/01/2012', '14/02/2025', 'Not of this family', 'Health', 'GP'],
    ])
    await expect(page.getByText('Imported history is for professionals until somebody says')).toBeVisible()
    await imports.preview()
    await expect(imports.row('Wrong rows by line', 5)).toBeVisible()
    const twice = imports.card(/^Line 2:/)
    await expect(twice).toContainText('Is it the same event?')
    await imports.decide(twice, /^The same as/)
    await isClean(page, 'history beside what is known')
    await page.getByRole('button', { name: /^Add \d events?/ }).press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Imported' })).toBeVisible()
  })

  await test.step('it stands in the chronology, for professionals only', async () => {
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-5001' }).click()
    await expect(page.getByRole('region', { name: 'Mark Tolland' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Dana Harcastle' })).toContainText('Also known as')
    await page.getByRole('link', { name: 'Chronology', exact: true }).click()
    await page.getByRole('tab', { name: 'Table' }).click()
    const table = page.getByRole('table', { name: 'Chronology' })
    await expect(table.getByRole('row').filter({ hasText: 'hearing clinic' })).toHaveCount(1)
    await expect(table.getByRole('row').filter({ hasText: 'called: nobody at home' })).toContainText(
      'Professionals',
    )
  })
  outside.expectNone()
})
