/** Lying bars with their names above and their numbers beside them: room for long names, and nothing to look up. */
import { scaleLinear } from 'd3-scale'
import { type Drawing, type Fill, nameShapes, roomOf, type Shape, words } from './shapes.ts'

export type BarPart = { look: Fill; value: number }
export type Bar = {
  name: string
  parts: readonly BarPart[]
  label: string
}

export const BAR = 18
const BETWEEN = 14

export type BarOptions = {
  width: number
  /** What the whole width stands for; the longest bar where it is left out. */
  most?: number
  /** A line across all bars, in the same amounts. */
  mark?: number | null
}

const sum = (parts: readonly BarPart[]): number => parts.reduce((all, { value }) => all + value, 0)

export function barsDrawing(bars: readonly Bar[], { width, most, mark = null }: BarOptions): Drawing {
  const labelRoom = Math.min(width * 0.55, Math.max(0, ...bars.map(({ label }) => roomOf(label))) + 8)
  const longest = most ?? Math.max(1, ...bars.map(({ parts }) => sum(parts)))
  const along = scaleLinear()
    .domain([0, longest])
    .range([0, Math.max(40, width - labelRoom)])
  const shapes: Shape[] = []
  let y = mark === null ? 0 : 20
  for (const { name, parts, label } of bars) {
    const named = nameShapes(name, { x: 0, y, room: width })
    shapes.push(...named.shapes)
    let from = 0
    for (const { look, value } of parts) {
      if (value <= 0) continue
      const x = along(from)
      shapes.push({ as: 'box', x, y: named.bottom + 2, width: along(from + value) - x, height: BAR, look })
      from += value
    }
    shapes.push(words(label, along(from) + (from > 0 ? 8 : 0), named.bottom + 16))
    y = named.bottom + 2 + BAR + BETWEEN
  }
  const height = Math.max(0, y - BETWEEN + 4)
  if (mark !== null) {
    shapes.push({ as: 'path', d: `M${along(mark)} 18V${height}`, look: 'mark' })
    shapes.push(words(`${mark}%`, along(mark), 13, 'label', 'middle'))
  }
  return { width, height, shapes, tells: bars.map(({ name, label }) => `${name}: ${label}`).join('. ') }
}
