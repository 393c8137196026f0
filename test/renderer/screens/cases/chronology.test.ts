/** A family's history on the screen, in a real Chromium on a core in memory. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeOn } from '../../../axe.ts'
import { type Harness, startHarness } from '../../harness.ts'
import { goInto, missed, openHalfWritten } from '../record/half-written.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
  expect(harness.faults()).toEqual([])
})

const place = '/cases/case-1/chronology'
const open = async (asked = '') => {
  const page = await harness.open(place, asked, { reducedMotion: 'reduce' })
  await page.getByRole('heading', { name: /^Chronology of/ }).waitFor()
  return page
}
const dialog = (page: Page) => page.getByRole('dialog')
const lane = (page: Page, name: string) => page.locator('svg').getByRole('group', { name })
const faultsOf = async (page: Page) =>
  (await axeOn(page).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)

/** Adds an event by its form; `more` ticks or chooses what else is asked. */
async function add(page: Page, date: string, words: string, more?: () => Promise<unknown>) {
  await page.getByRole('button', { name: 'Add an event' }).click()
  await dialog(page).getByLabel('Date', { exact: true }).fill(date)
  await dialog(page).getByLabel('What happened').fill(words)
  await more?.()
  await dialog(page).getByRole('button', { name: 'Add it' }).press('Enter')
  await dialog(page).waitFor({ state: 'detached' })
}

describe('the chronology of a family', () => {
  it('has no accessibility fault in light and dark, as picture, table and form, and scrolls nowhere when narrow', async () => {
    const page = await open('long')
    await page.locator('svg[role="group"]').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await faultsOf(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    for (const tab of ['Picture', 'Table']) {
      await page.getByRole('tab', { name: tab }).click()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Add an event' }).click()
    expect(await faultsOf(page)).toEqual([])
  })

  it('takes an event of any year, places it, keeps it, and shows it again after going away', async () => {
    const page = await open()
    await add(page, 'summer 2008', 'Taken to her aunt for a while', async () => {
      await dialog(page).getByRole('checkbox', { name: 'Wren Pruett' }).press('Space')
      await dialog(page).getByText('Read as 1 June 2008 to 31 August 2008.').waitFor()
    })
    await lane(page, 'Wren Pruett')
      .getByRole('button', { name: /^summer 2008: Taken to her aunt/ })
      .waitFor()
    // The picture now reaches back, and the years between are said.
    await lane(page, 'Ellie Harcastle')
      .getByText(/2 years 8 months|2y 8m/)
      .first()
      .waitFor()
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
    await page.getByRole('link', { name: 'Back to the family' }).click()
    // The way there is on the family’s own page, and the address names nobody.
    await page.getByRole('link', { name: 'Chronology', exact: true }).click()
    await lane(page, 'Wren Pruett')
      .getByRole('button', { name: /^summer 2008/ })
      .waitFor()
    expect(page.url()).toMatch(/#\/cases\/case-1\/chronology$/)
  })

  it('asks for what happened, and lists an event without a day that can be read apart', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Add an event' }).click()
    await dialog(page).getByRole('button', { name: 'Add it' }).click()
    await dialog(page).getByText('Say what happened, or choose a kind.').waitFor()
    await dialog(page).getByLabel('What happened').fill('Slept in the car')
    await dialog(page).getByLabel('Date', { exact: true }).fill('before the move')
    await dialog(page).getByRole('button', { name: 'Add it' }).click()
    const apart = page.getByRole('region', { name: 'Without a date that can be read' })
    await apart.getByRole('button', { name: /^before the move: Slept in the car/ }).waitFor()
  })

  it('is changed and removed from the picture, with the keyboard alone', async () => {
    const page = await open()
    const first = lane(page, 'Ellie Harcastle').getByRole('button').first()
    await first.focus()
    const before = await page.locator('svg').getByRole('button').count()
    await page.keyboard.press('Enter')
    await dialog(page).getByLabel('What it meant for the child').fill('She was hungry and alone')
    await dialog(page).getByRole('button', { name: 'Keep the changes' }).press('Enter')
    await dialog(page).waitFor({ state: 'detached' })
    await lane(page, 'Ellie Harcastle').getByRole('button').first().press('Enter')
    await expect
      .poll(() => dialog(page).getByLabel('What it meant for the child').inputValue())
      .toBe('She was hungry and alone')
    await dialog(page).getByRole('button', { name: 'Remove this event' }).press('Enter')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).press('Enter')
    await expect.poll(() => page.locator('svg').getByRole('button').count()).toBeLessThan(before)
  })
})

describe('the picture', () => {
  it('is walked with arrow keys, brings what is out of sight into view, and zooms with + - and 0', async () => {
    const page = await open()
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    const said = page.getByRole('status').filter({ hasText: ' to ' })
    const whole = await said.textContent()
    const marks = lane(page, 'Ellie Harcastle').getByRole('button')
    await marks.first().focus()
    const start = await focused()
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await expect.poll(() => said.textContent()).not.toBe(whole)
    await page.keyboard.press('End')
    await expect.poll(focused).toMatch(/2024/)
    await page.keyboard.press('Home')
    await expect.poll(focused).toBe(start)
    await page.keyboard.press('0')
    await expect.poll(() => said.textContent()).toBe(whole)
    await page.keyboard.press('ArrowDown')
    await expect
      .poll(() =>
        page.evaluate(() => document.activeElement?.closest('g[role="group"]')?.getAttribute('aria-label')),
      )
      .toBe('Tobias Pruett')
    // One stop for the Tab key, however many events there are.
    await expect.poll(() => page.locator('svg [tabindex="0"]').count()).toBe(1)
  })

  it('has a lane for each kind of harm when asked', async () => {
    const page = await open()
    await page.getByRole('button', { name: /A lane for each/ }).click()
    await page.getByRole('option', { name: 'Kind of harm' }).click()
    await lane(page, 'Domestic abuse').getByRole('button').first().waitFor()
    await expect.poll(() => lane(page, 'Ellie Harcastle').count()).toBe(0)
  })

  it('says in words all that it shows: events and quiet years', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'The picture in words' }).press('Enter')
    const words = page.getByRole('region', { name: 'Ellie Harcastle, in words' })
    const marks = await lane(page, 'Ellie Harcastle').getByRole('button').count()
    await expect.poll(() => words.getByRole('listitem').filter({ hasText: 'About' }).count()).toBe(marks)
    await expect
      .poll(() =>
        words
          .getByRole('listitem')
          .filter({ hasText: /^Nothing for \d+ years/ })
          .count(),
      )
      .toBe(2)
  })
})

