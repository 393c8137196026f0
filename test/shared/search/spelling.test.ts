import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spellingsOf } from '../../../shared/search/index.ts'

describe('the other spelling of a word', () => {
  it.each([
    ['organise', 'organize'],
    ['organised', 'organized'],
    ['organisations', 'organizations'],
    ['analysing', 'analyzing'],
    ['hospitalisation', 'hospitalization'],
    ['colour', 'color'],
    ['behavioural', 'behavioral'],
    ['neighbourhood', 'neighborhood'],
    ['programme', 'program'],
    ['programmes', 'programs'],
    ['centre', 'center'],
    ['offence', 'offense'],
    ['practise', 'practice'],
    ['enquiry', 'inquiry'],
    ['cancelled', 'canceled'],
    ['paediatrician', 'pediatrician'],
    ['foetal', 'fetal'],
    ['mum', 'mom'],
    ['fulfil', 'fulfill'],
  ])('of %s is %s, and the other way round', (british, american) => {
    expect(spellingsOf(british)).toContain(american)
    expect(spellingsOf(american)).toContain(british)
    expect(spellingsOf(british)[0]).toBe(british)
  })

  it.each(['child', 'cancellation', 'mumps', 'greyhound', 'moulding', 'fetch', 'is', 'prize', 'travel'])(
    'of %s there is none',
    (word) => {
      expect(spellingsOf(word)).toEqual([word])
    },
  )

  it('is never a word without letters, and the typed word is always among them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (word) => {
        const all = spellingsOf(word)
        expect(all[0]).toBe(word.toLowerCase())
        expect(new Set(all).size).toBe(all.length)
        expect(all.every((one) => one !== '')).toBe(true)
      }),
    )
  })
})
