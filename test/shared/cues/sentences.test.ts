import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../../shared/cues/index.ts'

const split = (text: string) => splitSentences(text).map((sentence) => sentence.text)

describe('sentences', () => {
  it('end at a full stop, a question mark and the end of a line', () => {
    expect(split('Mum came. Did dad? No\nHe was late.')).toEqual([
      'Mum came.',
      'Did dad?',
      'No',
      'He was late.',
    ])
  })

  it('go on after a title, an initial, a time and a short form', () => {
    expect(split('Dr. Pryce saw J. Smith at 10.30 a.m. on the ward, e.g. for food. He left.')).toEqual([
      'Dr. Pryce saw J. Smith at 10.30 a.m. on the ward, e.g. for food.',
      'He left.',
    ])
  })

  it('end after a label that is a letter', () => {
    expect(split('I saw Child B. He was well.')).toEqual(['I saw Child B.', 'He was well.'])
  })

  it('keep a closing quotation mark', () => {
    expect(split("She said 'I am cold.' Then she left.")).toEqual(["She said 'I am cold.'", 'Then she left.'])
  })

  it('lie in the text in order and lose nothing but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab AB.!?\n\'"…1 '), maxLength: 60 }), (text) => {
        const found = splitSentences(text)
        let end = 0
        for (const sentence of found) {
          expect(text.slice(end, sentence.start).trim()).toBe('')
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text)
          expect(sentence.text.trim()).toBe(sentence.text)
          end = sentence.end
        }
        expect(text.slice(end).trim()).toBe('')
      }),
    )
  })
})
