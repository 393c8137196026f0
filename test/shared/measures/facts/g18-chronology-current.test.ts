import { expect, test } from 'vitest'
import { chronologyCurrent } from '../../../../shared/measures/facts/g18-chronology-current.ts'
import { type MeetingType, meetingTypes } from '../../../../shared/minutes/index.ts'
import { ruleSetOn } from '../../../../shared/rule-sets/index.ts'
import { answer, but, minutes, statement } from '../../checks/kit.ts'
import { answeredConference, HELD, source } from './kit.ts'

const updated = (day: string) => ({ meeting: { triggers: { chronologyLastUpdated: day } } })
const good = answer('R-CH', {
  fields: {
    updatedOn: '2026-09-16',
    updatedBy: 'p-sw',
    pattern: 'Each improvement lasted until visits became monthly, then it fell back.',
    allAgencies: 'Yes',
  },
})
const factsOf = (parts: object, type: MeetingType = 'CIN_REVIEW') =>
  chronologyCurrent(source(minutes(type, parts)))

test('Updated within the days before the meeting, with nothing to ask, is met', () => {
  expect(factsOf(updated('2026-08-18'))).toEqual([
    {
      measure: 'G18',
      day: HELD,
      unit: '',
      met: 1,
      group: '',
      amount: null,
      says: 'Chronology: updated within 30 days',
    },
  ])
})
test.each([
  ['31 days before, and nobody has answered', updated('2026-08-17'), 0],
  ['never, and nobody has answered', {}, 0],
  ['long before, and the answer gives a newer day', { ...updated('2026-03-01'), answers: [good] }, 1],
  [
    'long before, as the answer says too',
    { answers: [but(good, { updatedOn: '2026-03-01' })], ...updated('2026-03-01') },
    0,
  ],
])('Updated %s', (_, parts, met) => {
  expect(factsOf(parts)[0]?.met).toBe(met)
})
test('What a manager set aside for a few days is not current', () => {
  const own = { reviewBy: '2026-09-22' }
  const statements = [statement('override', 'R-CH', 'Team manager', own)]
  expect(factsOf({ statements })[0]).toMatchObject({
    met: 0,
    says: 'Chronology: not current, set aside by a manager',
  })
})
test('Only kinds of record that ask for a chronology are counted', () => {
  const counted = meetingTypes.filter((type) => factsOf(updated(HELD), type).length > 0)
  expect(counted.toSorted()).toEqual(['CIN_REVIEW', 'CLOSE', 'HRR', 'ICPC', 'RCPC', 'SUP_CASE'])
})
test('The days are the council’s own on the day of the meeting', () => {
  const rules = ruleSetOn(HELD)
  const shorter = { ...rules, settings: { ...rules.settings, chronologyDays: 10 } }
  const [fact] = chronologyCurrent(source(minutes('CIN_REVIEW', updated('2026-09-01')), { rules: shorter }))
  expect(fact).toMatchObject({ met: 0 })
})
test('The fictional conference brought its chronology up to date', () => {
  const signed = source(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' })
  expect(chronologyCurrent(signed)[0]?.met).toBe(1)
})
