/** Sentences of minutes: abbreviations, initials, times and list lines included. */
import { LETTERS } from './letters.ts'

export type Sentence = {
  /** Offsets in the text, in UTF-16 code units, end exclusive; white space around is left out. */
  start: number
  end: number
  text: string
}

/** Words that end in a full stop without ending a sentence. */
const always = new Set(
  'dr mr mrs ms mx prof rev st sgt cllr no nos tel ext vs cf e.g i.e eg ie approx dept'.split(' '),
)
/** The same, unless the next word starts a sentence. */
const perhaps = new Set(
  'etc a.m p.m am pm inc ltd jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
)
/** A single letter after these is a label ("Child B."), not an initial ("J. Smith"). */
const labelled = new Set(
  'child children mother father family baby adult sibling parent person mum dad carer plan year class hepatitis vitamin'.split(
    ' ',
  ),
)
const LONGEST_WORD = 24
const wordLetter = new RegExp(`[${LETTERS}\\d.]`)

/**
 * Splits a text into sentences, in order, none overlapping; together they hold everything but white space.
 * A line break always ends a sentence: paragraphs and list items often have no full stop.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const push = (to: number): void => {
    let start = from
    let end = to
    while (start < end && isSpace(text.charCodeAt(start))) start += 1
    while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
    if (end > start) sentences.push({ start, end, text: text.slice(start, end) })
    from = to
  }
  // Looked for by the engine: letter by letter it takes a page several times as long.
  const stop = /[\n\r.?!…]/g
  for (let found = stop.exec(text); found !== null; found = stop.exec(text)) {
    const { 0: char, index: at } = found
    if (char === '\n' || char === '\r') {
      push(at + 1)
      continue
    }
    let after = at + 1
    while (after < text.length && '.?!…"\'”’)]'.includes(text[after] ?? '')) after += 1
    stop.lastIndex = after
    const next = text[after]
    if (next !== undefined && !isSpace(next.charCodeAt(0))) continue
    if (char !== '.' || after > at + 1 || !isAbbreviation(text, from, at, after)) push(after)
  }
  push(text.length)
  return sentences
}

function isAbbreviation(text: string, from: number, stop: number, after: number): boolean {
  const word = wordBefore(text, from, stop)
  const lower = word.toLowerCase()
  if (lower === 'no' || lower === 'nos') return /^ {0,3}\d/.test(text.slice(after, after + 4))
  if (always.has(lower)) return true
  const next = text.slice(after, after + 8).trimStart()
  if (perhaps.has(lower)) return /^[a-z\d]/.test(next)
  if (!/^[A-Z]$/.test(word)) return false
  const previous = wordBefore(text, from, stop - 2).toLowerCase()
  return !labelled.has(previous) && /^[A-Z]/.test(next)
}

/** The run of letters, digits and inner full stops that ends at `end`; "" when there is none or it is very long. */
function wordBefore(text: string, from: number, end: number): string {
  let start = end
  while (start > from && end - start <= LONGEST_WORD && wordLetter.test(text[start - 1] ?? '')) start -= 1
  return end - start > LONGEST_WORD ? '' : text.slice(start, end)
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0x202f || code === 0x2009
}
