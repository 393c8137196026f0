/**
 * The decision goes out the same day: the chair signs the letters while the minutes are a draft, a second person looks at
 * the one for a household from which an address is kept, and what is saved is found genuine.
 */
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { londonDate } from '../../shared/clocks/index.ts'
import type { BrowserDoorApp } from './app.ts'
import { isClean, watchRequests } from './look.ts'
import { exactly, fill } from './pages/fields.ts'
import { VerifyPage } from './pages/signing.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded, type Seed } from './seed.ts'

const chair: Member = { name: 'Ines Hartley', role: 'CP chair', passphrase: 'nine lanterns by the weir' }
const officer: Member = {
  name: 'Tom Okoro',
  role: 'Admin officer',
  passphrase: 'blue barrow in the orchard',
}
/** Where Dana lives now, which the father must not learn. */
const hidden = '14 Larkspur Close'
const father = 'Neil Ashby'
const mother = 'Dana Ashby'

let app: BrowserDoorApp | undefined
test.afterEach(() => app?.close())

async function conference(seed: Seed) {
  const family = await seed.as(chair).cases.create({
    familyRef: 'WX-7102',
    children: [{ id: 'c-wren', name: 'Wren Ashby', dob: '2016-05-01' }],
    people: [
      {
        id: 'p-dana',
        name: mother,
        role: 'mother',
        of: ['c-wren'],
        parentalResponsibility: ['c-wren'],
        address: hidden,
        withholdAddressFrom: ['p-neil'],
        withholdReason: 'Moved away after the assault in May.',
      },
      { id: 'p-neil', name: father, role: 'father', of: ['c-wren'], parentalResponsibility: ['c-wren'] },
    ],
    chronology: [],
  })
  const recordId = await seed.write(family.id, chair, {
    meeting: {
      type: 'ICPC',
      date: londonDate(new Date().toISOString()),
      familyRef: 'WX-7102',
      chair: 'p-chair',
    },
    children: family.children,
    people: [
      ...family.people,
      {
        id: 'p-chair',
        name: chair.name,
        role: 'professional',
        jobTitle: 'CP chair',
        agencyGroup: 'CSC',
        accountId: seed.accountId(chair),
      },
    ],
    attendance: ['p-chair', 'p-dana', 'p-neil'].map((person) => ({
      id: `at-${person}`,
      person,
      status: 'attended',
    })),
    decisions: [
      {
        id: 'd-1',
        child: 'c-wren',
        type: 'plan',
        value: 'CPP',
        category: 'neglect',
        reason: 'Wren was alone at home on four school nights in June.',
      },
    ],
    actions: [
      {
        id: 'a-1',
        text: 'The health visitor weighs Wren at home each Monday.',
        audience: 'shared',
        withholdFrom: ['p-neil'],
        child: ['c-wren'],
      },
    ],
  })
  return { recordId }
}

const rowOf = (page: Page, table: string, name: string) =>
  page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: exactly(name) }) })

async function save(page: Page, name: string, folder: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    rowOf(page, 'Decision letter', name).getByRole('button', { name: /^Save/ }).click(),
  ])
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

test('decision letters are signed the same day, confirmed by a second person and found genuine', async () => {
  test.setTimeout(180_000)
  const opened = await openSeeded([chair, officer], conference)
  app = opened.app
  const { page } = app
  const outside = watchRequests(page)
  const window = new Window(page)
  const copies = `${new URL(page.url()).origin}/#/record/${opened.made.recordId}/copies`

  await test.step('the chair reads what each parent reads and signs all letters together', async () => {
    await page.goto(copies)
    await expect(page.getByRole('heading', { level: 1, name: 'Copies' })).toBeVisible()
    await expect(page.getByText('This record is not signed.')).toBeVisible()
    await page.getByRole('button', { name: 'Read and sign the letters' }).click()
    const dialog = page.getByRole('dialog')
    const his = dialog.getByRole('region', { name: father })
    await expect(his.getByText('Wren was alone at home on four school nights in June.')).toBeVisible()
    await expect(his.getByText(hidden)).toHaveCount(0)
    await his.getByText(`What the letter for ${father} leaves out`).click()
    await isClean(page, 'the letters before they are signed', '[role="dialog"]')
    await page.keyboard.press('End')
    await expect(dialog.getByText('You have read to the end.')).toBeVisible()
    await fill(dialog, 'Your name', chair.name)
    await fill(dialog, 'Your passphrase', 'not this one at all')
    await dialog.getByRole('button', { name: /^Sign \d letters$/ }).click()
    await expect(dialog.getByText('That passphrase does not open this workspace.')).toBeVisible()
    await fill(dialog, 'Your passphrase', chair.passphrase)
    await dialog.getByRole('button', { name: /^Sign \d letters$/ }).click()
    await expect(dialog).toBeHidden({ timeout: 30_000 })
    await expect(rowOf(page, 'Decision letter', mother)).toContainText(`Version 1.0, signed by ${chair.name}`)
  })

  await test.step('his letter waits for a second person, and the chair is not that person', async () => {
    const his = rowOf(page, 'Decision letter', father)
    await expect(his).toContainText('Waits for a second person')
    await expect(his.getByRole('button', { name: /^Save/ })).toHaveCount(0)
    await expect(his.getByRole('button', { name: /Look and confirm/ })).toHaveCount(0)
  })

  await test.step('the admin officer looks at it and confirms it', async () => {
    await window.switchTo(officer)
    await page.goto(copies)
    await rowOf(page, 'Decision letter', father)
      .getByRole('button', { name: /^Look and confirm/ })
      .click()
    const dialog = page.getByRole('dialog', { name: `Decision letter for ${father}` })
    await fill(dialog, 'Note', 'Looked for her street and the school run.')
    await isClean(page, 'a letter that waits for a second person', '[role="dialog"]')
    await dialog.getByRole('button', { name: 'Confirm this letter' }).click()
    await expect(dialog).toBeHidden()
    await expect(rowOf(page, 'Decision letter', father)).toContainText(`Confirmed by ${officer.name}`)
  })

  await test.step('the saved letter names nobody in its file name, and is found genuine', async () => {
    const path = await save(page, father, opened.app.scratch)
    expect(path).not.toMatch(/ashby|wren|neil/i)
    await window.go('Verify')
    const card = await new VerifyPage(page).look(path)
    await expect(card).toContainText(chair.name)
    await expect(card).toContainText('version 1.0')
    await isClean(page, 'a genuine letter')
  })
  outside.expectNone()
})
