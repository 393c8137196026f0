/** The times that a report can be about. Years are those of the returns: 1 April to 31 March. */
import type { ReportAsk } from '../../../shared/api/measures.ts'
import { wholeMonths } from '../../../shared/measures/figures.ts'
import { addDays, isIsoDate, sayDate } from '../../ui/dates.ts'

export const periodChoices = [
  { value: 'month', label: 'This month' },
  { value: 'last quarter', label: 'Last quarter' },
  { value: 'year', label: 'This year (April to March)' },
  { value: 'last year', label: 'Last year (April to March)' },
  { value: 'own', label: 'Own dates' },
] as const
export type PeriodChoice = (typeof periodChoices)[number]['value']
export const isPeriodChoice = (value: string): value is PeriodChoice =>
  periodChoices.some((choice) => choice.value === value)

/** ISO days, both included. */
export type Period = { from: string; to: string }

const iso = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`

/**
 * The days of a choice. A time that is still running ends today, so that it is compared with as many days before it.
 * Own dates are taken as they stand.
 */
export function periodOf(choice: PeriodChoice, own: Period, today: string): Period {
  const [year = 0, month = 0] = today.split('-').map(Number)
  const began = month >= 4 ? year : year - 1
  switch (choice) {
    case 'month':
      return { from: iso(year, month), to: today }
    case 'last quarter': {
      const first = month - ((month - 1) % 3)
      const [inYear, from] = first === 1 ? [year - 1, 10] : [year, first - 3]
      return { from: iso(inYear, from), to: addDays(iso(year, first), -1) }
    }
    case 'year':
      return { from: iso(began, 4), to: today }
    case 'last year':
      return { from: iso(began - 1, 4), to: addDays(iso(began, 4), -1) }
    case 'own':
      return own
  }
}

/** Why nothing can be counted between these days, as a sentence; '' when it can. */
export function whyNotPeriod({ from, to }: Period): string {
  if (!isIsoDate(from) || !isIsoDate(to)) return 'Give both days as dates.'
  return to < from ? 'The period ends before it begins.' : ''
}

/** "1 July 2026 to 30 September 2026". */
export const sayPeriod = ({ from, to }: Period): string => `${sayDate(from, false)} to ${sayDate(to, false)}`

/** The days that are counted: outside the service a single day is never told apart from its month. */
export const countedPeriod = ({ from, to, audience }: ReportAsk): Period =>
  audience === 'partnership' ? wholeMonths(from, to) : { from, to }
