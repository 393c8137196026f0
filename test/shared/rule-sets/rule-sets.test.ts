import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clocksFor, defaultSettings } from '../../../shared/checks/index.ts'
import { lengthOf } from '../../../shared/clocks/definitions.ts'
import { emptyContent, toMinutes } from '../../../shared/minutes/index.ts'
import {
  changeProblem as changeProblemOn,
  clockKey,
  inWords,
  type NationalSet,
  nationalSets,
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

const changeProblem = (one: RuleChange, today = '2026-11-20') => changeProblemOn(one, today)

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
    expect(ruleSetOn('2026-12-01', changes).id).toMatch(
      /^England 2023-12, 1 local value from 2026-12-01 \([0-9a-f]{10}\)$/,
    )
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
    expect(set.id).toMatch(/^England 2023-12, 3 local values from 2026-12-01 \(/)
  })

  it('are named after their values, so that two that differ never have one name', () => {
    const name = (value: number, at = '2026-11-20T10:00:00.000Z') =>
      ruleSetOn('2026-12-24', [change({ value, at })]).id
    expect(name(20)).toBe(name(20, '2026-11-21T10:00:00.000Z'))
    expect(new Set([20, 21, 22, 30, 31].map((value) => name(value))).size).toBe(5)
  })

  describe('know the days on which the council is closed, whenever the meeting was', () => {
    const list = (value: string[], from: string, at: string) =>
      change({ key: 'closureDays', value, from, at })
    const on = (date: string, ...changes: RuleChange[]) => ruleSetOn(date, changes).settings.closureDays
    const first = list(['2025-12-24', '2026-12-24'], '2025-12-01', '2025-11-01T09:00:00.000Z')
    const second = list(['2026-12-24', '2026-12-29'], '2026-12-01', '2026-11-01T09:00:00.000Z')

    it('because a clock of November runs into December', () => {
      expect(on('2026-11-27', second)).toEqual(['2026-12-24', '2026-12-29'])
      expect(ruleSetOn('2026-11-27', [second]).from).toBe('2023-12-15')
    })
    it('and keep those of years whose list was another one', () => {
      expect(on('2025-12-10', first, second)).toEqual(['2025-12-24', '2026-12-24', '2026-12-29'])
    })
    it('and take a day back that a newer list leaves out', () => {
      const corrected = list(['2026-12-24'], '2026-12-01', '2026-11-02T09:00:00.000Z')
      expect(on('2026-12-03', first, second, corrected)).toEqual(['2025-12-24', '2026-12-24'])
    })
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

describe('a new set of national values', () => {
  const next: NationalSet = {
    id: 'England 2027-09 local defaults 1',
    from: '2027-09-01',
    source: 'A made-up Act and made-up guidance',
    values: { ...nationalSets[0]?.values, 'clock T-ICPC': 10, 'clock T-PPP': 48, 'clock T-RCPC-FIRST': 2 },
  }
  const sets = [...nationalSets, next]
  const on = (date: string, changes: RuleChange[] = []) => ruleSetOn(date, changes, '', sets)
  const icpc = (date: string, changes: RuleChange[] = []) =>
    lengthOf('T-ICPC', on(date, changes).clockSettings).n

  it('judges the meetings from its date on, and none before', () => {
    expect(icpc('2027-08-31')).toBe(15)
    expect(icpc('2027-09-01')).toBe(10)
    expect(on('2027-08-31').id).toBe('England 2023-12 local defaults 1')
    expect(on('2027-09-01')).toMatchObject({ id: 'England 2027-09 local defaults 1', from: '2027-09-01' })
  })
  it('changes the law too, which no local value can', () => {
    const own = [change({ key: clockKey('T-PPP'), value: 96, from: '2026-12-01' })]
    expect(lengthOf('T-PPP', on('2027-08-31', own).clockSettings)).toEqual({ n: 72, unit: 'hours' })
    expect(lengthOf('T-PPP', on('2027-09-01', own).clockSettings)).toEqual({ n: 48, unit: 'hours' })
  })
  it('stands behind what the council decided for itself', () => {
    const own = [change({ key: clockKey('T-ICPC'), value: 12, from: '2027-10-01' })]
    expect([icpc('2027-09-30', own), icpc('2027-10-01', own)]).toEqual([10, 12])
  })
  it('moves the due dates of new meetings, while the draft of an old one stays as it was', () => {
    const due = (date: string, start: string) => {
      const triggers = { strategyDiscussionStartingS47: start }
      const minutes = toMinutes(emptyContent({ type: 'ICPC', date, triggers }))
      const { settings, clockSettings } = on(date)
      // Read long after the new set began: what counts is the day of the meeting.
      const now = '2027-12-01T09:00:00Z'
      return clocksFor({ minutes, settings, clockSettings, now })
        .filter(({ id }) => id === 'T-ICPC' || id === 'T-RCPC-FIRST')
        .map((clock) => [clock.id, clock.due])
    }
    expect(due('2027-08-31', '2027-08-16')).toEqual([
      ['T-ICPC', '2027-09-07'],
      ['T-RCPC-FIRST', '2027-11-30'],
    ])
    expect(due('2027-09-01', '2027-08-16')).toEqual([
      ['T-ICPC', '2027-08-31'],
      ['T-RCPC-FIRST', '2027-11-01'],
    ])
  })
})

describe('the national set of 2023', () => {
  it('carries every value of law, guidance and national standards, each as its definition has it', () => {
    const national = settingDefinitions.filter(({ source }) => source !== 'LOCAL')
    expect(Object.keys(nationalSets[0]?.values ?? {}).toSorted()).toEqual(
      national.map(({ key }) => key).toSorted(),
    )
    for (const { key, default: value } of national) {
      expect(nationalSets[0]?.values[key], key).toBe(value)
    }
  })
  it('is followed by later ones only', () => {
    const dates = nationalSets.map(({ from }) => from)
    expect(dates).toEqual(dates.toSorted())
    expect(new Set(nationalSets.map(({ id }) => id)).size).toBe(nationalSets.length)
  })
})

describe('changing a rule', () => {
  it('that leaves statutory guidance is decided beforehand, never for a conference that is late already', () => {
    const reason = 'x'.repeat(60)
    const wanted = (from: string) => change({ key: clockKey('T-ICPC'), value: 20, from, reason })
    expect(changeProblem(wanted('2026-11-19'))).toMatch(
      /^A departure from statutory guidance holds from today/,
    )
    expect(changeProblem(wanted('2026-11-20'))).toBeUndefined()
    expect(changeProblem(change({ from: '2026-11-01' }))).toBeUndefined()
  })

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
