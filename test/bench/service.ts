/**
 * A whole service in one workspace, asked through the router as every door asks: unlocking, Today, one family, the lists, search,
 * the reports, the daily copy. Measured in two workspaces of different size, one after the other in each round, so that what
 * grows with the records is seen and the rest of what the machine does falls on both.
 */

import { type Core, createCore } from '../../electron/core.ts'
import { places } from '../../electron/generate/names.ts'
import type { Database } from '../../electron/workspace/native.ts'
import { measures } from '../../shared/measures/index.ts'
import { addedUp, plainRecords, plainRows } from '../electron/records/plain-measures.ts'
import { openBareTexts } from './bare-texts.ts'
import { andLongestBlock, FELT, type Waited, waitedWords } from './blocks.ts'
import { atMost, both, type Figure, grows, LARGE, ofBoth, peerOf, SMALL, within } from './figure.ts'
import { rounds, type Spread, sideBySide, spread } from './numbers.ts'
import {
  type BenchRole,
  benchRoles,
  copyOf,
  NOW,
  passphrase,
  type Ready,
  readyWorkspace,
  type SignedIn,
  signedIn,
} from './workspaces.ts'

export type Service = {
  ready: Ready
  folder: string
  core: Core
  as: Record<BenchRole, SignedIn>
  close(): Promise<void>
}

/** Opens a copy of the workspace of this size. */
export async function openService(records: number, tell: (words: string) => void): Promise<Service> {
  const ready = await readyWorkspace(records, tell)
  const { folder, remove } = await copyOf(ready)
  const core = createCore({ door: 'command line', folder, now: () => NOW })
  const as = {} as Record<BenchRole, SignedIn>
  for (const role of benchRoles) as[role] = await signedIn(core, role)
  const rooms = core.needRooms()
  // What belongs to the first minutes after an opening is over before anything is measured.
  await rooms.facts.catchUp(1_000_000)
  await rooms.supervision.current(1_000_000)
  return {
    ready,
    folder,
    core,
    as,
    async close() {
      await core.close()
      await remove()
    },
  }
}

/** The two sizes; in a quick run there is only a small one, which then counts. */
export type Services = { small?: Service | undefined; large: Service }

const each = async (
  services: Services,
  count: number,
  work: (service: Service, round: number) => unknown,
): Promise<{ small?: Spread; large: Spread }> => {
  const { small, large } = services
  if (!small) return { large: spread((await sideBySide(count, { large: (n) => work(large, n) })).large) }
  const took = await sideBySide(count, { small: (n) => work(small, n), large: (n) => work(large, n) })
  return { small: spread(took.small), large: spread(took.large) }
}

const ROUNDS = 21

// ---- opening ----

async function openFigures(services: Services): Promise<Figure[]> {
  const took = {
    unlock: [] as number[][],
    today: [] as number[][],
    key: [] as number[],
    lines: [] as number[],
  }
  // The core holds the file: for this it is opened anew, from a copy that nobody has open.
  const folders: { folder: string; personId: string; remove: () => Promise<void> }[] = []
  for (const service of [services.small, services.large]) {
    if (!service) continue
    folders.push({ ...(await copyOf(service.ready)), personId: service.as['CP chair'].me.id })
    took.unlock.push([])
    took.today.push([])
  }
  try {
    for (let round = -1; round < 7; round += 1) {
      for (const [at, { folder, personId }] of folders.entries()) {
        const core = createCore({ door: 'command line', folder, now: () => NOW })
        const begun = performance.now()
        const person = await signedIn(core, 'CP chair')
        const unlocked = performance.now() - begun
        const { lines } = await person.client.desk.today()
        const seen = performance.now() - begun
        took.lines[at] = lines.length
        if (round === 0 && at === 0) took.key.push(...(await keyCost(core, personId)))
        await core.close()
        if (round < 0) continue
        took.unlock[at]?.push(unlocked)
        took.today[at]?.push(seen)
      }
    }
  } finally {
    for (const { remove } of folders) await remove()
  }
  const [fewer = 0, more] = took.lines
  const of = (all: number[][]) => {
    const [first = [], second] = all
    return second ? { small: spread(first), large: spread(second) } : { large: spread(first) }
  }
  return [
    ofBoth('open.unlock', 'Unlock with a passphrase, and open the workspace', of(took.unlock), {
      most: 1000,
    }),
    {
      id: 'open.key',
      says: 'Of that, the key from the passphrase, slow by design',
      unit: 'ms',
      value: spread(took.key),
    },
    ofBoth('open.today', 'Unlock, open and the first Today of a chair, in the core', of(took.today), {
      most: 1500,
      lines: more === undefined ? undefined : { small: fewer, large: more },
    }),
  ]
}

const keyCost = (core: Core, personId: string): Promise<number[]> =>
  rounds(5, () => core.needRooms().workspace.verify(personId, passphrase))

