/** The rows of the conference: who came, what is dated, what was decided. */
import { expect, type Locator } from '@playwright/test'
import type { Action, Attendance, Dissent, MeetingEvent, Minutes } from '../../../shared/minutes/index.ts'
import { named, nameOf, written } from '../example.ts'
import { addRow, card, choose, fill, fillDate, tickOnly } from './fields.ts'
import type { RecordPage } from './record.ts'

/** What is known before the first word is said: where, who was asked, which reports came, when the children were seen. */
export async function fillBeforehand(record: RecordPage): Promise<void> {
  await details(record)
  // People first: everything after this picks them from a list.
  await attendance(record)
  await children(record, written.children)
  await record.saved()
}

/** What is dated, decided and planned. */
export async function fillRows(record: RecordPage): Promise<void> {
  await history(record)
  await decisions(record)
  for (const row of written.dissent) {
    const section = await record.rows('dissent')
    await fillDissent(await addRow(section, 'Add a disagreement'), row)
  }
  for (const action of written.actions) {
    const section = await record.rows('plan')
    await fillAction(await addRow(section, 'Add an action'), action)
  }
  const group = await record.rows('coreGroup')
  await fillDate(group, 'First meeting', written.coreGroup.firstMeeting)
  await tickOnly(group, 'Members', written.coreGroup.members.map(nameOf))
  const next = await record.rows('next')
  await choose(next, 'Next meeting', 'Review child protection conference')
  await fillDate(next, 'Date', written.nextMeeting.date)
  await record.saved()
}

async function details(record: RecordPage): Promise<void> {
  const { meeting } = written
  const section = await record.rows('hdr')
  await choose(section, 'Kind', meeting.subType)
  await fill(section, 'End', meeting.end)
  await choose(section, 'How people met', 'in person and by video')
  await expect(section.getByText(written.meeting.authority)).toHaveCount(0)
  await fill(section, 'Authority', meeting.authority)
  const triggers: [string, string | undefined][] = [
    [
      'Strategy discussion that started the section 47 enquiry',
      meeting.triggers.strategyDiscussionStartingS47,
    ],
    ['Section 47 enquiry completed', meeting.triggers.s47Completed],
    ['Chronology last updated', meeting.triggers.chronologyLastUpdated],
  ]
  for (const [label, date] of triggers) await fillDate(section, label, date ?? '')
}

/** Writes down when each child was seen; sightings that are there already are left as they are. */
export async function children(record: RecordPage, rows: Pick<Minutes['children'][number], 'id' | 'seen'>[]) {
  const section = await record.rows('kids')
  for (const { id, seen } of rows) {
    const place = card(section, nameOf(id))
    for (const [index, one] of seen.entries()) {
      const row = place.locator('.seen-row').nth(index)
      if ((await row.count()) === 0) {
        await place.getByRole('button', { name: `Add when ${nameOf(id)} was seen` }).click()
        await expect(row).toBeVisible()
        await fillDate(row, `${nameOf(id)} seen on`, one.date)
        await choose(row, 'By', nameOf(one.by))
        await choose(row, 'Alone', one.alone)
        await fill(row, 'Where', one.where)
        await choose(row, 'Visit expected', one.announced)
      }
      if (one.whyNotAlone) await fill(row, 'Why not alone, and when will they be', one.whyNotAlone)
    }
  }
}

async function attendance(record: RecordPage): Promise<void> {
  const section = await record.rows('attend')
  const list = await record.list('attend', /^Professionals:/)
  const professionals = written.people.filter((one) => one.role === 'professional')
  for (const person of professionals) {
    if ((await card(list, person.name).count()) === 0) {
      // The heading counts them; a busy machine draws the rows themselves a moment later.
      const said = await list.locator(':scope > summary').textContent()
      const count = Number(/\((\d+)\)/.exec(said ?? '')?.[1])
      await expect(list.locator('.row-card')).toHaveCount(count)
      await section.getByRole('button', { name: 'Invite a professional' }).click()
      await expect(list.locator('.row-card')).toHaveCount(count + 1)
      await fill(list.locator('.row-card').last(), 'Name', person.name)
    }
    const place = card(list, person.name)
    await fill(place, 'Job', person.jobTitle)
    await fill(place, 'Agency', person.agency)
    await choose(place, 'Kind of agency', person.agencyGroup)
  }
  for (const child of written.attendance.filter(({ person }) => person.startsWith('c-')))
    await section.getByRole('button', { name: `Add ${nameOf(child.person)}`, exact: true }).click()
  for (const row of written.attendance) {
    const place = card(section, nameOf(row.person)).filter({ hasText: 'Came' })
    await fillAttendance(place, row)
  }
}

