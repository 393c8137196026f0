/**
 * Writes down what a workspace of each schema version looks like, so that every version that was ever released goes on
 * opening. Run once for a new migration, before it is released:
 *
 *   CHAIRSIDE_FREEZE=1 npm exec -- vitest run test/electron/workspace/schema-versions.test.ts
 *
 * It adds what is missing in `schema/` and never changes what is there. A version of which nothing was released yet may be
 * frozen again after its files were deleted: `NNNN.sql`, its line in `effects.json`, and the folder `release-N`. The newest
 * one or two folders `release-N` are kept, not all: each is a megabyte that nothing can make smaller.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import * as Y from 'yjs'
import { openWithKey } from '../../../electron/workspace/database.ts'
import type { Database } from '../../../electron/workspace/index.ts'
import { type Migration, migrate } from '../../../electron/workspace/migrate.ts'
import { minutesToDraft, statementSchema } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { asks, conference, decides, signedConference } from '../records/corrections-kit.ts'
import { names, passphrase, startWorld } from '../records/world.ts'

export const folder = path.join(import.meta.dirname, 'schema')
export const sqlFile = (version: number): string =>
  path.join(folder, `${String(version).padStart(4, '0')}.sql`)
export const effectsFile = path.join(folder, 'effects.json')
export const command =
  'CHAIRSIDE_FREEZE=1 npm exec -- vitest run test/electron/workspace/schema-versions.test.ts'

/** What a migration makes of the schema, and of the frozen rows of the version before it. SHA-256. */
export type Effect = { schema: string; rows: string }
export const readEffects = (): Record<string, Effect> =>
  fs.existsSync(effectsFile) ? JSON.parse(fs.readFileSync(effectsFile, 'utf8')) : {}

/** When the frozen migrations were run: any instant, always the same. */
const AT = '2026-09-21T09:00:00.000Z'

type Part = { type: string; name: string; sql: string }

