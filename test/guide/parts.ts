/** What all written pages share. */

/** Says where a page comes from. */
export const made = '*This page is written from the code by `npm run guide`: a change is made there.*'

const cell = (words: string): string => words.replaceAll('|', '/').replaceAll(/\s+/g, ' ').trim()

/** A table in Markdown; the guide's screen and any reader of Markdown show it alike. */
export const table = (heads: string[], rows: string[][]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
