import { useEffect, useMemo, useState } from 'react'
import { type Account, canBegin } from '../../../shared/access/access.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { templates } from '../../../shared/templates/index.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  type Column,
  Empty,
  LinkButton,
  Page,
  PageGroup,
  ProblemNotice,
  Select,
  type Sort,
  StateMark,
  shortDate,
  Table,
  TextField,
  useRemembered,
  Waiting,
} from '../../ui/index.ts'
import { GoneRecords } from '../retention/gone-records.tsx'
import { DuePart } from '../supervision/due-part.tsx'
import { areaOf, stateWords, typeName } from '../today/records.ts'

type Area = 'meetings' | 'supervision'

const words = {
  meetings: {
    title: 'Meetings',
    create: 'New meeting record',
    empty: 'No meetings yet',
    will: 'Conferences and child in need meetings will be here, drafts and signed ones. Start by choosing the kind of meeting and the family.',
  },
  supervision: {
    title: 'Supervision',
    create: 'New supervision record',
    empty: 'No supervision records yet',
    will: 'Supervision sessions will be here, drafts and signed ones. Start by choosing the family that was talked about.',
  },
} satisfies Record<Area, Record<string, string>>

const sorts: Record<string, Sort> = {}

/** `nameOf` tells who began a record. */
function columnsOf(area: Area, nameOf: (account: string) => string): Column<RecordMeta>[] {
  return [
    {
      key: 'date',
      heading: 'Date',
      cell: (record) => shortDate(record.date) || 'No date yet',
      sortBy: (record) => record.date,
    },
    {
      key: 'type',
      heading: area === 'meetings' ? 'Meeting' : 'Session',
      rowHeader: true,
      cell: (record) => <a href={`#/record/${record.id}`}>{typeName(record)}</a>,
      sortBy: typeName,
    },
    {
      key: 'family',
      heading: 'Family',
      cell: (record) => record.familyRef,
      sortBy: (record) => record.familyRef,
    },
    {
      key: 'state',
      heading: 'State',
      cell: (record) => {
        const { words: state, tone, icon } = stateWords(record)
        return (
          <StateMark tone={tone} icon={icon}>
            {state}
          </StateMark>
        )
      },
      sortBy: (record) => record.state,
    },
    {
      key: 'who',
      heading: 'Who',
      cell: (record) =>
        record.state === 'signed'
          ? `Signed by ${record.signedBy}`
          : nameOf(record.createdBy)
            ? `Started by ${nameOf(record.createdBy)}`
            : '',
      sortBy: (record) => record.signedBy || nameOf(record.createdBy),
    },
  ]
}

/** Every record of one area: a table that can be sorted, filters that are remembered, and a search in the text. */
export default function RecordList({ area, me }: { area: Area; me: Account }) {
  const records = useQuery(api.records.list.queryOptions())
  const people = useQuery(api.people.list.queryOptions())
  const [type, setType] = useRemembered<string>(`${area}.type`, '')
  const [state, setState] = useRemembered<string>(`${area}.state`, '')
  const [text, setText] = useState('')
  const [sort, setSort] = useState<Sort>(sorts[area] ?? { key: 'date', descending: true })
  const say = words[area]

  const all = useMemo(
    () => (records.data ?? []).filter((record) => areaOf(record) === area),
    [records.data, area],
  )
  const wanted = text.trim().toLowerCase()
  const shown = useMemo(
    () =>
      all.filter(
        (record) =>
          (!type || record.type === type) &&
          (!state || record.state === state) &&
          (!wanted ||
            `${typeName(record)} ${record.title} ${record.familyRef} ${shortDate(record.date)}`
              .toLowerCase()
              .includes(wanted)),
      ),
    [all, type, state, wanted],
  )
  const columns = useMemo(() => {
    const names = new Map((people.data ?? []).map(({ id, name }) => [id, name]))
    return columnsOf(area, (id) => names.get(id) ?? '')
  }, [people.data, area])
  const create = canBegin(me, area) ? (
    <LinkButton href={`/new/${area}`} kind="main" icon="plus">
      {say.create}
    </LinkButton>
  ) : null

  return (
    <Page title={say.title} actions={all.length > 0 ? create : null}>
      {area === 'supervision' ? <DuePart /> : null}
      {area === 'supervision' && all.length > 0 ? <h2>Records</h2> : null}
      {records.error ? <ProblemNotice problem={problemOf(records.error)} /> : null}
      {records.isPending ? <Waiting /> : null}
      {records.data && all.length === 0 ? (
        <Empty title={say.empty} action={create}>
          {say.will}
        </Empty>
      ) : null}
      {all.length > 0 ? (
        <>
          <search className="ui-columns">
            <TextField
              label="Find a family or words in the text"
              type="search"
              value={text}
              onChange={setText}
              autoComplete="off"
            />
            <Select
              label="Kind"
              value={type}
              onChange={setType}
              placeholder="Every kind"
              choices={[
                { value: '', label: 'Every kind' },
                ...templates
                  .filter((one) => one.area === area)
                  .map((one) => ({ value: one.type, label: one.shortName })),
              ]}
            />
            <Select
              label="State"
              value={state}
              onChange={setState}
              placeholder="Every state"
              choices={[
                { value: '', label: 'Every state' },
                { value: 'draft', label: 'Draft' },
                { value: 'ready for chair', label: 'Ready for chair' },
                { value: 'signed', label: 'Signed' },
              ]}
            />
          </search>
          {shown.length > 0 ? (
            <Table
              caption={say.title}
              columns={columns}
              rows={shown}
              rowKey={(record) => record.id}
              sort={sort}
              onSort={(next) => {
                sorts[area] = next
                setSort(next)
              }}
            />
          ) : (
            <p role="status">No record fits. Clear a filter to see more.</p>
          )}
          <TextHits text={text} area={area} known={all} />
        </>
      ) : null}
      <p>
        <a href="#/thrown-away">Drafts that were thrown away</a>
      </p>
      <GoneRecords mine={({ type }) => areaOf({ type }) === area} />
    </Page>
  )
}

/** Records whose text holds the words, found by the core's search a moment after typing. */
function TextHits({ text, area, known }: { text: string; area: Area; known: RecordMeta[] }) {
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 250)
    return () => clearTimeout(timer)
  }, [text])
  const found = useQuery(
    api.records.search.queryOptions({ input: { text: asked }, enabled: asked.length >= 3 }),
  )
  const hits = (found.data ?? []).filter((hit) =>
    known.some((record) => record.id === hit.recordId && areaOf(record) === area),
  )
  if (asked.length < 3) return null
  if (found.error) return <ProblemNotice problem={problemOf(found.error)} />
  return (
    <div role="status">
      {hits.length > 0 ? (
        <PageGroup title="In the text">
          <ul className="ui-plain-list ui-stack-tight">
            {hits.map((hit) => (
              <li key={`${hit.recordId} ${hit.excerpt}`} className="ui-card">
                <a href={`#/record/${hit.recordId}`}>{hit.title}</a>
                <p>{hit.excerpt}</p>
              </li>
            ))}
          </ul>
        </PageGroup>
      ) : found.isFetching ? null : (
        <p className="ui-quiet">No record’s text holds these words.</p>
      )}
    </div>
  )
}
