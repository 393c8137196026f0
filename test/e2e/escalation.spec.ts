/** A health visitor disagrees, and does not stop there: the escalation goes from stage to stage until she accepts its end. */
import { expect, type Page, test } from '@playwright/test'
import { londonDate } from '../../shared/clocks/index.ts'
import type { BrowserDoorApp } from './app.ts'
import { isClean, watchRequests } from './look.ts'
import { answerTo, ChecksPanel } from './pages/checks.ts'
import { addRow, card, choose, fill, fillDate, press } from './pages/fields.ts'
import { RecordPage } from './pages/record.ts'
import { SignPage } from './pages/signing.ts'
import { Window } from './pages/window.ts'
import { type Member, openSeeded } from './seed.ts'

const worker: Member = {
  name: 'Callum Adebayo',
  role: 'Social worker',
  passphrase: 'green kettle by the stile',
}
const manager: Member = { name: 'Ruth Iveson', role: 'Team manager', passphrase: 'paper boats on the canal' }
const raiser = 'Siobhan Greaves'
const words = 'Wren has lost weight since June. Closing now leaves nobody to weigh her.'

let app: BrowserDoorApp | undefined
test.afterEach(() => app?.close())

/** A review of today that proposes to close. */
async function begin(): Promise<{ page: Page; recordId: string }> {
  const opened = await openSeeded([worker, manager], async (seed) => {
    const professional = (id: string, name: string, agencyGroup: string, more: object) => ({
      id,
      name,
      role: 'professional',
      agencyGroup,
      ...more,
    })
    const family = await seed.as(worker).cases.create({
      familyRef: 'WX-7001',
      children: [{ id: 'c-wren', name: 'Wren Ashby', dob: '2024-05-01' }],
      people: [{ id: 'p-dana', name: 'Dana Ashby', role: 'mother', of: ['c-wren'] }],
      chronology: [],
    })
    const recordId = await seed.write(family.id, worker, {
      meeting: {
        type: 'CIN_REVIEW',
        date: today(),
        familyRef: 'WX-7001',
        chair: 'p-worker',
      },
      children: family.children,
      people: [
        ...family.people,
        professional('p-worker', worker.name, 'CSC', {
          agency: 'Children’s Social Care',
          accountId: seed.accountId(worker),
        }),
        professional('p-manager', manager.name, 'CSC', {
          agency: 'Children’s Social Care',
          accountId: seed.accountId(manager),
        }),
        professional('p-hv', raiser, 'health visiting/school nursing', {
          agency: 'Wexmoor Community Health',
        }),
      ],
      attendance: ['p-worker', 'p-hv'].map((person) => ({ id: `at-${person}`, person, status: 'attended' })),
    })
    return { recordId }
  })
  app = opened.app
  return { page: app.page, ...opened.made }
}

const today = () => londonDate(new Date().toISOString())

