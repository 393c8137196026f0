/** Figures of a checker on labelled sentences. */
import { type LearnedFamily, learnedFamilies } from '../../shared/cues/index.ts'

export type Judged = { wanted: ReadonlySet<LearnedFamily>; raised: ReadonlySet<LearnedFamily>; hard: boolean }

export type FamilyFigures = { precision: number; recall: number; f1: number; wanted: number; raised: number }

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Precision, recall and F1 of one family. */
export function familyFigures(judged: readonly Judged[], family: LearnedFamily): FamilyFigures {
  let right = 0
  let raised = 0
  let wanted = 0
  for (const one of judged) {
    if (one.raised.has(family)) raised += 1
    if (one.wanted.has(family)) wanted += 1
    if (one.raised.has(family) && one.wanted.has(family)) right += 1
  }
  const precision = share(right, raised)
  const recall = share(right, wanted)
  return { precision, recall, f1: share(2 * precision * recall, precision + recall), wanted, raised }
}

/** The mean of the families' F1, for the families that occur. */
export function macroF1(judged: readonly Judged[]): number {
  const figures = learnedFamilies
    .map((family) => familyFigures(judged, family))
    .filter(({ wanted }) => wanted > 0)
  return share(
    figures.reduce((sum, { f1 }) => sum + f1, 0),
    figures.length,
  )
}

/** Of the sentences without any label that look like one, the share that raised something. */
export function hardRaised(judged: readonly Judged[]): { raised: number; of: number } {
  const hard = judged.filter((one) => one.hard && one.wanted.size === 0)
  return { raised: hard.filter((one) => one.raised.size > 0).length, of: hard.length }
}
