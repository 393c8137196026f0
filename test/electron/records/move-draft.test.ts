/** A draft that was begun in the wrong family goes to the right one with every word, and with nothing unseen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type DraftContent, rowsOf } from '../../../shared/minutes/index.ts'
import { wordsOf } from '../api/core-kit.ts'
import { deskKit, type Who } from '../api/desk-kit.ts'

type Kit = Awaited<ReturnType<typeof deskKit>>

const family = (n: string, name: string) => ({
  familyRef: `WX-${n}`,
  children: [
    { id: `c-${n}a`, name: `Ada ${name}`, dob: '2018-04-02' },
    { id: `c-${n}b`, name: `Ben ${name}`, dob: '2015-01-09' },
  ],
  people: [
    {
      id: `p-${n}m`,
      name: `Dana ${name}`,
      role: 'mother',
      of: [`c-${n}a`],
      address: `4 ${name} Lane`,
      withholdAddressFrom: [`p-${n}f`],
    },
    { id: `p-${n}f`, name: `Gary ${name}`, role: 'father' },
  ],
  chronology: [
    { id: `e-${n}1`, date: '2020-03-01', text: `A bruise, ${name}` },
    {
      id: `e-${n}2`,
      date: '2021-03-01',
      text: `A refuge, ${name}`,
      sensitivity: 'restricted' as const,
      restrictedBecause: 'Safety',
    },
  ],
})

/** Two families, and a draft that was begun in the first of them. */
async function started(who: Who = 'CP chair') {
  const kit = await deskKit()
  const wrong = await kit.client.cases.create(family('1', 'Wrong') as never)
  const right = await kit.client.cases.create(family('2', 'Right') as never)
  const { id } = await kit.as(who).records.create({
    type: 'ICPC',
    subType: '',
    caseId: wrong.id,
    date: '2026-09-20',
    start: '',
    place: '',
  })
  return { kit, wrong, right, id }
}

/** Types into the draft as a window would. */
async function type(kit: Kit, recordId: string, work: (doc: Y.Doc) => void) {
  const { update } = await kit.client.drafts.open({ recordId })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(update, 'base64'))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => work(doc))
  const change = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64')
  await kit.client.drafts.append({ recordId, window: 'w', update: change })
}

function say(doc: Y.Doc, section: string, text: string, attributes: Record<string, unknown> = {}) {
  const entry = new Y.XmlElement('entry')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  entry.insert(0, [paragraph])
  for (const [key, value] of Object.entries({ id: `en-${text}`, ...attributes }))
    entry.setAttribute(key, value as string)
  doc.getXmlFragment(`section:${section}`).push([entry])
}

/** What can be read of the draft and of both families. When anything was changed is not: a move is a change. */
async function readable({ kit, wrong, right, id }: Awaited<ReturnType<typeof started>>) {
  const { client, rooms } = kit
  const { changedAt: _at, ...record } = (await client.records.get({ id })).record
  const rows = (table: string) =>
    rooms.workspace.raw.prepare(`SELECT * FROM ${table} WHERE record_id = ? ORDER BY place`).all(id)
  const file = async (caseId: string) => {
    const { changedAt: _changed, ...rest } = await rooms.store.cases.get(caseId)
    return rest
  }
  return {
    record,
    content: await client.drafts.content({ recordId: id }),
    wrong: await file(wrong.id),
    right: await file(right.id),
    lists: [
      (await client.records.list({ caseId: wrong.id })).length,
      (await client.records.list({ caseId: right.id })).length,
    ],
    actions: rows('record_action'),
    clocks: rows('record_clock'),
  }
}

const textOf = (content: DraftContent): string => JSON.stringify(content.sections)

