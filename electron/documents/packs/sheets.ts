/** The figures of a pack as tables for a spreadsheet: the same rows in a workbook and in a CSV file. */
import type { Figure, MeasureReport, Spread } from '../../../shared/api/measures.ts'
import { listWords } from '../../../shared/copies/words.ts'
import type { PackAsk } from './ask.ts'
import { readingNotes } from './telling.ts'
import { changeOf, HIDDEN, inOrder, isEmpty, missesMark, NOT_SHOWN } from './words.ts'

/** Text, a number, a part of 1 shown as per cent, a month shown by name, or nothing. */
export type Cell = string | number | { percent: number } | { month: string } | null
export type Column = { name: string; width: number }
export type Sheet = { name: string; columns: Column[]; rows: Cell[][] }

/** Words where a number is hidden, nothing where there is none to give. */
const count = (value: number | null): Cell => value ?? HIDDEN
const met = ({ met: value, counted }: Figure): Cell => value ?? (counted === null ? HIDDEN : NOT_SHOWN)
const percent = (figure: Figure): Cell => {
  if (figure.percent !== null) return { percent: figure.percent }
  return figure.hidden ? NOT_SHOWN : null
}
const of = (report: MeasureReport, figure: Figure): Cell[] =>
  report.numerator === ''
    ? [count(figure.counted), null, null]
    : [count(figure.counted), met(figure), percent(figure)]
const spreadCells = (spread: Spread | null): Cell[] =>
  spread
    ? [spread.count, spread.least, spread.lower, spread.middle, spread.upper, spread.most]
    : [null, null, null, null, null, null]

const number = (name: string): Column => ({ name, width: 12 })
const figureColumns = (suffix = ''): Column[] =>
  ['Counted', 'Of these', 'Per cent'].map((name) => number(`${name}${suffix}`))
const measureColumns: Column[] = [
  { name: 'Id', width: 6 },
  { name: 'Measure', width: 44 },
]
const spreadColumns: Column[] = ['Measured', 'Least', 'Lower quarter', 'Middle', 'Upper quarter', 'Most'].map(
  number,
)

const markCell = (report: MeasureReport): Cell => {
  const misses = missesMark(report)
  if (misses === undefined) return null
  return misses ? 'missed' : 'met'
}

function measuresSheet(reports: readonly MeasureReport[]): Sheet {
  return {
    name: 'Measures',
    columns: [
      ...measureColumns,
      ...figureColumns(),
      ...figureColumns(' before'),
      number('Change'),
      { name: 'Better or worse', width: 14 },
      number('Mark'),
      number('Mark is'),
      ...spreadColumns,
      { name: 'Measured in', width: 14 },
      { name: 'Recommendations', width: 18 },
      { name: 'What it means', width: 80 },
    ],
    rows: reports.map((report) => {
      const change = changeOf(report)
      const before = isEmpty(report.before) ? [0, null, null] : of(report, report.before)
      return [
        report.id,
        report.name,
        ...of(report, report.total),
        ...before,
        change?.by ?? null,
        change?.verdict || null,
        report.mark === null ? null : { percent: report.mark },
        markCell(report),
        ...spreadCells(report.spread),
        report.length || null,
        listWords([...report.seeds]),
        report.says,
      ]
    }),
  }
}

/** Every month of every measure, and of every group of it. */
function monthsSheet(reports: readonly MeasureReport[]): Sheet {
  return {
    name: 'Months',
    columns: [
      ...measureColumns,
      { name: 'Group', width: 36 },
      { name: 'Month', width: 12 },
      ...figureColumns(),
    ],
    rows: reports.flatMap((report) =>
      [{ group: 'All', months: report.months }, ...report.groups].flatMap(({ group, months }) =>
        months.map((month) => [report.id, report.name, group, { month: month.month }, ...of(report, month)]),
      ),
    ),
  }
}

function groupsSheet(reports: readonly MeasureReport[]): Sheet {
  return {
    name: 'Groups',
    columns: [
      ...measureColumns,
      { name: 'By', width: 28 },
      { name: 'Group', width: 36 },
      ...figureColumns(),
      ...spreadColumns,
      { name: 'Measured in', width: 14 },
    ],
    rows: reports.flatMap((report) =>
      report.groups.map((group) => [
        report.id,
        report.name,
        report.by,
        group.group,
        ...of(report, group),
        ...spreadCells(group.spread),
        group.spread ? report.length : null,
      ]),
    ),
  }
}

function howSheet(ask: PackAsk, reports: readonly MeasureReport[]): Sheet {
  return {
    name: 'How they are worked out',
    columns: [
      ...measureColumns,
      { name: 'Counted', width: 50 },
      { name: 'Of these', width: 50 },
      { name: 'How it is worked out', width: 80 },
      { name: 'Made for', width: 26 },
    ],
    rows: [
      ...reports.map(({ id, name, denominator, numerator, how, audience }) => [
        id,
        name,
        denominator,
        numerator || null,
        how,
        audience,
      ]),
      ...readingNotes(ask, reports).map((note): Cell[] => [
        'All',
        'How to read this',
        null,
        null,
        note,
        null,
      ]),
    ],
  }
}

export function sheetsOf(ask: PackAsk, given: readonly MeasureReport[]): Sheet[] {
  const reports = inOrder(given, ask.kind)
  return [measuresSheet(reports), monthsSheet(reports), groupsSheet(reports), howSheet(ask, reports)]
}
