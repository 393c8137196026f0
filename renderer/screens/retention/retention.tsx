import './retention.css'
import { useState } from 'react'
import type {
  LegalHold,
  RetentionFamily,
  RetentionLine,
  RetentionOverview,
} from '../../../shared/api/retention.ts'
import { openSentence, standingWords } from '../../../shared/retention/index.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  Button,
  Checkbox,
  type Column,
  Empty,
  Facts,
  MenuButton,
  Page,
  PageGroup,
  ProblemNotice,
  Select,
  StateMark,
  shortDate,
  Table,
  TextField,
  useRemembered,
  Waiting,
} from '../../ui/index.ts'
import { Certificates } from './certificates.tsx'
import {
  type Chosen,
  HoldDialog,
  LiftDialog,
  RuleDialog,
  TransferDialog,
  WithdrawDialog,
} from './dialogs.tsx'
import { GoneRecords } from './gone-records.tsx'
import { PurgeDialog } from './purge-dialog.tsx'
import { kindName, lookOf, type Which, whichChoices } from './words.ts'

const nameOf = ({ type, date, familyRef }: RetentionLine): string =>
  [kindName(type), shortDate(date), familyRef].filter(Boolean).join(', ')

const recordChoice = (line: RetentionLine): Chosen => ({
  kind: 'record',
  id: line.recordId,
  name: nameOf(line),
  caseId: line.caseId,
  open: line.open,
})
const caseChoice = (line: RetentionFamily): Chosen => ({
  kind: 'case',
  id: line.caseId,
  name: `${line.familyRef}: the family’s file`,
  caseId: line.caseId,
  open: [],
})

type Asked =
  | { what: 'transfer'; chosen: Chosen[] }
  | { what: 'withdraw' | 'hold'; chosen: Chosen }
  | { what: 'lift'; holds: LegalHold[] }
  | { what: 'purge'; recordIds: string[]; caseIds: string[] }
  | { what: 'rule' }
  | null

type Row = { transfer: RetentionLine['transfer']; holds: LegalHold[]; standing: RetentionLine['standing'] }

function StandingCell({ row, open }: { row: Row; open: string }) {
  const { tone, icon } = lookOf(row.standing)
  return (
    <span className="retention-cell">
      <StateMark tone={tone} icon={icon}>
        {standingWords(row.standing)}
      </StateMark>
      {open ? <span className="retention-open">{open}</span> : null}
    </span>
  )
}

const TransferCell = ({ transfer }: Row) =>
  transfer ? (
    <span className="retention-cell">
      {transfer.reference}
      <span className="retention-open">
        {shortDate(transfer.onDate)}, confirmed by {transfer.byName}
      </span>
    </span>
  ) : (
    'Not confirmed'
  )

/** What can be done with one line, in a menu of its own. */
function LineMenu({
  chosen,
  row,
  mayPurge,
  ask,
}: {
  chosen: Chosen
  row: Row
  mayPurge: boolean
  ask: (asked: Asked) => void
}) {
  const items = [
    row.transfer
      ? { id: 'withdraw', label: 'Take the confirmation back' }
      : { id: 'transfer', label: 'Confirm that it is in the child’s file' },
    { id: 'hold', label: 'Set a legal hold' },
    ...(mayPurge && row.holds.length > 0 ? [{ id: 'lift', label: 'Lift a legal hold' }] : []),
  ]
  return (
    <MenuButton
      label={`For ${chosen.name}`}
      trigger={
        <Button small kind="quiet" icon="more" aria-label={`More for ${chosen.name}`}>
          More
        </Button>
      }
      items={items}
      onAction={(id) => {
        if (id === 'transfer') ask({ what: 'transfer', chosen: [chosen] })
        else if (id === 'lift') ask({ what: 'lift', holds: row.holds })
        else if (id === 'hold' || id === 'withdraw') ask({ what: id, chosen })
      }}
    />
  )
}

const fits = (line: RetentionLine, which: Which): boolean =>
  which === 'all' || (which === 'hold' ? line.holds.length > 0 : line.standing.state === which)

/** What is in the child's file, what is on hold, what may go from here and what has gone. Nothing goes by itself. */
export default function Retention() {
  const found = useQuery(api.retention.overview.queryOptions())
  return (
    <Page
      title="Retention"
      lead="The child’s file in the council’s case system is the record. Once somebody has confirmed that a record is there, it is purged from this device after the council’s period: never by itself, always by somebody who looks and confirms."
      back={{ href: '/settings', label: 'Settings' }}
    >
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data ? <Everything overview={found.data} /> : null}
    </Page>
  )
}

