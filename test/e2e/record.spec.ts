/** The recorder as people use it: by eye, by keyboard alone, with paste, on a screen that the family can see. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { isClean } from './look.ts'
import { RecordPage } from './pages/record.ts'
import type { Somebody } from './pages/start.ts'
import { Window } from './pages/window.ts'

let app: BrowserDoorApp
test.beforeEach(async () => {
  app = await launchBrowserDoor()
})
test.afterEach(() => app?.close())

/** The half-written conference of the fictional workspace, read by its checks. */
async function openConference(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it with a fictional conference' }).click()
  await page.getByRole('button', { name: 'Begin as Priya Nandakumar' }).click()
  await page.getByRole('link', { name: 'Go on writing' }).first().click()
  await expect(page.locator('.record-open')).toContainText('open', { timeout: 30_000 })
}

/** Begins an entry of its own at the end of a text. */
async function newEntry(page: Page, key: string): Promise<Locator> {
  const record = new RecordPage(page)
  const text = record.text(key).first()
  await record.startEntry(text)
  return text
}

const note = (page: Page) => page.getByRole('complementary', { name: 'Question about these words' })

test.describe('what axe can find', () => {
  test('the record is clean while it is read, asked about, answered, searched and shared', async () => {
    test.setTimeout(240_000)
    const { page } = app
    await openConference(page)
    await isClean(page, 'half-written')

    await page.locator('.mark-cue').first().click()
    await expect(note(page)).toBeVisible()
    await isClean(page, 'with a question in the margin', '.cue-note', '[data-section="reason"]')
    await page.keyboard.press('Escape')
    await expect(note(page)).toBeHidden()

    await page.locator('[data-rule="R-CR"] button').first().click()
    await expect(page.locator('.answer-form')).toHaveCount(1)
    await isClean(page, 'with a finding open', '.record-panel')
    await page.locator('[data-rule="R-DC"] button').first().click()
    await page.getByRole('button', { name: 'Go ahead without an answer…' }).click()
    await expect(page.locator('.statement-form')).toBeVisible()
    await isClean(page, 'with somebody’s own words being written', '.record-panel')

    const text = await newEntry(page, 'reason')
    await page.keyboard.type('@')
    await expect(page.getByRole('listbox')).toBeVisible()
    const option = (await text.getAttribute('aria-activedescendant')) ?? ''
    await expect(page.locator(`[id="${option}"]`)).toHaveAttribute('aria-selected', 'true')
    await isClean(page, 'with the list of speakers open', '.suggest', '[data-section="reason"]')
    await page.keyboard.press('Escape')
    await expect(text).not.toHaveAttribute('aria-activedescendant')
    await page.keyboard.press('Backspace')

    await page.keyboard.press('F2')
    await expect(page.getByRole('dialog', { name: 'This entry' })).toBeVisible()
    await isClean(page, 'with an entry’s details open', '[role="dialog"]')
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+f')
    await page.keyboard.type('school')
    await expect(page.locator('.mark-found-now')).toBeVisible()
    await isClean(page, 'while words are looked for', '.find-bar', '[data-section="agencyInfo"]')
    await page.keyboard.press('Escape')

    await page.keyboard.press('F11')
    await expect(page.locator('.recorder-shared')).toBeVisible()
    await isClean(page, 'on the shared screen', '.record-head', '.record-foot', '[data-section="reason"]')
    await page.keyboard.press('Escape')
    await expect(page.locator('.recorder-shared')).toHaveCount(0)

    await page.setViewportSize({ width: 640, height: 400 })
    await page.getByRole('button', { name: 'Checks', exact: true }).click()
    await expect(page.getByRole('dialog', { name: 'Beside the page' })).toBeVisible()
    await isClean(page, 'narrow, with the checks as a sheet', '[role="dialog"]')
  })
})

