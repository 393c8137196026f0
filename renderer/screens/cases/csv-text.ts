/** A table as the text of a CSV file that a spreadsheet opens rightly and never runs. */
import Papa from 'papaparse'
import { formulaLike } from '../../../shared/formula-like.ts'

/** The mark at its beginning tells a spreadsheet that the letters are UTF-8. */
export const csvText = (fields: string[], data: unknown[]): string =>
  `\uFEFF${Papa.unparse({ fields, data }, { quotes: true, escapeFormulae: formulaLike })}\r\n`
