/**
 * A reference or a number, however it is punctuated: what stands in one letter as WX-4410 is typed as WX4410 by whoever
 * looks for it, and the other way round.
 */

const HAS_DIGIT = /\p{Nd}/u
const BETWEEN = /(?<=[\p{L}\p{N}])[^\p{L}\p{N}\p{M}\s]+(?=[\p{L}\p{N}])/gu
const BESIDE_DIGITS = /(?<=\p{L})(?=\p{Nd})|(?<=\p{Nd})(?=\p{L})/gu
/** The way a number of the health service is written: three, three and four digits. */
const TEN_DIGITS = /^(\d{3})(\d{3})(\d{4})$/u

/**
 * The other ways in which a word with a figure in it may stand: together, and apart where letters and figures meet. None
 * for a word without a figure.
 */
export function punctuationsOf(word: string): string[] {
  if (!HAS_DIGIT.test(word)) return []
  const together = word.replaceAll(BETWEEN, '')
  const found = new Set([
    together,
    together.replaceAll(BESIDE_DIGITS, ' '),
    together.replace(TEN_DIGITS, '$1 $2 $3'),
  ])
  found.delete(word)
  return [...found]
}
