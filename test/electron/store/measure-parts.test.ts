/** What reports count is counted in parts and kept; both are as of one moment, whatever is written meanwhile. */
import { describe, expect, it } from 'vitest'
import { ChangesCounted } from '../../../electron/store/changes-counted.ts'
import { Desk } from '../../../electron/store/desk.ts'
import { measuresOf } from '../../../electron/store/measures.ts'
import type { MeasureId } from '../../../shared/measures/index.ts'
import { action, facts } from './facts-kit.ts'
import { me, recordInput, withRecord } from './stores.ts'

/** A family with a signed record that counts one thing on each of so many days, and a draft. */
async function service(days = 0) {
  const made = await withRecord()
  const { store, workspace, family, record } = made
  const draft = await store.records.create(recordInput(family.id), me)
  await workspace.db.updateTable('record').set({ state: 'signed' }).where('id', '=', record.id).execute()
  const counts = (count: number) =>
    facts(record, {
      measures: {
        caseId: family.id,
        lead: me,
        team: 'North',
        againOn: '',
        facts: Array.from({ length: count }, (_, at) => ({
          measure: 'G18' as const,
          day: `2026-03-${String(at + 1).padStart(2, '0')}`,
          unit: '',
          met: 1 as const,
          group: '',
          amount: null,
          says: '',
          agency: '',
        })),
      },
    })
  const put = (count: number) => store.facts.put(record.id, counts(count))
  await put(days)
  const desk = new Desk(workspace, { now: () => new Date('2026-09-14T10:00:00Z'), newId: () => 'id' })
  return { ...made, draft, desk, put }
}

const ask = (team: string, id: MeasureId = 'G18') => ({
  id,
  from: '2026-01-01',
  to: '2026-12-31',
  team,
  agency: '',
  today: '2026-09-14',
  before: { from: '2025-01-01', to: '2025-12-31' },
  amounts: false,
})
const countedIn = ({ sums }: { sums: readonly { counted: number }[] }) =>
  sums.reduce((sum, { counted }) => sum + counted, 0)

describe('a report', () => {
  it('is never older than what was signed last', async () => {
    const { desk, put } = await service(2)
    const measures = measuresOf(desk)
    expect(countedIn(await measures.figures(ask('')))).toBe(2)
    await put(3)
    expect(countedIn(await measures.figures(ask('')))).toBe(3)
  })

  it('is of one moment, also when somebody changes teams while it is being counted', async () => {
    const { desk } = await service(20)
    const measures = measuresOf(desk, 1)
    const north = measures.figures(ask('North'))
    // It has counted some of its days by then.
    for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    await measures.moved(me, 'South')
    expect(countedIn(await north)).toBe(0)
    expect(countedIn(await measures.figures(ask('South')))).toBe(20)
  })

  it('lets whoever types have their turn while it is being counted', async () => {
    const { desk } = await service(20)
    let turns = 0
    let counting = true
    const look = () => {
      turns += 1
      if (counting) setImmediate(look)
    }
    setImmediate(look)
    await measuresOf(desk, 1).figures(ask(''))
    counting = false
    expect(turns).toBeGreaterThan(20)
  })

  it('that was counted is not counted again while nothing that counts has changed', async () => {
    const { desk, store, draft } = await service(3)
    const measures = measuresOf(desk)
    const first = await measures.figures(ask(''))
    await store.records.describe(draft.id, { title: 'Another name' }, me)
    expect(await measures.figures(ask(''))).toBe(first)
  })
})

describe('what was counted stays good', () => {
  it('while somebody writes in a draft, and what is due by it is worked out', async () => {
    const { desk, store, draft } = await service()
    const changes = new ChangesCounted(desk)
    const before = await changes.stamp()
    await store.records.describe(draft.id, { title: 'Another name' }, me)
    await store.facts.put(draft.id, facts(draft, { actions: [action()] }))
    await store.facts.put(draft.id, facts(draft, { actions: [action({ status: 'done', settled: 1 })] }))
    expect(await changes.stamp()).toBe(before)
  })

  it('no longer once a record is signed, or another day is given to it', async () => {
    const { desk, store, workspace, draft } = await service()
    const changes = new ChangesCounted(desk)
    const before = await changes.stamp()
    await store.records.describe(draft.id, { date: '2026-09-20' }, me)
    const moved = await changes.stamp()
    expect(moved).not.toBe(before)
    await workspace.db.updateTable('record').set({ state: 'signed' }).where('id', '=', draft.id).execute()
    expect(await changes.stamp()).not.toBe(moved)
  })

  it('no longer once a signed record says something else of an action', async () => {
    const { desk, store, record } = await service()
    const changes = new ChangesCounted(desk)
    await store.facts.put(record.id, facts(record, { actions: [action()] }))
    const before = await changes.stamp()
    await store.facts.put(record.id, facts(record, { actions: [action({ status: 'done', settled: 1 })] }))
    expect(await changes.stamp()).not.toBe(before)
  })

  it('no longer once a record is gone', async () => {
    const { desk, store, draft } = await service()
    const changes = new ChangesCounted(desk)
    const before = await changes.stamp()
    await store.records.discard(draft.id, me)
    expect(await changes.stamp()).not.toBe(before)
  })
})
