import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendar, dateOfDay, dayNumber } from '../../../shared/clocks/index.ts'
import {
  type Away,
  dueStates,
  duesOf,
  type Line,
  MOST_MOVED,
  type Said,
} from '../../../shared/supervision/index.ts'

const every = (weeks: number) => () => ({ n: weeks, unit: 'weeks' as const })

const family = (rest: Partial<Line> = {}): Line => ({
  kind: 'case',
  subject: 'family',
  caseId: 'family',
  person: 'worker',
  supervisor: 'manager',
  team: 'North',
  spans: [{ from: '2026-06-01', to: '', children: 2, length: every(4) }],
  sessions: [],
  booked: [],
  away: [],
  said: [],
  ...rest,
})
const held = (...days: string[]) => days.map((day) => ({ recordId: `record of ${day}`, day }))
const leave = (person: string, from: string, to: string, reason = ''): Away => ({
  id: `${person} ${from}`,
  person,
  kind: 'leave',
  from,
  to,
  reason,
})
const vacancy = (person: string, from: string, to: string): Away => ({
  ...leave(person, from, to),
  kind: 'vacancy',
})
const said = (due: string, text: string, excuse = false): Said => ({
  kind: 'case',
  subject: 'family',
  due,
  text,
  excuse,
  by: 'Ada Pole',
  at: '2026-09-01T09:00:00Z',
})
const dues = (line: Line, today: string) => duesOf(line, { today, calendar: calendar() })
const told = (line: Line, today: string) => dues(line, today).map(({ due, state }) => `${due} ${state}`)

describe('What was due, and what became of it', () => {
  it('counts each session from the one before it, and an early one brings the next one forward', () => {
    expect(told(family({ sessions: held('2026-06-29', '2026-07-20') }), '2026-08-01')).toEqual([
      '2026-06-29 held',
      '2026-07-27 held',
      '2026-08-17 due',
    ])
  })

  it('is held late within one more interval, and missed once a whole one has passed', () => {
    const late = family({ sessions: held('2026-07-06') })
    expect(told(late, '2026-07-07')).toEqual(['2026-06-29 held late', '2026-08-03 due'])
    expect(told(family(), '2026-07-27')).toEqual(['2026-06-29 due'])
    expect(told(family(), '2026-07-28')).toEqual(['2026-06-29 missed', '2026-07-27 due'])
    // What is held on the very day on which the next one is due makes good the one before.
    expect(told(family({ sessions: held('2026-07-27') }), '2026-07-28')).toEqual([
      '2026-06-29 held late',
      '2026-08-24 due',
    ])
  })

  it('is booked only by a day that is still to come', () => {
    const booked = family({ booked: ['2026-06-25', '2026-07-02'] })
    expect(dues(booked, '2026-06-20').at(-1)).toMatchObject({ state: 'booked', booked: '2026-06-25' })
    expect(dues(booked, '2026-06-26').at(-1)).toMatchObject({ state: 'booked', booked: '2026-07-02' })
    expect(dues(booked, '2026-07-03').at(-1)).toMatchObject({ state: 'due', booked: '' })
  })

  it('leave moves it to the first working day afterwards, past bank holidays, and says from when', () => {
    // 31 August 2026 is a bank holiday.
    const line = family({
      spans: [{ from: '2026-07-27', to: '', children: 1, length: every(4) }],
      away: [leave('manager', '2026-08-20', '2026-08-28')],
      sessions: held('2026-09-01'),
    })
    expect(dues(line, '2026-09-02')[0]).toMatchObject({
      due: '2026-09-01',
      first: '2026-08-24',
      state: 'held',
      because: 'The supervisor was on leave until 28 Aug 2026: moved from 24 Aug 2026',
    })
  })

  it('long leave moves a family’s session once and by no more than two weeks: a child does not wait for the worker', () => {
    const line = family({ away: [leave('worker', '2026-06-20', '')] })
    expect(told(line, '2026-09-30')).toEqual(['2026-07-13 missed', '2026-08-10 missed', '2026-09-07 due'])
  })

  it('somebody who is away for long is excused from supervision of their own work, with the reason', () => {
    const line = family({
      kind: 'supervisors',
      away: [leave('worker', '2026-06-20', '2026-09-15', 'Parental leave')],
    })
    expect(told(line, '2026-09-20')).toEqual(['2026-07-13 excused', '2026-10-13 due'])
    expect(dues(line, '2026-09-20')[0]?.because).toBe(
      'On leave from 20 Jun 2026 until 15 Sep 2026: Parental leave',
    )
  })

  it('a vacancy is missed and says so; only a manager’s own words excuse it, and only where something covered the day', () => {
    const vacant = { away: [vacancy('manager', '2026-06-01', '')] }
    const [missed] = dues(family(vacant), '2026-08-01')
    expect(missed).toMatchObject({
      state: 'missed',
      because: 'The supervisor’s post was vacant from 1 Jun 2026',
    })
    const words = [said('2026-06-29', 'Nobody could be found in that month.', true)]
    expect(dues(family({ ...vacant, said: words }), '2026-08-01')[0]?.state).toBe('excused')
    expect(dues(family({ said: words }), '2026-08-01')[0]).toMatchObject({
      state: 'missed',
      said: { by: 'Ada Pole' },
    })
  })

  it('says when nobody is named as supervisor', () => {
    expect(dues(family({ supervisor: '' }), '2026-08-01')[0]?.because).toBe('Nobody is named as supervisor')
  })

  it('a stricter plan holds from its first day, and nothing is due while no plan is open', () => {
    const line = family({
      spans: [
        { from: '2026-06-01', to: '2026-07-05', children: 1, length: every(8) },
        { from: '2026-07-06', to: '2026-08-31', children: 3, length: every(4) },
        { from: '2026-10-01', to: '', children: 1, length: every(8) },
      ],
    })
    const [first, second, third, ...rest] = dues(line, '2026-10-02')
    expect(first).toMatchObject({ due: '2026-07-06', state: 'missed', children: 3 })
    expect(second).toMatchObject({ due: '2026-08-03', state: 'missed' })
    expect(third).toMatchObject({ due: '2026-08-31', state: 'missed' })
    expect(rest).toMatchObject([{ due: '2026-11-26', state: 'due', children: 1 }])
  })

  it('a session counted in weeks falls on the same weekday when the clocks change', () => {
    const line = family({
      spans: [{ from: '2026-03-01', to: '', children: 1, length: every(4) }],
      sessions: held('2026-03-29', '2026-10-25'),
    })
    expect(dues(line, '2026-03-30').map(({ due }) => due)).toEqual(['2026-03-29', '2026-04-26'])
    expect(dues(line, '2026-10-26').at(-1)?.due).toBe('2026-11-22')
  })
})

