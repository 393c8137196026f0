import { describe, expect, test } from 'vitest'
import { levelOf, roles } from '../../../shared/access/access.ts'
import type { Field } from '../../../shared/checks/check.ts'
import {
  allHeard,
  fieldsAsked,
  hear,
  type Need,
  reviewedBy,
  wordsLack,
} from '../../../shared/checks/identity.ts'
import {
  levelOfRole,
  mayOverride,
  mayState,
  type RoleLevel,
  readMinutes,
} from '../../../shared/checks/index.ts'
import type { MeetingType, Statement } from '../../../shared/minutes/index.ts'
import { answer, context, decision, event, family, minutes, only, person, section, statement } from './kit.ts'

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

describe('whose part it is', () => {
  const says = (permit: ReturnType<typeof mayOverride>) => (permit.ok ? '' : permit.says)
  const tm = person('p-tm', 'R. Ives', 'professional', { accountId: 'acc-tm' })
  const on = (parts: object) => minutes('ICPC', { sections: hopeful, people: [...family, tm], ...parts })
  test.each([
    ['chaired', { meeting: { chair: 'p-tm' } }, 'You chaired this meeting'],
    ['wrote', { meeting: { minuteTaker: 'p-tm' } }, 'You wrote these minutes'],
    [
      'decided',
      { decisions: [decision('CPP made'), decision('CPP made', { id: 'd2', decidedBy: 'p-tm' })] },
      'The decision is your own',
    ],
    ['answered', { answers: [answer('R-OO', { answeredBy: 'acc-tm' })] }, 'You answered this check yourself'],
  ])('is said to whoever %s', (_, parts, why) => {
    expect(says(may(manager, 'TM', on(parts)))).toBe(
      `${why}, so somebody else has to decide about this check.`,
    )
  })
  test('an answer to another check, or of somebody else, takes no part', () => {
    const answers = [answer('R-PC', { answeredBy: 'acc-tm' }), answer('R-OO', { answeredBy: 'acc-sw' })]
    expect(may(manager, 'TM', on({ answers }))).toEqual({ ok: true })
  })
  test('an earlier override of one’s own is no earlier word on it', () => {
    const statements = [statement('override', 'R-OO', 'Team manager')]
    const open = on({ statements: [{ ...statements[0], text: 'Short.' } as (typeof statements)[number]] })
    expect(may(manager, 'TM', open)).toEqual({ ok: true })
  })
  test('the wrong level is told who it is for, and each level once', () => {
    expect(says(may(manager, 'SM'))).toBe(
      'Only a team manager or practice supervisor can override this check.',
    )
    const finding = only('R-OO', record)
    const both = {
      ...finding,
      override: { allowed: true as const, anyOf: [['TM' as const], ['Ch' as const, 'TM' as const]] },
    }
    expect(says(mayOverride(manager, undefined, record, both))).toBe(
      'Only a team manager or practice supervisor or conference chair can override this check.',
    )
    expect(mayOverride({ id: 'acc-chair', name: 'Priya Noor' }, 'Ch', record, both)).toEqual({ ok: true })
  })
  test('an override that belongs to whoever chairs is theirs at any level, and nobody else’s', () => {
    const finding = {
      ...only('R-OO', record),
      override: { allowed: true as const, byChair: true as const, anyOf: [['TM' as const]] },
    }
    expect(says(mayOverride(manager, 'TM', record, finding))).toBe(
      'You did not chair this meeting, so somebody else has to decide about this check.',
    )
    expect(mayOverride({ id: 'acc-chair', name: 'Priya Noor' }, 'TM', record, finding)).toEqual({ ok: true })
  })
  describe('in a review of a history, which is the reviewer’s to chair and to write', () => {
    const sm = person('p-sm', 'M. Ell', 'professional', { accountId: 'acc-sm' })
    const view = (
      parts: object,
      kind: Statement['kind'] = 'senior manager view',
      type: MeetingType = 'HRR',
    ) => {
      const all = minutes(type, {
        sections: [section('chron', 'The concerns are historical.')],
        people: [...family, sm],
        ...parts,
      })
      const finding = only(
        'R-HH',
        minutes('ICPC', { sections: [section('chron', 'The concerns are historical.')] }),
      )
      const [first] = finding.secondPerson
      const asks = first ? { ...finding, secondPerson: [{ ...first, kind }] } : finding
      return mayState({ id: 'acc-sm', name: 'Morag Ell' }, 'SM', all, asks, kind)
    }
    const own = {
      meeting: { chair: 'p-sm', minuteTaker: 'p-sm' },
      answers: [answer('R-HH', { answeredBy: 'acc-sm' })],
    }
    test('chairing, writing and answering it take nothing away', () => {
      expect(view(own)).toEqual({ ok: true })
    })
    test.each([
      [
        'in any other meeting',
        own,
        'senior manager view',
        'ICPC',
        'You chaired this meeting, so the senior manager view has to come from somebody else.',
      ],
      [
        'with words of another kind',
        own,
        'crime decision',
        'HRR',
        'You chaired this meeting, so the crime decision has to come from somebody else.',
      ],
      [
        'with words of another kind by the writer',
        { meeting: { minuteTaker: 'p-sm' } },
        'crime decision',
        'HRR',
        'You wrote these minutes, so the crime decision has to come from somebody else.',
      ],
      [
        'with words of another kind by who answered',
        { answers: own.answers },
        'crime decision',
        'HRR',
        'You answered this check yourself, so the crime decision has to come from somebody else.',
      ],
      [
        'where the decision is their own',
        { decisions: [decision('close', { decidedBy: 'p-sm' })] },
        'senior manager view',
        'HRR',
        'The decision is your own, so the senior manager view has to come from somebody else.',
      ],
    ] as [string, object, Statement['kind'], MeetingType, string][])(
      'they do %s',
      (_, parts, kind, type, why) => {
        expect(says(view(parts, kind, type))).toBe(why)
      },
    )
  })
  test('a second person is told what is not asked for, or of whom it is', () => {
    const old = minutes('ICPC', { sections: [section('chron', 'The concerns are historical.')] })
    const finding = only('R-HH', old)
    const sm = { id: 'acc-sm', name: 'Morag Ell' }
    expect(says(mayState(sm, 'SM', old, finding, 'closure decision'))).toBe(
      'This check does not ask for a closure decision.',
    )
    expect(says(mayState(sm, 'TM', old, finding, 'senior manager view'))).toBe(
      'The senior manager view has to come from a service manager.',
    )
    expect(says(mayState(sm, undefined, old, finding, 'senior manager view'))).toBe(
      'The senior manager view has to come from a service manager.',
    )
    const by = (...people: { id: string; name: string }[]) => ({
      ...finding,
      secondPerson: people.map((one) => ({
        kind: 'dissent confirmed' as const,
        levels: [],
        person: one,
        questions: [],
        fields: [],
      })),
    })
    const asked = by({ id: 'p-hv', name: 'Siobhan Green' }, { id: 'p-sw', name: 'Callum Reid' })
    const confirm = (id: string, name: string) =>
      mayState({ id, name }, undefined, old, asked, 'dissent confirmed')
    expect(confirm('acc-sw', 'Callum Reid')).toEqual({ ok: true })
    expect(confirm('acc-hv', 'Siobhan Green')).toEqual({ ok: true })
    expect(says(confirm('acc-tm', 'Ruth Ives'))).toBe('Only Siobhan Green or Callum Reid can say this.')
  })
})

