/** Every line of supervision of a workspace, and what was due along them. */
import { addMonths } from '../clocks/index.ts'
import { type Bench, duesOf, type Line, type Span } from './due.ts'
import { type Family, familySpans } from './family.ts'
import {
  groupLength,
  NEWLY_QUALIFIED_MONTHS,
  newlyQualifiedLength,
  type SettingsOn,
  supervisorsLength,
} from './frequency.ts'
import type { Away, Booking, Due, PlanPerson, Said, Session, SessionKind } from './plan.ts'

/** A family with the accounts of its workers as the case file names them. */
export type OpenFamily = Family & { workers: string[] }

export type World = {
  people: readonly PlanPerson[]
  families: readonly OpenFamily[]
  sessions: readonly Session[]
  booked: readonly Booking[]
  said: readonly Said[]
  away: readonly Away[]
  settingsOn: SettingsOn
}

type Known = {
  world: World
  people: Map<string, PlanPerson>
  /** Of each family, oldest first. */
  ofFamily: Map<string, Session[]>
  away: Map<string, Away[]>
  booked: Map<string, Booking[]>
  said: Map<string, Said[]>
}

const keyOf = ({ kind, subject }: { kind: SessionKind; subject: string }): string => `${kind} ${subject}`
/** ISO days and ids: compared as they are, which is much quicker than as words. */
const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byDay = (a: Session, b: Session): number => before(a.day, b.day) || before(a.recordId, b.recordId)

const known = (world: World): Known => ({
  world,
  people: new Map(world.people.map((person) => [person.id, person])),
  ofFamily: Map.groupBy(
    world.sessions.filter(({ kind, caseId }) => kind === 'case' && caseId !== '').toSorted(byDay),
    ({ caseId }) => caseId,
  ),
  away: Map.groupBy(world.away, ({ person }) => person),
  booked: Map.groupBy(world.booked, keyOf),
  said: Map.groupBy(world.said, keyOf),
})

type Begun = Pick<Line, 'kind' | 'subject' | 'caseId' | 'person' | 'supervisor' | 'team' | 'spans'>

/** What is the same for every line: who was away, what is booked, what was said. */
function line(begun: Begun, sessions: readonly Session[], { away, booked, said }: Known): Line {
  const last = sessions.toSorted(byDay).at(-1)
  return {
    ...begun,
    sessions: sessions.map(({ recordId, day }) => ({ recordId, day })),
    // Only the last session knows what was agreed for the next one.
    booked: [
      ...(booked.get(keyOf(begun)) ?? []).map(({ day }) => day),
      ...(last?.next && last.next > last.day ? [last.next] : []),
    ],
    away: [...new Set([begun.person, begun.supervisor])].flatMap((id) => (id ? (away.get(id) ?? []) : [])),
    said: said.get(keyOf(begun)) ?? [],
  }
}

/**
 * Who leads the work with a family: the worker whom the case file names, otherwise whoever was supervised about it last.
 * Its supervisor is that of the plan, otherwise whoever held the last session.
 */
function leadOf(family: OpenFamily, sessions: readonly Session[], people: Known['people']) {
  const last = sessions.at(-1)
  const named = family.workers.find((id) => people.get(id)?.active) ?? family.workers[0]
  const person = named ?? last?.people.find((id) => id !== last.chair) ?? ''
  const supervisor = people.get(person)?.supervisor || (last && last.chair !== person ? last.chair : '')
  return { person, supervisor, team: people.get(person)?.team ?? '' }
}

function caseLine(family: OpenFamily, of: Known): Line[] {
  const spans = familySpans(family, of.world.settingsOn)
  if (spans.length === 0) return []
  const sessions = of.ofFamily.get(family.id) ?? []
  const lead = leadOf(family, sessions, of.people)
  return [line({ kind: 'case', subject: family.id, caseId: family.id, ...lead, spans }, sessions, of)]
}

/** From the beginning, or from the first session where there was one before it. */
const fromThen = (from: string, sessions: readonly Session[]): string =>
  [from, ...sessions.map(({ day }) => day)].filter(Boolean).sort()[0] ?? ''

