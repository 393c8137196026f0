/** What every part of the record screen shares. What changes with each pause in typing is held, and followed where it is shown. */
import type { Editor } from '@tiptap/core'
import { createContext, useContext } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import type { Statement } from '../../../shared/minutes/index.ts'
import type { Template } from '../../../shared/templates/template.ts'
import type { ChecksReading } from '../../editor/checks/messages.ts'
import type { HeldReading } from '../../editor/checks/use-checks.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import type { Names } from '../../editor/draft/row-fields.tsx'
import { type Held, useHeld } from '../../editor/held.ts'
import type { TextMark } from '../../editor/text/cue-marks.ts'
import type { NameBook } from '../../editor/text/name-book.ts'
import type { SuggestStore } from '../../editor/text/suggest.ts'
import type { ActiveMark } from './active-mark.ts'
import type { Found } from './marks.ts'

export type Focused = { section: string; child: string; editor: Editor }

export type RecordPage = {
  record: RecordMeta
  template: Template
  session: DraftSession
  me: Account
  names: Names
  nameBook: NameBook
  suggest: SuggestStore
  /** Read through `useReading`. */
  reading: HeldReading
  statements: Statement[]
  /** Only what the family may read is shown, large. */
  sharedScreen: boolean
  /** The mark whose question is shown. */
  active: ActiveMark
  /** What is drawn under the text. */
  marks: Held<TextMark[]>
  /** Sections whose counted questions somebody asked to see. */
  opened: Held<ReadonlySet<string>>
  /** Words looked for on the page. */
  found: Held<Found[]>
  /** The text that has, or last had, the caret. */
  focused: Held<Focused | null>
  /** Editors that are on the page, by section and child. */
  editors: Map<string, Editor>
  openDetails: () => void
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

/** A part of the newest reading. `pick` must return the same object while nothing in it has changed. */
export const useReading = <R>(pick: (reading: ChecksReading | null) => R): R =>
  useHeld(useRecord().reading, pick)

export type Place = {
  section?: string
  entryId?: string
  start?: number
  rowId?: string
  /** Shown, but the caret stays where it is. */
  keepFocus?: boolean
}
