/**
 * A whole service in one workspace: opening it, its lists and Today for three roles, one case, and search. Beside search, in the same run: the
 * same search over the same tables without encryption (what encryption costs), and one bare full-text query over the
 * same texts, unencrypted (what filters, counts, access and kinds cost).
 *
 * `npm run bench -- cases` makes 300 families and 1,200 records; `npm run bench -- cases 5000 20000` the size of a county.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { accessOf } from '../../electron/api/search.ts'
import type { Rooms } from '../../electron/core.ts'
import { places } from '../../electron/generate/names.ts'
import { generateWorkspace } from '../../electron/generate/workspace.ts'
import { actionLines } from '../../electron/records/desk-actions.ts'
import { deskOf } from '../../electron/records/desk-today.ts'
import { FactKeeper } from '../../electron/records/fact-keeper.ts'
import { LiveDrafts } from '../../electron/records/live-drafts.ts'
import { SupervisionKeeper } from '../../electron/records/supervision-keeper.ts'
import { Templates } from '../../electron/records/templates.ts'
import { openableOf } from '../../electron/records/who-may-open.ts'
import { openStore, type Store } from '../../electron/store/index.ts'
import { settle } from '../../electron/workspace/database.ts'
import { unlockWorkspace, Workspace } from '../../electron/workspace/index.ts'
import { migrate } from '../../electron/workspace/migrate.ts'
import { migrations } from '../../electron/workspace/migrations/index.ts'
import { type Database, loadSqlite } from '../../electron/workspace/native.ts'
import { pathsOf } from '../../electron/workspace/paths.ts'
import type { Account, Role } from '../../shared/access/access.ts'
import { readsRestrictedEvents } from '../../shared/access/restricted-events.ts'
import { rounds, spread } from './numbers.ts'

const passphrase = 'only for a bench'
const MANY = 30

type Spread = ReturnType<typeof spread>
const ratio = (ours: Spread, theirs: Spread): number =>
  Math.round((ours.median / Math.max(0.01, theirs.median)) * 100) / 100

/** Tables that search reads, in an order in which no row points at one that is not there yet. */
const copied = ['case_file', 'record', 'search_item']

/** The same families, records and search index in a file that is not encrypted, as a workspace of its own. */
async function plainCopy(workspace: Workspace, folder: string): Promise<Workspace> {
  await mkdir(folder)
  const paths = pathsOf(folder)
  const Sqlite = await loadSqlite()
  const raw = new Sqlite(paths.db)
  migrate(raw, migrations, new Date().toISOString())
  raw.close()
  await workspace.alone((from) => {
    from.prepare(`ATTACH DATABASE ? AS plain KEY ''`).run(paths.db)
    for (const table of copied) from.exec(`INSERT INTO plain.${table} SELECT * FROM main.${table}`)
    from.exec(`
      INSERT INTO plain.search_word (rowid, title, words) SELECT rowid, title, words FROM main.search_word;
      INSERT INTO plain.search_name (rowid, names) SELECT rowid, names FROM main.search_name;
      CREATE VIRTUAL TABLE plain.bare USING fts5 (
        title, words, tokenize = 'porter unicode61 remove_diacritics 2'
      );
      INSERT INTO plain.bare (rowid, title, words) SELECT rowid, title, words FROM main.search_word;
      DETACH plain;
    `)
  })
  const plain = new Sqlite(paths.db)
  settle(plain)
  const key = new Uint8Array(32)
  const keys = {
    product: 'Chairside',
    format: 1,
    workspaceId: 'plain',
    name: '',
    fictional: true,
    slots: [],
  } as const
  return new Workspace({
    paths,
    raw: plain,
    key,
    keys: { ...keys, slots: [] },
    name: '',
    fictional: true,
    scryptN: 2,
  })
}

export function roomsOf(workspace: Workspace, now = () => new Date()): Rooms {
  const store = openStore(workspace)
  const templates = new Templates(store)
  const facts = new FactKeeper({ store, templates }, now)
  return {
    workspace,
    store,
    templates,
    facts,
    supervision: new SupervisionKeeper(store, now),
    drafts: new LiveDrafts(store, templates, async () => undefined),
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

async function searchFigures(ours: Store, plain: Workspace, text: string) {
  const plainStore = openStore(plain)
  const everything = async () => 'all' as const
  const find = (store: Store) => store.search.find({ text }, everything, { account: '', all: true })
  const bare = plain.raw.prepare<[string]>(
    `SELECT rowid, highlight(bare, 0, '[', ']'), snippet(bare, 1, '[', ']', '…', 24)
     FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 20`,
  )
  const found = await find(ours)
  // One after the other in each round, so that whatever else the machine does falls on all of them.
  const took: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < MANY; round += 1) {
    took[0].push(...(await rounds(1, () => find(ours))))
    took[1].push(...(await rounds(1, () => find(plainStore))))
    took[2].push(...(await rounds(1, () => bare.all(`"${text}"*`))))
  }
  const [encrypted, samePlain, bareQuery] = [spread(took[0]), spread(took[1]), spread(took[2])]
  return {
    found: found.groups.reduce((sum, { count }) => sum + count, 0),
    near: found.near.length,
    encrypted,
    peerSameWithoutEncryption: samePlain,
    peerBareFullText: bareQuery,
    ratioToUnencrypted: ratio(encrypted, samePlain),
    ratioToBare: ratio(encrypted, bareQuery),
  }
}

/** What some work takes, and the longest time in it for which nothing else had its turn, in milliseconds. */
async function andLongestBlock(work: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 2 })
  delay.enable()
  const [took = 0] = await rounds(1, work)
  delay.disable()
  return { took: Math.round(took), longestBlock: Math.round(delay.max / 1e6) }
}

