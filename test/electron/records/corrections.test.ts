/** Requests for corrections of a signed record, their outcomes, addenda and letters (domain section 7). */
import { afterEach, describe, expect, test } from 'vitest'
import { wordsOf } from '../api/core-kit.ts'
import { allText, leaksIn } from '../documents/leaks.ts'
import {
  asks,
  bytesIn,
  conference,
  decides,
  OF_BO,
  passphrase,
  RESTRICTED,
  SHARED,
  type Signed,
  signature,
  signedConference,
} from './corrections-kit.ts'

let world: Signed | undefined
afterEach(async () => world?.stop())

async function begin(): Promise<Signed> {
  world = await signedConference()
  return world
}

/** Asks, decides and signs; tells every file that was made. */
async function putRight({ client, recordId }: Signed, request = asks(), outcome = decides()) {
  const asked = await client.corrections.ask({ recordId, request })
  const requestId = asked.corrections.at(-1)?.id ?? ''
  await client.corrections.decide({ recordId, requestId, outcome })
  const { hash, papers } = await client.corrections.toSign({ recordId })
  const signed = await client.corrections.sign({ recordId, ...signature(hash) })
  const of = async (item: string, recipientId: string) => {
    const file = signed.files.findLast((one) => one.item === item && one.recipientId === recipientId)
    if (!file) return undefined
    const bytes = await world?.store.corrections.bytes(file.id)
    return bytes ? new Uint8Array(bytes) : undefined
  }
  return { requestId, papers, signed, of }
}

describe('Asking for a correction', () => {
  test('is written down with who, which words, what they should say and why, by whoever makes copies', async () => {
    const { somebody, recordId } = await begin()
    const admin = await somebody('Ann Post', 'Admin officer')
    const standing = await admin.corrections.ask({ recordId, request: asks() })
    expect(standing.corrections).toMatchObject([
      {
        byName: 'Ann Post',
        role: 'Admin officer',
        version: '1.0',
        late: false,
        outcome: null,
        request: { words: 'three occasions this summer', asker: { name: 'Dana Ashby' } },
      },
    ])
    expect(standing.window).toEqual({ due: '2026-10-02', over: false })
  })

  test('is taken after the usual time too, and marked late', async () => {
    const { client, recordId, clock } = await begin()
    clock.now = new Date('2026-11-20T09:00:00Z')
    const standing = await client.corrections.ask({ recordId, request: asks({ askedOn: '2026-11-19' }) })
    expect(standing.corrections[0]?.late).toBe(true)
    expect(standing.window.over).toBe(true)
  })

  test('needs words that stand there, once, and a day that can be', async () => {
    const { client, recordId } = await begin()
    const ask = (more: object) => wordsOf(client.corrections.ask({ recordId, request: asks(more) }))
    expect(await ask({ words: 'four occasions' })).toMatch(/do not stand under “What is working well”/)
    expect(await ask({ words: 'on' })).toMatch(/more than once.*Quote more/s)
    expect(await ask({ askedOn: '2026-09-30' })).toMatch(/between the meeting and today/)
    expect(await ask({ askedOn: '2026-09-01' })).toMatch(/between the meeting and today/)
    expect(await ask({ asker: { person: 'p-none', name: 'X', relation: '' } })).toMatch(/not in this record/)
    expect((await client.corrections.standing({ recordId })).corrections).toEqual([])
  })

  test('is for a signed record: a draft is put right in the draft', async () => {
    const { client, store, chair } = await begin()
    const draft = await client.records.create({
      type: 'PROF',
      subType: '',
      caseId: '',
      date: '2026-09-20',
      start: '',
      place: '',
    })
    expect(chair && store).toBeTruthy()
    expect(await wordsOf(client.corrections.ask({ recordId: draft.id, request: asks() }))).toMatch(
      /not signed yet.*Put it right in the draft/s,
    )
  })
})

