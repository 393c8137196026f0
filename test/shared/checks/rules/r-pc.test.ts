import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../../shared/minutes/index.ts'
import { action, answer, but, minutes } from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const good = answer('R-PC', {
  fields: {
    unknown: 'Who looks after Ada on Friday nights.',
    explanation: 'She may be tired because of the noise; then weekends away would be different.',
  },
  linkedActionIds: ['a1'],
})
const lacks = (given: Answer) =>
  lacksAfter('R-PC', (answers) => minutes('ICPC', { answers, actions: [action()] }), given)
const claims = (source: string) =>
  but(good, { unknown: '' }, { rows: [{ claim: 'Dad has left', source }], linkedActionIds: [] })

describe('R-PC is answered', () => {
  test('by an unknown with an action, also as “not yet” and “cannot tell”', () => {
    expect(lacks(good)).toEqual([])
    expect(lacks({ ...good, value: 'not yet' })).toEqual([])
    expect(lacks({ ...good, value: 'cannot tell' })).toEqual([])
  })
  test.each(weakened(good).filter(([name]) => !name.includes('not yet')))('not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test.each(['not yet', 'cannot tell'] as const)('not with “%s” and no action', (value) => {
    const given = but(claims('Housing register, 2 September'), {}, { value })
    expect(lacks(given)).toEqual([
      `“${value === 'not yet' ? 'Not yet' : 'Cannot tell'}” needs an action with an owner and a date.`,
    ])
  })
  test.each(['Mum', 'Dana', 'p-mum', 'Dana (mother)', 'Mum and Dad', 'the parents'])(
    'not with a claim whose only source is a carer: “%s”',
    (source) => {
      expect(lacks(claims(source))).toContain('Each claim needs a source that is not the carer who made it.')
    },
  )
  test('not with a claim whose source is “n/a”', () => {
    expect(lacks(claims('n/a'))).toEqual([
      'What we have accepted, line 1: “n/a” is no answer to “Independent source”',
    ])
  })
})

test('nobody overrides it, whatever their role', () => {
  expect(overridingRoles('R-PC', (statements) => minutes('ICPC', { statements }))).toEqual([])
})

describe('R-PC weighs each claim', () => {
  const name = 'Name one thing we do not know, or list the main claims, each with an independent source.'
  const each = 'Each claim needs a source that is not the carer who made it.'
  const link = 'Link an action with an owner and a date that will find out what we do not know.'
  const row = (source: string) => ({ claim: 'Dad has left', source })
  test.each([
    ['a claim with a source that is nobody’s own account', but(claims('Housing register'), {}), []],
    [
      'a claim without a source',
      claims(' '),
      ['What we have accepted, line 1: Still to answer: “Independent source”', name, each],
    ],
    [
      'one claim of two that a carer makes',
      but(claims(''), {}, { rows: [row('Housing register'), row('Mum')] }),
      [name, each],
    ],
    ['neither a claim nor an unknown', but(good, { unknown: '' }), [name]],
    ['an unknown of twenty characters', but(good, { unknown: 'Who sleeps where now' }), []],
    ['an unknown of nineteen', but(good, { unknown: 'Who sleeps where no' }), [name]],
    ['an unknown and no action', but(good, {}, { linkedActionIds: [] }), [link]],
    ['an unknown with an action, beside a claim of a carer', but(good, {}, { rows: [row('Mum')] }), []],
    [
      'an unknown without an action, beside a claim of a carer',
      but(good, {}, { rows: [row('Mum')], linkedActionIds: [] }),
      [link],
    ],
  ] as const)('%s', (_, given, says) => {
    expect(lacks(given)).toEqual(says)
  })
  test('a claim whose source was never typed is none', () => {
    expect(lacks(but(claims(''), {}, { rows: [{ claim: 'Dad has left' }] }))).toContain(each)
  })
})
