/**
 * Everything that waits for one person, and for a manager everything that waits for the team: drafts, records for the
 * chair or a countersignature, copies, clocks and actions, each with one thing to do.
 */
import { type Account, can, canIn, levelOf } from '../../shared/access/access.ts'
import type { ActionLine, DeskLine, Urgency } from '../../shared/api/desk.ts'
import { urgencies } from '../../shared/api/desk.ts'
import { readsSetAside } from '../../shared/checks/index.ts'
import { addDays, londonDate, parseDate } from '../../shared/clocks/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import type { ClockRow, KnownRecord } from '../store/index.ts'
import { ledIt, seenOf } from './desk-access.ts'
import { actionLines, timesWords } from './desk-actions.ts'
import { clockStep, decidedBy, dueWords, isMyClock, isTold, sendingClocks } from './desk-clocks.ts'
import { copiesToSend } from './desk-copies.ts'
import { countersignItems } from './desk-countersign.ts'
import type { DeskItem } from './desk-item.ts'
import { supervisionItems } from './desk-supervision.ts'
import { openWhatIsDue } from './distribution-lines.ts'
import { plainName } from './plain-name.ts'
import { superviseesOf } from './supervision-lines.ts'
import { isMe } from './who-may-open.ts'

export type Desk = {
  items: DeskItem[]
  manages: boolean
  supervises: boolean
  more: boolean
  behind: boolean
}

/** Records that are behind are read first, so many at once; the others follow by themselves. */
export const READ_FIRST = 60
/** Records whose copies are put on the desk before Today is told; the others follow by themselves. */
const OPENED_FIRST = 20
/** How long a signed record stays: long enough to hand out its copies. */
const SIGNED_DAYS = 14
/** And how long one whose copies nobody has confirmed. */
const UNSEEN_DAYS = 90
/** How far ahead clocks are told. */
const AHEAD_DAYS = 42
const WEEK = 7
const DAY = 24 * 60 * 60 * 1000
/** More of the team's than this is not read at one sitting. */
const MOST_OF_TEAM = 200
/** Clocks that are read to find those that are told: some only look back. */
const CLOCKS_READ = 1000

type Sitting = {
  rooms: Rooms
  me: Account
  now: Date
  today: string
  manages: boolean
  supervisees: Account[]
}

/** Team managers and those above them. */
export const manages = (me: Account): boolean => readsSetAside(levelOf(me.role))

/** What waits, the most urgent first. */
export async function deskOf(rooms: Rooms, me: Account, now: Date): Promise<Desk> {
  const behind = !(await rooms.facts.catchUp(READ_FIRST))
  if (behind) rooms.facts.start()
  await openWhatIsDue(rooms, now, OPENED_FIRST)
  const supervisees = await superviseesOf(rooms, me)
  const today = londonDate(now.toISOString())
  const sitting: Sitting = { rooms, me, now, today, manages: manages(me), supervisees }
  const { items: actions, more } = await actionItems(sitting)
  const clocks = await clockItems(sitting)
  const told = await familiesTold(sitting, clocks)
  const all = [
    ...(await recordItems(sitting)),
    ...(await countersignItems(sitting)),
    ...(await copiesToSend(sitting)),
    ...clocks,
    ...(await supervisionItems(sitting, told, (due) => urgencyOf(due, '', now, today))),
    ...actions,
  ]
  const ordered = all.sort(
    (a, b) =>
      urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
      (a.due || '9999').localeCompare(b.due || '9999') ||
      a.dueAt.localeCompare(b.dueAt) ||
      a.title.localeCompare(b.title) ||
      a.id.localeCompare(b.id),
  )
  let left = MOST_OF_TEAM
  const items = ordered.filter(({ whose }) => {
    if (whose !== 'team') return true
    left -= 1
    return left >= 0
  })
  return {
    items,
    manages: sitting.manages,
    supervises: supervisees.length > 0,
    more: more || items.length < ordered.length,
    behind,
  }
}

/** Somebody else's: of one whom I supervise, or of the team's. */
const othersOr = (isTheirs: (one: Account) => boolean, { supervisees }: Sitting): 'supervised' | 'team' =>
  supervisees.some(isTheirs) ? 'supervised' : 'team'

/** By the day, or by the minute where one is set; what has no date comes later. */
export function urgencyOf(due: string, dueAt: string, now: Date, today: string): Urgency {
  if (due === '') return 'later'
  if (dueAt ? Date.parse(dueAt) < now.getTime() : due < today) return 'overdue'
  if (due <= today) return 'today'
  return due <= addDays(today, WEEK) ? 'week' : 'later'
}

