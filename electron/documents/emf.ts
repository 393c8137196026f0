/**
 * Small drawings as Windows Enhanced Metafiles ([MS-EMF]), the form that Word itself uses for signature lines: lines
 * and words in one typeface, sharp at every size, and no picture library needed. Lengths are in tenths of a pixel.
 */

export type Drawing = { width: number; height: number; strokes: Stroke[]; words: Words[] }
export type Stroke = { from: [x: number, y: number]; to: [x: number, y: number] }
export type Words = {
  text: string
  /** Left end of the baseline. */
  at: [x: number, y: number]
  /** Height of the letters. */
  size: number
  bold?: boolean
  italic?: boolean
  /** `RRGGBB`. */
  color: string
}

const FACE = 'Arial'

/** Widths of Arial's letters in thousandths of the size, from the space to the tilde. */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]
const BOLD = 1.07

/** Advance of each UTF-16 unit; accents stand over the letter before them, other scripts are taken as wide letters. */
function advances({ text, size, bold }: Words): number[] {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at)
    if (/[\u0300-\u036f\udc00-\udfff]/.test(unit)) return 0
    const base = unit.normalize('NFD').charCodeAt(0)
    const width = WIDTHS[base - 32] ?? 1000
    return Math.round((width * size * (bold ? BOLD : 1)) / 1000)
  })
}

/** How wide these words are, in tenths of a pixel. */
export const widthOf = (words: Words): number => advances(words).reduce((sum, one) => sum + one, 0)

type Field = number | Uint8Array

/** A record: its kind, its length and 32-bit fields; bytes are filled up to a multiple of four. */
function record(kind: number, ...fields: Field[]): Uint8Array {
  const sizes = fields.map((field) => (typeof field === 'number' ? 4 : Math.ceil(field.length / 4) * 4))
  const size = 8 + sizes.reduce((sum, one) => sum + one, 0)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, kind, true)
  view.setUint32(4, size, true)
  let at = 8
  fields.forEach((field, n) => {
    if (typeof field === 'number') view.setInt32(at, field | 0, true)
    else bytes.set(field, at)
    at += sizes[n] ?? 0
  })
  return bytes
}

function utf16(text: string, length = text.length): Uint8Array {
  const bytes = new Uint8Array(length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < Math.min(text.length, length); at++) view.setUint16(at * 2, text.charCodeAt(at), true)
  return bytes
}

/** `RRGGBB` as Windows counts colours: blue first. */
const colorRef = (color: string) =>
  Number.parseInt(color.slice(4, 6) + color.slice(2, 4) + color.slice(0, 2), 16)

const kinds = {
  header: 1,
  windowExtent: 9,
  windowOrigin: 10,
  viewportExtent: 11,
  viewportOrigin: 12,
  end: 14,
  mapMode: 17,
  background: 18,
  textAlign: 22,
  textColor: 24,
  moveTo: 27,
  select: 37,
  pen: 38,
  remove: 40,
  lineTo: 54,
  font: 82,
  words: 84,
}
const ANISOTROPIC = 8
const TRANSPARENT = 1
const BASELINE = 24
const PEN = 1
const FONT = 2

/** A font with its logical description alone; the rest of the structure (320 bytes) is for printers of another time. */
function fontRecord({ size, bold, italic }: Words): Uint8Array {
  const description = new Uint8Array(320)
  const view = new DataView(description.buffer)
  view.setInt32(0, -Math.round(size), true)
  view.setInt32(16, bold ? 700 : 400, true)
  description[20] = italic ? 1 : 0
  description[23] = 1
  description.set(utf16(FACE, 32), 28)
  return record(kinds.font, FONT, description)
}

function wordsRecords(words: Words): Uint8Array[] {
  const steps = advances(words)
  const letters = utf16(words.text)
  const padded = Math.ceil(letters.length / 4) * 4
  const start = 76
  const one = new Float32Array([1])
  const scale = new Int32Array(one.buffer)[0] ?? 0
  const [x, y] = words.at
  const box = [x, y - words.size, x + widthOf(words), y + words.size]
  return [
    fontRecord(words),
    record(kinds.select, FONT),
    record(kinds.textColor, colorRef(words.color)),
    record(
      kinds.words,
      ...box,
      1,
      scale,
      scale,
      x,
      y,
      words.text.length,
      start,
      0,
      ...box,
      start + padded,
      letters,
      ...steps,
    ),
    record(kinds.remove, FONT),
  ]
}

/** Tenths of a pixel at 96 to the inch, in hundredths of a millimetre. */
const hundredths = (tenths: number) => Math.round((tenths / 10) * (2540 / 96))

/** The drawing as an EMF file. The same drawing always gives the same bytes. */
export function emfOf({ width, height, strokes, words }: Drawing): Uint8Array {
  const body = [
    record(kinds.mapMode, ANISOTROPIC),
    record(kinds.windowOrigin, 0, 0),
    record(kinds.windowExtent, width, height),
    record(kinds.viewportOrigin, 0, 0),
    record(kinds.viewportExtent, width / 10, height / 10),
    record(kinds.background, TRANSPARENT),
    record(kinds.textAlign, BASELINE),
    record(kinds.pen, PEN, 0, 10, 0, colorRef('1A1A1A')),
    record(kinds.select, PEN),
    ...strokes.flatMap(({ from, to }) => [record(kinds.moveTo, ...from), record(kinds.lineTo, ...to)]),
    ...words.filter(({ text }) => text !== '').flatMap(wordsRecords),
    record(kinds.end, 0, 16, 20),
  ]
  const headerSize = 108
  const size = headerSize + body.reduce((sum, one) => sum + one.length, 0)
  const handles = 3
  const header = record(
    kinds.header,
    ...[0, 0, width / 10 - 1, height / 10 - 1],
    ...[0, 0, hundredths(width), hundredths(height)],
    0x464d4520,
    0x00010000,
    size,
    body.length + 1,
    handles,
    ...[0, 0, 0],
    ...[1920, 1080],
    ...[508, 286],
    ...[0, 0, 0],
    ...[508_000, 286_000],
  )
  const file = new Uint8Array(size)
  let at = 0
  for (const one of [header, ...body]) {
    file.set(one, at)
    at += one.length
  }
  return file
}
