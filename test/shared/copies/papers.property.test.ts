import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildPaper,
  type Copy,
  type PaperKind,
  paperKinds,
  paperRecipients,
  type Recipient,
} from '../../../shared/copies/index.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { draft } from './examples.ts'
import { type Meeting, mayReadItem, meetingFrom, seedArbitrary } from './meetings.ts'

const paperOf = (
  { template, minutes }: Meeting,
  paper: PaperKind,
  reader: Recipient,
  record: Minutes = minutes,
): Copy => buildPaper(record, paper, reader, { template, state: draft, fictional: false }).copy

const readersOf = ({ minutes, template }: Meeting): [PaperKind, Recipient][] =>
  paperKinds.flatMap((paper) =>
    paperRecipients(minutes, template, paper).map((reader): [PaperKind, Recipient] => [paper, reader]),
  )

const runs = { numRuns: process.env.CHAIRSIDE_FEWER_RUNS ? 4 : 40 }

describe.each(templates.map((template) => [template.shortName, template] as const))(
  'A letter or sheet of %s',
  (_, template) => {
    it('holds no word that its reader may not read, no id, and nothing that could not be read', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const meeting = meetingFrom(template, seed)
          for (const [paper, reader] of readersOf(meeting)) {
            const text = JSON.stringify(paperOf(meeting, paper, reader))
            expect(text).not.toMatch(/idmark|rawzq|originzq/i)
            for (const item of meeting.items) {
              if (mayReadItem(meeting.minutes, item, reader)) continue
              const there = new RegExp(`\\b${item.word}\\b`, 'i').test(text)
              expect(there, `${item.what} leaks into the ${paper} for ${reader.kind} ${reader.id}`).toBe(
                false,
              )
            }
          }
        }),
        runs,
      )
    })

    it('is the same for a family as if what they may not read had never been written', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const meeting = meetingFrom(template, seed)
          for (const [paper, reader] of readersOf(meeting)) {
            if (reader.kind !== 'parent' && reader.kind !== 'child') continue
            const bare = structuredClone(meeting.minutes)
            for (const item of meeting.items)
              if (!mayReadItem(meeting.minutes, item, reader)) item.remove(bare)
            expect(paperOf(meeting, paper, reader, bare)).toEqual(paperOf(meeting, paper, reader))
          }
        }),
        runs,
      )
    })

    it('says to no family that anything was kept back, and has numbers without a gap', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const meeting = meetingFrom(template, seed)
          for (const [paper, reader] of readersOf(meeting)) {
            const copy = paperOf(meeting, paper, reader)
            expect(copy.sections.map(({ number }) => number)).toEqual(copy.sections.map((_, at) => at + 1))
            expect(copy.sections.every(({ parts }) => parts.length > 0)).toBe(true)
            if (reader.kind !== 'parent' && reader.kind !== 'child') continue
            expect(JSON.stringify(copy)).not.toMatch(
              /restrict|redact|withh[eo]ld|kept back|left out|omitted|professionals only|inside the council/i,
            )
          }
        }),
        runs,
      )
    })
  },
)

describe('The letters of a conference', () => {
  const conferences = templates.filter(({ type }) => type === 'ICPC' || type === 'RCPC')

  it('give every reader each decision that they may read, with its reason', () => {
    fc.assert(
      fc.property(seedArbitrary, fc.constantFrom(...conferences), (seed, template) => {
        const meeting = meetingFrom(template, seed)
        for (const reader of paperRecipients(meeting.minutes, template, 'decision letter')) {
          const text = JSON.stringify(paperOf(meeting, 'decision letter', reader))
          const owed = meeting.items.filter(
            (item) => item.what === 'reason of a decision' && mayReadItem(meeting.minutes, item, reader),
          )
          expect(owed.filter(({ word }) => !text.includes(word))).toEqual([])
        }
      }),
      runs,
    )
  })

  it('tell a child what was written of what they said, and nothing that is about another child only', () => {
    fc.assert(
      fc.property(seedArbitrary, fc.constantFrom(...conferences), (seed, template) => {
        const meeting = meetingFrom(template, seed)
        for (const reader of paperRecipients(meeting.minutes, template, 'child letter')) {
          const text = JSON.stringify(paperOf(meeting, 'child letter', reader))
          for (const item of meeting.items.filter(({ what }) => what === 'entry in childVoice')) {
            const mine = item.about !== 'all' && item.about.includes(reader.id)
            expect(text.includes(item.word)).toBe(mine && mayReadItem(meeting.minutes, item, reader))
          }
        }
      }),
      runs,
    )
  })
})
