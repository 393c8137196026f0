/** The certificate of destruction as DOCX, written from its own content and from nothing else. */
import { HeadingLevel, Paragraph } from 'docx'
import { instantWords } from '../../shared/copies/words.ts'
import type { Certificate } from '../../shared/retention/certificate.ts'
import { edgesOfPaper } from './edges.ts'
import { packed } from './pack.ts'
import { factParagraphs, headingOf, openSections, paragraphOf } from './parts.ts'
import { lineParagraphs, lineParts, type SignatureLine } from './signature-line.ts'
import { Lists, runsOf } from './text.ts'

export function writeCertificate(made: Certificate, line: SignatureLine): Promise<Uint8Array> {
  const lists = new Lists()
  const { signature } = made
  const children = [
    ...(made.authority ? [paragraphOf(made.authority, 'Authority')] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(made.title) }),
    ...factParagraphs(made.facts),
    ...openSections(made.sections, lists),
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
  return packed(edgesOfPaper(made), made.title, children, lineParts([line]))
}
