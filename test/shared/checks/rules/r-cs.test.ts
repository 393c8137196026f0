import { describe, expect, test } from 'vitest'
import { type Answer, type CueResolution, meetingTypes } from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  child,
  chronology,
  decision,
  event,
  everyCaseType,
  family,
  findings,
  minutes,
  only,
  person,
  section,
  statement,
} from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const sign = [section('agencyInfo', 'Ada has started bed-wetting.')]
const two = { children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')] }
const good = answer('R-CS', {
  fields: {
    tool: 'CSA signs and indicators template',
    decided: 'The school and the GP meet on Friday; nobody waits for her to say more.',
    strategy: 'Yes',
    wetting: 'New since May; the GP tests on Friday, and sexual abuse is thought about too.',
  },
  rows: [{ what: 'Wet at school three times', by: 'Mark Toll', date: '2026-09-08' }],
})
const lacks = (given: Answer, parts: object = {}) =>
  lacksAfter('R-CS', (answers) => minutes('ICPC', { sections: sign, ...parts, answers }), given)
const about = (parts: object) =>
  findings('R-CS', minutes('ICPC', parts)).map((one) => [one.severity.join(), one.about])

describe('R-CS asks about signs of sexual abuse', () => {
  test('in every case type and in no other', () => {
    expect(
      meetingTypes
        .filter((type) => findings('R-CS', minutes(type, { sections: sign })).length > 0)
        .toSorted(),
    ).toEqual(everyCaseType)
  })
  test.each([
    ['an allegation', { events: [event('allegation', { child: 'c2', kind: 'sexual touching' })] }, ['c2']],
    [
      'an earlier plan',
      {
        children: [
          two.children[0],
          child('c2', 'Ben Ashby', { previousPlans: [{ from: '2019', to: '', category: 'Sexual abuse' }] }),
        ],
      },
      ['c2'],
    ],
    [
      'the category',
      { decisions: [decision('CPP made', { child: 'c2', category: 'Sexual abuse' })] },
      ['c2'],
    ],
    [
      'words of a sexual offence',
      { sections: [section('agencyInfo', 'He touched her under the covers.')] },
      ['c1'],
    ],
    [
      'a sign in the reasons',
      { decisions: [decision('CPP made', { child: 'c2', reason: 'Ben has begun soiling.' })] },
      ['c2'],
    ],
  ])('because of %s, about the child concerned', (_, parts, children) => {
    expect(about({ ...two, ...parts })).toEqual([['MUST', children]])
  })
  test('a sign that is only denied is a prompt', () => {
    expect(about({ sections: [section('agencyInfo', 'There was no soiling.')] })).toEqual([
      ['PROMPT', ['c1']],
    ])
  })
  test('and an answer about one child never settles a sign in another', () => {
    const parts = {
      ...two,
      sections: [section('agencyInfo', 'Ada wets the bed. Ben is sexualised.', { about: 'all' })],
    }
    expect(about(parts)).toEqual([['MUST', ['c1', 'c2']]])
    expect(lacks(good, parts)).toEqual(['Ben Ashby: Nobody has answered this yet.'])
    const ben = { ...but(good, { wetting: '' }), id: 'an-ben', about: ['c2'] }
    expect(only('R-CS', minutes('ICPC', { ...parts, answers: [good, ben] })).state).toBe('answered')
  })
  test('a brother without a sign is answered for by who was asked, beside her signs', () => {
    const parts = { ...two, sections: sign, decisions: [decision('CPP ends: CIN', { child: 'c2' })] }
    const none = but(
      good,
      { noneSeen: 'School and GP were each asked on 14 September.', wetting: '' },
      { id: 'an-b', about: ['c2'], rows: [] },
    )
    const [finding] = findings('R-CS', minutes('RCPC', { ...parts, answers: [good, none] }))
    expect(finding).toMatchObject({ about: ['c1', 'c2'], state: 'answered' })
  })
  test('setting a sign aside needs a reason of ten characters in words', () => {
    const aside = (reason: string): CueResolution[] => [
      {
        id: 'r',
        entryId: 'e1',
        cue: 'CS-01',
        words: 'bed-wetting',
        nth: 0,
        how: 'not relevant',
        reason,
        by: '',
        at: '',
      },
    ]
    expect(about({ sections: sign, cueResolutions: aside('ok') })).toHaveLength(1)
    expect(about({ sections: sign, cueResolutions: aside('Known since birth.') })).toEqual([])
  })
})

describe('R-CS says what it has seen', () => {
  const plan = (category: string, from = '2019') =>
    child('c1', 'Ada Ashby', { previousPlans: [{ from, to: '', category }] })
  const risk = (role: string, detail: string) => ({
    people: [...family, person('p-x', 'Ned Orr', role, { detail })],
  })
  const says = (parts: object) =>
    findings('R-CS', minutes('ICPC', parts)).flatMap((one) =>
      one.evidence.map((each) => (each.kind === 'words' ? each.text : [each.says, each.section, each.rowId])),
    )
  test.each([
    ['person who may pose a risk', ''],
    ['person who may pose a risk', 'Sexual offences in 2011'],
    ['uncle', 'Convicted of sexual assault'],
  ])('somebody who may pose a sexual risk: %s %s', (role, detail) => {
    expect(says(risk(role, detail))).toEqual([['Ned Orr may pose a sexual risk.', 'household', 'p-x']])
    expect(about({ ...two, ...risk(role, detail) })).toEqual([['MUST', ['c1', 'c2']]])
  })
  test.each([
    ['person who may pose a risk', 'Burglary in 2011'],
    ['uncle', ''],
  ])('nothing about another person: %s %s', (role, detail) => {
    expect(says(risk(role, detail))).toEqual([])
  })
  test.each([
    [
      'a plan with its beginning',
      { children: [plan('Neglect'), plan('Sexual abuse')] },
      ['Ada Ashby: earlier plan for sexual abuse from 2019.', 'kids', 'c1'],
    ],
    [
      'a plan without one',
      { children: [plan('Sexual abuse', '')] },
      ['Ada Ashby: earlier plan for sexual abuse.', 'kids', 'c1'],
    ],
    [
      'the category, and no other',
      {
        decisions: [
          decision('CPP made', { category: 'Neglect' }),
          decision('CPP made', { id: 'd2', category: 'Sexual abuse' }),
        ],
      },
      ['The category is sexual abuse.', 'dec', 'd2'],
    ],
    [
      'an allegation with its day, and no other event',
      {
        events: [
          event('allegation', { id: 'ev1', date: '2026-09-01', kind: 'sexual touching' }),
          event('allegation', { id: 'ev2', kind: 'theft' }),
          event('policeIncident', { id: 'ev3', kind: 'sexual touching' }),
        ],
      },
      ['Allegation of 1 September 2026: sexual touching', 'protection', 'ev1'],
    ],
    [
      'an allegation without a day',
      { events: [event('allegation', { id: 'ev1', kind: 'sexual touching' })] },
      ['Allegation of an unknown date: sexual touching', 'protection', 'ev1'],
    ],
  ])('%s', (_, parts, one) => {
    expect(says(parts)).toEqual([one])
  })
  test('each line of the chronology once, with the children it is about', () => {
    const line = (id: string, more: object) => chronology({ id, text: 'Sexual abuse alleged.', ...more })
    const parts = {
      ...two,
      chronology: [
        line('h1', { date: '2019-05-02', about: ['c2'] }),
        line('h2', { date: '2019-05-02', about: ['c2'] }),
        line('h3', { date: '2019-05-03', about: ['c2'], text: 'Moved house.' }),
      ],
    }
    expect(says(parts)).toEqual([['2 May 2019: Sexual abuse alleged.', 'chron', 'h1']])
    expect(about(parts)).toEqual([['MUST', ['c2']]])
    const undated = { ...two, chronology: [line('h1', {})] }
    expect(says(undated)).toEqual([['No date: Sexual abuse alleged.', 'chron', 'h1']])
    expect(about(undated)).toEqual([['MUST', ['c1', 'c2']]])
  })
  test('an allegation that names no child concerns them all', () => {
    const events = [event('allegation', { id: 'ev1', kind: 'sexual touching' })]
    expect(about({ ...two, events })).toEqual([['MUST', ['c1', 'c2']]])
  })
  test.each([
    [
      'words before anything else',
      { sections: sign, decisions: [decision('CPP ends: CIN', { category: 'Sexual abuse' })] },
      '1 passage could fit sexual abuse, even if something else might explain it.',
    ],
    [
      'a fact before a closure',
      { decisions: [decision('CPP ends: CIN', { category: 'Sexual abuse' })] },
      'There is an earlier concern about sexual abuse, or somebody who may pose a sexual risk.',
    ],
    [
      'a closure',
      { decisions: [decision('CPP ends: CIN')] },
      'Less help is proposed, so sexual abuse has to be thought about before we leave.',
    ],
    [
      'a sign that is denied',
      { sections: [section('agencyInfo', 'There was no soiling.')] },
      'The text says that a sign of sexual abuse was not seen. Is that so for every child?',
    ],
  ])('and why: %s', (_, parts, why) => {
    expect(only('R-CS', minutes('RCPC', parts)).why).toBe(why)
  })
  test('and passes over words of other matters', () => {
    expect(says({ sections: [section('agencyInfo', 'Ada was hit. School does not agree.')] })).toEqual([])
  })
})

describe('R-CS is answered', () => {
  const closing = { sections: [], decisions: [decision('CPP not made: NFA')] }
  const seen = 'Write down what was seen or heard, by whom and when.'
  const asked = 'Write down what was seen or heard, or who was asked and when.'
  const none = (noneSeen: string) => but(good, { noneSeen, wetting: '' }, { rows: [] })
  test.each([
    [
      'without a sign, by thirty characters on who was asked',
      none('School was asked on 14 August.'),
      closing,
      [],
    ],
    ['not by twenty-nine', none('School was asked on 14 April.'), closing, [asked]],
    ['not by rows with nothing in them', but(none(''), {}, { rows: [{ what: ' ' }] }), closing, [asked]],
    [
      'with a sign, not by who was asked',
      but(good, { noneSeen: 'School was asked on 14 August.' }, { rows: [] }),
      {},
      [seen],
    ],
    ['about all of them, with rows', { ...good, about: 'all' as const }, {}, []],
    ['about all of them, not without', { ...good, about: 'all' as const, rows: [] }, {}, [seen]],
    ['about nobody by name, not without rows', { ...good, about: [], rows: [] }, {}, [seen]],
    ['with twenty characters on the wetting', but(good, { wetting: 'New; the GP has seen' }), {}, []],
    [
      'not with nineteen',
      but(good, { wetting: 'New; the GP has see' }),
      {},
      [
        'For the wetting or soiling: is it new, has a medical cause been looked for, and has sexual abuse been thought about as well?',
      ],
    ],
  ])('%s', (_, given, parts, what) => {
    expect(lacks(given, parts)).toEqual(what)
  })
  test.each(['CSA signs and indicators template', 'Brook tool', 'Both'])('with the tool “%s”', (tool) => {
    expect(lacks(but(good, { tool }))).toEqual([])
  })
  test.each(weakened(good))('not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test.each([
    [
      'no word on a strategy discussion',
      but(good, { strategy: '' }),
      'Still to answer: “Is a strategy discussion needed?”',
    ],
    ['no tool named', but(good, { tool: '' }), 'Still to answer: “Which tool has been used?”'],
    [
      'an observation by “unknown”',
      but(good, {}, { rows: [{ what: 'Wet at school', by: 'unknown', date: '2026-09-08' }] }),
      'What has been seen or heard, line 1: “unknown” is no answer to “By whom”',
    ],
  ])('not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
})

describe('R-CS is overridden', () => {
  test('by a service manager, and by nobody else', () => {
    expect(overridingRoles('R-CS', (statements) => minutes('ICPC', { sections: sign, statements }))).toEqual([
      'Service manager',
    ])
  })
  test.each(['acc-chair', 'acc-sw'])('not where the service manager is %s: chair or writer', (byAccount) => {
    const statements = [statement('override', 'R-CS', 'Service manager', { byAccount })]
    expect(only('R-CS', minutes('ICPC', { sections: sign, statements })).state).toBe('open')
  })
})
