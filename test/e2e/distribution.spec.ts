/**
 * An admin officer's afternoon, without the mouse: six records are signed, everybody who gets a copy gets it, one address is
 * wrong and bounces, one household keeps an address from a father, a decision letter is due, and at the end every line is proven.
 */
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { type DraftContent, type MeetingType, personSchema } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { names, passphrase, startWorld, type World } from '../electron/records/world.ts'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { isClean, watchRequests } from './look.ts'
import { StartPage } from './pages/start.ts'

const officer = { name: 'Tom Okoro', passphrase }
const types: MeetingType[] = ['ICPC', 'RCPC', 'CG', 'CIN_REVIEW', 'STRAT', 'CIN_PLAN']
/** Where the mother lives, which the father must not learn. */
const hidden = '14 Larkspur Close, Wexmoor'
const wrong = 'siobhan.grene@wexmoorhealth.nhs.net'
/** How each of the people is reached; the rest are of the council. */
const addresses: Record<string, string> = {
  'Siobhan Green': wrong,
  'Mark Toll': 'mark.toll@laneprimary.example.sch.uk',
  'Ines Vale': 'ines.vale@wexmoor.police.uk.cjsm.net',
  'Callum Reid': 'callum.reid@wexmoor.example.gov.uk',
  'Ruth Ives': 'ruth.ives@wexmoor.example.gov.uk',
}

let app: BrowserDoorApp | undefined
let remove: (() => Promise<void>) | undefined
test.afterEach(async () => {
  await app?.close()
  await remove?.()
})

/** The parents live apart, and she has moved to where he must not find her. */
function apart(content: DraftContent): void {
  const mother = content.people.find(({ id }) => id === 'p-mum')
  if (mother) Object.assign(mother, { address: hidden, withholdAddressFrom: ['p-dad'] })
  const father = personSchema.parse({
    id: 'p-dad',
    name: 'Neil Ashby',
    role: 'father',
    of: ['c1'],
    parentalResponsibility: ['c1'],
    address: '3 Mill Lane, Wexmoor',
    lastChecked: '2026-09-10',
  })
  content.people.push(father)
  const [row] = content.attendance
  if (row) content.attendance.push({ ...row, id: 'att-p-dad', person: 'p-dad' })
  const [action] = content.actions
  if (action) Object.assign(action, { withholdFrom: ['p-dad'] })
}

async function sign(world: World, type: MeetingType): Promise<string> {
  const template = templateFor(type)
  if (!template) throw new Error(`no ${type}`)
  const { client, record, role } = await world.complete(template, type === 'ICPC' ? apart : undefined)
  await client.signing.sign({
    recordId: record.id,
    passphrase,
    typedName: names[role] ?? '',
    readToEnd: true,
  })
  return record.id
}

/** Signed before the minutes are: the letters of a conference. */
async function signLetters(world: World): Promise<void> {
  const template = templateFor('ICPC')
  if (!template) throw new Error('no conference')
  const { client, record, role } = await world.complete(template)
  const { papers } = await client.papers.list({ recordId: record.id })
  const wanted = papers.filter(({ paper, kind }) => paper === 'decision letter' && kind === 'parent')
  const letters = await Promise.all(
    wanted.map(async ({ paper, recipientId }) => {
      const { contentHash } = await client.papers.read({
        recordId: record.id,
        paper,
        recipientId,
        ownWords: '',
      })
      return { recipientId, contentHash }
    }),
  )
  await client.papers.sign({
    recordId: record.id,
    paper: 'decision letter',
    letters,
    ownWords: '',
    passphrase,
    typedName: names[role] ?? '',
    readToEnd: true,
  })
}

