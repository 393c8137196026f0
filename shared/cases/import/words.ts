/** Words compared as people compare them: without case, accents, dashes or double spaces. */
import { parseDate } from '../../clocks/index.ts'

/** Lower-case letters and digits with single spaces: "O’Brien-Łuczak" and "o'brien łuczak" are one. */
export const plain = (text: string): string =>
  // Most names need nothing taken apart, and an import compares hundreds of thousands.
  (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}/gu, ''))
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A number that a system knows somebody by, without the spaces and dashes that people put into it. */
export const plainNumber = (text: string): string => text.toUpperCase().replaceAll(/[\s-]+/g, '')

export const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

/** `1 row`, `2 rows`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** A day in one form, however it was typed; words that are no day stay words. Most days here are ISO already. */
export const dayOf = (typed: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : typed === '' ? '' : (parseDate(typed) ?? plain(typed))

/** A day as England writes it: `04/03/2019`. Other words stay as they are. */
export const sayDay = (typed: string): string => typed.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1')
