/**
 * Today worked out the plain way: every record, every clock that is not settled and every action is read and asked whether it
 * is this person's, and only then is anything left out.
 */
import type { Rooms } from '../../../electron/core.ts'
import { ledIt, seenOf } from '../../../electron/records/desk-access.ts'
import {
  clockStep,
  dueWords,
  isMyClock,
  isTold,
  sendingClocks,
} from '../../../electron/records/desk-clocks.ts'
import { copiesToSend } from '../../../electron/records/desk-copies.ts'
import { countersignItems } from '../../../electron/records/desk-countersign.ts'
import type { DeskItem } from '../../../electron/records/desk-item.ts'
import { readOnce, urgencyOf } from '../../../electron/records/desk-sitting.ts'
import { manages } from '../../../electron/records/desk-today.ts'
import { plainName } from '../../../electron/records/plain-name.ts'
import { superviseesOf } from '../../../electron/records/supervision-lines.ts'
import { isMe } from '../../../electron/records/who-may-open.ts'
import type { ClockRow, KnownRecord } from '../../../electron/store/index.ts'
import { type Account, can, canIn } from '../../../shared/access/access.ts'
import { type DeskLine, type Urgency, urgencies } from '../../../shared/api/desk.ts'
import { addDays, londonDate, parseDate } from '../../../shared/clocks/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'

const DAY = 24 * 60 * 60 * 1000

type Sitting = {
  rooms: Rooms
  me: Account
  now: Date
  today: string
  manages: boolean
  supervisees: Account[]
  records: KnownRecord[]
  clocks: ClockRow[]
}

const everything = async (rooms: Rooms) => ({
  records: await rooms.store.facts.records((await rooms.store.records.list()).map(({ id }) => id)),
  clocks: rooms.workspace.raw.prepare<[], ClockRow>('SELECT * FROM record_clock WHERE settled = 0').all(),
})

