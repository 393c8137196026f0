import { expect, test } from 'vitest'
import { persistentNotBrought } from '../../../../shared/measures/facts/g22-persistent-not-brought.ts'
import type { Answer } from '../../../../shared/minutes/index.ts'
import { action, answer, but, child, event, minutes, statement } from '../../checks/kit.ts'
import { answeredConference, HELD, source } from './kit.ts'

const missed = (id: string, ...dates: string[]) =>
  dates.map((date) => event('wasNotBrought', { id: id + date, child: id, date, service: 'Dentist' }))
const twice = missed('c1', '2026-05-01', '2026-07-01')
const answered = answer('R-WN2', {
  fields: {
    impact: 'Two fillings are waiting; she is in pain and eats on one side only.',
    supervisionDate: '2026-08-20',
    chronologyDate: '2026-08-21',
  },
  linkedActionIds: ['a1'],
})
const factsOf = (answers: Answer[], more: object = {}) =>
  persistentNotBrought(source(minutes('ICPC', { events: twice, answers, actions: [action()], ...more })))
const told = (answers: Answer[], more?: object) =>
  factsOf(answers, more).map(({ met, group }) => [met, group])

test('Discussed in supervision and entered in the chronology is met', () => {
  expect(factsOf([answered])).toEqual([
    {
      measure: 'G22',
      day: HELD,
      unit: 'c1',
      met: 1,
      group: 'Supervision and chronology',
      amount: null,
      says: 'Child 1, persistently not brought: supervision and chronology',
    },
  ])
})
test.each([
  ['an action to discuss it is not the discussion', { supervisionDate: '' }, 'Chronology only'],
  ['nothing is in the chronology', { chronologyDate: '' }, 'Supervision only'],
  ['a day that is still to come', { supervisionDate: '2026-10-01' }, 'Chronology only'],
  ['neither', { supervisionDate: 'soon', chronologyDate: '' }, 'Neither yet'],
])('Not met: %s', (_, fields, group) => {
  expect(told([but(answered, fields)])).toEqual([[0, group]])
})
test('What a service manager set aside is counted and not met', () => {
  const statements = [statement('override', 'R-WN2', 'Service manager', { about: ['c1'] })]
  expect(told([], { statements })).toEqual([[0, 'Set aside']])
  expect(told([])).toEqual([[0, 'Neither yet']])
})
test('One missed appointment is not persistent', () => {
  expect(told([answered], { events: twice.slice(1) })).toEqual([])
})
test('Each child has an answer of their own', () => {
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  const events = [...twice, ...missed('c2', '2026-05-01', '2026-07-01')]
  expect(factsOf([answered], { children, events }).map(({ unit, met }) => [unit, met])).toEqual([
    ['c1', 1],
    ['c2', 0],
  ])
})
test('The fictional conference has entered two children in its chronology and planned their supervision', () => {
  const signed = source(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' })
  expect(persistentNotBrought(signed).map(({ group }) => group)).toEqual([
    'Chronology only',
    'Chronology only',
  ])
})
