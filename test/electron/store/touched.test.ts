/** What is kept of all records at hand is looked at again where it was written to: nothing that was written is passed over. */
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../electron/store/index.ts'
import { action, clock, facts } from './facts-kit.ts'
import { me, recordInput, withRecord } from './stores.ts'

/** Two records of one family. */
async function two() {
  const made = await withRecord()
  const other = await made.store.records.create(recordInput(made.family.id), me)
  return { ...made, other }
}

describe('what was written to since somebody looked', () => {
  it('is the record itself, what is kept of it, and a record that is gone; and nothing else', async () => {
    const { store, record, other } = await two()
    let mark = await store.touched.mark()
    const since = async () => {
      const found = await store.touched.since(mark)
      mark = found.mark
      return found.ids.sort()
    }
    expect(await since()).toEqual([])
    await store.facts.put(record.id, facts(record, { clocks: [clock()], actions: [action()] }))
    expect(await since()).toEqual([record.id])
    expect(await since()).toEqual([])
    await store.records.setState(other.id, 'ready for chair', me)
    await store.settings.set('a setting', 'is no record', me)
    expect(await since()).toEqual([other.id])
    await store.records.discard(other.id, me)
    expect(await since()).toEqual([other.id])
  })

  it('is undone with the change itself', async () => {
    const { store, record, workspace } = await two()
    const mark = await store.touched.mark()
    await workspace.db
      .transaction()
      .execute(async (tx) => {
        await tx.updateTable('record').set({ title: 'Another title' }).execute()
        throw new Error('the power went')
      })
      .catch(() => undefined)
    expect((await store.touched.since(mark)).ids).toEqual([])
    await workspace.alone((raw) =>
      raw.prepare('UPDATE OR IGNORE record SET title = ? WHERE id = ?').run('A title', record.id),
    )
    expect((await store.touched.since(mark)).ids).toEqual([record.id])
  })
})

it('what is in work is told as it is now, after every change, as if it were read for the first time', async () => {
  const { store, record, other, workspace } = await two()
  const told = async (since: string) => {
    const fresh = await openStore(workspace).facts.inWork(since, ['T-ICPC'])
    const now = await store.facts.inWork(since, ['T-ICPC'])
    const inOrder = (all: typeof now) => all.toSorted((a, b) => a.id.localeCompare(b.id))
    expect(inOrder(now)).toEqual(inOrder(fresh))
    return inOrder(now).map(({ id, state, sending }) => [id, state, sending.length])
  }
  const [first, second] = [record.id, other.id]
  expect(await told('2026')).toEqual([
    [first, 'draft', 0],
    [second, 'draft', 0],
  ])
  await store.facts.put(first, facts(record, { clocks: [clock()] }))
  await store.records.setState(second, 'ready for chair', me)
  expect(await told('2026')).toEqual([
    [first, 'draft', 1],
    [second, 'ready for chair', 0],
  ])
  await store.facts.put(first, facts(record, { clocks: [clock({ settled: 1 })] }))
  expect(await told('2025')).toEqual([
    [first, 'draft', 0],
    [second, 'ready for chair', 0],
  ])
  await store.records.discard(second, me)
  expect(await told('2026')).toEqual([[first, 'draft', 0]])
  const signedAt = '2026-09-10T10:00:00.000Z'
  await workspace.alone((raw) =>
    raw
      .prepare("UPDATE record SET state = 'signed', version = '1', signed_at = ? WHERE id = ?")
      .run(signedAt, first),
  )
  expect(await told('2026-09-01')).toEqual([[first, 'signed', 0]])
  expect(await told('2026-09-11')).toEqual([])
})
