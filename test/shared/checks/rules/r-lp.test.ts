import { describe, expect, test } from 'vitest'
import { rLP } from '../../../../shared/checks/rules/r-lp.ts'
import { type MeetingType, meetingTypes } from '../../../../shared/minutes/index.ts'
import { answer, but, child, findings, minutes, only, section } from '../kit.ts'
import { lacksAfter, overrideRefused, overridingRoles, weakened } from './tries.ts'

const stage = (legalStage: string, more: Record<string, string> = {}) => ({
  meeting: { triggers: { legalStage, ...more } },
})
const legal = stage('pre-proceedings')
const row = (cell: string) => ({ tables: [{ key: 'legal', rows: [{ id: 'r', cells: { stage: cell } }] }] })
const good = answer('R-LP', {
  fields: { stage: 'pre-proceedings', stageSince: '2026-07-01', week: '11', nextDate: '2026-10-01' },
  rows: [{ who: 'School', date: '2026-09-10' }],
})

describe('R-LP speaks while the legal status is not “none”', () => {
  const says = (parts: object, type: MeetingType = 'SUP_CASE') =>
    findings('R-LP', minutes(type, parts)).flatMap((one) =>
      one.evidence.map((each) => (each.kind === 'fact' ? each.says : each.cue)),
    )
  test.each([
    ['nothing is said', {}],
    ['“none”', stage('none')],
    ['“None” with spaces', stage(' None ')],
    ['“no”', stage('no')],
    ['“n/a”', stage('n/a')],
    ['“not applicable”', stage('Not applicable')],
    ['“none” in the table', row('none')],
    ['a plan that is no court matter', { children: [child('c1', 'Ada', { planBefore: 'CIN' })] }],
    ['a start that is no date', { meeting: { triggers: { preProceedingsStart: 'soon' } } }],
  ])('not when it is %s', (_, parts) => {
    expect(says(parts)).toEqual([])
  })
  test.each([
    ['the stage', legal, 'Legal stage: pre-proceedings.'],
    ['the table', row('proceedings issued'), 'Legal stage: proceedings issued.'],
    [
      'the start of pre-proceedings',
      { meeting: { triggers: { preProceedingsStart: '2026-09-01' } } },
      'Pre-proceedings have begun.',
    ],
    [
      'the application',
      { meeting: { triggers: { careApplicationIssued: '2026-09-01' } } },
      'Proceedings are issued.',
    ],
    [
      'the application under its other name',
      { meeting: { triggers: { proceedingsIssued: '2026-09-01' } } },
      'Proceedings are issued.',
    ],
    [
      'an emergency order',
      { meeting: { triggers: { epoGranted: '2026-09-12' } } },
      'An emergency protection order was granted.',
    ],
    [
      'a child’s legal status',
      { children: [child('c1', 'Ada', { planBefore: 'Interim care order' })] },
      'Ada: Interim care order.',
    ],
  ])('when %s says so', (_, parts, evidence) => {
    expect(says(parts)).toEqual([evidence])
  })
  test('when words speak of it, unless they are set aside', () => {
    const words = { sections: [section('experience', 'The letter before proceedings went out.')] }
    expect(says(words)).toEqual(['LP-01'])
    const cueResolutions = findings('R-LP', minutes('SUP_CASE', words)).flatMap((one) =>
      one.evidence.flatMap((each) =>
        each.kind === 'words'
          ? [
              {
                id: 'r',
                entryId: 'e1',
                cue: each.cue ?? '',
                words: each.text,
                nth: 0,
                how: 'not relevant' as const,
                reason: 'About a neighbour.',
                by: '',
                at: '',
              },
            ]
          : [],
      ),
    )
    expect(cueResolutions).toHaveLength(1)
    expect(says({ ...words, cueResolutions })).toEqual([])
  })
  test('and in a legal record before a stage is chosen, until it says “none”', () => {
    expect(says({}, 'LEGAL')).toEqual(['The stage is not recorded yet.'])
    expect(says(stage('none'), 'LEGAL')).toEqual([])
  })
  test('in the types that ask, and nowhere else', () => {
    const asked = meetingTypes.filter((type) => findings('R-LP', minutes(type, legal)).length > 0)
    expect(asked.toSorted()).toEqual(['CG', 'LEGAL', 'RCPC', 'SUP_CASE'])
    expect(only('R-LP', minutes('RCPC', legal))).toMatchObject({
      id: 'R-LP',
      title: 'Legal progress',
      severity: ['MUST'],
      blocksSigning: true,
      blocksClosing: false,
      why: 'Court or pre-proceedings are mentioned. Where does it stand, and who has been told?',
      questions: [
        'Stage and week number?',
        'What is holding it up, who owns that, what is delay doing to the child?',
        'Who with a proper interest has been told since last time, and when?',
      ],
    })
    expect(rLP.seeds).toEqual(['11.1'])
  })
})

