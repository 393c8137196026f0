/** The chronology extract as DOCX, written from the extract and from nothing else. */
import { HeadingLevel, Paragraph } from 'docx'
import type { Extract, ExtractSection } from '../../shared/chronology/index.ts'
import { edgesOfPaper } from './edges.ts'
import { packed } from './pack.ts'
import { factParagraphs, headingOf, type Piece, paragraphOf, partsPieces } from './parts.ts'
import { pictureParagraph } from './picture.ts'
import { Lists, runsOf } from './text.ts'

/** Pixels that are left of the first page below what stands above the timeline, and what a heading takes of them. */
const FIRST_PAGE = 520
const HEADING = 50

/** Pictures with their headings below the head of the first page as long as they fit, then each on a page of its own. */
function pictureBlocks(blocks: ExtractSection['pictures']): Piece[] {
  let room = FIRST_PAGE + HEADING
  return blocks.flatMap(({ heading, pictures }) =>
    pictures.flatMap((picture, at) => {
      room -= picture.height + HEADING
      const name = pictures.length === 1 ? heading : `${heading}, part ${at + 1}`
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: room < 0, children: runsOf(name) }),
        pictureParagraph(picture, `Timeline, ${name.toLowerCase()}`),
      ]
    }),
  )
}

function sectionPieces({ heading, marking, parts, pictures }: ExtractSection, lists: Lists): Piece[] {
  const restricted = marking === 'Restricted'
  return [
    headingOf(heading, 0),
    ...(marking ? [paragraphOf(marking, restricted ? 'RestrictedMarking' : 'Marking')] : []),
    ...partsPieces(parts, lists, { depth: 1, heading, restricted }),
    ...pictureBlocks(pictures),
  ]
}

/** The extract as a Word file: the timeline first, then every event in a table, then what a reader can do. */
export function writeChronology(extract: Extract): Promise<Uint8Array> {
  const lists = new Lists()
  return packed(edgesOfPaper(extract), `Chronology. ${extract.edition}`, [
    ...(extract.authority ? [paragraphOf(extract.authority, 'Authority')] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(extract.title) }),
    paragraphOf(extract.copyLine, 'CopyLine'),
    ...factParagraphs(extract.facts),
    ...extract.sections.flatMap((section) => sectionPieces(section, lists)),
    headingOf('What you can do', 0),
    ...extract.closing.map((text) => paragraphOf(text)),
  ])
}
