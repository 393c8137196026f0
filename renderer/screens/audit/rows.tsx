import { Link } from 'wouter'
import type { AuditList, AuditRow } from '../../../shared/api/audit.ts'
import { Button, type Column, Empty, sayInstant, Table } from '../../ui/index.ts'

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function About({ row }: { row: AuditRow }) {
  const places = { record: '/record', family: '/cases', person: '', closed: '' } as const
  return (
    <span className="audit-cell">
      {row.about.map(({ kind, id, words }) => (
        <span key={`${kind} ${id} ${words}`}>
          {id && places[kind] ? <Link href={`${places[kind]}/${id}`}>{words}</Link> : sentence(words)}
        </span>
      ))}
      {row.more ? <span className="audit-quiet">{sentence(row.more)}</span> : null}
    </span>
  )
}

const columns: Column<AuditRow>[] = [
  {
    key: 'what',
    heading: 'What',
    rowHeader: true,
    cell: ({ name, says }) => <span className="audit-cell">{name ? `${name} ${says}` : sentence(says)}</span>,
  },
  { key: 'about', heading: 'About', cell: (row) => <About row={row} /> },
  {
    key: 'when',
    heading: 'When',
    cell: ({ at, seq }) => (
      <span className="audit-cell">
        <time dateTime={at}>{sayInstant(at)}</time>
        <span className="audit-quiet">Row {seq}</span>
      </span>
    ),
  },
]

type RowsProps = { list: AuditList; before: number; onBefore: (before: number) => void; empty: string }

/** One page of the trail, newest first, with the way further back. */
export function AuditRows({ list, before, onBefore, empty }: RowsProps) {
  const { rows, next } = list
  return (
    <>
      {rows.length === 0 ? (
        <Empty title={next > 0 ? 'Nothing in this stretch' : 'Nothing here'}>
          {next > 0 ? 'There is more further back.' : empty}
        </Empty>
      ) : (
        <Table caption="Who did what" columns={columns} rows={rows} rowKey={({ seq }) => String(seq)} />
      )}
      <div className="ui-row">
        {before > 0 ? <Button onPress={() => onBefore(0)}>Newest</Button> : null}
        {next > 0 ? <Button onPress={() => onBefore(next)}>Further back</Button> : null}
      </div>
    </>
  )
}
