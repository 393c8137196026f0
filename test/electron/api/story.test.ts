/** The main job through the core's own procedures, from a half-written conference to verified documents. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isDue } from '../../../electron/daily-backup.ts'
import { type DemoResult, demo } from '../../../electron/demo.ts'
import { rowsOf, rowToMap } from '../../../shared/minutes/index.ts'
import expectedIcpc from '../../examples/expected/icpc_harcastle.json' with { type: 'json' }
import { startCore, type TestClient, wordsOf } from './core-kit.ts'

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Changes a draft as a window would. */
async function write(client: TestClient, recordId: string, change: (doc: Y.Doc) => void) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytesOf((await client.drafts.open({ recordId })).update))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  return client.drafts.append({
    recordId,
    window: 'test',
    update: base64(Y.encodeStateAsUpdate(doc, before)),
  })
}

describe('a conference from the first word to signed documents', () => {
  let out: string
  let result: DemoResult

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'chairside-demo-test-'))
    result = await demo(out)
  })
  afterAll(() => rm(out, { recursive: true, force: true }))

  test('everything that should block signing blocks it first', () => {
    expect([...result.blockedBy].sort()).toEqual([...expectedIcpc.signOffBlockedBy].sort())
  })

  test('every recipient has a document of their own, and each one is genuine', () => {
    expect(result.files.length).toBe(11)
    expect(new Set(result.files.map((file) => file.sha256)).size).toBe(11)
    expect(result.files.filter((file) => file.verdict !== 'genuine')).toEqual([])
  })

  test('no file name holds the name of a child or a parent', async () => {
    const names = (await readdir(out)).join(' ')
    expect(names).not.toMatch(/Ellie|Tobias|Wren|Harcastle|Pruett|Oyelaran|Dana|Lee\b/)
  })
})

describe('signing', () => {
  async function fictional() {
    const kit = await startCore()
    const { people } = await kit.client.workspace.createFictional()
    const [record] = await kit.client.records.list()
    if (!record) throw new Error('The fictional workspace has a record')
    return { ...kit, people, record }
  }

  test('a record with open questions is not signed, and the sentence counts them', async () => {
    const { client, record, stop } = await fictional()
    const words = await wordsOf(
      client.signing.sign({
        recordId: record.id,
        passphrase: 'fictional chair',
        typedName: 'Priya Nandakumar',
        readToEnd: true,
      }),
    )
    expect(words).toMatch(/^\d+ questions are still open\. \d+ headings have nothing under/)
    expect((await client.records.get({ id: record.id })).record.state).toBe('draft')
    await stop()
  })

  test('somebody who did not chair the conference is told who signs it', async () => {
    const { client, record, people, stop } = await fictional()
    const manager = people.find((person) => person.role === 'Service manager')
    await client.workspace.unlock({ personId: manager?.id ?? '', passphrase: manager?.passphrase ?? '' })
    const { notYou } = await client.signing.readiness({ recordId: record.id })
    expect(notYou).toBe('Priya Nandakumar signs this record, as CP chair. They sign in themselves.')
    await stop()
  })

  test('the action list is never held back', async () => {
    const { client, record, stop } = await fictional()
    const list = await client.copies.actionList({ recordId: record.id })
    expect(list.fileName).toMatch(/actions/)
    expect(Object.keys(unzipSync(bytesOf(list.bytes)))).toContain('word/document.xml')
    await stop()
  })

  test('the chair cannot speak as the senior manager', async () => {
    const { client, record, stop } = await fictional()
    const words = await wordsOf(
      client.statements.add({
        recordId: record.id,
        kind: 'senior manager view',
        ruleId: 'R-HH',
        about: 'all',
        text: 'I have read the history myself and I am content with the plan as it stands today.',
        fields: {},
        reviewBy: '',
      }),
    )
    expect(words).toContain('has to come from a service manager')
    await stop()
  })

  test('a draft copy is marked as a draft and carries no signature', async () => {
    const { client, record, stop } = await fictional()
    const made = await client.copies.document({ recordId: record.id, recipientId: 'p-lee' })
    expect(made.signed).toBe(false)
    const parts = unzipSync(bytesOf(made.bytes))
    expect(Object.keys(parts).some((name) => name.startsWith('_xmlsignatures'))).toBe(false)
    expect(Object.values(parts).some((part) => Buffer.from(part).toString('utf8').includes('DRAFT'))).toBe(
      true,
    )
    expect((await client.verify.file({ fileName: made.fileName, bytes: made.bytes })).verdict).toBe(
      'not signed',
    )
    await stop()
  })
})

