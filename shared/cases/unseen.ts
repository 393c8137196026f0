/** A family's history for somebody who may not read all of it: what they are given, and how it is whole again after. */
import type { CaseEvent } from './case-file.ts'

/** May the person who asks read this event? */
export type MayRead = (event: CaseEvent) => boolean

/** The case without the events that may not be read; everything else as it is. */
export const seenOfCase = <Case extends { chronology: CaseEvent[] }>(file: Case, mayRead: MayRead): Case => ({
  ...file,
  chronology: file.chronology.filter(mayRead),
})

/**
 * The whole history again, of what is stored and of what somebody who sees a part of it has made of their part. What
 * they do not see stays word for word and stands behind the same event as before, or behind the nearest one before it
 * that is still there. An event that they send under the id of one they do not see is dropped: the stored one holds.
 */
export function withUnseen(
  stored: readonly CaseEvent[],
  given: readonly CaseEvent[],
  mayRead: MayRead,
): CaseEvent[] {
  const unseenIds = new Set(stored.filter((event) => !mayRead(event)).map(({ id }) => id))
  const theirs = given.filter(({ id }) => !unseenIds.has(id))
  const there = new Set(theirs.map(({ id }) => id))
  const behind = new Map<string, CaseEvent[]>()
  let last = ''
  for (const event of stored) {
    if (unseenIds.has(event.id)) behind.set(last, [...(behind.get(last) ?? []), event])
    else if (there.has(event.id)) last = event.id
  }
  const whole = [...(behind.get('') ?? [])]
  behind.delete('')
  for (const event of theirs) {
    whole.push(event, ...(behind.get(event.id) ?? []))
    behind.delete(event.id)
  }
  return whole
}

const wordsOf = ({
  date,
  until,
  precision,
  about,
  source,
  category,
  text,
  meaning,
  agency,
}: CaseEvent): string =>
  JSON.stringify([date, until, precision, about, source, category, text, meaning, agency])

/**
 * As `withUnseen`, after an import. A restricted row that tells word for word what an unseen event tells is that event:
 * whoever imports the same file twice cannot see that it is there, and must not double it.
 */
export function withUnseenOnce(
  stored: readonly CaseEvent[],
  imported: readonly CaseEvent[],
  mayRead: MayRead,
): CaseEvent[] {
  const known = new Set(stored.map(({ id }) => id))
  const told = new Set(stored.filter((event) => !mayRead(event)).map(wordsOf))
  const isThere = (event: CaseEvent): boolean =>
    !known.has(event.id) && event.sensitivity === 'restricted' && told.has(wordsOf(event))
  return withUnseen(
    stored,
    imported.filter((event) => !isThere(event)),
    mayRead,
  )
}
