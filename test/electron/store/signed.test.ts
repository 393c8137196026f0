import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, it } from 'vitest'
import type { Freeze } from '../../../electron/store/index.ts'
import { verifyAudit } from '../../../electron/workspace/index.ts'
import { problemOf } from '../workspace/folders.ts'
import { caseInput, draftOf, makeStore, me, minutesOf, recordInput, withRecord } from './stores.ts'

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
const file = (recipientId: string, text: string) => {
  const bytes = new TextEncoder().encode(text)
  return { recipientId, kind: 'parent', fileName: `${recipientId}.docx`, bytes, sha256: sha256(bytes) }
}
function freezeOf(title: string, more: Partial<Freeze> = {}): Freeze {
  const canonicalJson = canonicalize(minutesOf(title)) ?? ''
  return {
    version: '1.0',
    canonicalJson,
    sha256: sha256(canonicalJson),
    ruleSet: '2026-09',
    rules: { id: '2026-09' },
    template: { type: 'ICPC', version: '2026.11' },
    appVersion: '0.1.0',
    findings: [{ id: 'f1', open: false }],
    signedBy: 'Priya Nandakumar',
    role: 'CP chair',
    signedAt: '2026-09-14T11:31:00.000Z',
    signedAtLocal: '2026-09-14T12:31:00+01:00',
    files: [file('internal', `${title} internal`), file('mother', `${title} mother`)],
    ...more,
  }
}

describe('signing', () => {
  it('freezes the record, its findings and its files, and they come back byte for byte', async () => {
    const { store, record, workspace } = await withRecord()
    const input = freezeOf('First')
    await store.signed.freeze(record.id, input, me)
    expect(await store.records.get(record.id)).toMatchObject({
      state: 'signed',
      version: '1.0',
      signedBy: 'Priya Nandakumar',
      signedAt: input.signedAt,
    })
    expect(await store.signed.versions(record.id)).toEqual([
      {
        version: '1.0',
        recordHash: input.sha256,
        signedBy: input.signedBy,
        role: input.role,
        signedAt: input.signedAt,
        signedAtLocal: input.signedAtLocal,
        ruleSet: input.ruleSet,
        appVersion: input.appVersion,
      },
    ])
    expect(await store.signed.minutesJson(record.id)).toBe(input.canonicalJson)
    expect(await store.signed.findings(record.id)).toEqual(input.findings)
    const kept = await store.signed.file(record.id, 'mother')
    expect(kept?.sha256).toBe(input.files[1]?.sha256)
    expect(sha256(kept?.bytes ?? '')).toBe(kept?.sha256)
    expect(await store.signed.file(record.id, 'father')).toBeUndefined()
    expect(verifyAudit(workspace.raw).ok).toBe(true)
  })

  it('is recognised again by the hash of a file or of the record', async () => {
    const { store, record } = await withRecord()
    const input = freezeOf('First')
    await store.signed.freeze(record.id, input, me)
    expect(await store.signed.findBySha256(input.files[0]?.sha256 ?? '')).toEqual({
      recordId: record.id,
      title: record.title,
      version: '1.0',
      recipientId: 'internal',
      kind: 'parent',
      fileName: 'internal.docx',
    })
    expect(await store.signed.findByRecordHash(input.sha256)).toEqual({
      recordId: record.id,
      title: record.title,
      version: '1.0',
    })
    expect(await store.signed.findBySha256(sha256('other'))).toBeUndefined()
    expect(await store.signed.findByRecordHash(sha256('other'))).toBeUndefined()
  })

  it('ends every change of the record, its draft and its statements', async () => {
    const { store, record } = await withRecord()
    await store.signed.freeze(record.id, freezeOf('First'), me)
    const attempts = [
      store.drafts.append(record.id, draftOf('more'), me, 'w'),
      store.drafts.compact(record.id),
      store.records.setState(record.id, 'draft', me),
      store.records.describe(record.id, { title: 'Other' }, me),
      store.records.discard(record.id, me),
      store.signed.freeze(record.id, freezeOf('Second', { version: '1.1' }), me),
    ]
    for (const attempt of attempts) expect((await problemOf(attempt)).code).toBe('conflict')
    expect(await store.records.get(record.id)).toMatchObject({ state: 'signed', title: record.title })
  })

  it.each([
    `UPDATE signed_version SET role = 'x'`,
    'DELETE FROM signed_file',
    `UPDATE signed_file SET bytes = x'00'`,
    'DELETE FROM signed_version',
    `INSERT INTO signed_file SELECT record_id, version, 'late', kind, file_name, bytes, sha256 FROM signed_file LIMIT 1`,
    `UPDATE record SET state = 'draft'`,
    `UPDATE record SET title = 'x'`,
    'DELETE FROM record',
    `INSERT INTO draft_update (record_id, seq, bytes, by, from_window, at) SELECT id, 99, x'0000', '', '', '' FROM record`,
  ])('is refused any change by the tables themselves: %s', async (sql) => {
    const { store, record, workspace } = await withRecord()
    await store.signed.freeze(record.id, freezeOf('First'), me)
    expect(() => workspace.raw.exec(sql)).toThrow(/never|together|no more/)
  })

  it('takes nothing whose hash is not its own, and then nothing is frozen', async () => {
    const { store, record, workspace } = await withRecord()
    const good = freezeOf('First')
    const spaced = JSON.stringify(JSON.parse(good.canonicalJson), null, 1)
    const wrong: Partial<Freeze>[] = [
      { sha256: sha256('other') },
      { canonicalJson: spaced, sha256: sha256(spaced) },
      { canonicalJson: '{}', sha256: sha256('{}') },
      { canonicalJson: 'not JSON', sha256: sha256('not JSON') },
      { files: [{ ...file('mother', 'a'), sha256: sha256('b') }] },
    ]
    for (const change of wrong) {
      const problem = await problemOf(store.signed.freeze(record.id, { ...good, ...change }, me))
      expect(problem.code).toBe('not valid')
    }
    const twice = { files: [file('mother', 'a'), file('mother', 'a')] }
    expect((await problemOf(store.signed.freeze(record.id, { ...good, ...twice }, me))).code).toBe('conflict')
    expect(await store.signed.versions(record.id)).toEqual([])
    expect((await store.records.get(record.id)).state).toBe('draft')
    expect(workspace.raw.prepare('SELECT count(*) FROM signed_file').pluck().get()).toBe(0)
    expect((await problemOf(store.signed.minutesJson(record.id))).code).toBe('not found')
    await store.drafts.append(record.id, draftOf('still open'), me, 'w')
  })
})

