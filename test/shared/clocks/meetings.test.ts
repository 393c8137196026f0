import { describe, expect, it } from 'vitest'
import { type Clock, type ClockOptions, clocksOf, THIS_MEETING } from '../../../shared/clocks/index.ts'
import {
  emptyContent,
  type MeetingType,
  type Minutes,
  minutesSchema,
  toMinutes,
} from '../../../shared/minutes/index.ts'

type Parts = { [Key in keyof Minutes]?: unknown }
type More = { parts?: Parts; meeting?: object } & Partial<ClockOptions>

/** Clocks of a record held on 17 September 2026 at ten, read that evening. */
function clocks(
  type: MeetingType,
  triggers: object = {},
  { parts = {}, meeting = {}, ...options }: More = {},
) {
  const content = emptyContent({ type, date: '2026-09-17', start: '10:00', end: '12:00', ...meeting })
  const all = { ...toMinutes(content), ...parts, meeting: { ...content.meeting, triggers } }
  return clocksOf(minutesSchema.parse(all), { now: '2026-09-17T17:00:00Z', ...options })
}
const find = (id: string, ...given: Parameters<typeof clocks>): Clock[] =>
  clocks(...given).filter((clock) => clock.id === id)
const ids = (...given: Parameters<typeof clocks>): string[] => clocks(...given).map(({ id }) => id)

describe('what is sent after a meeting', () => {
  it.each([
    ['ICPC', ['T-DECISION-LETTER', 'T-MINUTES-15', 'T-MINUTES-20']],
    ['RCPC', ['T-DECISION-LETTER', 'T-MINUTES-15', 'T-MINUTES-20']],
    ['CG', ['T-CIN-MINUTES']],
    ['CIN_PLAN', ['T-CIN-MINUTES']],
    ['CIN_REVIEW', ['T-CIN-MINUTES']],
    ['STRAT', ['T-STRAT-RECORD']],
    ['SUP_CASE', []],
    ['PROF', []],
  ] as const)('has its time after %s, once that was held', (type, expected) => {
    const sent = (now: string) =>
      ids(type, {}, { now }).filter((id) => /LETTER|MINUTES|STRAT-RECORD/.test(id))
    expect(sent('2026-09-17T06:00:00Z')).toEqual(expected)
    expect(sent('2026-09-16T06:00:00Z')).toEqual([])
    expect(ids(type, {}, { meeting: { date: '' } })).toEqual([])
  })
  it('is met by the day it went out: the decisions alone, or with the minutes', () => {
    const met = (more: More) =>
      Object.fromEntries(clocks('ICPC', {}, more).map(({ id, metOn }) => [id, metOn]))
    expect(met({ issuedOn: '2026-09-21 09:00' })).toMatchObject({
      'T-DECISION-LETTER': '2026-09-21',
      'T-MINUTES-15': '2026-09-21',
      'T-MINUTES-20': '2026-09-21',
    })
    const early = met({ issuedOn: '2026-09-21', decisionsSentOn: '2026-09-18' })
    expect(early).toMatchObject({ 'T-DECISION-LETTER': '2026-09-18', 'T-MINUTES-20': '2026-09-21' })
    const alone = met({ decisionsSentOn: '2026-09-18' })
    expect(alone['T-DECISION-LETTER']).toBe('2026-09-18')
    expect(alone['T-MINUTES-15']).toBeUndefined()
    for (const [type, id] of [
      ['CG', 'T-CIN-MINUTES'],
      ['STRAT', 'T-STRAT-RECORD'],
    ] as const)
      expect(find(id, type, {}, { issuedOn: '2026-09-18' })[0]?.metOn).toBe('2026-09-18')
  })
  it('may be corrected for ten working days, but a supervision is sent to nobody', () => {
    const window = (type: MeetingType, now: string, issuedOn = '2026-09-18') =>
      find('T-CORRECTIONS', type, {}, { now, issuedOn })
    expect(window('ICPC', '2026-10-02T12:00:00Z')).toMatchObject([
      { start: '2026-09-18', due: '2026-10-02', state: 'running' },
    ])
    expect(window('ICPC', '2026-10-03T12:00:00Z')).toEqual([])
    expect(window('SUP_CASE', '2026-09-21T12:00:00Z')).toEqual([])
    expect(window('ICPC', '2026-09-21T12:00:00Z', '')).toEqual([])
  })
})

