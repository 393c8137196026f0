const at = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const round = (value: number): number => Math.round(value * 100) / 100

export type Spread = { median: number; p95: number; rounds: number }

/** Median and 95th percentile of milliseconds. */
export function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  return { median: round(at(sorted, 0.5)), p95: round(at(sorted, 0.95)), rounds: sorted.length }
}

/** Milliseconds that some work took, once for each round. */
export async function rounds(count: number, work: (round: number) => unknown): Promise<number[]> {
  const took: number[] = []
  for (let index = 0; index < count; index += 1) {
    const start = performance.now()
    await work(index)
    took.push(performance.now() - start)
  }
  return took
}

/**
 * Milliseconds of several kinds of work, one after the other in each round, so that whatever else the machine does falls on all
 * of them. The first `warm` rounds are not counted.
 */
export async function sideBySide<Name extends string>(
  count: number,
  works: Record<Name, (round: number) => unknown>,
  warm = 1,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[]
  const took = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let index = -warm; index < count; index += 1) {
    for (const name of names) {
      const start = performance.now()
      await works[name](index)
      if (index >= 0) took[name].push(performance.now() - start)
    }
  }
  return took
}

/** How fast something grows: the slope of the line through the points that has the least squares. */
export function slope(points: readonly { x: number; y: number }[]): number {
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)]
  const over = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0)
  const under = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
  return under === 0 ? 0 : over / under
}
