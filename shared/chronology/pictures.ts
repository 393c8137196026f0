/**
 * The timeline on paper: one picture for each kind of lane, cut into as many as the pages need, each with the words that
 * say what it shows to those who do not see it.
 */
import {
  type CaseEvent,
  type Gap,
  type Lane,
  type LaneChoice,
  type Timeline,
  type TimeView,
  timelineOf,
  wholeView,
} from '../cases/index.ts'
import { dateWords } from '../copies/index.ts'
import { listWords } from '../minutes/index.ts'
import { type Drawing, drawingOf, type Sizes, type WordsOf } from './layout.ts'
import { gapLines, type PictureShape, pictureShapes, signShapes, stretchShape } from './shapes.ts'
import { sensitivityWords, shortText, shortWords } from './words.ts'

/** Width and height in pixels of 1/96 inch. */
export type Picture = { says: string; width: number; height: number; shapes: PictureShape[] }

/** As wide as the text of an A4 page with margins of 2 cm, and short enough for a page with a heading above it. */
const WIDTH = 642
const MOST_HIGH = 820
const KEY_ROW = 22
export const paperSizes: Sizes = { letter: 5.9, heading: 24, row: 20, gapRow: 20 }

const GAP_LEAD = 'nothing listed for'

const sayGap = ({ from, to, words }: Gap): string =>
  `nothing is listed for ${words}, from ${dateWords(from)} to ${dateWords(to)}`

/** The longest quiet times, longest first; each a sentence without its end. */
export function longestGaps(gaps: readonly Gap[], most = 3): string[] {
  const length = ({ from, to }: Gap): number => Date.parse(to) - Date.parse(from)
  return gaps
    .toSorted((a, b) => length(b) - length(a))
    .slice(0, most)
    .map(sayGap)
}

/** "12 events: 5 Neglect, 4 Health and 3 without a kind". */
export function countByKind(events: readonly Pick<CaseEvent, 'category'>[]): string {
  const kinds = new Map<string, { name: string; count: number }>()
  for (const { category } of events) {
    const key = category.trim().toLowerCase()
    const kind = kinds.get(key) ?? { name: category.trim() || 'without a kind', count: 0 }
    kinds.set(key, { ...kind, count: kind.count + 1 })
  }
  const said = [...kinds.values()]
    .toSorted((a, b) => b.count - a.count)
    .map(({ name, count }) => `${count} ${name}`)
  return `${events.length} ${events.length === 1 ? 'event' : 'events'}: ${listWords(said)}`
}

/** What a picture shows: its years, how many events of each kind, and the longest quiet times. */
function saysOf(lanes: readonly Lane[], { span, gaps }: Timeline, by: string): string {
  const events = new Map(lanes.flatMap((lane) => lane.events.map(({ event }) => [event.id, event])))
  const quiet = longestGaps(gaps)
  return [
    `Timeline by ${by}, ${span ? `${dateWords(span.from)} to ${dateWords(span.to)}` : ''}.`,
    `It shows ${listWords(lanes.map(({ name }) => name))}.`,
    `${countByKind([...events.values()])}.`,
    quiet.length > 0 ? `Longest quiet times: ${quiet.join('; ')}.` : 'No year is without an event.',
  ].join(' ')
}

type Sign = { shapes: (x: number, y: number) => PictureShape[]; width: number; words: string }

