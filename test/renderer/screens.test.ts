/** Every screen in a real Chromium, on a core in memory and under the product's own content security policy. */

import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeOn } from '../axe.ts'
import { type Harness, startHarness } from './harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

const screens: [name: string, place: string, asked: string][] = [
  ['Start', '/', 'state=none'],
  ['Sign in', '/', 'state=locked&fictional'],
  ['Today', '/', 'fictional'],
  ['Today with nothing', '/', 'empty'],
  ['Today with a damaged file', '/', 'damaged'],
  ['Actions', '/actions', 'fictional'],
  ['Actions with nothing', '/actions', 'empty'],
  ['Meetings', '/meetings', ''],
  ['Supervision', '/supervision', ''],
  ['Supervision with nothing', '/supervision', 'empty'],
  ['Who supervises whom', '/supervision/plan', ''],
  ['Who supervises whom, nobody yet', '/supervision/plan', 'empty'],
  ['New record', '/new/meetings', ''],
  ['New record and family', '/new/supervision', 'empty'],
  ['Search', '/search', ''],
  ['Cases', '/cases', ''],
  ['Import', '/import', ''],
  ['Distribution', '/distribution', ''],
  ['Distribution with nothing', '/distribution', 'empty'],
  ['Distribution of one record', '/distribution/record-4', ''],
  ['New family', '/cases/new', ''],
  ['Family', '/cases/case-1', ''],
  ['Settings', '/settings', ''],
  ['Backups and keys', '/safekeeping', ''],
  ['Backups and keys with nothing', '/safekeeping', 'empty'],
  ['Backups and keys, a folder out of reach', '/safekeeping', 'damaged'],
  ['People', '/people', ''],
  ['Rules', '/rules', ''],
  ['Letterhead', '/letterhead', ''],
  ['Retention', '/retention', ''],
  ['Retention with nothing', '/retention', 'empty'],
  ['Who has read what', '/audit', ''],
  ['Who has read what, with nothing', '/audit', 'empty'],
  ['Who has read a record', '/audit/record-1', ''],
  ['What you have done here', '/me/audit', ''],
  ['Thrown away', '/thrown-away', ''],
  ['Thrown away, nothing', '/thrown-away', 'empty'],
  ['Move a draft', '/record/record-1/move', ''],
  ['Move a draft back', '/record/record-2/move', ''],
  ['Move a signed record', '/record/record-4/move', ''],
  ['Quality sampling', '/sampling', ''],
  ['Quality sampling with nothing', '/sampling', 'empty'],
  ['One sample', '/sampling/sample-1', ''],
  ['Templates', '/templates', ''],
  ['One template', '/templates/ICPC', ''],
  ['Your account', '/me', ''],
  ['Verify', '/verify', ''],
  ['Guide', '/guide', ''],
  ['Guide with tables', '/guide/recording', ''],
  ['Guide with the security overview', '/guide/security', ''],
  ['Guide with the impact assessment', '/guide/impact-assessment', ''],
  ['Sign-off, blocked', '/record/record-1/sign', ''],
  ['Sign-off, to read', '/record/record-1/sign', 'ready'],
  ['Sign-off of a session', '/record/record-1/sign', 'ready&session=SUP_GROUP'],
  ['Signed', '/record/record-4/sign', ''],
  ['Countersignatures', '/record/record-4/countersign', ''],
  ['Copies', '/record/record-1/copies', ''],
  ['Copies that wait for a second person', '/record/record-4/copies', ''],
  ['Corrections', '/record/record-4/corrections', ''],
  ['Corrections, none yet', '/record/record-4/corrections', 'ready'],
  ['History of a record', '/record/record-4/history', ''],
  ['Reports', '/reports', ''],
  ['One report', '/reports/G5', ''],
  ['Reports with nothing', '/reports', 'empty'],
  ['Reports from outside the service', '/', 'officer&plain'],
  ['Library of learning', '/learning', ''],
  ['Library of learning with nothing', '/learning', 'empty'],
  ['One theme', '/learning/seed-was-not-brought', ''],
  ['New theme', '/learning/new', ''],
  ['Nowhere', '/no/such/place', ''],
]

