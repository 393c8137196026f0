/** Which lessons a record names in its answer to rule R-LE. */
import { lengthOf } from '../checks/general.ts'
import type { Answer, Minutes } from '../minutes/index.ts'
import { plainTitle, type Theme } from './theme.ts'

/** `themeId` is '' where the lesson was typed and not picked from the library. */
export type NamedLesson = { themeId: string; title: string }

const isNamed = ({ ruleId, value, fields }: Answer): boolean =>
  ruleId === 'R-LE' && value !== 'not applicable' && (fields.theme ?? '').trim() !== ''

/** Each lesson once, as its newest answers name it. */
export function lessonsOf({ answers }: Pick<Minutes, 'answers'>): NamedLesson[] {
  const replaced = new Set(answers.map(({ supersedes }) => supersedes).filter(Boolean))
  const named = new Map<string, NamedLesson>()
  for (const answer of answers) {
    if (replaced.has(answer.id) || !isNamed(answer)) continue
    const title = (answer.fields.theme ?? '').trim()
    named.set(plainTitle(title), { themeId: (answer.fields.themeId ?? '').trim(), title })
  }
  return [...named.values()]
}

/** Is the lesson that somebody named this theme? By what was picked; what was typed, by any title that it has had. */
export const isThisTheme = (
  named: { themeId: string; title: string },
  theme: { id: string; titles: readonly string[] },
): boolean =>
  named.themeId
    ? named.themeId === theme.id
    : theme.titles.some((one) => plainTitle(one) === plainTitle(named.title))

/** Fewest characters of a sentence about this case; the check asks for as many. */
const SAYS_SOMETHING = 40

/** Does the record name a lesson and say what is done differently because of it (measure G20)? */
export const usesLearning = ({ answers }: Pick<Minutes, 'answers'>): boolean => {
  const replaced = new Set(answers.map(({ supersedes }) => supersedes).filter(Boolean))
  return answers.some(
    (answer) =>
      !replaced.has(answer.id) &&
      isNamed(answer) &&
      lengthOf((answer.fields.difference ?? '').trim()) >= SAYS_SOMETHING,
  )
}

/** Theme in use whose title these words are; undefined for words of somebody's own. */
export const themeTitled = (themes: readonly Theme[], title: string): Theme | undefined =>
  themes.find((theme) => theme.standing === 'in use' && plainTitle(theme.title) === plainTitle(title))