describe('the table', () => {
  it('narrows by child, kind of harm and agency, and sorts', async () => {
    const page = await open()
    await add(page, '2019', 'Seen by the school nurse', () =>
      dialog(page).getByRole('combobox', { name: 'Agency' }).fill('School health'),
    )
    await page.getByRole('tab', { name: 'Table' }).click()
    const rows = () => page.locator('tbody tr').count()
    const all = await rows()
    const choose = async (label: string, option: string) => {
      await page
        .getByRole('search')
        .getByRole('button', { name: new RegExp(label) })
        .click()
      await page.getByRole('option', { name: option, exact: true }).click()
    }
    await choose('Agency', 'School health')
    await expect.poll(() => rows()).toBe(1)
    await page.getByText(`1 of ${all} events`).waitFor()
    await choose('Child', 'Tobias Pruett')
    await page.getByText('No event fits. Choose “All” to see more.').waitFor()
    await choose('Agency', 'All')
    await expect.poll(() => rows()).toBe(2)
    await choose('Child', 'All')
    await choose('Kind of harm', 'Domestic abuse')
    await expect.poll(() => rows()).toBe(1)
    await choose('Kind of harm', 'All')
    await page.getByRole('button', { name: 'Date', exact: true }).click()
    await expect
      .poll(() => page.getByRole('columnheader', { name: 'Date' }).getAttribute('aria-sort'))
      .toBe('descending')
    await expect.poll(() => page.locator('tbody th').first().textContent()).toMatch(/2026/)
  })
})

describe('agencies that have not confirmed their part', () => {
  it('are named above the history until somebody notes the day they did', async () => {
    const page = await open()
    await page.clock.setSystemTime(new Date('2026-11-29T10:00:00Z'))
    await add(page, '2026-11-01', 'Called to the home', () =>
      dialog(page).getByRole('combobox', { name: 'Agency' }).fill('Police'),
    )
    const part = page.getByRole('region', { name: 'Which agencies have confirmed their part' })
    await part.getByText('1 of 1 agency has not confirmed its part.').waitFor()
    await part.getByRole('button', { name: 'Note the day Police confirmed' }).press('Enter')
    await dialog(page).getByLabel('On').fill('01/01/2020')
    await dialog(page).getByRole('button', { name: 'Note it' }).press('Enter')
    await part.getByText('Confirmed 01/01/2020, before the newest event').waitFor()
    await part.getByRole('button', { name: 'Note the day Police confirmed' }).press('Enter')
    await dialog(page).getByRole('button', { name: 'Note it' }).press('Enter')
    await part.getByText('Every agency has confirmed its part.').waitFor()
  })
})

describe('the file', () => {
  it('holds what is shared unless somebody says that it is for the council, and is named by the reference', async () => {
    const page = await open()
    await add(page, '2020', '=1+1', async () => {
      await dialog(page).getByRole('radio', { name: 'Restricted' }).press('Space')
      await dialog(page).getByLabel('Why it is restricted').fill('The caller is known to the family')
    })
    const save = async (who?: string) => {
      await page.getByRole('button', { name: 'Save as CSV' }).press('Enter')
      if (who) await dialog(page).getByRole('radio', { name: who }).press('Space')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog(page).getByRole('button', { name: 'Save the file' }).press('Enter'),
      ])
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
    }
    const shared = await save()
    expect(shared.name).toBe('chronology-WX-4471.csv')
    expect(shared.text).not.toContain('1+1')
    expect(shared.text).toContain('Ellie Harcastle')
    expect((await save('The council only')).text).toContain(`"'=1+1"`)
  })
})