// ---- the screens that a chair opens ----

const bars: Record<BenchRole, number> = {
  'CP chair': 100,
  'Social worker': 100,
  'Team manager': 250,
  'Head of Service': 250,
}

async function todayFigures(services: Services): Promise<Figure[]> {
  const figures: Figure[] = []
  const { small, large } = services
  for (const role of benchRoles) {
    const shown = async ({ as }: Service) => (await as[role].client.desk.today()).lines.length
    const lines = small && { small: await shown(small), large: await shown(large) }
    const took = await each(services, ROUNDS, ({ as }) => as[role].client.desk.today())
    figures.push(
      ofBoth(`today.${role.toLowerCase().replaceAll(' ', '-')}`, `Today of a ${role}`, took, {
        most: bars[role],
        lines,
      }),
    )
  }
  // As it is asked for in a day's work: nothing that was kept is still as it was.
  const written = await each(services, ROUNDS, async ({ core, as, ready }) => {
    const { client, me } = as['CP chair']
    await core.needRooms().store.records.setState(ready.longRecord, 'draft', me.id)
    await client.desk.today()
  })
  const shown = async ({ as }: Service) => (await as['CP chair'].client.desk.today()).lines.length
  figures.push(
    ofBoth('today.written', 'A record is written to, and Today of a CP chair after it', written, {
      lines: small && { small: await shown(small), large: await shown(large) },
    }),
  )
  const actions = await each(services, ROUNDS, ({ as }) =>
    as['CP chair'].client.desk.actions({ state: 'open', whose: 'all', caseId: '', text: '' }),
  )
  figures.push(ofBoth('today.actions', 'The list of open actions of everybody', actions, { most: 250 }))
  return figures
}

async function caseFigures(services: Services): Promise<Figure[]> {
  const ids = new Map<Service, string[]>()
  for (const service of [services.small, services.large])
    if (service)
      ids.set(
        service,
        (await service.as['CP chair'].client.cases.list()).map(({ id }) => id),
      )
  const page = await each(services, 41, async (service, round) => {
    const all = ids.get(service) ?? []
    const caseId = all[(round + 1) % all.length] ?? ''
    const { client } = service.as['CP chair']
    // What the screen asks for, one after the other as the core answers them.
    await client.cases.get({ id: caseId })
    await client.records.list({ caseId })
    await client.desk.goals({ caseId })
    await client.people.list()
  })
  const list = await each(services, ROUNDS, ({ as }) => as['CP chair'].client.cases.list())
  const meetings = await each(services, ROUNDS, ({ as }) => as['CP chair'].client.records.list({}))
  const linear = 'a list of everything: as long as there are records'
  return [
    ofBoth('case.page', 'A family: its file, records, goals and people', page, { most: 100 }),
    ofBoth('case.list', 'The list of all families', list, { most: 250, scales: false, note: linear }),
    ofBoth('case.records', 'The list of all meetings', meetings, { most: 500, scales: false, note: linear }),
  ]
}

async function recordFigures(services: Services): Promise<Figure[]> {
  const took = await each(services, ROUNDS, async ({ as, ready }) => {
    const { client } = as['CP chair']
    await client.records.get({ id: ready.longRecord })
    await client.drafts.open({ recordId: ready.longRecord })
    await client.drafts.surroundings({ recordId: ready.longRecord })
  })
  return [ofBoth('record.open', 'A record of 60 pages, all that the screen asks for', took, { most: 250 })]
}

// ---- search ----

/** Kinds stand in the upper part of an item's number (electron/store/search-numbers.ts). */
const KIND = 41

/** The same answer as ours, by nothing but the index: how many of each kind, and the best twenty of each with their words marked. */
function plainSearch(bare: Database) {
  const counts = bare.prepare<[string], { kind: number; n: number }>(
    `SELECT rowid >> ${KIND} AS kind, count(*) AS n FROM bare WHERE bare MATCH ? GROUP BY kind`,
  )
  const shown = (order: string) =>
    bare.prepare<[string, bigint, bigint]>(
      `SELECT rowid, highlight(bare, 0, '[', ']'), snippet(bare, 1, '[', ']', '…', 24)
       FROM bare WHERE bare MATCH ? AND rowid BETWEEN ? AND ? ORDER BY ${order} LIMIT 20`,
    )
  const [best, newest] = [shown('rank'), shown('rowid DESC')]
  return (text: string) => {
    const query = `"${text}"*`
    for (const { kind, n } of counts.all(query)) {
      const from = BigInt(kind) << BigInt(KIND)
      ;(n > 1000 ? newest : best).all(query, from, from + (1n << BigInt(KIND)) - 1n)
    }
  }
}

