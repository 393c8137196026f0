/** Copies that have still to leave, as Today tells them: one line that leads to the distribution desk. */
import type { Account } from '../../shared/access/access.ts'
import { addDays } from '../../shared/clocks/index.ts'
import { isClosedType } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import type { DeskItem } from './desk-item.ts'
import { deskOn } from './distribution.ts'
import { closedOpenTo } from './who-may-open.ts'

type Sitting = { rooms: Rooms; me: Account; now: Date; today: string }

const WEEK = 7

const counted = (n: number, words: string): string => (n === 0 ? '' : `${n} ${words}`)

/** Of everybody's for an admin officer, who sends them; for everybody else of those that were given to them. */
export async function copiesToSend({ rooms, me, now, today }: Sitting): Promise<DeskItem[]> {
  const sends = me.role === 'Admin officer'
  const found = await rooms.store.distribution.waiting(sends ? undefined : me.id)
  if (found.length === 0) return []
  const open = found.some(({ type }) => isClosedType(type)) ? await closedOpenTo(rooms, me) : 'all'
  const ids = open === 'all' ? undefined : new Set(open)
  const desk = await deskOn(rooms, now)
  let late = 0
  let todays = 0
  let all = 0
  const days: string[] = []
  for (const { recordId, type, item, date, count } of found) {
    if (isClosedType(type) && ids && !ids.has(recordId)) continue
    const { due } = desk.due({ type, item, meetingDate: date })
    all += count
    if (due === '') continue
    days.push(due)
    if (due < today) late += count
    else if (due === today) todays += count
  }
  if (all === 0) return []
  const first = days.sort()[0] ?? ''
  return [
    {
      id: 'copies to send',
      kind: 'copies',
      whose: 'mine',
      urgency:
        late > 0
          ? 'overdue'
          : todays > 0
            ? 'today'
            : first && first <= addDays(today, WEEK)
              ? 'week'
              : 'later',
      title: 'Copies to send',
      says: [
        counted(late, 'late'),
        counted(todays, 'due today'),
        sends ? `${all} in all` : `${all} given to you`,
      ].filter(Boolean),
      recordId: '',
      familyRef: '',
      due: first,
      dueAt: '',
      step: { href: '/distribution', label: 'Open the desk', main: late > 0 },
      dated: 'Copies due',
    },
  ]
}
