/**
 * A whole made-up workspace as the steps in which it came to be, oldest first: families were opened, records begun,
 * finished and signed. Pure: the same wish gives the same steps, ids and all.
 */
import type { Account } from '../../shared/access/access.ts'
import { dateOfDay, dayNumber } from '../../shared/clocks/index.ts'
import type { DraftContent, Minutes } from '../../shared/minutes/index.ts'
import { type Template, templateFor } from '../../shared/templates/index.ts'
import { chanceOf } from './chance.ts'
import { type CaseFacts, type Family, familyOf } from './family.ts'
import { sharesOf } from './journey.ts'
import { forLater, recordOf, supervisionOf } from './record.ts'
import { type Staff, staffOf } from './staff.ts'

/** `today`: the day on which the workspace is looked at, ISO. */
export type Wish = { cases: number; records: number; seed: number; today: string }

type At = { at: string }
export type Step = At &
  (
    | { kind: 'case'; id: string; facts: CaseFacts; by: Account }
    /** What was learned since; the case as it stands today. */
    | { kind: 'case changed'; id: string; facts: CaseFacts; by: Account }
    | {
        kind: 'record'
        id: string
        /** Empty for a record about no family. */
        caseId: string
        template: Template
        content: DraftContent
        by: Account
      }
    | { kind: 'ready'; id: string; by: Account }
    | { kind: 'signed'; id: string; content: DraftContent; template: Template; by: Account }
  )

type Due = { at: string; make: () => Step }

/** When the people begin to work with Chairside: accounts are there before everything else. */
export const beginning = ({ today }: Wish): string =>
  `${dateOfDay(dayNumber(today) - 19 * 365)}T08:00:00.000Z`

export const staffFor = (wish: Wish): Staff => staffOf(wish.seed, wish.cases, beginning(wish))

const clockOf = (nth: number): string =>
  `T${String(8 + (nth % 9)).padStart(2, '0')}:${String((nth * 7) % 60).padStart(2, '0')}:${String((nth * 13) % 60).padStart(2, '0')}.000Z`

/** Is a record of this day signed by today, and when? Old ones nearly all are; those of this fortnight mostly not. */
function endOf(
  chance: ReturnType<typeof chanceOf>,
  date: string,
  today: string,
): { state: 'draft' | 'ready' | 'signed'; on: string } {
  const age = dayNumber(today) - dayNumber(date)
  const on = dateOfDay(dayNumber(date) + chance.whole(1, 12))
  const signed = age > 45 ? 0.992 : age > 14 ? 0.85 : 0.3
  if (on < today && chance.often(signed)) return { state: 'signed', on }
  const ready = age >= 2 && age < 60 && chance.often(0.35)
  return { state: ready ? 'ready' : 'draft', on: on < today ? on : today }
}

const shipped = (type: Parameters<typeof templateFor>[0]): Template => {
  const template = templateFor(type)
  if (!template) throw new RangeError(`No template for ${type}`)
  return template
}

const laterOf = (a: string, b: string): string => (a > b ? a : b)

function* ofFamily(family: Family, wish: Wish): Generator<Due> {
  const { seed, today } = wish
  const { nth, journey, facts, worker } = family
  const first = journey.meetings[0]?.date ?? dateOfDay(dayNumber(today) - 20 - (nth % 900))
  const opened = `${dateOfDay(dayNumber(first < today ? first : today) - 4)}${clockOf(nth)}`
  const id = chanceOf('case id', seed, nth).ulid(opened)
  yield {
    at: opened,
    // Who they are is known on the first day; the history is written in as it is learned.
    make: () => ({
      kind: 'case',
      at: opened,
      id,
      by: worker,
      facts: { ...facts, chronology: [], appointments: [], statuses: [] },
    }),
  }
  const before = new Map<Template['area'], Minutes>()
  let changed = opened
  for (const [at, { type, date }] of journey.meetings.entries()) {
    const template = shipped(type)
    const chance = chanceOf('life', seed, nth, at)
    const begun = `${dateOfDay(Math.min(dayNumber(date), dayNumber(today)) - chance.whole(1, 3))}${clockOf(nth + at)}`
    const recordId = chance.ulid(begun)
    const end = endOf(chance, date, today)
    const signedAt = `${end.on}${clockOf(nth + at + 3)}`
    let made: ReturnType<typeof recordOf> | undefined
    yield {
      at: begun,
      make: () => {
        made = recordOf({ family, at, template, before: before.get(template.area), seed })
        before.set(template.area, forLater(made.content))
        const { content, writer } = made
        return { kind: 'record', at: begun, id: recordId, caseId: id, template, content, by: writer }
      },
    }
    if (end.state !== 'draft' && signedAt.slice(0, 10) < today) {
      yield {
        at: laterOf(begun, signedAt),
        make: () => {
          if (!made) throw new RangeError('A record is signed after it was begun')
          const { content, lead } = made
          // Let go of: tens of thousands of records must not be in memory at once.
          made = undefined
          return end.state === 'signed'
            ? { kind: 'signed', at: signedAt, id: recordId, content, template, by: lead }
            : { kind: 'ready', at: signedAt, id: recordId, by: lead }
        },
      }
    }
    changed = laterOf(changed, begun)
  }
  const at = `${changed.slice(0, 10)}T19:00:00.000Z`
  yield { at, make: () => ({ kind: 'case changed', at, id, facts, by: worker }) }
}

function* withoutFamily(count: number, wish: Wish, staff: Staff): Generator<Due> {
  const { seed, today } = wish
  const template = shipped('SUP_SUP')
  for (let nth = 0; nth < count; nth += 1) {
    const chance = chanceOf('supervision of', seed, nth)
    const senior = chance.pick(staff.seniors)
    const manager = chance.pick(staff.managers)
    const date = dateOfDay(dayNumber(today) - 2 - Math.floor(chance.next() * 5 * 365))
    const begun = `${date}${clockOf(nth)}`
    const id = chance.ulid(begun)
    const content = supervisionOf(nth, date, template, { senior, manager }, seed)
    yield {
      at: begun,
      make: () => ({ kind: 'record', at: begun, id, caseId: '', template, content, by: senior }),
    }
    const end = endOf(chance, date, today)
    if (end.state !== 'signed') continue
    const at = `${end.on}T17:00:00.000Z`
    yield { at, make: () => ({ kind: 'signed', at, id, content, template, by: senior }) }
  }
}

/** Every step, oldest first. Families are worked out at once and records one by one, when they are asked for. */
export function* stepsOf(wish: Wish, staff: Staff): Generator<Step> {
  const { cases, records, seed, today } = wish
  const apart = cases === 0 ? records : Math.round(records * 0.01)
  const shares = sharesOf(chanceOf('shares', seed), cases, records - apart)
  const due: Due[] = [...withoutFamily(apart, wish, staff)]
  for (const [nth, share] of shares.entries())
    due.push(...ofFamily(familyOf(nth, share, { seed, today, staff }), wish))
  // Within one moment things stay in the order in which they follow from each other.
  due.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const { make } of due) yield make()
}