function Everything({ overview }: { overview: RetentionOverview }) {
  const [asked, setAsked] = useState<Asked>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const close = () => setAsked(null)
  const none = () => setPicked(new Set())
  const parts = { overview, picked, setPicked, ask: setAsked }
  return (
    <>
      <Records {...parts} />
      {overview.cases.length > 0 ? <Families {...parts} /> : null}
      {overview.purges.length > 0 ? (
        <PageGroup title="Certificates of destruction">
          <Certificates purges={overview.purges} />
        </PageGroup>
      ) : null}
      <GoneRecords mine={() => true} />
      <PageGroup
        title="The council’s periods"
        actions={
          overview.mayChange ? (
            <Button icon="edit" onPress={() => setAsked({ what: 'rule' })}>
              Change
            </Button>
          ) : null
        }
      >
        <Facts
          facts={[
            {
              label: 'Signed records',
              value: `${overview.rule.afterTransferDays} days after the transfer was confirmed`,
            },
            {
              label: 'Supervision',
              value:
                overview.rule.supervisionDays === null
                  ? 'No period set: it stays here, as the schedule for staff records says'
                  : `${overview.rule.supervisionDays} days after the transfer was confirmed`,
            },
            {
              label: 'Drafts',
              value: `Kept until the minutes are agreed. ${overview.drafts} here, and no rule ever purges one.`,
            },
          ]}
        />
      </PageGroup>
      {asked?.what === 'transfer' ? (
        <TransferDialog chosen={asked.chosen} today={overview.today} onClose={close} onDone={none} />
      ) : null}
      {asked?.what === 'withdraw' ? <WithdrawDialog chosen={asked.chosen} onClose={close} /> : null}
      {asked?.what === 'hold' ? <HoldDialog chosen={asked.chosen} onClose={close} /> : null}
      {asked?.what === 'lift' ? <LiftDialog holds={asked.holds} onClose={close} /> : null}
      {asked?.what === 'rule' ? <RuleDialog rule={overview.rule} onClose={close} /> : null}
      {asked?.what === 'purge' ? (
        <PurgeDialog recordIds={asked.recordIds} caseIds={asked.caseIds} onClose={close} onPurged={none} />
      ) : null}
    </>
  )
}

type PartProps = {
  overview: RetentionOverview
  picked: ReadonlySet<string>
  setPicked: (picked: ReadonlySet<string>) => void
  ask: (asked: Asked) => void
}

