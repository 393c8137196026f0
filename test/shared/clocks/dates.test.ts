import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addHours,
  addMonths,
  addWorkingDays,
  calendar,
  clockDefinitions,
  clocksOf,
  daysBetween,
  hoursBetween,
  isWorkingDay,
  londonDate,
  londonInstant,
  longDate,
  longInstant,
  parseDate,
  parseMoment,
  startOfDay,
  subtractWorkingDays,
  workingDaysBetween,
} from '../../../shared/clocks/index.ts'
import { dueOf } from '../../../shared/clocks/make.ts'
import { emptyContent, toMinutes } from '../../../shared/minutes/index.ts'

const day = fc.integer({ min: 0, max: 5000 }).map((n) => addDays('2015-01-01', n))
const count = fc.integer({ min: 1, max: 60 })
const closed = fc.array(day, { maxLength: 4 }).map((days) => calendar(days))
const few = { numRuns: 150 }

describe('working days', () => {
  it('never end on a day that is not one', () => {
    fc.assert(
      fc.property(day, count, closed, (date, n, cal) => {
        expect(isWorkingDay(addWorkingDays(date, n, cal), cal)).toBe(true)
        expect(isWorkingDay(subtractWorkingDays(date, n, cal), cal)).toBe(true)
      }),
      few,
    )
  })

  it('counted forward and back meet again', () => {
    fc.assert(
      fc.property(day, count, closed, (date, n, cal) => {
        const from = isWorkingDay(date, cal) ? date : addWorkingDays(date, 1, cal)
        expect(subtractWorkingDays(addWorkingDays(from, n, cal), n, cal)).toBe(from)
        expect(workingDaysBetween(from, addWorkingDays(from, n, cal), cal)).toBe(n)
        expect(workingDaysBetween(addWorkingDays(from, n, cal), from, cal)).toBe(-n)
      }),
      few,
    )
  })

  it('grow with the day and with the number', () => {
    fc.assert(
      fc.property(day, count, closed, (date, n, cal) => {
        expect(addWorkingDays(date, n + 1, cal) > addWorkingDays(date, n, cal)).toBe(true)
        expect(addWorkingDays(addDays(date, 1), n, cal) >= addWorkingDays(date, n, cal)).toBe(true)
      }),
      few,
    )
  })

  it('are never shortened by a closure day', () => {
    fc.assert(
      fc.property(day, count, closed, (date, n, cal) => {
        expect(addWorkingDays(date, n, cal) >= addWorkingDays(date, n, cal.statutory)).toBe(true)
      }),
      few,
    )
  })

  it('leave out a bank holiday: 15 working days from 26 August 2026 end on 17 September', () => {
    expect(addWorkingDays('2026-08-26', 15)).toBe('2026-09-17')
    expect(workingDaysBetween('2026-08-26', '2026-09-17')).toBe(15)
  })

  it('start from the next working day when the event is on a Saturday', () => {
    expect(addWorkingDays('2026-09-19', 1)).toBe('2026-09-21')
    expect(addWorkingDays('2026-09-19', 0)).toBe('2026-09-19')
    expect(addWorkingDays('2026-09-19', -1)).toBe('2026-09-18')
    expect(workingDaysBetween('2026-09-19', '2026-09-19')).toBe(0)
  })

  it.each([
    ['2026-09-18', true],
    ['2026-09-19', false],
    ['2026-09-20', false],
    ['2026-09-21', true],
    ['1969-12-26', true],
    ['1969-12-27', false],
    ['1969-12-28', false],
    ['1969-12-29', true],
  ])('are Monday to Friday: %s is one (%s)', (date, open) => {
    expect(isWorkingDay(date)).toBe(open)
  })
})

describe('months', () => {
  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-29', 3, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-09-17', 3, '2026-12-17'],
    ['2026-12-17', 6, '2027-06-17'],
  ])('from %s, %i later, end on %s', (from, n, to) => expect(addMonths(from, n)).toBe(to))

  it('keep the day number or end on the last day of the month, and never go back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 36 }), (date, n) => {
        const later = addMonths(date, n)
        const kept = later.slice(8) === date.slice(8)
        expect(kept || addDays(later, 1).endsWith('-01')).toBe(true)
        expect(addMonths(addDays(date, 1), n) >= later).toBe(true)
      }),
      few,
    )
  })
})

describe('hours', () => {
  it('of police protection are 72 hours that pass, also when the clocks change', () => {
    const friday = londonInstant('2026-10-23', '22:00') ?? ''
    expect(longInstant(addHours(friday, 72))).toBe('21:00 on Monday 26 October 2026')
    const spring = londonInstant('2026-03-27', '22:00') ?? ''
    expect(longInstant(addHours(spring, 72))).toBe('23:00 on Monday 30 March 2026')
  })

  it('on the wall are London time in summer and in winter', () => {
    expect(londonInstant('2026-09-17', '10:00')).toBe('2026-09-17T09:00:00Z')
    expect(londonInstant('2026-12-17', '9:30')).toBe('2026-12-17T09:30:00Z')
    expect(londonInstant('2026-12-17', ' 9:30 ')).toBe('2026-12-17T09:30:00Z')
    expect(londonInstant('2026-12-17', 'noon')).toBeUndefined()
    expect(londonDate('2026-09-17T23:30:00Z')).toBe('2026-09-18')
  })

  it('may be a part of one, and run back as well', () => {
    expect(addHours('2026-09-17T09:00:00Z', 1.5)).toBe('2026-09-17T10:30:00Z')
    expect(hoursBetween('2026-09-17T10:30:00Z', '2026-09-17T09:00:00Z')).toBe(-1.5)
  })

  it('of a day are 23, 24 or 25', () => {
    const hours = (date: string) => hoursBetween(startOfDay(date), startOfDay(addDays(date, 1)))
    expect([hours('2026-03-29'), hours('2026-07-01'), hours('2026-10-25')]).toEqual([23, 24, 25])
  })
})

