import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryFor } from '../../../electron/store/search.ts'
import {
  classes,
  classMask,
  nextNumber,
  rangeOf,
  type SearchClass,
} from '../../../electron/store/search-numbers.ts'
import { emptyCase } from '../../../shared/cases/index.ts'
import { childSchema, personSchema } from '../../../shared/minutes/index.ts'
import { itemOf, searchKinds } from '../../../shared/search/index.ts'
import { problemOf } from '../workspace/folders.ts'
import { everyRecord, me, recordInput, withRecord, wordsItem } from './stores.ts'

/** Ids of the records that are found, in order. */
async function recordsWith(store: Awaited<ReturnType<typeof withRecord>>['store'], text: string) {
  const { groups } = await store.search.find({ text, kinds: ['record'] }, everyRecord)
  return groups.flatMap(({ hits }) => hits.map(({ recordId }) => recordId)).sort()
}

describe('search', () => {
  it('finds records by all of their words, in any form, with or without accents', async () => {
    const { store, family, record } = await withRecord()
    const other = await store.records.create(recordInput(family.id), me)
    await store.search.index(
      record.id,
      wordsItem('Zoë’s café visits were cancelled. Mrs O’Brien told the school.'),
    )
    await store.search.index(other.id, wordsItem('The school was closed.'))
    for (const text of [
      'cafe',
      'CAFÉ',
      'cafe\u0301',
      'visit',
      'visiting cancel',
      "o'brien",
      'o’brien',
      'zoe',
      'cancelled caf',
    ])
      expect(await recordsWith(store, text), text).toEqual([record.id])
    expect(await recordsWith(store, 'school')).toEqual([record.id, other.id].sort())
    expect(await recordsWith(store, 'school closed')).toEqual([other.id])
    expect(await recordsWith(store, 'absent')).toEqual([])
  })

  it('shows some words around what was found, and tells by numbers where it stands', async () => {
    const { store, record } = await withRecord()
    await store.search.index(record.id, wordsItem('<b>Mrs O’Brien</b> came, and O’Brien left.'))
    const { groups } = await store.search.find({ text: 'o’brien' }, everyRecord)
    const { text, marks } = groups[0]?.hits[0]?.excerpt ?? { text: '', marks: [] }
    expect(text).toContain('<b>Mrs O’Brien</b> came')
    expect(marks.map(({ from, to }) => text.slice(from, to))).toEqual(['O’Brien', 'O’Brien'])
  })

  it('finds British and American spellings by each other, the last word while it is still being typed', async () => {
    const { store, record } = await withRecord()
    await store.search.index(
      record.id,
      wordsItem('Hospitalized. The colour of his behavior. An organized program.'),
    )
    for (const text of ['hospitalised', 'color behaviour', 'organise programme', 'organis', 'behavioural'])
      expect(await recordsWith(store, text), text).toEqual([record.id])
  })

  it('forgets the words that a record no longer has', async () => {
    const { store, record } = await withRecord()
    await store.search.index(record.id, wordsItem('before'))
    await store.search.index(record.id, wordsItem('after'))
    expect(await recordsWith(store, 'before')).toEqual([])
    expect(await recordsWith(store, 'after')).toEqual([record.id])
    expect((await problemOf(store.search.index('none', wordsItem('x')))).code).toBe('not found')
  })

  it('takes quotes, brackets and operators as letters like any other', async () => {
    const { store, record } = await withRecord()
    await store.search.index(record.id, wordsItem('she said "no" AND left (twice) NEAR the door; body: blue'))
    for (const text of ['"', "'", '""', '🙂', '-', '', '  ']) {
      expect(await store.search.find({ text }, everyRecord), text).toEqual({ groups: [], near: [] })
    }
    for (const text of ['"no"', 'AND left', '(twice)', 'NEAR', 'body: blue', 'le*', '"no" AND (twice)'])
      expect(await recordsWith(store, text), text).toEqual([record.id])
    expect(await recordsWith(store, 'left OR absent')).toEqual([])
    expect(await recordsWith(store, 'NOT left')).toEqual([])
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
        expect(Array.isArray((await store.search.find({ text }, everyRecord)).near)).toBe(true)
      }),
      { numRuns: 100 },
    )
    expect(queryFor('a "b" c*')).toBe('"a" AND " b " AND "c*"*')
    expect(queryFor('colour')).toBe('("colour"* OR "color"*)')
  })

  it('finds a reference with and without its punctuation', async () => {
    const { store, family, record } = await withRecord()
    const other = await store.records.create(recordInput(family.id), me)
    await store.search.index(record.id, wordsItem('Reference KX-4410, NHS number 943 476 5919.'))
    await store.search.index(other.id, wordsItem('Reference KX4410.'))
    const both = [record.id, other.id].sort()
    for (const typed of ['KX4410', 'kx-4410', 'KX-4410', 'kx/4410', 'KX44'])
      expect(await recordsWith(store, typed), typed).toEqual(both)
    expect(await recordsWith(store, '9434765919')).toEqual([record.id])
    expect(await recordsWith(store, 'KX4411')).toEqual([])
  })
})

