/** Cells that a spreadsheet would run as a formula, also behind spaces and before a line break. */
export const formulaLike = /^\s*[=+\-@]|^[\t\r\n]/
