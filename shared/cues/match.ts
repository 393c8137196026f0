/** Reads a text for cues. Pure and deterministic: the same words in the same company give the same cues. */
import type { CueContext, CueMatch } from './cue.ts'
import { prepare, readLists } from './patterns.ts'
import { fold, inGiven } from './plain.ts'

/**
 * The cues of the lists in a text, in the order of the text. What a rule asks for rests on these.
 *
 * `text` is one entry's words by one speaker; `context` says who is who in the record, and may be left out: then only
 * the usual words ("mum", "the baby") are known. Offsets count in `text` as it was given. Never throws.
 */
export function matchCues(text: string, context: Partial<CueContext> = {}): CueMatch[] {
  const folded = fold(text)
  const { all } = readLists(prepare(folded.text, context), folded.text, context)
  return all.map((cue) => inGiven(cue, text, folded))
}
