import { describe, expect, test } from 'vitest'
import { rMT } from '../../../../shared/checks/rules/r-mt.ts'
import { type MeetingType, meetingTypes } from '../../../../shared/minutes/index.ts'
import { answer, but, DATE, findings, minutes, only, statement } from '../kit.ts'
import { lacksAfter, overrideRefused, overridingRoles, weakened } from './tries.ts'

/** The last meeting was on 7 July; ten working days later is 21 July 2026. */
const last = (previousMinutesIssued: string) => ({
  meeting: { triggers: { previousReview: '2026-07-07', previousMinutesIssued } },
})
const saysOf = (type: MeetingType, parts: object, day = DATE) =>
  findings('R-MT', minutes(type, parts), { now: `${day}T09:00:00Z` }).flatMap((one) =>
    one.evidence.map((each) => [one.severity.join(), 'says' in each && each.says]),
  )

describe('R-MT asks about the minutes of the meeting before', () => {
  test('not when they were issued in time', () => {
    expect(saysOf('CIN_REVIEW', last('2026-07-21'))).toEqual([])
  })
  test('when they came a working day late', () => {
    expect(saysOf('CIN_REVIEW', last('2026-07-22'))).toEqual([
      [
        'MUST',
        'The minutes of 7 July 2026 were due on 21 July 2026 and issued on 22 July 2026, 1 working day late.',
      ],
    ])
    expect(saysOf('CIN_REVIEW', last('2026-07-24'))[0]?.[1]).toMatch(/, 3 working days late\.$/)
  })
  test('when they were never issued, however short a time ago the meeting was', () => {
    const never = [['MUST', 'The minutes of 7 July 2026 were never marked as issued.']]
    expect(saysOf('CIN_REVIEW', last(''))).toEqual(never)
    const yesterday = { meeting: { triggers: { previousReview: '2026-09-16' } } }
    expect(saysOf('CIN_REVIEW', yesterday)).toEqual([
      ['MUST', 'The minutes of 16 September 2026 were never marked as issued.'],
    ])
  })
  test('a conference has twenty working days', () => {
    expect(saysOf('RCPC', last('2026-08-04'))).toEqual([])
    expect(saysOf('RCPC', last('2026-08-05'))).toEqual([
      [
        'MUST',
        'The minutes of 7 July 2026 were due on 4 August 2026 and issued on 5 August 2026, 1 working day late.',
      ],
    ])
  })
})

describe('R-MT asks about these minutes', () => {
  test('from 80% of ten working days on', () => {
    expect(saysOf('CIN_REVIEW', {}, '2026-09-28')).toEqual([])
    const near = [['MUST', 'These minutes are due on 1 October 2026.']]
    expect(saysOf('CIN_REVIEW', {}, '2026-09-29')).toEqual(near)
    expect(saysOf('CG', {}, '2026-10-01')).toEqual(near)
    expect(saysOf('CIN_PLAN', {}, '2026-10-02')).toEqual([
      ['MUST', 'These minutes were due on 1 October 2026.'],
    ])
  })
  const sent = { meeting: { triggers: { decisionsSent: '2026-09-18' } } }
  test('of a conference: the aim at fifteen working days, the limit at twenty', () => {
    expect(saysOf('ICPC', sent, '2026-10-02')).toEqual([])
    expect(saysOf('ICPC', sent, '2026-10-05')).toEqual([
      ['MUST', 'By the aim, these minutes are due on 8 October 2026.'],
    ])
    expect(saysOf('ICPC', sent, '2026-10-15')).toEqual([
      ['MUST', 'By the aim, these minutes were due on 8 October 2026.'],
      ['MUST', 'These minutes are due on 15 October 2026.'],
    ])
    expect(saysOf('ICPC', sent, '2026-10-16')).toEqual([
      ['MUST', 'By the aim, these minutes were due on 8 October 2026.'],
      ['MUST', 'These minutes were due on 15 October 2026.'],
    ])
  })
  test('of a conference: the decisions after one working day', () => {
    expect(saysOf('ICPC', {}, '2026-09-17')).toEqual([])
    expect(saysOf('ICPC', {}, '2026-09-18')).toEqual([
      ['MUST', 'The decisions of this meeting are due on 18 September 2026.'],
    ])
    expect(saysOf('ICPC', {}, '2026-09-21')).toEqual([
      ['MUST', 'The decisions of this meeting were due on 18 September 2026.'],
    ])
    const late = { meeting: { triggers: { decisionsSent: '2026-09-21' } } }
    expect(saysOf('ICPC', late, '2026-09-22')).toEqual([
      ['MUST', 'The decisions of this meeting were due on 18 September 2026 and sent on 21 September 2026.'],
    ])
  })
  test('in the types that have such a clock, and in no other', () => {
    const asked = meetingTypes.filter((type) => saysOf(type, {}, '2027-01-04').length > 0)
    expect(asked.toSorted()).toEqual(['CG', 'CIN_PLAN', 'CIN_REVIEW', 'ICPC', 'RCPC'])
  })
})

