import { describe, expect, it } from 'vitest'
import { type Clock, type ClockOptions, calendar, clocksOf } from '../../../shared/clocks/index.ts'
import { dueOf } from '../../../shared/clocks/make.ts'
import {
  emptyContent,
  type MeetingType,
  type Minutes,
  minutesSchema,
  toMinutes,
} from '../../../shared/minutes/index.ts'

type Parts = { [Key in keyof Minutes]?: unknown }
type Given = { type: MeetingType; triggers?: object; parts?: Parts; meeting?: object } & Partial<ClockOptions>

/** The first clock with this id of a record held on 17 September 2026 at ten, read that evening. */
function clock(id: string, { type, triggers = {}, parts = {}, meeting = {}, ...options }: Given): Clock {
  const content = emptyContent({ type, date: '2026-09-17', start: '10:00', end: '12:00', ...meeting })
  const minutes = minutesSchema.parse({
    ...toMinutes(content),
    ...parts,
    meeting: { ...content.meeting, triggers },
  })
  const found = clocksOf(minutes, { now: '2026-09-17T17:00:00Z', ...options }).find((one) => one.id === id)
  if (!found) throw new Error(`No clock ${id}`)
  return found
}

describe('a clock that runs by days says', () => {
  const action = (now: string, due = '2026-09-23', more: object = {}) =>
    clock('T-ACTION', { type: 'CG', parts: { actions: [{ id: 'a', due, ...more }] }, now }).says
  it.each([
    ['2026-09-21T12:00:00Z', 'Due on Wednesday 23 September 2026, in 2 days.'],
    ['2026-09-22T12:00:00Z', 'Due on Wednesday 23 September 2026, in 1 day.'],
    ['2026-09-23T12:00:00Z', 'Due on Wednesday 23 September 2026, today.'],
    [
      '2026-09-24T12:00:00Z',
      'Was due on Wednesday 23 September 2026: 1 day late. Settle it, or say what will be different this time.',
    ],
    [
      '2026-10-13T12:00:00Z',
      'Was due on Wednesday 23 September 2026: 20 days late. Settle it, or say what will be different this time.',
    ],
  ])('at %s: %s', (now, says) => expect(action(now)).toBe(says))
  it('that it is settled, or when it was done', () => {
    const done = (doneOn: string) => action('2026-10-30T12:00:00Z', '2026-09-23', { status: 'done', doneOn })
    expect(done('')).toBe('Settled.')
    expect(done('2026-09-23')).toBe('Done on Wednesday 23 September 2026, in time.')
    expect(done('2026-09-25')).toBe(
      'Done on Friday 25 September 2026, 2 days late. Settle it, or say what will be different this time.',
    )
  })
  it('no working days of a length that a date of its own replaces', () => {
    const lengths = { 'T-ACTION': { n: 3, unit: 'working days' } } as const
    const actions = [{ id: 'a', due: '2026-09-23', status: 'done', doneOn: '2026-09-22' }]
    const found = clock('T-ACTION', { type: 'CG', parts: { actions }, settings: { lengths } })
    expect(found.says).toBe('Done on Tuesday 22 September 2026, in time.')
  })
})

describe('a clock that runs by working days says', () => {
  const issued = (previousMinutesIssued: string, more: Partial<Given> = {}) =>
    clock('T-CIN-MINUTES', {
      type: 'CIN_REVIEW',
      triggers: { previousReview: '2026-08-24', previousMinutesIssued },
      meeting: { date: '2026-11-17' },
      now: '2026-11-17T17:00:00Z',
      ...more,
    })
  it.each([
    // Day 10 is 8 September: 31 August is a bank holiday.
    ['2026-09-07', 'Done on Monday 7 September 2026, working day 9 of 10.'],
    ['2026-08-20', 'Done on Thursday 20 August 2026, working day 0 of 10.'],
  ])('on %s: %s', (on, says) => expect(issued(on).says).toBe(says))
  it('how many working days late it was, and days where only a weekend lies between', () => {
    expect(issued('2026-09-09').says).toMatch(/, 1 working day late\. Say why/)
    expect(issued('2026-09-10').says).toMatch(/, 2 working days late\./)
    const onSaturday = (previousReview: string) =>
      clock('T-CIN-MINUTES', {
        type: 'CIN_REVIEW',
        triggers: { previousReview, previousMinutesIssued: '2026-09-12' },
      }).says
    expect(onSaturday('2026-08-27')).toMatch(/^Done on Saturday 12 September 2026, 1 day late\./)
  })
  it('counts the days on which the council is closed, but not for a clock of guidance', () => {
    const closed = { calendar: calendar(['2026-09-16', '2026-09-17']) }
    const conference = (more: object) =>
      clock('T-ICPC', { type: 'ICPC', triggers: { strategyDiscussionStartingS47: '2026-08-24' }, ...more })
    expect(conference({}).says).toContain('2 working days late')
    expect(conference(closed).says).toContain('2 working days late')
    expect(issued('2026-09-11', { calendar: calendar(['2026-09-10']) }).says).toContain('2 working days late')
    expect(issued('2026-09-11').says).toContain('3 working days late')
  })
  it('nothing of a working day that is counted back from the meeting', () => {
    const attendance = [
      { id: 'r', person: 'p', reportSubmitted: 'yes', reportSharedWithFamily: '2026-09-17' },
    ]
    const settings = { reportToFamilyDaysInitial: 0 }
    expect(clock('T-REPORT-TO-FAMILY', { type: 'ICPC', parts: { attendance }, settings }).says).toBe(
      'Done on Thursday 17 September 2026, in time.',
    )
  })
})

