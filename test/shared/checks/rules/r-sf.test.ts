import { describe, expect, test } from 'vitest'
import { rSF } from '../../../../shared/checks/rules/r-sf.ts'
import { type MeetingType, meetingTypes } from '../../../../shared/minutes/index.ts'
import { answer, but, child, findings, minutes, only } from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const on = (lastCaseSupervision: string) => ({ meeting: { triggers: { lastCaseSupervision } } })
const good = answer('R-SF', {
  fields: { lastOn: '2026-09-17', directed: 'Two unannounced visits before the review.' },
})
const fires = (type: MeetingType, date: string) => findings('R-SF', minutes(type, on(date))).length

describe('R-SF asks when the case was last discussed in supervision', () => {
  test('after eight weeks in child in need, after four under child protection', () => {
    expect(fires('CIN_REVIEW', '2026-07-23')).toBe(0)
    expect(fires('CIN_REVIEW', '2026-07-22')).toBe(1)
    expect(fires('RCPC', '2026-08-20')).toBe(0)
    expect(fires('RCPC', '2026-08-19')).toBe(1)
  })
  test('after four weeks where the case is in court, whatever the plan is', () => {
    const court = (triggers: Record<string, string>, more: object = {}) =>
      findings(
        'R-SF',
        minutes('CIN_REVIEW', {
          meeting: { triggers: { lastCaseSupervision: '2026-08-19', ...triggers } },
          ...more,
        }),
      ).length
    expect(court({})).toBe(0)
    expect(court({ legalStage: 'proceedings issued' })).toBe(1)
    expect(court({ legalStage: 'pre-proceedings' })).toBe(1)
    expect(court({ legalStage: 'none' })).toBe(0)
    expect(court({ careApplicationIssued: '2026-08-01' })).toBe(1)
    expect(court({ careApplicationIssued: '2026-02-01', finalOrder: '2026-08-01' })).toBe(0)
    expect(court({}, { children: [child('c1', 'Ada', { planBefore: 'CIN; interim care order' })] })).toBe(1)
    expect(court({}, { children: [child('c1', 'Ada', { planBefore: 'CP plan' })] })).toBe(1)
  })
  test('counting from the latest signed supervision of the family where that is later', () => {
    const history = (date: string, type: MeetingType = 'SUP_CASE') => [minutes(type, { meeting: { date } })]
    const asks = (typed: string, earlier: ReturnType<typeof history>) =>
      findings('R-SF', minutes('RCPC', on(typed)), { history: earlier }).map((one) => one.why)
    expect(asks('2026-01-01', history('2026-08-20'))).toEqual([])
    expect(asks('', history('2026-08-20'))).toEqual([])
    expect(asks('2026-09-01', history('2026-03-01'))).toEqual([])
    expect(asks('', history('2026-08-19'))).toEqual([
      'The case was last discussed in supervision on 19 August 2026; every 4 weeks is expected.',
    ])
    expect(asks('2026-01-01', history('2026-09-01', 'SUP_SUP'))).toHaveLength(1)
    expect(asks('2026-01-01', history('2026-09-20'))).toHaveLength(1)
  })
  test('as a prompt that holds nothing up, and says what it knows', () => {
    expect(only('R-SF', minutes('CIN_REVIEW', on('2026-07-22')))).toMatchObject({
      id: 'R-SF',
      title: 'Supervision frequency',
      severity: ['PROMPT'],
      blocksSigning: false,
      blocksClosing: false,
      blocksIssuing: false,
      why: 'The case was last discussed in supervision on 22 July 2026; every 8 weeks is expected.',
      evidence: [{ says: 'Last case supervision: 22 July 2026.', section: 'hdr' }],
      questions: ['When was this child’s case last discussed in supervision and what was directed?'],
    })
    expect(only('R-SF', minutes('RCPC', on('2026-01-01'))).why).toMatch(/every 4 weeks is expected\.$/)
    expect(only('R-SF', minutes('CIN_REVIEW'))).toMatchObject({
      why: 'No date is recorded on which the case was discussed in supervision.',
      evidence: [{ says: 'No case supervision is recorded.' }],
    })
    expect(rSF.seeds).toEqual(['12.1', '8.2'])
  })
  test('in supervision and reviews, nowhere else', () => {
    expect(meetingTypes.filter((type) => fires(type, '2020-01-01') > 0).toSorted()).toEqual([
      'CIN_REVIEW',
      'RCPC',
      'SUP_CASE',
      'SUP_GROUP',
    ])
  })
})

describe('R-SF is answered', () => {
  const lacks = (given: typeof good) =>
    lacksAfter('R-SF', (answers) => minutes('CIN_REVIEW', { ...on('2026-01-01'), answers }), given)
  test('by the date and what was directed', () => {
    expect(lacks(good)).toEqual([])
  })
  test.each([
    ...weakened(good),
    ['no date', but(good, { lastOn: '' }), 'Still to answer: “Last discussed on”'],
    ['a date still to come', but(good, { lastOn: '2026-09-18' }), 'The date is still to come.'],
    ['nothing that was directed', but(good, { directed: '' }), 'Still to answer: “What was directed”'],
    ['a short direction', but(good, { directed: 'Visit the home' }), 'Say more under “What was directed”'],
  ])('but not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test('or set aside with a reason', () => {
    const aside = answer('R-SF', { value: 'not applicable', evidence: 'The case was allocated on Monday.' })
    const record = minutes('CIN_REVIEW', { ...on('2026-01-01'), answers: [aside] })
    expect(only('R-SF', record).state).toBe('answered')
  })
  const booked = (bookedOn: string) => {
    const make = (statements: Parameters<Parameters<typeof overridingRoles>[1]>[0]) =>
      minutes('CIN_REVIEW', { ...on('2026-01-01'), statements })
    return overridingRoles('R-SF', make, { fields: { bookedOn } })
  }
  test('or overridden by a team manager who has booked a day', () => {
    expect(booked('2026-09-21')).toEqual(['Team manager'])
    expect(booked('2026-09-17')).toEqual(['Team manager'])
    expect(booked('2026-09-16')).toEqual([])
    expect(booked('soon')).toEqual([])
    expect(booked('')).toEqual([])
  })
})

test('supervision on the day of the meeting counts, and a signed record without a day does not', () => {
  const asks = (...dates: string[]) =>
    findings('R-SF', minutes('RCPC'), {
      history: dates.map((date) => minutes('SUP_CASE', { meeting: { date } })),
    }).map((one) => one.why)
  expect(asks('2026-09-17')).toEqual([])
  expect(asks('2026-09-17', '2026-03-01')).toEqual([])
  const never = ['No date is recorded on which the case was discussed in supervision.']
  expect(asks('2026-09-18')).toEqual(never)
  expect(asks('in May')).toEqual(never)
})
