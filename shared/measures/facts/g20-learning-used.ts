/**
 * G20 Learning used (domain section 8; seed 7.1; rule R-LE).
 *
 * Counted: each record of a kind that asks R-LE. Met: the rule took an answer that names a theme and says in a sentence
 * what is done differently in this case. A prompt that was set aside as not applicable, one that nobody took up, and one
 * that was overridden are not met.
 * Day: of the meeting. Unit: the record. Group: the theme, in the words of the library where it was taken from there; a
 * theme of somebody's own words that names somebody of the record is told as another theme. Amount: none.
 */
import { lengthOf } from '../../checks/general.ts'
import type { Answer } from '../../minutes/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { answersTo, findingsOf, isAsked, meetingDay, namesSomebody } from './of-record.ts'

export const NO_THEME = 'No theme'
export const SET_ASIDE = 'Set aside'
export const OTHER_THEME = 'Another theme'

const isUsed = ({ value, fields }: Answer): boolean =>
  value !== 'not applicable' && lengthOf(fields.theme ?? '') > 0 && lengthOf(fields.difference ?? '') > 0

/** The same theme typed in two ways is one. */
function inOneSpelling(theme: string): string {
  const plain = theme
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.;:,]+$/, '')
  return `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}`
}

export function learningUsed(source: MeasureSource): MeasureFact[] {
  if (!isAsked('R-LE', source)) return []
  const [finding] = findingsOf('R-LE', source)
  const answers = finding ? answersTo(finding, source) : []
  const used = finding?.state === 'answered' ? answers.findLast(isUsed) : undefined
  const theme = inOneSpelling(used?.fields.theme ?? '')
  const isAside = finding?.state === 'overridden' || answers.some(({ value }) => value === 'not applicable')
  const group = used
    ? !used.fields.themeId && namesSomebody(theme, source.minutes)
      ? OTHER_THEME
      : theme
    : isAside
      ? SET_ASIDE
      : NO_THEME
  return [
    {
      measure: 'G20',
      day: meetingDay(source),
      unit: '',
      met: used ? 1 : 0,
      group,
      amount: null,
      says: used
        ? 'A theme of learning, and what is done differently here'
        : isAside
          ? 'The question about learning was set aside'
          : 'No theme of learning with a sentence about this case',
    },
  ]
}
