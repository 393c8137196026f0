/** No addendum and no letter with an outcome holds words that its reader may not read, whatever anybody typed or quoted. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  askerAsReader,
  buildAddendum,
  buildOutcomeLetter,
  type Copy,
  type Decided,
  type Passage,
  quoteStanding,
  recipientsOf,
  wholePassages,
} from '../../../shared/copies/index.ts'
import { outcomeKinds } from '../../../shared/corrections/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { diceFrom } from './dice.ts'
import { draft } from './examples.ts'
import { type Item, type Meeting, mayReadItem, meetingFrom, seedArbitrary } from './meetings.ts'

const signed = { version: '1.0', by: 'Priya Noor', at: '2026-09-18T10:00:00Z' }
const policyOf = ({ template }: Meeting) => ({ template, state: draft, fictional: false })

/** Requests that quote any passage of the record, decided with words that quote any other. */
function decidedIn(meeting: Meeting, seed: number): Decided[] {
  const dice = diceFrom(seed)
  const whole = wholePassages(meeting.minutes, policyOf(meeting))
  const all = whole.flat().filter(({ text }) => text.trim() !== '')
  const clear = all.filter(({ where, text }) => quoteStanding(whole, where, text) === 'once')
  const people = [...meeting.minutes.people, ...meeting.minutes.children].map(({ id }) => id)
  const some = (): string => (dice.chance(60) ? dice.pick(all).text : 'Nothing that stands anywhere')
  return clear.length === 0
    ? []
    : [0, 1, 2].map((n): Decided => {
        const passage: Passage = dice.pick(clear)
        const outcome = dice.pick(outcomeKinds)
        return {
          id: `r${n}`,
          request: {
            asker: { person: dice.chance(80) ? dice.pick(people) : '', name: 'Somebody', relation: 'friend' },
            section: passage.where,
            words: passage.text.trim(),
            proposed: some(),
            reason: some(),
            statement: '',
            askedOn: '2026-09-20',
            how: 'by phone',
          },
          outcome: {
            outcome,
            reason: some(),
            newWords: outcome === 'factual error accepted' ? some() : '',
            statement: outcome === 'factual error accepted' ? '' : some(),
            audience: dice.pick(['shared', 'professionals', 'council', 'restricted'] as const),
            withholdFrom: dice.chance(30) ? dice.some(people) : [],
          },
          by: { name: 'Priya Noor', role: 'CP chair', at: '2026-09-21T10:00:00Z' },
        }
      })
}

const leaked = (copy: Copy, items: Item[]): string[] => {
  const text = JSON.stringify(copy)
  return items.filter(({ word }) => new RegExp(`\\b${word}\\b`, 'i').test(text)).map(({ what }) => what)
}

const runs = { numRuns: process.env.CHAIRSIDE_FEWER_RUNS ? 3 : 25 }

describe.each(templates.map((template) => [template.shortName, template] as const))(
  'What follows a signed %s',
  (_, template) => {
    it('tells in an addendum nothing that its reader may not read, and in numbers without a gap', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const meeting = meetingFrom(template, seed)
          const decided = decidedIn(meeting, seed)
          for (const reader of recipientsOf(meeting.minutes, template)) {
            const made = buildAddendum(meeting.minutes, reader, policyOf(meeting), decided, signed)
            if (!made) continue
            const kept = meeting.items.filter((item) => !mayReadItem(meeting.minutes, item, reader))
            expect(leaked(made.copy, kept), `${reader.kind} ${reader.id}`).toEqual([])
            expect(made.copy.sections.map(({ number }) => number)).toEqual(
              made.copy.sections.map((_one, n) => n + 1),
            )
            expect(made.holds.length).toBe(made.copy.sections.length)
            expect(JSON.stringify(made.copy)).not.toMatch(/idmark|rawzq|originzq/i)
          }
        }),
        runs,
      )
    })

    it('tells in a letter nothing that whoever asked may not read', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const meeting = meetingFrom(template, seed)
          for (const one of decidedIn(meeting, seed)) {
            const { recipient, none } = askerAsReader(meeting.minutes, template, one.request.asker)
            const { copy } = buildOutcomeLetter(meeting.minutes, policyOf(meeting), one)
            const kept = meeting.items.filter(
              (item) => none || !mayReadItem(meeting.minutes, item, recipient),
            )
            expect(leaked(copy, kept), `${recipient.kind} ${recipient.id}`).toEqual([])
            expect(JSON.stringify(copy)).not.toMatch(/idmark|rawzq|originzq/i)
            if (recipient.kind === 'parent' || recipient.kind === 'child' || none)
              expect(JSON.stringify(copy)).not.toMatch(
                /restrict|redact|withh[eo]ld|kept back|left out|omitted/i,
              )
          }
        }),
        runs,
      )
    })
  },
)
