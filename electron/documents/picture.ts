/**
 * A picture as shapes of the document itself (DrawingML). Word and LibreOffice both draw them as lines and letters, sharp
 * at every size and in print. An image would need a raster: Word takes an SVG only with a PNG beside it, and nothing in
 * Chairside turns letters into pixels without a library that has to be built for each machine.
 *
 * The words in the picture are text of the file: a search for what must not be in it finds them.
 */
import { AlignmentType, Paragraph, TextWrappingType } from 'docx'
import { type IShapeGroupChildOptions, ShapeGroupRun, type ShapeLineOptions } from 'docx/shapes'
import type { Look, PictureShape } from '../../shared/chronology/index.ts'
import { ink, line, quiet } from './look.ts'
import { runsOf } from './text.ts'

/** What a chart has besides a timeline: its line, its mark, a whole and the part of it, and shades from few to many. */
type ChartLook = 'series' | 'mark' | 'whole' | 'part' | 'shade-0' | 'shade-1' | 'shade-2' | 'shade-3'
type AnyLook = Look | ChartLook
type Recast<Shape> = Shape extends PictureShape ? Omit<Shape, 'look'> & { look: AnyLook } : never
export type DrawnShape = Recast<PictureShape>
/** Width and height in pixels of 1/96 inch; `says` is for those who do not see it. */
export type Drawn = { says: string; width: number; height: number; shapes: readonly DrawnShape[] }

const lines: Partial<Record<AnyLook, ShapeLineOptions>> = {
  line: { color: line, width: 0.75 },
  tick: { color: line, width: 0.75, dash: 'dot' },
  bar: { color: 'FFFFFF', width: 1.5 },
  lasted: { color: ink, width: 0.75 },
  within: { color: ink, width: 0.75, dash: 'dash' },
  gap: { color: quiet, width: 1 },
  'gap-line': { color: quiet, width: 1, dash: 'dot' },
  series: { color: ink, width: 1.75 },
  mark: { color: ink, width: 1, dash: 'dash' },
  whole: { color: quiet, width: 0.75 },
}

const fills: Partial<Record<AnyLook, string>> = {
  shape: ink,
  lasted: 'DDDDDD',
  'gap-ground': 'FFFFFF',
  whole: 'F2F2F2',
  part: quiet,
  'shade-0': 'F7F7F7',
  'shade-1': 'E6E6E6',
  'shade-2': 'CFCFCF',
  'shade-3': 'B3B3B3',
}

/** Half points, weight and colour of words. */
const letters: Partial<Record<AnyLook, { size: number; bold?: boolean; color: string }>> = {
  lane: { size: 19, bold: true, color: ink },
  year: { size: 16, color: quiet },
  words: { size: 16, color: ink },
  'gap-words': { size: 16, color: quiet },
}

const lookOf = (look: AnyLook) => ({ line: lines[look] ?? ('none' as const), fill: fills[look] ?? 'none' })

const placed = (x: number, y: number, width: number, height: number) => ({
  transformation: {
    width: Math.max(width, 0.01),
    height: Math.max(height, 0.01),
    offset: { left: x, top: y },
  },
})

const aligned = { start: AlignmentType.LEFT, middle: AlignmentType.CENTER, end: AlignmentType.RIGHT }

/**
 * A box around words, with its edge where the words begin, end or have their middle. It stays inside the picture (`edge`
 * is its right one): a group is scaled to the shapes in it.
 */
function wordsBox(shape: Extract<DrawnShape, { is: 'text' }>, edge: number): IShapeGroupChildOptions {
  const { size, bold = false, color } = letters[shape.look] ?? { size: 16, color: ink }
  const height = size * 1.1
  const wanted = shape.words.length * size * 0.42 + 8
  const room = { start: edge - shape.x, middle: 2 * Math.min(shape.x, edge - shape.x), end: shape.x }[
    shape.anchor
  ]
  const width = Math.max(Math.min(wanted, room), 1)
  const left = { start: shape.x, middle: shape.x - width / 2, end: shape.x - width }[shape.anchor]
  return {
    type: 'rectangle',
    ...placed(left, shape.y - height * 0.76, width, height),
    fill: 'none',
    line: 'none',
    textOptions: {
      wrap: false,
      verticalAlignment: 'center',
      margins: { top: 0, right: 0, bottom: 0, left: 0 },
    },
    children: [
      new Paragraph({
        style: 'PictureText',
        alignment: aligned[shape.anchor],
        children: runsOf(shape.words, { color, size, bold }),
      }),
    ],
  }
}

/** From its upper end to its lower one; a line that rises is one that falls, turned over. */
function lineOf({ look, x1, y1, x2, y2 }: Extract<DrawnShape, { is: 'line' }>): IShapeGroupChildOptions {
  const at = placed(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1))
  const rises = (x2 - x1) * (y2 - y1) < 0
  return {
    type: 'line',
    transformation: { ...at.transformation, ...(rises ? { flip: { vertical: true } } : {}) },
    line: lookOf(look).line,
  }
}

function shapeOf(shape: DrawnShape, edge: number): IShapeGroupChildOptions {
  const look = lookOf(shape.look)
  switch (shape.is) {
    case 'line':
      return lineOf(shape)
    case 'disc':
      return {
        type: 'ellipse',
        ...placed(shape.x - shape.r, shape.y - shape.r, 2 * shape.r, 2 * shape.r),
        ...look,
      }
    case 'box':
      return {
        type: shape.round > 0 ? 'roundedRectangle' : 'rectangle',
        ...placed(shape.x, shape.y, shape.width, shape.height),
        ...look,
      }
    case 'diamond':
      return {
        type: 'diamond',
        ...placed(shape.x - shape.r, shape.y - shape.r, 2 * shape.r, 2 * shape.r),
        ...look,
      }
    case 'text':
      return wordsBox(shape, edge)
  }
}

/**
 * The picture in a paragraph of its own, with the words that say what it shows. It floats, with text above and below
 * alone: LibreOffice does not make room for a group that stands in a line.
 */
export const pictureParagraph = (picture: Drawn, name: string): Paragraph =>
  new Paragraph({
    style: 'Picture',
    children: [
      new ShapeGroupRun({
        altText: { name, description: picture.says, title: name },
        floating: {
          horizontalPosition: { relative: 'column', offset: 0 },
          verticalPosition: { relative: 'paragraph', offset: 0 },
          wrap: { type: TextWrappingType.TOP_AND_BOTTOM },
        },
        children: picture.shapes.map((shape) => shapeOf(shape, picture.width)),
      }),
    ],
  })
