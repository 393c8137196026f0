import { expect, test } from 'vitest'
import { checksWithSource } from '../../../../shared/measures/facts/g08-checks-with-source.ts'
import type { Answer, Statement } from '../../../../shared/minutes/index.ts'
import { action, answer, but, decision, minutes, section, statement } from '../../checks/kit.ts'
import { answeredConference, HELD, source } from './kit.ts'

const curious = answer('R-PC', {
  fields: {
    unknown: 'Who looks after Ada on Friday nights.',
    explanation: 'She may be tired because of the noise; then weekends away would be different.',
  },
  linkedActionIds: ['a1'],
})
const hopeful = answer('R-OO', {
  fields: {
    improvement: 'No improvement yet',
    contrary: 'The school still gives Ada breakfast twice a week.',
    relapse: 'None found in chronology to 1 September 2026',
  },
})
const asked = { asked: 'The health visitor', notKnown: 'Who sleeps where at weekends.' }

const factsOf = (answers: Answer[], more: object = {}) =>
  checksWithSource(source(minutes('ICPC', { answers, actions: [action()], ...more })))
const told = (answers: Answer[], more: object = {}) =>
  factsOf(answers, more).map(({ group, met, says }) => [group, met, says.split(': ')[1]])

test('An answer that names somebody other than the carer is met, on the day of the meeting', () => {
  expect(factsOf([curious])).toEqual([
    {
      measure: 'G8',
      day: HELD,
      unit: 'R-PC',
      met: 1,
      group: 'Professional curiosity',
      amount: null,
      says: 'Professional curiosity: answered with an independent source',
    },
  ])
})
test('To say who was asked and did not know answers the check, and is no source', () => {
  const given = but(curious, asked, { sources: [{ kind: 'carer said', who: 'Dana', date: '' }] })
  expect(told([given])).toEqual([['Professional curiosity', 0, 'answered without an independent source']])
})
test.each([
  ['the housing register', 1],
  ['Mum', 0],
  ['n/a', 0],
])('A claim that is checked with %s counts as its source: %i', (who, met) => {
  const rows = [{ claim: 'Dad has left', source: who }]
  const given = but(curious, asked, { sources: [], rows })
  // Where the line itself is not good enough, the rule does not take the answer either.
  expect(told([given]).map(([, one]) => one)).toEqual([met])
})
test('A prompt that nobody took up, or that does not apply, is no answer', () => {
  const aside = answer('R-DC', { value: 'not applicable', evidence: 'Nothing in the record points to it.' })
  expect(told([curious]).map(([group]) => group)).toEqual(['Professional curiosity'])
  expect(told([curious, aside]).map(([group]) => group)).toEqual(['Professional curiosity'])
  const taken = answer('R-DC', { fields: { conclusion: 'Short.' } })
  expect(told([curious, taken])[1]).toEqual(['Disguised compliance', 0, 'not answered in full'])
})
test('A check that a manager set aside is counted and not met', () => {
  const more = {
    decisions: [decision('CPP not made: CIN')],
    statements: [statement('override', 'R-OO', 'Team manager')] as Statement[],
  }
  expect(told([curious], more)[1]).toEqual(['Over-optimism', 0, 'set aside by a manager'])
  expect(
    told([curious, hopeful], { ...more, statements: [], decisions: [] }).map(([group]) => group),
  ).toEqual(['Professional curiosity'])
})
test('A hopeful passage makes the check count, and an answer that was replaced counts no more', () => {
  const sections = [section('agencyInfo', 'They have turned a corner.')]
  expect(told([curious, hopeful], { sections })[1]).toEqual([
    'Over-optimism',
    1,
    'answered with an independent source',
  ])
  const newer = but(hopeful, asked, { id: 'newer', supersedes: hopeful.id, sources: [] })
  expect(told([curious, hopeful, newer], { sections })[1]?.[1]).toBe(0)
})
test('A record of supervision of supervisors is asked as well, one without any finding counts nothing', () => {
  expect(checksWithSource(source(minutes('MGMT', {}), { findings: [] }))).toEqual([])
  expect(checksWithSource(source(minutes('SUP_SUP', {}))).map(({ met }) => met)).toEqual([0])
})
test('The fictional conference answers all three with a source', () => {
  const facts = checksWithSource(source(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' }))
  expect(facts.map(({ group, met }) => [group, met])).toEqual([
    ['Professional curiosity', 1],
    ['Disguised compliance', 1],
    ['Over-optimism', 1],
  ])
})
