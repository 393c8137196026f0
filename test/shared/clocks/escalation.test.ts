/** The stages of an escalation and the two looks at a high-risk history, each with its time. */
import { describe, expect, it } from 'vitest'
import { clocksOf } from '../../../shared/clocks/index.ts'
import { minutesSchema } from '../../../shared/minutes/index.ts'

const at = '2026-09-18T09:00:00Z'
type Cells = Record<string, string>

function stages(rows: Cells[], more: { end?: Cells; unsafe?: boolean; now?: string; hours?: number } = {}) {
  const table = (key: string, all: Cells[]) => ({
    key,
    rows: all.map((cells, n) => ({ id: `${key}${n}`, cells })),
  })
  const minutes = minutesSchema.parse({
    format: 'chairside-minutes/1',
    meeting: { type: 'ESC', date: '2026-09-14' },
    people: [{ id: 'p-hv', name: 'Siobhan Greaves' }],
    dissent: [{ id: 'd1', person: 'p-hv', choice: 'escalated', stage: '1', due: '2026-09-15' }],
    tables: [table('stages', rows), ...(more.end ? [table('end', [more.end])] : [])],
    answers: more.unsafe ? [{ id: 'a', ruleId: 'R-ES', fields: { unsafe: 'Yes' } }] : [],
  })
  const settings = more.hours === undefined ? {} : { escalationUnsafeHours: more.hours }
  return clocksOf(minutes, { now: more.now ?? at, settings }).filter(({ id }) => id.startsWith('T-ESC'))
}
const first = { stage: '1 practitioners', began: '2026-09-14' }
const second = { stage: '2 managers', began: '2026-09-16' }

describe('a stage of an escalation record', () => {
  it('has its own clock for whoever raised it, and the row beside it has none', () => {
    expect(stages([first])).toMatchObject([
      { id: 'T-ESC-1', row: 'stages0', about: 'p-hv', due: '2026-09-15', state: 'overdue' },
    ])
  })
  it('ends when the next begins, or on the day that is written', () => {
    expect(stages([first, second])).toMatchObject([
      { id: 'T-ESC-1', metOn: '2026-09-16', state: 'met late' },
      { id: 'T-ESC-2', due: '2026-09-18', state: 'amber' },
    ])
    expect(stages([{ ...first, ended: '2026-09-15' }, second])[0]).toMatchObject({ state: 'met' })
  })
  it('is due on the date that was set, where one was', () => {
    expect(stages([{ ...first, due: '2026-09-25' }])).toMatchObject([{ due: '2026-09-25', state: 'amber' }])
  })
  it('is settled by an outcome that they accept, and by no other', () => {
    const end = { outcome: 'It stays.', date: '2026-09-15', accepted: 'yes' }
    expect(stages([first], { end })).toMatchObject([{ metOn: '2026-09-15', state: 'met' }])
    const refused = { ...end, accepted: 'no' }
    expect(stages([{ ...first, ended: '2026-09-15' }], { end: refused })).toMatchObject([
      { state: 'overdue' },
    ])
  })
  it('counts hours while a child is unsafe, and to the end of the day where no time is written', () => {
    const now = '2026-09-16T09:00:00Z'
    expect(stages([{ ...second, beganAt: '10:30' }], { unsafe: true, now })).toMatchObject([
      { due: '2026-09-17T09:30:00Z', state: 'running' },
    ])
    expect(stages([second], { unsafe: true, now })).toMatchObject([{ due: '2026-09-16' }])
    expect(stages([{ ...second, beganAt: '10:30' }], { unsafe: true, now, hours: 4 })).toMatchObject([
      { due: '2026-09-16T13:30:00Z' },
    ])
  })
  it('is never later than a date that was set, also while a child is unsafe', () => {
    const set = { ...second, beganAt: '10:30', due: '2026-09-16' }
    expect(stages([set], { unsafe: true })).toMatchObject([{ due: '2026-09-16' }])
    expect(stages([{ ...set, due: '2026-09-30' }], { unsafe: true })).toMatchObject([
      { due: '2026-09-17T09:30:00Z' },
    ])
  })
})

describe('a history that was referred', () => {
  const review = (refer: string) =>
    minutesSchema.parse({
      format: 'chairside-minutes/1',
      meeting: { type: 'HRR', date: '2026-09-10', triggers: { highRiskFlagged: '2026-09-10' } },
      statements: [
        {
          id: 's',
          kind: 'senior manager view',
          ruleId: 'R-HH',
          text: 'I have read it.',
          fields: { refer },
          byAccount: 'a',
          byName: 'Morag Ellery',
          role: 'Service manager',
          at: '2026-09-14T10:00:00Z',
        },
      ],
    })
  const ids = (refer: string) =>
    clocksOf(review(refer), { now: at }).map(({ id, due, state }) => ({ id, due, state }))
  it('waits for the Head of Service from the day of the senior manager’s own words', () => {
    expect(ids('Yes')).toContainEqual({ id: 'T-HRR-HOS', due: '2026-09-21', state: 'amber' })
    expect(ids('No').map(({ id }) => id)).not.toContain('T-HRR-HOS')
  })
})
