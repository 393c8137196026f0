import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryFor } from '../../../electron/store/search.ts'
import { problemOf } from '../workspace/folders.ts'
import { me, recordInput, withRecord } from './stores.ts'

describe('search', () => {
  it('finds records by all of their words, in any form, with or without accents', async () => {
    const { store, family, record } = await withRecord()
    const other = await store.records.create(recordInput(family.id), me)
    await store.search.index(record.id, 'Zoë’s café visits were cancelled. Mrs O’Brien told the school.')
    await store.search.index(other.id, 'The school was closed.')
    const found = async (text: string) => (await store.search.find(text)).map((hit) => hit.recordId).sort()
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
      expect(await found(text), text).toEqual([record.id])
    expect(await found('school')).toEqual([record.id, other.id].sort())
    expect(await found('school closed')).toEqual([other.id])
    expect(await found('absent')).toEqual([])
    const [hit] = await store.search.find('brien')
    expect(hit?.excerpt).toContain('O’Brien')
  })

  it('forgets the words that a record no longer has', async () => {
    const { store, record } = await withRecord()
    await store.search.index(record.id, 'before')
    await store.search.index(record.id, 'after')
    expect(await store.search.find('before')).toEqual([])
    expect(await store.search.find('after')).toHaveLength(1)
    expect((await problemOf(store.search.index('none', 'x'))).code).toBe('not found')
  })

  it('takes quotes, brackets and operators as letters like any other', async () => {
    const { store, record } = await withRecord()
    await store.search.index(record.id, 'she said "no" AND left (twice) NEAR the door; body: blue')
    for (const text of [
      '"no"',
      'AND left',
      '(twice)',
      'NEAR',
      'body: blue',
      'le*',
      '"',
      "'",
      '""',
      '🙂',
      '-',
      '',
      '  ',
      'NOT',
    ])
      await store.search.find(text)
    expect(await store.search.find('"no" AND (twice)')).toHaveLength(1)
    expect(await store.search.find('left OR absent')).toEqual([])
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
        expect(Array.isArray(await store.search.find(text))).toBe(true)
      }),
      { numRuns: 300 },
    )
    expect(queryFor('a "b" c*')).toBe('"a" " b " "c*"*')
  })
})
