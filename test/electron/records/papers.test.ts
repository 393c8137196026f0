/** Letters are made from any draft, signed by themselves, and handed out once a second person has looked (R-RS). */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { sha256 } from '../../../electron/records/copies.ts'
import { draftContentSchema, minutesToDraft, textBlocks } from '../../../shared/minutes/index.ts'
import { startCore } from '../api/core-kit.ts'
import { allText, leaksIn } from '../documents/leaks.ts'

const passphrase = 'four odd words here'
let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const content = (chair: string, value: string) =>
  draftContentSchema.parse({
    meeting: { type: 'ICPC', title: 'Ashby', date: '2026-09-17', chair: 'p-chair', familyRef: 'WX-1' },
    children: [
      { id: 'c1', name: 'Ada Ashby' },
      { id: 'c2', name: 'Bo Ashby' },
    ],
    people: [
      { id: 'p-mum', name: 'Dana Ashby', role: 'mother', of: ['c1', 'c2'], inHousehold: true },
      { id: 'p-dad', name: 'Sam Hill', role: 'father', of: ['c2'] },
      { id: 'p-chair', name: 'Priya Noor', role: 'professional', agencyGroup: 'CSC', accountId: chair },
      { id: 'p-hv', name: 'Siobhan Green', role: 'professional', agency: 'Community Health' },
    ],
    attendance: ['p-mum', 'p-hv', 'p-chair'].map((person) => ({ id: person, person, status: 'attended' })),
    decisions: [
      {
        id: 'd1',
        child: 'c1',
        type: 'cpp',
        value,
        category: 'Neglect',
        reason: 'adaword',
        decidedBy: 'p-chair',
      },
      {
        id: 'd2',
        child: 'c2',
        type: 'cpp',
        value,
        category: 'Neglect',
        reason: 'boword',
        decidedBy: 'p-chair',
      },
    ],
    actions: [
      { id: 'a1', text: 'visit each week', owner: 'p-hv', due: '2026-09-30' },
      { id: 'a2', text: 'secretword', owner: 'p-hv', due: '2026-09-30', withholdFrom: ['p-dad'] },
    ],
    sections: [
      {
        key: 'childVoice',
        child: 'c1',
        entries: [{ id: 'e1', about: ['c1'], blocks: textBlocks('adasaid that home is loud') }],
      },
      {
        key: 'childVoice',
        child: 'c2',
        entries: [{ id: 'e2', about: ['c2'], blocks: textBlocks('bosaid that he likes football') }],
      },
    ],
  })

async function begin(value = 'CPP made') {
  const kit = await startCore()
  const { client, folder } = kit
  stop = kit.stop
  const person = { organisation: 'Wexmoor', email: '' }
  await client.workspace.create({
    folder,
    me: { name: 'Priya Noor', role: 'CP chair', ...person },
    passphrase,
  })
  const chair = (await client.people.list())[0]?.id ?? ''
  const manager = await client.people.add({
    person: { name: 'Morag Ell', role: 'Service manager', ...person },
    administrator: false,
    passphrase,
  })
  const record = await kit.core.needRooms().store.records.create(
    {
      caseId: '',
      type: 'ICPC',
      title: 'Ashby',
      familyRef: 'WX-1',
      date: '2026-09-17',
      content: Y.encodeStateAsUpdate(minutesToDraft(content(chair, value))),
    },
    chair,
  )
  const as = async (personId: string) => {
    const { client: window } = kit.window()
    await window.workspace.unlock({ personId, passphrase })
    return window
  }
  return { client, recordId: record.id, as, manager: manager.id }
}

type World = Awaited<ReturnType<typeof begin>>

const bytesOf = ({ bytes }: { bytes: string }) => new Uint8Array(Buffer.from(bytes, 'base64'))

async function read({ client, recordId }: World, recipientId: string, ownWords = '') {
  const paper = 'decision letter' as const
  const { contentHash } = await client.papers.read({ recordId, paper, recipientId, ownWords })
  return { recipientId, contentHash }
}

const signing = (world: World, letters: Awaited<ReturnType<typeof read>>[]) => ({
  recordId: world.recordId,
  paper: 'decision letter' as const,
  letters,
  ownWords: '',
  passphrase,
  typedName: 'Priya Noor',
  readToEnd: true as const,
})

