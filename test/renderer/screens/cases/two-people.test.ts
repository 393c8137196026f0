/** A family that somebody else changes while one has it open, in a real Chromium on a core in memory. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CaseFile } from '../../../../shared/cases/index.ts'
import { axeOn } from '../../../axe.ts'
import { type Harness, startHarness } from '../../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
  expect(harness.faults()).toEqual([])
})

async function open(place: string, asked = ''): Promise<Page> {
  const page = await harness.open('/cases', asked, { reducedMotion: 'reduce' })
  await page.evaluate((to) => {
    location.hash = to
  }, place)
  return page
}
async function family(asked = ''): Promise<Page> {
  const page = await open('/cases/case-1', asked)
  await page.getByRole('navigation', { name: 'Parts of this family' }).waitFor()
  return page
}

type Elsewhere = {
  saveElsewhere: (id: string, change: (file: CaseFile) => Partial<CaseFile>) => void
  stored: CaseFile
}

/** Somebody else saves this of the first child. */
const childElsewhere = (page: Page, part: Partial<CaseFile['children'][number]>) =>
  page.evaluate((change) => {
    ;(window as unknown as Elsewhere).saveElsewhere('case-1', ({ children: [first, ...others] }) => ({
      children: first ? [{ ...first, ...change }, ...others] : [],
    }))
  }, part)

/** What is stored of the family. */
const stored = (page: Page): Promise<CaseFile> =>
  page.evaluate(() => {
    let found: CaseFile | undefined
    ;(window as unknown as Elsewhere).saveElsewhere('case-1', (file) => {
      found = file
      return { changedAt: file.changedAt }
    })
    return found as CaseFile
  })
const firstChild = async (page: Page) => (await stored(page)).children[0]

const child = (page: Page): Locator =>
  page.getByRole('region', { name: 'Children', exact: true }).getByRole('region').first()
const notice = (page: Page): Locator => page.getByRole('region', { name: 'What you both changed' })
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/).waitFor()

/** Both change the school of the first child, and whoever looks at the page changes its number too. */
async function bothChangeTheSchool(page: Page) {
  await childElsewhere(page, { setting: 'Oak Lane Primary' })
  await child(page).getByLabel('School or setting').fill('Elm Road Primary')
  await child(page).getByLabel('Case system number').fill('774411')
  await notice(page).waitFor()
}

