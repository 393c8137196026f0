/** A version that holds what it never should have held is withdrawn, confirmed by a second person, and replaced (domain 7). */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { WithdrawalMark } from '../../../shared/corrections/index.ts'
import { draftToMinutes } from '../../../shared/minutes/index.ts'
import { wordsOf } from '../api/core-kit.ts'
import { allText, leaksIn } from '../documents/leaks.ts'
import { asks, bytesIn, decides, type Signed, signature, signedConference } from './corrections-kit.ts'

let world: Signed | undefined
afterEach(async () => world?.stop())

async function begin(): Promise<Signed> {
  world = await signedConference()
  return world
}

const marks: WithdrawalMark[] = [
  { what: 'take out', id: 'e-secret', words: '' },
  { what: 'take out', id: 'e-shared', words: 'on three occasions' },
  { what: 'keep from', id: 'e-bo', people: ['p-hv'] },
]

/** Withdraws, has it confirmed and signs the next version. */
async function replaced({ client, recordId, somebody }: Signed) {
  const second = await somebody('Ann Post', 'Admin officer')
  const { withdrawal } = await client.corrections.withdraw({ recordId, reason: 'An address leaked.', marks })
  const withdrawalId = withdrawal?.id ?? ''
  await second.corrections.confirmWithdrawal({ recordId, withdrawalId, note: 'I read it.' })
  const { hash } = await client.corrections.replacement({ recordId, withdrawalId })
  const standing = await client.corrections.replace({ recordId, withdrawalId, ...signature(hash) })
  return { second, standing }
}

describe('A version that is withdrawn', () => {
  test('leaves nobody’s hands from that moment on, before anybody has confirmed it', async () => {
    const { client, recordId, somebody } = await begin()
    const standing = await client.corrections.withdraw({ recordId, reason: 'An address leaked.', marks })
    expect(standing.withdrawal).toMatchObject({ version: '1.0', nextVersion: '2.0', confirmed: null })
    expect(standing.withdrawal?.changes.map(({ id, after }) => [id, after])).toEqual([
      ['e-shared', 'Ada was weighed in clinic this summer'],
      ['e-bo', 'Bo told his teacher that he likes football on Fridays'],
      ['e-secret', ''],
    ])
    const copy = { recordId, recipientId: 'p-mum' }
    expect(await wordsOf(client.copies.document(copy))).toMatch(/being withdrawn/)
    expect(await wordsOf(client.copies.document({ ...copy, large: true }))).toMatch(/being withdrawn/)
    const again = client.corrections.withdraw({ recordId, reason: 'Again.', marks })
    expect(await wordsOf(again)).toMatch(/being withdrawn already/)
    const admin = await somebody('Ann Post', 'Admin officer')
    expect(await wordsOf(admin.corrections.withdraw({ recordId, reason: 'x', marks }))).toMatch(
      /does not include this/,
    )
  })

  test('leaves by the distribution desk no more than by the copies', async () => {
    const { client, recordId } = await begin()
    await client.corrections.withdraw({ recordId, reason: 'An address leaked.', marks })
    const { lines } = await client.distribution.ofRecord({ recordId })
    const own = lines.find(({ recipientId, item }) => recipientId === 'internal' && item === 'minutes')
    expect(own?.state).toBe('ready')
    const made = client.distribution.make({ lineId: own?.id ?? '', making: 'portal folder' })
    expect(await wordsOf(made)).toMatch(/being withdrawn/)
  })

  test('is confirmed by somebody else, and not replaced before', async () => {
    const { client, recordId, somebody } = await begin()
    const { withdrawal } = await client.corrections.withdraw({
      recordId,
      reason: 'An address leaked.',
      marks,
    })
    const withdrawalId = withdrawal?.id ?? ''
    const { hash } = await client.corrections.replacement({ recordId, withdrawalId })
    const replace = () => wordsOf(client.corrections.replace({ recordId, withdrawalId, ...signature(hash) }))
    expect(await wordsOf(client.corrections.confirmWithdrawal({ recordId, withdrawalId, note: '' }))).toMatch(
      /You asked for this/,
    )
    expect(await replace()).toMatch(/second person has not confirmed/)
    const second = await somebody('Ann Post', 'Admin officer')
    await second.corrections.confirmWithdrawal({ recordId, withdrawalId, note: '' })
    expect(
      await wordsOf(client.corrections.replace({ recordId, withdrawalId, ...signature('other') })),
    ).toMatch(/changed since you read it/)
    expect((await client.records.get({ id: recordId })).record.version).toBe('1.0')
  })

  test('may be ended with a reason, and then stands as it was', async () => {
    const { client, recordId } = await begin()
    const { withdrawal } = await client.corrections.withdraw({
      recordId,
      reason: 'An address leaked.',
      marks,
    })
    const withdrawalId = withdrawal?.id ?? ''
    const standing = await client.corrections.dropWithdrawal({ recordId, withdrawalId, reason: 'A mistake.' })
    expect(standing.withdrawal).toBeNull()
    const late = client.corrections.confirmWithdrawal({ recordId, withdrawalId, note: '' })
    expect(await wordsOf(late)).toMatch(/has ended/)
    expect((await client.copies.document({ recordId, recipientId: 'internal' })).signed).toBe(true)
  })

  test('needs marks that change something', async () => {
    const { client, recordId } = await begin()
    const withdraw = (mark: WithdrawalMark) =>
      wordsOf(client.corrections.withdraw({ recordId, reason: 'x', marks: [mark] }))
    expect(await withdraw({ what: 'take out', id: 'e-none', words: '' })).toMatch(/not in the signed record/)
    expect(await withdraw({ what: 'take out', id: 'e-shared', words: 'never said' })).toMatch(/do not stand/)
    expect(await withdraw({ what: 'take out', id: 'p-mum', words: '' })).toMatch(/which words/)
    expect(await withdraw({ what: 'keep from', id: 'e-shared', people: ['p-none'] })).toMatch(
      /not in the record/,
    )
    expect((await client.corrections.standing({ recordId })).withdrawal).toBeNull()
  })
})

