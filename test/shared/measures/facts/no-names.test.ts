/** What a reader sees of a number never says who it is about, whatever people typed. `every-fact.test.ts` asks more of all. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsOfMeasure } from '../../../../shared/measures/facts/index.ts'
import type { MeasureId, MeasureSource } from '../../../../shared/measures/index.ts'
import type { Minutes } from '../../../../shared/minutes/index.ts'
import { answeredConference, example, examples, namesIn, source, wordsOf } from './kit.ts'

const mine = ['G8', 'G15', 'G17', 'G18', 'G19', 'G20', 'G21', 'G22', 'G23', 'G24', 'G25'] as const
const all = (from: MeasureSource) => mine.flatMap((id: MeasureId) => factsOfMeasure[id]?.(from) ?? [])

const records: readonly (readonly [string, Minutes])[] = [
  ...examples.map((name) => [name, example(name)] as const),
  ['the answered conference', answeredConference()],
]

test('Each of these measures has its facts', () => {
  expect(mine.filter((id) => factsOfMeasure[id] === undefined)).toEqual([])
})

test.each(records)('Of %s no part of a name is told, and each thing is counted once', (_, record) => {
  const facts = all(source(record, { signedAt: `${record.meeting.date}T18:00:00Z` }))
  expect(facts.length).toBeGreaterThan(3)
  const keys = facts.map(({ measure, unit }) => `${measure} ${unit}`)
  expect(new Set(keys).size).toBe(keys.length)
  const words = new Set(
    wordsOf(facts)
      .toLowerCase()
      .split(/[^\p{L}]+/u),
  )
  const parts = namesIn(record)
    .filter((name) => !name.startsWith('Child '))
    .flatMap((name) => name.toLowerCase().split(/[^\p{L}]+/u))
    // Titles and roles that stand in a name of the examples.
    .filter((part) => part.length > 2 && !['school', 'the', 'and', 'child'].includes(part))
  expect(parts.filter((part) => words.has(part))).toEqual([])
})

/** The answered conference with every name changed, and with names wherever a person can type. */
function filledWith(name: string): MeasureSource {
  const text = JSON.stringify(answeredConference())
  const record = JSON.parse(text) as Minutes
  const [first = '', last = ''] = name.split(' ')
  for (const child of record.children) child.name = `${first} ${last}`
  for (const event of record.events) {
    event.service = `${last} surgery for ${first}`
    event.recordedAs = `${first} DNA`
    event.text = name
  }
  for (const line of record.chronology) line.source = `Referral by ${name}`
  for (const answer of record.answers) {
    for (const key of Object.keys(answer.fields)) {
      if (['theme', 'holdUp', 'childAccount', 'purpose', 'reason'].includes(key)) {
        answer.fields[key] = `${answer.fields[key]} ${name}`
      }
    }
  }
  return source(record, { signedAt: '2026-09-18T14:00:00Z' })
}

test('Names that are typed where they do not belong are not told either', () => {
  const part = fc.stringMatching(/^[A-Z][xqz][a-z]{3,8}$/)
  fc.assert(
    fc.property(part, part, (first, last) => {
      const from = filledWith(`${first} ${last}`)
      const facts = all(from)
      const words = wordsOf(facts).toLowerCase()
      expect(facts.length).toBeGreaterThan(10)
      expect(words).not.toContain(first.toLowerCase())
      expect(words).not.toContain(last.toLowerCase())
    }),
    { numRuns: 6 },
  )
})
