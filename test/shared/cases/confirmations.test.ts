/** Whose part of the history is confirmed, and for whom an entry of minutes may become an event. */
import { describe, expect, it } from 'vitest'
import {
  allowedFor,
  caseAgencySchema,
  caseEventSchema,
  confirmationsOf,
  keepsAtLeast,
  sensitivityOf,
  withConfirmation,
} from '../../../shared/cases/index.ts'

const agency = (id: string, name: string, historyConfirmed = '') =>
  caseAgencySchema.parse({ id, name, historyConfirmed })
const event = (id: string, date: string, from = '') => caseEventSchema.parse({ id, date, agency: from })

describe('agencies and their part of the history', () => {
  it('one that never confirmed, one that did before the newest event and one that did after it are told apart', () => {
    const said = confirmationsOf({
      agencies: [
        agency('a', 'School'),
        agency('b', 'Police', '2025-01-01'),
        agency('c', 'Health', '17/09/2026'),
      ],
      chronology: [event('1', '13 June 2026'), event('2', '2017')],
    })
    expect(said.map(({ name, standing }) => [name, standing])).toEqual([
      ['School', 'never'],
      ['Police', 'older'],
      ['Health', 'confirmed'],
    ])
  })

  it('words that are no day confirm nothing', () => {
    const said = confirmationsOf({ agencies: [agency('a', 'School', 'soon')], chronology: [] })
    expect(said[0]?.standing).toBe('never')
  })

  it('with nothing in the history yet, a day is enough', () => {
    const said = confirmationsOf({ agencies: [agency('a', 'School', '2020-01-01')], chronology: [] })
    expect(said[0]?.standing).toBe('confirmed')
  })

  it('an agency that only an event names is asked too, once, and however it is written', () => {
    const said = confirmationsOf({
      agencies: [agency('a', 'Police')],
      chronology: [
        event('1', '2017', 'police '),
        event('2', '2018', 'Housing'),
        event('3', '2019', 'HOUSING'),
      ],
    })
    expect(said.map(({ name, id }) => [name, id])).toEqual([
      ['Police', 'a'],
      ['Housing', undefined],
    ])
  })

  it('a confirmation is noted with the agency, or with a new one where only an event named it', () => {
    const agencies = [agency('a', 'Police'), agency('b', 'School')]
    const noted = withConfirmation(agencies, { id: 'b', name: 'School' }, '2026-09-17', agency('new', ''))
    expect(noted.map((one) => one.historyConfirmed)).toEqual(['', '2026-09-17'])
    const added = withConfirmation(
      agencies,
      { id: undefined, name: 'Housing' },
      '2026-09-17',
      agency('new', ''),
    )
    expect(added.at(-1)).toEqual(agency('new', 'Housing', '2026-09-17'))
  })
})

describe('an event made of an entry', () => {
  it.each([
    ['shared', [], 'shared'],
    ['professionals', [], 'professionals'],
    ['restricted', [], 'restricted'],
    ['council', [], 'restricted'],
    ['shared', ['p-1'], 'restricted'],
    ['supervision', [], undefined],
    ['learning', [], undefined],
    ['supervision', ['p-1'], undefined],
  ] as const)('of an entry that is “%s”, kept from %j, is %s', (audience, withheld, sensitivity) => {
    expect(sensitivityOf(audience, [...withheld])).toBe(sensitivity)
  })

  it('may be kept from more people than the entry, never from fewer', () => {
    expect(allowedFor('professionals')).toEqual(['professionals', 'restricted'])
    expect(allowedFor('restricted')).toEqual(['restricted'])
    expect(keepsAtLeast('shared', 'restricted')).toBe(false)
  })
})
