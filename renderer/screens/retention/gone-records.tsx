import type { GoneLine } from '../../../shared/api/retention.ts'
import { api, useQuery } from '../../client/index.ts'
import { type Column, Disclosure, shortDate, Table } from '../../ui/index.ts'
import { kindName } from './words.ts'

const columns: Column<GoneLine>[] = [
  { key: 'date', heading: 'Date', cell: ({ date }) => shortDate(date), sortBy: ({ date }) => date },
  {
    key: 'type',
    heading: 'Record',
    rowHeader: true,
    cell: ({ type }) => kindName(type),
    sortBy: ({ type }) => kindName(type),
  },
  {
    key: 'family',
    heading: 'Family',
    cell: ({ familyRef }) => familyRef,
    sortBy: ({ familyRef }) => familyRef,
  },
  { key: 'reference', heading: 'In the child’s file', cell: ({ reference }) => reference },
  {
    key: 'certificate',
    heading: 'Certificate',
    cell: ({ purgeId }) => <span className="ui-figures">{purgeId}</span>,
  },
]

/** Records that have moved to the child's file and are gone from here; nothing where there are none. */
export function GoneRecords({ mine }: { mine: (record: GoneLine) => boolean }) {
  const gone = useQuery(api.retention.gone.queryOptions())
  const rows = (gone.data ?? []).filter(mine)
  if (rows.length === 0) return null
  return (
    <Disclosure label={`Moved to the child’s file (${rows.length})`}>
      <p className="ui-quiet">
        These records are no longer kept here. Their reference leads to them in the council’s case system.
      </p>
      <Table
        caption="Moved to the child’s file"
        columns={columns}
        rows={rows}
        rowKey={({ recordId }) => recordId}
      />
    </Disclosure>
  )
}
