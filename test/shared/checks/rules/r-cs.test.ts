import { describe, expect, test } from 'vitest'
import { type Answer, type CueResolution, meetingTypes } from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  child,
  decision,
  event,
  everyCaseType,
  findings,
  minutes,
  only,
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

describe('R-CS is answered', () => {
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
