/**
 * Which questions about wording stand in the text, and which are only counted beside their heading (domain 3.2,
 * "Noise"): never more than one for every 120 words, so that a dense page stays readable. None is lost: the others
 * wait behind the count of their section and in the panel.
 */
import type { CueFamily } from '../cues/cue.ts'
import { entryText, type Minutes } from '../minutes/index.ts'
import type { PlacedCue } from './check.ts'

/** Words of a record for each question that stands in its text. */
export const WORDS_FOR_EACH = 120

/**
 * What is shown first where not all can be. Wording that has to be put right in its own place comes before what a
 * check asks in the panel anyway.
 */
const order: readonly CueFamily[] = [
  'WN',
  'CR',
  'CS',
  'PP',
  'VO',
  'HH',
  'ES',
  'SR',
  'DC',
  'OO',
  'NG',
  'VB',
  'SM',
  'LP',
]
const rank = (cue: PlacedCue): number => order.indexOf(cue.family)

const count = (text: string): number => text.split(/\s/).filter(Boolean).length

/** Words of each section of a record, by key. */
export function wordsIn(minutes: Pick<Minutes, 'sections'>): Map<string, number> {
  const words = new Map<string, number>()
  for (const { key, entries } of minutes.sections) {
    for (const entry of entries) words.set(key, (words.get(key) ?? 0) + count(entryText(entry)))
  }
  return words
}

/**
 * The cues that stand in the text; `words` as `wordsIn` counts them. A quiet or resolved cue never does, nor one in a
 * row: rows have no text to mark and are asked about in the panel.
 */
export function standInText(cues: readonly PlacedCue[], words: ReadonlyMap<string, number>): Set<PlacedCue> {
  let left = Math.max(1, Math.floor([...words.values()].reduce((sum, n) => sum + n, 0) / WORDS_FOR_EACH))
  const inSection = new Map<string, number>()
  const standing = new Set<PlacedCue>()
  const loud = cues
    .filter((cue) => !cue.resolved && !cue.quiet && !cue.inRow)
    .sort((a, b) => rank(a) - rank(b))
  for (const cue of loud) {
    if (left === 0) break
    const used = inSection.get(cue.section) ?? 0
    if (used >= Math.max(1, Math.ceil((words.get(cue.section) ?? 0) / WORDS_FOR_EACH))) continue
    inSection.set(cue.section, used + 1)
    standing.add(cue)
    left -= 1
  }
  return standing
}
