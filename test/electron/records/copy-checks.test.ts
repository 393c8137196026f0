/** A copy that leaves something out is handed out only after a second person has looked at it (rule R-RS). */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { sha256 } from '../../../electron/records/copies.ts'
import { judge } from '../../../electron/records/judge.ts'
import type { Role } from '../../../shared/access/access.ts'
import { issuingBlockers } from '../../../shared/checks/index.ts'
import { recipientsOf } from '../../../shared/copies/index.ts'
import {
  type DraftContent,
  draftContentSchema,
  minutesToDraft,
  textBlocks,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { startCore, wordsOf } from '../api/core-kit.ts'
import { frozen } from '../frozen.ts'

const passphrase = 'four odd words here'
const names = {
  'CP chair': 'Priya Noor',
  'Minute taker': 'Jo Fell',
  'Service manager': 'Morag Ell',
  'Admin officer': 'Sam Dell',
  'QA lead': 'Ken Orr',
} as const satisfies Partial<Record<Role, string>>
type Who = keyof typeof names

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const content = (type: 'ICPC' | 'SUP_CASE', ids: Map<Who, string>, held: boolean): DraftContent =>
  draftContentSchema.parse({
    meeting: { type, title: 'A record', date: '2026-09-17', chair: 'p-chair', minuteTaker: 'p-jo' },
    children: [{ id: 'c1', name: 'Ada Ashby' }],
    people: [
      { id: 'p-mum', name: 'Dana Ashby', role: 'mother', of: ['c1'], inHousehold: true },
      {
        id: 'p-chair',
        name: names['CP chair'],
        role: 'professional',
        agencyGroup: 'CSC',
        accountId: ids.get('CP chair'),
      },
      { id: 'p-jo', name: 'jo  FELL', role: 'professional', agencyGroup: 'CSC' },
      { id: 'p-hv', name: 'Siobhan Green', role: 'professional', agency: 'Community Health' },
    ],
    attendance: ['p-mum', 'p-hv', 'p-chair'].map((person) => ({
      id: `at-${person}`,
      person,
      status: 'attended',
    })),
    sections: [
      {
        key: 'agencyInfo',
        child: '',
        entries: [
          {
            id: 'e1',
            speaker: 'p-hv',
            about: ['c1'],
            blocks: textBlocks('Ada gains weight. Her uncle is at Keld Joinery.'),
          },
          ...(held
            ? [
                {
                  id: 'e2',
                  audience: 'restricted',
                  about: ['c1'],
                  blocks: textBlocks('The caller works at Keld Joinery.'),
                },
              ]
            : []),
        ],
      },
    ],
  })

/** A signed record with a file for each recipient, in a workspace where everybody may sign in. */
async function signed(type: 'ICPC' | 'SUP_CASE' = 'ICPC', held = true) {
  const kit = await startCore()
  stop = kit.stop
  const ids = new Map<Who, string>()
  const person = (role: Who) => ({ name: names[role], role, organisation: 'Wexmoor Council', email: '' })
  await kit.client.workspace.create({ folder: kit.folder, me: person('CP chair'), passphrase })
  ids.set('CP chair', (await kit.client.people.list())[0]?.id ?? '')
  for (const role of ['Minute taker', 'Service manager', 'Admin officer', 'QA lead'] as const) {
    const added = await kit.client.people.add({ person: person(role), administrator: false, passphrase })
    ids.set(role, added.id)
  }
  const rooms = kit.core.needRooms()
  const draft = content(type, ids, held)
  const chair = ids.get('CP chair') ?? ''
  const record = await rooms.store.records.create(
    {
      caseId: '',
      type,
      title: 'A record',
      familyRef: '',
      date: '2026-09-17',
      content: Y.encodeStateAsUpdate(minutesToDraft(draft)),
    },
    chair,
  )
  const template = templateFor(type)
  if (!template) throw new Error(`no ${type}`)
  const minutes = toMinutes(draft)
  const freeze = () =>
    rooms.store.signed.freeze(
      record.id,
      frozen(
        minutes,
        { name: names['CP chair'], role: 'CP chair' },
        '2026-09-18T12:00:00Z',
        recipientsOf(minutes, template).map(({ id, kind }) => {
          const bytes = new TextEncoder().encode(`file of ${id}`)
          return { recipientId: id, kind, fileName: `${id}.docx`, bytes, sha256: sha256(bytes) }
        }),
      ),
      chair,
    )
  const as = async (role: Who) => {
    const { client } = kit.window()
    await client.workspace.unlock({ personId: ids.get(role) ?? '', passphrase })
    return client
  }
  return { ...kit, rooms, recordId: record.id, freeze, as }
}

type Kit = Awaited<ReturnType<typeof signed>>
const confirm = async ({ as, recordId }: Kit, role: Who, recipientId: string, note = '') => {
  const client = await as(role)
  const { sha256: file } = await client.copies.look({ recordId, recipientId })
  return client.copies.confirm({ recordId, recipientId, sha256: file, note })
}

describe('a signed copy that leaves something out', () => {
  test('is not handed out until a second person has confirmed it, and says who may', async () => {
    const kit = await signed()
    await kit.freeze()
    const { client, recordId } = kit
    const get = () => client.copies.document({ recordId, recipientId: 'p-mum' })
    expect(await wordsOf(get())).toBe(
      'A second person has not looked at the copy for Dana Ashby yet. The signed record and its copies are safe. Somebody who did not sign, lead or write this record signs in, opens Copies and confirms it.',
    )
    const made = await confirm(kit, 'Service manager', 'p-mum', 'Read with Ms Tolland.')
    expect(made).toMatchObject({
      byName: 'Morag Ell',
      role: 'Service manager',
      note: 'Read with Ms Tolland.',
    })
    const file = await get()
    expect([file.signed, file.sha256]).toEqual([true, made.sha256])
  })

  test('each copy for itself: one confirmation opens no other', async () => {
    const kit = await signed()
    await kit.freeze()
    await confirm(kit, 'Service manager', 'p-mum')
    const { client, recordId } = kit
    expect(await wordsOf(client.copies.document({ recordId, recipientId: 'p-hv' }))).toContain(
      'the copy for Siobhan Green yet',
    )
    const { copies } = await client.copies.standing({ recordId })
    expect(copies.map(({ recipientId, released }) => [recipientId, released])).toEqual([
      ['internal', true],
      ['p-hv', false],
      ['p-mum', true],
    ])
  })

  test('the child’s file needs nobody, and nobody can confirm it', async () => {
    const kit = await signed()
    await kit.freeze()
    const { client, recordId } = kit
    expect((await client.copies.document({ recordId, recipientId: 'internal' })).signed).toBe(true)
    expect(await wordsOf(confirm(kit, 'Service manager', 'internal'))).toContain(
      'Nobody has to confirm the copy for Child',
    )
  })

  test.each([
    ['CP chair', 'You signed this record, so somebody else has to look at its copies and confirm them.'],
    ['Minute taker', 'You wrote these minutes, so somebody else has to look at its copies and confirm them.'],
  ] as const)('is not confirmed by the %s of the record', async (role, says) => {
    const kit = await signed()
    await kit.freeze()
    const client = await kit.as(role)
    expect((await client.copies.standing({ recordId: kit.recordId })).notYou).toBe(says)
    expect(await wordsOf(confirm(kit, role, 'p-mum'))).toContain(says)
    expect(
      await wordsOf(kit.client.copies.document({ recordId: kit.recordId, recipientId: 'p-mum' })),
    ).toContain('A second person')
  })

  test.each(['Service manager', 'Admin officer', 'QA lead'] as const)(
    'is confirmed by somebody who had no part in it, such as the %s',
    async (role) => {
      const kit = await signed()
      await kit.freeze()
      expect((await (await kit.as(role)).copies.standing({ recordId: kit.recordId })).notYou).toBe('')
      expect((await confirm(kit, role, 'p-mum')).byName).toBe(names[role])
    },
  )

  test('is confirmed as the file that was looked at, and as no other', async () => {
    const kit = await signed()
    await kit.freeze()
    const client = await kit.as('Service manager')
    const { recordId } = kit
    const { sha256: other } = await client.copies.look({ recordId, recipientId: 'p-hv' })
    const words = await wordsOf(
      client.copies.confirm({ recordId, recipientId: 'p-mum', sha256: other, note: '' }),
    )
    expect(words).toContain('This is not the file that you looked at.')
  })

  test('shows its second person what is left out, and what in it could lead there', async () => {
    const kit = await signed()
    await kit.freeze()
    const look = await (await kit.as('Service manager')).copies.look({
      recordId: kit.recordId,
      recipientId: 'p-mum',
    })
    expect(look.leftOut.map(({ what }) => what)).toContain('The caller works at Keld Joinery.')
    expect(look.giveAways.map(({ what }) => what)).toEqual(['Keld Joinery'])
  })

  test('rule R-RS is answered when the last copy is confirmed', async () => {
    const kit = await signed()
    await kit.freeze()
    const open = async () => {
      const record = await kit.rooms.store.records.get(kit.recordId)
      const { findings } = await judge(kit.rooms, record, new Date())
      return issuingBlockers(findings).flatMap(({ ruleId, shortfalls }) =>
        ruleId === 'R-RS' ? shortfalls : [],
      )
    }
    expect(await open()).toEqual([
      'A second person has still to confirm the copy of: Siobhan Green, Dana Ashby.',
    ])
    await confirm(kit, 'Service manager', 'p-mum')
    expect(await open()).toEqual(['A second person has still to confirm the copy of: Siobhan Green.'])
    const shown = async () => (await kit.client.drafts.surroundings({ recordId: kit.recordId })).copyChecks
    expect(await shown()).toEqual({ needed: ['p-hv', 'p-mum'], confirmed: ['p-mum'] })
    await confirm(kit, 'Admin officer', 'p-hv')
    expect(await open()).toEqual([])
    expect(await shown()).toEqual({ needed: ['p-hv', 'p-mum'], confirmed: ['p-hv', 'p-mum'] })
  })
})

describe('what waits for nobody', () => {
  test('a draft copy and the action list, so that protection never waits for paper', async () => {
    const { client, recordId } = await signed()
    expect((await client.copies.document({ recordId, recipientId: 'p-mum' })).signed).toBe(false)
    expect((await client.copies.actionList({ recordId })).signed).toBe(false)
    const { notYou, copies } = await client.copies.standing({ recordId })
    expect(copies.every(({ released }) => released)).toBe(true)
    expect(notYou).toBe('Copies are confirmed once the record is signed.')
  })

  test('the action list of a signed record either', async () => {
    const kit = await signed()
    await kit.freeze()
    expect((await kit.client.copies.actionList({ recordId: kit.recordId })).fileName).toMatch(/actions/)
  })

  test('a draft cannot be confirmed beforehand', async () => {
    const kit = await signed()
    expect(await wordsOf(confirm(kit, 'Service manager', 'p-mum'))).toContain(
      'Copies are confirmed once the record is signed.',
    )
  })

  test('a copy that leaves nothing out', async () => {
    const kit = await signed('ICPC', false)
    await kit.freeze()
    const { client, recordId } = kit
    expect((await client.copies.document({ recordId, recipientId: 'p-mum' })).signed).toBe(true)
    expect(await wordsOf(confirm(kit, 'Service manager', 'p-mum'))).toBe(
      'Nobody has to confirm the copy for Dana Ashby. It can be saved as it is.',
    )
  })
})

test('nobody looks at or confirms the copies of supervision that they may not open', async () => {
  const kit = await signed('SUP_CASE')
  await kit.freeze()
  const client = await kit.as('Admin officer')
  const { recordId } = kit
  const refused = 'This is a record of supervision.'
  expect(await wordsOf(client.copies.standing({ recordId }))).toContain(refused)
  expect(await wordsOf(client.copies.look({ recordId, recipientId: 'case-record' }))).toContain(refused)
  expect(
    await wordsOf(client.copies.confirm({ recordId, recipientId: 'case-record', sha256: '', note: '' })),
  ).toContain(refused)
  expect((await kit.client.copies.document({ recordId, recipientId: 'case-record' })).signed).toBe(true)
})
