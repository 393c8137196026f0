import { describe, expect, test } from 'vitest'
import type { Field } from '../../../shared/checks/check.ts'
import { fieldLacks } from '../../../shared/checks/form.ts'

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
