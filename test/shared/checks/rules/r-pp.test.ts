import { describe, expect, test } from 'vitest'
import { type Answer, meetingTypes } from '../../../../shared/minutes/index.ts'
import { action, answer, but, event, findings, minutes, only, section, statement } from '../kit.ts'
import { lacksAfter, weakened } from './tries.ts'

const came = event('policeIncident', { id: 'ev3', date: '2026-08-24' })
const notUsed = answer('R-PP', {
  fields: {
    considered: 'Yes',
    consideredBy: 'Sgt Vane',
    used: 'Not used',
    audit: 'Yes',
    reason: 'An aunt came at once and took the children home.',
    keptSafe: 'They slept at the aunt’s; duty visited at 9.',
  },
})
const used = but(notUsed, {
  used: 'Used',
  reason: '',
  keptSafe: '',
  startedAt: '2026-08-24T23:10',
  officer: 'PC Lowe',
  designatedOfficer: 'Insp Hart',
  placed: 'Foster carer',
  endsAt: '2026-08-27T23:10',
  told: 'Both parents and duty',
  next: 'Strategy discussion at 9.',
})
const lacks = (given: Answer) =>
  lacksAfter('R-PP', (answers) => minutes('ICPC', { events: [came], answers }), given)
const fires = (text: string) =>
  findings('R-PP', minutes('ICPC', { sections: [section('agencyInfo', text)] })).length

describe('R-PP asks whether police powers were considered', () => {
  test('in strategy discussions, conferences, core groups and child in need', () => {
    expect(
      meetingTypes
        .filter((type) => findings('R-PP', minutes(type, { events: [came] })).length > 0)
        .toSorted(),
    ).toEqual(['CG', 'CIN_PLAN', 'CIN_REVIEW', 'ICPC', 'RCPC', 'STRAT'])
  })
  test.each([
    'Officers chose not to use police protection.',
    'Police protection was not considered.',
    'The ambulance crew found the children in filthy conditions.',
    'Environmental health says that the home is unfit for children.',
  ])('where the text says: “%s”', (text) => {
    expect(fires(text)).toBe(1)
  })
  test.each(['DC Holt works for the police.', 'The flat was found clean and warm.'])(
    'and not at “%s”',
    (text) => {
      expect(fires(text)).toBe(0)
    },
  )
  test('not once the passage is set aside', () => {
    const cueResolutions = [
      {
        id: 'r',
        entryId: 'e1',
        cue: 'PP-01',
        words: 'police protection',
        nth: 0,
        how: 'not relevant' as const,
        reason: 'About another family.',
        by: '',
        at: '',
      },
    ]
    const sections = [section('agencyInfo', 'Officers chose not to use police protection.')]
    expect(findings('R-PP', minutes('ICPC', { sections, cueResolutions }))).toEqual([])
  })
  test('of each of two incidents, each with an answer of its own', () => {
    const later = event('policeIncident', { id: 'ev4', date: '2026-09-02' })
    const states = (...answers: Answer[]) =>
      findings('R-PP', minutes('ICPC', { events: [later, came], answers })).map((one) => [
        one.subject?.id,
        one.state,
      ])
    expect(states(notUsed)).toEqual([
      ['ev3', 'open'],
      ['ev4', 'open'],
    ])
    expect(states(but(notUsed, { subject: 'ev4' }))).toEqual([
      ['ev3', 'open'],
      ['ev4', 'answered'],
    ])
  })
})

describe('R-PP is answered', () => {
  test('by every question of one branch, and when nobody considered the powers', () => {
    expect(lacks(notUsed)).toEqual([])
    expect(lacks(used)).toEqual([])
    expect(lacks(but(notUsed, { considered: 'No', consideredBy: '' }))).toEqual([])
  })
  test.each(weakened(notUsed))('not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test.each(['considered', 'used', 'audit', 'consideredBy', 'reason', 'keptSafe'])(
    'where not used: not without “%s”',
    (key) => {
      expect(lacks(but(notUsed, { [key]: '' })).length).toBeGreaterThan(0)
    },
  )
  test.each(['startedAt', 'officer', 'designatedOfficer', 'placed', 'endsAt', 'told', 'next'])(
    'where used: not without “%s”, and not with “tbc”',
    (key) => {
      expect(lacks(but(used, { [key]: '' }))).toHaveLength(1)
      expect(lacks(but(used, { [key]: 'tbc' }))).toHaveLength(1)
    },
  )
})

describe('R-PP is overridden', () => {
  const state = (role: string, more = {}) =>
    only(
      'R-PP',
      minutes('ICPC', {
        events: [came],
        actions: [action({ fromRule: 'R-PP' })],
        statements: [statement('override', 'R-PP', role, { fields: { askedOn: '2026-09-16' }, ...more })],
      }),
    ).state
  test('by the chair of the meeting', () => {
    expect(state('CP chair')).toBe('overridden')
  })
  test.each(['Team manager', 'Service manager', 'Head of Service', 'QA lead', 'Social worker'])(
    'not by a %s',
    (role) => {
      expect(state(role)).toBe('open')
    },
  )
  test('not with a day to come on which the police are said to have been asked', () => {
    expect(state('CP chair', { fields: { askedOn: '2026-09-17' } })).toBe('overridden')
    expect(state('CP chair', { fields: { askedOn: '2026-09-18' } })).toBe('open')
  })
})

