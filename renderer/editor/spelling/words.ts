/** Which stretches of a text are words that a spelling check should look up, and which are nobody's business. */

/** A word of a text: `text.slice(start, end) === word`. */
export type Word = { word: string; start: number; end: number }

/** Letters and digits, with apostrophes inside: a quotation mark at either end belongs to the sentence. */
const token = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu

/** Addresses of pages and of mail: what is in them is never spelled. */
const address = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|gov|nhs)\b\S*/gi

/** MASH, ICPC, DNA'd, IROs: abbreviations are read as letters, not as words. */
const abbreviation = /^\p{Lu}{2,6}(?:s|['’][sd])?$/u

/** Parts that stand before a hyphen and are no words by themselves. */
const prefixes = new Set(
  'anti co de ex extra inter intra macro meta micro mid mini mis multi neo neuro non over para post pre pro pseudo re semi socio sub super trans ultra un under'.split(
    ' ',
  ),
)

const withoutMarks = (letter: string): string => letter.normalize('NFD').replaceAll(/\p{M}/gu, '')

/** Another alphabet is another language, which a British word list knows nothing of. */
const isLatin = (word: string): boolean => /^[\p{Script=Latin}'’]+$/u.test(withoutMarks(word))

/** One apostrophe and one way to write an accent, as word lists have them. */
export const plainWord = (word: string): string => word.normalize('NFC').replaceAll('’', "'")

/** The words of a text that can be right or wrong, in order. Lengths are in UTF-16 units, as everywhere in the editor. */
export function wordsIn(text: string): Word[] {
  const skipped = [...text.matchAll(address)].map(({ index, 0: found }) => [index, index + found.length])
  const words: Word[] = []
  for (const { 0: word, index: start } of text.matchAll(token)) {
    const end = start + word.length
    if (word.length < 2 || /\p{N}/u.test(word) || abbreviation.test(word) || !isLatin(word)) continue
    if (/[-‐‑]/.test(text[end] ?? '') && prefixes.has(word.toLowerCase())) continue
    if (skipped.some(([from = 0, to = 0]) => start < to && end > from)) continue
    words.push({ word, start, end })
  }
  return words
}
