/** What is looked for is found though it is spelled otherwise, and only by those who may read it. */
import { expect, type Page, test } from '@playwright/test'
import type { BrowserDoorApp } from './app.ts'
import { isClean, watchRequests } from './look.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded } from './seed.ts'

const manager: Member = { name: 'Ruth Iveson', role: 'Team manager', passphrase: 'paper boats on the canal' }
const worker: Member = {
  name: 'Callum Adebayo',
  role: 'Social worker',
  passphrase: 'green kettle by the stile',
}
const other: Member = { name: 'Jo Peverell', role: 'Social worker', passphrase: 'seven quiet herons wade' }

let app: BrowserDoorApp | undefined
test.afterEach(() => app?.close())

const entry = (id: string, text: string, more: object = {}) => ({
  id,
  ...more,
  blocks: [{ type: 'paragraph', runs: [{ text }] }],
})

async function begin() {
  const opened = await openSeeded([manager, worker, other], async (seed) => {
    const family = await seed.as(manager).cases.create({
      familyRef: 'WX-4410',
      children: [{ id: 'c-siobhan', name: 'Siobhán O’Rourke-Featherstonehaugh', dob: '2018-03-14' }],
      people: [{ id: 'p-dean', name: 'Dean Maddock', role: 'partner' }],
      chronology: [
        {
          id: 'e-open',
          date: '2024-05-02',
          about: ['c-siobhan'],
          category: 'Health',
          text: 'Not brought to the hearing clinic.',
        },
        {
          id: 'e-restricted',
          date: '2026-08-20',
          category: 'Physical',
          text: 'Police intelligence about a quayside lock-up.',
          sensitivity: 'restricted',
        },
      ],
      otherNames: [{ id: 'n-1', of: 'p-dean', name: 'Dean Pike', kind: 'earlier surname' }],
    })
    const self = (who: Member, id: string) => ({
      id,
      name: who.name,
      role: 'professional',
      agencyGroup: 'CSC',
      accountId: seed.accountId(who),
    })
    const people = [...family.people, self(manager, 'p-manager'), self(worker, 'p-worker')]
    const cin = await seed.write(family.id, worker, {
      meeting: { type: 'CIN_REVIEW', date: '2026-09-08', familyRef: 'WX-4410', chair: 'p-worker' },
      children: family.children,
      people,
      sections: [
        {
          key: 'progress',
          entries: [entry('en-1', 'The marmalade cat came to the door with Siobhán.')],
        },
      ],
    })
    await seed.write(family.id, manager, {
      meeting: { type: 'SUP_CASE', date: '2026-09-10', familyRef: 'WX-4410', chair: 'p-manager' },
      children: family.children,
      people,
      attendance: [
        { id: 'at-1', person: 'p-manager', status: 'attended' },
        { id: 'at-2', person: 'p-worker', status: 'attended' },
      ],
      sections: [{ key: 'wellbeing', entries: [entry('en-2', 'Callum finds the tombola rota heavy.')] }],
    })
    return { cin }
  })
  app = opened.app
  return { page: opened.app.page, ...opened.made }
}

const field = (page: Page) => page.getByRole('searchbox', { name: 'Find' })
const said = (page: Page) => page.locator('.search-count').getByRole('status')

async function look(page: Page, words: string): Promise<void> {
  await field(page).fill(words)
  await expect(said(page)).not.toHaveText('')
}

test('a name is found under a typing mistake and under an earlier surname, and opened by keyboard', async () => {
  const { page } = await begin()
  const outside = watchRequests(page)
  await page.keyboard.press('ControlOrMeta+Shift+F')
  await expect(field(page)).toBeFocused()
  await isClean(page, 'an empty search')

  await look(page, 'Siobhan Orourk')
  await expect(said(page)).toHaveText('Nothing has exactly these words. A name is nearly the same.')
  await expect(
    page.getByRole('region', { name: 'Did you mean' }).getByRole('link', { name: /^Siobhán O’Rourke/ }),
  ).toBeVisible()

  await look(page, 'Pyke')
  await expect(page.getByRole('link', { name: 'Dean Maddock' })).toBeVisible()
  await look(page, 'Dean Pike')
  await expect(said(page)).toHaveText(/^1 person/)
  await isClean(page, 'what was found')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'Dean Maddock' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'WX-4410' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Dean Maddock' })).toBeInViewport()

  await page.goBack()
  await expect(field(page)).toHaveValue('Dean Pike')
  await look(page, 'zeppelin')
  await expect(said(page)).toContainText('Try fewer words')

  await test.step('words that are no command are looked for from the list of commands', async () => {
    await new Window(page).go('Today')
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    await page.keyboard.type('marmalade')
    await expect(page.getByRole('menuitem', { name: 'Search for “marmalade”' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field(page)).toHaveValue('marmalade')
    await expect(page.locator('mark')).toHaveText('marmalade')
  })

  await test.step('the record opens where the words stand', async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Find in this record' })).toHaveValue('marmalade')
    await expect(page.locator('.find-bar').getByRole('status')).toHaveText('1 of 1')
    await expect(page.getByText('The marmalade cat came to the door')).toBeInViewport()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('textbox', { name: 'Find in this record' })).toBeHidden()
  })
  outside.expectNone()
})

test('what is restricted or personal is found by those who may read it, and leaves no trace for others', async () => {
  const { page } = await begin()
  const window = new Window(page)
  const finds = async (words: string): Promise<number> => {
    await window.go('Search')
    await look(page, words)
    return page.locator('[data-hit]').count()
  }
  expect(await finds('quayside')).toBe(1)
  await expect(page.locator('.search-hit')).toContainText('Restricted')
  expect(await finds('tombola')).toBe(1)

  await test.step('the worker took part in the session, but answers for no restricted event', async () => {
    await window.switchTo(worker)
    expect(await finds('tombola')).toBe(1)
    expect(await finds('marmalade')).toBe(1)
    expect(await finds('quayside')).toBe(0)
  })

  await test.step('another worker finds neither, and no count tells of them', async () => {
    await window.switchTo(other)
    expect(await finds('tombola')).toBe(0)
    await expect(said(page)).toContainText('Nothing that you may open')
    expect(await finds('quayside')).toBe(0)
    await expect(said(page)).toContainText('Nothing that you may open')
    expect(await finds('hearing')).toBe(1)
  })
})
