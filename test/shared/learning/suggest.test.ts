import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateReading } from '../../../shared/checks/evaluate.ts'
import { defaultSettings, readMinutes } from '../../../shared/checks/index.ts'
import {
  MOST_OFFERS,
  type Offer,
  signsOf,
  suggest,
  type Theme,
  themeSeeds,
  wordsOfSeed,
} from '../../../shared/learning/index.ts'
import { entryText, type MeetingType, type Minutes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { child, minutes, NOW, section } from '../checks/kit.ts'

const library: Theme[] = themeSeeds.map((seed) => ({
  ...wordsOfSeed(seed),
  id: seed.id,
  version: 1,
  standing: 'in use',
  byName: 'Chairside',
  at: NOW,
}))

function offersFor(record: Minutes, themes: readonly Theme[] = library): Offer[] {
  const template = templateFor(record.meeting.type)
  if (!template) throw new Error('no template')
  const reading = readMinutes({
    minutes: record,
    template,
    history: [],
    settings: defaultSettings,
    now: NOW,
  })
  const findings = evaluateReading(reading)
  return suggest(signsOf(record, template, { cues: reading.cues, findings }), themes)
}
const said = (text: string, type: MeetingType = 'CIN_REVIEW') =>
  minutes(type, { sections: [section('agencyInfo', text)] })
const titles = (offers: Offer[]) => offers.map(({ theme }) => theme.id)

describe('lessons that fit a record', () => {
  test.each([
    ['Ada did not attend her eye clinic and was discharged.', 'seed-was-not-brought'],
    ['Ada has begun soiling again and talks of a secret game with her uncle.', 'seed-signs-of-sexual-abuse'],
    ['The home is dirty, there is no bedding and the children were hungry.', 'seed-neglect-early'],
    ['Care proceedings were issued in June and the psychologist is late.', 'seed-delay-in-court'],
    ['Mum engaged well and has turned a corner.', 'seed-curiosity'],
    ['He was drawn into county lines and went missing for two nights.', 'seed-outside-the-home'],
  ])('“%s” is offered its own', (text, id) => {
    expect(titles(offersFor(said(text)))).toContain(id)
  })

  test('the words that an offer rests on are told as they stand in the record', () => {
    const offer = offersFor(said('There is no bedding and the kitchen was filthy.')).find(
      ({ theme }) => theme.id === 'seed-neglect-early',
    )
    expect(offer?.reasons.flatMap(({ quotes }) => quotes)).toContain('filthy')
    expect(offer?.reasons[0]?.says).toMatch(/[“].+[”]\.$/)
  })

  test('an age or a kind of meeting alone offers nothing', () => {
    const baby = minutes('CIN_REVIEW', { children: [child('c1', 'Ada Ashby', { dob: '2026-08-01' })] })
    const onlyAges = library.filter(({ id }) => id === 'seed-babies')
    expect(offersFor(baby, onlyAges)).toEqual([])
    const pregnant = { ...baby, sections: [section('agencyInfo', 'The midwife saw the newborn on Monday.')] }
    expect(offersFor(pregnant, onlyAges)[0]?.reasons.map(({ says }) => says)).toEqual([
      'The record says “newborn”, “midwife”.',
      'A child under 2 is in this record.',
    ])
  })

  test('what was put away, or is a draft, is not offered', () => {
    const record = said('The home is dirty and there is no bedding.')
    for (const standing of ['draft', 'put away'] as const)
      expect(
        offersFor(
          record,
          library.map((theme) => ({ ...theme, standing })),
        ),
      ).toEqual([])
  })

  test('the council’s own words are looked for from the beginning of a word', () => {
    const own = library.slice(0, 1).map((theme) => ({
      ...theme,
      tags: { harms: [], cues: [], rules: [], meetings: [], ages: [], words: ['allotment'] },
    }))
    expect(offersFor(said('He sleeps at the Allotments.'), own)[0]?.reasons).toEqual([
      { kind: 'words', says: 'The record says “Allotments”.', quotes: ['Allotments'] },
    ])
    expect(offersFor(said('A reallotment of the flat.'), own)).toEqual([])
  })
})

const passage = fc.constantFrom(
  'Ada was not brought to the dentist.',
  'Mum is engaging well with services.',
  'The home was squalid and there was no food.',
  'He punched her in 2019 and has a knife.',
  'There is bed-wetting since the summer.',
  'We disagree with the threshold decision.',
  'The children were happy.',
  'Police protection was used on Friday night.',
  'Nothing of note.',
)
const record = fc
  .record({
    type: fc.constantFrom<MeetingType>('ICPC', 'CIN_REVIEW', 'SUP_CASE', 'SUP_GROUP'),
    texts: fc.array(passage, { maxLength: 5 }),
    dob: fc.constantFrom('2018-04-02', '2026-08-01', '2011-01-01', 'not known'),
  })
  .map(({ type, texts, dob }) =>
    minutes(type, {
      children: [child('c1', 'Ada Ashby', { dob })],
      sections: [section('agencyInfo', texts.join(' '))],
    }),
  )

describe('for whatever is written', () => {
  test('the same record and the same library give the same offers, in whatever order the library comes', () => {
    fc.assert(
      fc.property(record, fc.shuffledSubarray(library, { minLength: library.length }), (one, shuffled) => {
        expect(offersFor(structuredClone(one), shuffled)).toEqual(offersFor(one))
      }),
      { numRuns: 60 },
    )
  })

  test('at most three are offered, and each says why with something of the record', () => {
    fc.assert(
      fc.property(record, (one) => {
        const offers = offersFor(one)
        expect(offers.length).toBeLessThanOrEqual(MOST_OFFERS)
        const text = one.sections.flatMap(({ entries }) => entries.map(entryText)).join('\n')
        for (const { reasons } of offers) {
          expect(reasons.length).toBeGreaterThan(0)
          expect(reasons.some(({ kind }) => kind !== 'age' && kind !== 'meeting')).toBe(true)
          for (const { kind, quotes, says } of reasons) {
            if (['wording', 'words', 'harm'].includes(kind)) expect(quotes.length).toBeGreaterThan(0)
            for (const quote of quotes) {
              expect(text).toContain(quote)
              expect(says).toContain(`“${quote}”`)
            }
            // What orders the offers is nobody's business.
            expect(says.replaceAll(/“[^”]*”/g, '')).not.toMatch(/score|per cent|%|points/i)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