describe('R-MT holds back “issued”', () => {
  const late = answer('R-MT', {
    fields: {
      whyLate: 'The minute taker was ill for three weeks.',
      without: 'The school',
      acted: 'No; rung on 14 September.',
    },
  })
  const lacks = (given: typeof late) =>
    lacksAfter('R-MT', (answers) => minutes('CIN_REVIEW', { ...last(''), answers }), given)
  test('and never a signature or a closure', () => {
    expect(only('R-MT', minutes('CIN_REVIEW', last('')))).toMatchObject({
      id: 'R-MT',
      title: 'Timeliness and distribution',
      state: 'open',
      why: 'People may be acting on minutes they have not had.',
      blocksSigning: false,
      blocksClosing: false,
      blocksIssuing: true,
      questions: ['Why late, who has gone without it, and has anyone acted on out-of-date information?'],
    })
    expect(only('R-MT', minutes('CIN_REVIEW'), { now: '2026-09-29T09:00:00Z' })).toMatchObject({
      why: 'The time to send this is nearly used up.',
      blocksSigning: false,
      blocksIssuing: true,
    })
    expect(rMT.seeds).toEqual(['5.2', '5.1'])
  })
  test('until the reason is given, with who went without and what was done meanwhile', () => {
    expect(lacks(late)).toEqual([])
    const record = minutes('CIN_REVIEW', { ...last(''), answers: [late] })
    expect(only('R-MT', record)).toMatchObject({ state: 'answered', blocksIssuing: false })
  })
  test.each([
    ...weakened(late),
    ['no reason', but(late, { whyLate: '' }), 'Still to answer: “Why late”'],
    ['a short reason', but(late, { whyLate: 'Minutes typed.' }), 'Say more under “Why late”'],
    ['nobody named', but(late, { without: '' }), 'Still to answer: “Who has gone without it”'],
    [
      'nothing on what was acted on',
      but(late, { acted: '' }),
      'Still to answer: “Has anyone acted on out-of-date information?”',
    ],
    [
      'a bare “no” on what was acted on',
      but(late, { acted: 'No' }),
      'Say more under “Has anyone acted on out-of-date information?”',
    ],
  ])('%s is not enough', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  const near = { now: '2026-09-29T09:00:00Z' }
  test('at 80% until it is said who waits; nothing is late yet, so no reason is asked', () => {
    const given = but(late, { whyLate: '', without: 'None', acted: 'No; everybody was rung today.' })
    const lacksNear = (one: typeof late) =>
      lacksAfter('R-MT', (answers) => minutes('CIN_REVIEW', { answers }), one, near)
    expect(lacksNear(given)).toEqual([])
    expect(lacksNear(but(given, { without: '' }))).toEqual(['Still to answer: “Who has gone without it”'])
    const issuing = only('R-MT', minutes('CIN_REVIEW', { answers: [given] }), near)
    expect(issuing).toMatchObject({ state: 'answered', blocksIssuing: false })
  })
  test('past the aim of fifteen working days with a reason, though the limit is not reached', () => {
    const record = (answers: (typeof late)[]) =>
      only('R-MT', minutes('ICPC', { meeting: { triggers: { decisionsSent: '2026-09-18' } }, answers }), {
        now: '2026-10-09T09:00:00Z',
      })
    expect(record([])).toMatchObject({ blocksIssuing: true, blocksSigning: false })
    expect(record([but(late, { whyLate: '' })]).state).toBe('open')
    expect(record([late]).state).toBe('answered')
  })
  const dropped = { fields: { recipient: 'Lane Primary' } }
  type Statements = Parameters<Parameters<typeof overridingRoles>[1]>[0]
  const lateRecord = (statements: Statements) =>
    minutes('CIN_REVIEW', { ...last(''), statements, answers: [but(late, { without: '' })] })
  test('only the quality assurance lead may drop a recipient, and names them', () => {
    expect(overridingRoles('R-MT', lateRecord, dropped)).toEqual(['QA lead'])
    expect(overridingRoles('R-MT', lateRecord)).toEqual([])
    expect(rMT.override).toMatchObject({ fields: [{ key: 'recipient', required: true }] })
  })
  test('and what is late is still explained', () => {
    const silent = (statements: Statements) => minutes('CIN_REVIEW', { ...last(''), statements })
    expect(overrideRefused('R-MT', silent, 'QA lead', dropped).shortfalls).toContain(
      'It is late all the same: say why, under “Why late”.',
    )
  })
  test('nor by a quality assurance lead who chaired', () => {
    const own = { ...dropped, byAccount: 'acc-chair', byName: 'Priya Noor' }
    expect(overrideRefused('R-MT', lateRecord, 'QA lead', own).state).toBe('open')
  })
})

describe('R-MT counts working days and answers with care', () => {
  test('minutes that came on the Saturday after were late by no working day', () => {
    const friday = {
      meeting: { triggers: { previousReview: '2026-07-03', previousMinutesIssued: '2026-07-18' } },
    }
    expect(saysOf('CIN_REVIEW', friday)).toEqual([
      ['MUST', 'The minutes of 3 July 2026 were due on 17 July 2026 and issued on 18 July 2026.'],
    ])
  })
  const sent = { triggers: { decisionsSent: '2026-09-18' } }
  const dropped = statement('override', 'R-MT', 'QA lead', { fields: { recipient: 'Lane Primary' } })
  const unexplained = answer('R-MT', { fields: { whyLate: 'Illness.', without: 'The school' } })
  test('one that is late among others that are only near asks for the reason', () => {
    const late = only('R-MT', minutes('ICPC', { meeting: sent }), { now: '2026-10-15T09:00:00Z' })
    expect(late.why).toBe('People may be acting on minutes they have not had.')
    expect(late.form.fields.map((one) => one.key)).toEqual(['whyLate', 'without', 'acted'])
    const near = only('R-MT', minutes('CIN_REVIEW'), { now: '2026-09-29T09:00:00Z' })
    expect(near.form.fields.map((one) => one.key)).toEqual(['without', 'acted'])
  })
  test('a recipient may be dropped without a reason only while nothing is late', () => {
    const near = { now: '2026-09-29T09:00:00Z' }
    expect(only('R-MT', minutes('CIN_REVIEW', { statements: [dropped] }), near).state).toBe('overridden')
    const state = (...answers: (typeof unexplained)[]) =>
      only('R-MT', minutes('CIN_REVIEW', { ...last(''), statements: [dropped], answers })).state
    expect(state(unexplained)).toBe('open')
    const reason = but(unexplained, { whyLate: 'The minute taker was ill.' }, { id: 'an-2' })
    expect(state(unexplained, reason)).toBe('overridden')
  })
})
