/** What the store is given in tests. Knows no test runner, so that a program of its own can use it too. */
import * as Y from 'yjs'
import type { Store } from '../../../electron/store/index.ts'
import { emptyContent, type Minutes, toMinutes } from '../../../shared/minutes/index.ts'
import { itemOf, type SearchItem } from '../../../shared/search/index.ts'

/** Whoever made the workspace. */
export const me = 'p-priya'

/** A draft that holds this text, as one update. */
export function draftOf(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('body').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

export const caseInput = {
  familyRef: 'HC-1',
  children: [],
  people: [],
  chronology: [],
}

export const recordInput = (
  caseId: string,
  more: Partial<Parameters<Store['records']['create']>[0]> = {},
) => ({
  caseId,
  type: 'ICPC' as const,
  title: 'Initial conference',
  familyRef: 'HC-1',
  date: '2026-09-14',
  content: draftOf('hello'),
  ...more,
})

export const minutesOf = (title: string): Minutes =>
  toMinutes(emptyContent({ type: 'ICPC', title, date: '2026-09-14' }))

/** Words of a record, as the search is given them. */
export const wordsItem = (words: string): SearchItem[] => [itemOf({ kind: 'record', words })]
