/** The start of a data protection impact assessment as a Word file, to be filled in by the council. It holds nothing of a record. */
import { HeadingLevel, Paragraph } from 'docx'
import { instantWords } from '../../shared/copies/words.ts'
import type { AssessmentSection } from '../../shared/privacy/assessment.ts'
import { edgesOfPaper } from './edges.ts'
import { packed } from './pack.ts'
import { factParagraphs, headingOf, type Piece, paragraphOf } from './parts.ts'
import { tableOf } from './tables.ts'
import { runsOf } from './text.ts'

export type AssessmentContent = {
  sections: readonly AssessmentSection[]
  authority: string
  fictional: boolean
  /** UTC instant, ISO 8601. */
  at: string
}

export const ASSESSMENT_TITLE = 'Data protection impact assessment'
const MARKING = 'Draft of the council: to be filled in'

function sectionPieces({ heading, says, table, after = [] }: AssessmentSection, at: number): Piece[] {
  return [
    headingOf(`${at + 1}. ${heading}`, 0),
    ...says.map((text) => paragraphOf(text)),
    ...(table
      ? [
          // A caption that would only repeat the heading right above it is left out.
          ...(table.caption === heading && says.length === 0
            ? []
            : [paragraphOf(table.caption, 'TableCaption')]),
          tableOf(table.columns, table.rows),
        ]
      : []),
    ...after.map((text, place) =>
      place === 0 ? new Paragraph({ spacing: { before: 160 }, children: runsOf(text) }) : paragraphOf(text),
    ),
  ]
}

export async function writeAssessment(
  content: AssessmentContent,
): Promise<{ bytes: Uint8Array; title: string; marking: string; madeOn: string }> {
  const { sections, authority, fictional, at } = content
  const edges = edgesOfPaper({ marking: MARKING, copyLine: ASSESSMENT_TITLE, fictional, edition: '', at })
  const madeOn = instantWords(at).split(',')[0] ?? ''
  const bytes = await packed(edges, ASSESSMENT_TITLE, [
    ...(authority ? [paragraphOf(authority, 'Authority')] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(ASSESSMENT_TITLE) }),
    ...factParagraphs([
      { label: 'About', value: 'Chairside, minutes of child protection and supervision' },
      { label: 'Made', value: madeOn },
    ]),
    ...sections.flatMap(sectionPieces),
  ])
  return { bytes, title: ASSESSMENT_TITLE, marking: MARKING, madeOn }
}
