/** Reports over a whole workspace: every figure is that of a slow recount, and each person is told what is theirs to know. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Rooms } from '../../../electron/core.ts'
import { generateWorkspace } from '../../../electron/generate/workspace.ts'
import { FactKeeper } from '../../../electron/records/fact-keeper.ts'
import { LiveDrafts } from '../../../electron/records/live-drafts.ts'
import { casesBehind, listOfReports, oneReport, packOf } from '../../../electron/records/measures.ts'
import { SupervisionKeeper } from '../../../electron/records/supervision-keeper.ts'
import { setTeam } from '../../../electron/records/teams.ts'
import { Templates } from '../../../electron/records/templates.ts'
import { Desk } from '../../../electron/store/desk.ts'
import { openStore } from '../../../electron/store/index.ts'
import { measuresOf } from '../../../electron/store/measures.ts'
import { unlockWorkspace } from '../../../electron/workspace/index.ts'
import { type Account, accountSchema, type Role } from '../../../shared/access/access.ts'
import type { ReportAsk } from '../../../shared/api/measures.ts'
import { measureIds, measures, periodBefore, spreadOf } from '../../../shared/measures/index.ts'
import { addedUp, type PlainRecord, plainRecords, plainRows } from './plain-measures.ts'

const passphrase = 'four odd words here'
const NOW = new Date('2026-11-23T10:00:00Z')
const today = '2026-11-23'

let folder = ''
let rooms: Rooms
let inParts: Rooms
let desk: Desk
let accounts: Account[] = []
let recount: PlainRecord[] = []
let caseIds: string[] = []

const someone = (role: Role): Account => {
  const found = accounts.find((one) => one.role === role)
  return found ?? accountSchema.parse({ ...accounts[0], id: `made-${role}`, name: `A ${role}`, role })
}
const manager = () => someone('Head of Service')
const officer = () => someone('Partnership officer')
const ask = (change: Partial<ReportAsk> = {}): ReportAsk => ({
  from: '2025-12-01',
  to: '2026-11-30',
  team: '',
  audience: 'service',
  ...change,
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-test-'))
  const wish = { cases: 36, records: 190, seed: 12, today }
  const made = await generateWorkspace({
    ...wish,
    folder: join(folder, 'records'),
    passphrase,
    scryptN: 2 ** 10,
  })
  const { workspace } = await unlockWorkspace(
    join(folder, 'records'),
    made.people[0]?.personId ?? '',
    passphrase,
  )
  const store = openStore(workspace)
  const templates = new Templates(store)
  const facts = new FactKeeper({ store, templates }, () => NOW)
  rooms = {
    workspace,
    store,
    templates,
    facts,
    supervision: new SupervisionKeeper(store, () => NOW),
    drafts: new LiveDrafts(store, templates, async () => undefined),
  }
  desk = new Desk(workspace, { now: () => NOW, newId: () => crypto.randomUUID() })
  inParts = { ...rooms, store: { ...store, measures: measuresOf(desk, 5) } }
  accounts = await store.accounts.list()
  const workers = accounts.filter(({ role }) => role === 'Social worker')
  for (const [at, worker] of workers.entries())
    await setTeam(rooms.store, worker.id, at % 2 === 0 ? 'North' : 'South', manager().id)
  await facts.catchUp(10_000)
  await rooms.supervision.current(10_000)
  recount = await plainRecords(rooms, NOW)
  caseIds = (await store.cases.list()).map(({ id }) => id)
}, 240_000)

afterAll(async () => {
  await rooms?.drafts.close()
  rooms?.workspace.close()
  await rm(folder, { recursive: true, force: true })
})

const periods: Record<string, { from: string; to: string; team?: string }> = {
  'a year': { from: '2025-12-01', to: '2026-11-30' },
  'one team’s year': { from: '2025-12-01', to: '2026-11-30', team: 'North' },
  'many years': { from: '2018-01-01', to: '2026-12-31' },
  'the days around the start of summer time': { from: '2026-03-27', to: '2026-03-31' },
  'the days around its end': { from: '2026-10-23', to: '2026-10-27' },
  'a time before there was anything': { from: '1999-01-01', to: '1999-12-31' },
}

/** As the store counts a service of so few records, at once; and as it counts one of many, in parts. */
const ways: Record<string, () => Rooms> = {
  'at once': () => rooms,
  'in parts of a few rows': () => inParts,
}

