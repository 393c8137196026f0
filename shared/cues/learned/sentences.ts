/** An entry's sentences as the learned families read them. */
import type { CueContext } from '../cue.ts'
import type { Text } from '../patterns.ts'
import type { Range } from '../speech.ts'
import { listed, type ReadSentence, shapeOf } from './features.ts'
import { bare, type Company, kinds, type Token, tokensOf, unlettered } from './tokens.ts'

const nobody: ReadonlySet<string> = new Set()
const wordsOfNames = (names: readonly string[] = []): ReadonlySet<string> =>
  names.length === 0 ? nobody : new Set(names.flatMap((name) => bare(name).match(/\p{L}[\p{L}'’-]*/gu) ?? []))

/** Who is who in the record. */
export const companyOf = (context: Partial<CueContext>, isWord: Company['isWord']): Company => ({
  carers: wordsOfNames(context.carers),
  children: wordsOfNames([...(context.children ?? []), ...(context.ownAppointments ?? [])]),
  isWord,
})

/** Every sentence of a text. */
export function readSentences(read: Text, company: Company, action?: CueContext['action']): ReadSentence[] {
  const quotes = overlaps(read.quotes())
  const last = read.sentences.length - 1
  return read.sentences.map((sentence, index) => {
    const tokens = inFields(tokensOf(sentence.text, company), action, index === 0, index === last)
    return {
      tokens,
      lists: listed(tokens),
      shape: shapeOf(tokens),
      quoted: quotes(sentence) > 0,
    }
  })
}

/** A token that stands in no text. */
const unwritten = (word: string): Token => ({ word: unlettered(word), start: 0, end: 0 })

/** An action whose owner and date stand in their own fields is read as if its words said them. */
function inFields(
  tokens: Token[],
  action: CueContext['action'],
  isFirst: boolean,
  isLast: boolean,
): readonly Token[] {
  if (!action) return tokens
  const owner = action.owner === 'professional' ? [unwritten(kinds.titled)] : [unwritten(kinds.carer)]
  return [
    ...(isFirst && action.owner !== '' ? [...owner, unwritten('to')] : []),
    ...tokens,
    ...(isLast && action.dated ? ['by', kinds.number, kinds.month].map(unwritten) : []),
  ]
}

/** Is most of a sentence a child's own words? */
export function isMostlyChilds(read: Text, sentence: Range): boolean {
  return overlaps(read.childs())(sentence) * 2 > sentence.end - sentence.start
}

/** How many characters of a sentence lie in ranges that are in order; asked sentence by sentence, in order. */
function overlaps(ranges: readonly Range[]): (sentence: Range) => number {
  let first = 0
  return ({ start, end }) => {
    while (first < ranges.length && (ranges[first]?.end ?? 0) <= start) first += 1
    let sum = 0
    for (let at = first; at < ranges.length; at += 1) {
      const range = ranges[at]
      if (range === undefined || range.start >= end) break
      sum += Math.min(range.end, end) - Math.max(range.start, start)
    }
    return sum
  }
}
