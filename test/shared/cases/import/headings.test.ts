import { describe, expect, it, test } from 'vitest'
import {
  findTable,
  guessKind,
  guessMapping,
  importFields,
  importKinds,
  mappingProblems,
} from '../../../../shared/cases/import/index.ts'

const rows = (text: string) => text.split('\n').map((line) => line.split(';'))

describe('what each column is', () => {
  test.each([
    ['DOB', 'dob'],
    ['Date of birth', 'dob'],
    ['D.O.B.', 'dob'],
    ['LCS ID', 'caseRef'],
    ['Mosaic ID', 'caseRef'],
    ['NHS No', 'nhs'],
    ['NHS Number', 'nhs'],
    ['Family ID', 'familyRef'],
    ['Surname', 'surname'],
    ['First Name', 'forename'],
    ['Ethnicty', 'ethnicity'],
    ['School name', 'setting'],
    ['Favourite colour', ''],
  ])('“%s” of children is %s', (heading, key) => {
    expect(guessMapping('children', [heading])).toEqual([key])
  })

  it('tells the child’s number from the adult’s', () => {
    expect(guessMapping('people', ['Person ID', 'Name', 'Relationship', 'Child ID', 'Tel No', 'PR'])).toEqual(
      ['caseRef', 'name', 'role', 'childRef', 'phone', 'pr'],
    )
  })

  it('fills no field from two columns', () => {
    const mapping = guessMapping('visits', ['Visit date', 'Date', 'Seen alone', 'Child seen alone'])
    expect(mapping.filter((key) => key === 'date')).toHaveLength(1)
    expect(mapping.filter((key) => key === 'alone')).toHaveLength(1)
  })

  it('knows every field by its own label', () => {
    for (const kind of importKinds)
      for (const { key, label } of importFields[kind])
        expect([kind, guessMapping(kind, [label])]).toEqual([kind, [key]])
  })
})

describe('what kind of table it is', () => {
  test.each([
    ['children', 'LCS ID;Surname;Forename;DOB;School'],
    ['people', 'Child ID;Name;Relationship;Telephone'],
    ['chronology', 'LCS ID;Event date;Event type;Description'],
    ['visits', 'Child;Visit date;Seen alone;Worker'],
    ['appointments', 'NHS No;Appointment date;Clinic;Outcome'],
  ] as const)('is %s for “%s”', (kind, headings) => {
    expect(guessKind(headings.split(';'))).toBe(kind)
  })
})

describe('the heading row', () => {
  it('is found below a title and the day of the report, and rows keep the numbers of the spreadsheet', () => {
    const table = findTable(
      rows('Children open to team 4;\nRun on;14/09/2026\n;\nName;DOB\nEllie;04/03/2019\n;\nTom;1/2/20'),
    )
    expect(table?.headings).toEqual(['Name', 'DOB'])
    expect(table?.rows.map(({ line }) => line)).toEqual([5, 7])
  })

  it('is missed where the file begins with data', () => {
    expect(findTable(rows('Ellie Harcastle;04/03/2019\nTom;01/02/2020'))).toBeUndefined()
    expect(findTable([])).toBeUndefined()
    expect(findTable(rows('colour;shape\nred;round'))).toBeUndefined()
  })
})

describe('a mapping', () => {
  it('can be used when it tells who each row is about', () => {
    expect(mappingProblems('children', ['Name', 'DOB'], ['name', 'dob'])).toEqual([])
  })

  it('says what it still lacks', () => {
    expect(mappingProblems('children', ['Name', 'X'], ['name', ''])).toEqual([
      'Say which column tells one child from another: a date of birth or a number.',
    ])
    expect(mappingProblems('visits', ['Name'], ['name'])).toEqual(['Say which column is Date.'])
    expect(mappingProblems('people', ['Name'], ['name'])).toHaveLength(1)
    expect(mappingProblems('chronology', ['A'], [''])).toHaveLength(3)
  })

  it('names the columns that are called the same', () => {
    expect(mappingProblems('children', ['Born', 'DOB', 'Name'], ['dob', 'dob', 'name'])).toEqual([
      'Two columns are called Date of birth: Born and DOB. Choose one.',
    ])
  })
})
