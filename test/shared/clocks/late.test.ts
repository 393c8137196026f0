import { describe, expect, it } from 'vitest'
import { missingReasons } from '../../../shared/checks/index.ts'
import {
  type Clock,
  clocksOf,
  lateInWords,
  reasonLacks,
  unexplained,
  unexplainedAtSigning,
} from '../../../shared/clocks/index.ts'
import {
  emptyContent,
  type MeetingType,
  type Minutes,
  minutesSchema,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { type Template, templateFor } from '../../../shared/templates/index.ts'

type Parts = { [Key in keyof Minutes]?: unknown }
const now = '2026-09-17T17:00:00Z'
const record = (type: MeetingType, triggers: Record<string, string>, parts: Parts = {}): Minutes =>
  minutesSchema.parse({
    ...toMinutes(emptyContent({ type, date: '2026-09-17', start: '10:00', end: '12:00', triggers })),
    ...parts,
  })
const clocks = (minutes: Minutes, at = now): Clock[] => clocksOf(minutes, { now: at })
const ids = (list: Clock[]): string[] => list.map(({ id }) => id)

/** Held on working day 17 of 15. */
const lateConference = { strategyDiscussionStartingS47: '2026-08-24' }
const reason = (more: object = {}) => ({
  lateReasons: [
    {
      id: 'l1',
      clock: 'T-ICPC',
      reason: 'The interpreter was ill on both days before.',
      agreedBy: 'Morag Ell, service manager',
      interim: 'The children stay with their aunt; seen every second day.',
      ...more,
    },
  ],
})

describe('a late conference', () => {
  const lacks = (parts: Parts = {}) => {
    const [clock] = unexplained(clocks(record('ICPC', lateConference, parts))).filter(
      ({ id }) => id === 'T-ICPC',
    )
    return clock ? reasonLacks(clock) : []
  }
  it('waits for its reason, who agreed the delay, and how the children are kept safe', () => {
    expect(lacks()).toEqual([
      'Say why it was late.',
      'Say who agreed the delay.',
      'Say how the children are kept safe until then.',
    ])
    expect(lacks(reason())).toEqual([])
  })
  it.each([
    ['a reason of fourteen characters', { reason: 'Interpreter il' }, 'Say why it was late.'],
    ['a reason made of spaces', { reason: 'Ill.                 ' }, 'Say why it was late.'],
    ['nobody who agreed it', { agreedBy: '' }, 'Say who agreed the delay.'],
    ['no plan until then', { interim: 'Safe.' }, 'Say how the children are kept safe until then.'],
  ])('is not explained by %s', (_, more, says) => {
    expect(lacks(reason(more))).toEqual([says])
  })
  it('is not explained by the reason of another clock, child or row', () => {
    expect(lacks(reason({ clock: 'T-TRANSFER' }))).toHaveLength(3)
    expect(lacks(reason({ about: 'c1' }))).toHaveLength(3)
    expect(lacks(reason({ row: 'r1' }))).toHaveLength(3)
  })
  it('takes the newest of two reasons', () => {
    const [first] = reason().lateReasons
    const lateReasons = [first, { ...first, id: 'l2', reason: 'The building was closed by a flood.' }]
    const clock = clocks(record('ICPC', lateConference, { lateReasons })).find(({ id }) => id === 'T-ICPC')
    expect(clock?.reason).toBe('The building was closed by a flood.')
  })
  it('says its reason in the record, beside how late it was', () => {
    const found = clocks(record('ICPC', lateConference, reason())).find(({ id }) => id === 'T-ICPC')
    expect(found && lateInWords(found)).toBe(
      'Initial conference held: due on Tuesday 15 September 2026, done on Thursday 17 September 2026. Reason: The interpreter was ill on both days before. Delay agreed by: Morag Ell, service manager. Until then: The children stay with their aunt; seen every second day.',
    )
    const silent = clocks(record('ICPC', lateConference)).find(({ id }) => id === 'T-ICPC')
    expect(silent && lateInWords(silent)).toContain('No reason is recorded.')
  })
  it('in time needs none, and a reason kept for one that is no longer late is not shown', () => {
    const inTime = { strategyDiscussionStartingS47: '2026-08-26' }
    const clock = clocks(record('ICPC', inTime, reason())).find(({ id }) => id === 'T-ICPC')
    expect(clock).toMatchObject({ state: 'met' })
    expect(clock?.reason).toBeUndefined()
    expect(ids(unexplained(clocks(record('ICPC', inTime))))).not.toContain('T-ICPC')
  })
})

describe('before signing, a reason is missing', () => {
  const missing = (minutes: Minutes, at = now) =>
    missingReasons(clocks(minutes, at), templateFor(minutes.meeting.type) as Template)

  it('under the details of the meeting, and no longer once it is given', () => {
    expect(missing(record('ICPC', lateConference))).toEqual([
      {
        key: 'hdr',
        heading: 'Meeting details',
        why: 'Initial conference held, late: Say why it was late. Say who agreed the delay. Say how the children are kept safe until then.',
      },
    ])
    expect(missing(record('ICPC', lateConference, reason()))).toEqual([])
  })
  it.each([
    ['ICPC', 'T-TRANSFER', { moveNotified: '2026-08-24' }],
    ['CG', 'T-CORE-GROUP-FIRST', { initialConference: '2026-08-31' }],
    ['RCPC', 'T-RCPC-FIRST', { initialConference: '2026-06-16' }],
    ['RCPC', 'T-RCPC-NEXT', { previousReview: '2026-03-16' }],
    ['CLOSE', 'T-REFERRAL', { referralReceived: '2026-09-01' }],
    ['CLOSE', 'T-ASSESS', { referralReceived: '2026-06-01', referralDecided: '2026-06-02' }],
  ] as const)('in %s for a late %s', (type, id, triggers) => {
    const minutes = record(type, { ...triggers, previousMinutesIssued: '2026-09-01' })
    expect(ids(unexplainedAtSigning(clocks(minutes)))).toEqual([id])
    expect(missing(minutes)).toHaveLength(1)
  })
  it('for nothing local, however late', () => {
    const local = record('CIN_REVIEW', { previousReview: '2025-01-01', lastCaseSupervision: '2025-01-01' })
    expect(ids(unexplained(clocks(local)))).toContain('T-CIN-REVIEW')
    expect(missing(local)).toEqual([])
  })
  it('not for the next meeting, whose own record explains it', () => {
    const minutes = record('RCPC', { previousReview: '2026-03-20' })
    const later = clocks(minutes, '2027-06-01T09:00:00Z')
    expect(
      later.find(({ id, startedBy }) => id === 'T-RCPC-NEXT' && startedBy === 'this meeting')?.state,
    ).toBe('overdue')
    expect(missing(minutes, '2027-06-01T09:00:00Z')).toEqual([])
  })
})

describe('where a check asks for the reason, its answer is the reason', () => {
  it('of late minutes (R-MT)', () => {
    const triggers = { previousReview: '2026-07-07', previousMinutesIssued: '2026-09-03' }
    const answers = [{ id: 'a', ruleId: 'R-MT', fields: { whyLate: 'The minute taker was ill.' } }]
    const late = (parts: Parts) =>
      unexplained(clocks(record('CIN_REVIEW', triggers, parts))).filter(({ id }) => id === 'T-CIN-MINUTES')
    expect(late({})).toHaveLength(1)
    expect(late({ answers })).toEqual([])
    const replaced = [...answers, { id: 'b', ruleId: 'R-MT', supersedes: 'a', fields: { whyLate: '' } }]
    expect(late({ answers: replaced })).toHaveLength(1)
  })
  it('of each allegation about somebody who works with children (R-LA)', () => {
    const people = [{ id: 'p1', name: 'A. Coach', worksWithChildren: true }]
    const events = ['e1', 'e2'].map((id) => ({
      id,
      type: 'allegation',
      date: '2026-08-24',
      child: 'c1',
      against: 'p1',
    }))
    const told = (subject: string, more: object = {}) => ({
      id: `a-${subject}`,
      ruleId: 'R-LA',
      value: 'yes',
      fields: { subject, toldAt: '2026-09-16T10:00', ...more },
    })
    const lado = (answers: object[]) =>
      clocks(record('ICPC', {}, { people, events, answers })).filter(({ id }) => id === 'T-LADO')
    expect(lado([]).map(({ state }) => state)).toEqual(['overdue', 'overdue'])
    const [first, second] = lado([told('e1')])
    expect(first).toMatchObject({ row: 'e1', state: 'met late', metOn: '2026-09-16' })
    expect(first?.says).toContain('15 working days late')
    expect(second).toMatchObject({ row: 'e2', state: 'overdue' })
    expect(lado([{ ...told('e1'), fields: { subject: 'e1' } }])[0]?.state).toBe('overdue')
    const whyLate = 'Nobody knew that he coaches until Tuesday.'
    expect(unexplained(lado([told('e1', { whyLate }), told('e2')])).map(({ row }) => row)).toEqual(['e2'])
  })
})
