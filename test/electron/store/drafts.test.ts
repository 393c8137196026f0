import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fold } from '../../../electron/store/drafts.ts'
import { verifyAudit } from '../../../electron/workspace/index.ts'
import { problemOf } from '../workspace/folders.ts'
import { draftOf, me, recordInput, textOf, withRecord } from './stores.ts'

/** What a document shows, whatever its history. */
const shown = (doc: Y.Doc) => ({
  body: doc.getText('body').toString(),
  meta: doc.getMap('meta').toJSON(),
  rows: doc.getArray('rows').toJSON(),
})
const docOf = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

type Step =
  | { do: 'type'; who: number; at: number; text: string }
  | { do: 'delete'; who: number; at: number; length: number }
  | { do: 'set'; who: number; key: string; value: string }
  | { do: 'row'; who: number; value: string }
  | { do: 'meet' }
  | { do: 'compact' }
const who = fc.nat(2)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    who,
    at: fc.nat(40),
    text: fc.string({ minLength: 1, maxLength: 6 }),
  }),
  fc.record({
    do: fc.constant('delete' as const),
    who,
    at: fc.nat(40),
    length: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ do: fc.constant('set' as const), who, key: fc.constantFrom('a', 'b'), value: fc.string() }),
  fc.record({ do: fc.constant('row' as const), who, value: fc.string() }),
  fc.record({ do: fc.constant('meet' as const) }),
  fc.record({ do: fc.constant('compact' as const) }),
)

function edit(doc: Y.Doc, one: Step): void {
  const body = doc.getText('body')
  if (one.do === 'type') body.insert(Math.min(one.at, body.length), one.text)
  if (one.do === 'delete') {
    const at = Math.min(one.at, body.length)
    body.delete(at, Math.min(one.length, body.length - at))
  }
  if (one.do === 'set') doc.getMap('meta').set(one.key, one.value)
  if (one.do === 'row') doc.getArray('rows').push([one.value])
}

