import { describe, expect, it } from 'vitest'
import { calendar } from '../../../shared/clocks/index.ts'
import {
  everythingDue,
  familySpans,
  type OpenFamily,
  type PlanPerson,
  type Session,
  type World,
} from '../../../shared/supervision/index.ts'

const person = (id: string, rest: Partial<PlanPerson> = {}): PlanPerson => ({
  id,
  active: true,
  chairs: false,
  since: '2026-06-01',
  supervisor: '',
  team: '',
  newlyQualifiedFrom: '',
  ...rest,
})
const session = (kind: Session['kind'], day: string, rest: Partial<Session> = {}): Session => ({
  recordId: `${kind} ${day}`,
  kind,
  day,
  caseId: kind === 'case' ? 'family' : '',
  people: ['manager', 'worker'],
  chair: 'manager',
  next: '',
  ...rest,
})
const plan = (child: string, value: string, from: string, to = '', kind: 'plan' | 'legal' = 'plan') => ({
  child,
  kind,
  value,
  from,
  to,
})
const family = (statuses: OpenFamily['statuses'], rest: Partial<OpenFamily> = {}): OpenFamily => ({
  id: 'family',
  children: ['a', 'b'],
  statuses,
  readings: [],
  workers: ['worker'],
  ...rest,
})
const world = (rest: Partial<World>): World => ({
  people: [
    person('head'),
    person('manager', { supervisor: 'head' }),
    person('worker', { supervisor: 'manager', team: 'North' }),
  ],
  families: [],
  sessions: [],
  booked: [],
  said: [],
  away: [],
  settingsOn: () => ({}),
  ...rest,
})
const dues = (rest: Partial<World>, today: string) =>
  everythingDue(world(rest), { today, calendar: calendar() }).map(
    ({ kind, subject, due, state }) => `${kind} ${subject} ${due} ${state}`,
  )
const weeks = (one: OpenFamily) =>
  familySpans(one, () => ({})).map(({ from, to, children, length }) => [from, to, children, length(from).n])

describe('A family is due', () => {
  it('every four weeks while a child has a protection plan, an enquiry or is before the court, otherwise every eight', () => {
    const spans = weeks(
      family([
        plan('a', 'CIN plan', '2026-01-05', '2026-04-01'),
        plan('a', 'Child protection plan', '2026-04-01', '2026-09-01'),
        plan('b', 'CIN plan', '2026-05-01'),
        plan('b', 'interim care order', '2026-10-01', '', 'legal'),
      ]),
    )
    expect(spans).toEqual([
      ['2026-01-05', '2026-03-31', 1, 8],
      ['2026-04-01', '2026-04-30', 1, 4],
      ['2026-05-01', '2026-08-31', 2, 4],
      ['2026-09-01', '2026-09-30', 1, 8],
      ['2026-10-01', '', 1, 4],
    ])
  })

  it('not at all with early help or without a plan', () => {
    expect(
      weeks(family([plan('a', 'Early help', '2026-01-05'), plan('b', 'No plan', '2026-01-05')])),
    ).toEqual([])
  })

  it('by its signed records where nobody keeps the plans of its children, until one closes it', () => {
    const readings = [
      { day: '2026-06-01', plan: 'CPP' as const },
      { day: '2026-07-01', plan: '' as const },
      { day: '2026-08-01', plan: 'CIN' as const },
      { day: '2026-09-01', plan: 'closed' as const },
    ]
    expect(weeks(family([], { readings }))).toEqual([
      ['2026-06-01', '2026-07-31', 2, 4],
      ['2026-08-01', '2026-08-31', 2, 8],
    ])
  })

  it('by the council’s own setting of the day from which it counts', () => {
    const settingsOn = (day: string) => ({ supervisionWeeksCpp: day < '2026-07-01' ? 4 : 2 })
    const families = [family([plan('a', 'Child protection plan', '2026-06-01')])]
    const sessions = [session('case', '2026-06-29'), session('case', '2026-07-20')]
    expect(
      dues({ families, sessions, settingsOn }, '2026-07-21').filter((one) => one.startsWith('case')),
    ).toEqual(['case family 2026-06-29 held', 'case family 2026-07-27 held', 'case family 2026-08-03 due'])
  })

  it('for whoever supervised it last where the case file names no worker', () => {
    const families = [family([plan('a', 'CIN plan', '2026-06-01')], { workers: [] })]
    const sessions = [session('case', '2026-06-10')]
    const [row] = everythingDue(world({ families, sessions }), { today: '2026-06-11', calendar: calendar() })
    expect(row).toMatchObject({
      person: 'worker',
      supervisor: 'manager',
      team: 'North',
      recordId: 'case 2026-06-10',
    })
  })
})

describe('People and teams are due', () => {
  it('a newly qualified worker weekly, then every two weeks, then monthly, and no longer after a year', () => {
    const people = [
      person('manager'),
      person('worker', { supervisor: 'manager', newlyQualifiedFrom: '2026-01-05' }),
    ]
    const days = ['2026-01-12', '2026-02-16', '2026-03-02', '2026-07-06', '2026-12-07']
    const sessions = days.map((day) => session('case', day, { caseId: `family of ${day}` }))
    const rows = dues({ people, sessions }, '2027-06-01').filter((one) => one.startsWith('personal'))
    expect(rows).toContain('personal worker 2026-01-12 held')
    expect(rows).toContain('personal worker 2026-03-02 held')
    expect(rows).toContain('personal worker 2026-12-06 held late')
    expect(rows.every((one) => one < 'personal worker 2027-01-06')).toBe(true)
    expect(rows.some((one) => one.endsWith('due'))).toBe(false)
  })

  it('whoever supervises somebody, and every chair, every four weeks; the session of the one who held it is not theirs', () => {
    const people = [
      person('head'),
      person('manager', { supervisor: 'head' }),
      person('worker', { supervisor: 'manager' }),
      person('chair', { supervisor: 'head', chairs: true }),
      person('gone', { supervisor: 'head', chairs: true, active: false }),
    ]
    const sessions = [session('supervisors', '2026-06-20', { people: ['manager', 'head'], chair: 'head' })]
    expect(dues({ people, sessions }, '2026-06-21')).toEqual([
      'supervisors head 2026-06-29 due',
      'supervisors manager 2026-06-29 held',
      'supervisors manager 2026-07-18 due',
      'supervisors chair 2026-06-29 due',
    ])
  })

  it('a team of two or more every six weeks; a session is that of the team that most of them are of', () => {
    const people = [
      person('one', { team: 'North' }),
      person('two', { team: 'North' }),
      person('three', { team: 'South' }),
      person('four', { team: 'South' }),
      person('five', { team: 'West' }),
    ]
    const sessions = [session('group', '2026-07-01', { people: ['one', 'two', 'three'], chair: 'three' })]
    expect(dues({ people, sessions }, '2026-07-02')).toEqual([
      'group North 2026-07-13 held',
      'group North 2026-08-12 due',
      'group South 2026-07-13 due',
    ])
  })
})
