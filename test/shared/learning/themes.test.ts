import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rules } from '../../../shared/checks/index.ts'
import {
  emptyTheme,
  lessonsOf,
  mostNamed,
  noTags,
  plainTitle,
  readThemes,
  saidCount,
  type Theme,
  type ThemeWords,
  themeColumns,
  themeHas,
  themeRow,
  themeSeeds,
  themeWordsSchema,
  usesLearning,
  wordsOfSeed,
} from '../../../shared/learning/index.ts'
import { answer } from '../checks/kit.ts'

const kept = (id: string, title: string, more: Partial<Theme> = {}): Theme => ({
  ...emptyTheme,
  change: 'Something has to change.',
  id,
  title,
  version: 1,
  standing: 'in use',
  byName: 'Rosa Okafor',
  at: '2026-09-01T10:00:00Z',
  ...more,
})

describe('the library that a new workspace gets', () => {
  test('has a theme for every recommendation of the response plan, and some of national learning', () => {
    const numbers = new Set(themeSeeds.flatMap(({ seeds }) => seeds))
    const plan = '1.1 1.2 1.3 1.4 2.1 2.2 3.1 3.2 4.1 5.1 5.2 6.1 7.1 8.1 8.2 9.1 10.1 11.1 12.1'.split(' ')
    expect(plan.filter((number) => !numbers.has(number))).toEqual([])
    expect(themeSeeds.filter(({ kind }) => kind === 'national').length).toBeGreaterThan(1)
  })
  test('is written as the council’s own themes are, each with a title of its own', () => {
    for (const seed of themeSeeds)
      expect(themeWordsSchema.parse(wordsOfSeed(seed))).toEqual(wordsOfSeed(seed))
    expect(new Set(themeSeeds.map(({ title }) => plainTitle(title))).size).toBe(themeSeeds.length)
    expect(new Set(themeSeeds.map(({ id }) => id)).size).toBe(themeSeeds.length)
  })
  test('names only checks that there are', () => {
    const known = new Set<string>(rules.map(({ id }) => id))
    expect(themeSeeds.flatMap(({ tags }) => tags.rules).filter((id) => !known.has(id))).toEqual([])
  })
})

describe('a theme is found', () => {
  test('by words of its title, its text or its tags, in any order and without capitals', () => {
    const theme = {
      ...emptyTheme,
      title: 'Hope is not evidence',
      change: 'Check it.',
      tags: { ...noTags, words: ['oven'] },
    }
    expect(themeHas(theme, 'evidence HOPE')).toBe(true)
    expect(themeHas(theme, 'oven')).toBe(true)
    expect(themeHas(theme, '')).toBe(true)
    expect(themeHas(theme, 'hope oven sleep')).toBe(false)
  })
})