describe('The outcome', () => {
  test('is decided by whoever may sign that kind of record, once', async () => {
    const { client, recordId, somebody } = await begin()
    const { corrections } = await client.corrections.ask({ recordId, request: asks() })
    const requestId = corrections[0]?.id ?? ''
    const manager = await somebody('Ruth Ives', 'Team manager')
    const admin = await somebody('Ann Post', 'Admin officer')
    const other = await somebody('Ivo Chair', 'CP chair')
    const decision = { recordId, requestId, outcome: decides() }
    expect(await wordsOf(manager.corrections.decide(decision))).toMatch(
      /Priya Noor signed this record and decides/,
    )
    expect(await wordsOf(admin.corrections.decide(decision))).toMatch(/does not include this/)
    await other.corrections.decide(decision)
    expect(await wordsOf(client.corrections.decide(decision))).toMatch(
      /Ivo Chair has decided this request already/,
    )
  })

  test('lacks something without new words, without a reason, or without a statement', async () => {
    const { client, recordId } = await begin()
    const { corrections } = await client.corrections.ask({ recordId, request: asks() })
    const requestId = corrections[0]?.id ?? ''
    const decide = (outcome: Parameters<typeof decides>[0]) =>
      wordsOf(client.corrections.decide({ recordId, requestId, outcome: decides(outcome) }))
    expect(await decide({ newWords: '' })).toMatch(/what the signed words should say/)
    expect(await decide({ outcome: 'not accepted' })).toMatch(/Write the reason/)
    expect(await decide({ outcome: 'opinion: statement attached' })).toMatch(/Ask for their own words/)
    expect(await decide({ withholdFrom: ['p-none'] })).toMatch(/not in this record/)
  })

  test('never changes the signed text', async () => {
    const signed = await begin()
    const before = await signed.store.signed.minutesJson(signed.recordId)
    await putRight(signed)
    expect(await signed.store.signed.minutesJson(signed.recordId)).toBe(before)
    expect((await signed.client.records.get({ id: signed.recordId })).record.version).toBe('1.0')
  })
})

