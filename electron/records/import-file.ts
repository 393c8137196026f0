/**
 * The rows of a CSV or XLSX file, each cell as text. Whatever is wrong with a file is said in a sentence, and a file
 * that is too large is not begun with.
 */
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/universal'
import type { ProblemCode } from '../../shared/api/problem.ts'
import { findTable } from '../../shared/cases/import/index.ts'
import { readApart, TooMuch } from '../apart.ts'
import { Problem } from '../problem.ts'
import { NotReadable, readZip } from '../signing/zip.ts'
import { writeZip } from '../zip.ts'

export const LARGEST_FILE = 20 * 1024 * 1024
export const MOST_ROWS = 50_000
/** A list of children has a few dozen; a file of a million would fill a screen for ever. */
const MOST_COLUMNS = 1_000
/** The last row of any spreadsheet. */
const LAST_ROW = 1_048_576
/** A workbook that unpacks to more than this is no list of children: fifty thousand rows take a quarter of it. */
const LARGEST_UNPACKED = 100 * 1024 * 1024
/** A sheet of children's names shrinks to a thirtieth; what shrinks to less than this was made to swell. */
const MOST_SHRUNK = 250
const MAY_SHRINK = 4 * 1024 * 1024
/** What is larger is read in a thread of its own, and so is every workbook. */
const READ_HERE = 64 * 1024

const UNCHANGED = 'Nothing was imported.'
const SAVE_AGAIN =
  'Open it in the case system or in a spreadsheet, save it again as XLSX or CSV, and choose that file.'

const tooLarge = () =>
  new Problem(
    'not valid',
    'This file is larger than 20 MB.',
    UNCHANGED,
    'Export it in parts, for example by team.',
  )
const tooManyRows = () =>
  new Problem(
    'not valid',
    'This file has more than 50,000 rows.',
    UNCHANGED,
    'Export it in parts, for example by team or by year.',
  )
const tooManyColumns = () =>
  new Problem(
    'not valid',
    'This file has more than 1,000 columns.',
    UNCHANGED,
    'Delete the columns that are not needed, save it again, and choose that file.',
  )
const tooMuch = (cause?: unknown) =>
  new Problem(
    'not valid',
    'This file unpacks to far more than a list of children, so it was not read.',
    UNCHANGED,
    SAVE_AGAIN,
    { cause },
  )
const empty = () =>
  new Problem('not valid', 'There is nothing in this file.', UNCHANGED, 'Choose another file.')
const damaged = (cause?: unknown) =>
  new Problem('damaged file', 'This workbook is damaged and could not be read.', UNCHANGED, SAVE_AGAIN, {
    cause,
  })
const notATable = () =>
  new Problem('not valid', 'This is neither a CSV file nor an XLSX workbook.', UNCHANGED, SAVE_AGAIN)
const locked = () =>
  new Problem(
    'not valid',
    'This workbook is protected by a password.',
    UNCHANGED,
    'Take the password away in your spreadsheet, save the workbook, and choose it again.',
  )
const oldWorkbook = () =>
  new Problem('not valid', 'This is a workbook of the old kind (.xls).', UNCHANGED, SAVE_AGAIN)
const openQuote = (row: number) =>
  new Problem(
    'damaged file',
    `The quotation marks in row ${row} do not close, so Chairside cannot tell where its cells end.`,
    UNCHANGED,
    SAVE_AGAIN,
  )

const begins = (bytes: Uint8Array, ...with_: number[]): boolean =>
  with_.every((byte, at) => bytes[at] === byte)
const isZip = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04)
/** The compound file of old workbooks, and of new ones that a password protects. */
const isCompound = (bytes: Uint8Array): boolean => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/** Every row of the file, the empty ones too, so that a row's place is the number that a spreadsheet shows. */
export async function readImportFile(bytes: Uint8Array): Promise<string[][]> {
  if (bytes.length > LARGEST_FILE) throw tooLarge()
  if (isCompound(bytes))
    throw Buffer.from(bytes).includes('EncryptedPackage', 0, 'utf16le') ? locked() : oldWorkbook()
  if (!isZip(bytes) && bytes.length <= READ_HERE) return rowsHere(bytes)
  try {
    const read = await readApart('rows', bytes)
    if ('value' in read) return read.value as string[][]
    if ('refused' in read) {
      const { code, happened, safe, todo } = read.refused
      throw new Problem(code as ProblemCode, happened, safe, todo)
    }
    throw damaged(new Error(read.failed))
  } catch (error) {
    throw error instanceof TooMuch ? tooMuch(error) : error
  }
}

