/**
 * What was done about questions on wording, counted: to improve the corpus a council can pass this on. It holds nothing
 * of what was written: no words, no names, no reference, no reason in somebody's own words.
 */
import type { Minutes } from '../minutes/index.ts'
import { isUsualReason } from './aside-reasons.ts'

export type AsideCount = {
  /** Month in which it was done, e.g. `2026-11`. */
  month: string
  family: string
  /** e.g. `OO-01`, or `OO-00` where no listed pattern stood in the sentence. */
  cue: string
  how: string
  /** One of the usual reasons, `own words` where the writer gave another, empty where none is asked. */
  reason: string
  count: number
}

const keyOf = ({ month, cue, how, reason }: Omit<AsideCount, 'count'>): string =>
  [month, cue, how, reason].join('\u0000')

/** Counts over many records, in the order of month, cue, what was done and reason. */
export function asideCounts(records: Iterable<Pick<Minutes, 'cueResolutions'>>): AsideCount[] {
  const counts = new Map<string, AsideCount>()
  for (const { cueResolutions } of records) {
    for (const { at, cue, how, reason } of cueResolutions) {
      const given = how !== 'not relevant' ? '' : isUsualReason(reason) ? reason : 'own words'
      const family = cue.split('-')[0] ?? ''
      const one = { month: at.slice(0, 7), family, cue, how, reason: given }
      const before = counts.get(keyOf(one))
      if (before) before.count += 1
      else counts.set(keyOf(one), { ...one, count: 1 })
    }
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

const quoted = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`

/** The counts as CSV with a heading line. */
export const asidesAsCsv = (counts: readonly AsideCount[]): string =>
  [
    ['month', 'family', 'cue', 'done', 'reason', 'count'],
    ...counts.map(({ month, family, cue, how, reason, count }) => [month, family, cue, how, reason, count]),
  ]
    .map((row) => `${row.map(quoted).join(',')}\r\n`)
    .join('')
