/** How an event is said on the screen, in a file and on paper: its date, whom it is about, what kind it is. */
import type { CaseContent, CaseEvent, LaneChoice, LaneName, Sensitivity } from '../cases/index.ts'
import { harmKinds, harmsIn, harmWords } from '../checks/harms.ts'
import { dateWords, monthWords } from '../copies/words.ts'

export type Family = Pick<CaseContent, 'children' | 'people' | 'agencies' | 'chronology'>

export const sensitivityWords: Record<Sensitivity, string> = {
  shared: 'Shared with family',
  professionals: 'Professionals',
  restricted: 'Restricted',
}

const oneDate = (typed: string): string =>
  /^\d{4}-\d{2}$/.test(typed.trim()) ? monthWords(typed.trim()) || typed.trim() : dateWords(typed)

/** "13 June 2017", "about 2017", "March 2015 to summer 2017". */
export function sayWhen(event: Pick<CaseEvent, 'date' | 'precision' | 'until'>): string {
  const date = oneDate(event.date)
  if (date === '') return 'No date'
  if (event.precision === 'about' && !/^about /i.test(date)) return `about ${date}`
  if (event.precision !== 'period') return date
  return event.until.trim() ? `${date} to ${oneDate(event.until)}` : `from ${date}`
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
