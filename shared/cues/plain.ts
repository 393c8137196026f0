/** Typing habits made equal before matching: curly quotes, long dashes, fixed spaces, Unicode forms. */
import type { CueMatch } from './cue.ts'

const same: Record<string, string> = {
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\t': ' ',
}
const unlike = /[‘’ʼ`“”‐‑–—\u00a0\u2009\u202f\t]/g

/** The text with one plain character for each of its variants; the length never changes. */
export function plainText(text: string): string {
  return text.replace(unlike, (char) => same[char] ?? char)
}

export type Folded = {
  text: string
  /** The place in the text as it was given of a place in `text`; a place inside a letter gives its beginning. */
  at(place: number): number
}

/** Nothing here has another Unicode form: letters of English and its neighbours, and the marks that people type. */
const simple = /^[\n\r\t -~\u00a0£¬±·×÷À-ÖØ-öø-ÿ‐‑–—‘’“”•€]*$/
const twoSpaces = /[ \t\u00a0\u2009\u202f]{2}/
const isSpace = (one: string): boolean => /^[ \t\u00a0\u2009\u202f]$/.test(one)
const letter = /\P{M}\p{M}*|\p{M}+/gu
const invisible = /^[\u00ad\u200b-\u200d\u2060\ufeff]/

/**
 * The text in one Unicode form (NFKC), with one space for several and without characters that nobody sees: an e with its
 * accent may come as one character or as two, and words pasted from a letter may hold soft hyphens.
 */
export function fold(text: string): Folded {
  if (simple.test(text) && !twoSpaces.test(text)) return { text, at: (place) => place }
  let folded = ''
  const places: number[] = []
  for (const match of text.matchAll(letter)) {
    const one = invisible.test(match[0]) ? '' : match[0] === '\u00a0' ? match[0] : match[0].normalize('NFKC')
    if (isSpace(one) && isSpace(folded.at(-1) ?? '')) continue
    for (let nth = 0; nth < one.length; nth += 1) places.push(match.index)
    folded += one
  }
  places.push(text.length)
  return { text: folded, at: (place) => places[place] ?? text.length }
}

/** A cue whose offsets count in the text as it was given. */
export function inGiven<Cue extends CueMatch>(cue: Cue, text: string, folded: Folded): Cue {
  if (folded.text === text) return cue
  const start = folded.at(cue.start)
  const end = folded.at(cue.end)
  const { learned } = cue
  if (!learned) return { ...cue, start, end, text: text.slice(start, end) }
  const sentence = { start: folded.at(learned.sentence.start), end: folded.at(learned.sentence.end) }
  return { ...cue, start, end, text: text.slice(start, end), learned: { ...learned, sentence } }
}
