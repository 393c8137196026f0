/**
 * A whole service in one workspace: opening it, its lists, one case, and search. Beside search, in the same run: the
 * same search over the same tables without encryption (what encryption costs), and one bare full-text query over the
 * same texts, unencrypted (what filters, counts, access and kinds cost).
 *
 * `npm run bench -- cases` makes 300 families and 1,200 records; `npm run bench -- cases 5000 20000` the size of a county.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accessOf } from '../../electron/api/search.ts'
import type { Rooms } from '../../electron/core.ts'
import { places } from '../../electron/generate/names.ts'
import { generateWorkspace } from '../../electron/generate/workspace.ts'
import { deskOf } from '../../electron/records/desk-today.ts'
import { FactKeeper } from '../../electron/records/fact-keeper.ts'
import { LiveDrafts } from '../../electron/records/live-drafts.ts'
import { Templates } from '../../electron/records/templates.ts'
import { openableOf } from '../../electron/records/who-may-open.ts'
import { openStore, type Store } from '../../electron/store/index.ts'
import { settle } from '../../electron/workspace/database.ts'
import { unlockWorkspace, Workspace } from '../../electron/workspace/index.ts'
import { migrate } from '../../electron/workspace/migrate.ts'
import { migrations } from '../../electron/workspace/migrations/index.ts'
import { type Database, loadSqlite } from '../../electron/workspace/native.ts'
import { pathsOf } from '../../electron/workspace/paths.ts'
import type { Role } from '../../shared/access/access.ts'
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

function roomsOf(workspace: Workspace): Rooms {
  const store = openStore(workspace)
  const templates = new Templates(store)
  const facts = new FactKeeper({ store, templates }, () => new Date())
  return {
    workspace,
    store,
    templates,
    facts,
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
  const everything = async (ids: string[]) => ids
  const bare = plain.raw.prepare<[string]>(
    `SELECT rowid, highlight(bare, 0, '[', ']'), snippet(bare, 1, '[', ']', '…', 24)
     FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 20`,
  )
  const found = await ours.search.find({ text }, everything)
  // One after the other in each round, so that whatever else the machine does falls on all of them.
  const took: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < MANY; round += 1) {
    took[0].push(...(await rounds(1, () => ours.search.find({ text }, everything))))
    took[1].push(...(await rounds(1, () => plainStore.search.find({ text }, everything))))
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

async function listFigures(rooms: Rooms) {
  const { store } = rooms
  const accounts = await store.accounts.list()
  const as = (role: Role) => {
    const account = accounts.find((one) => one.role === role)
    if (!account) throw new RangeError(`Nobody is ${role}`)
    return account
  }
  const cases = await store.cases.list()
  const allRecords = async (role: Role) =>
    spread(await rounds(3, async () => openableOf(rooms, await store.records.list(), as(role))))
  // What was due, by whom: worked out record by record after the first opening, and kept.
  const worksOut = await rounds(1, () => rooms.facts.catchUp(1_000_000))
  const today = async (role: Role) => spread(await rounds(5, () => deskOf(rooms, as(role), new Date())))
  return {
    workingOutWhatIsDueOnce: spread(worksOut),
    todayForServiceManager: await today('Service manager'),
    todayForSocialWorker: await today('Social worker'),
    listOfCases: spread(await rounds(7, () => store.cases.list())),
    oneCase: spread(await rounds(MANY, (round) => store.cases.get(cases[round % cases.length]?.id ?? ''))),
    listOfRecordsUnfiltered: spread(await rounds(7, () => store.records.list())),
    listOfRecordsForServiceManager: await allRecords('Service manager'),
    listOfRecordsForSocialWorker: await allRecords('Social worker'),
    searchCommonWordForSocialWorker: spread(
      await rounds(3, () => store.search.find({ text: 'school' }, accessOf(rooms, as('Social worker')))),
    ),
  }
}

async function figuresOf(folder: string, personId: string, plainFolder: string) {
  // The first sign-in takes on the usual cost of a passphrase; it is not measured.
  ;(await unlockWorkspace(folder, personId, passphrase)).workspace.close()
  const opening = await rounds(5, async () =>
    (await unlockWorkspace(folder, personId, passphrase)).workspace.close(),
  )
  const { workspace } = await unlockWorkspace(folder, personId, passphrase)
  const rooms = roomsOf(workspace)
  const readingEveryPage = await rounds(3, () => workspace.alone((raw) => raw.pragma('quick_check')))
  const lists = await listFigures(rooms)
  const plain = await plainCopy(workspace, plainFolder)
  try {
    const name = (await rooms.store.cases.list())
      .flatMap(({ children }) => children.map((child) => child.split(' ').at(-1) ?? ''))
      .find((surname) => /^[A-Z][a-z]{6,}$/.test(surname) && surname[2] !== surname[3])
    return {
      opening: spread(opening),
      ofWhichReadingEveryPage: spread(readingEveryPage),
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
      ...(await figuresOf(home, made.people[0]?.personId ?? '', join(folder, 'plain'))),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
