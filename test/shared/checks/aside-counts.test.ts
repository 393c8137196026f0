import { expect, test } from 'vitest'
import { asideReasons, isUsualReason } from '../../../shared/checks/aside-reasons.ts'
import { asideCounts, asidesAsCsv } from '../../../shared/checks/index.ts'
import { isReasonEnough } from '../../../shared/checks/reading.ts'
import type { CueResolution } from '../../../shared/minutes/index.ts'
import { minutes } from './kit.ts'

const [elsewhere] = asideReasons
const done = (more: Partial<CueResolution> = {}): CueResolution => ({
  id: 'r1',
  entryId: 'e1',
  cue: 'OO-01',
  words: 'Dana Harcastle engaged well',
  nth: 0,
  how: 'not relevant',
  reason: elsewhere,
  by: 'acc-sw',
  at: '2026-09-17T10:00:00Z',
  ...more,
})
const counted = (...cueResolutions: CueResolution[]) => asideCounts([minutes('ICPC', { cueResolutions })])

test('every usual reason is reason enough, and is known again', () => {
  for (const reason of asideReasons) {
    expect(isReasonEnough(reason, 'OO')).toBe(true)
    expect(isUsualReason(reason)).toBe(true)
  }
  expect(isUsualReason('Dana was at her mother’s')).toBe(false)
})

test('the same question, set aside for the same reason in the same month, is counted', () => {
  expect(counted(done(), done({ id: 'r2' }), done({ id: 'r3', at: '2026-10-01T09:00:00Z' }))).toEqual([
    { month: '2026-09', family: 'OO', cue: 'OO-01', how: 'not relevant', reason: elsewhere, count: 2 },
    { month: '2026-10', family: 'OO', cue: 'OO-01', how: 'not relevant', reason: elsewhere, count: 1 },
  ])
})

test('the records of many families are one count', () => {
  const one = minutes('ICPC', { cueResolutions: [done()] })
  expect(asideCounts([one, one, minutes('ICPC')])[0]?.count).toBe(2)
})

test('a reason in somebody’s own words is counted and never told', () => {
  expect(counted(done({ reason: 'Dana Harcastle told me so herself' }))[0]?.reason).toBe('own words')
})

test('what was answered or kept as said is counted beside it, without a reason', () => {
  const rows = counted(done({ how: 'evidence added', reason: 'x' }), done({ how: 'quote kept as said' }))
  expect(rows.map(({ how, reason }) => [how, reason])).toEqual([
    ['evidence added', ''],
    ['quote kept as said', ''],
  ])
})

test('the file holds no word of a record', () => {
  const csv = asidesAsCsv(counted(done(), done({ reason: 'Said "no", then left, Dana' })))
  expect(csv.split('\r\n')).toEqual([
    '"month","family","cue","done","reason","count"',
    `"2026-09","OO","OO-01","not relevant","${elsewhere}","1"`,
    '"2026-09","OO","OO-01","not relevant","own words","1"',
    '',
  ])
  expect(csv).not.toMatch(/Dana|engaged|acc-sw/)
})