describe('An addendum', () => {
  test('says the old and the new words to every reader of the passage, and is signed', async () => {
    const signed = await begin()
    const made = await putRight(signed)
    expect(made.signed.addenda).toMatchObject([{ version: '1.1', ofVersion: '1.0', signedBy: 'Priya Noor' }])
    for (const reader of ['internal', 'p-mum', 'p-dad', 'p-hv']) {
      const file = await made.of('addendum', reader)
      if (!file) throw new Error(`no addendum for ${reader}`)
      expect(allText(file)).toContain('three occasions this summer')
      expect(allText(file)).toContain('four occasions this summer')
      const verdict = await signed.client.verify.file({
        fileName: 'a.docx',
        bytes: Buffer.from(file).toString('base64'),
      })
      expect(verdict).toMatchObject({ verdict: 'genuine', signer: 'Priya Noor', record: { version: '1.1' } })
    }
    expect(made.signed.toSign).toEqual({ corrections: 0, letters: 0 })
  })

  test('does not go to anybody who cannot read the passage, and they are told nothing of it', async () => {
    const signed = await begin()
    const made = await putRight(
      signed,
      asks({ words: 'refuge at Kestrel House', proposed: 'refuge at Merlin House' }),
      decides({ newWords: 'refuge at Merlin House' }),
    )
    expect(await made.of('addendum', 'p-dad')).toBeUndefined()
    expect(await made.of('addendum', 'p-mum')).toBeDefined()
    // The next one that is his is his first.
    const next = await putRight(signed)
    expect(next.signed.addenda.map(({ version }) => version)).toEqual(['1.1', '1.2'])
    const his = next.signed.files.filter(
      ({ item, recipientId }) => item === 'addendum' && recipientId === 'p-dad',
    )
    expect(his.map(({ version }) => version)).toEqual(['1.1'])
    const file = await next.of('addendum', 'p-dad')
    expect(leaksIn(file ?? new Uint8Array(), ['Kestrel', 'Merlin', 'refuge', 'football'])).toEqual([])
  })

  test('does not carry words of a left-out passage to somebody in the new words', async () => {
    const signed = await begin()
    const { papers, of } = await putRight(
      signed,
      asks(),
      decides({ newWords: `four occasions, and ${RESTRICTED}` }),
    )
    expect(await of('addendum', 'p-dad')).toBeUndefined()
    expect(await of('addendum', 'p-mum')).toBeDefined()
    expect(
      papers.filter(({ item }) => item === 'addendum').map(({ recipientId }) => recipientId),
    ).not.toContain('p-dad')
  })

  test('carries a statement in the person’s own words, at the size of everybody’s words', async () => {
    const signed = await begin()
    const statement = 'I took Ada to every appointment that I was told about.'
    const made = await putRight(
      signed,
      asks({ statement }),
      decides({ outcome: 'opinion: statement attached', statement }),
    )
    const file = await made.of('addendum', 'p-hv')
    expect(allText(file ?? new Uint8Array())).toContain(statement)
    const paper = made.papers.find(({ recipientId, item }) => item === 'addendum' && recipientId === 'p-hv')
    expect(paper?.content.sections[0]?.parts).toContainEqual(
      expect.objectContaining({ type: 'entry', speaker: 'Dana Ashby (mother)' }),
    )
  })

  test('is kept from those whom the decision names', async () => {
    const signed = await begin()
    const made = await putRight(signed, asks(), decides({ withholdFrom: ['p-dad'] }))
    expect(await made.of('addendum', 'p-dad')).toBeUndefined()
    expect(await made.of('addendum', 'p-hv')).toBeDefined()
  })

  test('is signed as it was read, by the right name and passphrase, or not at all', async () => {
    const { client, recordId } = await begin()
    const { corrections } = await client.corrections.ask({ recordId, request: asks() })
    await client.corrections.decide({ recordId, requestId: corrections[0]?.id ?? '', outcome: decides() })
    const { hash } = await client.corrections.toSign({ recordId })
    const sign = (more: object) => wordsOf(client.corrections.sign({ recordId, ...signature(hash), ...more }))
    expect(await sign({ hash: 'x' })).toMatch(/changed since you read it/)
    expect(await sign({ typedName: 'Priya' })).toMatch(/not the name/)
    expect(await sign({ passphrase: `${passphrase}!` })).toMatch(/passphrase/)
    expect((await client.corrections.standing({ recordId })).addenda).toEqual([])
    expect(await sign({})).toBeUndefined()
    expect(await sign({})).toMatch(/Nothing waits to be signed/)
  })

  test('is handed out once a second person has looked at it where something is left out', async () => {
    const signed = await begin()
    const { client, recordId, somebody } = signed
    const made = await putRight(signed)
    const his = made.signed.files.find((one) => one.item === 'addendum' && one.recipientId === 'p-dad')
    if (!his) throw new Error('no addendum for the father')
    expect(his.because).not.toEqual([])
    expect(await wordsOf(client.corrections.file({ recordId, fileId: his.id }))).toMatch(/second person/)
    const confirm = { recordId, fileId: his.id, sha256: his.sha256, note: '' }
    expect(await wordsOf(client.corrections.confirm(confirm))).toMatch(/You signed this record/)
    const second = await somebody('Ann Post', 'Admin officer')
    expect(await second.corrections.look({ recordId, fileId: his.id })).toMatchObject({
      title: 'Addendum to the minutes',
    })
    expect(await wordsOf(second.corrections.confirm({ ...confirm, sha256: 'x' }))).toMatch(/not the file/)
    await second.corrections.confirm(confirm)
    const file = await client.corrections.file({ recordId, fileId: his.id })
    expect(file).toMatchObject({ sha256: his.sha256, signed: true })
    expect(file.fileName).toBe('Initial conference 2026-09-17 WX-1 addendum parent 2 v1.1.docx')
    expect(leaksIn(bytesIn(file), ['Kestrel', 'refuge', 'football'])).toEqual([])
  })
})

