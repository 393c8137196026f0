/** Reads a text for cues. Pure and deterministic: the same words in the same company give the same cues. */
import weightsFile from '../../resources/cues/weights.json' with { type: 'json' }
import { type CueContext, type CueMatch, isLearned } from './cue.ts'
import { learnedCues } from './learned/cues.ts'
import { type Model, makeModel } from './learned/model.ts'
import { weightsSchema } from './learned/weights.ts'
import { findPatterns, prepare } from './patterns.ts'
import { type Folded, fold } from './plain.ts'

let model: Model | undefined

/** The model of this version of the product, made when it is first asked for. */
export function cueModel(): Model {
  model ??= makeModel(weightsSchema.parse(weightsFile))
  return model
}

/**
 * The cues in a text, in the order of the text.
 *
 * `text` is one entry's words by one speaker; `context` says who is who in the record, and may be left out: then only
 * the usual words ("mum", "the baby") are known. Offsets count in `text` as it was given. Never throws.
 */
export function matchCues(text: string, context: Partial<CueContext> = {}): CueMatch[] {
  const folded = fold(text)
  const read = prepare(folded.text, context)
  const found = findPatterns(read, folded.text, context)
  const exact = found.filter((one) => !isLearned(one.family)).map(({ index: _, ...cue }) => cue)
  const cues = [...exact, ...learnedCues(read, found, folded.text, context, cueModel())].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.cue < b.cue ? -1 : a.cue > b.cue ? 1 : 0),
  )
  return folded.text === text ? cues : cues.map((cue) => inGiven(cue, text, folded))
}

/**
 * The patterns of the lists that stand in a text, those of learned families too, whatever the model says: for questions
 * about a phrase and not about a sentence. Offsets count in `text`.
 */
export function matchPatterns(text: string, context: Partial<CueContext> = {}): CueMatch[] {
  const folded = fold(text)
  return findPatterns(prepare(folded.text, context), folded.text, context).map(({ index: _, ...cue }) =>
    inGiven(cue, text, folded),
  )
}

/** A cue whose offsets count in the text as it was given. */
function inGiven(cue: CueMatch, text: string, { at }: Folded): CueMatch {
  const start = at(cue.start)
  const end = at(cue.end)
  const { learned } = cue
  return {
    ...cue,
    start,
    end,
    text: text.slice(start, end),
    ...(learned && {
      learned: {
        ...learned,
        sentence: { start: at(learned.sentence.start), end: at(learned.sentence.end) },
      },
    }),
  }
}