const START = dayNumber('2026-01-05')
const aDay = fc.integer({ min: -60, max: 500 }).map((n) => dateOfDay(START + n))
const sessions = fc
  .array(aDay, { maxLength: 30 })
  .map((days) => days.map((day, n) => ({ recordId: `r${n}`, day })))
const spans = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 10 }),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => {
    let at = START
    return parts.map(([days, gap, weeks], index) => {
      const from = dateOfDay(at + gap)
      const to = index === parts.length - 1 ? '' : dateOfDay(at + gap + days)
      at += gap + days + 1
      return { from, to, children: 1, length: every(weeks) }
    })
  })
const aways = fc
  .array(
    fc.record({
      person: fc.constantFrom('worker', 'manager'),
      kind: fc.constantFrom<Away['kind']>('leave', 'vacancy'),
      from: aDay,
      days: fc.integer({ min: -1, max: 90 }),
    }),
    { maxLength: 5 },
  )
  .map((all) =>
    all.map(
      ({ days, ...one }, n): Away => ({
        ...one,
        id: `away ${n}`,
        to: days < 0 ? '' : dateOfDay(dayNumber(one.from) + days),
        reason: '',
      }),
    ),
  )
const aLine = fc
  .record({
    kind: fc.constantFrom('case', 'personal', 'group', 'supervisors'),
    spans,
    sessions,
    away: aways,
    booked: fc.array(aDay, { maxLength: 3 }),
    said: fc.array(
      fc.tuple(aDay, fc.boolean()).map(([due, excuse]) => said(due, 'Because.', excuse)),
      { maxLength: 4 },
    ),
  })
  .map((parts) => family(parts as Partial<Line>))

describe('Whatever the plan, the leave and the sessions', () => {
  it('every due day has one state, is named once, and only what is held names a record', () => {
    fc.assert(
      fc.property(aLine, aDay, (line, today) => {
        const rows = dues(line, today)
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
        for (const row of rows) {
          expect(dueStates).toContain(row.state)
          expect(row.state.startsWith('held')).toBe(row.held !== '' && row.recordId !== '')
          expect(row.state === 'booked').toBe(row.booked !== '')
          expect(dayNumber(row.due) - dayNumber(row.first)).toBeLessThanOrEqual(MOST_MOVED)
          expect(row.due >= row.first).toBe(true)
        }
        // Only the newest is still open.
        expect(rows.slice(0, -1).every(({ state }) => state !== 'due' && state !== 'booked')).toBe(true)
      }),
    )
  })

  it('no session is counted twice, none that is still to come is counted, and late means late', () => {
    fc.assert(
      fc.property(aLine, aDay, (line, today) => {
        const rows = dues(line, today).filter(({ held }) => held !== '')
        expect(new Set(rows.map(({ recordId }) => recordId)).size).toBe(rows.length)
        expect(new Set(rows.map(({ held }) => held)).size).toBe(rows.length)
        for (const row of rows) {
          expect(row.held <= today).toBe(true)
          expect(row.held > row.due).toBe(row.state === 'held late')
        }
      }),
    )
  })

  it('the order in which sessions and bookings are read makes no difference', () => {
    fc.assert(
      fc.property(aLine, aDay, (line, today) => {
        const turned = {
          ...line,
          sessions: line.sessions.toReversed(),
          booked: line.booked.toReversed(),
        }
        expect(dues(turned, today)).toEqual(dues(line, today))
      }),
    )
  })

  it('a day later nothing that was settled is told differently, while nothing new is signed', () => {
    fc.assert(
      fc.property(aLine, aDay, (line, today) => {
        const settled = (day: string) =>
          dues({ ...line, sessions: line.sessions.filter(({ day }) => day <= today) }, day)
            .filter(({ state }) => state !== 'due' && state !== 'booked')
            .map(({ id, state, held }) => [id, state, held])
        const before = settled(today)
        expect(settled(dateOfDay(dayNumber(today) + 1)).slice(0, before.length)).toEqual(before)
      }),
    )
  })

  it('without leave, vacancies and sessions every interval that has passed is missed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 400 }), (weeks, days) => {
        const line = family({
          spans: [{ from: dateOfDay(START), to: '', children: 1, length: every(weeks) }],
        })
        const missed = dues(line, dateOfDay(START + days)).filter(({ state }) => state === 'missed')
        expect(missed).toHaveLength(Math.max(0, Math.ceil(days / (7 * weeks)) - 2))
      }),
    )
  })
})
