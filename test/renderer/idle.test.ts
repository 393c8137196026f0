import { describe, expect, test } from 'vitest'
import { minutesOf, slept } from '../../renderer/screens/shell/idle.ts'

const at = (wall: number, page = wall) => ({ wall: wall * 1000, page: page * 1000 })

describe('a machine that slept', () => {
  test('is noticed when the page’s own clock stood still', () => {
    expect(slept(at(0), at(65, 5))).toBe(true)
    expect(slept(at(0), at(16, 5))).toBe(true)
  })
  test('is noticed by the gap where the page’s clock goes on in sleep', () => {
    expect(slept(at(0), at(180))).toBe(true)
  })
  test('is not a page out of sight, which is looked at once a minute, nor a slow moment', () => {
    expect(slept(at(0), at(5))).toBe(false)
    expect(slept(at(0), at(61))).toBe(false)
    expect(slept(at(0), at(20, 19))).toBe(false)
  })
  test('is not a clock that was put back', () => {
    expect(slept(at(3600, 0), at(5, 5))).toBe(false)
  })
})

test('a damaged setting means ten minutes', () => {
  expect(['5', '60', '', '0', '-1', 'never', '1e9'].map(minutesOf)).toEqual([5, 60, 10, 10, 10, 10, 10])
})