describe('the minutes of the meeting before', () => {
  const last = (type: MeetingType, triggers: object, more: More = {}) =>
    clocks(type, triggers, more).filter(({ startedBy }) =>
      /^the last (?:conference|meeting)$/.test(startedBy),
    )

  it.each([
    ['RCPC', { previousReview: '2026-08-03' }, 'T-MINUTES-20', 'the last conference'],
    ['RCPC', { initialConference: '2026-08-03' }, 'T-MINUTES-20', 'the last conference'],
    ['CG', { lastCoreGroup: '2026-08-03' }, 'T-CIN-MINUTES', 'the last meeting'],
    ['CIN_REVIEW', { previousReview: '2026-08-03' }, 'T-CIN-MINUTES', 'the last meeting'],
  ] as const)('are asked for in %s after %o', (type, triggers, id, startedBy) => {
    expect(last(type, triggers)).toMatchObject([{ id, startedBy, start: '2026-08-03', state: 'overdue' }])
    const issued = last(type, { ...triggers, previousMinutesIssued: '2026-08-10' })
    expect(issued).toMatchObject([{ state: 'met', metOn: '2026-08-10' }])
  })
  it('are not asked for in a first conference, a supervision, or without a meeting before', () => {
    expect(last('ICPC', { previousReview: '2026-08-03', initialConference: '2026-08-03' })).toEqual([])
    expect(last('SUP_CASE', { previousReview: '2026-08-03', lastCoreGroup: '2026-08-03' })).toEqual([])
    expect(last('CG', {})).toEqual([])
    expect(last('RCPC', { lastCoreGroup: '2026-08-03' })).toEqual([])
  })
  it('are judged on the day of the meeting, however late the record is read', () => {
    const more = { now: '2027-06-01T09:00:00Z' }
    expect(last('CG', { lastCoreGroup: '2026-09-03' }, more)[0]?.state).not.toBe('overdue')
  })
})