describe('a clock that runs by weeks says', () => {
  it.each([
    ['2026-09-04', '13 days'],
    ['2026-09-03', '2 weeks'],
    ['2026-09-02', '2 weeks and 1 day'],
    ['2026-09-01', '2 weeks and 2 days'],
    ['2026-08-27', '3 weeks'],
  ])('due on %s: %s late', (due, late) => {
    const began = new Date(Date.parse(due) - 28 * 86_400_000).toISOString().slice(0, 10)
    const found = clock('T-SUP-OF-SUP', { type: 'SUP_SUP', triggers: { lastSupervision: began } })
    expect(found).toMatchObject({ due, state: 'met late', metOn: '2026-09-17', start: began })
    expect(found.says).toBe(
      `Done on Thursday 17 September 2026, ${late} late. The head of service should be told.`,
    )
  })
})

describe('a clock that runs by the hour says', () => {
  const medical = (now: string, triggers: object = {}) =>
    clock('T-MEDICAL', { type: 'STRAT', triggers: { medicalDecided: '2026-09-16 11:00', ...triggers }, now })
  const asked = 'Ask the paediatrician now. Signs fade.'
  it.each([
    ['2026-09-17T10:00:00Z', 'Due at 11:00 on Thursday 17 September 2026.'],
    ['2026-09-17T10:00:20Z', `Was due at 11:00 on Thursday 17 September 2026: 1 minute late. ${asked}`],
    ['2026-09-17T10:59:00Z', `Was due at 11:00 on Thursday 17 September 2026: 59 minutes late. ${asked}`],
    ['2026-09-17T11:00:00Z', `Was due at 11:00 on Thursday 17 September 2026: 1 hour late. ${asked}`],
    ['2026-09-20T09:59:00Z', `Was due at 11:00 on Thursday 17 September 2026: 71 hours late. ${asked}`],
    ['2026-09-20T10:00:00Z', `Was due at 11:00 on Thursday 17 September 2026: 3 days late. ${asked}`],
  ])('at %s: %s', (now, says) => expect(medical(now).says).toBe(says))

  it('when it was held, to the minute where that is known, and by the day where it is not', () => {
    const held = (medicalHeld: string) => medical('2026-09-18T10:00:00Z', { medicalHeld })
    expect(held('2026-09-17 11:00')).toMatchObject({
      state: 'met',
      metOn: '2026-09-17T10:00:00Z',
      says: 'Done at 11:00 on Thursday 17 September 2026, in time.',
    })
    expect(held('2026-09-17 11:30')).toMatchObject({
      state: 'met late',
      says: `Done at 11:30 on Thursday 17 September 2026, 30 minutes late. ${asked}`,
    })
    expect(held('2026-09-17')).toMatchObject({
      state: 'met',
      metOn: '2026-09-17',
      says: 'Done on Thursday 17 September 2026, in time.',
    })
    expect(held('2026-09-18')).toMatchObject({
      state: 'met late',
      says: `Done on Friday 18 September 2026, 1 day late. ${asked}`,
    })
  })
  it('the section of the Act where it is a clock of law', () => {
    const epo = clock('T-EPO', { type: 'LEGAL', triggers: { epoGranted: '2026-09-15 09:00' } })
    expect(epo).toMatchObject({ start: '2026-09-15', due: '2026-09-23' })
    expect(epo.says).toBe('Due on Wednesday 23 September 2026, in 6 days. Children Act 1989, section 45.')
  })
  it('starts at the minute it was written, or on the day where no time was', () => {
    expect(medical('2026-09-17T09:00:00Z').start).toBe('2026-09-16T10:00:00Z')
    expect(medical('2026-09-17T09:00:00Z', { medicalDecided: '2026-09-16' })).toMatchObject({
      start: '2026-09-16',
      due: '2026-09-16T23:00:00Z',
    })
  })
  it('is at its limit at once where a due time was set at the very start', () => {
    const found = medical('2026-09-16T09:00:00Z', { medicalDue: '2026-09-16 11:00' })
    expect(found.state).toBe('amber')
  })
  it('of a fact of the record is judged from the beginning of the day of the meeting', () => {
    const lengths = { 'T-CHRONOLOGY': { n: 50, unit: 'hours' } } as const
    const at = (chronologyLastUpdated: string) =>
      clock('T-CHRONOLOGY', { type: 'CG', triggers: { chronologyLastUpdated }, settings: { lengths } })
    expect(at('2026-09-15 08:00')).toMatchObject({
      state: 'amber',
      says: 'Due at 10:00 on Thursday 17 September 2026, today.',
    })
    expect(at('2026-09-15 09:00').state).toBe('running')
    expect(at('2026-09-14 08:00')).toMatchObject({ state: 'overdue' })
    expect(at('2026-09-14 08:00').says).toContain('1 day late')
  })
})

