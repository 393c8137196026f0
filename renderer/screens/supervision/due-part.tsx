import './supervision.css'
import { useState } from 'react'
import type { DueLine } from '../../../shared/api/supervision.ts'
import { sessionKinds } from '../../../shared/supervision/index.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  Button,
  type Column,
  Empty,
  LinkButton,
  PageGroup,
  ProblemNotice,
  Select,
  StateMark,
  Table,
  useRemembered,
  Waiting,
} from '../../ui/index.ts'
import { BookDialog, SayDialog } from './due-dialogs.tsx'
import { aboutWords, beginHref, dateOr, dueState, kindWords, whyWords } from './words.ts'

const shows = ['open', 'missed', 'held', 'all'] as const
type Show = (typeof shows)[number]
const showWords: Record<Show, string> = {
  open: 'Due and booked',
  missed: 'Missed and excused',
  held: 'Held',
  all: 'Everything',
}

type Asked = { line: DueLine; what: 'book' | 'say' } | null

/** One thing to do next, and what else may be done about it. */
function Steps({ line, onAsk }: { line: DueLine; onAsk: (asked: Asked) => void }) {
  const needsWords = line.maySay && !line.said
  return (
    <div className="supervision-steps">
      {line.begin ? (
        <LinkButton small href={beginHref(line)}>
          Begin the session
        </LinkButton>
      ) : line.recordId ? (
        <LinkButton small href={`/record/${line.recordId}`}>
          Open the record
        </LinkButton>
      ) : null}
      {line.mayBook ? (
        <Button small kind="quiet" onPress={() => onAsk({ line, what: 'book' })}>
          {line.booked ? 'Change the day' : 'Book'}
        </Button>
      ) : null}
      {needsWords || line.mayExcuse ? (
        <Button small kind="quiet" onPress={() => onAsk({ line, what: 'say' })}>
          Say why
        </Button>
      ) : null}
    </div>
  )
}

const columnsFor = (onAsk: (asked: Asked) => void): Column<DueLine>[] => [
  {
    key: 'who',
    heading: 'Who or which family',
    rowHeader: true,
    cell: (line) => (
      <span className="supervision-cell">
        {line.caseId ? <a href={`#/cases/${line.caseId}`}>{line.title}</a> : <span>{line.title}</span>}
        <span className="ui-quiet">{aboutWords(line)}</span>
      </span>
    ),
    sortBy: (line) => line.title,
  },
  {
    key: 'due',
    heading: 'Due',
    cell: (line) => {
      const { words, tone, icon } = dueState(line)
      return (
        <span className="supervision-cell">
          {dateOr(line.due, '')}
          <StateMark tone={tone} icon={icon}>
            {words}
          </StateMark>
          {whyWords(line) ? <span className="ui-quiet">{whyWords(line)}</span> : null}
        </span>
      )
    },
    sortBy: (line) => line.due,
  },
  {
    key: 'last',
    heading: 'Last held',
    cell: (line) => dateOr(line.held || line.last, 'Never here'),
    sortBy: (line) => line.held || line.last,
  },
  {
    key: 'booked',
    heading: 'Booked',
    cell: (line) => dateOr(line.booked, 'No'),
    sortBy: (line) => line.booked,
  },
  { key: 'do', heading: 'Next', cell: (line) => <Steps line={line} onAsk={onAsk} /> },
]

const planLink = (
  <LinkButton kind="quiet" href="/supervision/plan">
    Who supervises whom
  </LinkButton>
)

/** What is due in supervision, overdue first, above the records of it. */
export function DuePart() {
  const [remembered, setShow] = useRemembered<string>('supervision.show', 'open')
  const [kind, setKind] = useRemembered<string>('supervision.kind', '')
  const [asked, setAsked] = useState<Asked>(null)
  const show = shows.find((one) => one === remembered) ?? 'open'
  const dues = useQuery(
    api.supervision.dues.queryOptions({
      input: { show, kind: sessionKinds.find((one) => one === kind) ?? '', person: '', from: '', to: '' },
    }),
  )
  const lines = dues.data?.lines ?? []
  return (
    <PageGroup title="Due and booked" actions={planLink}>
      <div className="ui-columns">
        <Select
          label="Show"
          value={show}
          onChange={setShow}
          choices={shows.map((value) => ({ value, label: showWords[value] }))}
        />
        <Select
          label="Of which kind"
          value={kind}
          onChange={setKind}
          placeholder="Every kind"
          choices={[
            { value: '', label: 'Every kind' },
            ...sessionKinds.map((value) => ({ value, label: kindWords[value] })),
          ]}
        />
      </div>
      {dues.error ? <ProblemNotice problem={problemOf(dues.error)} /> : null}
      {dues.isPending ? <Waiting /> : null}
      {dues.data?.behind ? (
        <p role="status">Older records are still being read. Days may change until that is done.</p>
      ) : null}
      {dues.data && lines.length === 0 ? <Nothing show={show} filtered={kind !== ''} {...dues.data} /> : null}
      {lines.length > 0 ? (
        <Table
          caption={showWords[show]}
          columns={columnsFor(setAsked)}
          rows={lines}
          rowKey={(line) => line.id}
        />
      ) : null}
      {dues.data?.more ? (
        <p className="ui-quiet">There is more than fits here. Choose one kind to see the rest.</p>
      ) : null}
      {asked?.what === 'book' ? <BookDialog line={asked.line} onClose={() => setAsked(null)} /> : null}
      {asked?.what === 'say' ? <SayDialog line={asked.line} onClose={() => setAsked(null)} /> : null}
    </PageGroup>
  )
}

function Nothing({ show, filtered, supervises }: { show: Show; filtered: boolean; supervises: number }) {
  if (filtered) return <p role="status">Nothing of this kind. Choose every kind to see more.</p>
  if (show === 'missed') return <p role="status">Nothing was missed.</p>
  if (show === 'held') return <p role="status">No session has been signed yet.</p>
  return (
    <Empty title={supervises > 0 ? 'Nothing is due' : 'Nothing is due for you'} action={planLink}>
      A family is counted from the day on which a plan of a child stands in its file, and a person from the
      day of their account. Days are counted again whenever a session is signed.
    </Empty>
  )
}
