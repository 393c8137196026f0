/** A disagreement followed through a family's records to its end, and who is told what of it. */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { historyOf, laterOf } from '../../../electron/records/history.ts'
import { judge } from '../../../electron/records/judge.ts'
import { draftToMinutes, rowToMap, tableName } from '../../../shared/minutes/index.ts'
import { deskKit } from './desk-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

async function desk(start?: string) {
  const kit = await deskKit(start)
  stop = kit.stop
  return kit
}
type Kit = Awaited<ReturnType<typeof desk>>

const row = {
  id: '01JZZZZZZZZZZZZZZZZZZZZZZA',
  person: 'p-hv',
  about: 'threshold',
  text: 'I do not agree that a child in need plan is enough.',
  ownWords: 'yes',
  confirmedHow: 'Read back to her on the telephone',
  confirmedOn: '2026-09-17',
  choice: 'escalated',
  stage: '1',
  lead: 'Callum Adebayo',
  due: '2026-09-21',
}
/** Asked and answered, so that only the escalation itself still holds a closure. */
const answered = {
  id: 'an-1',
  ruleId: 'R-ES',
  about: ['c-1'],
  value: 'yes',
  evidence:
    'The health visitor was asked after the conference and says that Wren is safe at her aunt’s for now.',
  sources: [{ kind: 'agency record', who: 'Siobhan Greaves, health visitor', date: '2026-09-17' }],
  fields: { unsafe: 'No', tonight: 'Wren sleeps at her aunt’s until Friday.' },
  answeredBy: 'p-chair',
  answeredAt: '2026-09-17T12:00:00Z',
}
const conference = (kit: Kit, more: object = {}) =>
  kit.write({
    type: 'RCPC',
    date: '2026-09-17',
    rest: { dissent: [{ ...row, ...more }], answers: [answered] },
  })

/** Writes in a record as somebody with its page open would. */
async function change(kit: Kit, recordId: string, work: (doc: Y.Doc) => void) {
  const { update } = await kit.client.drafts.open({ recordId })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(update, 'base64'))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => work(doc))
  const changed = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64')
  await kit.client.drafts.append({ recordId, window: 'w', update: changed })
}
const addLine = (doc: Y.Doc, key: string, cells: Record<string, string>) =>
  doc
    .getArray<Y.Map<unknown>>(tableName(key))
    .push([rowToMap({ id: `line ${cells.outcome ?? cells.stage}`, cells })])

const content = async (kit: Kit, id: string) => await kit.rooms.drafts.content(id)
const linesOf = async (kit: Kit, who: Parameters<Kit['as']>[0] = 'CP chair') =>
  (await kit.as(who).escalations.list({ caseId: kit.family.id })).lines
const closingHeld = async (kit: Kit, id: string) => {
  const record = await kit.rooms.store.records.get(id)
  const { findings } = await judge(kit.rooms, record, kit.core.now())
  return findings.find(({ ruleId }) => ruleId === 'R-ES')?.blocksClosing ?? false
}