async function fillAttendance(place: Locator, row: Attendance): Promise<void> {
  await choose(place, 'Came', row.status)
  if (row.detail) await fill(place, 'Detail or reason', row.detail)
  if (!row.reportSubmitted) return
  await choose(place, 'Report', row.reportSubmitted)
  if (row.reportSubmitted === 'no') return
  await fillDate(place, 'Report dated', row.reportDate)
  if (row.reportSharedWithFamily) await fillDate(place, 'Shared with family on', row.reportSharedWithFamily)
  else await fill(place, 'Why not shared', row.reportWithheldReason)
}

export async function addChronology(record: RecordPage, items: Minutes['chronology']): Promise<void> {
  const list = await record.list('chron', /^Chronology/)
  for (const item of items) {
    const row = await addRow(list, 'Add to the chronology')
    await fillDate(row, 'Date', item.date)
    await tickOnly(row, 'About', item.about.map(nameOf))
    await fill(row, 'Source', item.source)
    await choose(row, 'Kind', item.category)
    await fill(row, 'What happened', item.text)
    if (item.meaning) await fill(row, 'What it meant for the child', item.meaning)
  }
}

async function history(record: RecordPage): Promise<void> {
  await addChronology(record, written.chronology)
  const missed = await record.rows('wnb')
  for (const event of written.events.filter(({ type }) => type === 'wasNotBrought')) {
    const row = await addRow(missed, 'Add an appointment')
    await choose(row, 'Child', nameOf(event.child))
    await fill(row, 'Service', event.service)
    await fillDate(row, 'Date', event.date)
    await fill(row, 'As the service recorded it', event.recordedAs)
  }
  const list = await record.list('chron', /^Allegations/)
  for (const event of written.events.filter(({ type }) => type !== 'wasNotBrought'))
    await fillHappening(
      await addRow(list, event.type === 'allegation' ? 'Allegation' : 'Police incident'),
      event,
    )
  const tools = await record.list('chron', /^Tools used/)
  for (const tool of written.tools) {
    const row = await addRow(tools, 'Add a tool')
    await choose(row, 'Tool', tool.type)
    if (tool.name) await fill(row, 'Name', tool.name)
    await fill(row, 'Status', tool.status)
  }
}

async function fillHappening(row: Locator, event: MeetingEvent): Promise<void> {
  await fillDate(row, 'Date', event.date)
  if (event.type === 'policeIncident') {
    await fill(row, 'Place', event.place)
    if (event.s46Used) await choose(row, 'Police powers used', event.s46Used)
    return
  }
  await choose(row, 'Child', nameOf(event.child))
  await choose(row, 'Who is said to have done it', nameOf(event.against))
  await fill(row, 'What is said to have happened', event.kind)
  await fill(row, 'Told to', event.toldTo)
}

async function decisions(record: RecordPage): Promise<void> {
  const section = await record.rows('dec')
  for (const view of written.views) {
    const row = await addRow(section, 'Add a view')
    await choose(row, 'Who', nameOf(view.person))
    await fill(row, 'View', view.view)
    if (view.category) await choose(row, 'Category', view.category)
    if (view.text) await fill(row, 'In their words', view.text)
  }
  for (const decision of written.decisions) {
    const row = await addRow(section, `Decide for ${nameOf(decision.child)}`)
    await choose(row, 'Decision', decision.value)
    await choose(row, 'Category', decision.category)
    await fill(row, 'Reasons, in the words of the threshold', decision.reason)
  }
}

export async function fillDissent(row: Locator, dissent: Partial<Dissent>): Promise<void> {
  if (dissent.person) await choose(row, 'Who disagrees', nameOf(dissent.person))
  if (dissent.about) await fill(row, 'About what', dissent.about)
  if (dissent.ownWords) await choose(row, 'Written in, or confirmed in, their own words', dissent.ownWords)
  if (dissent.confirmedHow) await fill(row, 'How it was confirmed with them', dissent.confirmedHow)
  if (dissent.confirmedOn) await fillDate(row, 'Confirmed on', dissent.confirmedOn)
  if (dissent.choice) await choose(row, 'Their own choice', dissent.choice)
  if (dissent.stage) await fill(row, 'Stage', dissent.stage)
  if (dissent.lead) await fill(row, 'Who leads', named(dissent.lead))
  if (dissent.due) await fillDate(row, 'By when', dissent.due)
  if (dissent.text) await fill(row, 'What they say', dissent.text)
}

export async function fillAction(row: Locator, action: Partial<Action>): Promise<void> {
  if (action.text) await fill(row, 'What exactly', action.text)
  if (action.owner) await choose(row, 'Who', nameOf(action.owner))
  if (action.due) await fillDate(row, 'By which date', action.due)
  if (action.repeat) await fill(row, 'Repeats', action.repeat)
  if (action.ownerAgreed) await choose(row, 'Did they agree', action.ownerAgreed)
  if (action.child) await tickOnly(row, 'For', action.child === 'all' ? ['All'] : action.child.map(nameOf))
  if (action.outcome) await fill(row, 'How it helps the child', action.outcome)
  if (action.measure) await fill(row, 'How we will know', action.measure)
}