describe('The letter to whoever asked', () => {
  test('tells what was decided and why, and quotes what they may read', async () => {
    const signed = await begin()
    const made = await putRight(
      signed,
      asks({ statement: 'I was there each time.' }),
      decides({
        outcome: 'not accepted',
        reason: 'The clinic has three dates on its list.',
        statement: 'I was there each time.',
      }),
    )
    const letter = allText((await made.of('correction outcome', 'p-mum')) ?? new Uint8Array())
    expect(letter).toContain('three occasions this summer')
    expect(letter).toContain('The words stay as they are.')
    expect(letter).toContain('The clinic has three dates on its list.')
    expect(letter).toContain('I was there each time.')
  })

  test('quotes nothing that they may not read, and does not say whether it stands in the record', async () => {
    const signed = await begin()
    const made = await putRight(
      signed,
      asks({
        asker: { person: 'p-dad', name: 'Sam Hill', relation: '' },
        words: 'refuge at Kestrel House',
        proposed: `Take out that ${RESTRICTED}`,
        reason: 'I heard about Kestrel House.',
      }),
      decides({ outcome: 'not accepted', reason: `It is right that ${RESTRICTED}` }),
    )
    expect(made.signed.corrections[0]?.reads).toBe(false)
    const file = (await made.of('correction outcome', 'p-dad')) ?? new Uint8Array()
    expect(
      leaksIn(file, ['Kestrel', 'refuge', 'Take out', 'stay as they are', 'What is working well']),
    ).toEqual([])
    expect(allText(file)).toContain('has been read and decided')
    expect(allText(file)).not.toMatch(/withheld|restricted|left out|not allowed/i)
    const paper = made.papers.find(({ item }) => item === 'correction outcome')
    expect(paper?.leftOut.map(({ where }) => where)).toEqual(expect.arrayContaining(['Reason']))
  })

  test('to somebody without a copy says nothing of the record, and a second person looks at it', async () => {
    const signed = await begin()
    const made = await putRight(
      signed,
      asks({
        asker: { person: '', name: 'Rose Pike', relation: 'great-aunt' },
        reason: SHARED,
        proposed: '',
      }),
      decides({ outcome: 'not accepted', reason: `We wrote that ${SHARED}` }),
    )
    const file = (await made.of('correction outcome', '')) ?? new Uint8Array()
    expect(allText(file)).toContain('Rose Pike')
    expect(leaksIn(file, ['clinic', 'occasions', 'Ashby', 'Siobhan'])).toEqual([])
    const standing = made.signed.files.find(({ item }) => item === 'correction outcome')
    expect(standing?.held).toMatch(/second person/)
  })

  test('is shown before anything is decided, with who would get an addendum', async () => {
    const { client, recordId } = await begin()
    const { corrections } = await client.corrections.ask({ recordId, request: asks({ words: OF_BO }) })
    const tried = await client.corrections.tryOutcome({
      recordId,
      requestId: corrections[0]?.id ?? '',
      outcome: decides(),
    })
    expect(tried.readers.filter(({ gets }) => gets).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Child’s file', 'Dana Ashby', 'Siobhan Green']),
    )
    expect(tried.readers.find(({ name }) => name === 'Sam Hill')).toMatchObject({
      gets: false,
      why: 'The passage is not in their copy.',
    })
    expect((await client.corrections.standing({ recordId })).corrections[0]?.outcome).toBeNull()
  })
})

describe('The history of a record', () => {
  test('tells in sentences what happened, in order, to whoever may open the record', async () => {
    const signed = await begin()
    await putRight(signed)
    const { events, state } = await signed.client.corrections.history({ recordId: signed.recordId })
    const says = events.map((one) => one.says)
    expect(state).toBe('Signed, version 1.0')
    expect(says).toEqual(
      expect.arrayContaining([
        'Priya Noor, CP chair, began the record.',
        'Priya Noor, CP chair, said that it is ready for the chair.',
        'Priya Noor, CP chair, signed version 1.0.',
        expect.stringMatching(
          /^Dana Ashby asked for a correction under “What is working well” \(request 1\)/,
        ),
        'Priya Noor, CP chair, decided on request 1 and accepted it as a mistake of fact.',
        'Priya Noor, CP chair, signed addendum 1.1 to version 1.0.',
        'Priya Noor, CP chair, signed the letter with the outcome of request 1 to Dana Ashby.',
      ]),
    )
    expect(events.map(({ at }) => at)).toEqual([...events.map(({ at }) => at)].sort())
    const addendum = events.find((one) => one.says.includes('signed addendum'))
    expect(addendum?.file).toMatchObject({ label: 'Addendum 1.1' })
  })
})

test('The example conference holds what the tests say of it', () => {
  const [section] = conference('').sections
  expect(section?.entries.map(({ id }) => id)).toEqual(['e-shared', 'e-bo', 'e-secret'])
})
