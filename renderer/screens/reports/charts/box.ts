/** How lengths spread: the middle half as a box with the middle in it, and lines out to the shortest and the longest. */
import { scaleLinear } from 'd3-scale'
import type { Spread } from '../../../../shared/api/measures.ts'
import { sayAmount, saySpread } from '../words.ts'
import { type Drawing, nameShapes, type Shape, words } from './shapes.ts'

export type BoxRow = { name: string; spread: Spread | null }

const BOX = 20
const BETWEEN = 18
const AXIS = 30

export function boxDrawing(
  rows: readonly BoxRow[],
  { width, length }: { width: number; length: string },
): Drawing {
  const most = Math.max(1, ...rows.map(({ spread }) => spread?.most ?? 0))
  const along = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([2, width - 24])
  const ticks = along.ticks(width < 420 ? 3 : 5)
  const shapes: Shape[] = []
  const drawn: Shape[] = []
  let y = 0
  for (const { name, spread } of rows) {
    const named = nameShapes(name, { x: 0, y, room: width })
    const said = nameShapes(spread ? saySpread(spread, length) : 'Too few to show a spread', {
      x: 0,
      y: named.bottom,
      room: width,
    })
    drawn.push(...named.shapes, ...said.shapes.map((shape) => ({ ...shape, look: 'quiet' }) as Shape))
    y = said.bottom + 2
    if (spread) {
      const middle = y + BOX / 2
      const at = (value: number): number => Math.round(along(value))
      const [least, lower, half, upper, far] = [
        at(spread.least),
        at(spread.lower),
        at(spread.middle),
        at(spread.upper),
        at(spread.most),
      ]
      drawn.push({
        as: 'path',
        d: `M${least} ${middle}H${lower}M${upper} ${middle}H${far}M${least} ${y + 5}v10M${far} ${y + 5}v10`,
        look: 'whisker',
      })
      drawn.push({ as: 'box', x: lower, y, width: Math.max(2, upper - lower), height: BOX, look: 'soft' })
      drawn.push({ as: 'path', d: `M${half} ${y}v${BOX}`, look: 'line' })
      y += BOX
    }
    y += BETWEEN
  }
  const bottom = y - BETWEEN + 6
  for (const tick of ticks) {
    shapes.push({ as: 'path', d: `M${along(tick)} 0V${bottom}`, look: 'axis' })
    const anchor = tick === ticks[0] ? 'start' : 'middle'
    shapes.push(
      words(sayAmount(tick), along(tick) - (anchor === 'start' ? 2 : 0), bottom + 16, 'quiet', anchor),
    )
  }
  return {
    width,
    height: bottom + AXIS,
    shapes: [...shapes, ...drawn],
    tells: rows
      .map(({ name, spread }) => `${name}: ${spread ? saySpread(spread, length) : 'too few to show'}`)
      .join('. '),
  }
}
