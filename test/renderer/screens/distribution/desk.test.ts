/** The distribution desk as an admin officer works at it: by keyboard alone, one line and several. */

import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
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

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
const dialog = (page: Page) => page.getByRole('dialog').last()
const closed = (page: Page) => expect.poll(() => page.getByRole('dialog').count()).toBe(0)
const focusRow = async (page: Page, name: string) => {
  await row(page, name).focus()
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'row')
}
/** To the button of a line, as the keyboard gets there. */
const pressNext = async (page: Page, name: string, words: string) => {
  await row(page, name).getByRole('button', { name: words }).waitFor()
  await focusRow(page, name)
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowRight')
      return page.evaluate(() => document.activeElement?.tagName)
    })
    .toBe('BUTTON')
  await page.keyboard.press('Enter')
}
/** High enough for every line of the story: what is out of sight is not in the page. */
const tall = { viewport: { width: 1280, height: 2000 } }
const selectedNames = (page: Page) =>
  page.locator('[role="row"][aria-selected="true"] .distribution-name').allTextContents()
const dropFile = (page: Page, fileName: string, text: string) =>
  page.evaluate(
    ([name = '', words = '']) => {
      const data = new DataTransfer()
      data.items.add(new File([words], name, { type: 'message/rfc822' }))
      document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true }))
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
      )
    },
    [fileName, text],
  )
const axe = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await axeOn(page).analyze()
    expect(violations.map(({ id, nodes }) => `${colorScheme} ${id} ${nodes[0]?.html}`)).toEqual([])
  }
}

describe('the queue', () => {
  test('stands in groups, the most urgent first, and every line says what to do next', async () => {
    const page = await harness.open('/distribution', '', tall)
    await row(page, 'Siobhan Greaves').waitFor()
    await expect
      .poll(() => page.locator('.distribution-heading').allTextContents())
      .toEqual(['Late (1)', 'Today (1)', 'This week (2)', 'Later (1)', 'Sent, no proof yet (1)'])
    const late = row(page, 'Siobhan Greaves')
    await late.getByText('Did not come').waitFor()
    await late.getByText(/working days late$/).waitFor()
    await late.getByText('Address missing').waitFor()
    await expect.poll(() => late.getByRole('button').textContent()).toBe('Set address')
    await expect
      .poll(() => row(page, 'Kit Harcastle').getByRole('link').getAttribute('href'))
      .toBe('#/record/record-4/copies')
    await expect.poll(() => row(page, 'Tom Ellis').getByRole('button').textContent()).toBe('Add proof')
  })

  test('is narrowed by words and by lists, which are remembered, but never the words', async () => {
    const page = await harness.open('/distribution', '', tall)
    await page.getByLabel('Find a reference, recipient or agency').fill('police wx-4471')
    await expect.poll(() => page.locator('.distribution-row').count()).toBe(1)
    await row(page, 'Alan Pryce').waitFor()
    await page.getByLabel('Find a reference, recipient or agency').fill('')
    await page.getByRole('button', { name: /^Every state/ }).press('Enter')
    await page.getByRole('option', { name: 'Ready' }).click()
    await expect.poll(() => page.locator('.distribution-row').count()).toBe(2)
    await page.reload()
    await expect.poll(() => page.locator('.distribution-row').count()).toBe(2)
    expect(page.url()).not.toMatch(/police/i)
    await page.getByLabel('Find a reference, recipient or agency').fill('nobody of this name')
    await page.getByText('No line fits. Clear a filter to see more.').waitFor()
    await page.getByRole('button', { name: 'Clear the filters' }).press('Enter')
    await expect.poll(() => page.locator('.distribution-row').count()).toBe(6)
  })

  test('says what will be here while nothing waits', async () => {
    const page = await harness.open('/distribution', 'empty')
    await page.getByRole('heading', { name: 'Nothing waits to be sent' }).waitFor()
    await page.getByText(/there is a line here for each person who gets a copy/).waitFor()
  })

  test('holds a thousand lines of which only those in sight are in the page, and all can be selected', async () => {
    const page = await harness.open('/distribution', 'lines=1000')
    await row(page, 'Recipient number').first().waitFor()
    await expect.poll(() => page.locator('.distribution-row').count()).toBeLessThan(60)
    await page.locator('.distribution-row').first().focus()
    await page.keyboard.press('Control+a')
    await page
      .getByRole('region', { name: 'Selected lines' })
      .getByText('1000 lines', { exact: true })
      .waitFor()
    await page.keyboard.press('End')
    await page.waitForFunction(() => {
      const at = document.activeElement
      return at?.getAttribute('role') === 'row' && at.getBoundingClientRect().bottom <= innerHeight
    })
    await expect.poll(() => page.locator('.distribution-row').count()).toBeLessThan(60)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('region', { name: 'Selected lines' }).count()).toBe(0)
  })
})

