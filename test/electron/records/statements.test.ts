/** Words of a second person, through the core: only what can count is kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Role } from '../../../shared/access/access.ts'
import { minutesToDraft, type Statement } from '../../../shared/minutes/index.ts'
import { minutes, section } from '../../shared/checks/kit.ts'
import { clientFor, startCore, type TestClient, wordsOf } from '../api/core-kit.ts'

const passphrase = 'four odd words here'
const NOW = new Date('2026-09-17T16:00:00Z')
const text =
  'I have read the whole file myself and spoken to the school; what worries me is the quiet spring, and what persuades me are the visits.'
const accounts = new Map<Role, string>()
let kit: Awaited<ReturnType<typeof startCore>>

async function as(role: Role): Promise<TestClient> {
  const client = clientFor(kit.core, kit.core.newSession())
  await client.workspace.unlock({ personId: accounts.get(role) ?? '', passphrase })
  return client
}

beforeAll(async () => {
  kit = await startCore(() => NOW)
  const { client, folder } = kit
  const person = (name: string, role: Role) => ({ name, role, organisation: 'Wexmoor Council', email: '' })
  await client.workspace.create({ folder, me: person('Priya Noor', 'CP chair'), passphrase })
  accounts.set('CP chair', (await client.people.list())[0]?.id ?? '')
  for (const [name, role] of [
    ['Morag Ell', 'Service manager'],
    ['Ada Pole', 'Head of Service'],
    ['Una Fay', 'Social worker'],
  ] as const) {
    const made = await client.people.add({ person: person(name, role), administrator: false, passphrase })
    accounts.set(role, made.id)
  }
}, 120_000)
afterAll(() => kit.stop())

/** A conference with words about history, and a disagreement of the social worker who signs in here. */
async function conference(disagrees = 'I would have gone for child in need.') {
  const {
    statements: _,
    format: __,
    ...content
  } = minutes('ICPC', {
    sections: [section('chron', 'It was dealt with at the time.')],
    people: [
      ...minutes('ICPC').people.map((one) =>
        one.id === 'p-sw' ? { ...one, name: 'Una Fay', accountId: accounts.get('Social worker') ?? '' } : one,
      ),
    ],
    meeting: { minuteTaker: '' },
    dissent: [
      {
        id: 'di-1',
        person: 'p-sw',
        about: 'threshold',
        text: disagrees,
        ownWords: 'yes',
        confirmedHow: '',
        confirmedOn: '',
        choice: 'noted',
        stage: '',
        lead: '',
        due: '',
        outcome: '',
        outcomeSentOn: '',
        accepted: '',
        raisedIn: '',
      },
    ],
  })
  const record = await kit.core.needRooms().store.records.create(
    {
      caseId: '',
      type: 'ICPC',
      title: 'Initial child protection conference',
      familyRef: 'WX-1',
      date: '2026-09-17',
      content: Y.encodeStateAsUpdate(minutesToDraft(content)),
    },
    accounts.get('CP chair') ?? '',
  )
  return record.id
}

type Said = Partial<Pick<Statement, 'kind' | 'ruleId' | 'text' | 'fields'>>
const view = {
  kind: 'senior manager view' as const,
  ruleId: 'R-HH',
  text,
  fields: {
    changes: 'Two visits without notice each month.',
    refer: 'Yes',
    why: 'It is the third time in nine years.',
  },
}
async function says(role: Role, recordId: string, more: Said) {
  const client = await as(role)
  return wordsOf(client.statements.add({ recordId, about: 'all', reviewBy: '', ...view, ...more }))
}
const kept = async (recordId: string) => (await kit.client.records.get({ id: recordId })).statements

describe('a statement that could not count', () => {
  it.each([
    ['without its fields', { fields: {} }, 'Still to answer: “What changes in the plan”'],
    [
      'in a few words',
      { text: 'I have read it.' },
      'The senior manager view needs reasoning of at least 60 characters.',
    ],
    [
      'with an answer nobody offered',
      { fields: { ...view.fields, refer: 'Perhaps' } },
      'Choose one of the answers',
    ],
  ])('is refused %s, and not kept', async (_, more, sentence) => {
    const recordId = await conference()
    expect(await says('Service manager', recordId, more)).toContain(sentence)
    expect(await kept(recordId)).toEqual([])
  })
  it('of a service manager is refused once the Head of Service has decided', async () => {
    const recordId = await conference()
    expect(await says('Service manager', recordId, {})).toBeUndefined()
    const fields = {
      decision: 'The plan goes ahead',
      reduce: 'No',
      conditions: 'Legal planning within two weeks.',
      revisitOn: '2026-12-01',
    }
    const decision = { kind: 'head of service decision' as const, fields }
    expect(await says('Head of Service', recordId, decision)).toBeUndefined()
    expect(await says('Service manager', recordId, { fields: { ...view.fields, refer: 'No' } })).toContain(
      'The Head of Service has decided.',
    )
    expect(await says('Head of Service', recordId, decision)).toContain(
      'Still to answer: “The new information, who brought it and when”',
    )
    const newInformation = 'The father moved out on 14 September; the police confirm it.'
    expect(
      await says('Head of Service', recordId, { ...decision, fields: { ...fields, newInformation } }),
    ).toBeUndefined()
    expect(await kept(recordId)).toHaveLength(3)
  })
})

describe('a disagreement', () => {
  const confirms = { kind: 'dissent confirmed' as const, ruleId: 'R-ES', text: 'Yes, this is what I say.' }
  it('is confirmed by the person alone, and the core writes down what stood there', async () => {
    const recordId = await conference()
    expect(await says('Head of Service', recordId, confirms)).toContain('Only Una Fay can say this.')
    const sent = { ...confirms, fields: { 'di-1 words': 'Something else.', 'di-1 choice': 'escalated' } }
    expect(await says('Social worker', recordId, sent)).toBeUndefined()
    expect(await kept(recordId)).toMatchObject([
      {
        kind: 'dissent confirmed',
        byName: 'Una Fay',
        role: 'Social worker',
        fields: { 'di-1 words': 'I would have gone for child in need.', 'di-1 choice': 'noted' },
      },
    ])
  })
})
