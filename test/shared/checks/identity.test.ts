import { describe, expect, test } from 'vitest'
import { levelOf, roles } from '../../../shared/access/access.ts'
import { levelOfRole, mayOverride, mayState, type RoleLevel } from '../../../shared/checks/index.ts'
import { answer, decision, event, family, minutes, only, person, section, statement } from './kit.ts'

const hopeful = [section('agencyInfo', 'They have turned a corner.')]
const record = minutes('ICPC', { sections: hopeful })
const manager = { id: 'acc-tm', name: 'Ruth Ives' }
const may = (who: { id: string; name: string }, level: RoleLevel | undefined, on = record) =>
  mayOverride(who, level, on, only('R-OO', on))

test('roles carry the same levels here as where people sign in', () => {
  for (const role of roles) expect(levelOfRole(role)).toBe(levelOf(role))
  expect(levelOfRole('Mayor')).toBeUndefined()
})

describe('overriding', () => {
  test('is open to another person of the right level', () => {
    expect(may(manager, 'TM')).toEqual({ ok: true })
  })
  test.each(['Ch', 'SM', 'HoS', 'QA', undefined] as const)(
    'is closed to level %s where the rule names a team manager',
    (level) => {
      expect(may(manager, level)).toMatchObject({ ok: false })
    },
  )
  test('is closed to whoever chaired, wrote, decided or answered, by account', () => {
    const tm = (parts: object) =>
      minutes('ICPC', {
        sections: hopeful,
        people: [...family, person('p-tm', 'R. Ives', 'professional', { accountId: 'acc-tm' })],
        ...parts,
      })
    for (const own of [
      tm({ meeting: { chair: 'p-tm' } }),
      tm({ meeting: { minuteTaker: 'p-tm' } }),
      tm({ decisions: [decision('CPP made', { decidedBy: 'p-tm' })] }),
      tm({ answers: [answer('R-OO', { answeredBy: 'acc-tm' })] }),
    ]) {
      expect(may(manager, 'TM', own)).toMatchObject({ ok: false })
    }
    expect(may(manager, 'TM', tm({}))).toEqual({ ok: true })
  })
  test('takes the same name for the same person where no account is linked', () => {
    const unlinked = minutes('ICPC', {
      sections: hopeful,
      meeting: { chair: 'p-tm' },
      people: [...family, person('p-tm', 'ruth  ives', 'professional')],
    })
    expect(may(manager, 'TM', unlinked)).toMatchObject({ ok: false })
    const linked = minutes('ICPC', {
      sections: hopeful,
      meeting: { chair: 'p-tm' },
      people: [...family, person('p-tm', 'Ruth Ives', 'professional', { accountId: 'acc-9' })],
    })
    expect(may(manager, 'TM', linked)).toEqual({ ok: true })
  })
  test('of a chair belongs to the chair of this meeting', () => {
    const asks = minutes('ICPC', { sections: hopeful })
    const finding = only('R-AC', asks)
    expect(mayOverride({ id: 'acc-chair', name: 'Priya Noor' }, 'Ch', asks, finding)).toEqual({ ok: true })
    expect(mayOverride({ id: 'acc-chair2', name: 'Ines Vale' }, 'Ch', asks, finding)).toEqual({
      ok: false,
      says: 'You did not chair this meeting, so somebody else has to decide about this check.',
    })
  })
  test.each([
    ['closure decision', 'R-CG', 'R-CG'],
    ['management oversight', 'R-MO', 'R-CG'],
    ['closure decision', 'R-CG', 'R-MO'],
    ['senior manager view', 'R-HH', 'R-MO'],
  ] as const)('is closed to whoever has given the %s (%s), about %s', (kind, on, rule) => {
    const spoken = (byAccount: string) =>
      minutes('CIN_REVIEW', {
        decisions: [decision('close')],
        statements: [statement(kind, on, 'Service manager', { byAccount, text: 'Short.' })],
      })
    const may = (byAccount: string) =>
      mayOverride({ id: 'acc-sm', name: 'Morag Ell' }, 'SM', spoken(byAccount), only(rule, spoken(byAccount)))
    expect(may('acc-sm')).toEqual({
      ok: false,
      says: 'You have already spoken on this yourself, so somebody else has to decide about this check.',
    })
    expect(may('acc-sm2')).toEqual({ ok: true })
  })
  test('is refused with the reason where a rule allows none', () => {
    const finding = only('R-PC', record)
    const said = mayOverride(manager, 'TM', record, finding)
    expect(said).toMatchObject({ ok: false })
    expect(said.ok ? '' : said.says).toContain('cannot be overridden')
  })
})

describe('speaking as the second person', () => {
  const old = minutes('ICPC', { sections: [section('chron', 'The concerns are historical.')] })
  const finding = only('R-HH', old)
  const sm = { id: 'acc-sm', name: 'Morag Ell' }
  test('is open to the level that is asked for and closed to others', () => {
    expect(mayState(sm, 'SM', old, finding, 'senior manager view')).toEqual({ ok: true })
    expect(mayState(sm, 'TM', old, finding, 'senior manager view')).toMatchObject({ ok: false })
    expect(
      mayState({ id: 'acc-chair', name: 'Priya Noor' }, 'SM', old, finding, 'senior manager view'),
    ).toMatchObject({ ok: false })
  })
  test('is refused where nobody asked for it', () => {
    expect(mayState(sm, 'SM', old, finding, 'closure decision')).toMatchObject({ ok: false })
    expect(mayState(sm, 'SM', old, finding, 'override')).toMatchObject({ ok: false })
  })
})

describe('an override in the record', () => {
  const overridden = (more: Parameters<typeof statement>[3], role = 'Team manager', parts = {}) =>
    only(
      'R-OO',
      minutes('ICPC', {
        sections: hopeful,
        statements: [statement('override', 'R-OO', role, more)],
        ...parts,
      }),
    )
  test('by the right person with a reason settles the finding and unblocks signing', () => {
    expect(overridden({})).toMatchObject({ state: 'overridden', blocksSigning: false, shortfalls: [] })
  })
  test('with a reason of fewer than 60 characters does not count', () => {
    const finding = overridden({ text: 'Because I say so.' })
    expect(finding.state).toBe('open')
    expect(finding.shortfalls.join()).toContain('at least 60 characters')
  })
  test.each(['Social worker', 'Service manager', 'QA lead', 'CP chair', ''])(
    'by a %s does not count',
    (role) => {
      expect(overridden({ role }, 'Team manager').state).toBe('open')
    },
  )
  test('by the person whose record it is does not count, even with the right role', () => {
    expect(overridden({ byAccount: 'acc-sw' }).state).toBe('open')
    expect(overridden({ byAccount: 'acc-chair' }).state).toBe('open')
  })
  test('of another rule, or about another child, does not count', () => {
    expect(overridden({ ruleId: 'R-AC' }).state).toBe('open')
    const missed = {
      events: [1, 2].map((n) =>
        event('wasNotBrought', { child: 'c1', date: `2026-0${n + 5}-01`, service: 'Audiology' }),
      ),
    }
    const about = (ids: 'all' | string[]) =>
      only(
        'R-WN2',
        minutes('ICPC', {
          ...missed,
          statements: [statement('override', 'R-WN2', 'Service manager', { about: ids })],
        }),
      )
    expect(about(['c1']).state).toBe('overridden')
    expect(about(['c9']).state).toBe('open')
  })
})
