import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayState, readMinutes } from '../../../../shared/checks/index.ts'
import { type Answer, type Minutes, meetingTypes } from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  child,
  chronology,
  context,
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
  view as viewOf,
} from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

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
  const neglected = {
    decisions: [decision('NFA', { category: '', reason: 'Neglect: home conditions improved.' })],
  }
  test('in a signed decision to take no further action, or to end an enquiry', () => {
    const ended = (type: 'CLOSE' | 'STRAT', value: string, reason: string) =>
      minutes(type, { meeting: { date: '2019-05-01' }, decisions: [decision(value, { reason })] })
    const seen = (...history: Minutes[]) => findings('R-HH', minutes('ICPC', today), { history })
    expect(seen(ended('CLOSE', 'NFA', 'Neglect: home conditions improved.'))).toMatchObject([
      { evidence: [{ says: expect.stringContaining('Decided: NFA') }] },
    ])
    expect(seen(ended('STRAT', 'no S47: NFA', 'Dirty home, tidied on the day.'))).toHaveLength(1)
    expect(seen(ended('STRAT', 'no S47: CIN continues', 'Dirty home, tidied on the day.'))).toHaveLength(1)
    expect(seen(ended('CLOSE', 'NFA', 'A parking dispute between neighbours.'))).toEqual([])
  })
  test('also where only the reason for the referral says which harm it was', () => {
    const before = minutes('CLOSE', {
      meeting: { date: '2019-05-01' },
      decisions: [decision('NFA')],
      sections: [section('presenting', 'The school reported that Ada is hungry and unwashed.')],
    })
    expect(findings('R-HH', minutes('ICPC', today), { history: [before] })).toHaveLength(1)
  })
  test('but not in the decisions that began or continued the help of today', () => {
    const made = minutes('ICPC', { meeting: { date: '2026-06-01' }, ...today })
    const goesOn = minutes('RCPC', {
      meeting: { date: '2026-08-20' },
      decisions: [decision('CPP continues (same category)', { category: 'Neglect' })],
    })
    expect(findings('R-HH', minutes('RCPC', today), { history: [made, goesOn] })).toEqual([])
    const closed = minutes('CLOSE', { meeting: { date: '2026-05-01' }, ...neglected })
    expect(only('R-HH', minutes('RCPC', today), { history: [closed, made, goesOn] }).evidence).toHaveLength(1)
  })
  test('in a police incident of an earlier record', () => {
    const before = minutes('CIN_REVIEW', {
      meeting: { date: '2021-05-01' },
      events: [event('policeIncident', { date: '2021-04-02', text: 'Found a dirty home and no food.' })],
    })
    expect(findings('R-HH', minutes('ICPC', today), { history: [before] })).toHaveLength(1)
  })
  test('in an old event that was typed into this record', () => {
    const old = event('allegation', { child: 'c1', against: 'p-mum', date: '2017-03-01', kind: 'neglect' })
    expect(speaks({ ...today, events: [old] })).toBe(true)
    expect(speaks({ ...today, events: [old], chronology: [{ ...dirty, date: '2017-03-01' }] })).toBe(true)
    expect(speaks({ ...today, events: [{ ...old, date: '2026-09-10' }] })).toBe(false)
  })
  test('in a line of the chronology that is a plan, unless it is the plan of today', () => {
    const plan = { ...dirty, date: '2019-03-04', category: 'Plan', text: 'Plan made at conference.' }
    expect(speaks({ chronology: [plan] })).toBe(true)
    expect(
      speaks({ chronology: [{ ...plan, category: 'Other', text: 'Child protection plan ended.' }] }),
    ).toBe(true)
    expect(speaks({ chronology: [{ ...plan, text: 'Child in need plan agreed.' }] })).toBe(false)
    expect(speaks({ chronology: [{ ...plan, category: 'Other', text: 'CPP not made.' }] })).toBe(false)
    expect(speaks({ chronology: [plan], meeting: { triggers: { initialConference: '2019-03-04' } } })).toBe(
      false,
    )
  })
  test('about an adult by first name, alias or usual word, while nobody else is called that', () => {
    const assault = (text: string, people = family) =>
      speaks({ people, chronology: [{ ...dirty, about: [], category: 'Police', text }] })
    expect(assault('Dana arrested for assault on a neighbour.')).toBe(true)
    expect(assault('Mum arrested for assault on a neighbour.')).toBe(true)
    expect(assault('A neighbour arrested for assault.')).toBe(false)
    const two = [...family, person('p-aunt', 'Dana Cole', 'other adult in contact')]
    expect(assault('Dana arrested for assault on a neighbour.', two)).toBe(false)
    expect(assault('Dana Cole arrested for assault on a neighbour.', two)).toBe(true)
    const known = family.map((one) => (one.id === 'p-mum' ? { ...one, aliases: ['Dee'] } : one))
    expect(assault('Dee arrested for assault on a neighbour.', known)).toBe(true)
    expect(assault('Deed signed after an assault.', known)).toBe(false)
  })
  test.each([
    ['the plan a child is on', { children: [child('c1', 'Ada Ashby', { planBefore: 'CPP, Neglect' })] }],
    ['the reasons of a decision', { decisions: [decision('CIN', { reason: 'Ada is neglected.' })] }],
    ['the text', { sections: [section('analysis', 'Ada comes to school hungry and dirty.')] }],
  ])('like the harm that %s speaks of', (_, more) => {
    expect(speaks({ ...more, chronology: [dirty] })).toBe(true)
  })
  test('and not like a harm that the text says is not there', () => {
    expect(
      speaks({
        sections: [section('analysis', 'There are no concerns about neglect.')],
        chronology: [dirty],
      }),
    ).toBe(false)
  })
  test('of exploitation, or harm outside the home or online', () => {
    const sections = [section('analysis', 'Ada went missing twice and was found with a gang.')]
    const before = {
      ...dirty,
      category: 'Exploitation',
      text: 'Older boys had him carry parcels: county lines.',
    }
    expect(speaks({ sections, chronology: [before] })).toBe(true)
  })
  test('in every case type, and in no other', () => {
    const asked = meetingTypes.filter(
      (type) => findings('R-HH', minutes(type, { ...today, chronology: [dirty] })).length > 0,
    )
    expect(asked.toSorted()).toEqual(
      meetingTypes.filter((type) => !['SUP_SUP', 'LEGAL', 'ESC', 'MGMT', 'PROF'].includes(type)).toSorted(),
    )
  })
  test('but not in today’s own event, once it stands in the chronology, nor in a year alone', () => {
    const events = [event('allegation', { child: 'c1', date: '2026-09-16', kind: 'neglect' })]
    const copied = { ...dirty, date: '2026-09-16' }
    expect(speaks({ ...today, events, chronology: [copied] })).toBe(false)
    expect(speaks({ sections: [section('reason', 'Ada was born in 2018 in Leeds.')] })).toBe(false)
  })
})

