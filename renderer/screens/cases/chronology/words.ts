/** What the forms of the chronology offer and keep; how an event is said stands in shared/chronology. */
import { periodOf } from '../../../../shared/cases/index.ts'
import { parseDate as readDay } from '../../../../shared/clocks/index.ts'
import { parseDate } from '../../../ui/index.ts'

/** Kinds that are offered; any other words may be typed. The first six are read as kinds of harm. */
export const categories = [
  'Neglect',
  'Physical',
  'Sexual abuse',
  'Emotional',
  'Domestic abuse',
  'Exploitation',
  'Health',
  'Education',
  'Plan',
  'Strength or progress',
  'Other',
]

/**
 * A whole day is kept as ISO text, as everywhere; "yesterday" and "17/6/26" become one too. "March 2017" stays what it
 * is.
 */
export function keptDate(typed: string): string {
  const text = typed.trim()
  const day = readDay(text)
  if (day) return day
  if (periodOf({ date: text, precision: 'day', until: '' })) return text
  return parseDate(text) ?? text
}
