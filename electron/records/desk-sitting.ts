/** One look at Today: who looks and when, what was read for it, and in which order its lines stand. */
import type { Account } from '../../shared/access/access.ts'
import { type DeskLine, type Urgency, urgencies } from '../../shared/api/desk.ts'
import { addDays, parseDate } from '../../shared/clocks/index.ts'
import { textOrder } from '../../shared/text-order.ts'
import type { Rooms } from '../core.ts'
import type { KnownRecord } from '../store/index.ts'

/** Due within so many days is due this week. */
export const WEEK = 7

export type Sitting = {
  rooms: Rooms
  me: Account
  now: Date
  /** ISO date in London. */
  today: string
  manages: boolean
  supervisees: Account[]
  /** Of the team's so many are shown. */
  most: number
  /** Records by id, each read once; those that are gone are left out. */
  records: (ids: readonly string[]) => Promise<KnownRecord[]>
  /** Everybody's name by their account. */
  names: () => Promise<Map<string, string>>
  /** The ISO date that somebody typed; undefined where it is none. */
  day: (typed: string) => string | undefined
}

/** The same answer for the same words: thousands of records have the same few hundred days and names. */
export function once<T>(work: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>()
  return (words) => {
    const answer = known.get(words) ?? work(words)
    known.set(words, answer)
    return answer
  }
}

/** What is read at a sitting is read once: a record can have a line of its own, clocks and actions. */
export function readOnce({ store }: Rooms): Pick<Sitting, 'records' | 'names' | 'day'> {
  const known = new Map<string, KnownRecord>()
  let names: Promise<Map<string, string>> | undefined
  return {
    day: once(parseDate),
    records: async (ids) => {
      const wanted = [...new Set(ids)]
      const missing = wanted.filter((id) => !known.has(id))
      for (const one of await store.facts.records(missing)) known.set(one.record.id, one)
      return wanted.flatMap((id) => known.get(id) ?? [])
    },
    names: () => {
      names ??= store.accounts.list().then((all) => new Map(all.map(({ id, name }) => [id, name])))
      return names
    },
  }
}

/** A family as a line names it. */
export const family = (familyRef: string): string => familyRef || 'no family reference yet'

/** Somebody else's: of one whom I supervise, or of the team's. */
export const othersOr = (
  isTheirs: (one: Account) => boolean,
  { supervisees }: Pick<Sitting, 'supervisees'>,
): 'supervised' | 'team' => (supervisees.some(isTheirs) ? 'supervised' : 'team')

const weekAfter = once((day) => addDays(day, WEEK))

/** By the day, or by the minute where one is set; what has no date comes later. */
export function urgencyOf(due: string, dueAt: string, now: Date, today: string): Urgency {
  if (due === '') return 'later'
  if (dueAt ? Date.parse(dueAt) < now.getTime() : due < today) return 'overdue'
  if (due <= today) return 'today'
  return due <= weekAfter(today) ? 'week' : 'later'
}

const rank = new Map(urgencies.map((urgency, at) => [urgency, at]))
/** Made once: it is asked thousands of times. */
const words = new Intl.Collator()
/** By this lines stand in the list, before it comes to hours and titles; what has no date after what has one. */
export const placeIn = (urgency: Urgency, due: string): string => `${rank.get(urgency)} ${due || '9999'}`

/** The most urgent first. */
export const byUrgency = (
  a: Pick<DeskLine, 'urgency' | 'due' | 'dueAt' | 'title' | 'id'>,
  b: Pick<DeskLine, 'urgency' | 'due' | 'dueAt' | 'title' | 'id'>,
): number =>
  textOrder(placeIn(a.urgency, a.due), placeIn(b.urgency, b.due)) ||
  textOrder(a.dueAt, b.dueAt) ||
  words.compare(a.title, b.title) ||
  words.compare(a.id, b.id)
