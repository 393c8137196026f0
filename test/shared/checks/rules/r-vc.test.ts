import { describe, expect, test } from 'vitest'
import { type Answer, meetingTypes } from '../../../../shared/minutes/index.ts'
import { action, answer, but, child, everyCaseType, findings, minutes, only } from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const seen = (alone: 'yes' | 'no' = 'yes') => ({
  children: [
    child('c1', 'Ada Ashby', {
      seen: [{ date: '2026-09-10', by: 'p-sw', alone, where: 'school', announced: '', whyNotAlone: '' }],
    }),
  ],
})
const good = answer('R-VC', {
  sources: [{ kind: 'child said', who: 'Ada', date: '2026-09-10' }],
  fields: { said: 'Ada drew two houses and said the quiet one is where she wants to sleep.' },
})
const lacks = (given: Answer, parts: object = seen()) =>
  lacksAfter('R-VC', (answers) => minutes('ICPC', { ...parts, answers }), given)
const carer = 'Name who saw this, or that the child said it: not a carer’s account.'

describe('R-VC asks about every child', () => {
  test('in every case type and in no other', () => {
    expect(meetingTypes.filter((type) => findings('R-VC', minutes(type)).length > 0).toSorted()).toEqual(
      everyCaseType,
    )
  })
})

describe('R-VC is answered', () => {
  test('by a recent visit alone and the child’s own words', () => {
    expect(lacks(good)).toEqual([])
  })
  test.each(
    weakened(good).filter(
      ([name]) => name.startsWith('evidence') || name.includes('report') || name.includes('not yet'),
    ),
  )('not with %s', (_, given, says) => {
    expect(lacks(given)).toContain(says)
  })
  test.each([
    ['seen', 'Mum'],
    ['seen', 'Dana Ashby'],
    ['child said', 'her mother'],
  ])('not with what a carer is named for, as “%s”: %s', (kind, who) => {
    expect(lacks(but(good, {}, { sources: [{ kind, who, date: '' }] }))).toContain(carer)
  })
  test('not with a visit by a carer', () => {
    const visit = { seenOn: '2026-09-15', alone: 'yes' }
    expect(lacks(but(good, { ...visit, seenBy: 'Mum' }))).toEqual([
      'Say who saw the child: a carer’s own sight of them is not a visit.',
    ])
    expect(lacks(but(good, { ...visit, seenBy: 'p-hv' }))).toEqual([])
  })
  test('not with a day alone that was before the meeting', () => {
    const plan = { whyNotAlone: 'Clung to her mother; not pressed.', alone: 'no' }
    expect(lacks(but(good, { ...plan, aloneBy: '2026-09-17' }), seen('no'))).toEqual([])
    expect(lacks(but(good, { ...plan, aloneBy: '2026-09-16' }), seen('no'))).toEqual([
      'The day by which the child will be seen alone is before the meeting: that is no plan.',
    ])
  })
})

describe('“not yet”', () => {
  const notYet = answer('R-VC', { value: 'not yet', linkedActionIds: ['a1'] })
  const before = minutes('ICPC', {
    answers: [{ ...notYet, evidence: 'Something else was said then, at another length and place.' }],
  })
  const state = (...history: ReturnType<typeof minutes>[]) =>
    only('R-VC', minutes('RCPC', { answers: [notYet], actions: [action()] }), { history }).state
  test('is allowed once, and a record in between that does not ask makes no difference', () => {
    expect(state()).toBe('answered')
    expect(state(before)).toBe('open')
    expect(state(before, minutes('LEGAL'), minutes('MGMT'))).toBe('open')
  })
  test('is allowed again after the child was seen in between', () => {
    const between = minutes('CG', {
      answers: [
        but(
          good,
          {},
          { evidence: 'Ada was seen at her aunt’s flat in July and talked of the summer for an hour.' },
        ),
      ],
    })
    expect(state(before, between)).toBe('answered')
  })
})

test('nobody overrides it, whatever their role', () => {
  expect(overridingRoles('R-VC', (statements) => minutes('ICPC', { statements }))).toEqual([])
})
