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
import { head, line, textWidth } from './look.ts'
import { runsOf } from './text.ts'

const padding = 200
/** About the width of a character in 9 point Arial, in dxa; bold headings are a little wider. */
const character = 98
const boldCharacter = 106

/** Length of the longest stretch that should stay on one line; a day stays with its month. */
const longestWord = (text: string): number =>
  Math.max(
    0,
    ...text
      .replace(/(\d{1,2}) (\p{Lu}\p{L}{2,8}) (?=\d{4})/gu, '$1_$2 ')
      .split(/[\s/–-]+/)
      .map((word) => word.length),
  )

/** About how many lines the rows of a table take, as a smooth number, when its columns have these widths. */
function heightOf(lengths: number[][], widths: number[]): number {
  const lines = (length: number, at: number): number =>
    Math.max(1, (length * character) / Math.max(1, (widths[at] ?? 0) - padding))
  return lengths.reduce((sum, row) => sum + Math.max(...row.map(lines)), 0)
}

const step = 120

/**
 * Widths in dxa that add up to the width of the text. Every column is as wide as its longest word where that is
 * possible, and the rest goes step by step to the column that makes the table shorter.
 */
export function columnWidths(columns: string[], rows: string[][]): number[] {
  const least = columns.map((column, at) => {
    const words = rows.map((row) => longestWord(row[at] ?? '') * character)
    return Math.min(2800, Math.max(longestWord(column) * boldCharacter, ...words)) + padding
  })
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
  const need = sum(least)
  const widths = need > textWidth ? least.map((width) => (width / need) * textWidth) : least
  // The longest rows decide how a table looks; a table of hundreds is judged by some of them.
  const lengths = rows.slice(0, 60).map((row) => columns.map((_, at) => (row[at] ?? '').length))
  while (textWidth - sum(widths) >= step && lengths.length > 0) {
    const heights = widths.map((_, grown) =>
      heightOf(
        lengths,
        widths.map((width, at) => (at === grown ? width + step : width)),
      ),
    )
    const best = Math.min(...heights)
    if (best >= heightOf(lengths, widths)) break
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

function cell(text: string, width: number, heading: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(heading ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: head } } : {}),
    children: [
      new Paragraph({
        style: 'TableText',
        ...(heading ? { keepNext: true } : {}),
        children: runsOf(text, heading ? { bold: true } : {}),
      }),
    ],
  })
}

export function tableOf(columns: string[], rows: string[][]): Table {
  const widths = columnWidths(columns, rows)
  const row = (cells: string[], heading: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      ...(heading ? { tableHeader: true } : {}),
      children: columns.map((_, at) => cell(cells[at] ?? '', widths[at] ?? 0, heading)),
    })
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
    rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
  })
}
