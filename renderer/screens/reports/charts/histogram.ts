/** How many of each size, side by side in their own order. */
import { scaleLinear } from 'd3-scale'
import { type Drawing, inLines, LINE, type Shape, words } from './shapes.ts'

export type Column = {
  name: string
  /** null where it is hidden. */
  count: number | null
}

const TALL = 160
const TOP = 22
/** The least width in which a name such as "10 or more" stands in two lines. */
const LEAST = 52

export const leastHistogramWidth = (columns: number): number => columns * LEAST

export function histogramDrawing(columns: readonly Column[], { width }: { width: number }): Drawing {
  const each = width / Math.max(1, columns.length)
  const bottom = TOP + TALL
  const up = scaleLinear()
    .domain([0, Math.max(1, ...columns.map(({ count }) => count ?? 0))])
    .range([0, TALL])
  const named = columns.map(({ name }) => inLines(name, each - 6))
  const shapes: Shape[] = [{ as: 'path', d: `M0 ${bottom}H${width}`, look: 'axis' }]
  for (const [at, { count }] of columns.entries()) {
    const left = at * each
    const tall = up(count ?? 0)
    // They touch but for a hair, as sizes that follow each other do.
    if (tall > 0)
      shapes.push({ as: 'box', x: left + 1, y: bottom - tall, width: each - 2, height: tall, look: 'filled' })
    shapes.push(
      words(count === null ? '<5' : String(count), left + each / 2, bottom - tall - 6, 'label', 'middle'),
    )
    for (const [line, some] of (named[at] ?? []).entries())
      shapes.push(words(some, left + each / 2, bottom + 16 + line * LINE, 'quiet', 'middle'))
  }
  return {
    width,
    height: bottom + 8 + Math.max(1, ...named.map((lines) => lines.length)) * LINE,
    shapes,
    tells: columns.map(({ name, count }) => `${name}: ${count ?? 'fewer than 5'}`).join('. '),
  }
}
