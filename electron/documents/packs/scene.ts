/** What the pictures of a pack have in common: how wide they are, how large their letters, and how words are cut to fit. */
import type { MeasureReport } from '../../../shared/api/measures.ts'
import { widthOf } from '../emf.ts'
import type { DrawnShape } from '../picture.ts'

/** As wide as the text of an A4 page with margins of 2 cm, in pixels. */
export const WIDTH = 642
/** Height of 8 point letters in tenths of a pixel, as `widthOf` has it. */
const LETTERS = 107
/** More rows than this are read better in the table. */
export const MOST_ROWS = 14

export const lineAt = (
  look: Extract<DrawnShape, { is: 'line' }>['look'],
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): DrawnShape => ({ is: 'line', look, x1, y1, x2, y2 })

export const boxAt = (
  look: Extract<DrawnShape, { is: 'box' }>['look'],
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): DrawnShape => ({ is: 'box', look, x, y, width, height, round: 0 })

export const wordsAt = (
  words: string,
  x: number,
  y: number,
  { anchor = 'start', quiet = false }: { anchor?: 'start' | 'middle' | 'end'; quiet?: boolean } = {},
): DrawnShape => ({ is: 'text', look: quiet ? 'year' : 'words', x, y, anchor, words })

/** How wide words in a picture are, in pixels; word processors differ a little. */
export const wordsWidth = (text: string): number =>
  (widthOf({ text, at: [0, 0], size: LETTERS, color: '' }) / 10) * 1.06

/** As many of the letters as have room. */
export function cutTo(text: string, width: number): string {
  if (wordsWidth(text) <= width) return text
  let kept = text
  while (kept.length > 1 && wordsWidth(`${kept}…`) > width) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}

/** Room for names on the left: as much as the longest needs, but never half of the picture. */
export const nameWidth = (names: readonly string[]): number =>
  Math.min(250, Math.max(60, ...names.map(wordsWidth)) + 10)

export type Group = MeasureReport['groups'][number]

/** The groups that are drawn, and what is said where they are not all. */
export function drawnGroups({ groups, by }: MeasureReport): { some: Group[]; rest: string } {
  const some = groups.slice(0, MOST_ROWS)
  const rest = groups.length > some.length ? ` The first ${some.length} of ${groups.length} ${by}.` : ''
  return { some, rest }
}