/** Nothing is being fetched any more, and nothing on the page has moved for a moment. */
async function settled(page: Page) {
  await page.waitForFunction(() => !document.querySelector('.ui-waiting'))
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const quiet = () => {
          watch.disconnect()
          resolve()
        }
        let timer = setTimeout(quiet, 150)
        const watch = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(quiet, 150)
        })
        watch.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        })
        // A clock that ticks never lets a page be quiet.
        setTimeout(quiet, 2_000)
      }),
  )
}

describe('every screen', () => {
  it.each(screens)(
    '%s has no accessibility fault, breaks no rule of the page, and scrolls nowhere sideways when narrow',
    async (_name, place, asked) => {
      const page = await harness.open(place, `${asked}&long`, {
        colorScheme: 'light',
        reducedMotion: 'reduce',
      })
      await settled(page)
      const light = await axeOn(page).analyze()
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      // Only colours differ in the dark.
      const dark = await axeOn(page).withRules(['color-contrast', 'link-in-text-block']).analyze()
      expect(
        [...light.violations, ...dark.violations].map(({ id, nodes }) => [
          id,
          ...nodes.map(({ html }) => html),
        ]),
      ).toEqual([])

      await page.setViewportSize({ width: 320, height: 640 })
      const over = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('body *')]
            .filter(
              (element) =>
                element.getBoundingClientRect().right > innerWidth + 1 && element.checkVisibility(),
            )
            .filter(
              (element) => !element.closest('.ui-hidden, .ui-skip, [data-testid="hidden-select-container"]'),
            )
            // A picture may be wider than the page when it moves inside a frame that the keyboard reaches.
            .filter((element) => {
              const frame = element.parentElement?.closest<HTMLElement>('[tabindex="0"]')
              return !frame || getComputedStyle(frame).overflowX !== 'auto'
            })
            .map((element) => element.outerHTML.slice(0, 120)),
        )
      // A list that draws only what is in sight follows a new width a frame or two later, as it does for people.
      await expect.poll(over).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)

      expect(harness.faults()).toEqual([])
      expect(await page.title()).toBe('Chairside')
    },
  )
})

it('a fault that is put into a page is found, so that a clean screen says something', async () => {
  const page = await harness.open('/guide')
  await page.evaluate(() => {
    const button = document.createElement('button')
    const text = document.createElement('p')
    text.textContent = 'Too pale to read'
    text.style.color = 'rgb(225 225 225)'
    text.style.backgroundColor = 'white'
    document.querySelector('main')?.append(button, text)
  })
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id }) => id).sort()).toEqual(['button-name', 'color-contrast'])
})