describe('what somebody may not open', () => {
  it('is neither found nor counted for them', async () => {
    const { store, family } = await withRecord()
    const session = () => store.records.create(recordInput(family.id, { type: 'SUP_CASE' }), me)
    const [record, other] = [await session(), await session()]
    const items = [
      ...wordsItem('XWORDX'),
      itemOf({ kind: 'action', subject: 'a', title: 'XWORDX again' }),
      itemOf({ kind: 'person', subject: 'p', title: 'Xaviera', names: ['Xaviera'] }),
    ]
    await store.search.index(record.id, items)
    await store.search.index(other.id, wordsItem('XWORDX'))
    const counts = async (text: string, mine: string[]) => {
      const { groups, near } = await store.search.find({ text }, async () => mine)
      return [...groups.map(({ kind, count, hits }) => [kind, count, hits.length]), ['near', near.length]]
    }
    expect(await counts('xwordx', [record.id, other.id])).toEqual([
      ['action', 1, 1],
      ['record', 2, 2],
      ['near', 0],
    ])
    expect(await counts('xwordx', [other.id])).toEqual([
      ['record', 1, 1],
      ['near', 0],
    ])
    expect(await counts('xwordx', [])).toEqual([['near', 0]])
    expect(await counts('xaveira', [record.id])).toEqual([['near', 1]])
    expect(await counts('xaveira', [other.id])).toEqual([['near', 0]])
  })

  it('stands in an item of its own, so that no excerpt of other words shows it', async () => {
    const { store, record } = await withRecord()
    await store.search.index(record.id, [
      ...wordsItem('They moved house.'),
      itemOf({ kind: 'record', audience: 'restricted', words: 'They moved to XREFUGEX.' }),
    ])
    const { groups } = await store.search.find({ text: 'moved' }, everyRecord)
    const excerpts = groups.flatMap(({ hits }) => hits.map((hit) => [hit.audience, hit.excerpt.text]))
    expect(excerpts.sort()).toEqual([
      ['restricted', 'They moved to XREFUGEX.'],
      ['shared', 'They moved house.'],
    ])
    const open = await store.search.find({ text: 'moved', openOnly: true }, everyRecord)
    expect(open.groups.map(({ count }) => count)).toEqual([1])
    expect(JSON.stringify(open)).not.toContain('XREFUGEX')
  })
})