describe('with the keyboard alone', () => {
  test('three lines get their addresses, are made with a stop in between, are marked sent, and one is proven by a dropped receipt', async () => {
    const page = await harness.open('/distribution', 'hold', tall)
    await focusRow(page, 'Siobhan Greaves')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(() => selectedNames(page)).toEqual(['Siobhan Greaves', 'Alan Pryce', 'Dana Harcastle'])

    // Addresses: one method, an address for each.
    await page.keyboard.press('Alt+Shift+A')
    await dialog(page).getByRole('heading', { name: 'Method and address' }).waitFor()
    await dialog(page)
      .getByRole('button', { name: /Method/ })
      .press('Enter')
    await page.getByRole('option', { name: 'Tracked post' }).waitFor()
    await page.keyboard.type('Secure')
    await page.keyboard.press('Enter')
    const address = (name: string) => dialog(page).getByRole('textbox', { name: `E-mail address: ${name}` })
    await address('Siobhan Greaves').press('Control+a')
    await page.keyboard.type('siobhan@communityhealth.example')
    await page.keyboard.press('Tab')
    await page.keyboard.type('not an address')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('dana@home.example')
    await page.keyboard.press('Enter')
    await dialog(page)
      .getByText(/This is not one whole e-mail address/)
      .waitFor()
    await expect.poll(() => address('Alan Pryce').getAttribute('aria-invalid')).toBe('true')
    // The mother is of the family: her e-mail needs her agreement.
    await dialog(page).getByText('Nothing leaves for this address until both are ticked.').waitFor()
    await address('Alan Pryce').press('Control+a')
    await page.keyboard.type('refused@police.example')
    for (const tick of [/I read each address back/, /They agreed in writing/])
      await dialog(page).getByRole('checkbox', { name: tick }).press('Space')
    await dialog(page).getByRole('button', { name: 'Set for 3 lines' }).press('Enter')
    await closed(page)
    await row(page, 'Siobhan Greaves').getByText('Ready').waitFor()
    // Back on the row, so that the arrows go on.
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'row')

    // Make: stopped after the first, then the rest; one cannot be made, and says why.
    await page.keyboard.press('Alt+Shift+M')
    await dialog(page).getByRole('button', { name: 'Make 3 lines' }).press('Enter')
    await dialog(page).getByText('1 of 3 made…').waitFor()
    await dialog(page).getByRole('button', { name: 'Stop' }).press('Enter')
    await dialog(page).getByText('1 of 3 made. What was made stays made.').waitFor()
    await dialog(page).getByText('2 lines not begun.').waitFor()
    await axe(page)
    await dialog(page).getByRole('button', { name: 'Go on with the rest' }).press('Enter')
    await dialog(page).getByText('2 of 3 made. What was made stays made.').waitFor()
    await dialog(page).getByText('Alan Pryce: The signed file of this copy could not be read.').waitFor()
    await dialog(page).getByRole('button', { name: 'Try these again' }).waitFor()
    await page.keyboard.press('Escape')
    await closed(page)
    await row(page, 'Dana Harcastle').getByText('Made, not sent').waitFor()

    // Mark sent those that were made: the late one is asked why, with who has gone without.
    await focusRow(page, 'Alan Pryce')
    await page.keyboard.press('Space')
    await page.keyboard.press('Alt+Shift+S')
    await dialog(page).getByRole('heading', { name: 'Mark sent' }).waitFor()
    await dialog(page)
      .getByText(/Siobhan Greaves, Health visitor, Community Health, has gone without/)
      .waitFor()
    await dialog(page).getByLabel('Why is it late?').press('Control+a')
    await page.keyboard.type('The address was not known.')
    await dialog(page).getByRole('button', { name: 'Mark 2 lines sent' }).press('Enter')
    await closed(page)
    await row(page, 'Siobhan Greaves')
      .getByText(/^sent \d+ working days? late$/)
      .waitFor()

    // A receipt dropped anywhere finds its line; one press notes it.
    await dropFile(page, 'receipt.eml', 'Delivered: In-Reply-To: <line-3@wexmoor.example>')
    await dialog(page).getByText('It answers a message that was sent from this desk.').waitFor()
    await dialog(page).getByText('Dana Harcastle').waitFor()
    await dialog(page).getByRole('button', { name: 'Note that it was delivered' }).press('Enter')
    await closed(page)
    await expect.poll(() => row(page, 'Dana Harcastle').count()).toBe(0)

    // The history says it all in sentences.
    await focusRow(page, 'Siobhan Greaves')
    await page.keyboard.press('Enter')
    await dialog(page).getByRole('heading', { name: 'What happened' }).waitFor()
    await dialog(page).getByText('Why it is late. The address was not known.').waitFor()
    await dialog(page)
      .getByText(/^Sent by secure email to siobhan@communityhealth\.example\.$/)
      .waitFor()
    await axe(page)
  }, 120_000)

  test('a receipt that fits no line says so, and its line is chosen by hand', async () => {
    const page = await harness.open('/distribution', '', tall)
    await row(page, 'Tom Ellis').waitFor()
    await page.keyboard.press('Alt+Shift+R')
    await page.getByTestId('receipt-files').setInputFiles({
      name: 'scan.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('a page with a signature'),
    })
    await dialog(page).getByText('No line has the message id or the reference of this receipt.').waitFor()
    const note = dialog(page).getByRole('button', { name: 'Note it' })
    await expect.poll(() => note.isDisabled()).toBe(true)
    await dialog(page).getByRole('combobox', { name: 'Which line is it for?' }).focus()
    await page.keyboard.type('ellis')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog(page)
      .getByRole('radio', { name: /It was read/ })
      .press('Space')
    await axe(page)
    await dialog(page).getByRole('button', { name: 'Note that it was read' }).press('Enter')
    await closed(page)
    await expect.poll(() => row(page, 'Tom Ellis').count()).toBe(0)
  })

  test('a receipt that cannot be read says so, and the next one is gone on with', async () => {
    const page = await harness.open('/distribution', '', tall)
    await row(page, 'Tom Ellis').waitFor()
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'message/rfc822',
      buffer: Buffer.from(text),
    })
    await page
      .getByTestId('receipt-files')
      .setInputFiles([file('one.eml', 'broken'), file('two.eml', 'could not be delivered <line-6@x>')])
    await dialog(page).getByText('This file is no receipt that can be read.').waitFor()
    await dialog(page).getByRole('button', { name: 'Leave this one and go on' }).press('Enter')
    await dialog(page).getByRole('heading', { name: 'Receipt 2 of 2' }).waitFor()
    await dialog(page).getByRole('button', { name: 'Note that it did not arrive' }).press('Enter')
    await closed(page)
    await row(page, 'Tom Ellis').getByText('Did not arrive').waitFor()
  })

  test('a copy that went astray is written down at one press, and its sheet is saved', async () => {
    const page = await harness.open('/distribution', '', tall)
    await focusRow(page, 'Tom Ellis')
    await page.keyboard.press('Alt+Shift+W')
    await dialog(page).getByRole('heading', { name: 'Went to the wrong recipient' }).waitFor()
    await page.keyboard.press('Enter')
    await dialog(page).getByText('Say who got it, or “not known”.').waitFor()
    await dialog(page).getByText('Say whether it is contained.').waitFor()
    await axe(page)
    await dialog(page).getByLabel('Who got it').focus()
    await page.keyboard.type('tom.ellis@another.example')
    await dialog(page)
      .getByRole('radio', { name: /No, or not known yet/ })
      .press('Space')
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page).getByRole('button', { name: 'Keep it and save the sheet' }).press('Enter'),
    ])
    expect(sheet.suggestedFilename()).toBe('Incident sheet WX-4471.docx')
    await dialog(page)
      .getByText(/data protection officer now/)
      .waitFor()
    await page.keyboard.press('Enter')
    await closed(page)
    await page.keyboard.press('Enter')
    await dialog(page)
      .getByText(
        'It went to somebody else: tom.ellis@another.example. It is not contained, or not known to be.',
      )
      .waitFor()
  })

  test('one line is made and saved, and the password of a protected copy is shown only when it is asked for', async () => {
    const page = await harness.open('/distribution', '', tall)
    await focusRow(page, 'Ruth Amadi')
    await page.keyboard.press('Enter')
    await dialog(page)
      .getByText('The name “Amadi” does not stand in the address. Is it the right one?')
      .waitFor()
    await page.keyboard.press('Alt+Shift+M')
    await dialog(page)
      .getByRole('radio', { name: /^Protected e-mail draft/ })
      .press('Space')
    const [draft] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page).getByRole('button', { name: 'Make protected draft' }).press('Enter'),
    ])
    expect(draft.suggestedFilename()).toBe('WX-4471 protected email draft line-4.eml')
    await dialog(page)
      .getByText(/Nothing has been sent/)
      .waitFor()
    const password = page.getByText('copper-lantern-84-orchard')
    await expect.poll(() => password.count()).toBe(0)
    await dialog(page).getByRole('button', { name: 'Show the password' }).press('Enter')
    await password.waitFor()
    await axe(page)
    await dialog(page).getByRole('button', { name: 'Hide the password' }).press('Enter')
    await expect.poll(() => password.count()).toBe(0)
    await dialog(page).getByRole('button', { name: 'Done' }).press('Enter')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(1)
    await dialog(page)
      .getByText(/^Made: protected email draft/)
      .waitFor()
  })

  test('a copy that is not to be sent says why, and can be sent after all', async () => {
    const page = await harness.open('/distribution', '', tall)
    await focusRow(page, 'Kit Harcastle')
    await page.keyboard.press('Alt+Shift+N')
    await dialog(page).getByRole('button', { name: 'Not to be sent' }).press('Enter')
    await dialog(page).getByText('Say why.').waitFor()
    await dialog(page).getByLabel('Why').focus()
    await page.keyboard.type('The chair decided it: no address is known.')
    await dialog(page).getByRole('button', { name: 'Not to be sent' }).press('Enter')
    await closed(page)
    await expect.poll(() => row(page, 'Kit Harcastle').count()).toBe(0)
    await page.getByRole('button', { name: /^What is not settled/ }).press('Enter')
    await page.getByRole('option', { name: 'Settled ones as well' }).click()
    await pressNext(page, 'Kit Harcastle', 'Send after all')
    await dialog(page).getByLabel('Why').focus()
    await page.keyboard.type('The address is known now.')
    await dialog(page).getByRole('button', { name: 'To be sent after all' }).press('Enter')
    await closed(page)
    await row(page, 'Kit Harcastle').getByText('Waits for a second person').waitFor()
  })

  test('a proof keeps its receipt, and asks for the number without which it says nothing', async () => {
    const page = await harness.open('/distribution', '', tall)
    await focusRow(page, 'Tom Ellis')
    await page.keyboard.press('Alt+Shift+P')
    await dialog(page)
      .getByRole('button', { name: /What shows it/ })
      .press('Enter')
    await page.keyboard.type('Tracking')
    await page.keyboard.press('Enter')
    await dialog(page).getByRole('button', { name: 'Keep this proof' }).press('Enter')
    await dialog(page).getByText('Say this, so that somebody can look it up.').waitFor()
    await dialog(page).getByRole('textbox', { name: 'Tracking number' }).fill('AB 123 456 GB')
    await page.getByTestId('proof-file').setInputFiles({
      name: 'slip.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('x'),
    })
    await dialog(page).getByText('slip.pdf').waitFor()
    await dialog(page).getByLabel('Arrived on').fill('1/1/2199')
    await dialog(page).getByText('This is still to come. Give when it happened.').waitFor()
    await dialog(page).getByLabel('Arrived on').fill('today')
    await dialog(page).getByRole('button', { name: 'Keep this proof' }).press('Enter')
    await closed(page)
    await page.getByRole('button', { name: /^What is not settled/ }).press('Enter')
    await page.getByRole('option', { name: 'Settled ones as well' }).click()
    await row(page, 'Tom Ellis').getByText('Delivered').waitFor()
    await focusRow(page, 'Tom Ellis')
    await page.keyboard.press('Enter')
    await dialog(page).getByText('Tracking number kept (AB 123 456 GB).').waitFor()
    await dialog(page).getByRole('button', { name: 'Save the receipt slip.pdf' }).waitFor()
  })

  test('every key of the desk is listed, and every step is in the palette', async () => {
    const page = await harness.open('/distribution', '', tall)
    await row(page, 'Tom Ellis').waitFor()
    await page.getByRole('button', { name: 'Keys' }).press('Enter')
    await dialog(page).getByText('Alt+Shift+M').waitFor()
    await axe(page)
    await page.keyboard.press('Escape')
    await focusRow(page, 'Tom Ellis')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('became of it')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog(page).getByRole('heading', { name: 'What became of it' }).waitFor()
    await dialog(page).getByText('Tom Ellis').waitFor()
  })
})

