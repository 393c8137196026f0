/**
 * Quotations, and the stretches of a text that are a child's own words. A child's account is never treated as suspect
 * (domain 3.2, subject rule), so no DC cue is raised inside one.
 */
import { lastBefore, type Mention } from './people.ts'
import type { Sentence } from './sentences.ts'

/** Offsets in the text, end exclusive. */
export type Range = { start: number; end: number }

const opensAfter = /[\s([:,-]/
const markOrBreak = /[\n"']/g

/** Quotations in single or double marks, none across a line break. Apostrophes inside words are not marks. */
export function quotations(text: string): Range[] {
  const ranges: Range[] = []
  const open: Record<string, number> = {}
  for (const { 0: char, index: at } of text.matchAll(markOrBreak)) {
    if (char === '\n') {
      delete open["'"]
      delete open['"']
      continue
    }
    const start = open[char]
    const before = text[at - 1]
    const after = text[at + 1]
    if (start !== undefined) {
      const closes = char === '"' || after === undefined || !/[\p{L}\d]/u.test(after)
      if (!closes || before === ' ') continue
      ranges.push({ start, end: at + 1 })
      delete open[char]
    } else if (
      (before === undefined || opensAfter.test(before) || before === '\n') &&
      after !== undefined &&
      after !== ' '
    )
      open[char] = at
  }
  return ranges.sort((a, b) => a.start - b.start)
}

/** True when `at` lies in one of the ranges, which are in order. */
export function inRanges(ranges: readonly Range[], at: number): boolean {
  return rangeAt(ranges, at) !== undefined
}

function rangeAt(ranges: readonly Range[], at: number): Range | undefined {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.start ?? 0) <= at) low = middle + 1
    else high = middle
  }
  for (let index = low - 1; index >= 0 && index > low - 4; index -= 1) {
    const range = ranges[index]
    if (range !== undefined && range.start <= at && at < range.end) return range
  }
  return undefined
}

const speech =
  /^[^.;:]{0,25}?\b(?:said|says|saying|told|tells|state[ds]|explain(?:ed|s)|describe[ds]|report(?:ed|s)|share[ds]|disclose[ds]|allege[ds]|ask(?:ed|s)|wrote|writes|added|replied|answered|whispered|mentioned|wants?|wishes|thinks|feels)\b/i

type Focus = Mention['kind'] | undefined

/** Whose sentence it is: its first person, unless "Ellie's mother" makes that person the next one. */
function firstPerson(mentions: readonly Mention[]): Mention | undefined {
  for (const [index, mention] of mentions.entries()) {
    const next = mentions[index + 1]
    if (mention.possessive && next !== undefined && next.start - mention.end <= 12) continue
    return mention
  }
  return undefined
}

/** The stretches of a text that are a child's words, quoted or told by somebody else. */
export function childsWords(
  sentences: readonly Sentence[],
  mentions: readonly Mention[][],
  text: string,
): Range[] {
  const quotes = quotations(text)
  const ranges: Range[] = []
  let focus: Focus
  let quoteFrom = 0
  for (const [index, sentence] of sentences.entries()) {
    const here = mentions[index] ?? []
    let from: number | undefined
    for (const [nth, mention] of here.entries()) {
      const child =
        mention.kind === 'child' ||
        (mention.kind === 'pronoun' &&
          focus === 'child' &&
          here.slice(0, nth).every((one) => one.kind === 'pronoun'))
      if (!child || mention.possessive) continue
      const spoken = speech.exec(sentence.text.slice(mention.end, mention.end + 60))
      if (!spoken) continue
      const between = here[nth + 1]
      if (
        between !== undefined &&
        between.start < mention.end + spoken[0].length &&
        between.kind !== 'pronoun'
      )
        continue
      from = mention.end + spoken[0].length
      break
    }
    if (from !== undefined) {
      const stop = sentence.text.indexOf(';', from)
      ranges.push({ start: sentence.start + from, end: stop < 0 ? sentence.end : sentence.start + stop })
    }
    for (; quoteFrom < quotes.length && (quotes[quoteFrom]?.start ?? 0) < sentence.end; quoteFrom += 1) {
      const quote = quotes[quoteFrom]
      if (quote === undefined || quote.start < sentence.start) continue
      const who = here[lastBefore(here, quote.start - sentence.start)]
      const childish = /^.{0,400}?\bmy (?:mum|mummy|dad|daddy)\b/i.test(
        text.slice(quote.start, Math.min(quote.end, quote.start + 410)),
      )
      const speaker =
        from !== undefined && quote.start >= sentence.start + from ? 'child' : (who?.kind ?? focus)
      const isChild = speaker === 'child' || (speaker === 'pronoun' && focus === 'child')
      if (isChild || childish) ranges.push(quote)
    }
    const person = firstPerson(here)
    if (person !== undefined && person.kind !== 'pronoun') focus = person.kind
  }
  return merged(ranges)
}

function merged(ranges: Range[]): Range[] {
  const result: Range[] = []
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else result.push({ ...range })
  }
  return result
}
