import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Minutes } from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  child,
  chronology,
  decision,
  event,
  family,
  findings,
  lacks,
  minutes,
  only,
  person,
  section,
  statement,
} from '../kit.ts'

const dirty = chronology({
  id: 'h1',
  date: '2009-03-04',
  about: ['c1'],
  category: 'Neglect',
  text: 'Dirty home, no food.',
})
const today = { decisions: [decision('CPP made', { category: 'Neglect' })] }
const speaks = (parts: object) => findings('R-HH', minutes('ICPC', parts)).length === 1

describe('R-HH finds an earlier concern', () => {
  test('of the same kind of harm, and not of another kind', () => {
    expect(speaks({ ...today, chronology: [dirty] })).toBe(true)
    expect(speaks({ chronology: [dirty] })).toBe(false)
    expect(
      speaks({ ...today, chronology: [{ ...dirty, category: 'Health', text: 'Tonsils removed.' }] }),
    ).toBe(false)
  })
  test('about the same adult, by id or by name', () => {
    const assault = { ...dirty, category: 'Police', text: 'Arrested for assault on a neighbour.' }
    expect(speaks({ chronology: [{ ...assault, about: ['p-mum'] }] })).toBe(true)
    expect(
      speaks({
        chronology: [{ ...assault, about: [], text: 'Dana Ashby arrested for assault on a neighbour.' }],
      }),
    ).toBe(true)
    expect(speaks({ chronology: [{ ...assault, about: ['p-other'] }] })).toBe(false)
  })
  test('with the same injury', () => {
    const sections = [section('agencyInfo', 'The hospital found a fracture of the arm.')]
    expect(
      speaks({
        sections,
        chronology: [{ ...dirty, category: 'Hospital', text: 'Skull fracture, explained as a fall.' }],
      }),
    ).toBe(true)
  })
  test('in an earlier plan, however it ended', () => {
    expect(
      speaks({
        children: [
          child('c1', 'Ada Ashby', {
            previousPlans: [{ from: '2019-01-01', to: '2019-09-01', category: 'Emotional abuse' }],
          }),
        ],
      }),
    ).toBe(true)
  })
  test('where a child of an adult in the home was removed', () => {
    const people = [
      ...family,
      person('p-dad', 'Sam Ashby', 'father', { inHousehold: true, detail: 'Older son: care order in 2011' }),
    ]
    expect(speaks({ people })).toBe(true)
  })
  test('in words that put history aside, unless they are set aside with a reason', () => {
    const sections = [section('chron', 'That was dealt with at the time.')]
    expect(speaks({ sections })).toBe(true)
    const cueResolutions = (reason: string) => [
      {
        id: 'r',
        entryId: 'e1',
        cue: 'HH-01',
        words: 'dealt with at the time',
        nth: 0,
        how: 'not relevant' as const,
        reason,
        by: '',
        at: '',
      },
    ]
    expect(speaks({ sections, cueResolutions: cueResolutions('') })).toBe(true)
    expect(speaks({ sections, cueResolutions: cueResolutions('About a parking fine.') })).toBe(false)
  })
  test('in a signed record of the same family', () => {
    const before = minutes('CIN_REVIEW', { meeting: { date: '2020-05-01' }, chronology: [dirty] })
    expect(findings('R-HH', minutes('ICPC', today), { history: [before] })).toHaveLength(1)
  })
  test('but not in today’s own event, once it stands in the chronology, nor in a year alone', () => {
    const events = [event('allegation', { child: 'c1', date: '2026-09-16', kind: 'neglect' })]
    const copied = { ...dirty, date: '2026-09-16' }
    expect(speaks({ ...today, events, chronology: [copied] })).toBe(false)
    expect(speaks({ sections: [section('reason', 'Ada was born in 2018 in Leeds.')] })).toBe(false)
  })
})

test('moving an earlier concern back in time never silences R-HH', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90_000 }), (days) => {
      const date = new Date(Date.UTC(2026, 8, 16) - days * 86_400_000).toISOString().slice(0, 10)
      const finding = only('R-HH', minutes('ICPC', { ...today, chronology: [{ ...dirty, date }] }))
      expect(finding).toMatchObject({ state: 'open', severity: ['MUST'], blocksSigning: true })
    }),
    { numRuns: 200 },
  )
})

