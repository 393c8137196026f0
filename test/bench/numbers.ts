const at = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const round = (value: number): number => Math.round(value * 100) / 100

/** Median and 95th percentile of milliseconds. */
export function spread(values: number[]): { median: number; p95: number; rounds: number } {
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