async function begin() {
  const world = await startWorld()
  remove = () => world.stop()
  await world.client.people.add({
    person: { name: officer.name, role: 'Admin officer', organisation: 'Wexmoor Council', email: '' },
    administrator: false,
    passphrase,
  })
  const [conference = ''] = await types.reduce<Promise<string[]>>(
    async (before, type) => [...(await before), await sign(world, type)],
    Promise.resolve([]),
  )
  await signLetters(world)
  const post = join(world.folder, '..', 'post')
  await mkdir(post)
  const { smtp } = await world.client.distribution.settings()
  const { hasPassword: _hasPassword, ...server } = smtp
  await world.client.distribution.changeSettings({ outputFolder: post, smtp: { ...server, password: null } })
  await world.core.close()
  const opened = await launchBrowserDoor({
    folder: world.folder,
    context: { viewport: { width: 1280, height: 8000 } },
  })
  app = opened
  await new StartPage(opened.page).signIn(officer)
  return { page: opened.page, scratch: opened.scratch, post, conference }
}

const rows = (page: Page) => page.locator('.distribution-row')
const dialog = (page: Page) => page.getByRole('dialog').last()
const noDialog = (page: Page) => expect(page.getByRole('dialog')).toHaveCount(0)

async function narrow(page: Page, words: string, count: number): Promise<void> {
  await page.getByLabel('Find a reference, recipient or agency').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.type(words)
  await expect(rows(page), words).toHaveCount(count)
}

/** Every line that is shown, as the keyboard selects it. */
async function selectShown(page: Page): Promise<void> {
  await rows(page).first().focus()
  await page.keyboard.press('Control+a')
}

/** A button by its name, as the keyboard presses it. */
const press = (place: Page | Locator, name: string | RegExp) =>
  place.getByRole('button', { name }).first().press('Enter')

/** To what a line says is next, as the keyboard gets there: on to the row, and right to its button or link. */
async function pressNext(page: Page, row: Locator): Promise<void> {
  await row.focus()
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowRight')
      return page.evaluate(() => document.activeElement?.tagName)
    })
    .toMatch(/^(?:A|BUTTON)$/)
  await page.keyboard.press('Enter')
}

/** The lines that are shown get this address, read back. */
async function setAddress(page: Page, address: string): Promise<void> {
  const count = await rows(page).count()
  await selectShown(page)
  await page.keyboard.press('Alt+Shift+A')
  const fields = dialog(page).getByRole('textbox')
  await expect(fields).toHaveCount(count)
  for (const field of await fields.all()) {
    await field.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(address)
  }
  await dialog(page)
    .getByRole('checkbox', { name: /I read (?:each|the) address back/ })
    .press('Space')
  await press(dialog(page), /^Set (?:for \d+ lines|this address)$/)
  await noDialog(page)
}

/** Looks at every copy of a record that waits for a second person, and confirms it. */
async function confirmAll(page: Page): Promise<number> {
  await expect(page.getByRole('heading', { level: 1, name: 'Copies' })).toBeVisible()
  const waiting = page.getByRole('button', { name: /^Look and confirm for / })
  await expect(waiting.first()).toBeVisible()
  const count = await waiting.count()
  for (let left = count; left > 0; left -= 1) {
    await waiting.first().press('Enter')
    await press(dialog(page), /^Confirm this (?:copy|letter)$/)
    await noDialog(page)
    await expect(waiting).toHaveCount(left - 1)
  }
  return count
}

/** Makes every line that is shown in the way its method needs. */
async function makeShown(page: Page, count: number): Promise<void> {
  await selectShown(page)
  await page.keyboard.press('Alt+Shift+M')
  await press(dialog(page), `Make ${count} lines`)
  await expect(dialog(page).getByText(`Done: ${count} of ${count} made.`)).toBeVisible({
    timeout: 120_000,
  })
  await page.keyboard.press('Escape')
  await noDialog(page)
}

async function markShownSent(page: Page, count: number): Promise<void> {
  await selectShown(page)
  await page.keyboard.press('Alt+Shift+S')
  await dialog(page).getByLabel('Why is it late?').focus()
  await page.keyboard.type('The desk was not staffed in October.')
  await press(dialog(page), `Mark ${count} lines sent`)
  await noDialog(page)
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
}