describe('a restricted event', () => {
  it('is kept only with a reason, and names who else may read it', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Add an event' }).click()
    await dialog(page).getByLabel('What happened').fill('Told by a neighbour')
    await dialog(page).getByRole('radio', { name: 'Restricted' }).press('Space')
    await dialog(page).getByRole('button', { name: 'Add it' }).press('Enter')
    await dialog(page).getByText('Say why, and who decided it.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await dialog(page).getByLabel('Why it is restricted').fill('The caller is known; Ruth Iveson decided')
    await dialog(page).getByRole('button', { name: 'Add it' }).press('Enter')
    await dialog(page).waitFor({ state: 'detached' })
  })
})

describe('the Word document', () => {
  const openIt = async (page: Page) => {
    await page.getByRole('button', { name: 'Word document' }).press('Enter')
    await dialog(page).getByRole('radio', { name: 'Professionals' }).waitFor()
  }

  it('is made for the reader who is chosen, and is named by the reference', async () => {
    const page = await open()
    await openIt(page)
    expect(await faultsOf(page)).toEqual([])
    await dialog(page).getByRole('radio', { name: 'Professionals' }).press('Space')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page).getByRole('button', { name: 'Save the document' }).press('Enter'),
    ])
    expect(download.suggestedFilename()).toBe('Chronology WX-4471 2026-09-17 professionals.docx')
    expect(await readFile(await download.path(), 'utf8')).toBe('made for professionals')
    await dialog(page).waitFor({ state: 'detached' })
  })

  it('tells whoever makes it what a reader does not get, and why', async () => {
    const page = await open()
    await add(page, '2020', 'Told by a neighbour', async () => {
      await dialog(page).getByRole('radio', { name: 'Restricted' }).press('Space')
      await dialog(page).getByLabel('Why it is restricted').fill('The caller is known to the family')
    })
    await openIt(page)
    await dialog(page).getByText('Nothing is left out.').waitFor()
    await dialog(page).getByRole('radio', { name: 'Professionals' }).press('Space')
    await dialog(page).getByText('1 event left out; the document does not show it.').waitFor()
    await dialog(page).getByRole('button', { name: 'What is left out, and why' }).press('Enter')
    await dialog(page).getByText('2020: Told by a neighbour').waitFor()
  })
})

describe('on paper', () => {
  it('stands the picture with its title and its key, and nothing to press', async () => {
    const page = await open('long')
    await page.locator('svg[role="group"]').waitFor()
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => page.locator('svg[role="group"]').isVisible()).toBe(true)
    await expect.poll(() => page.getByRole('list', { name: 'What the signs mean' }).isVisible()).toBe(true)
    for (const name of ['Nearer', 'Word document', 'Add an event', 'Print']) {
      await expect
        .poll(() => page.getByRole('button', { name, exact: true }).count(), { message: name })
        .toBe(0)
    }
    await expect.poll(() => page.getByRole('tab').count()).toBe(0)
  })
})

describe('from the minutes with one key', () => {
  it('the entry at the caret becomes an event of the family, and only once', async () => {
    const page = await openHalfWritten(harness)
    await goInto(page, missed)
    await page.keyboard.press('Alt+Shift+H')
    await dialog(page).getByText('Tobias DNA three asthma reviews').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await dialog(page).getByLabel('What it meant for the child').fill('His asthma was not looked at')
    await dialog(page).getByRole('button', { name: 'Add it' }).press('Enter')
    await dialog(page).getByText('It is in the family’s chronology now.').waitFor()
    await page.keyboard.press('Enter')
    await dialog(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+Shift+H')
    await dialog(page).getByText('This entry is in the family’s chronology already.').waitFor()
    await page.goto(`${page.url().split('#')[0]}#${place}`)
    await page
      .locator('svg')
      .getByRole('button', { name: /three asthma reviews/ })
      .first()
      .press('Enter')
    await expect
      .poll(() => dialog(page).getByLabel('What it meant for the child').inputValue())
      .toBe('His asthma was not looked at')
    await expect
      .poll(() => dialog(page).getByRole('link', { name: 'Open the record it came from' }).count())
      .toBe(1)
  })

  it('a restricted entry stays restricted', async () => {
    const page = await openHalfWritten(harness)
    await goInto(page, missed)
    await page.keyboard.press('F2')
    await dialog(page)
      .getByRole('radio', { name: /^Restricted/ })
      .press('Space')
    await dialog(page).getByRole('button', { name: 'Done' }).press('Enter')
    await dialog(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+Shift+H')
    await dialog(page).getByText('Tobias DNA three asthma reviews').waitFor()
    await expect.poll(() => dialog(page).getByRole('radio').count()).toBe(1)
    expect(
      await dialog(page)
        .getByRole('radio', { name: /^Restricted/ })
        .isChecked(),
    ).toBe(true)
  })

  it('says where the caret has to be when it is in no entry, and is in the list of commands', async () => {
    const page = await openHalfWritten(harness)
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox', { name: 'What do you want to do?' }).waitFor()
    await page.keyboard.type('entry into the chronology')
    await dialog(page).getByText('Put this entry into the chronology').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog(page).getByText('Put the caret into an entry that has words').waitFor()
  })
})