describe('A decision letter', () => {
  test('is made from a draft, each parent’s own, under a name without a person in it', async () => {
    const { client, recordId } = await begin()
    const ask = { recordId, paper: 'decision letter' as const, ownWords: '', draft: false }
    const dad = await client.papers.document({ ...ask, recipientId: 'p-dad' })
    expect(dad.fileName).toBe('Initial conference 2026-09-17 WX-1 decision letter parent 2 draft.docx')
    expect(leaksIn(bytesOf(dad), ['adaword', 'secretword', 'Ada Ashby'])).toEqual([])
    expect(allText(bytesOf(dad))).toContain('boword')
    const mum = await client.papers.document({ ...ask, recipientId: 'p-mum' })
    expect(allText(bytesOf(mum))).toContain('adaword')
  })

  test('is signed by the chair before the record is, verifies, and waits for a second person', async () => {
    const world = await begin()
    const { client, recordId, as, manager } = world
    const letters = [await read(world, 'p-mum'), await read(world, 'p-dad'), await read(world, 'internal')]
    const after = await client.papers.sign(signing(world, letters))
    const signed = (id: string) =>
      after.papers.find((one) => one.paper === 'decision letter' && one.recipientId === id)?.signed
    expect(signed('internal')).toMatchObject({ version: '1.0', signedBy: 'Priya Noor', released: true })
    expect(signed('p-dad')).toMatchObject({ released: false })
    expect(signed('p-hv')).toBeNull()
    expect((await client.records.get({ id: recordId })).record.state).toBe('draft')

    const ask = { recordId, paper: 'decision letter' as const, ownWords: '', draft: false }
    await expect(client.papers.document({ ...ask, recipientId: 'p-dad' })).rejects.toThrow(/second person/)
    const file = await client.papers.document({ ...ask, recipientId: 'internal' })
    expect(file.signed).toBe(true)
    const verdict = await client.verify.file({ fileName: file.fileName, bytes: file.bytes })
    expect(verdict).toMatchObject({ verdict: 'genuine', record: { recordId, copyFor: file.fileName } })

    const letter = signed('p-dad')
    const confirm = { recordId, letterId: letter?.id ?? '', sha256: letter?.sha256 ?? '', note: 'read' }
    await expect(client.papers.confirm(confirm)).rejects.toThrow(/You signed a letter/)
    const second = await as(manager)
    await second.papers.confirm(confirm)
    const dad = await client.papers.document({ ...ask, recipientId: 'p-dad' })
    expect(sha256(bytesOf(dad))).toBe(letter?.sha256)
    expect(leaksIn(bytesOf(dad), ['adaword', 'secretword', 'Ada Ashby'])).toEqual([])
  })

  test('is not signed with other words than were read, by anybody but the chair, or without a decision', async () => {
    const world = await begin()
    const letter = await read(world, 'p-mum')
    await expect(
      world.client.papers.sign(signing(world, [{ ...letter, contentHash: 'other' }])),
    ).rejects.toThrow(/has changed since you read it/)
    const other = await world.as(world.manager)
    await expect(other.papers.sign(signing(world, [letter]))).rejects.toThrow(/Priya Noor signs/)
    await stop?.()
    const undecided = await begin('')
    await expect(
      undecided.client.papers.sign(signing(undecided, [await read(undecided, 'p-mum')])),
    ).rejects.toThrow(/A decision is not written down yet/)
  })
})

describe('A letter to a child', () => {
  test('speaks to that child, with the chair’s own words, and says nothing of another child’s', async () => {
    const { client, recordId } = await begin()
    const made = await client.papers.document({
      recordId,
      paper: 'child letter',
      recipientId: 'c1',
      ownWords: 'It was good to meet you.\nWe listened.',
      draft: false,
    })
    const text = allText(bytesOf(made))
    for (const words of ['You now have a child protection plan.', 'It was good to meet you.', 'adasaid'])
      expect(text).toContain(words)
    expect(leaksIn(bytesOf(made), ['bosaid', 'boword', 'adaword'])).toEqual([])
    expect(made.fileName).toBe('Initial conference 2026-09-17 WX-1 child letter 1 draft.docx')
  })
})