/** What a mail server answers to a mail with this id (RFC 3464). */
const receiptOf = (messageId: string, to: string, arrived: boolean): string =>
  [
    'From: postmaster@mail.example',
    'To: minutes@wexmoor.example.gov.uk',
    `Subject: ${arrived ? 'Delivered' : 'Undeliverable'}`,
    `In-Reply-To: ${messageId}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    arrived ? 'Your message was delivered.' : 'There is no such mailbox.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${arrived ? 'delivered' : 'failed'}`,
    `Status: ${arrived ? '2.0.0' : '5.1.1'}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    `To: ${to}`,
    '',
    '--b--',
    '',
  ].join('\r\n')

type Mail = { messageId: string; to: string }

async function mailsBelow(folder: string): Promise<Mail[]> {
  const drafts = (await filesBelow(folder)).filter((file) => file.endsWith('.eml'))
  return Promise.all(
    drafts.map(async (file) => {
      const text = await readFile(file, 'latin1')
      const head = text.slice(0, text.indexOf('\r\n\r\n'))
      expect(head, 'a draft that opens ready to send').toMatch(/^X-Unsent: 1\r?$/m)
      expect(head, 'no name of the family above the text').not.toMatch(/^Subject:.*(?:Ashby|Ada)/im)
      return {
        messageId: /^Message-ID: (<[^>]+>)/im.exec(head)?.[1] ?? '',
        to: /^To:.*?<?([^\s<>]+@[^\s<>]+)>?\r?$/im.exec(head)?.[1] ?? '',
      }
    }),
  )
}

/** Receipts of these mails are read on the desk, one after another, and noted. */
async function readReceipts(page: Page, mails: Mail[], arrived: (mail: Mail) => boolean): Promise<void> {
  await page.keyboard.press('Alt+Shift+R')
  await page.getByTestId('receipt-files').setInputFiles(
    mails.map((mail, at) => ({
      name: `receipt ${at + 1}.eml`,
      mimeType: 'message/rfc822',
      buffer: Buffer.from(receiptOf(mail.messageId, mail.to, arrived(mail))),
    })),
  )
  for (const [at, mail] of mails.entries()) {
    if (mails.length > 1)
      await expect(
        dialog(page).getByRole('heading', { name: `Receipt ${at + 1} of ${mails.length}` }),
      ).toBeVisible()
    await press(dialog(page), arrived(mail) ? 'Note that it was delivered' : 'Note that it did not arrive')
  }
  await noDialog(page)
}

/** Something on paper, or a word of the portal, shows that these arrived. */
async function prove(page: Page, what: string, reference: string): Promise<void> {
  await selectShown(page)
  await page.keyboard.press('Alt+Shift+P')
  const choice = dialog(page).getByRole('button', { name: /What shows it/ })
  await choice.press('Enter')
  await page.keyboard.type(what)
  await page.keyboard.press('Enter')
  await expect(choice).toContainText(what)
  await dialog(page).getByRole('textbox').first().focus()
  await page.keyboard.type(reference)
  await press(dialog(page), /^Keep /)
  await noDialog(page)
}

test('an admin officer takes six signed records from signed to proven without the mouse', async () => {
  test.setTimeout(600_000)
  const { page, post } = await begin()
  const outside = watchRequests(page)
  const desk = `${new URL(page.url()).origin}/#/distribution`
  await page.goto(desk)
  await expect(rows(page).first()).toBeVisible()
  const all = Number.parseInt((await page.getByText(/^\d+ lines shown/).textContent()) ?? '', 10)
  expect(all).toBeGreaterThanOrEqual(29)

  await test.step('everything to do is on one page, and it is clean', async () => {
    await isClean(page, 'the desk with everything to do')
  })

  await test.step('addresses are typed once for each person', async () => {
    for (const [name, address] of Object.entries(addresses)) {
      await narrow(page, name, 6)
      await setAddress(page, address)
    }
    for (const reference of ['WX-RCPC', 'WX-CG', 'WX-CIN_REVIEW', 'WX-CIN_PLAN']) {
      await narrow(page, `Dana Ashby ${reference}`, 1)
      await setAddress(page, '8 Weir Row, Wexmoor WX1 2AB')
    }
  })

  await test.step('copies of a household that keeps something back are looked at by a second person', async () => {
    for (const reference of ['WX-ICPC', 'WX-RCPC']) {
      await page.goto(desk)
      await narrow(page, `${reference} minutes`, reference === 'WX-ICPC' ? 8 : 7)
      await pressNext(page, page.getByRole('row').filter({ hasText: 'Look at the copy' }).first())
      expect(await confirmAll(page)).toBeGreaterThan(1)
    }
    await page.goto(desk)
    await narrow(page, 'decision letter', 1)
    await pressNext(page, page.getByRole('row').filter({ hasText: 'Look at the copy' }).first())
    await confirmAll(page)
    await page.goto(desk)
    await narrow(page, 'decision letter', 1)
    await setAddress(page, '8 Weir Row, Wexmoor WX1 2AB')
    await narrow(page, '', all)
    await expect(rows(page).getByText('Waits for a second person')).toHaveCount(0)
    await expect(rows(page).getByText('Address missing')).toHaveCount(0)
  })

  await test.step('every copy is made, each as its method needs, and no file names anybody', async () => {
    await makeShown(page, all)
    const files = await filesBelow(post)
    expect(files.filter((file) => file.endsWith('.eml'))).toHaveLength(6 * Object.keys(addresses).length)
    for (const file of files)
      expect(file.slice(post.length)).not.toMatch(/ashby|ada|dana|neil|green|toll|reid/i)
    await expect(rows(page).getByText('Made, not sent')).toHaveCount(all)
  })

  await test.step('nobody is told where she lives', async () => {
    const copies = (await filesBelow(post)).filter((file) => file.endsWith('.docx'))
    const his: string[] = []
    for (const file of copies) {
      const parts = unzipSync(new Uint8Array(await readFile(file)))
      const text = Object.values(parts)
        .map((part) => strFromU8(part))
        .join(' ')
      if (text.includes('Neil Ashby') && text.includes('Copy for')) his.push(text)
    }
    const own = his.filter((text) => text.includes('Copy for Neil Ashby'))
    expect(own.length).toBeGreaterThan(0)
    for (const text of own) expect(text).not.toContain('Larkspur')
  })

  const sent = await mailsBelow(post)
  await test.step('all are marked sent, and the late ones say why', async () => {
    await markShownSent(page, all)
    await expect(rows(page).getByText('Sent, no proof yet')).toHaveCount(all)
  })

  await test.step('receipts find their lines; the wrong address bounces', async () => {
    await readReceipts(page, sent, ({ to }) => to !== wrong)
    await narrow(page, 'Siobhan Green', 6)
    await expect(rows(page).getByText('Did not arrive')).toHaveCount(6)
    await expect(rows(page).getByText(wrong)).toHaveCount(6)
  })

  await test.step('with the right address it is made anew, sent and proven', async () => {
    await setAddress(page, 'siobhan.green@wexmoorhealth.nhs.net')
    await makeShown(page, 6)
    await markShownSent(page, 6)
    const before = new Set(sent.map(({ messageId }) => messageId))
    const again = (await mailsBelow(post)).filter(({ messageId }) => !before.has(messageId))
    expect(again).toHaveLength(6)
    await readReceipts(page, again, () => true)
    await expect(rows(page)).toHaveCount(0)
  })

  await test.step('what went on paper or into the case system is proven too, and nothing is left', async () => {
    await narrow(page, 'file', 6)
    await prove(page, 'Portal', 'LCS upload 4471')
    await narrow(page, 'Ashby', all - 36)
    await prove(page, 'Signed', 'Signed slips of 29 November')
    await narrow(page, '', 0)
    await page.goto(desk)
    await expect(page.getByRole('heading', { name: 'Nothing waits to be sent' })).toBeVisible()
    await isClean(page, 'the desk with nothing to do')
  })
  outside.expectNone()
})
