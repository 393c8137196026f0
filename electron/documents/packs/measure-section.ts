/** One measure of a pack: its sentence, its figure, its picture, and its tables by month and by group. */
import { Paragraph } from 'docx'
import type { Figure, MeasureReport } from '../../../shared/api/measures.ts'
import { monthWords, sentenceCase } from '../../../shared/copies/words.ts'
import { factParagraphs, type Piece } from '../parts.ts'
import { pictureParagraph } from '../picture.ts'
import { runsOf } from '../text.ts'
import { picturesFor } from './charts.ts'
import { below, evenWidths, namedTable, subheading } from './pieces.ts'
import {
  changeWords,
  countWords,
  figureWords,
  isEmpty,
  markWords,
  metWords,
  missesMark,
  NOT_COUNTED,
  NOT_SHOWN,
  numberWords,
  onlyCounts,
  percentWords,
  recommendationWords,
  shortMonth,
  spreadWords,
} from './words.ts'

/** Months that stand side by side in the width of a page. */
const MONTHS_ABREAST = 12

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)

function factsOf(report: MeasureReport): { label: string; value: string }[] {
  const { total, before, mark, spread, length, seeds, audience, numerator, denominator } = report
  const misses = missesMark(report)
  const verdict = misses === undefined ? '' : misses ? ': missed' : ': met'
  const serves = [audience, seeds.length > 0 ? recommendationWords(seeds).toLowerCase() : '']
  return [
    { label: 'Figure', value: figureWords(total, report) },
    { label: 'Period before', value: isEmpty(before) ? '' : figureWords(before, report) },
    { label: 'Change', value: isEmpty(total) ? '' : changeWords(report) },
    { label: 'Mark', value: mark === null ? '' : `${markWords(report)}${verdict}` },
    { label: sentenceCase(length), value: spread ? spreadWords(spread, length) : '' },
    { label: 'Counted', value: denominator },
    { label: 'Of these', value: numerator },
    { label: 'Made for', value: serves.filter(Boolean).join('; ') },
  ].filter(({ value }) => value !== '')
}

const cellsOf = (figure: Figure, counts: boolean): string[] =>
  counts
    ? [countWords(figure.counted)]
    : [countWords(figure.counted), metWords(figure.met, figure.counted), percentWords(figure)]

const rowNames = (counts: boolean): string[] => (counts ? ['Counted'] : ['Counted', 'Of these', 'Per cent'])

type Months = MeasureReport['months']

/** Tables of at most twelve months side by side, as people read a year. */
function monthTables(
  caption: string,
  months: Months,
  { rows, nameWidth }: { rows: (some: Months) => string[][]; nameWidth: number },
): Piece[] {
  const starts = months.flatMap((_, at) => (at % MONTHS_ABREAST === 0 ? [at] : []))
  return starts.flatMap((start) => {
    const some = months.slice(start, start + MONTHS_ABREAST)
    const [first, last] = [some[0]?.month ?? '', some.at(-1)?.month ?? '']
    const span = starts.length > 1 ? `, ${monthWords(first)} to ${monthWords(last)}` : ''
    const columns = ['Month', ...some.map(({ month }) => shortMonth(month))]
    return namedTable(`${caption}${span}`, columns, rows(some), evenWidths(nameWidth, some.length))
  })
}

function byMonth(report: MeasureReport): Piece[] {
  const counts = onlyCounts(report)
  const rows = (some: Months): string[][] => {
    const cells = some.map((month) => cellsOf(month, counts))
    return rowNames(counts).map((name, row) => [name, ...cells.map((cell) => cell[row] ?? '')])
  }
  return monthTables(`${report.id} by month`, report.months, { rows, nameWidth: 1030 })
}

/** Each group in a row of its own, the per cent of every month beside it. */
export function monthsOfGroups(report: MeasureReport): Piece[] {
  const rows = (some: Months): string[][] =>
    report.groups.map(({ group, months }) => [
      group,
      ...some.map(({ month }) => {
        const figure = months.find((one) => one.month === month)
        return figure ? percentWords(figure) : NOT_COUNTED
      }),
    ])
  return monthTables(`${report.id} by ${report.by} and month, in per cent`, report.months, {
    rows,
    nameWidth: 1190,
  })
}

