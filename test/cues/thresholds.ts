/** Where a score becomes a question: chosen on authors who took no part in training. */

export type Raise = { fewer: number; usual: number; more: number; count: number }

type Point = { at: number; precision: number; recall: number; f1: number }

/** Precision and recall at every score that could be a limit, from the highest down. */
function curve(scores: readonly number[], labels: readonly boolean[]): Point[] {
  const wanted = labels.filter(Boolean).length
  const sorted = scores
    .map((score, at) => ({ score, label: labels[at] ?? false }))
    .sort((a, b) => b.score - a.score)
  const points: Point[] = []
  let right = 0
  for (const [nth, { score, label }] of sorted.entries()) {
    if (label) right += 1
    const next = sorted[nth + 1]?.score
    if (next === score) continue
    const precision = right / (nth + 1)
    const recall = wanted === 0 ? 0 : right / wanted
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
    points.push({ at: next === undefined ? score - 0.01 : (score + next) / 2, precision, recall, f1 })
  }
  return points
}

const rounded = (value: number): number => Number(value.toFixed(3))

/** The lowest limit whose precision, and that of nearly every limit above it, reaches `least`. */
function lowestWith(points: readonly Point[], least: number): number | undefined {
  return points.filter(({ precision, recall }) => precision >= least && recall > 0).at(-1)?.at
}

/**
 * `usual` is the limit with the best F1 among those whose precision reaches 0.80 with a little to spare; `fewer`
 * reaches 0.92; `more` gives up precision for recall; below it sentences are only counted.
 */
export function chooseLimits(scores: readonly number[], labels: readonly boolean[], least = 0.84): Raise {
  const points = curve(scores, labels)
  if (points.length === 0) return { fewer: 0, usual: 0, more: 0, count: 0 }
  const good = points.filter(({ precision }) => precision >= least)
  const best = (good.length > 0 ? good : points).reduce((a, b) => (b.f1 > a.f1 ? b : a))
  const usual = best.at
  const fewer = Math.max(usual, lowestWith(points, 0.92) ?? usual + 0.3)
  const more = Math.min(usual, lowestWith(points, 0.65) ?? usual)
  const count = Math.min(more, lowestWith(points, 0.45) ?? more)
  return { fewer: rounded(fewer), usual: rounded(usual), more: rounded(more), count: rounded(count) }
}