/** The tables, indexes and triggers of a file in the order in which they were made, without what FTS5 keeps of its own. */
export function partsOf(raw: Database): Part[] {
  const parts = raw
    .prepare<[], Part>(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid`,
    )
    .all()
  const searches = parts.filter(({ sql }) => sql.startsWith('CREATE VIRTUAL TABLE')).map(({ name }) => name)
  return parts.filter(
    ({ name }) =>
      !searches.some(
        (search) =>
          /^_(config|content|data|docsize|idx)$/.test(name.slice(search.length)) && name.startsWith(search),
      ),
  )
}

type Column = { name: string; type: string; notnull: number; dflt_value: string | null }
const columnsOf = (raw: Database, table: string): Column[] =>
  raw.prepare<[], Column>(`SELECT name, type, "notnull", dflt_value FROM pragma_table_info('${table}')`).all()

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/**
 * What a migration stamps with the moment at which it runs is the same each time, but for the moment. Only what lies
 * between `began` and now is taken for a stamp: the frozen rows were written shortly before they were frozen.
 */
function plain(value: unknown, began: number): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  if (typeof value !== 'string' || !INSTANT.test(value)) return value
  const at = Date.parse(value)
  return began <= at && at <= Date.now() ? 'when it ran' : value
}

/** The effect of everything that was done to this file since `began`, in milliseconds as of Date.now(). */
export function effectOf(raw: Database, began: number): Effect {
  const parts = partsOf(raw)
  const rows = parts
    .filter(({ type }) => type === 'table')
    .map(({ name }) => [
      name,
      raw
        .prepare(`SELECT * FROM "${name}"`)
        .raw()
        .all()
        .map((row) => JSON.stringify((row as unknown[]).map((value) => plain(value, began))))
        .sort(),
    ])
  return { schema: hash(parts.map(({ sql }) => sql).join('\n')), rows: hash(JSON.stringify(rows)) }
}

/** A new encrypted file with the frozen rows of a version. */
export async function thaw(version: number, file: string, key: Uint8Array): Promise<void> {
  const raw = await openWithKey(file, key, { mustExist: false })
  try {
    raw.pragma('foreign_keys = OFF')
    raw.exec(`BEGIN; ${fs.readFileSync(sqlFile(version), 'utf8')}; COMMIT;`)
    raw.pragma(`user_version = ${version}`)
  } finally {
    raw.close()
  }
}

/** What this version makes of the rows of the one before it; the first one makes the tables. */
export async function effectOfMigration(
  list: readonly Migration[],
  version: number,
  file: string,
): Promise<Effect> {
  const key = new Uint8Array(32).fill(9)
  if (version > 1) await thaw(version - 1, file, key)
  const raw = await openWithKey(file, key, { mustExist: false })
  const began = Date.now()
  try {
    migrate(raw, list.slice(0, version), AT)
    return effectOf(raw, began)
  } finally {
    raw.close()
  }
}

const literal = (value: unknown): string =>
  value === null
    ? 'NULL'
    : value instanceof Uint8Array
      ? `X'${Buffer.from(value).toString('hex')}'`
      : typeof value === 'number'
        ? String(value)
        : `'${String(value).replaceAll("'", "''")}'`

/** What a column holds that the newest schema no longer has. */
const filler = ({ type, notnull, dflt_value }: Column): unknown =>
  !notnull || dflt_value !== null ? undefined : type === 'TEXT' ? '' : type === 'BLOB' ? new Uint8Array() : 0

/** The rows of a table as statements. `source`: a workspace of the newest version. */
function insertsFor(fresh: Database, source: Database, table: string): string[] {
  const columns = columnsOf(fresh, table)
  const known = new Set(columnsOf(source, table).map(({ name }) => name))
  if (known.size === 0) return []
  const from = table === 'migration' ? fresh : source
  const shared = columns.filter(({ name }) => known.has(name))
  const rows = from
    .prepare<[], Record<string, unknown>>(
      `SELECT ${shared.map(({ name }) => `"${name}"`).join(', ')} FROM "${table}" ORDER BY 1`,
    )
    .all()
  return rows.map((row) => {
    const values = columns
      .map((column) => [column.name, known.has(column.name) ? row[column.name] : filler(column)] as const)
      .filter(([, value]) => value !== undefined)
    const into = values.map(([name]) => name).join(', ')
    return `INSERT INTO ${table} (${into}) VALUES (${values.map(([, value]) => literal(value)).join(', ')});`
  })
}

async function sqlFor(
  list: readonly Migration[],
  version: number,
  source: Database,
  file: string,
): Promise<string> {
  const fresh = await openWithKey(file, new Uint8Array(32).fill(9), { mustExist: false })
  try {
    migrate(fresh, list.slice(0, version), AT)
    const parts = partsOf(fresh)
    const isSearch = (sql: string): boolean => sql.startsWith('CREATE VIRTUAL TABLE')
    const tables = parts.filter(({ type }) => type === 'table')
    const lines = [
      `-- Schema version ${version}, ${list[version - 1]?.name}. Everything here is made up. Never changed by hand.`,
      ...tables.map(({ sql }) => `${sql};`),
      ...tables
        .filter(({ sql }) => isSearch(sql))
        .map(({ name }) => `INSERT INTO ${name} (${name}, rank) VALUES ('secure-delete', 1);`),
      ...tables.filter(({ sql }) => !isSearch(sql)).flatMap(({ name }) => insertsFor(fresh, source, name)),
      ...parts.filter(({ type }) => type !== 'table').map(({ sql }) => `${sql};`),
    ]
    return `${lines.join('\n')}\n`
  } finally {
    fresh.close()
  }
}

/** A small workspace as the product makes it: a signed conference, a correction, a hold, and a draft that is being written. */
async function livedIn() {
  const kit = await signedConference()
  const { client, recordId, store, chair } = kit
  const asked = await client.corrections.ask({ recordId, request: asks() })
  await client.corrections.decide({
    recordId,
    requestId: asked.corrections.at(-1)?.id ?? '',
    outcome: decides(),
  })
  const family = await client.cases.create({
    familyRef: 'WX-2026-0417',
    children: [],
    people: [],
    chronology: [],
  })
  const draft = await store.records.create(
    {
      caseId: family.id,
      type: 'ICPC',
      title: 'Ashby, review',
      familyRef: 'WX-2026-0417',
      date: '2026-12-10',
      content: Y.encodeStateAsUpdate(minutesToDraft(conference(chair))),
    },
    chair,
  )
  await store.statements.add(
    draft.id,
    statementSchema.parse({
      id: 'st-1',
      kind: 'override',
      ruleId: 'R1',
      text: 'She was seen alone at school.',
      byAccount: chair,
      byName: 'Priya Noor',
      role: 'CP chair',
      at: AT,
    }),
  )
  await client.retention.hold({ kind: 'record', id: recordId, reason: 'Asked for by the coroner' })
  // The lists and the search index are filled behind the scenes; what is here stands still.
  await kit.core.needRooms().facts.stop()
  return kit
}

/** Adds what is missing. `list`: every migration. */
export async function freezeWhatIsMissing(
  list: readonly Migration[],
  temp: (name: string) => string,
): Promise<void> {
  fs.mkdirSync(folder, { recursive: true })
  const missing = list.filter(({ version }) => !fs.existsSync(sqlFile(version)))
  if (missing.length > 0) {
    const kit = await livedIn()
    try {
      await kit.core.needRooms().workspace.alone(async () => undefined)
      const source = kit.core.needRooms().workspace.raw
      for (const { version } of missing)
        fs.writeFileSync(sqlFile(version), await sqlFor(list, version, source, temp(`fresh-${version}.db`)))
    } finally {
      await kit.stop()
    }
  }
  const effects = readEffects()
  for (const { version } of list)
    effects[version] ??= await effectOfMigration(list, version, temp(`effect-${version}.db`))
  fs.writeFileSync(effectsFile, `${JSON.stringify(effects, null, 2)}\n`)
  const newest = list.length
  const release = path.join(folder, `release-${newest}`)
  if (!fs.existsSync(release)) await freezeRelease(release)
}

/** A whole folder as this version leaves it, with a conference that was signed for real; to be opened byte for byte. */
async function freezeRelease(to: string): Promise<void> {
  const world = await startWorld()
  try {
    const template = templateFor('CIN_REVIEW')
    if (!template) throw new Error('there is such a template')
    const { client, record, role } = await world.complete(template)
    await client.signing.sign({
      recordId: record.id,
      passphrase,
      typedName: names[role] ?? '',
      readToEnd: true,
    })
    const from = world.core.folder
    await world.core.close()
    fs.mkdirSync(to, { recursive: true })
    for (const name of ['workspace.db', 'keys.json'])
      fs.copyFileSync(path.join(from, name), path.join(to, name))
  } finally {
    await world.stop()
  }
}
