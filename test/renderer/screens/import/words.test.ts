import { describe, expect, it, test } from 'vitest'
import {
  applyWords,
  doneWords,
  factInWords,
  linesInWords,
  things,
} from '../../../../renderer/screens/import/words.ts'
import type { ImportCounts } from '../../../../shared/cases/import/index.ts'

const counts = (added: number, changed: number): ImportCounts => ({
  added,
  changed,
  kept: 0,
  unchanged: 0,
  doubtful: 0,
  'left out': 0,
  wrong: 0,
})

test.each([
  ['2019-05-01', '01/05/2019'],
  ['CPP, from 2026-03-02 to 2026-09-02', 'CPP, from 02/03/2026 to 02/09/2026'],
  ['about 2017', 'about 2017'],
  ['L2019-05', 'L2019-05'],
])('a fact is shown with dates as they are written here: %s', (fact, shown) => {
  expect(factInWords(fact)).toBe(shown)
})

describe('the one button of an import', () => {
  test.each([
    [12, 3, 'Add 12 children and change 3', 'Added 12 children and changed 3.'],
    [1, 0, 'Add 1 child', 'Added 1 child.'],
    [0, 1, 'Change 1 child', 'Changed 1 child.'],
    [1200, 1, 'Add 1,200 children and change 1', 'Added 1,200 children and changed 1.'],
  ])('says what it will do, and then what was done: %i added, %i changed', (added, changed, will, was) => {
    expect(applyWords('children', counts(added, changed))).toBe(will)
    expect(doneWords('children', counts(added, changed))).toBe(was)
  })

  it('has nothing to say where there is nothing to do', () => {
    expect(applyWords('visits', counts(0, 0))).toBe('')
  })
})

describe('lines and things', () => {
  it('are counted in words', () => {
    expect([linesInWords([4]), linesInWords([4, 7]), linesInWords([1, 2, 3, 4, 5, 6, 7])]).toEqual([
      'Line 4',
      'Lines 4 and 7',
      'Lines 1, 2, 3, 4, 5 and 2 more',
    ])
    expect([things('visits', 1), things('chronology', 0)]).toEqual(['1 visit', '0 events'])
  })
})
