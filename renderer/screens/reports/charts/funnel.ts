/** How many came how far: each stage holds everything that reached it or went further. */
import { scaleLinear } from 'd3-scale'
import { type Drawing, nameShapes, type Shape } from './shapes.ts'

export type Stage = {
  name: string
  /** How many ended here; null where it is hidden. */
  ended: number | null
}
export type Reached = { name: string; reached: number | null }

/** From how far each came, how many reached a stage. What holds a hidden number cannot be known either. */
export function reachedOf(stages: readonly Stage[]): Reached[] {
  let sum: number | null = 0
  return stages
    .toReversed()
    .map(({ name, ended }) => {
      sum = sum === null || ended === null ? null : sum + ended
      return { name, reached: sum }
    })
    .toReversed()
}

const BAR = 22
const BETWEEN = 14

/** `all`: how many there were, where that is known although one of the stages is hidden. */
export function funnelDrawing(
  stages: readonly Stage[],
  { width, all }: { width: number; all: number | null },
): Drawing {
  const reached = reachedOf(stages).map((stage, at) =>
    at === 0 && stage.reached === null ? { ...stage, reached: all } : stage,
  )
  const most = Math.max(1, ...reached.map((stage) => stage.reached ?? 0))
  const wide = scaleLinear().domain([0, most]).range([0, width])
  const shapes: Shape[] = []
  const said = reached.map(({ name, reached: count }) => `${name}: ${count ?? 'too few to show'}`)
  let y = 0
  let before: { half: number; bottom: number } | undefined
  for (const [at, { reached: count }] of reached.entries()) {
    const named = nameShapes(said[at] ?? '', { x: width / 2, y, room: width, anchor: 'middle' })
    const top = named.bottom + 2
    const half = wide(count ?? 0) / 2
    if (before) {
      const [left, right] = [width / 2 - before.half, width / 2 + before.half]
      const d = `M${left} ${before.bottom}L${width / 2 - half} ${top}M${right} ${before.bottom}L${width / 2 + half} ${top}`
      shapes.push({ as: 'path', d, look: 'axis' })
    }
    shapes.push(...named.shapes)
    if (half > 0)
      shapes.push({ as: 'box', x: width / 2 - half, y: top, width: half * 2, height: BAR, look: 'filled' })
    before = { half, bottom: top + BAR }
    y = top + BAR + BETWEEN
  }
  return { width, height: Math.max(0, y - BETWEEN + 4), shapes, tells: said.join('. ') }
}
