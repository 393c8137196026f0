/** An entry of minutes becomes an event of the family's history: for as few readers as the entry, and only once. */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { caseEventSchema } from '../../../shared/cases/index.ts'
import {
  type Entry,
  entrySchema,
  type MeetingType,
  sectionName,
  textBlocks,
} from '../../../shared/minutes/index.ts'
import { writeEntries } from '../../../shared/minutes/rich-text.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { startWorkspace, type TestClient, wordsOf } from './core-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

async function family() {
  const kit = await startWorkspace()
  stop = kit.stop
  const input = { familyRef: 'WX-9', children: [], people: [], chronology: [] }
  const file = await kit.client.cases.create(input)
  const other = await kit.client.cases.create({ ...input, familyRef: 'WX-10' })
  const record = (type: MeetingType, caseId = file.id) =>
    kit.client.records.create({ type, subType: '', caseId, date: '2026-09-14', start: '10:00', place: '' })
  return { ...kit, file, other, record }
}

/** The heading of this record that holds text and has this audience. */
const heading = (type: MeetingType, audience: string): string => {
  const found = templateFor(type)?.sections.find(
    (section) => section.audience === audience && section.kind === 'entries',
  )
  if (!found) throw new Error(`No such heading in ${type}: ${audience}`)
  return found.key
}

/** Writes entries e-1, e-2 and so on under a heading. */
async function say(client: TestClient, recordId: string, section: string, ...more: Partial<Entry>[]) {
  const doc = new Y.Doc()
  const blocks = textBlocks('Left home alone overnight.')
  const entries = (more.length > 0 ? more : [{}]).map((one, at) =>
    entrySchema.parse({ id: `e-${at + 1}`, blocks, ...one }),
  )
  writeEntries(doc.getXmlFragment(sectionName(section, '')), entries)
  const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')
  await client.drafts.open({ recordId })
  await client.drafts.append({ recordId, window: 'test', update })
}

const event = (more: object = {}) => {
  const {
    id: _id,
    importId: _importId,
    ...rest
  } = caseEventSchema.parse({
    id: '-',
    date: '2026-09-14',
    category: 'Neglect',
    text: 'Left home alone overnight.',
    ...more,
  })
  return rest
}

describe('an entry put into the chronology', () => {
  test('becomes an event that knows its record and entry, beside what was there and what others add meanwhile', async () => {
    const { client, file, record } = await family()
    const { id } = await record('ICPC')
    await say(client, id, heading('ICPC', 'shared'))
    await client.cases.addEvent({ caseId: file.id, event: event({ date: '2008' }) })
    await client.cases.addEvent({ caseId: file.id, event: event({ recordId: id, entryId: 'e-1' }) })
    const { chronology, changedAt } = await client.cases.get({ id: file.id })
    expect(chronology.map((one) => [one.date, one.recordId, one.entryId, one.importId])).toEqual([
      ['2008', '', '', ''],
      ['2026-09-14', id, 'e-1', ''],
    ])
    expect(new Set(chronology.map((one) => one.id)).size).toBe(2)
    expect(changedAt >= file.changedAt).toBe(true)
  })

  test('stands there once: the second time is refused and adds nothing', async () => {
    const { client, file, record } = await family()
    const { id } = await record('ICPC')
    await say(client, id, heading('ICPC', 'shared'))
    const add = () =>
      client.cases.addEvent({ caseId: file.id, event: event({ recordId: id, entryId: 'e-1' }) })
    await add()
    expect(await wordsOf(add())).toContain('in the family’s chronology already')
    expect((await client.cases.get({ id: file.id })).chronology.length).toBe(1)
  })

  test('is for as few readers as the entry, or fewer: more are refused', async () => {
    const { client, file, record } = await family()
    const { id } = await record('ICPC')
    await say(
      client,
      id,
      heading('ICPC', 'shared'),
      { id: 'shared' },
      { id: 'professionals', audience: 'professionals' },
      { id: 'restricted', audience: 'restricted' },
      { id: 'withheld', withholdFrom: ['p-1'] },
    )
    await say(
      client,
      id,
      heading('ICPC', 'restricted'),
      { id: 'under restricted', audience: 'shared' },
      { id: 'restricted by heading' },
    )
    const add = (entryId: string, sensitivity: string) =>
      wordsOf(
        client.cases.addEvent({ caseId: file.id, event: event({ recordId: id, entryId, sensitivity }) }),
      )
    for (const [entryId, sensitivity] of [
      ['professionals', 'shared'],
      ['restricted', 'professionals'],
      ['withheld', 'professionals'],
      ['under restricted', 'shared'],
      ['restricted by heading', 'professionals'],
    ] as const) {
      expect(await add(entryId, sensitivity)).toContain('for fewer people')
    }
    expect((await client.cases.get({ id: file.id })).chronology).toEqual([])
    for (const [entryId, sensitivity] of [
      ['shared', 'shared'],
      ['professionals', 'professionals'],
      ['restricted', 'restricted'],
      ['withheld', 'restricted'],
      ['under restricted', 'restricted'],
    ] as const) {
      expect(await add(entryId, sensitivity)).toBeUndefined()
    }
    expect((await client.cases.get({ id: file.id })).chronology.length).toBe(5)
  })

  test('what was said in personal supervision is refused with a sentence, however few may read the event', async () => {
    const { client, file, record } = await family()
    const { id } = await record('SUP_CASE')
    await say(client, id, heading('SUP_CASE', 'supervision'))
    const asked = client.cases.addEvent({
      caseId: file.id,
      event: event({ recordId: id, entryId: 'e-1', sensitivity: 'restricted' }),
    })
    expect(await wordsOf(asked)).toContain('What is said in personal supervision')
    expect((await client.cases.get({ id: file.id })).chronology).toEqual([])
  })

  test('what case supervision writes for the child’s file may be taken over by those who may open it', async () => {
    const { client, file, record, somebody } = await family()
    const { id } = await record('SUP_CASE')
    await say(client, id, heading('SUP_CASE', 'council'))
    const asked = {
      caseId: file.id,
      event: event({ recordId: id, entryId: 'e-1', sensitivity: 'restricted' }),
    }
    const outside = await somebody('Callum Adebayo', 'Social worker')
    expect(await wordsOf(outside.cases.addEvent(asked))).toContain('record of supervision')
    expect((await client.cases.get({ id: file.id })).chronology).toEqual([])
    await client.cases.addEvent(asked)
    expect((await client.cases.get({ id: file.id })).chronology.length).toBe(1)
  })

  test('a role that does not change families is refused', async () => {
    const { file, somebody } = await family()
    const lead = await somebody('Ida Thorne', 'QA lead')
    expect(await wordsOf(lead.cases.addEvent({ caseId: file.id, event: event() }))).toContain(
      'does not include this',
    )
  })

  test('an entry goes to its own family, and only when it is saved', async () => {
    const { client, file, other, record } = await family()
    const { id } = await record('ICPC')
    const from = event({ recordId: id, entryId: 'e-1' })
    expect(await wordsOf(client.cases.addEvent({ caseId: file.id, event: from }))).toContain(
      'not in the saved record yet',
    )
    await say(client, id, heading('ICPC', 'shared'))
    expect(await wordsOf(client.cases.addEvent({ caseId: other.id, event: from }))).toContain(
      'another family',
    )
    expect((await client.cases.get({ id: other.id })).chronology).toEqual([])
  })
})
