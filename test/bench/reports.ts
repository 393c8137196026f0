/**
 * The reports of a whole service: one measure, all of them, and the cases behind one; beside them, in the same run, the same
 * figures by reading every signed record again and adding up.
 *
 * `npm run bench -- reports` makes 300 families and 1,200 records; `npm run bench -- reports 5000 20000` the size of a county.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Rooms } from '../../electron/core.ts'
import { generateWorkspace } from '../../electron/generate/workspace.ts'
import { casesBehind, listOfReports, oneReport } from '../../electron/records/measures.ts'
import { setTeam } from '../../electron/records/teams.ts'
import { unlockWorkspace } from '../../electron/workspace/index.ts'
import type { Account } from '../../shared/access/access.ts'
import { measures } from '../../shared/measures/index.ts'
import { addedUp, plainRecords, plainRows } from '../electron/records/plain-measures.ts'
import { roomsOf } from './cases.ts'
import { rounds, spread } from './numbers.ts'

const passphrase = 'only for a bench'
const ROUNDS = 11
const today = '2026-11-23'
const now = new Date(`${today}T10:00:00Z`)
const year = { from: '2025-12-01', to: '2026-11-30', team: '', audience: 'service' as const }

/** The same figures without anything that is kept: those that differ are named, and there should be none. */
async function recounted(rooms: Rooms, me: Account) {
  const begun = performance.now()
  const records = await plainRecords(rooms, now)
  const different: string[] = []
  for (const { id } of measures) {
    const rows = (await plainRows(rooms, id, records, { ...year, now })).filter(
      ({ day }) => day >= year.from && day <= year.to,
    )
    const { counted, met } = addedUp(rows, () => '').get('') ?? { counted: 0, met: 0 }
    const { total } = await oneReport(rooms, id, year, me, now)
    if (total.counted !== counted || total.met !== met) different.push(id)
  }
  return { ms: Math.round(performance.now() - begun), different }
}

export async function reportFigures(cases = 300, records = 1200) {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-bench-'))
  try {
    const wish = { cases, records, seed: 1, today, passphrase, scryptN: 2 ** 12 }
    const made = await generateWorkspace({ ...wish, folder: join(folder, 'records') })
    const { workspace } = await unlockWorkspace(
      join(folder, 'records'),
      made.people[0]?.personId ?? '',
      passphrase,
    )
    const rooms = roomsOf(workspace, () => now)
    const accounts = await rooms.store.accounts.list()
    const me = accounts.find(({ role }) => role === 'Head of Service') ?? accounts[0]
    if (!me) throw new RangeError('Somebody has to read the reports')
    const workers = accounts.filter(({ role }) => role === 'Social worker')
    for (const [at, worker] of workers.entries())
      await setTeam(rooms.store, worker.id, `Team ${1 + (at % 8)}`, me.id)
    const [workedOut = 0] = await rounds(1, () => rooms.facts.catchUp(1_000_000))
    const supervised = await rooms.supervision.current(1_000_000).catch(() => false)

    const each: Record<string, number> = {}
    for (const { id } of measures)
      each[id] = spread(await rounds(ROUNDS, () => oneReport(rooms, id, year, me, now))).median
    const slowest = Object.entries(each).toSorted(([, a], [, b]) => b - a)
    const list = spread(await rounds(ROUNDS, () => listOfReports(rooms, year, me, now)))
    const team = spread(
      await rounds(ROUNDS, () => listOfReports(rooms, { ...year, team: 'Team 1' }, me, now)),
    )
    const outside = spread(
      await rounds(ROUNDS, () => listOfReports(rooms, { ...year, audience: 'partnership' }, me, now)),
    )
    const behind = spread(
      await rounds(ROUNDS, () => casesBehind(rooms, { ...year, id: 'G26', which: 'all' }, me, now)),
    )
    const peer = await recounted(rooms, me)
    const counts = await workspace.db
      .selectFrom('measure_fact')
      .select((of) => of.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    await rooms.drafts.close()
    workspace.close()
    return {
      what: 'a year of reports, ms',
      cases,
      records,
      factsKept: counts.n,
      supervisionWorkedOut: supervised,
      workingOutOnce: Math.round(workedOut),
      slowestMeasures: Object.fromEntries(slowest.slice(0, 5)),
      all28: list,
      all28OfOneTeam: team,
      all28ForOutside: outside,
      casesBehindOne: behind,
      peerRecountOfAll28: peer.ms,
      differentFromRecount: peer.different,
      load: loadavg()[0],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