const openSpan = (from: string, length: Span['length'], to = ''): Span[] =>
  from ? [{ from, to, children: 0, length }] : []

/** They were there, and somebody else held it. */
const wasSupervised = (id: string, { people, chair }: Session): boolean => people.includes(id) && chair !== id

function personalLine(person: PlanPerson, of: Known): Line[] {
  const { newlyQualifiedFrom: from } = person
  if (!from || !person.active) return []
  const length = newlyQualifiedLength(from, of.world.settingsOn)
  const sessions = of.world.sessions.filter((one) => one.kind === 'case' && wasSupervised(person.id, one))
  const spans = openSpan(from, length, addMonths(from, NEWLY_QUALIFIED_MONTHS))
  return [line({ ...about('personal', person), spans }, sessions, of)]
}

const about = (kind: SessionKind, { id, supervisor, team }: PlanPerson): Omit<Begun, 'spans'> => ({
  kind,
  subject: id,
  caseId: '',
  person: id,
  supervisor,
  team,
})

/** Everybody who supervises somebody here or chairs conferences (response plan 1.1). */
export function supervisorsIn(people: readonly PlanPerson[]): PlanPerson[] {
  const active = people.filter((person) => person.active)
  const supervising = new Set(active.map(({ supervisor }) => supervisor))
  return active.filter(({ id, chairs }) => chairs || supervising.has(id))
}

function supervisorLine(person: PlanPerson, of: Known): Line {
  const sessions = of.world.sessions.filter(
    (one) => one.kind === 'supervisors' && wasSupervised(person.id, one),
  )
  const spans = openSpan(fromThen(person.since, sessions), supervisorsLength(of.world.settingsOn))
  return line({ ...about('supervisors', person), spans }, sessions, of)
}

/** The team of most of those who were there; of two with as many, the first by name. */
function teamOfSession({ people: there }: Session, people: Known['people']): string {
  const teams = Map.groupBy(there.map((id) => people.get(id)?.team ?? '').filter(Boolean), (team) => team)
  return [...teams].sort(([a, as], [b, bs]) => bs.length - as.length || a.localeCompare(b))[0]?.[0] ?? ''
}

/** Of most of the team; of two with as many, the first by id. */
function supervisorOfTeam(members: readonly PlanPerson[]): string {
  const counts = Map.groupBy(members.map(({ supervisor }) => supervisor).filter(Boolean), (id) => id)
  return [...counts].sort(([a, as], [b, bs]) => bs.length - as.length || a.localeCompare(b))[0]?.[0] ?? ''
}

function groupLines(of: Known): Line[] {
  const teams = Map.groupBy(
    of.world.people.filter(({ team, active }) => team !== '' && active),
    ({ team }) => team,
  )
  const held = Map.groupBy(
    of.world.sessions.filter(({ kind }) => kind === 'group'),
    (session) => teamOfSession(session, of.people),
  )
  return [...teams].flatMap(([team, members]) => {
    // One person is no group.
    if (members.length < 2) return []
    const sessions = held.get(team) ?? []
    const since =
      members
        .map((member) => member.since)
        .filter(Boolean)
        .sort()[1] ?? ''
    const spans = openSpan(fromThen(since, sessions), groupLength(of.world.settingsOn))
    const supervisor = supervisorOfTeam(members)
    return [
      line({ kind: 'group', subject: team, caseId: '', person: '', supervisor, team, spans }, sessions, of),
    ]
  })
}

/** Every line, one after the other: whoever goes through them may let others have their turn in between. */
export function* linesOf(world: World): Generator<Line> {
  const of = known(world)
  for (const family of world.families) yield* caseLine(family, of)
  for (const person of world.people) yield* personalLine(person, of)
  for (const person of supervisorsIn(world.people)) yield supervisorLine(person, of)
  yield* groupLines(of)
}

/** Everything that was due up to today, and whatever is due next. */
export const everythingDue = (world: World, bench: Bench): Due[] =>
  [...linesOf(world)].flatMap((one) => duesOf(one, bench))