describe('an escalation record', () => {
  test('begins with who raised it, their words, the people, and the stage from the day it was escalated', async () => {
    const kit = await desk()
    const from = await conference(kit)
    const { recordId, made } = await kit.client.escalations.open({ recordId: from, row: row.id })
    expect(made).toBe(true)
    const esc = await content(kit, recordId)
    expect(esc.meeting).toMatchObject({ type: 'ESC', date: '2026-09-21', familyRef: 'WX-7' })
    expect(esc.children.map(({ name }) => name)).toEqual(['Wren Ashby'])
    expect(esc.people.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Dana Ashby', 'Siobhan Greaves', 'Priya Noor']),
    )
    expect(esc.attendance.map(({ person }) => person)).not.toContain('p-mum')
    expect(esc.dissent).toMatchObject([
      {
        id: row.id,
        person: 'p-hv',
        text: row.text,
        choice: 'escalated',
        raisedIn: '2026-09-17',
        stage: '',
        due: '',
      },
    ])
    expect(esc.tables).toMatchObject([
      {
        key: 'stages',
        rows: [
          {
            cells: {
              stage: '1 practitioners',
              began: '2026-09-17',
              lead: 'Callum Adebayo',
              due: '2026-09-21',
            },
          },
        ],
      },
    ])
    const words = JSON.stringify(esc.sections)
    expect(words).toContain('Siobhan Greaves, Community Health, disagrees about the threshold.')
    expect(words).toContain(row.text)
    // The record it came from is as it was.
    expect((await content(kit, from)).dissent[0]).toMatchObject({ stage: '1', lead: 'Callum Adebayo' })
  })

  test('is opened once, however often somebody asks for it', async () => {
    const kit = await desk()
    const from = await conference(kit)
    const ask = () => kit.client.escalations.open({ recordId: from, row: row.id })
    const [one, two] = await Promise.all([ask(), ask()])
    expect(one.recordId).toBe(two.recordId)
    expect([one.made, two.made].sort()).toEqual([false, true])
    expect(await kit.client.escalations.of({ recordId: from })).toMatchObject({
      rows: [{ row: row.id, escalation: { recordId: one.recordId, signed: false, ended: false } }],
    })
    expect(await kit.client.escalations.of({ recordId: one.recordId })).toMatchObject({
      rows: [{ escalation: null, began: { recordId: from } }],
    })
  })

  test('is refused where they have not said that they want it escalated, and for personal supervision', async () => {
    const kit = await desk()
    const said = await conference(kit, { choice: '' })
    const open = (recordId: string) => kit.client.escalations.open({ recordId, row: row.id })
    await expect(open(said)).rejects.toThrow('They have not said that they want it escalated.')
    const session = await kit.write({
      type: 'SUP_CASE',
      date: '2026-09-18',
      rest: { dissent: [{ ...row, audience: 'supervision' }] },
    })
    await expect(open(session)).rejects.toThrow('said in personal supervision')
  })

  test('that is signed with an accepted outcome opens the gate in the meeting it came from, and in later ones', async () => {
    const kit = await desk()
    const from = await conference(kit)
    expect(await closingHeld(kit, from)).toBe(true)
    const { recordId } = await kit.client.escalations.open({ recordId: from, row: row.id })
    await change(kit, recordId, (doc) =>
      addLine(doc, 'end', {
        outcome: 'The plan stays for four weeks.',
        date: '2026-09-22',
        sentOn: '2026-09-22',
        accepted: 'yes',
      }),
    )
    // What is still being written settles nothing.
    expect(await closingHeld(kit, from)).toBe(true)
    kit.at('2026-09-22T10:00:00Z')
    await kit.freeze(recordId)
    expect(await closingHeld(kit, from)).toBe(false)
    const later = await kit.client.records.create({
      type: 'RCPC',
      subType: '',
      caseId: kit.family.id,
      date: '2026-10-01',
      start: '',
      place: '',
    })
    expect((await content(kit, later.id)).dissent).toEqual([])
    expect(await linesOf(kit)).toMatchObject([
      { state: 'ended', accepted: 'yes', outcome: 'The plan stays for four weeks.', endedOn: '2026-09-22' },
    ])
    expect(await kit.client.escalations.open({ recordId: from, row: row.id })).toEqual({
      recordId,
      made: false,
    })
    const source = await kit.rooms.store.records.get(from)
    expect(await historyOf(kit.rooms, source)).toEqual([])
    expect((await laterOf(kit.rooms, source)).map(({ meeting }) => meeting.type)).toEqual(['ESC'])
  })

  test('whose outcome was not accepted goes on in the next one, with its stages', async () => {
    const kit = await desk()
    const from = await conference(kit)
    const first = await kit.client.escalations.open({ recordId: from, row: row.id })
    await change(kit, first.recordId, (doc) =>
      addLine(doc, 'end', { outcome: 'It ends.', date: '2026-09-22', sentOn: '2026-09-22', accepted: 'no' }),
    )
    await kit.freeze(first.recordId)
    expect(await closingHeld(kit, from)).toBe(true)
    const second = await kit.client.escalations.open({ recordId: from, row: row.id })
    expect(second.made).toBe(true)
    expect((await content(kit, second.recordId)).tables[0]?.rows).toMatchObject([
      { cells: { stage: '1 practitioners', began: '2026-09-17' } },
    ])
    expect((await linesOf(kit)).map(({ state }) => state)).toEqual(['running'])
  })
})