describe('the words of a statement', () => {
  const said = (kind: Statement['kind'], text: string, fields = {}) =>
    wordsLack({ kind, text, fields }, [{ key: 'why', label: 'Why', kind: 'line', required: true }], 60)
  const long = 'I have read the whole file and spoken to the school about it.'
  const why = 'Still to answer: “Why”'
  test.each([
    ['override', 'Because.', { why: 'x y' }, ['The override needs a reason of at least 60 characters.']],
    ['override', long, {}, [why]],
    [
      'closure decision',
      'Because.',
      {},
      ['The closure decision needs reasoning of at least 60 characters.', why],
    ],
    ['dissent confirmed', 'I say yes.', { why: 'Mine' }, []],
    [
      'dissent confirmed',
      'I say so.',
      { why: 'Mine' },
      ['The dissent confirmed needs words of at least 10 characters.'],
    ],
  ] as [Statement['kind'], string, object, string[]][])('%s: “%s”', (kind, text, fields, expected) => {
    expect(said(kind, text, fields)).toEqual(expected)
  })
  test('the fields asked for are those of its kind', () => {
    const finding = only('R-OO', record)
    const needs = { kind: 'closure decision' as const, levels: [], questions: [] }
    const one: Field = { key: 'a', label: 'A', kind: 'line' }
    const two: Field = { key: 'b', label: 'B', kind: 'line' }
    const asks = {
      ...finding,
      override: { allowed: true as const, anyOf: [], fields: [two] },
      secondPerson: [
        { ...needs, kind: 'crime decision' as const, fields: [] },
        { ...needs, fields: [one] },
      ],
    }
    expect(fieldsAsked(asks, 'closure decision')).toEqual([one])
    expect(fieldsAsked(asks, 'senior manager view')).toEqual([])
    expect(fieldsAsked(asks, 'override')).toEqual([two])
    expect(fieldsAsked({ ...asks, override: { allowed: true, anyOf: [] } }, 'override')).toEqual([])
    expect(fieldsAsked({ ...asks, override: { allowed: false, why: '' } }, 'override')).toEqual([])
  })
  test.each([
    ['2026-09-24', true],
    ['2026-09-23', true],
    ['2026-09-25', false],
    ['soon', false],
    ['', false],
  ])('a review by “%s” is no later than 24 September: %s', (reviewBy, expected) => {
    expect(reviewedBy(statement('override', 'R-CH', 'Team manager', { reviewBy }), '2026-09-24')).toBe(
      expected,
    )
  })
})

