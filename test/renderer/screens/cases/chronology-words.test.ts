/** The chronology as a file and as a drawing: what each says, and what neither may. */
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { chronologyCsv, csvName } from '../../../../renderer/screens/cases/chronology/csv.ts'
import { keptDate } from '../../../../renderer/screens/cases/chronology/words.ts'
import {
  type CaseEvent,
  caseContentSchema,
  caseEventSchema,
  timelineOf,
  wholeView,
  zoomed,
} from '../../../../shared/cases/index.ts'
import {
  byChild,
  byHarm,
  dayOf,
  drawingOf,
  markBeside,
  markId,
  sayWhen,
} from '../../../../shared/chronology/index.ts'
import { addDays } from '../../../../shared/clocks/index.ts'

const event = (id: string, more: Partial<CaseEvent> = {}): CaseEvent => caseEventSchema.parse({ id, ...more })
const family = (...chronology: CaseEvent[]) =>
  caseContentSchema.parse({
    children: [
      { id: 'c-1', name: 'Ellie Harcastle' },
      { id: 'c-2', name: 'Tobias Pruett' },
    ],
    people: [{ id: 'p-1', name: 'Dana Harcastle', role: 'mother' }],
    chronology,
  })
const rowsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data

describe('the file', () => {
  it('has one line for each event, oldest first, with the days that its date can mean', () => {
    const rows = rowsOf(
      chronologyCsv(
        family(
          event('a', { date: 'ongoing', text: 'no date' }),
          event('b', { date: '2017-06-13', about: ['c-1'], category: 'Neglect', agency: 'Police' }),
          event('c', { date: '2008', precision: 'about', text: 'moved', meaning: 'lost her friends' }),
        ),
        'shared',
      ),
    )
    expect(rows.map((row) => [row.Date, row['First day'], row['Last day'], row.About])).toEqual([
      ['about 2008', '2007-07-01', '2009-06-30', 'The whole family'],
      ['13 June 2017', '2017-06-13', '2017-06-13', 'Ellie Harcastle'],
      ['ongoing', '', '', 'The whole family'],
    ])
    expect(rows[0]?.['Meaning for the child']).toBe('lost her friends')
    expect(rows[1]?.Agency).toBe('Police')
  })

  it('holds what its readers may read and nothing beyond it, not even a line', () => {
    const all = family(
      event('a', { text: 'for all', sensitivity: 'shared' }),
      event('b', { text: 'for professionals', sensitivity: 'professionals' }),
      event('c', { text: 'kept back', sensitivity: 'restricted' }),
    )
    const texts = (reach: CaseEvent['sensitivity']) =>
      rowsOf(chronologyCsv(all, reach)).map((row) => row['What happened'])
    expect(texts('shared')).toEqual(['for all'])
    expect(texts('professionals')).toEqual(['for all', 'for professionals'])
    expect(texts('restricted')).toEqual(['for all', 'for professionals', 'kept back'])
  })

  it('no cell can be run by a spreadsheet, and no word of it is lost', () => {
    const words = fc.oneof(
      fc.string(),
      fc
        .tuple(
          fc.constantFrom('=', '+', '-', '@', ' =', '\t=', '\n=', '\r@'),
          fc.string(),
          fc.constantFrom('', '\n'),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(words, words, words, (text, source, category) => {
        const [row] = rowsOf(chronologyCsv(family(event('a', { text, source, category })), 'shared'))
        for (const cell of Object.values(row ?? {})) expect(cell).not.toMatch(/^\s*[=+\-@]/)
        const undefused = (cell = '') => cell.replace(/^'/, '')
        expect([text, text.replace(/^'/, '')]).toContain(undefused(row?.['What happened']))
      }),
      { numRuns: 300 },
    )
  })

  it('is named by the family’s reference alone', () => {
    expect(csvName('WX-4471')).toBe('chronology-WX-4471.csv')
    expect(csvName('WX 44/71')).toBe('chronology-WX-44-71.csv')
    expect(csvName('../../etc')).toBe('chronology-etc.csv')
    expect(csvName('')).toBe('chronology-family.csv')
  })
})

describe('a date', () => {
  it.each([
    [{ date: '2017-06-13' }, '13 June 2017'],
    [{ date: '2017', precision: 'about' as const }, 'about 2017'],
    [{ date: 'about 2017', precision: 'about' as const }, 'about 2017'],
    [
      { date: 'March 2015', precision: 'period' as const, until: '2017-01-02' },
      'March 2015 to 2 January 2017',
    ],
    [{ date: '2015', precision: 'period' as const }, 'from 2015'],
    [{ date: '' }, 'No date'],
  ])('of %j is said as “%s”', (part, said) => {
    expect(sayWhen(event('a', part))).toBe(said)
  })

  it('a whole day is kept as ISO text, and what is less stays as it was typed', () => {
    expect(keptDate('13 June 2017')).toBe('2017-06-13')
    expect(keptDate('13/6/17')).toBe('2017-06-13')
    expect(keptDate(' summer 2017 ')).toBe('summer 2017')
    expect(keptDate('before the move')).toBe('before the move')
  })
})

const day = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays('1990-01-01', n))
const history = fc
  .array(fc.tuple(day, fc.subarray(['c-1', 'c-2'])), { minLength: 1, maxLength: 20 })
  .map((all) =>
    family(...all.map(([date, about], at) => event(`e-${at}`, { date, about, category: 'Neglect' }))),
  )

describe('the picture', () => {
  it('shows every event inside its frame, and no two of a lane on top of each other', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 240, max: 1400 }), (file, width) => {
        const line = timelineOf(file.chronology, byChild(file))
        if (!line.span) return
        const drawing = drawingOf(line.lanes, wholeView(line.span), width)
        for (const lane of drawing.lanes) {
          expect(lane.marks.length).toBe(lane.lane.events.length)
          expect(lane.unseen).toBe(0)
          const places = new Set(lane.marks.map(({ x, y }) => `${Math.round(x)} ${y}`))
          expect(places.size).toBe(lane.marks.length)
          for (const { x, y } of lane.marks) {
            expect(x >= 0 && x <= width && y > lane.top && y < lane.top + lane.height).toBe(true)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('says how many events are out of sight, and loses none', () => {
    fc.assert(
      fc.property(history, fc.double({ min: 0.05, max: 1, noNaN: true }), (file, factor) => {
        const line = timelineOf(file.chronology, byChild(file))
        if (!line.span) return
        const whole = wholeView(line.span)
        const drawing = drawingOf(line.lanes, zoomed(whole, whole, factor, whole.from), 800)
        for (const { lane, marks, unseen } of drawing.lanes) {
          expect(marks.length + unseen).toBe(lane.events.length)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('a gap is drawn between its two events, with the longest words that fit', () => {
    const file = family(
      event('a', { date: '2008-03-14', about: ['c-1'] }),
      event('b', { date: '2017-03-14', about: ['c-1'] }),
    )
    const line = timelineOf(file.chronology, byChild(file))
    const drawn = (width: number) => line.span && drawingOf(line.lanes, wholeView(line.span), width).lanes[0]
    const lane = drawn(900)
    const [first, second] = lane?.marks ?? []
    const [gap] = lane?.gaps ?? []
    expect(gap?.words).toBe('nothing for 9 years')
    expect(gap && first && second && gap.start > first.x && gap.end <= second.x).toBe(true)
    expect(drawn(120)?.gaps[0]?.words).toBe('9 years')
    expect(drawn(60)?.gaps[0]?.words).toBe('9y')
  })

  it('arrow keys lead along a lane to its ends, and to the nearest event of the next lane', () => {
    const file = family(
      event('a', { date: '2008', about: ['c-1'] }),
      event('b', { date: '2017', about: ['c-1'] }),
      event('c', { date: '2009', about: ['c-2'] }),
      event('d', { date: '2018', about: ['c-2'] }),
    )
    const { lanes } = timelineOf(file.chronology, byChild(file))
    const from = (lane: string, id: string, key: string) =>
      markBeside(lanes, markId(lane, id), key)?.at.event.id
    expect(from('c-1', 'a', 'ArrowRight')).toBe('b')
    expect(from('c-1', 'b', 'ArrowRight')).toBeUndefined()
    expect(from('c-1', 'b', 'ArrowDown')).toBe('d')
    expect(from('c-2', 'c', 'ArrowUp')).toBe('a')
    expect(from('c-2', 'c', 'End')).toBe('d')
    expect(from('c-2', 'd', 'Home')).toBe('c')
    expect(from('c-2', 'd', 'ArrowDown')).toBeUndefined()
  })

  it('an event whose day is not known is found in the middle of what it can mean, one that lasted at its start', () => {
    const line = timelineOf(
      [event('a', { date: '2017' }), event('b', { date: '2018', precision: 'period', until: '2020' })],
      byChild(family()),
    )
    expect(line.lanes.at(-1)?.events.map((one) => Math.round(dayOf(one)))).toEqual([17_349, 17_532])
  })

  it('has a lane for each kind of harm that the words speak of, and one for all else', () => {
    const events = [
      event('a', { date: '2017', category: 'Neglect', text: 'a bruise was seen' }),
      event('b', { date: '2018', category: 'Plan', text: 'plan ended' }),
    ]
    expect(
      timelineOf(events, byHarm(events)).lanes.map(({ name, events: own }) => [name, own.length]),
    ).toEqual([
      ['Neglect', 1],
      ['Physical harm', 1],
      ['No kind of harm named', 1],
    ])
  })
})
