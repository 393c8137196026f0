/**
 * Sessions that wait for whoever holds them: of newly qualified workers, teams, supervisors and chairs, and of families that
 * no signed session tells of. A family's next session after a signed one is told by the clock of that one.
 */
import { canIn } from '../../shared/access/access.ts'
import { supervisedBy } from '../../shared/access/supervision.ts'
import type { Urgency } from '../../shared/api/desk.ts'
import { addDays } from '../../shared/clocks/index.ts'
import type { SessionKind } from '../../shared/supervision/index.ts'
import type { DeskItem } from './desk-item.ts'
import type { Sitting as Whole } from './desk-sitting.ts'
import { supervisionLines } from './supervision-lines.ts'
import { sessionType } from './supervision-views.ts'

/** How far ahead they are told. */
const AHEAD_DAYS = 14

type Sitting = Pick<Whole, 'rooms' | 'me' | 'today' | 'names'>

const titles: Record<SessionKind, string> = {
  case: 'Case supervision',
  personal: 'Supervision of a newly qualified worker',
  group: 'Group supervision',
  supervisors: 'Supervision of the supervisor or chair',
}

/** `told`: families whose next session is told already. */
export async function supervisionItems(
  { rooms, me, today, names: askNames }: Sitting,
  told: ReadonlySet<string>,
  urgencyOf: (due: string) => Urgency,
): Promise<DeskItem[]> {
  await rooms.supervision.soon()
  const below = supervisedBy(await supervisionLines(rooms), me.id)
  const rows = await rooms.store.supervision.openDues([me.id, ...below], addDays(today, AHEAD_DAYS))
  if (rows.length === 0) return []
  const names = await askNames()
  const families = await rooms.store.cases.references(rows.map(({ case_id }) => case_id))
  return rows.flatMap((row): DeskItem[] => {
    const kind = row.kind as SessionKind
    if (kind === 'case' && told.has(row.case_id)) return []
    const type = sessionType[kind]
    const asked = new URLSearchParams({
      type,
      ...(row.case_id ? { case: row.case_id } : {}),
      ...(row.person ? { person: row.person } : {}),
    })
    const familyRef = families.get(row.case_id) ?? ''
    const whom = names.get(row.person) ?? ''
    const mine = row.supervisor === me.id
    return [
      {
        id: `supervision ${row.id}`,
        kind: 'clock',
        whose: mine ? 'mine' : 'supervised',
        urgency: urgencyOf(row.due),
        title: kind === 'case' ? titles.case : `${titles[kind]}: ${kind === 'group' ? row.team : whom}`,
        says: [
          kind === 'case' ? familyRef || 'no family reference yet' : '',
          row.booked ? 'Booked' : '',
          mine ? '' : `Held by ${names.get(row.supervisor) ?? 'nobody named'}`,
        ].filter(Boolean),
        recordId: '',
        familyRef,
        due: row.due,
        dueAt: '',
        step: canIn(me, 'record.write', type)
          ? { href: `/new/supervision?${asked.toString()}`, label: 'Begin the session', main: false }
          : { href: '/supervision', label: 'See what is due', main: false },
        dated: 'Supervision due',
      },
    ]
  })
}