describe('The version that takes its place', () => {
  test('is numbered, signed and made for each reader, without what was taken out', async () => {
    const signed = await begin()
    const { client, recordId } = signed
    const { standing } = await replaced(signed)
    expect(standing).toMatchObject({ version: '2.0', withdrawal: null })
    const file = bytesIn(await client.copies.document({ recordId, recipientId: 'internal' }))
    expect(allText(file)).toContain('Ada was weighed in clinic this summer')
    expect(allText(file)).toContain('Version 1.0')
    expect(leaksIn(file, ['Kestrel', 'refuge', 'occasions'])).toEqual([])
    const verdict = await client.verify.file({
      fileName: 'x.docx',
      bytes: Buffer.from(file).toString('base64'),
    })
    expect(verdict).toMatchObject({ verdict: 'genuine', record: { version: '2.0' } })
    expect(verdict.record?.since).toBeUndefined()
  })

  test('is the only one that screens, checks and search read: the draft behind the old one is shut as well', async () => {
    const signed = await begin()
    const { client, recordId } = signed
    const find = (text: string) => client.records.search({ text })
    const { standing } = await replaced(signed)
    expect(standing.version).toBe('2.0')
    const said = [
      JSON.stringify(await client.records.minutes({ id: recordId })),
      JSON.stringify(await client.drafts.content({ recordId })),
      JSON.stringify(await client.drafts.surroundings({ recordId })),
      JSON.stringify(await client.records.get({ id: recordId })),
    ]
    const doc = new Y.Doc()
    const { update, editable } = await client.drafts.open({ recordId })
    Y.applyUpdate(doc, new Uint8Array(Buffer.from(update, 'base64')))
    said.push(JSON.stringify(draftToMinutes(doc)))
    expect(editable).toBe(false)
    for (const one of said) expect(one).not.toMatch(/Kestrel|three occasions/)
    const old = []
    for await (const change of await client.drafts.watch({ recordId, window: 'w', after: 0 }))
      old.push(change)
    expect(old).toEqual([])
    expect(await find('Kestrel')).toEqual([])
    expect((await find('weighed')).map((one) => one.recordId)).toEqual([recordId])
  })

  test('takes addenda of its own: those of the old version are not handed out any more', async () => {
    const signed = await begin()
    const { client, recordId } = signed
    const { corrections } = await client.corrections.ask({
      recordId,
      request: asks({ words: 'football on Fridays', proposed: 'football on Mondays' }),
    })
    await client.corrections.decide({
      recordId,
      requestId: corrections[0]?.id ?? '',
      outcome: decides({ newWords: 'football on Mondays' }),
    })
    const first = await client.corrections.toSign({ recordId })
    const { files } = await client.corrections.sign({ recordId, ...signature(first.hash) })
    const { standing } = await replaced(signed)
    expect(standing.files.every(({ held }) => /replaced by version 2.0/.test(held))).toBe(true)
    const internal = files.find((one) => one.recipientId === 'internal')
    expect(await wordsOf(client.corrections.file({ recordId, fileId: internal?.id ?? '' }))).toMatch(
      /replaced by version 2.0/,
    )
    expect(standing.toSign).toEqual({ corrections: 1, letters: 1 })
    const second = await client.corrections.toSign({ recordId })
    // The nurse was to be kept from it.
    expect(second.papers.map(({ recipientId }) => recipientId)).not.toContain('p-hv')
    const again = await client.corrections.sign({ recordId, ...signature(second.hash) })
    expect(again.addenda.map(({ version }) => version)).toEqual(['1.1', '2.1'])
  }, 180_000)

  test('may be withdrawn in its turn', async () => {
    const signed = await begin()
    const { client, recordId } = signed
    const { second } = await replaced(signed)
    const more: WithdrawalMark[] = [{ what: 'take out', id: 'e-bo', words: '' }]
    const { withdrawal } = await client.corrections.withdraw({ recordId, reason: 'More.', marks: more })
    const withdrawalId = withdrawal?.id ?? ''
    expect(withdrawal?.nextVersion).toBe('3.0')
    await second.corrections.confirmWithdrawal({ recordId, withdrawalId, note: '' })
    const { hash } = await client.corrections.replacement({ recordId, withdrawalId })
    const standing = await client.corrections.replace({ recordId, withdrawalId, ...signature(hash) })
    expect(standing.superseded.map(({ version }) => version)).toEqual(['1.0', '2.0'])
    const { content } = await client.corrections.openOld({
      recordId,
      version: '2.0',
      recipientId: 'internal',
      reason: 'The data protection officer asks.',
    })
    expect(JSON.stringify(content)).toContain('football')
    const { events } = await client.corrections.history({ recordId })
    expect(events.map(({ says }) => says)).toEqual(
      expect.arrayContaining([
        'Priya Noor, CP chair, withdrew version 1.0. None of its files was handed out from then on.',
        'Ann Post, Admin officer, confirmed the withdrawal as the second person.',
        'Version 2.0 took the place of version 1.0.',
        'Priya Noor, CP chair, opened version 2.0 from under lock.',
      ]),
    )
  })
})

