/** What every text of one record shares for its spelling, and how a text finds it. */
import type { EditorView } from '@tiptap/pm/view'
import { createContext } from 'react'
import { SuggestStore } from '../text/suggest.ts'
import { Spelling, type SpellingDraft } from './spelling.ts'

export class SpellingTools {
  readonly spelling: Spelling
  /** The list of corrections; apart from the list that follows what is typed. */
  readonly store = new SuggestStore()
  /** Every text on the page. */
  readonly views = new Set<EditorView>()
  /** The text that has, or last had, the caret. */
  last: EditorView | null = null
  /** The text whose list of corrections is open. */
  openIn: EditorView | null = null

  constructor(draft: SpellingDraft) {
    this.spelling = new Spelling(
      draft,
      () => new Worker(new URL('./spelling.worker.ts', import.meta.url), { type: 'module' }),
    )
  }
}

/** Null where nothing is spelled: a text outside a record. */
export const SpellingContext = createContext<SpellingTools | null>(null)