describe('a statement is heard', () => {
  const need: Need = {
    kind: 'closure decision',
    levels: ['TM'],
    questions: [],
    fields: [],
    rules: ['R-CG'],
    about: ['c1'],
  }
  const given = (more: Partial<Statement> = {}, role = 'Team manager') =>
    statement('closure decision', 'R-CG', role, more)
  const heard = (statements: Statement[], more: Partial<Need> = {}, parts: object = {}) =>
    hear({ ...need, ...more }, readMinutes(context(minutes('ICPC', { statements, ...parts }))))
  const waiting = 'Waiting for the closure decision of a team manager or practice supervisor.'
  test('the newest that counts, and where none does, why the newest does not', () => {
    const [a, b] = [given({ id: 'a' }), given({ id: 'b' })]
    expect(heard([a, b]).statement?.id).toBe('b')
    expect(heard([a, { ...b, text: 'Short.' }]).statement?.id).toBe('a')
    expect(
      heard([
        { ...a, role: 'QA lead' },
        { ...b, text: 'Short.' },
      ]).lacks,
    ).toEqual(['The closure decision needs reasoning of at least 60 characters.'])
    expect(heard([]).lacks).toEqual([waiting])
  })
  test.each([
    ['about other children', { about: ['c9'] }, {}],
    ['about one child of two', { about: ['c1'] }, { about: ['c1', 'c2'] }],
    ['on another check', { ruleId: 'R-OO' }, {}],
    ['of another kind', { kind: 'crime decision' as const }, {}],
    ['about another matter', { fields: { subject: 'ev2' } }, { subject: 'ev1' }],
    ['about no matter, where there are several', {}, { subject: 'ev1' }],
  ])('not one %s', (_, more, asks) => {
    expect(heard([given(more)], asks).lacks).toEqual([waiting])
  })
  test.each([
    ['about all the children', { about: 'all' as const }, { about: ['c1', 'c2'] }],
    ['about both of two', { about: ['c2', 'c1'] }, { about: ['c1', 'c2'] }],
    ['on one of two checks', {}, { rules: ['R-MO' as const, 'R-CG' as const] }],
    ['about that matter', { fields: { subject: 'ev1' } }, { subject: 'ev1' }],
    ['about no matter, where there is only one', {}, { subject: 'ev1', alone: true }],
  ])('but one %s', (_, more, asks) => {
    expect(heard([given(more)], asks).lacks).toEqual([])
  })
  test('not of a wrong level, nor of somebody who had a part in it', () => {
    expect(heard([given({ role: 'Mayor' })]).lacks).toEqual([
      'The closure decision has to come from a team manager or practice supervisor.',
    ])
    const chair = { byAccount: 'acc-chair', byName: 'Priya Noor' }
    expect(heard([given(chair)]).lacks).toEqual([
      'Priya Noor cannot give the closure decision: chaired, wrote, decided or answered this themselves.',
    ])
    const answers = [answer('R-MO', { answeredBy: 'acc-tm' })]
    expect(heard([given()], { rules: ['R-CG', 'R-MO'] }, { answers }).lacks).toEqual([
      'Ruth Ives cannot give the closure decision: chaired, wrote, decided or answered this themselves.',
    ])
    expect(heard([given()], {}, { answers }).lacks).toEqual([])
  })
  test('an own test of the check is asked as well, and all that meet it are found in their order', () => {
    const statements = [given({ id: 'a' }), given({ id: 'b', text: 'Short.' }), given({ id: 'c' })]
    const reading = readMinutes(context(minutes('ICPC', { statements })))
    expect(allHeard(need, reading).map(({ id }) => id)).toEqual(['a', 'c'])
    expect(allHeard(need, reading, ({ id }) => (id === 'c' ? ['No.'] : [])).map(({ id }) => id)).toEqual([
      'a',
    ])
    expect(hear(need, reading, ({ id }) => (id === 'c' ? ['No.'] : [])).statement?.id).toBe('a')
    expect(hear(need, reading, () => ['No.']).lacks).toEqual(['No.'])
  })
})
