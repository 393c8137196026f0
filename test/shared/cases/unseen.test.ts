import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CaseEvent,
  caseEventSchema,
  emptyCase,
  seenOfCase,
  withUnseen,
  withUnseenOnce,
} from '../../../shared/cases/index.ts'

const event = (id: string, more: object = {}) =>
  caseEventSchema.parse({ id, text: `words of ${id}`, ...more })
const shut = (id: string, more: object = {}) => event(id, { sensitivity: 'restricted', ...more })
const mayRead = ({ sensitivity }: CaseEvent) => sensitivity !== 'restricted'
const ids = (events: readonly CaseEvent[]) => events.map(({ id }) => id)

/** A history of which some events may not be read. */
const history = fc
  .array(fc.boolean(), { maxLength: 12 })
  .map((open) => open.map((isOpen, at) => (isOpen ? event(`e${at}`) : shut(`e${at}`))))

/** What somebody makes of what they see: takes events away, changes their words, adds some, turns the order round. */
const change = fc.record({
  keep: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  words: fc.string(),
  added: fc.nat({ max: 3 }),
  turned: fc.boolean(),
})

const changed = (seen: readonly CaseEvent[], by: typeof change extends fc.Arbitrary<infer T> ? T : never) => {
  const kept = seen.filter((_, at) => by.keep[at]).map((one) => ({ ...one, text: one.text + by.words }))
  const given = [...kept, ...Array.from({ length: by.added }, (_, at) => event(`new${at}`))]
  return by.turned ? given.toReversed() : given
}

describe('a history of which somebody sees a part', () => {
  it('keeps every event they do not see word for word, and every word of theirs in their order', () => {
    fc.assert(
      fc.property(history, change, (stored, by) => {
        const seen = stored.filter(mayRead)
        const given = changed(seen, by)
        const whole = withUnseen(stored, given, mayRead)
        expect(whole.filter(mayRead)).toEqual(given)
        const unseen = whole.filter((one) => !mayRead(one))
        expect(unseen.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
          stored.filter((one) => !mayRead(one)).toSorted((a, b) => a.id.localeCompare(b.id)),
        )
      }),
    )
  })

  it('is the same as before when they change nothing', () => {
    fc.assert(
      fc.property(history, (stored) => {
        expect(withUnseen(stored, stored.filter(mayRead), mayRead)).toEqual(stored)
      }),
    )
  })

  it('holds the unseen event behind its neighbour, and in front where that is gone', () => {
    const stored = [event('a'), shut('x'), event('b'), shut('y')]
    expect(ids(withUnseen(stored, [event('b'), event('a')], mayRead))).toEqual(['b', 'y', 'a', 'x'])
    expect(ids(withUnseen(stored, [event('b')], mayRead))).toEqual(['x', 'b', 'y'])
    expect(ids(withUnseen(stored, [], mayRead))).toEqual(['x', 'y'])
  })

  it('lets nobody write over an event that they do not see', () => {
    const stored = [event('a'), shut('x')]
    const whole = withUnseen(stored, [event('a'), event('x', { text: 'written over' })], mayRead)
    expect(whole).toEqual(stored)
  })

  it('is given without what they may not read, and nothing else of the case is another', () => {
    const file = { ...emptyCase('HC-1'), chronology: [event('a'), shut('x')] }
    expect(seenOfCase(file, mayRead)).toEqual({ ...file, chronology: [event('a')] })
  })
})

describe('an import by somebody who sees a part', () => {
  it('does not double a restricted row that stands there unseen', () => {
    const stored = [event('a'), shut('x', { text: 'Told by a neighbour', importId: 'i-1' })]
    const again = shut('new', { text: 'Told by a neighbour', importId: 'i-2' })
    expect(withUnseenOnce(stored, [event('a'), again], mayRead)).toEqual(stored)
  })

  it('keeps a row that other people may read, also with the same words: leaving it out would tell', () => {
    const stored = [shut('x', { text: 'Told by a neighbour' })]
    const open = event('new', { text: 'Told by a neighbour' })
    expect(ids(withUnseenOnce(stored, [open], mayRead))).toEqual(['x', 'new'])
  })
})
