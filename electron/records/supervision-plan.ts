/** The plan of supervision as it is kept: settings of the workspace, and who may see and change which part of it. */
import { z } from 'zod'
import { type Account, levelOf } from '../../shared/access/access.ts'
import { type SupervisionLine, supervisedBy, supervisorOf } from '../../shared/access/supervision.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import { type Away, awaySchema, type Due, type PlanPerson } from '../../shared/supervision/index.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/index.ts'
import { supervisionLines } from './supervision-lines.ts'
import { allTeams, teamOf } from './teams.ts'

const PEOPLE = 'supervision people'
const AWAY = 'supervision away'

const day = z.union([z.literal(''), z.iso.date()])
/** By account. `countedFrom`: from which day on sessions are counted; '' from the day on which the account was made. */
const peopleSchema = z.record(z.string(), z.strictObject({ newlyQualifiedFrom: day, countedFrom: day }))
const allAwaySchema = z.array(awaySchema)

type Kept = { store: Store }
export type PersonSettings = z.infer<typeof peopleSchema>[string]

export const personSettings = async ({ store }: Kept): Promise<Record<string, PersonSettings>> =>
  (await store.settings.get(PEOPLE, peopleSchema)) ?? {}

export async function setPersonSettings(
  rooms: Kept,
  person: string,
  settings: PersonSettings,
  by: string,
): Promise<void> {
  const all = await personSettings(rooms)
  const before = all[person] ?? { newlyQualifiedFrom: '', countedFrom: '' }
  if (JSON.stringify(before) === JSON.stringify(settings)) return
  await rooms.store.settings.set(PEOPLE, { ...all, [person]: settings }, by)
}

/** Leave and vacancies, the newest first. */
export const allAway = async ({ store }: Kept): Promise<Away[]> =>
  ((await store.settings.get(AWAY, allAwaySchema)) ?? []).toSorted((a, b) => b.from.localeCompare(a.from))

/** Throws `Problem` "not valid" where it would end before it begins. */
export async function setAway(rooms: Kept, away: Away, by: string): Promise<void> {
  if (away.to !== '' && away.to < away.from) {
    throw new Problem(
      'not valid',
      'It would end before it begins.',
      'Nothing was changed.',
      'Change one of the two days.',
    )
  }
  const others = (await allAway(rooms)).filter(({ id }) => id !== away.id)
  await rooms.store.settings.set(AWAY, [...others, away], by)
}

export async function removeAway(rooms: Kept, id: string, by: string): Promise<void> {
  const all = await allAway(rooms)
  const left = all.filter((one) => one.id !== id)
  if (left.length < all.length) await rooms.store.settings.set(AWAY, left, by)
}

/** Everybody as the plan has them. */
export async function planPeople(rooms: Kept): Promise<PlanPerson[]> {
  const lines = await supervisionLines(rooms)
  const own = await personSettings(rooms)
  const teams = await allTeams(rooms.store)
  return (await rooms.store.accounts.list())
    .map(({ id, active, role, createdAt }) => ({
      id,
      active,
      chairs: role === 'CP chair',
      since: own[id]?.countedFrom || londonDate(createdAt),
      supervisor: supervisorOf(lines, id),
      team: teams[id] ?? '',
      newlyQualifiedFrom: own[id]?.newlyQualifiedFrom ?? '',
    }))
    .sort((a, b) => a.id.localeCompare(b.id))
}

/** What one person may see and do of the plan. */
export type Scope = {
  me: Account
  lines: readonly SupervisionLine[]
  /** Everybody below this person. */
  below: ReadonlySet<string>
  team: string
}

export async function scopeOf(rooms: Kept, me: Account): Promise<Scope> {
  const lines = await supervisionLines(rooms)
  return { me, lines, below: supervisedBy(lines, me.id), team: await teamOf(rooms.store, me.id) }
}

type Whose = Pick<Due, 'kind' | 'person' | 'supervisor' | 'team'>

/** Senior managers look after what nobody is named for: no family falls out of everybody's sight. */
const looksAfterTheRest = ({ me }: Scope): boolean => ['SM', 'HoS'].includes(levelOf(me.role) ?? '')

/** The supervisor of a session, and everybody above. */
export const answersFor = (scope: Scope, { person, supervisor }: Whose): boolean =>
  supervisor === scope.me.id ||
  (supervisor !== '' && scope.below.has(supervisor)) ||
  (person !== '' && scope.below.has(person)) ||
  (supervisor === '' && person === '' && looksAfterTheRest(scope))

/** Those who answer for it, whoever is supervised, and of a team's session the team. */
export const maySeeDue = (scope: Scope, whose: Whose): boolean =>
  answersFor(scope, whose) ||
  whose.person === scope.me.id ||
  (whose.kind === 'group' && scope.team !== '' && whose.team === scope.team)

/** Nobody excuses what they should have held themselves: only somebody above the supervisor does. */
export const mayExcuse = (scope: Scope, { supervisor, person }: Whose): boolean =>
  supervisor === ''
    ? (person !== '' && scope.below.has(person)) || looksAfterTheRest(scope)
    : scope.below.has(supervisor)

export const mayChangePerson = (scope: Scope, person: string): boolean =>
  scope.me.administrator || scope.below.has(person)
