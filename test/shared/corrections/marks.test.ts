import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyMarks, MEETING, markable, markProblems } from '../../../shared/corrections/index.ts'
import { draftContentSchema, type Minutes, minutesSchema, toMinutes } from '../../../shared/minutes/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { meetingFrom, seedArbitrary } from '../copies/meetings.ts'

const minutes: Minutes = toMinutes(
  draftContentSchema.parse({
    meeting: { type: 'ICPC', place: 'Room 4, Larch Court', chair: 'p-chair' },
    people: [
      { id: 'p-mum', name: 'Dana', address: '4 Mill Lane', withholdAddressFrom: ['p-dad'] },
      { id: 'p-dad', name: 'Sam' },
    ],
    children: [{ id: 'c1', name: 'Ada', setting: 'Lane Primary' }],
    sections: [
      {
        key: 'worries',
        child: '',
        entries: [
          {
            id: 'e1',
            origin: 'A record about Rose Pike',
            blocks: [
              {
                type: 'paragraph',
                runs: [
                  { text: 'Seen by Rose ' },
                  { text: 'Pike', bold: true },
                  { text: ' at home. Rose Pike said so.' },
                ],
              },
              {
                type: 'list',
                ordered: false,
                items: [[{ type: 'paragraph', runs: [{ text: 'Told  ROSE PIKE, on Monday' }] }]],
              },
            ],
          },
          { id: 'e2', blocks: [{ type: 'paragraph', runs: [{ text: 'Other  words , as typed' }] }] },
        ],
      },
    ],
    actions: [{ id: 'a1', text: 'Visit Rose Pike', owner: 'p-mum' }],
    cueResolutions: [
      { id: 'q1', entryId: 'e1', cue: 'x', words: 'Rose Pike said', how: 'not relevant' },
      { id: 'q2', entryId: 'e2', cue: 'x', words: 'Other', how: 'not relevant' },
    ],
    tables: [{ key: 'exclusion', rows: [{ id: 'r1', cells: { status: 'About Rose Pike' } }] }],
  }),
)

const textOf = (of: Minutes, id: string): string => markable(of).find((one) => one.id === id)?.text ?? ''

describe('Taking words out', () => {
  test('finds them over several styles, whatever the spaces and capitals, and leaves no double space', () => {
    const after = applyMarks(minutes, [{ what: 'take out', id: 'e1', words: 'Rose Pike' }])
    expect(textOf(after, 'e1')).toBe('Seen by at home. said so.\nTold, on Monday')
    expect(JSON.stringify(after.sections)).not.toMatch(/rose pike/i)
    // What was done about the wording of that entry quotes it.
    expect(after.cueResolutions.map(({ id }) => id)).toEqual(['q2'])
  })

  test('leaves everything else word for word', () => {
    const after = applyMarks(minutes, [{ what: 'take out', id: 'e1', words: 'Rose Pike' }])
    expect(textOf(after, 'e2')).toBe('Other  words , as typed')
    expect(after.actions).toEqual(minutes.actions)
    expect(after.people).toEqual(minutes.people)
  })

  test('works in rows, cells of a table, facts of a person and the meeting', () => {
    const after = applyMarks(minutes, [
      { what: 'take out', id: 'a1', words: 'Rose Pike' },
      { what: 'take out', id: 'r1', words: 'Rose Pike' },
      { what: 'take out', id: 'p-mum', words: '4 Mill Lane' },
      { what: 'take out', id: MEETING, words: 'Larch Court' },
    ])
    expect(after.actions[0]?.text).toBe('Visit')
    expect(after.tables[0]?.rows[0]?.cells.status).toBe('About')
    expect(after.people[0]?.address).toBe('')
    expect(after.meeting.place).toBe('Room 4,')
    expect(after.meeting.chair).toBe('p-chair')
  })
})

describe('Keeping a passage from people', () => {
  test('adds to whoever it is kept from already', () => {
    const after = applyMarks(minutes, [
      { what: 'keep from', id: 'e1', people: ['p-dad'] },
      { what: 'keep from', id: 'a1', people: ['p-dad'] },
      { what: 'keep from', id: 'p-mum', people: ['c1'] },
      { what: 'keep from', id: 'c1', people: ['p-dad'] },
    ])
    expect(after.sections[0]?.entries[0]?.withholdFrom).toEqual(['p-dad'])
    expect(after.actions[0]?.withholdFrom).toEqual(['p-dad'])
    expect(after.people[0]?.withholdAddressFrom).toEqual(['p-dad', 'c1'])
    expect(after.children[0]?.withholdSettingFrom).toEqual(['p-dad'])
  })
})

test('A mark that does nothing, or names what is not there, is told in a sentence', () => {
  expect(markProblems(minutes, [{ what: 'take out', id: 'e1', words: 'Rose Pike' }])).toEqual([])
  const problems = markProblems(minutes, [
    { what: 'take out', id: 'none', words: '' },
    { what: 'take out', id: 'p-mum', words: ' ' },
    { what: 'take out', id: 'e2', words: 'Rose' },
    { what: 'keep from', id: 'r1', people: ['p-dad'] },
    { what: 'keep from', id: 'e1', people: ['p-none'] },
  ])
  expect(problems).toHaveLength(5)
  for (const one of problems) expect(one).toMatch(/^\p{Lu}.*\.$/u)
})

test('Whatever is marked, a record stays a record, and what is taken out whole is gone', () => {
  fc.assert(
    fc.property(seedArbitrary, fc.constantFrom(...templates), fc.nat(), (seed, template, at) => {
      const { minutes: before } = meetingFrom(template, seed)
      const passages = markable(before).filter(({ kind }) => kind === 'entry' || kind === 'row')
      const passage = passages[at % Math.max(passages.length, 1)]
      if (!passage) return
      const after = applyMarks(before, [{ what: 'take out', id: passage.id, words: '' }])
      expect(minutesSchema.safeParse(after).success).toBe(true)
      expect(markable(after).some(({ id }) => id === passage.id)).toBe(false)
    }),
    { numRuns: process.env.CHAIRSIDE_FEWER_RUNS ? 10 : 100 },
  )
})
