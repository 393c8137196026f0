/** Which agencies have said that their part of the history is right, and which have not since something was added. */
import { parseDate } from '../clocks/index.ts'
import type { CaseAgency, CaseContent } from './case-file.ts'
import { periodOf } from './periods.ts'

export type Confirmation = {
  name: string
  /** The row of the case's agencies; undefined where only an event names the agency. */
  id: string | undefined
  /** The day as typed, or empty. */
  confirmed: string
  standing: 'confirmed' | 'never' | 'older'
}

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** The newest event by the first day that it can mean; undefined where no date can be read. */
export function newestEventDay({ chronology }: Pick<CaseContent, 'chronology'>): string | undefined {
  return chronology
    .map((event) => periodOf(event)?.from)
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
}

/**
 * Every agency of the case, and every agency that an event names, once each. A day that cannot be read confirms
 * nothing.
 */
export function confirmationsOf(file: Pick<CaseContent, 'agencies' | 'chronology'>): Confirmation[] {
  const newest = newestEventDay(file)
  const standingOf = (typed: string): Confirmation['standing'] => {
    const day = parseDate(typed)
    if (!day) return 'never'
    return newest !== undefined && day < newest ? 'older' : 'confirmed'
  }
  const listed = file.agencies
    .filter(({ name }) => plain(name) !== '')
    .map(({ id, name, historyConfirmed }) => ({
      name: name.trim(),
      id,
      confirmed: historyConfirmed,
      standing: standingOf(historyConfirmed),
    }))
  const known = new Set(listed.map(({ name }) => plain(name)))
  const named: Confirmation[] = []
  for (const { agency } of file.chronology) {
    const key = plain(agency)
    if (key === '' || known.has(key)) continue
    known.add(key)
    named.push({ name: agency.trim(), id: undefined, confirmed: '', standing: 'never' })
  }
  return [...listed, ...named]
}

/** The agencies of a case after one of them confirmed its part on a day; a new row where it had none. */
export function withConfirmation(
  agencies: readonly CaseAgency[],
  { id, name }: Pick<Confirmation, 'id' | 'name'>,
  day: string,
  blank: CaseAgency,
): CaseAgency[] {
  if (id === undefined) return [...agencies, { ...blank, name, historyConfirmed: day }]
  return agencies.map((one) => (one.id === id ? { ...one, historyConfirmed: day } : one))
}
