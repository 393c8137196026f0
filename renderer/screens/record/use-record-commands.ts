import type { Template } from '../../../shared/templates/template.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import { goTo, useCommands } from '../../ui/index.ts'
import type { Place } from './record-context.ts'

export type RecordDoings = {
  template: Template
  session: DraftSession
  recordId: string
  sharedScreen: boolean
  toggleShared: () => void
  find: () => void
  openDetails: () => void
  /** Left out for those who do not change families. */
  intoChronology?: () => void
  go: (place: Place) => void
  answerCue: () => void
  setCueAside: () => void
  showChecks: () => void
}

/** Everything that can be done in a record, by name and by key. */
export function useRecordCommands(doing: RecordDoings): void {
  const { template, session, recordId, sharedScreen } = doing
  const group = 'This record'
  useCommands([
    { id: 'record.find', title: 'Find in this record', group, keys: 'Mod+F', run: doing.find },
    { id: 'record.undo', title: 'Undo', group, run: () => session.undo.undo() },
    { id: 'record.redo', title: 'Redo', group, run: () => session.undo.redo() },
    {
      id: 'record.shared',
      title: sharedScreen ? 'Leave the shared screen' : 'Shared screen',
      group,
      keys: 'F11',
      keywords: 'large family room',
      run: doing.toggleShared,
    },
    { id: 'record.cue', title: 'Answer the question at the caret', group, keys: 'F4', run: doing.answerCue },
    {
      id: 'record.aside',
      title: 'The question at the caret is not relevant',
      group,
      keys: 'Shift+F4',
      run: doing.setCueAside,
    },
    { id: 'record.checks', title: 'Go to the checks', group, keys: 'F6', run: doing.showChecks },
    {
      id: 'record.details',
      title: 'Entry: who, about whom, for whom',
      group,
      keywords: 'speaker child source audience restricted',
      run: doing.openDetails,
    },
    ...(doing.intoChronology
      ? [
          {
            id: 'record.chronology',
            title: 'Put this entry into the chronology',
            group,
            keys: 'Alt+Shift+H',
            keywords: 'history event family timeline',
            run: doing.intoChronology,
          },
        ]
      : []),
    {
      id: 'record.copies',
      title: 'Copies and documents',
      group,
      run: () => goTo(`/record/${recordId}/copies`),
    },
    { id: 'record.sign', title: 'Sign', group, run: () => goTo(`/record/${recordId}/sign`) },
    ...template.sections.map((section) => ({
      id: `go.${section.key}`,
      title: section.heading,
      group: 'Headings',
      run: () => doing.go({ section: section.key }),
    })),
  ])
}