describe('meetings that follow one another', () => {
  const series = (type: MeetingType, triggers: object = {}, more: More = {}) =>
    clocks(type, triggers, more)
      .filter(({ id }) => /^T-(?:CORE-GROUP|RCPC|CIN-REVIEW)/.test(id))
      .map(({ id, start, due, startedBy, metOn }) => [
        id,
        start,
        due,
        startedBy === THIS_MEETING ? 'next' : (metOn ?? 'open'),
      ])
  const decided = (...values: [child: string, value: string, status?: string][]) => ({
    parts: {
      children: [{ id: 'c1' }, { id: 'c2' }],
      decisions: values.map(([child, value, status = 'decided'], index) => ({
        id: `d${index}`,
        child,
        value,
        status,
      })),
    },
  })

  it('a first conference starts the core group and the first review, when it is held', () => {
    const next = [
      ['T-CORE-GROUP-FIRST', '2026-09-17', '2026-10-01', 'next'],
      ['T-RCPC-FIRST', '2026-09-17', '2026-12-17', 'next'],
    ]
    expect(series('ICPC')).toEqual(next)
    expect(series('ICPC', {}, { now: '2026-09-16T12:00:00Z' })).toEqual([])
    expect(series('ICPC', {}, decided(['c1', '']))).toEqual(next)
    expect(series('ICPC', {}, decided(['c1', 'CIN'], ['c2', 'CPP made: neglect']))).toEqual(next)
    expect(series('ICPC', {}, decided(['c1', 'No CPP made: CIN']))).toEqual([])
  })
  it('a review ends the clock of the one before, or of the first conference', () => {
    const next = ['T-RCPC-NEXT', '2026-09-17', '2027-03-17', 'next']
    const before = { previousReview: '2026-03-31', initialConference: '2025-12-31' }
    expect(series('RCPC', before)).toEqual([['T-RCPC-NEXT', '2026-03-31', '2026-09-30', '2026-09-17'], next])
    expect(series('RCPC', { initialConference: '2026-06-30' })).toEqual([
      ['T-RCPC-FIRST', '2026-06-30', '2026-09-30', '2026-09-17'],
      next,
    ])
    expect(series('RCPC')).toEqual([next])
    expect(series('RCPC', {}, decided(['c1', 'CPP ends']))).toEqual([])
    expect(series('RCPC', {}, decided(['c1', 'CPP continues']))).toEqual([next])
  })
  it('a core group ends the clock of the one before, or of the conference', () => {
    const next = ['T-CORE-GROUP-NEXT', '2026-09-17', '2026-10-15', 'next']
    const before = { lastCoreGroup: '2026-08-20', initialConference: '2026-06-01' }
    expect(series('CG', before)).toEqual([
      ['T-CORE-GROUP-NEXT', '2026-08-20', '2026-09-17', '2026-09-17'],
      next,
    ])
    expect(series('CG', { initialConference: '2026-09-07' })).toEqual([
      ['T-CORE-GROUP-FIRST', '2026-09-07', '2026-09-21', '2026-09-17'],
      next,
    ])
  })
  it('the first review of a child in need plan comes in six weeks, or as the council has it', () => {
    const four = { settings: { cinFirstReviewWeeks: 4 } }
    expect(series('CIN_PLAN')).toEqual([['T-CIN-REVIEW', '2026-09-17', '2026-10-29', 'next']])
    expect(series('CIN_PLAN', {}, four)).toEqual([['T-CIN-REVIEW', '2026-09-17', '2026-10-15', 'next']])
    const first = (more: More) => series('CIN_REVIEW', { cinPlanStart: '2026-08-20' }, more)[0]
    expect(first({})).toEqual(['T-CIN-REVIEW', '2026-08-20', '2026-10-01', '2026-09-17'])
    expect(first(four)).toEqual(['T-CIN-REVIEW', '2026-08-20', '2026-09-17', '2026-09-17'])
  })
  it('a review of a child in need plan follows the one before, not the start of the plan', () => {
    const triggers = { cinPlanStart: '2026-01-05', previousReview: '2026-06-17' }
    const next = ['T-CIN-REVIEW', '2026-09-17', '2026-12-17', 'next']
    const last = ['T-CIN-REVIEW', '2026-06-17', '2026-09-17', '2026-09-17']
    expect(series('CIN_REVIEW', triggers)).toEqual([last, next])
    expect(series('CIN_REVIEW', {})).toEqual([next])
  })
  it.each([
    [
      'every child’s plan ends',
      [
        ['c1', 'Close'],
        ['c2', 'Step down to early help'],
      ],
      0,
    ],
    [
      'one child’s plan goes on',
      [
        ['c1', 'Close'],
        ['c2', 'CIN continues'],
      ],
      1,
    ],
    ['nothing is decided for one child', [['c1', 'Close']], 1],
    [
      'the end is only proposed for one',
      [
        ['c1', 'Close'],
        ['c2', 'Close', 'proposed'],
      ],
      1,
    ],
  ] as [string, [string, string, string?][], number][])('where %s', (_, values, count) => {
    expect(series('CIN_REVIEW', {}, decided(...values))).toHaveLength(count)
  })
  it('a review that names no child has a next one', () => {
    const decisions = [{ id: 'd', child: '', value: 'Close', status: 'decided' }]
    expect(series('CIN_REVIEW', {}, { parts: { decisions } })).toHaveLength(1)
  })
  it('the date of the next meeting is booked for it', () => {
    const parts = { nextMeeting: { date: '2026-10-14' }, coreGroup: { firstMeeting: '2026-09-28' } }
    const booked = (type: MeetingType) =>
      clocks(type, {}, { parts })
        .filter(({ startedBy }) => startedBy === THIS_MEETING)
        .map((clock) => [clock.id, clock.booked])
    expect(booked('ICPC')).toEqual([
      ['T-CORE-GROUP-FIRST', '2026-09-28'],
      ['T-RCPC-FIRST', '2026-10-14'],
    ])
    for (const type of ['RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW'] as const)
      expect(booked(type).map(([, date]) => date)).toEqual(['2026-10-14'])
  })
})

