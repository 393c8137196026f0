/** The certificate of destruction as DOCX, written from its own content and from nothing else. */
import { HeadingLevel, Paragraph } from 'docx'
import { instantWords } from '../../shared/copies/words.ts'
import type { Certificate } from '../../shared/retention/certificate.ts'
import { packed } from './pack.ts'
import { factParagraphs, headingOf, paragraphOf, partsPieces } from './parts.ts'
import { lineParagraphs, lineParts, type SignatureLine } from './signature-line.ts'
import { Lists, runsOf } from './text.ts'

export function writeCertificate(made: Certificate, line: SignatureLine): Promise<Uint8Array> {
  const lists = new Lists()
  const { signature } = made
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
    ...factParagraphs(made.facts),
    ...made.sections.flatMap(({ heading, parts }) => [
      headingOf(heading, 0),
      ...partsPieces(parts, lists, { depth: 1, heading, restricted: false }),
    ]),
    headingOf('Signature', 0),
    ...factParagraphs([
      { label: 'Signed by', value: `${signature.name}, ${signature.role}` },
      { label: 'Signed', value: instantWords(signature.at) },
    ]),
    ...lineParagraphs([line]),
    paragraphOf(
      'This file carries a digital signature. Word and LibreOffice show who signed it, and whether it was changed. The council can check it in Chairside.',
    ),
  ]
  return packed(edges, made.title, children, lineParts([line]))
}
