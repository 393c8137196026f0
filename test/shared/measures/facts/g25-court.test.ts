import { expect, test } from 'vitest'
import { court } from '../../../../shared/measures/facts/g25-court.ts'
import type { MeetingType } from '../../../../shared/minutes/index.ts'
import { answer, minutes, section } from '../../checks/kit.ts'
import { HELD, source } from './kit.ts'

const stage = (legalStage: string, more: Record<string, string> = {}) => ({
  meeting: { triggers: { legalStage, ...more } },
})
const before = (preProceedingsStart: string) => stage('pre-proceedings', { preProceedingsStart })
const issued = (careApplicationIssued: string, more: object = {}) =>
  stage('proceedings issued', { careApplicationIssued, ...more })
const factsOf = (parts: object, type: MeetingType = 'LEGAL') => court(source(minutes(type, parts)))
const told = (parts: object) => factsOf(parts).map(({ met, amount }) => [met, amount])
const causeOf = (words: string) =>
  factsOf({ ...before('2026-07-01'), sections: [section('delay', words)] })[0]?.group

test('A case past its 16 weeks before proceedings is told, with its weeks', () => {
  const tables = [{ key: 'told', rows: [{ id: 't1', cells: { who: 'School', date: '2026-09-10' } }] }]
  expect(factsOf({ ...before('2026-05-07'), tables })).toEqual([
    {
      measure: 'G25',
      day: HELD,
      unit: '',
      met: 1,
      group: 'No cause recorded',
      amount: 19,
      says: 'Before proceedings for 19 weeks, past the time allowed, 1 update given',
    },
  ])
})
test.each([
  ['on the last day of 16 weeks', before('2026-05-28'), [0, 16]],
  ['a day later', before('2026-05-27'), [1, 16]],
  ['on the last day of 26 weeks in proceedings', issued('2026-03-19'), [0, 26]],
  ['a day later in proceedings', issued('2026-03-18'), [1, 26]],
  ['extended by the court', issued('2026-03-01', { careExtendedTo: '2026-10-01' }), [0, 28]],
  ['past the extension too', issued('2026-03-01', { careExtendedTo: '2026-09-16' }), [1, 28]],
  ['without a date', stage('pre-proceedings'), [0, null]],
  ['from a day that is still to come', before('2026-10-01'), [0, null]],
])('Past its time or not: %s', (_, parts, expected) => {
  expect(told(parts)).toEqual([expected])
})
test('The answer to the check says where it stands as well', () => {
  const given = answer('R-LP', {
    fields: {
      stage: 'pre-proceedings',
      stageSince: '2026-05-01',
      week: '20',
      holdUp: 'The psychologist has no date before November.',
      nextDate: '2026-10-01',
    },
    rows: [
      { who: 'School', date: '2026-09-10' },
      { who: '', date: '' },
    ],
  })
  expect(factsOf({ answers: [given] })).toMatchObject([
    {
      met: 1,
      group: 'Expert or specialist report',
      says: 'Before proceedings for 19 weeks, past the time allowed, 1 update given',
    },
  ])
})
test.each([
  [
    'The parenting assessment is late because the psychologist was ill.',
    'Parenting or social work assessment',
  ],
  ['No hearing date before December; the assessment is in.', 'Court time'],
  ['A grandmother came forward and is being assessed.', 'Family or kinship assessment'],
  ['Father has no solicitor yet.', 'Parents’ representation or engagement'],
  ['Police disclosure is awaited.', 'Criminal or police matters'],
  ['A foster home for all three is sought.', 'Placement'],
  ['The case waits to be allocated.', 'Staff'],
  ['Floods closed the office.', 'Another cause'],
  ['None.', 'No cause recorded'],
  ['', 'No cause recorded'],
])('Delay because of “%s” is told as: %s', (words, cause) => {
  expect(causeOf(words)).toBe(cause)
})
test.each([
  ['no stage yet', {}],
  ['a legal planning meeting', stage('legal planning meeting')],
  ['a final order', stage('final order', { finalOrder: '2026-09-01' })],
])('A case with %s is not counted', (_, parts) => {
  expect(factsOf(parts)).toEqual([])
})
test('Only legal progression records count: a review that mentions the court does not', () => {
  expect(factsOf(before('2026-05-01'), 'RCPC')).toEqual([])
})