describe('a date in the details', () => {
  const triggers = { chronologyLastUpdated: '2026-09-10', preProceedingsStart: '2026-09-10' }
  it('is judged today, but the chronology on the day of the meeting', () => {
    const later = { now: '2027-06-01T09:00:00Z' }
    expect(find('T-CHRONOLOGY', 'CG', triggers, later)[0]?.state).toBe('running')
    expect(find('T-PREPROC', 'CG', triggers, later)[0]?.state).toBe('overdue')
    const before = { now: '2026-09-12T09:00:00Z' }
    expect(find('T-CHRONOLOGY', 'CG', { chronologyLastUpdated: '2026-08-16' }, before)[0]?.state).toBe(
      'amber',
    )
  })
  it('starts only what belongs to this kind of meeting', () => {
    const all = {
      strategyDiscussionStartingS47: '2026-09-10',
      moveNotified: '2026-09-10',
      assessmentEnd: '2026-09-10',
      lastGroupSupervision: '2026-09-10',
      lastSupervision: '2026-09-10',
      referralReceived: '2026-09-10',
      strategyNeedIdentified: '2026-09-16 12:00',
    }
    const started = (type: MeetingType) =>
      ids(type, all).filter((id) =>
        /^T-(?:ICPC|TRANSFER|CIN-PLAN|SUP-OF-SUP|REFERRAL|ASSESS|STRAT)$/.test(id),
      )
    expect(started('ICPC')).toEqual(['T-ICPC', 'T-TRANSFER'])
    expect(started('CIN_PLAN')).toEqual(['T-CIN-PLAN'])
    expect(started('SUP_SUP')).toEqual(['T-SUP-OF-SUP'])
    expect(started('SUP_CASE')).toEqual([])
    expect(started('STRAT')).toEqual(['T-STRAT'])
    expect(started('CLOSE')).toEqual(['T-REFERRAL', 'T-ASSESS'])
  })
  it('says no more than its own clock has to say', () => {
    expect(find('T-ICPC', 'ICPC', { strategyDiscussionStartingS47: '2026-08-27' })[0]?.says).toBe(
      'Done on Thursday 17 September 2026, working day 14 of 15.',
    )
    expect(
      find('T-SERIOUS', 'RCPC', { seriousIncidentKnown: '2026-09-14', previousReview: '2026-09-14' }),
    ).toMatchObject([{ due: '2026-09-21' }])
  })
  it('of a meeting that is still to come is booked for its day', () => {
    const more = { now: '2026-09-01T09:00:00Z' }
    const [booked] = find('T-ICPC', 'ICPC', { strategyDiscussionStartingS47: '2026-08-27' }, more)
    expect(booked).toMatchObject({ booked: '2026-09-17', state: 'running' })
    const [open] = find(
      'T-ICPC',
      'ICPC',
      { strategyDiscussionStartingS47: '2026-08-27' },
      { ...more, meeting: { date: '' } },
    )
    expect(open).not.toHaveProperty('booked')
    expect(open).not.toHaveProperty('metOn')
  })
})

