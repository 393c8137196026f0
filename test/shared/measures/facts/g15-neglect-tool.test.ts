import { expect, test } from 'vitest'
import { neglectTool } from '../../../../shared/measures/facts/g15-neglect-tool.ts'
import type { MeetingType } from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  but,
  child,
  chronology,
  decision,
  event,
  minutes,
  section,
  statement,
  tool,
} from '../../checks/kit.ts'
import { answeredConference, example, HELD, source } from './kit.ts'

const neglect = { decisions: [decision('CPP made', { category: 'Neglect' })] }
const completed = answer('R-NT', {
  fields: {
    done: 'Completed',
    tool: 'GCP2',
    toolDate: '2026-08-01',
    completedBy: 'p-hv',
    trainedOn: '2024-02-01',
    areas: 'Physical care 4, safety 3, love 2; safety was 4 in February.',
    effect: 'A support worker twice a week at breakfast.',
  },
})
const notYet = answer('R-NT', {
  fields: { done: 'Not yet', meanwhile: 'Breakfast at school each day.' },
  linkedActionIds: ['a1'],
})
const gcp = tool({ type: 'neglect toolkit', name: 'GCP2', status: 'completed', date: '2026-06-01' })
const factsOf = (parts: object, type: MeetingType = 'ICPC') =>
  neglectTool(source(minutes(type, { actions: [action()], ...parts })))
const met = (parts: object, type?: MeetingType) => factsOf(parts, type).map((fact) => fact.met)

test('A completed tool in the answer, or in the record’s own list, is met', () => {
  expect(factsOf({ ...neglect, answers: [completed] })).toEqual([
    {
      measure: 'G15',
      day: HELD,
      unit: '',
      met: 1,
      group: 'Not recorded',
      amount: null,
      says: 'Neglect is a factor: tool completed in time',
    },
  ])
  expect(met({ ...neglect, tools: [gcp] })).toEqual([1])
})
test('“Not yet” with an action answers the check and is not met', () => {
  expect(met({ ...neglect, answers: [notYet] })).toEqual([0])
})
test('A tool that was completed longer ago than the months that are set is not met', () => {
  const old = { ...gcp, date: '2026-03-16' }
  expect(met({ ...neglect, tools: [old], answers: [notYet] })).toEqual([0])
  const answered = but(completed, { toolDate: '2026-03-16' })
  expect(met({ ...neglect, answers: [answered, { ...notYet, id: 'other' }] })).toEqual([0])
})
test('It has to be completed for every child whom neglect concerns', () => {
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  const both = { decisions: [], children: children.map((one) => ({ ...one, planBefore: 'CPP neglect' })) }
  expect(met({ ...both, answers: [{ ...completed, about: ['c1', 'c2'] }] })).toEqual([1])
  expect(met({ ...both, answers: [completed, { ...notYet, id: 'n', about: ['c2'] }] })).toEqual([0])
})
test('One that a manager set aside is counted and not met', () => {
  const [fact] = factsOf({ ...neglect, statements: [statement('override', 'R-NT', 'Team manager')] })
  expect(fact).toMatchObject({ met: 0, says: 'Neglect is a factor: set aside by a manager' })
})
test('A record without neglect is not counted, whether or not it has a tool', () => {
  expect(factsOf({})).toEqual([])
  expect(factsOf({ tools: [gcp] })).toEqual([])
})
test('With a tool in time neglect is told by two passages, or by a child persistently not brought', () => {
  const words = { sections: [section('agencyInfo', 'Ada is always hungry. Ada is dirty.')] }
  expect(met({ ...words, tools: [gcp] })).toEqual([1])
  const events = ['2026-05-01', '2026-07-01'].map((date) =>
    event('wasNotBrought', { id: date, child: 'c1', date, service: 'Dentist' }),
  )
  expect(met({ events, tools: [gcp] })).toEqual([1])
})
test('A kind of record that does not ask for the tool counts nothing', () => {
  expect(factsOf(neglect, 'STRAT')).toEqual([])
  expect(met(neglect, 'CIN_REVIEW')).toEqual([0])
})

const line = (source_: string, date: string, more: object = {}) =>
  chronology({ id: date, date, source: source_, category: 'Referral', text: 'Hungry at school.', ...more })
const groupOf = (parts: object, type?: MeetingType) => factsOf({ ...neglect, ...parts }, type)[0]?.group

test('The source of referral is the newest line of the chronology that speaks of one', () => {
  const lines = [
    line('Police', '2025-01-04'),
    line('Lane Primary school', '2026-05-04'),
    line('Hospital', '2026-12-01'),
    line('GP', '2026-08-01', { category: 'Health', text: 'Weighed.' }),
  ]
  expect(groupOf({ chronology: lines })).toBe('Education or early years')
  expect(groupOf({ chronology: [line('A neighbour', '2026-05-04')] })).toBe('Family or public')
  expect(groupOf({ chronology: [line('Parish council', '2026-05-04')] })).toBe('Another agency')
})
test('In a decision on a referral it is whoever tells what was reported, never the council’s own worker', () => {
  const said = (speaker: string) => ({
    sections: [section('presenting', 'Ada comes without breakfast.', { speaker })],
    chronology: [line('Police', '2025-01-04')],
  })
  expect(groupOf(said('p-dsl'), 'CLOSE')).toBe('Education or early years')
  expect(groupOf(said('p-mum'), 'CLOSE')).toBe('Family or public')
  expect(groupOf(said('c1'), 'CLOSE')).toBe('Family or public')
  expect(groupOf(said('p-sw'), 'CLOSE')).toBe('Police')
  expect(groupOf(said('p-dsl'), 'ICPC')).toBe('Police')
})
test('The fictional meetings with neglect have no tool in time', () => {
  expect(neglectTool(source(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' }))[0]?.met).toBe(0)
  expect(neglectTool(source(example('cin_review_whitlock_doyle')))[0]?.met).toBe(0)
  expect(neglectTool(source(example('group_supervision_family_l')))).toEqual([])
})
