/** How alike two texts are, by the words they share in the same order. The same texts always give the same figure. */

const LONGEST = 800

export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}']+/gu) ?? []

/**
 * Share of words in the longest common subsequence: 0 (nothing shared) to 1 (the same words in the same order).
 * Punctuation, capitals and line breaks make no difference. Two empty texts are not alike.
 */
export function similarity(a: string, b: string): number {
  const one = wordsOf(a).slice(0, LONGEST)
  const two = wordsOf(b).slice(0, LONGEST)
  const total = one.length + two.length
  if (total === 0) return 0
  let before = new Uint16Array(two.length + 1)
  for (const word of one) {
    const row = new Uint16Array(two.length + 1)
    for (let i = 1; i <= two.length; i++) {
      row[i] = word === two[i - 1] ? (before[i - 1] ?? 0) + 1 : Math.max(before[i] ?? 0, row[i - 1] ?? 0)
    }
    before = row
  }
  return (2 * (before[two.length] ?? 0)) / total
}
