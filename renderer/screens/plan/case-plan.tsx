/** The goals of a family's plan over time, from the signed records that this person may open. */
import './plan.css'
import type { GoalLine, GoalPointLine } from '../../../shared/api/desk.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  AudienceMark,
  type Column,
  Disclosure,
  Empty,
  Facts,
  ProblemNotice,
  sayDate,
  shortDate,
  Table,
  Waiting,
} from '../../ui/index.ts'
import { GoalStatusMark } from './status-mark.tsx'
import { StatusPicture } from './status-picture.tsx'
import { lastStatus } from './words.ts'

export function CasePlan({ caseId }: { caseId: string }) {
  const goals = useQuery(api.desk.goals.queryOptions({ input: { caseId } }))
  if (goals.error) return <ProblemNotice problem={problemOf(goals.error)} />
  if (!goals.data) return <Waiting />
  const open = goals.data.filter(({ ended }) => ended === '')
  const ended = goals.data.filter((goal) => goal.ended !== '')
  if (goals.data.length === 0)
    return (
      <Empty title="No goals yet">
        A goal that is set in a conference, a core group or a child in need meeting will be here once the
        record is signed, with its status over time.
      </Empty>
    )
  return (
    <>
      {open.length === 0 ? <p className="ui-quiet">No goal is open.</p> : null}
      {open.map((goal) => (
        <GoalCard key={goal.id} goal={goal} />
      ))}
      {ended.length > 0 ? (
        <Disclosure label={`Goals that have left the plan (${ended.length})`}>
          <div className="ui-stack">
            {ended.map((goal) => (
              <GoalCard key={goal.id} goal={goal} />
            ))}
          </div>
        </Disclosure>
      ) : null}
    </>
  )
}

function GoalCard({ goal }: { goal: GoalLine }) {
  const words = goal.goal || 'A goal without words'
  const status = lastStatus(goal.points)
  return (
    <article className="plan-goal" aria-label={words}>
      <h3>{words}</h3>
      <p className="plan-goal-now">
        <GoalStatusMark status={status} />
        {goal.ended ? <span>{`Left the plan: ${goal.ended}`}</span> : null}
        {goal.audience === 'shared' ? null : <AudienceMark audience={goal.audience} />}
      </p>
      <Facts
        facts={[
          { label: 'For', value: goal.children.join(', ') || 'All children' },
          { label: 'The worry', value: goal.worry },
          { label: 'At the start', value: goal.baseline },
          { label: 'What will be seen', value: goal.indicators },
          { label: 'By when', value: sayDate(goal.targetDate, false) },
          { label: 'If not', value: goal.contingency },
        ].filter(({ value }) => value !== '')}
      />
      <StatusPicture points={goal.points} about={`“${words}”`} />
      <Disclosure
        label={
          <>
            As a table<span className="ui-hidden"> of “{words}”</span>
          </>
        }
      >
        <Table
          caption={`What each meeting said of “${words}”`}
          columns={columnsOf(goal)}
          rows={goal.points}
          rowKey={(point) => point.recordId}
        />
      </Disclosure>
    </article>
  )
}

/** How the goal read in a record, where it reads otherwise now. */
function ReadThen({ goal, point }: { goal: GoalLine; point: GoalPointLine }) {
  const by = `by ${sayDate(point.targetDate, false) || 'no date'}`
  return (
    <>
      {isReworded(goal, point) ? <del>{point.goal || 'Without words'}</del> : null}{' '}
      {point.targetDate === goal.targetDate ? null : by}
    </>
  )
}

const isReworded = (goal: GoalLine, point: GoalPointLine): boolean => point.goal.trim() !== goal.goal.trim()

/** Without the columns that have nothing in them. */
function columnsOf(goal: GoalLine): Column<GoalPointLine>[] {
  const has = (said: (point: GoalPointLine) => boolean): boolean => goal.points.some(said)
  const optional: (Column<GoalPointLine> & { shown: boolean })[] = [
    {
      key: 'scale',
      heading: 'Scale',
      number: true,
      cell: (point) => point.scale,
      shown: has(({ scale }) => scale !== ''),
    },
    {
      key: 'evidence',
      heading: 'Evidence',
      cell: (point) => point.evidence,
      shown: has(({ evidence }) => evidence !== ''),
    },
    {
      key: 'effect',
      heading: 'Effect on the child',
      cell: (point) => point.effectOnChild,
      shown: has(({ effectOnChild }) => effectOnChild !== ''),
    },
    {
      key: 'words',
      heading: 'As it read then',
      cell: (point) => <ReadThen goal={goal} point={point} />,
      shown: has((point) => isReworded(goal, point) || point.targetDate !== goal.targetDate),
    },
  ]
  return [
    {
      key: 'date',
      heading: 'Meeting',
      rowHeader: true,
      cell: (point) => (
        <a href={`#/record/${point.recordId}`}>{`${shortDate(point.date) || 'No date'}, ${point.title}`}</a>
      ),
    },
    { key: 'status', heading: 'Status', cell: (point) => <GoalStatusMark status={point.status} /> },
    ...optional.filter(({ shown }) => shown).map(({ shown: _shown, ...column }) => column),
  ]
}