describe('every figure is the one that a slow recount finds', () => {
  for (const [name, { from, to, team = '' }, way, counting] of Object.entries(periods).flatMap(
    ([period, asked]) => Object.entries(ways).map(([way, which]) => [period, asked, way, which] as const),
  ))
    it(`over ${name}, ${way}`, async () => {
      const rooms = counting()
      for (const measure of measures) {
        const all = await plainRows(rooms, measure.id, recount, { from, to, now: NOW })
        const rows = all
          .filter(({ day }) => day >= from && day <= to)
          .filter((row) => team === '' || row.team === team)
        const report = await oneReport(rooms, measure.id, ask({ from, to, team }), manager(), NOW)
        const whole = addedUp(rows, () => '').get('') ?? { counted: 0, met: 0 }
        const { counted, met } = report.total
        expect([measure.id, counted, met]).toEqual([measure.id, whole.counted, whole.met])
        const byMonth = addedUp(rows, ({ day }) => day.slice(0, 7))
        for (const month of report.months)
          expect([measure.id, month.month, month.counted, month.met]).toEqual([
            measure.id,
            month.month,
            byMonth.get(month.month)?.counted ?? 0,
            byMonth.get(month.month)?.met ?? 0,
          ])
        const byGroup = measure.by === '' ? new Map() : addedUp(rows, ({ group }) => group)
        expect(
          Object.fromEntries(report.groups.map((one) => [one.group, { counted: one.counted, met: one.met }])),
        ).toEqual(Object.fromEntries(byGroup))
        // The newest in a period is another one in the period before.
        const earlier = periodBefore(from, to)
        const before = (await plainRows(rooms, measure.id, recount, { ...earlier, now: NOW }))
          .filter(({ day }) => day >= earlier.from && day <= earlier.to)
          .filter((row) => team === '' || row.team === team)
        const known = addedUp(before, () => '').get('') ?? { counted: 0, met: 0 }
        expect([measure.id, report.before.counted, report.before.met]).toEqual([
          measure.id,
          known.counted,
          known.met,
        ])
        const lengths = rows.flatMap(({ amount }) => (amount === null ? [] : [{ amount, count: 1 }]))
        expect(report.spread).toEqual(measure.length === '' ? null : spreadOf(lengths))
      }
    }, 120_000)

  it('and there is something to count, on its first and its last day as well', async () => {
    const counted = new Set<string>()
    for (const measure of measures) {
      const all = await plainRows(rooms, measure.id, recount, {
        from: '2018-01-01',
        to: '2026-12-31',
        now: NOW,
      })
      if (all.length > 0) counted.add(measure.id)
      const days = all.map(({ day }) => day).sort()
      for (const day of [days[0], days.at(-1)]) {
        if (!day || measure.id === 'G25' || measure.id === 'G27') continue
        const n = all.filter((row) => row.day === day).reduce((sum, row) => sum + row.n, 0)
        const report = await oneReport(rooms, measure.id, ask({ from: day, to: day }), manager(), NOW)
        expect([measure.id, day, report.total.counted]).toEqual([measure.id, day, n])
      }
    }
    // Made-up records are signed without findings and without copies: the measures that rest on those count nothing here.
    expect([...counted]).toEqual(expect.arrayContaining(['G4', 'G26', 'G27', 'G28']))
  })

  it('and the cases behind a number are the same ones, whether they are looked for at once or in parts', async () => {
    for (const id of measureIds)
      for (const me of [manager(), someone('CP chair')])
        for (const month of [undefined, '2026-06'])
          for (const which of ['all', 'not met'] as const) {
            const asked = { ...ask(), id, month, which }
            expect(await casesBehind(inParts, asked, me, NOW)).toEqual(
              await casesBehind(rooms, asked, me, NOW),
            )
          }
  })

  it('of one case alone: the cases behind a number are as many as it says', async () => {
    for (const id of ['G4', 'G26', 'G28'] as const) {
      const one = await oneReport(rooms, id, ask(), manager(), NOW)
      const behind = await casesBehind(rooms, { ...ask(), id, which: 'all' }, manager(), NOW)
      const met = await casesBehind(rooms, { ...ask(), id, which: 'met' }, manager(), NOW)
      expect(behind.lines.length === Math.min(300, one.total.counted ?? 0)).toBe(true)
      expect(met.lines.every((line) => line.met)).toBe(true)
      expect(behind.more).toBe((one.total.counted ?? 0) > 300)
      const [month] = one.months.filter(({ counted }) => (counted ?? 0) > 0)
      const asked = { ...ask(), id, which: 'all' as const, month: month?.month ?? '' }
      expect((await casesBehind(rooms, asked, manager(), NOW)).lines).toHaveLength(
        Math.min(300, month?.counted ?? 0),
      )
    }
  })
})

