/** How the library of learning says things. */
import type { ThemeLine } from '../../../shared/api/learning.ts'
import type { CueFamily } from '../../../shared/cues/cue.ts'
import { cueFamilies, cueName } from '../../../shared/cues/index.ts'
import { type AgeBand, type Theme, themeHas } from '../../../shared/learning/index.ts'

export const whichOnes = ['in use', 'local', 'national', 'draft', 'put away'] as const
export type Which = (typeof whichOnes)[number]

export const whichChoices: { value: Which; label: string }[] = [
  { value: 'in use', label: 'In use, local and national' },
  { value: 'local', label: 'Local, in use' },
  { value: 'national', label: 'National, in use' },
  { value: 'draft', label: 'Drafts' },
  { value: 'put away', label: 'Put away' },
]

const fits = ({ standing, kind }: Theme, which: Which): boolean =>
  which === 'local' || which === 'national' ? standing === 'in use' && kind === which : standing === which

/** Themes of this view that have the words that were typed. */
export const shownThemes = (themes: readonly ThemeLine[], which: Which, typed: string): ThemeLine[] =>
  themes.filter((theme) => fits(theme, which) && themeHas(theme, typed))

export const standingWord: Record<Theme['standing'], string> = {
  draft: 'Draft',
  'in use': 'In use',
  'put away': 'Put away',
}

export const usedWords = (used: number): string => (used === 1 ? '1 record' : `${used} records`)

export const ageWords: Record<AgeBand, string> = {
  unborn: 'Unborn babies',
  'under 2': 'Under 2',
  '2 to 4': '2 to 4',
  '5 to 11': '5 to 11',
  '12 to 17': '12 to 17',
}

/** Kinds of wording that the checks ask about, by their names. */
export const cueChoices: { value: CueFamily; label: string }[] = cueFamilies.map((family) => ({
  value: family,
  label: cueName({ family }),
}))
