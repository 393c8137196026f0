/** What a family goes through: which meetings, in which order, and how far apart. */
import { dateOfDay, dayNumber } from '../../shared/clocks/index.ts'
import type { MeetingType } from '../../shared/minutes/index.ts'
import type { Chance } from './chance.ts'

export type Meeting = { type: MeetingType; date: string }

/** `active`: the council is still involved. Meetings are oldest first. */
export type Journey = { active: boolean; firstKnown: string; meetings: Meeting[] }

/** Days from the meeting before to one of this type, about. */
const wait: Record<MeetingType, number> = {
  STRAT: 3,
  ICPC: 16,
  CG: 24,
  RCPC: 30,
  CIN_PLAN: 14,
  CIN_REVIEW: 45,
  CLOSE: 25,
  SUP_CASE: 14,
  SUP_GROUP: 10,
  SUP_SUP: 28,
  HRR: 6,
  LEGAL: 12,
  ESC: 5,
  MGMT: 4,
  PROF: 9,
}

const protection: MeetingType[] = ['CG', 'SUP_CASE', 'CG', 'SUP_CASE', 'CG', 'RCPC']
const need: MeetingType[] = ['SUP_CASE', 'CIN_REVIEW']

/** Meetings that come in between, and how often one does. */
const between: (readonly [MeetingType, number])[] = [
  ['MGMT', 8],
  ['LEGAL', 5],
  ['SUP_GROUP', 4],
  ['HRR', 3],
  ['ESC', 3],
  ['PROF', 3],
]

function* course(chance: Chance): Generator<MeetingType, never> {
  const way = chance.weighed([
    ['protection', 45],
    ['need', 40],
    ['enquiry', 15],
  ] as const)
  if (way === 'protection') {
    yield* ['STRAT', 'SUP_CASE', 'ICPC'] as const
    for (let turns = chance.whole(1, 3); turns > 0; turns -= 1) yield* protection
    yield 'CIN_PLAN'
  }
  if (way === 'need') yield 'CIN_PLAN'
  if (way === 'enquiry') yield* ['STRAT', 'MGMT'] as const
  for (;;) yield* need
}

function typesOf(chance: Chance, count: number, active: boolean): MeetingType[] {
  const types: MeetingType[] = []
  const whole = course(chance)
  // Half of the families were known before their council began to use Chairside: the records begin in the middle.
  for (let skipped = chance.often(0.5) ? chance.whole(1, 6) : 0; skipped > 0; skipped -= 1) whole.next()
  for (const type of whole) {
    if (types.length >= count) break
    types.push(type)
    if (types.length < count && chance.often(0.12)) types.push(chance.weighed(between))
  }
  if (!active && count > 1) types[count - 1] = 'CLOSE'
  return types
}

/** No meeting is held on a Saturday or Sunday. */
function workday(day: number): number {
  // Day 0, 1 January 1970, was a Thursday.
  const weekday = (day + 3) % 7
  return weekday > 4 ? day + 7 - weekday : day
}

/** A family's way with exactly `count` records, seen from `today`. */
export function journeyOf(chance: Chance, count: number, today: string): Journey {
  const now = dayNumber(today)
  const active = chance.often(0.4)
  const types = typesOf(chance, count, active)
  // Some of those who are still known have their next meeting in the diary, begun as a draft.
  const last = active ? now - chance.whole(-8, 70) : now - chance.whole(60, 6 * 365)
  const gaps = types.map((type) => Math.max(1, Math.round(wait[type] * (0.6 + 0.8 * chance.next()))))
  let day = last - gaps.slice(1).reduce((sum, gap) => sum + gap, 0)
  const meetings = types.map((type, at) => {
    if (at > 0) day += gaps[at] ?? 0
    return { type, date: dateOfDay(workday(day)) }
  })
  const first = Math.min(dayNumber(meetings[0]?.date ?? dateOfDay(last)), now - 1)
  const span = Math.round(chance.next() ** 1.6 * 17.5 * 365) + 60
  return { active, firstKnown: dateOfDay(first - span), meetings }
}

/** How many records each family has: a few have many, many have few, and together exactly `records`. */
export function sharesOf(chance: Chance, cases: number, records: number): number[] {
  const weights = Array.from({ length: cases }, () => (-Math.log(1 - chance.next())) ** 1.4 + 0.15)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  let given = 0
  return weights.map((weight) => {
    sum += weight
    const upTo = Math.round((sum / total) * records)
    const share = upTo - given
    given = upTo
    return share
  })
}