describe('who is told what', () => {
  it('the partnership officer sees figures for outside, and neither cases nor teams', async () => {
    const list = await listOfReports(rooms, ask({ audience: 'partnership' }), { me: officer(), now: NOW })
    expect(list.audiences).toEqual(['partnership'])
    expect(list.teams).toEqual([])
    const shown = list.reports.flatMap(({ total, months, groups }) => [
      total,
      ...months,
      ...groups,
      ...groups.flatMap((group) => group.months),
    ])
    const small = shown
      .flatMap(({ counted, met }) => [counted, met])
      .filter((n) => n !== null && n > 0 && n < 5)
    expect(small).toEqual([])
    await expect(oneReport(rooms, 'G4', ask(), officer(), NOW)).rejects.toThrow('outside the service')
    const team = ask({ audience: 'partnership', team: 'North' })
    await expect(oneReport(rooms, 'G4', team, officer(), NOW)).rejects.toThrow('whole service')
    await expect(casesBehind(rooms, { ...ask(), id: 'G4', which: 'all' }, officer(), NOW)).rejects.toThrow(
      'outside the service',
    )
  })

  it('everybody else may choose, and outside no day is told apart from its month', async () => {
    const list = await listOfReports(rooms, ask(), { me: manager(), now: NOW })
    expect(list.audiences).toEqual(['service', 'partnership'])
    expect(list.teams).toEqual(['North', 'South'])
    expect(list.reports.map(({ id }) => id)).toEqual([...measureIds])
    const one = (from: string, to: string) =>
      oneReport(rooms, 'G26', ask({ from, to, audience: 'partnership' }), manager(), NOW)
    expect((await one('2026-05-14', '2026-05-14')).total).toEqual(
      (await one('2026-05-01', '2026-05-31')).total,
    )
  })

  it('nobody who reads no reports is shown the cases behind one, and nobody any case of an outside figure', async () => {
    const asked = { ...ask(), id: 'G26' as const, which: 'all' as const }
    await expect(casesBehind(rooms, asked, someone('Social worker'), NOW)).rejects.toThrow('does not include')
    await expect(casesBehind(rooms, { ...asked, audience: 'partnership' }, manager(), NOW)).rejects.toThrow(
      'no case',
    )
  })

  it('supervision that is closed to somebody is counted for them and never listed', async () => {
    const signed = await rooms.store.records.list()
    const closed = new Set(signed.filter(({ type }) => type.startsWith('SUP_')).map(({ id }) => id))
    const stranger: Account = { ...someone('Team manager'), id: 'nobody', name: 'Nobody Here' }
    const asked = { ...ask({ from: '2018-01-01' }), id: 'G26' as const, which: 'all' as const }
    const theirs = await casesBehind(rooms, asked, stranger, NOW)
    expect(theirs.lines.filter(({ recordId }) => closed.has(recordId))).toEqual([])
    const total = await oneReport(rooms, 'G26', ask({ from: '2018-01-01' }), stranger, NOW)
    const open = recount.filter(({ record }) => closed.has(record.id)).length
    if (open > 0) expect(theirs.notShown).toBeGreaterThan(0)
    if (!theirs.more) expect(theirs.lines.length + theirs.notShown).toBe(total.total.counted)
  })

  it('no case behind a number is told by anybody’s name', async () => {
    const people = recount.flatMap(({ minutes }) => [
      ...minutes.children.map(({ name }) => name),
      ...minutes.people.map(({ name }) => name),
    ])
    const names = [...new Set(people)].filter((name) => name.includes(' '))
    for (const { id } of measures) {
      const { lines } = await casesBehind(rooms, { ...ask(), id, which: 'all' }, manager(), NOW)
      for (const { says } of lines) expect(names.filter((name) => says.includes(name))).toEqual([])
    }
  })
})