describe('with the keyboard alone', () => {
  it('a wrong passphrase says so, and the right one opens Today', async () => {
    const page = await harness.open('/', 'state=locked')
    await page.getByRole('radio', { name: /Priya/ }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type('wrong passphrase')
    await page.keyboard.press('Enter')
    await page.getByText('That passphrase does not open this workspace.').waitFor()
    await expect.poll(() => page.getByLabel('Passphrase', { exact: true }).inputValue()).toBe('')
    await page.getByLabel('Passphrase', { exact: true }).focus()
    await page.keyboard.type('kettle orchard nine violin')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  })

  it('the first workspace is made, and the recovery code has to be kept before going on', async () => {
    const page = await harness.open('/', 'state=none')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Ada Okafor')
    await page.getByRole('button', { name: /Role/ }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByLabel('Organisation').fill('Wexmoor Council')
    await page.getByLabel('Passphrase', { exact: true }).fill('walnut tram sixteen heron')
    await page.getByText('Strong', { exact: true }).waitFor()
    await page.getByLabel('The same passphrase again').fill('walnut tram sixteen heron')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Keep this recovery code' }).waitFor()
    const code = (await page.locator('.start-code').textContent()) ?? ''
    const next = page.getByRole('button', { name: 'Type it from the paper' })
    await expect.poll(() => next.isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: /I have printed it/ }).focus()
    await page.keyboard.press('Space')
    await next.focus()
    await page.keyboard.press('Enter')
    const typed = page.getByLabel('Recovery code, from the paper')
    await typed.waitFor()
    await expect.poll(() => page.getByText(code).count()).toBe(0)
    await typed.fill(code.replace('K', 'X'))
    await page.keyboard.press('Enter')
    await page.getByText('has a typing mistake in it').waitFor()
    await typed.fill(code.toLowerCase().replaceAll('-', ' '))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
  })

  it('a damaged file leads to the newest good backup, what would be missing, and where the old files are', async () => {
    const page = await harness.open('/', 'damaged&long')
    const clean = async () => expect((await axeOn(page).analyze()).violations.map(({ id }) => id)).toEqual([])
    await page.getByRole('button', { name: 'Lock, and see what can be put back' }).click()
    await page.getByRole('heading', { name: 'This workspace could not be read' }).waitFor()
    await page.getByText('2, the newest from').waitFor()
    await clean()
    await page.getByRole('radio', { name: /Wilhelmina/ }).focus()
    await page.keyboard.press('Space')
    await page.getByLabel('Passphrase', { exact: true }).fill('kettle orchard nine violin')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'What would be missing' }).waitFor()
    await expect.poll(() => page.getByText('One newer backup is damaged itself').isVisible()).toBe(true)
    await expect.poll(() => page.getByText('the family’s file, made since').isVisible()).toBe(true)
    await clean()
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.getByRole('button', { name: 'Put this backup back' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'The workspace is whole again' }).waitFor()
    await expect.poll(() => page.getByText(/backups\/replaced-/).isVisible()).toBe(true)
    await clean()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Sign in to/ }).waitFor()
  })

  it('a form that is not whole says what is missing and goes to the first such field', async () => {
    const page = await harness.open('/', 'state=none')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Make the workspace' }).click()
    await page.getByText('Type a name.').waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
    await expect.poll(() => page.getByText('Type at least 12 characters.').isVisible()).toBe(true)
  })

  it('the palette goes anywhere and gives focus to the new screen', async () => {
    const page = await harness.open('/')
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox', { name: 'What do you want to do?' }).waitFor()
    await page.keyboard.type('verify')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Verify a document' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'page')
  })

  it('a new record is started with a new family', async () => {
    const page = await harness.open('/new/meetings', 'empty')
    await page.getByLabel('Family reference').fill('WX-9000')
    await page.getByLabel('Child’s name').fill('Sam Fictional')
    await page.getByLabel('Date of birth').fill('3 March 2019')
    await page.getByLabel('Date of birth').press('ArrowUp')
    await expect.poll(() => page.getByLabel('Date of birth').inputValue()).toBe('04/03/2019')
    await page.getByLabel('Date', { exact: true }).fill('1/12/26')
    await page.getByRole('button', { name: 'Start the record' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => /^#\/record\/record-\d$/.test(location.hash))
  })

  it('signing waits until the text was read to its end', async () => {
    const page = await harness.open('/record/record-1/sign', 'ready')
    await page.getByRole('heading', { name: 'Sign version 1.0' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Sign', exact: true }).isDisabled()).toBe(true)
    // In a low window the rail scrolls by itself; the key is still about the text.
    await page.setViewportSize({ width: 1280, height: 480 })
    await page.getByRole('button', { name: 'Switch person' }).focus()
    await page.keyboard.press('End')
    await page.getByText('You have read to the end.').waitFor()
    await page.getByLabel('Your name').fill('Priya Nandakumar')
    await page.getByLabel('Your passphrase').fill('kettle orchard nine violin')
    await page.keyboard.press('Enter')
    await page
      .getByText(/^.*Signed by Priya Nandakumar at \d\d:\d\d\. This version can no longer change\./)
      .waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Hand out the copies' }).isVisible()).toBe(true)
  })
})

describe('the place one was at', () => {
  it('is kept when Chairside is locked and opened again', async () => {
    const page = await harness.open('/cases/case-1')
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: /Sign in/ }).waitFor()
    await page.getByLabel('Passphrase', { exact: true }).fill('kettle orchard nine violin')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'WX-4471', level: 1 }).waitFor()
  })

  it('is kept when the person is switched, and the rail names the other one', async () => {
    const page = await harness.open('/verify')
    await page.getByRole('button', { name: 'Switch person' }).click()
    await page.getByRole('dialog').getByLabel('Passphrase', { exact: true }).fill('harbour pencil quiet moss')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /Morag Ellery/ }).waitFor()
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Verify a document')
    // She reads the page and not the rail.
    await page.waitForFunction(() => document.activeElement?.id === 'page')
    // She is no administrator.
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'Templates' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'People' }).count()).toBe(0)
  })

  it('shows the tables of the guide as tables', async () => {
    const page = await harness.open('/guide/recording')
    await page.getByRole('columnheader', { name: 'Who gets it' }).waitFor()
    await expect.poll(() => page.getByRole('row', { name: /^Restricted/ }).count()).toBe(1)
  })

  it('holds no name in its address', async () => {
    const page = await harness.open('/cases')
    await page.getByRole('link', { name: 'WX-4471' }).click()
    await page.getByRole('heading', { name: 'WX-4471', level: 1 }).waitFor()
    expect(page.url()).toMatch(/#\/cases\/case-1$/)
  })
})