test('a date that nobody can read never silences R-HH', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (date) => {
      fc.pre(!/^\s*\d/.test(date))
      expect(only('R-HH', minutes('ICPC', { ...today, chronology: [{ ...dirty, date }] })).state).toBe('open')
    }),
    { numRuns: 100 },
  )
})

test('the gap is shown', () => {
  const finding = only('R-HH', minutes('ICPC', { ...today, chronology: [dirty] }))
  expect(finding.evidence[0]).toMatchObject({ says: expect.stringContaining('17 years earlier') })
})

describe('R-HH is settled', () => {
  const good = answer('R-HH', {
    fields: {
      same: 'The same flat, and again no food in the cupboards.',
      quiet: 'Nobody visited between 2010 and 2025: not seen rather than safer.',
      highRisk: 'Yes',
    },
    rows: [
      {
        date: '4 March 2009',
        what: 'Dirty home',
        done: 'Assessed',
        after: 'Closed; nothing known for years',
      },
    ],
  })
  const view = statement('senior manager view', 'R-HH', 'Service manager', {
    fields: {
      changes: 'Fortnightly unannounced visits.',
      refer: 'No',
      why: 'The plan is strong enough now.',
    },
  })
  const referred = { ...view, fields: { ...view.fields, refer: 'Yes' } }
  const final = statement('head of service decision', 'R-HH', 'Head of Service', {
    fields: { decision: 'Plan goes ahead', conditions: 'Legal planning within two weeks.' },
  })
  const record = (answers: Answer[], statements: Minutes['statements'], more = {}) =>
    only('R-HH', minutes('ICPC', { ...today, chronology: [dirty], answers, statements, ...more }))

  test('by the worker’s list and a service manager’s own view', () => {
    expect(record([good], [view])).toMatchObject({ state: 'answered', shortfalls: [] })
  })
  test('only with the head of service when it is referred', () => {
    expect(lacks(record([good], [referred]))).toContain('head of service')
    expect(record([good], [referred, final]).state).toBe('answered')
  })
  test.each([
    [
      'a concern left out of the list',
      [but(good, {}, { rows: [{ date: '2010', what: 'x', done: 'x', after: 'x' }] })],
      [view],
    ],
    ['no list', [but(good, {}, { rows: [] })], [view]],
    ['no word on the quiet period', [but(good, { quiet: '' })], [view]],
    ['no senior manager', [good], []],
    ['a team manager instead', [good], [{ ...view, role: 'Team manager' }]],
    ['the chair under another role', [good], [{ ...view, byAccount: 'acc-chair' }]],
    [
      'a view without a choice on referral',
      [good],
      [{ ...view, fields: { changes: 'More visits.', why: 'It is needed.' } }],
    ],
    ['a view in three words', [good], [{ ...view, text: 'I have read.' }]],
    ['an override', [good], [statement('override', 'R-HH', 'Head of Service')]],
  ])('not by %s', (_, answers, statements) => {
    expect(record(answers, statements).state).toBe('open')
  })
  test('for six months by one review, until something like it happens again', () => {
    const reviewed = (at: string) =>
      minutes('ICPC', { meeting: { date: at }, statements: [{ ...view, at: `${at}T12:00:00Z` }] })
    const state = (at: string, more = {}) =>
      only('R-HH', minutes('RCPC', { ...today, chronology: [dirty], ...more }), { history: [reviewed(at)] })
        .state
    expect(state('2026-06-01')).toBe('answered')
    expect(state('2026-03-01')).toBe('open')
    expect(state('2026-06-01', { chronology: [dirty, { ...dirty, id: 'h2', date: '2026-07-01' }] })).toBe(
      'open',
    )
    expect(
      state('2026-06-01', {
        events: [event('allegation', { child: 'c1', date: '2026-09-16', kind: 'assault' })],
      }),
    ).toBe('open')
  })
  test('and holds the gate on a reduction', () => {
    expect(
      only(
        'R-HH',
        minutes('CIN_REVIEW', {
          decisions: [decision('close', { category: 'Neglect' })],
          chronology: [dirty],
        }),
      ).severity,
    ).toEqual(['MUST', 'GATE'])
  })
})
