/**
 * Signature lines: the places in a document where its signatures show, made as Word makes them (VML `o:signatureline`).
 * Word and LibreOffice draw the line as signed when a signature of the file names it; each signature brings its own two
 * pictures, one for a signature that holds and one for one that does not.
 */
import { ImportedXmlComponent, LineRuleType, Paragraph } from 'docx'
import { instantWords } from '../../shared/copies/words.ts'
import { type Drawing, emfOf, type Words, widthOf } from './emf.ts'
import { ink, quiet } from './look.ts'
import { type Added, nothingAdded } from './machine-part.ts'
import { escaped, legal } from './text.ts'

export type SignatureLine = {
  /** GUID in braces, upper case: what ties a signature to the line. */
  id: string
  /** Who is to sign here; empty where only the role is known. */
  name: string
  /** As what they sign. */
  title: string
}

const WIDTH = 2560
const HEIGHT = 1280
const LEFT = 80
const LINE = 800
/** Of the whole picture, in twentieths of a point: a little more than its 96 points. */
const LINE_HEIGHT = 1940
const bad = 'B00020'

/** Words that fit between the left edge and the right one: smaller where they would not, then cut. */
function fitted(words: Words, room = WIDTH - 2 * LEFT): Words {
  let made = words
  while (widthOf(made) > room && made.size > 70) made = { ...made, size: made.size - 5 }
  while (widthOf(made) > room && made.text.length > 1)
    made = { ...made, text: `${[...made.text].slice(0, -2).join('')}…` }
  return made
}

const drawing = (words: Words[]): Drawing => ({
  width: WIDTH,
  height: HEIGHT,
  strokes: [{ from: [LEFT, LINE], to: [WIDTH - LEFT, LINE] }],
  words: words.map((one) => fitted(one)),
})

const below = (name: string, title: string): Words[] => [
  { text: name || title, at: [LEFT, LINE + 170], size: 145, color: ink },
  { text: name ? title : '', at: [LEFT, LINE + 340], size: 130, color: quiet },
]

const oneLine = (text: string) => legal(text).replace(/\s+/g, ' ').trim()

/** The line while nobody has signed it. */
export function unsignedImage(line: SignatureLine): Uint8Array {
  const cross: Words = { text: 'X', at: [LEFT, LINE - 60], size: 260, color: ink }
  return emfOf(drawing([cross, ...below(oneLine(line.name), oneLine(line.title))]))
}

/**
 * What is drawn on the line once it is signed.
 * @param at moment of signing, UTC, ISO 8601
 */
export function signedImages(by: { name: string; role: string; at: string }): {
  valid: Uint8Array
  invalid: Uint8Array
} {
  const name = oneLine(by.name)
  const when: Words = { text: instantWords(by.at), at: [LEFT, 190], size: 130, color: quiet }
  const signed: Words = { text: name, at: [LEFT, LINE - 70], size: 230, italic: true, color: ink }
  const rest = [signed, ...below(name, oneLine(by.role))]
  const broken: Words = { text: 'Not a valid signature', at: [LEFT, 190], size: 140, bold: true, color: bad }
  return { valid: emfOf(drawing([when, ...rest])), invalid: emfOf(drawing([broken, ...rest])) }
}

/** Identifier of the picture's relationship, and its part. Counted from 1. */
const lineRelation = (n: number): string => `rIdSignatureLine${n}`
const linePart = (n: number): string => `media/signature-line-${n}.emf`

/** The pictures of unsigned lines, with what the file has to say about them. */
export function lineParts(lines: SignatureLine[]): Added {
  if (lines.length === 0) return nothingAdded
  return {
    parts: lines.map((line, at) => [`word/${linePart(at + 1)}`, unsignedImage(line)]),
    defaults: [['emf', 'image/x-emf']],
    overrides: [],
    links: lines.map((_, at) => ({
      id: lineRelation(at + 1),
      type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image',
      target: linePart(at + 1),
    })),
  }
}

const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t" path="m@4@5l@4@11@9@11@9@5xe" filled="f" stroked="f">' +
  '<v:stroke joinstyle="miter"/><v:formulas><v:f eqn="if lineDrawn pixelLineWidth 0"/><v:f eqn="sum @0 1 0"/><v:f eqn="sum 0 0 @1"/>' +
  '<v:f eqn="prod @2 1 2"/><v:f eqn="prod @3 21600 pixelWidth"/><v:f eqn="prod @3 21600 pixelHeight"/><v:f eqn="sum @0 0 1"/>' +
  '<v:f eqn="prod @6 1 2"/><v:f eqn="prod @7 21600 pixelWidth"/><v:f eqn="sum @8 21600 0"/><v:f eqn="prod @7 21600 pixelHeight"/>' +
  '<v:f eqn="sum @10 21600 0"/></v:formulas><v:path o:extrusionok="f" gradientshapeok="t" o:connecttype="rect"/>' +
  '<o:lock v:ext="edit" aspectratio="t"/></v:shapetype>'

/** The lines one below the other, each kept whole. */
export function lineParagraphs(lines: SignatureLine[]): Paragraph[] {
  return lines.map((line, index) => {
    const n = index + 1
    const name = escaped(oneLine(line.name))
    const title = escaped(oneLine(line.title))
    const alt = ['Signature line', name, title].filter(Boolean).join(', ')
    const run = ImportedXmlComponent.fromXmlString(
      `<w:r><w:pict>${n === 1 ? SHAPE_TYPE : ''}` +
        `<v:shape id="_x0000_i${1024 + n}" type="#_x0000_t75" alt="${alt}" style="width:192pt;height:96pt">` +
        `<v:imagedata r:id="${lineRelation(n)}" o:title=""/>` +
        '<o:lock v:ext="edit" ungrouping="t" rotation="t" cropping="t" verticies="t" text="t" grouping="t"/>' +
        `<o:signatureline v:ext="edit" id="${line.id}" provid="{00000000-0000-0000-0000-000000000000}" ` +
        `o:suggestedsigner="${name}" o:suggestedsigner2="${title}" showsigndate="t" issignatureline="t"/>` +
        '</v:shape></w:pict></w:r>',
    )
    return new Paragraph({
      keepNext: n < lines.length,
      keepLines: true,
      // LibreOffice does not make room for a shape that stands in a line by itself.
      spacing: { before: 120, after: 60, line: LINE_HEIGHT, lineRule: LineRuleType.AT_LEAST },
      children: [run as never],
    })
  })
}
