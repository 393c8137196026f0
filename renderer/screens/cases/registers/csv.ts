/** A register as a file for its audit: by family reference and case number, in the columns that the audit asks for. */
import Papa from 'papaparse'
import {
  type RegisterKind,
  type RegisterLine,
  registerHeadings,
  registerNames,
} from '../../../../shared/cases/index.ts'

/** A spreadsheet would run such a cell as a formula, also behind spaces. */
const formula = /^\s*[=+\-@]|^[\t\r\n]/

/** The text of the file. The mark at its beginning tells a spreadsheet that the letters are UTF-8. */
export function registerCsv(kind: RegisterKind, lines: readonly RegisterLine[]): string {
  const fields = registerHeadings(kind)
  const data = lines.map(({ cells }) => cells)
  return `\uFEFF${Papa.unparse({ fields, data }, { quotes: true, escapeFormulae: formula })}\r\n`
}

/** Named by the register, and by a family's reference or a period: no name of anybody. */
export function registerFileName(kind: RegisterKind, of: string): string {
  const words = `${registerNames[kind]} ${of}`.toLowerCase()
  return `${words.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '')}.csv`
}
