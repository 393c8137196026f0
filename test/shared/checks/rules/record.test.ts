import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../../shared/checks/index.ts'
import type { Answer, Dissent } from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  child,
  chronology,
  decision,
  dissent,
  event,
  findings,
  minutes,
  only,
  section,
  statement,
  view,
} from '../kit.ts'
import { weakened } from './tries.ts'

describe('R-ES', () => {
  const safe = answer('R-ES', { fields: { unsafe: 'No', tonight: 'Ada sleeps at her aunt’s until Friday.' } })
  const other = {
    decisions: [decision('CPP made', { category: 'Neglect' })],
    views: [view({ person: 'p-hv', view: 'CIN' })],
  }
  const said: Dissent = dissent({
    person: 'p-hv',
    about: 'threshold',
    text: 'A child in need plan is enough.',
    ownWords: 'yes',
    confirmedHow: 'Read back to her on the telephone',
    confirmedOn: '2026-09-17',
    choice: 'noted',
  })
  const record = (one: Partial<Dissent>, given: Answer[] = [safe]) =>
    only('R-ES', minutes('ICPC', { ...other, dissent: [{ ...said, ...one }], answers: given }))

  test('speaks when a professional’s view is another step or category than the decision', () => {
    const fires = (one: object, value = 'CPP made') =>
      findings(
        'R-ES',
        minutes('ICPC', {
          decisions: [decision(value, { category: value === 'CPP made' ? 'Neglect' : '' })],
          views: [view({ person: 'p-hv', ...one })],
        }),
      ).length
    expect(fires({ view: 'CPP', category: 'Neglect' })).toBe(0)
    expect(fires({ view: 'CPP', category: 'Physical abuse' })).toBe(1)
    expect(fires({ view: 'CIN' })).toBe(1)
    expect(fires({ view: 'CIN' }, 'CPP not made: CIN')).toBe(0)
    expect(fires({ view: 'unsure' })).toBe(0)
    expect(fires({ view: 'CPP', text: 'Does not agree with the plan.' })).toBe(1)
    expect(fires({ person: 'p-mum', view: 'close' })).toBe(0)
  })
  test('speaks about words of disagreement and about recorded dissent', () => {
    expect(
      only('R-ES', minutes('CG', { sections: [section('agencyInfo', 'School does not agree.')] })).severity,
    ).toEqual(['MUST', 'GATE'])
    expect(findings('R-ES', minutes('CLOSE', { dissent: [said] }))).toEqual([])
  })
  test('noted by the person, in their own words, with tonight answered, ends it', () => {
    expect(record({})).toMatchObject({ state: 'answered', blocksSigning: false, blocksClosing: false })
  })
  const raised = { choice: 'escalated' as const, stage: '1', lead: 'Named nurse', due: '2026-09-18' }
  test('escalated lets the minutes be signed and holds the gate until the outcome is sent and accepted', () => {
    expect(record(raised)).toMatchObject({ state: 'open', blocksSigning: false, blocksClosing: true })
    const end = {
      outcome: 'Plan kept, review in four weeks.',
      outcomeSentOn: '2026-09-17',
      accepted: 'yes' as const,
    }
    expect(record({ ...raised, ...end })).toMatchObject({ state: 'answered', blocksClosing: false })
    expect(record({ ...raised, outcome: 'Plan kept.', accepted: '' }).blocksClosing).toBe(true)
  })
  test.each([
    ['words that are not their own', { ownWords: 'no' as const }],
    ['no choice', { choice: '' as const }],
    ['no words', { text: '' }],
    ['no stage', { ...raised, stage: '' }],
    ['no lead', { ...raised, lead: '' }],
    ['no date', { ...raised, due: 'soon' }],
    ['another person’s dissent', { person: 'p-dsl' }],
  ])('%s keeps it open', (_, one) => {
    expect(record(one)).toMatchObject({ state: 'open', blocksSigning: true })
  })
  test('nothing about tonight keeps it open, and nobody can override it', () => {
    expect(record({}, []).state).toBe('open')
    expect(record({}, [but(safe, { tonight: '' })]).state).toBe('open')
    expect(
      only(
        'R-ES',
        minutes('ICPC', { ...other, statements: [statement('override', 'R-ES', 'Service manager')] }),
      ).state,
    ).toBe('open')
  })
})