describe('a word that stands in a thousand places', () => {
  it('is counted as it is for each person, and the newest are shown', async () => {
    const { store, family } = await withRecord()
    const open = await store.records.create(recordInput(family.id), me)
    const closed = await store.records.create(recordInput(family.id, { type: 'SUP_CASE' }), me)
    const actions = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) =>
        itemOf({ kind: 'action', subject: `a-${from + n}`, title: `Visit number ${from + n}` }),
      )
    await store.search.index(open.id, actions(0, 1100))
    await store.search.index(closed.id, actions(5000, 30))
    const found = async (access: 'all' | string[], more: { most?: number } = {}) => {
      const { groups } = await store.search.find({ text: 'visit', ...more }, async () => access)
      return groups.map(({ count, hits }) => [count, hits.map(({ subject }) => subject)])
    }
    const newest = (from: number, count: number) => Array.from({ length: count }, (_, n) => `a-${from - n}`)
    expect(await found('all')).toEqual([[1130, newest(5029, 20)]])
    expect(await found([closed.id])).toEqual([[1130, newest(5029, 20)]])
    expect(await found([])).toEqual([[1100, newest(1099, 20)]])
    expect(await found([], { most: 3 })).toEqual([[1100, newest(1099, 3)]])
  }, 60_000)

  it('is shown before the words that only begin with it, and asking for more changes nothing that was shown', async () => {
    const { store, family } = await withRecord()
    const open = await store.records.create(recordInput(family.id), me)
    const actions = Array.from({ length: 1030 }, (_, n) =>
      itemOf({
        kind: 'action',
        subject: `a-${n}`,
        title: n % 100 === 7 ? 'Phone the school' : 'Find schoolwork',
      }),
    )
    await store.search.index(open.id, actions)
    const shown = async (more: { most?: number } = {}) => {
      const { groups } = await store.search.find({ text: 'school', ...more }, everyRecord)
      expect(groups.map(({ count }) => count)).toEqual([1030])
      return groups.flatMap(({ hits }) => hits.map(({ subject }) => subject))
    }
    const whole = [1007, 907, 807, 707, 607, 507, 407, 307, 207, 107, 7].map((n) => `a-${n}`)
    const beginnings = actions
      .map(({ subject }) => subject)
      .filter((subject) => !whole.includes(subject))
      .reverse()
    const all = [...whole, ...beginnings]
    expect(await shown()).toEqual(all.slice(0, 20))
    expect(await shown({ most: 5 })).toEqual(all.slice(0, 5))
    expect(await shown({ most: 200 })).toEqual(all.slice(0, 200))
  }, 60_000)
})

describe('the number of what can be found', () => {
  it('tells the kind and who may read it, and grows with every item of a kind', () => {
    const kind = fc.constantFrom(...searchKinds)
    const its = fc.constantFrom(...(Object.keys(classes) as SearchClass[]))
    fc.assert(
      fc.property(kind, fc.array(its, { minLength: 1, maxLength: 50 }), (kind, all) => {
        let newest: number | undefined
        for (const one of all) {
          const next = nextNumber(kind, newest, one)
          const { from, to } = rangeOf(kind)
          expect(next).toBeGreaterThan(newest ?? from)
          expect(next).toBeLessThan(to)
          expect(Number(BigInt(next) & BigInt(classMask))).toBe(classes[one])
          const within = searchKinds.filter((any) => rangeOf(any).from <= next && next <= rangeOf(any).to)
          expect(within).toEqual([kind])
          newest = next
        }
      }),
    )
  })
})

const family = () => ({
  ...emptyCase('WX-4471'),
  children: [childSchema.parse({ id: 'c-1', name: 'Aoife Brennan', caseRef: 'LCS-77' })],
  people: [
    personSchema.parse({ id: 'p-1', name: 'Siân O’Brien', role: 'mother', aliases: ['Shan Doyle'] }),
    personSchema.parse({ id: 'p-2', name: 'Zoë Adebayo', role: 'professional', phone: '0700 900123' }),
  ],
  otherNames: [{ id: 'n-1', of: 'c-1', name: 'Aoife Murtagh', kind: 'earlier surname' as const }],
  chronology: [
    {
      id: 'e-1',
      date: 'about 2017',
      about: ['c-1'],
      source: 'School',
      category: 'Injury',
      text: 'A bruise was seen',
      meaning: '',
      precision: 'about' as const,
      until: '',
      sensitivity: 'restricted' as const,
      agency: '',
      recordId: '',
      entryId: '',
      importId: '',
    },
  ],
})

async function withFamily() {
  const made = await withRecord()
  const saved = await made.store.cases.create(family(), me)
  const find = (text: string, more = {}) =>
    made.store.search.find({ text, ...more }, everyRecord, { account: me, all: true })
  const titles = async (text: string, more = {}) =>
    (await find(text, more)).groups.flatMap(({ hits }) => hits.map(({ title }) => title.text))
  const near = async (text: string, more = {}) => (await find(text, more)).near.map(({ title }) => title.text)
  return { ...made, saved, find, titles, near }
}

