/** Numbers that stand for words: the same for the same letters, on every machine. */

/** FNV-1a, 32 bits: the number of no letters, and what is multiplied with for each letter. */
export const EMPTY = 0x811c9dc5 | 0
export const PRIME = 0x01000193

/** The number of a word. */
export function numberOf(word: string): number {
  let hash = EMPTY
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME)
  return hash
}

/** The number of some words with one more after them. */
export function joined(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ word
  const more = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return (more ^ (more >>> 15)) | 0
}
