import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, it } from 'vitest'
import type { NewCopyCheck } from '../../../electron/store/index.ts'
import { verifyAudit } from '../../../electron/workspace/index.ts'
import { problemOf } from '../workspace/folders.ts'
import { me, minutesOf, withRecord } from './stores.ts'

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
const fileOf = (recipientId: string) => {
  const bytes = new TextEncoder().encode(`for ${recipientId}`)
  return { recipientId, kind: 'parent', fileName: `${recipientId}.docx`, bytes, sha256: sha256(bytes) }
}

async function signedRecord() {
  const made = await withRecord()
  const canonicalJson = canonicalize(minutesOf('First')) ?? ''
  const files = [fileOf('mother'), fileOf('father')]
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
      signedAtLocal: '2026-09-14T12:31:00+01:00',
      files,
    },
    me,
  )
  const check = (more: Partial<NewCopyCheck> = {}): NewCopyCheck => ({
    recordId: made.record.id,
    recipientId: 'mother',
    sha256: fileOf('mother').sha256,
    byAccount: 'p-morag',
    byName: 'Morag Ellery',
    role: 'Service manager',
    note: 'Asked Ms Tolland about the address.',
    ...more,
  })
  return { ...made, check }
}

const rows = (workspace: { raw: { prepare(sql: string): { pluck(): { get(): unknown } } } }, sql: string) =>
  workspace.raw.prepare(sql).pluck().get()

describe('the confirmation of a copy', () => {
  it('is kept with who, when and which file, and with one row of the audit chain', async () => {
    const { store, record, workspace, check } = await signedRecord()
    const before = Number(rows(workspace, 'SELECT count(*) FROM audit'))
    const made = await store.copyChecks.add(check())
    expect(made).toMatchObject({
      version: '1.0',
      recipientId: 'mother',
      sha256: fileOf('mother').sha256,
      byAccount: 'p-morag',
      byName: 'Morag Ellery',
      role: 'Service manager',
      note: 'Asked Ms Tolland about the address.',
    })
    expect(made.at).toMatch(/^2026-09-14T10:00:\d\d\.000Z$/)
    expect(await store.copyChecks.list(record.id)).toEqual([made])
    expect(Number(rows(workspace, 'SELECT count(*) FROM audit'))).toBe(before + 1)
    expect(rows(workspace, 'SELECT action FROM audit ORDER BY seq DESC LIMIT 1')).toBe('copy confirmed')
    expect(rows(workspace, 'SELECT person FROM audit ORDER BY seq DESC LIMIT 1')).toBe('p-morag')
    expect(verifyAudit(workspace.raw).ok).toBe(true)
  })

  it('may be given by two people, oldest first, but by nobody twice', async () => {
    const { store, record, check } = await signedRecord()
    await store.copyChecks.add(check())
    await store.copyChecks.add(check({ byAccount: 'p-ruth', byName: 'Ruth Iveson' }))
    await store.copyChecks.add(check({ recipientId: 'father', sha256: fileOf('father').sha256 }))
    const problem = await problemOf(store.copyChecks.add(check()))
    expect(problem.says).toBe('You have confirmed this copy already. It stands.')
    expect((await store.copyChecks.list(record.id)).map((one) => [one.recipientId, one.byName])).toEqual([
      ['mother', 'Morag Ellery'],
      ['mother', 'Ruth Iveson'],
      ['father', 'Morag Ellery'],
    ])
  })

  it('is refused for another file than the one that was frozen, and then nothing is kept', async () => {
    const { store, record, workspace, check } = await signedRecord()
    const before = rows(workspace, 'SELECT count(*) FROM audit')
    const other = await problemOf(store.copyChecks.add(check({ sha256: fileOf('father').sha256 })))
    expect([other.code, other.says]).toEqual([
      'conflict',
      'This is not the file that you looked at. Nothing was confirmed. Look at the copy again.',
    ])
    expect((await problemOf(store.copyChecks.add(check({ recipientId: 'aunt' })))).code).toBe('not found')
    expect((await problemOf(store.copyChecks.add(check({ recordId: 'nothing' })))).code).toBe('not found')
    expect(await store.copyChecks.list(record.id)).toEqual([])
    expect(rows(workspace, 'SELECT count(*) FROM audit')).toBe(before)
  })

  it('is refused for a draft, which has no file to look at', async () => {
    const { store, record } = await withRecord()
    const draft = { recordId: record.id, recipientId: 'mother', sha256: '', byAccount: me, byName: '' }
    expect((await problemOf(store.copyChecks.add({ ...draft, role: '', note: '' }))).code).toBe('not found')
    expect(await store.copyChecks.list(record.id)).toEqual([])
  })

  it.each([
    `UPDATE copy_check SET note = ''`,
    `UPDATE copy_check SET by_name = 'Somebody Else'`,
    'DELETE FROM copy_check',
    `INSERT INTO copy_check SELECT 'x', record_id, version, recipient_id, 'ff', 'p-x', by_name, role, at, note FROM copy_check`,
    `INSERT INTO copy_check SELECT 'x', record_id, version, 'father', sha256, 'p-x', by_name, role, at, note FROM copy_check`,
  ])('is refused any change by the tables themselves: %s', async (sql) => {
    const { store, record, workspace, check } = await signedRecord()
    const made = await store.copyChecks.add(check())
    expect(() => workspace.raw.exec(sql)).toThrow(/never|only confirmed/)
    expect(await store.copyChecks.list(record.id)).toEqual([made])
  })
})
