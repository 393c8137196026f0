/** What the reports say of figures and times, and in which order. */
import { describe, expect, it } from 'vitest'
import { countedPeriod, periodOf, whyNotPeriod } from '../../../../renderer/screens/reports/period.ts'
import { byQuestion, questions } from '../../../../renderer/screens/reports/questions.ts'
import {
  beforeWords,
  groupName,
  sayFigure,
  saySpread,
  seedWords,
} from '../../../../renderer/screens/reports/words.ts'
import { homeOf, isPlaceFor, placesFor, settingsFor } from '../../../../renderer/screens/shell/places.ts'
import type { Account, Role } from '../../../../shared/access/access.ts'
import type { Figure } from '../../../../shared/api/measures.ts'
import { measureIds } from '../../../../shared/measures/measure.ts'

const figure = (met: number, counted: number): Figure => ({
  counted,
  met,
  percent: counted === 0 ? null : Math.round((met / counted) * 100),
  hidden: false,
})
const hidden: Figure = { counted: null, met: null, percent: null, hidden: true }

describe('a figure', () => {
  it.each([
    [figure(36, 40), '36 of 40, 90%'],
    [figure(0, 0), 'nothing counted'],
    [hidden, 'fewer than 5'],
    [{ ...hidden, counted: 40 }, '40 counted, share not shown'],
  ])('%j is said as “%s”', (one, said) => {
    expect(sayFigure(one)).toBe(said)
  })

  it('without a share is only a number', () => {
    expect(sayFigure(figure(12, 12), true)).toBe('12')
    expect(sayFigure(hidden, true)).toBe('fewer than 5')
  })
})

it('the period before is told beside it, also where nothing was counted in it', () => {
  expect(beforeWords({ before: figure(8, 10), numerator: 'Some' })).toBe(
    'In the period before: 8 of 10, 80%.',
  )
  expect(beforeWords({ before: figure(0, 0), numerator: 'Some' })).toBe(
    'In the period before: nothing counted.',
  )
  expect(beforeWords({ before: figure(15, 15), numerator: '' })).toBe('In the period before: 15.')
})

it('a spread is told by its middle, and a group without a name as not said', () => {
  const spread = { count: 23, least: 2, lower: 12, middle: 34.5, upper: 55, most: 140 }
  expect(saySpread(spread, 'minutes')).toBe(
    'Middle 34.5 minutes, half of them from 12 to 55, all from 2 to 140; 23 in all',
  )
  expect(groupName('')).toBe('Not said')
  expect(seedWords(['1.2', '5.1'])).toBe('Response plan 1.2 and 5.1')
})

describe('a period', () => {
  const own = { from: '2026-02-03', to: '2026-02-20' }
  it.each([
    ['month', '2026-11-30', '2026-11-01', '2026-11-30'],
    ['last quarter', '2026-11-30', '2026-07-01', '2026-09-30'],
    ['last quarter', '2026-02-10', '2025-10-01', '2025-12-31'],
    ['year', '2026-11-30', '2026-04-01', '2026-11-30'],
    ['year', '2026-03-31', '2025-04-01', '2026-03-31'],
    ['last year', '2026-11-30', '2025-04-01', '2026-03-31'],
    ['own', '2026-11-30', '2026-02-03', '2026-02-20'],
  ] as const)('“%s” on %s is from %s to %s', (choice, today, from, to) => {
    expect(periodOf(choice, own, today)).toEqual({ from, to })
  })

  it('that ends before it begins, or has no days, is not asked for', () => {
    expect(whyNotPeriod({ from: '2026-07-02', to: '2026-07-01' })).toBe('The period ends before it begins.')
    expect(whyNotPeriod({ from: 'soon', to: '2026-07-01' })).toBe('Give both days as dates.')
    expect(whyNotPeriod({ from: '2026-07-01', to: '2026-07-01' })).toBe('')
  })

  it('is told as it is counted: outside the service in whole months', () => {
    const ask = { from: '2026-07-10', to: '2026-09-20', team: '' }
    expect(countedPeriod({ ...ask, audience: 'service' })).toEqual({ from: '2026-07-10', to: '2026-09-20' })
    expect(countedPeriod({ ...ask, audience: 'partnership' })).toEqual({
      from: '2026-07-01',
      to: '2026-09-30',
    })
  })
})

it('every measure answers exactly one of a director’s questions', () => {
  const asked = questions.flatMap(({ ids }) => ids)
  expect(asked.toSorted()).toEqual([...measureIds].toSorted())
  expect(byQuestion([])).toEqual([])
})

describe('the reports in the rail', () => {
  const account = (role: Role, administrator = false): Account => ({
    id: 'a',
    name: 'A',
    role,
    organisation: '',
    email: '',
    administrator,
    active: true,
    createdAt: '',
  })
  const labels = (role: Role) => placesFor(account(role)).map(({ label }) => label)

  it('stand there for those who may read figures, and not for the others', () => {
    for (const role of ['CP chair', 'Team manager', 'Head of Service', 'QA lead'] as const)
      expect(labels(role)).toContain('Reports')
    for (const role of ['Social worker', 'Minute taker', 'Admin officer'] as const) {
      expect(labels(role)).not.toContain('Reports')
      expect(isPlaceFor(account(role), '/reports/G5')).toBe(false)
    }
  })

  it('are all that a partnership officer has, with what belongs to everybody', () => {
    const officer = account('Partnership officer')
    expect(labels('Partnership officer')).toEqual(['Reports', 'Verify', 'Guide', 'Settings'])
    expect(settingsFor(officer)).toEqual([])
    expect(homeOf(officer)).toBe('/reports')
    expect(homeOf(account('Social worker'))).toBe('/')
    for (const path of ['/reports', '/reports/G5', '/verify', '/guide/rules', '/settings', '/me'])
      expect(isPlaceFor(officer, path), path).toBe(true)
    for (const path of [
      '/',
      '/actions',
      '/search',
      '/meetings',
      '/new/meetings',
      '/cases/case-1',
      '/cases/case-1/chronology',
      '/record/record-1/sign',
      '/distribution',
      '/registers',
      '/disagreements',
      '/import',
      '/people',
      '/rules',
      '/templates/ICPC',
      '/letterhead',
      '/retention',
      '/no/such/place',
    ])
      expect(isPlaceFor(officer, path), path).toBe(false)
  })

  it('stay so for an officer who also looks after the workspace: no case and no list of people', () => {
    const officer = account('Partnership officer', true)
    expect(settingsFor(officer)).toEqual([])
    for (const path of ['/letterhead', '/people', '/cases/case-1'])
      expect(isPlaceFor(officer, path)).toBe(false)
  })
})
