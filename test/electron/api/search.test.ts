/** Search as people meet it: what they may not open is not there for them, not even as a number. */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { searchFiltersSchema } from '../../../shared/api/search.ts'
import { emptyCase } from '../../../shared/cases/index.ts'
import { childSchema, rowsOf, rowToMap, sectionName, textBlocks } from '../../../shared/minutes/index.ts'
import { writeEntries } from '../../../shared/minutes/rich-text.ts'
import { startWorkspace, type TestClient, wordsOf } from './core-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const filters = searchFiltersSchema.parse({})

async function started() {
  const kit = await startWorkspace()
  stop = kit.stop
  const family = await kit.client.cases.create({
    ...emptyCase('WX-9'),
    children: [childSchema.parse({ id: 'c-1', name: 'Aoife Brennan' })],
  })
  const newRecord = async (type: 'ICPC' | 'SUP_CASE', change: (doc: Y.Doc) => void) => {
    const given = { type, subType: '', caseId: family.id, date: '2026-11-02', start: '', place: '' }
    const { id } = await kit.client.records.create(given)
    const doc = new Y.Doc()
    const { update } = await kit.client.drafts.open({ recordId: id })
    Y.applyUpdate(doc, new Uint8Array(Buffer.from(update, 'base64')))
    const before = Y.encodeStateVector(doc)
    change(doc)
    const made = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64')
    await kit.client.drafts.append({ recordId: id, window: 'test', update: made })
    return id
  }
  /** The index follows a draft after a pause; closing the drafts brings it up to date at once. */
  const settle = () => kit.core.rooms?.drafts.close()
  return { ...kit, family, newRecord, settle }
}

const say = (doc: Y.Doc, section: string, text: string, more: object = {}) =>
  writeEntries(doc.getXmlFragment(sectionName(section, '')), [
    { id: `e-${section}`, speaker: '', about: [], withholdFrom: [], blocks: textBlocks(text), ...more },
  ])

/** Kinds, how many of each, and how many names were nearly typed. */
async function found(client: TestClient, text: string) {
  const { groups, near } = await client.search.find({ text, filters })
  return [
    ...groups.map(({ kind, count }) => [kind, count]),
    ...(near.length > 0 ? [['near', near.length]] : []),
  ]
}

describe('words of supervision', () => {
  test('are found by who took part and by senior managers, and for nobody else are they there or counted', async () => {
    const { client, newRecord, somebody, settle } = await started()
    await newRecord('SUP_CASE', (doc) => {
      say(doc, 'reflection', 'I avoid the evenings. XPERSONALX')
      say(doc, 'analysis', 'The shifts have changed. XPLAINX')
      rowsOf(doc, 'people').push([
        rowToMap({ id: 'p-9', name: 'Oswald Quillfeather', role: 'professional' }),
        rowToMap({ id: 'p-w', name: 'Callum Adebayo', role: 'professional' }),
      ])
      rowsOf(doc, 'actions').push([rowToMap({ id: 'a-1', text: 'Ask about XPLAINX', owner: 'p-w' })])
      doc.getMap('meeting').set('minuteTaker', 'p-w')
    })
    await settle()
    const both = [
      ['action', 1],
      ['record', 1],
    ]
    const worker = await somebody('Callum Adebayo', 'Social worker')
    const manager = await somebody('Morag Ellery', 'Service manager')
    const stranger = await somebody('Dov Marsh', 'Social worker')
    for (const reader of [client, worker, manager]) {
      expect(await found(reader, 'xplainx')).toEqual(both)
      expect(await found(reader, 'xpersonalx')).toEqual([['record', 1]])
      expect(await found(reader, 'quillfeather')).toEqual([
        ['person', 1],
        ['record', 1],
      ])
      expect(await found(reader, 'qillfeather')).toEqual([['near', 1]])
    }
    for (const word of ['xplainx', 'xpersonalx', 'quillfeather', 'qillfeather', 'evenings']) {
      expect(await found(stranger, word), word).toEqual([])
    }
    expect(await found(stranger, 'aoife')).toEqual([['person', 1]])
  })
})

describe('restricted words', () => {
  test('are found apart by whoever may open the record, and never in a list beside it', async () => {
    const { client, newRecord, settle } = await started()
    await newRecord('ICPC', (doc) => {
      say(doc, 'agencies', 'They moved to XREFUGEX.', { audience: 'restricted' })
      say(doc, 'concerns', 'They moved in May.')
    })
    await settle()
    const { groups } = await client.search.find({ text: 'moved', filters })
    const hits = groups.flatMap((group) => group.hits)
    expect(hits.map(({ audience }) => audience).sort()).toEqual(['restricted', 'shared'])
    const shared = hits.filter(({ audience }) => audience === 'shared')
    expect(JSON.stringify(shared)).not.toContain('XREFUGEX')
    expect(await client.records.search({ text: 'XREFUGEX' })).toEqual([])
    const list = await client.records.search({ text: 'moved' })
    expect(list).toHaveLength(1)
    expect(list[0]?.excerpt).toContain('moved in May')
  })
})

describe('a record', () => {
  test('is found from its first moment, by what the family brought into it', async () => {
    const { client, family, settle } = await started()
    const given = { type: 'ICPC' as const, subType: '', date: '2026-11-02', start: '', place: 'Alder House' }
    const { id } = await client.records.create({ ...given, caseId: family.id })
    await settle()
    const { groups } = await client.search.find({ text: 'alder', filters })
    expect(groups.flatMap(({ hits }) => hits.map(({ recordId }) => recordId))).toEqual([id])
    // The child is in the case file and is found there, once.
    expect(await found(client, 'aoife brennan')).toEqual([
      ['person', 1],
      ['record', 1],
    ])
  })

  test('that was discarded is found no more', async () => {
    const { client, core, newRecord, settle } = await started()
    const id = await newRecord('ICPC', (doc) => say(doc, 'concerns', 'XGONEX'))
    await settle()
    expect(await found(client, 'xgonex')).toEqual([['record', 1]])
    const { me } = await client.workspace.status()
    await core.rooms?.store.records.discard(id, me?.id ?? '')
    expect(await found(client, 'xgonex')).toEqual([])
  })
})

describe('saved searches', () => {
  test('are each person’s own, replaced by name, and gone when they are removed', async () => {
    const { client, somebody } = await started()
    const kept = { name: 'Bruises', text: 'bruise', filters: { ...filters, kinds: ['event' as const] } }
    await client.search.save(kept)
    await client.search.save({ ...kept, name: 'Absences' })
    const list = await client.search.save({ ...kept, name: 'bruises', text: 'bruising' })
    expect(list.map(({ name, text }) => [name, text])).toEqual([
      ['Absences', 'bruise'],
      ['bruises', 'bruising'],
    ])
    const other = await somebody('Dov Marsh', 'Social worker')
    expect(await other.search.saved()).toEqual([])
    await client.search.forget({ id: list[0]?.id ?? '' })
    expect((await client.search.saved()).map(({ name }) => name)).toEqual(['bruises'])
  })

  test('are no more than can be looked through', async () => {
    const { client } = await started()
    for (let n = 0; n < 30; n++) await client.search.save({ name: `Search ${n}`, text: 'x', filters })
    expect(await wordsOf(client.search.save({ name: 'One more', text: 'x', filters }))).toContain(
      'You have 30 saved searches already.',
    )
    expect(await client.search.saved()).toHaveLength(30)
  })
})