describe('what is typed about a family', () => {
  it('is saved by itself and still there after going away and coming back', async () => {
    const page = await harness.open('/cases/case-1')
    await page.getByLabel('School or setting').first().fill('Alder Street Primary')
    // Away before the pause is over: leaving saves too.
    await page.getByRole('link', { name: 'Guide' }).click()
    await page.getByRole('heading', { name: 'Getting started' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'WX-4471', level: 1 }).waitFor()
    await expect
      .poll(() => page.getByLabel('School or setting').first().inputValue())
      .toBe('Alder Street Primary')
  })
})

describe('choosing from a list', () => {
  it('takes words that are not in it where a role is asked for, and the list’s own when one is picked', async () => {
    const page = await harness.open('/cases/case-1')
    const card = page.getByRole('region', { name: 'Dana Harcastle' })
    await card.getByRole('button', { name: 'Change details' }).click()
    const role = card.getByRole('combobox', { name: 'Role' })
    await role.fill('family friend')
    await role.press('Tab')
    await card.getByRole('heading', { name: 'Dana Harcastle, family friend' }).waitFor()
    await role.fill('grand')
    await role.press('ArrowDown')
    await role.press('Enter')
    await expect.poll(() => role.inputValue()).toBe('Grandparent')
    await card.getByRole('heading', { name: 'Dana Harcastle, grandparent' }).waitFor()
  })

  it('takes the only choice that the letters can mean when the field is left', async () => {
    const page = await harness.open('/new/meetings')
    const kind = page.getByRole('combobox', { name: 'What kind of record?' })
    await kind.fill('strateg')
    await kind.press('Tab')
    await expect.poll(() => kind.inputValue()).toBe('Strategy discussion')
    // Letters that may mean several kinds choose none of them, and what stood there stays.
    await kind.fill('child')
    await kind.press('Tab')
    await expect.poll(() => kind.inputValue()).toBe('Strategy discussion')
  })

  it('begins with the family and the kind that the way to it knows', async () => {
    const page = await harness.open('/cases/case-1')
    await page.getByRole('link', { name: 'New supervision' }).waitFor()
    await page.getByRole('link', { name: 'New record' }).click()
    const family = page.getByRole('combobox', { name: 'Family' })
    await expect.poll(() => family.inputValue()).toBe('WX-4471')
    await page.getByRole('link', { name: 'Back to the family' }).waitFor()
    await page.evaluate(() => {
      location.hash = '/new/supervision?type=SUP_GROUP&case=case-1'
    })
    const kind = page.getByRole('combobox', { name: 'What kind of session?' })
    await expect.poll(() => kind.inputValue()).toMatch(/group/i)
    await expect.poll(() => family.inputValue()).toBe('WX-4471')
  })

  it('finds a family by a child’s name', async () => {
    const page = await harness.open('/new/meetings')
    const family = page.getByRole('combobox', { name: 'Family' })
    await family.fill('ellie')
    await page.getByRole('option', { name: /^WX-4471/ }).waitFor()
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    await family.press('Tab')
    await expect.poll(() => family.inputValue()).toBe('WX-4471')
  })

  it('remembers a filter, and says how to get out of one that shows nothing', async () => {
    const page = await harness.open('/meetings')
    await page.getByRole('button', { name: /State/ }).and(page.locator('.ui-picker-button')).click()
    await page.getByRole('option', { name: 'Signed' }).click()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await page.reload()
    await page.getByRole('row').nth(1).waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await page.getByLabel('Find a family or words in the text').fill('no such family')
    await page.getByText('No record fits. Clear a filter to see more.').waitFor()
  })

  it('sorts a table by its heads and says so to a screen reader', async () => {
    const page = await harness.open('/meetings')
    // What has moved to the child’s file stands in a table of its own below.
    const dates = () => page.locator('table').first().locator('tbody td:first-child').allTextContents()
    await expect.poll(() => dates()).toEqual(['24/09/2026', '17/09/2026', '03/06/2026'])
    await page.getByRole('button', { name: 'Date' }).click()
    await expect.poll(() => dates()).toEqual(['03/06/2026', '17/09/2026', '24/09/2026'])
    await expect
      .poll(() => page.getByRole('columnheader', { name: 'Date' }).getAttribute('aria-sort'))
      .toBe('ascending')
  })
})

