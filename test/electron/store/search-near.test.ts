/** Names that were nearly typed: who is suggested, to whom, and what is left of a name that is gone. */
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missBy, plainWords } from '../../../electron/store/search-names.ts'
import { migrate } from '../../../electron/workspace/migrate.ts'
import { migrations } from '../../../electron/workspace/migrations/index.ts'
import { type Database, loadSqlite } from '../../../electron/workspace/native.ts'
import { emptyCase } from '../../../shared/cases/index.ts'
import { childSchema, personSchema } from '../../../shared/minutes/index.ts'
import { itemOf } from '../../../shared/search/index.ts'
import { tempFolder } from '../workspace/folders.ts'
import { everyRecord, me, recordInput, withRecord } from './stores.ts'

const personOf = (name: string, ...others: string[]) =>
  itemOf({
    kind: 'person',
    subject: name,
    title: name,
    words: others.join('\n'),
    names: [name, ...others],
    type: 'child',
  })

/** A record with these people in it, each with one name or with several parted by a stroke. */
async function withPeople(...people: string[]) {
  const made = await withRecord()
  const { store, record } = made
  const become = (all: readonly string[]) =>
    store.search.index(
      record.id,
      all.map((one) => {
        const [name = '', ...others] = one.split('/')
        return personOf(name, ...others)
      }),
    )
  await become(people)
  const find = async (text: string, more = {}) => {
    const { groups, near } = await store.search.find({ text, ...more }, everyRecord)
    return {
      exactly: groups.flatMap(({ kind, hits }) =>
        kind === 'person' ? hits.map(({ subject }) => subject) : [],
      ),
      near: near.map(({ title }) => title.text),
    }
  }
  const near = async (text: string, more = {}) => (await find(text, more)).near
  return { ...made, become, find, near }
}

const wordsKept = (raw: Database): unknown =>
  raw
    .prepare('SELECT word FROM search_name_word UNION SELECT word FROM search_name_key ORDER BY word')
    .pluck()
    .all()

describe('a name that was nearly typed', () => {
  it('is suggested whatever the slip: letters exchanged, left out, doubled or wrong', async () => {
    const { near } = await withPeople('Ellie Harcastle', 'Jayden Smith', 'Bo Lee')
    for (const typed of ['Hracastle', 'Harcaslte', 'Harcasle', 'Harrcastle', 'Karcastle', 'Horcostle'])
      expect(await near(typed), typed).toEqual(['Ellie Harcastle'])
    for (const typed of ['Smiht', 'Msith', 'Smoth', 'Smth'])
      expect(await near(typed), typed).toEqual(['Jayden Smith'])
    expect(await near('Lea')).toEqual(['Bo Lee'])
    expect(await near('Horcastel')).toEqual([])
    expect(await near('Le Bi')).toEqual([])
  })

  it('is suggested while it is being typed, by a beginning with a mistake in it', async () => {
    const { near } = await withPeople('Ellie Harcastle', 'Christopher Pruett')
    expect(await near('Hra')).toEqual([])
    for (const typed of ['Hrac', 'Hraca', 'Hracas', 'Hracast', 'ellie hraca'])
      expect(await near(typed), typed).toEqual(typed === 'Hrac' ? [] : ['Ellie Harcastle'])
    for (const typed of ['Chi', 'Chra', 'Chirst', 'Christofer', 'Christophre'])
      expect(await near(typed), typed).toEqual(['Christopher Pruett'])
    // Only the last word is still being typed.
    expect(await near('hraca ellie')).toEqual([])
  })

  it('is suggested by several words in any order, all of one person, whichever of their names they stand in', async () => {
    const { near } = await withPeople(
      'Aoife Brennan/Aoife Murtagh',
      'Aoife Harcastle',
      'Niamh Brennan',
      'Siân O’Brien',
    )
    expect(await near('Aofie Brenan')).toEqual(['Aoife Brennan'])
    expect(await near('Brenan Aofie')).toEqual(['Aoife Brennan'])
    expect(await near('Aofie Murtgah Brenann')).toEqual(['Aoife Brennan'])
    expect(await near('Aofie Wolfgang')).toEqual([])
    expect(await near('Obrien')).toEqual(['Siân O’Brien'])
    expect(await near('Ob')).toEqual(['Siân O’Brien'])
    expect(await near("Sin O'Brein")).toEqual(['Siân O’Brien'])
  })

  it('comes nearest first and no more than five times, beside all those who are found as it was typed', async () => {
    const many = (name: string, count: number) =>
      Array.from({ length: count }, (_, n) => `${name} Number${String.fromCharCode(97 + n)}`)
    const { find } = await withPeople(
      ...many('Sarah', 12),
      'Sarai Pruett',
      'Zara Pruett',
      'Sara Ellery',
      'Sorah Holroyd',
      ...many('Bilal', 9),
    )
    const { exactly, near } = await find('Sarah')
    expect(exactly).toHaveLength(12)
    expect(near).toEqual(['Sara Ellery', 'Sarai Pruett', 'Sorah Holroyd', 'Zara Pruett'])
    expect((await find('Bilaal')).near).toHaveLength(5)
  })

  it('is asked for with the same filters as everything else', async () => {
    const { near } = await withPeople('Ellie Harcastle')
    expect(await near('Hracastle', { type: 'child' })).toEqual(['Ellie Harcastle'])
    expect(await near('Hracastle', { type: 'mother' })).toEqual([])
    expect(await near('Hracastle', { author: me })).toEqual(['Ellie Harcastle'])
    expect(await near('Hracastle', { author: 'somebody else' })).toEqual([])
    expect(await near('Hracastle', { from: '2020-01-01' })).toEqual([])
  })

  it('is never missed among few people: whoever is near by the rule is suggested or found', async () => {
    const { store, record, become, find } = await withPeople()
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'ä', '’', '𞤀'), minLength: 1, maxLength: 9 }),
      fc.constantFrom('harcastle', 'hracastle', 'smith', 'smiht', 'lee', 'o’brien'),
    )
    const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
    const people = fc.uniqueArray(text, { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(people, text, async (names, typed) => {
        await become(names)
        const { exactly, near } = await find(typed)
        const words = plainWords(typed)
        const wanted = names
          .map((name) => ({ name, miss: missBy(words, plainWords(name)) }))
          .filter(({ name, miss }) => miss !== undefined && !exactly.includes(name))
        expect([...near].sort()).toEqual(wanted.map(({ name }) => name).sort())
        const misses = near.map((name) => missBy(words, plainWords(name)) ?? 0)
        expect(misses).toEqual([...misses].sort((a, b) => a - b))
      }),
      { numRuns: 200 },
    )
    await store.search.index(record.id, [])
  }, 60_000)
})

