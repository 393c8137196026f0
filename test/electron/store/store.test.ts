import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { verifyAudit } from '../../../electron/workspace/index.ts'
import type { Account } from '../../../shared/access/access.ts'
import { childSchema, type Statement } from '../../../shared/minutes/index.ts'
import { problemOf } from '../workspace/folders.ts'
import {
  caseInput,
  everyRecord,
  makeStore,
  me,
  recordInput,
  textOf,
  withRecord,
  wordsItem,
} from './stores.ts'

const account = (id: string, name: string): Account => ({
  id,
  name,
  role: 'Team manager',
  organisation: 'Harbour',
  email: `${id}@example.org`,
  administrator: false,
  active: true,
  createdAt: '2026-09-14T09:00:00.000Z',
})
const names = [
  "Aoife O'Brien",
  'Wolfeschlegelsteinhausenbergerdorff-Smyth',
  '"; DROP TABLE account; --',
  'Zoë 👩‍⚕️',
  'نور',
]
const child = (name: string) => childSchema.parse({ id: name, name, dob: '2019-02-28' })

describe('accounts', () => {
  it('keep names of every kind, and change', async () => {
    const { store } = await makeStore()
    for (const [index, name] of names.entries()) await store.accounts.add(account(`p${index}`, name), me)
    expect((await store.accounts.list()).map((one) => one.name)).toEqual(names)
    const left = { ...account('p1', 'Left'), active: false, administrator: true, role: 'QA lead' as const }
    expect(await store.accounts.update(left, me)).toEqual(left)
    expect(await store.accounts.get('p1')).toEqual(left)
    expect((await problemOf(store.accounts.get('nobody'))).code).toBe('not found')
    expect((await problemOf(store.accounts.update(account('nobody', ''), me))).code).toBe('not found')
    expect((await problemOf(store.accounts.add(account('p1', 'Twice'), me))).code).toBe('conflict')
  })
})

describe('settings', () => {
  it('come back as they were set, and are refused when they do not fit', async () => {
    const { store } = await makeStore()
    const schema = z.strictObject({ pem: z.string() })
    expect(await store.settings.get('authority', schema)).toBeUndefined()
    await store.settings.set('authority', { pem: 'first' }, me)
    await store.settings.set('authority', { pem: "it's 'second' 🙂" }, me)
    expect(await store.settings.get('authority', schema)).toEqual({ pem: "it's 'second' 🙂" })
    const other = await problemOf(store.settings.get('authority', z.number()))
    expect(other.code).toBe('damaged workspace')
  })
})

describe('cases', () => {
  it('list their children and count their records, newest change first', async () => {
    const { store } = await makeStore()
    const first = await store.cases.create({ ...caseInput, children: names.map(child) }, me)
    const second = await store.cases.create({ ...caseInput, familyRef: 'HC-2' }, me)
    await store.records.create(recordInput(first.id), me)
    await store.records.create(recordInput(first.id), me)
    expect(await store.cases.list()).toMatchObject([
      { id: second.id, familyRef: 'HC-2', children: [], records: 0 },
      { id: first.id, familyRef: 'HC-1', children: names, records: 2 },
    ])
    const { createdAt, ...input } = first
    const saved = await store.cases.save({ ...input, familyRef: 'HC-9' }, me)
    expect(saved).toMatchObject({ familyRef: 'HC-9', createdAt, children: input.children })
    expect(saved.changedAt > input.changedAt).toBe(true)
    expect(await store.cases.get(first.id)).toEqual(saved)
    expect((await store.cases.list())[0]?.id).toBe(first.id)
    expect((await problemOf(store.cases.get('none'))).code).toBe('not found')
    expect((await problemOf(store.cases.save({ ...input, id: 'none' }, me))).code).toBe('not found')
  })

  it('are never written over what somebody else saved meanwhile', async () => {
    const { store } = await makeStore()
    const first = await store.cases.create({ ...caseInput, children: names.map(child) }, me)
    const { createdAt: _, ...read } = first
    const theirs = await store.cases.save({ ...read, familyRef: 'HC-9' }, 'p-b')
    const problem = await problemOf(store.cases.save({ ...read, familyRef: 'HC-7' }, me))
    expect(problem).toMatchObject({ code: 'conflict' })
    expect(problem.says).toContain('Somebody else has changed this family meanwhile.')
    expect(await store.cases.get(first.id)).toEqual(theirs)
  })
})

