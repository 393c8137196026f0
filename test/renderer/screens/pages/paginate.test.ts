/** Where sheets of paper begin, worked out from how high things stand. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breaksOf } from '../../../../renderer/screens/pages/paginate.ts'

const stacked = (heights: number[]) => {
  let top = 0
  return heights.map((height) => {
    const piece = { top, bottom: top + height }
    top += height
    return piece
  })
}
const none = () => false

describe('Sheets', () => {
  it.each([
    ['what fits stays on one', [10, 20, 30], 60, [0]],
    ['what does not fit begins the next', [30, 30, 30], 60, [0, 2]],
    ['one piece to each where no two fit', [40, 40, 40], 60, [0, 1, 2]],
    ['a piece higher than the paper has a sheet of its own', [10, 200, 10], 60, [0, 1, 2]],
    ['nothing has no sheet', [], 60, []],
  ])('%s', (_, heights, room, starts) => {
    expect(breaksOf(stacked(heights), none, room)).toEqual(starts)
  })

  it('never end with a heading that belongs to what comes next', () => {
    expect(breaksOf(stacked([30, 20, 30]), (at) => at === 1, 60)).toEqual([0, 1])
    expect(breaksOf(stacked([30, 10, 10, 30]), (at) => at === 1 || at === 2, 60)).toEqual([0, 1])
  })

  it('hold no more than fits, leave nothing out, and end on a heading only where a sheet is all headings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ height: fc.integer({ min: 1, max: 90 }), heading: fc.boolean() }), {
          maxLength: 60,
        }),
        fc.integer({ min: 50, max: 200 }),
        (rows, room) => {
          const pieces = stacked(rows.map(({ height }) => height))
          const heading = (at: number) => rows[at]?.heading ?? false
          const starts = breaksOf(pieces, heading, room)
          expect(starts[0] ?? 0).toBe(0)
          expect(starts.every((start, at) => at === 0 || start > (starts[at - 1] ?? 0))).toBe(true)
          starts.forEach((start, at) => {
            const end = (starts[at + 1] ?? rows.length) - 1
            const high = (pieces[end]?.bottom ?? 0) - (pieces[start]?.top ?? 0)
            if (end > start) expect(high).toBeLessThanOrEqual(room)
            const isLast = at === starts.length - 1
            const allHeadings = rows.slice(start, end + 1).every((row) => row.heading)
            if (!isLast && heading(end)) expect(allHeadings).toBe(true)
          })
        },
      ),
    )
  })
})
