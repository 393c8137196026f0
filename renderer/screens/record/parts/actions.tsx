/** Actions: what, who, by when, and how we will know it helped the child (domain section 5). */
import { useMemo } from 'react'
import {
  type Action,
  actionStatuses,
  audiences,
  changedHere,
  wordsOfAction,
} from '../../../../shared/minutes/index.ts'
import { type Choosable, type FieldSpec, RowCards } from '../../../editor/draft/row-fields.tsx'
import { addRow, useRows } from '../../../editor/draft/rows.ts'
import { sayDate } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'
import { DecidedAgain } from './decided-again.tsx'
import { GoalProgress, PlanGoals, useGoalChoices } from './goals.tsx'
import { onScreen } from './on-screen.ts'

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

/** With the goals to choose from, where there are any. */
const withGoals = (goals: Choosable[]): FieldSpec<Action>[] =>
  goals.length === 0
    ? planSpecs
    : [
        ...planSpecs.slice(0, 1),
        {
          key: 'goalId',
          label: 'For which goal',
          kind: 'choice',
          choices: [{ value: '', label: 'No goal of the plan' }, ...goals],
        },
        ...planSpecs.slice(1),
      ]

/** Where the action came from: a question of the checks, or a goal that the record does not have as a row. */
const originOf = ({ fromRule, goal, goalId }: Action): string =>
  [fromRule && `Made while answering ${fromRule}.`, goal && !goalId ? `The goal: ${goal}` : '']
    .filter(Boolean)
    .join(' ')

export function Plan() {
  const { session, names, sharedScreen } = useRecord()
  const shown = onScreen(useRows(session.doc, 'actions'), sharedScreen)
  const goals = useGoalChoices()
  const specs = useMemo(() => withGoals(goals), [goals])
  return (
    <>
      <PlanGoals />
      <RowCards
        rows={shown}
        specs={specs}
        names={names}
        editable={session.editable}
        rowName={(_, index) => `Action ${index + 1}`}
        head={(row) => (originOf(row) ? <p className="row-note">{originOf(row)}</p> : null)}
        addWords="Add an action"
        onAdd={() => addRow(session.doc, 'actions', {})}
        empty="No actions yet. In the text, Ctrl Enter makes an entry an action."
      />
    </>
  )
}

const lastTimeSpecs: FieldSpec<Action>[] = [
  { key: 'status', label: 'Settled as', kind: 'choice', choices: actionStatuses },
  { key: 'doneOn', label: 'Done on', kind: 'date', when: (row) => row.status === 'done' },
  { key: 'evidence', label: 'How we know', kind: 'line' },
  { key: 'effectOnChild', label: 'What changed for the child', kind: 'line', wide: true },
  {
    key: 'ownerAgreed',
    label: 'Did the owner agree',
    kind: 'choice',
    choices: ['yes', 'no', 'not present'],
    when: (row) => changedHere(row) !== undefined || row.ownerAgreed === 'not present',
  },
  ...(
    [
      { key: 'text', label: 'What exactly', kind: 'text', wide: true },
      { key: 'owner', label: 'Who', kind: 'person' },
      { key: 'due', label: 'By which date', kind: 'date' },
    ] satisfies FieldSpec<Action>[]
  ).map((spec) => ({ ...spec, when: (row: Action) => changedHere(row) !== undefined })),
]

/** Actions carried over: their words cannot be changed, only settled or decided again. */
export function ActionsFromLastTime() {
  const { session, names, sharedScreen } = useRecord()
  const rows = onScreen(useRows(session.doc, 'previousActions'), sharedScreen)
  const nameOf = (id: string): string => names.people.find((one) => one.value === id)?.label ?? ''
  return (
    <>
      <GoalProgress before="Actions" />
      <RowCards
        rows={rows}
        specs={lastTimeSpecs}
        names={names}
        editable={session.editable}
        canRemove={() => false}
        rowName={(_, index) => `Action ${index + 1} from last time`}
        head={(row, index) => (
          <>
            <p className="row-carried">
              {row.text}
              <span className="row-note">
                {[
                  nameOf(row.owner),
                  row.due ? `due ${sayDate(row.due, false)}` : 'no date',
                  row.carriedCount > 1 ? `carried ${row.carriedCount} times` : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </p>
            <DecidedAgain
              handle={rows[index]}
              words={wordsOfAction}
              ask="Decide this action again"
              said={({ text, owner, due }) =>
                [text, nameOf(owner), due && `by ${sayDate(due, false)}`].filter(Boolean).join(', ')
              }
            />
          </>
        )}
        empty="Nothing was left open last time."
      />
    </>
  )
}
