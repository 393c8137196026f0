import { describe, expect, test } from 'vitest'
import { timescales } from '../../../../shared/measures/facts/g28-timescales.ts'
import type { MeetingType } from '../../../../shared/minutes/index.ts'
import { decision, minutes } from '../../checks/kit.ts'
import { example, type Known, source } from './kit.ts'

const held = (type: MeetingType, triggers: Record<string, string>, parts = {}, known: Known = {}) =>
  timescales(source(minutes(type, { meeting: { triggers }, ...parts }), known)).map(({ group, met, day }) => [
    group,
    met,
    day,
  ])

describe('timescales', () => {
  test('an initial conference has fifteen working days from the strategy discussion, bank holidays left out', () => {
    expect(held('ICPC', { strategyDiscussionStartingS47: '2026-08-26' })).toEqual([
      ['Initial conference', 1, '2026-09-17'],
    ])
    expect(held('ICPC', { strategyDiscussionStartingS47: '2026-08-25' })).toEqual([
      ['Initial conference', 0, '2026-09-17'],
    ])
    expect(timescales(source(example('icpc_harcastle')))).toMatchObject([{ unit: 'T-ICPC', met: 1 }])
  })

  test('each kind of meeting has its own', () => {
    expect(held('ICPC', { moveNotified: '2026-09-01' })).toEqual([
      ['Transfer-in conference', 1, '2026-09-17'],
    ])
    expect(held('CG', { initialConference: '2026-09-03' })).toEqual([['First core group', 1, '2026-09-17']])
    expect(held('CG', { initialConference: '2026-09-02' })).toEqual([['First core group', 0, '2026-09-17']])
    expect(held('RCPC', { initialConference: '2026-06-17' })).toEqual([
      ['First review conference', 1, '2026-09-17'],
    ])
    expect(held('RCPC', { initialConference: '2026-06-16' })).toEqual([
      ['First review conference', 0, '2026-09-17'],
    ])
    expect(held('RCPC', { initialConference: '2025-12-17', previousReview: '2026-03-17' })).toEqual([
      ['Later review conference', 1, '2026-09-17'],
    ])
  })

  test('a later core group has a rhythm, and no timescale', () => {
    expect(held('CG', { initialConference: '2026-01-05', lastCoreGroup: '2026-07-01' })).toEqual([])
  })

  test('a conference is counted by the meeting that ends its time, never by the next ones that it asks for', () => {
    const made = { decisions: [decision('CPP made')], coreGroup: { members: [], firstMeeting: '2026-11-20' } }
    expect(held('ICPC', { strategyDiscussionStartingS47: '2026-08-26' }, made)).toHaveLength(1)
  })

  test('a conference that was adjourned for every child was not held: the one that meets again is counted', () => {
    const start = { strategyDiscussionStartingS47: '2026-08-26' }
    const adjourned = decision('adjourned: inquorate')
    expect(held('ICPC', start, { decisions: [adjourned] })).toEqual([])
    const one = { decisions: [adjourned, decision('CPP made', { id: 'd2', child: 'c2' })] }
    expect(held('ICPC', start, one)).toHaveLength(1)
    const again = minutes('ICPC', {
      meeting: { date: '2026-09-29', subType: 'reconvened', triggers: start },
      decisions: [decision('CPP made')],
    })
    expect(timescales(source(again))).toMatchObject([{ met: 0, day: '2026-09-29' }])
  })

  test('one that went ahead without quorum was held', () => {
    const inquorate = { decisions: [decision('CPP made')], attendance: [] }
    expect(held('ICPC', { strategyDiscussionStartingS47: '2026-08-26' }, inquorate)).toHaveLength(1)
  })

  test('nothing is counted where nobody wrote down when the time began', () => {
    expect(held('ICPC', {})).toEqual([])
    expect(held('RCPC', { initialConference: 'in the spring' })).toEqual([])
  })
})
