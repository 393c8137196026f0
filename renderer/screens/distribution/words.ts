/** How a line of the distribution desk is said: pure, so that every sentence is tried. */
import type { Timeliness } from '../../../shared/api/distribution.ts'
import { clockDefinitions, workingDaysBetween } from '../../../shared/clocks/index.ts'
import type { ItemKind, Line, LineState, Method } from '../../../shared/distribution/index.ts'
import { addDays, type StateMarkProps, sayDate, todayIso } from '../../ui/index.ts'

export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

export const lineCount = (n: number): string => counted(n, 'line', 'lines')

export const upper = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`

const itemNames: Record<ItemKind, string> = {
  minutes: 'Minutes',
  'decision letter': 'Decision letter',
  'child letter': 'Letter to the child',
  'referral sheet': 'Referral sheet',
  'distribution checklist': 'Checklist',
  addendum: 'Addendum',
  'correction outcome': 'Outcome of a correction',
}

const kindNames: Record<Line['kind'], string> = {
  internal: 'internal copy',
  professionals: 'professionals’ copy',
  parent: 'family copy',
  'case record': 'case record',
  'personal record': 'personal record',
  'learning note': 'learning note',
  child: 'for the child',
  worker: 'full copy',
  advocate: 'the child’s parts',
  supporter: 'copy the family asked for',
}

/** "Minutes 1.0, family copy" */
export const documentWords = ({ item, version, kind }: Pick<Line, 'item' | 'version' | 'kind'>): string =>
  `${itemNames[item]}${version ? ` ${version}` : ''}, ${kindNames[kind]}`

/** "Health visitor, Community Health" */
export const whoWords = ({ role, agency }: Pick<Line, 'role' | 'agency'>): string =>
  [upper(role), agency].filter(Boolean).join(', ')

/** "Initial conference, 17 September 2026, WX-4471" */
export const meetingWords = (line: Pick<Line, 'meetingName' | 'meetingDate' | 'familyRef'>): string =>
  [line.meetingName, sayDate(line.meetingDate, false), line.familyRef].filter(Boolean).join(', ')

export const methodWords = (method: Method | ''): string => (method ? upper(method) : 'No method yet')

type Mark = { words: string; tone: NonNullable<StateMarkProps['tone']>; icon: StateMarkProps['icon'] }

/** A word and a shape for each state; the colour only repeats them. */
export const stateMarks: Record<LineState, Mark> = {
  waiting: { words: 'Waits for a second person', tone: 'warn', icon: 'eye' },
  'no address': { words: 'Address missing', tone: 'warn', icon: 'question' },
  ready: { words: 'Ready', tone: 'plain', icon: 'circle' },
  prepared: { words: 'Made, not sent', tone: 'plain', icon: 'file' },
  sent: { words: 'Sent, no proof yet', tone: 'plain', icon: 'right' },
  delivered: { words: 'Delivered', tone: 'done', icon: 'tick' },
  acknowledged: { words: 'Acknowledged', tone: 'done', icon: 'tick' },
  returned: { words: 'Returned', tone: 'stop', icon: 'left' },
  failed: { words: 'Did not arrive', tone: 'stop', icon: 'stop' },
  recalled: { words: 'Recalled', tone: 'warn', icon: 'switch' },
  'not to be sent': { words: 'Not to be sent', tone: 'plain', icon: 'close' },
  replaced: { words: 'A newer version took its place', tone: 'plain', icon: 'copy' },
}

/** How a line stands: a tracking number proves that it left, though not yet that somebody has it. */
export const markOf = ({ state, provenAt }: Pick<Line, 'state' | 'provenAt'>): Mark =>
  state === 'sent' && provenAt ? { words: 'Sent, with proof', tone: 'done', icon: 'tick' } : stateMarks[state]

/** The clock that sets the date, by its name; '' where none does. */
export const clockWords = (clock: string): string =>
  clockDefinitions.find(({ id }) => id === clock)?.name ?? ''

/** Nothing more has to be done about it. */
export const settledStates: ReadonlySet<LineState> = new Set([
  'delivered',
  'acknowledged',
  'not to be sent',
  'replaced',
])

/** Has left, for all that is known. */
export const hasLeft = (state: LineState): boolean =>
  state === 'sent' || state === 'delivered' || state === 'acknowledged'

const withoutYear = (date: string, today: string): string => {
  const words = sayDate(date)
  return date.slice(0, 4) === today.slice(0, 4) ? words.replace(/ \d{4}$/, '') : words
}

/** "due today", "2 working days late", "sent 1 working day late"; '' where there is nothing to say. */
export function dueWords(line: Pick<Line, 'due' | 'state' | 'sentAt' | 'late'>, today: string): string {
  const { due, state, sentAt, late } = line
  if (hasLeft(state)) {
    if (!late || !due || !sentAt) return ''
    const days = workingDaysBetween(due, todayIso(new Date(sentAt)))
    return days > 0 ? `sent ${counted(days, 'working day', 'working days')} late` : 'sent late'
  }
  if (settledStates.has(state)) return ''
  if (!due) return 'no due date'
  if (due === today) return 'due today'
  if (due === addDays(today, 1)) return 'due tomorrow'
  if (due > today) return `due ${withoutYear(due, today)}`
  const days = workingDaysBetween(due, today)
  return days > 0
    ? `${counted(days, 'working day', 'working days')} late`
    : `late since ${withoutYear(due, today)}`
}

/** Everything about a line in one breath: what a screen reader says of its row. */
export const lineWords = (line: Line, today: string): string =>
  [
    line.name,
    whoWords(line),
    line.came ? '' : 'did not come',
    documentWords(line),
    meetingWords(line),
    markOf(line).words,
    dueWords(line, today),
    methodWords(line.method),
    line.address,
  ]
    .filter(Boolean)
    .join(', ')

/** How a record's documents stand, as one would tell a manager (domain section 6). */
export function timelinessWords(time: Timeliness): { title: string; says: string; late: boolean } {
  const { verdict, workingDays, allowed, due, required, sent, proven, waiting } = time
  const days = (n: number) => counted(n, 'working day', 'working days')
  const proof = `${proven} of ${required} with proof that it arrived.`
  if (required === 0) return { title: 'Nobody has to be sent a copy of this record.', says: '', late: false }
  if (verdict === 'no clock')
    return {
      title: `${sent} of ${required} ${sent === 1 ? 'has' : 'have'} been sent a copy.`,
      says: `No date is set by when they are due. ${proof}`,
      late: false,
    }
  const by = due ? ` Due ${sayDate(due)}.` : ''
  if (workingDays !== null)
    return {
      title: `Everybody had a copy ${days(workingDays)} after the meeting; ${days(allowed)} are allowed.`,
      says: `${verdict === 'late' ? 'That is late.' : 'That is in time.'}${by} ${proof}`,
      late: verdict === 'late',
    }
  return {
    title:
      verdict === 'late'
        ? `Late: ${counted(waiting.length, 'person still waits', 'people still wait')} for a copy.`
        : `${counted(waiting.length, 'person still waits', 'people still wait')} for a copy.`,
    says: `${sent} of ${required} sent.${by} The last one counts, also somebody who did not come. ${proof}`,
    late: verdict === 'late',
  }
}
