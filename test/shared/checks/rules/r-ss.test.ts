import { describe, expect, test } from 'vitest'
import { rSS } from '../../../../shared/checks/rules/r-ss.ts'
import { meetingTypes } from '../../../../shared/minutes/index.ts'
import { action, answer, but, findings, minutes, only } from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const read = (record: string, more: object = {}) => ({
  record,
  quality: 'some',
  example: 'The chair asked who had seen the father.',
  ...more,
})
const good = answer('R-SS', {
  fields: { wider: 'Housing had not been asked; asked on 15 September.' },
  rows: [read('WX-1'), read('WX-2')],
  linkedActionIds: ['a1'],
})

describe('R-SS is asked in supervision of supervisors', () => {
  test('and nowhere else, in these words', () => {
    expect(meetingTypes.filter((type) => findings('R-SS', minutes(type)).length > 0)).toEqual(['SUP_SUP'])
    expect(only('R-SS', minutes('SUP_SUP'))).toMatchObject({
      id: 'R-SS',
      title: 'Supervision of supervisors',
      severity: ['MUST'],
      blocksSigning: true,
      why: 'Supervision of supervisors means reading records together, chairs’ records included.',
      questions: [
        'Which two records did you read together? Where did you see reflection and challenge? What wider picture was missing on the high-risk cases, and what was done?',
      ],
    })
    expect(rSS.seeds).toEqual(['1.1'])
  })
  const lacks = (given: typeof good, actions = [action()]) =>
    lacksAfter('R-SS', (answers) => minutes('SUP_SUP', { actions, answers }), given)
  test('two different records with examples, the wider picture and an action answer it', () => {
    expect(lacks(good)).toEqual([])
    expect(lacks(but(good, {}, { rows: [read('WX-1'), read('wx-1'), read('WX-3')] }))).toEqual([])
  })
  test.each([
    ...weakened(good).filter(([name]) => !name.includes('action')),
    ['one record', but(good, {}, { rows: [read('WX-1')] }), 'Records read together: write at least 2 lines.'],
    [
      'the same record twice',
      but(good, {}, { rows: [read('WX-1'), read(' wx-1')] }),
      'Two different records are needed.',
    ],
    [
      'a record without a judgement',
      but(good, {}, { rows: [read('WX-1'), read('WX-2', { quality: '' })] }),
      'Records read together, line 2: Still to answer: “Reflection and challenge”',
    ],
    [
      'a judgement of another kind',
      but(good, {}, { rows: [read('WX-1', { quality: 'super' }), read('WX-2')] }),
      'Records read together, line 1: Choose one of the answers to “Reflection and challenge”',
    ],
    [
      'a record without an example',
      but(good, {}, { rows: [read('WX-1'), read('WX-2', { example: '' })] }),
      'Records read together, line 2: Still to answer: “Example”',
    ],
    [
      'a thin example',
      but(good, {}, { rows: [read('WX-1'), read('WX-2', { example: 'Asked twice.' })] }),
      'Records read together, line 2: Say more under “Example”',
    ],
    [
      'no wider picture',
      but(good, { wider: '' }),
      'Still to answer: “What wider picture was missing on the high-risk cases, and what was done”',
    ],
    ['no action', but(good, {}, { linkedActionIds: [] }), 'Link an action with an owner and a date.'],
  ])('%s does not', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test('an action without an owner does not either', () => {
    expect(lacks(good, [action({ owner: '' })])).toEqual(['Link an action with an owner and a date.'])
  })
  test('only the head of service may override it', () => {
    expect(overridingRoles('R-SS', (statements) => minutes('SUP_SUP', { statements }))).toEqual([
      'Head of Service',
    ])
  })
})

test('a line without a case reference is no second record', () => {
  const rows = [read('WX-1'), read('wx-1'), read(' '), { quality: 'some' }]
  const given = but(good, {}, { rows })
  expect(
    lacksAfter('R-SS', (answers) => minutes('SUP_SUP', { actions: [action()], answers }), given),
  ).toContain('Two different records are needed.')
})