describe('the history of a family', () => {
  it('is its signed records before this one, oldest first, and nobody else’s', async () => {
    const { store } = await makeStore()
    const family = await store.cases.create(caseInput, me)
    const others = await store.cases.create(caseInput, me)
    const sign = async (caseId: string, date: string, title: string) => {
      const record = await store.records.create(recordInput(caseId, { date, title }), me)
      await store.signed.freeze(record.id, freezeOf(title), me)
      return record
    }
    const third = await sign(family.id, '2026-09-14', 'third')
    await sign(family.id, '2025-12-01', 'first')
    await sign(family.id, '2026-03-02', 'second')
    await sign(others.id, '2026-01-01', 'not theirs')
    await store.records.create(recordInput(family.id, { date: '2026-04-01' }), me)
    await sign(family.id, '2026-12-01', 'later')
    const next = await store.records.create(recordInput(family.id, { date: '2026-09-14' }), me)
    const undated = await store.records.create(recordInput(family.id, { date: '' }), me)
    const titles = async (id: string) =>
      (await store.history(family.id, id)).map((minutes) => minutes.meeting.title)
    expect(await titles(next.id)).toEqual(['first', 'second', 'third'])
    expect(await titles(third.id)).toEqual(['first', 'second'])
    expect(await titles(undated.id)).toEqual(['first', 'second', 'third', 'later'])
    expect(await store.history('', next.id)).toEqual([])
  })
})
