/** The tables of what is due: replaced as a whole, stale when the record moves on, gone with it, and never audited. */
import { describe, expect, it } from 'vitest'
import { Desk } from '../../../electron/store/desk.ts'
import { factsOf } from '../../../electron/store/facts.ts'
import { touchedOf } from '../../../electron/store/touched.ts'
import { action, clock, facts } from './facts-kit.ts'
import { makeStore, me, recordInput, withRecord } from './stores.ts'

const anybody = { state: 'open' } as const
const today = '2026-09-14'

/** Two records of one family. */
async function two() {
  const made = await withRecord()
  const other = await made.store.records.create(recordInput(made.family.id), me)
  return { ...made, other }
}

describe('what is known of a record', () => {
  it('is replaced as a whole', async () => {
    const { store, record } = await withRecord()
    await store.facts.put(record.id, facts(record, { actions: [action(), action({ line: 'line-2' })] }))
    await store.facts.put(record.id, facts(record, { actions: [action({ line: 'line-3' })] }))
    const heads = await store.facts.actionHeads(anybody, 0, 10)
    expect(heads.map(({ line }) => line)).toEqual(['line-3'])
  })

  it('leaves no row in the audit chain', async () => {
    const { store, record, workspace } = await withRecord()
    const rows = () => workspace.raw.prepare('SELECT count(*) FROM audit').pluck().get()
    const before = rows()
    await store.facts.put(record.id, facts(record, { actions: [action()], clocks: [clock()] }))
    expect(rows()).toBe(before)
  })

  it('goes with the record', async () => {
    const { store, record, workspace } = await withRecord()
    await store.facts.put(record.id, facts(record, { actions: [action()], clocks: [clock()] }))
    await store.records.discard(record.id, me)
    for (const table of ['fact_state', 'record_action', 'record_clock'])
      expect(workspace.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
    expect((await workspace.check()).ok).toBe(true)
  })

  it('is told with the record, and is current only while the record has not changed', async () => {
    const { store, record } = await withRecord()
    const party = { account: 'account-1', name: 'ada', leads: true, chairs: false }
    await store.facts.put(record.id, facts(record, { parties: [party], lookAt: ['p-1'] }))
    expect(await store.facts.records([record.id, 'gone'])).toEqual([
      { record, parties: [party], lookAt: ['p-1'], current: true },
    ])
    await store.records.setState(record.id, 'ready for chair', me)
    expect((await store.facts.records([record.id])).map(({ current }) => current)).toEqual([false])
  })
})

describe('a record is behind', () => {
  it('until its facts are made', async () => {
    const { store, record } = await withRecord()
    expect(await store.facts.stale('basis', today, 10)).toEqual([record.id])
    await store.facts.put(record.id, facts(record))
    expect(await store.facts.stale('basis', today, 10)).toEqual([])
  })

  it('when it changes, when the rules do, and when somebody has added their words', async () => {
    const { store, record } = await withRecord()
    await store.facts.put(record.id, facts(record))
    expect(await store.facts.stale('other rules', today, 10)).toEqual([record.id])
    const changed = await store.records.setState(record.id, 'ready for chair', me)
    expect(await store.facts.stale('basis', today, 10)).toEqual([record.id])
    await store.facts.put(record.id, facts(changed))
    expect(await store.facts.stale('basis', today, 10)).toEqual([])
    await store.facts.put(record.id, facts(changed, { statements: 1 }))
    expect(await store.facts.stale('basis', today, 10)).toEqual([record.id])
  })

  it('on the day of its meeting, when it was worked out before that day', async () => {
    const { store, record } = await withRecord()
    await store.facts.put(record.id, facts(record, { workedOn: '2026-09-10' }))
    expect(await store.facts.stale('basis', '2026-09-13', 10)).toEqual([])
    expect(await store.facts.stale('basis', '2026-09-14', 10)).toEqual([record.id])
  })

  it('and the newest change comes first, a few at a time', async () => {
    const { store, other } = await two()
    expect(await store.facts.stale('basis', today, 1)).toEqual([other.id])
  })

  it('and in a service of many records, which is looked through in parts, they are the same ones in the same order', async () => {
    const { store, workspace, family, record, other } = await two()
    for (let count = 0; count < 5; count += 1) await store.records.create(recordInput(family.id), me)
    await store.facts.put(other.id, facts(other))
    await store.records.describe(record.id, { title: 'Changed last' }, me)
    const desk = new Desk(workspace, { now: () => new Date(`${today}T10:00:00Z`), newId: () => 'id' })
    for (const most of [3, 100]) {
      const whole = await store.facts.stale('basis', today, most)
      expect(whole[0]).toBe(record.id)
      expect(whole).not.toContain(other.id)
      for (const atOnce of [1, 2, 7])
        expect(await factsOf(desk, touchedOf(desk), atOnce).stale('basis', today, most)).toEqual(whole)
    }
  })
})

describe('actions', () => {
  it('are told by their newest row, and what was said last holds where the newest says nothing', async () => {
    const { store, record, other } = await two()
    await store.facts.put(record.id, facts(record, { actions: [action({ status: 'done', settled: 1 })] }))
    expect(await store.facts.actionHeads(anybody, 0, 10)).toEqual([])
    await store.facts.put(
      other.id,
      facts(other, { actions: [action({ sort: '2026-10-01', how: 'carried', due: '2026-10-05' })] }),
    )
    expect(await store.facts.actionHeads(anybody, 0, 10)).toEqual([])
    expect(await store.facts.actionHeads({ state: 'settled' }, 0, 10)).toEqual([
      { line: 'line-1', record_id: other.id, due: '2026-10-05' },
    ])
    await store.facts.put(
      other.id,
      facts(other, { actions: [action({ sort: '2026-10-01', how: 'carried', status: 'not done' })] }),
    )
    expect((await store.facts.actionHeads(anybody, 0, 10)).length).toBe(1)
    expect((await store.facts.actionRows(['line-1'])).map(({ how }) => how)).toEqual(['raised', 'carried'])
    await store.records.discard(other.id, me)
    expect(
      (await store.facts.actionHeads({ state: 'settled' }, 0, 10)).map((head) => head.record_id),
    ).toEqual([record.id])
  })

  it('come soonest due first, in pages, and those without a date last', async () => {
    const { store, record } = await withRecord()
    const dues = ['', '2026-10-02', '2026-09-20']
    const actions = dues.map((due, index) => action({ line: `line-${index}`, due }))
    await store.facts.put(record.id, facts(record, { actions }))
    const page = async (from: number) =>
      (await store.facts.actionHeads(anybody, from, 2)).map(({ due }) => due)
    expect(await page(0)).toEqual(['2026-09-20', '2026-10-02'])
    expect(await page(2)).toEqual([''])
  })

  it('are found by their owner’s account, or by name where no account is linked', async () => {
    const { store, record } = await withRecord()
    const actions = [
      action({ line: 'by-account' }),
      action({ line: 'by-name', owner_account: '' }),
      action({ line: 'namesake', owner_account: 'account-2' }),
    ]
    await store.facts.put(record.id, facts(record, { actions }))
    const owner = { account: 'account-1', name: 'callum adebayo' }
    const mine = await store.facts.actionHeads({ state: 'open', owner }, 0, 10)
    expect(mine.map(({ line }) => line)).toEqual(['by-account', 'by-name'])
  })

  it('are found by words, in which % and _ and \\ are letters', async () => {
    const { store, record } = await withRecord()
    await store.facts.put(
      record.id,
      facts(record, { actions: [action({ what: 'Reach 100% \\o/' }), action({ line: 'line-2' })] }),
    )
    const found = async (text: string) =>
      (await store.facts.actionHeads({ state: 'open', text }, 0, 10)).map(({ line }) => line)
    expect(await found('%')).toEqual(['line-1'])
    expect(await found('\\O')).toEqual(['line-1'])
    expect(await found('_')).toEqual([])
    expect(await found('  COMMUNITY health ')).toEqual(['line-1', 'line-2'])
  })
})

describe('clocks', () => {
  it('wait as the newest record of the family has them', async () => {
    const { store, record, other } = await two()
    await store.facts.put(record.id, facts(record, { clocks: [clock()] }))
    expect((await store.facts.openClocks({ until: '2026-09-20' })).length).toBe(1)
    expect(await store.facts.openClocks({ until: '2026-09-19' })).toEqual([])
    await store.facts.put(other.id, facts(other, { clocks: [clock({ sort: '2026-09-02', settled: 1 })] }))
    expect(await store.facts.openClocks({ until: '2026-09-20' })).toEqual([])
    const running = async (...kinds: string[]) =>
      (await store.facts.inWork('', kinds)).filter(({ sending }) => sending.length > 0).map(({ id }) => id)
    expect(await running('T-ICPC')).toEqual([record.id])
    expect(await running('T-SEEN')).toEqual([])
    // Without the newer record the older one is the newest again.
    await store.records.discard(other.id, me)
    expect((await store.facts.openClocks({ until: '2026-09-20' })).length).toBe(1)
  })

  it('that may be mine are those of records I made or was in, that run for me, or that my role decides', async () => {
    const { store, record, other } = await two()
    const party = { account: 'account-1', name: 'ada "the" noor', leads: true, chairs: false }
    const clocks = [clock(), clock({ line: 'clock-2', clock: 'T-HRR-SM' })]
    await store.facts.put(record.id, facts(record, { clocks, parties: [party] }))
    await store.facts.put(
      other.id,
      facts(other, { clocks: [clock({ line: 'clock-3', about: 'account-3' })] }),
    )
    const lines = async (account: string, name = 'nobody', kinds: string[] = []) =>
      (await store.facts.openClocks({ until: '2026-09-20', of: { account, name, kinds } })).map(
        ({ line }) => line,
      )
    expect(await lines(me)).toEqual(['clock-1', 'clock-2', 'clock-3'])
    expect(await lines('account-1')).toEqual(['clock-1', 'clock-2'])
    expect(await lines('account-9', 'ada "the" noor')).toEqual(['clock-1', 'clock-2'])
    expect(await lines('account-3')).toEqual(['clock-3'])
    expect(await lines('account-4', 'nobody', ['T-HRR-SM'])).toEqual(['clock-2'])
    expect(await lines('account-4')).toEqual([])
  })
})

it('many more ids than a database takes in one question are asked for all the same', async () => {
  const { store } = await makeStore()
  const ids = Array.from({ length: 40_000 }, (_, index) => `r-${index}`)
  expect(await store.facts.records(ids)).toEqual([])
})
