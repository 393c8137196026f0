/** What every part of the record screen shares. */
import type { Editor } from '@tiptap/core'
import { createContext, useContext } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import type { Statement } from '../../../shared/minutes/index.ts'
import type { Template } from '../../../shared/templates/template.ts'
import type { ChecksReading } from '../../editor/checks/messages.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import type { Names } from '../../editor/draft/row-fields.tsx'
import type { NameBook } from '../../editor/text/name-book.ts'
import type { SuggestStore } from '../../editor/text/suggest.ts'

export type RecordPage = {
  record: RecordMeta
  template: Template
  session: DraftSession
  me: Account
  names: Names
  nameBook: NameBook
  suggest: SuggestStore
  reading: ChecksReading | null
  statements: Statement[]
  /** Only what the family may read is shown, large. */
  sharedScreen: boolean
  /** The mark that holds the caret or the pointer. */
  activeMark: string | null
  setActiveMark: (id: string | null) => void
  /** Editors that are on the page, by section and child. */
  editors: Map<string, Editor>
  setFocused: (place: { section: string; child: string; editor: Editor } | null) => void
  openDetails: (entryId: string, anchor: HTMLElement) => void
  /** Words looked for on the page. */
  found: { entryId: string; start: number; end: number; now: boolean }[]
  /** Brings a heading, an entry or a row into view and gives it the caret. */
  goToPlace: (place: Place) => void
  showFinding: (id: string) => void
  /** Asks the core again for statements and history. */
  refresh: () => void
}

export const RecordContext = createContext<RecordPage | null>(null)

export function useRecord(): RecordPage {
  const page = useContext(RecordContext)
  if (!page) throw new Error('Only inside a record')
  return page
}

export type Place = {
  section?: string
  entryId?: string
  start?: number
  rowId?: string
  /** Shown, but the caret stays where it is. */
  keepFocus?: boolean
}
