import { describe, expect, test } from 'vitest'
import type { Field } from '../../../shared/checks/check.ts'
import { fieldLacks, filledRows, formTest } from '../../../shared/checks/form.ts'
import { answer } from './kit.ts'

const field = (more: Partial<Field> = {}): Field => ({
  key: 'who',
  label: 'Who is keeping it',
  kind: 'line',
  required: true,
  ...more,
})
const lacks = (value: string, more: Partial<Field> = {}) => fieldLacks([field(more)], { who: value })

describe('a field that has to name somebody or something', () => {
  test.each([
    'n/a',
    'N/A.',
    'na',
    'none',
    'None.',
    'nil',
    'tbc',
    'TBA',
    '?',
    '??',
    '-',
    '...',
    'unknown',
    'not known',
    'nobody',
    'To be confirmed',
    'As above',
    'Don’t know',
    'not applicable',
  ])('is not answered with “%s”, as a line or as a person', (value) => {
    const says = [`“${value}” is no answer to “Who is keeping it”`]
    expect(lacks(value)).toEqual(says)
    expect(lacks(value, { kind: 'person' })).toEqual(says)
  })
  test.each([
    'DC Holt',
    'Noel',
    'Dr Nunn',
    'Nana',
    'The school keeps the note',
    'None found in chronology to 1 September',
    '12',
  ])('is answered with “%s”', (value) => {
    expect(lacks(value)).toEqual([])
  })
  test('may be left out, and say what it likes, where it is not needed', () => {
    expect(lacks('n/a', { required: false })).toEqual([])
    expect(lacks('', { required: false })).toEqual([])
    expect(lacks('')).toEqual(['Still to answer: “Who is keeping it”'])
  })
})

describe('a field where “none” is a real answer', () => {
  test.each(['None', 'None found', 'Nothing', 'not known', 'Nobody'])('takes “%s”', (value) => {
    expect(lacks(value, { none: true })).toEqual([])
  })
  test.each(['n/a', 'tbc', '?', '-', 'as above'])('and still not “%s”', (value) => {
    expect(lacks(value, { none: true })).toHaveLength(1)
  })
})

describe('a field is asked for in its own way', () => {
  const of = (value: string, more: Partial<Field>) =>
    lacks(value, { required: false, label: 'When.', ...more })
  test.each([
    ['a date', '17 September', { kind: 'date' }, ['“When” needs a date.']],
    ['a date', ' 2026-09-17 ', { kind: 'date' }, []],
    ['a date', '  ', { kind: 'date' }, []],
    ['a date', '  ', { kind: 'date', required: true }, ['Still to answer: “When”']],
    ['a moment', '2026-09-17', { kind: 'datetime' }, ['“When” needs a date and a time.']],
    ['a moment', '2026-09-17T10:00', { kind: 'datetime' }, []],
    [
      'a choice',
      'Perhaps',
      { kind: 'choice', choices: ['Yes', 'No'] },
      ['Choose one of the answers to “When”'],
    ],
    ['a choice', ' Yes ', { kind: 'choice', choices: ['Yes', 'No'] }, []],
    ['a text', 'yes', { kind: 'text', required: true }, ['Say more under “When”']],
    ['a text', 'yes', { kind: 'text' }, []],
    ['a text', 'She was seen', { kind: 'text', required: true }, []],
    ['a text', 'unknown', { kind: 'text', required: true, none: true }, ['Say more under “When”']],
    ['a line that is no name', 'yes', { kind: 'text', required: true }, ['Say more under “When”']],
    ['fifteen characters', 'She  was seen on', { kind: 'text', min: 15 }, []],
    ['fourteen characters', 'She   was seen o', { kind: 'text', min: 15 }, ['Say more under “When”']],
    ['a short text that is not needed', '', { kind: 'text', min: 15 }, []],
  ] as [string, string, Partial<Field>, string[]][])('%s: “%s”', (_, value, more, expected) => {
    expect(of(value, more)).toEqual(expected)
  })
  test.each([
    ['Who?', 'Who?'],
    ['Who.:', 'Who'],
    ['The U.K. address', 'The U.K. address'],
  ])('a label ends inside a sentence without its own full stop: “%s”', (label, inside) => {
    expect(lacks('', { label })).toEqual([`Still to answer: “${inside}”`])
  })
  test.each(['N/A !', 'None !.', '...', '!', '. .'])('“%s” ends in marks and still names nobody', (value) => {
    expect(lacks(value)).toHaveLength(1)
  })
  test('a mark inside a name is part of it', () => {
    expect(lacks('No. 10 team')).toEqual([])
  })
  test('what was never typed is missing', () => {
    expect(fieldLacks([field()], {})).toEqual(['Still to answer: “Who is keeping it”'])
  })
  test('a question that hangs on another is asked only with that answer', () => {
    const hanging = [field({ when: { field: 'used', is: ['Used', ''] } })]
    expect(fieldLacks(hanging, { used: ' Used ' })).toHaveLength(1)
    expect(fieldLacks(hanging, {})).toHaveLength(1)
    expect(fieldLacks(hanging, { used: 'Not used' })).toEqual([])
  })
})

describe('the lines of an answer', () => {
  const columns = [field({ key: 'who', label: 'Who' }), field({ key: 'when', label: 'When', kind: 'date' })]
  const judged = (rows: Record<string, string>[], more: object = {}, fields: Field[] = []) =>
    formTest(
      { per: 'record', evidence: false, fields, rows: { label: 'Told', columns, ...more } },
      answer('R-PC', { rows }),
    )
  const whole = { who: 'School', when: '2026-09-10' }
  test('may be left out, and blank ones count for nothing', () => {
    expect(judged([])).toEqual([])
    expect(judged([{ who: ' ', when: '' }])).toEqual([])
    expect(
      filledRows(
        answer('R-PC', {
          rows: [
            { who: ' ', when: '' },
            { who: ' ', when: 'x' },
          ],
        }),
      ),
    ).toEqual([{ who: ' ', when: 'x' }])
  })
  test('are whole where something is written in them', () => {
    expect(judged([whole, { who: ' ', when: ' ' }, { who: 'GP', when: '' }])).toEqual([
      'Told, line 2: Still to answer: “When”',
    ])
  })
  test('are as many as are needed', () => {
    expect(judged([whole], { min: 1 })).toEqual([])
    expect(judged([], { min: 1 })).toEqual(['Told: write at least one line.'])
    expect(judged([{ who: 'GP', when: '' }], { min: 2 })).toEqual([
      'Told: write at least 2 lines.',
      'Told, line 1: Still to answer: “When”',
    ])
  })
  test('stand once for each name that is given, whatever its capitals', () => {
    const fixed = { fixed: ['School', 'GP', 'Police'] }
    expect(judged([{ who: ' school ', when: '2026-09-10' }, { who: 'GP', when: '' }, whole], fixed)).toEqual([
      'GP: Still to answer: “When”',
      'Police: not looked at yet.',
    ])
    expect(judged([{ when: '2026-09-10' }], { fixed: ['School'] })).toEqual(['School: not looked at yet.'])
  })
  test('come after the fields of the form', () => {
    expect(judged([], { min: 1 }, [field()])).toEqual([
      'Still to answer: “Who is keeping it”',
      'Told: write at least one line.',
    ])
    expect(
      formTest({ per: 'record', evidence: false, fields: [] }, answer('R-PC', { rows: [whole] })),
    ).toEqual([])
  })
})
