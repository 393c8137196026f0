/**
 * Themes and how often they were named in a period: what a quarterly learning newsletter and a training report are made
 * of. It goes to people outside the cases, so that a small number is said as small and no family can be worked out of it.
 */
import { dateWords, monthWords } from '../copies/words.ts'
import { themeColumns, themeRow } from './csv.ts'
import type { Theme } from './theme.ts'

/** A count from 1 to one less than this is not told. */
export const LEAST_TOLD = 5

export const saidCount = (count: number): string =>
  count > 0 && count < LEAST_TOLD ? `fewer than ${LEAST_TOLD}` : String(count)

/** A theme with how often it was named, as it may be told. */
export type UsedTheme = { theme: Theme; used: string }

export const usedColumns: readonly string[] = [...themeColumns, 'Named in so many records']
export const usedRow = ({ theme, used }: UsedTheme): string[] => [...themeRow(theme), used]

/** `2019` as it is, `2019-04` as a month in words, `2019-04-12` as a day in words. */
export const reviewedWords = (reviewed: string): string =>
  /^\d{4}-\d{2}$/.test(reviewed) ? monthWords(reviewed) : dateWords(reviewed)

/** Where a theme comes from, in one line: `Local, Review of family Y, April 2019`. */
export const originWords = ({
  kind,
  source,
  reviewed,
}: Pick<Theme, 'kind' | 'source' | 'reviewed'>): string =>
  [kind === 'local' ? 'Local' : 'National', reviewedWords(reviewed), source].filter(Boolean).join('. ')

/** Most named first; equal ones by title. `counts`: by the id of the theme. */
export function mostNamed(themes: readonly Theme[], counts: ReadonlyMap<string, number>): UsedTheme[] {
  const count = ({ id }: Theme): number => counts.get(id) ?? 0
  const told = (theme: Theme): number => Math.max(count(theme), count(theme) > 0 ? LEAST_TOLD - 1 : 0)
  return (
    themes
      .filter((theme) => theme.standing === 'in use' || count(theme) > 0)
      // Within those that are too few to tell, the order tells nothing either.
      .toSorted((a, b) => told(b) - told(a) || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0))
      .map((theme) => ({ theme, used: saidCount(count(theme)) }))
  )
}