const roles: Role[] = ['Social worker', 'Team manager', 'CP chair']

async function roleFigures(rooms: Rooms, me: Account) {
  const { store } = rooms
  const reader = { account: me.id, all: readsRestrictedEvents(me) }
  const access = accessOf(rooms, me)
  const of = async (count: number, work: () => Promise<unknown>) => spread(await rounds(count, work))
  return {
    today: await of(11, () => deskOf(rooms, me, new Date())),
    listOfRecords: await of(11, async () => openableOf(rooms, await store.records.list(), me)),
    actions: await of(11, () => actionLines(rooms, me, new Date(), { state: 'open', whose: 'all' })),
    searchCommonWord: await of(11, () => store.search.find({ text: 'school' }, access, reader)),
  }
}

async function listFigures(rooms: Rooms) {
  const { store } = rooms
  const accounts = await store.accounts.list()
  const cases = await store.cases.list()
  // What was due, by whom: worked out record by record after the first opening, and kept.
  const worksOut = await andLongestBlock(() => rooms.facts.catchUp(1_000_000))
  const byRole: Record<string, unknown> = {}
  for (const role of roles) {
    const account = accounts.find((one) => one.role === role)
    if (account) byRole[role] = await roleFigures(rooms, account)
  }
  return {
    workingOutWhatIsDueOnce: worksOut,
    listOfCases: spread(await rounds(11, () => store.cases.list())),
    oneCase: spread(await rounds(MANY, (round) => store.cases.get(cases[round % cases.length]?.id ?? ''))),
    ...byRole,
  }
}

/** Until somebody sees Today, and what of it was the passphrase and the file. */
async function openingFigures(folder: string, personId: string) {
  const unlocked: number[] = []
  const seen: number[] = []
  for (let round = 0; round < 7; round += 1) {
    const start = performance.now()
    const { workspace } = await unlockWorkspace(folder, personId, passphrase)
    unlocked.push(performance.now() - start)
    const rooms = roomsOf(workspace)
    await deskOf(rooms, await rooms.store.accounts.get(personId), new Date())
    seen.push(performance.now() - start)
    await rooms.drafts.close()
    workspace.close()
  }
  return { untilUnlocked: spread(unlocked), untilTheFirstScreen: spread(seen) }
}

async function figuresOf(folder: string, personId: string, plainFolder: string) {
  // The first sign-in takes on the usual cost of a passphrase; it is not measured.
  const first = (await unlockWorkspace(folder, personId, passphrase)).workspace
  const firstRooms = roomsOf(first)
  const lists = await listFigures(firstRooms)
  await firstRooms.drafts.close()
  first.close()
  const opening = await openingFigures(folder, personId)
  const { workspace } = await unlockWorkspace(folder, personId, passphrase)
  const rooms = roomsOf(workspace)
  const fullCheck = await andLongestBlock(() => workspace.backUp())
  const plain = await plainCopy(workspace, plainFolder)
  try {
    const name = (await rooms.store.cases.list())
      .flatMap(({ children }) => children.map((child) => child.split(' ').at(-1) ?? ''))
      .find((surname) => /^[A-Z][a-z]{6,}$/.test(surname) && surname[2] !== surname[3])
    return {
      opening,
      fullCheckAndDailyCopyInTheBackground: fullCheck,
      ...lists,
      searchRareWord: await searchFigures(rooms.store, plain, rareWord(plain.raw)),
      searchCommonWord: await searchFigures(rooms.store, plain, 'school'),
      searchMistypedName: await searchFigures(rooms.store, plain, mistyped(name ?? 'Harcastle')),
    }
  } finally {
    plain.close()
    await rooms.drafts.close()
    workspace.close()
  }
}

export async function caseFigures(cases = 300, records = 1_200) {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-bench-'))
  const home = join(folder, 'records')
  try {
    const begun = performance.now()
    const today = new Date().toISOString().slice(0, 10)
    const made = await generateWorkspace({ folder: home, cases, records, seed: 1, today, passphrase })
    const seconds = Math.round((performance.now() - begun) / 1000)
    const { size } = await stat(pathsOf(home).db)
    return {
      what: 'a generated workspace, ms; the bar of search is 1.5 times the unencrypted one',
      cases,
      records,
      generatedIn: `${seconds} s`,
      size: `${Math.round(size / 1e6)} MB`,
      loadOfTheMachine: loadavg().map((one) => Math.round(one * 10) / 10),
      ...(await figuresOf(home, made.people[0]?.personId ?? '', join(folder, 'plain'))),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
