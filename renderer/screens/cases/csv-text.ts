/** A table as the text of a CSV file that a spreadsheet opens rightly and never runs. */
import Papa from 'papaparse'

/** A spreadsheet would run such a cell as a formula, also behind spaces and before a line break. */
const formula = /^\s*[=+\-@]|^[\t\r\n]/

/** The mark at its beginning tells a spreadsheet that the letters are UTF-8. */
export const csvText = (fields: string[], data: unknown[]): string =>
  `\uFEFF${Papa.unparse({ fields, data }, { quotes: true, escapeFormulae: formula })}\r\n`
