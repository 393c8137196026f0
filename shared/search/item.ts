/** What can be found: one thing that a person could look for, with what a filter asks of it. */
import { type CaseEvent, periodOf } from '../cases/index.ts'
import type { Audience } from '../minutes/index.ts'

export const searchKinds = ['person', 'event', 'action', 'record'] as const
export type SearchKind = (typeof searchKinds)[number]

export type SearchItem = {
  kind: SearchKind
  /** Id of the row: the child or adult, the event, the action. Empty for the words of a record. */
  subject: string
  /** Who may read the words. Words of another audience are an item of their own, so that no excerpt mixes them. */
  audience: Audience
  /** ISO, as far as it is known; empty otherwise. */
  date: string
  /** Type of the meeting; the role of a person; the category of an event. */
  type: string
  /** How far an action is. A record's own state is asked of the record. */
  state: string
  /** Ids of the children and adults it is about. */
  about: string[]
  title: string
  words: string
  /** Every name of a person, now or earlier. */
  names: string[]
  /** Ids of the accounts that a restricted event of a case names as its readers. */
  readers: string[]
}

const item: SearchItem = {
  kind: 'record',
  subject: '',
  audience: 'shared',
  date: '',
  type: '',
  state: '',
  about: [],
  title: '',
  words: '',
  names: [],
  readers: [],
}

/** An item with nothing in it but what is given. */
export const itemOf = (given: Partial<SearchItem> & Pick<SearchItem, 'kind'>): SearchItem => ({
  ...item,
  ...given,
})

/** The words of several fields, one line each. */
export const lines = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part?.trim()).join('\n')

/** The first day that a typed date can mean, for filters; empty where no day can be read in it. */
export const firstDay = (
  date: string,
  more: { precision: CaseEvent['precision']; until: string } = { precision: 'day', until: '' },
): string => periodOf({ date, ...more })?.from ?? ''