describe('a draft', () => {
  it('is the same after any mix of typing by several people, meeting, saving and folding', async () => {
    const { store, family } = await withRecord()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const empty = Y.encodeStateAsUpdate(new Y.Doc())
        const { id } = await store.records.create(recordInput(family.id, { content: empty }), me)
        const writers = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
        const waiting: Uint8Array[] = []
        for (const writer of writers) writer.on('update', (update: Uint8Array) => waiting.push(update))
        const reader = new Y.Doc()
        let read = 0
        const catchUp = async () => {
          for (const saved of await store.drafts.since(id, read)) {
            Y.applyUpdate(reader, saved.update)
            read = saved.seq
          }
        }
        for (const one of steps) {
          if (one.do === 'compact') await store.drafts.compact(id)
          else if (one.do === 'meet')
            for (const writer of writers)
              for (const other of writers) Y.applyUpdate(writer, Y.encodeStateAsUpdate(other))
          else edit(writers[one.who] ?? reader, one)
          for (const update of waiting.splice(0)) await store.drafts.append(id, update, me, 'w')
          await catchUp()
        }
        await catchUp()
        const expected = shown(docOf(...writers.map((writer) => Y.encodeStateAsUpdate(writer))))
        const loaded = await store.drafts.load(id)
        expect(shown(docOf(loaded.update))).toEqual(expected)
        expect(shown(reader)).toEqual(expected)
        expect(loaded.seq).toBe(read)
        await store.drafts.compact(id)
        expect(shown(docOf((await store.drafts.load(id)).update))).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps an update that came before the one it builds on, also through folding', async () => {
    const { store, record } = await withRecord()
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getMap('meta').set('a', 1)
    doc.getMap('meta').set('b', 2)
    doc.getText('body').insert(0, 'late ')
    const [first, second, third] = updates as [Uint8Array, Uint8Array, Uint8Array]
    await store.drafts.append(record.id, third, me, 'w')
    await store.drafts.compact(record.id)
    await store.drafts.append(record.id, second, me, 'w')
    await store.drafts.compact(record.id)
    await store.drafts.append(record.id, first, me, 'w')
    await store.drafts.compact(record.id)
    const loaded = shown(docOf((await store.drafts.load(record.id)).update))
    expect(loaded.meta).toEqual({ a: 1, b: 2 })
    expect(loaded.body).toContain('late ')
    expect(loaded.body).toContain('hello')
  })

  it('numbers its updates without a gap across folding, and gives what is newer than a number', async () => {
    const { store, record } = await withRecord()
    for (const text of ['a', 'b', 'c']) await store.drafts.append(record.id, draftOf(text), 'p2', `w-${text}`)
    expect((await store.drafts.since(record.id, 2)).map((row) => [row.seq, row.by, row.window])).toEqual([
      [3, 'p2', 'w-b'],
      [4, 'p2', 'w-c'],
    ])
    expect(await store.drafts.compact(record.id)).toEqual({ folded: 4 })
    expect(await store.drafts.compact(record.id)).toEqual({ folded: 0 })
    const next = await store.drafts.append(record.id, draftOf('d'), 'p2', 'w')
    expect(next.seq).toBe(5)
    expect((await store.drafts.since(record.id, 2)).map((row) => row.seq)).toEqual([4, 5])
    expect((await store.drafts.since(record.id, 4)).map((row) => row.seq)).toEqual([5])
    expect((await store.drafts.load(record.id)).savedAt).toBe(next.savedAt)
  })

  it('does not carry deleted words along when it is folded', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getText('body').insert(0, 'kept unspeakable kept')
    doc.getText('body').delete(5, 12)
    expect(Buffer.from(Y.mergeUpdates(updates)).includes('unspeakable')).toBe(true)
    expect(Buffer.from(fold(updates)).includes('unspeakable')).toBe(false)
    expect(textOf(fold(updates))).toBe('kept kept')
  })

  it('refuses bytes that are no update, for a record that is not there, and says so', async () => {
    const { store, record } = await withRecord()
    for (const bad of [new Uint8Array(), new Uint8Array([255, 255, 255]), draftOf('hello').slice(0, -3)]) {
      expect((await problemOf(store.drafts.append(record.id, bad, me, 'w'))).code).toBe('not valid')
    }
    expect((await problemOf(store.drafts.append('none', draftOf('x'), me, 'w'))).code).toBe('not found')
    expect(textOf((await store.drafts.load(record.id)).update)).toBe('hello')
  })

  it('folds wholly or not at all', async () => {
    const { store, workspace, record } = await withRecord()
    for (const text of ['a', 'b']) await store.drafts.append(record.id, draftOf(text), me, 'w')
    const before = textOf((await store.drafts.load(record.id)).update)
    workspace.raw.exec(`CREATE TEMP TRIGGER power_cut BEFORE DELETE ON draft_update
      WHEN OLD.seq = 2 BEGIN SELECT RAISE(ABORT, 'power cut'); END`)
    await problemOf(store.drafts.compact(record.id))
    workspace.raw.exec('DROP TRIGGER power_cut')
    expect(workspace.raw.prepare('SELECT count(*) FROM draft_update').pluck().get()).toBe(3)
    expect(workspace.raw.prepare('SELECT count(*) FROM draft_snapshot').pluck().get()).toBe(0)
    expect(textOf((await store.drafts.load(record.id)).update)).toBe(before)
    expect(verifyAudit(workspace.raw).ok).toBe(true)
  })

  it('says until when typing is safe when the disk is full, and goes on when there is space again', async () => {
    const { store, workspace, record } = await withRecord()
    const saved = await store.drafts.append(record.id, draftOf('safe'), me, 'w')
    const pages = Number(workspace.raw.pragma('page_count', { simple: true }))
    workspace.raw.pragma(`max_page_count = ${pages}`)
    const big = draftOf('x'.repeat(200_000))
    const problem = await problemOf(store.drafts.append(record.id, big, me, 'w'))
    expect(problem.code).toBe('disk full')
    const time = new Date(saved.savedAt).toLocaleTimeString('en-GB', { timeZone: 'Europe/London' })
    expect(problem.says).toBe(
      `The disk is full. What you typed until ${time} is safe. Free some space and typing will be saved again.`,
    )
    expect((await store.drafts.load(record.id)).seq).toBe(saved.seq)
    workspace.raw.pragma('max_page_count = 1073741823')
    expect((await store.drafts.append(record.id, big, me, 'w')).seq).toBe(saved.seq + 1)
    expect(await workspace.check()).toMatchObject({ ok: true })
  })
})
