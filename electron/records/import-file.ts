/**
 * The rows of a CSV or XLSX file, each cell as text. Whatever is wrong with a file is said in a sentence, and a file
 * that is too large is not begun with.
 */
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/universal'
import { findTable } from '../../shared/cases/import/index.ts'
import { Problem } from '../problem.ts'

export const LARGEST_FILE = 20 * 1024 * 1024
export const MOST_ROWS = 50_000
/** A workbook that unpacks to more than this is no list of children. */
const LARGEST_UNPACKED = 400 * 1024 * 1024

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
  const rows = isZip(bytes) ? await workbookRows(bytes) : textRows(textOf(bytes))
  if (!rows.some((cells) => cells.some((cell) => cell.trim() !== ''))) throw empty()
  if (rows.length > MOST_ROWS + 1) throw tooManyRows()
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

function textRows(text: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
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

/** How much a workbook would unpack to, as its own directory tells. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0
  unzipSync(bytes, {
    filter: (file) => {
      size += file.originalSize
      return false
    },
  })
  return size
}

async function workbookRows(bytes: Uint8Array): Promise<string[][]> {
  let rows: unknown[][]
  try {
    if (unpackedSize(bytes) > LARGEST_UNPACKED) throw tooLarge()
    // Numbers stay as they are written: a number of ten figures is no amount.
    rows = await readSheet(new Uint8Array(bytes).buffer, { parseNumber: (written: string) => written })
  } catch (error) {
    throw error instanceof Problem ? error : damaged(error)
  }
  return rows.map((cells) => cells.map(cellText))
}
