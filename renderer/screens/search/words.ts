/** What the search screen says, and where what was found is opened. */
import type { Marked, SearchFilters, SearchFound, SearchHit } from '../../../shared/api/search.ts'
import { type MeetingType, meetingTypes } from '../../../shared/minutes/index.ts'
import type { SearchKind } from '../../../shared/search/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { shortDate } from '../../ui/index.ts'

/** Heading of a group, and one and many of it in a sentence. */
export const kindWords: Record<SearchKind, { heading: string; one: string; many: string }> = {
  person: { heading: 'People', one: 'person', many: 'people' },
  event: { heading: 'Events', one: 'event', many: 'events' },
  action: { heading: 'Actions', one: 'action', many: 'actions' },
  record: { heading: 'Records', one: 'record', many: 'records' },
}

export const noFilters: SearchFilters = {
  kinds: [],
  type: '',
  from: '',
  to: '',
  child: '',
  author: '',
  state: '',
}

/** How many filters are set. */
export const filtersSet = (filters: SearchFilters): number =>
  Object.values(filters).filter((value) => value.length > 0).length

/**
 * Where it is read: the row, or the place of a record that has the words that were found. Ids only: no word of a search
 * is ever in an address.
 */
export function placeOfHit({
  kind,
  type,
  recordId,
  caseId,
  subject,
}: Pick<SearchHit, 'kind' | 'type' | 'recordId' | 'caseId' | 'subject'>): string {
  if (recordId !== '')
    return `/record/${recordId}?${subject ? `row=${encodeURIComponent(subject)}` : 'place=found'}`
  if (kind === 'event') return `/cases/${caseId}/chronology`
  // The children come first on the family's page; its adults are further down.
  return type === 'child' ? `/cases/${caseId}` : `/cases/${caseId}?part=people`
}

/** A text as pieces, those that were looked for apart. */
export function piecesOf({ text, marks }: Marked): { text: string; found: boolean; at: number }[] {
  const pieces: { text: string; found: boolean; at: number }[] = []
  let at = 0
  const add = (to: number, found: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), found, at })
    at = Math.max(at, to)
  }
  for (const mark of marks) {
    add(mark.from, false)
    add(mark.to, true)
  }
  add(text.length, false)
  return pieces
}

const isMeetingType = (type: string): type is MeetingType => meetingTypes.some((one) => one === type)

const typeWords = (type: string): string =>
  isMeetingType(type) ? (templateFor(type)?.shortName ?? type) : type

const stateWords: Record<string, string> = {
  draft: 'Draft',
  'ready for chair': 'Ready for chair',
  signed: 'Signed',
}

/** What it is called in the list. What has no title of its own is called by what it is. */
export function titleOf(hit: SearchHit): Marked {
  if (hit.title.text.trim() !== '') return hit.title
  const said = hit.kind === 'record' ? hit.recordTitle || typeWords(hit.type) : ''
  return { text: said || (hit.kind === 'event' ? 'An event' : 'No name yet'), marks: [] }
}

/** What it is, when, and of which family: one line under the title. */
export function aboutHit(hit: SearchHit): string {
  const date = hit.date === '' ? '' : shortDate(hit.date)
  const when = hit.kind === 'action' && date ? `Due ${date}` : date
  const what = hit.kind === 'event' ? '' : typeWords(hit.type)
  const state = stateWords[hit.state] ?? hit.state
  return [what, when, state, hit.familyRef].filter(Boolean).join(' · ')
}

/** The sentence that tells how much was found. */
export function countWords({ groups, near }: SearchFound): string {
  const parts = groups.map(({ kind, count }) => {
    const { one, many } = kindWords[kind]
    return `${count} ${count === 1 ? one : many}`
  })
  const last = parts.pop()
  if (last !== undefined) return `${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last} found.`
  return near.length > 0
    ? 'Nothing has exactly these words. A name is nearly the same.'
    : 'Nothing that you may open has all of these words. Try fewer words, another spelling, or no filters.'
}
