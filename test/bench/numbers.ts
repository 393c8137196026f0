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

/**
 * Spread of what was measured in several turns: its median, and of the turns' 95th percentiles the middle one. What else the machine
 * did during one turn is not taken for what is measured.
 */
export function spreadOfTurns(turns: readonly number[][]): Spread {
  const all = spread(turns.flat())
  const slow = turns.filter((turn) => turn.length > 0).map((turn) => spread(turn).p95)
  return { ...all, p95: spread(slow).median }
}

/**
 * How fast something grows: of the slopes between any two of the points the middle one (Theil and Sen). A quarter of the points may
 * be anywhere and it does not change much.
 */
export function slope(points: readonly { x: number; y: number }[]): number {
  const slopes = points
    .flatMap((one, at) =>
      points
        .slice(at + 1)
        .flatMap((other) => (other.x === one.x ? [] : (other.y - one.y) / (other.x - one.x))),
    )
    .sort((a, b) => a - b)
  const half = slopes.length / 2
  return ((slopes[Math.ceil(half) - 1] ?? 0) + (slopes[Math.floor(half)] ?? 0)) / 2
}
