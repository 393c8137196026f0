/** Facts put beside those that are here: the empty ones are filled, and others stay unless a person says otherwise. */
import { parseDate } from '../../clocks/index.ts'
import type { FactChange } from './model.ts'
import { plain } from './words.ts'

const isSame = (a: string, b: string): boolean =>
  plain(a) === plain(b) || (parseDate(a) !== undefined && parseDate(a) === parseDate(b))

/**
 * Fills the fields of `target` from a row. `labels` names each field that may be filled; `replace` is a person's word
 * that the row is right where it differs.
 */
export function settle<T extends object>(
  target: T,
  values: Record<string, string>,
  labels: { [K in keyof T & string]?: string },
  replace: boolean,
): FactChange[] {
  const here = target as Record<string, unknown>
  return Object.entries(labels).flatMap(([key, label]): FactChange[] => {
    const after = values[key] ?? ''
    const before = String(here[key] ?? '')
    if (after === '' || typeof label !== 'string' || (before !== '' && isSame(before, after))) return []
    if (before !== '' && !replace) return [{ label, before, after, how: 'differs' }]
    here[key] = after
    return [{ label, before, after, how: before === '' ? 'fills' : 'replaces' }]
  })
}

export const adds = (label: string, after: string, before = ''): FactChange => ({
  label,
  before,
  after,
  how: 'adds',
})

/** The names in one cell. */
export const listIn = (cell = ''): string[] =>
  cell
    .split(/[;,\n/]| aka /i)
    .map((one) => one.trim())
    .filter(Boolean)
