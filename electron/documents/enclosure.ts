/** Pages that go with a copy (shared/copies/enclosures.ts) as DOCX. */
import { FrameAnchorType, HeadingLevel, HeightRule, LineRuleType, Paragraph } from 'docx'
import type { Enclosure } from '../../shared/copies/enclosures.ts'
import { edgesOfPaper } from './edges.ts'
import { packed } from './pack.ts'
import { factParagraphs, headingOf, type Piece, paragraphOf, partsPieces } from './parts.ts'
import { Lists, runsOf } from './text.ts'

/** Twentieths of a point in a millimetre. */
const mm = (length: number): number => Math.round((length * 1440) / 25.4)

/**
 * Where the address stands on A4 folded in three, in millimetres from the edges of the page. The window of a DL envelope
 * (35 by 90, 20 from the left, 18 from below) shows 46 to 92 mm from the top and 10 to 110 mm from the left as the paper
 * slides; 57 to 81 and 20 to 100 are in it however it lies. Nothing else stands in what it can show.
 */
export const window = { left: 21, top: 57, width: 78, height: 24, clearBelow: 99 }

/** Half points: the largest in which so many lines fit the height of the window. */
export const addressSize = (lines: number): number => (lines <= 5 ? 22 : lines === 6 ? 20 : 18)

function addressParagraphs(lines: readonly string[]): Paragraph[] {
  const size = addressSize(lines.length)
  return lines.map(
    (text) =>
      new Paragraph({
        frame: {
          type: 'absolute',
          position: { x: mm(window.left), y: mm(window.top) },
          width: mm(window.width),
          height: mm(window.height),
          rule: HeightRule.EXACT,
          anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
        },
        spacing: { before: 0, after: 0, line: size * 11, lineRule: LineRuleType.EXACT },
        children: runsOf(text, { size }),
      }),
  )
}

/** Below the fold; the text of a page begins 26 mm from its top. */
const belowFold = { spacing: { before: mm(window.clearBelow + 8 - 26), after: 80 } }

export function writeEnclosure(page: Enclosure): Promise<Uint8Array> {
  const lists = new Lists()
  const hasAddress = page.address.length > 0
  const children: Piece[] = [
    ...addressParagraphs(page.address),
    ...(page.authority && !hasAddress ? [paragraphOf(page.authority, 'Authority')] : []),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      ...(hasAddress ? belowFold : {}),
      children: runsOf(page.title),
    }),
    ...(page.copyLine ? [paragraphOf(page.copyLine, 'CopyLine')] : []),
    ...(page.large
      ? [
          new Paragraph({
            spacing: { before: 240, after: 240 },
            keepLines: true,
            children: runsOf(page.large, { size: 56 }),
          }),
        ]
      : []),
    ...factParagraphs(page.facts),
    ...page.sections.flatMap(({ heading, parts }) => [
      headingOf(heading, 0),
      ...partsPieces(parts, lists, { depth: 1, heading, restricted: false }),
    ]),
  ]
  return packed(edgesOfPaper(page), `${page.title} ${page.edition}`, children)
}
