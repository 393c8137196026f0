/** Building blocks that only a pack has: a list, a table with its name, a heading on a new page. */
import { HeadingLevel, Paragraph } from 'docx'
import { textWidth } from '../look.ts'
import type { Piece } from '../parts.ts'
import { tableOf } from '../tables.ts'
import { blockParagraphs, type Lists, runsOf } from '../text.ts'

export const listOf = (items: readonly string[], lists: Lists): Paragraph[] =>
  blockParagraphs(
    [
      {
        type: 'list',
        ordered: false,
        items: items.map((text) => [{ type: 'paragraph', runs: [{ text }] }]),
      },
    ],
    lists,
    {},
  )

/** A table below its name; nothing at all where it would have no row. */
export const namedTable = (
  caption: string,
  columns: string[],
  rows: string[][],
  widths?: readonly number[],
): Piece[] =>
  rows.length === 0
    ? []
    : [
        new Paragraph({ style: 'TableCaption', children: runsOf(caption) }),
        tableOf(columns, rows, [], widths),
      ]

/** The first column as wide as it is said to be, the others alike: months stand under each other from table to table. */
export function evenWidths(first: number, others: number): number[] {
  const each = Math.floor((textWidth - first) / others)
  return [textWidth - each * others, ...Array.from({ length: others }, () => each)]
}

/** Text that needs air above it, because a table stands there. */
export const below = (text: string): Paragraph =>
  new Paragraph({ spacing: { before: 160 }, children: runsOf(text) })

export const headingOnNewPage = (text: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: runsOf(text) })

export const subheading = (text: string, onNewPage: boolean): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: onNewPage, children: runsOf(text) })
