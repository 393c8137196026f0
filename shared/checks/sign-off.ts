/**
 * Who signs or confirms a record after its first signer (domain section 7, table "Signs, Countersigns"). The first signer
 * is whoever led; everybody else here countersigns, step after step.
 */
import type { Minutes, Person } from '../minutes/index.ts'
import { holds } from '../templates/conditions.ts'
import type { Template } from '../templates/template.ts'
import type { Finding, RoleLevel } from './check.ts'
import { levelOfRole } from './levels.ts'
import { isThisPerson } from './people.ts'
import { reductionsOf } from './record.ts'

export type Countersigner = {
  /** Stable within a record, e.g. `manager`. */
  place: string
  /** `signs`: with their own key, on every file. `confirms`: by name and time, because they have no account here. */
  does: 'signs' | 'confirms'
  /** As what, in words: `Team manager`. */
  title: string
  /** Why it is asked for: a sentence. */
  why: string
  /** Ids of the people of the record any one of whom it may be; empty where only a level is asked for. */
  people: string[]
  /** Role levels any one of which it may be (domain 3.0); empty where people are named. */
  levels: RoleLevel[]
  /** Those of an earlier step go first; counted from 1. */
  step: number
}

export type SignOff = {
  minutes: Minutes
  template: Template
  findings: Pick<Finding, 'ruleId'>[]
  /** Whoever signed first. */
  signer: { id: string; name: string; role: string }
  /** Who can sign in to the workspace. */
  accounts: readonly { id: string; name: string }[]
}

type Asked = Omit<Countersigner, 'does'> & { does?: Countersigner['does'] }

const took = new Set(['attended', 'partial'])

const present = (minutes: Minutes): Person[] => {
  const ids = minutes.attendance.filter(({ status }) => took.has(status)).map(({ person }) => person)
  return [...new Set(ids)].flatMap((id) => minutes.people.find((person) => person.id === id) ?? [])
}

const byLevel = (place: string, levels: RoleLevel[], title: string, why: string, step = 1): Asked => ({
  place,
  levels,
  title,
  why,
  people: [],
  step,
})
const byPeople = (place: string, people: string[], title: string, why: string, step = 1): Asked => ({
  place,
  people,
  title,
  why,
  levels: [],
  step,
})

/** A team manager where a child in need plan or a core group ends or steps down. */
function whenReducing({ minutes }: SignOff): Asked[] {
  if (reductionsOf(minutes).length === 0) return []
  return [byLevel('manager', ['TM'], 'Team manager', 'The plan closes or steps down.')]
}

function whenAPlanEnds({ minutes }: SignOff): Asked[] {
  if (!minutes.decisions.some(({ value }) => /^cpp ends/i.test(value.trim()))) return []
  const title = 'Team manager for the child in need plan'
  return [byLevel('manager', ['TM'], title, 'A child protection plan ends.')]
}

/** Police and health, each by name and time: they have no account in the council's workspace. */
function agenciesConfirm({ minutes, template }: SignOff): Asked[] {
  return (template.quorum?.groups ?? []).map(({ says, anyOf }) => ({
    ...byPeople(
      says,
      present(minutes)
        .filter(({ agencyGroup }) => anyOf.includes(agencyGroup))
        .map(({ id }) => id),
      says.charAt(0).toUpperCase() + says.slice(1),
      'Police and health confirm what a strategy discussion decided.',
    ),
    does: 'confirms' as const,
  }))
}

/** Service manager where a check was overridden or earlier concerns repeat; head of service where it was referred. */
function seniors({ minutes, findings }: SignOff, from: number): Asked[] {
  const overridden = minutes.statements.some(({ kind }) => kind === 'override')
  const repeats = findings.some(({ ruleId }) => ruleId === 'R-HH')
  const why = repeats ? 'Earlier concerns are like these.' : 'A check was set aside by a manager.'
  return [
    ...(overridden || repeats ? [byLevel('service manager', ['SM'], 'Service manager', why, from)] : []),
    ...headOfService(minutes, from + 1),
  ]
}

function headOfService(minutes: Minutes, step: number): Asked[] {
  if (!holds('it is referred to the head of service', minutes)) return []
  const why = 'It was referred to the Head of Service.'
  return [byLevel('head of service', ['HoS'], 'Head of Service', why, step)]
}

