import { describe, expect, it } from 'vitest'
import { type CheckSettings, clocksFor, defaultSettings } from '../../../shared/checks/index.ts'
import { emptyContent, type MeetingType, minutesSchema, toMinutes } from '../../../shared/minutes/index.ts'

const clocks = (
  type: MeetingType,
  triggers: object,
  settings: Partial<CheckSettings> = {},
  more: object = {},
) => {
  const content = emptyContent({ type, date: '2026-09-17', start: '10:00' })
  return clocksFor({
    minutes: minutesSchema.parse({
      ...toMinutes(content),
      meeting: { ...content.meeting, triggers },
      children: [{ id: 'c1', planBefore: 'CIN', seen: [{ date: '2026-09-10' }] }],
      tools: [{ id: 't', type: 'neglect', status: 'done', date: '2026-09-01' }],
    }),
    settings: { ...defaultSettings, ...settings },
    now: '2026-09-17T17:00:00Z',
    ...more,
  })
}

describe('a number that a check reads', () => {
  const triggers = { chronologyLastUpdated: '2026-09-01', lastCaseSupervision: '2026-09-01' }
  const due = (type: MeetingType, id: string, settings: Partial<CheckSettings>) =>
    clocks(type, triggers, settings).find((one) => one.id === id)?.due

  it.each([
    ['ICPC', 'T-MINUTES-20', { minutesWorkingDaysConference: 3 }, '2026-09-22'],
    ['CG', 'T-CIN-MINUTES', { minutesWorkingDaysCin: 3 }, '2026-09-22'],
    ['CG', 'T-CHRONOLOGY', { chronologyDays: 3 }, '2026-09-04'],
    ['CG', 'T-NEGLECT-TOOL', { neglectToolMonths: 3 }, '2026-12-01'],
    ['CG', 'T-SEEN', { seenWorkingDaysCpp: 3 }, '2026-09-15'],
    ['CIN_REVIEW', 'T-SEEN', { seenWorkingDaysCin: 3 }, '2026-09-15'],
    ['CG', 'T-SUPERVISION-CPP', { supervisionWeeksCpp: 3 }, '2026-09-22'],
    ['CIN_REVIEW', 'T-SUPERVISION-CIN', { supervisionWeeksCin: 3 }, '2026-09-22'],
    ['ICPC', 'T-MINUTES-20', { minutesWorkingDaysConference: 3, closureDays: ['2026-09-21'] }, '2026-09-23'],
  ] as const)('is the one its clock runs by: in %s %s with %o', (type, id, settings, expected) => {
    const own = Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [key, typeof value === 'number' ? value : [...value]]),
    )
    expect(due(type, id, own)).toBe(expected)
    expect(due(type, id, {})).not.toBe(expected)
  })
  it('stands beside the lengths of clocks that no check reads', () => {
    const clockSettings = { lengths: { 'T-DECISION-LETTER': { n: 2, unit: 'working days' } } }
    const letter = (more: object) =>
      clocks('ICPC', {}, {}, more).find(({ id }) => id === 'T-DECISION-LETTER')?.due
    expect(letter({ clockSettings })).toBe('2026-09-21')
    expect(letter({})).toBe('2026-09-18')
  })
  it('the day on which the decisions went out is read from the details', () => {
    const metOn = (triggers: object) =>
      clocks('ICPC', triggers).find(({ id }) => id === 'T-DECISION-LETTER')?.metOn
    expect(metOn({ decisionsSent: '2026-09-18' })).toBe('2026-09-18')
    expect(metOn({})).toBeUndefined()
  })
})
