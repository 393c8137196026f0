/** Where everything of a picture stands: worked out without a page, for any figures. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barsDrawing } from '../../../../renderer/screens/reports/charts/bars.ts'
import { boxDrawing } from '../../../../renderer/screens/reports/charts/box.ts'
import { funnelDrawing, reachedOf } from '../../../../renderer/screens/reports/charts/funnel.ts'
import { beganOn, ganttDrawing } from '../../../../renderer/screens/reports/charts/gantt.ts'
import { groundOf, heatDrawing, leastHeatWidth } from '../../../../renderer/screens/reports/charts/heat.ts'
import { histogramDrawing } from '../../../../renderer/screens/reports/charts/histogram.ts'
import { leastLineWidth, lineDrawing, stretches } from '../../../../renderer/screens/reports/charts/line.ts'
import { causesInOrder, paretoDrawing } from '../../../../renderer/screens/reports/charts/pareto.ts'
import {
  type Drawing,
  inLines,
  roomOf,
  type Shape,
} from '../../../../renderer/screens/reports/charts/shapes.ts'
import { smallDrawing } from '../../../../renderer/screens/reports/charts/small.ts'
import type { MonthFigure } from '../../../../shared/api/measures.ts'

const boxes = ({ shapes }: Drawing) => shapes.filter((shape) => shape.as === 'box')
const saidIn = ({ shapes }: Drawing) => shapes.flatMap((shape) => (shape.as === 'words' ? [shape.words] : []))
const looks = (drawing: Drawing, look: Shape['look']) => drawing.shapes.filter((shape) => shape.look === look)

const month = (name: string, percent: number | null, hidden = false): MonthFigure => ({
  month: name,
  counted: percent === null ? (hidden ? null : 0) : 100,
  met: percent,
  percent,
  hidden,
})
const year = (percents: (number | null)[]): MonthFigure[] =>
  percents.map((percent, at) => month(`2026-${String(at + 1).padStart(2, '0')}`, percent))

/** Every shape lies inside its drawing, words with the room that their letters take. */
function outside({ shapes, width, height }: Drawing): Shape[] {
  return shapes.filter((shape) => {
    if (shape.as === 'path') return false
    if (shape.as === 'box')
      return shape.x < -1 || shape.x + shape.width > width + 1 || shape.y + shape.height > height + 1
    if (shape.as === 'dot') return shape.x < 0 || shape.x > width || shape.y > height
    const room = roomOf(shape.words)
    const left =
      shape.anchor === 'start' ? shape.x : shape.anchor === 'end' ? shape.x - room : shape.x - room / 2
    // Letters are a little narrower than the room that they are given.
    return left < -room * 0.2 - 1 || left + room * 0.9 > width + 1 || shape.y > height + 1
  })
}

const count = fc.integer({ min: 0, max: 400 })
const name = fc.string({ minLength: 1, maxLength: 90, unit: fc.constantFrom(...'abcdefghij klmno') })
const width = fc.integer({ min: 240, max: 760 })

describe('a name beside a picture', () => {
  it('is cut into lines that fit, and none of its letters is lost', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 60, max: 700 }), (text, room) => {
        const lines = inLines(text, room)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(roomOf(line)).toBeLessThanOrEqual(Math.max(room, roomOf('abcd')))
      }),
    )
  })
})

describe('a line over the months', () => {
  it('breaks where nothing was counted or a number is hidden, and says which', () => {
    const months = [...year([80, 90, null]), month('2026-04', null, true), month('2026-05', 70)]
    expect(stretches(months)).toEqual([[0, 1], [4]])
    const drawing = lineDrawing(months, { width: 600 })
    expect(looks(drawing, 'line')).toHaveLength(1)
    expect(looks(drawing, 'point')).toHaveLength(3)
    expect(looks(drawing, 'hollow')).toHaveLength(2)
    expect(saidIn(drawing)).toEqual(expect.arrayContaining(['none', '<5', '80%', '90%', '70%']))
    expect(drawing.tells).toContain('March 2026: nothing counted. April 2026: fewer than 5.')
  })

  it('has the 90% of the response plan as a line of its own, where 90% is', () => {
    const drawing = lineDrawing(year([90, 50]), { width: 600, mark: 90 })
    const [mark] = looks(drawing, 'mark')
    const [first] = looks(drawing, 'point')
    expect(mark?.as === 'path' && first?.as === 'dot' && mark.d.includes(` ${first.y}H`)).toBe(true)
    expect(looks(lineDrawing(year([90, 50]), { width: 600 }), 'mark')).toEqual([])
  })

  it('keeps the words of a point off the mark', () => {
    const drawing = lineDrawing(year([83, 84, 83, 84, 83]), { width: 600, mark: 90 })
    const [mark] = looks(drawing, 'mark')
    const at = Number(mark?.as === 'path' ? mark.d.split(/[ H]/)[1] : 0)
    const labels = drawing.shapes.filter((shape) => shape.as === 'words' && /^8[34]%$/.test(shape.words))
    expect(labels).toHaveLength(5)
    for (const label of labels)
      expect(label.as === 'words' && (label.y < at - 1 || label.y - 10 > at)).toBe(true)
  })

  it('is higher the more, and stays inside its frame', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(null, 90),
        (percents, mark) => {
          const months = year(percents)
          const drawing = lineDrawing(months, { width: Math.max(300, leastLineWidth(months.length)), mark })
          expect(outside(drawing)).toEqual([])
          const points = looks(drawing, 'point').flatMap((shape) => (shape.as === 'dot' ? [shape.y] : []))
          const shown = percents.filter((percent) => percent !== null)
          const highest = points[shown.indexOf(Math.max(...shown))]
          for (const y of points) expect(y).toBeGreaterThanOrEqual(highest ?? 0)
        },
      ),
    )
  })
})