const toggled = (picked: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> =>
  new Set(on ? [...picked, id] : [...picked].filter((one) => one !== id))

function Records({ overview, picked, setPicked, ask }: PartProps) {
  const [which, setWhich] = useRemembered<string>('retention.which', 'all')
  const [text, setText] = useState('')
  const { records, mayPurge } = overview
  const wanted = text.trim().toLowerCase()
  const shown = records.filter(
    (line) => fits(line, which as Which) && (!wanted || nameOf(line).toLowerCase().includes(wanted)),
  )
  const chosen = shown.filter(({ recordId }) => picked.has(recordId))
  const toConfirm = chosen.filter(({ transfer }) => !transfer)
  const due = chosen.filter(({ standing }) => standing.state === 'due')
  // What still runs from a record, or makes it the newest of its family, is looked at one by one.
  const quiet = records.filter(({ standing, open }) => standing.state === 'due' && openSentence(open) === '')
  const columns: Column<RetentionLine>[] = [
    {
      key: 'pick',
      heading: 'Choose',
      cell: (line) => (
        <Checkbox
          isSelected={picked.has(line.recordId)}
          onChange={(on) => setPicked(toggled(picked, line.recordId, on))}
        >
          <span className="ui-hidden">{nameOf(line)}</span>
        </Checkbox>
      ),
    },
    { key: 'date', heading: 'Date', cell: ({ date }) => shortDate(date), sortBy: ({ date }) => date },
    {
      key: 'type',
      heading: 'Record',
      rowHeader: true,
      cell: (line) => <a href={`#/record/${line.recordId}`}>{kindName(line.type)}</a>,
      sortBy: ({ type }) => kindName(type),
    },
    {
      key: 'family',
      heading: 'Family',
      cell: ({ familyRef }) => familyRef,
      sortBy: ({ familyRef }) => familyRef,
    },
    {
      key: 'transfer',
      heading: 'In the child’s file',
      cell: (line) => <TransferCell {...line} />,
      sortBy: ({ transfer }) => transfer?.onDate ?? '',
    },
    {
      key: 'standing',
      heading: 'How it stands',
      cell: (line) => <StandingCell row={line} open={openSentence(line.open)} />,
      sortBy: ({ standing }) => `${standing.state} ${standing.dueOn}`,
    },
    {
      key: 'more',
      heading: 'More',
      cell: (line) => <LineMenu chosen={recordChoice(line)} row={line} mayPurge={mayPurge} ask={ask} />,
    },
  ]
  if (records.length === 0)
    return (
      <Empty title="No signed record is here">
        Signed records will be here, from the moment they are signed until they have moved to the child’s
        file.
      </Empty>
    )
  return (
    <PageGroup title="Signed records">
      <search className="ui-columns">
        <Select label="Which" value={which} onChange={setWhich} choices={whichChoices} />
        <TextField
          label="Find a family or a kind of record"
          type="search"
          value={text}
          onChange={setText}
          autoComplete="off"
        />
      </search>
      <div className="ui-row">
        <Button
          icon="tick"
          isDisabled={toConfirm.length === 0}
          onPress={() => ask({ what: 'transfer', chosen: toConfirm.map(recordChoice) })}
        >
          {toConfirm.length > 1 ? `Confirm the transfer of ${toConfirm.length}` : 'Confirm the transfer'}
        </Button>
        {mayPurge ? (
          <>
            <Button
              icon="eye"
              isDisabled={due.length === 0}
              onPress={() =>
                ask({ what: 'purge', recordIds: due.map(({ recordId }) => recordId), caseIds: [] })
              }
            >
              {due.length > 1 ? `See what would go of ${due.length}` : 'See what would go'}
            </Button>
            {quiet.length > 0 ? (
              <Button
                kind="quiet"
                onPress={() => {
                  setWhich('due')
                  setPicked(new Set(quiet.map(({ recordId }) => recordId)))
                }}
              >
                Choose all that are due and settled ({quiet.length})
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
      {shown.length > 0 ? (
        <Table caption="Signed records" columns={columns} rows={shown} rowKey={({ recordId }) => recordId} />
      ) : (
        <p role="status">No record fits. Choose another view to see more.</p>
      )}
    </PageGroup>
  )
}

function Families({ overview, picked, setPicked, ask }: PartProps) {
  const { cases, mayPurge } = overview
  const due = cases.filter(({ caseId, standing }) => picked.has(caseId) && standing.state === 'due')
  const columns: Column<RetentionFamily>[] = [
    {
      key: 'pick',
      heading: 'Choose',
      cell: (line) => (
        <Checkbox
          isSelected={picked.has(line.caseId)}
          onChange={(on) => setPicked(toggled(picked, line.caseId, on))}
        >
          <span className="ui-hidden">{line.familyRef}</span>
        </Checkbox>
      ),
    },
    {
      key: 'family',
      heading: 'Family',
      rowHeader: true,
      cell: (line) => <a href={`#/cases/${line.caseId}`}>{line.familyRef}</a>,
      sortBy: ({ familyRef }) => familyRef,
    },
    {
      key: 'records',
      heading: 'Records',
      cell: ({ records, purged }) => `${records} here, ${purged} moved`,
      sortBy: ({ records }) => records,
    },
    { key: 'transfer', heading: 'In the child’s file', cell: (line) => <TransferCell {...line} /> },
    { key: 'standing', heading: 'How it stands', cell: (line) => <StandingCell row={line} open="" /> },
    {
      key: 'more',
      heading: 'More',
      cell: (line) => <LineMenu chosen={caseChoice(line)} row={line} mayPurge={mayPurge} ask={ask} />,
    },
  ]
  return (
    <PageGroup title="Families">
      <p className="ui-quiet">
        A family’s own file, with its chronology, is a step of its own: it goes after the last of its records,
        when its history is in the child’s file too.
      </p>
      {mayPurge ? (
        <div className="ui-row">
          <Button
            icon="eye"
            isDisabled={due.length === 0}
            onPress={() => ask({ what: 'purge', recordIds: [], caseIds: due.map(({ caseId }) => caseId) })}
          >
            See what would go of the family’s file
          </Button>
        </div>
      ) : null}
      <Table caption="Families" columns={columns} rows={cases} rowKey={({ caseId }) => caseId} />
    </PageGroup>
  )
}
