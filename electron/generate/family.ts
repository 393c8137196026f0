/** One made-up family: who they are and were called, where they lived, what happened to them and when. */
import type { Account } from '../../shared/access/access.ts'
import {
  type Appointment,
  type CaseAgency,
  type CaseEvent,
  type CaseFile,
  type ChildStatus,
  emptyCase,
  type HouseholdStay,
  upnCheckLetter,
} from '../../shared/cases/index.ts'
import { dateOfDay, dayNumber } from '../../shared/clocks/index.ts'
import { type Child, type Person, personSchema } from '../../shared/minutes/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Journey, journeyOf } from './journey.ts'
import { addressOf, fullNameOf, givenOf, type Roots, rootsOf, schoolOf, surnameOf } from './names.ts'
import { type About, type Category, categories, eventLine, spoken } from './sentences.ts'
import { COUNCIL, type Staff } from './staff.ts'

/** The case file without what the store gives it. */
export type CaseFacts = Omit<CaseFile, 'id' | 'createdAt' | 'changedAt'>

export type Family = {
  /** Which of the generated families: everything about it follows from the seed and this. */
  nth: number
  journey: Journey
  category: Category
  worker: Account
  manager: Account
  chair: Account
  minuteTaker: Account
  facts: CaseFacts
}

/** Today, and how old the history may be: eighteen years. */
export type Setting = { seed: number; today: string; staff: Staff }

const plus = (date: string, days: number): string => dateOfDay(dayNumber(date) + days)