describe('R-PP judges the hours', () => {
  const before = 'Police protection cannot end before it began.'
  const long = 'Police protection ends at most 72 hours after it began.'
  test.each([
    ['72 hours to the minute', { endsAt: '2026-08-27T23:10' }, []],
    ['a minute more', { endsAt: '2026-08-27T23:11' }, [long]],
    ['a minute', { endsAt: '2026-08-24T23:11' }, []],
    ['no time at all', { endsAt: '2026-08-24T23:10' }, [before]],
    ['less than no time', { endsAt: '2026-08-24T22:10' }, [before]],
    ['no start', { startedAt: '' }, ['Still to answer: “Start”']],
    ['no end', { endsAt: '' }, ['Still to answer: “The 72 hours end at”']],
  ])('%s', (_, fields, says) => {
    expect(lacks(but(used, fields))).toEqual(says)
  })
  test('only where the powers were used', () => {
    expect(lacks(but(notUsed, { startedAt: '2026-08-24T23:10', endsAt: '2026-08-29T23:10' }))).toEqual([])
  })
})

describe('R-PP says what happened', () => {
  const shown = (more: object) =>
    only('R-PP', minutes('ICPC', { events: [event('policeIncident', { id: 'ev3', ...more })] }))
  test.each([
    ['nothing more', {}, 'Police incident'],
    ['a day', { date: '2026-08-24' }, 'Police incident of 24 August 2026'],
    ['a place', { place: 'the flat' }, 'Police incident at the flat'],
    ['what was seen', { text: 'a fight' }, 'Police incident: a fight'],
    [
      'all of them',
      { date: '2026-08-24', place: 'the flat', text: 'a fight' },
      'Police incident of 24 August 2026 at the flat: a fight',
    ],
  ])('with %s', (_, more, label) => {
    expect(shown(more)).toMatchObject({
      subject: { id: 'ev3', label },
      why: 'Police attended. Were their powers of protection considered?',
      evidence: [{ says: `${label}.`, section: 'protection', rowId: 'ev3' }],
    })
  })
  test.each([
    ['yes', 'yes', 'Yes', 'Used'],
    ['no', 'no', 'No', 'Not used'],
    ['', '', '', ''],
  ])('and starts the answer from the event: “%s”, “%s”', (s46Considered, s46Used, considered, wasUsed) => {
    expect(shown({ s46Considered, s46Used }).prefill).toEqual({ fields: { considered, used: wasUsed } })
  })
  const words = { sections: [section('agencyInfo', 'Officers chose not to use police protection.')] }
  test('words alone ask without an event to start from, and one answer settles them', () => {
    expect(only('R-PP', minutes('ICPC', words))).toMatchObject({
      id: 'R-PP',
      why: 'The text speaks of police, or of a child found in danger. Were police powers of protection considered?',
      evidence: [{ kind: 'words', cue: 'PP-01' }],
    })
    expect(only('R-PP', minutes('ICPC', words))).not.toHaveProperty('prefill')
    expect(only('R-PP', minutes('ICPC', { ...words, answers: [notUsed] })).state).toBe('answered')
    expect(fires('They have turned a corner.')).toBe(0)
  })
  test('the words stand with the first of several incidents, by their days, undated ones first', () => {
    const events = ['2026-09-02', '', '2026-08-24'].map((date, index) =>
      event('policeIncident', { id: `ev${index}`, date }),
    )
    const other = event('allegation', { id: 'ev9', date: '2026-08-01' })
    const found = findings('R-PP', minutes('ICPC', { ...words, events: [...events, other] }))
    expect(found.map((one) => [one.subject?.id, one.evidence.length])).toEqual([
      ['ev1', 2],
      ['ev2', 1],
      ['ev0', 1],
    ])
  })
  test('an override says what is missing: an action of this check with an owner and a date', () => {
    const shortfalls = (more: object[], askedOn = '2026-09-16') =>
      only(
        'R-PP',
        minutes('ICPC', {
          events: [came],
          actions: more.map((one) => action(one)),
          statements: [statement('override', 'R-PP', 'CP chair', { fields: { askedOn } })],
        }),
      ).shortfalls
    const needs = 'The override needs an action from this check, with an owner and a date, to find out.'
    expect(shortfalls([{ fromRule: 'R-PP' }])).toEqual([])
    for (const more of [[], [{ fromRule: 'R-VC' }], [{ fromRule: 'R-PP', owner: '' }]])
      expect(shortfalls(more)).toEqual(['Nobody has answered this yet.', needs])
    expect(shortfalls([{ fromRule: 'R-PP' }], '2026-09-18')).toEqual([
      'Nobody has answered this yet.',
      'The police cannot have been asked on a day to come.',
    ])
    expect(shortfalls([{ fromRule: 'R-PP' }], '')).toEqual([
      'Nobody has answered this yet.',
      'Still to answer: “Police were asked on”',
    ])
  })
})