test('by keyboard alone every key does what it says and gives the focus back to the text', async () => {
  const { page } = app
  await openConference(page)
  const text = await newEntry(page, 'reason')
  await page.keyboard.type('Ellie said that she likes her teacher')
  await expect(text).toBeFocused()

  await page.keyboard.press('F2')
  const details = page.getByRole('dialog', { name: 'This entry' })
  await expect(details).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(details).toBeHidden()
  await expect(text).toBeFocused()

  await page.keyboard.press('Control+f')
  await expect(page.getByRole('textbox', { name: 'Find in this record' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(text).toBeFocused()

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(text).toBeFocused()

  await page.keyboard.press('F6')
  await expect(page.getByRole('tab', { name: 'Checks' })).toBeFocused()

  await text.focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-section="plan"] textarea').first()).toHaveValue(
    'Ellie said that she likes her teacher',
  )
  await expect(text).toBeFocused()
})

test('Tab goes on through the whole page, and back, and is never held anywhere', async () => {
  const { page } = app
  await openConference(page)
  const text = await newEntry(page, 'reason')
  const here = () =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll('*')]
      const now = document.activeElement ?? document.body
      const { outlineStyle, boxShadow } = getComputedStyle(now)
      const around = now.closest('label, .ui-input-box, .ui-field')
      return {
        at: all.indexOf(now),
        seen: outlineStyle !== 'none' || boxShadow !== 'none' || around !== null,
        what: now.outerHTML.slice(0, 80),
      }
    })
  for (const key of ['Tab', 'Shift+Tab']) {
    await text.focus()
    let before = (await here()).at
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press(key)
      const now = await here()
      expect(now.at, `${key} moves on from ${now.what}`).not.toBe(before)
      expect(now.seen, `focus can be seen on ${now.what}`).toBe(true)
      before = now.at
    }
  }
})

test('undo and redo are one history for text and tables, in a field as in the text', async () => {
  const { page } = app
  await openConference(page)
  const text = await newEntry(page, 'reason')
  await page.keyboard.type('A sentence that will be undone.')
  await page.waitForTimeout(700)
  const visits = page.locator('[data-section="next"]').getByRole('textbox', { name: 'Visits until then' })
  await visits.fill('weekly')
  await page.keyboard.press('Control+z')
  await expect(visits).toHaveValue('')
  await expect(visits).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(text).not.toContainText('A sentence that will be undone.')
  await page.keyboard.press('Control+y')
  await expect(text).toContainText('A sentence that will be undone.')
  await page.keyboard.press('Control+Shift+z')
  await expect(visits).toHaveValue('weekly')
})

test('questions arrive beside the text while somebody types, and the caret stays where it is', async () => {
  const { page } = app
  await openConference(page)
  const text = await newEntry(page, 'reason')
  const words = 'Mum engages well and attends everything. Ellie DNA her hearing test. All is going well now.'
  await page.keyboard.type(words, { delay: 30 })
  await expect(text.locator('.mark-cue').filter({ hasText: 'DNA' })).toBeVisible({ timeout: 3_000 })
  await expect(text).toBeFocused()
  await expect(text.locator('.entry-words').last()).toHaveText(words)
})

test('whoever goes to a heading arrives at it, however far away it is, and can write there at once', async () => {
  const { page } = app
  await openConference(page)
  const top = page.locator('.record-page')
  for (const heading of ['Core group members and first date', 'Why we are meeting', 'Risk statement']) {
    await page.locator('.outline-line').filter({ hasText: heading }).click()
    const section = page.locator('.record-section').filter({
      has: page.getByRole('heading', { level: 2, name: heading, exact: true }),
    })
    await expect(section.locator(':focus')).toHaveCount(1)
    const below = async () => {
      const [here, above] = [await section.boundingBox(), await top.boundingBox()]
      return Math.abs((here?.y ?? 1e6) - (above?.y ?? 0))
    }
    await expect.poll(below).toBeLessThan(80)
    // And it stays: what is laid out above it on the way does not push it away.
    await page.waitForTimeout(500)
    expect(await below()).toBeLessThan(80)
  }
})