describe('R-HH tells', () => {
  const told = (parts: object, more: object = {}) =>
    findings('R-HH', minutes('ICPC', parts), more).flatMap((one) =>
      one.evidence.map((each) => (each.kind === 'words' ? each.text : each.says)),
    )
  const neglect = 'Shares the same kind of harm: neglect'
  const ada = (name: string, ...previousPlans: object[]) => ({
    children: [child('c1', name, { previousPlans })],
  })
  const line = (id: string, date: string, text: string, more = {}) =>
    chronology({ id, date, text, category: 'Neglect', ...more })

  test.each([
    [
      'with its beginning and category',
      ada('Ada Ashby', { from: '2019-01-01', to: '2020-09-01', category: 'Neglect' }),
      [
        '1 January 2019 (7 years earlier): Ada Ashby had a child protection plan, category Neglect. Shares an earlier plan.',
      ],
    ],
    [
      'with its end alone, of a child without a name',
      ada('', { from: '', to: '2020-09-01', category: '' }),
      ['1 September 2020 (6 years earlier): A child had a child protection plan. Shares an earlier plan.'],
    ],
    [
      'without any date, beside a line without one',
      {
        ...today,
        ...ada('Ada Ashby', { from: '', to: '', category: '' }),
        chronology: [line('h1', '', 'Plan.')],
      },
      [
        `No date: Plan. ${neglect}.`,
        'No date: Ada Ashby had a child protection plan. Shares an earlier plan.',
      ],
    ],
    [
      'once, where the chronology has it too',
      {
        ...today,
        ...ada('Ada Ashby', { from: '2019-01-01', to: '', category: 'Neglect' }),
        chronology: [line('h0', '2018-01-01', 'Plan talked about.'), line('h1', '2019-01-01', 'Plan made.')],
      },
      [
        `1 January 2018 (8 years earlier): Plan talked about. ${neglect}.`,
        `1 January 2019 (7 years earlier): Plan made. ${neglect}; an earlier plan.`,
      ],
    ],
    [
      'once, and once as a plan, where the chronology calls it one',
      {
        ...ada('Ada Ashby', { from: '2019-01-01', to: '', category: '' }),
        chronology: [line('h1', '2019-01-01', 'Plan made.', { category: ' Plan ' })],
      },
      ['1 January 2019 (7 years earlier): Plan made. Shares an earlier plan.'],
    ],
    [
      'beside another line of the same day',
      {
        ...today,
        ...ada('Ada Ashby', { from: '2019-01-01', to: '', category: '' }),
        chronology: [line('h1', '2019-01-01', 'Hungry.')],
      },
      [
        `1 January 2019 (7 years earlier): Hungry. ${neglect}.`,
        '1 January 2019 (7 years earlier): Ada Ashby had a child protection plan. Shares an earlier plan.',
      ],
    ],
  ])('an earlier plan %s', (_, parts, says) => {
    expect(told(parts)).toEqual(says)
  })
  test('of plans by their kind only where that is the whole of it', () => {
    const of = (category: string) => told({ chronology: [line('h1', '2019-01-01', 'Agreed.', { category })] })
    expect(of('Earlier plan')).toHaveLength(1)
    expect(of('Plan meeting')).toEqual([])
    expect(of('Safety plan')).toEqual([])
  })
  test('the oldest first and what has no date last, each once', () => {
    const parts = {
      ...today,
      chronology: [
        line('h3', '2020-01-01', 'Third.'),
        line('h9', 'in winter', 'Undated.'),
        line('h1', '2018-01-01', 'First.'),
        line('h2', '2019-01-01', 'Second.'),
      ],
    }
    const before = minutes('CIN_REVIEW', {
      meeting: { date: '2021-05-01' },
      chronology: [line('x1', '2018-01-01', ' FIRST. '), line('x2', '2018-01-01', 'Also.')],
    })
    expect(told(parts, { history: [before] })).toEqual([
      `1 January 2018 (8 years earlier): First. ${neglect}.`,
      `1 January 2018 (8 years earlier): Also. ${neglect}.`,
      `1 January 2019 (7 years earlier): Second. ${neglect}.`,
      `1 January 2020 (6 years earlier): Third. ${neglect}.`,
      `in winter: Undated. ${neglect}.`,
    ])
  })
  test.each([
    ['the day before the meeting', '2026-09-16', 1],
    ['the day of the meeting', '2026-09-17', 0],
    ['a day after it', '2026-09-18', 0],
  ])('of %s as history or not', (_, date, times) => {
    expect(told({ ...today, chronology: [line('h1', date, 'Hungry.')] })).toHaveLength(times)
  })
  test.each([
    ['about another child', { about: ['c2'] }, { child: 'c1' }, 1],
    ['about the same child', { about: ['c1'] }, { child: 'c1' }, 0],
    ['about nobody by name', { about: [] }, { child: 'c1' }, 0],
    ['beside an event about nobody by name', { about: ['c2'] }, { child: '' }, 0],
    ['of the day before', { about: ['c1'], date: '2026-09-09' }, { child: 'c1' }, 1],
  ])('a line %s as history or as today’s event', (_, more, one, times) => {
    const events = [event('noAccess', { id: 'ev1', date: '2026-09-10', ...one })]
    const parts = { ...today, events, chronology: [line('h1', '2026-09-10', 'Hungry.', more)] }
    expect(told(parts)).toHaveLength(times)
  })
  test.each([
    ['two months ago', { date: '2026-07-17' }, 1],
    ['a day less ago', { date: '2026-07-18' }, 0],
    ['at no known time', { date: '' }, 0],
    ['long ago, and of no concern', { date: '2017-03-01', type: 'noAccess' }, 0],
  ])('an event of %s as history or not', (_, more, times) => {
    const one = event('policeIncident', { id: 'ev1', kind: 'neglect', text: 'Police came.' })
    expect(told({ ...today, events: [{ ...one, ...more }] })).toHaveLength(times)
  })
  test.each([
    ['policeIncident', { place: 'the flat' }, 'Police were called to the flat.'],
    ['policeIncident', {}, 'Police were called.'],
    ['policeIncident', { text: 'Found alone.' }, 'Found alone.'],
    ['allegation', { child: 'c1', against: 'p-dsl' }, 'Ada Ashby: neglect alleged against Mark Toll'],
  ])('an old %s in words', (type, more, text) => {
    const events = [event(type, { id: 'ev1', date: '2017-03-01', kind: 'neglect', ...more })]
    expect(told({ ...today, events })).toEqual([`1 March 2017 (9 years earlier): ${text} ${neglect}.`])
  })
  test('by whom a child was hurt, also where only the event of then says it', () => {
    const events = [
      event('allegation', {
        id: 'ev1',
        date: '2017-03-01',
        against: 'p-mum',
        kind: 'assault',
        text: 'Told.',
      }),
    ]
    expect(told({ events })).toEqual([
      '1 March 2017 (9 years earlier): Told. Shares the same adult: Dana Ashby.',
    ])
  })
  test('the same circumstances, and a child who was removed', () => {
    const sections = [section('analysis', 'Ada has head lice.')]
    const lines = (text: string, about: string[] = []) =>
      told({ sections, chronology: [line('h1', '2017-03-01', text, { category: '', about })] })
    expect(lines('Head lice seen. A knife was found.')).toEqual([
      `1 March 2017 (9 years earlier): Head lice seen. A knife was found. ${neglect}; the same circumstances: head lice.`,
    ])
    expect(lines('Older son adopted.', ['p-mum'])).toEqual([
      '1 March 2017 (9 years earlier): Older son adopted. Shares a child of Dana Ashby was removed.',
    ])
    expect(lines('Older son adopted.')).toEqual([])
    expect(lines('Moved house.', ['p-mum'])).toEqual([])
  })
  test('what an adult’s entry says of a removal', () => {
    const people = [...family, person('p-dad', 'Sam Ashby', 'father', { detail: 'Care order in 2011' })]
    expect(told({ people })).toEqual([
      'No date: Sam Ashby: Care order in 2011 Shares a child of Sam Ashby was removed.',
    ])
  })
  test('earlier decisions with their category and reason', () => {
    const made = minutes('ICPC', {
      meeting: { date: '2018-05-01' },
      decisions: [decision('CPP made', { category: 'Neglect', reason: 'Dirty home' })],
    })
    const goesOn = minutes('RCPC', {
      meeting: { date: '2018-08-01' },
      decisions: [
        decision(' Continues', { category: 'Neglect' }),
        decision('  ', { id: 'd2', category: 'Neglect' }),
        decision('other', { id: 'd3', category: 'Neglect', reason: '' }),
      ],
    })
    const ended = minutes('RCPC', {
      meeting: { date: '2019-05-01' },
      decisions: [
        decision('CPP ends: CIN', { category: 'Neglect' }),
        decision('continues', { id: 'd2', category: 'Neglect' }),
      ],
    })
    const plan = 'Shares an earlier plan'
    expect(told(today, { history: [made, goesOn, ended] })).toEqual([
      `1 May 2018 (8 years earlier): Decided: CPP made, Neglect. Dirty home ${neglect}; an earlier plan.`,
      `1 August 2018 (8 years earlier): Decided: other, Neglect ${neglect}.`,
      `1 May 2019 (7 years earlier): Child protection plan ended: CPP ends: CIN ${plan}.`,
    ])
  })
  const dirtyThen = { chronology: [line('h1', '2017-03-01', 'Hungry.')] }
  test.each([
    [
      'an allegation of this week',
      { events: [event('allegation', { date: '2026-09-10', kind: 'neglect' })] },
      1,
    ],
    [
      'a visit of this week without access',
      { events: [event('noAccess', { date: '2026-09-10', text: 'neglect' })] },
      0,
    ],
    [
      'the view of a professional',
      { views: [viewOf({ person: 'p-hv', view: 'CPP', category: 'Neglect' })] },
      1,
    ],
    ['a part on history', { sections: [section('history', 'She was neglected then.')] }, 0],
    [
      'appointments missed until they are persistent',
      {
        events: ['2026-05-02', '2026-06-02', '2026-08-02'].map((date) =>
          event('wasNotBrought', { id: date, child: 'c1', date, service: 'Audiology' }),
        ),
      },
      1,
    ],
  ])('it is like %s, or not', (_, parts, times) => {
    expect(told({ ...dirtyThen, ...parts })).toHaveLength(times)
  })
  test('sentence by sentence what is not there', () => {
    const says = (text: string) => told({ ...dirtyThen, sections: [section('analysis', text)] }).length
    expect(says('No signs of neglect. She is unsupervised.')).toBe(1)
    expect(says('No signs of neglect.  Nothing about reports of neglect.')).toBe(0)
  })
  describe('of an adult', () => {
    const assault = (text: string, ...people: typeof family) =>
      told({
        people: [...family.slice(1), ...people],
        chronology: [line('h1', '2017-03-01', text, { category: 'Police' })],
      }).length
    const dana = person('p-mum', ' Dana Ashby', 'mother', { of: ['c1'] })
    test.each([
      ['by the word for a mother who is the only one', 'Mum was arrested for assault.', [dana], 1],
      [
        'not by a word that means two of them',
        'Mum was arrested for assault.',
        [dana, person('p-two', 'Eve Cole', ' Mother')],
        0,
      ],
      [
        'not by “partner”, who may have been another',
        'Her partner was arrested for assault.',
        [person('p-x', 'Ned Orr', 'partner')],
        0,
      ],
      [
        'by the whole name where the first is shared',
        'DANA ASHBY was arrested for assault.',
        [dana, person('p-gp', 'dana  Cole', 'professional')],
        1,
      ],
      [
        'by another name where the first is shared',
        'Dee was arrested for assault.',
        [{ ...dana, aliases: ['Didi', 'Dee'] }, person('p-gp', 'Dana Cole', 'professional')],
        1,
      ],
      [
        'not by a first name that is all there is of two',
        'Dana was arrested for assault.',
        [person('p-mum', 'Dana', 'mother'), person('p-gp', 'Dana Cole', 'professional')],
        0,
      ],
    ])('%s', (_, text, people, times) => {
      expect(assault(text, ...people)).toBe(times)
    })
  })
  test.each([
    ['one concern', dirtyThen, '1 earlier concern is like today’s. How long ago makes no difference.'],
    [
      'words of history',
      { sections: [section('chron', 'That was dealt with at the time.')], decisions: [] },
      'The text speaks of history. What links it to now?',
    ],
  ])('why it speaks: %s', (_, parts, why) => {
    expect(only('R-HH', minutes('ICPC', { ...today, ...parts })).why).toBe(why)
  })
  test('why it speaks in a review of a history, where nothing else is known', () => {
    expect(only('R-HH', minutes('HRR'))).toMatchObject({
      why: 'This record reviews a history that was flagged as high risk.',
      severity: ['MUST'],
      state: 'open',
    })
    expect(findings('R-HH', minutes('ICPC'))).toEqual([])
  })
  test('the list of the worker begins with them', () => {
    expect(only('R-HH', minutes('ICPC', { ...today, ...dirtyThen })).prefill).toEqual({
      rows: [{ date: '2017-03-01', what: 'Hungry.', done: '', after: '' }],
    })
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
    fields: {
      decision: 'Plan goes ahead',
      reduce: 'With conditions',
      conditions: 'Legal planning within two weeks.',
      revisitOn: '2026-12-01',
    },
  })
  const record = (answers: Answer[], statements: Minutes['statements'], more = {}) =>
    only('R-HH', minutes('ICPC', { ...today, chronology: [dirty], answers, statements, ...more }))

  test('by the worker’s list and a service manager’s own view', () => {
    expect(record([good], [view])).toMatchObject({ state: 'answered', shortfalls: [] })
  })
  describe('only where the list leaves nothing out:', () => {
    const row = good.rows[0] as Record<string, string>
    const left = (date: string, ...rows: Record<string, string>[]) =>
      only(
        'R-HH',
        minutes('ICPC', {
          ...today,
          chronology: [{ ...dirty, date }],
          answers: [but(good, {}, { rows: rows.map((one) => ({ ...row, ...one })) })],
          statements: [view],
        }),
      ).shortfalls.filter((one) => one.startsWith('Your list'))
    const other = { date: '2010-01-01', what: 'Moved house' }
    test.each([
      ['its day among others', '2009-03-04', [other, { date: '2009-03-04' }], []],
      [
        'another day',
        '2009-03-04',
        [{ ...other, what: 'Dirty home, no food.' }],
        ['Your list leaves out: 4 March 2009, Dirty home, no food.'],
      ],
      ['its words, where it has no day', '', [other, { ...other, what: ' dirty HOME, no food. ' }], []],
      ['the words for its day', ' in winter', [other, { date: 'in winter ', what: 'Home' }], []],
      ['neither', 'in winter', [other], ['Your list leaves out: in winter, Dirty home, no food.']],
      [
        'no day for no day',
        '',
        [{ date: ' ', what: 'Home' }],
        ['Your list leaves out: no date, Dirty home, no food.'],
      ],
    ])('%s', (_, date, rows, says) => {
      expect(left(date, ...rows)).toEqual(says)
    })
  })
  test('only with the head of service when it is referred', () => {
    expect(lacks(record([good], [referred]))).toContain('head of service')
    expect(record([good], [referred, final]).state).toBe('answered')
  })
  const another = { byAccount: 'acc-sm2', byName: 'Ola Berg', id: 'st-2' }
  test.each([
    ['an empty second view', { ...view, ...another, text: '', fields: {} }],
    ['a second service manager’s “No”', { ...view, ...another }],
    ['the same manager’s change of mind', { ...view, id: 'st-3' }],
  ])('%s does not take a referral back', (_, second) => {
    expect(record([good], [referred, second])).toMatchObject({
      state: 'open',
      shortfalls: ['Waiting for the head of service decision of a head of service.'],
      secondPerson: [{ kind: 'senior manager view' }, { kind: 'head of service decision' }],
    })
    expect(record([good], [second, referred]).state).toBe('open')
    expect(record([good], [second, referred, final]).state).toBe('answered')
  })
  test.each([
    ['a service manager', { role: 'Service manager' }],
    ['the chair of a conference', { byAccount: 'acc-chair', byName: 'Priya Noor' }],
    ['too few words', { text: 'Plan goes ahead.' }],
    ['no conditions', { fields: { ...final.fields, conditions: '' } }],
    ['no date to look at it again', { fields: { ...final.fields, revisitOn: 'in winter' } }],
    ['no word on whether help may be reduced', { fields: { ...final.fields, reduce: '' } }],
  ])('a Head of Service decision with %s does not settle it', (_, more) => {
    expect(record([good], [referred, { ...final, ...more }]).state).toBe('open')
  })
  test('and is locked then: no later view of a service manager is asked for, taken or counted', () => {
    const settled = minutes('ICPC', {
      ...today,
      chronology: [dirty],
      answers: [good],
      statements: [referred, final],
    })
    const finding = only('R-HH', settled)
    expect(finding.secondPerson.map((one) => one.kind)).toEqual(['head of service decision'])
    expect(
      mayState({ id: 'acc-sm', name: 'Morag Ell' }, 'SM', settled, finding, 'senior manager view'),
    ).toEqual({
      ok: false,
      says: 'The Head of Service has decided. Only a new decision of the Head of Service, with new information, replaces it.',
    })
    const late = record([good], [{ ...final, id: 'st-0' }, referred])
    expect(late.state).toBe('open')
    expect(lacks(late)).toContain(
      'The Head of Service had decided when Morag Ell gave the senior manager view.',
    )
    expect(record([good], [referred, final, { ...view, ...another, id: 'st-4' }]).state).toBe('answered')
  })
  test('a second decision replaces the first only with new information', () => {
    const again = (newInformation: string) => ({
      ...final,
      id: 'st-again',
      fields: { ...final.fields, reduce: 'Yes', newInformation },
    })
    const said = (second: typeof final) => record([good], [referred, final, second]).evidence[0]
    expect(said(again(''))).toMatchObject({ says: expect.stringContaining('reduced? With conditions') })
    expect(said(again('The father moved out on 3 September; police confirm it.'))).toMatchObject({
      says: expect.stringContaining('reduced? Yes'),
    })
    const asked = record([good], [referred, final]).secondPerson[0]
    expect(asked?.fields.map(({ key }) => key)).toContain('newInformation')
  })
  test('a Head of Service who chairs the high-risk history review decides in it', () => {
    const own = { ...final, byAccount: 'acc-chair', byName: 'Priya Noor' }
    const chaired = (type: 'HRR' | 'ICPC') =>
      only(
        'R-HH',
        minutes(type, { ...today, chronology: [dirty], answers: [good], statements: [referred, own] }),
      )
    expect(chaired('HRR').state).toBe('answered')
    expect(chaired('ICPC').state).toBe('open')
  })
  test.each(weakened(good))('the worker’s answer needs more than %s', (_, given, says) => {
    expect(
      lacksAfter(
        'R-HH',
        (answers) => minutes('ICPC', { ...today, chronology: [dirty], answers, statements: [view] }),
        given,
      ),
    ).toEqual([says])
  })
  test('and no role overrides it', () => {
    expect(
      overridingRoles('R-HH', (statements) => minutes('ICPC', { ...today, chronology: [dirty], statements })),
    ).toEqual([])
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
  describe('but a review covers the family no longer', () => {
    const reviewed = (statements: Minutes['statements']) =>
      minutes('ICPC', {
        meeting: { date: '2026-06-01' },
        statements: statements.map((one) => ({ ...one, at: '2026-06-01T12:00:00Z' })),
      })
    const state = (more: object, statements = [view]) =>
      only('R-HH', minutes('RCPC', { ...today, chronology: [dirty], ...more }), {
        history: [reviewed(statements)],
      }).state
    test('when it was referred and the Head of Service has not decided', () => {
      expect(state({})).toBe('answered')
      expect(state({}, [referred])).toBe('open')
      expect(state({}, [referred, view])).toBe('open')
      expect(state({}, [referred, final])).toBe('answered')
    })
    test('when the police were called again', () => {
      expect(state({ events: [event('policeIncident', { date: '2026-09-10' })] })).toBe('open')
      expect(state({ events: [event('policeIncident', { date: '2026-05-10' })] })).toBe('answered')
    })
    test('when a passage about harm has been confirmed', () => {
      const sections = [section('agencyInfo', 'Ada is hungry most mornings.')]
      const [cue] = readMinutes(context(minutes('RCPC', { sections }))).cues.filter(
        ({ family }) => family === 'NG',
      )
      const resolved = (how: 'evidence added' | 'not relevant') => ({
        sections,
        cueResolutions: [
          {
            id: 'r',
            entryId: 'e1',
            cue: cue?.cue ?? '',
            words: cue?.text ?? '',
            nth: 0,
            how,
            reason: 'A game.',
            by: '',
            at: '',
          },
        ],
      })
      expect(state(resolved('evidence added'))).toBe('open')
      expect(state(resolved('not relevant'))).toBe('answered')
    })
    test('when appointments have been missed until they are persistent', () => {
      const missed = (...dates: string[]) => ({
        events: dates.map((date) =>
          event('wasNotBrought', { id: date, child: 'c1', date, service: 'Audiology' }),
        ),
      })
      expect(state(missed('2026-05-02', '2026-08-02'))).toBe('open')
      expect(state(missed('2026-05-02', '2026-05-20'))).toBe('answered')
    })
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
