/**
 * Wording that a trained model asks about (families of `learnedFamilies`). It is a prompt beside the lists and nothing
 * more: no rule waits for it, because it is right in about eight of ten cases and a record must not be held up by it.
 */
import weightsFile from '../../resources/cues/weights.json' with { type: 'json' }
import type { CueContext, CueMatch } from './cue.ts'
import { learnedCues } from './learned/cues.ts'
import { type Model, makeModel } from './learned/model.ts'
import { weightsSchema } from './learned/weights.ts'
import { prepare } from './patterns.ts'
import { fold, inGiven } from './plain.ts'

let model: Model | undefined

/** The model of this version of the product, made when it is first asked for. */
export function cueModel(): Model {
  model ??= makeModel(weightsSchema.parse(weightsFile))
  return model
}

/**
 * What the model notices, at most once for a family in a sentence, in the order of the text. A `quiet` one is only
 * counted. Nothing is noticed in a child's own words, nor where the family's list has a reason not to ask.
 */
export function noticeWording(text: string, context: Partial<CueContext> = {}): CueMatch[] {
  const folded = fold(text)
  const read = prepare(folded.text, context)
  return learnedCues(read, folded.text, context, cueModel())
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.cue < b.cue ? -1 : 1))
    .map((cue) => inGiven(cue, text, folded))
}
