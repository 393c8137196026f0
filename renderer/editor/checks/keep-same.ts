/** Readings that follow each other are mostly the same; what has not changed keeps its identity, so that it is not drawn again. */
import type { Finding } from '../../../shared/checks/check.ts'
import type { ChecksReading } from './messages.ts'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const keepEach = (before: Finding[], now: Finding[]): Finding[] => {
  const known = new Map(before.map((one) => [one.id, one]))
  const kept = now.map((one) => {
    const old = known.get(one.id)
    return old && same(old, one) ? old : one
  })
  return kept.length === before.length && kept.every((one, index) => one === before[index]) ? before : kept
}

/** The new reading, made of the parts of the one before wherever they say the same. */
export function keepSame(before: ChecksReading | null, now: ChecksReading): ChecksReading {
  if (!before) return now
  const keep = <K extends keyof ChecksReading>(key: K): ChecksReading[K] =>
    same(before[key], now[key]) ? before[key] : now[key]
  return {
    ...now,
    findings: keepEach(before.findings, now.findings),
    cues: keep('cues'),
    clocks: keep('clocks'),
    missing: keep('missing'),
    setAside: keep('setAside'),
    written: keep('written'),
    quorum: keep('quorum'),
  }
}
