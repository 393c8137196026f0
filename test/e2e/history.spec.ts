/**
 * History does not expire: a concern of nine years ago, filed under a surname that the adult has left behind, is asked
 * about in a new record, and goes by way of the senior manager to the Head of Service, whose decision is final.
 */
import { expect, type Page, test } from '@playwright/test'
import type { BrowserDoorApp } from './app.ts'
import { isClean, watchRequests } from './look.ts'
import { ChecksPanel, spoken } from './pages/checks.ts'
import { choose, fill, press } from './pages/fields.ts'
import { RecordPage } from './pages/record.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded } from './seed.ts'

const chair: Member = { name: 'Priya Nandakumar', role: 'CP chair', passphrase: 'seven quiet herons wade' }
const senior: Member = {
  name: 'Morag Ellery',
  role: 'Service manager',
  passphrase: 'brass lantern under moss',
}
const head: Member = { name: 'Idris Vale', role: 'Head of Service', passphrase: 'green kettle by the stile' }

let app: BrowserDoorApp | undefined
test.afterEach(() => app?.close())

/** Dean Maddock was Dean Pike when a child of his partner of that time was hurt. */
async function begin(): Promise<Page> {
  const opened = await openSeeded([chair, senior, head], (seed) =>
    seed.as(chair).cases.create({
      familyRef: 'WX-4410',
      children: [{ id: 'c-siobhan', name: 'Siobhán O’Rourke', dob: '2018-03-14' }],
      people: [
        { id: 'p-mum', name: 'Caoimhe O’Rourke', role: 'mother', of: ['c-siobhan'], inHousehold: true },
        { id: 'p-dean', name: 'Dean Maddock', role: 'partner', inHousehold: true },
      ],
      chronology: [
        {
          id: 'e-2017',
          date: '2017-06-13',
          category: 'Police',
          text: 'Dean Pike was questioned after a child of his then partner had a bruise on the upper arm.',
          source: 'Police',
        },
        {
          id: 'e-2020',
          date: '2020-01-15',
          about: ['c-siobhan'],
          category: 'Health',
          text: 'Two-year check: growing well.',
          source: 'Health visitor',
        },
      ],
    }),
  )
  app = opened.app
  return app.page
}

test('a concern of nine years ago under another surname is raised with its reasons, and decided for good', async () => {
  const page = await begin()
  const outside = watchRequests(page)
  const window = new Window(page)
  const record = new RecordPage(page)
  const checks = new ChecksPanel(page)
  const main = page.locator('main')

  await test.step('the earlier surname is put into the family’s file', async () => {
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-4410' }).click()
    await page.getByRole('link', { name: 'Names and numbers' }).click()
    const names = page.getByRole('region', { name: 'Names and numbers' })
    await press(names.getByRole('button', { name: 'Add a name' }))
    await choose(names, 'Who', 'Dean Maddock')
    await choose(names, 'Kind of name', 'Earlier surname')
    await fill(names, 'Other name', 'Dean Pike')
    await expect(page.getByRole('region', { name: 'Dean Maddock' })).toContainText('Also known as Dean Pike')
    await expect(page.getByText(/^Saved \d\d:\d\d/)).toBeVisible()
  })

  await test.step('a new record asks about the old concern, and says how long ago and why', async () => {
    await page.getByRole('link', { name: 'New record' }).click()
    await fill(main, 'Date', '08/09/2026')
    await page.getByRole('button', { name: 'Start the record' }).press('Enter')
    await expect(page.locator('.record-page')).toBeVisible()
    const finding = checks.finding('R-HH')
    await expect(finding).toHaveAttribute('data-state', 'open', { timeout: 30_000 })
    await checks.open(finding)
    await expect(finding).toContainText('13 June 2017 (9 years earlier)')
    await expect(finding).toContainText('the same adult: Dean Maddock')
    await expect(finding).not.toContainText('growing well')
    // What happens today makes it more alike.
    await record.startEntry(record.text('reason'))
    await page.keyboard.type(
      'Siobhán has a bruise on the upper arm; she says that Dean slapped her on Saturday.',
    )
    await expect(finding).toContainText('the same kind of harm', { timeout: 30_000 })
    await record.saved()
  })

  await test.step('its review is opened from there, with the earlier concern beside today', async () => {
    await checks
      .finding('R-HH')
      .getByRole('button', { name: 'Open a high-risk history review' })
      .press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'High-risk history review' })).toBeVisible()
    const pair = page.getByRole('group', { name: 'Earlier concern 1' })
    await expect(pair).toBeVisible({ timeout: 30_000 })
    await isClean(page, 'a high-risk history review')
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-4410' }).click()
    await expect(page.getByRole('region', { name: 'High-risk history', exact: true })).toContainText(
      'Waits for the senior manager’s view',
    )
  })

  await test.step('the senior manager finds it on Today, and refers it', async () => {
    await window.switchTo(senior)
    await window.go('Today')
    await page.getByRole('link', { name: 'Write your view' }).first().click()
    const finding = checks.finding('R-HH')
    await checks.state(
      finding,
      spoken('R-HH', 'senior manager view', {
        fields: {
          changes: 'Dean Maddock sees Siobhán only with Caoimhe’s mother there.',
          refer: 'Yes',
          why: 'The same adult and the same kind of harm, nine years apart.',
        },
        text: 'I have read both files. The quiet years are years in which nobody looked.',
      }),
      senior.name,
    )
  })

  await test.step('the Head of Service decides, and it is locked', async () => {
    await window.switchTo(head)
    await window.go('Today')
    await page.getByRole('link', { name: 'Decide', exact: true }).first().click()
    const finding = checks.finding('R-HH')
    await checks.state(
      finding,
      spoken('R-HH', 'head of service decision', {
        fields: {
          decision: 'The plan goes on for a year at least.',
          reduce: 'No',
          conditions: 'Two unannounced visits a month.',
          revisitOn: '2027-03-08',
        },
        text: 'Two children, one adult, one kind of harm. Time is no evidence of change.',
      }),
      head.name,
    )
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-4410' }).click()
    const history = page.getByRole('region', { name: 'High-risk history', exact: true })
    await expect(history).toContainText('Final and locked')
    await expect(history).toContainText('The plan goes on for a year at least.')
    await expect(history).toContainText(head.name)
    await isClean(page, 'the family with its final decision')
  })
  outside.expectNone()
})
