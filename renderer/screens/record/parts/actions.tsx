/** Actions: what, who, by when, and how we will know it helped the child (domain section 5). */
import { type Action, actionStatuses, audiences } from '../../../../shared/minutes/index.ts'
import { type FieldSpec, RowCards } from '../../../editor/draft/row-fields.tsx'
import { addRow, type RowHandle, useRows } from '../../../editor/draft/rows.ts'
import { useRecord } from '../record-context.ts'

const planSpecs: FieldSpec<Action>[] = [
  { key: 'text', label: 'What exactly', kind: 'text', wide: true },
  { key: 'owner', label: 'Who', kind: 'person' },
  { key: 'due', label: 'By which date', kind: 'date' },
  { key: 'repeat', label: 'Repeats', kind: 'line', hint: 'For example weekly' },
  { key: 'ownerAgreed', label: 'Did they agree', kind: 'choice', choices: ['yes', 'no', 'not present'] },
  { key: 'child', label: 'For', kind: 'childrenOrAll' },
  { key: 'outcome', label: 'How it helps the child', kind: 'line' },
  { key: 'measure', label: 'How we will know', kind: 'line' },
  {
    key: 'audience',
    label: 'Who may read this',
    kind: 'choice',
    choices: audiences.filter((one) => one !== 'learning'),
    hint: 'Left empty: as the section',
  },
  { key: 'withholdFrom', label: 'Not to be told to', kind: 'people' },
]

/** On the shared screen only what the family may read. */
const onScreen = (rows: RowHandle<Action>[], sharedScreen: boolean): RowHandle<Action>[] =>
  sharedScreen
    ? rows.filter(({ row }) => (row.audience ?? 'shared') === 'shared' && row.withholdFrom.length === 0)
    : rows

export function Plan() {
  const { session, names, sharedScreen } = useRecord()
  const shown = onScreen(useRows(session.doc, 'actions'), sharedScreen)
  return (
    <RowCards
      rows={shown}
      specs={planSpecs}
      names={names}
      editable={session.editable}
      rowName={(_, index) => `Action ${index + 1}`}
      head={(row) =>
        row.fromRule ? <p className="row-note">{`Made while answering ${row.fromRule}.`}</p> : null
      }
      addWords="Add an action"
      onAdd={() => addRow(session.doc, 'actions', {})}
      empty="No actions yet. In the text, Ctrl Enter makes an entry an action."
    />
  )
}

const lastTimeSpecs: FieldSpec<Action>[] = [
  { key: 'status', label: 'Settled as', kind: 'choice', choices: actionStatuses },
  { key: 'doneOn', label: 'Done on', kind: 'date', when: (row) => row.status === 'done' },
  { key: 'evidence', label: 'How we know', kind: 'line' },
  { key: 'effectOnChild', label: 'What changed for the child', kind: 'line', wide: true },
]

/** Actions carried over: their words cannot be changed, only settled or decided again. */
export function ActionsFromLastTime() {
  const { session, names, sharedScreen } = useRecord()
  const rows = onScreen(useRows(session.doc, 'previousActions'), sharedScreen)
  return (
    <RowCards
      rows={rows}
      specs={lastTimeSpecs}
      names={names}
      editable={session.editable}
      canRemove={() => false}
      rowName={(_, index) => `Action ${index + 1} from last time`}
      head={(row) => (
        <p className="row-carried">
          {row.text}
          <span className="row-note">
            {[
              names.people.find((one) => one.value === row.owner)?.label ?? '',
              row.due ? `due ${row.due}` : 'no date',
              row.carriedCount > 1 ? `carried ${row.carriedCount} times` : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      )}
      empty="Nothing was left open last time."
    />
  )
}
