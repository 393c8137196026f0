import { useMemo, useState } from 'react'
import { type Account, can } from '../../../shared/access/access.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  type Column,
  Empty,
  LinkButton,
  Page,
  ProblemNotice,
  sayInstant,
  Table,
  TextField,
  Unbroken,
  Waiting,
} from '../../ui/index.ts'

type Row = { id: string; familyRef: string; children: string[]; records: number; changedAt: string }

const columns: Column<Row>[] = [
  {
    key: 'ref',
    heading: 'Family',
    rowHeader: true,
    cell: (row) => (
      <a href={`#/cases/${row.id}`}>
        <Unbroken>{row.familyRef || 'No reference yet'}</Unbroken>
      </a>
    ),
    sortBy: (row) => row.familyRef,
  },
  {
    key: 'children',
    heading: 'Children',
    cell: (row) => row.children.join(', '),
    sortBy: (row) => row.children.join(', '),
  },
  {
    key: 'records',
    heading: 'Records',
    number: true,
    cell: (row) => row.records,
    sortBy: (row) => row.records,
  },
  {
    key: 'changed',
    heading: 'Last changed',
    cell: (row) => sayInstant(row.changedAt),
    sortBy: (row) => row.changedAt,
  },
]

/** Every family, with its children. */
export default function CaseList({ me }: { me: Account }) {
  const cases = useQuery(api.cases.list.queryOptions())
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const rows = useMemo(
    () =>
      (cases.data ?? []).filter((row) =>
        `${row.familyRef} ${row.children.join(' ')}`.toLowerCase().includes(wanted),
      ),
    [cases.data, wanted],
  )
  const create = can(me, 'case.write') ? (
    <LinkButton href="/cases/new" kind="main" icon="plus">
      New family
    </LinkButton>
  ) : null
  const bring = can(me, 'case.write') ? <LinkButton href="/import">Import</LinkButton> : null
  return (
    <Page
      title="Cases"
      actions={
        cases.data && cases.data.length > 0 ? (
          <>
            {can(me, 'record.read') ? (
              <>
                <LinkButton href="/disagreements">Disagreements</LinkButton>
                <LinkButton href="/registers">Registers</LinkButton>
              </>
            ) : null}
            {bring}
            {create}
          </>
        ) : null
      }
    >
      {cases.error ? <ProblemNotice problem={problemOf(cases.error)} /> : null}
      {cases.isPending ? <Waiting /> : null}
      {cases.data?.length === 0 ? (
        <Empty
          title="No families yet"
          action={
            <div className="ui-row">
              {create}
              {bring}
            </div>
          }
        >
          A family’s reference, children and the people around them are typed here once and picked in every
          record after. A new record can add its family too.
        </Empty>
      ) : null}
      {cases.data && cases.data.length > 0 ? (
        <>
          <search>
            <TextField label="Find" type="search" narrow value={text} onChange={setText} autoComplete="off" />
          </search>
          {rows.length > 0 ? (
            <Table
              caption="Families"
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              initialSort={{ key: 'changed', descending: true }}
            />
          ) : (
            <p role="status">No family fits these words.</p>
          )}
        </>
      ) : null}
    </Page>
  )
}