describe('when nobody is here', () => {
  it('Chairside locks itself after ten minutes, and not while somebody is typing', async () => {
    const page = await harness.open('/cases/case-1')
    await page.clock.install()
    await page.reload()
    await page.getByRole('heading', { name: 'WX-4471', level: 1 }).waitFor()
    await page.clock.runFor(9 * 60_000)
    await page.getByLabel('Family reference').press('End')
    await page.clock.runFor(9 * 60_000)
    await expect.poll(() => page.getByRole('heading', { name: 'WX-4471', level: 1 }).isVisible()).toBe(true)
    await page.clock.runFor(90_000)
    await page.getByRole('heading', { name: /Sign in/ }).waitFor()
  })
})

describe('verifying', () => {
  it('tells each of several files by a word, with who signed', async () => {
    const page = await harness.open('/verify')
    const file = (name: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('x') })
    await page
      .getByTestId('verify-files')
      .setInputFiles([
        file('genuine.docx'),
        file('countersigned.docx'),
        file('changed.docx'),
        file('plain.docx'),
        file('broken.docx'),
      ])
    await page.getByRole('article', { name: 'broken.docx' }).waitFor()
    const words = async (name: string) => (await page.getByRole('article', { name }).textContent()) ?? ''
    await expect
      .poll(() => words('genuine.docx'))
      .toMatch(/^Genuine.*Priya Nandakumar, Child protection chair/)
    await expect
      .poll(() => words('countersigned.docx'))
      .toMatch(
        /Signature 1.*Priya Nandakumar.*Signature 2.*Rosa Okafor, Team manager.*Not signed yet.*Head of Service/,
      )
    await expect
      .poll(() => words('changed.docx'))
      .toMatch(/^Changed after signing.*The text is not what was signed\./)
    await expect.poll(() => words('plain.docx')).toMatch(/^Not signed/)
    await expect.poll(() => words('broken.docx')).toMatch(/^Cannot be read/)
    const { violations } = await axeOn(page).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  })
})

describe('countersigning', () => {
  it('says who has signed and who has not, and is done with the keyboard alone after reading to the end', async () => {
    const page = await harness.open('/record/record-4/countersign')
    await page.getByText('Rosa Okafor').waitFor()
    await page.getByText('Read to the end first. The End key goes there.').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Countersign' }).isDisabled()).toBe(true)
    await page.keyboard.press('End')
    await page.getByText('You have read to the end.').waitFor()
    await page.getByLabel('Your name').focus()
    await page.keyboard.type('Priya Nandakumar')
    await page.keyboard.press('Tab')
    await page.keyboard.type('kettle orchard nine violin')
    await page.keyboard.press('Enter')
    await page.getByText('Countersigned by Priya Nandakumar as Service manager.').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Countersign' }).count()).toBe(0)
  })

  it('notes by name and time what the police confirmed, and asks for what lacks', async () => {
    const page = await harness.open('/record/record-4/countersign')
    const form = page.getByRole('form', { name: 'Police confirms' })
    await form.getByRole('button', { name: 'Note that it is confirmed' }).click()
    await form.getByText('Say who confirmed it.').waitFor()
    await form.getByText('Give the date and the time.').waitFor()
    await form.getByLabel('Who confirmed it').fill('DC Alan Pryce')
    await form.getByLabel('On', { exact: true }).fill('17/09/2026')
    await form.getByLabel('At', { exact: true }).fill('11:40')
    await form.getByLabel('How', { exact: true }).fill('by telephone')
    await form.getByRole('button', { name: 'Note that it is confirmed' }).click()
    await page.getByText('DC Alan Pryce has confirmed it.').waitFor()
  })
})

