import { expect, test } from 'vitest'
import { policePowers } from '../../../../shared/measures/facts/g23-police-powers.ts'
import type { Answer } from '../../../../shared/minutes/index.ts'
import { action, answer, but, event, minutes, section, statement } from '../../checks/kit.ts'
import { answeredConference, example, HELD, source } from './kit.ts'

const came = event('policeIncident', { id: 'ev3', date: '2026-08-24' })
const notUsed = answer('R-PP', {
  fields: {
    considered: 'Yes',
    consideredBy: 'Sgt Vane',
    used: 'Not used',
    audit: 'Yes',
    reason: 'An aunt came at once and took the children home.',
    keptSafe: 'They slept at the aunt’s; duty visited at 9.',
  },
})
const used = but(notUsed, {
  used: 'Used',
  startedAt: '2026-08-24T23:10',
  officer: 'PC Lowe',
  designatedOfficer: 'Insp Hart',
  placed: 'Foster carer',
  endsAt: '2026-08-27T23:10',
  told: 'Both parents and duty',
  next: 'Strategy discussion at 9.',
})
const factsOf = (answers: Answer[], more: object = {}) =>
  policePowers(source(minutes('ICPC', { events: [came], answers, ...more })))
const told = (answers: Answer[], more?: object) =>
  factsOf(answers, more).map(({ met, group }) => [met, group])

test('Considered and not used, with the reason given at the time, is met on the day of the incident', () => {
  expect(factsOf([notUsed])).toEqual([
    {
      measure: 'G23',
      day: '2026-08-24',
      unit: 'ev3',
      met: 1,
      group: 'Not used',
      amount: null,
      says: 'Police incident: powers considered and the reason recorded',
    },
  ])
})
test('Used, with every fact of it, is met; with a fact missing it is not', () => {
  expect(told([used])).toEqual([[1, 'Used']])
  expect(told([but(used, { endsAt: '' })])).toEqual([[0, 'Used']])
})
test('Not considered is not met, whatever the reason', () => {
  expect(told([but(notUsed, { considered: 'No' })])).toEqual([[0, 'Not used']])
  expect(told([])).toEqual([[0, 'Not recorded']])
})
test('Where the police could not say, it is counted and not met', () => {
  const more = {
    actions: [action({ fromRule: 'R-PP' })],
    statements: [statement('override', 'R-PP', 'CP chair', { fields: { askedOn: '2026-09-16' } })],
  }
  expect(told([], more)).toEqual([[0, 'Police could not say']])
})
test('Each incident is one, with its own answer', () => {
  const later = event('policeIncident', { id: 'ev4', date: '2026-09-02' })
  const facts = factsOf([but(notUsed, { subject: 'ev4' })], { events: [came, later] })
  expect(facts.map(({ unit, day, met }) => [unit, day, met])).toEqual([
    ['ev3', '2026-08-24', 0],
    ['ev4', '2026-09-02', 1],
  ])
})
test('Words about police powers are an incident where the record has none', () => {
  const sections = [section('agencyInfo', 'Officers chose not to use police protection.')]
  const facts = factsOf([notUsed], { events: [], sections })
  expect(facts).toMatchObject([{ unit: '', day: HELD, met: 1 }])
  expect(factsOf([used], { events: [], sections })).toMatchObject([{ day: '2026-08-24', group: 'Used' }])
})
test('No incident and no such words: nothing is counted', () => {
  expect(factsOf([], { events: [] })).toEqual([])
})
test('In the fictional meetings the police could not say, and nobody had asked', () => {
  const signed = source(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' })
  expect(policePowers(signed).map(({ met, group }) => [met, group])).toEqual([[0, 'Police could not say']])
  expect(policePowers(source(example('cin_review_whitlock_doyle'))).map(({ met }) => met)).toEqual([0])
})
