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