describe('R-CH', () => {
  const fresh = { triggers: { chronologyLastUpdated: '2026-08-18' } }
  const good = answer('R-CH', {
    fields: {
      updatedOn: '2026-09-16',
      updatedBy: 'p-sw',
      pattern: 'Each improvement lasted until visits became monthly, then it fell back.',
      allAgencies: 'Yes',
    },
  })
  const state = (given: Answer, more = {}) =>
    only('R-CH', minutes('ICPC', { answers: [given], ...more })).state
  const why = (type: Parameters<typeof minutes>[0], more: Parameters<typeof minutes>[1] = {}) =>
    findings('R-CH', minutes(type, more)).map((one) => one.why)
  test('fires after thirty days, without a date, and for an event that is not in it', () => {
    expect(why('CIN_REVIEW', { meeting: fresh })).toEqual([])
    const old = { meeting: { triggers: { chronologyLastUpdated: '2026-08-17' } } }
    expect(only('R-CH', minutes('CIN_REVIEW', old)).severity).toEqual(['MUST'])
    expect(why('CIN_REVIEW', old)).toEqual([
      'The chronology was last updated on 17 August 2026, more than 30 days before the meeting.',
    ])
    expect(why('CIN_REVIEW')).toEqual(['The chronology was never marked as updated.'])
    const came = { meeting: fresh, events: [event('policeIncident', { date: '2026-09-01' })] }
    expect(why('CIN_REVIEW', came)).toEqual(['Something in these minutes is not in the chronology yet.'])
    const listed = { ...came, chronology: [chronology({ date: '2026-09-01', text: 'Police came.' })] }
    expect(why('CIN_REVIEW', listed)).toEqual([])
    expect(why('SUP_GROUP')).toEqual([])
  })
  test('is always asked in a child protection enquiry, where every agency confirms its own part', () => {
    const asks = [
      'This is a child protection enquiry. Has every agency confirmed its own part of the chronology?',
    ]
    expect(why('ICPC', { meeting: fresh })).toEqual(asks)
    const started = { triggers: { ...fresh.triggers, strategyDiscussionStartingS47: '2026-09-01' } }
    expect(why('SUP_CASE', { meeting: started })).toEqual(asks)
    expect(why('SUP_CASE', { meeting: fresh })).toEqual([])
  })
  test('is asked before each conference, however short a time ago the last one was', () => {
    const since = (chronologyLastUpdated: string, type: 'RCPC' | 'CIN_REVIEW' = 'RCPC') =>
      why(type, { meeting: { triggers: { chronologyLastUpdated, previousReview: '2026-09-01' } } })
    expect(since('2026-09-01')).toEqual(['The chronology has not been updated since the last conference.'])
    expect(since('2026-09-02')).toEqual([])
    expect(since('2026-09-01', 'CIN_REVIEW')).toEqual([])
  })
  test('date, name, pattern and agencies satisfy it', () => {
    expect(state(good)).toBe('answered')
    expect(
      state(but(good, { allAgencies: 'No' }, { rows: [{ agency: 'Probation', date: '2026-09-25' }] })),
    ).toBe('answered')
  })
  test.each([
    ['no date', but(good, { updatedOn: '' })],
    ['an old date', but(good, { updatedOn: '2026-08-17' })],
    ['a date to come', but(good, { updatedOn: '2026-09-20' })],
    ['no name', but(good, { updatedBy: '' })],
    ['no pattern', but(good, { pattern: 'Up and down.' })],
    ['missing agencies that are not named', but(good, { allAgencies: 'No' })],
    ['a row with nothing in it', but(good, { allAgencies: 'No' }, { rows: [{ agency: ' ', date: '' }] })],
    ['no word on the agencies', but(good, { allAgencies: '' })],
    [
      '“yes” beside an agency that has not contributed',
      but(good, {}, { rows: [{ agency: 'Probation', date: '2026-09-25' }] }),
    ],
    ...weakened(good).map(([name, given]): [string, Answer] => [name, given]),
    [
      'a missing agency without a date',
      but(good, { allAgencies: 'No' }, { rows: [{ agency: 'Probation', date: '' }] }),
    ],
  ])('%s is not enough', (_, given) => {
    expect(state(given)).toBe('open')
  })
  test.each([
    ['thirty days before the meeting', '2026-08-18'],
    ['of today', '2026-09-17'],
  ])('a date %s is near enough', (_, updatedOn) => {
    expect(state(but(good, { updatedOn }))).toBe('answered')
  })
  test('without a date, the date is all that is asked for', () => {
    const record = minutes('ICPC', {
      answers: [but(good, { updatedOn: '' })],
      events: [event('allegation', { child: 'c1', date: '2026-09-16' })],
    })
    expect(only('R-CH', record).shortfalls).toEqual(['Still to answer: “Chronology updated on”'])
  })
  test.each([
    ['the day before the update is in it', ['2026-09-09'], []],
    ['the very day of the update is in it', ['2026-09-10'], []],
    [
      'a day after the update is still missing',
      ['2026-09-09', '2026-09-11'],
      ['1 event of these minutes happened after that date and is not in it.'],
    ],
    [
      'two days after the update is missing, and so is the other',
      ['2026-09-11', '2026-09-16'],
      ['2 events of these minutes happened after that date and are not in it.'],
    ],
  ])('an event of %s', (_, days, says) => {
    const events = days.map((date) => event('allegation', { id: date, child: 'c1', date }))
    const record = minutes('ICPC', { answers: [but(good, { updatedOn: '2026-09-10' })], events })
    expect(only('R-CH', record).shortfalls).toEqual(says)
  })
  test.each([
    ['an old day of it', '2026-08-17', [], ['Last updated on 17 August 2026.']],
    ['that there is no day', '', [], ['No date of an update is recorded.']],
    [
      'each event that is not in it, and no day that is new enough',
      '2026-09-10',
      [event('policeIncident', { date: '2026-09-01' }), event('noAccess', { date: '' })],
      ['1 September 2026: police incident is not in the chronology.'],
    ],
  ])('shows %s', (_, chronologyLastUpdated, events, says) => {
    const found = only('R-CH', minutes('ICPC', { meeting: { triggers: { chronologyLastUpdated } }, events }))
    expect(found.evidence.map((one) => 'says' in one && one.says)).toEqual(says)
  })
  test('shows a day before the last conference, however new', () => {
    const triggers = { chronologyLastUpdated: '2026-09-01', previousReview: '2026-09-01' }
    expect(only('R-CH', minutes('RCPC', { meeting: { triggers } })).evidence).toEqual([
      { kind: 'fact', says: 'Last updated on 1 September 2026.', section: 'chron' },
    ])
  })
  test('stops a closure', () => {
    expect(only('R-CH', minutes('CIN_REVIEW', { decisions: [decision('close')] }))).toMatchObject({
      severity: ['MUST', 'GATE'],
      blocksClosing: true,
    })
  })
  test('a team manager’s override holds for five working days', () => {
    const by = (reviewBy: string, role = 'Team manager', now?: string) =>
      only(
        'R-CH',
        minutes('ICPC', { statements: [statement('override', 'R-CH', role, { reviewBy })] }),
        now ? { now } : {},
      ).state
    expect(by('2026-09-24')).toBe('overridden')
    expect(by('2026-09-25')).toBe('open')
    expect(by('')).toBe('open')
    expect(by('2026-09-24', 'Team manager', '2026-09-24T10:00:00Z')).toBe('overridden')
    expect(by('2026-09-24', 'Team manager', '2026-09-25T10:00:00Z')).toBe('open')
    for (const role of ['Service manager', 'CP chair', 'Head of Service', 'QA lead', 'Social worker']) {
      expect(by('2026-09-24', role), role).toBe('open')
    }
    const own = { reviewBy: '2026-09-24', byAccount: 'acc-sw', byName: 'Callum Reid' }
    const statements = [statement('override', 'R-CH', 'Team manager', own)]
    expect(only('R-CH', minutes('ICPC', { statements })).state).toBe('open')
  })
  test('or for as long as the council has set', () => {
    const settings = { ...defaultSettings, chronologyOverrideWorkingDays: 2 }
    const by = (reviewBy: string) => {
      const statements = [statement('override', 'R-CH', 'Team manager', { reviewBy })]
      return only('R-CH', minutes('ICPC', { statements }), { settings })
    }
    expect(by('2026-09-21').state).toBe('overridden')
    expect(by('2026-09-22').shortfalls).toContain(
      'The override holds for 2 working days: give a review date within them.',
    )
  })
})

test('children without a name or a date break no rule', () => {
  const record = minutes('CIN_REVIEW', {
    children: [child('c1', '', { dob: '' })],
    decisions: [decision('close')],
  })
  expect(findings('R-CG', record)).toHaveLength(1)
})
