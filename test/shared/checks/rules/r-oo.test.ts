import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../../shared/checks/index.ts'
import {
  type Answer,
  type CueResolution,
  type MeetingType,
  meetingTypes,
  minutesSchema,
} from '../../../../shared/minutes/index.ts'
import { action, answer, but, decision, findings, minutes, only, section } from '../kit.ts'
import { lacksAfter, weakened } from './tries.ts'

const good = answer('R-OO', {
  fields: {
    improvement: 'There is improvement',
    betterSince: '2026-05-01',
    improvementSource: 'Siobhan Green, unannounced visits',
    contrary: 'The school still gives Ada breakfast twice a week.',
    relapse: 'None found in chronology to 1 September 2026',
  },
})
const closing = { decisions: [decision('close')] }
const hopeful = (text = 'They have turned a corner.') => ({ sections: [section('agencyInfo', text)] })
const lacks = (given: Answer, parts: object = closing, type: MeetingType = 'CIN_REVIEW') =>
  lacksAfter('R-OO', (answers) => minutes(type, { ...parts, answers }), given)
const whyOf = (parts: object, type: MeetingType = 'CIN_REVIEW') =>
  findings('R-OO', minutes(type, parts)).map((one) => one.why)
const saysOf = (parts: object, type: MeetingType = 'CIN_REVIEW') =>
  findings('R-OO', minutes(type, parts)).flatMap((one) =>
    one.evidence.map((each) => (each.kind === 'fact' ? each.says : each.text)),
  )

describe('R-OO is raised', () => {
  test('in conferences, core groups, child in need, closures and supervision', () => {
    expect(meetingTypes.filter((type) => whyOf(closing, type).length > 0).toSorted()).toEqual([
      'CG',
      'CIN_PLAN',
      'CIN_REVIEW',
      'CLOSE',
      'ICPC',
      'RCPC',
      'SUP_CASE',
      'SUP_GROUP',
      'SUP_SUP',
    ])
  })
  test('by one hopeful passage or several', () => {
    expect(whyOf(hopeful())).toEqual(['1 passage sounds hopeful. What shows it?'])
    expect(whyOf(hopeful('They have turned a corner. Mum has engaged well.'))).toEqual([
      '2 passages sound hopeful. What shows it?',
    ])
  })
  test.each([
    ['plain', 'Ada is hungry.'],
    ['denied', 'They have not turned a corner.'],
    ['shown beside it', 'They have turned a corner, seen by Siobhan Green since 3 May.'],
  ])('not by words that are %s', (_, text) => {
    expect(whyOf(hopeful(text))).toEqual([])
  })
  test('not by a passage that is resolved', () => {
    const resolution: CueResolution = {
      id: 'r',
      entryId: 'e1',
      cue: 'OO-07',
      words: 'turned a corner',
      nth: 0,
      how: 'evidence added',
      reason: '',
      by: '',
      at: '',
    }
    expect(whyOf({ ...hopeful(), cueResolutions: [resolution] })).toEqual([])
  })
  test('by a decision for less help, about a child or about all of them', () => {
    expect(whyOf(closing)).toEqual([
      'Less help is proposed. What shows that it is better for the child, and that it will last?',
    ])
    expect(saysOf(closing)).toEqual(['Ada Ashby: close'])
    expect(saysOf({ decisions: [decision('close', { child: '' })] })).toEqual(['close'])
  })
  test('by a long plan, counted from its earliest start and shown only where it is long', () => {
    const started = (triggers: Record<string, string>) => ({ meeting: { triggers } })
    expect(saysOf(started({ initialConference: '2026-08-01', cinPlanStart: '2025-06-01' }))).toEqual([
      'The plan began on 1 June 2025.',
    ])
    expect(saysOf(started({ initialConference: '2025-06-01', cinPlanStart: '2026-08-01' }))).toEqual([
      'The plan began on 1 June 2025.',
    ])
    expect(saysOf({ ...started({ cinPlanStart: '2026-08-01' }), ...closing })).toEqual(['Ada Ashby: close'])
  })
  test('by a plan that a service manager looks at, however the council sets the two numbers', () => {
    const settings = { ...defaultSettings, veryLongPlanMonths: 3 }
    const record = minutes('RCPC', { meeting: { triggers: { initialConference: '2026-05-01' } } })
    expect(only('R-OO', record, { settings })).toMatchObject({
      why: 'The plan has run for more than 3 months, so a service manager looks at it.',
      evidence: [{ says: 'The plan began on 1 May 2026.' }],
    })
  })
  test('by actions that were not finished last time and are done now, known by their id or their words', () => {
    const was = [
      action({ id: 'x1', text: 'Ring the dentist', status: 'not done' }),
      action({ id: 'x2', text: 'Visit gran', status: 'Part done' }),
      action({ id: 'x3', text: 'Mend the door', status: 'done' }),
    ]
    const why = (now: ReturnType<typeof action>[], before = was) =>
      findings('R-OO', minutes('CG', { previousActions: now }), {
        history: [minutes('CG', { previousActions: before })],
      }).map((one) => one.why)
    const done = (id: string, text: string) => action({ id, text, status: 'done' })
    const one = '1 action that was not finished last time is done now. What is different for the child?'
    expect(why([done('x1', 'Ring the surgery')])).toEqual([one])
    expect(why([done('y1', ' ring the DENTIST ')])).toEqual([one])
    expect(why([done('y1', 'Ring the surgery')])).toEqual([])
    expect(why([done('x3', 'Mend the door')])).toEqual([])
    expect(why([done('x1', 'Ring the dentist'), done('x2', 'Visit gran')])).toEqual([
      '2 actions that were not finished last time are done now. What is different for the child?',
    ])
    const record = minutes('CG', { previousActions: [done('x1', 'Ring the dentist')] })
    expect(
      only('R-OO', record, { history: [minutes('CG', { previousActions: was })] }).evidence,
    ).toMatchObject([
      { says: 'Ring the dentist: not finished last time, done now.', section: 'prevAct', rowId: 'x1' },
    ])
  })
})

