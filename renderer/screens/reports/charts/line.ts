/** A share month by month. Months that cannot be shown, or where nothing was counted, break the line and are said. */
import { scaleLinear } from 'd3-scale'
import type { MonthFigure } from '../../../../shared/api/measures.ts'
import { monthWords, sayFigure, shortMonth } from '../words.ts'
import { type Drawing, roomOf, type Shape, words } from './shapes.ts'

const LEFT = 44
const TOP = 24
const MONTHS = 38
/** Room for "100%" beside the last month. */
const RIGHT = 28
/** The least room between two months in which each has its label. */
const FOR_LABELS = 40
/** Where the foot of a label stands, over its point or under it. */
const OVER = -10
const UNDER = 20
const LETTERS_HIGH = 10

export const leastLineWidth = (months: number): number => LEFT + RIGHT + Math.max(1, months) * 42

export type LineOptions = { width: number; height?: number; mark?: number | null }

/** Stretches of months that follow each other and have a share, as places in the list. */
export function stretches(months: readonly Pick<MonthFigure, 'percent'>[]): number[][] {
  const found: number[][] = []
  let now: number[] = []
  for (const [at, { percent }] of months.entries()) {
    if (percent === null) {
      if (now.length > 0) found.push(now)
      now = []
    } else now.push(at)
  }
  return now.length > 0 ? [...found, now] : found
}

export function lineDrawing(
  months: readonly MonthFigure[],
  { width, height = 190, mark = null }: LineOptions,
): Drawing {
  const bottom = TOP + height
  const last = months.length - 1
  const across = scaleLinear()
    .domain(last > 0 ? [0, last] : [-1, 1])
    .range([LEFT + 16, width - RIGHT])
  const up = scaleLinear().domain([0, 100]).range([bottom, TOP])
  const x = (at: number): number => Math.round(across(at))
  const y = (percent: number): number => Math.round(up(percent))
  const roomy = last < 1 || across(1) - across(0) >= FOR_LABELS
  const percentOf = (at: number): number => months[at]?.percent ?? 0

  const shapes: Shape[] = [0, 50, 100].flatMap((percent): Shape[] => [
    { as: 'path', d: `M${LEFT} ${y(percent)}H${width}`, look: 'axis' },
    words(`${percent}%`, LEFT - 6, y(percent) + 4, 'quiet', 'end'),
  ])
  if (mark !== null) {
    shapes.push({ as: 'path', d: `M${LEFT} ${y(mark)}H${width}`, look: 'mark' })
    shapes.push(words(`${mark}%`, LEFT - 6, y(mark) + 4, 'label', 'end'))
  }
  for (const stretch of stretches(months)) {
    const d = stretch.map((at) => `${x(at)} ${y(percentOf(at))}`).join('L')
    if (stretch.length > 1) shapes.push({ as: 'path', d: `M${d}`, look: 'line' })
  }
  for (const [at, figure] of months.entries()) {
    const { name, year } = shortMonth(figure.month, at === 0)
    shapes.push(words(name, x(at), bottom + 18, 'quiet', 'middle'))
    if (year) shapes.push(words(year, x(at), bottom + 34, 'quiet', 'middle'))
    if (figure.percent === null) {
      shapes.push({ as: 'dot', x: x(at), y: bottom, look: 'hollow' })
      shapes.push(words(figure.hidden ? '<5' : 'none', x(at), bottom - 8, 'quiet', 'middle'))
      continue
    }
    shapes.push({ as: 'dot', x: x(at), y: y(figure.percent), look: 'point' })
    const said = `${figure.percent}%`
    if (roomy || at === last) {
      const below = sideOf(months, at, (percent) => up(percent), mark) === 'below'
      const middle = Math.min(x(at), width - roomOf(said) / 2)
      shapes.push(words(said, middle, y(figure.percent) + (below ? UNDER : OVER), 'label', 'middle'))
    }
  }
  return {
    width,
    // The mark of 100% and the label above it stay inside.
    height: bottom + MONTHS,
    shapes: shapes.filter((shape) => !isHiddenBehind(shape, mark, up)),
    tells: months.map((figure) => `${monthWords(figure.month)}: ${sayFigure(figure)}`).join('. '),
  }
}

/** A label goes under a valley and above everything else, unless it would stand on the mark there. */
function sideOf(
  months: readonly MonthFigure[],
  at: number,
  up: (percent: number) => number,
  mark: number | null,
): 'above' | 'below' {
  const here = months[at]?.percent ?? 0
  const beside = [months[at - 1]?.percent, months[at + 1]?.percent].filter((one) => typeof one === 'number')
  const valley = beside.length > 0 && beside.every((one) => one > here)
  const isOnMark = (base: number): boolean =>
    mark !== null && Math.abs(up(here) + base - 5 - up(mark)) < LETTERS_HIGH
  if (here <= 15) return 'above'
  return valley || isOnMark(OVER) ? (isOnMark(UNDER) ? 'above' : 'below') : 'above'
}

/** The words of an axis line give way to those of the mark where both would stand on each other. */
function isHiddenBehind(shape: Shape, mark: number | null, up: (percent: number) => number): boolean {
  if (mark === null || shape.as !== 'words' || shape.look !== 'quiet' || !shape.words.endsWith('%'))
    return false
  return Math.abs(shape.y - 4 - up(mark)) < 14
}
