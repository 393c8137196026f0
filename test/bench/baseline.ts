/**
 * What was measured when it was last agreed to, so that whatever becomes slower is seen. Kept as ratios: to the peer of the same run,
 * or to a fixed piece of work that is done beside it, so that another machine can be held against it. Sizes are kept as they are.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import conference from '../../resources/examples/icpc_harcastle.json' with { type: 'json' }
import { type Figure, hundredths } from './figure.ts'

const file = join(import.meta.dirname, 'baseline.json')

const entrySchema = z.strictObject({
  /** What it is a ratio to; kB for a size. */
  against: z.string(),
  value: z.number(),
})
export type Entry = z.infer<typeof entrySchema>
const baselineSchema = z.strictObject({
  /** Of `npm run bench -- quick`, in a small workspace. */
  quick: z.record(z.string(), entrySchema),
  /** Of the whole run, in a large one. */
  all: z.record(z.string(), entrySchema),
})
export type Baseline = z.infer<typeof baselineSchema>
export type Run = keyof Baseline

/** A fifth more is told. */
const TOLD = 1.2
/** Below this a ratio is mostly the noise of what it is a ratio to. */
const LEAST = 0.02

export const readBaseline = (): Baseline =>
  existsSync(file) ? baselineSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : { quick: {}, all: {} }

export function keepBaseline(run: Run, entries: Record<string, Entry>): void {
  const sorted = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => a.localeCompare(b)))
  writeFileSync(file, `${JSON.stringify({ ...readBaseline(), [run]: sorted }, null, 2)}\n`)
}

const text = JSON.stringify(conference)

/** A fixed piece of work of the kind that the core does all day: reading, writing and hashing a record. */
export function yardstick(): string {
  let last = ''
  for (let round = 0; round < 5; round += 1) last = JSON.stringify({ ...JSON.parse(text), round })
  return createHash('sha256').update(last).digest('hex')
}
export const YARDSTICK = 'the yardstick: five times reading and writing the example record'

/** What of these figures is kept; `yard`: median of the yardstick in the same run, in milliseconds. */
export function entriesOf(figures: readonly Figure[], yard: number): Record<string, Entry> {
  const entries: Record<string, Entry> = {}
  for (const { id, unit, value, peer } of figures) {
    if (!value || unit === 'MB' || unit === 'MB an hour') continue
    if (unit === 'kB') entries[id] = { against: 'kB', value: value.median }
    else if (peer) entries[id] = { against: peer.says, value: peer.ratio }
    else entries[id] = { against: YARDSTICK, value: hundredths(value.median / yard) }
  }
  return entries
}

/** What became slower or larger than it was, each in one line; what is not in the baseline is new and is not told. */
export function slower(
  run: Run,
  now: Record<string, Entry>,
  before = readBaseline(),
): { id: string; says: string }[] {
  return Object.entries(now).flatMap(([id, { against, value }]) => {
    const known = before[run][id]
    if (!known || known.against !== against) return []
    if (Math.max(value, LEAST) <= Math.max(known.value, LEAST) * TOLD) return []
    const times = hundredths(value / known.value)
    const size = against === 'kB'
    const says = size
      ? `LARGER ${id}: ${value} kB, and was ${known.value} kB`
      : `SLOWER ${id}: ${value} times ${against}, and was ${known.value} (${times} times as long)`
    return [{ id, says }]
  })
}