type Group = MeasureReport['groups'][number]

function spreadCells({ spread, ...figure }: Group): string[] {
  if (spread)
    return [numberWords(spread.middle), `${numberWords(spread.lower)} and ${numberWords(spread.upper)}`]
  const none = isEmpty(figure) ? NOT_COUNTED : NOT_SHOWN
  return [none, none]
}

function byGroup({ id, by, groups, length, ...report }: MeasureReport): Piece[] {
  if (groups.every(isEmpty)) return []
  const counts = onlyCounts(report)
  const spreads = groups.some(({ spread }) => spread !== null)
  return namedTable(
    `${id} by ${by}`,
    [sentenceCase(by), ...rowNames(counts), ...(spreads ? [`Middle, in ${length}`, 'Half lie between'] : [])],
    groups.map((group) => [group.group, ...cellsOf(group, counts), ...(spreads ? spreadCells(group) : [])]),
  )
}

/** Whether any month has anything in it. */
const hasMonths = ({ total, months }: MeasureReport): boolean =>
  !isEmpty(total) && months.some((month) => !isEmpty(month))

const NEVER_ALONE =
  'That supervision was held in time says nothing of what it was worth. Read this figure together with G7, Reflective quality.'

/** Pixels, as the styles of a document come out on paper. */
const height = {
  page: 940,
  heading: 34,
  line: 19,
  fact: 22,
  picture: 10,
  belowPicture: 40,
  caption: 36,
  row: 22,
  /** A row whose hidden numbers take a second line. */
  tall: 36,
}
/** Letters in a line of text, of a fact, and of a name in a table. */
const letters = { line: 95, fact: 62, name: 75 }

const linesIn = (text: string, most: number): number => Math.max(1, Math.ceil(text.length / most))

/** Measures one below the other. A measure whose picture would be torn from its facts begins a page. */
export class MeasurePages {
  #room: number

  /** @param used pixels of the first page that are taken already */
  constructor(used: number) {
    this.#room = height.page - used
  }

  /** Everything of a measure, its heading included. */
  of(report: MeasureReport): Piece[] {
    const facts = factsOf(report)
    const says = report.says.trim()
    const pictures = hasMonths(report) ? picturesFor(report) : []
    const opening =
      height.heading +
      linesIn(says, letters.line) * height.line +
      facts.reduce((sum, { value }) => sum + linesIn(value, letters.fact) * height.fact, 8) +
      pictures.reduce((sum, { picture }) => sum + picture.height + height.picture, 0)
    const onNewPage = opening > this.#room
    if (onNewPage) this.#room = height.page
    this.#take(opening + height.belowPicture)
    return [
      subheading(`${report.id} ${report.name}`, onNewPage),
      ...(says ? [new Paragraph({ keepNext: true, keepLines: true, children: runsOf(ended(says)) })] : []),
      ...factParagraphs(facts, { keepNext: pictures.length > 0 }),
      ...pictures.map(({ name, picture }) => pictureParagraph(picture, name)),
      ...(hasMonths(report) ? this.#tables(report) : []),
      ...(report.id === 'G5' && hasMonths(report) ? [below(NEVER_ALONE)] : []),
    ]
  }

  #tables(report: MeasureReport): Piece[] {
    const tables = Math.ceil(report.months.length / MONTHS_ABREAST)
    const row = report.months.some(({ hidden }) => hidden) ? height.tall : height.row
    const months = tables * (height.caption + height.tall + rowNames(onlyCounts(report)).length * row)
    this.#take(months + (report.id === 'G5' ? 3 * height.line : 0))
    const groups = byGroup(report)
    if (groups.length > 0) {
      const rows = report.groups.reduce((sum, { group }) => sum + linesIn(group, letters.name), 1)
      this.#take(height.caption + rows * height.row)
    }
    return [...byMonth(report), ...groups]
  }

  /** What does not fit goes on at the head of the next page. */
  #take(pixels: number): void {
    this.#room -= pixels
    while (this.#room < 0) this.#room += height.page
  }
}
