/** How Today is grouped and said. */
import type { DeskKind, DeskLine, Today, Urgency } from '../../../shared/api/desk.ts'
import { sayDate, sayInstant } from '../../ui/index.ts'

export const urgencyTitles: Record<Urgency, string> = {
  overdue: 'Overdue',
  today: 'Today',
  week: 'This week',
  later: 'Later',
  waiting: 'Waiting for somebody else',
}

export type KindFilter = '' | 'records' | 'clock' | 'action'
export type WhoseFilter = 'team' | 'supervised' | 'mine'

export const kindChoices: { value: KindFilter; label: string }[] = [
  { value: '', label: 'Everything' },
  { value: 'records', label: 'Records and copies' },
  { value: 'clock', label: 'Clocks' },
  { value: 'action', label: 'Actions' },
]

/** Whose work this person is shown: everybody's for a manager, and apart from it that of those they supervise. */
export const whoseChoices = (
  desk: Pick<Today, 'manages' | 'supervises'>,
): { value: WhoseFilter; label: string }[] => [
  ...(desk.manages ? [{ value: 'team' as const, label: 'Everybody’s' }] : []),
  ...(desk.supervises ? [{ value: 'supervised' as const, label: 'Mine and of those I supervise' }] : []),
  { value: 'mine', label: 'Mine' },
]

const shown: Record<WhoseFilter, readonly DeskLine['whose'][]> = {
  team: ['mine', 'supervised', 'team'],
  supervised: ['mine', 'supervised'],
  mine: ['mine'],
}

const isOfKind = (kind: DeskKind, wanted: string): boolean =>
  wanted === 'records' ? kind !== 'clock' && kind !== 'action' : kind === wanted

/** The lines that the filters leave, in the groups that hold any, in the order that the core gave them. */
export function groupsOf(
  lines: readonly DeskLine[],
  filter: { whose: string; kind: string },
): { urgency: Urgency; title: string; lines: DeskLine[] }[] {
  const known = kindChoices.some(({ value }) => value === filter.kind)
  const whoseShown = Object.entries(shown).find(([whose]) => whose === filter.whose)?.[1] ?? shown.team
  const kept = lines.filter(
    (line) =>
      whoseShown.includes(line.whose) && (!known || filter.kind === '' || isOfKind(line.kind, filter.kind)),
  )
  const order = Object.keys(urgencyTitles) as Urgency[]
  return order.flatMap((urgency) => {
    const mine = kept.filter((line) => line.urgency === urgency)
    return mine.length > 0 ? [{ urgency, title: urgencyTitles[urgency], lines: mine }] : []
  })
}

/** "Was due Friday 18 September 2026"; "" where no date is set. */
export function dueWords(
  { due, dueAt, urgency }: Pick<DeskLine, 'due' | 'dueAt' | 'urgency'>,
  today: string,
) {
  if (due === '') return ''
  const late = urgency === 'overdue' || due < today
  return `${late ? 'Was due' : 'Due'} ${dueAt ? sayInstant(dueAt) : sayDate(due)}`
}