describe('a workspace of one’s own', () => {
  const me = {
    name: "Siân O'Dwyer-Ångström",
    role: 'CP chair' as const,
    organisation: 'Wexmoor Council',
    email: '',
  }

  test('is made, locked and opened again, and the drafts are there', async () => {
    const { client, folder, stop } = await startCore()
    const { recoveryCode } = await client.workspace.create({ folder, me, passphrase: 'four odd words here' })
    expect(recoveryCode.length).toBeGreaterThan(25)
    const family = await client.cases.create({
      familyRef: 'WX-1',
      children: [{ id: 'c-1', name: 'Aoife' } as never],
      people: [],
      chronology: [],
    })
    const record = await client.records.create({
      type: 'ICPC',
      subType: '',
      caseId: family.id,
      date: '2026-11-02',
      start: '',
      place: '',
    })
    await write(client, record.id, (doc) =>
      rowsOf(doc, 'actions').push([rowToMap({ id: 'a', text: 'Weigh weekly' })]),
    )
    await client.workspace.lock()
    const status = await client.workspace.status()
    expect(status.state).toBe('locked')
    expect(status.people.map((person) => person.name)).toEqual([me.name])
    expect(
      await wordsOf(
        client.workspace.unlock({ personId: status.people[0]?.id ?? '', passphrase: 'wrong words' }),
      ),
    ).toBe(
      'That passphrase does not open this workspace. Nothing has been changed. Check Caps Lock, or use your recovery code.',
    )
    await client.workspace.unlock({ personId: status.people[0]?.id ?? '', passphrase: 'four odd words here' })
    expect(
      (await client.drafts.content({ recordId: record.id })).actions.map((action) => action.text),
    ).toEqual(['Weigh weekly'])
    await stop()
  })

  test('a forgotten passphrase is replaced with the recovery code, and a new signing key is made', async () => {
    const { client, folder, stop } = await startCore()
    const { recoveryCode } = await client.workspace.create({ folder, me, passphrase: 'four odd words here' })
    const before = await client.people.signingIdentity()
    await client.workspace.lock()
    const personId = (await client.workspace.status()).people[0]?.id ?? ''
    await client.workspace.recover({
      recoveryCode: recoveryCode.toLowerCase(),
      personId,
      newPassphrase: 'five other words by heart',
    })
    expect((await client.people.signingIdentity()).issuer).toBe(before.issuer)
    await client.workspace.lock()
    expect(await wordsOf(client.workspace.unlock({ personId, passphrase: 'four odd words here' }))).toContain(
      'does not open',
    )
    await client.workspace.unlock({ personId, passphrase: 'five other words by heart' })
    await stop()
  })

  test('a short passphrase is refused before anything is made', async () => {
    const { client, folder, stop } = await startCore()
    expect(await wordsOf(client.workspace.create({ folder, me, passphrase: 'short' }))).toContain(
      'shorter than 12 characters',
    )
    expect((await client.workspace.status()).state).toBe('none')
    await stop()
  })

  test('two windows hear each other’s words, and not their own', async () => {
    const kit = await startCore()
    const { people } = await kit.client.workspace.createFictional()
    const [record] = await kit.client.records.list()
    const recordId = record?.id ?? ''
    const other = kit.window()
    await other.client.workspace.unlock({
      personId: people[1]?.id ?? '',
      passphrase: people[1]?.passphrase ?? '',
    })
    const { seq } = await other.client.drafts.open({ recordId })
    const stop = new AbortController()
    const changes = await other.client.drafts.watch(
      { recordId, window: 'theirs', after: seq },
      { signal: stop.signal },
    )
    await write(kit.client, recordId, (doc) => doc.getMap('meeting').set('place', 'Alder House'))
    for await (const change of changes) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, bytesOf((await other.client.drafts.open({ recordId })).update))
      expect(doc.getMap('meeting').get('place')).toBe('Alder House')
      expect(change.by).toBe(people[0]?.id)
      break
    }
    stop.abort()
    await kit.stop()
  })

  test('bytes that are no change to a draft are refused, and what was saved stays', async () => {
    const kit = await startCore()
    await kit.client.workspace.createFictional()
    const [record] = await kit.client.records.list()
    const recordId = record?.id ?? ''
    const before = await kit.client.drafts.content({ recordId })
    expect(
      await wordsOf(
        kit.client.drafts.append({ recordId, window: 'w', update: base64(new Uint8Array([9, 9, 9, 9])) }),
      ),
    ).toContain('could not be read')
    expect(await kit.client.drafts.content({ recordId })).toEqual(before)
    await kit.stop()
  })

  test('a file with a made-up signature is not taken for a signed one', async () => {
    const kit = await startCore()
    await kit.client.workspace.createFictional()
    const [record] = await kit.client.records.list()
    const made = await kit.client.copies.document({ recordId: record?.id ?? '', recipientId: 'internal' })
    const parts = unzipSync(bytesOf(made.bytes))
    const rebuilt = zipSync({ ...parts, '_xmlsignatures/sig1.xml': new TextEncoder().encode('<Signature/>') })
    const verdict = (await kit.client.verify.file({ fileName: 'x.docx', bytes: base64(rebuilt) })).verdict
    expect(['changed', 'not signed', 'not readable']).toContain(verdict)
    await kit.stop()
  })
})

describe('the daily backup', () => {
  test('is due when there is none, or when the newest is a day old', () => {
    const now = new Date('2026-11-22T18:00:00Z')
    expect(isDue(undefined, now)).toBe(true)
    expect(isDue(new Date('2026-11-21T17:59:00Z'), now)).toBe(true)
    expect(isDue(new Date('2026-11-22T02:00:00Z'), now)).toBe(false)
  })
})
