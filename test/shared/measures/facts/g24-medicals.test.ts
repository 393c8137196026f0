import { expect, test } from 'vitest'
import { medicals } from '../../../../shared/measures/facts/g24-medicals.ts'
import type { Answer, MeetingType } from '../../../../shared/minutes/index.ts'
import { answer, but, child, decision, minutes, statement } from '../../checks/kit.ts'
import { answeredConference, source } from './kit.ts'

const began = (more: Record<string, string> = {}) => ({
  meeting: { triggers: { strategyDiscussionStartingS47: '2026-09-01', ...more } },
})
const arranged = answer('R-ME', {
  fields: {
    decision: 'Medical arranged',
    paediatrician: 'Dr Lund',
    decidedBy: 'Strategy discussion',
    decidedOn: '2026-09-16',
    reason: 'A mark that the child explains by a belt needs to be looked at.',
    purpose: 'Explanation and evidence',
    when: '2026-09-18T10:00',
    childAccount: 'She will be asked what happened, and may choose who comes.',
    resultDue: '2026-09-19',
  },
})
const none = but(arranged, { decision: 'No medical needed', purpose: '', when: '', childAccount: '' })
const factsOf = (answers: Answer[], more: object = began(), type: MeetingType = 'ICPC') =>
  medicals(source(minutes(type, { answers, ...more })))
const told = (answers: Answer[], more?: object, type?: MeetingType) =>
  factsOf(answers, more, type).map(({ met, group, amount }) => [met, group, amount])

test('A decision with its purpose is met, on the day on which the enquiry began', () => {
  expect(factsOf([arranged])).toEqual([
    {
      measure: 'G24',
      day: '2026-09-01',
      unit: 'c1',
      met: 1,
      group: 'Child’s account recorded',
      amount: null,
      says: 'Child 1: decision about a medical recorded with its purpose',
    },
  ])
})
test('The hours from the decision to the examination are told where both times are known', () => {
  const times = { medicalDecided: '2026-09-16T14:00', medicalHeld: '2026-09-17T08:30' }
  expect(told([arranged], began(times))).toEqual([[1, 'Child’s account recorded', 18.5]])
  const own = but(arranged, { decidedOn: '2026-09-18T08:00' })
  expect(told([own])).toEqual([[1, 'Child’s account recorded', 2]])
  expect(told([none], began(times))).toEqual([[1, 'No medical needed', null]])
})
test.each([
  ['no purpose', but(arranged, { purpose: '' }), [0, 'Child’s account recorded', null]],
  ['no account of the child', but(arranged, { childAccount: 'None' }), [1, 'No account of the child', null]],
  ['no reason why none is needed', but(none, { reason: '' }), [0, 'No medical needed', null]],
  ['no decision', but(arranged, { decision: '' }), [0, 'No decision recorded', null]],
])('With %s', (_, given, expected) => {
  expect(told([given])).toEqual([expected])
})
test('An enquiry about which nobody decided is counted and not met', () => {
  expect(told([])).toEqual([[0, 'No decision recorded', null]])
})
test('What a manager set aside with a paediatrician is not met', () => {
  const statements = [statement('override', 'R-ME', 'Team manager', { fields: { paediatrician: 'Dr Lund' } })]
  expect(told([], { ...began(), statements })).toEqual([[0, 'Set aside', null]])
})
test('A medical without an enquiry is not counted here', () => {
  expect(told([arranged], {})).toEqual([])
})
test('An unborn baby is not counted', () => {
  const children = [child('c1', 'Baby Ashby', { unborn: true, dob: '2026-12-01' })]
  expect(told([arranged], { ...began(), children })).toEqual([])
})
test('A strategy discussion counts the children for whom it decided an enquiry, by its own table', () => {
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  const cells = {
    child: 'c2',
    decision: 'medical today',
    purpose: 'Explanation',
    account: 'Asked; chose to go',
  }
  const more = {
    children,
    decisions: [decision('S47 joint', { child: 'c2' })],
    tables: [{ key: 'medical', rows: [{ id: 'm1', cells }] }],
  }
  expect(factsOf([], more, 'STRAT').map(({ unit, day, met }) => [unit, day, met])).toEqual([
    ['c2', '2026-09-17', 1],
  ])
  const advice = { ...cells, decision: 'paediatrician to advise' }
  const open = { ...more, tables: [{ key: 'medical', rows: [{ id: 'm1', cells: advice }] }] }
  expect(told([], open, 'STRAT')).toEqual([[0, 'No decision recorded', null]])
})
test('The fictional conference decided about a medical for its three children', () => {
  const signed = source(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' })
  expect(medicals(signed).map(({ day, met }) => [day, met])).toEqual(Array(3).fill(['2026-08-26', 1]))
})
