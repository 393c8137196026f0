import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  plainCell,
  readDate,
  readEventDate,
  readName,
  readOutcome,
  readYesNo,
} from '../../../../shared/cases/import/index.ts'
import { TODAY } from './kit.ts'

describe('a date', () => {
  test.each([
    ['04/03/2019', '2019-03-04'],
    ['4.3.19', '2019-03-04'],
    ['4-3-2019', '2019-03-04'],
    ['04/03/2019 00:00:00', '2019-03-04'],
    ['04/03/2019 9:15 am', '2019-03-04'],
    ['2019-03-04T00:00:00', '2019-03-04'],
    ['2019/3/4', '2019-03-04'],
    ['4 March 2019', '2019-03-04'],
    ['04-Mar-2019', '2019-03-04'],
    ['4th Mar 19', '2019-03-04'],
    ['43528', '2019-03-04'],
    ['43528.5', '2019-03-04'],
    ['01/02/84', '1984-02-01'],
  ])('“%s” is %s: the day comes first', (cell, day) => {
    expect(readDate(cell, TODAY)).toBe(day)
  })

  test.each(['31/02/2019', '03/14/2019', '2019', 'ongoing', '', '99999', '12'])('“%s” is none', (cell) => {
    expect(readDate(cell, TODAY)).toBeUndefined()
  })

  it('is read back from every form in which a system writes it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1930-01-01'), max: new Date('2026-09-14'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10)
          const [year, month, day] = iso.split('-')
          const serial = Math.round((Date.parse(iso) - Date.parse('1899-12-30')) / 86_400_000)
          for (const form of [
            iso,
            `${day}/${month}/${year}`,
            `${day}.${month}.${year}`,
            `${iso} 10:30:00`,
            String(serial),
          ])
            expect(readDate(form, TODAY)).toBe(iso)
        },
      ),
    )
  })
})

describe('when something happened', () => {
  it('is a day where one is known, and otherwise the words for the time', () => {
    expect(readEventDate('04/03/2017', TODAY)).toEqual({ date: '2017-03-04', precision: 'day' })
    expect(readEventDate('about March 2017', TODAY)).toEqual({ date: 'March 2017', precision: 'about' })
    expect(readEventDate('2017', TODAY)).toEqual({ date: '2017', precision: 'about' })
    expect(readEventDate('some time', TODAY)).toBeUndefined()
  })
})

describe('a name', () => {
  test.each([
    ['HARCASTLE, Ellie', 'Ellie Harcastle'],
    ['O’BRIEN-SMITH, Miss Zoë', 'Zoë O’Brien-Smith'],
    ['Ellie  Harcastle', 'Ellie Harcastle'],
    ['DJ McKay', 'DJ McKay'],
    ['Harcastle,', 'Harcastle,'],
  ])('“%s” is %s', (cell, name) => {
    expect(readName(cell)).toBe(name)
  })
})

describe('yes and no', () => {
  it('are read in the words that systems use, and nothing else is', () => {
    expect(['Y', 'TRUE', '1', 'Yes'].map(readYesNo)).toEqual(['yes', 'yes', 'yes', 'yes'])
    expect(['N', 'false', '0', 'No'].map(readYesNo)).toEqual(['no', 'no', 'no', 'no'])
    expect(['', 'perhaps', 'not known'].map(readYesNo)).toEqual([undefined, undefined, undefined])
  })
})

describe('what became of an appointment', () => {
  it('reads the old words for a child who was not brought', () => {
    expect(['DNA', 'Did not attend', 'WNB', 'Was Not Brought'].map(readOutcome)).toEqual(
      Array(4).fill('was not brought'),
    )
  })

  it('tells who cancelled, and does not guess where it is not said', () => {
    expect(readOutcome('Cancelled by parent')).toBe('cancelled by carer')
    expect(readOutcome('Canceled by hospital')).toBe('cancelled by service')
    expect(readOutcome('Cancelled')).toBeUndefined()
  })
})

describe('a cell that a spreadsheet would run', () => {
  it('becomes plain text', () => {
    expect(plainCell('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")')
    expect(['+SUM(1)', '-2+3', '@cmd', '\t=1', '\r=1'].map(plainCell)).toEqual([
      "'+SUM(1)",
      "'-2+3",
      "'@cmd",
      "'=1",
      "'=1",
    ])
  })

  it('keeps a telephone number', () => {
    expect(plainCell('+44 (0)7700 900123')).toBe('+44 (0)7700 900123')
  })

  it('never begins as a formula, and stays what it is the second time', () => {
    const cell = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\r\n=', ' ='), fc.string())
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(cell, (raw) => {
        const read = plainCell(raw)
        expect(read).not.toMatch(/^[=\-@\t\r]|^\+(?![\d\s().-]+$)/)
        expect(plainCell(read)).toBe(read)
      }),
    )
  })
})
