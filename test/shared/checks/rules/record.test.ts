import { describe, expect, test } from 'vitest'
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
  test('escalated lets the minutes be signed and holds the gate until the outcome is accepted or not', () => {
    expect(record(raised)).toMatchObject({ state: 'open', blocksSigning: false, blocksClosing: true })
    expect(record({ ...raised, outcome: 'Plan kept, review in four weeks.', accepted: 'yes' })).toMatchObject(
      { state: 'answered', blocksClosing: false },
    )
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
  test('fires after thirty days, without a date, and for an event that is not in it', () => {
    expect(findings('R-CH', minutes('ICPC', { meeting: fresh }))).toEqual([])
    expect(
      only('R-CH', minutes('ICPC', { meeting: { triggers: { chronologyLastUpdated: '2026-08-17' } } }))
        .severity,
    ).toEqual(['MUST'])
    expect(findings('R-CH', minutes('ICPC'))).toHaveLength(1)
    const came = { meeting: fresh, events: [event('policeIncident', { date: '2026-09-01' })] }
    expect(findings('R-CH', minutes('ICPC', came))).toHaveLength(1)
    expect(
      findings(
        'R-CH',
        minutes('ICPC', { ...came, chronology: [chronology({ date: '2026-09-01', text: 'Police came.' })] }),
      ),
    ).toEqual([])
    expect(findings('R-CH', minutes('SUP_GROUP'))).toEqual([])
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
    [
      'a missing agency without a date',
      but(good, { allAgencies: 'No' }, { rows: [{ agency: 'Probation', date: '' }] }),
    ],
  ])('%s is not enough', (_, given) => {
    expect(state(given)).toBe('open')
  })
  test('an event after the update is still missing', () => {
    expect(
      state(but(good, { updatedOn: '2026-09-10' }), {
        events: [event('allegation', { child: 'c1', date: '2026-09-16' })],
      }),
    ).toBe('open')
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
    expect(by('2026-09-24', 'Team manager', '2026-09-25T10:00:00Z')).toBe('open')
    expect(by('2026-09-24', 'Service manager')).toBe('open')
  })
})

test('children without a name or a date break no rule', () => {
  const record = minutes('CIN_REVIEW', {
    children: [child('c1', '', { dob: '' })],
    decisions: [decision('close')],
  })
  expect(findings('R-CG', record)).toHaveLength(1)
})
