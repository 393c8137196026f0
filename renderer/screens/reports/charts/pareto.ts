/** The few causes that make most of it: the largest first, with the share that they have together so far. */
import { scaleLinear } from 'd3-scale'
import { BAR } from './bars.ts'
import { type Drawing, nameShapes, type Shape, words } from './shapes.ts'

export type Cause = { name: string; count: number }
export type Counted = Cause & { share: number; together: number }

/** Largest first; shares of all in whole per cent, the last of them together 100. */
export function causesInOrder(causes: readonly Cause[]): Counted[] {
  const some = causes.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  const all = some.reduce((sum, { count }) => sum + count, 0)
  let soFar = 0
  return some.map((cause) => {
    soFar += cause.count
    return {
      ...cause,
      share: Math.round((cause.count / all) * 100),
      together: Math.round((soFar / all) * 100),
    }
  })
}

const BETWEEN = 16
const AXIS = 24

/** `unseen`: causes with too few to show; they are named under the others and have no bar. */
export function paretoDrawing(
  causes: readonly Cause[],
  { width, unseen = [] }: { width: number; unseen?: readonly string[] },
): Drawing {
  const along = scaleLinear()
    .domain([0, 100])
    .range([0, width - 20])
  const counted = causesInOrder(causes)
  const shapes: Shape[] = []
  const steps: { x: number; y: number }[] = []
  let y = 0
  for (const { name, count, share, together } of counted) {
    const named = nameShapes(name, { x: 0, y, room: width })
    const top = named.bottom + 2
    shapes.push(...named.shapes)
    shapes.push(words(`${count}, ${share}%; together ${together}%`, 0, top + 13, 'quiet'))
    shapes.push({ as: 'box', x: 0, y: top + 20, width: along(share), height: BAR, look: 'filled' })
    steps.push({ x: along(together), y: top + 20 + BAR / 2 })
    y = top + 20 + BAR + BETWEEN
  }
  const bottom = y
  if (steps.length > 0) {
    shapes.push({
      as: 'path',
      d: `M${steps.map(({ x, y: at }) => `${x} ${at}`).join('L')}`,
      look: 'together',
    })
    shapes.push(...steps.map(({ x, y: at }): Shape => ({ as: 'dot', x, y: at, look: 'step' })))
    for (const percent of [0, 50, 100]) {
      const anchor = percent === 0 ? 'start' : percent === 100 ? 'end' : 'middle'
      const at = percent === 100 ? width : along(percent)
      shapes.push(words(`${percent}%`, at, bottom + 13, 'quiet', anchor))
    }
    y += AXIS
  }
  for (const name of unseen) {
    const named = nameShapes(`${name}: not shown`, { x: 0, y, room: width })
    shapes.push(...named.shapes)
    y = named.bottom + 6
  }
  return {
    width,
    height: y,
    shapes,
    tells: [
      ...counted.map(
        ({ name, count, share, together }) => `${name}: ${count}, ${share}%, together ${together}%`,
      ),
      ...unseen.map((name) => `${name}: not shown`),
    ].join('. '),
  }
}
