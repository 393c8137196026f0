import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../../../renderer/editor/spelling/words.ts'

const found = (text: string): string[] => wordsIn(text).map(({ word }) => word)

describe('words of a text', () => {
  it('are found with their places, whatever marks stand around them', () => {
    const text = '“Mum said ‘no’,” he wrote; then (twice) she didn’t.'
    for (const { word, start, end } of wordsIn(text)) expect(text.slice(start, end)).toBe(word)
    expect(found(text)).toEqual(['Mum', 'said', 'no', 'he', 'wrote', 'then', 'twice', 'she', 'didn’t'])
  })

  it('run over line ends and keep their places', () => {
    const text = 'First line\nsecond line'
    expect(wordsIn(text).map(({ start }) => start)).toEqual([0, 6, 11, 18])
  })

  it.each([
    ['s47 on 3pm the 12th of GCP2', ['on', 'the', 'of']],
    ['MASH, ICPC and CAFCAS; two IROs; he was DNA’d', ['and', 'two', 'he', 'was']],
    ['SAFEGUARDING', ['SAFEGUARDING']],
    ['See https://example.org/recieve and www.example.org/teh now', ['See', 'and', 'now']],
    [
      'Write to amina.okafor@example.gov.uk or visit wexmoor.gov.uk today',
      ['Write', 'to', 'or', 'visit', 'today'],
    ],
    ['a co-sleeping, re-referral, ex-partner', ['sleeping', 'referral', 'partner']],
    ['co operate', ['co', 'operate']],
    ['She said مرحبا and привет', ['She', 'said', 'and']],
    ['x', []],
    ['', []],
  ])('that are nobody’s business are left out of %j', (text, words) => {
    expect(found(text)).toEqual(words)
  })

  it('accents written in two characters are one word', () => {
    expect(found('cafe\u0301 Zoe\u0308')).toEqual(['cafe\u0301', 'Zoe\u0308'])
  })

  it('lie inside the text, in order, and never over each other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0
        for (const { word, start, end } of wordsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(text.slice(start, end)).toBe(word)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
