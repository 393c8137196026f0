/**
 * What a typed date can mean. History is told as people remember it ("summer 2017", "about March 2015"): the words stay
 * as they are, and this reads the days that they leave open.
 */
import { Temporal } from 'temporal-polyfill'
import { addDays, addMonths, monthNames, parseDate } from '../clocks/index.ts'
import type { CaseEvent } from './case-file.ts'

/** From the first to the last ISO day, both included. */
export type Period = { from: string; to: string }

type Length = 'day' | 'month' | 'longer'
type Read = Period & { length: Length }

/** The first month of each season and how many months it has; winter goes on into the next year. */
const seasons: Record<string, number> = { spring: 3, summer: 6, autumn: 9, winter: 12, christmas: 12 }

const isYear = (year: number): boolean => year >= 1800 && year <= 2999

/** Whole months from a month on; undefined for a year or month that no calendar here has. */
function monthsFrom(year: number, month: number, count: number): Period | undefined {
  if (!isYear(year) || month < 1 || month > 12) return undefined
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return { from: first.toString(), to: first.add({ months: count }).subtract({ days: 1 }).toString() }
}

const as = (length: Length, period: Period | undefined): Read | undefined => period && { ...period, length }

const monthNumber = (name = ''): number =>
  monthNames.findIndex((full) => full === name || full.slice(0, 3) === name || full.slice(0, 4) === name) + 1

/** "early", "mid" and "late" in a year: a third of it. */
const parts: Record<string, number> = { early: 1, mid: 5, middle: 5, late: 9 }

type Reader = [RegExp, (found: string[]) => Read | undefined]

const readers: Reader[] = [
  [/^(\d{4})$/, ([, year]) => as('longer', monthsFrom(Number(year), 1, 12))],
  [
    /^(\d{4})s$/,
    ([, year]) => as('longer', Number(year) % 10 === 0 ? monthsFrom(Number(year), 1, 120) : undefined),
  ],
  [/^([a-z]{3,9})\.?,?(?: of)? (\d{4})$/, ([, name, year]) => namedPart(name, Number(year))],
  [/^(\d{1,2})[/.-](\d{4})$/, ([, month, year]) => as('month', monthsFrom(Number(year), Number(month), 1))],
  [/^(\d{4})-(\d{1,2})$/, ([, year, month]) => as('month', monthsFrom(Number(year), Number(month), 1))],
  [/^(\d{4}) ?[-/] ?(\d{4})$/, ([, first = '', last = '']) => years(first, last)],
  [/^(\d{4})[/-](\d{2})$/, ([, year, next]) => schoolYear(Number(year), Number(next))],
  [
    /^(early|mid|middle|late)(?:[ -]| in | of )(\d{4})$/,
    ([, part = '', year]) => as('longer', monthsFrom(Number(year), parts[part] ?? 0, 4)),
  ],
]

function namedPart(name = '', year: number): Read | undefined {
  const season = seasons[name]
  if (season !== undefined) {
    return as('longer', monthsFrom(year, season, name === 'christmas' ? 1 : 3))
  }
  return as('month', monthsFrom(year, monthNumber(name), 1))
}

function years(first: string, last: string): Read | undefined {
  const start = monthsFrom(Number(first), 1, 12)
  const end = monthsFrom(Number(last), 1, 12)
  return start && end && around(start, end)
}

/** "2016/17" is the school and business year in England: two years that follow each other. */
function schoolYear(year: number, next: number): Read | undefined {
  if ((year + 1) % 100 !== next) return undefined
  return as('longer', monthsFrom(year, 1, 24))
}

const doubtful =
  /^(?:about|around|approximately|approx\.?|circa|c\.?|roughly|some ?time in|sometime in|in|during|the)\s+/

/** One date as it was typed, without "about" before it. */
function readOne(typed: string): Read | undefined {
  const day = parseDate(typed)
  if (day) return { from: day, to: day, length: 'day' }
  const text = typed.toLowerCase()
  for (const [shape, read] of readers) {
    const found = shape.exec(text)
    const meant = found ? read([...found]) : undefined
    if (meant) return meant
  }
  return undefined
}

/** "about" leaves a fortnight either side of a day, a month either side of a month, half a year of anything longer. */
function widened({ from, to, length }: Read): Read {
  if (length === 'day') return { from: addDays(from, -14), to: addDays(to, 14), length }
  const months = length === 'month' ? 1 : 6
  return { from: addMonths(from, -months), to: addDays(addMonths(addDays(to, 1), months), -1), length }
}

const saysAbout = /^(?:about|around|approximately|approx\.?|circa|c\.?|roughly)\s/i

function readDate(typed: string): Read | undefined {
  const text = typed.trim().replaceAll(/\s+/g, ' ')
  let bare = text.toLowerCase()
  while (doubtful.test(bare)) bare = bare.replace(doubtful, '')
  const read = readOne(bare)
  return read && saysAbout.test(text) ? widened(read) : read
}

/** "2015 to 2017", "between May 2015 and June 2016", "2015 – 2017", "from 1 May 2015 until 3 June 2015". */
const rangeShape = /^(?:from |between )?(.+?)(?: to | until | till | and | ?[–—] ?| - )(.+)$/i

function readRange(typed: string): Read | undefined {
  const found = rangeShape.exec(typed.trim().replaceAll(/\s+/g, ' '))
  const start = found && readDate(found[1] ?? '')
  const end = found && readDate(found[2] ?? '')
  return start && end ? around(start, end) : undefined
}

/** Both ends, also where they were typed the wrong way round. */
const around = (a: Period, b: Period): Read => ({
  from: a.from < b.from ? a.from : b.from,
  to: a.to > b.to ? a.to : b.to,
  length: 'longer',
})

/**
 * The days that the date of an event can mean, or undefined where no day can be read in it. Never throws. An end that
 * cannot be read leaves the start alone.
 */
export function periodOf(event: Pick<CaseEvent, 'date' | 'precision' | 'until'>): Period | undefined {
  const read = readDate(event.date) ?? readRange(event.date)
  if (!read) return undefined
  const end = event.precision === 'period' ? (readDate(event.until) ?? readRange(event.until)) : undefined
  const meant = end ? around(read, end) : read
  const about = event.precision === 'about' && !saysAbout.test(event.date.trim()) ? widened(meant) : meant
  return { from: about.from, to: about.to }
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

/** How long it is from one ISO day to a later one: "9 years", "2 years 3 months", "5 months", "11 days". */
export function lengthInWords(from: string, to: string): string {
  const span = Temporal.PlainDate.from(from).until(to, { largestUnit: 'years' })
  const whole = [
    span.years > 0 ? count(span.years, 'year') : '',
    span.months > 0 ? count(span.months, 'month') : '',
  ]
    .filter(Boolean)
    .join(' ')
  return whole || count(span.days, 'day')
}
