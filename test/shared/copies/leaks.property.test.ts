import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCopy, type Copy, type Recipient, recipientsOf } from '../../../shared/copies/index.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { minutesSchema } from '../../../shared/minutes/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import type { Template } from '../../../shared/templates/template.ts'
import { type Meeting, mayReadItem, meetingFrom, seedArbitrary, strangersTo } from './meetings.ts'

const policy = (template: Template) => ({
  template,
  state: { signed: false, version: '', recordHash: '' },
  fictional: false,
  findings: [{ title: 'Disguised compliance', lines: ['findingzq here'] }],
})

const copyOf = (meeting: Meeting, recipient: Recipient, minutes: Minutes = meeting.minutes): Copy =>
  buildCopy(minutes, recipient, policy(meeting.template)).copy

const familyQuorum = [
  'The meeting was quorate.',
  'The chair went ahead without quorum.',
  'The meeting was adjourned because it was not quorate.',
]

/**
 * Whether the meeting could decide is one word about all who came, those whom a parent may not read of among them. It
 * says how it was and names nobody.
 */
function withoutQuorum(copy: Copy): unknown {
  return JSON.parse(JSON.stringify(copy), (_key, value) => {
    if (value?.label !== 'Quorum') return value
    expect(familyQuorum).toContain(value.value)
    return { label: 'Quorum' }
  })
}

const kindOf = (role: string): Recipient['kind'] => {
  if (role === 'professional') return 'professionals'
  return role === 'advocate' || role === 'supporter' ? role : 'parent'
}

const familyKinds: Recipient['kind'][] = ['parent', 'child', 'advocate', 'supporter']

/** Every recipient that the template gives a copy, and every person as a parent and as a professional besides. */
function readersOf({ minutes, template }: Meeting): Recipient[] {
  const extra = minutes.people.flatMap((person): Recipient[] => [
    {
      id: person.id,
      kind: kindOf(person.role),
      name: person.name,
      role: person.role,
    },
  ])
  return [...recipientsOf(minutes, template), ...extra]
}

// Mutants are tried hundreds of times against these: a few meetings each find them as well.
const runs = { numRuns: process.env.CHAIRSIDE_FEWER_RUNS ? 4 : 60 }

describe.each(templates.map((template) => [template.shortName, template] as const))(
  'A copy of %s',
  (_, template) => {
    it('is built from meetings that a record could really hold', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const { minutes } = meetingFrom(template, seed)
          expect(minutesSchema.safeParse(minutes).success).toBe(true)
        }),
        { numRuns: 5 },
      )
    })

    it('holds every word that its reader may read and no word that they may not', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const meeting = meetingFrom(template, seed)
          for (const reader of readersOf(meeting)) {
            const text = JSON.stringify(copyOf(meeting, reader))
            for (const item of meeting.items) {
              const may = mayReadItem(meeting.minutes, item, reader)
              const there = new RegExp(`\\b${item.word}\\b`, 'i').test(text)
              if (!may) expect(there, `${item.what} leaks to ${reader.kind} ${reader.id}`).toBe(false)
              else if (!item.optional)
                expect(there, `${item.what} is missing for ${reader.kind} ${reader.id}`).toBe(true)
            }
          }
        }),
        // Once an action of whoever asked for a supporter's copy, for a child of somebody else, was left out of it.
        { ...runs, examples: [[1830139491], [1364890282], [536040703]] },
      )
    })

    it('never holds an id, content that could not be read, or the title of a record that text was pasted from', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const meeting = meetingFrom(template, seed)
          for (const reader of readersOf(meeting)) {
            expect(JSON.stringify(copyOf(meeting, reader))).not.toMatch(/idmark|rawzq|originzq|wherezq/i)
          }
        }),
        runs,
      )
    })

    it('is the same for everybody of the family’s side as if what they may not read had never been written', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const meeting = meetingFrom(template, seed)
          for (const reader of readersOf(meeting).filter((one) => familyKinds.includes(one.kind))) {
            const bare = structuredClone(meeting.minutes)
            for (const item of meeting.items)
              if (!mayReadItem(meeting.minutes, item, reader)) item.remove(bare)
            const strangers = strangersTo(meeting.minutes, reader)
            bare.attendance = bare.attendance.filter((row) => !strangers.includes(row.person))
            bare.unread = []
            expect(withoutQuorum(copyOf(meeting, reader, bare))).toEqual(
              withoutQuorum(copyOf(meeting, reader)),
            )
          }
        }),
        runs,
      )
    })

    it('gives the family no word that says something was kept back, and numbers without a gap to everyone', () => {
      fc.assert(
        fc.property(seedArbitrary, (seed) => {
          const meeting = meetingFrom(template, seed)
          for (const reader of readersOf(meeting)) {
            const copy = copyOf(meeting, reader)
            expect(copy.sections.map((section) => section.number)).toEqual(
              copy.sections.map((_, at) => at + 1),
            )
            expect(copy.sections.every((section) => section.parts.length > 0)).toBe(true)
            // The name of a check may head a page that no family copy is ever made from.
            if (!familyKinds.includes(reader.kind) || !template.copies.includes('parent')) continue
            expect(JSON.stringify(copy)).not.toMatch(
              /restrict|redact|withh[eo]ld|kept back|left out|omitted|professionals only|inside the council|disguised|findingzq|"marking":"(?!Confidential: for the person named here")/i,
            )
          }
        }),
        runs,
      )
    })
  },
)