/** A place named in one to three of the texts, or in as few as there are. */
function rareWord(bare: Database): string {
  const count = bare.prepare<[string], { n: number }>('SELECT count(*) AS n FROM bare WHERE bare MATCH ?')
  const found = places
    .map((place) => ({ place, n: count.get(`"${place}"`)?.n ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => a.n - b.n)
  return found[0]?.place ?? 'school'
}

/** Two letters change places, as they do when somebody types in haste. */
const mistyped = (name: string): string => `${name.slice(0, 2)}${name[3]}${name[2]}${name.slice(4)}`

export async function searchOf(services: Services, count = 31): Promise<Figure[]> {
  const { small, large } = services
  const bare = await openBareTexts(large.ready.bareTexts)
  try {
    const plain = plainSearch(bare)
    const single = bare.prepare<[string]>(
      `SELECT rowid, highlight(bare, 0, '[', ']'), snippet(bare, 1, '[', ']', '…', 24)
       FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 20`,
    )
    const surname = (await large.as['CP chair'].client.cases.list())
      .flatMap(({ children }) => children.map((child) => child.split(' ').at(-1) ?? ''))
      .find((name) => /^[A-Z][a-z]{6,}$/.test(name) && name[2] !== name[3])
    const asked = [
      { id: 'rare', says: 'a rare word', text: rareWord(bare), most: 60 },
      { id: 'usual', says: 'a word in one of fifty texts', text: 'nursery', most: 60 },
      { id: 'common', says: 'the commonest word', text: 'school', most: 60 },
      {
        id: 'mistyped',
        says: 'a name with two letters exchanged',
        text: mistyped(surname ?? 'Harcastle'),
        most: 60,
      },
    ]
    const figures: Figure[] = []
    for (const { id, says, text, most } of asked) {
      const find = ({ as }: Service) => as['CP chair'].client.search.find({ text, filters: {} })
      const took = await sideBySide(count, {
        ours: () => find(large),
        plain: () => plain(text),
        single: () => single.all(`"${text}"*`),
        small: () => (small ? find(small) : undefined),
      })
      const value = spread(took.ours)
      // Nothing is found by a mistyped name in an index of words: there is nothing to compare.
      const peer =
        id === 'mistyped' ? undefined : peerOf('plain FTS5, the same answer', value, spread(took.plain))
      const one = peerOf('plain FTS5, twenty lines', value, spread(took.single))
      const grown = small ? grows(spread(took.small), value) : undefined
      figures.push({
        id: `search.${id}`,
        says: `Search for ${says}`,
        unit: 'ms',
        value,
        ...(small && { small: spread(took.small), growth: grown?.growth ?? 0 }),
        ...(peer && { peer }),
        target: both(peer && within(peer, 1.5), atMost(value, most, 'p95')),
        ...(peer && { note: `one bare query for twenty lines of any kind takes ${one.value.median} ms` }),
      })
    }
    return figures
  } finally {
    bare.close()
  }
}

// ---- reports ----

const year = { from: '2025-12-01', to: '2026-11-30', team: '', audience: 'service' as const }

/** As if somebody had signed a record just now: what was counted before is counted again. */
export async function countedAnew({ core }: Service): Promise<void> {
  const { store, workspace, facts, supervision } = core.needRooms()
  const led = await workspace.db.selectFrom('measure_record').select(['lead', 'team']).executeTakeFirst()
  if (led) await store.measures.moved(led.lead, led.team)
  await facts.catchUp(1_000_000)
  await supervision.current(1_000_000)
}

/** As `each`, of what is counted anew in every round. */
async function eachAnew(
  { small, large }: Services,
  count: number,
  work: (service: Service) => Promise<unknown>,
): Promise<{ small?: Spread; large: Spread; longest: Waited }> {
  const took: { small: number[]; large: number[] } = { small: [], large: [] }
  let longest: Waited = { own: 0, inLine: 0 }
  for (let round = -1; round < count; round += 1) {
    for (const [name, service] of Object.entries({ small, large }) as ['small' | 'large', Service][]) {
      if (!service) continue
      await countedAnew(service)
      const { took: milliseconds, longest: block } = await andLongestBlock(() => work(service))
      if (round < 0) continue
      took[name].push(milliseconds)
      if (name === 'large' && block.own > longest.own) longest = block
    }
  }
  return { ...(small && { small: spread(took.small) }), large: spread(took.large), longest }
}

async function reportFigures(services: Services): Promise<Figure[]> {
  const role = 'Head of Service'
  const ask = (service: Service, more: object = {}) =>
    service.as[role].client.measures.list({ ...year, ...more })
  const all = await eachAnew(services, 11, (service) => ask(service))
  const again = await each(services, 11, (service) => ask(service))
  const team = await eachAnew(services, 11, (service) => ask(service, { team: 'Team 1' }))
  const outside = await eachAnew(services, 11, (service) => ask(service, { audience: 'partnership' }))
  const slowest: { id: string; took: { small?: Spread; large: Spread } }[] = []
  for (const { id } of measures)
    slowest.push({
      id,
      took: await eachAnew(services, 3, (service) => service.as[role].client.measures.one({ ...year, id })),
    })
  const [most] = slowest.toSorted((a, b) => b.took.large.median - a.took.large.median)
  const behind = await each(services, 11, ({ as }) =>
    as[role].client.measures.cases({ ...year, id: 'G26', which: 'all' }),
  )
  const block = [all, team, outside].map(({ longest }) => longest).reduce((a, b) => (b.own > a.own ? b : a))
  const figures = [
    ofBoth('reports.all', 'A year of all 28 measures', all, { most: 500, scales: false }),
    ofBoth('reports.again', 'The same asked again, when nothing that counts has changed', again, {
      most: 100,
      scales: false,
    }),
    {
      id: 'reports.block',
      says: 'Meanwhile the longest that something else waited',
      unit: 'ms' as const,
      value: spread([block.own]),
      target: { says: `nothing waits longer than ${FELT} ms`, met: block.own <= FELT },
      note: waitedWords(block),
    },
    ofBoth('reports.team', 'The same of one team', team, { most: 500, scales: false }),
    ofBoth('reports.outside', 'The same for outside the service', outside, { most: 500, scales: false }),
    ofBoth('reports.behind', 'The cases behind one number', behind, { most: 250, scales: false }),
  ]
  if (most)
    figures.push(
      ofBoth('reports.slowest', `The slowest measure, ${most.id}`, most.took, { most: 250, scales: false }),
    )
  if (services.small) figures.push(await recounted(services.small))
  return figures
}

/** The same figures by reading every signed record again: how long that takes, and whether anything differs. */
async function recounted({ core, as }: Service): Promise<Figure> {
  const rooms = core.needRooms()
  const { client } = as['Head of Service']
  const [took = 0] = await rounds(1, async () => {
    const records = await plainRecords(rooms, NOW)
    for (const { id } of measures) {
      const rows = (await plainRows(rooms, id, records, { ...year, now: NOW })).filter(
        ({ day }) => day >= year.from && day <= year.to,
      )
      const { counted, met } = addedUp(rows, () => '').get('') ?? { counted: 0, met: 0 }
      const { total } = await client.measures.one({ ...year, id })
      if (total.counted !== counted || total.met !== met) throw new Error(`${id} differs from a recount`)
    }
  })
  return {
    id: 'reports.recount',
    says: `All 28 measures by reading ${SMALL.toLocaleString('en-GB')} records again, none differs`,
    unit: 'ms',
    value: spread([took]),
  }
}

// ---- copies ----

async function backupFigures({ small, large }: Services): Promise<Figure[]> {
  const figures: Figure[] = []
  const measured: { small: number[]; large: number[] } = { small: [], large: [] }
  let block: Waited = { own: 0, inLine: 0 }
  for (let round = 0; round < 3; round += 1) {
    if (small)
      measured.small.push((await andLongestBlock(() => small.core.needRooms().workspace.backUp())).took)
    const { took, longest } = await andLongestBlock(() => large.core.needRooms().workspace.backUp())
    measured.large.push(took)
    if (longest.own > block.own) block = longest
  }
  const copy = ofBoth(
    'backup.copy',
    'The daily copy, with the check of every page of it',
    { ...(small && { small: spread(measured.small) }), large: spread(measured.large) },
    {
      scales: false,
      note: `in the background; the longest that something else waited is ${block.own} ms, ${waitedWords(block)}`,
    },
  )
  copy.target = {
    says: `in the background: nothing waits longer than ${FELT} ms`,
    met: block.own <= FELT,
  }
  figures.push(copy)
  const verify = await each({ small, large }, 3, ({ core }) => core.needRooms().workspace.check())
  figures.push(
    ofBoth('backup.verify', 'Checking the file and every row of the audit chain, when asked for', verify, {
      scales: false,
    }),
  )
  return figures
}

const parts = {
  open: openFigures,
  today: todayFigures,
  case: caseFigures,
  record: recordFigures,
  search: searchOf,
  reports: reportFigures,
  backup: backupFigures,
}
export type ServicePart = keyof typeof parts
export const serviceParts = Object.keys(parts) as ServicePart[]

/** Opens both workspaces once for all of the parts that are wanted. */
export async function serviceFigures(
  wanted: readonly ServicePart[],
  tell: (words: string) => void,
): Promise<Figure[]> {
  const small = await openService(SMALL, tell)
  const large = await openService(LARGE, tell)
  const figures: Figure[] = []
  try {
    for (const part of wanted) {
      tell(`Measuring: ${part}.`)
      figures.push(...(await parts[part]({ small, large })))
    }
  } finally {
    await small.close()
    await large.close()
  }
  return figures
}