describe('a case', () => {
  it('is found from the moment it is saved: by name, alias, earlier surname, reference and event', async () => {
    const { titles, find } = await withFamily()
    expect(await titles('aoife brennan')).toEqual(['Aoife Brennan'])
    expect(await titles('murtagh')).toEqual(['Aoife Brennan'])
    expect(await titles('doyle')).toEqual(['Siân O’Brien'])
    expect(await titles('sian')).toEqual(['Siân O’Brien'])
    expect(await titles('WX-4471')).toEqual(['Aoife Brennan'])
    expect(await titles('LCS-77')).toEqual(['Aoife Brennan'])
    const event = (await find('bruise')).groups[0]?.hits[0]
    expect(event).toMatchObject({ kind: 'event', audience: 'restricted', familyRef: 'WX-4471', recordId: '' })
  })

  it('is not found by a telephone number, which may be withheld', async () => {
    const { titles } = await withFamily()
    expect(await titles('900123')).toEqual([])
  })

  it('is no longer found by what was taken out of it, and still by what stayed', async () => {
    const { store, saved, titles } = await withFamily()
    await store.cases.save({ ...saved, people: [], chronology: [] }, me)
    expect(await titles('doyle')).toEqual([])
    expect(await titles('bruise')).toEqual([])
    expect(await titles('aoife')).toEqual(['Aoife Brennan'])
  })

  it('suggests a name that was nearly typed, and nobody when the words are near no name', async () => {
    const { near } = await withFamily()
    expect(await near('Aofie Brenan')).toEqual(['Aoife Brennan'])
    expect(await near('Obrien')).toEqual(['Siân O’Brien'])
    expect(await near('Zoi')).toEqual(['Zoë Adebayo', 'Aoife Brennan'])
    expect(await near('Adebiyo')).toEqual(['Zoë Adebayo'])
    expect(await near('Wolfgang')).toEqual([])
    expect(await near('Aofie Wolfgang')).toEqual([])
    // Found already: not suggested a second time.
    expect(await near('Aoife')).toEqual([])
    expect(await near('Aofie', { kinds: ['record'] })).toEqual([])
  })

  it('is narrowed down by kind, child, type and day', async () => {
    const { titles } = await withFamily()
    expect(await titles('aoife', { kinds: ['event'] })).toEqual([])
    expect(await titles('bruise', { child: 'c-1' })).toEqual(['Injury'])
    expect(await titles('bruise', { child: 'c-2' })).toEqual([])
    expect(await titles('bruise', { type: 'Injury' })).toEqual(['Injury'])
    expect(await titles('bruise', { type: 'Police' })).toEqual([])
    expect(await titles('bruise', { to: '2018-01-01' })).toEqual(['Injury'])
    expect(await titles('bruise', { from: '2018-01-01' })).toEqual([])
    // A person has no day.
    expect(await titles('aoife', { to: '2030-01-01' })).toEqual([])
  })

  it('gives its children to choose from', async () => {
    const { store } = await withFamily()
    expect(await store.search.children()).toEqual([
      { id: 'c-1', name: 'Aoife Brennan', familyRef: 'WX-4471' },
    ])
  })
})

describe('a record', () => {
  it('is found by its state and by who began it as they are now', async () => {
    const { store, record } = await withRecord()
    await store.search.index(record.id, wordsItem('hello'))
    const count = async (more: object) =>
      (await store.search.find({ text: 'hello', ...more }, everyRecord)).groups.length
    expect(await count({ state: 'draft' })).toBe(1)
    await store.records.setState(record.id, 'ready for chair', me)
    expect(await count({ state: 'draft' })).toBe(0)
    expect(await count({ state: 'ready for chair' })).toBe(1)
    expect(await count({ author: me })).toBe(1)
    expect(await count({ author: 'somebody else' })).toBe(0)
  })

  it('tells how many there are beside those that are shown', async () => {
    const { store, record } = await withRecord()
    const actions = Array.from({ length: 30 }, (_, n) =>
      itemOf({ kind: 'action', subject: `a-${n}`, title: `Visit number ${n}` }),
    )
    await store.search.index(record.id, actions)
    const shown = async (most?: number) => {
      const { groups } = await store.search.find({ text: 'visit', most }, everyRecord)
      return groups.map(({ count, hits }) => [count, hits.length])
    }
    expect(await shown()).toEqual([[30, 20]])
    expect(await shown(25)).toEqual([[30, 25]])
  })
})
