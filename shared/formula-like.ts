/**
 * Cells that a spreadsheet would run as a formula: also behind spaces and signs that nobody sees, before a line break, and
 * written with the wide signs that some of them read alike.
 */
export const formulaLike = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u
