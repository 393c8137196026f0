/**
 * The number of an item in the search. It tells the kind, how late among its kind it was written, and who may read it:
 * a word that stands in a hundred thousand places is then counted by kind, without those that a person may not read,
 * from the index of words alone.
 *
 *   kind, from bit 41 | place in time, 39 bits | class, 2 bits
 *
 * Numbers are stored: another layout needs a migration.
 */
import type { SearchKind } from '../../shared/search/index.ts'

const KIND_BIT = 41
const STEP = 4
const SPAN = 2 ** KIND_BIT

const places: Record<SearchKind, number> = { person: 1, event: 2, action: 3, record: 4 }

/** `record`: read by those who may open its record, which is one of supervision; `event`: a restricted one of a case. */
export const classes = { open: 0, record: 1, event: 2 } as const
export type SearchClass = keyof typeof classes

/** First and last number that an item of this kind can have. */
export const rangeOf = (kind: SearchKind): { from: number; to: number } => {
  const from = places[kind] * SPAN
  return { from, to: from + SPAN - 1 }
}

/** The number after `newest`, the highest of the kind so far; `undefined` when there is none yet. */
export function nextNumber(kind: SearchKind, newest: number | undefined, its: SearchClass): number {
  const { from } = rangeOf(kind)
  const before = newest === undefined ? 0 : Math.floor((newest - from) / STEP)
  return from + (before + 1) * STEP + classes[its]
}

/** What is left of a number to give its class. */
export const classMask = STEP - 1
