/** Goals of the plan, one for each worry: set with the plan, and looked at again goal by goal (domain section 5). */
import { useMemo } from 'react'
import {
  audiences,
  changedHere,
  type Goal,
  goalEnds,
  goalStatuses,
  goalStatusNames,
  holdsGoals,
  planCategories,
  wordsOfGoal,
} from '../../../../shared/minutes/index.ts'
import { templates } from '../../../../shared/templates/index.ts'
import { type FieldSpec, RowCards } from '../../../editor/draft/row-fields.tsx'
import { addRow, type RowHandle, useFields, useRows } from '../../../editor/draft/rows.ts'
import { Button, sayDate } from '../../../ui/index.ts'
import { StatusPicture } from '../../plan/status-picture.tsx'
import { goalName } from '../../plan/words.ts'
import { useRecord } from '../record-context.ts'
import { DecidedAgain } from './decided-again.tsx'
import { onScreen } from './on-screen.ts'

const statusChoices = goalStatuses.map((value) => ({ value, label: goalStatusNames[value] }))
const endChoices = [{ value: '', label: 'Stays in the plan' }, ...goalEnds]

const wordSpecs: FieldSpec<Goal>[] = [
  { key: 'worry', label: 'The worry: what harm', kind: 'text', wide: true },
  { key: 'goal', label: 'The goal: how life will be for the child', kind: 'text', wide: true },
  { key: 'indicators', label: 'What will be seen, and by whom', kind: 'text', wide: true },
  { key: 'targetDate', label: 'By which date', kind: 'date' },
  { key: 'contingency', label: 'If not by when, then what', kind: 'text', wide: true },
]

const readerSpecs: FieldSpec<Goal>[] = [
  {
    key: 'audience',
    label: 'Who may read this',
    kind: 'choice',
    choices: audiences.filter((one) => one !== 'learning'),
    hint: 'Left empty: as the section',
  },
  { key: 'withholdFrom', label: 'Not to be told to', kind: 'people' },
]

/** Fields of a scale, where the model of the meeting uses one or somebody has. */
function useScales(): boolean {
  const model = useFields(useRecord().session.doc, 'meeting').text('conferenceModel')
  return model !== '' && model !== 'standard'
}

const setSpecs = (scales: boolean): FieldSpec<Goal>[] => [
  ...wordSpecs,
  { key: 'baseline', label: 'How it is now', kind: 'line', wide: true },
  { key: 'children', label: 'For', kind: 'childrenOrAll' },
  { key: 'category', label: 'Category', kind: 'choice', choices: planCategories },
  { key: 'status', label: 'Status of the goal', kind: 'choice', choices: statusChoices },
  {
    key: 'scaleBefore',
    label: 'Scale now, 0 to 10',
    kind: 'line',
    when: ({ scaleBefore }) => scales || scaleBefore !== '',
  },
  ...readerSpecs,
]

const progressSpecs = (scales: boolean): FieldSpec<Goal>[] => [
  { key: 'status', label: 'Status of the goal', kind: 'choice', choices: statusChoices },
  {
    key: 'scaleNow',
    label: 'Scale now, 0 to 10',
    kind: 'line',
    when: ({ scaleNow, scaleBefore }) => scales || scaleNow !== '' || scaleBefore !== '',
  },
  { key: 'ended', label: 'In the plan', kind: 'choice', choices: endChoices },
  { key: 'evidence', label: 'What shows it, and who saw it', kind: 'line', wide: true },
  { key: 'effectOnChild', label: 'What changed for the child', kind: 'line', wide: true },
  ...wordSpecs.map((spec) => ({ ...spec, when: (goal: Goal) => changedHere(goal) !== undefined })),
  ...readerSpecs,
]

const numbered = (goals: RowHandle<Goal>[]) => goals.map((handle, index) => ({ handle, number: index + 1 }))

/**
 * Goals that an earlier meeting set: how each stood, how it stands now and what shows it. `before`: the heading of what
 * stands below them.
 */
