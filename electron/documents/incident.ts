/** The sheet for the data protection officer as DOCX, written from its own content and from nothing else. */
import { HeadingLevel, Paragraph } from 'docx'
import type { IncidentSheet } from '../../shared/distribution/incident.ts'
import { packed } from './pack.ts'
import { factParagraphs, headingOf, paragraphOf, partsPieces } from './parts.ts'
import { Lists, runsOf } from './text.ts'

export function writeIncident(made: IncidentSheet): Promise<Uint8Array> {
  const lists = new Lists()
  const edges = {
    marking: made.marking,
    copyLine: made.copyLine,
    fictional: made.fictional,
    draft: false,
    edition: made.edition,
    at: made.at,
  }
  const children = [
    ...(made.authority ? [paragraphOf(made.authority, 'Authority')] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(made.title) }),
    paragraphOf(made.copyLine, 'CopyLine'),
    ...factParagraphs(made.facts),
    ...made.sections.flatMap(({ heading, parts }) => [
      headingOf(heading, 0),
      ...partsPieces(parts, lists, { depth: 1, heading, restricted: false }),
    ]),
  ]
  return packed(edges, made.title, children)
}
