/**
 * A supervisor's month, a head of service who supervises the supervisor, and a partnership officer outside the service: each
 * has what is theirs, and what is personal is reached by nobody else.
 */
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import type { BrowserDoorApp } from './app.ts'
import { isClean, watchRequests } from './look.ts'
import { RecordPage } from './pages/record.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded, type Seed } from './seed.ts'

const head: Member = { name: 'Ada Pole', role: 'Head of Service', passphrase: 'harbour nettle nine drum' }
const manager: Member = { name: 'Ruth Iveson', role: 'Team manager', passphrase: 'paper boats on the canal' }
const worker: Member = {
  name: 'Callum Adebayo',
  role: 'Social worker',
  passphrase: 'green kettle by the stile',
}
const other: Member = { name: 'Jo Peverell', role: 'Social worker', passphrase: 'seven quiet herons wade' }
const partner: Member = {
  name: 'Tess Quill',
  role: 'Partnership officer',
  passphrase: 'walnut tram six heron',
}
const members = [head, manager, worker, other, partner] as const

const child = 'Wren Ashby'
/** Stands nowhere but in what is personal. */
const secret = 'velvet kestrel'

let app: BrowserDoorApp | undefined
test.afterEach(() => app?.close())

/** ISO day so many days from today. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const words = (id: string, text: string) => ({
  id,
  about: 'all',
  blocks: [{ type: 'paragraph', runs: [{ text }] }],
})

/** A family on a plan since the spring whose last session was six weeks ago, and a manager who is supervised herself. */
async function fill(seed: Seed): Promise<{ session: string }> {
  const lines = [
    { person: seed.accountId(worker), supervisor: seed.accountId(manager) },
    { person: seed.accountId(manager), supervisor: seed.accountId(head) },
  ]
  await seed.rooms.store.settings.set('supervision lines', lines, seed.accountId(head))
  await seed.as(head).supervision.setPerson({
    person: seed.accountId(manager),
    supervisor: seed.accountId(head),
    team: 'North',
    newlyQualifiedFrom: '',
    countedFrom: day(-60),
  })
  const self = (who: Member, id: string) => ({
    id,
    name: who.name,
    role: 'professional',
    jobTitle: who.role,
    agency: 'Children’s Social Care',
    agencyGroup: 'CSC',
    accountId: seed.accountId(who),
  })
  const people = [self(manager, 'p-manager'), self(worker, 'p-worker')]
  const supervised = async (familyRef: string, name: string, on: string): Promise<string> => {
    const family = await seed.as(manager).cases.create({
      familyRef,
      children: [{ id: 'c-1', name, dob: '2019-05-01' }],
      people: [self(worker, 'p-worker')],
      chronology: [],
      statuses: [
        {
          id: 's-1',
          child: 'c-1',
          kind: 'plan',
          value: 'Child protection plan',
          category: '',
          from: day(-120),
          to: '',
          source: '',
        },
      ],
    })
    const id = await seed.write(family.id, manager, {
      meeting: { type: 'SUP_CASE', date: on, familyRef, chair: 'p-manager' },
      children: family.children,
      people,
      attendance: [
        { id: 'at-1', person: 'p-manager', status: 'attended' },
        { id: 'at-2', person: 'p-worker', status: 'attended' },
      ],
      sections: [
        {
          key: 'experience',
          entries: [words('e-1', 'Two evening visits were made, and she was seen alone once.')],
        },
        { key: 'wellbeing', entries: [words('e-2', `I have not slept since the spring: ${secret}.`)] },
      ],
      actions: [
        {
          id: 'a-1',
          text: 'See the child alone at school',
          owner: 'p-worker',
          due: day(-20),
          child: ['c-1'],
        },
      ],
    })
    await seed.freeze(id, manager)
    return id
  }
  // One whose next session is long overdue, and one who was talked about last week.
  const session = await supervised('WX-4410', child, day(-42))
  await supervised('WX-5520', 'Ife Marsh', day(-7))
  return { session }
}

async function begin() {
  const opened = await openSeeded(members, fill)
  app = opened.app
  return { page: opened.app.page, session: opened.made.session }
}

const dues = (page: Page) => page.getByRole('row').filter({ hasText: 'WX-4410' })

