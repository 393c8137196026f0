import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../../electron/generate/chance.ts'
import { type Family, familyOf } from '../../../electron/generate/family.ts'
import { sentence } from '../../../electron/generate/sentences.ts'
import { staffOf } from '../../../electron/generate/staff.ts'
import { caseInputSchema } from '../../../shared/cases/index.ts'
import { dayNumber } from '../../../shared/clocks/index.ts'

const today = '2026-11-29'
const staff = staffOf(1, 120, '2010-01-01T08:00:00.000Z')
const families: Family[] = Array.from({ length: 120 }, (_, nth) =>
  familyOf(nth, nth % 12, { seed: 1, today, staff }),
)
const dayOf = (date: string) => dayNumber(date.length === 7 ? `${date}-01` : date)

describe('a made-up family', () => {
  it('is the same for the same seed, and another for another seed', () => {
    const again = familyOf(7, 7, { seed: 1, today, staff })
    expect(again).toEqual(families[7])
    expect(familyOf(7, 7, { seed: 2, today, staff }).facts).not.toEqual(families[7]?.facts)
  })

  it('is a case file that the product can keep', () => {
    for (const { facts } of families) expect(caseInputSchema.safeParse(facts).error).toBeUndefined()
  })

  it('has five to forty events and a few more, over up to eighteen years and never after today', () => {
    for (const { facts } of families) {
      const days = facts.chronology.map(({ date }) => dayOf(date))
      expect(days.length).toBeGreaterThanOrEqual(5)
      expect(days.length).toBeLessThanOrEqual(41)
      expect(Math.max(...days)).toBeLessThanOrEqual(dayNumber(today))
    }
    const spans = families.map(({ facts }) => {
      const days = facts.chronology.map(({ date }) => dayOf(date))
      return (Math.max(...days) - Math.min(...days)) / 365
    })
    expect(Math.max(...spans)).toBeGreaterThan(10)
  })

  it('often has years in which nobody wrote anything down', () => {
    const quiet = families.filter(({ facts }) => {
      const days = facts.chronology.map(({ date }) => dayOf(date)).sort((a, b) => a - b)
      return days.some((day, at) => at > 0 && day - (days[at - 1] ?? day) > 2 * 365)
    })
    expect(quiet.length).toBeGreaterThan(families.length / 5)
  })

  it('sometimes has an old concern like today’s under another surname', () => {
    const hidden = families.filter(({ facts, category }) =>
      facts.otherNames.some(
        ({ kind, name }) =>
          kind === 'earlier surname' &&
          facts.chronology.some(
            (event) => event.category === category && event.text.includes(name.split(' ').slice(1).join(' ')),
          ),
      ),
    )
    expect(hidden.length).toBeGreaterThan(2)
    expect(hidden.length).toBeLessThan(families.length / 3)
  })

  it('speaks only of people who are in it', () => {
    for (const { facts } of families) {
      const ids = new Set([...facts.children, ...facts.people].map(({ id }) => id))
      const named = [
        ...facts.chronology.flatMap(({ about }) => about),
        ...facts.household.map(({ person }) => person),
        ...facts.otherNames.map(({ of }) => of),
        ...facts.statuses.map(({ child }) => child),
        ...facts.appointments.map(({ child }) => child),
        ...facts.relationships.flatMap(({ from, to }) => [from, to]),
      ]
      expect(named.filter((id) => !ids.has(id))).toEqual([])
    }
  })

  it('has NHS numbers only of the range that is given to nobody', () => {
    const numbers = families.flatMap(({ facts }) => facts.numbers.filter(({ kind }) => kind === 'NHS number'))
    expect(numbers.length).toBeGreaterThan(0)
    for (const { value } of numbers) expect(value).toMatch(/^999\d{7}$/)
  })

  it('has appointments before and after today while the council is involved', () => {
    const dates = families
      .filter(({ journey }) => journey.active)
      .flatMap(({ facts }) => facts.appointments.map(({ date }) => date))
    expect(dates.some((date) => date > today)).toBe(true)
    expect(dates.some((date) => date < today)).toBe(true)
  })
})

describe('the people who use the workspace', () => {
  it('have every role that a service needs, one administrator, and no name twice', () => {
    const all = Object.values(staff).flat()
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(all.filter(({ administrator }) => administrator)).toHaveLength(1)
    const roles = new Set(all.map(({ role }) => role))
    for (const role of ['CP chair', 'Social worker', 'Team manager', 'Service manager', 'Admin officer'])
      expect(roles).toContain(role)
  })
})

describe('sentences', () => {
  const about = { child: 'Wren', carer: 'Dana', other: 'Sean', worker: 'Priya', day: '3 March 2026' }
  const topics = [
    'worries',
    'child',
    'views',
    'agency',
    'analysis',
    'change',
    'strengths',
    'supervision',
  ] as const

  it('leave no gap unfilled and begin with a capital', () => {
    const chance = chanceOf('sentences')
    for (let turn = 0; turn < 1_500; turn += 1) {
      const said = sentence(chance, topics[turn % topics.length] ?? 'worries', about, 'Neglect')
      expect(said).not.toMatch(/[{}]/)
      expect(said).toMatch(/^[^a-z]/)
    }
  })

  it('use a few words very often and many hardly ever', () => {
    const chance = chanceOf('words')
    const counts = new Map<string, number>()
    for (let turn = 0; turn < 6_000; turn += 1) {
      const said = sentence(chance, topics[turn % topics.length] ?? 'worries', about)
      for (const word of said.toLowerCase().match(/[\p{L}]+/gu) ?? [])
        counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    const sorted = [...counts.values()].sort((a, b) => b - a)
    const all = sorted.reduce((sum, count) => sum + count, 0)
    const ofTheTop = sorted.slice(0, 50).reduce((sum, count) => sum + count, 0)
    expect(ofTheTop / all).toBeGreaterThan(0.4)
    expect(sorted.filter((count) => count <= 2).length / sorted.length).toBeGreaterThan(0.3)
  })
})
