import { expect, test } from 'vitest'
import { learningUsed } from '../../../../shared/measures/facts/g20-learning-used.ts'
import { type Answer, type MeetingType, meetingTypes } from '../../../../shared/minutes/index.ts'
import { answer, but, minutes, statement } from '../../checks/kit.ts'
import { answeredConference, HELD, source } from './kit.ts'

const learnt = answer('R-LE', {
  fields: {
    theme: 'A clean home on one day is not care on every day',
    difference: 'Two visits each month are made when nobody expects them, one at breakfast.',
  },
})
const aside = answer('R-LE', {
  value: 'not applicable',
  evidence: 'No review is about a family like this one.',
  sources: [],
})
const factsOf = (answers: Answer[], more: object = {}, type: MeetingType = 'ICPC') =>
  learningUsed(source(minutes(type, { answers, ...more })))
const told = (answers: Answer[], more?: object, type?: MeetingType) =>
  factsOf(answers, more, type).map(({ met, group }) => [met, group])

test('A theme and a sentence about this case are met, and the theme is told', () => {
  expect(factsOf([learnt])).toEqual([
    {
      measure: 'G20',
      day: HELD,
      unit: '',
      met: 1,
      group: 'A clean home on one day is not care on every day',
      amount: null,
      says: 'A theme of learning, and what is done differently here',
    },
  ])
})
test('The same theme typed in another way is the same', () => {
  const typed = '  a clean home  on one day is not care on every day.'
  expect(told([but(learnt, { theme: typed })])).toEqual(told([learnt]))
})
test('A theme that names somebody of the family is told as another theme', () => {
  expect(told([but(learnt, { theme: 'What we missed about Ada' })])).toEqual([[1, 'Another theme']])
  expect(told([but(learnt, { theme: 'The Ashby review of 2019' })])).toEqual([[1, 'Another theme']])
  expect(told([but(learnt, { theme: 'Adaptations and adults who hide them' })])[0]?.[1]).toContain('Adapt')
})
test('Not taken up, set aside or overridden: counted and not met', () => {
  expect(told([])).toEqual([[0, 'No theme']])
  expect(told([but(learnt, { difference: 'We try harder.' })])).toEqual([[0, 'No theme']])
  expect(told([aside])).toEqual([[0, 'Set aside']])
  expect(told([], { statements: [statement('override', 'R-LE', 'CP chair')] })).toEqual([[0, 'Set aside']])
  expect(told([{ ...aside, ...but(learnt, {}), value: 'not applicable' }])).toEqual([[0, 'Set aside']])
})
test('Only kinds of record that ask for learning are counted', () => {
  expect(meetingTypes.filter((type) => factsOf([], {}, type).length > 0).toSorted()).toEqual([
    'CIN_REVIEW',
    'ICPC',
    'RCPC',
    'SUP_CASE',
    'SUP_GROUP',
    'SUP_SUP',
  ])
})
test('The fictional conference used a theme', () => {
  const signed = source(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' })
  expect(learningUsed(signed)[0]?.met).toBe(1)
})
