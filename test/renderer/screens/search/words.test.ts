import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aboutHit,
  countWords,
  filtersSet,
  noFilters,
  piecesOf,
  placeOfHit,
  titleOf,
} from '../../../../renderer/screens/search/words.ts'
import { type SearchHit, searchHitSchema } from '../../../../shared/api/search.ts'

const hit = (change: Partial<SearchHit>): SearchHit =>
  searchHitSchema.parse({
    id: '1',
    kind: 'record',
    recordId: '',
    caseId: 'case-1',
    subject: '',
    audience: 'shared',
    date: '',
    type: '',
    state: '',
    recordTitle: '',
    familyRef: 'WX-1',
    title: { text: '', marks: [] },
    excerpt: { text: '', marks: [] },
    ...change,
  })

describe('a text with what was looked for', () => {
  it('is cut at the marks', () => {
    expect(piecesOf({ text: 'a bruise, old', marks: [{ from: 2, to: 8 }] })).toEqual([
      { text: 'a ', found: false, at: 0 },
      { text: 'bruise', found: true, at: 2 },
      { text: ', old', found: false, at: 8 },
    ])
  })

  it('is whole again when its pieces are put together, wherever the marks stand', () => {
    const places = fc.array(fc.tuple(fc.nat(40), fc.nat(40)))
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), places, (text, pairs) => {
        const marks = pairs.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
        expect(
          piecesOf({ text, marks })
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('what was found', () => {
  it('opens where it is read, by ids alone', () => {
    expect(placeOfHit(hit({ recordId: 'r' }))).toBe('/record/r?place=found')
    expect(placeOfHit(hit({ kind: 'action', recordId: 'r', subject: 'a-1' }))).toBe('/record/r?row=a-1')
    expect(placeOfHit(hit({ kind: 'person', type: 'child' }))).toBe('/cases/case-1')
    expect(placeOfHit(hit({ kind: 'person', type: 'mother' }))).toBe('/cases/case-1?part=people')
    expect(placeOfHit(hit({ kind: 'event' }))).toBe('/cases/case-1/chronology')
    expect(placeOfHit(hit({ kind: 'event', recordId: 'r', subject: 'e-1' }))).toBe('/record/r?row=e-1')
  })

  it('says what it is, when, how far and of which family', () => {
    expect(aboutHit(hit({ type: 'ICPC', date: '2026-09-17', state: 'signed' }))).toMatch(
      /· 17.*2026 · Signed · WX-1$/,
    )
    expect(aboutHit(hit({ kind: 'action', type: 'CG', date: '2026-10-01', state: 'done' }))).toMatch(
      /· Due 01.*2026 · done · WX-1$/,
    )
    expect(aboutHit(hit({ kind: 'person', type: 'mother' }))).toBe('mother · WX-1')
  })

  it('is called by what it is where nobody gave it a title', () => {
    expect(titleOf(hit({ recordTitle: 'Initial conference' })).text).toBe('Initial conference')
    expect(titleOf(hit({ kind: 'event' })).text).toBe('An event')
    expect(titleOf(hit({ kind: 'person' })).text).toBe('No name yet')
  })

  it('is counted in a sentence', () => {
    const group = (kind: 'person' | 'event' | 'record', count: number) => ({ kind, count, hits: [] })
    expect(countWords({ groups: [group('person', 1)], near: [] })).toBe('1 person found.')
    expect(
      countWords({ groups: [group('person', 2), group('event', 1), group('record', 3)], near: [] }),
    ).toBe('2 people, 1 event and 3 records found.')
    expect(countWords({ groups: [], near: [] })).toContain('Nothing that you may open')
    expect(countWords({ groups: [], near: [hit({})] })).toContain('nearly the same')
  })
})

it('a filter counts once it is set', () => {
  expect(filtersSet(noFilters)).toBe(0)
  expect(filtersSet({ ...noFilters, kinds: ['event'], child: 'c-1' })).toBe(2)
})