describe('a strategy discussion and its medical', () => {
  const medical = (more: object) =>
    find('T-MEDICAL', 'STRAT', { medicalDecided: '2026-09-17 11:00', ...more })[0]
  const ask = 'the paediatrician decides by when: ask'
  it('the reason is read without the spaces around it', () => {
    const triggers = { strategyReason: ' physical injury ', strategyNeedIdentified: '2026-09-17 08:00' }
    expect(find('T-STRAT', 'STRAT', triggers)[0]).toMatchObject({ due: '2026-09-17', start: '2026-09-17' })
    expect(medical({ strategyReason: ' physical injury ' })?.says).not.toContain(ask)
  })
  it('the paediatrician is asked only where the reason is known and no time is set', () => {
    expect(medical({})?.says).not.toContain(ask)
    expect(medical({ strategyReason: 'neglect' })?.says).toContain(ask)
    const set = medical({ strategyReason: 'neglect', medicalDue: '2026-09-18 09:00' })
    expect(set?.says).not.toContain(ask)
    expect(set?.startedBy).toBe('the decision to hold one; the paediatrician said by when')
    expect(medical({})?.startedBy).toBe('the decision to hold one')
    expect(medical({})).not.toHaveProperty('metOn')
  })
})

describe('the chronology before a review conference', () => {
  const lead = 'It has not been brought up to date since the last conference.'
  const due = (type: MeetingType, triggers: object, more: More = {}) => {
    const [clock] = find('T-CHRONOLOGY', type, triggers, more)
    return [clock?.due, clock?.says.startsWith(lead)]
  }
  it.each([
    ['it is older than the last conference', 'RCPC', { previousReview: '2026-09-10' }, '2026-09-17', true],
    ['it is older than the first one', 'RCPC', { initialConference: '2026-09-10' }, '2026-09-17', true],
    ['no conference is known', 'RCPC', {}, '2026-10-05', false],
    ['it is newer', 'RCPC', { previousReview: '2026-09-04' }, '2026-10-05', false],
    ['it is no review conference', 'CG', { previousReview: '2026-09-10' }, '2026-10-05', false],
  ] as const)('where %s', (_, type, triggers, date, says) => {
    expect(due(type, { chronologyLastUpdated: '2026-09-05', ...triggers })).toEqual([date, says])
  })
  it('is not asked for sooner than it is due anyway', () => {
    const triggers = { chronologyLastUpdated: '2026-08-18', previousReview: '2026-09-01' }
    expect(due('RCPC', triggers)).toEqual(['2026-09-17', false])
    expect(due('RCPC', { ...triggers, chronologyLastUpdated: '2026-08-19' })).toEqual(['2026-09-17', true])
    expect(due('RCPC', triggers, { meeting: { date: '' } })).toEqual(['2026-09-17', false])
  })
})

describe('words of a senior manager', () => {
  const said = (id: string, kind: string) => {
    const triggers = {
      highRiskFlagged: '2026-09-14',
      referredToHeadOfService: '2026-09-14',
      preProceedingsStart: '2026-09-14',
    }
    const one = { id: 's', ruleId: 'R-HH', text: 'Read.', byAccount: 'a', byName: 'B', role: 'C' }
    const statements = [{ ...one, kind, at: '2026-09-16T12:00:00Z' }]
    return find(id, 'HRR', triggers, { parts: { statements } })[0]?.metOn
  }
  it.each([
    ['T-HRR-SM', 'senior manager view', '2026-09-16'],
    ['T-HRR-SM', 'head of service decision', undefined],
    ['T-HRR-HOS', 'head of service decision', '2026-09-16'],
    ['T-HRR-HOS', 'override', undefined],
    ['T-PREPROC', 'head of service decision', undefined],
  ])('end %s by a %s: %s', (id, kind, on) => expect(said(id, kind)).toBe(on))
  it('come after a date in the details', () => {
    const triggers = { highRiskFlagged: '2026-09-14', serviceManagerDecided: '2026-09-15' }
    expect(find('T-HRR-SM', 'HRR', triggers)[0]?.metOn).toBe('2026-09-15')
  })
})

