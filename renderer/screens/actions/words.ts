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

/** "Decided again: by Dana Ray until 1 October 2026. She has the car.", or '' where this meeting changed nothing. */
export function decidedAgain(one: ActionHistory, before: ActionHistory | undefined): string {
  if (!before) return ''
  const changes = [
    one.what.trim() === before.what.trim() ? '' : 'other words',
    one.owner === before.owner ? '' : `by ${one.owner || 'nobody'}, not ${before.owner || 'nobody'}`,
    one.due === before.due
      ? ''
      : `due ${sayDate(one.due, false) || 'on no date'}, not ${sayDate(before.due, false) || 'on no date'}`,
  ].filter(Boolean)
  if (changes.length === 0 && !one.because) return ''
  return [`Decided again${changes.length > 0 ? `: ${changes.join('; ')}` : ''}.`, one.because]
    .filter(Boolean)
    .join(' ')
}

export const groupings = ['none', 'owner', 'agency'] as const
export type Grouping = (typeof groupings)[number]

export type ActionGroup = { key: string; name: string; lines: ActionLine[] }

/** Actions of one owner, or of one agency, under its name. Those of nobody come first: they need somebody. */
export function groupsOf(lines: ActionLine[], by: Exclude<Grouping, 'none'>): ActionGroup[] {
  const nobody = by === 'owner' ? 'Nobody owns it' : 'No agency'
  // Two people of one name in two agencies are two people.
  const keyOf = ({ owner, agency }: ActionLine): string =>
    by === 'agency' ? agency.trim() : owner.trim() && [owner, agency].map((one) => one.trim()).join('\n')
  const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })
  return [...Map.groupBy(lines, keyOf)]
    .map(([key, own]) => ({
      key,
      name: key === '' ? nobody : key.split('\n').filter(Boolean).join(', '),
      lines: own,
    }))
    .sort((a, b) => Number(b.key === '') - Number(a.key === '') || words.compare(a.name, b.name))
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** "4 actions, 1 overdue, 2 to ask about" */
export function countWords(lines: readonly ActionLine[]): string {
  const overdue = lines.filter((line) => line.overdue).length
  const asked = lines.filter(({ warnings }) => warnings.length > 0).length
  return [
    counted(lines.length, 'action', 'actions'),
    overdue > 0 ? `${overdue} overdue` : '',
    asked > 0 ? `${asked} to ask about` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
