import { describe, expect, it } from 'vitest'
import { readerFor } from '../../../shared/copies/reader.ts'
import { Sheet } from '../../../shared/copies/sheet.ts'
import {
  dateWords,
  instantWords,
  isWorking,
  listWords,
  meetingName,
  monthWords,
  nameOf,
  nameOrWords,
  partOf,
  sentenceCase,
} from '../../../shared/copies/words.ts'
import { child, family, minutes, person, template } from '../checks/kit.ts'

const record = minutes('ICPC', {
  children: [child('c1', 'Ada Ashby')],
  people: [
    ...family,
    person('p-risk', ' Ed Roe ', 'person who may pose a risk'),
    person('p-x', '', 'father'),
  ],
})

describe('A date', () => {
  it.each([
    [' 2026-01-05 ', '5 January 2026'],
    ['2026-12-31', '31 December 2026'],
    ['2026-09-07T10:30', '7 September 2026, 10:30'],
    ['2026-09-07 10:30', '7 September 2026, 10:30'],
    ['2026-09-07 at ten', '7 September 2026'],
    ['2026-09-07T9:30', '7 September 2026'],
    ['on 2026-09-07', 'on 2026-09-07'],
    ['12026-09-07', '12026-09-07'],
    ['26-09-07', '26-09-07'],
    ['2026-9-7', '2026-9-7'],
    ['2026-00-07', '2026-00-07'],
    ['2026-13-07', '2026-13-07'],
    [' ongoing ', 'ongoing'],
    ['', ''],
  ])('typed as “%s” is said as “%s”', (typed, said) => {
    expect(dateWords(typed)).toBe(said)
  })

  it.each([
    [' 2026-01-05', 'January 2026'],
    ['2026-12', 'December 2026'],
    ['2026-13-01', ''],
    ['in 2026-09', ''],
    ['12026-09', ''],
    ['', ''],
  ])('typed as “%s” has the month “%s”', (typed, said) => {
    expect(monthWords(typed)).toBe(said)
  })

  it('of an instant is that of a clock in England, at midnight too', () => {
    expect(instantWords('2026-09-18T23:05:00Z')).toBe('19 September 2026, 00:05')
    expect(instantWords('2026-01-09T09:05:00Z')).toBe('9 January 2026, 09:05')
    expect(instantWords('soon')).toBe('soon')
  })
})

describe('A list', () => {
  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A and B'],
    [['A', ' ', 'B', '', 'C'], 'A, B and C'],
    [['', ' '], ''],
  ])('of %j is “%s”', (names, said) => {
    expect(listWords(names)).toBe(said)
  })
})

describe('A name', () => {
  it.each([
    ['p-mum', 'Dana Ashby'],
    ['c1', 'Ada Ashby'],
    ['p-risk', 'Ed Roe'],
    ['p-x', ''],
    ['p-gone', ''],
    ['', ''],
  ])('for the id “%s” is “%s”', (id, name) => {
    expect(nameOf(record, id)).toBe(name)
  })

  it.each([
    ['p-mum', 'Dana Ashby'],
    [' the school nurse ', 'the school nurse'],
    ['Ward 7', 'Ward 7'],
    ['nurse', 'nurse'],
    ['the health-visitor', 'the health-visitor'],
    ['Anne-Marie', 'Anne-Marie'],
    ['Smith-Jones', 'Smith-Jones'],
    ['health-visitor', 'health-visitor'],
    ['p-gone', ''],
    [' p-gone ', ''],
    ['P-GONE', ''],
    ['person_7', ''],
    ['7f3a-22', ''],
    ['p-7', ''],
    ['7', ''],
    ['', ''],
  ])('or words, where “%s” may be either, is “%s”: an id is never printed', (value, said) => {
    expect(nameOrWords(record, value)).toBe(said)
  })

  it.each([
    ['p-hv', false, 'Siobhan Green (professional)'],
    ['p-risk', false, 'Ed Roe (person who may pose a risk)'],
    ['p-risk', true, 'Ed Roe (other adult in contact)'],
    ['p-mum', true, 'Dana Ashby (mother)'],
    ['c1', true, 'Ada Ashby'],
    ['p-x', false, ''],
    ['p-gone', false, ''],
  ])('of “%s” comes with the part (in a family copy: %s): “%s”', (id, inFamily, said) => {
    const recipient = {
      id: 'p-reader',
      kind: inFamily ? ('parent' as const) : ('internal' as const),
      name: '',
      role: '',
    }
    const sheet = new Sheet(record, template('ICPC'), readerFor(record, recipient))
    expect(sheet.called(id)).toBe(said)
  })

  it('has the post of somebody at work, or else their part', () => {
    expect(partOf(person('a', 'A', 'professional', { jobTitle: 'Health visitor' }), false)).toBe(
      'Health visitor',
    )
    expect(partOf(person('a', 'A', 'professional'), true)).toBe('professional')
    expect(partOf(person('a', 'A', 'mother', { jobTitle: 'Baker' }), true)).toBe('mother')
  })

  it.each([
    ['professional', {}, true],
    ['advocate', {}, true],
    ['interpreter', {}, true],
    ['supporter', {}, true],
    ['solicitor', {}, true],
    ['observer', {}, true],
    ['mother', { agency: 'Hill School', jobTitle: 'Teacher' }, false],
    ['', { agency: 'Hill School' }, true],
    ['', { jobTitle: 'Teacher' }, true],
    ['', {}, false],
  ])('belongs to somebody at work as “%s” with %j: %s', (role, more, works) => {
    expect(isWorking(person('a', 'A', role, more))).toBe(works)
  })
})

describe('The rest', () => {
  it('is said as people say it', () => {
    expect(sentenceCase('not started')).toBe('Not started')
    expect(sentenceCase('')).toBe('')
    expect(meetingName('ICPC')).toBe('Initial child protection conference')
    expect(meetingName('Panel')).toBe('Panel')
  })
})