/** What sentences of this day may speak of. `child`: the id of the one they are about, where that is known. */
export function aboutOn(chance: Chance, family: Family, day: string, child?: string): About {
  const { children, people } = family.facts
  const named = (role: string, otherwise: string) =>
    firstName(people.find((person) => person.role === role)?.name ?? otherwise)
  const born = children.filter((one) => one.dob <= day)
  const one = born.find(({ id }) => id === child) ?? (born.length > 0 ? chance.pick(born) : undefined)
  return {
    // Before any of them was born there were others, who have left home since.
    child: one ? firstName(one.name) : chance.common(['the older half-brother', 'the older half-sister']),
    carer: named('mother', 'the carer'),
    other: named('partner', named('father', 'the father')),
    worker: firstName(family.worker.name),
    day: spoken(plus(day, -chance.whole(0, 40))),
  }
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name

function childrenOf(chance: Chance, roots: Roots, ref: string, until: string, taken: Set<string>): Child[] {
  const count = chance.weighed([
    [1, 38],
    [2, 32],
    [3, 18],
    [4, 8],
    [5, 4],
  ])
  return Array.from({ length: count }, (_, at) => {
    const sex = chance.pick(['female', 'male'] as const)
    const given = givenOf(chance, roots.origin, sex, taken)
    taken.add(given)
    const unborn = at === count - 1 && chance.often(0.04)
    const age = chance.whole(1, 16 * 365)
    return {
      id: chance.id('c'),
      name: `${given} ${chance.often(0.85) ? roots.surname : surnameOf(chance, roots.origin)}`,
      dob: unborn ? plus(until, chance.whole(10, 120)) : plus(until, -age),
      unborn,
      caseRef: `${ref}-${at + 1}`,
      setting: unborn ? '' : age > 3 * 365 ? schoolOf(chance) : 'at home',
      ethnicity: '',
      firstLanguage: chance.common(['English', 'Urdu', 'Polish', 'Somali', 'Romanian', 'Tigrinya', 'Welsh']),
      needs: chance.often(0.15)
        ? chance.common(['hearing loss', 'autism', 'asthma', 'speech delay', 'epilepsy'])
        : '',
      planBefore: '',
      previousPlans: [],
      seen: [],
      ownAppointments: age > 15.5 * 365,
    }
  }).sort((a, b) => a.dob.localeCompare(b.dob))
}

const person = (fields: Partial<Person> & Pick<Person, 'id' | 'name' | 'role'>): Person =>
  personSchema.parse(fields)

function adultsOf(chance: Chance, roots: Roots, children: Child[], taken: Set<string>): Person[] {
  const all = children.map(({ id }) => id)
  const adult = (role: string, sex: 'female' | 'male', more: Partial<Person>, surname = roots.surname) => {
    const given = givenOf(chance, roots.origin, sex, taken)
    taken.add(given)
    const aliases = chance.often(0.12)
      ? [chance.common(['Jo', 'Sam', 'Bobby', 'Mo', 'Dee', 'Ash', 'Tig'])]
      : []
    return person({ id: chance.id('p'), name: `${given} ${surname}`, role, aliases, ...more })
  }
  const phone = `07700 900${String(chance.whole(0, 999)).padStart(3, '0')}`
  const people = [
    adult('mother', 'female', { of: all, parentalResponsibility: all, inHousehold: true, phone }),
    adult(
      'father',
      'male',
      { of: all, parentalResponsibility: all, address: addressOf(chance) },
      surnameOf(chance, roots.origin),
    ),
  ]
  if (chance.often(0.4))
    people.push(
      adult('partner', 'male', { stepParentOf: all, inHousehold: chance.often(0.5) }, surnameOf(chance)),
    )
  if (chance.often(0.5)) people.push(adult('grandparent', 'female', { address: addressOf(chance) }))
  return people
}

const agencies: (readonly [string, string, string, number])[] = [
  ['Wexmoor Schools', 'education/early years', 'Designated safeguarding lead', 0.95],
  ['Wexmoor Community Health', 'health visiting/school nursing', 'Health visitor', 0.95],
  ['Wexmoor Police', 'police', 'Detective constable', 0.7],
  ['Ashmere Surgery', 'GP', 'GP', 0.7],
  ['Wexmoor Homes', 'housing', 'Housing officer', 0.35],
  ['Harbour Recovery', 'substance use service', 'Recovery worker', 0.3],
  ['Lantern', 'domestic abuse service', 'Domestic abuse adviser', 0.3],
  ['Northgate Hospital', 'hospital', 'Paediatrician', 0.2],
  ['Probation', 'probation/youth justice', 'Probation officer', 0.15],
]

function networkOf(chance: Chance, since: string): { people: Person[]; rows: CaseAgency[] } {
  const people: Person[] = []
  const rows: CaseAgency[] = []
  for (const [name, group, jobTitle, share] of agencies) {
    if (!chance.often(share)) continue
    const worker = fullNameOf(chance)
    people.push(
      person({
        id: chance.id('p'),
        name: worker,
        role: 'professional',
        agency: name,
        agencyGroup: group,
        jobTitle,
      }),
    )
    const from = plus(since, chance.whole(0, 200))
    const contact = `01632 96${chance.whole(1000, 9999)}`
    const historyConfirmed = chance.often(0.6) ? plus(from, chance.whole(20, 300)) : ''
    rows.push({ id: chance.id('ag'), name, group, worker, contact, from, to: '', historyConfirmed })
  }
  return { people, rows }
}

/** Days of events in one to five busy times, with years between them in which nobody wrote anything down. */
function daysOfEvents(chance: Chance, from: string, to: string): string[] {
  const count = chance.whole(5, 12) + Math.floor(chance.next() ** 2 * 28)
  const first = dayNumber(from)
  const length = Math.max(60, dayNumber(to) - first)
  const times = chance.whole(1, Math.max(1, Math.min(5, Math.round(length / 700))))
  const busy = Array.from({ length: times }, (_, at) => first + Math.round((length * at) / times))
  const width = Math.max(50, Math.min(300, length / times / 3))
  return Array.from({ length: count }, () =>
    dateOfDay(Math.min(dayNumber(to), Math.round(chance.pick(busy) + chance.next() * width))),
  ).sort()
}

function eventOf(chance: Chance, family: Family, day: string): CaseEvent {
  const { children, people } = family.facts
  const born = children.filter((child) => child.dob <= day).map(({ id }) => id)
  const carer = people.find(({ role }) => role === 'mother')
  const about = born.length > 0 ? chance.some(born, chance.whole(1, born.length)) : carer ? [carer.id] : []
  const precision = chance.weighed([
    ['day', 85],
    ['about', 8],
    ['period', 7],
  ] as const)
  const agency = chance.common(agencies)
  const category = chance.often(0.75) ? family.category : chance.pick(categories)
  const sensitivity = chance.weighed([
    ['shared', 88],
    ['professionals', 9],
    ['restricted', 3],
  ] as const)
  return {
    id: chance.id('ch'),
    date: precision === 'about' ? day.slice(0, 7) : day,
    until: precision === 'period' ? plus(day, chance.whole(10, 60)) : '',
    precision,
    about,
    source: chance.often(0.3) ? 'CSC' : agency[0],
    agency: agency[0],
    category,
    text: eventLine(chance, aboutOn(chance, family, day, about[0]), category),
    meaning: chance.often(0.15) ? 'It is the same worry as before.' : '',
    sensitivity,
    recordId: '',
    entryId: '',
    importId: '',
  }
}

/** An old concern like today's, kept under the name the family had then: what a search by today's name misses. */
function underAnotherName(chance: Chance, family: Family): void {
  const { facts, journey, category } = family
  const carer = facts.people.find(({ role }) => role === 'mother')
  if (!carer) return
  const old = surnameOf(chance)
  const name = `${firstName(carer.name)} ${old}`
  facts.otherNames.push({ id: chance.id('on'), of: carer.id, name, kind: 'earlier surname' })
  const day = plus(journey.firstKnown, chance.whole(0, 200))
  const event = eventOf(chance, family, day)
  facts.chronology.push({
    ...event,
    date: day,
    until: '',
    precision: 'day',
    category,
    source: `${chance.pick(['Eastmere', 'Calderholme', 'Stanbury'])} Council (fictional)`,
    text: `Known then as ${old}. ${event.text}`,
    sensitivity: 'shared',
  })
}

function staysOf(chance: Chance, family: Family): HouseholdStay[] {
  const { facts, journey } = family
  const moved = plus(journey.firstKnown, chance.whole(100, 2500))
  const homes = [`at ${addressOf(chance)}`, `at ${addressOf(chance)}`]
  const stay = (of: string, from: string, to: string, note: string) => ({
    id: chance.id('hs'),
    person: of,
    from,
    to,
    note,
  })
  const [before = '', after = ''] = homes
  const inside = [...facts.people.filter(({ inHousehold }) => inHousehold), ...facts.children]
  const last = journey.meetings.at(-1)?.date ?? journey.firstKnown
  return inside.flatMap((one) => {
    const from = 'dob' in one ? one.dob : journey.firstKnown
    if ('unborn' in one && one.unborn) return []
    if (moved >= last || from >= moved) return [stay(one.id, from, '', moved >= last ? before : after)]
    return [stay(one.id, from, moved, before), stay(one.id, moved, '', after)]
  })
}

/** On which plan each child was from when to when, as the meetings made and ended it. */
function statusesOf(chance: Chance, { facts, journey, category }: Family): ChildStatus[] {
  const rows: ChildStatus[] = []
  const begin = (value: string, from: string, kind: ChildStatus['kind'] = 'plan') => {
    for (const row of rows) if (row.kind === kind && row.to === '') row.to = from
    if (value === '') return
    for (const child of facts.children)
      rows.push({
        id: chance.id('st'),
        child: child.id,
        kind,
        value,
        category: value === 'CPP' ? category : '',
        from,
        to: '',
        source: 'minutes',
      })
  }
  for (const { type, date } of journey.meetings) {
    if (type === 'ICPC') begin('CPP', date)
    if (type === 'CIN_PLAN') begin('CIN', date)
    if (type === 'LEGAL' && !rows.some(({ kind }) => kind === 'legal'))
      begin('pre-proceedings', date, 'legal')
    if (type === 'CLOSE') {
      begin('', date)
      begin('', date, 'legal')
    }
  }
  return rows
}

const outcomes: (readonly [Appointment['outcome'], number])[] = [
  ['brought', 62],
  ['was not brought', 22],
  ['cancelled by carer', 9],
  ['cancelled by service', 7],
]

function appointmentsOf(chance: Chance, { facts, journey }: Family, today: string): Appointment[] {
  const last = journey.meetings.at(-1)?.date ?? plus(journey.firstKnown, 60)
  const since = plus(journey.meetings[0]?.date ?? journey.firstKnown, -120)
  const until = journey.active ? plus(today, 40) : last
  return Array.from({ length: chance.whole(1, 9) }, () => {
    const date = plus(since, chance.whole(0, Math.max(1, dayNumber(until) - dayNumber(since))))
    const outcome = date > today ? '' : chance.weighed(outcomes)
    const missed = outcome === 'was not brought'
    return {
      id: chance.id('ap'),
      child: chance.pick(facts.children).id,
      service: chance.common([
        'Audiology',
        'Dentist',
        'GP',
        'Paediatric clinic',
        'Speech therapy',
        'Orthoptics',
      ]),
      date,
      outcome,
      reason: missed && chance.often(0.5) ? chance.common(['no bus fare', 'forgot', 'not known', 'ill']) : '',
      harm: missed && chance.often(0.3) ? 'The hearing of the child stays untested.' : '',
      serviceTold: missed && chance.often(0.4) ? plus(date, 2) : '',
      importId: '',
    }
  }).sort((a, b) => a.date.localeCompare(b.date))
}

function numbersOf(chance: Chance, children: Child[]) {
  const digits = (count: number) => Array.from({ length: count }, () => chance.whole(0, 9)).join('')
  const upn = (twelve: string): string => `${upnCheckLetter(twelve)}${twelve}`
  return children
    .filter(({ unborn }) => !unborn)
    .flatMap((child) => [
      // 999 is the range that the NHS keeps for tests and never gives to anybody.
      { id: chance.id('nr'), of: child.id, kind: 'NHS number' as const, value: `999${digits(7)}` },
      ...(chance.often(0.5)
        ? [{ id: chance.id('nr'), of: child.id, kind: 'UPN' as const, value: upn(digits(12)) }]
        : []),
    ])
}

/** One family with everything that is known of it by today. `records`: how many it has. */
export function familyOf(nth: number, records: number, { seed, today, staff }: Setting): Family {
  const chance = chanceOf('family', seed, nth)
  const journey = journeyOf(chance, records, today)
  const until = journey.meetings.at(-1)?.date ?? today
  const familyRef = `WX-${10_000 + nth}`
  const roots = rootsOf(chance)
  const taken = new Set<string>()
  const children = childrenOf(chance, roots, familyRef, until < today ? until : today, taken)
  const adults = adultsOf(chance, roots, children, taken)
  const network = networkOf(chance, journey.firstKnown)
  const worker = staff.workers[nth % staff.workers.length] ?? chance.pick(staff.workers)
  const at = staff.workers.indexOf(worker)
  const manager = staff.managers[at % staff.managers.length] ?? chance.pick(staff.managers)
  const asPerson = (account: Account): Person =>
    person({
      id: chance.id('p'),
      name: account.name,
      role: 'professional',
      agency: COUNCIL,
      agencyGroup: 'CSC',
      jobTitle: account.role,
      accountId: account.id,
    })
  const family: Family = {
    nth,
    journey,
    category: chance.weighed([
      ['Neglect', 45],
      ['Emotional abuse', 38],
      ['Physical abuse', 10],
      ['Sexual abuse', 7],
    ] as const),
    worker,
    manager,
    chair: chance.pick(staff.chairs),
    minuteTaker: chance.pick(staff.minuteTakers),
    facts: {
      ...emptyCase(familyRef),
      children,
      people: [...adults, asPerson(worker), asPerson(manager), ...network.people],
      agencies: network.rows,
      numbers: numbersOf(chance, children),
    },
  }
  const { facts } = family
  const seen = until < today ? until : today
  facts.chronology = daysOfEvents(chance, journey.firstKnown, seen).map((day) => eventOf(chance, family, day))
  if (chance.often(0.1)) underAnotherName(chance, family)
  else if (chance.often(0.12)) {
    const child = chance.pick(children)
    const name = `${firstName(child.name)} ${surnameOf(chance)}`
    facts.otherNames.push({ id: chance.id('on'), of: child.id, name, kind: 'name at birth' })
  }
  facts.chronology.sort((a, b) => a.date.localeCompare(b.date))
  facts.household = staysOf(chance, family)
  facts.statuses = statusesOf(chance, family)
  facts.appointments = appointmentsOf(chance, family, today)
  facts.relationships = adults
    .filter(({ role }) => role !== 'partner')
    .flatMap(({ id, role }) =>
      children.map((child) => ({ id: chance.id('re'), from: id, kind: `${role} of`, to: child.id })),
    )
  return family
}
