/** Drawing signed records fairly, and how far two people agree about them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agreementInWords,
  agreementOf,
  drawn,
  type Judged,
  type Mark,
  type Marks,
  marks,
  type Overall,
  overallMarks,
  type Pair,
} from '../../../shared/sampling/index.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 40 })
const all = (mark: Mark): Marks => ({
  child: mark,
  reflection: mark,
  challenge: mark,
  history: mark,
  followed: mark,
})
const said = (overall: Overall, mark: Mark = 'seen'): Judged => ({ overall, marks: all(mark) })
const judged = fc.record({
  overall: fc.constantFrom(...overallMarks),
  marks: fc.constantFrom(...marks).map(all),
})

describe('the draw', () => {
  test('takes as many as were asked for, each once, and none that is not there', () => {
    fc.assert(
      fc.property(fc.string(), ids, fc.nat(50), (seed, records, count) => {
        const found = drawn(seed, records, count)
        expect(found).toHaveLength(Math.min(count, records.length))
        expect(new Set(found).size).toBe(found.length)
        expect(found.every((id) => records.includes(id))).toBe(true)
      }),
    )
  })

  test('is the same for the same number of the draw, in whatever order the records stand', () => {
    fc.assert(
      fc.property(fc.string(), ids, fc.nat(20), (seed, records, count) => {
        expect(drawn(seed, [...records].reverse(), count)).toEqual(
          drawn(seed, [...records, ...records], count),
        )
      }),
    )
  })

  test('a record that is added takes one place at most and changes nothing else', () => {
    fc.assert(
      fc.property(
        fc.string(),
        ids,
        fc.string({ minLength: 13 }),
        fc.nat(20),
        (seed, records, added, count) => {
          const before = drawn(seed, records, count)
          const after = drawn(seed, [...records, added], count).filter((id) => id !== added)
          expect(before.slice(0, after.length)).toEqual(after)
          expect(before.length - after.length).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  test('draws each record about as often as any other', () => {
    const records = Array.from({ length: 20 }, (_, n) => `record-${n}`)
    const times = new Map<string, number>()
    for (let n = 0; n < 2000; n += 1)
      for (const id of drawn(`draw ${n}`, records, 5)) times.set(id, (times.get(id) ?? 0) + 1)
    // 500 each is expected; five standard deviations are about 97.
    for (const id of records) expect(Math.abs((times.get(id) ?? 0) - 500)).toBeLessThan(97)
  })
})

describe('the agreement of two people', () => {
  test('is whole where both say the same and marks differ from record to record', () => {
    const pairs: Pair[] = [
      [said('good'), said('good')],
      [said('not yet good'), said('not yet good')],
    ]
    expect(agreementOf(pairs)).toMatchObject({ records: 2, agreed: 2, kappa: 1 })
  })

  test('is worked out as in the book: 20 of 50 both yes, 15 both no, 5 and 10 apart', () => {
    const times = (n: number, pair: Pair): Pair[] => Array.from({ length: n }, () => pair)
    const pairs = [
      ...times(20, [said('good'), said('good')]),
      ...times(5, [said('good'), said('not yet good')]),
      ...times(10, [said('not yet good'), said('good')]),
      ...times(15, [said('not yet good'), said('not yet good')]),
    ]
    const { kappa, agreed } = agreementOf(pairs)
    expect(agreed).toBe(35)
    expect(kappa).toBeCloseTo(0.4, 10)
  })

  test('says nothing of chance where there is too little, or everything has one mark', () => {
    expect(agreementOf([]).kappa).toBeNull()
    expect(agreementOf([[said('good'), said('good')]]).kappa).toBeNull()
    const pair: Pair = [said('good'), said('good')]
    expect(agreementOf([pair, pair, pair]).kappa).toBeNull()
    expect(agreementInWords(agreementOf([]))).toBe('No record has been judged by two people yet.')
  })

  test('never depends on who judged first, and lies between minus one and one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(judged, judged), { maxLength: 30 }), (pairs) => {
        const one = agreementOf(pairs)
        const other = agreementOf(pairs.map(([a, b]): Pair => [b, a]))
        expect(other.agreed).toBe(one.agreed)
        expect(other.questions).toEqual(one.questions)
        if (one.kappa === null || other.kappa === null) expect(other.kappa).toBe(one.kappa)
        else {
          expect(other.kappa).toBeCloseTo(one.kappa, 9)
          expect(Math.abs(one.kappa)).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })
})