describe('what is counted follows the record', () => {
  it('a period that ends before it begins, or is longer than anybody reads, is refused in words', async () => {
    await expect(oneReport(rooms, 'G1', ask({ to: '2025-01-01' }), manager(), NOW)).rejects.toThrow(
      'ends before',
    )
    await expect(oneReport(rooms, 'G1', ask({ from: '1990-01-01' }), manager(), NOW)).rejects.toThrow(
      'ten years',
    )
  })

  it('somebody who changes team takes what they lead along', async () => {
    const north = async () =>
      (await oneReport(rooms, 'G4', ask({ team: 'North' }), manager(), NOW)).total.counted
    const mover = accounts.find(({ role }) => role === 'Social worker')
    if (!mover) throw new Error('There is a worker')
    const before = (await north()) ?? 0
    await setTeam(rooms.store, mover.id, 'South', manager().id)
    const after = (await north()) ?? 0
    await setTeam(rooms.store, mover.id, 'north', manager().id)
    expect(await north()).toBe(before)
    expect(after).toBeLessThan(before)
    expect((await listOfReports(rooms, ask(), { me: manager(), now: NOW })).teams).toEqual(['North', 'South'])
  })

  it('a record that is worked out again counts once, and one that is deleted counts no more', async () => {
    const total = async () =>
      (await oneReport(rooms, 'G4', ask({ from: '2018-01-01' }), manager(), NOW)).total.counted
    const before = (await total()) ?? 0
    const one = recount.find(({ facts }) => facts.some(({ measure }) => measure === 'G4'))
    if (!one) throw new Error('One of them counts')
    await rooms.facts.follow(one.record.id)
    expect(await total()).toBe(before)
    const own = one.facts.filter(({ measure, day }) => measure === 'G4' && day >= '2018-01-01').length
    const db = rooms.workspace.db
    const kept = await db
      .selectFrom('measure_fact')
      .selectAll()
      .where('record_id', '=', one.record.id)
      .execute()
    await rooms.store.facts.put(one.record.id, {
      basis: '',
      changedAt: '',
      workedOn: '',
      statements: 0,
      parties: [],
      lookAt: [],
      actions: [],
      clocks: [],
      disagreements: [],
    })
    expect(await total()).toBe(before - own)
    await rooms.facts.follow(one.record.id)
    expect(
      await db.selectFrom('measure_fact').selectAll().where('record_id', '=', one.record.id).execute(),
    ).toEqual(kept)
  })

  it('an agency’s pack holds what is counted for that agency alone', async () => {
    const { agencies } = await listOfReports(rooms, ask(), { me: manager(), now: NOW })
    const [agency = ''] = agencies
    const pack = await packOf(
      rooms,
      { ...ask({ audience: 'partnership' }), kind: 'agency', agency, format: 'csv' },
      officer(),
      NOW,
    )
    const words = new TextDecoder().decode(pack.bytes)
    expect(words).toContain(agency)
    const said = JSON.stringify(measures)
    const others = agencies.filter((other) => other !== agency && !said.includes(other))
    expect(others.length).toBeGreaterThan(0)
    expect(others.filter((other) => words.includes(other))).toEqual([])
    await expect(
      packOf(rooms, { ...ask(), kind: 'agency', agency: '', format: 'csv' }, manager(), NOW),
    ).rejects.toThrow('No agency')
    expect(caseIds.some((id) => words.includes(id))).toBe(false)
  })
})
