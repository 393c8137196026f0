/** Supervision as the core would tell it: two sessions overdue, one booked, one missed, and a plan of two people. */
import { implement } from '@orpc/server'
import type { Account } from '../../shared/access/access.ts'
import { contract } from '../../shared/api/contract.ts'
import type { DueLine, PlanLine } from '../../shared/api/supervision.ts'
import type { FakeOptions } from './fake-world.ts'

const base: DueLine = {
  id: 'case case-1 2026-09-01',
  kind: 'case',
  title: 'WX-4471',
  caseId: 'case-1',
  children: 2,
  person: 'demo-worker',
  personName: 'Callum Adebayo',
  supervisor: 'demo-chair',
  supervisorName: 'Priya Nandakumar',
  team: 'North',
  due: '2026-09-01',
  first: '2026-09-01',
  last: '2026-08-04',
  booked: '',
  held: '',
  recordId: '',
  state: 'due',
  overdue: true,
  because: '',
  said: null,
  begin: { type: 'SUP_CASE', person: 'demo-manager', caseId: 'case-1' },
  mayBook: true,
  maySay: true,
  mayExcuse: false,
}

const duesOf = (long: boolean): DueLine[] => [
  long
    ? {
        ...base,
        title: 'WX-4471-EXTRAORDINARILY-LONG-REFERENCE',
        personName: 'Maximiliana-Josephine Featherstonehaugh',
      }
    : base,
  {
    ...base,
    id: 'supervisors demo-manager 2026-09-24',
    kind: 'supervisors',
    title: 'Morag Ellery',
    caseId: '',
    children: 0,
    person: 'demo-manager',
    personName: 'Morag Ellery',
    due: '2026-09-24',
    first: '2026-09-10',
    booked: '2099-01-04',
    state: 'booked',
    because: 'The supervisor was on leave until 23 Sep 2026: moved from 10 Sep 2026',
    begin: { type: 'SUP_SUP', person: 'demo-manager', caseId: '' },
  },
  {
    ...base,
    id: 'group North 2098-12-01',
    kind: 'group',
    title: 'North',
    caseId: '',
    children: 0,
    person: '',
    personName: '',
    due: '2098-12-01',
    first: '2098-12-01',
    last: '',
    overdue: false,
    begin: { type: 'SUP_GROUP', person: '', caseId: '' },
    maySay: false,
  },
  {
    ...base,
    id: 'case case-1 2026-07-06',
    due: '2026-07-06',
    first: '2026-07-06',
    last: '2026-06-08',
    state: 'missed',
    overdue: false,
    because: 'The supervisor’s post was vacant from 1 Jun 2026',
    begin: null,
    mayBook: false,
    mayExcuse: true,
  },
]

const planOf = (people: readonly Account[]): PlanLine[] =>
  people.map((person, at) => ({
    person: person.id,
    name: person.name,
    role: person.role,
    active: true,
    supervisor: at === 0 ? '' : (people[0]?.id ?? ''),
    supervisorName: at === 0 ? '' : (people[0]?.name ?? ''),
    team: at === 0 ? '' : 'North',
    newlyQualifiedFrom: '',
    countedFrom: '',
    supervises: at === 0 ? people.length - 1 : 0,
    frequency: ['Own supervision: every 4 weeks'],
    away: [],
    mayChange: true,
    sees: true,
    own: { due: '2026-09-24', last: '2026-08-27', booked: '', overdue: true },
    families: { open: at, overdue: at, next: '2026-09-01' },
  }))

export function fakeSupervision({ empty = false, long = false }: FakeOptions, people: readonly Account[]) {
  const os = implement(contract).supervision
  const dues = empty ? [] : duesOf(long)
  const plan = planOf(people).map((line) => (empty ? { ...line, supervisor: '', supervisorName: '' } : line))
  const done = { done: true } as const
  const open = ({ state }: DueLine) => state === 'due' || state === 'booked'
  return {
    plan: os.plan.handler(() => ({
      people: plan,
      teams: ['North'],
      supervisors: people.map(({ id, name }) => ({ id, name })),
      behind: false,
    })),
    dues: os.dues.handler(({ input }) => ({
      lines: dues.filter(
        (line) =>
          (input.kind === '' || line.kind === input.kind) &&
          (input.show === 'all' ||
            (input.show === 'open'
              ? open(line)
              : input.show === 'missed'
                ? line.state === 'missed'
                : line.held !== '')),
      ),
      more: false,
      supervises: empty ? 0 : 2,
      behind: false,
    })),
    setPerson: os.setPerson.handler(({ input }) => {
      const line = plan.find(({ person }) => person === input.person)
      const { person: _person, ...change } = input
      const supervisorName = people.find(({ id }) => id === input.supervisor)?.name ?? ''
      if (line) Object.assign(line, change, { supervisorName })
      return done
    }),
    setAway: os.setAway.handler(({ input }) => {
      const line = plan.find(({ person }) => person === input.person)
      if (line) line.away = [...line.away, { ...input, id: `away-${line.away.length + 1}` }]
      return done
    }),
    removeAway: os.removeAway.handler(({ input }) => {
      for (const line of plan) line.away = line.away.filter(({ id }) => id !== input.id)
      return done
    }),
    say: os.say.handler(({ input }) => {
      const line = dues.find(({ id }) => id === input.id)
      if (line) {
        line.said = { text: input.text, by: 'Priya Nandakumar', at: '2026-09-17T11:31:00Z' }
        if (input.excuse) line.state = 'excused'
      }
      return done
    }),
    book: os.book.handler(({ input }) => {
      const line = dues.find(({ id }) => id === input.id)
      if (line) Object.assign(line, { booked: input.day, state: input.day ? 'booked' : 'due' })
      return done
    }),
    teamPicture: os.teamPicture.handler(() => ({
      rows: [
        {
          key: 'compliance',
          id: 'figures-compliance-demo-manager',
          cells: {
            team: 'Callum Adebayo',
            due: '3',
            onTime: '2',
            missed: '1',
            why: 'From signed sessions, 1 Sep 2026 to 30 Nov 2026.',
          },
        },
      ],
      says: 'From signed records, 1 Sep 2026 to 30 Nov 2026.',
    })),
  }
}
