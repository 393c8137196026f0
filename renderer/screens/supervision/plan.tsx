import './supervision.css'
import { useState } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { PlanLine } from '../../../shared/api/supervision.ts'
import type { Away } from '../../../shared/supervision/index.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  Button,
  type Column,
  Empty,
  LinkButton,
  Page,
  ProblemNotice,
  StateMark,
  sayDate,
  Table,
  TextField,
  Waiting,
} from '../../ui/index.ts'
import { AwayDialog, PersonDialog } from './plan-dialogs.tsx'
import { dateOr } from './words.ts'

const awayWords = ({ kind, from, to, reason }: Away): string =>
  [
    `${kind === 'leave' ? 'Leave' : 'Post vacant'} from ${sayDate(from, false)} ${to ? `to ${sayDate(to, false)}` : 'on, no end yet'}`,
    reason,
  ]
    .filter(Boolean)
    .join(': ')

type Asked = { line: PlanLine; what: 'person' | 'away' } | null

function OwnCell({ line }: { line: PlanLine }) {
  if (!line.sees) return <span className="ui-quiet">Seen by those who manage them</span>
  const { own, families } = line
  return (
    <span className="supervision-cell">
      {own ? (
        <span>
          Own: due {sayDate(own.due, false)}
          {own.overdue ? ', overdue' : ''}
          {own.booked ? `, booked for ${sayDate(own.booked, false)}` : ''}. Last held:{' '}
          {dateOr(own.last, 'never here')}.
        </span>
      ) : null}
      {families.open > 0 ? (
        <span>
          {families.open === 1 ? '1 family' : `${families.open} families`}, next due{' '}
          {sayDate(families.next, false)}
        </span>
      ) : null}
      {families.overdue > 0 ? (
        <StateMark tone="stop" icon="warn">
          {families.overdue} overdue
        </StateMark>
      ) : null}
      {!own && families.open === 0 ? <span className="ui-quiet">Nothing is counted</span> : null}
    </span>
  )
}

const columnsFor = (me: Account, onAsk: (asked: Asked) => void): Column<PlanLine>[] => [
  {
    key: 'name',
    heading: 'Person',
    rowHeader: true,
    cell: (line) => (
      <span className="supervision-cell">
        <span>{line.person === me.id ? `${line.name} (you)` : line.name}</span>
        <span className="ui-quiet">{line.active ? line.role : `${line.role}, account closed`}</span>
      </span>
    ),
    sortBy: (line) => line.name,
  },
  {
    key: 'by',
    heading: 'Supervised by',
    cell: (line) => line.supervisorName || 'Nobody named',
    sortBy: (line) => line.supervisorName,
  },
  { key: 'team', heading: 'Team', cell: (line) => line.team || 'None', sortBy: (line) => line.team },
  {
    key: 'often',
    heading: 'How often',
    cell: (line) =>
      line.frequency.length > 0 ? (
        <span className="supervision-cell">
          {line.frequency.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </span>
      ) : (
        'Not counted'
      ),
  },
  { key: 'own', heading: 'Due', cell: (line) => <OwnCell line={line} /> },
  {
    key: 'away',
    heading: 'Away',
    cell: (line) =>
      line.away.length > 0 ? (
        <ul className="supervision-away">
          {line.away.map((one) => (
            <li key={one.id}>{awayWords(one)}</li>
          ))}
        </ul>
      ) : (
        'No'
      ),
  },
  {
    key: 'do',
    heading: 'Change',
    cell: (line) =>
      line.mayChange ? (
        <div className="supervision-steps">
          <Button small kind="quiet" onPress={() => onAsk({ line, what: 'person' })}>
            <span>
              Supervisor and team<span className="ui-hidden"> of {line.name}</span>
            </span>
          </Button>
          <Button small kind="quiet" onPress={() => onAsk({ line, what: 'away' })}>
            <span>
              Leave or vacancy<span className="ui-hidden"> of {line.name}</span>
            </span>
          </Button>
        </div>
      ) : (
        <span className="ui-quiet">By their manager</span>
      ),
  },
]

/** Who supervises whom, how often, in which team, and who is away: what every due day is worked out from. */
export default function SupervisionPlan({ me }: { me: Account }) {
  const plan = useQuery(api.supervision.plan.queryOptions())
  const [asked, setAsked] = useState<Asked>(null)
  const [text, setText] = useState('')
  const people = plan.data?.people ?? []
  const wanted = text.trim().toLowerCase()
  const shown = people.filter((line) =>
    `${line.name} ${line.role} ${line.team} ${line.supervisorName}`.toLowerCase().includes(wanted),
  )
  const line = people.find(({ person }) => person === asked?.line.person)
  return (
    <Page
      title="Who supervises whom"
      lead="Every due day is worked out from this plan, from the plans of the children, and from the rules in force. A manager changes it for those below them, an administrator for everybody."
      back={{ href: '/supervision', label: 'Supervision' }}
      actions={<LinkButton href="/rules">How often: the rules</LinkButton>}
    >
      {plan.error ? <ProblemNotice problem={problemOf(plan.error)} /> : null}
      {plan.isPending ? <Waiting /> : null}
      {plan.data && people.every(({ supervisor }) => supervisor === '') ? (
        <Empty title="Nobody is named as supervisor yet">
          Choose “Supervisor and team” beside a person and say who supervises them. What is missed because
          nobody was named is counted as missed, and says so.
        </Empty>
      ) : null}
      {people.length > 6 ? (
        <search className="ui-columns">
          <TextField
            label="Find a person or a team"
            type="search"
            value={text}
            onChange={setText}
            autoComplete="off"
          />
        </search>
      ) : null}
      {shown.length > 0 ? (
        <Table
          caption="People"
          columns={columnsFor(me, setAsked)}
          rows={shown}
          rowKey={({ person }) => person}
          initialSort={{ key: 'name', descending: false }}
        />
      ) : null}
      {plan.data && people.length > 0 && shown.length === 0 ? (
        <p role="status">Nobody fits. Clear the field to see all.</p>
      ) : null}
      {asked?.what === 'person' && line && plan.data ? (
        <PersonDialog
          line={line}
          teams={plan.data.teams}
          supervisors={plan.data.supervisors}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked?.what === 'away' && line ? (
        <AwayDialog line={line} awayWords={awayWords} onClose={() => setAsked(null)} />
      ) : null}
    </Page>
  )
}
