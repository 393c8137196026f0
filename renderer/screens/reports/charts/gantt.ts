/** How long each case has run, on one scale of time. Families by their reference, never by a name. */
import { scaleLinear } from 'd3-scale'
import { addDays } from '../../../ui/dates.ts'
import { sayAmount, shortMonth } from '../words.ts'
import { type Drawing, nameShapes, roomOf, type Shape, words } from './shapes.ts'

export type Run = {
  name: string
  /** ISO days, both included. */
  from: string
  to: string
  /** How long it is said to have run, e.g. `31`. */
  amount: number
  /** Past the time that is set. */
  over: boolean
}

const BAR = 18
const BETWEEN = 12
const HEAD = 42

const dayOf = (iso: string): number => Date.parse(`${iso}T12:00:00Z`) / 86_400_000
const perWeek: Record<string, number> = { weeks: 7, days: 1 }

/** When something began that had run so long on a day; undefined where its length is in nothing that has days. */
export function beganOn(day: string, amount: number, length: string): string | undefined {
  const each = perWeek[length]
  return each === undefined ? undefined : addDays(day, -Math.round(amount * each))
}

/** The first of each month, or of each third one, that the scale has room for. */
function monthsBetween(from: string, to: string, room: number): string[] {
  const found: string[] = []
  let [year = 0, month = 0] = from.slice(0, 7).split('-').map(Number)
  while (`${year}-${String(month).padStart(2, '0')}` <= to.slice(0, 7)) {
    found.push(`${year}-${String(month).padStart(2, '0')}`)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
  const step = [1, 3, 6, 12, 24].find((every) => (found.length / every) * 44 <= room) ?? 60
  return found.filter((_, at) => at % step === 0)
}

export function ganttDrawing(
  runs: readonly Run[],
  { width, length }: { width: number; length: string },
): Drawing {
  const sorted = runs.toSorted((a, b) => a.from.localeCompare(b.from))
  const first = sorted[0]?.from ?? ''
  const last = sorted.reduce((latest, { to }) => (to > latest ? to : latest), first)
  const labels = sorted.map(({ amount, over }) => `${sayAmount(amount)} ${length}${over ? ', over' : ''}`)
  const along = scaleLinear()
    .domain([dayOf(first), Math.max(dayOf(last), dayOf(first) + 1)])
    .range([0, width - 4])
  const shapes: Shape[] = []
  let y = HEAD
  const drawn: Shape[] = []
  for (const [at, { name, from, to, over }] of sorted.entries()) {
    const label = labels[at] ?? ''
    const named = nameShapes(`${name}: ${label}`, { x: 0, y, room: width })
    drawn.push(...named.shapes)
    const x = along(dayOf(from))
    drawn.push({
      as: 'box',
      x,
      y: named.bottom + 2,
      width: Math.max(3, along(dayOf(to)) - x),
      height: BAR,
      look: over ? 'over' : 'filled',
    })
    y = named.bottom + 2 + BAR + BETWEEN
  }
  const bottom = y - BETWEEN + 4
  for (const [at, month] of (first ? monthsBetween(first, last, width) : []).entries()) {
    const x = along(dayOf(`${month}-01`))
    if (x < 0 || x + roomOf('Sep') > width) continue
    const { name, year } = shortMonth(month, at <= 1)
    shapes.push({ as: 'path', d: `M${x} ${HEAD - 8}V${bottom}`, look: 'axis' })
    shapes.push(words(name, x, 12, 'quiet'))
    if (year) shapes.push(words(year, x, 28, 'quiet'))
  }
  return {
    width,
    height: bottom,
    shapes: [...shapes, ...drawn],
    tells: sorted.map(({ name }, at) => `${name}: ${labels[at]}`).join('. '),
  }
}
