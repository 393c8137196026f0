import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import list from '../../../resources/bank-holidays.json' with { type: 'json' }
import { clocksOf } from '../../../shared/clocks/index.ts'
import { triggerClocks } from '../../../shared/clocks/trigger-clocks.ts'
import {
  emptyContent,
  type MeetingType,
  type Minutes,
  minutesSchema,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { templates } from '../../../shared/templates/index.ts'

const record = (
  type: MeetingType,
  triggers: Record<string, string>,
  more: Partial<Minutes> = {},
): Minutes => ({
  ...toMinutes(emptyContent({ type, date: '2026-09-17', start: '10:00', triggers })),
  ...more,
})
const clock = (minutes: Minutes, id: string, now = '2026-09-18T09:00:00Z') =>
  clocksOf(minutes, { now }).find((one) => one.id === id)

describe('the dates that a template asks for', () => {
  const read = new Set(
    [
      ...triggerClocks.flatMap(({ from, until }) => [...from, ...(until === 'this meeting' ? [] : until)]),
      // Read one by one where a court, a plan or a last meeting decides.
      'careApplicationIssued careExtendedTo chronologyLastUpdated cinPlanStart epoExtendedTo epoGranted initialConference lastCaseSupervision lastCoreGroup legalStage previousMinutesIssued previousReview s47Completed'.split(
        ' ',
      ),
    ].flat(),
  )

  it.each(templates)('$type asks for no date that nothing reads', ({ triggers }) => {
    expect(triggers.map(({ key }) => key).filter((key) => !read.has(key))).toEqual([])
  })
})

describe('clocks of the other kinds of record', () => {
  it('a strategy discussion is due within a day of the hour at which it was needed', () => {
    const found = clock(record('STRAT', { strategyNeedIdentified: '2026-09-16 16:30' }), 'T-STRAT')
    expect(found).toMatchObject({ due: '2026-09-17T15:30:00Z', state: 'met' })
    expect(clock(record('STRAT', { strategyNeedIdentified: '2026-09-15 16:30' }), 'T-STRAT')?.state).toBe(
      'met late',
    )
  })

  it('police protection ends 72 hours after the minute it began, by the clock on the wall in both changes of the hour', () => {
    const ends = (start: string) =>
      clock(record('STRAT', { policeProtectionStart: start }), 'T-PPP', '2026-03-27T12:00:00Z')?.due
    expect(ends('2026-03-27 18:00')).toBe('2026-03-30T18:00:00Z')
    expect(ends('2026-10-23 18:00')).toBe('2026-10-26T17:00:00Z')
    expect(ends('2026-09-17 18:00')).toBe('2026-09-20T17:00:00Z')
  })

  it('each stage of an escalation runs from the day it began to the day it ended', () => {
    const tables = minutesSchema.shape.tables.parse([
      {
        key: 'stages',
        rows: [
          { id: 's1', cells: { stage: '1 practitioners', began: '2026-09-10', ended: '2026-09-11' } },
          { id: 's2', cells: { stage: '2 managers', began: '2026-09-14', ended: '' } },
          { id: 's3', cells: { stage: '', began: '2026-09-14' } },
        ],
      },
    ])
    const minutes = record('ESC', {}, { tables })
    expect(clock(minutes, 'T-ESC-1')).toMatchObject({ due: '2026-09-11', state: 'met', row: 's1' })
    expect(clock(minutes, 'T-ESC-2')).toMatchObject({ due: '2026-09-16', state: 'overdue', row: 's2' })
    expect(
      clocksOf(minutes, { now: '2026-09-18T09:00:00Z' }).filter(({ id }) => id.startsWith('T-ESC')),
    ).toHaveLength(2)
  })

  it('a senior manager’s own words end the five days they have for a high-risk history', () => {
    const triggers = { highRiskFlagged: '2026-09-10' }
    expect(clock(record('HRR', triggers), 'T-HRR-SM')).toMatchObject({ due: '2026-09-17', state: 'overdue' })
    const statements = minutesSchema.shape.statements.parse([
      {
        id: 's',
        kind: 'senior manager view',
        ruleId: 'R-HH',
        text: 'I have read it.',
        byAccount: 'a',
        byName: 'Morag Ell',
        role: 'Service manager',
        at: '2026-09-17T14:00:00Z',
      },
    ])
    expect(clock(record('HRR', triggers, { statements }), 'T-HRR-SM')?.state).toBe('met')
    expect(clock(record('HRR', { referredToHeadOfService: '2026-09-17' }), 'T-HRR-HOS')).toMatchObject({
      due: '2026-09-24',
    })
  })

  it('court and pre-proceedings run from the dates of the legal record', () => {
    const minutes = record('LEGAL', {
      preProceedingsStart: '2026-06-01',
      careApplicationIssued: '2026-07-06',
      epoGranted: '2026-09-15',
    })
    expect(clock(minutes, 'T-CARE')?.due).toBe('2027-01-04')
    expect(clock(minutes, 'T-EPO')?.due).toBe('2026-09-23')
  })

  it('a review conference is due three months after the first and six after that', () => {
    expect(clock(record('RCPC', { initialConference: '2026-06-30' }), 'T-RCPC-FIRST')?.due).toBe('2026-09-30')
    expect(clock(record('RCPC', { previousReview: '2026-03-31' }), 'T-RCPC-NEXT')?.due).toBe('2026-09-30')
  })
})

describe('the bank holidays', () => {
  it('are those of an independent list, in every year', () => {
    const holidays = new Holidays('GB', 'ENG')
    for (let year = list.firstYear; year <= list.lastYear; year += 1) {
      const theirs = holidays
        .getHolidays(year)
        .filter(({ type }) => type === 'public' || type === 'bank')
        .map(({ date }) => date.slice(0, 10))
        // A holiday on a weekend is no working day anyway; its substitute is in both lists.
        .filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))
      const ours = list.days.map(({ date }) => date).filter((date) => date.startsWith(String(year)))
      expect(ours.toSorted(), String(year)).toEqual([...new Set(theirs)].toSorted())
    }
  })
})