describe('a table of themes', () => {
  const heads = [...themeColumns]
  const row = (title: string, change = 'Ask where the children sleep.') => [
    title,
    'local',
    '',
    '',
    '',
    change,
  ]
  test('is read with its dates, questions and words', () => {
    const read = readThemes(
      [
        ['Our learning 2025'],
        ['Theme', 'Kind', 'Date', 'What must change', 'Questions', 'Keywords'],
        [
          'Where they sleep',
          'National',
          'April 2025',
          'See each bedroom.',
          '- Who sleeps there?|Since when?',
          'bed; cot',
        ],
        ['', '', '', '', '', ''],
      ],
      [],
    )
    expect(read.faults).toEqual([])
    expect(read.themes).toEqual([
      {
        ...emptyTheme,
        title: 'Where they sleep',
        kind: 'national',
        reviewed: '2025-04',
        change: 'See each bedroom.',
        questions: ['Who sleeps there?', 'Since when?'],
        tags: { ...noTags, words: ['bed', 'cot'] },
      },
    ])
  })
  test.each([
    ['no headings', [['a', 'b']], [], /no row of headings/],
    [
      'no column of what must change',
      [
        ['Title', 'Source'],
        ['Sleep at night', 'x'],
      ],
      [],
      /What practice must change/,
    ],
    ['a title that is there', [heads, row('Hope is not evidence')], ['hope is not  Evidence.'], /already/],
    ['the same title twice', [heads, row('Sleep at night'), row('sleep at night')], [], /already/],
    ['nothing that must change', [heads, row('Sleep at night', '')], [], /What practice must change/],
    [
      'a kind that is neither',
      [heads, ['Sleep at night', 'regional', '', '', '', 'See each bedroom.']],
      [],
      /neither/,
    ],
    [
      'a date that is none',
      [heads, ['Sleep at night', '', '', 'spring', '', 'See each bedroom.']],
      [],
      /Date/,
    ],
    ['no row at all', [heads], [], /no row below/],
  ])('with %s is refused with a sentence and its row', (_, rows, known, says) => {
    const { faults } = readThemes(rows as string[][], known as string[])
    expect(faults.length).toBeGreaterThan(0)
    expect(faults[0]?.says).toMatch(says as RegExp)
    expect(faults[0]?.row).toBeGreaterThan(0)
  })
  const line = fc.stringMatching(/^[A-Za-z][A-Za-z ]{6,30}[a-z]$/)
  test('that was saved is read again as it was', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            title: line,
            kind: fc.constantFrom('local' as const, 'national' as const),
            change: line,
            questions: fc.array(line, { maxLength: 3 }),
          }),
          { minLength: 1, maxLength: 5, selector: ({ title }) => plainTitle(title) },
        ),
        (some) => {
          const themes: ThemeWords[] = some.map((one) =>
            themeWordsSchema.parse({
              ...emptyTheme,
              ...one,
              change: `${one.change} changes`,
              reviewed: '2024-11',
            }),
          )
          expect(readThemes([[...themeColumns], ...themes.map(themeRow)], [])).toEqual({ themes, faults: [] })
        },
      ),
    )
  })
})

describe('what a record names', () => {
  const named = (theme: string, more: object = {}) => answer('R-LE', { fields: { theme, ...more } })
  test('is its newest answer, with the id of what was picked', () => {
    const first = { ...named('Hope is not evidence'), id: 'first' }
    const then = {
      ...named('Was Not Brought', { themeId: 'seed-was-not-brought' }),
      id: 'then',
      supersedes: 'first',
    }
    expect(lessonsOf({ answers: [first, then] })).toEqual([
      { themeId: 'seed-was-not-brought', title: 'Was Not Brought' },
    ])
  })
  test('is nothing where the check was set aside or left empty', () => {
    expect(
      lessonsOf({
        answers: [answer('R-LE', { value: 'not applicable', fields: { theme: 'Hope' } }), named(' ')],
      }),
    ).toEqual([])
  })
  test('counts as used only with a sentence about this case', () => {
    const difference = 'The nurse rings the school when Ada is not brought.'
    expect(usesLearning({ answers: [named('Hope is not evidence', { difference })] })).toBe(true)
    expect(usesLearning({ answers: [named('Hope is not evidence', { difference: 'More checks.' })] })).toBe(
      false,
    )
  })
})

describe('a newsletter', () => {
  test('does not tell a small number, nor by its order which of them is larger', () => {
    expect([0, 1, 4, 5, 12].map(saidCount)).toEqual(['0', 'fewer than 5', 'fewer than 5', '5', '12'])
    const themes = [kept('a', 'A theme of one'), kept('b', 'B theme of four'), kept('c', 'C theme of nine')]
    const counts = new Map([
      ['a', 1],
      ['b', 4],
      ['c', 9],
    ])
    expect(mostNamed(themes, counts).map(({ theme, used }) => [theme.id, used])).toEqual([
      ['c', '9'],
      ['a', 'fewer than 5'],
      ['b', 'fewer than 5'],
    ])
  })
  test('leaves out drafts, and what was put away unless it was named', () => {
    const themes = [
      kept('draft', 'Still a draft', { standing: 'draft' }),
      kept('away', 'Put away', { standing: 'put away' }),
      kept('named', 'Put away since', { standing: 'put away' }),
    ]
    expect(mostNamed(themes, new Map([['named', 7]])).map(({ theme }) => theme.id)).toEqual(['named'])
  })
})