describe('a name in what somebody may not open', () => {
  it('is near for nobody but those who may open it, also beside the same name elsewhere', async () => {
    const { store, family } = await withRecord()
    const session = () => store.records.create(recordInput(family.id, { type: 'SUP_CASE' }), me)
    const [theirs, others] = [await session(), await session()]
    const open = await store.records.create(recordInput(family.id), me)
    await store.search.index(theirs.id, [personOf('Oswald Quillfeather')])
    await store.search.index(others.id, [personOf('Odette Quillfeather')])
    await store.search.index(open.id, [personOf('Maisie Quillfeather')])
    const near = async (text: string, access: 'all' | string[]) => {
      const found = await store.search.find({ text }, async () => access)
      return found.near.map(({ title }) => title.text).sort()
    }
    expect(await near('Qillfeather', [])).toEqual(['Maisie Quillfeather'])
    expect(await near('Qillfeather', [theirs.id])).toEqual(['Maisie Quillfeather', 'Oswald Quillfeather'])
    expect(await near('Qillfeather', 'all')).toHaveLength(3)
    expect(await near('Oswlad Qillfeather', [others.id])).toEqual([])
    expect(await near('Oswlad Qillfeather', [theirs.id])).toEqual(['Oswald Quillfeather'])
    // What is hidden neither takes one of the five places nor keeps a less near name from being shown.
    await store.search.index(
      theirs.id,
      'abcdefgh'.split('').map((one) => personOf(`${one} Quillfeathers`)),
    )
    expect(await near('Quilfeathers', [])).toEqual(['Maisie Quillfeather'])
  })
})

describe('the words of a name', () => {
  it('stay while anybody has them and go with the last who had them', async () => {
    const { store, workspace } = await withRecord()
    const family = (name: string, ...children: string[]) => ({
      ...emptyCase(name),
      children: children.map((child) => childSchema.parse({ id: child, name: child })),
      people: [personSchema.parse({ id: `p-${name}`, name: 'Zoë Adebayo', aliases: ['Zoe Quill'] })],
    })
    const first = await store.cases.create(family('WX-1', 'Aoife Brennan', 'Niamh Brennan'), me)
    await store.cases.create(family('WX-2', 'Aoife Doyle'), me)
    expect(wordsKept(workspace.raw)).toEqual([
      'adebayo',
      'aoife',
      'brennan',
      'doyle',
      'niamh',
      'quill',
      'zoe',
    ])
    const saved = await store.cases.save({ ...first, children: first.children.slice(0, 1), people: [] }, me)
    expect(wordsKept(workspace.raw)).toEqual(['adebayo', 'aoife', 'brennan', 'doyle', 'quill', 'zoe'])
    await store.cases.save({ ...saved, children: [] }, me)
    expect(wordsKept(workspace.raw)).toEqual(['adebayo', 'aoife', 'doyle', 'quill', 'zoe'])
  })

  it('are found in a workspace of an earlier version as if they had been written today', async () => {
    const names = [
      'Aoife Brennan/Aoife Murtagh',
      'Siân O’Brien',
      'Jo',
      'X Æ',
      'Christopher Al-Amin',
      '𞤀𞤣 Bah',
    ]
    const { workspace, near } = await withPeople(...names)
    const rowsOf = (raw: Database) =>
      ['search_name_word', 'search_name_key'].map((table) =>
        raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all(),
      )
    const items = workspace.raw
      .prepare<[], { id: number; title: string }>(
        'SELECT rowid AS id, title FROM search_word WHERE rowid IN (SELECT item FROM search_name_word)',
      )
      .all()
    const Sqlite = await loadSqlite()
    const old = new Sqlite(path.join(tempFolder(), 'old.db'))
    migrate(old, migrations.slice(0, 21), '')
    const put = old.prepare<[bigint, string]>('INSERT INTO search_name (rowid, names) VALUES (?, ?)')
    for (const { id, title } of items) {
      const all = names.find((one) => one.split('/')[0] === title)?.split('/') ?? []
      put.run(BigInt(id), all.map((one) => ` ${plainWords(one).join(' ')} `).join('\n'))
    }
    migrate(old, migrations, '')
    expect(rowsOf(old)).toEqual(rowsOf(workspace.raw))
    expect(
      old
        .prepare(
          `SELECT name FROM sqlite_schema WHERE name GLOB 'search_name' OR name GLOB 'search_name_config'`,
        )
        .all(),
    ).toEqual([])
    old.close()
    expect(await near('Murtgah')).toEqual(['Aoife Brennan'])
  })
})