describe('a court', () => {
  it('extends care proceedings to a later day than the application, and to no other', () => {
    const due = (careExtendedTo: string) =>
      find('T-CARE', 'CG', { careApplicationIssued: '2026-07-06', careExtendedTo })[0]?.due
    expect(due('2027-03-01')).toBe('2027-03-01')
    expect(due('2026-07-07')).toBe('2026-07-07')
    expect(due('2026-07-06')).toBe('2027-01-04')
    expect(due('')).toBe('2027-01-04')
  })
  it('extends an emergency order by as many days as the council has it', () => {
    const due = (epoExtendedTo: string) =>
      find(
        'T-EPO',
        'LEGAL',
        { epoGranted: '2026-09-15', epoExtendedTo },
        { settings: { epoExtensionDays: 3 } },
      )[0]?.due
    expect(due('2026-09-26')).toBe('2026-09-26')
    expect(due('2026-09-27')).toBe('2026-09-23')
  })
})

describe('supervision', () => {
  const last = (type: MeetingType, lastCaseSupervision: string, more: More = {}) =>
    find('T-SUPERVISION-CPP', type, { lastCaseSupervision, planStatus: 'CPP' }, more)[0]
  it.each([
    ['2026-09-04', ''],
    ['2026-09-03', 'Last discussed in supervision 2 weeks before.'],
    ['2026-08-27', 'Last discussed in supervision 3 weeks before.'],
  ])('since %s: %s', (date, says) => {
    expect(last('SUP_CASE', date)?.says.split('Done')[0]?.trim()).toBe(says)
  })
  it('is met by the session that records it, and judged on the day of any other meeting', () => {
    expect(last('SUP_CASE', '2026-08-27')).toMatchObject({ metOn: '2026-09-17', state: 'met' })
    const later = last('RCPC', '2026-08-27', { now: '2027-06-01T09:00:00Z' })
    expect(later).not.toHaveProperty('metOn')
    expect(later).toMatchObject({ state: 'running' })
    expect(last('RCPC', '2026-08-13')?.says).toContain('5 weeks before')
  })
  it('that is still to come counts to its own day, and any other meeting to today', () => {
    const now = { now: '2026-09-03T09:00:00Z' }
    expect(last('SUP_CASE', '2026-08-13', now)?.says).toContain('5 weeks before')
    expect(last('RCPC', '2026-08-13', now)?.says).toContain('3 weeks before')
    expect(last('SUP_CASE', '2026-08-13', { ...now, meeting: { date: '' } })?.says).toContain(
      '3 weeks before',
    )
  })
  it('of the group is met by a session of the group, and judged on the day of any other meeting', () => {
    const group = (type: MeetingType, date = '2026-07-01') =>
      find('T-GROUP-SUPERVISION', type, { lastGroupSupervision: date }, { now: '2026-09-30T09:00:00Z' })
    expect(group('SUP_GROUP')).toMatchObject([{ metOn: '2026-09-17', state: 'met late' }])
    expect(group('SUP_GROUP')[0]?.says).toContain('Last group session 11 weeks before.')
    expect(group('SUP_CASE')).toMatchObject([{ state: 'amber' }])
    expect(group('SUP_CASE')[0]?.says).not.toContain('Last group session')
    expect(group('SUP_CASE', '2026-08-06')).toMatchObject([{ due: '2026-09-17', state: 'running' }])
    expect(find('T-GROUP-SUPERVISION', 'SUP_CASE')).toEqual([])
  })
  it('of a newly qualified worker needs the day they began and their last session', () => {
    const both = { nqswStarted: '2026-03-02', nqswLastSession: '2026-09-10' }
    const nqsw = (type: MeetingType, triggers: object) => find('T-SUPERVISION-NQSW', type, triggers)
    expect(nqsw('SUP_CASE', both)).toMatchObject([{ start: '2026-09-10', metOn: '2026-09-17' }])
    expect(nqsw('SUP_CASE', { nqswStarted: '2026-03-02' })).toEqual([])
    expect(nqsw('SUP_CASE', { nqswLastSession: '2026-09-10' })).toEqual([])
    const later = find('T-SUPERVISION-NQSW', 'SUP_SUP', both, { now: '2027-06-01T09:00:00Z' })
    expect(later).toMatchObject([{ state: 'running' }])
    expect(later[0]).not.toHaveProperty('metOn')
  })
})
