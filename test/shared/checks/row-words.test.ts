import { expect, test } from 'vitest'
import { rowWords } from '../../../shared/checks/row-words.ts'
import { child, decision, dissent, event, minutes, template, view } from './kit.ts'

const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
const rows = (parts: object, type: 'STRAT' | 'ICPC' = 'STRAT') =>
  rowWords(minutes(type, { children, ...parts }), template(type)).map(({ hears, ...row }) => ({
    ...row,
    hears: [...hears].toSorted().join(' '),
  }))
const harm = 'CR CS NG PP'
const views = 'CR CS DC HH LP NG OO PP SR VB VO WN'

test('a reason is the decider’s, about the child decided on, and is heard for everything but plans', () => {
  const of = (more: object) => rows({ decisions: [decision('CPP made', { decidedBy: 'p-chair', ...more })] })
  const row = {
    section: 'dec',
    entryId: 'd1',
    speaker: 'p-chair',
    texts: ['Because.'],
    hears: 'CR CS DC ES HH LP NG OO PP SR VB VO WN',
  }
  expect(of({ child: 'c2' })).toEqual([{ ...row, about: ['c2'] }])
  expect(of({ child: 'c9' })).toEqual([{ ...row, about: [] }])
  expect(of({ child: '' })).toEqual([{ ...row, about: [] }])
})

test('views and disagreement are their person’s, and their own rule hears them as disagreement', () => {
  expect(rows({ views: [view({ person: 'p-hv', text: 'A view.' })] })).toEqual([
    { section: 'dec', entryId: 'v1', speaker: 'p-hv', about: [], texts: ['A view.'], hears: views },
  ])
  expect(
    rows({ dissent: [dissent({ person: 'p-hv', about: 'step', text: 'Words.', outcome: 'Kept.' })] }),
  ).toEqual([
    {
      section: 'dissent',
      entryId: 'di1',
      speaker: 'p-hv',
      about: [],
      texts: ['step', 'Words.', 'Kept.'],
      hears: views,
    },
  ])
})

test('what happened stands under missed appointments or the history, and is heard for harm only', () => {
  const words = { id: 'e', child: 'c1', text: 'Text.', reason: 'Reason.', harm: 'Harm.' }
  const row = { entryId: 'e', speaker: '', about: ['c1'], texts: ['Text.', 'Reason.', 'Harm.'], hears: harm }
  expect(rows({ events: [event('wasNotBrought', words)] })).toEqual([{ ...row, section: 'wnb' }])
  expect(rows({ events: [event('allegation', words)] })).toEqual([{ ...row, section: 'chron' }])
})

const table = (key: string, cells: Record<string, string>) => ({
  tables: [{ key, rows: [{ id: 't', cells }] }],
})

test('a table is read in the cells where people write, where the template says which they are', () => {
  const [row] = rows(table('thresholdQ', { view: 'S47', person: 'p-hv', child: 'c2', reason: 'A reason.' }))
  expect(row).toMatchObject({
    section: 'thresholdQ',
    entryId: 't',
    speaker: 'p-hv',
    about: ['c2'],
    hears: harm,
  })
  expect(row?.texts).toContain('A reason.')
  expect(row?.texts).not.toContain('S47')
})

test('a table that the template does not know is read in every cell', () => {
  expect(rows(table('own', { a: 'One.', b: 'Two.' }))).toEqual([
    { section: 'own', entryId: 't', speaker: '', about: [], texts: ['One.', 'Two.'], hears: harm },
  ])
})

test.each(['likeForLike', 'crime', 'police', 'lado'])('the table “%s” answers a question already', (key) => {
  expect(rows(table(key, { a: 'He hit her.' }))).toEqual([])
})

test('rows in which nobody wrote anything are passed over', () => {
  expect(rows({ ...table('own', { a: ' ' }), decisions: [decision('close', { reason: '  ' })] })).toEqual([])
  expect(rows({ dissent: [dissent({ text: ' ', outcome: 'Kept.' })] })).toHaveLength(1)
})
