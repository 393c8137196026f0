/**
 * Today worked out the plain way: every record, every clock that is not settled is read and asked whether it is this person's,
 * and only then is anything left out. What one of them says is the product's own; which of them are told is not.
 */
import type { Rooms } from '../../../electron/core.ts'
import { sendingClocks } from '../../../electron/records/desk-clocks.ts'
import { copiesToSend } from '../../../electron/records/desk-copies.ts'
import { countersignItems } from '../../../electron/records/desk-countersign.ts'
import type { DeskItem } from '../../../electron/records/desk-item.ts'
import { itemsOf } from '../../../electron/records/desk-records.ts'
import { readOnce, type Sitting } from '../../../electron/records/desk-sitting.ts'
import { itemsOfClocks, manages } from '../../../electron/records/desk-today.ts'
import { superviseesOf } from '../../../electron/records/supervision-lines.ts'
import type { ClockRow, WorkHead } from '../../../electron/store/index.ts'
import type { Account } from '../../../shared/access/access.ts'
import { urgencies } from '../../../shared/api/desk.ts'
import { addDays, londonDate } from '../../../shared/clocks/index.ts'

const DAY = 24 * 60 * 60 * 1000

const clocksOf = (rooms: Rooms): ClockRow[] =>
  rooms.workspace.raw.prepare<[], ClockRow>('SELECT * FROM record_clock WHERE settled = 0').all()

/** Records, countersignatures, copies and clocks as they wait for this person, the most urgent first. */
export async function plainToday(rooms: Rooms, me: Account, now: Date): Promise<DeskItem[]> {
  const today = londonDate(now.toISOString())
  const supervisees = await superviseesOf(rooms, me)
  const sitting: Sitting = {
    ...{ rooms, me, now, today, manages: manages(me), supervisees },
    most: Number.POSITIVE_INFINITY,
    ...readOnce(rooms),
  }
  return [
    ...(await recordItems(sitting)),
    ...(await countersignItems(sitting)),
    ...(await copiesToSend(sitting)),
    ...(await clockItems(sitting)),
  ].sort(
    (a, b) =>
      urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
      (a.due || '9999').localeCompare(b.due || '9999') ||
      a.dueAt.localeCompare(b.dueAt) ||
      a.title.localeCompare(b.title) ||
      a.id.localeCompare(b.id),
  )
}

async function recordItems(sitting: Sitting): Promise<DeskItem[]> {
  const { rooms, now } = sitting
  const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString()
  const all = await rooms.store.facts.records((await rooms.store.records.list()).map(({ id }) => id))
  const sending = Map.groupBy(
    clocksOf(rooms).filter(({ clock }) => sendingClocks.has(clock)),
    (clock) => clock.record_id,
  )
  const heads = all
    .filter(
      ({ record, lookAt }) =>
        record.state !== 'signed' ||
        record.signedAt >= before(14) ||
        (record.signedAt >= before(90) && lookAt.length > 0),
    )
    .map(({ record: { id, type, date, state, signedBy, signedAt } }): WorkHead => {
      const clocks = (sending.get(id) ?? []).map(({ start, due }) => ({ day: start.slice(0, 10), due }))
      return { id, type, date, state, signedBy, signedAt, sending: clocks }
    })
  return itemsOf(sitting, heads)
}

const clockItems = (sitting: Sitting): Promise<DeskItem[]> =>
  itemsOfClocks(
    sitting,
    clocksOf(sitting.rooms).filter(({ newest, due }) => newest === 1 && due <= addDays(sitting.today, 42)),
  )