describe('The old version', () => {
  test('is kept under lock: only for those who answer for it, with a reason that is kept', async () => {
    const signed = await begin()
    const { client, recordId, somebody, store } = signed
    const { second, standing } = await replaced(signed)
    expect(standing.superseded).toMatchObject([
      { version: '1.0', replacedBy: 'Priya Noor', reason: 'An address leaked.' },
    ])
    expect(standing.superseded[0]?.readers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Dana Ashby', 'Sam Hill', 'Siobhan Green']),
    )
    const open = { recordId, version: '1.0', recipientId: 'internal', reason: 'To recall it.' }
    expect(await wordsOf(second.corrections.openOld(open))).toMatch(/kept under lock/)
    const worker = await somebody('Cal Reid', 'Social worker')
    expect(await wordsOf(worker.corrections.openOld(open))).toMatch(/kept under lock/)
    expect(await wordsOf(client.corrections.openOld({ ...open, reason: ' ' }))).toMatch(/./)
    expect(await store.corrections.openings(recordId)).toEqual([])
    // Its stand-in file holds no text here; that it was opened is written down all the same.
    await wordsOf(client.corrections.openOld(open))
    expect(await store.corrections.openings(recordId)).toMatchObject([
      { byName: 'Priya Noor', version: '1.0', reason: 'To recall it.' },
    ])
    const qa = await somebody('Quin Ash', 'QA lead')
    expect((await qa.corrections.standing({ recordId })).notOpenOld).toBe('')
  })

  test('stays in the workspace byte for byte, and is told to whoever checks a file of it', async () => {
    const signed = await begin()
    const { client, recordId, store } = signed
    const before = await store.signed.fileOfVersion(recordId, '1.0', 'internal')
    const { second } = await replaced(signed)
    expect(await store.signed.fileOfVersion(recordId, '1.0', 'internal')).toEqual(before)
    const file = bytesIn(await client.copies.document({ recordId, recipientId: 'internal' }))
    const { withdrawal } = await client.corrections.withdraw({
      recordId,
      reason: 'More.',
      marks: [{ what: 'take out', id: 'e-bo', words: '' }],
    })
    const verify = () =>
      client.verify.file({ fileName: 'x.docx', bytes: Buffer.from(file).toString('base64') })
    expect((await verify()).record?.since).toMatch(/being withdrawn/)
    const withdrawalId = withdrawal?.id ?? ''
    await second.corrections.confirmWithdrawal({ recordId, withdrawalId, note: '' })
    const { hash } = await client.corrections.replacement({ recordId, withdrawalId })
    await client.corrections.replace({ recordId, withdrawalId, ...signature(hash) })
    expect((await verify()).record?.since).toMatch(/replaced by version 3.0/)
  })
})
