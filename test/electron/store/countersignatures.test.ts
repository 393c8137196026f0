/** What is kept of countersignatures: added whole or not at all, in their order, and never changed. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, it } from 'vitest'
import type { CountersignPlace, NewCountersignature } from '../../../electron/store/index.ts'
import { verifyAudit } from '../../../electron/workspace/index.ts'
import { problemOf } from '../workspace/folders.ts'
import { me, minutesOf, withRecord } from './stores.ts'

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
const bytesOf = (text: string) => new TextEncoder().encode(text)

const place = (name: string, more: Partial<CountersignPlace> = {}): CountersignPlace => ({
  place: name,
  step: 1,
  does: 'signs',
  title: name,
  why: 'Because.',
  people: [],
  levels: ['TM'],
  lineId: '{0}',
  ...more,
})

async function signedRecord(places: CountersignPlace[]) {
  const made = await withRecord()
  const canonicalJson = canonicalize(minutesOf('First')) ?? ''
  const files = ['mother', 'father'].map((recipientId) => {
    const bytes = bytesOf(`for ${recipientId}`)
    return { recipientId, kind: 'parent', fileName: `${recipientId}.docx`, bytes, sha256: sha256(bytes) }
  })
  await made.store.signed.freeze(
    made.record.id,
    {
      version: '1.0',
      canonicalJson,
      sha256: sha256(canonicalJson),
      ruleSet: '2026-09',
      rules: {},
      template: {},
      appVersion: '0.1.0',
      findings: [],
      signedBy: 'Priya Nandakumar',
      role: 'CP chair',
      signedAt: '2026-09-14T11:31:00.000Z',
      signedAtLocal: '',
      files,
      places,
    },
    me,
  )
  const given = (
    name: string,
    after: number,
    more: Partial<NewCountersignature> = {},
  ): NewCountersignature => ({
    recordId: made.record.id,
    place: name,
    name: 'Rosa Okafor',
    role: 'Team manager',
    at: '2026-09-14T12:00:00Z',
    how: '',
    byAccount: 'p-rosa',
    after,
    files: ['mother', 'father'].map((recipientId) => {
      const bytes = bytesOf(`${name} for ${recipientId}`)
      return { recipientId, bytes, sha256: sha256(bytes) }
    }),
    ...more,
  })
  return { ...made, given }
}

describe('countersignatures', () => {
  it('are asked for in their order, and the newest file carries all of them', async () => {
    const { store, record, given } = await signedRecord([place('second', { step: 2 }), place('first')])
    const { countersignatures } = store
    expect((await countersignatures.list(record.id)).map(({ place, done }) => [place, done])).toEqual([
      ['first', null],
      ['second', null],
    ])
    expect(await countersignatures.newestFile(record.id, 'mother')).toBeUndefined()
    await countersignatures.add(given('first', 0))
    await countersignatures.add(given('second', 1, { name: 'Morag Ellery', byAccount: 'p-morag' }))
    const list = await countersignatures.list(record.id)
    expect(list.map(({ done }) => [done?.seq, done?.name, done?.byAccount])).toEqual([
      [1, 'Rosa Okafor', 'p-rosa'],
      [2, 'Morag Ellery', 'p-morag'],
    ])
    const newest = await countersignatures.newestFile(record.id, 'father')
    expect(newest?.sha256).toBe(sha256('second for father'))
    expect((await store.signed.file(record.id, 'father'))?.sha256).toBe(sha256('for father'))
  })

  it('are found by the bytes of any of their files', async () => {
    const { store, record, given } = await signedRecord([place('first')])
    await store.countersignatures.add(given('first', 0))
    expect(await store.countersignatures.findBySha256(sha256('first for mother'))).toEqual({
      recordId: record.id,
      version: '1.0',
      recipientId: 'mother',
      fileName: 'mother.docx',
    })
    expect(await store.countersignatures.findBySha256(sha256('for mother'))).toBeUndefined()
  })

  it('wait one step after the other, over all records, until they are given', async () => {
    const { store, record, given } = await signedRecord([
      place('second', { step: 2 }),
      place('first'),
      place('beside', { does: 'confirms', levels: [], people: [{ account: '', name: 'Ines Vale' }] }),
    ])
    const waiting = async () =>
      (await store.countersignatures.awaited()).map((one) => [one.recordId, one.place])
    expect(await waiting()).toEqual([
      [record.id, 'beside'],
      [record.id, 'first'],
    ])
    await store.countersignatures.add(given('first', 0))
    await store.countersignatures.add(given('beside', 1, { how: 'by telephone', files: [] }))
    expect(await waiting()).toEqual([[record.id, 'second']])
    const [second] = await store.countersignatures.awaited()
    expect(second).toMatchObject({ signedBy: 'Priya Nandakumar', levels: ['TM'] })
    await store.countersignatures.add(given('second', 2))
    expect(await waiting()).toEqual([])
  })

  it('write one row of the audit chain each, with the account that gave them', async () => {
    const { store, workspace, record, given } = await signedRecord([place('first'), place('other')])
    await store.countersignatures.add(given('first', 0))
    await store.countersignatures.add(given('other', 1, { how: 'by telephone', files: [] }))
    const rows = workspace.raw
      .prepare('SELECT action, person, subject FROM audit ORDER BY seq DESC LIMIT 2')
      .all()
    expect(rows).toEqual([
      { action: 'record confirmed', person: 'p-rosa', subject: record.id },
      { action: 'record countersigned', person: 'p-rosa', subject: record.id },
    ])
    expect(verifyAudit(workspace.raw)).toMatchObject({ ok: true })
  })

  it('are refused twice, out of turn of another one, for nobody’s place, and with a wrong hash', async () => {
    const { store, record, given, workspace } = await signedRecord([place('first'), place('other')])
    const { add, list } = store.countersignatures
    await add(given('first', 0))
    expect((await problemOf(add(given('first', 1)))).message).toBe('Rosa Okafor has done this already.')
    expect((await problemOf(add(given('other', 0)))).message).toMatch(/^Somebody else has just countersigned/)
    expect((await problemOf(add(given('nobody', 1)))).code).toBe('not found')
    const wrong = given('other', 1)
    wrong.files[1] = { recipientId: 'father', bytes: bytesOf('x'), sha256: sha256('y') }
    expect((await problemOf(add(wrong))).code).toBe('not valid')
    const unknown = given('other', 1)
    unknown.files[1] = { recipientId: 'uncle', bytes: bytesOf('x'), sha256: sha256('x') }
    await problemOf(add(unknown))
    // Nothing of what was refused is left behind, its first file neither.
    expect((await list(record.id)).filter(({ done }) => done)).toHaveLength(1)
    expect(workspace.raw.prepare('SELECT count(*) FROM countersigned_file').pluck().get()).toBe(2)
  })

  it.each([
    ['countersign_place', 'UPDATE countersign_place SET step = 9'],
    ['countersign_place', 'DELETE FROM countersign_place'],
    ['countersignature', "UPDATE countersignature SET name = 'X'"],
    ['countersignature', 'DELETE FROM countersignature'],
    ['countersigned_file', "UPDATE countersigned_file SET sha256 = 'x'"],
    ['countersigned_file', 'DELETE FROM countersigned_file'],
  ])('%s is never changed: %s', async (_, sql) => {
    const { store, workspace, given } = await signedRecord([place('first')])
    await store.countersignatures.add(given('first', 0))
    expect(() => workspace.raw.prepare(sql).run()).toThrow(/never (?:changed|deleted)/)
  })

  it('nobody is asked after the version was signed', async () => {
    const { workspace, record } = await signedRecord([])
    expect(() =>
      workspace.raw
        .prepare(
          "INSERT INTO countersign_place VALUES (?, '1.0', 'late', 1, 'signs', 'x', 'x', '[]', '[]', '')",
        )
        .run(record.id),
    ).toThrow(/settled together with the version/)
  })
})
