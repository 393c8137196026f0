/** Earlier concerns beside today's, with what the worker has answered about each. */
import { describe, expect, test } from 'vitest'
import { readMinutes } from '../../../shared/checks/index.ts'
import { likeForLike } from '../../../shared/checks/like-for-like.ts'
import { defaultSettings } from '../../../shared/checks/settings.ts'
import type { Answer, Minutes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { answer, minutes } from './kit.ts'

const past = [
  {
    id: 'ch-1',
    date: '2012-03-04',
    about: [],
    source: 'police',
    category: 'Plan',
    text: 'Child protection plan for neglect.',
    meaning: '',
  },
]
const read = (record: Minutes) => {
  const template = templateFor(record.meeting.type)
  if (!template) throw new Error('no template')
  const now = '2026-09-17T12:00:00Z'
  return likeForLike(readMinutes({ minutes: record, template, history: [], settings: defaultSettings, now }))
}
const answered = (rows: Record<string, string>[], fields: Record<string, string> = {}): Answer => ({
  ...answer('R-HH', { fields }),
  rows,
})

describe('like for like', () => {
  test('shows each earlier concern, what it was and what is like it today, however long ago', () => {
    expect(read(minutes('CIN_REVIEW', { chronology: past })).rows).toEqual([
      {
        date: '4 March 2012',
        kind: expect.stringContaining('Child protection plan for neglect.'),
        person: '',
        done: '',
        followed: '',
        now: expect.stringContaining('An earlier plan'),
      },
    ])
  })
  test('puts beside it what the worker says was done and what followed', () => {
    const rows = [{ date: '2012-03-04', what: 'Neglect', done: 'A plan for a year', after: 'It ended' }]
    const found = read(
      minutes('CIN_REVIEW', {
        chronology: past,
        answers: [answered(rows, { same: 'The home again', quiet: 'Not seen', highRisk: 'Yes' })],
      }),
    )
    expect(found.rows).toMatchObject([{ done: 'A plan for a year', followed: 'It ended' }])
    expect(found).toMatchObject({ same: 'The home again', quiet: 'Not seen', highRisk: 'Yes' })
  })
  test('keeps what only the worker knew of, in the order of the dates', () => {
    const rows = [{ date: '2010-01-02', what: 'A neighbour’s call', done: 'none', after: 'none' }]
    const found = read(minutes('CIN_REVIEW', { chronology: past, answers: [answered(rows)] }))
    expect(found.rows.map(({ date, kind }) => [date, kind.slice(0, 11)])).toEqual([
      ['2 January 2010', 'A neighbour'],
      ['4 March 2012', expect.any(String)],
    ])
  })
  test('has nothing where nothing is alike', () => {
    expect(read(minutes('CIN_REVIEW')).rows).toEqual([])
  })
})
