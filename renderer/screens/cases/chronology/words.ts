/** How an event is said on the screen and in the file: its date, whom it is about, who may read it. */

import type {
  CaseContent,
  CaseEvent,
  LaneChoice,
  LaneName,
  Sensitivity,
} from '../../../../shared/cases/index.ts'
import { periodOf } from '../../../../shared/cases/index.ts'
import { harmKinds, harmsIn, harmWords } from '../../../../shared/checks/harms.ts'
import { parseDate as readDay } from '../../../../shared/clocks/index.ts'
import { isIsoDate, parseDate, sayDate } from '../../../ui/index.ts'

export type Family = Pick<CaseContent, 'children' | 'people' | 'agencies' | 'chronology'>

export const sensitivityWords: Record<Sensitivity, string> = {
  shared: 'Shared with family',
  professionals: 'Professionals',
  restricted: 'Restricted',
}

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

const oneDate = (typed: string): string => (isIsoDate(typed) ? sayDate(typed, false) : typed.trim())

/** "13 June 2017", "about 2017", "March 2015 to summer 2017". */
export function sayWhen(event: Pick<CaseEvent, 'date' | 'precision' | 'until'>): string {
  const date = oneDate(event.date)
  if (date === '') return 'No date'
  if (event.precision === 'about' && !/^about /i.test(date)) return `about ${date}`
  if (event.precision !== 'period') return date
  return event.until.trim() ? `${date} to ${oneDate(event.until)}` : `from ${date}`
}

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

const nameOf = ({ children, people }: Pick<Family, 'children' | 'people'>, id: string): string | undefined =>
  [...children, ...people].find((one) => one.id === id)?.name

/** Names of whom an event is about; "The whole family" where nobody is named. */
export function sayAbout(
  family: Pick<Family, 'children' | 'people'>,
  { about }: Pick<CaseEvent, 'about'>,
): string {
  if (about.length === 0) return 'The whole family'
  return about.map((id) => nameOf(family, id) || 'Somebody no longer listed').join(', ')
}

const cut = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`

/** The few words that stand beside a mark: its kind. */
export const shortWords = ({ category, text }: Pick<CaseEvent, 'category' | 'text'>, most: number): string =>
  cut(category.trim() || text.trim() || 'Event', most)

/** The same in a lane that says the kind already: what happened. */
export const shortText = ({ category, text }: Pick<CaseEvent, 'category' | 'text'>, most: number): string =>
  cut(text.trim() || category.trim() || 'Event', most)

/** One event in a sentence, for those who listen. */
export function sayEvent(family: Pick<Family, 'children' | 'people'>, event: CaseEvent): string {
  const what = [event.category.trim(), event.text.trim()].filter(Boolean).join(', ')
  const restricted = event.sensitivity === 'shared' ? '' : `. ${sensitivityWords[event.sensitivity]}`
  return `${sayWhen(event)}: ${what || 'nothing written yet'}. About ${sayAbout(family, event)}${restricted}`
}

/** Kinds of harm that an event speaks of. */
export const harmsOf = ({ category, text, meaning }: CaseEvent): ReadonlySet<string> =>
  harmsIn([category, text, meaning].join('\n'))

const harmLane = (kind: (typeof harmKinds)[number]): LaneName => ({
  id: kind,
  name: harmWords[kind].charAt(0).toUpperCase() + harmWords[kind].slice(1),
})
export const harmLanes: LaneName[] = harmKinds.map(harmLane)

/** One lane for each child; what is about nobody or about adults alone stands together. */
export const byChild = ({ children }: Pick<Family, 'children'>): LaneChoice => ({
  lanes: children.map(({ id, name }) => ({ id, name: name || 'Child without a name' })),
  lanesOf: ({ about }) => about,
  rest: 'Adults and the whole family',
})

/** One lane for each kind of harm that occurs. */
export function byHarm(events: readonly CaseEvent[]): LaneChoice {
  const found = new Set(events.flatMap((event) => [...harmsOf(event)]))
  return {
    lanes: harmLanes.filter(({ id }) => found.has(id)),
    lanesOf: harmsOf,
    rest: 'No kind of harm named',
  }
}
