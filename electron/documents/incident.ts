/** The sheet for the data protection officer as DOCX, written from its own content and from nothing else. */
import { HeadingLevel, Paragraph } from 'docx'
import type { IncidentSheet } from '../../shared/distribution/incident.ts'
import { edgesOfPaper } from './edges.ts'
import { packed } from './pack.ts'
import { factParagraphs, openSections, paragraphOf } from './parts.ts'
import { Lists, runsOf } from './text.ts'

export function writeIncident(made: IncidentSheet): Promise<Uint8Array> {
  const lists = new Lists()
  const children = [
    ...(made.authority ? [paragraphOf(made.authority, 'Authority')] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(made.title) }),
    paragraphOf(made.copyLine, 'CopyLine'),
    ...factParagraphs(made.facts),
    ...openSections(made.sections, lists),
  ]
  return packed(edgesOfPaper(made), made.title, children)
}
