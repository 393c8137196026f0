/**
 * Events laid out for a picture: one lane for each child or kind of harm, every year the same length, and quiet years
 * shown as quiet. The caller says which lanes an event belongs to; what a harm is, is not known here.
 */
import { addDays, addMonths, dayNumber } from '../clocks/index.ts'
import type { CaseEvent } from './case-file.ts'
import { lengthInWords, type Period, periodOf } from './periods.ts'

/** An event whose date can be read. */
export type PlacedEvent = Period & { event: CaseEvent }

/** From the day after one event to the day before the next; `words` is its length. */
export type Gap = Period & { words: string }

export type LaneName = { id: string; name: string }
export type Lane = LaneName & { events: PlacedEvent[]; gaps: Gap[] }

export type Timeline = {
  /** The first and last day of all events; undefined when none can be placed. */
  span: Period | undefined
  lanes: Lane[]
  /** Quiet years of the whole picture. */
  gaps: Gap[]
  /** Events without a date that can be read. */
  undated: CaseEvent[]
}

export type LaneChoice = {
  lanes: readonly LaneName[]
  /** Ids of the lanes that an event belongs to; other ids are left out. */
  lanesOf: (event: CaseEvent) => Iterable<string>
  /** The name of the lane for events that belong to none. */
  rest: string
}

/** The id of the lane for events that belong to none. */
export const REST = ''

const inOrder = (a: PlacedEvent, b: PlacedEvent): number =>
  a.from.localeCompare(b.from) || a.to.localeCompare(b.to) || a.event.id.localeCompare(b.event.id)

/** Stretches of a year and more in which nothing can have happened. `placed` is in order. */
export function gapsBetween(placed: readonly Period[]): Gap[] {
  const gaps: Gap[] = []
  let last: string | undefined
  for (const { from, to } of placed) {
    if (last !== undefined && from >= addMonths(last, 12)) {
      gaps.push({ from: addDays(last, 1), to: addDays(from, -1), words: lengthInWords(last, from) })
    }
    if (last === undefined || to > last) last = to
  }
  return gaps
}

/** Every lane that was asked for, also an empty one, and one more where events belong to none. */
export function timelineOf(events: readonly CaseEvent[], choice: LaneChoice): Timeline {
  const placed: PlacedEvent[] = []
  const undated: CaseEvent[] = []
  for (const event of events) {
    const period = periodOf(event)
    if (period) placed.push({ event, ...period })
    else undated.push(event)
  }
  placed.sort(inOrder)
  const held = new Map<string, PlacedEvent[]>(choice.lanes.map(({ id }) => [id, []]))
  const rest: PlacedEvent[] = []
  for (const one of placed) {
    const ids = [...new Set(choice.lanesOf(one.event))].filter((id) => held.has(id))
    for (const id of ids) held.get(id)?.push(one)
    if (ids.length === 0) rest.push(one)
  }
  const lane = (name: LaneName, own: PlacedEvent[]): Lane => ({
    ...name,
    events: own,
    gaps: gapsBetween(own),
  })
  const lanes = choice.lanes.map((name) => lane(name, held.get(name.id) ?? []))
  if (rest.length > 0) lanes.push(lane({ id: REST, name: choice.rest }, rest))
  return { span: spanOf(placed), lanes, gaps: gapsBetween(placed), undated }
}

function spanOf(placed: readonly PlacedEvent[]): Period | undefined {
  const [first] = placed
  if (!first) return undefined
  return { from: first.from, to: placed.reduce((last, { to }) => (to > last ? to : last), first.to) }
}

/** Rows for marks that stand beside each other on a line, so that none covers another: the first row with room. */
export function stacked(spans: readonly { start: number; end: number }[]): number[] {
  const ends: number[] = []
  return spans.map(({ start, end }) => {
    const free = ends.findIndex((taken) => taken < start)
    const row = free === -1 ? ends.length : free
    ends[row] = end
    return row
  })
}

/** The part of time that is looked at, in day numbers. */
export type TimeView = { from: number; to: number }

const SHORTEST = 60

/** The whole picture with a little room at both ends; at least two years, so that a single event stands in time. */
export function wholeView(span: Period): TimeView {
  const from = dayNumber(span.from)
  const to = dayNumber(span.to)
  const room = Math.max((to - from) * 0.03, (730 - (to - from)) / 2, 10)
  return { from: from - room, to: to + room }
}

/** Keeps the length and stays inside the whole picture. */
function within({ from, to }: TimeView, whole: TimeView): TimeView {
  const length = Math.min(to - from, whole.to - whole.from)
  const start = Math.min(Math.max(from, whole.from), whole.to - length)
  return { from: start, to: start + length }
}

/** Nearer (a factor under 1) or further (over 1), with `day` staying where it is seen. */
export function zoomed(view: TimeView, whole: TimeView, factor: number, day: number): TimeView {
  const length = Math.min(Math.max((view.to - view.from) * factor, SHORTEST), whole.to - whole.from)
  const share = Math.min(Math.max((day - view.from) / (view.to - view.from), 0), 1)
  return within({ from: day - length * share, to: day + length * (1 - share) }, whole)
}

/** Earlier or later by a share of what is seen. */
export function moved(view: TimeView, whole: TimeView, share: number): TimeView {
  const by = (view.to - view.from) * share
  return within({ from: view.from + by, to: view.to + by }, whole)
}

/** The view that shows this day, moved only when it does not show it yet. */
export function showing(view: TimeView, whole: TimeView, day: number): TimeView {
  if (day >= view.from && day <= view.to) return view
  const half = (view.to - view.from) / 2
  return within({ from: day - half, to: day + half }, whole)
}
