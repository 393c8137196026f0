import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allFieldWords, plainList, speller } from './lists.ts'

const wrong = (text: string): string[] => speller.unknown(text).map(({ word }) => word)
const british = readFileSync(join(import.meta.dirname, 'british.txt'), 'utf8')
  .split(/\s+/)
  .filter(Boolean)

describe('British spelling', () => {
  it('lets more than two hundred British words pass, one by one', () => {
    expect(british.length).toBeGreaterThanOrEqual(200)
    expect(new Set(british).size).toBe(british.length)
    expect(british.filter((word) => wrong(word).length > 0)).toEqual([])
  })

  it.each(
    'color behavior center organization organize realize recognized pediatrician pediatric hemorrhage program_me traveled counseling fulfill_ment enrollment jewelry defense aluminum neighbor pajamas'
      .split(' ')
      .filter((word) => !word.includes('_')),
  )('marks the American %s', (word) => {
    expect(wrong(word)).toEqual([word])
  })

  it('wants -ise: the list holds one spelling of each word, so that a record holds one', () => {
    expect(wrong('organise, apologise, prioritise')).toEqual([])
    expect(wrong('organize, apologize, prioritize')).toEqual(['organize', 'apologize', 'prioritize'])
  })

  it('takes the judgment of a court beside a judgement of a person', () => {
    expect(wrong('The judgment of the court. His judgement was poor.')).toEqual([])
  })

  it.each([
    'recieved',
    'occured',
    'seperate',
    'definately',
    'safegaurding',
    'assesment',
    'neccessary',
    'accomodation',
  ])('marks the slip %s', (word) => {
    expect(wrong(`He ${word} it.`)).toEqual([word])
  })

  it('reads curly and straight apostrophes alike, and lets anybody own something', () => {
    expect(wrong("didn't didn’t mother’s the headteacher’s Cafcass's")).toEqual([])
    expect(wrong('dont childrens’')).toEqual(['dont', 'childrens'])
  })

  it('reads capitals at the start of a sentence and in a heading', () => {
    expect(wrong('Safeguarding SAFEGUARDING Recieved')).toEqual(['Recieved'])
  })

  it('is not led astray by words that JavaScript knows', () => {
    expect(wrong('constructor hasOwnProperty')).toEqual(['hasOwnProperty'])
    expect(wrong('toString valueOf __proto__ prototype')).toEqual(['toString', 'valueOf', 'proto'])
  })
})

describe('words of the field', () => {
  it('are each needed: the general list has none of them', () => {
    const general = plainList()
    expect(allFieldWords.filter((word) => general.unknown(word).length === 0)).toEqual([])
  })

  it('are each accepted, and each is there once', () => {
    expect(allFieldWords.filter((word) => wrong(word).length > 0)).toEqual([])
    expect(new Set(allFieldWords).size).toBe(allFieldWords.length)
  })

  it('leave nothing to mark in an ordinary sentence of minutes', () => {
    const text =
      'Three immunisations were missed and she Was Not Brought to CAMHS. GCP2 and the genogram were updated; ' +
      'Cafcass, the LADO and the SENDCo were told. Her weight is on the 2nd centile. s47 began on 3 March.'
    expect(wrong(text)).toEqual([])
  })
})

describe('what may have been meant', () => {
  it.each([
    ['recieved', 'received'],
    ['safegaurding', 'safeguarding'],
    ['assesment', 'assessment'],
    ['color', 'colour'],
    ['organized', 'organised'],
    ['genagram', 'genogram'],
    ['Cafcas', 'Cafcass'],
    ['Recieved', 'Received'],
  ])('of %s, %s comes first', (word, meant) => {
    expect(speller.suggest(word)[0]).toBe(meant)
  })

  it('keeps the apostrophe as it was typed', () => {
    expect(speller.suggest('did’nt')).toContain('didn’t')
    expect(speller.suggest("did'nt")).toContain("didn't")
  })

  it('is at most five words, each of them right, and nothing for a jumble', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...british.filter((word) => /^[a-z]{5,9}$/.test(word))),
        fc.nat(),
        (word, at) => {
          const slip = word.slice(0, at % word.length) + word.slice((at % word.length) + 1)
          const words = speller.suggest(slip)
          expect(words.length).toBeLessThanOrEqual(5)
          for (const one of words) expect(wrong(one)).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
    expect(speller.suggest('xqzzvw')).toEqual([])
  })
})
