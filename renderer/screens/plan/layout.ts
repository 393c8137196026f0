/** Where a goal's statuses stand in its small picture: one step for each meeting, one line for each status. */
import { type GoalStatus, goalStatusOf, goalStatusWords } from '../../../shared/minutes/index.ts'

/** What the picture needs of a meeting. `status` as it was typed; '' where the meeting said nothing. */
export type StatusPoint = { date: string; title: string; status: string }

/** A status that the product knows, words of somebody's own, or nothing said. */
export type Standing = GoalStatus | 'other' | 'unsaid'

export type StatusMark = { x: number; y: number; standing: Standing; letter: string; point: StatusPoint }

export type StatusDrawing = {
  width: number
  height: number
  /** The lines from the best to the worst, with the word at their beginning. */
  lines: { y: number; word: string; from: number }[]
  marks: StatusMark[]
  /** The way from one said status to the next, as an SVG path; '' with fewer than two. */
  path: string
  /** Where the dates stand. */
  datesAt: number
}

const GUTTER = 64
const STEP = 92
const LINE = 26
const TOP = 18

/** From top to bottom. What is not due, not said or said in other words is no better and no worse: it stands below. */
const order: readonly (readonly Standing[])[] = [['green'], ['amber'], ['red'], ['grey', 'other', 'unsaid']]
const words = ['Green', 'Amber', 'Red', 'Other']

export const letterOf: Record<Standing, string> = {
  green: 'G',
  amber: 'A',
  red: 'R',
  grey: 'N',
  other: 'O',
  unsaid: '–',
}

export const standingOfGoal = (status: string): Standing =>
  goalStatusOf(status) ?? (status.trim() === '' ? 'unsaid' : 'other')

/** The word that always stands beside the colour. */
export const saidOf = (status: string): string => goalStatusWords(status) || 'Nothing said'

/** Sizes in CSS pixels. */
export function statusDrawing(points: readonly StatusPoint[]): StatusDrawing {
  const yOf = (standing: Standing): number =>
    TOP +
    LINE *
      Math.max(
        0,
        order.findIndex((level) => level.includes(standing)),
      )
  const marks = points.map((point, at): StatusMark => {
    const standing = standingOfGoal(point.status)
    return { x: GUTTER + STEP / 2 + at * STEP, y: yOf(standing), standing, letter: letterOf[standing], point }
  })
  const rated = marks.filter(({ standing }) => ['green', 'amber', 'red'].includes(standing))
  const datesAt = TOP + LINE * (order.length - 1) + 34
  return {
    width: GUTTER + STEP * Math.max(1, points.length),
    height: datesAt + 8,
    lines: words.map((word, at) => ({ y: TOP + LINE * at, word, from: GUTTER })),
    marks,
    path: rated.length < 2 ? '' : `M${rated.map(({ x, y }) => `${x} ${y}`).join('L')}`,
    datesAt,
  }
}