describe('a family that somebody else changes while one types in it', { timeout: 240_000 }, () => {
  it('has the words of both, and whoever is typing goes on where they are', async () => {
    const page = await family()
    await childElsewhere(page, { setting: 'Oak Lane Primary' })
    const number = child(page).getByLabel('Case system number')
    await number.fill('77')
    await number.press('Home')
    await number.pressSequentially('5', { delay: 10 })
    await page.getByText(/^This family was changed in another window too\./).waitFor()
    await expect.poll(() => child(page).getByLabel('School or setting').inputValue()).toBe('Oak Lane Primary')
    await page.keyboard.type('6')
    await expect.poll(() => number.inputValue()).toBe('5677')
    await saved(page)
    expect(await firstChild(page)).toMatchObject({ setting: 'Oak Lane Primary', caseRef: '5677' })
    await notice(page).waitFor({ state: 'detached' })
  })

  it('asks about the one field that both have changed, saves all the rest, and keeps what is chosen', async () => {
    const page = await family()
    await bothChangeTheSchool(page)
    await expect
      .poll(() => firstChild(page))
      .toMatchObject({ setting: 'Oak Lane Primary', caseRef: '774411' })
    await expect.poll(() => child(page).getByLabel('School or setting').inputValue()).toBe('Elm Road Primary')
    await notice(page).getByText('Elm Road Primary').waitFor()
    await notice(page).getByText('Oak Lane Primary').waitFor()
    await notice(page)
      .getByText(/^School or setting: \w+/)
      .waitFor()
    await page.getByText(/^Saved \d\d:\d\d, but for what you still decide$/).waitFor()
    await notice(page)
      .getByRole('button', { name: /^Keep mine/ })
      .press('Enter')
    await notice(page).waitFor({ state: 'detached' })
    await expect.poll(() => firstChild(page)).toMatchObject({ setting: 'Elm Road Primary' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('page')
    await saved(page)
  })

  it('takes what the other has typed, with the keyboard, and goes from one question to the next', async () => {
    const page = await family()
    await childElsewhere(page, { setting: 'Oak Lane Primary', ethnicity: '', caseRef: '1' })
    await child(page).getByLabel('School or setting').fill('Elm Road Primary')
    await child(page).getByLabel('Case system number').fill('2')
    const take = notice(page).getByRole('button', { name: /^Take theirs/ })
    await expect.poll(() => take.count()).toBe(2)
    await take.first().press('Space')
    await expect.poll(() => take.count()).toBe(1)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-clash')))
      .toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await notice(page).waitFor({ state: 'detached' })
    await expect.poll(() => child(page).getByLabel('School or setting').inputValue()).toBe('Oak Lane Primary')
    await expect.poll(() => child(page).getByLabel('Case system number').inputValue()).toBe('1')
    await saved(page)
  })

  it('keeps what waits for a decision while one is elsewhere, says so, and asks again on the family’s page', async () => {
    const page = await family()
    await bothChangeTheSchool(page)
    await page.getByRole('link', { name: 'Guide' }).click()
    await page.getByText('Some of what you typed of a family waits for you to decide.').waitFor()
    await page.getByRole('link', { name: 'Open the family and decide' }).click()
    await notice(page).getByText('Elm Road Primary').waitFor()
    await expect.poll(() => child(page).getByLabel('School or setting').inputValue()).toBe('Elm Road Primary')
    // It is there too on the chronology, which is the same family.
    await page.getByRole('link', { name: 'Chronology', exact: true }).click()
    await notice(page)
      .getByRole('button', { name: /^Keep mine/ })
      .click()
    await expect.poll(() => firstChild(page)).toMatchObject({ setting: 'Elm Road Primary' })
  })

  it('keeps words that were typed last before one left, though somebody else has changed the same', async () => {
    const page = await family()
    await childElsewhere(page, { setting: 'Oak Lane Primary' })
    await child(page).getByLabel('School or setting').fill('Elm Road Primary')
    await page.evaluate(() => {
      location.hash = '/guide'
    })
    await page.getByRole('link', { name: 'Open the family and decide' }).click()
    await notice(page).getByText('Elm Road Primary').waitFor()
    await notice(page)
      .getByRole('button', { name: /^Take theirs/ })
      .click()
    await expect.poll(() => child(page).getByLabel('School or setting').inputValue()).toBe('Oak Lane Primary')
    await page.getByRole('link', { name: 'Guide' }).click()
    await page.getByRole('navigation', { name: 'Parts of this family' }).waitFor({ state: 'detached' })
    await expect.poll(() => page.getByText('waits for you to decide').count()).toBe(0)
  })

  it('keeps it over a lock, shows it to nobody else, and asks again whoever typed it', async () => {
    const page = await family()
    await bothChangeTheSchool(page)
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: /^Sign in to/ }).waitFor()
    await page.getByText('What Priya Nandakumar typed in this window is not saved yet.').waitFor()
    await expect.poll(() => page.getByText('Elm Road Primary').count()).toBe(0)
    await page.getByLabel('Passphrase', { exact: true }).fill('kettle orchard nine violin')
    await page.keyboard.press('Enter')
    await notice(page).getByText('Elm Road Primary').waitFor()
    await notice(page)
      .getByRole('button', { name: /^Keep mine/ })
      .click()
    await expect.poll(() => firstChild(page)).toMatchObject({ setting: 'Elm Road Primary' })
  })

  it('asks before somebody else takes over the window, as long as something is undecided', async () => {
    const page = await family()
    await bothChangeTheSchool(page)
    await page.getByRole('button', { name: 'Switch person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Passphrase', { exact: true }).fill('harbour pencil quiet moss')
    await dialog.getByRole('button', { name: 'Switch', exact: true }).click()
    await dialog
      .getByText('Somebody else has changed what you changed, and you have not said yet which words hold.')
      .waitFor()
  })

  it('does not save an event over what somebody else has made of it while its form was open', async () => {
    const page = await open('/cases/case-1/chronology')
    await page.getByRole('heading', { name: /^Chronology of/ }).waitFor()
    await page.getByRole('tab', { name: 'Table' }).click()
    await page
      .getByRole('button', { name: /^Open the event of/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    const words = await dialog.getByLabel('What happened').inputValue()
    await page.evaluate((text) => {
      ;(window as unknown as Elsewhere).saveElsewhere('case-1', ({ chronology }) => ({
        chronology: chronology.map((event) =>
          event.text === text ? { ...event, text: 'What somebody else wrote' } : event,
        ),
      }))
    }, words)
    await dialog.getByLabel('What happened').fill('What was typed in the form')
    await dialog.getByRole('button', { name: 'Keep the changes' }).click()
    await notice(page).getByText('What was typed in the form').waitFor()
    await notice(page).getByText('What somebody else wrote').waitFor()
    await notice(page)
      .getByText(/^What happened: the event of /)
      .waitFor()
    await notice(page)
      .getByRole('button', { name: /^Keep mine/ })
      .click()
    await expect
      .poll(async () => (await stored(page)).chronology.map(({ text }) => text))
      .toContain('What was typed in the form')
  })

  it('is told at the foot of the window while the questions are out of sight, and leads to them', async () => {
    const page = await family()
    await bothChangeTheSchool(page)
    const pointer = page.getByRole('button', { name: 'One thing to decide' })
    await page.getByRole('heading', { name: 'Records of this family' }).scrollIntoViewIfNeeded()
    await pointer.press('Enter')
    await pointer.waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-clash')))
      .toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await notice(page).waitFor({ state: 'detached' })
  })

  it('asks in words that can be read by everybody: long names, narrow, light and dark', async () => {
    const page = await family('long')
    await childElsewhere(page, {
      name: 'Maximiliana-Josephine Featherstonehaugh-Cholmondeley',
      setting: 'Oak Lane Primary School and Nursery with Specialist Provision for Hearing',
      needs: 'Glasses',
    })
    await child(page).getByLabel('Name', { exact: true }).fill('Maximiliana Josephine Featherstonehaugh')
    await child(page).getByLabel('School or setting').fill('Elm Road Primary')
    await notice(page).waitFor()
    const light = await axeOn(page).analyze()
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    const dark = await axeOn(page).withRules(['color-contrast', 'link-in-text-block']).analyze()
    const faults = [...light.violations, ...dark.violations]
    expect(faults.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    const look = process.env.CHAIRSIDE_LOOK
    if (look) await page.screenshot({ path: `${look}/both-changed-dark.png` })
    await page.setViewportSize({ width: 320, height: 640 })
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(320)
    if (look) await page.screenshot({ path: `${look}/both-changed-narrow.png` })
    const foot = page.getByRole('button', { name: '2 things to decide' })
    await page.getByRole('heading', { name: 'Relationships' }).scrollIntoViewIfNeeded()
    await foot.waitFor()
    const told = await axeOn(page).analyze()
    expect(told.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    // As at twice the size.
    await page.setViewportSize({ width: 640, height: 400 })
    if (look) await page.screenshot({ path: `${look}/both-changed-foot.png` })
    await foot.press('Enter')
    if (look) await page.screenshot({ path: `${look}/both-changed-twice.png` })
  })
})
