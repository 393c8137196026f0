import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  goesInCircle,
  type SupervisionLine,
  supervisedBy,
  supervisorOf,
  withSupervisor,
} from '../../../shared/access/supervision.ts'

const lines: SupervisionLine[] = [
  { person: 'worker', supervisor: 'manager' },
  { person: 'student', supervisor: 'worker' },
  { person: 'chair', supervisor: 'quality' },
  { person: 'manager', supervisor: 'head' },
]

describe('Who supervises whom', () => {
  it('reaches through those who are supervised themselves', () => {
    expect([...supervisedBy(lines, 'head')].sort()).toEqual(['manager', 'student', 'worker'])
    expect([...supervisedBy(lines, 'quality')]).toEqual(['chair'])
    expect([...supervisedBy(lines, 'student')]).toEqual([])
  })

  it('is one supervisor for each person, who can be changed and taken away', () => {
    const moved = withSupervisor(lines, 'worker', 'quality')
    expect(supervisorOf(moved, 'worker')).toBe('quality')
    expect(moved.filter(({ person }) => person === 'worker')).toHaveLength(1)
    expect(supervisorOf(withSupervisor(moved, 'worker', ''), 'worker')).toBe('')
  })

  it('never goes in a circle', () => {
    expect(goesInCircle(lines, 'head', 'student')).toBe(true)
    expect(goesInCircle(lines, 'worker', 'worker')).toBe(true)
    expect(goesInCircle(lines, 'chair', 'manager')).toBe(false)
  })

  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  it('nobody supervises themselves, whatever is asked for, as long as circles are refused', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 20 }), (asked) => {
        let known: SupervisionLine[] = []
        for (const [person, supervisor] of asked) {
          if (!goesInCircle(known, person, supervisor)) known = withSupervisor(known, person, supervisor)
        }
        for (const one of ['a', 'b', 'c', 'd', 'e']) {
          const all = supervisedBy(known, one)
          expect(all.has(one)).toBe(false)
          for (const other of all) expect(supervisedBy(known, other).has(one)).toBe(false)
        }
      }),
    )
  })

  it('ends even where damaged lines go in a circle', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ person: name, supervisor: name })), name, (damaged, one) => {
        expect(supervisedBy(damaged, one).has(one)).toBe(false)
      }),
    )
  })
})
