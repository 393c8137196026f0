/** A goal of the plan from the conference that set it to the core group that looks at it again, and its picture. */
import { expect, test } from '@playwright/test'
import type { BrowserDoorApp } from './app.ts'
import { siobhansFamily } from './families.ts'
import { isClean, watchRequests } from './look.ts'
import { card, choose, field, fill, press } from './pages/fields.ts'
import { RecordPage } from './pages/record.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded } from './seed.ts'

const chair: Member = { name: 'Priya Nandakumar', role: 'CP chair', passphrase: 'seven quiet herons wade' }
const goal = 'Siobhán hears what her teacher says'
const anew = 'Siobhán hears what her teacher and her grandmother say'

let app: BrowserDoorApp | undefined
test.afterEach(() => app?.close())

/** An initial conference that set one goal with one action, signed. */
async function begin() {
  const opened = await openSeeded([chair], async (seed) => {
    const { family, common } = await siobhansFamily(seed, chair, 'WX-4420')
    const id = await seed.write(family.id, chair, {
      ...common,
      meeting: { type: 'ICPC', date: '2026-06-10', familyRef: 'WX-4420', chair: 'p-chair' },
      goals: [
        {
          id: 'go-1',
          children: ['c-siobhan'],
          worry: 'She misses what is said in class and falls behind',
          goal,
          baseline: 'Two tests missed since March',
          indicators: 'She turns when she is called, seen by her teacher',
          targetDate: '2026-09-01',
          status: 'red',
        },
      ],
      actions: [
        {
          id: 'ac-1',
          text: 'Book the hearing test and go with them',
          owner: 'p-hv',
          due: '2026-07-01',
          goalId: 'go-1',
          ownerAgreed: 'not present',
        },
      ],
    })
    await seed.freeze(id, chair)
    return { family }
  })
  app = opened.app
  return { page: opened.app.page, ...opened.made }
}

test('a core group looks at a goal again, words it anew with the old words kept, and the family’s page shows its story', async () => {
  const { page } = await begin()
  const outside = watchRequests(page)
  const window = new Window(page)
  const record = new RecordPage(page)

  await test.step('an owner who was not in the room needs a notice, in the list by owner too', async () => {
    await window.go('Actions')
    await expect(page.getByText('Was not present: needs a notice.')).toBeVisible()
    await choose(page.locator('main'), 'Shown', 'By owner')
    const group = page.getByRole('region', { name: 'Siobhan Greaves, Wexmoor Community Health' })
    await expect(group).toContainText('1 action')
    await expect(group.getByRole('table')).toContainText('Book the hearing test')
    await isClean(page, 'actions by owner')
    await page.reload()
    await expect(group).toBeVisible()
  })

  await test.step('the goal is there when the core group begins, with how it stood', async () => {
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-4420' }).click()
    await page.getByRole('link', { name: 'New record' }).click()
    const kind = page.getByRole('combobox', { name: 'What kind of record?' })
    await kind.fill('Core')
    await kind.press('Tab')
    await expect(kind).toHaveValue('Core group')
    await fill(page.locator('main'), 'Date', '20/07/2026')
    await page.getByRole('button', { name: 'Start the record' }).press('Enter')
    await expect(page.locator('.record-page')).toBeVisible()
  })

  const last = await record.rows('prevAct')
  const row = card(last, 'Goal 1')
  await test.step('it is said how it stands now, what shows it and what changed for the child', async () => {
    await expect(row).toContainText(goal)
    const picture = row.getByRole('img')
    await expect(picture).toHaveAccessibleName(
      '10 June 2026, Initial conference: Red: not done or not working',
    )
    await choose(row, 'Status of the goal', 'Amber: late or partly done')
    await fill(row, 'What shows it, and who saw it', 'Tested on 8 July; the report is on file.')
    await fill(row, 'What changed for the child', 'She joins in at circle time.')
  })

  await test.step('its words stay until somebody says that they word it anew', async () => {
    await expect(field(row, 'The goal: how life will be for the child')).toHaveCount(0)
    await press(row.getByRole('button', { name: 'Word this goal anew' }))
    await fill(row, 'The goal: how life will be for the child', anew)
    await fill(row, 'Why it is decided again', 'She spends her evenings with her grandmother.')
    await expect(row.locator('del')).toHaveText(goal)
    await isClean(page, 'a goal worded anew', '[data-section="prevAct"]')
    await record.saved()
  })

  await test.step('what was worded anew can be left as it was, and worded anew again', async () => {
    await press(row.getByRole('button', { name: 'Leave it as it was' }))
    await expect(row.locator('.row-carried')).toContainText(goal)
    await expect(field(row, 'The goal: how life will be for the child')).toHaveCount(0)
    await press(row.getByRole('button', { name: 'Word this goal anew' }))
    await fill(row, 'The goal: how life will be for the child', anew)
    await record.saved()
  })

  await test.step('an action from last time is decided again in the same way', async () => {
    const action = card(last, 'Action 1 from last time')
    await choose(action, 'Settled as', 'part done')
    await press(action.getByRole('button', { name: 'Decide this action again' }))
    await fill(action, 'By which date', '01/09/2026')
    await expect(action.locator('del')).toContainText('1 July 2026')
    await record.saved()
  })

  await test.step('an action is added to the goal, and another goal to the plan', async () => {
    const plan = await record.rows('plan')
    await press(plan.getByRole('button', { name: 'Add an action for goal 1' }))
    const action = card(plan, 'Action 1')
    await fill(action, 'What exactly', 'Ask the grandmother in for the fitting')
    await expect(field(action, 'For which goal').getByRole('button')).toContainText(
      `Goal 1: ${anew.slice(0, 20)}`,
    )
    await press(plan.getByRole('button', { name: 'Add a goal', exact: true }))
    const second = card(plan, 'Goal 2')
    await fill(second, 'The worry: what harm', 'She is alone until eight in the evening')
    await fill(second, 'The goal: how life will be for the child', 'She is never alone after school')
    await choose(second, 'Status of the goal', 'Grey: not due yet')
    await expect(plan).toContainText('No action serves this goal yet.')
    await isClean(page, 'a plan with goals', '[data-section="plan"]')
    await record.saved()
  })

  await test.step('the family’s page tells the story of what is signed, as a picture and as a table', async () => {
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-4420' }).click()
    const story = page.getByRole('article', { name: goal })
    await expect(story).toContainText('Red: not done or not working')
    await press(story.getByRole('button', { name: /^As a table/ }))
    await expect(story.getByRole('table')).toContainText('10/06/2026, Initial conference')
    await isClean(page, 'goals on the family’s page', '#family-plan')
  })
  outside.expectNone()
})
