/** Events laid out for a picture: nothing is lost, nothing is shown twice, and quiet years stay visible. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CaseEvent,
  caseEventSchema,
  gapsBetween,
  moved,
  periodOf,
  showing,
  stacked,
  timelineOf,
  wholeView,
  zoomed,
} from '../../../shared/cases/index.ts'
import { addDays, addMonths, dayNumber } from '../../../shared/clocks/index.ts'

const event = (id: string, date: string, about: string[] = []): CaseEvent =>
  caseEventSchema.parse({ id, date, about })

const lanes = [
  { id: 'ellie', name: 'Ellie' },
  { id: 'tobias', name: 'Tobias' },
]
const byChild = { lanes, lanesOf: (one: CaseEvent) => one.about, rest: 'The whole family' }

const day = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays('1990-01-01', n))
const dates = fc.oneof(
  day,
  day.map((one) => one.slice(0, 4)),
  day.map((one) => `about ${one.slice(0, 4)}`),
  fc.constantFrom('', 'ongoing'),
)
const events = fc
  .array(fc.tuple(dates, fc.array(fc.constantFrom('ellie', 'tobias', 'somebody gone'), { maxLength: 4 })), {
    maxLength: 25,
  })
  .map((all) => all.map(([date, about], at) => event(`e-${at}`, date, about)))

describe('the lanes of a timeline', () => {
  it('an event about two children stands in both lanes, and one about nobody in the lane of the family', () => {
    const { lanes: laid } = timelineOf(
      [event('a', '2017', ['ellie', 'tobias']), event('b', '2018', ['ellie']), event('c', '2019')],
      byChild,
    )
    expect(laid.map((lane) => [lane.name, lane.events.map((one) => one.event.id)])).toEqual([
      ['Ellie', ['a', 'b']],
      ['Tobias', ['a']],
      ['The whole family', ['c']],
    ])
  })

  it('a child without an event keeps an empty lane, and nobody asks about a family lane with nothing in it', () => {
    const { lanes: laid } = timelineOf([event('a', '2017', ['ellie'])], byChild)
    expect(laid.map((lane) => [lane.name, lane.events.length])).toEqual([
      ['Ellie', 1],
      ['Tobias', 0],
    ])
  })

  it('an event about somebody who is no longer listed is not lost', () => {
    const { lanes: laid } = timelineOf([event('a', '2017', ['somebody gone'])], byChild)
    expect(laid.at(-1)?.name).toBe('The whole family')
    expect(laid.at(-1)?.events.length).toBe(1)
  })

  it('an event without a date that can be read is listed apart', () => {
    const line = timelineOf([event('a', 'ongoing', ['ellie'])], byChild)
    expect(line.undated.map(({ id }) => id)).toEqual(['a'])
    expect(line.span).toBeUndefined()
  })

  it('every event stands exactly once in each lane it belongs to, or once among those without a date', () => {
    fc.assert(
      fc.property(events, (all) => {
        const line = timelineOf(all, byChild)
        for (const one of all) {
          const readable = periodOf(one) !== undefined
          const own = new Set(one.about.filter((id) => id !== 'somebody gone'))
          const wanted = own.size === 0 ? [''] : [...own]
          for (const id of ['ellie', 'tobias', '']) {
            const lane = line.lanes.find((other) => other.id === id)
            const times = lane?.events.filter((placed) => placed.event.id === one.id).length ?? 0
            expect(times).toBe(readable && wanted.includes(id) ? 1 : 0)
          }
          expect(line.undated.filter(({ id }) => id === one.id).length).toBe(readable ? 0 : 1)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('each lane is in order of time, inside the span of the whole', () => {
    fc.assert(
      fc.property(events, (all) => {
        const { lanes: laid, span } = timelineOf(all, byChild)
        for (const { events: own } of laid) {
          own.forEach((one, at) => {
            const before = own[at - 1]
            expect(!before || before.from <= one.from).toBe(true)
            expect(span && span.from <= one.from && one.to <= span.to).toBe(true)
          })
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('quiet years', () => {
  it('nine years without an event are a gap of nine years', () => {
    const line = timelineOf(
      [event('a', '14 March 2008', ['ellie']), event('b', '14 March 2017', ['ellie'])],
      byChild,
    )
    expect(line.gaps).toEqual([{ from: '2008-03-15', to: '2017-03-13', words: '9 years' }])
  })

  it('eleven months are no gap', () => {
    expect(
      gapsBetween(
        [1, 12].map((n) => ({
          from: `2017-${String(n).padStart(2, '0')}-01`,
          to: `2017-${String(n).padStart(2, '0')}-01`,
        })),
      ),
    ).toEqual([])
  })

  it('a lane may be quiet while something happened to another child', () => {
    const line = timelineOf(
      [
        event('a', '2010-01-01', ['ellie']),
        event('b', '2010-06-01', ['tobias']),
        event('c', '2011-05-01', ['ellie']),
      ],
      byChild,
    )
    expect(line.gaps).toEqual([])
    expect(line.lanes.map(({ gaps }) => gaps.map(({ words }) => words))).toEqual([['1 year 4 months'], []])
  })

  it('a gap lasts a year or more and no event can fall into it', () => {
    fc.assert(
      fc.property(events, (all) => {
        const line = timelineOf(all, byChild)
        const everything = line.lanes.flatMap((lane) => lane.events)
        for (const [gaps, placed] of [
          [line.gaps, everything] as const,
          ...line.lanes.map((lane) => [lane.gaps, lane.events] as const),
        ]) {
          for (const gap of gaps) {
            expect(addDays(gap.to, 1) >= addMonths(addDays(gap.from, -1), 12)).toBe(true)
            expect(placed.filter(({ from, to }) => from <= gap.to && to >= gap.from)).toEqual([])
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('between neighbours a year or more apart there always is one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 2, maxLength: 12 }), (days) => {
        const ordered = days.toSorted()
        const apart = ordered.filter((one, at) => {
          const before = ordered[at - 1]
          return before !== undefined && one >= addMonths(before, 12)
        })
        expect(gapsBetween(ordered.map((one) => ({ from: one, to: one }))).length).toBe(apart.length)
      }),
      { numRuns: 150 },
    )
  })
})

describe('marks on one line', () => {
  const spans = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 80 })).map(([start, length]) => ({
      start,
      end: start + length,
    })),
    { maxLength: 30 },
  )

  it('no mark covers another in its row', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const ordered = all.toSorted((a, b) => a.start - b.start)
        const rows = stacked(ordered)
        ordered.forEach((one, at) => {
          for (let before = 0; before < at; before += 1) {
            if (rows[before] === rows[at]) expect((ordered[before]?.end ?? 0) < one.start).toBe(true)
          }
        })
      }),
      { numRuns: 150 },
    )
  })

  it('marks that are far apart share the first row', () => {
    expect(
      stacked([
        { start: 0, end: 10 },
        { start: 20, end: 30 },
        { start: 25, end: 30 },
      ]),
    ).toEqual([0, 0, 1])
  })
})

describe('what is seen of it', () => {
  const whole = wholeView({ from: '2008-03-14', to: '2026-09-17' })
  const inside = fc.double({ min: whole.from, max: whole.to, noNaN: true })

  it('the whole shows every event, and a single event stands in at least two years', () => {
    expect(whole.from < dayNumber('2008-03-14') && whole.to > dayNumber('2026-09-17')).toBe(true)
    const one = wholeView({ from: '2017-06-13', to: '2017-06-13' })
    expect(one.to - one.from).toBeGreaterThanOrEqual(730)
  })

  it('never leaves the whole, however one zooms and moves', () => {
    const step = fc.oneof(
      fc.tuple(fc.constantFrom(0.5, 2), inside).map(([factor, at]) => ({ factor, at })),
      fc.double({ min: -2, max: 2, noNaN: true }).map((share) => ({ share })),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let view = whole
        for (const one of steps) {
          view = 'share' in one ? moved(view, whole, one.share) : zoomed(view, whole, one.factor, one.at)
          expect(view.from).toBeGreaterThanOrEqual(whole.from - 1e-6)
          expect(view.to).toBeLessThanOrEqual(whole.to + 1e-6)
          expect(view.to - view.from).toBeGreaterThan(59)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('moves to an event that is out of sight, and stays where the event is in sight', () => {
    const near = zoomed(whole, whole, 0.1, whole.from)
    fc.assert(
      fc.property(inside, (day) => {
        const seen = showing(near, whole, day)
        expect(seen.from <= day + 1e-6 && day <= seen.to + 1e-6).toBe(true)
        if (day >= near.from && day <= near.to) expect(seen).toBe(near)
      }),
      { numRuns: 100 },
    )
  })
})