/** Everybody else who took part: of a supervision that is the worker, of a management note whoever was asked. */
function others({ minutes, signer }: SignOff, council: boolean): string[] {
  const { minuteTaker } = minutes.meeting
  const writer = minutes.people.filter(({ id }) => id === minuteTaker)
  return [...new Set([...present(minutes), ...writer])]
    .filter((person) => person.role === 'professional' && (!council || person.agencyGroup === 'CSC'))
    .map(({ id }) => id)
    .filter((id) => !isThisPerson(signer, id, minutes))
}

function supervised(asked: SignOff, title: string): Asked[] {
  return [byPeople('worker', others(asked, false), title, 'Both sign a record of supervision.')]
}

/** Whom the roles table of a group session names, by id or by name. */
function inRole({ minutes }: SignOff, role: string): string[] {
  const idOf = (who: string) =>
    minutes.people.find(({ id, name }) => id === who || name.trim() === who)?.id ?? who
  return minutes.tables
    .filter(({ key }) => key === 'roles')
    .flatMap(({ rows }) => rows)
    .filter(({ cells }) => cells.role === role)
    .map(({ cells }) => (cells.person ?? '').trim())
    .filter(Boolean)
    .map(idOf)
}

function ofAGroup(asked: SignOff): Asked[] {
  const presenters = inRole(asked, 'presenter')
  return [
    byPeople(
      'accountable manager',
      inRole(asked, 'accountable manager'),
      'Accountable manager',
      'Only a manager can fix actions.',
    ),
    ...(presenters.length > 0
      ? [byPeople('presenter', presenters, 'Presenter', 'The presenter confirms the facts.')]
      : []),
  ]
}

/** Whoever began the disagreement: named in it, or the first who speaks under that heading. */
function raisedBy({ minutes }: SignOff): Asked[] {
  const speaker = minutes.sections
    .filter(({ key }) => key === 'raisedBy')
    .flatMap(({ entries }) => entries)
    .find((entry) => entry.speaker !== '')?.speaker
  const raiser = minutes.dissent.find(({ person }) => person !== '')?.person ?? speaker
  if (!raiser) return []
  const why = 'Whoever raised the disagreement confirms how it ended.'
  return [byPeople('raised by', [raiser], 'Raised the disagreement', why)]
}

function asked(all: SignOff): Asked[] {
  switch (all.template.type) {
    case 'RCPC':
      return whenAPlanEnds(all)
    case 'CG':
    case 'CIN_PLAN':
    case 'CIN_REVIEW':
      return whenReducing(all)
    case 'STRAT':
      return agenciesConfirm(all)
    case 'CLOSE':
      return [
        byLevel('manager', ['TM'], 'Team manager', 'The author and a manager decide together.'),
        ...seniors(all, 2),
      ]
    case 'MGMT': {
      const workers = others(all, true)
      return [
        ...(workers.length > 0
          ? [byPeople('worker', workers, 'Worker', 'The worker signs a management note too.')]
          : []),
        ...seniors(all, 2),
      ]
    }
    case 'SUP_CASE':
      return supervised(all, 'Worker')
    case 'SUP_SUP':
      return supervised(all, 'Supervisee')
    case 'SUP_GROUP':
      return ofAGroup(all)
    case 'HRR':
      return headOfService(all.minutes, 1)
    case 'ESC':
      return raisedBy(all)
    default:
      return []
  }
}

/**
 * Who has to countersign this record, in the order in which they do. Pure: the same record, signed by the same person,
 * asks for the same people (domain section 7). Nobody is asked to sign what they have signed first.
 */
export function countersignersOf(all: SignOff): Countersigner[] {
  const { minutes, signer, accounts } = all
  const own = levelOfRole(signer.role)
  const hasAccount = (id: string) => accounts.some((account) => isThisPerson(account, id, minutes))
  return asked(all).flatMap((one): Countersigner[] => {
    const people = one.people.filter((id) => !isThisPerson(signer, id, minutes))
    // Nobody is named, or only the signer: there is nobody to ask. Whoever confirms may be named when they do.
    if (one.levels.length === 0 && people.length === 0 && one.does !== 'confirms') return []
    // A senior manager who led it has signed already; where a second person is the point, another one is asked.
    if (one.place !== 'manager' && one.levels.some((level) => level === own)) return []
    const canSign = one.levels.length > 0 || people.some(hasAccount)
    return [{ ...one, people, does: one.does ?? (canSign ? 'signs' : 'confirms') }]
  })
}
