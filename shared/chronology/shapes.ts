/**
 * The picture as shapes: what the screen draws as SVG and a document as shapes of its own. Signs are told apart by shape
 * and line, in any colour and in none. Lengths are pixels.
 */
import type { Sensitivity } from '../cases/index.ts'
import { type Drawing, type DrawnGap, type DrawnLane, MARK, type Mark, type Sizes } from './layout.ts'

/** How a shape looks; the door that draws it knows the colours. */
export type Look =
  | 'line'
  | 'tick'
  | 'shape'
  | 'bar'
  | 'lasted'
  | 'within'
  | 'gap'
  | 'gap-line'
  | 'gap-ground'
  | 'lane'
  | 'year'
  | 'words'
  | 'gap-words'

export type PictureShape = { look: Look } & (
  | { is: 'line'; x1: number; y1: number; x2: number; y2: number }
  | { is: 'disc'; x: number; y: number; r: number }
  | { is: 'box'; x: number; y: number; width: number; height: number; round: number }
  | { is: 'diamond'; x: number; y: number; r: number }
  /** `x` is where the words start, stop or have their middle; `y` is the line that they stand on. */
  | { is: 'text'; x: number; y: number; anchor: 'start' | 'middle' | 'end'; words: string }
)

const line = (look: Look, x1: number, y1: number, x2: number, y2: number): PictureShape => ({
  is: 'line',
  look,
  x1,
  y1,
  x2,
  y2,
})

/** A disc for everybody, a square for professionals, a diamond with a bar for what is restricted. */
export function signShapes(sensitivity: Sensitivity, x: number, y: number): PictureShape[] {
  if (sensitivity === 'shared') return [{ is: 'disc', look: 'shape', x, y, r: MARK - 1 }]
  if (sensitivity === 'professionals') {
    const side = 2 * MARK - 3
    return [
      { is: 'box', look: 'shape', x: x - side / 2, y: y - side / 2, width: side, height: side, round: 0 },
    ]
  }
  return [{ is: 'diamond', look: 'shape', x, y, r: MARK + 1 }, line('bar', x - 3, y, x + 3, y)]
}

/** How long it lasted, or the time within which it was: a full line, or a broken one. */
export const stretchShape = (
  look: 'lasted' | 'within',
  x: number,
  y: number,
  width: number,
): PictureShape => ({ is: 'box', look, x, y: y - 5, width, height: 10, round: 5 })

/** An event: its stretch of time, its sign, and the few words beside it. */
export function markShapes({ x, y, start, end, words, wordsBefore, placed }: Mark): PictureShape[] {
  const { precision, sensitivity } = placed.event
  const stretch = end - start > 2 * MARK
  const left = Math.min(x - MARK, start) - 4
  const right = Math.max(x + MARK, end) + 4
  return [
    ...(stretch ? [stretchShape(precision === 'period' ? 'lasted' : 'within', start, y, end - start)] : []),
    ...signShapes(sensitivity, x, y),
    ...(words === ''
      ? []
      : [
          {
            is: 'text' as const,
            look: 'words' as const,
            x: wordsBefore ? left : right,
            y: y + 4.5,
            anchor: wordsBefore ? ('end' as const) : ('start' as const),
            words,
          },
        ]),
  ]
}

/** Two posts with a broken line between them. */
export const gapLines = (start: number, end: number, y: number): PictureShape[] => [
  line('gap', start, y - 6, start, y + 6),
  line('gap', end, y - 6, end, y + 6),
  line('gap-line', start, y, end, y),
]

/** A quiet time, and how long it was. */
export function gapShapes({ start, end, y, words }: DrawnGap, letter: number): PictureShape[] {
  const middle = (start + end) / 2
  const width = words.length * letter + 6
  return [
    ...gapLines(start + 1, end - 1, y),
    ...(words === ''
      ? []
      : [
          {
            is: 'box' as const,
            look: 'gap-ground' as const,
            x: middle - width / 2,
            y: y - 9,
            width,
            height: 18,
            round: 0,
          },
          {
            is: 'text' as const,
            look: 'gap-words' as const,
            x: middle,
            y: y + 4.5,
            anchor: 'middle' as const,
            words,
          },
        ]),
  ]
}

/** Years, and the lines that lead down from them. */
export const axisShapes = ({ ticks, height }: Pick<Drawing, 'ticks' | 'height'>): PictureShape[] =>
  ticks.flatMap(({ x, label }): PictureShape[] => [
    line('tick', x, 24, x, height),
    { is: 'text', look: 'year', x, y: 16, anchor: 'middle', words: label },
  ])

/** A lane with everything in it. */
export function laneShapes(
  { lane, top, gaps, marks }: DrawnLane,
  width: number,
  sizes: Sizes,
): PictureShape[] {
  const name = lane.events.length === 0 ? `${lane.name}: no events` : lane.name
  return [
    line('line', 0, top, width, top),
    { is: 'text', look: 'lane', x: 4, y: top + sizes.heading - 7, anchor: 'start', words: name },
    ...gaps.flatMap((gap) => gapShapes(gap, sizes.letter)),
    ...marks.flatMap(markShapes),
  ]
}

/** The whole picture. */
export const pictureShapes = (drawing: Drawing, sizes: Sizes): PictureShape[] => [
  ...axisShapes(drawing),
  ...drawing.lanes.flatMap((lane) => laneShapes(lane, drawing.width, sizes)),
]
