import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlacedCue } from '../../../shared/checks/check.ts'
import { readMinutes, standInText, WORDS_FOR_EACH, wordsIn } from '../../../shared/checks/index.ts'
import { readMinutesFile } from '../../../shared/minutes/file.ts'
import { context, section } from './kit.ts'

const examples = ['icpc_harcastle', 'cin_review_whitlock_doyle', 'group_supervision_family_l']

const cue = (more: Partial<PlacedCue>): PlacedCue => ({
  family: 'OO',
  cue: 'OO-01',
  start: 0,
  end: 4,
  text: 'well',
  question: '?',
  quiet: false,
  negated: false,
  section: 'analysis',
  entryId: 'e',
  speaker: '',
  about: [],
  nth: 0,
  resolved: false,
  resolvedAt: '',
  setAside: false,
  ...more,
})

describe('a dense page stays calm', () => {
  test.each(examples)(
    '%s has no more than one question in its text for every 120 words, and none is lost',
    (name) => {
      const path = new URL(`../../../resources/examples/${name}.json`, import.meta.url)
      const file = readMinutesFile(JSON.parse(readFileSync(path, 'utf8')))
      if (!file.ok) throw new Error('The example can be read')
      const { cues } = readMinutes(context(file.minutes))
      const words = wordsIn(file.minutes)
      const total = [...words.values()].reduce((sum, n) => sum + n, 0)
      const standing = standInText(cues, words)
      expect(standing.size).toBeGreaterThan(0)
      expect(standing.size).toBeLessThanOrEqual(total / WORDS_FOR_EACH)
      // What does not stand in the text is still among the cues of its section.
      const waiting = cues.filter((one) => !one.resolved && !standing.has(one))
      expect(waiting.length + standing.size).toBe(cues.filter((one) => !one.resolved).length)
      expect(waiting.every((one) => one.inRow || words.has(one.section) || one.section === 'plan')).toBe(true)
    },
  )

  test('a single question in a few words is shown where it is', () => {
    const only = cue({ family: 'WN', cue: 'WN-01' })
    expect(standInText([only], new Map([['analysis', 9]]))).toEqual(new Set([only]))
  })

  test('wording that has to be put right comes before what a check asks anyway', () => {
    const hopeful = cue({})
    const missed = cue({ family: 'WN', cue: 'WN-01' })
    expect(standInText([hopeful, missed], new Map([['analysis', 150]]))).toEqual(new Set([missed]))
  })

  test('what is answered, or corroborated beside it, never stands in the text', () => {
    const words = new Map([['analysis', 1200]])
    expect(standInText([cue({ resolved: true }), cue({ quiet: true })], words).size).toBe(0)
  })

  test('words in a row have no text to stand in, and take no place from those that have', () => {
    const words = new Map([['dec', 130]])
    const row = cue({ section: 'dec', family: 'CR', cue: 'CR-01', inRow: 'Lee hit her.' })
    const here = cue({ section: 'dec' })
    expect(standInText([row, here], words)).toEqual(new Set([here]))
  })

  test('one section does not take the questions of all the others', () => {
    const here = [0, 1, 2].map((nth) => cue({ family: 'CR', cue: 'CR-01', nth }))
    const there = cue({ section: 'worries' })
    const words = new Map([
      ['analysis', 100],
      ['worries', 500],
    ])
    expect(standInText([...here, there], words)).toEqual(new Set([here[0], there]))
  })

  test('whatever the record, never more than one for 120 words once there are so many', () => {
    const any = fc.record({
      family: fc.constantFrom('OO', 'WN', 'CR', 'DC') as fc.Arbitrary<PlacedCue['family']>,
      section: fc.constantFrom('a', 'b', 'c'),
      quiet: fc.boolean(),
      resolved: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 40 }),
        fc.array(fc.nat(900), { minLength: 3, maxLength: 3 }),
        (list, counts) => {
          const words = new Map(['a', 'b', 'c'].map((key, at) => [key, counts[at] ?? 0]))
          const total = counts.reduce((sum, n) => sum + n, 0)
          const shown = standInText(list.map(cue), words)
          expect(shown.size).toBeLessThanOrEqual(Math.max(1, total / WORDS_FOR_EACH))
        },
      ),
    )
  })
})

describe('how many questions stand in the text', () => {
  const words = (...counts: number[]) => new Map(counts.map((n, at) => [`s${at}`, n]))
  const many = (n: number, more: Partial<PlacedCue> = {}) =>
    Array.from({ length: n }, (_, nth) => cue({ nth, section: 's0', ...more }))
  test.each([
    [0, 1],
    [119, 1],
    [120, 1],
    [239, 1],
    [240, 2],
    [360, 3],
  ])('%i words carry %i', (n, shown) => {
    expect(standInText(many(9), words(n)).size).toBe(shown)
  })
  test('a section begins a new one with every 120 words, within what the page carries', () => {
    expect(standInText(many(9), words(121, 500)).size).toBe(2)
    expect(standInText(many(9), words(120, 500)).size).toBe(1)
    expect(standInText(many(9, { section: 'gone' }), words(120, 500)).size).toBe(1)
  })
  test('in the order of the page where the kind is the same, and of the kinds where it is not', () => {
    const list = many(3)
    expect([...standInText(list, words(240))]).toEqual(list.slice(0, 2))
    const mixed = (
      ['LP', 'SM', 'VB', 'NG', 'OO', 'DC', 'ES', 'HH', 'VO', 'PP', 'CS', 'CR', 'WN'] as const
    ).map((family) => cue({ family, section: 's0' }))
    expect([...standInText(mixed, words(1560))].map((one) => one.family)).toEqual(
      mixed.map((one) => one.family).toReversed(),
    )
  })
  test('words are counted under their heading, over all its entries and whatever the spaces', () => {
    const one = section('analysis', ' One  two\nthree ')
    const sections = [
      { ...one, entries: [...one.entries, ...section('analysis', 'four').entries] },
      section('reason', ''),
      section('analysis', 'five six'),
    ]
    expect([...wordsIn({ sections })]).toEqual([
      ['analysis', 6],
      ['reason', 0],
    ])
  })
})