describe('moving a draft to the right family', () => {
  it('shows everything it has of the wrong one, withheld facts among it, and what it will get', async () => {
    const { kit, right, id } = await started()
    const plan = await kit.client.undo.tryMove({ recordId: id, caseId: right.id })
    expect(plan.drawn.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        'children c-1a',
        'children c-1b',
        'people p-1m',
        'people p-1f',
        'chronology e-11',
      ]),
    )
    const mother = plan.drawn.find(({ key }) => key === 'people p-1m')
    expect(mother?.sensitive).toBe('Holds address. The address is kept from somebody.')
    expect(plan.gets.map(({ says }) => says)).toEqual(
      expect.arrayContaining(['Ada Right, 2018-04-02', 'Dana Right, mother', '2020-03-01, A bruise, Right']),
    )
    // Neither family's restricted event is drawn into a record, or told of.
    expect(JSON.stringify(plan)).not.toContain('refuge')
  })

  it('takes out what was decided and no more, and leaves no word of it in what is read', async () => {
    const start = await started()
    const { kit, wrong, right, id } = start
    await type(kit, id, (doc) => say(doc, 'concerns', 'Typed while listening'))
    const plan = await kit.client.undo.tryMove({ recordId: id, caseId: right.id })
    const out = plan.drawn.map(({ key }) => key)
    await kit.client.undo.move({ recordId: id, caseId: right.id, out, hash: plan.hash })
    const { record, content } = await readable(start)
    expect(record).toMatchObject({ caseId: right.id, familyRef: 'WX-2' })
    expect(content.meeting.familyRef).toBe('WX-2')
    expect(content.children.map(({ name }) => name)).toEqual(['Ada Right', 'Ben Right'])
    expect(JSON.stringify(content)).not.toContain('Wrong')
    expect(textOf(content)).toContain('Typed while listening')
    expect(await kit.client.records.list({ caseId: wrong.id })).toEqual([])
    expect(await kit.client.records.list({ caseId: right.id })).toHaveLength(1)
    // Also after it was closed and opened again, from the disk.
    kit.rooms.drafts.forget(id)
    expect(await kit.client.drafts.content({ recordId: id })).toEqual(content)
  })

  it('never takes out a row that words rest on, or in which somebody has written', async () => {
    const { kit, right, id } = await started()
    await type(kit, id, (doc) => {
      say(doc, 'concerns', 'He said no', { speaker: 'p-1f' })
      rowsOf(doc, 'children').get(0).set('needs', 'Glasses')
    })
    const plan = await kit.client.undo.tryMove({ recordId: id, caseId: right.id })
    const stays = new Map(plan.drawn.map((one) => [one.key, one.stays]))
    expect(stays.get('people p-1f')).toContain('Words on the page name it')
    expect(stays.get('children c-1a')).toContain('somebody may have written in it')
    expect(stays.get('children c-1b')).toBe('')
    const move = { recordId: id, caseId: right.id, hash: plan.hash }
    expect(await wordsOf(kit.client.undo.move({ ...move, out: ['people p-1f'] }))).toContain(
      'words rest on it',
    )
    await kit.client.undo.move({ ...move, out: ['children c-1b'] })
    const content = await kit.client.drafts.content({ recordId: id })
    expect(content.children.map((child) => child.name)).toEqual(['Ada Wrong', 'Ada Right', 'Ben Right'])
    expect(content.children[0]?.needs).toBe('Glasses')
  })

  it('takes events of the chronology along that were made of it, also those this person may not read', async () => {
    const start = await started('Social worker')
    const worker = start.kit.as('Social worker')
    const { kit, wrong, right, id } = start
    for (const [n, sensitivity] of ['shared', 'restricted'].entries())
      await kit.rooms.store.cases.addEvent(
        wrong.id,
        {
          date: '2026-09-20',
          text: `Made of it ${n}`,
          recordId: id,
          entryId: `en-${n}`,
          about: ['c-1a'],
          sensitivity,
          readers: ['somebody else'],
        } as never,
        kit.idOf('CP chair'),
      )
    await kit.rooms.drafts.indexNow(id)
    const before = await readable(start)
    const plan = await worker.undo.tryMove({ recordId: id, caseId: right.id })
    expect(plan.events).toEqual(['2026-09-20, Made of it 0'])
    await worker.undo.move({ recordId: id, caseId: right.id, out: [], hash: plan.hash })
    const after = await readable(start)
    expect(after.wrong.chronology.filter(({ recordId }) => recordId === id)).toEqual([])
    expect(after.right.chronology.filter(({ recordId }) => recordId === id)).toMatchObject([
      { text: 'Made of it 0', about: [] },
      { text: 'Made of it 1', about: [] },
    ])
    await worker.undo.moveBack({ recordId: id })
    expect(await readable(start)).toEqual(before)
  })

  it('there and back changes nothing that can be read, whatever was taken out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.boolean()), fc.boolean(), async (choose, typed) => {
        const start = await started()
        const { kit, right, id } = start
        try {
          if (typed)
            await type(kit, id, (doc) => {
              say(doc, 'concerns', 'Ada was there', { about: ['c-1a'] })
              doc.getMap('triggers').set('referralReceived', '2026-09-01')
            })
          await kit.rooms.drafts.indexNow(id)
          const before = await readable(start)
          const plan = await kit.client.undo.tryMove({ recordId: id, caseId: right.id })
          const out = plan.drawn
            .filter(({ stays }) => stays === '' && choose.next().value)
            .map(({ key }) => key)
          await kit.client.undo.move({ recordId: id, caseId: right.id, out, hash: plan.hash })
          expect((await readable(start)).content).not.toEqual(before.content)
          await kit.client.undo.moveBack({ recordId: id })
          expect(await readable(start)).toEqual(before)
        } finally {
          await kit.stop()
        }
      }),
      { numRuns: Number(process.env.CHAIRSIDE_TORTURE ? 150 : 6) },
    )
  }, 120_000)

  it('back keeps every word that was typed since, and the rows that those words rest on', async () => {
    const { kit, right, id } = await started()
    const plan = await kit.client.undo.tryMove({ recordId: id, caseId: right.id })
    const out = plan.drawn.map(({ key }) => key)
    await kit.client.undo.move({ recordId: id, caseId: right.id, out, hash: plan.hash })
    await type(kit, id, (doc) => say(doc, 'concerns', 'Ada spoke', { about: ['c-2a'] }))
    await kit.client.undo.moveBack({ recordId: id })
    const content = await kit.client.drafts.content({ recordId: id })
    expect(textOf(content)).toContain('Ada spoke')
    expect(content.children.map(({ name }) => name)).toEqual(['Ada Wrong', 'Ben Wrong', 'Ada Right'])
    expect(content.meeting.familyRef).toBe('WX-1')
  })

  it('is refused when something has changed since it was shown', async () => {
    const { kit, right, id } = await started()
    const plan = await kit.client.undo.tryMove({ recordId: id, caseId: right.id })
    await type(kit, id, (doc) => say(doc, 'concerns', 'She said', { speaker: 'p-1m' }))
    expect(
      await wordsOf(kit.client.undo.move({ recordId: id, caseId: right.id, out: [], hash: plan.hash })),
    ).toContain('Something has changed')
  })

  it('is not for a signed record, and the words say what to do instead', async () => {
    const { kit, right, id } = await started()
    await kit.freeze(id)
    expect(await wordsOf(kit.client.undo.tryMove({ recordId: id, caseId: right.id }))).toContain(
      'Ask for its version to be withdrawn under Corrections',
    )
  })

  it('can no longer be taken back once the record is signed, and nothing of the wrong family is kept', async () => {
    const { kit, right, id } = await started()
    const plan = await kit.client.undo.tryMove({ recordId: id, caseId: right.id })
    const out = plan.drawn.map(({ key }) => key)
    await kit.client.undo.move({ recordId: id, caseId: right.id, out, hash: plan.hash })
    await kit.freeze(id)
    expect(kit.rooms.workspace.raw.prepare('SELECT * FROM draft_move').all()).toEqual([])
  })
})
