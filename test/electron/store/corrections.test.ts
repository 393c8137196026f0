/** What follows a signature is added and never changed: the tables themselves refuse anything else. */
import { afterEach, expect, test } from 'vitest'
import { asks, decides, type Signed, signedConference } from '../records/corrections-kit.ts'

let world: Signed | undefined
afterEach(async () => world?.stop())

const by = { account: 'acc-1', name: 'Ann Post', role: 'Admin officer' }

async function filled() {
  world = await signedConference()
  const { store, recordId, core } = world
  const requestId = await store.corrections.ask(
    { recordId, version: '1.0', due: '', late: false, content: asks() },
    by,
  )
  await store.corrections.decide(recordId, requestId, decides(), by)
  const bytes = new TextEncoder().encode('a file')
  const file = {
    recipientId: 'p-mum',
    kind: 'parent' as const,
    name: 'Dana Ashby',
    version: '1.1',
    fileName: 'a.docx',
    bytes,
    sha256: 'ab',
    contentHash: 'cd',
    because: ['Something.'],
    signedBy: 'Priya Noor',
    role: 'CP chair',
    at: '2026-09-21T09:00:00Z',
  }
  await store.corrections.sign(
    {
      recordId,
      ofVersion: '1.0',
      addendum: { number: 1, version: '1.1', requests: [requestId] },
      files: [
        { ...file, item: 'addendum' },
        { ...file, item: 'correction outcome', requestId, version: '1.0' },
      ],
      signedBy: file.signedBy,
      role: file.role,
      at: file.at,
    },
    by.account,
  )
  const [first] = await store.corrections.files(recordId)
  if (!first) throw new Error('no file')
  await store.corrections.confirm(first, by, 'read')
  const withdrawalId = await store.corrections.withdraw(
    { recordId, version: '1.0', nextVersion: '2.0', reason: 'x', marks: [] },
    by,
  )
  const withdrawal = { id: withdrawalId, recordId }
  await store.corrections.opening({ recordId, version: '1.0', recipientId: 'internal', reason: 'x' }, by)
  return { raw: core.needRooms().workspace.raw, store, recordId, withdrawal, requestId, first }
}

const tables = [
  'correction_request',
  'correction_outcome',
  'addendum',
  'correction_file',
  'correction_check',
  'withdrawal',
  'withdrawal_step',
  'old_version_opening',
]

test('Nothing of it is ever edited or deleted', async () => {
  const { raw, store, withdrawal } = await filled()
  await store.corrections.step(withdrawal, 'confirmed', { ...by, account: 'acc-2' }, '')
  for (const table of tables) {
    const column = table === 'addendum' ? 'signed_by' : table === 'correction_file' ? 'name' : 'by_name'
    expect(() => raw.exec(`UPDATE ${table} SET ${column} = 'x'`), table).toThrow(/never edited/)
    expect(() => raw.exec(`DELETE FROM ${table}`), table).toThrow(/never deleted/)
  }
})

test('A signed record takes the next version only when its present one was withdrawn and confirmed, and nothing else', async () => {
  const { raw, store, recordId, withdrawal } = await filled()
  const next = () =>
    raw.exec(`INSERT INTO signed_version SELECT record_id, '2.0', canonical_json, sha256, rule_set, app_version, findings,
      signed_by, role, signed_at, signed_at_local, rules_json, template_json, audit_seq, audit_hash FROM signed_version WHERE version = '1.0'`)
  const move = (more = '') => raw.exec(`UPDATE record SET version = '2.0'${more} WHERE id = '${recordId}'`)
  expect(move).toThrow(/never changed/)
  expect(next).toThrow(/withdrawn/)
  expect(() =>
    raw.exec(`INSERT INTO withdrawal_step VALUES ('${withdrawal.id}', 'confirmed', 'acc-1', '', '', '', '')`),
  ).toThrow(/second person/)
  await store.corrections.step(withdrawal, 'confirmed', { ...by, account: 'acc-2' }, '')
  expect(move).toThrow(/never changed/)
  next()
  expect(() => move(", title = 'Other'")).toThrow(/never changed/)
  expect(() => move(", state = 'draft'")).toThrow(/never changed/)
  move()
  expect((await store.records.get(recordId)).version).toBe('2.0')
  expect(() => raw.exec(`UPDATE record SET version = '1.0' WHERE id = '${recordId}'`)).toThrow(
    /never changed/,
  )
})

test('A withdrawal that was ended takes no further step', async () => {
  const { store, withdrawal } = await filled()
  await store.corrections.step(withdrawal, 'dropped', by, 'not needed')
  await expect(
    store.corrections.step(withdrawal, 'confirmed', { ...by, account: 'acc-2' }, ''),
  ).rejects.toThrow(/quicker/)
})

test('A request has one outcome, and an addendum its number once', async () => {
  const { store, recordId, requestId } = await filled()
  await expect(store.corrections.decide(recordId, requestId, decides(), by)).rejects.toThrow(/decided/)
  const again = {
    recordId,
    ofVersion: '1.0',
    addendum: { number: 1, version: '1.1', requests: [] },
    files: [],
    signedBy: '',
    role: '',
    at: '',
  }
  await expect(store.corrections.sign(again, by.account)).rejects.toThrow(/signed a moment ago/)
})

test('A file is found by its bytes, with the version it belongs to', async () => {
  const { store, first } = await filled()
  expect(await store.corrections.findBySha256('ab')).toMatchObject({ ofVersion: '1.0', recipientId: 'p-mum' })
  expect(new TextDecoder().decode(await store.corrections.bytes(first.id))).toBe('a file')
  expect(await store.corrections.findBySha256('no')).toBeUndefined()
})