describe('R-OO looks at the goals of the plan', () => {
  const goal = (status: string, past: string[], more: object = {}) => ({
    id: 'g1',
    goal: 'Ada is fed before school',
    raisedIn: '2026-06-01',
    status,
    past: past.map((one, at) => ({ date: `2026-0${at + 6}-01`, meeting: 'CG', status: one })),
    ...more,
  })
  const asked = (...goals: object[]) => whyOf({ goals: minutesSchema.shape.goals.parse(goals) }, 'CG')
  const better = (n: string) => `${n} rated better than last time. What is different for the child?`

  test('when one is rated better than the last meeting that rated it', () => {
    expect(asked(goal('amber', ['red']))).toEqual([better('1 goal is')])
    expect(asked(goal('green', ['amber']))).toEqual([better('1 goal is')])
    expect(asked(goal('green', ['red', 'grey', '']))).toEqual([better('1 goal is')])
    expect(asked(goal('', ['red'], { ended: 'reached' }))).toEqual([better('1 goal is')])
    expect(asked(goal('green', ['red']), { ...goal('amber', ['red']), id: 'g2' })).toEqual([
      better('2 goals are'),
    ])
  })
  test.each([
    ['as it was', goal('amber', ['amber'])],
    ['worse', goal('red', ['green'])],
    ['better than long ago and worse than last time', goal('amber', ['red', 'green'])],
    ['rated for the first time', goal('green', [])],
    ['not due', goal('grey', ['red'])],
    ['no longer needed', goal('', ['red'], { ended: 'no longer needed' })],
    ['on track already and reached', goal('', ['green'], { ended: 'reached' })],
  ])('and not when it is %s', (_, one) => {
    expect(asked(one)).toEqual([])
  })
  test('and says how it stood and stands, where the page shows it', () => {
    const goals = minutesSchema.shape.goals.parse([goal('green', ['red'])])
    expect(only('R-OO', minutes('CG', { goals })).evidence).toMatchObject([
      {
        says: 'Ada is fed before school: Red: not done or not working last time, Green: on track now.',
        section: 'prevAct',
        rowId: 'g1',
      },
    ])
    expect(only('R-OO', minutes('ICPC', { goals })).evidence).toMatchObject([{ section: 'plan' }])
  })
})

describe('R-OO is answered', () => {
  test.each(weakened(good))('not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  const reason = 'He has left for good and cannot'
  test.each([
    ['twelve weeks to the day', { betterSince: '2026-06-25' }, []],
    [
      'a day less',
      { betterSince: '2026-06-26' },
      ['It has lasted 11 weeks. Say why fewer than 12 weeks are enough here.'],
    ],
    [
      'one week',
      { betterSince: '2026-09-10' },
      ['It has lasted 1 week. Say why fewer than 12 weeks are enough here.'],
    ],
    [
      'a day less and a reason of thirty characters',
      { betterSince: '2026-06-26', reasonShort: reason.slice(0, 30).replace(/ $/, 'x') },
      [],
    ],
    [
      'a day less and a reason of twenty-nine',
      { betterSince: '2026-06-26', reasonShort: `${reason.slice(0, 28)}x` },
      ['It has lasted 11 weeks. Say why fewer than 12 weeks are enough here.'],
    ],
    [
      'the day of the meeting and a reason',
      { betterSince: '2026-09-17', reasonShort: `${reason} come back` },
      [],
    ],
    [
      'the day after the meeting',
      { betterSince: '2026-09-18' },
      ['The improvement cannot begin after the meeting.'],
    ],
    ['no day', { betterSince: '' }, ['Still to answer: “Since when”']],
    [
      'a carer as the source',
      { improvementSource: 'Mum' },
      ['The improvement needs a source that is not the carer’s own account.'],
    ],
    ['no source', { improvementSource: '' }, ['Still to answer: “Who has seen it”']],
    [
      'nothing better while help is to be less',
      { improvement: 'No improvement yet', betterSince: '', improvementSource: '' },
      ['Less help is proposed, so say what is better for the child and since when.'],
    ],
    [
      'nothing on relapses',
      { relapse: '' },
      ['Still to answer: “Dates of earlier relapses, or “none found in chronology to” and the date”'],
    ],
  ])('with %s', (_, fields, expected) => {
    expect(lacks(but(good, fields))).toEqual(expected)
  })
  test('with nothing better yet where help goes on', () => {
    const none = but(good, {
      improvement: 'No improvement yet',
      betterSince: '2026-12-01',
      improvementSource: 'Mum',
    })
    expect(lacks(none, hopeful(), 'ICPC')).toEqual([])
  })
  const undated = 'Give the dates of earlier relapses, or say “none found in chronology to” and the date.'
  test.each(['In May 1998', 'Twice in 2021', 'On 3/4/25', 'On 12.11.2020', 'On 1-12-99'])(
    'with relapses “%s”',
    (relapse) => {
      expect(lacks(but(good, { relapse }))).toEqual([])
    },
  )
  test.each([
    'Once or twice',
    'In 1821',
    'Room 20201',
    'Number 119985',
    'On 12 11 20',
    'On 3/4',
    'On 3/4/5',
    'Case 123/4/25a',
  ])('not with relapses “%s”', (relapse) => {
    expect(lacks(but(good, { relapse }))).toEqual([undated])
  })
})