describe('R-LP is answered', () => {
  const lacks = (given: typeof good, parts: object = legal) =>
    lacksAfter('R-LP', (answers) => minutes('RCPC', { ...parts, answers }), given)
  test('by dates, a told-list and a next date', () => {
    expect(lacks(good)).toEqual([])
    expect(lacks(but(good, { stageSince: '2026-09-17' }))).toEqual([])
  })
  test.each([
    ...weakened(good),
    ['no stage', but(good, { stage: '' }), 'Still to answer: “Stage”'],
    ['another word for a stage', but(good, { stage: 'court' }), 'Choose one of the answers to “Stage”'],
    ['no start', but(good, { stageSince: '' }), 'Still to answer: “In this stage since”'],
    [
      'a start still to come',
      but(good, { stageSince: '2026-09-18' }),
      'The stage cannot have begun on a day to come.',
    ],
    ['no week', but(good, { week: '' }), 'Still to answer: “Week number”'],
    ['no next date', but(good, { nextDate: '' }), 'Still to answer: “Next date”'],
    [
      'a next date that had passed',
      but(good, { nextDate: '2026-09-16' }),
      'The next date had passed before the meeting.',
    ],
    ['a next date that is none', but(good, { nextDate: 'soon' }), '“Next date” needs a date.'],
    [
      'nobody told',
      but(good, {}, { rows: [] }),
      'Who has been told since last time: write at least one line.',
    ],
    [
      'told on no day',
      but(good, {}, { rows: [{ who: 'School', date: '' }] }),
      'Who has been told since last time, line 1: Still to answer: “When”',
    ],
    [
      'nobody named as told',
      but(good, {}, { rows: [{ who: '', date: '2026-09-10' }] }),
      'Who has been told since last time, line 1: Still to answer: “Who”',
    ],
  ])('but not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test('starting from what the details know: the stage, since when, and the week of 16 or 26', () => {
    const offered = (parts: object) => only('R-LP', minutes('RCPC', parts)).prefill?.fields
    expect(offered(stage('pre-proceedings', { preProceedingsStart: '2026-07-01' }))).toEqual({
      stage: 'pre-proceedings',
      stageSince: '2026-07-01',
      week: '12 of 16',
    })
    const issued = { preProceedingsStart: '2026-02-01', careApplicationIssued: '2026-09-17' }
    expect(offered(stage('proceedings issued', issued))).toEqual({
      stage: 'proceedings issued',
      stageSince: '2026-09-17',
      week: '1 of 26',
    })
    expect(offered(stage('final order', { finalOrder: '2026-09-01' }))).toEqual({
      stage: 'final order',
      stageSince: '2026-09-01',
    })
    expect(offered(legal)).toEqual({ stage: 'pre-proceedings' })
    expect(offered(stage('pre-proceedings', { preProceedingsStart: '2026-10-01' }))).toEqual({
      stage: 'pre-proceedings',
      stageSince: '2026-10-01',
    })
  })
  test('past 16 weeks of pre-proceedings in every type that asks', () => {
    const late = stage('pre-proceedings', { preProceedingsStart: '2026-05-01' })
    for (const type of ['RCPC', 'CG', 'SUP_CASE', 'LEGAL'] as const) {
      expect(
        lacksAfter('R-LP', (answers) => minutes(type, { ...late, answers }), good),
        type,
      ).toContain(
        'It has run past its time. Say what is holding it up, who owns that, and what the delay does to the child.',
      )
    }
  })
  test('past 26 weeks only with what holds it up and a new date', () => {
    const issued = (careApplicationIssued: string) => stage('proceedings issued', { careApplicationIssued })
    const late = issued('2026-03-18')
    expect(lacks(good, issued('2026-03-19'))).toEqual([])
    expect(lacks(good, late)).toEqual([
      'It has run past its time. Say what is holding it up, who owns that, and what the delay does to the child.',
    ])
    const explained = but(good, { holdUp: 'The expert is ill.' })
    expect(lacks(explained, late)).toEqual([])
    expect(lacks(but(explained, { nextDate: '2026-09-17' }), late)).toEqual([])
    expect(lacks(but(explained, { nextDate: '2026-09-16' }), late)).toEqual([
      'It has run past its time. Give a new date that is still to come.',
    ])
    expect(only('R-LP', minutes('RCPC', late)).evidence.map((one) => 'says' in one && one.says)).toEqual([
      'Legal stage: proceedings issued.',
      'Proceedings are issued.',
      'Care proceedings finished: was due on 16 September 2026.',
    ])
  })
  test('only a service manager who had no part in the record may override it', () => {
    const make = (statements: Parameters<Parameters<typeof overridingRoles>[1]>[0]) =>
      minutes('RCPC', { ...legal, statements })
    expect(overridingRoles('R-LP', make)).toEqual(['Service manager'])
    expect(overrideRefused('R-LP', make, 'Service manager', { byAccount: 'acc-sw' }).state).toBe('open')
  })
})