/** The same in this thread. */
export async function rowsHere(bytes: Uint8Array): Promise<string[][]> {
  const rows = isZip(bytes) ? await workbookRows(bytes) : textRows(textOf(bytes))
  if (!rows.some((cells) => cells.some((cell) => cell.trim() !== ''))) throw empty()
  if (rows.length > MOST_ROWS + 1) throw tooManyRows()
  if (rows.some((cells) => cells.length > MOST_COLUMNS)) throw tooManyColumns()
  return rows
}

/** UTF-16 says so itself; what is not UTF-8 comes from an older Windows. */
function textOf(bytes: Uint8Array): string {
  if (begins(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (begins(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) throw notATable()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const delimiters = [',', ';', '\t', '|']
/** Letters that are looked at for the delimiter: with the wrong one no quotation closes, and looking goes on to the end. */
const BEGINNING = 64 * 1024

/** What stands between the cells: the mark by which the heading row has the most columns. */
function delimiterOf(text: string): string {
  const beginning = text.slice(0, BEGINNING)
  const columns = (delimiter: string): number =>
    findTable(Papa.parse<string[]>(beginning, { delimiter, preview: 30 }).data)?.headings.length ?? 0
  return delimiters.reduce((best, one) => (columns(one) > columns(best) ? one : best))
}

/** More marks than any list has, in one line or in all: each of them would become a cell. */
const MOST_IN_LINE = 20_000
const MOST_IN_ALL = 6_000_000

function refuseTooWide(text: string, delimiter: string): void {
  const mark = delimiter.charCodeAt(0)
  let inLine = 0
  let inAll = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) inLine = 0
    else if (code === mark) {
      inLine += 1
      inAll += 1
      if (inLine > MOST_IN_LINE || inAll > MOST_IN_ALL) throw tooManyColumns()
    }
  }
}

function textRows(text: string): string[][] {
  for (const delimiter of delimiters) refuseTooWide(text, delimiter)
  const delimiter = delimiterOf(text)
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter,
    preview: MOST_ROWS + 2,
  })
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote) throw openQuote((quote.row ?? 0) + 1)
  return data
}

/** A day is written as a day, whatever time of it the sheet holds. */
const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return String(cell)
}

/**
 * The parts of a workbook, unpacked no further than the container says, and only where both of its headers agree. The
 * reader of workbooks trusts what a container says of itself, so it gets a new one with nothing packed in it.
 */
function plainWorkbook(bytes: Uint8Array): Uint8Array {
  if (swells(bytes)) throw tooMuch()
  const { entries } = readZip(bytes)
  if (entries.reduce((sum, { size }) => sum + size, 0) > LARGEST_UNPACKED) throw tooMuch()
  const parts = entries.filter(({ name }) => /\.(xml|rels)$/i.test(name))
  return writeZip(
    parts.map(({ name, data, crc }) => {
      if (!data) throw damaged()
      refuseFarCells(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1'))
      return { name, packed: { method: 0 as const, crc, packed: data, size: data.length } }
    }),
  )
}

/** Does one part say that it is hundreds of times larger than it is packed? Asked before anything is unpacked. */
function swells(bytes: Uint8Array): boolean {
  let swollen = false
  unzipSync(bytes, {
    filter: ({ size, originalSize }) => {
      swollen ||= originalSize > MAY_SHRINK && originalSize > size * MOST_SHRUNK
      return false
    },
  })
  return swollen
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** A cell far away costs nothing to write, and the reader fills everything up to it. */
function refuseFarCells(xml: string): void {
  for (const [, element = '', doubled, single, rest = ''] of xml.matchAll(
    /<(?:\w+:)?(c|row)\s(?:[^<>]*?\s)?r\s*=\s*(?:"([^"<]*)"|'([^'<]*)')([^<>]*)>/g,
  )) {
    const place = doubled ?? single ?? ''
    const [, letters = '', row = ''] = /^([A-Za-z]*)(\d{1,9})$/.exec(place) ?? []
    if (row === '' || Number(row) > LAST_ROW) throw damaged()
    if (columnOf(letters) > MOST_COLUMNS) throw tooManyColumns()
    if (element === 'c' && !rest.endsWith('/') && Number(row) > MOST_ROWS + 1) throw tooManyRows()
  }
}

async function workbookRows(bytes: Uint8Array): Promise<string[][]> {
  let rows: unknown[][]
  try {
    // Numbers stay as they are written: a number of ten figures is no amount.
    rows = await readSheet(new Uint8Array(plainWorkbook(bytes)).buffer, {
      parseNumber: (written: string) => written,
    })
  } catch (error) {
    if (error instanceof NotReadable && /larger than 200 MB/.test(error.message)) throw tooMuch(error)
    throw error instanceof Problem ? error : damaged(error)
  }
  return rows.map((cells) => cells.map(cellText))
}