describe('Today', () => {
  test('tells whoever leads the stage, once, and then whoever leads the next', async () => {
    const kit = await desk('2026-09-23T09:00:00Z')
    const from = await conference(kit)
    const { recordId } = await kit.client.escalations.open({ recordId: from, row: row.id })
    const stages = async (who: Parameters<Kit['as']>[0]) =>
      (await kit.as(who).desk.today()).lines.filter(({ title }) => title.startsWith('Escalation stage'))
    expect(await stages('Social worker')).toMatchObject([
      {
        whose: 'mine',
        urgency: 'overdue',
        title: 'Escalation stage 1: practitioners: Siobhan Greaves',
        step: { href: `/record/${recordId}?finding=R-ES`, label: 'Go on with the escalation' },
      },
    ])
    kit.at('2026-09-23T09:05:00Z')
    await change(kit, recordId, (doc) =>
      addLine(doc, 'stages', { stage: '2 managers', began: '2026-09-23', lead: 'Ruth Iveson' }),
    )
    expect(await stages('Team manager')).toMatchObject([
      { whose: 'mine', title: 'Escalation stage 2: managers: Siobhan Greaves', due: '2026-09-25' },
    ])
    expect(await stages('Social worker')).toEqual([])
  })
})

describe('the disagreements of a family', () => {
  test('are one line each, from the record that knows it best', async () => {
    const kit = await desk()
    const from = await conference(kit)
    const { recordId } = await kit.client.escalations.open({ recordId: from, row: row.id })
    expect(await linesOf(kit)).toMatchObject([
      {
        person: 'Siobhan Greaves',
        agency: 'Community Health',
        about: 'threshold',
        words: row.text,
        stage: '1 practitioners',
        since: '2026-09-17',
        due: '2026-09-21',
        lead: 'Callum Adebayo',
        state: 'running',
        began: { recordId: from },
        escalation: { recordId, signed: false },
      },
    ])
    expect((await kit.client.escalations.list({ caseId: '' })).lines).toHaveLength(1)
  })

  test('of supervision are not there for who may not open it', async () => {
    const kit = await desk()
    await kit.write({
      type: 'SUP_CASE',
      date: '2026-09-17',
      by: 'Team manager',
      meeting: { chair: 'p-sw' },
      rest: {
        dissent: [{ ...row, person: 'p-sw' }],
        attendance: [{ id: 'at', person: 'p-sw', status: 'attended' }],
      },
    })
    expect(await linesOf(kit, 'Social worker')).toMatchObject([{ words: row.text }])
    expect(await linesOf(kit, 'Admin officer')).toEqual([])
    expect(await linesOf(kit, 'CP chair')).toEqual([])
  })

  test('that are restricted keep their words for those who were there', async () => {
    const kit = await desk()
    await conference(kit, { audience: 'restricted' })
    expect(await linesOf(kit, 'CP chair')).toMatchObject([{ words: row.text, hidden: false }])
    const [line] = await linesOf(kit, 'Admin officer')
    expect(line).toMatchObject({ words: '', about: '', outcome: '', hidden: true, person: 'Siobhan Greaves' })
  })
})

describe('a draft keeps every line of the tables', () => {
  test('as it is written', async () => {
    const kit = await desk()
    const from = await conference(kit)
    const { recordId } = await kit.client.escalations.open({ recordId: from, row: row.id })
    await change(kit, recordId, (doc) => addLine(doc, 'stages', { stage: '2 managers', began: '2026-09-22' }))
    const { update } = await kit.client.drafts.open({ recordId })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Buffer.from(update, 'base64'))
    expect(draftToMinutes(doc).tables[0]?.rows.map(({ cells }) => cells.stage)).toEqual([
      '1 practitioners',
      '2 managers',
    ])
  })
})
