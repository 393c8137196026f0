/** Everybody named in the record who gets no copy of their own, so that nobody is forgotten and nobody is sent one by mistake. */
import { api, problemOf, useQuery } from '../../client/index.ts'
import { PageGroup, ProblemNotice, Table } from '../../ui/index.ts'

export function WithoutCopy({ recordId }: { recordId: string }) {
  const without = useQuery(api.copies.without.queryOptions({ input: { recordId } }))
  if (without.error) return <ProblemNotice problem={problemOf(without.error)} />
  if (!without.data || without.data.length === 0) return null
  return (
    <PageGroup title="Who gets no copy, and why">
      <Table
        caption="Who gets no copy, and why"
        rows={without.data}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', heading: 'Name', rowHeader: true, cell: ({ name }) => name },
          { key: 'role', heading: 'Who they are', cell: ({ role }) => role },
          { key: 'why', heading: 'Why', cell: ({ why }) => why },
        ]}
      />
    </PageGroup>
  )
}
