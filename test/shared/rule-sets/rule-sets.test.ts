import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../shared/checks/index.ts'
import { lengthOf } from '../../../shared/clocks/definitions.ts'
import {
  changeProblem,
  clockKey,
  inWords,
  type RuleChange,
  ruleSetOn,
  settingDefinition,
  settingDefinitions,
  valueProblem,
} from '../../../shared/rule-sets/index.ts'

const change = (more: Partial<RuleChange>): RuleChange => ({
  id: more.id ?? `${more.key} ${more.from} ${more.at}`,
  key: 'chronologyDays',
  value: 20,
  from: '2026-12-01',
  reason: 'Agreed by the leadership team in November.',
  by: 'Priya Nandakumar',
  at: '2026-11-20T10:00:00.000Z',
  ...more,
})

describe('the rules in force on a date', () => {
  it('are the national set with default values while the council has changed nothing', () => {
    const set = ruleSetOn('2026-09-17')
    expect(set.id).toBe('England 2023-12 local defaults 1')
    expect(set.from).toBe('2023-12-15')
    expect(set.settings).toEqual(defaultSettings)
    expect(set.labels).toEqual({
      caseRefLabel: 'LCS number',
      familyHelp: false,
      neglectTool: 'Graded Care Profile 2 (GCP2)',
      leadWorkerTitle: 'Lead social worker',
    })
    expect(set.conferenceModel).toBe('standard')
    expect(set.changes).toEqual([])
  })

  it('judge a meeting from before the first set by that set: no record goes unchecked', () => {
    expect(ruleSetOn('2019-01-01')).toEqual(ruleSetOn('2026-09-17'))
  })

  it('hold a change from its date on, and not the day before', () => {
    const changes = [change({})]
    expect(ruleSetOn('2026-11-30', changes).settings.chronologyDays).toBe(30)
    expect(ruleSetOn('2026-12-01', changes).settings.chronologyDays).toBe(20)
    expect(ruleSetOn('2026-12-01', changes).clockSettings.chronologyDays).toBe(20)
    expect(ruleSetOn('2026-12-01', changes).id).toBe('England 2023-12, 1 local value from 2026-12-01')
    expect(ruleSetOn('2026-11-30', changes).id).toBe('England 2023-12 local defaults 1')
  })

  it('judge a record without a date by today', () => {
    const changes = [change({})]
    expect(ruleSetOn('', changes, '2026-11-30T08:00:00Z').settings.chronologyDays).toBe(30)
    expect(ruleSetOn('soon', changes, '2026-12-02T08:00:00Z').settings.chronologyDays).toBe(20)
  })

  it('take the later of two changes with the same date', () => {
    const first = change({ value: 20, at: '2026-11-20T10:00:00.000Z' })
    const second = change({ value: 25, at: '2026-11-21T10:00:00.000Z' })
    for (const changes of [
      [first, second],
      [second, first],
    ]) {
      expect(ruleSetOn('2026-12-24', changes).settings.chronologyDays).toBe(25)
    }
  })

  it('give clocks their local lengths, and leave the law as it is', () => {
    const changes = [
      change({ key: clockKey('T-GROUP-SUPERVISION'), value: 4 }),
      change({ key: clockKey('T-PPP'), value: 100 }),
    ]
    const { clockSettings } = ruleSetOn('2027-01-01', changes)
    expect(lengthOf('T-GROUP-SUPERVISION', clockSettings)).toEqual({ n: 4, unit: 'weeks' })
    expect(lengthOf('T-PPP', clockSettings)).toEqual({ n: 72, unit: 'hours' })
  })

  it('carry closure days, labels and the conference model', () => {
    const changes = [
      change({ key: 'closureDays', value: ['2026-12-29', '2026-12-24'] }),
      change({ key: 'cinLabel', value: 'Family Help' }),
      change({ key: 'conferenceModel', value: 'signs of safety' }),
    ]
    const set = ruleSetOn('2026-12-01', changes)
    expect(set.settings.closureDays).toEqual(['2026-12-24', '2026-12-29'])
    expect(set.labels.familyHelp).toBe('Family Help')
    expect(set.conferenceModel).toBe('signs of safety')
    expect(set.id).toBe('England 2023-12, 3 local values from 2026-12-01')
  })

  it('leave out a change that no longer fits its setting', () => {
    expect(ruleSetOn('2027-01-01', [change({ value: 5000 })]).settings.chronologyDays).toBe(30)
    expect(ruleSetOn('2027-01-01', [change({ key: 'gone' })]).changes).toEqual([])
  })

  const day = fc
    .integer({ min: 0, max: 900 })
    .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
  const anyChange = fc
    .record({ from: day, value: fc.integer({ min: 1, max: 120 }), at: day, id: fc.uuid() })
    .map((one) => change({ ...one, at: `${one.at}T09:00:00.000Z` }))

  it('are never altered for an earlier date by what is recorded later', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 8 }), anyChange, day, (before, next, date) => {
        fc.pre(next.from > date)
        expect(ruleSetOn(date, [...before, next])).toEqual(ruleSetOn(date, before))
      }),
    )
  })

  it('do not depend on the order in which changes are listed', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 8 }), day, (changes, date) => {
        expect(ruleSetOn(date, changes.toReversed())).toEqual(ruleSetOn(date, changes))
      }),
    )
  })
})

