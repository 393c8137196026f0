/**
 * A word that was deleted is nowhere in the folder's bytes. Run once on the encrypted file, and once without a key,
 * because encryption would hide a word that was left behind.
 */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { forgetSearch, saveSearch } from '../../../electron/records/saved-searches.ts'
import { openStore, type Store } from '../../../electron/store/index.ts'
import { settle } from '../../../electron/workspace/database.ts'
import { Workspace } from '../../../electron/workspace/index.ts'
import { KEYS_FORMAT } from '../../../electron/workspace/keys.ts'
import { migrate } from '../../../electron/workspace/migrate.ts'
import { migrations } from '../../../electron/workspace/migrations/index.ts'
import { loadSqlite } from '../../../electron/workspace/native.ts'
import { pathsOf } from '../../../electron/workspace/paths.ts'
import { searchFiltersSchema } from '../../../shared/api/search.ts'
import { caseEventSchema } from '../../../shared/cases/index.ts'
import { childSchema, personSchema } from '../../../shared/minutes/index.ts'
import { closing, makeWorkspace, tempFolder } from '../workspace/folders.ts'
import { caseInput, draftOf, me, recordInput, wordsItem } from './stores.ts'

const WORD = 'Quetzalcanary'

async function plainWorkspace() {
  const folder = tempFolder()
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
  return closing({ folder, workspace: new Workspace(parts) })
}

/** Files of the folder in which the word stands, in small or capital letters, in one or two bytes a letter. */
function holding(folder: string): string[] {
  const forms = [WORD, WORD.toLowerCase()].flatMap((word) => [
    Buffer.from(word),
    Buffer.from(word, 'utf16le'),
  ])
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name))
    .filter((file) => forms.some((form) => fs.readFileSync(file).includes(form)))
    .map((file) => path.relative(folder, file))
}

/** Enough other words that pages fill up and words move between them. */
const padding = (n: number) => Array.from({ length: 200 }, (_, i) => `filler${n}x${i}`).join(' ')

async function writeEverywhere(store: Store) {
  const family = await store.cases.create(
    {
      ...caseInput,
      children: [childSchema.parse({ id: 'c', name: WORD })],
      people: [personSchema.parse({ id: 'p', name: 'A', aliases: [WORD] })],
      otherNames: [{ id: 'n', of: 'p', name: WORD, kind: 'earlier surname' }],
      chronology: [caseEventSchema.parse({ id: 'e', text: WORD, sensitivity: 'restricted' })],
    },
    me,
  )
  const kept = await saveSearch(store, me, {
    name: 'One',
    text: WORD,
    filters: searchFiltersSchema.parse({}),
  })
  for (let n = 0; n < 30; n++) {
    const other = await store.records.create(recordInput(family.id), me)
    await store.search.index(other.id, wordsItem(padding(n)))
    await store.drafts.append(other.id, draftOf(padding(n)), me, 'w')
  }
  const discarded = await store.records.create(recordInput(family.id, { content: draftOf(WORD) }), me)
  await store.search.index(discarded.id, wordsItem(`${padding(1)} ${WORD} ${padding(2)}`))
  await store.records.describe(discarded.id, { title: WORD }, me)
  const statement = {
    id: 's',
    kind: 'override' as const,
    ruleId: 'R-PC',
    about: 'all' as const,
    text: WORD,
    fields: {},
    reviewBy: '',
    byAccount: me,
    byName: WORD,
    role: '',
    at: '',
  }
  await store.statements.add(discarded.id, statement)

  const edited = await store.records.create(recordInput(family.id), me)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getText('body').insert(0, `before ${WORD} after ${'x'.repeat(9000)}`)
  for (const update of updates.splice(0)) await store.drafts.append(edited.id, update, me, 'w')
  await store.drafts.compact(edited.id)
  await store.search.index(edited.id, wordsItem(doc.getText('body').toString()))
  const thrown = await store.records.create(recordInput(family.id, { content: draftOf(WORD) }), me)
  await store.search.index(thrown.id, wordsItem(`${padding(3)} ${WORD} ${padding(4)}`))
  await store.statements.add(thrown.id, { ...statement, id: 's-2' })
  return { family, discarded, edited, doc, updates, kept, thrown }
}

async function deleteEverywhere(store: Store, written: Awaited<ReturnType<typeof writeEverywhere>>) {
  const { family, discarded, edited, doc, updates, kept, thrown } = written
  for (const { id } of kept) await forgetSearch(store, me, id)
  await store.cases.save({ ...caseInput, id: family.id, changedAt: family.changedAt, children: [] }, me)
  await store.records.discard(discarded.id, me)
  const why = { because: WORD, parties: [] }
  await store.thrownAway.throwAway(thrown.id, why, { account: me, name: WORD })
  await store.thrownAway.deleteForGood(thrown.id, me)
  doc.getText('body').delete(7, WORD.length)
  for (const update of updates.splice(0)) await store.drafts.append(edited.id, update, me, 'w')
  await store.drafts.compact(edited.id)
  await store.search.index(edited.id, wordsItem(doc.getText('body').toString()))
}

describe('a word that was deleted', () => {
  it('is in no byte of an encrypted workspace, before or after', async () => {
    const { folder, workspace } = await makeWorkspace()
    const store = openStore(workspace)
    const written = await writeEverywhere(store)
    workspace.close()
    expect(holding(folder)).toEqual([])
    expect(written.edited.id).toBeTruthy()
  })

  it('is in no byte even of a file without encryption, while it is open and after it was closed', async () => {
    const { folder, workspace } = await plainWorkspace()
    const store = openStore(workspace)
    const written = await writeEverywhere(store)
    await workspace.alone((raw) => raw.pragma('wal_checkpoint(TRUNCATE)'))
    // The word can be seen here, so that its absence below means something.
    const before = await workspace.alone((raw) => Buffer.from(raw.serialize()).includes(WORD))
    expect(before).toBe(true)
    await deleteEverywhere(store, written)
    expect(fs.statSync(path.join(folder, 'workspace.db-wal')).size).toBe(0)
    workspace.close()
    expect(holding(folder)).toEqual([])
  })

  it('would be found if it were left behind', async () => {
    const { folder, workspace } = await plainWorkspace()
    await writeEverywhere(openStore(workspace))
    workspace.close()
    expect(holding(folder)).toEqual(['workspace.db'])
  })

  it('would stay if secure deletion were off', async () => {
    const { folder, workspace } = await plainWorkspace()
    workspace.raw.pragma('secure_delete = OFF')
    const store = openStore(workspace)
    await deleteEverywhere(store, await writeEverywhere(store))
    workspace.close()
    expect(holding(folder)).toEqual(['workspace.db'])
  })
})
