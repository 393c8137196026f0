import { expect, test } from 'vitest'
import { crimeToStrategy } from '../../../../shared/measures/facts/g17-crime-to-strategy.ts'
import type { CueResolution } from '../../../../shared/minutes/index.ts'
import { answer, but, child, event, family, minutes, person, section, statement } from '../../checks/kit.ts'
import { answeredConference, example, HELD, source } from './kit.ts'

const people = [...family, person('p-lee', 'Lee Pruett', 'step-father', { of: ['c1'], inHousehold: true })]
const told = event('allegation', {
  id: 'ev1',
  child: 'c1',
  against: 'p-lee',
  date: '2026-09-16',
  enteredAt: '2026-09-17T08:00:00Z',
  kind: 'physical assault',
})
const asked = answer('R-CR', {
  answeredAt: '2026-09-17T14:30:00Z',
  fields: {
    subject: 'ev1',
    requested: 'Requested',
    requestedAt: '2026-09-17T09:20',
    requestedBy: 'p-sw',
    requestedTo: 'Duty manager, MASH',
    stratRecord: 'STR-2026-114',
    danger: 'No',
    evidenceAtRisk: 'Photograph of the mark and the belt itself.',
    evidenceKeeper: 'DC Holt',
  },
})
const at = (requestedAt: string) => but(asked, { requestedAt })
const factsOf = (parts: object) =>
  crimeToStrategy(source(minutes('ICPC', { people, events: [told], ...parts })))
const told_ = (parts: object) =>
  factsOf(parts).map(({ met, amount, says }) => [met, amount, says.split(': ')[1]])
const inTime = 'strategy discussion asked for in time'
const late = 'strategy discussion asked for late'

test('A request within the hour of the entry is met, with its minutes', () => {
  expect(factsOf({ answers: [asked] })).toEqual([
    {
      measure: 'G17',
      day: HELD,
      unit: 'ev1',
      met: 1,
      group: '',
      amount: 20,
      says: `Child 1, allegation of a crime: ${inTime}`,
    },
  ])
})
test.each([
  ['at the last minute of the hour', '2026-09-17T10:00', [1, 60, inTime]],
  ['a minute later', '2026-09-17T10:01', [0, 61, late]],
  ['before the allegation was entered', '2026-09-16T17:00', [1, 0, inTime]],
])('One that was asked for %s', (_, requestedAt, expected) => {
  expect(told_({ answers: [at(requestedAt)] })).toEqual([expected])
})
test('Without a time of day it is counted by the day, and has no minutes', () => {
  const own = { ...told, enteredAt: '', date: '2026-09-18', strategyDiscussionRequestedAt: '2026-09-18' }
  expect(told_({ events: [own] })).toEqual([[1, null, inTime]])
})
test('A manager’s decision that none is needed, and an override, are counted and not met', () => {
  const decided = statement('crime decision', 'R-CR', 'Team manager', {
    about: ['c1'],
    at: '2026-09-17T08:10:00Z',
    fields: { subject: 'ev1', policeView: 'DC Holt: no offence disclosed.' },
  })
  expect(told_({ statements: [decided] })).toEqual([
    [0, null, 'a manager decided, with the view of the police, that no strategy discussion is needed'],
  ])
  const fields = { subject: 'ev1', policeView: 'DC Holt: no offence disclosed.' }
  const both = ['Team manager', 'Service manager'].map((role) =>
    statement('override', 'R-CR', role, { about: ['c1'], fields }),
  )
  expect(told_({ statements: both })).toEqual([[0, null, 'set aside by managers']])
  const own = { ...told, strategyDiscussionRequestedAt: '2026-09-17T09:10' }
  expect(told_({ events: [own], statements: both })).toEqual([[0, 10, 'set aside by managers']])
  expect(told_({})).toEqual([[0, null, 'no strategy discussion asked for']])
})
test('Two allegations are two, each by its own answer', () => {
  const other = { ...told, id: 'ev2', child: 'c2' }
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  const second = { ...at('2026-09-17T11:00'), id: 'second', about: ['c2'] }
  const answers = [asked, { ...second, fields: { ...second.fields, subject: 'ev2' } }]
  expect(factsOf({ children, events: [told, other], answers }).map(({ unit, met }) => [unit, met])).toEqual([
    ['ev1', 1],
    ['ev2', 0],
  ])
})

const confirmed: CueResolution = {
  id: 'r1',
  entryId: 'e1',
  cue: 'CR-01',
  words: 'hit',
  nth: 0,
  how: 'quote kept as said',
  reason: '',
  by: 'acc-sw',
  at: '2026-09-17T09:00:00Z',
}
const passage = { events: [], sections: [section('agencyInfo', 'Lee hit Ada on Sunday.')] }

test('A passage counts once it is confirmed, from the minute at which it was', () => {
  const answers = [but(at('2026-09-17T10:30'), { subject: 'e1' })]
  expect(told_(passage)).toEqual([])
  expect(told_({ ...passage, cueResolutions: [confirmed], answers })).toEqual([[1, 30, inTime]])
  const aside = { ...confirmed, how: 'not relevant' as const, reason: 'Said about a netball match.' }
  expect(told_({ ...passage, cueResolutions: [aside], answers })).toEqual([])
})
test('Rewriting the words of a confirmed passage takes nothing back', () => {
  const rewritten = { events: [], sections: [section('agencyInfo', 'There was an incident on Sunday.')] }
  const answers = [but(at('2026-09-17T11:30'), { subject: 'e1' })]
  expect(told_({ ...rewritten, cueResolutions: [confirmed], answers })).toEqual([[0, 90, late]])
})
test('The fictional conference asked within the hour; the review, as it was written, never did', () => {
  const signed = source(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' })
  expect(crimeToStrategy(signed).map(({ met, amount }) => [met, amount])).toEqual([[1, 25]])
  expect(crimeToStrategy(source(example('cin_review_whitlock_doyle'))).map(({ met }) => met)).toEqual([0])
})
