/**
 * Everything that waits for one person, and for a manager everything that waits for the team: drafts, records for the
 * chair or a countersignature, copies, clocks and actions, each with one thing to do.
 */
import { type Account, levelOf } from '../../shared/access/access.ts'
import type { ActionLine, DeskLine } from '../../shared/api/desk.ts'
import { readsSetAside } from '../../shared/checks/index.ts'
import { addDays, londonDate } from '../../shared/clocks/index.ts'
import type { Rooms } from '../core.ts'
import type { ClockRow } from '../store/index.ts'
import { seenOf } from './desk-access.ts'
import { actionLines, MOST_ACTIONS, timesWords } from './desk-actions.ts'
import { clockStep, decidedBy, dueWords, isMyClock, isTold, notTold, toldBySessions } from './desk-clocks.ts'
import { copiesToSend } from './desk-copies.ts'
import { countersignItems } from './desk-countersign.ts'
import type { DeskItem } from './desk-item.ts'
import { recordItems } from './desk-records.ts'
import { byUrgency, family, othersOr, readOnce, type Sitting, urgencyOf, WEEK } from './desk-sitting.ts'
import { supervisionItems } from './desk-supervision.ts'
import { openWhatIsDue } from './distribution-lines.ts'
import { plainName } from './plain-name.ts'
import { superviseesOf } from './supervision-lines.ts'

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
/** How far ahead clocks are told. */
const AHEAD_DAYS = 42
/** More of the team's than this is not read at one sitting. */
const MOST_OF_TEAM = 200

/** Team managers and those above them. */
export const manages = (me: Account): boolean => readsSetAside(levelOf(me.role))

/** What waits, the most urgent first; of the team's no more than `most`. */
export async function deskOf(rooms: Rooms, me: Account, now: Date, most = MOST_OF_TEAM): Promise<Desk> {
  const behind = !(await rooms.facts.catchUp(READ_FIRST))
  if (behind) rooms.facts.start()
  await openWhatIsDue(rooms, now, OPENED_FIRST)
  const supervisees = await superviseesOf(rooms, me)
  const today = londonDate(now.toISOString())
  const sitting: Sitting = {
    rooms,
    me,
    now,
    today,
    manages: manages(me),
    supervisees,
    most,
    ...readOnce(rooms),
  }
  const { items: actions, more } = await actionItems(sitting)
  const all = [
    ...(await recordItems(sitting)),
    ...(await countersignItems(sitting)),
    ...(await copiesToSend(sitting)),
    ...(await clockItems(sitting)),
    ...actions,
  ].sort(byUrgency)
  const shown = mostUrgentOfTeam(all, most)
  const told = await familiesTold(sitting, shown)
  const sessions = await supervisionItems(sitting, told, (due) => urgencyOf(due, '', now, today))
  return {
    items: [...shown, ...sessions].sort(byUrgency),
    manages: sitting.manages,
    supervises: supervisees.length > 0,
    more: more || shown.length < all.length,
    behind,
  }
}

/** All that is mine or of those whom I supervise, and so many of the others'. */
function mostUrgentOfTeam(inOrder: readonly DeskItem[], most: number): DeskItem[] {
  let left = most
  return inOrder.filter(({ whose }) => {
    if (whose !== 'team') return true
    left -= 1
    return left >= 0
  })
}

async function clockItems(sitting: Sitting): Promise<DeskItem[]> {
  const { rooms, me, today, supervisees, most } = sitting
  const asked = { until: addDays(today, AHEAD_DAYS), besides: notTold, ownOnly: toldBySessions }
  const found = new Map<string, DeskItem>()
  const add = async (clocks: readonly ClockRow[]): Promise<DeskItem[]> => {
    const items = (await itemsOfClocks(sitting, clocks)).filter(({ id }) => !found.has(id))
    for (const item of items) found.set(item.id, item)
    return items
  }
  for (const one of [me, ...supervisees]) {
    const of = { account: one.id, name: plainName(one.name), kinds: decidedBy(one) }
    await add(await rooms.store.facts.openClocks({ ...asked, of }))
  }
  if (sitting.manages) {
    // They come by the day: once there are enough, only what is due on the same day can still stand before one of them.
    let left = most + 1
    let day = ''
    const atOnce = most * 2
    for (let from = 0; ; from += atOnce) {
      const clocks = await rooms.store.facts.openClocks({ ...asked, from, most: atOnce })
      for (const { whose, due } of await add(clocks)) {
        if (whose !== 'team' || due === '') continue
        left -= 1
        if (left === 0) day = due
      }
      if (clocks.length < atOnce || (day !== '' && (clocks.at(-1)?.due ?? '') > day)) break
    }
  }
  return [...found.values()]
}

/** Of these clocks those that wait for me, for somebody whom I supervise or, where I manage, for the team. */
export async function itemsOfClocks(sitting: Sitting, clocks: readonly ClockRow[]): Promise<DeskItem[]> {
  const { rooms, me, now, today, manages } = sitting
  const records = await sitting.records(clocks.map((clock) => clock.record_id))
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
async function familiesTold({ records: read }: Sitting, shown: readonly DeskItem[]): Promise<Set<string>> {
  const sessions = shown.filter(({ kind, title }) => kind === 'clock' && title.startsWith('Case supervision'))
  const records = await read(sessions.map(({ recordId }) => recordId))
  return new Set(records.map(({ record }) => record.caseId))
}

async function actionItems(sitting: Sitting): Promise<{ items: DeskItem[]; more: boolean }> {
  const { rooms, me, now, today, manages, supervisees, most } = sitting
  const owned = (of: Pick<Account, 'id' | 'name'>) =>
    actionLines(rooms, me, now, { state: 'open', whose: 'mine', of }, MOST_ACTIONS, sitting.records)
  const mine = await owned(me)
  const items = new Map<string, DeskItem>()
  const add = (lines: ActionLine[], whose: DeskLine['whose']): void => {
    for (const line of lines) if (!items.has(line.id)) items.set(line.id, actionItem(line, whose, sitting))
  }
  add(mine.lines, 'mine')
  let { more } = mine
  for (const of of supervisees) {
    const theirs = await owned(of)
    add(theirs.lines, 'supervised')
    more ||= theirs.more
  }
  if (!manages) return { items: [...items.values()], more }
  const until = addDays(today, WEEK)
  const asked = { state: 'open', whose: 'all', until, besides: [...items.keys()] } as const
  const team = await actionLines(rooms, me, now, asked, most, sitting.records)
  add(team.lines, 'team')
  return { items: [...items.values()], more: more || team.more }
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
