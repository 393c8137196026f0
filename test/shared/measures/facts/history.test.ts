import { describe, expect, test } from 'vitest'
import { historicalFlags } from '../../../../shared/measures/facts/g11-historical-flags.ts'
import { gapLengths, yearsBetween } from '../../../../shared/measures/facts/g12-gap-lengths.ts'
import type { Minutes, Statement } from '../../../../shared/minutes/index.ts'
import { chronology, decision, minutes, statement } from '../../checks/kit.ts'
import { answeredConference, example, type Known, source } from './kit.ts'

const view = (at: string, refer: 'Yes' | 'No' = 'No', more: Partial<Statement> = {}) =>
  statement('senior manager view', 'R-HH', 'Service manager', {
    at: `${at}T10:00:00Z`,
    fields: {
      changes: 'Weekly visits, half of them unannounced.',
      refer,
      why: 'It is the third time in this family.',
    },
    ...more,
  })
const headDecides = statement('head of service decision', 'R-HH', 'Head of Service', {
  at: '2026-09-21T10:00:00Z',
  fields: {
    decision: 'Keep the plan',
    reduce: 'No',
    conditions: 'None beyond the plan as it stands.',
    revisitOn: '2027-01-10',
  },
})

/** Flagged on Friday 11 September: five working days are over after the eighteenth. */
const review = (statements: Statement[], parts = {}) =>
  minutes('HRR', { meeting: { triggers: { highRiskFlagged: '2026-09-11' } }, statements, ...parts })

const dirty = chronology({
  id: 'h1',
  date: '2009-03-04',
  about: ['c1'],
  category: 'Neglect',
  text: 'Dirty home, no food.',
})
const repeating = (parts = {}) =>
  minutes('ICPC', {
    decisions: [decision('CPP made', { category: 'Neglect' })],
    chronology: [dirty],
    ...parts,
  })

describe('historical flags reviewed', () => {
  const told = (record: Minutes, known: Known = {}) =>
    historicalFlags(source(record, known)).map(({ day, met, group }) => [day, met, group])

  test('are in time when the senior manager writes on the fifth working day, and late on the sixth', () => {
    expect(told(review([view('2026-09-18')]))).toEqual([['2026-09-11', 1, 'Senior manager’s view given']])
    expect(told(review([view('2026-09-21')]))).toEqual([['2026-09-11', 0, 'Senior manager’s view given']])
  })

  test('go by the first view: a second one makes nothing late', () => {
    expect(told(review([view('2026-09-14'), view('2026-09-30', 'No', { id: 'st2' })]))).toEqual([
      ['2026-09-11', 1, 'Senior manager’s view given'],
    ])
  })

  test('show the furthest stage that each has reached', () => {
    expect(told(review([view('2026-09-14', 'Yes')]))).toEqual([
      ['2026-09-11', 1, 'Referred to the Head of Service'],
    ])
    expect(told(review([view('2026-09-14', 'Yes'), headDecides]))).toEqual([
      ['2026-09-11', 1, 'Head of Service decided'],
    ])
  })

  test('are not counted while the senior manager still has time, and late afterwards', () => {
    expect(told(review([]), { now: '2026-09-18T12:00:00Z' })).toEqual([])
    expect(told(review([]), { now: '2026-09-19T12:00:00Z' })).toEqual([['2026-09-11', 0, 'Flag raised']])
  })

  test('hear nobody but a service manager, and nobody after the Head of Service', () => {
    expect(told(review([view('2026-09-14', 'No', { role: 'Team manager' })]))).toEqual([
      ['2026-09-11', 0, 'Flag raised'],
    ])
    expect(told(review([headDecides, view('2026-09-22')]))).toEqual([
      ['2026-09-11', 0, 'Head of Service decided'],
    ])
  })

  test('are raised by a meeting too, on its own day, where the senior manager spoke in its record', () => {
    expect(told(repeating({ statements: [view('2026-09-18')] }))).toEqual([
      ['2026-09-17', 1, 'Senior manager’s view given'],
    ])
    expect(told(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' })).toEqual([
      ['2026-09-17', 1, 'Senior manager’s view given'],
    ])
    expect(told(example('icpc_harcastle'))).toEqual([['2026-09-17', 0, 'Flag raised']])
  })

  test('are raised once for a family: a record that rests on its review raises none', () => {
    const earlier = minutes('HRR', {
      meeting: { date: '2026-09-10', triggers: { highRiskFlagged: '2026-09-04' } },
      chronology: [dirty],
      statements: [view('2026-09-10')],
    })
    expect(told(repeating(), { history: [earlier] })).toEqual([])
    expect(told(minutes('ICPC'))).toEqual([])
  })
})

describe('gap lengths in repeat concerns', () => {
  const told = (record: Minutes, known: Known = {}) =>
    gapLengths(source(record, known)).map(({ group, amount }) => [group, amount])

  test('are the years from the earlier concern to the flag, however many', () => {
    expect(told(repeating())).toEqual([['17 years', 17.5]])
    expect(told(repeating({ chronology: [{ ...dirty, date: '2025-09-17' }] }))).toEqual([['1 year', 1]])
    expect(told(repeating({ chronology: [{ ...dirty, date: '2025-09-18' }] }))).toEqual([['0 years', 0.9]])
  })

  test('keep a concern that nobody has dated, because history counts all the same', () => {
    expect(told(repeating({ chronology: [{ ...dirty, date: '' }] }))).toEqual([['No date', null]])
  })

  test('count every earlier concern of the fictional conference', () => {
    expect(told(example('icpc_harcastle')).map(([group]) => group)).toEqual([
      '9 years',
      '9 years',
      '8 years',
      '5 years',
      '2 years',
      '0 years',
    ])
  })

  test('are read from the review’s own table, the worker’s lines among them', () => {
    const cells = (date: string) => ({ date, kind: 'Neglect', person: '', done: '', followed: '', now: '' })
    const rows = ['4 March 2009', 'some time in 2015', '1 June 2024', '20 September 2026'].map(
      (date, at) => ({
        id: `row${at}`,
        cells: cells(date),
      }),
    )
    const record = review([view('2026-09-14')], { tables: [{ key: 'likeForLike', rows }] })
    expect(told(record)).toEqual([
      ['17 years', 17.5],
      ['No date', null],
      ['2 years', 2.2],
    ])
  })

  test('are not counted again in a record that rests on a review', () => {
    const earlier = minutes('HRR', {
      meeting: { date: '2026-09-10', triggers: { highRiskFlagged: '2026-09-04' } },
      chronology: [dirty],
      statements: [view('2026-09-10')],
    })
    expect(told(repeating(), { history: [earlier] })).toEqual([])
  })

  test('begin a new year on the same day of the month, in a leap year too', () => {
    expect(yearsBetween('2024-02-29', '2025-02-28')).toBe(1)
    expect(yearsBetween('2024-02-29', '2028-02-28')).toBe(3.9)
    expect(yearsBetween('2026-09-17', '2026-09-17')).toBe(0)
  })
})
