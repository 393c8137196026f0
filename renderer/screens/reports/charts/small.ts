/** A picture no larger than two words, for a list of many measures. It has no labels: the figure stands beside it. */
import { scaleLinear } from 'd3-scale'
import type { MeasureReport } from '../../../../shared/api/measures.ts'
import { monthWords, onlyCounts, sayFigure } from '../words.ts'
import { stretches } from './line.ts'
import type { Drawing, Shape } from './shapes.ts'

const WIDTH = 168
const HEIGHT = 44
const EDGE = 6

export type SmallDrawing = Drawing

/** null where there is nothing to draw. */
export function smallDrawing(
  report: Pick<MeasureReport, 'months' | 'total' | 'mark' | 'numerator'>,
): SmallDrawing | null {
  const { months, total, mark } = report
  const counts = onlyCounts(report)
  const tells = months.map((figure) => `${monthWords(figure.month)}: ${sayFigure(figure, counts)}`).join('. ')
  if (counts) return columns(report, tells)
  if (months.filter(({ percent }) => percent !== null).length < 2) {
    if (total.percent === null) return null
    return share(total.percent, `${total.percent}%`)
  }
  const x = scaleLinear()
    .domain([0, months.length - 1])
    .range([EDGE, WIDTH - EDGE])
  const y = scaleLinear()
    .domain([0, 100])
    .range([HEIGHT - EDGE, EDGE])
  const at = (place: number): string => `${x(place)} ${y(months[place]?.percent ?? 0)}`
  const shapes: Shape[] = [
    { as: 'path', d: `M0 ${y(0)}H${WIDTH}`, look: 'axis' },
    { as: 'path', d: `M0 ${y(100)}H${WIDTH}`, look: 'axis' },
  ]
  if (mark !== null) shapes.push({ as: 'path', d: `M0 ${y(mark)}H${WIDTH}`, look: 'mark' })
  for (const stretch of stretches(months)) {
    if (stretch.length > 1) shapes.push({ as: 'path', d: `M${stretch.map(at).join('L')}`, look: 'line' })
    else shapes.push(dotAt(x(stretch[0] ?? 0), y(months[stretch[0] ?? 0]?.percent ?? 0)))
  }
  const last = months.findLastIndex(({ percent }) => percent !== null)
  shapes.push(dotAt(x(last), y(months[last]?.percent ?? 0)))
  return { width: WIDTH, height: HEIGHT, shapes, tells }
}

const dotAt = (x: number, y: number): Shape => ({ as: 'dot', x, y, look: 'point' })

function share(percent: number, tells: string): SmallDrawing {
  const filled = (WIDTH * percent) / 100
  const bar = { as: 'box', y: 14, height: 14 } as const
  const shapes: Shape[] = [
    { ...bar, x: 0, width: filled, look: 'filled' },
    { ...bar, x: filled, width: WIDTH - filled, look: 'rest' },
  ]
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: shapes.filter((one) => one.as !== 'box' || one.width > 0),
    tells,
  }
}

function columns({ months }: Pick<MeasureReport, 'months'>, tells: string): SmallDrawing | null {
  const most = Math.max(0, ...months.map(({ counted }) => counted ?? 0))
  if (most === 0) return null
  const each = Math.min(24, WIDTH / months.length)
  const tall = scaleLinear()
    .domain([0, most])
    .range([0, HEIGHT - EDGE * 2])
  const shapes = months.flatMap(({ counted }, at): Shape[] => {
    const height = tall(counted ?? 0)
    return height > 0
      ? [{ as: 'box', x: at * each + 1, y: HEIGHT - EDGE - height, width: each - 2, height, look: 'filled' }]
      : []
  })
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: [{ as: 'path', d: `M0 ${HEIGHT - EDGE}H${WIDTH}`, look: 'axis' }, ...shapes],
    tells,
  }
}
