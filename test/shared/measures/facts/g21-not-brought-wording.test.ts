import { expect, test } from 'vitest'
import { notBroughtWording } from '../../../../shared/measures/facts/g21-not-brought-wording.ts'
import type { CueResolution } from '../../../../shared/minutes/index.ts'
import { child, event, minutes, section } from '../../checks/kit.ts'
import { answeredConference, example, HELD, source } from './kit.ts'

const missed = (more: object = {}) =>
  event('wasNotBrought', { id: 'w1', child: 'c1', date: '2026-06-03', service: 'Dentist', ...more })
const factsOf = (parts: object) => notBroughtWording(source(minutes('CIN_REVIEW', parts)))
const wording = (words: string, more: object = {}) =>
  factsOf({ events: [missed({ recordedAs: words, ...more })] }).map(({ met }) => met)

test('An event that was first recorded as DNA is told, by the kind of agency', () => {
  expect(factsOf({ events: [missed({ recordedAs: 'DNA' })] })).toEqual([
    {
      measure: 'G21',
      day: HELD,
      unit: 'w1',
      met: 1,
      group: 'Dentist',
      amount: null,
      says: 'Child 1: first recorded as not attending',
    },
  ])
})
test.each(['DNA', 'DNA; discharged', 'Did not attend', 'failed to attend', 'no-show', 'DNA’d again'])(
  '“%s” puts it on the child',
  (words) => {
    expect(wording(words)).toEqual([1])
  },
)
test.each(['Was not brought', 'not brought by her mother', '', 'DNA sample was not taken'])(
  '“%s” does not',
  (words) => {
    expect(wording(words)).toEqual([0])
  },
)
test('Words of an imported outcome are read where nothing else was recorded', () => {
  expect(wording('', { outcome: 'DNA' })).toEqual([1])
  expect(wording('Was not brought', { outcome: 'DNA' })).toEqual([0])
})
test.each([
  ['kept', { outcome: 'brought' }],
  ['cancelled by the carer', { outcome: 'cancelled by carer' }],
  ['cancelled by the service', { outcome: 'cancelled by service', recordedAs: 'DNA' }],
  ['an adult’s own', { child: 'p-mum', recordedAs: 'DNA' }],
  ['of nobody in particular', { child: '', recordedAs: 'DNA' }],
])('An appointment that was %s is not counted', (_, more) => {
  expect(factsOf({ events: [missed(more)] })).toEqual([])
})
test('Nor is that of a young person who makes their own', () => {
  const children = [child('c1', 'Ada Ashby', { dob: '2009-01-01', ownAppointments: true })]
  expect(factsOf({ children, events: [missed({ recordedAs: 'DNA' })] })).toEqual([])
})
test.each([
  ['Asthma review (GP)', 'GP'],
  ['Audiology', 'Hearing service'],
  ['CAMHS', 'Mental health service'],
  ['Physiotherapy', 'Therapy service'],
  ['Eye clinic', 'Eye service'],
  ['Asthma clinic', 'Hospital'],
  ['Dr Ashby’s Wednesday list', 'Another agency'],
  ['', 'Another agency'],
])('%s is an appointment of: %s', (service, group) => {
  expect(factsOf({ events: [missed({ service })] }).map((fact) => fact.group)).toEqual([group])
})

const reworded = (more: Partial<CueResolution> = {}): CueResolution => ({
  id: 'r1',
  entryId: 'e1',
  cue: 'WN-02',
  words: 'did not attend',
  nth: 0,
  how: 'reworded',
  reason: '',
  by: '',
  at: '',
  ...more,
})
const passage = { sections: [section('agencyInfo', 'Ada was not brought to the dentist by her mother.')] }
const passages = (...cueResolutions: CueResolution[]) => factsOf({ ...passage, cueResolutions })

test('A passage that was reworded is an event that nobody entered, by whoever said it', () => {
  expect(passages(reworded())).toMatchObject([
    {
      unit: 'r1',
      met: 1,
      group: 'Health visiting or school nursing',
      says: 'Child 1: first typed as not attending',
    },
  ])
  expect(passages(reworded(), reworded({ id: 'r2' }))).toHaveLength(1)
  expect(passages(reworded(), reworded({ id: 'r2', nth: 1 }))).toHaveLength(2)
})
test.each([
  ['was called not relevant', reworded({ how: 'not relevant', reason: 'Her own.' })],
  ['is about moved appointments', reworded({ cue: 'WN-05' })],
  ['is about something else', reworded({ cue: 'OO-07' })],
  ['has gone', reworded({ entryId: 'e9' })],
])('A passage that %s is not counted', (_, one) => {
  expect(passages(one)).toEqual([])
})
test('A passage about a child with an event of their own is that event', () => {
  const parts = { ...passage, cueResolutions: [reworded()], events: [missed({ recordedAs: 'DNA' })] }
  expect(factsOf(parts).map(({ unit }) => unit)).toEqual(['w1'])
})
test('In the fictional meetings every missed appointment was first typed as not attending', () => {
  const counts = (minutes_: ReturnType<typeof answeredConference>) => {
    const facts = notBroughtWording(source(minutes_, { signedAt: '2026-10-21T10:00:00Z' }))
    return [facts.length, facts.filter(({ met }) => met === 1).length]
  }
  expect(counts(answeredConference())).toEqual([6, 6])
  expect(counts(example('cin_review_whitlock_doyle'))).toEqual([5, 5])
  expect(counts(example('group_supervision_family_l'))).toEqual([3, 3])
})