describe('sending from Chairside', () => {
  test('is not offered while the council has not turned it on', async () => {
    const page = await harness.open('/distribution', '', tall)
    await expect
      .poll(() => row(page, 'Ruth Amadi').getByRole('button').textContent())
      .toBe('Make e-mail draft')
    await focusRow(page, 'Ruth Amadi')
    await page.keyboard.press('Space')
    await page
      .getByRole('region', { name: 'Selected lines' })
      .getByRole('button', { name: 'Other steps' })
      .press('Enter')
    await page.getByRole('menuitem', { name: /Mark sent/ }).waitFor()
    await expect.poll(() => page.getByRole('menuitem', { name: /Send now/ }).count()).toBe(0)
  })

  test('reads names and addresses back once before anything leaves', async () => {
    const page = await harness.open('/distribution', 'smtp', tall)
    await pressNext(page, 'Ruth Amadi', 'Send now')
    const ask = page.getByRole('alertdialog')
    await ask.getByText('Secure email: head@alderstreet.example').waitFor()
    await ask.getByText(/It leaves from minutes@wexmoor\.example/).waitFor()
    await ask.getByText(/The name “Amadi” does not stand in the address/).waitFor()
    await ask.getByRole('button', { name: 'Send to 1 address' }).press('Enter')
    await ask.getByText('1 of 1 sent.').waitFor()
    await ask.getByRole('button', { name: 'Done' }).press('Enter')
    await row(page, 'Ruth Amadi').getByText('Sent, no proof yet').waitFor()
  })
})

