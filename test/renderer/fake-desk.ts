/** What waits in the fake core: one line of each kind for its records, and a few actions. */

import type { RecordMeta } from '../../shared/api/contract.ts'
import type { ActionLine, DeskLine, GoalLine, Today } from '../../shared/api/desk.ts'
import { templateFor } from '../../shared/templates/index.ts'

const steps = {
  draft: { path: '', label: 'Go on writing', main: false },
  'ready for chair': { path: '/sign', label: 'Read and sign', main: true },
  signed: { path: '/copies', label: 'Hand out the copies', main: false },
} as const
const kinds = { draft: 'draft', 'ready for chair': 'ready', signed: 'copies' } as const

function recordLine({ id, type, title, familyRef, state }: RecordMeta, index: number): DeskLine {
  const { path, label, main } = steps[state]
  return {
    id: `${kinds[state]} ${id}`,
    kind: kinds[state],
    whose: index % 2 === 0 ? 'mine' : 'team',
    urgency: index % 2 === 0 ? 'week' : 'waiting',
    title: `${templateFor(type)?.shortName || title}, ${familyRef}`,
    says: ['Your draft'],
    recordId: id,
    familyRef,
    due: '2026-10-08',
    dueAt: '',
    step: { href: `/record/${id}${path}`, label, main },
  }
}

function clockLine({ id, familyRef }: RecordMeta): DeskLine {
  return {
    id: `clock ${id}`,
    kind: 'clock',
    whose: 'mine',
    urgency: 'overdue',
    title: 'Decisions sent to everyone',
    says: [familyRef],
    recordId: id,
    familyRef,
    due: '2026-09-18',
    dueAt: '',
    step: { href: `/record/${id}`, label: 'Go on writing', main: false },
  }
}

export function fakeToday(records: RecordMeta[]): Today {
  const lines = [...records.slice(0, 1).map(clockLine), ...records.map(recordLine)]
  return { lines, manages: true, supervises: true, more: false, behind: false }
}

const action = (record: RecordMeta, change: Partial<ActionLine>): ActionLine => ({
  id: 'action-1',
  recordId: record.id,
  caseId: record.caseId,
  familyRef: record.familyRef,
  what: 'Ring the audiology clinic and write down the date of the next appointment',
  measure: 'Dated note of the call',
  outcome: 'Wren hears what is said to her at nursery',
  owner: 'Siobhan Greaves',
  agency: 'Community Health',
  mine: false,
  due: '2026-09-18',
  dueSaid: '',
  overdue: false,
  status: '',
  settled: false,
  carriedCount: 0,
  raisedIn: record.date,
  evidence: '',
  effectOnChild: '',
  audience: 'shared',
  warnings: [],
  history: [],
  ...change,
})

/** One action that was carried twice, one that is settled, and a restricted one that nobody could check. */
export function fakeActions([record]: RecordMeta[]): ActionLine[] {
  if (!record) return []
  const carried = action(record, {
    mine: true,
    overdue: true,
    status: 'not done',
    carriedCount: 2,
    warnings: [{ kind: 'carried', says: 'Carried twice: tell the owner’s manager.' }],
  })
  const { what, owner, due } = carried
  const told = { title: 'Core group', what, owner, due, evidence: '', effectOnChild: '', because: '' }
  const history: ActionLine['history'] = [
    { ...told, recordId: 'record-4', date: '2026-07-01', signed: true, how: 'raised', status: '' },
    {
      ...told,
      recordId: 'record-1',
      date: '2026-08-12',
      signed: false,
      how: 'carried',
      what: 'Ring the clinic',
      status: 'not done',
      evidence: 'Nobody rang.',
    },
  ]
  return [
    { ...carried, history },
    action(record, { id: 'action-2', status: 'done', settled: true, evidence: 'The clinic’s letter came.' }),
    action(record, {
      id: 'action-3',
      what: 'Monitor, ongoing',
      owner: '',
      agency: '',
      due: '',
      dueSaid: 'ongoing',
      audience: 'restricted',
      warnings: [
        { kind: 'owner', says: 'Nobody owns it. Name one person.' },
        { kind: 'date', says: '“ongoing” is not a date. Say by when.' },
        { kind: 'words', says: '“ongoing”: what exactly, and how will we know it helped?' },
      ],
    }),
  ]
}

/** A goal with three meetings, one of which said nothing, and one that has left the plan. */
export function fakeGoals([record]: RecordMeta[]): GoalLine[] {
  if (!record) return []
  const point = { recordId: record.id, scale: '', evidence: '', effectOnChild: '', targetDate: '2026-10-01' }
  const goal = 'Wren hears what is said to her at nursery and at home'
  const line = {
    worry: 'Wren does not hear and falls behind',
    children: ['Wren Ashby'],
    baseline: 'Two appointments missed since May',
    indicators: 'She turns when called, seen by her key worker each week',
    targetDate: '2026-10-01',
    contingency: 'If no test by 1 October, the chair calls the conference together',
    ended: '',
    audience: 'shared' as const,
  }
  return [
    {
      ...line,
      id: 'goal-1',
      goal,
      points: [
        { ...point, date: '2026-07-01', title: 'Initial conference', status: 'red', goal: 'Wren hears' },
        { ...point, recordId: 'record-4', date: '2026-08-12', title: 'Core group', status: '', goal },
        {
          ...point,
          recordId: 'record-5',
          date: '2026-09-17',
          title: 'Core group',
          status: 'amber',
          goal,
          evidence: 'The clinic tested her on 10 September.',
          effectOnChild: 'She joins in at circle time.',
        },
      ],
    },
    {
      ...line,
      id: 'goal-2',
      goal: 'Wren is collected on time',
      ended: 'reached',
      points: [
        {
          ...point,
          date: '2026-07-01',
          title: 'Initial conference',
          status: 'green',
          goal: 'Wren is collected',
        },
      ],
    },
  ]
}
