import { expect, test } from 'vitest'
import { keepSame } from '../../../../renderer/editor/checks/keep-same.ts'
import type { ChecksReading } from '../../../../renderer/editor/checks/messages.ts'
import type { Finding } from '../../../../shared/checks/check.ts'

const finding = (id: string, why: string): Finding => ({
  id,
  ruleId: 'R-OO',
  title: 'Over-optimism',
  severity: ['MUST'],
  about: [],
  why,
  evidence: [],
  questions: [],
  state: 'open',
  shortfalls: [],
  form: { per: 'record', fields: [], evidence: true },
  secondPerson: [],
  override: { allowed: false, why: '' },
  blocksSigning: true,
  blocksClosing: false,
  blocksIssuing: false,
})

const reading = (
  round: number,
  findings: Finding[],
  missing: ChecksReading['missing'] = [],
): ChecksReading => ({
  round,
  findings,
  cues: [],
  clocks: [],
  missing,
  setAside: [],
  written: ['reason'],
  quorum: { met: true, says: 'Enough', present: [], missing: [] },
  unread: 0,
  took: round,
})

test('what a new reading says again is the same object as before, so that it is not drawn again', () => {
  const before = reading(1, [finding('a', 'one'), finding('b', 'two')])
  const now = keepSame(before, reading(2, [finding('a', 'one'), finding('b', 'two')]))
  expect(now.round).toBe(2)
  expect(now.findings).toBe(before.findings)
  expect(now.missing).toBe(before.missing)
  expect(now.quorum).toBe(before.quorum)
})

test('only the finding that has changed is new, and one that has gone is gone', () => {
  const before = reading(1, [finding('a', 'one'), finding('b', 'two'), finding('c', 'three')])
  const now = keepSame(before, reading(2, [finding('a', 'one'), finding('b', 'other words')]))
  expect(now.findings).not.toBe(before.findings)
  expect(now.findings[0]).toBe(before.findings[0])
  expect(now.findings[1]).not.toBe(before.findings[1])
  expect(now.findings.map((one) => one.why)).toEqual(['one', 'other words'])
})

test('findings in another order are another list of the same findings', () => {
  const before = reading(1, [finding('a', 'one'), finding('b', 'two')])
  const now = keepSame(before, reading(2, [finding('b', 'two'), finding('a', 'one')]))
  expect(now.findings).toEqual([before.findings[1], before.findings[0]])
  expect(now.findings[0]).toBe(before.findings[1])
})

test('the first reading is taken as it is', () => {
  const first = reading(1, [])
  expect(keepSame(null, first)).toBe(first)
})
