/** What samples and marks are called on the screen. */
import type { Sample, SampleLine } from '../../../shared/api/sampling.ts'
import { type MeetingType, meetingTypes } from '../../../shared/minutes/index.ts'
import type { Mark, Overall } from '../../../shared/sampling/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { type IconName, type StateMarkProps, shortDate } from '../../ui/index.ts'

export const nameOfType = (type: MeetingType): string => templateFor(type)?.shortName ?? type

export const typeChoices = meetingTypes.map((type) => ({ id: type, name: nameOfType(type) }))

export const records = (count: number): string => (count === 1 ? '1 record' : `${count} records`)

export const kindsOf = ({ ask }: Sample): string =>
  ask.types.length === 0 ? 'every kind of record' : ask.types.map(nameOfType).join(', ')

export const periodOf = ({ ask }: Sample): string => `${shortDate(ask.from)} to ${shortDate(ask.to)}`

export const overallWords: Record<Overall, string> = {
  good: 'Good',
  'not yet good': 'Not yet good',
  'not good enough': 'Not good enough',
}

export const markWords: Record<Mark, string> = {
  seen: 'Seen',
  partly: 'Partly',
  'not seen': 'Not seen',
  'not for this': 'Not for this kind of record',
}

/** How a record of a sample stands, in one mark. */
export function stateOf(line: SampleLine): {
  tone: NonNullable<StateMarkProps['tone']>
  icon: IconName
  words: string
} {
  if (line.differs) return { tone: 'warn', icon: 'question', words: 'Two people differ' }
  if (line.judged >= 2) return { tone: 'done', icon: 'tick', words: 'Judged by two' }
  return line.judged === 1
    ? { tone: 'plain', icon: 'today', words: 'Judged by one' }
    : { tone: 'plain', icon: 'today', words: 'Not judged yet' }
}
