/** What one person sees of the plan of supervision and of what is due: days and names, and no word of any session. */
import { type Account, canIn } from '../../shared/access/access.ts'
import type { DueLine, dueShows, PlanLine } from '../../shared/api/supervision.ts'
import { type ClockSettings, lengthOf, londonDate } from '../../shared/clocks/index.ts'
import type { MeetingType } from '../../shared/minutes/index.ts'
import { ruleSetOn } from '../../shared/rule-sets/index.ts'
import {
  type Away,
  type Due,
  type DueState,
  mayBeExcused,
  newlyQualifiedLength,
  type SessionKind,
  supervisorsIn,
} from '../../shared/supervision/index.ts'
import type { Rooms } from '../core.ts'
import type { DueRow } from '../store/index.ts'
import {
  allAway,
  answersFor,
  mayChangePerson,
  mayExcuse,
  maySeeDue,
  personSettings,
  planPeople,
  type Scope,
  scopeOf,
} from './supervision-plan.ts'
import { teams } from './teams.ts'
import { openableOf } from './who-may-open.ts'

const MOST = 300

export const sessionType: Record<SessionKind, MeetingType> = {
  case: 'SUP_CASE',
  personal: 'SUP_CASE',
  group: 'SUP_GROUP',
  supervisors: 'SUP_SUP',
}

const isOpen = (state: string): boolean => state === 'due' || state === 'booked'
const wasHeld = (state: string): boolean => state === 'held' || state === 'held late'
const shown = (show: (typeof dueShows)[number], state: string): boolean =>
  show === 'all' ||
  (show === 'open' ? isOpen(state) : show === 'held' ? wasHeld(state) : !isOpen(state) && !wasHeld(state))

/** The kept text as what it is: the store holds only what the keeper wrote. */
const kindOf = (row: DueRow): SessionKind => row.kind as SessionKind
const whoseOf = (row: DueRow): Pick<Due, 'kind' | 'person' | 'supervisor' | 'team'> => ({
  kind: kindOf(row),
  person: row.person,
  supervisor: row.supervisor,
  team: row.team,
})

type Known = {
  scope: Scope
  names: Map<string, string>
  families: Map<string, string>
  away: Map<string, Away[]>
  open: ReadonlySet<string>
  today: string
}

const awayFor = ({ away }: Known, { person, supervisor }: DueRow): Away[] =>
  [...new Set([person, supervisor])].flatMap((id) => away.get(id) ?? [])

function lineOf(row: DueRow, known: Known): DueLine {
  const { scope, names, families, today } = known
  const kind = kindOf(row)
  const whose = whoseOf(row)
  const answers = answersFor(scope, whose)
  const personName = names.get(row.person) ?? ''
  const type = sessionType[kind]
  const past = row.due < today
  const mine = answers || row.person === scope.me.id
  return {
    id: row.id,
    kind,
    title:
      kind === 'case'
        ? families.get(row.case_id) || 'No family reference yet'
        : kind === 'group'
          ? row.team
          : personName || 'Somebody who is no longer here',
    caseId: row.case_id,
    children: row.children,
    person: row.person,
    personName,
    supervisor: row.supervisor,
    supervisorName: names.get(row.supervisor) ?? '',
    team: row.team,
    due: row.due,
    first: row.first_due,
    last: row.last_held,
    booked: row.booked,
    held: row.held,
    recordId: known.open.has(row.record_id) ? row.record_id : '',
    state: row.state as DueState,
    overdue: isOpen(row.state) && past,
    because: row.because,
    said: row.said ? { text: row.said, by: row.said_by, at: row.said_at } : null,
    begin:
      isOpen(row.state) && answers && canIn(scope.me, 'record.write', type)
        ? { type, person: row.person, caseId: row.case_id }
        : null,
    mayBook: isOpen(row.state) && mine && canIn(scope.me, 'record.write', type),
    maySay: answers && past && row.state !== 'held',
    mayExcuse:
      past &&
      !wasHeld(row.state) &&
      mayExcuse(scope, whose) &&
      mayBeExcused(awayFor(known, row), row.first_due),
  }
}

const namesOf = async ({ store }: Rooms): Promise<Map<string, string>> =>
  new Map((await store.accounts.list()).map(({ id, name }) => [id, name]))

export type DuesAsk = {
  show: (typeof dueShows)[number]
  kind: '' | SessionKind
  person: string
  from: string
  to: string
}

export async function duesFor(rooms: Rooms, ask: DuesAsk, me: Account, now: Date) {
  const done = await rooms.supervision.current()
  const scope = await scopeOf(rooms, me)
  const rows = (await rooms.store.supervision.dues(ask.from)).filter(
    (row) =>
      maySeeDue(scope, whoseOf(row)) &&
      shown(ask.show, row.state) &&
      (ask.kind === '' || row.kind === ask.kind) &&
      (ask.person === '' || row.person === ask.person || row.supervisor === ask.person) &&
      (ask.from === '' || row.due >= ask.from) &&
      (ask.to === '' || row.due <= ask.to),
  )
  if (ask.show !== 'open') rows.reverse()
  const told = rows.slice(0, MOST)
  return {
    lines: await linesOf(rooms, told, scope, now),
    more: rows.length > told.length,
    supervises: scope.below.size,
    behind: !done,
  }
}

