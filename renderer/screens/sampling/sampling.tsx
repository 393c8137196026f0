import './sampling.css'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Sample } from '../../../shared/api/sampling.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  Button,
  type Column,
  Empty,
  Page,
  ProblemNotice,
  sayInstant,
  Table,
  Waiting,
} from '../../ui/index.ts'
import { DrawDialog } from './draw-dialog.tsx'
import { kindsOf, periodOf, records } from './words.ts'

const columns: Column<Sample>[] = [
  {
    key: 'sample',
    heading: 'Sample',
    rowHeader: true,
    cell: (sample) => (
      <span className="sampling-cell">
        <Link href={`/sampling/${sample.id}`}>
          {records(sample.drawn)}, {periodOf(sample)}
        </Link>
        <span className="sampling-quiet">{kindsOf(sample)}</span>
      </span>
    ),
  },
  {
    key: 'drawn',
    heading: 'Drawn',
    cell: (sample) => (
      <span className="sampling-cell">
        {sayInstant(sample.at)}
        <span className="sampling-quiet">
          by {sample.byName}, from {records(sample.found)}
        </span>
      </span>
    ),
  },
  {
    key: 'one',
    heading: 'Judged by one or more',
    number: true,
    cell: ({ one, drawn }) => `${one} of ${drawn}`,
  },
  { key: 'two', heading: 'Judged by two', number: true, cell: ({ two, drawn }) => `${two} of ${drawn}` },
]

/** Signed records that were drawn to be read for their quality. */
export default function Sampling() {
  const found = useQuery(api.sampling.list.queryOptions())
  const [drawing, setDrawing] = useState(false)
  return (
    <Page
      title="Quality sampling"
      lead="Signed records, drawn so that nobody chooses them, each judged by two people who do not see what the other said. It is about records: nobody is counted or compared."
      back={{ href: '/reports', label: 'Reports' }}
      actions={
        <Button kind="main" onPress={() => setDrawing(true)}>
          Draw a sample
        </Button>
      }
    >
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data?.length === 0 ? (
        <Empty title="Nothing has been drawn yet">
          Draw ten signed records of the last quarter and read them with a colleague. What you find feeds the
          report on reflective quality, which stands beside the report on supervision in time: one without the
          other says little.
        </Empty>
      ) : null}
      {found.data && found.data.length > 0 ? (
        <Table caption="Samples" columns={columns} rows={found.data} rowKey={({ id }) => id} />
      ) : null}
      {drawing ? <DrawDialog onClose={() => setDrawing(false)} /> : null}
    </Page>
  )
}
