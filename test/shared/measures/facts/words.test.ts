import { describe, expect, test } from 'vitest'
import { agencyKind, agencyWords, meetingWords, oneOfKind } from '../../../../shared/measures/facts/words.ts'
import { family, minutes, person } from '../../checks/kit.ts'

const record = (...more: ReturnType<typeof person>[]) => minutes('ICPC', { people: [...family, ...more] })

describe('an agency in a report', () => {
  test('has the name that it was typed with, with one kind of space and apostrophe', () => {
    expect(agencyWords(record(), '  Lane   Primary ')).toBe('Lane Primary')
    expect(agencyWords(record(), "St Aidan's School")).toBe(agencyWords(record(), 'St Aidan’s School'))
  })

  test('is told by its kind where it is called like somebody of the record, by any part of a name or an alias', () => {
    const alias = person('p-x', 'Ruth Vane', 'grandparent', { aliases: ['Nana Bee'] })
    expect(agencyWords(record(), 'Ashby Nursery')).toBe('Education or early years')
    expect(agencyWords(record(), 'Dr Green’s Surgery')).toBe('GP')
    expect(agencyWords(record(alias), 'Nana Bee Childcare')).toBe('Another agency')
    expect(agencyWords(record(alias), 'Vane & Co', 'legal')).toBe('Legal')
  })

  test('keeps its name where the record calls a person by what they are', () => {
    const nurse = person('p-n', 'School nurse', 'professional', { agency: 'Northgate Health' })
    expect(agencyWords(record(nurse), 'Harrow Lane School')).toBe('Harrow Lane School')
  })

  test('is never hidden by a word that only begins like a name', () => {
    expect(agencyWords(record(), 'Greenfield Academy')).toBe('Greenfield Academy')
  })

  test('without a name is told by its kind', () => {
    expect(agencyWords(record(), '', 'police')).toBe('Police')
    expect(agencyWords(record(), ' ')).toBe('Another agency')
  })

  test('has words for a heading and for a sentence', () => {
    expect([agencyKind('Mill Surgery'), oneOfKind('Mill Surgery')]).toEqual(['GP', 'a GP'])
    expect([agencyKind('Sunshine Ltd'), oneOfKind('Sunshine Ltd')]).toEqual([
      'Another agency',
      'another agency',
    ])
  })
})

test('a kind of meeting has the name of its template', () => {
  expect(meetingWords('CIN_REVIEW')).toBe('Child in need review')
})
