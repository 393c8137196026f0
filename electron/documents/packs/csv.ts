/** Every figure of a pack as one long table for other programs: a row for each period, month, group, and month of a group. */
import { strToU8 } from 'fflate'
import Papa from 'papaparse'
import type { Figure, MeasureReport } from '../../../shared/api/measures.ts'
import { formulaLike } from '../../../shared/formula-like.ts'
import type { PackAsk, PackContent } from './ask.ts'
import { FICTIONAL } from './telling.ts'
import { HIDDEN, inOrder, NOT_SHOWN } from './words.ts'

const columns = [
  'Id',
  'Measure',
  'What',
  'By',
  'Group',
  'Month',
  'From',
  'To',
  'Team',
  'Counted',
  'Of these',
  'Per cent',
  'Mark in per cent',
  'Recommendations',
]

type Where = { what: string; group?: string; month?: string }

function cellsOf(
  report: MeasureReport,
  figure: Figure,
  { what, group = '', month = '' }: Where,
  ask: PackAsk,
) {
  const percent = figure.percent ?? (figure.hidden ? NOT_SHOWN : '')
  const rest =
    report.numerator === ''
      ? ['', '']
      : [figure.met ?? (figure.counted === null ? HIDDEN : NOT_SHOWN), percent]
  // The period before has dates of its own, which the figures do not carry.
  const [from, to] = what === 'Period before' ? ['', ''] : [ask.from, ask.to]
  return [
    report.id,
    report.name,
    what,
    group === '' ? '' : report.by,
    group,
    month,
    from,
    to,
    ask.team || 'All',
    figure.counted ?? HIDDEN,
    ...rest,
    report.mark ?? '',
    report.seeds.join(' '),
  ]
}

const rowsOf = (report: MeasureReport, ask: PackAsk): (string | number)[][] => [
  cellsOf(report, report.total, { what: 'Period' }, ask),
  cellsOf(report, report.before, { what: 'Period before' }, ask),
  ...report.months.map((month) => cellsOf(report, month, { what: 'Month', month: month.month }, ask)),
  ...report.groups.flatMap(({ group, months, ...figure }) => [
    cellsOf(report, figure, { what: 'Group', group }, ask),
    ...months.map((month) =>
      cellsOf(report, month, { what: 'Group and month', group, month: month.month }, ask),
    ),
  ]),
]

/** UTF-8 with its mark and CRLF, as spreadsheets open it; what looks like a formula is kept from being one. */
export function packCsv(ask: PackAsk, { reports, fictional }: PackContent): Uint8Array {
  const fields = fictional ? [...columns, 'Note'] : columns
  const data = inOrder(reports, ask.kind)
    .flatMap((report) => rowsOf(report, ask))
    .map((row) => (fictional ? [...row, FICTIONAL] : row))
  const text = Papa.unparse({ fields, data }, { quotes: true, escapeFormulae: formulaLike, newline: '\r\n' })
  return strToU8(`\uFEFF${text}\r\n`)
}
