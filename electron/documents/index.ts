/**
 * Documents as DOCX. They are written from a copy and from nothing else: what a copy does not hold cannot be in a file.
 */

import { HeadingLevel, Paragraph } from 'docx'
import type { Copy, CopyPart } from '../../shared/copies/copy.ts'
import { instantWords } from '../../shared/copies/words.ts'
import { packed } from './pack.ts'
import { factParagraphs, headingOf, type Piece, paragraphOf, partsPieces, sectionPieces } from './parts.ts'
import { Lists, runsOf } from './text.ts'

const pieces = (parts: CopyPart[], lists: Lists, heading: string): Piece[] =>
  partsPieces(parts, lists, { depth: 1, heading, restricted: false })

function opening(copy: Copy, title: string): Piece[] {
  return [
    ...(copy.authority ? [paragraphOf(copy.authority, 'Authority')] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(title) }),
    paragraphOf(copy.copyLine, 'CopyLine'),
    ...factParagraphs(copy.facts),
  ]
}

/** Who signed, which version, and the whole fingerprint, so that a file can be held against the record. */
function fingerprint(copy: Copy): Piece[] {
  if (!copy.signed) {
    return [
      headingOf('About this copy', 0),
      paragraphOf('This is a draft. It has not been signed and may still change. Do not rely on it.'),
    ]
  }
  const { signature } = copy
  return [
    headingOf('About this copy', 0),
    ...factParagraphs(
      [
        { label: 'Signed by', value: signature ? `${signature.name}, ${signature.role}` : '' },
        { label: 'Signed', value: signature ? instantWords(signature.at) : '' },
        { label: 'Version', value: copy.version },
      ].filter((fact) => fact.value !== ''),
    ),
    paragraphOf(
      'A file of this kind can be changed after it was made. If you need to be sure, ask the council to check it: it holds the signed record with this fingerprint (SHA-256).',
    ),
    paragraphOf(copy.recordHash, 'Fingerprint'),
  ]
}

/** Full minutes of a copy: summary first, then the sections, then what a reader can do. */
export function writeMinutes(copy: Copy): Promise<Uint8Array> {
  const lists = new Lists()
  return packed(copy, `${copy.meetingName}, ${copy.date}`, [
    ...opening(copy, copy.title),
    ...(copy.summary.length > 0 ? [headingOf('Summary', 0), ...pieces(copy.summary, lists, 'Summary')] : []),
    ...copy.sections.flatMap((section) => sectionPieces(section, lists)),
    ...(copy.closing.length > 0
      ? [headingOf('What you can do', 0), ...copy.closing.map((text) => paragraphOf(text))]
      : []),
    ...fingerprint(copy),
  ])
}

/** The actions of a copy on their own, for the same day. */
export function writeActionList(copy: Copy): Promise<Uint8Array> {
  const lists = new Lists()
  const none = [paragraphOf('No actions were recorded.')]
  return packed(copy, `Actions: ${copy.meetingName}, ${copy.date}`, [
    ...opening(copy, `Actions: ${copy.meetingName}`),
    headingOf('Actions', 0),
    ...(copy.actions.length > 0 ? pieces(copy.actions, lists, 'Actions') : none),
    ...fingerprint(copy),
  ])
}

/**
 * A file name without the name of a child or an adult, legal on every system:
 * `Initial conference 2026-09-17 WX-4471 professionals 3 v1.0.docx`.
 *
 * @param recipient number of the recipient among those of the record, or a label such as `professionals 3`.
 */
export function fileNameFor(copy: Copy, recipient: number | string): string {
  const file = ['internal', 'case record', 'learning note'].includes(copy.kind)
  const label = typeof recipient === 'string' ? recipient : file ? copy.kind : `${copy.kind} ${recipient}`
  const edition = copy.signed ? copy.version.replace(/^Version\s+/, 'v') : 'draft'
  const name = [copy.fileStem, label, edition].filter(Boolean).join(' ')
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s-]+|[.\s-]+$/g, '')
  return `${safe.slice(0, 120).trimEnd()}.docx`
}