describe('copies', () => {
  it('are saved under their own names, and say that a draft is a draft', async () => {
    const page = await harness.open('/record/record-1/copies')
    await page.getByText('This record is not signed.').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Save document for Child/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Initial conference internal.docx')
    await page.getByRole('button', { name: /^What it leaves out for Dana/ }).click()
    await page.getByRole('dialog').getByText('It is restricted.').waitFor()
    await page.keyboard.press('Escape')
    const [list] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the action list' }).click(),
    ])
    expect(list.suggestedFilename()).toBe('Initial conference actions.docx')
  })

  it('have letters beside them, which the chair reads and signs before the minutes are finished', async () => {
    const page = await harness.open('/record/record-1/copies')
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Save the referral sheet for/ }).click(),
    ])
    expect(sheet.suggestedFilename()).toBe('Initial conference referral sheet internal.docx')
    await page
      .getByRole('button', { name: /^Write and read for/ })
      .first()
      .click()
    const letter = page.getByRole('dialog')
    await letter.getByLabel('In your own words').fill('I liked to meet you.')
    await page.keyboard.press('Tab')
    await letter.getByRole('article').getByText('I liked to meet you.').waitFor()
    await page.keyboard.press('End')
    await letter.getByText('You have read to the end.').waitFor()
    await letter.getByLabel('Your name').fill('Priya Nandakumar')
    await letter.getByLabel('Your passphrase', { exact: true }).fill('any words at all here')
    await letter.getByRole('button', { name: 'Sign this letter' }).click()
    await page
      .getByText(/^Version 1\.0, signed by Priya Nandakumar/)
      .first()
      .waitFor()
  })

  it('of a signed record wait for a second person, who confirms one with the keyboard alone', async () => {
    const page = await harness.open('/record/record-4/copies')
    await page.getByText(/copies wait for a second person\.$/).waitFor()
    // The chair signed: she looks, and somebody else confirms. Only the child’s file and the workers’ own copies can be had at once.
    await page.getByText(/^You signed this record, so somebody else has to look/).waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Save document/ }).count()).toBe(3)
    await page.getByRole('button', { name: /^What it leaves out for Dana/ }).click()
    await page.getByText('Somebody else has to confirm this copy.').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Confirm this copy' }).count()).toBe(0)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Switch person' }).click()
    await page.getByRole('dialog').getByLabel('Passphrase', { exact: true }).fill('harbour pencil quiet moss')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /Morag Ellery/ }).waitFor()
    const look = page.getByRole('button', { name: /^Look and confirm for Dana/ })
    await look.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('heading', { name: 'Why a second person looks at it' }).waitFor()
    await dialog.getByText('It is restricted.').waitFor()
    await dialog.getByText('Larch Court', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: /^What Dana .* reads$/ }).focus()
    await page.keyboard.press('Enter')
    await dialog.getByRole('article', { name: /^Copy for Dana/ }).waitFor()
    const { violations } = await axeOn(page).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    await dialog.getByLabel('Note').focus()
    await page.keyboard.type('Asked the school nurse.')
    await dialog.getByRole('button', { name: 'Confirm this copy' }).focus()
    await page.keyboard.press('Enter')
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^Dana/ }) })
    await row.getByText(/^Confirmed by Morag Ellery, /).waitFor()
    await row.getByRole('button', { name: /^Save document for Dana/ }).waitFor()
    await row.getByRole('button', { name: /^What it leaves out for Dana/ }).click()
    await page
      .getByRole('dialog')
      .getByText(/Asked the school nurse\.$/)
      .waitFor()
  })
})
