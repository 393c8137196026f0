/** Everything that the pictures show, as tables. */
import type { Figure, GroupFigure, MeasureReport, MonthFigure } from '../../../shared/api/measures.ts'
import { type Column, Table } from '../../ui/index.ts'
import type { Behind } from './behind.tsx'
import { FEW, groupName, monthWords, NOT_SHOWN, onlyCounts, sayAmount, sayFigure } from './words.ts'

const sayPercent = ({ percent, counted }: Figure): string =>
  percent === null ? (counted === 0 ? 'none' : NOT_SHOWN) : `${percent}%`

/** Opens the cases behind a number; left out where nobody may see them. */
export type OnBehind = (behind: Behind) => void

type Row = Figure & { key: string; name: string; behind: Behind }

type NumberProps = {
  count: number | null
  /** What is said where it is hidden. */
  hidden: string
  says: string
  onPress?: () => void
}

/** A number that can be followed to its cases, where there are any and one may. */
function FollowedNumber({ count, hidden, says, onPress }: NumberProps) {
  if (count === null) return hidden
  if (!onPress || count === 0) return String(count)
  return (
    <button type="button" className="report-number" onClick={onPress} aria-label={says}>
      {count}
    </button>
  )
}

function figureColumns<R extends Row>(counts: boolean, onBehind?: OnBehind): Column<R>[] {
  const open = (row: Row, which: Behind['which']) => onBehind && (() => onBehind({ ...row.behind, which }))
  const met: Column<R>[] = counts
    ? []
    : [
        {
          key: 'met',
          heading: 'Number',
          number: true,
          cell: (row) => (
            <FollowedNumber
              count={row.met}
              hidden={row.counted === null ? FEW : NOT_SHOWN}
              says={`${row.met} of ${row.name}: show the cases`}
              onPress={open(row, 'met')}
            />
          ),
          sortBy: (row) => row.met ?? 0,
        },
      ]
  const percent: Column<R>[] = counts
    ? []
    : [
        {
          key: 'percent',
          heading: '%',
          number: true,
          cell: sayPercent,
          sortBy: (row) => row.percent ?? -1,
        },
      ]
  return [
    ...met,
    {
      key: 'counted',
      heading: counts ? 'Number' : 'Out of',
      number: true,
      cell: (row) => (
        <FollowedNumber
          count={row.counted}
          hidden={FEW}
          says={`${row.counted} of ${row.name}: show the cases`}
          onPress={open(row, 'all')}
        />
      ),
      sortBy: (row) => row.counted ?? 0,
    },
    ...percent,
  ]
}

const monthRow = (figure: MonthFigure): Row => ({
  ...figure,
  key: figure.month,
  name: monthWords(figure.month),
  behind: { month: figure.month, which: 'all' },
})

const groupRow = (figure: GroupFigure): Row & GroupFigure => ({
  ...figure,
  key: figure.group,
  name: groupName(figure.group),
  behind: { group: figure.group, which: 'all' },
})

function spreadColumns(length: string): Column<GroupFigure & Row>[] {
  const of = (heading: string, key: 'least' | 'lower' | 'middle' | 'upper' | 'most') => ({
    key,
    heading,
    number: true,
    cell: ({ spread }: GroupFigure) => (spread ? sayAmount(spread[key]) : 'not shown'),
    sortBy: ({ spread }: GroupFigure) => spread?.[key] ?? -1,
  })
  return [
    of(`Least ${length}`, 'least'),
    of('Lower quarter', 'lower'),
    of('Middle', 'middle'),
    of('Upper quarter', 'upper'),
    of('Most', 'most'),
  ]
}

export function Tables({ report, onBehind }: { report: MeasureReport; onBehind?: OnBehind }) {
  const { name, by, months, groups, spread, length } = report
  const counts = onlyCounts(report)
  const heat = report.charts.includes('heat map')
  const hasSpread = report.charts.some((chart) => chart === 'box' || chart === 'gantt') && spread !== null
  const all: GroupFigure & Row = {
    ...report.total,
    group: 'All',
    months: [],
    spread,
    key: 'All',
    name: 'All',
    behind: { which: 'all' },
  }
  const named = (heading: string) => ({ key: 'name', heading, rowHeader: true, cell: (row: Row) => row.name })
  return (
    <div className="ui-stack">
      <Table
        caption={`${name}, by month`}
        captionShown
        columns={[named('Month'), ...figureColumns<Row>(counts, onBehind)]}
        rows={months.map(monthRow)}
        rowKey={({ key }) => key}
      />
      {groups.length > 0 || hasSpread ? (
        <Table
          caption={by ? `${name}: ${by}` : `${name}: how many ${length}`}
          captionShown
          columns={[
            named(by ? 'Group' : 'Of'),
            ...figureColumns<GroupFigure & Row>(counts, onBehind),
            ...(hasSpread ? spreadColumns(length) : []),
          ]}
          rows={[...groups.map(groupRow), all]}
          rowKey={({ key }) => `${key} `}
        />
      ) : null}
      {heat ? (
        <Table
          caption={`${name}: ${by} and months`}
          captionShown
          columns={[
            {
              key: 'month',
              heading: 'Month',
              rowHeader: true,
              cell: ({ month }: MonthFigure) => monthWords(month),
            },
            ...groups.map(({ group, months: own }) => ({
              key: `group ${group}`,
              heading: groupName(group),
              cell: ({ month }: MonthFigure) => {
                const figure = own.find((one) => one.month === month)
                return figure ? sayFigure(figure) : 'none'
              },
            })),
          ]}
          rows={months}
          rowKey={({ month }) => month}
        />
      ) : null}
    </div>
  )
}
