/** The cases behind a number, for those who work with them. */
import type { BehindLine, MeasureReport, ReportAsk } from '../../../shared/api/measures.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import { type Column, ProblemNotice, Select, shortDate, Table, Unbroken, Waiting } from '../../ui/index.ts'
import { groupName, monthWords, onlyCounts, sayAmount } from './words.ts'

/** Which cases: of one group, of one month, those in the figure or not. What is left out is not narrowed down. */
export type Behind = { group?: string; month?: string; which: 'all' | 'met' | 'not met' }

const ANY = ' any'

export function useBehind(
  report: Pick<MeasureReport, 'id'> | undefined,
  ask: ReportAsk,
  behind: Behind,
  enabled: boolean,
) {
  return useQuery({
    ...api.measures.cases.queryOptions({
      input: {
        ...ask,
        id: report?.id ?? 'G1',
        ...(behind.group === undefined ? {} : { group: behind.group }),
        ...(behind.month === undefined ? {} : { month: behind.month }),
        which: behind.which,
      },
    }),
    enabled: enabled && report !== undefined,
    placeholderData: (before) => before,
  })
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const countWords = (count: number): string => (count === 1 ? '1 more is' : `${count} more are`)

function columnsOf({ by, length }: MeasureReport, counts: boolean, groups: boolean): Column<BehindLine>[] {
  return [
    { key: 'day', heading: 'Date', cell: ({ day }) => shortDate(day), sortBy: ({ day }) => day },
    {
      key: 'record',
      heading: 'Record',
      rowHeader: true,
      cell: ({ recordId, caseId, title, familyRef }) => (
        <a href={recordId ? `#/record/${recordId}` : `#/cases/${caseId}`}>
          <Unbroken>{`${title || 'The family'}, ${familyRef}`}</Unbroken>
        </a>
      ),
      sortBy: ({ title, familyRef }) => `${familyRef} ${title}`,
    },
    { key: 'says', heading: 'What was counted', cell: ({ says }) => says || 'The record' },
    ...(groups
      ? [
          {
            key: 'group',
            heading: sentence(by),
            cell: ({ group }: BehindLine) => groupName(group),
            sortBy: ({ group }: BehindLine) => group,
          },
        ]
      : []),
    ...(length
      ? [
          {
            key: 'amount',
            heading: sentence(length),
            number: true,
            cell: ({ amount }: BehindLine) => (amount === null ? 'Not known' : sayAmount(amount)),
            sortBy: ({ amount }: BehindLine) => amount ?? -1,
          },
        ]
      : []),
    ...(counts
      ? []
      : [
          {
            key: 'met',
            heading: 'In the figure',
            cell: ({ met }: BehindLine) => (met ? 'Yes' : 'No'),
            sortBy: ({ met }: BehindLine) => (met ? 0 : 1),
          },
        ]),
  ]
}

type CasesProps = {
  report: MeasureReport
  ask: ReportAsk
  behind: Behind
  onBehind: (behind: Behind) => void
}

export function CasesBehind({ report, ask, behind, onBehind }: CasesProps) {
  const found = useBehind(report, ask, behind, true)
  const counts = onlyCounts(report)
  const months = report.months.filter(({ counted }) => counted !== 0)
  const { lines = [], more = false, notShown = 0 } = found.data ?? {}
  return (
    <div className="ui-stack">
      <search className="ui-columns ui-no-print">
        {counts ? null : (
          <Select
            label="Which"
            value={behind.which}
            onChange={(which) =>
              onBehind({ ...behind, which: which === 'met' || which === 'not met' ? which : 'all' })
            }
            choices={[
              { value: 'all', label: 'All that are counted' },
              { value: 'met', label: 'Those in the figure' },
              { value: 'not met', label: 'Those that are not in it' },
            ]}
          />
        )}
        {report.groups.length > 0 ? (
          <Select
            label={sentence(report.by)}
            value={behind.group ?? ANY}
            onChange={(group) => onBehind({ ...behind, group: group === ANY ? undefined : group })}
            choices={[
              { value: ANY, label: 'All of them' },
              ...report.groups.map(({ group }) => ({ value: group, label: groupName(group) })),
            ]}
          />
        ) : null}
        {months.length > 1 ? (
          <Select
            label="Month"
            value={behind.month ?? ANY}
            onChange={(month) => onBehind({ ...behind, month: month === ANY ? undefined : month })}
            choices={[
              { value: ANY, label: 'The whole period' },
              ...months.map(({ month }) => ({ value: month, label: monthWords(month) })),
            ]}
          />
        ) : null}
      </search>
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.isPending && !found.error ? <Waiting /> : null}
      {lines.length > 0 ? (
        <Table
          caption={`Cases behind “${report.name}”`}
          columns={columnsOf(report, counts, report.groups.length > 0)}
          rows={lines}
          rowKey={(line) => `${line.recordId} ${line.caseId} ${line.day} ${line.group} ${line.says}`}
          initialSort={{ key: 'day', descending: true }}
        />
      ) : null}
      {found.data && lines.length === 0 && notShown === 0 ? (
        <p role="status">No case is behind this number.</p>
      ) : null}
      {more ? (
        <p className="ui-quiet">There are more than fit here. Choose a month or a group to see the rest.</p>
      ) : null}
      {notShown > 0 ? (
        <p className="ui-quiet">
          {countWords(notShown)} counted and not shown to you: you may not open{' '}
          {notShown === 1 ? 'it' : 'them'}.
        </p>
      ) : null}
    </div>
  )
}
