/** What the import screen says: counts in words, and what its one button will do. */
import type { ImportCounts, ImportKind } from '../../../shared/cases/import/index.ts'
import { shortDate } from '../../ui/index.ts'

const nouns: Record<ImportKind, [one: string, many: string]> = {
  children: ['child', 'children'],
  people: ['adult', 'adults'],
  chronology: ['event', 'events'],
  visits: ['visit', 'visits'],
  appointments: ['appointment', 'appointments'],
}

/** A fact as it is shown: a date is written as it is written here, also inside other words. */
export const factInWords = (fact: string): string => fact.replace(/\b\d{4}-\d{2}-\d{2}\b/g, shortDate)

const figure = (n: number): string => n.toLocaleString('en-GB')

/** `12 children`, `1 visit`. */
export const things = (kind: ImportKind, n: number): string => `${figure(n)} ${nouns[kind][n === 1 ? 0 : 1]}`

/** `3 rows`, `1 row`. */
export const rowsInWords = (n: number): string => `${figure(n)} ${n === 1 ? 'row' : 'rows'}`

const clauses = (
  kind: ImportKind,
  { added, changed }: ImportCounts,
  add: string,
  change: string,
): string[] => [
  ...(added > 0 ? [`${add} ${things(kind, added)}`] : []),
  ...(changed > 0 ? [`${change} ${added > 0 ? figure(changed) : things(kind, changed)}`] : []),
]

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** "Add 12 children and change 3"; '' where there is nothing to do. */
export const applyWords = (kind: ImportKind, counts: ImportCounts): string =>
  capital(clauses(kind, counts, 'add', 'change').join(' and '))

/** "Added 12 children and changed 3." */
export const doneWords = (kind: ImportKind, counts: ImportCounts): string =>
  `${capital(clauses(kind, counts, 'added', 'changed').join(' and '))}.`

/** The plan in one sentence, for the ear. */
export const planWords = (kind: ImportKind, counts: ImportCounts): string =>
  `${things(kind, counts.added)} to add, ${figure(counts.changed)} to change, ${figure(counts.doubtful)} doubtful, ${figure(counts.wrong)} wrong.`

/** "Line 4", "Lines 4, 7 and 9", "Lines 4, 5, 6 and 12 more". */
export function linesInWords(lines: readonly number[]): string {
  if (lines.length === 1) return `Line ${lines[0]}`
  const shown = lines.slice(0, 5)
  const rest = lines.length - shown.length
  const last = rest > 0 ? `${rest} more` : String(shown.pop())
  return `Lines ${shown.join(', ')} and ${last}`
}
