import './templates.css'
import type { Account } from '../../../shared/access/access.ts'
import { can } from '../../../shared/access/access.ts'
import type { MeetingType } from '../../../shared/minutes/index.ts'
import { type Template, templateFor, templates } from '../../../shared/templates/index.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import { type Column, Page, PageGroup, ProblemNotice, Table, Waiting } from '../../ui/index.ts'

type Row = { template: Template; inUse: string; published: number }

const columns: Column<Row>[] = [
  {
    key: 'name',
    heading: 'Kind of record',
    rowHeader: true,
    cell: ({ template }) => (
      <>
        <a className="templates-name" href={`#/templates/${template.type}`}>
          {template.name}
        </a>
        <span className="templates-says">{template.purpose}</span>
      </>
    ),
    sortBy: ({ template }) => template.name,
  },
  {
    key: 'inUse',
    heading: 'New records begin with',
    cell: ({ inUse, template }) =>
      inUse === template.version ? `Chairside’s own, ${inUse}` : `The council’s own, ${inUse}`,
  },
  {
    key: 'published',
    heading: 'Council versions',
    number: true,
    cell: ({ published }) => (published === 0 ? 'none' : published),
    sortBy: ({ published }) => published,
  },
]

/** Every kind of record, and which version of its template new records begin with. */
export default function Templates({ me }: { me: Account }) {
  const known = useQuery(api.templates.list.queryOptions())
  const types = [...new Set(templates.map(({ type }) => type))]
  const rows = types.flatMap((type: MeetingType): Row[] => {
    const template = templateFor(type)
    if (!template) return []
    const published = known.data?.published.filter((one) => one.template.type === type).length ?? 0
    return [{ template, inUse: known.data?.inUse[type] ?? template.version, published }]
  })
  return (
    <Page
      title="Templates"
      back={{ href: '/settings', label: 'Settings' }}
      lead="What each kind of record asks for. A record keeps the version it was made with; nothing that somebody is writing ever changes under them."
    >
      {known.error ? <ProblemNotice problem={problemOf(known.error)} /> : null}
      {can(me, 'people.manage') ? null : (
        <p className="ui-measure">An administrator of this workspace can make the council’s own versions.</p>
      )}
      {known.data ? (
        <>
          <PageGroup title="Meetings and decisions">
            <Table
              caption="Templates of meetings and decisions"
              columns={columns}
              rows={rows.filter(({ template }) => template.area === 'meetings')}
              rowKey={({ template }) => template.type}
            />
          </PageGroup>
          <PageGroup title="Supervision">
            <Table
              caption="Templates of supervision"
              columns={columns}
              rows={rows.filter(({ template }) => template.area === 'supervision')}
              rowKey={({ template }) => template.type}
            />
          </PageGroup>
        </>
      ) : (
        <Waiting />
      )}
    </Page>
  )
}