describe('a date that somebody typed', () => {
  it.each([
    ['2026-09-17', '2026-09-17'],
    ['17/09/2026', '2026-09-17'],
    ['1.2.2026', '2026-02-01'],
    ['17 September 2026', '2026-09-17'],
    ['Thursday 17th Sept 2026', '2026-09-17'],
    [' 2026-10-20T13:00 ', '2026-10-20'],
    ['2026-06-30T23:30:00Z', '2026-07-01'],
    ['2026-06-30 23:30:00Z', '2026-07-01'],
    ['2026-06-30T23:30+01:00', '2026-06-30'],
    ['1 January 2026', '2026-01-01'],
    ['17 Sep 2026', '2026-09-17'],
    ['17 SEPT 2026', '2026-09-17'],
    ['3 jun 2026', '2026-06-03'],
    ['1800-01-01', '1800-01-01'],
    ['2999-12-31', '2999-12-31'],
  ])('%j is %s', (text, date) => expect(parseDate(text)).toBe(date))

  it.each([
    '',
    'ongoing',
    'asap',
    '31/02/2026',
    '2026-13-01',
    '29 February 2026',
    '17 Sextember 2026',
    '17 Septe 2026',
    '17 Janu 2026',
    '1799-12-31',
    '3000-01-01',
    '2026-13-40T10:00Z',
    '2026-09-17T10:60',
    '2026-09-17T25:00',
  ])('%j is no date', (text) => expect(parseDate(text)).toBeUndefined())

  it('with a time is a moment in London', () => {
    expect(parseMoment('2026-10-20T13:00')).toEqual({ date: '2026-10-20', instant: '2026-10-20T12:00:00Z' })
    for (const text of ['17 September 2026, 10:30', 'Wednesday, 17th September, 2026, at 10:30'])
      expect(parseMoment(text)).toEqual({ date: '2026-09-17', instant: '2026-09-17T09:30:00Z' })
    expect(parseMoment('2026-06-30T23:30:00Z')).toEqual({
      date: '2026-07-01',
      instant: '2026-06-30T23:30:00Z',
    })
    expect(parseMoment('20 October 2026')).toStrictEqual({ date: '2026-10-20' })
    expect(parseMoment('20/10/2026 13:00')).toEqual({ date: '2026-10-20', instant: '2026-10-20T12:00:00Z' })
  })

  it('never breaks, whatever it is, and always comes back as it went', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) => parseDate(text) === undefined || /^\d{4}-\d\d-\d\d$/.test(parseDate(text) ?? ''),
      ),
      few,
    )
    fc.assert(
      fc.property(day, (date) => parseDate(date) === date && parseDate(longDate(date)) === date),
      few,
    )
  })

  it('counts days across years', () => expect(daysBetween('2026-05-14', '2026-10-06')).toBe(145))
})

describe('a due date', () => {
  const definition = fc.constantFrom(...clockDefinitions.filter(({ length }) => length.n > 0))
  const closures = fc.array(day, { maxLength: 12 })

  it('of law or statutory guidance is the same whatever days a council is closed; a local one is never sooner', () => {
    fc.assert(
      fc.property(day, definition, closures, (date, { length, source }, days) => {
        const own = dueOf({ date }, length, calendar(days), source)
        const plain = dueOf({ date }, length, calendar(), source)
        if (source === 'LAW' || source === 'SG') expect(own).toBe(plain)
        else expect(own >= plain).toBe(true)
      }),
      few,
    )
  })

  it('never comes sooner for a later start, nor for a longer length', () => {
    fc.assert(
      fc.property(day, definition, count, (date, { length, source }, more) => {
        const due = (start: string, n = length.n) =>
          dueOf({ date: start }, { ...length, n }, calendar(), source)
        expect(due(addDays(date, 1)) >= due(date)).toBe(true)
        expect(due(date, length.n + more) >= due(date)).toBe(true)
      }),
      few,
    )
  })

  it('of a newly qualified worker’s supervision comes after the last session, and no sooner for a later one', () => {
    const due = (began: string, session: string) => {
      const triggers = { nqswStarted: began, nqswLastSession: session }
      const minutes = toMinutes(emptyContent({ type: 'SUP_CASE', date: '2030-01-01', triggers }))
      return clocksOf(minutes, { now: '2030-01-01T09:00:00Z' }).find(({ id }) => id === 'T-SUPERVISION-NQSW')
        ?.due
    }
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (began, after) => {
        const session = addDays(began, after)
        const first = due(began, session) ?? ''
        expect(first > session).toBe(true)
        expect((due(began, addDays(session, 1)) ?? '') >= first).toBe(true)
      }),
      few,
    )
  })
})
