/** The words by which a record was found, told to the page that is opened from it. In memory only. */
import type { SearchHit } from '../../../shared/api/search.ts'
import { queryClient } from '../../client/index.ts'
import { piecesOf } from './words.ts'

/** Beside what was read from the core, and so forgotten with it as soon as somebody else signs in. */
const KEPT = ['the words by which a record was found']

/** As they are written there. Those of the title stand nowhere on the page. */
export function keepFoundWords({ recordId, excerpt }: Pick<SearchHit, 'recordId' | 'excerpt'>): void {
  const words = piecesOf(excerpt).flatMap(({ text, found }) => (found ? [text] : []))
  queryClient.setQueryData<{ recordId: string; words: string[] }>(KEPT, { recordId, words })
}

/** None where this record was not the last that was opened from a search. */
export function foundWordsOf(recordId: string): string[] {
  const kept = queryClient.getQueryData<{ recordId: string; words: string[] }>(KEPT)
  return kept?.recordId === recordId ? kept.words : []
}
