/** What the chair adds after the conference: rows put right, headings filled, cues resolved, questions answered. */
import { expect } from '@playwright/test'
import { added, nameOf, written } from '../example.ts'
import type { ChecksPanel } from './checks.ts'
import { addRow, card, choose, fill, fillDate } from './fields.ts'
import type { RecordPage } from './record.ts'
import { addChronology, children, fillAction, fillDissent } from './tables.ts'

export async function addWhatWasMissing(record: RecordPage, checks: ChecksPanel, me: string): Promise<void> {
  await rows(record)
  for (const section of added.sections)
    for (const entry of section.entries) await record.write(section.key, section.child, entry)
  await cues(checks)
  const actions = await plan(record, checks)
  await answers(checks, actions)
  const override = added.rows.statements.find((one) => one.kind === 'override')
  if (!override) throw new Error('The example has an override.')
  await checks.state(checks.finding(override.ruleId), override, me)
  await record.saved()
}

async function rows(record: RecordPage): Promise<void> {
  const { rows: change } = added
  await choose(await record.rows('hdr'), 'Recording', 'No recording')
  await fill(record.section('next'), 'Visits until then', added.nextMeeting.visits)
  await children(
    record,
    change.children.map(({ id, seen = [] }) => ({ id, seen })),
  )
  const household = await record.rows('household')
  for (const { id, lastChecked = '' } of change.people)
    await fillDate(card(household, nameOf(id)), 'Checks last made', lastChecked)
  await addChronology(record, change.chronology)
  await events(record)
  const tools = await record.list('chron', /^Tools used/)
  for (const [index, tool] of change.tools.entries()) {
    const row = tools.locator('[data-row-id]').nth(index)
    if (tool.status) await fill(row, 'Status', tool.status)
    if (tool.date) await fillDate(row, 'Completed on', tool.date)
    if (tool.completedBy) await fill(row, 'By', nameOf(tool.completedBy))
    if (tool.summary) await fill(row, 'What it showed', tool.summary)
  }
  const dissent = await record.rows('dissent')
  for (const one of change.dissent) {
    const known = written.dissent.findIndex(({ id }) => id === one.id)
    const row =
      known >= 0 ? dissent.locator('[data-row-id]').nth(known) : await addRow(dissent, 'Add a disagreement')
    await fillDissent(row, one)
  }
}

async function events(record: RecordPage): Promise<void> {
  const missed = await record.rows('wnb')
  const order = written.events.filter(({ type }) => type === 'wasNotBrought').map(({ id }) => id)
  for (const event of added.rows.events.filter(({ id }) => order.includes(id))) {
    const row = missed.locator('[data-row-id]').nth(order.indexOf(event.id))
    // One adult is named on the page; where two share it, the first of them.
    await choose(row, 'Who was to bring the child', (event.responsible ?? '').split(' and ')[0] ?? '')
    if (event.outcome) await choose(row, 'What happened', 'discharged for not being brought')
    await fill(row, 'Reason given', event.reason ?? '')
    await fill(row, 'Harm that could follow', event.harm ?? '')
    await fill(row, 'Service told', event.serviceTold ?? '')
  }
  const allegation = added.rows.events.find(({ id }) => !order.includes(id))
  const row = card(await record.list('chron', /^Allegations/), 'Allegation')
  await fill(row, 'Strategy discussion asked for at', allegation?.strategyDiscussionRequestedAt ?? '')
  await fill(row, 'Crime reference', allegation?.policeRef ?? '')
  await fill(row, 'Decision about a medical', allegation?.medicalDecision ?? '')
  await fill(row, 'What happened', allegation?.text ?? '')
}

/** Each passage about a missed appointment is an agency's own words: kept as said, from the note beside it. */
async function cues(checks: ChecksPanel): Promise<void> {
  const finding = checks.finding('R-WN1')
  await checks.open(finding)
  const words = finding.locator('button.finding-words')
  for (let left = added.rows.cueResolutions.length; left > 0; left--) {
    await expect(words).toHaveCount(left)
    await checks.confirm(finding, 'Kept as said')
  }
  await expect(finding).toHaveAttribute('data-state', 'answered')
}

/** Puts actions right and adds the new ones. Returns the words of each action by the example's id. */
async function plan(record: RecordPage, checks: ChecksPanel): Promise<Map<string, string>> {
  const section = await record.rows('plan')
  const words = new Map(written.actions.map(({ id, text }) => [id, text]))
  for (const action of added.rows.actions) {
    const known = written.actions.findIndex(({ id }) => id === action.id)
    let row = section.locator('[data-row-id]').nth(known)
    if (known < 0) {
      if (action.fromRule) {
        // Made from the question itself, so that the record knows why.
        const finding = checks.finding(action.fromRule)
        await checks.open(finding)
        const before = await section.locator('[data-row-id]').count()
        await finding.getByRole('button', { name: 'New action' }).click()
        row = section.locator('[data-row-id]').nth(before)
        await expect(row).toContainText(`Made while answering ${action.fromRule}.`)
      } else row = await addRow(section, 'Add an action')
    }
    await fillAction(row, action)
    words.set(action.id, action.text ?? words.get(action.id) ?? '')
  }
  return words
}

async function answers(checks: ChecksPanel, actions: Map<string, string>): Promise<void> {
  for (const [index, answer] of added.rows.answers.entries()) {
    const child = answer.about !== 'all' && answer.about.length === 1 ? (answer.about[0] ?? '') : ''
    const all = checks.finding(answer.ruleId)
    const finding = (await all.count()) > 1 && child ? checks.finding(answer.ruleId, child) : all
    await checks.answer(finding.first(), answer, actions, index < 2 ? 'typed' : 'filled')
  }
}