test('a missed appointment is offered in Was Not Brought words, put in only when asked, and undone as one step', async () => {
  const { page } = app
  await openConference(page)
  const text = await newEntry(page, 'reason')
  const last = text.locator('.entry-words').last()
  await new RecordPage(page).name('#', 'Ellie Harcastle')
  await page.keyboard.type('Ellie DNA her hearing test.')
  await expect(text.locator('.mark-cue').filter({ hasText: 'DNA' })).toBeVisible()
  await page.waitForTimeout(700)
  await expect(last).toHaveText('Ellie DNA her hearing test.')
  await page.keyboard.press('Home')
  for (let step = 0; step < 7; step++) await page.keyboard.press('ArrowRight')
  await expect(note(page)).toContainText('Ellie was not brought')

  // Beside the text, never over it; and by keyboard.
  const [beside, words] = await Promise.all([note(page).boundingBox(), text.boundingBox()])
  expect(beside && words && beside.x >= words.x + words.width).toBe(true)
  await page.keyboard.press('F4')
  await expect(note(page).getByRole('button').first()).toBeFocused()
  await note(page).getByRole('button', { name: 'Use this wording' }).press('Enter')
  await expect(last).toContainText('Ellie was not brought by [name who was to bring them]')
  await expect(text).toBeFocused()
  await page.keyboard.type('Dana Harcastle')
  await expect(last).not.toContainText('[name who was to bring them]')
  await expect(last).toContainText('by Dana Harcastle')
  await expect(text.locator('.mark-cue').filter({ hasText: 'DNA' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(last).toHaveText('Ellie DNA her hearing test.')
})

test('an agency’s own words are kept with a note that says how it was recorded', async () => {
  const { page } = app
  await openConference(page)
  const text = await newEntry(page, 'reason')
  await page.keyboard.type('Ellie DNA her hearing test.')
  const mark = text.locator('.mark-cue, .mark-cue-now').filter({ hasText: 'DNA' })
  await mark.click()
  await note(page).getByRole('button', { name: 'Keep the agency’s words' }).click()
  await expect(text.locator('.entry-words').last()).toHaveText(
    'Ellie DNA her hearing test [recorded as DNA].',
  )
  await expect(mark).toHaveCount(0)
})

test('in a narrow window the question stands above the foot and the words are not covered', async () => {
  const { page } = app
  await openConference(page)
  await page.setViewportSize({ width: 640, height: 400 })
  await page.locator('.mark-cue').first().click()
  await expect(note(page)).toBeVisible()
  const [above, mark] = await Promise.all([
    note(page).boundingBox(),
    page.locator('.mark-cue-now').first().boundingBox(),
  ])
  expect(above && mark && mark.y + mark.height <= above.y).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})

test.describe('paste', () => {
  /** Pastes as the browser does, with what a program put on the clipboard. */
  const paste = (text: Locator, data: Record<string, string>) =>
    text.evaluate((element, given) => {
      const clipboardData = new DataTransfer()
      for (const [type, value] of Object.entries(given)) clipboardData.setData(type, value)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, data)

  const shapes: { from: string; into: string; html: string; kept: string }[] = [
    {
      from: 'Word',
      into: 'reason',
      html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment--><p class=MsoNormal style='margin:0cm;font-family:"Calibri"'><b>Health:</b> seen <i>once</i><o:p></o:p></p><p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>weight is low</p><p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>no dentist</p><!--EndFragment--></body></html>`,
      kept: '<p><strong>Health:</strong> seen <em>once</em></p><ul><li><p>weight is low</p></li><li><p>no dentist</p></li></ul>',
    },
    {
      from: 'Outlook',
      into: 'agencyInfo',
      html: `<div class="WordSection1"><p class="MsoNormal"><span style="font-size:11.0pt;color:#1F497D">Dear all,</span></p><p class="MsoNormal">&nbsp;</p><table class="MsoTableGrid" border="1"><tr><td><p class="MsoNormal">3 June</p></td><td><p class="MsoNormal">Dentist</p></td></tr><tr><td><p class="MsoNormal">9 June</p></td><td><p class="MsoNormal">Hearing test</p></td></tr></table></div>`,
      kept: '<p>Dear all,</p><p>3 June – Dentist</p><p>9 June – Hearing test</p>',
    },
    {
      from: 'Google Docs',
      into: 'protection',
      html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:700">School</span><span style="font-weight:400"> says </span><span style="font-style:italic">late</span></p><ol><li dir="ltr" style="list-style-type:decimal"><p dir="ltr" role="presentation"><span style="font-weight:400">first</span></p></li></ol></b>`,
      kept: '<p><strong>School</strong> says <em>late</em></p><ol><li><p>first</p></li></ol>',
    },
    {
      from: 'LibreOffice',
      into: 'analysis',
      html: `<html><head><meta name="generator" content="LibreOffice"/><style type="text/css">p{margin-bottom:0.25cm}</style></head><body lang="en-GB"><h2>Police</h2><p style="margin-bottom: 0cm"><font face="Liberation Serif"><b>One</b> call <a href="https://example.org/x">in May</a></font></p><ul><li><p style="margin-bottom: 0cm">noise</p></li></ul></body></html>`,
      kept: '<p>Police</p><p><strong>One</strong> call in May</p><ul><li><p>noise</p></li></ul>',
    },
  ]

  /** The blocks of the last entry without what the editor adds for itself. */
  const blocks = (text: Locator) =>
    text
      .locator('.entry-words')
      .last()
      .evaluate((words) =>
        words.innerHTML
          .replaceAll(/<span[^>]*>|<\/span>|<br[^>]*>| (?:class|style|start|type|data-[\w-]+)="[^"]*"/g, '')
          .trim(),
      )

  test('from Word, Outlook, Google Docs and LibreOffice lists, bold and italics stay and the rest goes', async () => {
    const { page } = app
    await openConference(page)
    for (const { from, into, html, kept } of shapes) {
      const text = await newEntry(page, into)
      await paste(text, { 'text/html': html, 'text/plain': 'not used' })
      await expect.poll(() => blocks(text), from).toBe(kept)
      await expect(text.locator('script, style, table, h2, a, font, img')).toHaveCount(0)
    }
    // Out of a list the second Enter ends it and the third begins an entry; no empty line is left behind.
    const text = new RecordPage(page).text('analysis')
    const entries = await text.locator('.entry').count()
    for (let press = 0; press < 3; press++) await page.keyboard.press('Enter')
    await expect(text.locator('.entry')).toHaveCount(entries + 1)
    await expect(text.locator('.entry-words').nth(-2).locator('p').last()).toHaveText('noise')
  })

  test('words of another record stand in an entry of their own, and who may read them is kept', async () => {
    const { page } = app
    await openConference(page)
    const text = await newEntry(page, 'reason')
    const carried = {
      id: 'x',
      speaker: 'p-of-elsewhere',
      about: null,
      source: 'third party',
      audience: null,
      withholdFrom: null,
      withholdReason: null,
      origin: null,
      record: 'another-record',
      title: 'Strategy discussion, 26 August',
      effective: 'professionals',
    }
    await page.keyboard.type('An entry that the family reads. ')
    // A few words only: the browser's clipboard names the entry they were taken from beside them.
    await paste(text, {
      'text/html': '<p data-pm-slice="1 1 []">police are watching the house</p>',
      'text/plain': 'police are watching the house',
      'application/x-chairside-entry': JSON.stringify(carried),
    })
    const entries = text.locator('.entry')
    await expect(entries.last()).toContainText('police are watching the house')
    await expect(entries.last()).toHaveAttribute('data-audience', 'professionals')
    await expect(entries.last()).toContainText('from Strategy discussion, 26 August')
    await expect(entries.nth(-2).locator('.entry-words')).toHaveText('An entry that the family reads.')
    await expect(page.locator('.ui-hidden[role="status"]')).toContainText(
      'Pasted from Strategy discussion, 26 August; who may read it was kept',
    )

    // Whole entries, one of them kept from somebody whom this record does not know by that name.
    const whole = { ...carried, withholdFrom: ['p-of-elsewhere'], effective: 'shared' }
    await paste(text, {
      'text/html': `<div data-entry='${JSON.stringify(whole)}'><p>the new address</p></div>`,
      'text/plain': 'the new address',
    })
    await expect(entries.last()).toContainText('the new address')
    await expect(entries.last()).toHaveAttribute('data-audience', 'restricted')
  })

  test('what is copied here says on the clipboard from which entry and for whom it is', async () => {
    const { page } = app
    await openConference(page)
    const text = await newEntry(page, 'reason')
    await page.keyboard.type('for few eyes')
    await page.keyboard.press('F2')
    const dialog = page.getByRole('dialog', { name: 'This entry' })
    await dialog.getByRole('radiogroup').locator('label').filter({ hasText: 'Restricted' }).click()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(text).toBeFocused()
    await page.keyboard.press('Shift+Home')
    const carried = await text.evaluate((element) => {
      const clipboardData = new DataTransfer()
      element.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
      return {
        words: clipboardData.getData('text/plain'),
        entry: JSON.parse(clipboardData.getData('application/x-chairside-entry') || '{}'),
      }
    })
    expect(carried.words).toBe('for few eyes')
    expect(carried.entry).toMatchObject({ effective: 'restricted' })
    expect(carried.entry.record).not.toBe('')
  })
})

test('the shared screen shows nothing that the family may not read, and Escape and F11 leave it', async () => {
  const { page } = app
  await openConference(page)
  const secret = 'CANARY'
  for (const audience of ['Restricted', 'Professionals']) {
    const text = await newEntry(page, 'reason')
    await page.keyboard.type(`${secret} ${audience}`)
    await page.keyboard.press('F2')
    const dialog = page.getByRole('dialog', { name: 'This entry' })
    await dialog.getByRole('radiogroup').locator('label').filter({ hasText: audience }).first().click()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(text).toBeFocused()
  }
  await newEntry(page, 'reason')
  await page.keyboard.type(`${secret} withheld`)
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: 'This entry' })
  await dialog.locator('fieldset').filter({ hasText: 'Not to be told to' }).locator('label').first().click()
  await dialog.getByRole('button', { name: 'Done' }).click()

  const record = new RecordPage(page)
  const household = await record.rows('household')
  await household.getByRole('textbox', { name: 'Address' }).first().fill(`${secret} Street`)
  const chronology = await record.list('chron', /^Chronology/)
  await chronology.getByRole('button', { name: 'Add to the chronology' }).click()
  await chronology.getByRole('textbox', { name: 'What happened' }).last().fill(`${secret} event`)
  const dissent = await record.rows('dissent')
  await dissent.getByRole('button', { name: 'Add a disagreement' }).click()
  await dissent.getByRole('textbox', { name: 'What they say' }).last().fill(`${secret} disagreement`)
  const plan = await record.rows('plan')
  await plan.getByRole('button', { name: 'Add an action' }).click()
  const action = plan.locator('[data-row-id]').last()
  await action.getByRole('textbox', { name: 'What exactly' }).fill(`${secret} action`)
  await action.locator('.ui-field').filter({ hasText: 'Who may read this' }).getByRole('button').click()
  await page.getByRole('option', { name: 'restricted', exact: true }).click()

  /** All that can be read: words, and what stands in fields. */
  const visible = () =>
    page.evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
      // What is only spoken, or drawn for nobody, is not on the screen.
      const read = (node: Node): string => {
        if (node instanceof Text) return node.data
        if (node instanceof Element && (!node.checkVisibility() || node.classList.contains('ui-hidden')))
          return ''
        return [...node.childNodes].map(read).join(' ')
      }
      return [
        read(document.body),
        ...fields.filter((field) => field.checkVisibility()).map((field) => field.value),
      ].join('\n')
    })
  expect(await visible()).toContain(secret)
  await page.keyboard.press('F11')
  await expect(page.locator('.recorder-shared')).toBeVisible()
  const shown = await visible()
  expect(shown).toContain('A neighbour called police on 24 August 2026')
  expect(shown).not.toContain(secret)
  for (const other of [
    'questions open',
    'Before this can be signed',
    'Is a child in danger',
    'Switch person',
  ])
    expect(shown).not.toContain(other)
  const [page0, window0] = [await page.locator('.record-page').boundingBox(), page.viewportSize()]
  expect(page0?.width).toBe(window0?.width)

  // Out of the text as from anywhere else.
  await page.locator('[data-section="reason"] .section-text').focus()
  await page.keyboard.press('Escape')
  await expect(page.locator('.recorder-shared')).toHaveCount(0)
  await page.keyboard.press('F11')
  await expect(page.locator('.recorder-shared')).toHaveCount(1)
  await page.keyboard.press('F11')
  await expect(page.locator('.recorder-shared')).toHaveCount(0)
})

