/** What a date of a family's history can mean, however it was typed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthInWords, periodOf } from '../../../shared/cases/index.ts'
import { addDays, addMonths } from '../../../shared/clocks/index.ts'

const typed = (
  date: string,
  precision: 'day' | 'about' | 'period' = 'day',
  until = '',
): [string, string] | undefined => {
  const period = periodOf({ date, precision, until })
  return period && [period.from, period.to]
}

const day = fc.integer({ min: 0, max: 30_000 }).map((n) => addDays('1950-01-01', n))
const year = fc.integer({ min: 1950, max: 2040 })
const words = fc.oneof(
  day,
  year.map(String),
  year.map((n) => `summer ${n}`),
  fc.tuple(fc.constantFrom('March', 'Sept', 'dec'), year).map((both) => both.join(' ')),
  year.map((n) => `about ${n}`),
)
const precision = fc.constantFrom('day' as const, 'about' as const, 'period' as const)

describe('a date of the history', () => {
  it.each([
    ['2017', '2017-01-01', '2017-12-31'],
    ['March 2017', '2017-03-01', '2017-03-31'],
    ['Feb 2016', '2016-02-01', '2016-02-29'],
    ['Sept. 2017', '2017-09-01', '2017-09-30'],
    ['13 June 2017', '2017-06-13', '2017-06-13'],
    ['13/06/2017', '2017-06-13', '2017-06-13'],
    ['2017-06-13', '2017-06-13', '2017-06-13'],
    ['06/2017', '2017-06-01', '2017-06-30'],
    ['2017-06', '2017-06-01', '2017-06-30'],
    ['summer 2017', '2017-06-01', '2017-08-31'],
    ['the summer of 2017', '2017-06-01', '2017-08-31'],
    ['Spring 2017', '2017-03-01', '2017-05-31'],
    ['autumn 2017', '2017-09-01', '2017-11-30'],
    ['Christmas 2017', '2017-12-01', '2017-12-31'],
    ['early 2017', '2017-01-01', '2017-04-30'],
    ['mid-2017', '2017-05-01', '2017-08-31'],
    ['late 2017', '2017-09-01', '2017-12-31'],
    ['1990s', '1990-01-01', '1999-12-31'],
    ['2016/17', '2016-01-01', '2017-12-31'],
    ['2015-2017', '2015-01-01', '2017-12-31'],
    ['2015 to 2017', '2015-01-01', '2017-12-31'],
    ['between May 2015 and June 2016', '2015-05-01', '2016-06-30'],
    ['1 May 2015 – 3 June 2015', '2015-05-01', '2015-06-03'],
    ['  March   2017 ', '2017-03-01', '2017-03-31'],
    ['in 2017', '2017-01-01', '2017-12-31'],
  ])('“%s” means from %s to %s', (date, from, to) => {
    expect(typed(date)).toEqual([from, to])
  })

  it('winter runs into the next year', () => {
    expect(typed('winter 2017')).toEqual(['2017-12-01', '2018-02-28'])
  })

  it.each([
    '',
    'ongoing',
    'before the move',
    '31 February 2017',
    '13/2017',
    'Marchember 2017',
    '2016/19',
    '17',
    '0900',
    'summer',
  ])('“%s” names no day', (date) => {
    expect(typed(date)).toBeUndefined()
  })

  it('“about” leaves room: a fortnight by a day, a month by a month, half a year by a year', () => {
    expect(typed('13 June 2017', 'about')).toEqual(['2017-05-30', '2017-06-27'])
    expect(typed('March 2017', 'about')).toEqual(['2017-02-01', '2017-04-30'])
    expect(typed('2017', 'about')).toEqual(['2016-07-01', '2018-06-30'])
  })

  it('“about” means the same typed as chosen, and once when it is both', () => {
    expect(typed('about 2017')).toEqual(typed('2017', 'about'))
    expect(typed('about 2017', 'about')).toEqual(typed('2017', 'about'))
    expect(typed('Circa March 2017')).toEqual(typed('March 2017', 'about'))
  })

  it('a period runs to the last day that its end can mean, and an end is read for a period alone', () => {
    expect(typed('March 2015', 'period', 'summer 2017')).toEqual(['2015-03-01', '2017-08-31'])
    expect(typed('March 2015', 'day', 'summer 2017')).toEqual(['2015-03-01', '2015-03-31'])
  })

  it('a period without an end that can be read is known by its start', () => {
    expect(typed('2015', 'period', 'still going on')).toEqual(['2015-01-01', '2015-12-31'])
  })

  it('a period typed the wrong way round holds both its ends', () => {
    expect(typed('2017', 'period', '2015')).toEqual(['2015-01-01', '2017-12-31'])
  })

  it('never throws, and never ends before it begins', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), words),
        precision,
        fc.oneof(fc.string(), words),
        (date, kind, until) => {
          const period = periodOf({ date, precision: kind, until })
          if (!period) return
          expect(period.from <= period.to).toBe(true)
          for (const one of [period.from, period.to]) expect(one).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('“about” and an end only ever add days', () => {
    fc.assert(
      fc.property(words, words, (date, until) => {
        const plain = periodOf({ date, precision: 'day', until: '' })
        const wider = [
          periodOf({ date, precision: 'about', until: '' }),
          periodOf({ date, precision: 'period', until }),
        ]
        for (const one of wider) {
          expect(plain && one && one.from <= plain.from && one.to >= plain.to).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('a year holds every day and month of it', () => {
    fc.assert(
      fc.property(day, (one) => {
        const within = typed(one.slice(0, 4)) ?? ['', '']
        const month = typed(one.slice(0, 7)) ?? ['', '']
        expect(within[0] <= month[0] && month[0] <= one && one <= month[1] && month[1] <= within[1]).toBe(
          true,
        )
      }),
      { numRuns: 100 },
    )
  })
})

describe('a length in words', () => {
  it.each([
    ['2008-03-14', '2017-03-14', '9 years'],
    ['2015-01-01', '2016-01-31', '1 year'],
    ['2015-01-01', '2017-04-10', '2 years 3 months'],
    ['2015-01-01', '2015-06-01', '5 months'],
    ['2015-01-01', '2015-01-02', '1 day'],
  ])('from %s to %s it is %s', (from, to, said) => {
    expect(lengthInWords(from, to)).toBe(said)
  })

  it('a year and more is said in years', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 12, max: 400 }), (from, months) => {
        expect(lengthInWords(from, addMonths(from, months))).toMatch(/^\d+ years?( \d+ months?)?$/)
      }),
      { numRuns: 100 },
    )
  })
})