test('a supervisor sees what is overdue, says why, books it and writes the session; what is personal stays with the two', async () => {
  const { page, session } = await begin()
  const outside = watchRequests(page)
  await new Window(page).switchTo(manager)

  await test.step('the family’s supervision is overdue, and the reason is kept', async () => {
    await new Window(page).go('Supervision')
    await expect(dues(page).first()).toContainText('Overdue')
    await isClean(page, 'what is due')
    await dues(page).first().getByRole('button', { name: 'Say why' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why was it not held in time?').fill('Both of us were in court for two days.')
    await dialog.getByRole('button', { name: 'Keep the reason' }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(dues(page).first()).toContainText('Both of us were in court')
  })

  await test.step('a day is booked', async () => {
    await dues(page).first().getByRole('button', { name: 'Book' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Day of the session').fill(day(1))
    await dialog.getByRole('button', { name: 'Keep the day' }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(dues(page).first()).toContainText('Overdue, booked')
  })

  await test.step('the session is begun with what is known, the child comes first, and it is said who reads each part', async () => {
    await dues(page).first().getByRole('link', { name: 'Begin the session' }).press('Enter')
    await page.getByRole('button', { name: 'Start the record' }).press('Enter')
    const record = new RecordPage(page)
    await expect(record.section('childVoice')).toBeVisible()
    const beside = page.getByRole('region', { name: 'The child first' })
    await expect(beside).toContainText(child)
    await record.startEntry(record.text('wellbeing'))
    await page.keyboard.type(`And I dream of it, ${secret}.`)
    await expect(page.locator('.who-reads')).toContainText('Personal')
    await expect(page.locator('.who-reads')).toContainText('Never the child’s file.')
    await record.startEntry(record.text('experience'))
    await page.keyboard.type('She was seen at school on Monday.')
    await expect(page.locator('.who-reads')).toContainText('goes to the child’s file.')
    await record.saved()
    await isClean(page, 'a session while it is written')
  })

  await test.step('a colleague finds nothing of it by search, by its address, in the lists or on the family’s page', async () => {
    const window = new Window(page)
    await window.go('Today')
    await window.switchTo(other)
    await page.keyboard.press('ControlOrMeta+Shift+F')
    await page.getByRole('searchbox', { name: 'Find' }).fill(secret)
    await expect(page.locator('.search-count').getByRole('status')).toContainText('Nothing')
    await window.go('Supervision')
    await expect(page.getByText('WX-4410')).toHaveCount(0)
    await page.evaluate((id) => {
      location.hash = `#/record/${id}`
    }, session)
    await expect(page.getByText('This is a record of supervision.')).toBeVisible()
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-4410' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'WX-4410' })).toBeVisible()
    await expect(page.getByText(secret)).toHaveCount(0)
  })
  outside.expectNone()
})

test('a head of service begins supervision of a supervisor, and its tables are there from the figures', async () => {
  const { page } = await begin()
  await new Window(page).go('Supervision')
  const mine = page
    .getByRole('row')
    .filter({ hasText: manager.name })
    .filter({ hasText: 'Supervisor or chair' })
  await mine.first().getByRole('link', { name: 'Begin the session' }).press('Enter')
  await page.getByRole('button', { name: 'Start the record' }).press('Enter')
  const record = new RecordPage(page)
  const compliance = await record.rows('compliance')
  await expect(compliance.getByLabel('Worker or team').first()).toHaveValue(new RegExp(worker.name))
  await compliance.getByRole('button', { name: 'Fill again from the figures' }).press('Enter')
  await expect(compliance.getByRole('status').filter({ hasText: 'Nothing new was found' })).toBeVisible()
  const sample = await record.rows('sample')
  // Both families of the supervisor, in the order of the lot.
  const drawn = sample.getByLabel('LCS number')
  await expect(drawn).toHaveCount(2)
  const references = await Promise.all((await drawn.all()).map((field) => field.inputValue()))
  expect(references.map((one) => one.split(',')[0]).sort()).toEqual(['WX-4410', 'WX-5520'])
  await isClean(page, 'supervision of a supervisor')
})

test('a partnership officer makes the board pack, and sees no case, no name and no small number', async () => {
  const { page } = await begin()
  await new Window(page).switchTo(partner)
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible()
  const rail = page.getByRole('navigation', { name: 'Chairside' })
  for (const place of ['Today', 'Cases', 'Meetings', 'Supervision', 'Search', 'Distribution'])
    await expect(rail.getByRole('link', { name: place, exact: true })).toHaveCount(0)
  await isClean(page, 'the reports of a partnership officer')
  await page.getByRole('link', { name: /^G5 / }).press('Enter')
  await expect(page.getByText(/fewer than 5/i).first()).toBeVisible()
  await expect(page.getByText('WX-4410')).toHaveCount(0)

  await page.evaluate(() => {
    location.hash = '#/cases'
  })
  await expect(page.getByText('WX-4410')).toHaveCount(0)
  await new Window(page).go('Reports')

  await page.getByRole('button', { name: 'Make the board pack' }).press('Enter')
  const saved = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Save the file' }).press('Enter')
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/\.docx$/)
  const parts = unzipSync(await readFile(await file.path()))
  const text = Object.values(parts)
    .map((part) => strFromU8(part).replace(/<[^>]*>/g, ' '))
    .join(' ')
  expect(text).toContain('fewer than 5')
  for (const word of [child, 'Wren', worker.name, manager.name, 'WX-4410', secret])
    expect(text).not.toContain(word)
})