describe('one record', () => {
  test('says who still waits for a copy, and is reached from its copies', async () => {
    const page = await harness.open('/record/record-4/copies')
    await page.getByRole('link', { name: 'Send and prove' }).press('Enter')
    await page.getByRole('heading', { name: 'Send and prove' }).waitFor()
    await page.getByText('5 people still wait for a copy.').waitFor()
    await page.getByText('Alan Pryce, Detective constable').waitFor()
    await expect.poll(() => page.locator('.distribution-row').count()).toBeGreaterThan(3)
  })
})

describe('the settings', () => {
  test('begin with sending off, refuse a folder that is not there, and check the server', async () => {
    const page = await harness.open('/settings')
    const form = page.getByRole('form', { name: 'Sending documents' })
    await expect.poll(() => form.getByRole('checkbox', { name: /may send e-mail/ }).isChecked()).toBe(false)
    await form.getByLabel('Output folder').fill('/no/such/folder')
    await form.getByRole('button', { name: 'Keep these settings' }).press('Enter')
    await form.getByText('There is no such folder on this computer.').waitFor()
    await form.getByLabel('Output folder').fill('/home/priya/Post')
    await form.getByRole('checkbox', { name: /may send e-mail/ }).press('Space')
    await form.getByLabel('Mail server').fill('mail.wexmoor.example')
    await form.getByRole('textbox', { name: 'Port' }).fill('port')
    await form.getByRole('button', { name: 'Keep these settings' }).press('Enter')
    await form.getByText('A port is a number from 1 to 65535.').waitFor()
    await form.getByRole('textbox', { name: 'Port' }).fill('465')
    await form.getByRole('radio', { name: /TLS from the first byte/ }).press('Space')
    await form.getByRole('textbox', { name: 'From' }).fill('minutes@wexmoor.example')
    await axe(page)
    await form.getByRole('button', { name: 'Keep these settings' }).press('Enter')
    await form.getByText('Kept. It holds from now on.').waitFor()
    await form.getByRole('button', { name: 'Check the server' }).press('Enter')
    await form.getByText('The server answered and took the name and the password.').waitFor()
  })

  test('are for administrators only', async () => {
    const page = await harness.open('/settings', 'plain')
    await page.getByRole('link', { name: 'Rules' }).waitFor()
    await expect.poll(() => page.getByRole('form', { name: 'Sending documents' }).count()).toBe(0)
  })
})
