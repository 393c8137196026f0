import { useState } from 'react'
import { type CaseEvent, periodOf } from '../../../../shared/cases/index.ts'
import { type Family, harmLanes, harmsOf, sayAbout, sayWhen } from '../../../../shared/chronology/index.ts'
import { AudienceMark, Button, type Column, Select, Table } from '../../../ui/index.ts'

const all = { value: '', label: 'All' }

const columnsFor = (family: Family, onOpen: (event: CaseEvent) => void): Column<CaseEvent>[] => [
  {
    key: 'date',
    heading: 'Date',
    rowHeader: true,
    cell: (event) => (
      <Button
        kind="quiet"
        small
        aria-label={`Open the event of ${sayWhen(event)}`}
        onPress={() => onOpen(event)}
      >
        {sayWhen(event)}
      </Button>
    ),
    sortBy: (event) => periodOf(event)?.from ?? '9999',
  },
  {
    key: 'about',
    heading: 'About',
    cell: (event) => sayAbout(family, event),
    sortBy: (event) => sayAbout(family, event),
  },
  { key: 'kind', heading: 'Kind', cell: (event) => event.category, sortBy: (event) => event.category },
  { key: 'text', heading: 'What happened', cell: (event) => event.text },
  { key: 'meaning', heading: 'What it meant for the child', cell: (event) => event.meaning },
  { key: 'agency', heading: 'Agency', cell: (event) => event.agency, sortBy: (event) => event.agency },
  { key: 'source', heading: 'Source', cell: (event) => event.source, sortBy: (event) => event.source },
  {
    key: 'readers',
    heading: 'Who may read it',
    cell: (event) => <AudienceMark audience={event.sensitivity} />,
    sortBy: (event) => event.sensitivity,
  },
]

type Filter = { child: string; kind: string; agency: string }

const plain = (words: string): string => words.trim().toLowerCase()

const fits = (event: CaseEvent, { child, kind, agency }: Filter): boolean =>
  (child === '' || event.about.includes(child)) &&
  (kind === '' || harmsOf(event).has(kind)) &&
  (agency === '' || plain(event.agency) === plain(agency))

/** The same events as in the picture, as a table that sorts and narrows. */
export function ChronologyTable({ family, onOpen }: { family: Family; onOpen: (event: CaseEvent) => void }) {
  const [filter, setFilter] = useState<Filter>({ child: '', kind: '', agency: '' })
  const set = (part: Partial<Filter>) => setFilter((held) => ({ ...held, ...part }))
  const agencies = new Map(
    family.chronology
      .map(({ agency }) => agency.trim())
      .filter(Boolean)
      .map((name) => [plain(name), name]),
  )
  const rows = family.chronology.filter((event) => fits(event, filter))
  return (
    <div className="ui-stack">
      <search className="ui-columns ui-no-print">
        <Select
          label="Child"
          value={filter.child}
          onChange={(child) => set({ child })}
          choices={[
            all,
            ...family.children.map(({ id, name }) => ({ value: id, label: name || 'Child without a name' })),
          ]}
        />
        <Select
          label="Kind of harm"
          value={filter.kind}
          onChange={(kind) => set({ kind })}
          choices={[all, ...harmLanes.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          label="Agency"
          value={filter.agency}
          onChange={(agency) => set({ agency })}
          choices={[all, ...[...agencies.values()].map((name) => ({ value: name, label: name }))]}
        />
      </search>
      <p role="status">
        {rows.length === family.chronology.length
          ? `${rows.length} ${rows.length === 1 ? 'event' : 'events'}`
          : `${rows.length} of ${family.chronology.length} events`}
        {rows.length === 0 ? '. No event fits. Choose “All” to see more.' : ''}
      </p>
      {rows.length > 0 ? (
        <Table
          caption="Chronology"
          columns={columnsFor(family, onOpen)}
          rows={rows}
          rowKey={({ id }) => id}
          initialSort={{ key: 'date', descending: false }}
        />
      ) : null}
    </div>
  )
}
