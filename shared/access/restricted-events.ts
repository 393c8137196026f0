/**
 * Who may read a restricted event of a family's history.
 *
 * The domain says of visibility R: named people only, with a reason (2.0); in the child's file it is stored under access
 * control (6). It names nobody for a chronology. Chairside takes the narrow reading: those whom the event names, and
 * those who answer for decisions about a child and must not decide without knowing (override levels of 3.0: chair, team
 * manager, service manager, head of service). A quality lead, a social worker, a minute taker and an admin officer read
 * it when they are named. Whoever restricts an event knows its words already, and is named by that.
 */
import type { Account, Level } from './access.ts'
import { levelOf } from './access.ts'

/** What of an event decides it. `readers` are ids of accounts. */
export type Guarded = { sensitivity: string; readers?: readonly string[] | undefined }

const answerable: ReadonlySet<Level> = new Set<Level>(['Ch', 'TM', 'SM', 'HoS'])

/** Does this person's role read every restricted event, also one that names nobody? */
export function readsRestrictedEvents({ role }: Pick<Account, 'role'>): boolean {
  const level = levelOf(role)
  return level !== undefined && answerable.has(level)
}

/** May this person read this event? Whether they may open the family at all is asked before. */
export const mayReadEvent = (me: Pick<Account, 'id' | 'role'>, event: Guarded): boolean =>
  event.sensitivity !== 'restricted' || readsRestrictedEvents(me) || (event.readers ?? []).includes(me.id)

/** The event as this person leaves it: one that they restrict names them, so that their own words stay theirs to read. */
export const namingMe = <Event extends Guarded>(me: Pick<Account, 'id' | 'role'>, event: Event): Event =>
  mayReadEvent(me, event) ? event : { ...event, readers: [...(event.readers ?? []), me.id] }
