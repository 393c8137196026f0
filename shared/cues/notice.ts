/**
 * Wording that a trained model asks about (families of `learnedFamilies`). It is a prompt beside the lists and nothing
 * more: no rule waits for it, because it is right in about eight of ten cases and a record must not be held up by it.
 */
import weightsFile from '../../resources/cues/weights.json' with { type: 'json' }
import { type CueContext, type CueMatch, isLearned } from './cue.ts'
import { type LearnedCue, learnedCues } from './learned/cues.ts'
import { type Model, makeModel } from './learned/model.ts'
import { weightsSchema } from './learned/weights.ts'
import { inOrder, prepare, readLists } from './patterns.ts'
import { fold, inGiven } from './plain.ts'

let model: Model | undefined

/** The model of this version of the product, made when it is first asked for. */
export function cueModel(): Model {
  model ??= makeModel(weightsSchema.parse(weightsFile))
  return model
}

/**
 * Makes the model ready and reads one sentence, so that the first page is read as fast as the next: for a worker that
 * starts before there is a text.
 */
export function makeReady(): void {
  askAboutWording('Nobody has written anything here yet.')
}

/** A text as the lists and the model read it. */
function judge(text: string, context: Partial<CueContext>) {
  const folded = fold(text)
  const read = prepare(folded.text, context)
  const lists = readLists(read, folded.text, context)
  return { folded, read, lists, ...learnedCues(read, lists, folded.text, context, cueModel()) }
}

const plainCue = ({ index: _, ...cue }: LearnedCue): CueMatch => cue

/**
 * What the model notices, at most once for a family in a sentence, in the order of the text. A `quiet` one is only
 * counted. Nothing is noticed in a child's own words, nor where the family's list has a reason not to ask.
 */
export function noticeWording(text: string, context: Partial<CueContext> = {}): CueMatch[] {
  const { cues, folded } = judge(text, context)
  return cues
    .map(plainCue)
    .sort(inOrder)
    .map((cue) => inGiven(cue, text, folded))
}

/**
 * All that is asked about the wording of a text, as it is shown: the exact terms of the lists, and for the learned
 * families what the model asks. Where the model does not ask, what stands on the list of such a family is only counted:
 * the lists know words and not what is said with them. A rule still rests on the lists alone (`matchCues`).
 */
export function askAboutWording(text: string, context: Partial<CueContext> = {}): CueMatch[] {
  const { cues, judged, lists, read, folded } = judge(text, context)
  const left = new Set(cues)
  const listed = lists.all.map((cue): CueMatch => {
    const index = read.sentences.findIndex(({ start, end }) => start <= cue.start && cue.start < end)
    if (!isLearned(cue.family) || !judged.has(index)) return cue
    const model = cues.find(
      (one) => one.index === index && one.cue === cue.cue && one.start === cue.start && left.has(one),
    )
    if (!model) return { ...cue, quiet: true }
    left.delete(model)
    return { ...cue, quiet: model.quiet, learned: model.learned }
  })
  return [...listed, ...[...left].map(plainCue)].sort(inOrder).map((cue) => inGiven(cue, text, folded))
}
