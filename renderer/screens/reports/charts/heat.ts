/**
 * Groups down, months across. The number stands in each cell, a strip at its foot has its length, and the ground is the
 * darker the more: any one of the three is enough.
 */
import type { GroupFigure } from '../../../../shared/api/measures.ts'
import { monthWords, sayFigure, shortMonth } from '../words.ts'
import { type Drawing, type Fill, inLines, LINE, type Shape, words } from './shapes.ts'

const NAME = 132
const LEAST = 50
const HEAD = 42
const TALL = 38

export const leastHeatWidth = (months: number): number => NAME + months * LEAST

const steps = ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4'] as const

/** Which of the five grounds a share has: the last is for nine in ten and more. */
export function groundOf(percent: number): Fill {
  const step = percent >= 90 ? 4 : percent >= 75 ? 3 : percent >= 50 ? 2 : percent > 0 ? 1 : 0
  return steps[step]
}

export function heatDrawing(
  groups: readonly Pick<GroupFigure, 'group' | 'months'>[],
  { width }: { width: number },
): Drawing {
  const months = groups[0]?.months.map(({ month }) => month) ?? []
  // A few months do not need the whole width.
  const each = Math.min(84, (width - NAME) / Math.max(1, months.length))
  const shapes: Shape[] = []
  for (const [at, month] of months.entries()) {
    const { name, year } = shortMonth(month, at === 0)
    shapes.push(words(name, NAME + (at + 0.5) * each, 14, 'quiet', 'middle'))
    if (year) shapes.push(words(year, NAME + (at + 0.5) * each, 30, 'quiet', 'middle'))
  }
  let y = HEAD
  for (const { group, months: cells } of groups) {
    const lines = inLines(group, NAME - 10)
    const tall = Math.max(TALL, lines.length * LINE + 6)
    for (const [line, some] of lines.entries())
      shapes.push({ as: 'words', x: 0, y: y + 22 + line * LINE, words: some, anchor: 'start', look: 'name' })
    for (const [at, cell] of cells.entries()) {
      const x = NAME + at * each
      const ground = cell.percent === null ? 'heat-0' : groundOf(cell.percent)
      const full = ground === 'heat-4'
      shapes.push({ as: 'box', x: x + 1, y: y + 1, width: each - 2, height: tall - 2, look: ground })
      const said = cell.percent === null ? (cell.hidden ? '<5' : 'none') : `${cell.percent}%`
      shapes.push(
        words(
          said,
          x + each / 2,
          y + tall / 2 + 3,
          cell.percent === null ? 'quiet' : full ? 'on-full' : 'cell',
          'middle',
        ),
      )
      if (cell.percent !== null && cell.percent > 0) {
        const long = ((each - 8) * cell.percent) / 100
        shapes.push({
          as: 'path',
          d: `M${x + 4} ${y + tall - 6}h${long}`,
          look: full ? 'strip-full' : 'strip',
        })
      }
    }
    y += tall
  }
  return {
    width: Math.min(width, NAME + months.length * each),
    height: y + 2,
    shapes,
    tells: groups
      .map(
        ({ group, months: cells }) =>
          `${group}: ${cells.map((cell) => `${monthWords(cell.month)} ${sayFigure(cell)}`).join(', ')}`,
      )
      .join('. '),
  }
}
