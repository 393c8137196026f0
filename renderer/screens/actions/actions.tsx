import './actions.css'
import { useEffect, useId, useState } from 'react'
import type { ActionLine } from '../../../shared/api/desk.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  AudienceMark,
  type Column,
  Disclosure,
  Empty,
  LinkButton,
  Page,
  ProblemNotice,
  Select,
  StateMark,
  shortDate,
  Table,
  TextField,
  Unbroken,
  useRemembered,
  Waiting,
} from '../../ui/index.ts'
import {
  type ActionGroup,
  carriedWords,
  countWords,
  decidedAgain,
  earlierWords,
  groupsOf,
  historyWords,
  statusMark,
  warningOf,
} from './words.ts'

const states = [
  { value: 'open', label: 'Open' },
  { value: 'settled', label: 'Settled' },
  { value: 'all', label: 'Open and settled' },
] as const
const owners = [
  { value: 'all', label: 'Everybody’s' },
  { value: 'mine', label: 'Mine' },
] as const

const together = [
  { value: 'none', label: 'In one list' },
  { value: 'owner', label: 'By owner' },
  { value: 'agency', label: 'By agency' },
] as const

/** A remembered choice; a damaged one means the first. */
const chosen = <Value extends string>(
  choices: readonly [{ value: Value }, ...{ value: Value }[]],
  remembered: string,
): Value => choices.find(({ value }) => value === remembered)?.value ?? choices[0].value

/** Words that stay as they are for a moment: typing does not ask the core with every letter. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Every action of the records that this person may open, soonest due first, each one once with its history. */
export default function Actions() {
  const [keptState, setState] = useRemembered<string>('actions.state', 'open')
  const [keptWhose, setWhose] = useRemembered<string>('actions.whose', 'all')
  const [keptGroups, setGroups] = useRemembered<string>('actions.groups', 'none')
  const [text, setText] = useState('')
  const grouped = chosen(together, keptGroups)
  const state = chosen(states, keptState)
  const whose = chosen(owners, keptWhose)
  const asked = useSettled(text).trim().slice(0, 200)
  const actions = useQuery(
    api.desk.actions.queryOptions({
      input: { state, whose, caseId: '', text: asked },
      placeholderData: (before) => before,
      refetchInterval: (query) => (query.state.data?.behind ? 2000 : false),
    }),
  )
  const lines = actions.data?.lines ?? []
  const filtered = state !== 'open' || whose !== 'all' || asked !== ''
  const nothing = actions.data !== undefined && lines.length === 0 && !actions.data.behind
  return (
    <Page
      title="Actions"
      lead="What was agreed in every meeting that you may read, until somebody says how it ended."
    >
      {actions.error ? <ProblemNotice problem={problemOf(actions.error)} /> : null}
      {actions.isPending ? <Waiting /> : null}
      {nothing && !filtered ? (
        <Empty
          title="No open actions"
          action={<LinkButton href="/meetings">Look at the meetings</LinkButton>}
        >
          An action that is written in a record will be here until a later meeting settles it. Settled ones
          stay and can be chosen with “Which”.
        </Empty>
      ) : null}
      <search className="ui-columns">
        <TextField
          label="Find an action, owner, agency or family"
          type="search"
          value={text}
          onChange={setText}
          autoComplete="off"
        />
        <Select label="Which" value={state} onChange={setState} choices={[...states]} />
        <Select label="Whose" value={whose} onChange={setWhose} choices={[...owners]} />
        <Select label="Shown" value={grouped} onChange={setGroups} choices={[...together]} />
      </search>
      {nothing && filtered ? <p role="status">No action fits. Clear a filter to see more.</p> : null}
      {lines.length > 0 ? <p role="status">{countWords(lines)}</p> : null}
      {lines.length > 0 && grouped === 'none' ? <ActionTable caption="Actions" lines={lines} /> : null}
      {grouped === 'none'
        ? null
        : groupsOf(lines, grouped).map((group) => <Group key={group.key} group={group} />)}
      {actions.data?.more ? (
        <p className="ui-quiet">There are more than fit here. Use the filters to find the others.</p>
      ) : null}
      {actions.data?.behind ? (
        <p className="ui-quiet" role="status">
          Chairside is still reading older records. This list fills by itself.
        </p>
      ) : null}
    </Page>
  )
}

function ActionTable({ caption, lines }: { caption: string; lines: ActionLine[] }) {
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={lines}
      rowKey={(action) => action.id}
      initialSort={{ key: 'due', descending: false }}
    />
  )
}

