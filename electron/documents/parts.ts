/** Parts of a copy as paragraphs and tables. */
import { HeadingLevel, Paragraph, Tab, type Table, TextRun } from 'docx'
import type { CopyPart, CopySection } from '../../shared/copies/copy.ts'
import { quiet, restrictedInk } from './look.ts'
import { tableOf } from './tables.ts'
import { blockParagraphs, type Lists, runsOf } from './text.ts'

export type Piece = Paragraph | Table

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
]

export function headingOf(text: string, depth: number): Paragraph {
  return new Paragraph({
    heading: levels[Math.min(depth, 3)] ?? HeadingLevel.HEADING_4,
    children: runsOf(text),
  })
}

export function paragraphOf(text: string, style?: string, bold = false): Paragraph {
  return new Paragraph({ ...(style ? { style } : {}), children: runsOf(text, bold ? { bold: true } : {}) })
}

/** A label longer than its column has its value on the next line. */
const longLabel = 27

/** Between a label and its value; a label with a colon has no column of its own. */
function gapAfter(label: string): TextRun {
  if (label.endsWith(':')) return new TextRun(' ')
  return label.length > longLabel ? new TextRun({ break: 1 }) : new TextRun({ children: [new Tab()] })
}

/** Facts stay together on a page, also with what follows where `keepNext` says so. */
export function factParagraphs(
  facts: { label: string; value: string }[],
  { keepNext = false }: { keepNext?: boolean } = {},
): Paragraph[] {
  return facts.map(({ label, value }, at) => {
    const last = at === facts.length - 1
    const gap = gapAfter(label)
    return new Paragraph({
      style: 'Fact',
      keepLines: true,
      ...(last && !keepNext ? {} : { keepNext: true }),
      spacing: { before: at > 0 ? 0 : label.endsWith(':') ? 240 : 100, after: last ? 120 : 40 },
      children: [...runsOf(label, { bold: true }), gap, ...runsOf(value)],
    })
  })
}

type Entry = Extract<CopyPart, { type: 'entry' }>

const isRestricted = (marking: string | undefined): boolean => marking === 'Restricted'

/** The speaker in bold, then in grey whom it is about and where it comes from, then the words. */
function entryParagraphs(entry: Entry, lists: Lists, place: Place): Paragraph[] {
  const restricted = place.restricted || isRestricted(entry.marking)
  const marking = restricted ? 'Restricted' : entry.marking
  const beside = [entry.about && `about ${entry.about}`, entry.source].filter(Boolean).join('; ')
  const lead: TextRun[] = [
    ...(marking
      ? [new TextRun({ text: `${marking}. `, bold: true, color: restricted ? restrictedInk : quiet })]
      : []),
    ...(entry.speaker ? runsOf(entry.speaker, { bold: true }) : []),
    ...(beside ? runsOf(entry.speaker ? ` (${beside})` : `(${beside})`, { color: quiet }) : []),
    ...(entry.speaker || beside ? [new TextRun({ text: entry.speaker ? ': ' : ' ' })] : []),
  ]
  const before = place.after === 'table' ? 160 : 0
  return blockParagraphs(entry.blocks, lists, {
    lead,
    before,
    ...(restricted ? { style: 'Restricted' } : {}),
  })
}

/** `after`: the kind of part that stands above; text needs air below a table. */
type Place = { depth: number; heading: string; restricted: boolean; after?: CopyPart['type'] }

/** Parts one below the other. */
export function partsPieces(parts: CopyPart[], lists: Lists, place: Place): Piece[] {
  return parts.flatMap((part, at) => {
    const above = parts[at - 1]
    return partPieces(part, lists, above ? { ...place, after: above.type } : place)
  })
}

/** Sections of a paper in which nothing is restricted, each under a heading of the first level. */
export const openSections = (
  sections: readonly { heading: string; parts: CopyPart[] }[],
  lists: Lists,
): Piece[] =>
  sections.flatMap(({ heading, parts }) => [
    headingOf(heading, 0),
    ...partsPieces(parts, lists, { depth: 1, heading, restricted: false }),
  ])

function partPieces(part: CopyPart, lists: Lists, place: Place): Piece[] {
  switch (part.type) {
    case 'entry':
      return entryParagraphs(part, lists, place)
    case 'paragraph':
      return [paragraphOf(part.text, undefined, part.strong)]
    case 'facts':
      return factParagraphs(part.facts)
    case 'heading':
      return [
        headingOf(part.text, place.depth),
        ...partsPieces(part.parts, lists, {
          depth: place.depth + 1,
          heading: part.text,
          restricted: place.restricted,
        }),
      ]
    case 'table':
      return [...captionOf(part, place), tableOf(part.columns, part.rows, part.before)]
  }
}

/** A caption that only repeats the heading right above it is left out; below anything else a table needs its name. */
function captionOf(part: Extract<CopyPart, { type: 'table' }>, place: Place): Paragraph[] {
  const { caption, marking } = part
  if (caption === place.heading && !marking && !place.after) return []
  const color = isRestricted(marking) ? restrictedInk : quiet
  const children = [
    ...(marking ? [new TextRun({ text: `${marking}. `, bold: true, color })] : []),
    ...runsOf(caption),
  ]
  return [new Paragraph({ style: 'TableCaption', children })]
}

export function sectionPieces(section: CopySection, lists: Lists): Piece[] {
  const restricted = isRestricted(section.marking)
  const place = { depth: 1, heading: section.heading, restricted }
  return [
    headingOf(`${section.number}. ${section.heading}`, 0),
    ...(section.marking ? [paragraphOf(section.marking, 'Marking')] : []),
    ...partsPieces(section.parts, lists, place),
  ]
}