test('a minute taker hands the record to the chair; who only reads records is told so and cannot write', async () => {
  const { page } = app
  await openConference(page)
  const window = new Window(page)
  const place = new URL(page.url()).hash
  const somebody = (name: string, role: string, passphrase: string): Somebody => ({
    name,
    role,
    organisation: 'Wexmoor Council (fictional)',
    email: `${name.split(' ')[0]?.toLowerCase()}@wexmoor.example`,
    passphrase,
  })
  const taker = somebody('Jo Felstead', 'Minute taker', 'walnut ferry on tuesday')
  const reader = somebody('Ines Alder', 'QA lead', 'copper kettle in the loft')
  // The conference holds an allegation: leaving it asks for a response first.
  await page.locator('.danger').getByRole('button', { name: 'Doing it now' }).click()
  await window.addPerson(taker)
  await window.addPerson(reader)

  const openAs = async (who: Pick<Somebody, 'name' | 'passphrase'>) => {
    await window.switchTo(who)
    await page.goto(`${new URL(page.url()).origin}/${place}`)
    await expect(page.locator('.record-page')).toBeVisible()
  }
  await openAs(taker)
  const head = page.locator('.record-head')
  await expect(head.getByRole('button', { name: 'Sign', exact: true })).toHaveCount(0)
  await head.getByRole('button', { name: 'Hand to the chair' }).click()
  await expect(head).toContainText('Ready for chair')
  await expect(head.getByRole('button', { name: 'Take back to draft' })).toBeVisible()

  await openAs({ name: 'Priya Nandakumar', passphrase: 'fictional chair' })
  await expect(head).toContainText('Ready for chair')
  await expect(head.getByRole('button', { name: 'Sign', exact: true })).toBeVisible()
  await head.getByRole('button', { name: 'Back to the minute taker' }).click()
  await expect(head).toContainText('Draft')

  await openAs(reader)
  await expect(page.getByText('You can read this record.')).toBeVisible()
  await expect(page.locator('.save-line')).toContainText('Reading only')
  await expect(head.getByRole('button', { name: /Sign|Hand to/ })).toHaveCount(0)
  const text = new RecordPage(page).text('reason').first()
  await expect(text).toHaveAttribute('aria-readonly', 'true')
  await expect(text).toHaveAttribute('contenteditable', 'false')
  await expect(page.getByRole('button', { name: /^Add an action/ })).toHaveCount(0)
})