describe('bars', () => {
  it('are as long as their numbers, their parts one after the other', () => {
    const drawing = barsDrawing(
      [
        {
          name: 'Police',
          label: '30 of 40',
          parts: [
            { look: 'filled', value: 30 },
            { look: 'rest', value: 10 },
          ],
        },
        {
          name: 'GP',
          label: '10 of 20',
          parts: [
            { look: 'filled', value: 10 },
            { look: 'rest', value: 10 },
          ],
        },
      ],
      { width: 500 },
    )
    const [met, rest, gp] = boxes(drawing)
    expect(met?.width).toBeCloseTo((rest?.width ?? 0) * 3)
    expect(rest?.x).toBeCloseTo((met?.x ?? 0) + (met?.width ?? 0))
    expect(met?.width).toBeCloseTo((gp?.width ?? 0) * 3)
    expect(drawing.tells).toBe('Police: 30 of 40. GP: 10 of 20')
  })

  it('with hidden numbers have words and no length', () => {
    const drawing = barsDrawing([{ name: 'Probation', label: 'fewer than 5', parts: [] }], { width: 300 })
    expect(boxes(drawing)).toEqual([])
    expect(saidIn(drawing)).toEqual(['Probation', 'fewer than 5'])
  })

  it('and long names stay inside their frame at any width', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, count, count), { maxLength: 8 }), width, (rows, wide) => {
        const bars = rows.map(([text, met, rest]) => ({
          name: text,
          label: `${met} of ${met + rest}, 75%`,
          parts: [
            { look: 'filled' as const, value: met },
            { look: 'rest' as const, value: rest },
          ],
        }))
        expect(outside(barsDrawing(bars, { width: wide }))).toEqual([])
      }),
    )
  })
})

describe('the causes in their order', () => {
  it('begin with the largest and come to all of them together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, count }), { minLength: 1, maxLength: 9 }),
        width,
        (causes, wide) => {
          const counted = causesInOrder(causes)
          expect(counted.every((cause, at) => at === 0 || cause.count <= (counted[at - 1]?.count ?? 0))).toBe(
            true,
          )
          expect(counted.every((cause, at) => cause.together >= (counted[at - 1]?.together ?? 0))).toBe(true)
          if (counted.length > 0) expect(counted.at(-1)?.together).toBe(100)
          expect(counted.every((cause) => cause.count > 0)).toBe(true)
          expect(outside(paretoDrawing(causes, { width: wide, unseen: ['Own words'] }))).toEqual([])
        },
      ),
    )
  })
})

describe('a funnel', () => {
  it('has at each stage what came to it or went further', () => {
    const stages = [
      { name: 'Raised', ended: 6 },
      { name: 'Viewed', ended: 3 },
      { name: 'Decided', ended: 1 },
    ]
    expect(reachedOf(stages).map(({ reached }) => reached)).toEqual([10, 4, 1])
    const [first, second] = boxes(funnelDrawing(stages, { width: 400, all: 10 }))
    expect(second?.width).toBeCloseTo((first?.width ?? 0) * 0.4)
    expect((second?.x ?? 0) + (second?.width ?? 0) / 2).toBeCloseTo(200)
  })

  it('shows no number from which a hidden one could be worked out', () => {
    const stages = [
      { name: 'Raised', ended: 20 },
      { name: 'Viewed', ended: 8 },
      { name: 'Decided', ended: null },
    ]
    const said = funnelDrawing(stages, { width: 400, all: null }).tells
    expect(said).toBe('Raised: too few to show. Viewed: too few to show. Decided: too few to show')
  })
})