test('a disagreement is escalated, refused once, goes up a stage and ends when she who raised it accepts', async () => {
  test.setTimeout(240_000)
  const { page, recordId } = await begin()
  const outside = watchRequests(page)
  const window = new Window(page)
  const record = new RecordPage(page)
  const checks = new ChecksPanel(page)
  const ofFamily = async () => {
    await window.go('Cases')
    await page.getByRole('link', { name: 'WX-7001' }).click()
    return page.getByRole('region', { name: 'Disagreements', exact: true })
  }

  await test.step('her words and her choice stand beside the decision', async () => {
    await page.evaluate((id) => {
      location.hash = `/record/${id}`
    }, recordId)
    const section = await record.rows('dissent')
    const row = await addRow(section, 'Add a disagreement')
    await choose(row, 'Who disagrees', raiser)
    await fill(row, 'About what', 'closing the plan')
    await choose(row, 'Written in, or confirmed in, their own words', 'yes')
    await fill(row, 'How it was confirmed with them', 'Read back to her in the meeting')
    await fillDate(row, 'Confirmed on', today())
    await fill(row, 'What they say', words)
    await expect(row.getByRole('button', { name: /^Open an escalation record/ })).toHaveCount(0)
    await choose(row, 'Their own choice', 'escalated')
    await expect(checks.finding('R-ES')).toHaveAttribute('data-state', 'open', { timeout: 30_000 })
    await press(row.getByRole('button', { name: /^Open an escalation record/ }))
    await expect(page.getByRole('heading', { level: 1, name: 'Escalation record' })).toBeVisible()
  })

  await test.step('the escalation record begins with her words, and practitioners meet first', async () => {
    await expect(record.text('raisedBy')).toContainText(words)
    const stages = await record.rows('stages')
    const first = card(stages, 'Stage 1: practitioners')
    await fill(first, 'Who leads', worker.name)
    await fill(first, 'Who met', `${worker.name} and ${raiser}`)
    await fill(first, 'Result', 'No agreement on what the weight means')
    await press(stages.getByRole('button', { name: 'Go to stage 2: managers' }))
    // The button would begin one more stage if it were pressed again.
    await expect(card(stages, 'Stage 2: managers').locator(':focus')).toHaveCount(1)
    await fill(card(stages, 'Stage 2: managers'), 'Who leads', manager.name)
    await isClean(page, 'an escalation at its second stage', '[data-section="stages"]')
    await record.saved()
  })

  await test.step('the manager who leads the stage finds it on Today; what she offers is refused', async () => {
    await window.switchTo(manager)
    await window.go('Today')
    await page
      .locator('main')
      .getByRole('link', { name: /^Escalation/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Escalation record' })).toBeVisible()
    const end = await record.rows('end')
    const line = await addRow(end, 'Add a line')
    await fill(line, 'Outcome', 'The plan closes in a month and the clinic weighs Wren once')
    await choose(line, 'Accepted by the person who raised it?', 'no')
    const stages = await record.rows('stages')
    await expect(stages.getByText('The outcome was not accepted: it goes to the next stage.')).toBeVisible()
    await press(stages.getByRole('button', { name: /^Go to stage 3/ }))
    await record.saved()
    await expect(await ofFamily()).toContainText(raiser)
    await isClean(page, 'the family with a disagreement')
  })
  await test.step('at the third stage there is an outcome that she accepts', async () => {
    await page
      .getByRole('region', { name: 'Disagreements', exact: true })
      .getByRole('link', { name: /^Go to the escalation record/ })
      .click()
    const stages = await record.rows('stages')
    const third = card(stages, 'Stage 3: senior or designated leads')
    await fill(third, 'Who leads', 'Dr Amara Obi, named doctor')
    await fill(third, 'Result', 'Agreed: the plan goes on until two weights are steady')
    const end = await record.rows('end')
    const line = await addRow(end, 'Add a line')
    await fill(line, 'Outcome', 'The plan goes on; the clinic weighs Wren every fortnight until October')
    await choose(line, 'Accepted by the person who raised it?', 'yes')
    await fillDate(line, 'Date', today())
    await fillDate(line, 'Sent to everybody on', today())
    await fill(line, 'Sent to', 'Everybody who was invited')
    await expect(stages.getByRole('button', { name: /^Go to stage/ })).toHaveCount(0)
    await record.saved()
  })

  await test.step('it is signed by the one who leads it, with nothing left open', async () => {
    await window.switchTo(worker)
    const source = { kind: 'agency record', who: raiser, date: today() } as const
    const write = async (key: string, text: string) => {
      await record.startEntry(record.text(key))
      await page.keyboard.type(text)
    }
    await write(
      'safety',
      'Wren was weighed at the clinic on Monday and is seen by her grandmother every day.',
    )
    await write('agree', 'The facts are agreed. What was not agreed is whether one clinic visit is enough.')
    const attend = await record.rows('attend')
    for (const name of [raiser, manager.name])
      await choose(card(attend, name).filter({ hasText: 'Came' }), 'Came', 'attended')
    await checks.answer(
      checks.finding('R-ES'),
      answerTo('R-ES', {
        value: 'yes',
        fields: { unsafe: 'No', tonight: 'Her grandmother stays with Wren and her mother tonight.' },
        evidence: 'Ms Greaves saw Wren at home today: awake, warm and fed, with her grandmother there.',
        sources: [source],
      }),
      new Map(),
      'filled',
    )
    await checks.answer(
      checks.finding('R-PC'),
      answerTo('R-PC', {
        value: 'yes',
        fields: { explanation: 'She may be ill: then the blood test of this week would show it.' },
        rows: [{ claim: 'Wren eats well at home', source: 'Clinic weights, read out by Ms Greaves' }],
        evidence: 'We took it from her mother that Wren eats well. The weights of the clinic do not fit it.',
        sources: [source],
      }),
      new Map(),
      'filled',
    )
    await expect.poll(() => checks.blocking()).toEqual([])
    await record.saved()
    const sign = new SignPage(page)
    await sign.open()
    await sign.readToTheEnd()
    await sign.sign(worker.name, worker.passphrase)
    await expect(page.getByText(/^(?:Done: )?Signed by Callum Adebayo at/)).toBeVisible({ timeout: 60_000 })
  })

  await test.step('the family and the review where it began know that it has ended', async () => {
    const disagreements = await ofFamily()
    await expect(disagreements).toContainText('The plan goes on; the clinic weighs Wren every fortnight')
    await expect(disagreements.locator('[data-state="ended"]')).toHaveCount(1)
    await page.evaluate((id) => {
      location.hash = `/record/${id}`
    }, recordId)
    const section = await record.rows('dissent')
    await expect(
      section.getByText('It has ended: the outcome stands in its escalation record.'),
    ).toBeVisible()
  })
  outside.expectNone()
})
