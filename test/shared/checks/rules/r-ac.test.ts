import { describe, expect, test } from 'vitest'
import { rAC } from '../../../../shared/checks/rules/r-ac.ts'
import { meetingTypes } from '../../../../shared/minutes/index.ts'
import { answer, but, family, findings, minutes, only, person } from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const good = answer('R-AC', {
  fields: {
    children: 'Ada only; her half-brother lives in Leeds and is known there.',
    fathers: 'Sam Ashby was rung on 14 September.',
  },
})
const dad = person('p-dad', 'Sam Ashby', 'father', { of: ['c1'] })
const row = { adult: 'Sam Ashby', by: 'Callum Reid', date: '2026-09-14' }
const lacks = (given: typeof good, people = family) =>
  lacksAfter('R-AC', (answers) => minutes('ICPC', { people, answers }), given)

describe('R-AC asks about every child and every adult', () => {
  test('always, in every case type', () => {
    const asked = meetingTypes.filter((type) => findings('R-AC', minutes(type)).length > 0)
    expect(asked.toSorted()).toEqual([
      'CG',
      'CIN_PLAN',
      'CIN_REVIEW',
      'CLOSE',
      'HRR',
      'ICPC',
      'RCPC',
      'STRAT',
      'SUP_CASE',
      'SUP_GROUP',
    ])
    expect(only('R-AC', minutes('ICPC'))).toMatchObject({
      id: 'R-AC',
      title: 'All children and adults',
      severity: ['MUST'],
      blocksSigning: true,
      blocksClosing: false,
      why: 'Every child and every adult with regular contact has to be thought of.',
      evidence: [],
      questions: [
        'Is every child in the home covered, including half-siblings elsewhere?',
        'Every adult with regular contact: checked by whom, when?',
        'Fathers and partners spoken to?',
      ],
    })
    expect(rAC.seeds).toEqual(['1.1', '12.1'])
  })
  test('and starts with the adults nobody has checked', () => {
    expect(only('R-AC', minutes('ICPC', { people: [...family, dad] }))).toMatchObject({
      evidence: [
        { says: 'Sam Ashby: no date of a check is recorded.', section: 'household', rowId: 'p-dad' },
      ],
      prefill: { rows: [{ adult: 'Sam Ashby', by: '', date: '' }] },
    })
  })
  test('is answered by the record’s own dates, or by a line for each adult', () => {
    expect(lacks(good)).toEqual([])
    expect(lacks(but(good, {}, { rows: [row] }), [...family, dad])).toEqual([])
    expect(lacks(but(good, {}, { rows: [{ ...row, adult: 'p-dad' }] }), [...family, dad])).toEqual([])
    expect(lacks(but(good, {}, { rows: [{ ...row, adult: 'Dad' }] }), [...family, dad])).toEqual([])
  })
  test.each([
    ...weakened(good),
    [
      'no word on the children',
      but(good, { children: '' }),
      'Still to answer: “Which children are in the home or elsewhere, and are all of them covered?”',
    ],
    [
      'few words on the children',
      but(good, { children: 'Ada is covered' }),
      'Say more under “Which children are in the home or elsewhere, and are all of them covered?”',
    ],
    [
      'no word on the fathers',
      but(good, { fathers: '' }),
      'Still to answer: “Which fathers and partners were spoken to, and if not, why not and when”',
    ],
    [
      'few words on the fathers',
      but(good, { fathers: 'Sam was rung.' }),
      'Say more under “Which fathers and partners were spoken to, and if not, why not and when”',
    ],
  ])('%s is not enough', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test('an adult without a check is not enough, nor one checked by nobody or on no day', () => {
    const people = [...family, dad]
    expect(lacks(good, people)).toEqual(['Sam Ashby: checked by whom, and when?'])
    expect(lacks(but(good, {}, { rows: [{ ...row, adult: 'Una Fay' }] }), people)).toEqual([
      'Sam Ashby: checked by whom, and when?',
    ])
    expect(lacks(but(good, {}, { rows: [{ ...row, date: '' }] }), people)).toEqual([
      'Adults with regular contact, line 1: Still to answer: “When”',
    ])
    expect(lacks(but(good, {}, { rows: [{ ...row, by: '' }] }), people)).toEqual([
      'Adults with regular contact, line 1: Still to answer: “Checked by”',
    ])
  })
  test('a home without any adult on record has to name one', () => {
    const people = family.slice(1)
    expect(lacks(good, people)).toEqual([
      'No adult of the home is recorded. Name each adult with regular contact.',
    ])
    expect(lacks(but(good, {}, { rows: [row] }), people)).toEqual([])
  })
  test('the chair may override it, nobody else', () => {
    expect(overridingRoles('R-AC', (statements) => minutes('ICPC', { statements }))).toEqual(['CP chair'])
  })
})
