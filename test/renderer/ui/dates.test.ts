import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  isIsoDate,
  parseDate,
  parseTime,
  sayAge,
  sayDate,
  shortDate,
} from '../../../renderer/ui/dates.ts'

const today = '2026-11-22'

describe('a date as people type it', () => {
  it.each([
    ['17/09/2026', '2026-09-17'],
    ['17.9.26', '2026-09-17'],
    ['17 09 2026', '2026-09-17'],
    ['17092026', '2026-09-17'],
    ['170926', '2026-09-17'],
    ['17-9-2026', '2026-09-17'],
    ['2026-09-17', '2026-09-17'],
    ['17 Sep 2026', '2026-09-17'],
    ['17 sept', '2026-09-17'],
    ['17th September 2026', '2026-09-17'],
    ['Thursday 17 September 2026', '2026-09-17'],
    ['Weds 23 September 2026', '2026-09-23'],
    ['17/9', '2026-09-17'],
    ['today', today],
    ['tomorrow', '2026-11-23'],
    ['yesterday', '2026-11-21'],
    ['03/04/51', '1951-04-03'],
    ['03/04/46', '2046-04-03'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (typed, iso) => {
    expect(parseDate(typed, today)).toBe(iso)
  })

  it.each([
    '',
    'ongoing',
    '31/02/2026',
    '29/02/2026',
    '00/01/2026',
    '17/13/2026',
    '9/2026',
    '17 Foo 2026',
    '12345',
  ])('“%s” is no date and is left to the person', (typed) => {
    expect(parseDate(typed, today)).toBeUndefined()
  })

  it('reads back every date that it shows, in each of the ways it shows it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (days) => {
        const iso = addDays('2000-01-01', days)
        expect(parseDate(shortDate(iso), today)).toBe(iso)
        expect(parseDate(sayDate(iso), today)).toBe(iso)
        expect(isIsoDate(iso)).toBe(true)
      }),
    )
  })

  it('says the weekday, and leaves words that are no date as they are', () => {
    expect(sayDate('2026-10-08')).toBe('Thursday 8 October 2026')
    expect(sayDate('as soon as possible')).toBe('as soon as possible')
    expect(shortDate('ongoing')).toBe('ongoing')
  })
})

describe('a time as people type it', () => {
  it.each([
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['9:30 am', '09:30'],
    ['2pm', '14:00'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
    ['14h', '14:00'],
    ['10', '10:00'],
  ])('%s is %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time)
  })

  it.each(['', '25:00', '9:75', '13 pm', 'noon-ish'])('“%s” is no time', (typed) => {
    expect(parseTime(typed)).toBeUndefined()
  })
})

describe('how old a child is', () => {
  it.each([
    ['2017-03-08', '9 years'],
    ['2024-11-22', '2 years'],
    ['2024-11-23', '23 months'],
    ['2026-11-21', '1 day'],
    ['2026-10-25', '4 weeks'],
    ['2026-12-01', ''],
    ['unknown', ''],
  ])('born %s: %s', (dob, age) => {
    expect(sayAge(dob, today)).toBe(age)
  })
})
