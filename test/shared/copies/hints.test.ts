import { describe, expect, it } from 'vitest'
import { hintsFor, type Passage, passagesOf, tellingWords } from '../../../shared/copies/hints.ts'
import type { CopyPart } from '../../../shared/copies/index.ts'
import { child, family, minutes, person } from '../checks/kit.ts'

const record = minutes('ICPC', {
  meeting: { authority: 'Wexmoor Council' },
  people: [
    ...family,
    person('p-dad', 'Sam Hill', 'father', { aliases: ['Sammy', ' '], withholdAddressFrom: ['p-mum'] }),
    person('p-x', '', 'father', { withholdAddressFrom: ['p-mum'] }),
  ],
})
const left = (text: string, where = 'Restricted part') => ({ where, what: text, why: '', text })
const passage = (text: string, where = 'Reports'): Passage => ({ where, text })
const ask = (hidden: string, ...shown: string[]) =>
  hintsFor(
    record,
    'p-hv',
    [left(hidden)],
    shown.map((text) => passage(text)),
  ).map(({ what }) => what)

describe('Words that could lead to something', () => {
  it.each([
    ['They moved to 14 Larch Court in May.', ['14 Larch Court']],
    ['he works at Keld Joinery', ['Keld Joinery']],
    ['he works at Keld’s', ['Keld']],
    ["it was Keld's van", ['Keld']],
    ['since 2017', ['2017']],
    ['call 07700-900', ['07700-900']],
    ['at 10:30', ['10:30']],
    ['aged 7', []],
    ['7', []],
    ['12', ['12']],
    ['In May', []],
    ['on Monday', []],
    ['The Police', []],
    ['Mr Al', []],
    ['Mr Ali', ['Ali']],
    ['3 Oak', ['3 Oak']],
    ['B12', ['B12']],
    ['Unit 4', ['Unit']],
    ['in May Tarnbrook', ['May Tarnbrook']],
    ['nothing here', []],
    ['Keld and Keld', ['Keld']],
    ['O’Neill came', ['O’Neill']],
    ['to Stoke-on-Trent', ['Stoke-on-Trent']],
    ['Élan Ward', ['Élan Ward']],
  ])('in “%s” are %j', (text, words) => {
    expect(tellingWords(text, new Set())).toEqual(words)
  })

  it('are not those that the record uses everywhere', () => {
    expect(tellingWords('Dana met Keld', new Set(['Dana']))).toEqual(['Keld'])
    expect(tellingWords('Dana', new Set(['Dana']))).toEqual([])
    expect(tellingWords("Dana's Keld", new Set(['Dana']))).toEqual(['Keld'])
  })
})

describe('A hint', () => {
  it('asks about words of a passage left out that also stand in the copy, with both places', () => {
    const two = [
      passage('Near Keld Joinery.'),
      passage('Keld Joinery again.'),
      passage('By Keld Joinery', 'Views'),
    ]
    expect(
      hintsFor(record, 'p-hv', [left('He is at Keld Joinery.'), left('Keld Joinery', 'Second')], two),
    ).toEqual([
      {
        where: '“Reports”, “Views”',
        what: 'Keld Joinery',
        why: 'These words also stand in a passage left out of “Restricted part”. Could they lead to it?',
      },
    ])
  })

  it.each([
    ['is no part of a longer word', 'Keld', ['Keldside road', 'McKeld', 'Keld7', '7Keld'], []],
    ['stands beside a bracket', 'Keld', ['(Keld)'], ['Keld']],
    ['is not there', 'Keld', ['Tarnbrook'], []],
    ['is also written small', 'Bruises were seen', ['Bruises', 'two bruises'], []],
    ['is written small only within a longer word', 'Keld', ['Keld', 'kelds'], ['Keld']],
    ['is a number with dots', 'ref 12.5', ['12.5'], ['12.5']],
    ['is a number with other marks', 'ref 12.5', ['1225', '12:5'], []],
    [
      'is two words of which both are also written small',
      'Larch Court',
      ['Larch Court', 'larch court'],
      ['Larch Court'],
    ],
  ])('that %s', (_, hidden, shown, asked) => {
    expect(ask(hidden, ...shown)).toEqual(asked)
  })

  it.each([
    ['a name', 'Dana'],
    ['an alias', 'Sammy'],
    ['an agency', 'Lane Primary'],
    ['a child', 'Ada'],
    ['a category', 'Neglect'],
    ['a decision', 'CPP'],
    ['the council', 'Wexmoor'],
    ['the year of the meeting', '2026'],
  ])('does not ask about %s of the record', (_, word) => {
    expect(ask(`so ${word} it was`, `here ${word} too`)).toEqual([])
  })

  it('asks about a post that nobody of the record holds', () => {
    const with_ = minutes('ICPC', { people: [person('a', 'A', 'professional', { jobTitle: 'Midwife' })] })
    const asked = (word: string) =>
      hintsFor(with_, 'p-hv', [left(`so ${word} came`)], [passage(`here ${word} is`)])
    expect(asked('Midwife')).toEqual([])
    expect(asked('Dentist').map(({ what }) => what)).toEqual(['Dentist'])
  })
})