describe('sizes side by side', () => {
  it('are as tall as their numbers and keep their order', () => {
    const drawing = histogramDrawing(
      [
        { name: '0', count: 4 },
        { name: '1', count: 8 },
        { name: '10 or more', count: null },
      ],
      { width: 300 },
    )
    const [none, one] = boxes(drawing)
    expect(one?.height).toBeCloseTo((none?.height ?? 0) * 2)
    expect(one?.x).toBeGreaterThan(none?.x ?? 0)
    expect(saidIn(drawing)).toEqual(expect.arrayContaining(['4', '8', '<5']))
    expect(outside(drawing)).toEqual([])
  })
})

describe('a spread', () => {
  it('has its box from the lower to the upper quarter, and room for all of it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(count, { minLength: 5, maxLength: 5 }), width, (values, wide) => {
        const [least = 0, lower = 0, middle = 0, upper = 0, most = 0] = values.toSorted((a, b) => a - b)
        const spread = { count: 12, least, lower, middle, upper, most }
        const drawing = boxDrawing([{ name: 'All', spread }], { width: wide, length: 'days' })
        expect(outside(drawing)).toEqual([])
        const [box] = boxes(drawing)
        const [line] = looks(drawing, 'line')
        const at = Number(line?.as === 'path' ? /^M([\d.]+)/.exec(line.d)?.[1] : Number.NaN)
        expect(at).toBeGreaterThanOrEqual((box?.x ?? 0) - 1)
        expect(at).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0) + 1)
      }),
    )
  })

  it('of too few is named and not drawn', () => {
    const drawing = boxDrawing([{ name: 'Yes', spread: null }], { width: 300, length: 'hours' })
    expect(boxes(drawing)).toEqual([])
    expect(drawing.tells).toBe('Yes: too few to show')
  })
})

describe('agencies by month', () => {
  const groups = [
    { group: 'Police', months: year([100, 76, 50, 1, 0]) },
    {
      group: 'Wexmoor and Great Thornington Integrated Community Health',
      months: year([null, 90, 89, 75, 74]),
    },
  ]

  it('have one cell for each, with its number, a darker ground and a longer strip the more', () => {
    expect([0, 1, 50, 75, 90, 100].map(groundOf)).toEqual([
      'heat-0',
      'heat-1',
      'heat-2',
      'heat-3',
      'heat-4',
      'heat-4',
    ])
    const drawing = heatDrawing(groups, { width: 700 })
    expect(boxes(drawing)).toHaveLength(10)
    expect(saidIn(drawing)).toEqual(expect.arrayContaining(['100%', '76%', 'none', '0%']))
    expect(drawing.tells).toContain('Police: January 2026 100 of 100, 100%')
  })

  it('stay inside at the least width', () => {
    expect(outside(heatDrawing(groups, { width: leastHeatWidth(5) }))).toEqual([])
  })
})

describe('cases in time', () => {
  it('begin as many weeks before as they have run, the earliest first, and the over-long have another pattern', () => {
    expect(beganOn('2026-11-30', 4, 'weeks')).toBe('2026-11-02')
    expect(beganOn('2026-11-30', 4, 'minutes')).toBeUndefined()
    const run = (ref: string, from: string, to: string, amount: number, over: boolean) => ({
      name: ref,
      from,
      to,
      amount,
      over,
    })
    const drawing = ganttDrawing(
      [run('WX-2', '2026-06-01', '2026-09-01', 13, false), run('WX-1', '2026-01-05', '2026-09-14', 36, true)],
      { width: 500, length: 'weeks' },
    )
    expect(drawing.tells).toBe('WX-1: 36 weeks, over. WX-2: 13 weeks')
    const [first, second] = boxes(drawing)
    expect([first?.look, second?.look]).toEqual(['over', 'filled'])
    expect(first?.x).toBe(0)
    expect((second?.width ?? 0) / (first?.width ?? 1)).toBeCloseTo(92 / 252, 1)
    expect(outside(drawing)).toEqual([])
  })
})

describe('a picture in the list', () => {
  const total = { counted: 10, met: 8, percent: 80, hidden: false }
  const report = { total, mark: 90, numerator: 'Children supervised' }

  it('is a line with the mark for several months, a bar for one, and nothing where nothing may be shown', () => {
    const line = smallDrawing({ ...report, months: year([80, 70, null, 90]) })
    expect(line && looks(line, 'mark')).toHaveLength(1)
    expect(line?.tells).toContain('March 2026: nothing counted')
    const bar = smallDrawing({ ...report, months: year([80]) })
    expect(bar && boxes(bar).map(({ look }) => look)).toEqual(['filled', 'rest'])
    const hidden = { counted: null, met: null, percent: null, hidden: true }
    expect(smallDrawing({ ...report, total: hidden, months: [month('2026-01', null, true)] })).toBeNull()
  })
})
