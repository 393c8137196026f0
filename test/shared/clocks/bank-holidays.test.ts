import { describe, expect, it } from 'vitest'
import list from '../../../resources/bank-holidays.json' with { type: 'json' }
import {
  calendar,
  clocksOf,
  isPastKnownHolidays,
  isPastPublishedHolidays,
  isWorkingDay,
  lastKnownYear,
} from '../../../shared/clocks/index.ts'
import { emptyContent, toMinutes } from '../../../shared/minutes/index.ts'

const DAY = 86_400_000
const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day)
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)
const weekday = (time: number): number => new Date(time).getUTCDay()

/** Easter Sunday by the golden number and the date of the Paschal full moon. */
function easter(year: number): number {
  const golden = (year % 19) + 1
  const century = Math.floor(year / 100) + 1
  const skipped = Math.floor((3 * century) / 4) - 12
  const moon = Math.floor((8 * century + 5) / 25) - 5
  const sunday = Math.floor((5 * year) / 4) - skipped - 10
  let epact = (((11 * golden + 20 + moon - skipped) % 30) + 30) % 30
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1
  let full = 44 - epact
  if (full < 21) full += 30
  const day = full + 7 - ((sunday + full) % 7)
  return utc(year, 3, day)
}

const mondayOnOrAfter = (time: number): number => time + ((8 - weekday(time)) % 7) * DAY
const lastMonday = (year: number, month: number): number => mondayOnOrAfter(utc(year, month + 1, 1) - 7 * DAY)

/** Fixed days that fall on a weekend move to the next days that are free. */
function moved(days: number[]): number[] {
  const taken = new Set(days.filter((day) => weekday(day) % 6 !== 0))
  for (const day of days.filter((one) => weekday(one) % 6 === 0)) {
    let free = day
    while (weekday(free) % 6 === 0 || taken.has(free)) free += DAY
    taken.add(free)
  }
  return [...taken]
}

function expected(year: number): string[] {
  const days = [
    ...moved([utc(year, 1, 1)]),
    easter(year) - 2 * DAY,
    easter(year) + DAY,
    year === 2020 ? utc(2020, 5, 8) : mondayOnOrAfter(utc(year, 5, 1)),
    year === 2022 ? utc(2022, 6, 2) : lastMonday(year, 5),
    lastMonday(year, 8),
    ...moved([utc(year, 12, 25), utc(year, 12, 26)]),
  ]
  if (year === 2022) days.push(utc(2022, 6, 3), utc(2022, 9, 19))
  if (year === 2023) days.push(utc(2023, 5, 8))
  return days.map(iso).sort()
}

describe('the bank holidays of England and Wales', () => {
  const years = Array.from(
    { length: list.lastYear - list.firstYear + 1 },
    (_, index) => list.firstYear + index,
  )

  it.each(years)('are those of the rules and proclamations in %i', (year) => {
    expect(list.days.map((day) => day.date).filter((date) => date.startsWith(String(year)))).toEqual(
      expected(year),
    )
  })

  it('name the days that everybody remembers', () => {
    const dates = new Set(list.days.map((day) => day.date))
    for (const date of [
      '2016-12-27',
      '2020-05-08',
      '2021-12-28',
      '2022-06-03',
      '2022-09-19',
      '2023-05-08',
      '2026-08-31',
    ])
      expect(dates).toContain(date)
    for (const date of ['2020-05-04', '2022-05-30']) expect(dates).not.toContain(date)
  })

  it('are none of them a Saturday or a Sunday', () => {
    expect(list.days.filter((day) => weekday(Date.parse(day.date)) % 6 === 0)).toEqual([])
  })

  it('warn about a year that the list does not reach', () => {
    expect(isPastKnownHolidays(`${lastKnownYear}-12-31`)).toBe(false)
    expect(isPastKnownHolidays(`${lastKnownYear + 1}-01-02`)).toBe(true)
  })

  it('say of the years after the published list that they are worked out, and more where nothing is known', () => {
    expect(isPastPublishedHolidays(`${list.publishedTo}-12-31`)).toBe(false)
    expect(isPastPublishedHolidays(`${list.publishedTo + 1}-01-02`)).toBe(true)
    const says = (date: string) => {
      const minutes = toMinutes(emptyContent({ type: 'CG', date }))
      return clocksOf(minutes, { now: `${date}T12:00:00Z` }).find(({ id }) => id === 'T-CIN-MINUTES')?.says
    }
    expect(says(`${list.publishedTo}-11-02`)).not.toMatch(/bank holidays/)
    expect(says(`${list.publishedTo + 1}-03-01`)).toMatch(/are worked out, not yet published\.$/)
    expect(says(`${list.lastYear + 1}-03-01`)).toMatch(/are not known here yet/)
  })

  it('hold on the day the council closes as well, except for a statutory clock', () => {
    const cal = calendar(['29 December 2026', 'not a date'])
    expect(isWorkingDay('2026-12-29', cal)).toBe(false)
    expect(isWorkingDay('2026-12-29', cal.statutory)).toBe(true)
    expect(isWorkingDay('2026-12-29')).toBe(true)
    expect(isWorkingDay('2026-12-28', cal.statutory)).toBe(false)
    expect(isWorkingDay('2026-12-28', cal)).toBe(false)
    expect(cal.statutory.statutory).toBe(cal.statutory)
  })
})
