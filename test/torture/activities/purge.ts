import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openStore, type Store } from '../../../electron/store/index.ts'
import { settle } from '../../../electron/workspace/database.ts'
import { createWorkspace, Workspace } from '../../../electron/workspace/index.ts'
import { KEYS_FORMAT } from '../../../electron/workspace/keys.ts'
import { migrate } from '../../../electron/workspace/migrate.ts'
import { migrations } from '../../../electron/workspace/migrations/index.ts'
import { loadSqlite } from '../../../electron/workspace/native.ts'
import { pathsOf } from '../../../electron/workspace/paths.ts'
import { inTheChildsFile, purgeOf } from '../../electron/store/purge-of.ts'
import { familyWith, signedWith } from '../../electron/store/purging.ts'
import { type Activity, afterwards, faultsOf, passphrase, person, quick, reopen } from '../activity.ts'

const RECORDS = 6
/** No word is a part of another. */
const wordOf = (n: number): string => `Quetzal${'abcdef'[n]}canary`

/**
 * The same records without encryption, which would hide a word that was left behind. `settle` and the tables are the
 * product's own.
 */
async function openPlain(folder: string): Promise<{ workspace: Workspace; store: Store }> {
  mkdirSync(folder, { recursive: true })
  const Sqlite = await loadSqlite()
  const raw = new Sqlite(pathsOf(folder).db)
  settle(raw)
  migrate(raw, migrations, '')
  const keys = {
    product: 'Chairside' as const,
    format: KEYS_FORMAT as 1,
    workspaceId: 'w',
    name: '',
    fictional: false,
    slots: [],
  }
  const parts = { paths: pathsOf(folder), raw, key: new Uint8Array(32), keys, name: '', fictional: false }
  const workspace = new Workspace(parts)
  return { workspace, store: openStore(workspace) }
}

/** How many rows each table has of this record. */
function rowsOf({ raw }: Workspace, recordId: string): Record<string, number> {
  const tables = raw
    .prepare<[], { name: string }>(
      `SELECT t.name FROM pragma_table_list t, pragma_table_info(t.name) c
       WHERE t.schema = 'main' AND c.name = 'record_id' ORDER BY t.name`,
    )
    .all()
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      Number(raw.prepare(`SELECT count(*) FROM "${name}" WHERE record_id = ?`).pluck().get(recordId)),
    ]),
  )
}

/** Beside the records: how many rows each table has of a record that nothing is missing of. */
const wholeFile = (folder: string): string => path.join(folder, 'torture.json')

async function fill({ workspace, store }: { workspace: Workspace; store: Store }): Promise<void> {
  const family = await familyWith(store, 'Harcastle')
  const ids: string[] = []
  for (let n = 0; n < RECORDS; n++)
    ids.push((await signedWith(store, workspace, family.id, wordOf(n), `2026-09-${10 + n}`)).id)
  await inTheChildsFile(store, 'record', ids)
  writeFileSync(wholeFile(workspace.folder), JSON.stringify(rowsOf(workspace, ids[0] ?? '')))
  workspace.close()
}

async function purgeAll(store: Store, tell: (what: string) => void): Promise<void> {
  const rows = (await store.retention.records()).filter(({ signed }) => signed)
  for (const { recordId, date } of rows) {
    await purgeOf(store, `purge-${recordId}`, { recordIds: [recordId] })
    await store.retention.clean()
    // The certificate is handed over now: it says that the words are gone.
    tell(`${recordId} ${date}`)
  }
}

const wordOn = (date: string): string => wordOf(Number(date.slice(8)) - 10)

/** Files of the folder in which one of these words stands, in small or capital letters. */
function holding(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return files.flatMap((file) => {
    const text = readFileSync(path.join(file.parentPath, file.name)).toString('latin1').toLowerCase()
    return words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${word} in ${file.name}`)
  })
}

/** Every record is gone as a whole, with what proves it, or is there as a whole. */
async function halves(store: Store, workspace: Workspace, told: readonly string[]): Promise<string[]> {
  const gone = new Set((await store.retention.gone()).map(({ recordId }) => recordId))
  const whole: Record<string, number> = JSON.parse(readFileSync(wholeFile(workspace.folder), 'utf8'))
  const there = (await store.retention.records()).map(({ recordId }) => recordId)
  const lost = told.flatMap((one) =>
    gone.has(one.split(' ')[0] ?? '') ? [] : [`Reported and not purged: ${one}`],
  )
  for (const id of there) {
    if (gone.has(id)) lost.push(`Purged and still listed: ${id}`)
    const rows = rowsOf(workspace, id)
    for (const table of Object.keys(whole).filter((one) => rows[one] !== whole[one]))
      lost.push(`Half of a record is gone: ${id} in ${table}`)
  }
  for (const id of gone) {
    // What proves that it was there, and was purged, stays.
    const left = Object.entries(rowsOf(workspace, id)).filter(
      ([name, n]) => n > 0 && !name.startsWith('purged_'),
    )
    for (const [name] of left) lost.push(`Part of a purged record is left: ${id} in ${name}`)
  }
  if (there.length + gone.size !== RECORDS) lost.push('A record is neither there nor purged')
  return lost
}

export const purge: Activity = {
  promise:
    'A purge that was certified is in no byte of the folder, however the program ended; one that was cut off has taken a record whole or not at all.',
  prepare: async (folder) => fill(await openPlain(folder)),
  work: async (folder, tell) => purgeAll((await openPlain(folder)).store, tell),
  // What whoever opens it next does first belongs to the opening.
  open: async (folder) => (await openPlain(folder)).store.retention.clean(),
  async check(folder, told) {
    // Before anything is opened: these are the bytes as the process left them.
    const words = told.map((one) => wordOn(one.split(' ')[1] ?? ''))
    const lost = holding(folder, words).map((where) => `Certified and still there: ${where}`)
    const began = performance.now()
    const { workspace, store } = await openPlain(folder)
    const reopening = performance.now() - began
    try {
      // What whoever opens it next does first.
      await store.retention.clean()
      lost.push(...(await faultsOf(workspace)), ...(await halves(store, workspace, told)))
      const gone = await store.retention.gone()
      workspace.close()
      lost.push(
        ...holding(
          folder,
          gone.map(({ date }) => wordOn(date)),
        ).map((where) => `Purged and still there: ${where}`),
      )
    } finally {
      workspace.close()
    }
    return { tried: told.length, lost, reopening }
  },
}

export const sealedPurge: Activity = {
  promise: 'The same of the encrypted records, opened as a person opens them.',
  async prepare(folder) {
    const { workspace } = await createWorkspace(folder, {
      name: 'Harbour council',
      fictional: false,
      first: person,
      passphrase,
      ...quick,
    })
    await fill({ workspace, store: openStore(workspace) })
  },
  work: async (folder, tell) => purgeAll((await reopen(folder)).store, tell),
  check: (folder, told) =>
    afterwards(folder, told.length, async ({ workspace, store }) => {
      await store.retention.clean()
      return halves(store, workspace, told)
    }),
}
