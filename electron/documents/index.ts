/**
 * Documents as DOCX. They are written from a copy and from nothing else: what a copy does not hold cannot be in a file.
 */

import { HeadingLevel, Paragraph } from 'docx'
import type { Copy, CopyPart } from '../../shared/copies/copy.ts'
import { instantWords } from '../../shared/copies/words.ts'
import { type Edges, edgesOf } from './edges.ts'
import { inLargePrint, withColons } from './large-print.ts'
import { type Added, machinePart } from './machine-part.ts'
import { packed } from './pack.ts'
import { factParagraphs, headingOf, type Piece, paragraphOf, partsPieces, sectionPieces } from './parts.ts'
import { lineParagraphs, lineParts, type SignatureLine } from './signature-line.ts'
import { Lists, runsOf } from './text.ts'

export { writeAssessment } from './assessment.ts'
export { writeCertificate } from './certificate.ts'
export { writeChronology } from './chronology.ts'
export { addressSize, window as addressWindow, writeEnclosure } from './enclosure.ts'
export { writeIncident } from './incident.ts'
export { writeLearning } from './learning.ts'
export { writePack } from './packs/document.ts'

export { type SignatureLine, signedImages } from './signature-line.ts'

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
function fingerprint(copy: Copy, lines: SignatureLine[] = [], large = false): Piece[] {
  if (!copy.signed) {
    return [
      headingOf('About this copy', 0),
      paragraphOf('This is a draft. It has not been signed and may still change. Do not rely on it.'),
    ]
  }
  const { signature } = copy
  const facts = [
    { label: 'Signed by', value: signature ? `${signature.name}, ${signature.role}` : '' },
    { label: 'Signed', value: signature ? instantWords(signature.at) : '' },
    { label: 'Version', value: copy.version },
  ].filter((fact) => fact.value !== '')
  return [
    headingOf('About this copy', 0),
    ...(large ? factParagraphs(withColons(facts)) : factParagraphs(facts, { keepNext: lines.length > 0 })),
    ...(large ? [paragraphOf(LARGE_PRINT)] : lineParagraphs(lines)),
    ...(large
      ? []
      : [
          paragraphOf(
            'This file carries a digital signature. Word and LibreOffice show who signed it, and whether it was changed. If they do not know the certificate, that is a question of who vouches for the name, and does not mean that anything was changed.',
          ),
        ]),
    paragraphOf(
      'A file of this kind can be changed after it was made. If you need to be sure, ask the council to check it: it holds the signed record with this fingerprint (SHA-256).',
    ),
    paragraphOf(copy.recordHash, 'Fingerprint'),
  ]
}

const LARGE_PRINT =
  'These are the words of the signed copy in large print. This file carries no digital signature: the signed copy does.'

const both = (a: Added, b: Added): Added => ({
  parts: [...a.parts, ...b.parts],
  defaults: [...a.defaults, ...b.defaults],
  overrides: [...a.overrides, ...b.overrides],
  links: [...a.links, ...b.links],
})

/**
 * Full minutes of a copy: summary first, then the sections, then what a reader can do. A signed copy carries its own
 * content for other programs.
 * @param lines signature lines, one for each person who signs; a copy that names nobody has none
 */
export function writeMinutes(
  made: Copy,
  lines: SignatureLine[] = [],
  { large = false }: { large?: boolean } = {},
): Promise<Uint8Array> {
  const lists = new Lists()
  const copy = large ? inLargePrint(made) : made
  const shown = copy.signature && !large ? lines : []
  const children = [
    ...opening(copy, copy.title),
    ...(copy.summary.length > 0 ? [headingOf('Summary', 0), ...pieces(copy.summary, lists, 'Summary')] : []),
    ...copy.sections.flatMap((section) => sectionPieces(section, lists)),
    ...(copy.closing.length > 0
      ? [headingOf('What you can do', 0), ...copy.closing.map((text) => paragraphOf(text))]
      : []),
    ...fingerprint(copy, shown, large),
  ]
  const title = `${copy.meetingName}, ${copy.date}`
  const drawn = lineParts(shown)
  const added = copy.signed && !large ? both(machinePart(copy), drawn) : drawn
  return packed({ ...edgesOf(copy), large }, title, children, added)
}

/** What stands on the pages of a sheet that is used before anything is signed: it says so, and nobody waits for it. */
const sheetEdges = (copy: Copy): Edges => ({
  ...edgesOf(copy),
  draft: false,
  edition: copy.version
    ? `From the signed record, ${copy.version.toLowerCase()}`
    : 'From a record that is not signed yet',
})

/** A letter or a sheet of its own: its headings have no numbers, and a child's letter is always in large print. */
export function writePaper(
  made: Copy,
  lines: SignatureLine[] = [],
  { large = made.paper === 'child letter' }: { large?: boolean } = {},
): Promise<Uint8Array> {
  const lists = new Lists()
  const copy = large ? inLargePrint(made) : made
  const isSheet = copy.paper === 'referral sheet' || copy.paper === 'distribution checklist'
  const isOwn = copy.paper === 'child letter'
  const shown = copy.signature ? lines : []
  const children = [
    ...opening(copy, copy.title),
    ...(copy.summary.length > 0 ? [headingOf('Summary', 0), ...pieces(copy.summary, lists, 'Summary')] : []),
    ...copy.sections.flatMap(({ heading, parts }) => [
      headingOf(heading, 0),
      ...pieces(parts, lists, heading),
    ]),
    headingOf(copy.paper === 'referral sheet' ? 'Now' : isSheet ? 'Before you send' : 'What you can do', 0),
    ...copy.closing.map((text) => paragraphOf(text)),
    ...(isSheet ? [] : isOwn ? ownFingerprint(copy, shown) : fingerprint(copy, shown)),
  ]
  const title = `${isOwn ? 'Letter' : copy.title}: ${copy.meetingName}, ${copy.date}`
  const edges = isSheet ? sheetEdges(copy) : edgesOf(copy)
  const drawn = lineParts(shown)
  return packed({ ...edges, large }, title, children, copy.signed ? both(machinePart(made), drawn) : drawn)
}

/** Under a child's letter: who signed it and when; a draft says that it is one. */
function ownFingerprint(copy: Copy, lines: SignatureLine[]): Piece[] {
  const { signature } = copy
  if (!signature) return [paragraphOf('This letter is a draft. It may still change.')]
  return [
    ...factParagraphs(
      withColons([
        { label: 'Signed by', value: `${signature.name}, ${signature.role}` },
        { label: 'Signed', value: instantWords(signature.at) },
      ]),
      { keepNext: lines.length > 0 },
    ),
    ...lineParagraphs(lines),
  ]
}

/** The actions of a copy on their own, for the same day. */
export function writeActionList(copy: Copy): Promise<Uint8Array> {
  const lists = new Lists()
  const none = [paragraphOf('No actions were recorded.')]
  return packed(edgesOf(copy), `Actions: ${copy.meetingName}, ${copy.date}`, [
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
  return safeName([copy.fileStem, label, edition].filter(Boolean).join(' '))
}

/** A name of these words for a file, a document unless `ending` says otherwise, legal on every system. */
export function safeName(name: string, ending = 'docx'): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s-]+|[.\s-]+$/g, '')
  return `${safe.slice(0, 120).trimEnd()}.${ending}`
}
