/** How retention is told on its screen. */
import type { MeetingType } from '../../../shared/minutes/index.ts'
import type { Standing, StandingName } from '../../../shared/retention/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import type { StateMarkProps } from '../../ui/index.ts'

export const kindName = (type: MeetingType): string => templateFor(type)?.shortName ?? type

const looks: Record<StandingName, { tone: StateMarkProps['tone']; icon: StateMarkProps['icon'] }> = {
  draft: { tone: 'plain', icon: 'edit' },
  hold: { tone: 'stop', icon: 'lock' },
  'no transfer': { tone: 'plain', icon: 'circle' },
  open: { tone: 'warn', icon: 'question' },
  'no period': { tone: 'warn', icon: 'question' },
  history: { tone: 'plain', icon: 'info' },
  'records here': { tone: 'plain', icon: 'info' },
  waiting: { tone: 'done', icon: 'tick' },
  due: { tone: 'warn', icon: 'today' },
}
export const lookOf = ({ state }: Standing) => looks[state]

export type Which = 'due' | 'no transfer' | 'open' | 'hold' | 'all'
export const whichChoices: { value: Which; label: string }[] = [
  { value: 'all', label: 'Every signed record' },
  { value: 'no transfer', label: 'Transfer not confirmed' },
  { value: 'open', label: 'Something is still open' },
  { value: 'due', label: 'Due to be purged' },
  { value: 'hold', label: 'On legal hold' },
]