describe('records', () => {
  it('start as a draft with their first words', async () => {
    const { store, family, record } = await withRecord()
    expect(record).toMatchObject({ caseId: family.id, state: 'draft', version: '', createdBy: me })
    const draft = await store.drafts.load(record.id)
    expect([textOf(draft.update), draft.seq]).toEqual(['hello', 1])
    expect(await store.records.list()).toEqual([record])
  })

  it('may belong to no family, but not to one that is not there', async () => {
    const { store } = await withRecord()
    const free = await store.records.create(recordInput('', { type: 'SUP_GROUP' }), me)
    expect(free.caseId).toBe('')
    expect((await problemOf(store.records.create(recordInput('no-case'), me))).code).toBe('not found')
    expect(await store.records.list()).toHaveLength(2)
  })

  it('are looked up by their family, the newest change first, and by when they last changed', async () => {
    const { store, family, record } = await withRecord()
    const other = await store.cases.create(caseInput, me)
    const elsewhere = await store.records.create(recordInput(other.id), me)
    const free = await store.records.create(recordInput('', { type: 'SUP_GROUP' }), me)
    const second = await store.records.create(recordInput(family.id), me)
    const ids = (found: { id: string }[]) => found.map(({ id }) => id)
    expect(ids(await store.records.ofCase(family.id))).toEqual([second.id, record.id])
    expect(await store.records.ofCase('')).toEqual([])
    expect(ids(await store.records.changedSince(elsewhere.changedAt))).toEqual([
      second.id,
      free.id,
      elsewhere.id,
    ])
  })

  it('change their state and heading', async () => {
    const { store, record } = await withRecord()
    expect(await store.records.setState(record.id, 'ready for chair', me)).toMatchObject({
      state: 'ready for chair',
    })
    await store.records.describe(record.id, { title: 'Renamed', date: '2026-09-15' }, me)
    expect(await store.records.get(record.id)).toMatchObject({
      title: 'Renamed',
      date: '2026-09-15',
      familyRef: 'HC-1',
      state: 'ready for chair',
    })
    expect((await problemOf(store.records.setState('none', 'draft', me))).code).toBe('not found')
  })

  it('can be discarded while they are not signed', async () => {
    const { store, record } = await withRecord()
    await store.search.index(record.id, wordsItem('hello'))
    await store.records.discard(record.id, me)
    expect(await store.records.list()).toEqual([])
    expect((await store.search.find({ text: 'hello' }, everyRecord)).groups).toEqual([])
    expect((await problemOf(store.drafts.load(record.id))).code).toBe('not found')
    expect((await problemOf(store.records.discard(record.id, me))).code).toBe('not found')
  })
})

describe('statements', () => {
  const statement: Statement = {
    id: 's1',
    kind: 'override',
    ruleId: 'R-PC',
    about: 'all',
    text: "The manager's reason",
    fields: { why: 'x' },
    reviewBy: '',
    byAccount: 'p-sean',
    byName: 'Seán',
    role: 'Team manager',
    at: '2026-09-14T10:05:00.000Z',
  }

  it('are added and never changed, oldest first', async () => {
    const { store, record, workspace } = await withRecord()
    const later = { ...statement, id: 's0', at: '2026-09-14T10:06:00.000Z' }
    await store.statements.add(record.id, later)
    await store.statements.add(record.id, statement)
    expect(await store.statements.list(record.id)).toEqual([statement, later])
    expect((await problemOf(store.statements.add(record.id, statement))).code).toBe('conflict')
    expect((await problemOf(store.statements.add('none', statement))).code).toBe('not found')
    expect(() => workspace.raw.exec(`UPDATE statement SET content = '{}'`)).toThrow(/never changed/)
  })
})

describe('every change', () => {
  it('leaves one row with who did it, and no word of what it was', async () => {
    const { store, workspace, record, family } = await withRecord()
    const before = Number(workspace.raw.prepare('SELECT count(*) FROM audit').pluck().get())
    await store.records.setState(record.id, 'ready for chair', 'p-a')
    await store.drafts.append(record.id, new Uint8Array([0, 0]), 'p-b', 'w1')
    await store.cases.save(
      { ...caseInput, id: family.id, changedAt: family.changedAt, children: [child('Bertie Canary')] },
      'p-c',
    )
    await store.settings.set('k', 'Canary', 'p-d')
    await problemOf(store.records.setState('none', 'draft', 'p-e'))
    const rows = workspace.raw.prepare('SELECT * FROM audit WHERE seq > ?').all(before)
    expect(rows.map((row) => (row as { person: string }).person)).toEqual(['p-a', 'p-b', 'p-c', 'p-d'])
    expect(JSON.stringify(rows)).not.toContain('Canary')
    expect(verifyAudit(workspace.raw).ok).toBe(true)
  })

  it('is refused in plain words after the workspace was locked', async () => {
    const { store, workspace, record } = await withRecord()
    workspace.close()
    for (const attempt of [
      store.records.list(),
      store.drafts.load(record.id),
      store.drafts.append(record.id, new Uint8Array([0, 0]), me, 'w'),
      store.records.setState(record.id, 'draft', me),
      store.search.find({ text: 'x' }, everyRecord),
    ])
      expect((await problemOf(attempt)).code).toBe('locked')
  })

  it('says that the disk is full when it is, and the change is undone', async () => {
    const { store, workspace, family } = await withRecord()
    const pages = Number(workspace.raw.pragma('page_count', { simple: true }))
    workspace.raw.pragma(`max_page_count = ${pages}`)
    const children = [child('x'.repeat(100_000))]
    const { changedAt } = family
    const full = await problemOf(store.cases.save({ ...caseInput, id: family.id, changedAt, children }, me))
    expect(full.says).toBe('The disk is full. Nothing has been changed. Free some space and try again.')
    expect((await store.cases.get(family.id)).children).toEqual([])
    workspace.raw.pragma('max_page_count = 1073741823')
    await store.cases.save({ ...caseInput, id: family.id, changedAt, children }, me)
    expect(await workspace.check()).toMatchObject({ ok: true })
  })

  it('waits its turn, however many are asked for at once', async () => {
    const { store, workspace, record } = await withRecord()
    const many = Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0
        ? store.settings.set(`k${index}`, index, me)
        : index % 3 === 1
          ? store.drafts.append(record.id, new Uint8Array([0, 0]), me, 'w')
          : store.records.describe(record.id, { title: `t${index}` }, me),
    )
    await Promise.all(many)
    expect((await store.drafts.load(record.id)).seq).toBe(11)
    expect(verifyAudit(workspace.raw)).toMatchObject({ ok: true })
  })
})
