/**
 * Where everything of the picture stands, in pixels, for one width and one stretch of time: the same on the screen and on
 * paper.
 */
import { scaleLinear, scaleUtc } from 'd3-scale'
import { type Gap, type Lane, type PlacedEvent, stacked, type TimeView } from '../cases/index.ts'
import { dayNumber } from '../clocks/index.ts'
import { shortWords } from './words.ts'

const DAY = 86_400_000
const AXIS = 28
const BETWEEN = 14
/** Half the width of a mark. */
export const MARK = 7

/** How large words and rows are; `letter` is the width that a letter takes. */
export type Sizes = { letter: number; heading: number; row: number; gapRow: number }

export const screenSizes: Sizes = { letter: 7.4, heading: 24, row: 26, gapRow: 24 }

/** How a picture is told. */
export type Telling = {
  wordsOf: WordsOf
  /** What stands before the length of a gap. */
  gapLead: string
  sizes: Sizes
}

const onScreen: Telling = { wordsOf: shortWords, gapLead: 'nothing for', sizes: screenSizes }

export type Mark = {
  id: string
  placed: PlacedEvent
  /** The middle of the mark; the stretch that the date leaves open runs from `start` to `end`. */
  x: number
  y: number
  start: number
  end: number
  words: string
  wordsBefore: boolean
}

export type DrawnGap = { gap: Gap; start: number; end: number; y: number; words: string }

export type DrawnLane = {
  lane: Lane
  top: number
  height: number
  marks: Mark[]
  gaps: DrawnGap[]
  /** Events of the lane that are earlier or later than what is seen. */
  unseen: number
}

export type Drawing = {
  width: number
  height: number
  ticks: { x: number; label: string }[]
  lanes: DrawnLane[]
}

/** The day that an event is found at: its start when it lasted, the middle when its day is not known. */
export function dayOf({ event, from, to }: PlacedEvent): number {
  const start = dayNumber(from)
  return event.precision === 'period' ? start : (start + dayNumber(to)) / 2
}

/** The id of an event's mark in a lane: an event about two children has one in each. */
export const markId = (lane: string, event: string): string => `${lane}/${event}`

type Scale = (day: number) => number

type Scene = Telling & { view: TimeView; x: Scale; width: number }

/** The few words beside a mark; `most` letters at the most. */
export type WordsOf = (event: PlacedEvent['event'], most: number) => string

function markOf(lane: Lane, placed: PlacedEvent, { x, width, wordsOf, sizes }: Scene): Omit<Mark, 'y'> {
  const clamp = (at: number) => Math.min(Math.max(at, 0), width)
  const words = wordsOf(placed.event, width < 480 ? 12 : 22)
  const at = Math.min(Math.max(x(dayOf(placed)), MARK), width - MARK)
  const end = clamp(x(dayNumber(placed.to) + 1))
  return {
    id: markId(lane.id, placed.event.id),
    placed,
    x: at,
    start: clamp(x(dayNumber(placed.from))),
    end,
    words,
    wordsBefore: Math.max(at + MARK, end) + 6 + words.length * sizes.letter > width,
  }
}

/** What a mark takes up with the words beside it. */
function spanOf(
  { x, start, end, words, wordsBefore }: Omit<Mark, 'y'>,
  letter: number,
): { start: number; end: number } {
  const room = words === '' ? 2 : 6 + words.length * letter
  const left = Math.min(x - MARK, start)
  const right = Math.max(x + MARK, end)
  return wordsBefore ? { start: left - room, end: right + 4 } : { start: left - 2, end: right + room }
}

/** The whole words where there is room, fewer letters where there is little, none where there is no room at all. */
function gapWords(words: string, room: number, { gapLead, sizes }: Telling): string {
  const long = `${gapLead} ${words}`
  const short = words.replaceAll(/ years?/g, 'y').replaceAll(/ months?/g, 'm')
  return [long, words, short].find((some) => some.length * sizes.letter + 8 <= room) ?? ''
}

function laneAt(lane: Lane, scene: Scene, top: number): DrawnLane {
  const { view, x, width, sizes } = scene
  const seen = lane.events.filter(({ from, to }) => dayNumber(to) >= view.from && dayNumber(from) <= view.to)
  const marks = seen.map((placed) => markOf(lane, placed, scene))
  const rows = stacked(marks.map((mark) => spanOf(mark, sizes.letter)))
  const rowCount = Math.max(1, ...rows.map((row) => row + 1))
  const rowTop = top + sizes.heading
  const gapY = rowTop + rowCount * sizes.row + sizes.gapRow / 2
  const gaps = lane.gaps.flatMap((gap): DrawnGap[] => {
    const start = Math.max(x(dayNumber(gap.from)), 0)
    const end = Math.min(x(dayNumber(gap.to) + 1), width)
    return end - start < 2
      ? []
      : [{ gap, start, end, y: gapY, words: gapWords(gap.words, end - start, scene) }]
  })
  return {
    lane,
    top,
    height: sizes.heading + rowCount * sizes.row + (gaps.length > 0 ? sizes.gapRow : 0),
    marks: marks.map((mark, at) => ({ ...mark, y: rowTop + (rows[at] ?? 0) * sizes.row + sizes.row / 2 })),
    gaps,
    unseen: lane.events.length - seen.length,
  }
}

/** Everything in its place. The same length of time has the same width in every lane. */
export function drawingOf(
  lanes: readonly Lane[],
  view: TimeView,
  width: number,
  telling: Partial<Telling> = {},
): Drawing {
  const x = scaleLinear([view.from, view.to], [0, width])
  const time = scaleUtc([new Date(view.from * DAY), new Date(view.to * DAY)], [0, width])
  const ticks = time.ticks(Math.max(2, Math.floor(width / 110)))
  const label = time.tickFormat()
  const drawn: DrawnLane[] = []
  let top = AXIS + BETWEEN
  for (const lane of lanes) {
    const next = laneAt(lane, { ...onScreen, ...telling, view, x: (day) => x(day), width }, top)
    drawn.push(next)
    top += next.height + BETWEEN
  }
  return {
    width,
    height: top,
    // Words at the very edge would be cut off.
    ticks: ticks
      .map((tick) => ({ x: time(tick), label: label(tick) }))
      .filter((tick) => tick.x > 24 && tick.x < width - 24),
    lanes: drawn,
  }
}

/** The mark that an arrow key leads to from another: along its lane, or to the nearest in the next lane that has any. */
export function markBeside(
  lanes: readonly Lane[],
  from: string,
  key: string,
): { lane: string; at: PlacedEvent } | undefined {
  const laneIndex = lanes.findIndex((lane) =>
    lane.events.some(({ event }) => markId(lane.id, event.id) === from),
  )
  const lane = lanes[laneIndex]
  if (!lane) return undefined
  const index = lane.events.findIndex(({ event }) => markId(lane.id, event.id) === from)
  const here = lane.events[index]
  const along: Record<string, PlacedEvent | undefined> = {
    ArrowRight: lane.events[index + 1],
    ArrowLeft: lane.events[index - 1],
    Home: lane.events[0],
    End: lane.events.at(-1),
  }
  if (key in along) {
    const at = along[key]
    return at && { lane: lane.id, at }
  }
  const others = key === 'ArrowDown' ? lanes.slice(laneIndex + 1) : lanes.slice(0, laneIndex).toReversed()
  const next = others.find(({ events }) => events.length > 0)
  if (!next || !here) return undefined
  const away = (one: PlacedEvent) => Math.abs(dayOf(one) - dayOf(here))
  const [at] = next.events.toSorted((a, b) => away(a) - away(b))
  return at && { lane: next.id, at }
}
