import { describe, expect, it } from 'vitest'
import { lateLines, missingReasons } from '../../../shared/checks/index.ts'
import {
  type Clock,
  clocksOf,
  isAnsweredFor,
  isLate,
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
  it.each([
    ['a reason', { reason: 'Interpreter ill' }, { reason: 'Interpreter  il' }],
    ['who agreed it', { agreedBy: 'Ell' }, { agreedBy: 'Mo ' }],
    ['what keeps the children safe', { interim: 'Safe with aunts' }, { interim: 'Safe with aunt ' }],
  ])('is explained by %s of just enough characters, and not by one less', (_, enough, short) => {
    expect(lacks(reason(enough))).toEqual([])
    expect(lacks(reason(short))).toHaveLength(1)
    const given = { id: 'T-ICPC', reason: 'Interpreter ill', agreedBy: 'Ell', interim: 'Safe with aunts' }
    expect(reasonLacks({ ...given, ...enough })).toEqual([])
    expect(reasonLacks({ ...given, ...short })).toHaveLength(1)
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
  it('keeps its reason without the spaces around it, and nothing where only spaces were typed', () => {
    const kept = (more: object) =>
      clocks(record('ICPC', lateConference, reason(more))).find(({ id }) => id === 'T-ICPC')
    const typed = { reason: ' The chair was ill. ', agreedBy: ' Morag Ell ', interim: ' Seen daily by us. ' }
    expect(kept(typed)).toMatchObject({
      reason: 'The chair was ill.',
      agreedBy: 'Morag Ell',
      interim: 'Seen daily by us.',
    })
    const spaces = kept({ reason: ' ', agreedBy: ' ', interim: ' ' })
    for (const part of ['reason', 'agreedBy', 'interim']) expect(spaces).not.toHaveProperty(part)
  })
  it('says its reason in the record, beside how late it was', () => {
    const found = clocks(record('ICPC', lateConference, reason())).find(({ id }) => id === 'T-ICPC')
    expect(found && lateInWords(found)).toBe(
      'Initial conference held: due on Tuesday 15 September 2026, done on Thursday 17 September 2026. Reason: The interpreter was ill on both days before. Delay agreed by: Morag Ell, service manager. Until then: The children stay with their aunt; seen every second day.',
    )
    const silent = clocks(record('ICPC', lateConference)).find(({ id }) => id === 'T-ICPC')
    expect(silent && lateInWords(silent)).toBe(
      'Initial conference held: due on Tuesday 15 September 2026, done on Thursday 17 September 2026. No reason is recorded.',
    )
  })
  it('in time needs none, and a reason kept for one that is no longer late is not shown', () => {
    const inTime = { strategyDiscussionStartingS47: '2026-08-26' }
    const clock = clocks(record('ICPC', inTime, reason())).find(({ id }) => id === 'T-ICPC')
    expect(clock).toMatchObject({ state: 'met' })
    expect(clock?.reason).toBeUndefined()
    expect(ids(unexplained(clocks(record('ICPC', inTime))))).not.toContain('T-ICPC')
  })
})

describe('a late item in words', () => {
  const medical = (triggers: Record<string, string>, given = '') => {
    const lateReasons = [{ id: 'l', clock: 'T-MEDICAL', reason: given }]
    const minutes = record('STRAT', { medicalDecided: '2026-09-15 11:00', ...triggers }, { lateReasons })
    const [clock] = clocks(minutes).filter(({ id }) => id === 'T-MEDICAL')
    return clock ? lateInWords(clock) : ''
  }
  const due = 'Medical held: due at 11:00 on Wednesday 16 September 2026'
  it('says the hour where it is counted in hours, and whether it is done by now', () => {
    expect(medical({})).toBe(`${due}, not done when this was written. No reason is recorded.`)
    expect(medical({ medicalHeld: '2026-09-16 12:30' })).toBe(
      `${due}, done at 12:30 on Wednesday 16 September 2026. No reason is recorded.`,
    )
    expect(medical({ medicalHeld: '2026-09-17' })).toContain(', done on Thursday 17 September 2026.')
  })
  it.each([
    ['The clinic was shut. Nobody else could', 'The clinic was shut. Nobody else could.'],
    ['The clinic was shut.', 'The clinic was shut.'],
    ['Why was it shut?', 'Why was it shut?'],
    ['It was shut!', 'It was shut!'],
  ])('ends as a sentence does: %s', (given, said) => {
    expect(medical({}, given)).toBe(`${due}, not done when this was written. Reason: ${said}`)
  })
  it('goes to the child’s file where it has a reason, or where this record has to answer for it', () => {
    const lines = (minutes: Minutes) => lateLines(clocks(minutes)).map(({ text }) => text.split(':')[0])
    expect(lines(record('STRAT', { medicalDecided: '2026-09-15 11:00' }))).toEqual([])
    const lateReasons = [{ id: 'l', clock: 'T-MEDICAL', reason: 'Shut' }]
    expect(lines(record('STRAT', { medicalDecided: '2026-09-15 11:00' }, { lateReasons }))).toEqual([
      'Medical held',
    ])
    expect(lines(record('ICPC', lateConference))).toEqual(['Initial conference held'])
    expect(lines(record('ICPC', lateConference, reason()))).toEqual(['Initial conference held'])
  })
  it('needs nobody’s agreement, but for a conference', () => {
    expect(reasonLacks({ id: 'T-MEDICAL' })).toEqual(['Say why it was late.'])
    expect(reasonLacks({ id: 'T-CORE-GROUP-FIRST', reason: 'The room was taken.' })).toEqual([])
    expect(reasonLacks({ id: 'T-TRANSFER' })).toHaveLength(3)
  })
  it('is late past its time or met after it, and is not this meeting’s to explain where it starts the clock', () => {
    const [clock] = clocks(record('ICPC', lateConference)).filter(({ id }) => id === 'T-ICPC')
    const as = (state: Clock['state'], startedBy = 'the last conference') =>
      ({ ...clock, state, startedBy }) as Clock
    const late = (['running', 'amber', 'overdue', 'met', 'met late'] as const).filter((state) =>
      isLate(as(state)),
    )
    expect(late).toEqual(['overdue', 'met late'])
    expect(isLate(as('overdue', 'this meeting'))).toBe(false)
    expect(isAnsweredFor(as('overdue'))).toBe(true)
    expect(isAnsweredFor(as('running'))).toBe(false)
    expect(isAnsweredFor({ ...as('overdue'), id: 'T-MEDICAL' })).toBe(false)
    expect(unexplained([as('running')])).toEqual([])
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
  it('nowhere in a template that has no details of the meeting', () => {
    const template = templateFor('ICPC') as Template
    const sections = template.sections.filter(({ kind }) => kind !== 'details')
    expect(missingReasons(clocks(record('ICPC', lateConference)), { ...template, sections })).toEqual([])
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
  describe('of late minutes, where more than one answer stands', () => {
    const triggers = { previousReview: '2026-07-07', previousMinutesIssued: '2026-09-03' }
    const answer = (whyLate: string | undefined, more: object = {}) => ({
      id: `a-${whyLate}`,
      ruleId: 'R-MT',
      fields: whyLate === undefined ? {} : { whyLate },
      ...more,
    })
    const said = (answers: object[], lateReasons: object[] = []) =>
      clocks(record('CIN_REVIEW', triggers, { answers, lateReasons })).find(
        ({ id, metOn }) => id === 'T-CIN-MINUTES' && metOn === '2026-09-03',
      )?.reason
    it.each([
      ['the newest that says why', [answer('First.'), answer('Second.')], 'Second.'],
      ['the one before it, where that says nothing', [answer('First.'), answer('  ')], 'First.'],
      ['the one before it, where that was not asked', [answer('First.'), answer(undefined)], 'First.'],
      ['one without the spaces around it', [answer(' The taker was ill. ')], 'The taker was ill.'],
      ['none of another check', [answer('Why.', { ruleId: 'R-LA' })], undefined],
      ['none about another row', [answer('Why.', { fields: { subject: 'x', whyLate: 'Why.' } })], undefined],
      ['one about no row', [answer('Why.', { fields: { subject: '', whyLate: 'Why.' } })], 'Why.'],
    ])('it is %s', (_, answers, expected) => expect(said(answers)).toBe(expected))
    it('what is written for the clock itself goes before it, unless it is empty', () => {
      const own = (given: string) => [{ id: 'l', clock: 'T-CIN-MINUTES', reason: given }]
      expect(said([answer('Why.')], own('The taker left.'))).toBe('The taker left.')
      expect(said([answer('Why.')], own('  '))).toBe('Why.')
    })
  })
  it('of a clock of the court, in the field that asks what holds it up (R-LP)', () => {
    const answers = [{ id: 'a', ruleId: 'R-LP', fields: { holdUp: 'The expert’s report is late.' } }]
    const minutes = record('CG', { preProceedingsStart: '2026-03-02' }, { answers })
    expect(clocks(minutes).find(({ id }) => id === 'T-PREPROC')?.reason).toBe('The expert’s report is late.')
  })
  it('of an allegation, written for that row', () => {
    const people = [{ id: 'p1', name: 'A. Coach', worksWithChildren: true }]
    const events = [{ id: 'e1', type: 'allegation', date: '2026-08-24', child: 'c1', against: 'p1' }]
    const reasonOf = (row: string) => {
      const lateReasons = [{ id: 'l', clock: 'T-LADO', about: 'p1', row, reason: 'Nobody knew of it.' }]
      const minutes = record('ICPC', {}, { people, events, lateReasons })
      return clocks(minutes).find(({ id }) => id === 'T-LADO')?.reason
    }
    expect(reasonOf('e1')).toBe('Nobody knew of it.')
    expect(reasonOf('')).toBeUndefined()
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