describe('a clock with a date booked for it says', () => {
  const group = (firstMeeting: string) =>
    clock('T-CORE-GROUP-FIRST', { type: 'ICPC', parts: { coreGroup: { firstMeeting } } })
  it('whether that is in time', () => {
    expect(group('2026-10-01')).toMatchObject({
      state: 'running',
      booked: '2026-10-01',
      says: 'Due on Thursday 1 October 2026, in 14 days. It is booked for Thursday 1 October 2026.',
    })
    expect(group('2026-10-02')).toMatchObject({
      state: 'amber',
      says: 'Due on Thursday 1 October 2026, in 14 days. It is booked for Friday 2 October 2026, which is too late.',
    })
    expect(group('')).toMatchObject({ state: 'running' })
    expect(group('')).not.toHaveProperty('booked')
  })
})

describe('a clock', () => {
  it('carries nothing that the record does not say', () => {
    expect(Object.keys(clock('T-MINUTES-20', { type: 'ICPC' })).sort()).toEqual([
      'about',
      'due',
      'id',
      'name',
      'says',
      'source',
      'start',
      'startedBy',
      'state',
    ])
  })
  it('turns amber at four fifths of its days, and not a day before', () => {
    const state = (chronologyLastUpdated: string) =>
      clock('T-CHRONOLOGY', { type: 'CG', triggers: { chronologyLastUpdated } }).state
    expect(state('2026-08-25')).toBe('running')
    expect(state('2026-08-24')).toBe('amber')
  })
  it('with no such share runs until its day', () => {
    const found = clock('T-CIN-REVIEW', { type: 'CIN_REVIEW', now: '2026-12-17T12:00:00Z' })
    expect(found).toMatchObject({ due: '2026-12-17', state: 'running' })
  })
  it('that counts no working days says nothing of bank holidays that are not known', () => {
    const meeting = { date: '2049-09-17' }
    const at = { type: 'ICPC', meeting, now: '2049-09-17T17:00:00Z' } as const
    expect(clock('T-RCPC-FIRST', at).says).not.toContain('bank holidays')
    expect(clock('T-MINUTES-20', at).says).toContain('bank holidays')
  })
  it.each([
    ['hours', 24, '2026-09-19T09:00:00Z'],
    ['working days', 1, '2026-09-21'],
    ['days', 3, '2026-09-21'],
    ['weeks', 2, '2026-10-02'],
    ['months', 2, '2026-11-18'],
  ] as const)('of %s counts %i', (unit, n, due) => {
    const start = { date: '2026-09-18', instant: '2026-09-18T09:00:00Z' }
    expect(dueOf(start, { n, unit }, calendar(), 'LOCAL')).toBe(due)
  })
  it('of law or guidance counts a day on which the council is closed', () => {
    const day = (source: Clock['source']) =>
      dueOf({ date: '2026-09-18' }, { n: 1, unit: 'working days' }, calendar(['2026-09-21']), source)
    expect((['LAW', 'SG', 'NP', 'LOCAL'] as const).map(day)).toEqual([
      '2026-09-21',
      '2026-09-21',
      '2026-09-22',
      '2026-09-22',
    ])
  })
  it('stands among the others by its due date, its kind, whom it is about, and its row', () => {
    const rows = [
      ['b', 'p1', '2026-09-23'],
      ['a', 'p1', '2026-09-23'],
      ['d', 'p0', '2026-09-23'],
      ['c', 'p2', '2026-09-22'],
      ['e', 'p1', '2026-09-23'],
    ]
    const order = (some: string[][]) => {
      const actions = some.map(([id, owner, due]) => ({ id, owner, due }))
      const content = emptyContent({ type: 'CG', date: '2026-09-09' })
      return clocksOf(minutesSchema.parse({ ...toMinutes(content), actions }), {
        now: '2026-09-17T17:00:00Z',
      })
        .filter(({ due }) => due < '2026-09-24')
        .map(({ id, row }) => row ?? id)
    }
    const expected = ['c', 'd', 'a', 'b', 'e', 'T-CIN-MINUTES']
    expect(order(rows)).toEqual(expected)
    expect(order(rows.toReversed())).toEqual(expected)
  })
})