describe('R-LP reads the details with care', () => {
  const evidenceOf = (parts: object, type: MeetingType = 'SUP_CASE') =>
    findings('R-LP', minutes(type, parts)).flatMap((one) =>
      one.evidence.map((each) => (each.kind === 'fact' ? each.says : each.cue)),
    )
  const offered = (parts: object) => only('R-LP', minutes('RCPC', parts)).prefill?.fields
  test('spaces around a stage make no difference, and nothing but spaces is no stage', () => {
    const spaced = stage(' pre-proceedings ', { preProceedingsStart: '2026-07-01' })
    expect(offered(spaced)).toEqual({
      stage: 'pre-proceedings',
      stageSince: '2026-07-01',
      week: '12 of 16',
    })
    expect(evidenceOf(spaced)[0]).toBe('Legal stage: pre-proceedings.')
    expect(evidenceOf(stage('  '), 'LEGAL')).toEqual(['The stage is not recorded yet.'])
  })
  test('a stage without a time of its own, or “none” beside an order, is offered as it is known', () => {
    expect(offered(stage('legal planning meeting'))).toEqual({ stage: 'legal planning meeting' })
    expect(offered(stage('none', { epoGranted: '2026-09-12' }))).toEqual({})
  })
  test('one application is one fact, under whichever names it is dated', () => {
    const both = { careApplicationIssued: '2026-09-01', proceedingsIssued: '2026-09-01' }
    expect(evidenceOf({ meeting: { triggers: both } })).toEqual(['Proceedings are issued.'])
  })
  test.each([
    ['another table', { tables: [{ key: 'police', rows: [{ id: 'r', cells: { stage: 'charge' } }] }] }],
    ['hopeful words', { sections: [section('experience', 'They have turned a corner.')] }],
    ['words that deny it', { sections: [section('experience', 'There are no care proceedings.')] }],
  ])('%s say nothing about court', (_, parts) => {
    expect(evidenceOf(parts)).toEqual([])
  })
  test('a child without a name is still a child', () => {
    const children = [child('c1', '', { planBefore: 'Care order' })]
    expect(evidenceOf({ children })).toEqual(['A child: Care order.'])
  })
  test('a next date on the day of the meeting is enough while nothing is late', () => {
    const given = but(good, { nextDate: '2026-09-17' })
    expect(lacksAfter('R-LP', (answers) => minutes('RCPC', { ...legal, answers }), given)).toEqual([])
  })
  test('what holds it up is told in fifteen characters, and a next date is still asked for', () => {
    const late = stage('proceedings issued', { careApplicationIssued: '2026-03-01' })
    const lacks = (fields: Record<string, string>) =>
      lacksAfter('R-LP', (answers) => minutes('RCPC', { ...late, answers }), but(good, fields))
    expect(lacks({ holdUp: 'Expert is sick.' })).toEqual([])
    expect(lacks({ holdUp: 'Expert is ill.' })).toEqual([
      expect.stringContaining('It has run past its time.'),
    ])
    expect(lacks({ holdUp: 'Expert is sick.', nextDate: '' })).toEqual(['Still to answer: “Next date”'])
  })
})
