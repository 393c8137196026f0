/**
 * A linear support vector machine with squared hinge loss, trained by coordinate descent on the dual (Hsieh and others,
 * 2008). Written here because no kept library for Node trains one and gives the same bytes each time.
 */

/** One sentence as numbers of features and their values; the length of the vector is one. */
export type Row = { at: Int32Array; value: Float64Array }

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export type Trained = { weights: Float64Array; bias: number }

/** What is tried for each family: how dear a mistake is, and how much dearer a missed positive. */
export type Cost = { cost: number; positive: number; rounds: number }

/**
 * Trains one family. `labels` says which rows are positive; `size` is the number of features. The same input gives the
 * same weights, bit for bit.
 */
export function train(
  rows: readonly Row[],
  labels: readonly boolean[],
  size: number,
  { cost, positive, rounds }: Cost,
  importance?: readonly number[],
): Trained {
  const weights = new Float64Array(size)
  let bias = 0
  const alpha = new Float64Array(rows.length)
  const square = rows.map((row) => {
    let sum = 1
    for (const value of row.value) sum += value * value
    return sum
  })
  const order = rows.map((_, index) => index)
  const random = seeded(20261129)
  for (let round = 0; round < rounds; round += 1) {
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1))
      const kept = order[last] ?? 0
      order[last] = order[other] ?? 0
      order[other] = kept
    }
    for (const index of order) {
      const row = rows[index]
      if (row === undefined) continue
      const sign = labels[index] ? 1 : -1
      const diagonal = 1 / (2 * cost * (labels[index] ? positive : 1) * (importance?.[index] ?? 1))
      let score = bias
      for (let at = 0; at < row.at.length; at += 1)
        score += (weights[row.at[at] ?? 0] ?? 0) * (row.value[at] ?? 0)
      const before = alpha[index] ?? 0
      const gradient = sign * score - 1 + diagonal * before
      const after = Math.max(0, before - gradient / ((square[index] ?? 1) + diagonal))
      if (after === before) continue
      alpha[index] = after
      const step = (after - before) * sign
      for (let at = 0; at < row.at.length; at += 1) {
        const feature = row.at[at] ?? 0
        weights[feature] = (weights[feature] ?? 0) + step * (row.value[at] ?? 0)
      }
      bias += step
    }
  }
  return { weights, bias }
}

/** The score of a row. */
export function scoreOf(row: Row, { weights, bias }: Trained): number {
  let score = bias
  for (let at = 0; at < row.at.length; at += 1)
    score += (weights[row.at[at] ?? 0] ?? 0) * (row.value[at] ?? 0)
  return score
}

/** Slope and offset that turn scores into chances (Platt scaling, by Newton's method with halved steps). */
export function calibrate(
  scores: readonly number[],
  labels: readonly boolean[],
): { slope: number; offset: number } {
  const positives = labels.filter(Boolean).length
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (labels.length - positives + 2)
  const target = labels.map((label) => (label ? high : low))
  let slope = 1
  let offset = Math.log((positives + 1) / (labels.length - positives + 1))
  const loss = (a: number, b: number): number =>
    scores.reduce((sum, score, at) => {
      const z = a * score + b
      const t = target[at] ?? 0
      return sum + (z >= 0 ? (1 - t) * z + Math.log1p(Math.exp(-z)) : -t * z + Math.log1p(Math.exp(z)))
    }, 0)
  let best = loss(slope, offset)
  for (let round = 0; round < 100; round += 1) {
    let g1 = 0
    let g2 = 0
    let h11 = 1e-9
    let h22 = 1e-9
    let h12 = 0
    for (const [at, score] of scores.entries()) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)))
      const wrong = p - (target[at] ?? 0)
      const spread = p * (1 - p)
      g1 += wrong * score
      g2 += wrong
      h11 += spread * score * score
      h22 += spread
      h12 += spread * score
    }
    if (Math.abs(g1) < 1e-6 && Math.abs(g2) < 1e-6) break
    const determinant = h11 * h22 - h12 * h12
    const da = -(h22 * g1 - h12 * g2) / determinant
    const db = -(h11 * g2 - h12 * g1) / determinant
    let step = 1
    let found = false
    for (; step > 1e-8; step /= 2) {
      const next = loss(slope + step * da, offset + step * db)
      if (next < best) {
        best = next
        found = true
        break
      }
    }
    if (!found) break
    slope += step * da
    offset += step * db
  }
  return { slope, offset }
}
