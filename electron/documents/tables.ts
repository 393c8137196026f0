/** Tables that read well aloud and on paper: a header row that repeats, rows that stay whole, widths that fit. */
import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import { widthOf } from './emf.ts'
import { head, line, textWidth } from './look.ts'
import { runsOf } from './text.ts'

const padding = 200
/** About the width of a character in 9 point Arial, in dxa; bold headings are a little wider. */
const character = 98
const BOLD = 1.08
/** 9 point, in dxa. */
const SIZE = 180
/** Letters come out a little wider in one word processor than in another. */
const SPARE = 20

/** Width in dxa of the widest stretch that should stay on one line; a day stays with its month. */
function widestWord(text: string, bold = false): number {
  const words = text.replace(/(\d{1,2}) (\p{Lu}\p{L}{2,8}) (?=\d{4})/gu, '$1_$2 ').split(/(?<=[/–-])|\s+/)
  const longest = Math.max(0, ...words.map((word) => word.length))
  // A word of half as many letters is never the widest.
  const wide = words.filter((word) => word.length > longest / 2)
  return Math.max(
    0,
    ...wide.map((word) => widthOf({ text: word, at: [0, 0], size: SIZE, bold, color: '' }) + SPARE),
  )
}

/** About how many lines a text of this length takes in a column of this width, as a smooth number. */
const linesOf = (length: number, width: number): number =>
  Math.max(1, (length * character) / Math.max(1, width - padding))

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)

/** The tallest cell of a row, which cell that is, and the tallest of the others: what a row is once that one has shrunk. */
function tallest(row: number[], widths: number[]): { at: number; lines: number; next: number } {
  let at = 0
  let lines = 0
  let next = 0
  row.forEach((length, column) => {
    const here = linesOf(length, widths[column] ?? 0)
    if (here > lines) {
      next = lines
      lines = here
      at = column
    } else if (here > next) next = here
  })
  return { at, lines, next }
}

const step = 120

/**
 * Widths in dxa that add up to the width of the text. Every column is as wide as its longest word where that is
 * possible, and the rest goes step by step to the column that makes the table shorter.
 */
export function columnWidths(columns: string[], rows: string[][]): number[] {
  const least = columns.map((column, at) => {
    const words = rows.map((row) => widestWord(row[at] ?? ''))
    return Math.min(2800, Math.max(widestWord(column, true), ...words)) + padding
  })
  const need = sum(least)
  const widths = need > textWidth ? least.map((width) => (width / need) * textWidth) : least
  // The longest rows decide how a table looks; a table of hundreds is judged by some of them.
  const lengths = [
    columns.map((column) => column.length * BOLD),
    ...rows.slice(0, 60).map((row) => columns.map((_, at) => (row[at] ?? '').length)),
  ]
  while (textWidth - sum(widths) >= step && lengths.length > 0) {
    const rowsNow = lengths.map((row) => ({ row, ...tallest(row, widths) }))
    const now = sum(rowsNow.map(({ lines }) => lines))
    // A wider column makes only those rows shorter whose tallest cell stands in it.
    const heights = widths.map((width, grown) =>
      sum(
        rowsNow.map(({ row, at, lines, next }) =>
          at === grown ? Math.max(next, linesOf(row[at] ?? 0, width + step)) : lines,
        ),
      ),
    )
    const best = Math.min(...heights)
    if (best >= now) break
    const at = heights.indexOf(best)
    widths[at] = (widths[at] ?? 0) + step
  }
  const scale = textWidth / sum(widths)
  const whole = widths.map((width) => Math.floor(width * scale))
  const last = whole.length - 1
  return whole.map((width, at) => (at === last ? width + textWidth - sum(whole) : width))
}

const border = { style: BorderStyle.SINGLE, size: 4, color: line }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

type Place = { width: number; heading: boolean; keepNext: boolean }

/** Between parts of the text of a cell that are paragraphs of their own, with a little air between them. */
export const nextParagraph = '\u2029'

/** `before`: words that stood here; the word says so, and the line through them besides. */
function cell(text: string, { width, heading, keepNext }: Place, before = ''): TableCell {
  const keep = keepNext ? { keepNext: true } : {}
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(heading ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: head } } : {}),
    children: [
      ...text.split(nextParagraph).map(
        (part, at, { length }) =>
          new Paragraph({
            style: 'TableText',
            ...keep,
            ...(at < length - 1 ? { spacing: { after: 60 } } : {}),
            children: runsOf(part, heading ? { bold: true } : {}),
          }),
      ),
      ...(before
        ? [
            new Paragraph({
              style: 'TableText',
              ...keep,
              children: [...runsOf('Before: '), ...runsOf(before, { strike: true })],
            }),
          ]
        : []),
    ],
  })
}

/**
 * @param before words that stood in a cell before, by row and column.
 * @param own widths in dxa that add up to the width of the text; worked out from the words where they are left out
 */
export function tableOf(
  columns: string[],
  rows: string[][],
  before: string[][] = [],
  own?: readonly number[],
): Table {
  const all = rows.map((row, at) => row.map((text, column) => `${text} ${before[at]?.[column] ?? ''}`.trim()))
  const widths = own ? [...own] : columnWidths(columns, all)
  const row = (cells: string[], place: Omit<Place, 'width'>, was: string[] = []): TableRow =>
    new TableRow({
      cantSplit: true,
      ...(place.heading ? { tableHeader: true } : {}),
      children: columns.map((_, at) => cell(cells[at] ?? '', { ...place, width: widths[at] ?? 0 }, was[at])),
    })
  // No row is left alone at the foot of a page or at the head of the next.
  const keepNext = (at: number): boolean => rows.length > 1 && (at === 0 || at === rows.length - 2)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    borders: {
      top: border,
      bottom: border,
      left: none,
      right: none,
      insideHorizontal: border,
      insideVertical: none,
    },
    rows: [
      row(columns, { heading: true, keepNext: true }),
      ...rows.map((cells, at) => row(cells, { heading: false, keepNext: keepNext(at) }, before[at])),
    ],
  })
}
