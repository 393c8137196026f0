import { describe, expect, it } from 'vitest'
import {
  type Decision,
  type GateResult,
  minutesSchema,
  type Statement,
  standingOf,
} from '../../../shared/minutes/index.ts'

const decision = (value: string, status = ''): Decision =>
  minutesSchema.shape.decisions.parse([{ id: 'd', child: 'c1', value, status }])[0] as Decision
const children = minutesSchema.shape.children.parse([{ id: 'c1' }, { id: 'c2' }])
const says = (more: Partial<Statement> = {}): Statement => ({
  id: 's',
  kind: 'closure decision',
  ruleId: 'R-CG',
  about: ['c1'],
  text: 'My own reasoning.',
  fields: {},
  reviewBy: '',
  byAccount: 'a',
  byName: 'Ruth Ives',
  role: 'Team manager',
  at: '2026-09-18T09:00:00Z',
  ...more,
})
const gate = (state: GateResult['state'], about = ['c1']): GateResult => ({ ruleId: 'R-CG', about, state })

describe('a decision to leave a family', () => {
  it('is proposed while no manager has decided, however it was typed', () => {
    for (const status of ['', 'proposed', ' Proposed ']) {
      expect(standingOf(decision('close', status), { statements: [], children }, [gate('open')])).toEqual({
        proposed: true,
      })
    }
    expect(standingOf(decision('close'), { statements: [says()], children }, [])).toEqual({ proposed: true })
  })

  it('stays proposed when a manager has spoken and the gate is still shut', () => {
    expect(standingOf(decision('close'), { statements: [says()], children }, [gate('open')]).proposed).toBe(
      true,
    )
  })

  it('is decided by the manager whose words opened the gate, for the children they spoke about', () => {
    expect(standingOf(decision('close'), { statements: [says()], children }, [gate('answered')])).toEqual({
      proposed: false,
      decidedBy: says(),
    })
    const other = says({ about: ['c2'] })
    expect(
      standingOf(decision('close'), { statements: [other], children }, [gate('answered')]).proposed,
    ).toBe(true)
    const everybody = says({ about: 'all', kind: 'override' })
    expect(
      standingOf(decision('NFA'), { statements: [everybody], children }, [gate('overridden')]).decidedBy,
    ).toEqual(everybody)
  })

  it('waits for every other check that stops closing, of the same child', () => {
    const other = (ruleId: string, state: GateResult['state'], about: string[] = []): GateResult => ({
      ruleId,
      about,
      state,
      blocksClosing: state === 'open',
    })
    const stands = (one: GateResult, role = 'Team manager', kind: Statement['kind'] = 'closure decision') =>
      standingOf(decision('close'), { statements: [says({ role, kind })], children }, [gate('answered'), one])
        .proposed
    expect(stands(other('R-MO', 'open'))).toBe(true)
    expect(stands(other('R-ES', 'open', ['c1']))).toBe(true)
    expect(stands(other('R-ES', 'open', ['c2']))).toBe(false)
    expect(stands(other('R-MO', 'overridden'))).toBe(false)
    expect(stands({ ruleId: 'R-LE', about: [], state: 'open', blocksClosing: false })).toBe(false)
    expect(stands(other('R-HH', 'open'), 'Service manager', 'override')).toBe(true)
    expect(stands(other('R-HH', 'open'), 'Head of Service', 'override')).toBe(false)
    expect(stands(other('R-MO', 'open'), 'Head of Service', 'override')).toBe(true)
  })

  it.each([
    ['words about another rule', { ruleId: 'R-MO' }, true],
    ['a manager’s oversight', { kind: 'management oversight' as const }, true],
    ['words about nobody in particular', { about: [] }, false],
    ['words about this child among others', { about: ['c2', 'c1'] }, false],
  ])('and %s of a manager leave it proposed: %s', (_, more, proposed) => {
    const statements = [says(more)]
    expect(standingOf(decision('close'), { statements, children }, [gate('answered')]).proposed).toBe(
      proposed,
    )
  })

  it('is decided by the last of several managers who spoke', () => {
    const statements = [says({ id: 's1' }), says({ id: 's2' }), says({ id: 's3', ruleId: 'R-MO' })]
    expect(standingOf(decision('close'), { statements, children }, [gate('answered')]).decidedBy?.id).toBe(
      's2',
    )
  })

  it('stays proposed while no gate was looked at for its child', () => {
    const spoken = { statements: [says()], children }
    expect(standingOf(decision('close'), spoken, [gate('answered', ['c2'])]).proposed).toBe(true)
    expect(standingOf(decision('close'), spoken, [{ ruleId: 'R-CG', state: 'answered' }]).proposed).toBe(
      false,
    )
    const other = { ruleId: 'R-MO', about: ['c1'], state: 'answered' as const }
    expect(standingOf(decision('close'), spoken, [other]).proposed).toBe(true)
  })

  it.each([
    [' Head of Service ', 'override', false],
    ['Head of service', 'closure decision', true],
    ['Deputy head of service', 'override', true],
    ['Head of service designate', 'override', true],
  ] as const)(
    'while a history repeats, is decided by “%s” with a %s: still proposed %s',
    (role, kind, proposed) => {
      const history = { ruleId: 'R-HH', about: ['c1'], state: 'open' as const, blocksClosing: true }
      const statements = [says({ role, kind })]
      const found = [gate('answered'), history]
      expect(standingOf(decision('close'), { statements, children }, found).proposed).toBe(proposed)
      expect(standingOf(decision('close'), { statements, children }, [gate('open'), history]).proposed).toBe(
        true,
      )
    },
  )

  it('about all children waits for the gate of each of them', () => {
    const all = { ...decision('close'), child: '' }
    const spoken = { statements: [says({ about: 'all' })], children }
    expect(standingOf(all, spoken, [gate('answered'), gate('open', ['c2'])]).proposed).toBe(true)
    expect(standingOf(all, spoken, [gate('answered'), gate('answered', ['c2'])]).proposed).toBe(false)
  })
})

describe('a decision to go on or to do more', () => {
  it('never waits for anybody, because protection does not', () => {
    for (const value of ['continues', 'step up: strategy discussion', 'CPP made', 'S47 joint', 'ICPC']) {
      expect(standingOf(decision(value, 'proposed'), { statements: [], children }, [gate('open')])).toEqual({
        proposed: false,
      })
    }
  })

  it('and a conference that ends a plan decides there and then, unless it says that it proposes', () => {
    const none = { statements: [], children }
    expect(standingOf(decision('CPP ends: CIN'), none, [gate('open')]).proposed).toBe(false)
    expect(standingOf(decision('CPP ends: CIN', 'proposed'), none, [gate('open')]).proposed).toBe(true)
    expect(standingOf(decision(' cpp ends: CIN '), none, [gate('open')]).proposed).toBe(false)
    expect(standingOf(decision('no S47: NFA'), none, [gate('open')]).proposed).toBe(true)
    expect(standingOf(decision('close', 'decided'), none, [gate('open')]).proposed).toBe(false)
  })
})
