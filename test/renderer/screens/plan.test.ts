/** The small picture of a goal over time. */
import { describe, expect, it } from 'vitest'
import { letterOf, statusDrawing } from '../../../renderer/screens/plan/layout.ts'
import { sayPoint } from '../../../renderer/screens/plan/status-picture.tsx'
import { goalName, lastStatus } from '../../../renderer/screens/plan/words.ts'
import { goalStatuses } from '../../../shared/minutes/index.ts'

const point = (date: string, status: string) => ({ date, title: 'Core group', status })

describe('the picture of a goal', () => {
  it('puts a better status higher, and each meeting after the one before', () => {
    const { marks } = statusDrawing([
      point('2026-06-01', 'red'),
      point('2026-07-01', 'amber'),
      point('2026-08-01', 'green'),
    ])
    const [red, amber, green] = marks
    if (!red || !amber || !green) throw new Error('three meetings, three marks')
    expect(red.y).toBeGreaterThan(amber.y)
    expect(amber.y).toBeGreaterThan(green.y)
    expect(red.x < amber.x && amber.x < green.x).toBe(true)
  })

  it('gives each status a letter of its own, so that no colour is needed', () => {
    const { marks } = statusDrawing(
      [...goalStatuses, 'nearly', ''].map((status) => point('2026-06-01', status)),
    )
    expect(marks.map(({ letter }) => letter)).toEqual(['G', 'A', 'R', 'N', 'O', '–'])
    expect(new Set(Object.values(letterOf)).size).toBe(6)
  })

  it('draws its way from rating to rating, past a meeting that said nothing', () => {
    const { path, marks } = statusDrawing([
      point('2026-06-01', 'red'),
      point('2026-07-01', ''),
      point('2026-08-01', 'amber'),
    ])
    expect(path).toBe(`M${marks[0]?.x} ${marks[0]?.y}L${marks[2]?.x} ${marks[2]?.y}`)
    expect(statusDrawing([point('2026-06-01', 'red')]).path).toBe('')
  })

  it('is read aloud meeting by meeting, with the words of the status', () => {
    expect(sayPoint(point('2026-06-01', 'amber'))).toBe('1 June 2026, Core group: Amber: late or partly done')
    expect(sayPoint(point('', ''))).toBe('Core group: Nothing said')
  })
})

describe('a goal in words', () => {
  it('stands where the last meeting that said anything put it', () => {
    expect(lastStatus([point('', 'red'), point('', 'amber'), point('', '')])).toBe('amber')
    expect(lastStatus([])).toBe('')
  })

  it('has a number and a short name to choose it by', () => {
    expect(goalName('Wren hears', 1)).toBe('Goal 2: Wren hears')
    expect(goalName('', 0)).toBe('Goal 1')
    expect(goalName('word '.repeat(30), 0).length).toBeLessThan(70)
  })
})
