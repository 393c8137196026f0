/** Cues of the learned families: at most one of a family in a sentence, with the words that weighed most. */
import {
  type CueAmount,
  type CueContext,
  type CueMatch,
  cueAmounts,
  type Learned,
  type LearnedFamily,
  learnedFamilies,
} from '../cue.ts'
import { cueDefinition, generalQuestion } from '../lists.ts'
import { isSuspicion, type Lists, type Text } from '../patterns.ts'
import type { ReadSentence } from './features.ts'
import type { Model } from './model.ts'
import { companyOf, isMostlyChilds, readSentences } from './sentences.ts'
import { isSmallWord, type Token } from './tokens.ts'

/** A mark is never longer than this many words. */
const MOST_WORDS = 7
const MOST_BECAUSE = 4
/** A sentence of fewer words is not judged. */
const FEWEST_WORDS = 3

const isSign = ({ cue }: CueMatch): boolean => cueDefinition(cue)?.noSign !== true

/** How likely it is that a careful reader would ask, in whole per cent. */
export const chanceOf = (score: number, slope: number, offset: number): number =>
  Math.round(100 / (1 + Math.exp(-(slope * score + offset))))

/** A cue of a learned family, in the sentence at `index`. */
export type LearnedCue = CueMatch & { index: number; family: LearnedFamily; learned: Learned }

/**
 * The learned cues of a text, and which of its sentences were judged. A family is silent where its list has a reason not
 * to ask.
 */
export function learnedCues(
  read: Text,
  lists: Lists,
  text: string,
  context: Partial<CueContext>,
  model: Model,
): { cues: LearnedCue[]; judged: ReadonlySet<number> } {
  const judged = new Set<number>()
  if (context.speaker === 'child') return { cues: [], judged }
  const sentences = readSentences(read, companyOf(context, model.isWord), context.action)
  const cues: LearnedCue[] = []
  for (const index of sentences.keys()) {
    // One or two words are no sentence: there is nothing to weigh.
    const words = sentences[index]?.tokens.filter(({ word }) => word.letters).length ?? 0
    if (words < FEWEST_WORDS) continue
    judged.add(index)
    const scores = model.scores(sentences, index, context)
    for (const [nth, family] of learnedFamilies.entries()) {
      const cue = cueOf(family, scores[nth] ?? 0, index)
      if (cue) cues.push(cue)
    }
  }
  return { cues, judged }

  /** Words of the family's list are a further sign: there it asks as readily as one setting up. */
  function limitOf(family: LearnedFamily, amount: CueAmount, isListed: boolean): number {
    const { raise, count } = model.family(family)
    const limits = [...cueAmounts.map((one) => raise[one]), count]
    return limits[cueAmounts.indexOf(amount) + (isListed ? 1 : 0)] ?? count
  }

  function cueOf(family: LearnedFamily, score: number, index: number): LearnedCue | undefined {
    const { count, slope, offset } = model.family(family)
    if (score < count) return undefined
    const sentence = read.sentences[index]
    const reading = sentences[index]
    if (!sentence || !reading || (isSuspicion(family) && isMostlyChilds(read, sentence))) return undefined
    const listed = lists.in(index, family)
    if (listed.excused && listed.found.length === 0) return undefined
    const each = model.contributions(sentences, index, context, family)
    const strongest = byWeight(listed.found, reading.tokens, each, sentence.start)
    const [pattern] = strongest
    const words = pattern ?? wordsOf(reading.tokens, each, sentence.start)
    const general = generalQuestion(family)
    return {
      index,
      family,
      cue: pattern?.cue ?? general.id,
      start: words.start,
      end: words.end,
      text: text.slice(words.start, words.end),
      question: pattern?.question ?? general.question,
      quiet: score < limitOf(family, context.settings?.[family] ?? 'usual', listed.found.some(isSign)),
      negated: pattern?.negated ?? false,
      ...((pattern?.quoted ?? false) && { quoted: true }),
      learned: {
        sentence: { start: sentence.start, end: sentence.end },
        chance: chanceOf(score, slope, offset),
        because: because(reading, each, sentence.text),
        patterns: [...new Set(strongest.map((one) => one.cue))],
      },
    }
  }
}

/** Patterns by how much the words they hold add to the score. */
function byWeight(
  found: readonly CueMatch[],
  tokens: readonly Token[],
  each: Float64Array,
  at: number,
): readonly CueMatch[] {
  if (found.length < 2) return found
  const weightOf = ({ start, end }: CueMatch): number =>
    tokens.reduce((sum, token, nth) => {
      const isIn = at + token.start >= start && at + token.end <= end
      return isIn ? sum + (each[nth] ?? 0) : sum
    }, 0)
  return found.toSorted((a, b) => weightOf(b) - weightOf(a) || a.start - b.start)
}

/** The run of words that adds most to the score. */
function wordsOf(tokens: readonly Token[], each: Float64Array, at: number): { start: number; end: number } {
  let best = { from: 0, to: Math.min(tokens.length, MOST_WORDS), sum: Number.NEGATIVE_INFINITY }
  for (let from = 0; from < tokens.length; from += 1) {
    let sum = 0
    for (let to = from + 1; to <= tokens.length && to - from <= MOST_WORDS; to += 1) {
      sum += each[to - 1] ?? 0
      if (sum > best.sum) best = { from, to, sum }
    }
  }
  let { from, to } = best
  while (to - from > 1 && isEdge(tokens[from])) from += 1
  while (to - from > 1 && isEdge(tokens[to - 1])) to -= 1
  return { start: at + (tokens[from]?.start ?? 0), end: at + (tokens[to - 1]?.end ?? 0) }
}

/** Punctuation never stands at the edge of a mark. */
const isEdge = (token: Token | undefined): boolean =>
  token !== undefined && (token.end === token.start || /^[^\p{L}·]/u.test(token.word.text))

function because(reading: ReadSentence, each: Float64Array, sentence: string): string[] {
  const words = reading.tokens
    .map((token, at) => ({ token, weight: each[at] ?? 0 }))
    .filter(({ token, weight }) => weight > 0 && token.word.letters && !isSmallWord(token.word.text))
    .sort((a, b) => b.weight - a.weight || a.token.start - b.token.start)
    .map(({ token }) => sentence.slice(token.start, token.end))
  return [...new Set(words)].slice(0, MOST_BECAUSE)
}