const family = (familyRef: string): string => familyRef || 'no family reference yet'

async function recordItems(sitting: Sitting): Promise<DeskItem[]> {
  const { rooms, me, now, today } = sitting
  const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString()
  const inWork = await rooms.store.facts.inWork(before(SIGNED_DAYS), before(UNSEEN_DAYS))
  const seen = await seenOf(rooms, inWork, me)
  const ids = [...seen.keys()]
  const sending = await rooms.store.facts.runningOf(ids, [...sendingClocks])
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
  if (age > SIGNED_DAYS * DAY) return undefined
  const whose = own || record.createdBy === me.id ? 'mine' : 'team'
  const step = mayMake
    ? copies('Hand out the copies')
    : { href: `/record/${record.id}`, label: 'Read', main: false }
  return { kind: 'copies', whose, step, says: [`Signed by ${record.signedBy}`] }
}

/** Those that may be mine or of those whom I supervise, and for a manager those of everybody. */
async function openClocks({ rooms, me, today, manages, supervisees }: Sitting): Promise<ClockRow[]> {
  const { facts } = rooms.store
  const until = addDays(today, AHEAD_DAYS)
  const clocks: ClockRow[] = []
  for (const one of [me, ...supervisees]) {
    const of = { account: one.id, name: plainName(one.name), kinds: decidedBy(one) }
    clocks.push(...(await facts.openClocks(until, CLOCKS_READ, of)))
  }
  if (manages) clocks.push(...(await facts.openClocks(until, CLOCKS_READ)))
  const all = new Map(clocks.map((clock) => [`${clock.record_id} ${clock.place}`, clock]))
  return [...all.values()]
}

async function clockItems(sitting: Sitting): Promise<DeskItem[]> {
  const { rooms, me, now, today, manages } = sitting
  const clocks = await openClocks(sitting)
  const records = await rooms.store.facts.records(clocks.map((clock) => clock.record_id))
  const seen = await seenOf(rooms, records, me)
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

/** Families whose next session a clock of the last one tells already. */
async function familiesTold({ rooms }: Sitting, clocks: readonly DeskItem[]): Promise<Set<string>> {
  const sessions = clocks.filter(({ title }) => title.startsWith('Case supervision'))
  const records = await rooms.store.facts.records(sessions.map(({ recordId }) => recordId))
  return new Set(records.map(({ record }) => record.caseId))
}

async function actionItems(sitting: Sitting): Promise<{ items: DeskItem[]; more: boolean }> {
  const { rooms, me, now, today, manages, supervisees } = sitting
  const mine = await actionLines(rooms, me, now, { state: 'open', whose: 'mine' })
  const team = manages
    ? await actionLines(
        rooms,
        me,
        now,
        { state: 'open', whose: 'all', until: addDays(today, WEEK) },
        MOST_OF_TEAM,
      )
    : { lines: [], more: false }
  const items = new Map<string, DeskItem>()
  const add = (lines: ActionLine[], whose: DeskLine['whose']): void => {
    for (const line of lines) if (!items.has(line.id)) items.set(line.id, actionItem(line, whose, sitting))
  }
  add(mine.lines, 'mine')
  for (const of of supervisees) {
    add((await actionLines(rooms, me, now, { state: 'open', whose: 'mine', of })).lines, 'supervised')
  }
  add(team.lines, 'team')
  return { items: [...items.values()], more: mine.more || team.more }
}

function actionItem(line: ActionLine, whose: DeskLine['whose'], { now, today }: Sitting): DeskItem {
  const owner = whose === 'mine' ? 'Your action' : line.owner || 'Nobody owns it'
  const carried = line.carriedCount > 0 ? `Carried ${timesWords(line.carriedCount)}` : ''
  return {
    id: `action ${line.id}`,
    kind: 'action',
    whose,
    urgency: urgencyOf(line.due, '', now, today),
    // The first screen may be seen by others in the room.
    title: line.audience === 'restricted' ? 'Restricted action' : line.what || 'An action without words',
    says: [owner, family(line.familyRef), carried, line.due ? '' : 'No date'].filter(Boolean),
    recordId: line.recordId,
    familyRef: line.familyRef,
    due: line.due,
    dueAt: '',
    step: { href: `/record/${line.recordId}`, label: 'Open the record', main: false },
    dated: 'Action due',
  }
}