/** What the signs of these events mean: only those that occur, so that the key tells of nothing else. */
function signsOf(drawing: Drawing): Sign[] {
  const marks = drawing.lanes.flatMap((lane) => lane.marks)
  const has = (test: (mark: (typeof marks)[number]) => boolean): boolean => marks.some(test)
  const wide = ({ start, end }: (typeof marks)[number]): boolean => end - start > 14
  const kinds = (['shared', 'professionals', 'restricted'] as const).filter((kind) =>
    has(({ placed }) => placed.event.sensitivity === kind),
  )
  const stretch =
    (look: 'lasted' | 'within'): Sign['shapes'] =>
    (x, y) => [stretchShape(look, x, y, 30)]
  return [
    ...kinds.map(
      (kind): Sign => ({
        shapes: (x, y) => signShapes(kind, x + 7, y),
        width: 14,
        words: kinds.length === 1 && kind === 'shared' ? 'event' : sensitivityWords[kind].toLowerCase(),
      }),
    ),
    ...(has((mark) => wide(mark) && mark.placed.event.precision === 'period')
      ? [{ shapes: stretch('lasted'), width: 30, words: 'lasted so long' }]
      : []),
    ...(has((mark) => wide(mark) && mark.placed.event.precision !== 'period')
      ? [{ shapes: stretch('within'), width: 30, words: 'some time within' }]
      : []),
    ...(drawing.lanes.some(({ gaps }) => gaps.length > 0)
      ? [
          {
            shapes: (x: number, y: number) => gapLines(x, x + 30, y),
            width: 30,
            words: 'a year or more with nothing listed',
          },
        ]
      : []),
  ]
}

/** The key below a drawing, in as many rows as it needs. */
function keyShapes(drawing: Drawing): { shapes: PictureShape[]; height: number } {
  let x = 4
  let y = drawing.height + KEY_ROW / 2
  const shapes: PictureShape[] = []
  for (const sign of signsOf(drawing)) {
    const room = sign.width + 6 + sign.words.length * paperSizes.letter + 14
    if (x > 4 && x + room > WIDTH) {
      x = 4
      y += KEY_ROW
    }
    shapes.push(...sign.shapes(x, y), {
      is: 'text',
      look: 'words',
      x: x + sign.width + 6,
      y: y + 4.5,
      anchor: 'start',
      words: sign.words,
    })
    x += room
  }
  return { shapes, height: y + KEY_ROW / 2 }
}

/** A lane that is higher than a page goes without words beside its signs, and closer together where even that is high. */
function fitted(
  lanes: readonly Lane[],
  view: TimeView,
  wordsOf: WordsOf,
): { drawing: Drawing; sizes: Sizes } {
  const draw = (words: WordsOf, sizes: Sizes) =>
    drawingOf(lanes, view, WIDTH, { wordsOf: words, gapLead: GAP_LEAD, sizes })
  const whole = draw(wordsOf, paperSizes)
  if (whole.height <= MOST_HIGH) return { drawing: whole, sizes: paperSizes }
  const plain = draw(() => '', paperSizes)
  if (plain.height <= MOST_HIGH) return { drawing: plain, sizes: paperSizes }
  const sizes = { ...paperSizes, row: (paperSizes.row * (MOST_HIGH - 120)) / plain.height }
  return { drawing: draw(() => '', sizes), sizes }
}

/** Lanes in runs that each fit on a page, in their order. */
function runs(lanes: readonly Lane[], view: TimeView, wordsOf: WordsOf): Lane[][] {
  const found: Lane[][] = []
  for (const lane of lanes) {
    const last = found.at(-1)
    const together = last
      ? drawingOf([...last, lane], view, WIDTH, { wordsOf, sizes: paperSizes })
      : undefined
    if (last && together && together.height <= MOST_HIGH) last.push(lane)
    else found.push([lane])
  }
  return found
}

export type PaperChoice = LaneChoice & {
  /** `child` or `kind of harm`. */
  by: string
  /** Whether a lane without an event stands there and says so. */
  emptyLanes: boolean
}

/** The pictures of these events; none where no event has a date that can be read. */
export function picturesOf(events: readonly CaseEvent[], choice: PaperChoice): Picture[] {
  const timeline = timelineOf(events, choice)
  if (!timeline.span) return []
  const view = wholeView(timeline.span)
  const wordsOf: WordsOf = choice.by === 'child' ? shortWords : shortText
  const lanes = timeline.lanes.filter((lane) => choice.emptyLanes || lane.events.length > 0)
  return runs(lanes, view, wordsOf).map((some) => {
    const { drawing, sizes } = fitted(some, view, wordsOf)
    const key = keyShapes(drawing)
    return {
      says: saysOf(some, timeline, choice.by),
      width: WIDTH,
      height: key.height,
      shapes: [...pictureShapes(drawing, sizes), ...key.shapes],
    }
  })
}
