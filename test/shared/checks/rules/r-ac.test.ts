import { describe, expect, test } from 'vitest'
import { rAC } from '../../../../shared/checks/rules/r-ac.ts'
import { meetingTypes } from '../../../../shared/minutes/index.ts'
import { answer, but, everyCaseType, family, findings, minutes, only, person } from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const good = answer('R-AC', {
  fields: {
    children: 'Ada only; her half-brother lives in Leeds and is known there.',
    fathers: 'Sam Ashby was rung on 14 September.',
  },
  rows: [{ adult: 'Dana Ashby', by: 'Callum Reid', date: '2026-09-01' }],
})
const dad = person('p-dad', 'Sam Ashby', 'father', { of: ['c1'] })
const row = { adult: 'Sam Ashby', by: 'Callum Reid', date: '2026-09-14' }
const lacks = (given: typeof good, people = family) =>
  lacksAfter('R-AC', (answers) => minutes('ICPC', { people, answers }), given)

describe('R-AC asks about every child and every adult', () => {
  test('always, in every case type', () => {
    const asked = meetingTypes.filter((type) => findings('R-AC', minutes(type)).length > 0)
    expect(asked.toSorted()).toEqual(everyCaseType)
    expect(only('R-AC', minutes('ICPC'))).toMatchObject({
      id: 'R-AC',
      title: 'All children and adults',
      severity: ['MUST'],
      blocksSigning: true,
      blocksClosing: false,
      why: 'Every child and every adult with regular contact has to be thought of.',
      evidence: [{ says: 'Dana Ashby: last checked on 1 September 2026, not said by whom.' }],
      questions: [
        'Is every child in the home covered, including half-siblings elsewhere?',
        'Every adult with regular contact: checked by whom, when?',
        'Fathers and partners spoken to?',
      ],
    })
    expect(rAC.seeds).toEqual(['1.1', '12.1'])
  })
  test('with a line for each adult, begun with what the record knows', () => {
    expect(only('R-AC', minutes('ICPC', { people: [...family, dad] }))).toMatchObject({
      evidence: [
        { says: 'Dana Ashby: last checked on 1 September 2026, not said by whom.' },
        { says: 'Sam Ashby: no date of a check is recorded.', section: 'household', rowId: 'p-dad' },
      ],
      prefill: {
        rows: [
          { adult: 'Dana Ashby', by: '', date: '2026-09-01' },
          { adult: 'Sam Ashby', by: '', date: '' },
        ],
      },
    })
  })
  test('is answered by a line for each adult, who checked and when', () => {
    expect(lacks(good)).toEqual([])
    expect(lacks(but(good, {}, { rows: [...good.rows, row] }), [...family, dad])).toEqual([])
    expect(
      lacks(but(good, {}, { rows: [...good.rows, { ...row, adult: 'p-dad' }] }), [...family, dad]),
    ).toEqual([])
    expect(
      lacks(but(good, {}, { rows: [...good.rows, { ...row, adult: 'Dad' }] }), [...family, dad]),
    ).toEqual([])
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
  test('a line may name the adult by the entry in the record', () => {
    const people = [...family, person('x9', 'Sam Ashby', 'father')]
    expect(lacks(but(good, {}, { rows: [...good.rows, { ...row, adult: 'x9' }] }), people)).toEqual([])
    expect(lacks(but(good, {}, { rows: [...good.rows, { ...row, adult: 'x8' }] }), people)).toEqual([
      'Sam Ashby: checked by whom, and when?',
    ])
  })
  test('an adult without a check is not enough, nor one checked by nobody or on no day', () => {
    const people = [...family, dad]
    expect(lacks(good, people)).toEqual(['Sam Ashby: checked by whom, and when?'])
    expect(lacks(but(good, {}, { rows: [...good.rows, { ...row, adult: 'Una Fay' }] }), people)).toEqual([
      'Sam Ashby: checked by whom, and when?',
    ])
    expect(lacks(but(good, {}, { rows: [...good.rows, { ...row, date: '' }] }), people)).toEqual([
      'Adults with regular contact, line 2: Still to answer: “When”',
    ])
    expect(lacks(but(good, {}, { rows: [...good.rows, { ...row, by: '' }] }), people)).toEqual([
      'Adults with regular contact, line 2: Still to answer: “Checked by”',
    ])
  })
  test('the date of a check in the record alone does not say by whom', () => {
    expect(lacks(but(good, {}, { rows: [] }))).toEqual(['Dana Ashby: checked by whom, and when?'])
  })
  describe('an old check', () => {
    const old =
      'Dana Ashby: that check is from before the last meeting, or older than a year. Check again, or say why it still holds.'
    const dated = (date: string, more = {}) =>
      but(good, {}, { rows: [{ ...good.rows[0], date, ...more } as Record<string, string>] })
    const later = (given: typeof good, ...history: ReturnType<typeof minutes>[]) =>
      lacksAfter('R-AC', (answers) => minutes('RCPC', { answers }), given, { history })
    const june = minutes('ICPC', {
      meeting: { date: '2026-06-17' },
      answers: [
        {
          ...dated('2026-06-10'),
          evidence: 'Something else was said in June, at another length and by somebody else.',
        },
      ],
    })
    test('counts for a year at most', () => {
      expect(lacks(dated('2025-09-17'))).toEqual([])
      expect(lacks(dated('2025-09-16'))).toEqual([old])
    })
    test('is asked about again when it is from before the last meeting', () => {
      expect(later(dated('2026-06-17'), june)).toEqual([])
      expect(later(dated('2026-06-16'), june)).toEqual([old])
      expect(later(dated('2026-06-16'), june, minutes('LEGAL', { meeting: { date: '2026-08-01' } }))).toEqual(
        [old],
      )
    })
    test('may stand with a reason, and starts from who checked last time', () => {
      expect(later(dated('2026-06-10', { stands: 'Police say that nothing has changed.' }), june)).toEqual([])
      expect(later(dated('2026-06-10', { stands: 'Still fine' }), june)).toEqual([old])
      const people = family.map((one) => (one.id === 'p-mum' ? { ...one, lastChecked: '' } : one))
      expect(only('R-AC', minutes('RCPC', { people }), { history: [june] }).prefill?.rows).toEqual([
        { adult: 'Dana Ashby', by: 'Callum Reid', date: '2026-06-10' },
      ])
    })
    test.each([
      ['fifteen characters are', 'The same school', []],
      ['fourteen are not', 'The same place', [old]],
      ['spaces around them do not count, so that these are not', '  The same place  ', [old]],
    ])('is kept with a reason of some length: %s', (_, stands, says) => {
      expect(later(dated('2026-06-10', { stands }), june)).toEqual(says)
    })
    test.each<[string, Record<string, string>[], string[]]>([
      ['a newer one beside it', [{ date: '2026-06-10' }, { date: '2026-09-01' }], []],
      ['a reason on one of two lines', [{ date: '2026-06-10', stands: 'Police know nothing new.' }, {}], []],
      ['no reason on either line', [{ date: '2026-06-10' }, {}], [old]],
    ])('with %s', (_, rows, says) => {
      const lines = rows.map((one) => ({
        adult: 'Dana Ashby',
        by: 'Callum Reid',
        date: '2026-06-09',
        ...one,
      }))
      expect(later(but(good, {}, { rows: lines }), june)).toEqual(says)
    })
    test('of the day of a meeting later than this one is measured by the year alone', () => {
      const on = (date: string) => minutes('ICPC', { meeting: { date }, answers: june.answers })
      expect(later(dated('2026-09-16'), on('2026-09-17'))).toEqual([old])
      expect(later(dated('2026-09-16'), on('2026-09-18'))).toEqual([])
    })
    describe('begins the line of an adult', () => {
      const known = (lastChecked: string, date: string, ...more: Record<string, string>[]) => {
        const people = family.map((one) => (one.id === 'p-mum' ? { ...one, lastChecked } : one))
        const before = minutes('ICPC', {
          meeting: { date: '2026-06-17' },
          answers: [
            but(good, {}, { rows: [{ adult: 'Dana Ashby', by: 'Callum Reid', date }, ...more] }),
            answer('R-LA', { rows: [{ adult: 'Dana Ashby', by: 'Una Fay', date: '2026-06-12' }] }),
          ],
        })
        const found = only('R-AC', minutes('RCPC', { people }), { history: [before] })
        return {
          row: found.prefill?.rows?.[0],
          says: found.evidence.map((one) => (one.kind === 'words' ? one.text : one.says)),
        }
      }
      test.each([
        ['the newer one of the last answer', '2026-06-01', 'Callum Reid', '2026-06-10'],
        ['the last answer’s of the same day', '2026-06-10', 'Callum Reid', '2026-06-10'],
        ['the newer one of the record', '2026-06-11', '', '2026-06-11'],
      ])('with %s', (_, lastChecked, by, date) => {
        expect(known(lastChecked, '2026-06-10').row).toEqual({ adult: 'Dana Ashby', by, date })
      })
      test('and passes over other adults and lines without a date', () => {
        expect(
          known(
            '',
            '2026-06-10',
            { adult: 'Una Fay', by: 'Mark Toll', date: '2026-06-14' },
            { adult: 'Dana Ashby', by: 'Mark Toll', date: '' },
          ).row,
        ).toEqual({ adult: 'Dana Ashby', by: 'Callum Reid', date: '2026-06-10' })
      })
      test('and says only what is too old or not known by whom', () => {
        expect(known('', '2026-06-17').says).toEqual([])
        expect(known('', '2026-06-16').says).toEqual([
          'Dana Ashby: last checked on 16 June 2026 by Callum Reid.',
        ])
        expect(known('2026-09-01', '2026-06-16').says).toEqual([
          'Dana Ashby: last checked on 1 September 2026, not said by whom.',
        ])
      })
    })
    test('may be of today, and cannot be of a day to come', () => {
      expect(lacks(dated('2026-09-17'))).toEqual([])
      expect(lacks(dated('2026-09-18'))).toEqual([
        'Dana Ashby: the check cannot have been made on a day to come.',
      ])
    })
  })
  test('a home without any adult on record has to name one', () => {
    const people = family.slice(1)
    expect(lacks(but(good, {}, { rows: [] }), people)).toEqual([
      'No adult of the home is recorded. Name each adult with regular contact.',
    ])
    expect(lacks(but(good, {}, { rows: [...good.rows, row] }), people)).toEqual([])
  })
  test('the chair may override it, nobody else', () => {
    expect(overridingRoles('R-AC', (statements) => minutes('ICPC', { statements }))).toEqual(['CP chair'])
  })
})
