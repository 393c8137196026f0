/** How an action is said in the list of all of them. */
import type { ActionHistory, ActionLine } from '../../../shared/api/desk.ts'
import { type StateMarkProps, sayDate } from '../../ui/index.ts'

export type Warning = ActionLine['warnings'][number]

export const warningOf = (action: Pick<ActionLine, 'warnings'>, kind: Warning['kind']): string =>
  action.warnings.find((one) => one.kind === kind)?.says ?? ''

/** The word, never the colour alone. */
export function statusMark({ status, settled, overdue }: ActionLine): {
  words: string
  tone: StateMarkProps['tone']
} {
  const words = status ? `${status[0]?.toUpperCase()}${status.slice(1)}` : 'Not said yet'
  if (settled) return { words, tone: 'done' }
  return { words: overdue ? `${words}, overdue` : words, tone: overdue ? 'stop' : 'plain' }
}

const times = ['Never', 'Once', 'Twice', 'Three times', 'Four times', 'Five times', 'Six times']
export const carriedWords = (n: number): string => times[n] ?? `${n} times`

/** "Carried by Core group, 1 July 2026: not done". */
export function historyWords({ how, title, date, status, signed }: ActionHistory): string {
  const where = [title, sayDate(date, false)].filter(Boolean).join(', ')
  const said = how === 'raised' && !status ? '' : `: ${status || 'nothing said yet'}`
  const draft = signed ? '' : ' (draft)'
  return `${how === 'raised' ? 'Raised in' : 'Carried to'} ${where}${draft}${said}`
}

/** The words as they stood before, where a meeting changed them. */
export const earlierWords = (one: ActionHistory, action: Pick<ActionLine, 'what'>): string =>
  one.what.trim() === action.what.trim() ? '' : one.what