async function linesOf(rooms: Rooms, rows: readonly DueRow[], scope: Scope, now: Date): Promise<DueLine[]> {
  const { store } = rooms
  const ids = rows.map(({ record_id }) => record_id).filter(Boolean)
  const records = (await store.facts.records(ids)).map(({ record }) => record)
  const known: Known = {
    scope,
    names: await namesOf(rooms),
    families: new Map((await store.cases.list()).map(({ id, familyRef }) => [id, familyRef])),
    away: Map.groupBy(await allAway(rooms), ({ person }) => person),
    open: new Set((await openableOf(rooms, records, scope.me)).map(({ id }) => id)),
    today: londonDate(now.toISOString()),
  }
  return rows.map((row) => lineOf(row, known))
}

/** One of those that this person may see; undefined otherwise. */
export async function dueFor(rooms: Rooms, id: string, me: Account, now: Date): Promise<DueLine | undefined> {
  await rooms.supervision.current()
  const row = await rooms.store.supervision.due(id)
  const scope = await scopeOf(rooms, me)
  if (!row || !maySeeDue(scope, whoseOf(row))) return undefined
  return (await linesOf(rooms, [row], scope, now))[0]
}

const every = ({ n, unit }: { n: number; unit: string }): string =>
  n === 1 ? `every ${unit.replace(/s$/, '')}` : `every ${n} ${unit}`

function frequencyOf(
  person: { id: string; newlyQualifiedFrom: string },
  heads: ReadonlySet<string>,
  workers: ReadonlySet<string>,
  settings: ClockSettings,
  today: string,
): string[] {
  const { newlyQualifiedFrom: from } = person
  return [
    ...(from ? [`Newly qualified: ${every(newlyQualifiedLength(from, () => settings)(today))}`] : []),
    ...(heads.has(person.id) ? [`Own supervision: ${every(lengthOf('T-SUP-OF-SUP', settings))}`] : []),
    ...(workers.has(person.id)
      ? [
          `Families: ${every(lengthOf('T-SUPERVISION-CPP', settings))} with a protection plan or in court, otherwise ${every(lengthOf('T-SUPERVISION-CIN', settings))}`,
        ]
      : []),
  ]
}

/** Everybody whom this person may see or change: themselves and those below, and for an administrator all. */
export async function planFor(rooms: Rooms, me: Account, now: Date) {
  const done = await rooms.supervision.current()
  const today = londonDate(now.toISOString())
  const scope = await scopeOf(rooms, me)
  const accounts = await rooms.store.accounts.list()
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  const people = await planPeople(rooms)
  const own = await personSettings(rooms)
  const away = Map.groupBy(await allAway(rooms), ({ person }) => person)
  const { clockSettings } = ruleSetOn(today, await rooms.store.ruleChanges.list(), today)
  const heads = new Set(supervisorsIn(people).map(({ id }) => id))
  const workers = new Set(accounts.filter(({ role }) => role === 'Social worker').map(({ id }) => id))
  const open = Map.groupBy(
    (await rooms.store.supervision.dues(today)).filter(({ state }) => isOpen(state)),
    ({ person }) => person,
  )
  const lines = people.flatMap((person): PlanLine[] => {
    const account = accounts.find(({ id }) => id === person.id)
    const sees = person.id === me.id || scope.below.has(person.id)
    if (!account || !(sees || me.administrator) || (!account.active && person.supervisor === '')) return []
    // Outside the service there is no supervision to plan.
    if (account.role === 'Partnership officer') return []
    const theirs = sees ? (open.get(person.id) ?? []) : []
    const self =
      theirs.find(({ kind }) => kind === 'personal') ?? theirs.find(({ kind }) => kind === 'supervisors')
    const families = theirs.filter(({ kind }) => kind === 'case')
    return [
      {
        person: person.id,
        name: account.name,
        role: account.role,
        active: account.active,
        supervisor: person.supervisor,
        supervisorName: names.get(person.supervisor) ?? '',
        team: person.team,
        newlyQualifiedFrom: person.newlyQualifiedFrom,
        countedFrom: own[person.id]?.countedFrom ?? '',
        supervises: people.filter(({ supervisor, active }) => active && supervisor === person.id).length,
        frequency: frequencyOf(person, heads, workers, clockSettings, today),
        away: away.get(person.id) ?? [],
        mayChange: mayChangePerson(scope, person.id),
        sees,
        own: self
          ? { due: self.due, last: self.last_held, booked: self.booked, overdue: self.due < today }
          : null,
        families: {
          open: families.length,
          overdue: families.filter(({ due }) => due < today).length,
          next: families[0]?.due ?? '',
        },
      },
    ]
  })
  return {
    people: lines.sort((a, b) => a.name.localeCompare(b.name)),
    teams: await teams(rooms.store),
    supervisors: accounts
      .filter(({ id, active, role }) => {
        const inside = active && role !== 'Partnership officer'
        return inside && (me.administrator || id === me.id || scope.below.has(id))
      })
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    behind: !done,
  }
}