/** Records, countersignatures, copies and clocks as they wait for this person, the most urgent first. */
export async function plainToday(rooms: Rooms, me: Account, now: Date): Promise<DeskItem[]> {
  const today = londonDate(now.toISOString())
  const supervisees = await superviseesOf(rooms, me)
  const who = { rooms, me, now, today, manages: manages(me), supervisees }
  const sitting: Sitting = { ...who, ...(await everything(rooms)) }
  const once = { ...who, most: Number.POSITIVE_INFINITY, ...readOnce(rooms) }
  return [
    ...(await recordItems(sitting)),
    ...(await countersignItems(once)),
    ...(await copiesToSend(once)),
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

/** Somebody else's: of one whom I supervise, or of the team's. */
const othersOr = (isTheirs: (one: Account) => boolean, { supervisees }: Sitting): 'supervised' | 'team' =>
  supervisees.some(isTheirs) ? 'supervised' : 'team'

const family = (familyRef: string): string => familyRef || 'no family reference yet'

async function recordItems(sitting: Sitting): Promise<DeskItem[]> {
  const { rooms, me, now, today } = sitting
  const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString()
  const inWork = sitting.records.filter(
    ({ record, lookAt }) =>
      record.state !== 'signed' ||
      record.signedAt >= before(14) ||
      (record.signedAt >= before(90) && lookAt.length > 0),
  )
  const seen = await seenOf(rooms, inWork, me)
  const ids = [...seen.keys()]
  const sending = sitting.clocks.filter(({ clock }) => sendingClocks.has(clock))
  const clocks = Map.groupBy(sending, (clock) => clock.record_id)
  const confirmed = Map.groupBy(await rooms.store.facts.confirmedCopies(ids), ({ recordId }) => recordId)
  const copies = await rooms.store.distribution.standingOf(ids)
  const names = new Map((await rooms.store.accounts.list()).map(({ id, name }) => [id, name]))
  const items: DeskItem[] = []
  for (const known of seen.values()) {
    const { record } = known
    const seenCopies = new Set(confirmed.get(record.id)?.map(({ recipientId }) => recipientId))
    const unseen = known.lookAt.filter((id) => !seenCopies.has(id)).length
    const due = sendBy(known, clocks.get(record.id) ?? [], today)
    // Everybody has theirs: nothing is asked for any more.
    const isSent = copies.begun.has(record.id) && !copies.waiting.has(record.id)
    if (record.state === 'signed' && unseen === 0 && isSent) continue
    const what = whatWaits(sitting, known, unseen, names.get(record.createdBy) ?? '')
    if (!what) continue
    const { says, ...line } = what
    const title = templateFor(record.type)?.shortName || record.title
    items.push({
      id: `${line.kind} ${record.id}`,
      title: `${title}, ${family(record.familyRef)}`,
      says: [...says, due && record.state !== 'signed' ? 'Minutes are due then' : ''].filter(Boolean),
      recordId: record.id,
      familyRef: record.familyRef,
      due,
      dueAt: '',
      dated: record.state === 'signed' ? 'Copies due' : 'Minutes due',
      ...line,
      whose: line.whose === 'mine' ? 'mine' : othersOr((one) => ledIt(one, known), sitting),
      urgency: line.urgency ?? (due ? urgencyOf(due, '', now, today) : onItsDay(known, today)),
    })
  }
  return items
}

/** A record that nothing sends by a date is for today on the day of its meeting. */
const onItsDay = ({ record }: KnownRecord, today: string): Urgency =>
  record.state !== 'signed' && parseDate(record.date) === today ? 'today' : 'later'

/** By when the minutes of this very meeting go out: the aim, or once that has passed the limit. */
function sendBy({ record }: KnownRecord, clocks: Pick<ClockRow, 'start' | 'due'>[], today: string): string {
  const meeting = parseDate(record.date)
  const days = clocks
    .filter(({ start }) => start.slice(0, 10) === meeting)
    .map(({ due }) => due)
    .sort()
  return days.find((day) => day >= today) ?? days.at(-1) ?? ''
}

type Waits = Pick<DeskLine, 'kind' | 'whose' | 'step' | 'says'> & { urgency?: Urgency }

function whatWaits(sitting: Sitting, known: KnownRecord, unseen: number, by: string): Waits | undefined {
  switch (known.record.state) {
    case 'draft':
      return draftWaits(sitting, known, by)
    case 'ready for chair':
      return chairWaits(sitting, known)
    case 'signed':
      return copiesWait(sitting, known, unseen)
  }
}

const writeStep = (me: Account, { record }: KnownRecord): DeskLine['step'] => ({
  href: `/record/${record.id}`,
  label: canIn(me, 'record.write', record.type) ? 'Go on writing' : 'Read',
  main: false,
})

function draftWaits({ me }: Sitting, known: KnownRecord, by: string): Waits {
  const step = writeStep(me, known)
  if (ledIt(me, known)) return { kind: 'draft', whose: 'mine', step, says: ['Your draft'] }
  const says = [by ? `Draft of ${by}` : 'Draft']
  return { kind: 'draft', whose: 'team', step, says, urgency: 'waiting' }
}

function chairWaits({ me }: Sitting, known: KnownRecord): Waits {
  const { record, parties } = known
  const chairs = parties.filter((party) => party.chairs)
  const maySign = canIn(me, 'record.sign', record.type)
  const sign = { href: `/record/${record.id}/sign`, label: 'Read and sign', main: true }
  if (maySign && chairs.some((chair) => isMe(me, chair)))
    return { kind: 'ready', whose: 'mine', step: sign, says: ['Ready for you to sign'] }
  // Nobody is named, or facts are not there yet: whoever may sign can look.
  if (maySign && chairs.length === 0)
    return { kind: 'ready', whose: 'mine', step: sign, says: ['Ready for the chair'] }
  return {
    kind: 'ready',
    whose: ledIt(me, known) ? 'mine' : 'team',
    step: writeStep(me, known),
    says: ['Ready for the chair, who signs it'],
    urgency: 'waiting',
  }
}

const copiesWords = (n: number): string =>
  n === 1 ? 'One copy waits for a second person' : `${n} copies wait for a second person`

function copiesWait(sitting: Sitting, known: KnownRecord, unseen: number): Waits | undefined {
  const { me, now } = sitting
  const { record } = known
  const copies = (label: string) => ({ href: `/record/${record.id}/copies`, label, main: false })
  const signed = plainName(record.signedBy) === plainName(me.name)
  const own = signed || known.parties.some((party) => party.leads && isMe(me, party))
  const mayMake = can(me, 'copy.make')
  if (unseen > 0) {
    const says = [copiesWords(unseen)]
    if (own)
      return { kind: 'copies', whose: 'mine', step: copies('See the copies'), says, urgency: 'waiting' }
    return mayMake ? { kind: 'copies', whose: 'team', step: copies('Look at the copies'), says } : undefined
  }
  const age = now.getTime() - Date.parse(record.signedAt)
  if (age > 14 * DAY) return undefined
  const whose = own || record.createdBy === me.id ? 'mine' : 'team'
  const step = mayMake
    ? copies('Hand out the copies')
    : { href: `/record/${record.id}`, label: 'Read', main: false }
  return { kind: 'copies', whose, step, says: [`Signed by ${record.signedBy}`] }
}

async function clockItems(sitting: Sitting): Promise<DeskItem[]> {
  const { rooms, me, now, today, manages } = sitting
  const clocks = sitting.clocks.filter(({ newest, due }) => newest === 1 && due <= addDays(today, 42))
  const seen = await seenOf(rooms, sitting.records, me)
  return clocks.flatMap((clock): DeskItem[] => {
    const known = seen.get(clock.record_id)
    if (!known || !isTold(clock, known, today)) return []
    const mine = isMyClock(clock, known, me)
    const whose = mine ? 'mine' : othersOr((one) => isMyClock(clock, known, one), sitting)
    if (whose === 'team' && !manages) return []
    return [
      {
        id: `clock ${clock.record_id} ${clock.place}`,
        kind: 'clock',
        whose,
        urgency: urgencyOf(clock.due, clock.due_at, now, today),
        title: [clock.title, clock.about_name].filter(Boolean).join(': '),
        says: [family(clock.family_ref)],
        recordId: clock.record_id,
        familyRef: clock.family_ref,
        due: clock.due,
        dueAt: clock.due_at,
        step: clockStep(clock, known, me),
        dated: dueWords(clock.title),
      },
    ]
  })
}