/** What one owner or one agency has on their list, with how much of it waits. */
function Group({ group }: { group: ActionGroup }) {
  const headingId = useId()
  return (
    <section className="actions-group" aria-labelledby={headingId}>
      <h2 id={headingId}>{group.name}</h2>
      <p className="ui-quiet">{countWords(group.lines)}</p>
      <ActionTable caption={`Actions: ${group.name}`} lines={group.lines} />
    </section>
  )
}

/** A question beside what raised it. */
function Ask({ children }: { children: string }) {
  return children ? <span className="actions-ask">{children}</span> : null
}

const columns: Column<ActionLine>[] = [
  {
    key: 'due',
    heading: 'Due',
    cell: (action) => (
      <span className="actions-cell">
        <span className="actions-date">{shortDate(action.due) || action.dueSaid || 'No date'}</span>
        <Ask>{warningOf(action, 'date')}</Ask>
      </span>
    ),
    sortBy: (action) => action.due || '9999',
  },
  {
    key: 'what',
    heading: 'Action',
    rowHeader: true,
    cell: (action) => (
      <span className="actions-cell">
        <a href={`#/record/${action.recordId}`}>{action.what || 'An action without words'}</a>
        {action.audience === 'restricted' ? <AudienceMark audience="restricted" /> : null}
        <Ask>{warningOf(action, 'words')}</Ask>
      </span>
    ),
    sortBy: (action) => action.what,
  },
  {
    key: 'owner',
    heading: 'Owner',
    cell: (action) => (
      <span className="actions-cell">
        {action.owner || 'Nobody'}
        {action.agency ? <span className="ui-quiet ui-small">{action.agency}</span> : null}
        <Ask>{warningOf(action, 'owner')}</Ask>
        <Ask>{warningOf(action, 'notice')}</Ask>
      </span>
    ),
    sortBy: (action) => `${action.owner} ${action.agency}`,
  },
  {
    key: 'family',
    heading: 'Family',
    cell: (action) =>
      action.caseId && action.familyRef ? (
        <a href={`#/cases/${action.caseId}`}>
          <Unbroken>{action.familyRef}</Unbroken>
        </a>
      ) : (
        <Unbroken>{action.familyRef || 'No family'}</Unbroken>
      ),
    sortBy: (action) => action.familyRef,
  },
  {
    key: 'status',
    heading: 'Status',
    cell: (action) => {
      const { words, tone } = statusMark(action)
      return <StateMark tone={tone}>{words}</StateMark>
    },
    sortBy: (action) => statusMark(action).words,
  },
  {
    key: 'carried',
    heading: 'Carried',
    cell: (action) => (
      <span className="actions-cell">
        {carriedWords(action.carriedCount)}
        <Ask>{warningOf(action, 'carried')}</Ask>
      </span>
    ),
    sortBy: (action) => action.carriedCount,
  },
  {
    key: 'known',
    heading: 'What was done, and for the child',
    cell: (action) => <Known action={action} />,
  },
]

/** What was done stands apart from what changed for the child: one can be there without the other. */
function Known({ action }: { action: ActionLine }) {
  const parts = [
    ['How we will know', action.measure],
    ['What was done', action.evidence],
    ['Should change for the child', action.outcome],
    ['Changed for the child', action.effectOnChild || (action.settled ? 'Not said' : '')],
  ] as const
  return (
    <div className="actions-cell">
      {parts.map(([label, said]) =>
        said ? (
          <p key={label} className="actions-facts ui-small">
            <span className="ui-quiet">{label}:</span> {said}
          </p>
        ) : null,
      )}
      <Disclosure
        label={
          <>
            History<span className="ui-hidden"> of “{shortened(action.what)}”</span>
          </>
        }
      >
        <ol className="actions-history">
          {action.history.map((one, at) => (
            <li key={`${one.recordId} ${one.how}`} className="ui-small">
              <a href={`#/record/${one.recordId}`}>{historyWords(one)}</a>
              {[one.evidence, one.effectOnChild].filter(Boolean).map((said) => (
                <p key={said} className="actions-facts">
                  {said}
                </p>
              ))}
              {decidedAgain(one, action.history[at - 1]) ? (
                <p className="actions-facts">{decidedAgain(one, action.history[at - 1])}</p>
              ) : null}
              {earlierWords(one, action) ? (
                <p className="actions-facts ui-quiet">
                  It then said: <del>{earlierWords(one, action)}</del>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      </Disclosure>
    </div>
  )
}

const SHORT = 40
/** Enough of the words to tell one button from another. */
const shortened = (words: string): string =>
  words.length > SHORT ? `${words.slice(0, SHORT).trimEnd()}…` : words || 'an action without words'