describe('A person whose address is kept from the reader', () => {
  const named = (...shown: string[]) =>
    hintsFor(
      record,
      'p-mum',
      [],
      shown.map((text) => passage(text)),
    )
  const hint = {
    where: '“Reports”',
    what: 'Sam Hill',
    why: 'Their address, phone and employer are kept from this reader. Does anything here tell where they are or what they said?',
  }
  it.each(['Sam Hill came.', 'Sam came.', 'Sammy came.'])(
    'is asked about where they are named: %s',
    (text) => {
      expect(named(text)).toEqual([hint])
      expect(named(text, 'Sam Hill, again')).toEqual([hint])
    },
  )
  it('is not asked about where they are not named, nor in the copy of anybody else', () => {
    expect(named('Samuel came. The hill.')).toEqual([])
    expect(hintsFor(record, 'p-hv', [], [passage('Sam Hill came.')])).toEqual([])
  })
  it('comes before the words of a passage left out', () => {
    const both = hintsFor(record, 'p-mum', [left('at Keld')], [passage('Sam at Keld')])
    expect(both.map(({ what }) => what)).toEqual(['Sam Hill', 'Keld'])
  })
})

describe('The passages of a copy', () => {
  const texts = (...parts: CopyPart[]) =>
    passagesOf({ sections: [{ number: 1, heading: 'Reports', parts }] }).map(({ text }) => text)
  const blocks = [{ type: 'paragraph' as const, runs: [{ text: 'Seen.' }] }]
  it('are the words of every part, with who said them', () => {
    expect(texts({ type: 'entry', speaker: 'Sam Hill', blocks })).toEqual(['Sam Hill', 'Seen.'])
    expect(texts({ type: 'entry', blocks })).toEqual(['', 'Seen.'])
    expect(texts({ type: 'paragraph', text: 'Said.' })).toEqual(['Said.'])
    expect(texts({ type: 'facts', facts: [{ label: 'Held', value: 'By video' }] })).toEqual(['By video'])
    expect(texts({ type: 'table', caption: 'T', columns: ['A', 'B'], rows: [['1', '2']] })).toEqual(['1, 2'])
    expect(texts({ type: 'heading', text: 'Ada', parts: [{ type: 'paragraph', text: 'Said.' }] })).toEqual([
      'Ada',
      'Said.',
    ])
  })
  it('stand under the heading they are in', () => {
    expect(
      passagesOf({ sections: [{ number: 1, heading: 'Views', parts: [{ type: 'paragraph', text: 'A' }] }] }),
    ).toEqual([{ where: 'Views', text: 'A' }])
  })
})

describe('A child without a name', () => {
  it('raises no question', () => {
    const unnamed = minutes('ICPC', { children: [child('c1', '')], people: [] })
    expect(hintsFor(unnamed, 'p-hv', [left('so it was')], [passage('so it is')])).toEqual([])
  })
})
