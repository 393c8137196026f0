import { describe, expect, it } from 'vitest'
import { type Step, staffFor, stepsOf } from '../../../electron/generate/steps.ts'
import { parseDate } from '../../../shared/clocks/index.ts'
import { minutesSchema, toMinutes } from '../../../shared/minutes/index.ts'

const wish = { cases: 40, records: 220, seed: 3, today: '2026-11-29' }
const steps = [...stepsOf(wish, staffFor(wish))]
type Of<K extends Step['kind']> = Step & { kind: K }
const ofKind = <K extends Step['kind']>(kind: K): Of<K>[] =>
  steps.filter((step): step is Of<K> => step.kind === kind)
const records = ofKind('record')

describe('a made-up workspace', () => {
  it('comes to be in the order of time, up to today', () => {
    const moments = steps.map(({ at }) => at)
    expect(moments).toEqual([...moments].sort())
    expect(moments.at(-1)?.slice(0, 10).localeCompare(wish.today)).toBeLessThanOrEqual(0)
  })

  it('has exactly the families and records that were asked for, each with an id of its own', () => {
    expect(ofKind('case')).toHaveLength(wish.cases)
    expect(records).toHaveLength(wish.records)
    const ids = [...ofKind('case'), ...records].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is the same for the same seed, ids and all', () => {
    expect([...stepsOf(wish, staffFor(wish))]).toEqual(steps)
    const other = { ...wish, seed: 4 }
    expect([...stepsOf(other, staffFor(other))].map(({ at }) => at)).not.toEqual(steps.map(({ at }) => at))
  })

  it('begins a record only for a family that is there, and signs only what was begun', () => {
    const seen = new Set<string>([''])
    for (const step of steps) {
      if (step.kind === 'record') expect(seen).toContain(step.caseId)
      if (step.kind === 'signed' || step.kind === 'ready') expect(seen).toContain(step.id)
      seen.add(step.id)
    }
  })

  it('has most records signed, and some that still wait', () => {
    const share = ofKind('signed').length / records.length
    expect(share).toBeGreaterThan(0.7)
    expect(share).toBeLessThan(1)
  })

  it('signs what the product can keep, signed by the person who led it', () => {
    for (const { content, by } of ofKind('signed')) {
      expect(minutesSchema.safeParse(toMinutes(content)).error).toBeUndefined()
      const chair = content.people.find(({ id }) => id === content.meeting.chair)
      expect(chair).toMatchObject({ accountId: by.id, name: by.name })
    }
  })

  it('has conferences, plans, supervision and what lies between them', () => {
    const types = new Set(records.map(({ template }) => template.type))
    for (const type of ['STRAT', 'ICPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW', 'SUP_CASE', 'SUP_SUP', 'CLOSE'])
      expect(types).toContain(type)
  })

  it('carries actions on from one meeting to the next, some of them several times', () => {
    const carried = records.flatMap(({ content }) => content.previousActions)
    expect(carried.length).toBeGreaterThan(20)
    expect(Math.max(...carried.map(({ carriedCount }) => carriedCount))).toBeGreaterThan(1)
    for (const action of carried) expect(action.raisedIn).not.toBe('')
  })

  it('has dates that are due before today and after it', () => {
    const due = records.flatMap(({ content }) =>
      [content.nextMeeting.date, ...content.actions.map((action) => action.due)].flatMap(
        (date) => parseDate(date) ?? [],
      ),
    )
    expect(due.some((date) => date < wish.today)).toBe(true)
    expect(due.some((date) => date > wish.today)).toBe(true)
  })

  it('names in every record only people who are in it', () => {
    for (const { content } of records) {
      const ids = new Set([...content.children, ...content.people].map(({ id }) => id))
      const named = [
        content.meeting.chair,
        ...content.attendance.map(({ person }) => person),
        ...content.actions.map(({ owner }) => owner),
        ...content.decisions.map(({ child }) => child),
        ...content.sections.flatMap(({ entries }) =>
          entries.flatMap(({ about }) => (about === 'all' ? [] : about)),
        ),
      ]
      expect(named.filter((id) => !ids.has(id))).toEqual([])
    }
  })
})

describe('a wish for nothing', () => {
  it('gives nothing', () => {
    const none = { cases: 0, records: 0, seed: 1, today: wish.today }
    expect([...stepsOf(none, staffFor(none))]).toEqual([])
  })

  it('gives records about no family when there is none', () => {
    const some = { cases: 0, records: 3, seed: 1, today: wish.today }
    const made = [...stepsOf(some, staffFor(some))].filter(({ kind }) => kind === 'record')
    expect(made).toHaveLength(3)
  })
})
