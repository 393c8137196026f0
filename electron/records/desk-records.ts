/**
 * Records that wait, as Today tells them: drafts, what is ready for its chair, and signed ones until their copies are out.
 *
 * What is in work grows with the service, and what one person has to do does not: who was in a record, its copies and who
 * has looked at them are read for those that may be theirs, and of everybody else's for no more than are shown.
 */
import { type Account, can, canIn } from '../../shared/access/access.ts'
import type { DeskLine, Urgency } from '../../shared/api/desk.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { textOrder } from '../../shared/text-order.ts'
import type { KnownRecord, WorkHead } from '../store/index.ts'
import { ledIt, seenOf } from './desk-access.ts'
import { sendingClocks } from './desk-clocks.ts'
import type { DeskItem } from './desk-item.ts'
import { family, once, othersOr, placeIn, type Sitting, urgencyOf } from './desk-sitting.ts'
import { plainName } from './plain-name.ts'
import { isMe } from './who-may-open.ts'

/** How long a signed record stays: long enough to hand out its copies. */
const SIGNED_DAYS = 14
/** And how long one whose copies nobody has confirmed. */
const UNSEEN_DAYS = 90
const DAY = 24 * 60 * 60 * 1000
/** Of everybody else's a few more are looked at together than are shown: some turn out not to wait. */
const MORE = 1.25

/** Everything that waits for me or those whom I supervise, and of everybody else's the most urgent. */
export async function recordItems(sitting: Sitting): Promise<DeskItem[]> {
  const { rooms, me, now, supervisees, most } = sitting
  const people = [me, ...supervisees].map(({ id, name }) => ({ account: id, name: plainName(name) }))
  const since = new Date(now.getTime() - UNSEEN_DAYS * DAY).toISOString()
  const heads = await rooms.store.facts.inWork(since, [...sendingClocks])
  const theirs = await rooms.store.facts.of(people)
  const recent = new Date(now.getTime() - SIGNED_DAYS * DAY).toISOString()
  const looks = can(me, 'copy.make')
  const signer = once((name) => plainName(name) === plainName(me.name))
  const near: WorkHead[] = []
  const others = new Map<string, WorkHead[]>()
  for (const head of heads) {
    if (theirs.has(head.id) || asksMe(sitting, head, signer)) near.push(head)
    // Somebody else's that was signed a while ago is told to whoever may look at its copies.
    else if (head.state !== 'signed' || looks || head.signedAt >= recent) {
      const place = placeOf(sitting, head)
      const there = others.get(place)
      if (there) there.push(head)
      else others.set(place, [head])
    }
  }
  const items = await itemsOf(sitting, near)
  let found = 0
  let some: WorkHead[] = []
  const take = async (): Promise<void> => {
    const waiting = await itemsOf(sitting, some)
    found += waiting.length
    items.push(...waiting)
    some = []
  }
  // What has the same place stands among the others there by its title: all of it is looked at.
  for (const [, there] of [...others].sort(([a], [b]) => textOrder(a, b))) {
    some.push(...there)
    if (some.length >= most * MORE) await take()
    if (found > most) return items
  }
  await take()
  return items
}

/** May it be mine though I neither began it nor was in it? */
const asksMe = ({ me }: Sitting, head: WorkHead, isSigner: (name: string) => boolean): boolean =>
  head.state === 'ready for chair'
    ? canIn(me, 'record.sign', head.type)
    : head.state === 'signed' && isSigner(head.signedBy)

const ageOf = ({ now }: Sitting, signedAt: string): number => now.getTime() - Date.parse(signedAt)

const titleOf = ({ type, title, familyRef }: KnownRecord['record']): string =>
  `${templateFor(type)?.shortName || title}, ${family(familyRef)}`

/** The same for everybody, and for as long as the day and what is kept of the record are. */
const places = new WeakMap<WorkHead, { today: string; place: string }>()

/** Where a record of somebody else's stands in the list, should it wait: as `byUrgency` has it, but for the title. */
function placeOf(sitting: Sitting, head: WorkHead): string {
  const known = places.get(head)
  if (known?.today === sitting.today) return known.place
  const due = sendBy(sitting, head)
  const place = placeIn(head.state === 'signed' ? byDay(sitting, head, due) : 'waiting', due)
  places.set(head, { today: sitting.today, place })
  return place
}

/** Of these records what waits, each with the one thing to do about it. */
export async function itemsOf(sitting: Sitting, heads: readonly WorkHead[]): Promise<DeskItem[]> {
  const { rooms, me } = sitting
  const seen = await seenOf(rooms, await sitting.records(heads.map(({ id }) => id)), me)
  const signed = heads.filter(({ id, state }) => state === 'signed' && seen.has(id)).map(({ id }) => id)
  const confirmed = Map.groupBy(await rooms.store.facts.confirmedCopies(signed), ({ recordId }) => recordId)
  const copies = await rooms.store.distribution.standingOf(signed)
  const names = await sitting.names()
  const items: DeskItem[] = []
  for (const head of heads) {
    const known = seen.get(head.id)
    if (!known) continue
    const { record } = known
    const seenCopies = new Set(confirmed.get(record.id)?.map(({ recipientId }) => recipientId))
    const unseen = known.lookAt.filter((id) => !seenCopies.has(id)).length
    const due = sendBy(sitting, head)
    // Everybody has theirs: nothing is asked for any more.
    const isSent = copies.begun.has(record.id) && !copies.waiting.has(record.id)
    if (record.state === 'signed' && unseen === 0 && isSent) continue
    const what = whatWaits(sitting, known, unseen, names.get(record.createdBy) ?? '')
    if (!what) continue
    const { says, ...line } = what
    items.push({
      id: `${line.kind} ${record.id}`,
      title: titleOf(record),
      says: [...says, due && record.state !== 'signed' ? 'Minutes are due then' : ''].filter(Boolean),
      recordId: record.id,
      familyRef: record.familyRef,
      due,
      dueAt: '',
      dated: record.state === 'signed' ? 'Copies due' : 'Minutes due',
      ...line,
      whose: line.whose === 'mine' ? 'mine' : othersOr((one) => ledIt(one, known), sitting),
      urgency: line.urgency ?? byDay(sitting, record, due),
    })
  }
  return items
}

/** By when it goes out; a record that nothing sends by a date is for today on the day of its meeting. */
function byDay(
  { now, today, day }: Sitting,
  { state, date }: Pick<WorkHead, 'state' | 'date'>,
  due: string,
): Urgency {
  if (due) return urgencyOf(due, '', now, today)
  return state !== 'signed' && day(date) === today ? 'today' : 'later'
}

/** By when the minutes of this very meeting go out: the aim, or once that has passed the limit. */
function sendBy({ today, day }: Sitting, { date, sending }: Pick<WorkHead, 'date' | 'sending'>): string {
  if (sending.length === 0) return ''
  const meeting = day(date)
  const days = sending
    .filter((clock) => clock.day === meeting)
    .map(({ due }) => due)
    .sort()
  return days.find((one) => one >= today) ?? days.at(-1) ?? ''
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
  const { me } = sitting
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
  if (ageOf(sitting, record.signedAt) > SIGNED_DAYS * DAY) return undefined
  const whose = own || record.createdBy === me.id ? 'mine' : 'team'
  const step = mayMake
    ? copies('Hand out the copies')
    : { href: `/record/${record.id}`, label: 'Read', main: false }
  return { kind: 'copies', whose, step, says: [`Signed by ${record.signedBy}`] }
}
