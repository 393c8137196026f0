import { describe, expect, it, test } from 'vitest'
import { LARGEST_FILE, readImportFile } from '../../../electron/records/import-file.ts'
import { problemOf } from '../workspace/folders.ts'
import { workbook } from './workbook.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const says = async (bytes: Uint8Array) => (await problemOf(readImportFile(bytes))).says
const table = [
  ['Name', 'Note'],
  ['Zoë O’Brien', 'a, b; "c"\nd'],
]

/** UTF-16 with its mark, as Excel saves “Unicode text”. */
function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

describe('a CSV file', () => {
  const text = 'Name,Note\r\nZoë O’Brien,"a, b; ""c""\nd"'

  it('is read with commas, with and without the mark of UTF-8', async () => {
    expect(await readImportFile(utf8(text))).toEqual(table)
    expect(await readImportFile(utf8(`\uFEFF${text}`))).toEqual(table)
  })

  test.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ])('is read with %j between its cells', async (between) => {
    expect(await readImportFile(utf8(`Name${between}DOB\nEllie${between}04/03/2019\n`))).toEqual([
      ['Name', 'DOB'],
      ['Ellie', '04/03/2019'],
      [''],
    ])
  })

  it('is read as an older Windows wrote it', async () => {
    const bytes = Uint8Array.from(
      [...'Name;Note\nZo'].map((letter) => letter.charCodeAt(0)).concat(0xeb, 0x20, 0x92),
    )
    expect(await readImportFile(bytes)).toEqual([['Name', 'Note'], ['Zoë ’']])
  })

  it.each([false, true])('is read as UTF-16 (big-endian: %s)', async (bigEndian) => {
    expect(await readImportFile(utf16(text, bigEndian))).toEqual(table)
  })

  it('whose quotation marks do not close is refused by row', async () => {
    expect(await says(utf8('Name,Note\nEllie,"open\nTom,x\n'))).toMatch(
      /^The quotation marks in row 2 do not close/,
    )
  })
})

describe('a workbook', () => {
  it('gives days as days, numbers as they are written, and what a formula gave', async () => {
    const rows = await readImportFile(
      workbook([
        ['Name', 'DOB', 'NHS No', 'School'],
        ['Ellie', { day: 43528 }, 9434765919, { formula: '1+1', gave: '=cmd()' }],
        [],
        ['Tom', null, null, 'Elm & "Oak"'],
      ]),
    )
    expect(rows[0]).toEqual(['Name', 'DOB', 'NHS No', 'School'])
    expect(rows[1]).toEqual(['Ellie', '2019-03-04', '9434765919', '=cmd()'])
    expect(rows[3]).toEqual(['Tom', '', '', 'Elm & "Oak"'])
  })

  it('that is damaged is refused', async () => {
    const whole = workbook([['Name'], ['Ellie']])
    const sentence = /^This workbook is damaged and could not be read\. Nothing was imported\./
    expect(await says(whole.slice(0, whole.length / 2))).toMatch(sentence)
    const broken = whole.slice()
    broken.fill(0xff, 30, 400)
    expect(await says(broken)).toMatch(sentence)
  })

  it('with a password, and one of the old kind, are told apart', async () => {
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
    const protectedOne = Uint8Array.from([...compound, ...Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await says(protectedOne)).toMatch(/^This workbook is protected by a password\./)
    const old = Uint8Array.from([...compound, ...Buffer.from('Workbook', 'utf16le')])
    expect(await says(old)).toMatch(/^This is a workbook of the old kind \(\.xls\)\./)
  })
})

describe('a file that is no table', () => {
  it('is refused in a sentence', async () => {
    expect(await says(new Uint8Array())).toMatch(/^There is nothing in this file\./)
    expect(await says(utf8('\n , ,\n'))).toMatch(/^There is nothing in this file\./)
    expect(await says(Uint8Array.from([1, 0, 2, 0, 3]))).toMatch(
      /^This is neither a CSV file nor an XLSX workbook\./,
    )
  })

  it('is refused for its size', async () => {
    expect(await says(new Uint8Array(LARGEST_FILE + 1))).toMatch(/^This file is larger than 20 MB\./)
    expect(await says(utf8(`Name\n${'x\n'.repeat(50_001)}`))).toMatch(
      /^This file has more than 50,000 rows\./,
    )
  })
})