export function GoalProgress({ before = '' }: { before?: string }) {
  const { session, names, sharedScreen } = useRecord()
  const scales = useScales()
  const specs = useMemo(() => progressSpecs(scales), [scales])
  const carried = numbered(onScreen(useRows(session.doc, 'goals'), sharedScreen)).filter(
    ({ handle }) => handle.row.raisedIn !== '',
  )
  if (carried.length === 0) return null
  return (
    <>
      <h3>Goals</h3>
      <RowCards
        rows={carried.map(({ handle }) => handle)}
        specs={specs}
        names={names}
        editable={session.editable}
        canRemove={() => false}
        rowName={(_, index) => `Goal ${carried[index]?.number ?? ''}`}
        head={(goal, index) => (
          <>
            <p className="row-carried">
              {goal.goal || 'A goal without words'}
              <span className="row-note">
                {[
                  goal.worry && `The worry: ${goal.worry}`,
                  goal.baseline && `At the start: ${goal.baseline}`,
                  goal.targetDate ? `by ${sayDate(goal.targetDate, false)}` : 'no date',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </p>
            {goal.past.length > 0 ? <Past goal={goal} number={carried[index]?.number ?? 0} /> : null}
            <DecidedAgain
              handle={carried[index]?.handle}
              words={wordsOfGoal}
              ask="Word this goal anew"
              said={(earlier) => earlier.goal || 'A goal without words'}
            />
          </>
        )}
        empty=""
      />
      {before ? <h3>{before}</h3> : null}
    </>
  )
}

function Past({ goal, number }: { goal: Goal; number: number }) {
  const points = goal.past.map(({ date, meeting, status }) => ({ date, title: meetingName(meeting), status }))
  return <StatusPicture points={points} about={`goal ${number}`} />
}

const meetingName = (type: string): string =>
  templates.find((template) => template.type === type)?.shortName ?? type

/** The goals that this meeting sets, and the names of those that go on. */
export function PlanGoals() {
  const { session, template, names, sharedScreen } = useRecord()
  const scales = useScales()
  const specs = useMemo(() => setSpecs(scales), [scales])
  const all = numbered(onScreen(useRows(session.doc, 'goals'), sharedScreen))
  const actions = onScreen(useRows(session.doc, 'actions'), sharedScreen)
  const fresh = all.filter(({ handle }) => handle.row.raisedIn === '')
  const carried = all.filter(({ handle }) => handle.row.raisedIn !== '')
  if (all.length === 0 && !holdsGoals(template.type)) return null
  const hasProgress = template.sections.some(({ kind }) => kind === 'previousActions')
  return (
    <>
      {hasProgress ? null : <GoalProgress />}
      <h3>Goals</h3>
      {carried.length > 0 ? (
        <ul className="plan-goals">
          {carried.map(({ handle, number }) => (
            <li key={handle.row.id}>
              {`Goal ${number}: ${handle.row.goal || 'without words'}`}
              <GoalActions goal={handle.row} number={number} actions={actions} />
            </li>
          ))}
        </ul>
      ) : null}
      <RowCards
        rows={fresh.map(({ handle }) => handle)}
        specs={specs}
        names={names}
        editable={session.editable}
        rowName={(_, index) => `Goal ${fresh[index]?.number ?? ''}`}
        head={(goal, index) => (
          <GoalActions goal={goal} number={fresh[index]?.number ?? 0} actions={actions} />
        )}
        addWords="Add a goal"
        onAdd={() => addRow(session.doc, 'goals', {})}
        empty={carried.length > 0 ? 'No new goal.' : 'No goals yet. One for each worry.'}
      />
      <h3>Actions</h3>
    </>
  )
}

/** The actions that serve a goal, and a way to one more: for the same children and the same readers as the goal. */
function GoalActions({
  goal,
  number,
  actions,
}: {
  goal: Goal
  number: number
  actions: { row: { id: string; text: string; goalId: string } }[]
}) {
  const { session, goToPlace } = useRecord()
  const own = actions.filter(({ row }) => row.goalId === goal.id)
  const add = () => {
    const id = addRow(session.doc, 'actions', {
      goalId: goal.id,
      child: goal.children,
      ...(goal.audience === undefined ? {} : { audience: goal.audience }),
      withholdFrom: goal.withholdFrom,
    })
    goToPlace({ rowId: id })
  }
  return (
    <div className="plan-goal-actions">
      {own.length > 0 ? (
        <ul>
          {own.map(({ row }) => (
            <li key={row.id}>{row.text || 'An action without words yet'}</li>
          ))}
        </ul>
      ) : (
        <p className="row-note">No action serves this goal yet.</p>
      )}
      {session.editable ? (
        <Button small kind="quiet" icon="plus" onPress={add}>
          {`Add an action for goal ${number}`}
        </Button>
      ) : null}
    </div>
  )
}

/** Goals to choose from for an action, with the numbers of the page. */
export function useGoalChoices(): { value: string; label: string }[] {
  const { session, sharedScreen } = useRecord()
  const goals = useRows(session.doc, 'goals')
  return useMemo(
    () =>
      sharedScreen
        ? []
        : goals.map(({ row }, index) => ({ value: row.id, label: goalName(row.goal, index) })),
    [goals, sharedScreen],
  )
}