describe('changing a rule', () => {
  it('is refused for a value of the law, whatever the reason', () => {
    const reason = 'x'.repeat(200)
    expect(changeProblem(change({ key: clockKey('T-PPP'), value: 60, reason }))).toMatch(/fixed by law/)
  })

  it('needs an exceptional reason of sixty characters to leave statutory guidance', () => {
    const wanted = { key: clockKey('T-ICPC'), value: 16 }
    expect(changeProblem(change({ ...wanted, reason: 'x'.repeat(59) }))).toBe(
      'This departs from statutory guidance: give the exceptional reason in at least 60 characters.',
    )
    expect(changeProblem(change({ ...wanted, reason: 'x'.repeat(60) }))).toBeUndefined()
  })

  it('needs a reason of ten characters for a local value, and spaces do not count', () => {
    expect(changeProblem(change({ reason: '  123456789   ' }))).toBe(
      'Give a reason of at least 10 characters.',
    )
    expect(changeProblem(change({ reason: '1234567890' }))).toBeUndefined()
  })

  it('is refused outside the range, for no whole number, for an unknown setting and without a date', () => {
    expect(changeProblem(change({ value: 0 }))).toBe('Give a whole number from 1 day to 120 days.')
    expect(changeProblem(change({ value: 121 }))).toBe('Give a whole number from 1 day to 120 days.')
    expect(changeProblem(change({ value: 1.5 }))).toBe('Give a whole number from 1 day to 120 days.')
    expect(changeProblem(change({ value: 'many' }))).toBe('Give a whole number from 1 day to 120 days.')
    expect(changeProblem(change({ key: '__proto__' }))).toBe('There is no setting of that name.')
    expect(changeProblem(change({ from: '2026-13-40' }))).toBe('Say from which date it holds.')
  })

  it('never lets a second person’s reason be shorter than the catalogue has it', () => {
    expect(changeProblem(change({ key: 'overrideMinimum', value: 59 }))).toMatch(/from 60 characters/)
  })

  it('refuses words that cannot be seen, an unknown model and a day that does not exist', () => {
    expect(changeProblem(change({ key: 'cinLabel', value: 'Family\u202eHelp' }))).toMatch(/cannot be seen/)
    expect(changeProblem(change({ key: 'cinLabel', value: ' ' }))).toBe('Type the words.')
    expect(changeProblem(change({ key: 'conferenceModel', value: 'ours' }))).toMatch(
      /^Choose one of: standard/,
    )
    expect(changeProblem(change({ key: 'closureDays', value: ['2026-02-30'] }))).toBe(
      '“2026-02-30” is not a date.',
    )
  })
})

describe('the settings themselves', () => {
  it('have one name each, a default that fits, and a source', () => {
    expect(new Set(settingDefinitions.map(({ key }) => key)).size).toBe(settingDefinitions.length)
    for (const definition of settingDefinitions) {
      expect(valueProblem(definition, definition.default), definition.key).toBeUndefined()
      expect(definition.from.length, definition.key).toBeGreaterThan(10)
      expect(definition.says, definition.key).toMatch(/\.$/)
    }
  })

  it('cover every number the checks read', () => {
    for (const [key, value] of Object.entries(defaultSettings)) {
      expect(settingDefinition(key)?.default, key).toEqual(value)
    }
  })

  it('are said in words a person would use', () => {
    const words = (key: string, value: number | string[]) => {
      const definition = settingDefinition(key)
      return definition && inWords(definition, value)
    }
    expect(words('improvementWeeks', 12)).toBe('12 weeks')
    expect(words('chronologyDays', 1)).toBe('1 day')
    expect(words('repeatSimilarity', 0.85)).toBe('85%')
    expect(words('closureDays', [])).toBe('none')
    expect(words('closureDays', ['2026-12-24'])).toBe('1 day')
  })
})
