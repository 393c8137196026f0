/** An action that two meetings did not see done: the third is told, and says how it ended and what it changed. */
import { expect, test } from '@playwright/test'
import type { BrowserDoorApp } from './app.ts'
import { siobhansFamily } from './families.ts'
import { isClean, watchRequests } from './look.ts'
import { ChecksPanel } from './pages/checks.ts'
import { card, choose, fill } from './pages/fields.ts'
import { RecordPage } from './pages/record.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded } from './seed.ts'

const chair: Member = { name: 'Priya Nandakumar', role: 'CP chair', passphrase: 'seven quiet herons wade' }
const what = 'Arrange a hearing test for Siobhán and be there'
const done = 'The audiology report of 2 September is on file.'
const changed = 'Siobhán has hearing aids and hears her teacher.'

let app: BrowserDoorApp | undefined
test.afterEach(() => app?.close())

/** The initial conference that raised the action, and a core group that found it not done; both signed. */
async function begin() {
  const opened = await openSeeded([chair], async (seed) => {
    const { family, common } = await siobhansFamily(seed, chair, 'WX-4410')
    const action = {
      id: 'ac-1',
      text: what,
      owner: 'p-hv',
      due: '2026-07-15',
      child: ['c-siobhan'],
      outcome: 'Siobhán hears her teacher',
      measure: 'Audiology report',
    }
    const meeting = (type: string, date: string) => ({
      type,
      date,
      familyRef: 'WX-4410',
      chair: 'p-chair',
      triggers: { initialConference: '2026-06-10' },
    })
    const signed = [
      { ...common, meeting: meeting('ICPC', '2026-06-10'), actions: [action] },
      {
        ...common,
        meeting: meeting('CG', '2026-07-20'),
        previousActions: [
          {
            ...action,
            raisedIn: '2026-06-10',
            carriedCount: 1,
            status: 'not done',
            evidence: 'The referral was lost; Ms Greaves sends it again.',
            effectOnChild: 'Siobhán still misses what is said in class.',
          },
        ],
      },
    ]
    for (const content of signed) await seed.freeze(await seed.write(family.id, chair, content), chair)
    return { family }
  })
  app = opened.app
  return { page: opened.app.page, ...opened.made }
}

test('an action carried twice asks what will be different, and is settled with what it changed for the child', async () => {
  const { page } = await begin()
  const outside = watchRequests(page)
  const window = new Window(page)
  const record = new RecordPage(page)
  const checks = new ChecksPanel(page)
  const actions = page.getByRole('table', { name: 'Actions' })
  const line = actions.getByRole('row').filter({ hasText: what })

  await test.step('before the third meeting it has been carried once', async () => {
    await window.go('Actions')
    await expect(line).toContainText('15/07/2026')
    await expect(line).toContainText('Once')
  })

  await test.step('the family’s page begins the review conference with the family already chosen', async () => {
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-4410' }).click()
    await page.getByRole('link', { name: 'New record' }).click()
    await expect(page.getByRole('combobox', { name: 'Family' })).toHaveValue('WX-4410')
    const kind = page.getByRole('combobox', { name: 'What kind of record?' })
    await kind.fill('Review child')
    await kind.press('Tab')
    await expect(kind).toHaveValue('Review child protection conference')
    await fill(page.locator('main'), 'Date', '08/09/2026')
    await page.getByRole('button', { name: 'Start the record' }).press('Enter')
    await expect(page.locator('.record-page')).toBeVisible()
  })

  const finding = checks.finding('R-PA')
  const row = card(record.section('prevAct'), 'Action 1 from last time')
  await test.step('not done a second time: the question is what will be different, and who needs to know', async () => {
    await expect(finding).toHaveAttribute('data-state', 'open', { timeout: 30_000 })
    await record.rows('prevAct')
    await expect(row).toContainText(what)
    await expect(row).toContainText('carried 2 times')
    await choose(row, 'Settled as', 'not done')
    await checks.open(finding)
    await expect(finding).toContainText('was not done twice: what will be different, and who needs to know?')
    await isClean(page, 'an action carried twice', '[data-section="prevAct"]', '[data-rule="R-PA"]')
  })

  await test.step('all actions show how often it was carried, and where it comes from', async () => {
    await record.saved()
    await window.go('Actions')
    await expect(line).toContainText('Twice', { timeout: 30_000 })
    await expect(line).toContainText('Carried twice: tell the owner’s manager.')
    await page.getByRole('button', { name: /^History of/ }).press('Enter')
    const history = line.getByRole('listitem')
    await expect(history).toHaveCount(3)
    await expect(history.nth(0)).toContainText('Raised in Initial conference, 10 June 2026')
    await expect(history.nth(1)).toContainText('Carried to Core group, 20 July 2026: not done')
    await expect(history.nth(1)).toContainText('The referral was lost')
    await expect(history.nth(2)).toContainText(
      'Carried to Review conference, 8 September 2026 (draft): not done',
    )
    await isClean(page, 'all actions, with a history')
    await history.nth(2).getByRole('link').click()
    await expect(page.locator('.record-page')).toBeVisible()
  })

  await test.step('done alone does not settle it: how is it known, and what changed for the child', async () => {
    await record.rows('prevAct')
    await choose(row, 'Settled as', 'done')
    await checks.open(finding)
    await expect(finding).toContainText('how do we know it was done?')
    await fill(row, 'How we know', done)
    await expect(finding).toContainText('what changed for the child?')
    await expect(finding).not.toContainText('how do we know it was done?')
    await fill(row, 'What changed for the child', changed)
    await expect(page.locator('[data-rule="R-PA"][data-state="open"]')).toHaveCount(0)
    await record.saved()
  })

  await test.step('it is no longer open, and stays to be read with its evidence and its effect', async () => {
    await window.go('Actions')
    await expect(line).toHaveCount(0, { timeout: 30_000 })
    await choose(page.locator('main'), 'Which', 'Settled')
    await expect(line).toContainText(done)
    await expect(line).toContainText(changed)
    await expect(line).toContainText('Done')
  })
  outside.expectNone()
})
