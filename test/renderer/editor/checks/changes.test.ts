import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayer, taken } from '../../../../renderer/editor/checks/changes.ts'
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

/** As the page has each reading after it was said to it. */
function follow(...readings: ChecksReading[]): ChecksReading[] {
  const say = sayer()
  const all: ChecksReading[] = []
  for (const one of readings) all.push(taken(all.at(-1) ?? null, structuredClone(say(one))))
  return all
}

test('what a new reading says again is not said, and is the same object as before, so that it is not drawn again', () => {
  const twice = [1, 2].map((round) => reading(round, [finding('a', 'one'), finding('b', 'two')]))
  const [before, now] = follow(...twice)
  expect(now?.round).toBe(2)
  for (const part of ['findings', 'cues', 'missing', 'quorum'] as const)
    expect(now?.[part]).toBe(before?.[part])
  const say = sayer()
  expect(twice.map(say)[1]).toEqual({ round: 2, unread: 0, took: 2 })
})

test('only the finding that has changed is new, and one that has gone is gone', () => {
  const [before, now] = follow(
    reading(1, [finding('a', 'one'), finding('b', 'two'), finding('c', 'three')]),
    reading(2, [finding('a', 'one'), finding('b', 'other words')]),
  )
  expect(now?.findings).not.toBe(before?.findings)
  expect(now?.findings[0]).toBe(before?.findings[0])
  expect(now?.findings[1]).not.toBe(before?.findings[1])
  expect(now?.findings.map((one) => one.why)).toEqual(['one', 'other words'])
})

test('findings in another order are another list of the same findings', () => {
  const [before, now] = follow(
    reading(1, [finding('a', 'one'), finding('b', 'two')]),
    reading(2, [finding('b', 'two'), finding('a', 'one')]),
  )
  expect(now?.findings[0]).toBe(before?.findings[1])
  expect(now?.findings[1]).toBe(before?.findings[0])
})

test('however readings follow each other, the page has what was read', () => {
  const one = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('', 'one', 'two'))
  const some = fc.array(one, { maxLength: 6 })
  const missing = fc.array(fc.constantFrom('reason', 'plan'), { maxLength: 2 })
  fc.assert(
    fc.property(fc.array(fc.tuple(some, missing), { minLength: 1, maxLength: 6 }), (all) => {
      const readings = all.map(([findings, keys], round) =>
        reading(
          round,
          findings.map(([id, why]) => finding(id, why)),
          keys.map((key) => ({ key, heading: key, why: '' })),
        ),
      )
      expect(follow(...readings)).toEqual(readings)
    }),
  )
})
