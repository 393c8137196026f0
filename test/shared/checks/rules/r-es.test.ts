import { describe, expect, test } from 'vitest'
import { mayState, whatIsConfirmed } from '../../../../shared/checks/index.ts'
import {
  type Answer,
  type Dissent,
  type MeetingType,
  type Minutes,
  meetingTypes,
  type Statement,
} from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  child,
  decision,
  dissent,
  family,
  findings,
  lacks,
  minutes,
  only,
  person,
  section,
  statement,
  view,
} from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const safe = answer('R-ES', { fields: { unsafe: 'No', tonight: 'Ada sleeps at her aunt’s until Friday.' } })
const unsafe = but(safe, { unsafe: 'Yes' })
const said: Dissent = dissent({
  person: 'p-hv',
  about: 'threshold',
  text: 'A child in need plan is enough.',
  ownWords: 'yes',
  confirmedHow: 'Read back to her on the telephone',
  confirmedOn: '2026-09-17',
  choice: 'noted',
})
const raised: Dissent = { ...said, choice: 'escalated', stage: '1', lead: 'Named nurse', due: '2026-09-30' }
const ended = { outcome: 'Plan kept for four weeks.', outcomeSentOn: '2026-09-17', accepted: 'yes' as const }
const record = (one: Partial<Dissent>, given: Answer[] = [safe], type: MeetingType = 'RCPC', more = {}) =>
  minutes(type, { dissent: [{ ...said, ...one }], answers: given, ...more })
const finding = (one: Partial<Dissent>, given: Answer[] = [safe]) => only('R-ES', record(one, given))

describe('R-ES hears a view that is not the decision', () => {
  const differs = (value: string, views: string, type: MeetingType = 'RCPC') =>
    findings(
      'R-ES',
      minutes(type, { decisions: [decision(value)], views: [view({ person: 'p-hv', view: views })] }),
    ).length === 1
  test.each([
    ['CPP ends: CIN', 'CPP continues'],
    ['CPP ends: other', 'CPP continues'],
    ['CPP ends: other', 'the plan should stay: child protection plan'],
    ['CPP continues (same category)', 'CPP ends: CIN'],
    ['CPP continues (changed category)', 'end the child protection plan'],
    ['CPP made', 'no CPP'],
    ['CPP not made: early help', 'CPP not made: CIN'],
    ['S47 joint', 'no S47: NFA'],
    ['S47 joint', 'no s47'],
    ['S47 joint', 'S47 CSC only'],
    ['no S47: NFA', 'S47 joint'],
    ['no S47: NFA', 'no S47: assessment'],
    ['no S47: CIN continues', 'section 47 enquiry'],
    ['police only', 'S47 joint'],
    ['close', 'continues'],
    ['step down: TAF', 'keep CIN open'],
    ['continues', 'close'],
    ['continues', 'step up: strategy discussion'],
    ['NFA', 'early help'],
    ['NFA', 'strategy/S47'],
    ['close', 'I do not agree'],
  ])('%s, and the view was “%s”', (value, views) => {
    expect(differs(value, views)).toBe(true)
  })
  test.each([
    ['CPP continues (same category)', 'CPP continues'],
    ['CPP continues (same category)', 'continues'],
    ['CPP ends: CIN', 'CIN'],
    ['CPP ends: other', 'early help'],
    ['S47 joint', 'S47'],
    ['S47 CSC only', 'section 47 enquiry'],
    ['no S47: CIN continues', 'no S47'],
    ['no S47: CIN continues', 'continues'],
    ['continues', 'CIN'],
    ['strategy/S47', 'strategy discussion'],
    ['CPP made', 'unsure'],
    ['adjourned: inquorate', 'CPP'],
  ])('%s, and “%s” is no other view', (value, views) => {
    expect(differs(value, views)).toBe(false)
  })
  test('of the agencies in a strategy discussion, who each said whether there is reasonable cause', () => {
    const asked = (value: string, cells: Record<string, string>) =>
      findings(
        'R-ES',
        minutes('STRAT', {
          decisions: [decision(value)],
          tables: [{ key: 'thresholdQ', rows: [{ id: 'r1', cells: { person: 'p-hv', ...cells } }] }],
        }),
      )
    expect(asked('no S47: NFA', { view: 'yes' })[0]).toMatchObject({
      evidence: [
        {
          says: 'Siobhan Green: reasonable cause to suspect significant harm: yes',
          section: 'thresholdQ',
          rowId: 'r1',
        },
      ],
      shortfalls: expect.arrayContaining([
        'Siobhan Green holds a different view. Record it under Disagreement.',
      ]),
    })
    expect(asked('S47 joint', { view: 'no' })).toHaveLength(1)
    expect(asked('S47 joint', { view: 'yes', reason: 'We do not agree about the medical.' })).toHaveLength(1)
    expect(asked('S47 joint', { view: 'yes' })).toEqual([])
    expect(asked('no S47: assessment', { view: 'no' })).toEqual([])
    expect(asked('no S47: assessment', { view: 'cannot say yet' })).toEqual([])
    expect(asked('no S47: NFA', { view: 'yes', person: 'p-mum' })).toEqual([])
  })
  test('of one child’s decision, when the brothers’ are what was wanted', () => {
    const two = minutes('ICPC', {
      children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')],
      decisions: [decision('CPP made'), decision('CPP not made: CIN', { id: 'd2', child: 'c2' })],
      views: [view({ person: 'p-hv', view: 'CPP' })],
    })
    expect(findings('R-ES', two)).toHaveLength(1)
  })
})

describe('R-ES asks', () => {
  test('in every type where agencies meet and in all supervision, and not in a management note or a review of history', () => {
    const asked = meetingTypes.filter((type) => findings('R-ES', record({}, [], type)).length > 0)
    expect(asked.toSorted()).toEqual(
      meetingTypes.filter((type) => !['CLOSE', 'HRR', 'MGMT'].includes(type)).toSorted(),
    )
  })
  test.each(weakened(safe))('more than %s', (_, given, says) => {
    expect(lacksAfter('R-ES', (answers) => record({}, answers), given)).toEqual([says])
  })
  test('and no role overrides it', () => {
    expect(overridingRoles('R-ES', (statements) => record({}, [], 'RCPC', { statements }))).toEqual([])
  })
  test('what nobody has written down yet, where only the text disagrees', () => {
    const said = [section('agencyInfo', 'School does not agree.')]
    expect(lacks(only('R-ES', minutes('CG', { sections: said, answers: [safe] })))).toBe(
      'The text speaks of disagreement. Record who disagrees, or set the passage aside with a reason.',
    )
  })
})

describe('a disagreement is the person’s own', () => {
  test.each([
    ['a tick for “own words” without how it was confirmed', { confirmedHow: '' }],
    ['a tick without the day on which it was confirmed', { confirmedOn: 'in the room' }],
  ])('%s is not enough', (_, one) => {
    expect(finding(one)).toMatchObject({
      state: 'open',
      blocksSigning: true,
      shortfalls: ['Siobhan Green: how, and on which day, was it confirmed with them?'],
    })
    expect(finding({ ownWords: 'no' }).shortfalls).toEqual([
      'Siobhan Green: in their own words, or confirmed by them.',
    ])
  })
  test.each([
    ['five characters', 'Phone', 'answered'],
    ['four', 'Call', 'open'],
  ])('how it was confirmed takes %s or more', (_, confirmedHow, state) => {
    expect(finding({ confirmedHow }).state).toBe(state)
  })
  test.each([
    ['in the row, ten characters of them', 'Too early.', [], []],
    [
      'with their view, where the row has fewer',
      'Too soon.',
      [view({ person: 'p-hv', text: 'Too early.' })],
      [],
    ],
    [
      'not in the view of another',
      '',
      [view({ person: 'p-dsl', text: 'It is too early.' })],
      ['Siobhan Green: write down what they disagree about.'],
    ],
    [
      'not in nine characters of a view',
      '',
      [view({ person: 'p-hv', text: 'Too soon.' })],
      ['Siobhan Green: write down what they disagree about.'],
    ],
    ['not nowhere', 'Too soon.', [], ['Siobhan Green: write down what they disagree about.']],
  ])('their words stand %s', (_, text, views, says) => {
    expect(only('R-ES', record({ text }, [safe], 'RCPC', { views })).shortfalls).toEqual(says)
  })
  const people = family.map((one) => (one.id === 'p-hv' ? { ...one, accountId: 'acc-hv' } : one))
  const words = { byAccount: 'acc-hv', byName: 'Siobhan Green', text: 'Yes, this is what I say.' }
  const confirms = (row: Partial<Dissent>, more: Partial<Statement> = {}): Statement =>
    statement('dissent confirmed', 'R-ES', 'QA lead', {
      ...words,
      fields: whatIsConfirmed(
        { id: 'acc-hv', name: 'Siobhan Green' },
        minutes('RCPC', { people, dissent: [{ ...said, ...row }] }),
      ),
      ...more,
    })
  const by = (row: Partial<Dissent>, statements: Statement[]) =>
    only('R-ES', record(row, [safe], 'RCPC', { people, statements }))
  test('who signs in here confirms it signed in, whatever was ticked', () => {
    expect(by({}, [])).toMatchObject({
      state: 'open',
      shortfalls: [
        'Siobhan Green: signs in and confirms these words and this choice. They lapse when either is changed.',
      ],
      secondPerson: [{ kind: 'dissent confirmed', person: { id: 'p-hv', name: 'Siobhan Green' } }],
    })
    expect(by({}, [confirms({})])).toMatchObject({ state: 'answered', secondPerson: [] })
  })
  test.each([
    ['another kind of statement', { kind: 'closure decision' }],
    ['a statement on another check', { ruleId: 'R-MO' }],
  ] as const)('%s confirms nothing', (_, more) => {
    expect(by({}, [confirms({}, more)]).state).toBe('open')
  })
  test.each([
    [
      'noted',
      {},
      'You disagree about the threshold: “A child in need plan is enough.”. You want it noted and taken no further. Is this what you say?',
    ],
    [
      'escalated, with an end that they accept',
      { ...raised, ...ended, about: '' as const, outcome: ' Plan kept. ' },
      'You disagree: “A child in need plan is enough.”. You want it escalated. It ended: “Plan kept.”. You accept that. Is this what you say?',
    ],
    [
      'without a choice, and an end that they do not accept',
      { ...ended, choice: '' as const, outcome: ' ', accepted: 'no' as const },
      'You disagree about the threshold: “A child in need plan is enough.”. You do not accept that. Is this what you say?',
    ],
  ])('they are asked whether it is what they say: %s', (_, row, says) => {
    expect(by(row, []).secondPerson).toEqual([
      {
        kind: 'dissent confirmed',
        levels: [],
        person: { id: 'p-hv', name: 'Siobhan Green' },
        questions: [says],
        fields: [],
      },
    ])
  })
  test('nobody is asked to sign in who has no account here', () => {
    expect(finding({ ownWords: 'no' }).secondPerson).toEqual([])
    expect(finding({ person: 'p-nobody', ownWords: 'no' }).secondPerson).toEqual([])
  })
  test('what they confirmed stays so, with or without spaces around it', () => {
    const spaced = {
      ...raised,
      ...ended,
      outcome: ' Plan kept for four weeks.  ',
      text: ' It is too early. ',
    }
    expect(by({ ...spaced, text: 'It is too early.' }, [confirms(spaced)]).state).toBe('answered')
    const end = { ...raised, ...ended }
    expect(by(end, [confirms({ ...end, outcome: ' Plan kept for four weeks. ' })]).state).toBe('answered')
  })
  test('each confirms only the rows that are theirs', () => {
    const rows = [said, { ...said, id: 'di2', person: 'p-dsl' }]
    expect(
      Object.keys(
        whatIsConfirmed({ id: 'acc-hv', name: 'Siobhan Green' }, minutes('RCPC', { people, dissent: rows })),
      ),
    ).toEqual(['di1 words', 'di1 choice', 'di1 outcome', 'di1 accepted'])
  })
  test('only that person may confirm it, whatever somebody else’s role', () => {
    const open = record({}, [safe], 'RCPC', { people })
    const may = (id: string, name: string, level: 'HoS' | 'Ch' | undefined) =>
      mayState({ id, name }, level, open, only('R-ES', open), 'dissent confirmed')
    expect(may('acc-hv', 'Siobhan Green', undefined)).toEqual({ ok: true })
    for (const level of ['HoS', 'Ch', undefined] as const)
      expect(may('acc-chair', 'Priya Noor', level)).toEqual({
        ok: false,
        says: 'Only Siobhan Green can say this.',
      })
    expect(by({}, [confirms({}, { byAccount: 'acc-chair', byName: 'Priya Noor' })]).state).toBe('open')
  })
  test('and the confirmation lapses when the words or the choice are changed afterwards', () => {
    expect(by({ text: 'A child in need plan is enough for now.' }, [confirms({})]).state).toBe('open')
    expect(by({}, [confirms({ choice: 'escalated' })]).state).toBe('open')
    expect(by({ ...raised, choice: 'noted' }, [confirms(raised)]).state).toBe('open')
  })
  test('whether the end is accepted is confirmed by them too', () => {
    const end = { ...raised, ...ended }
    expect(by(end, [confirms(raised)])).toMatchObject({
      blocksSigning: false,
      blocksClosing: true,
      shortfalls: ['Siobhan Green: signs in and confirms that they accept the outcome.'],
      secondPerson: [{ questions: [expect.stringContaining('It ended: “Plan kept for four weeks.”')] }],
    })
    expect(by(end, [confirms(raised), confirms(end)])).toMatchObject({
      state: 'answered',
      blocksClosing: false,
    })
  })
})

describe('an escalation ends', () => {
  test('with a written outcome that went to everybody and that is accepted', () => {
    expect(finding({ ...raised, ...ended })).toMatchObject({ state: 'answered', blocksClosing: false })
  })
  test.each([
    [
      'an outcome that was not accepted',
      { accepted: 'no' as const },
      'Siobhan Green does not accept the outcome: it goes to the next stage, 2 managers.',
    ],
    [
      'an outcome that went to nobody',
      { outcomeSentOn: '' },
      'Siobhan Green: when did the written outcome go to everybody?',
    ],
    [
      'an outcome nobody has accepted yet',
      { accepted: '' as const },
      'Siobhan Green: waiting for the written outcome, and whether they accept it.',
    ],
    [
      'acceptance of nothing',
      { outcome: ' ' },
      'Siobhan Green: waiting for the written outcome, and whether they accept it.',
    ],
  ])('not with %s: the minutes can be signed and the gate stays shut', (_, one, says) => {
    expect(finding({ ...raised, ...ended, ...one })).toMatchObject({
      severity: ['GATE'],
      state: 'open',
      blocksSigning: false,
      blocksClosing: true,
      shortfalls: [says],
    })
  })
  test('not before its stage and its lead are named in words', () => {
    const says = ['Siobhan Green: say at which stage, and who leads.']
    expect(finding({ ...raised, stage: ' ' }).shortfalls).toEqual(says)
    expect(finding({ ...raised, lead: ' ' }).shortfalls).toEqual(says)
  })
  test('on the very day, and is not late', () => {
    const says = 'Siobhan Green: waiting for the written outcome, and whether they accept it.'
    expect(finding({ ...raised, due: '2026-09-17' }).shortfalls).toEqual([says])
    expect(finding({ ...raised, due: '2026-09-16' }).shortfalls).toEqual([
      `${says} It was to be settled by 16 September 2026.`,
    ])
  })
  test('late, and it says so', () => {
    expect(lacks(finding({ ...raised, due: '2026-09-10' }))).toContain(
      'It was to be settled by 10 September 2026.',
    )
  })
})

describe('where a child is unsafe meanwhile', () => {
  test('nothing is only noted', () => {
    expect(finding({}, [unsafe])).toMatchObject({
      state: 'open',
      blocksSigning: true,
      shortfalls: [
        'Siobhan Green: a child is unsafe, so it cannot only be noted. Escalate it, at stage 3 or above if need be.',
      ],
    })
  })
  test('what has ended is settled, and what has no day is not', () => {
    expect(finding({ ...raised, ...ended, due: '2026-10-30' }, [unsafe]).state).toBe('answered')
    expect(finding({ ...raised, due: '' }, [unsafe]).shortfalls).toContain(
      'Siobhan Green: a child is unsafe. Stages may be skipped; it has to be settled by 18 September 2026.',
    )
    const earlier = { ...unsafe, answeredAt: '2026-09-10T09:00:00Z' }
    expect(finding({ ...raised, due: '2026-09-18' }, [earlier])).toMatchObject({ severity: ['GATE'] })
  })
  test('it has to be settled by the next day, at whatever stage', () => {
    const at = (due: string, stage = '3 senior or designated leads', given = unsafe) =>
      finding({ ...raised, due, stage }, [given])
    expect(at('2026-09-18')).toMatchObject({ severity: ['GATE'], blocksSigning: false })
    expect(at('2026-09-17').blocksSigning).toBe(false)
    expect(at('2026-09-19')).toMatchObject({
      blocksSigning: true,
      shortfalls: [
        'Siobhan Green: a child is unsafe. Stages may be skipped; it has to be settled by 18 September 2026.',
      ],
    })
    const laterSaid = { ...unsafe, answeredAt: '2026-09-20T09:00:00Z' }
    expect(at('2026-09-21', '4', laterSaid).blocksSigning).toBe(false)
    expect(at('2026-09-22', '4', laterSaid).blocksSigning).toBe(true)
  })
})

describe('an escalation that has not ended is there in the next record', () => {
  const before: Minutes = record(raised, [safe], 'CIN_REVIEW', { meeting: { date: '2026-07-02' } })
  const later = (type: MeetingType, more: object = {}, history = [before]) =>
    findings('R-ES', minutes(type, more), { history })
  test('and holds its gate although nothing was carried over', () => {
    expect(later('CIN_REVIEW')).toMatchObject([
      {
        severity: ['GATE'],
        blocksSigning: false,
        blocksClosing: true,
        evidence: [
          {
            says: 'Siobhan Green escalated a disagreement about the threshold in a meeting of 2 July 2026, and it has not ended.',
          },
        ],
        shortfalls: ['Siobhan Green: waiting for the written outcome, and whether they accept it.'],
      },
    ])
  })
  test('also in a closure decision, where nobody can write down a disagreement', () => {
    expect(later('CLOSE')).toMatchObject([{ severity: ['GATE'], blocksClosing: true }])
    expect(later('CLOSE', { dissent: [said] }, [])).toEqual([])
  })
  const again = but(safe, { whatIsNew: 'The aunt has agreed to another two weeks.' })
  const carried = { ...raised, raisedIn: '2026-07-02' }
  test('the row that was carried over stands for it, and their words need no second confirmation', () => {
    const row = { ...carried, ownWords: '' as const, confirmedHow: '', confirmedOn: '' }
    expect(later('RCPC', { dissent: [row], answers: [again] })).toMatchObject([
      { severity: ['GATE'], blocksSigning: false, blocksClosing: true },
    ])
    expect(later('RCPC', { dissent: [{ ...row, text: 'It is over.' }], answers: [again] })[0]).toMatchObject({
      blocksSigning: true,
    })
  })
  test('it ends where it is ended, and in every record after that', () => {
    const end = { ...carried, ...ended }
    expect(later('RCPC', { dissent: [end], answers: [again] })).toMatchObject([{ state: 'answered' }])
    const esc = record(end, [again], 'ESC', { meeting: { date: '2026-08-01' } })
    expect(later('RCPC', {}, [before, esc])).toEqual([])
  })
  test('to strike the row out of a record, or to call it noted for them, does not end it', () => {
    const struck = minutes('CIN_REVIEW', { meeting: { date: '2026-08-01' } })
    expect(later('RCPC', {}, [before, struck])).toHaveLength(1)
    const noted = record({ ...carried, choice: 'noted', ownWords: 'no' }, [safe], 'CG', {
      meeting: { date: '2026-08-01' },
    })
    expect(later('RCPC', {}, [before, noted])).toHaveLength(1)
    const theirs = record({ ...carried, choice: 'noted' }, [safe], 'CG', { meeting: { date: '2026-08-01' } })
    expect(later('RCPC', {}, [before, theirs])).toEqual([])
  })
  test('a row that was carried over as noted is theirs only in the same words, choice and row', () => {
    const row = { ...carried, ownWords: '' as const, confirmedHow: '', confirmedOn: '' }
    const theirs = 'Siobhan Green: in their own words, or confirmed by them.'
    const says = (one: Partial<Dissent>, history = [before]) =>
      later('RCPC', { dissent: [{ ...row, ...one }], answers: [again] }, history)[0]?.shortfalls
    expect(says({ choice: 'noted' })).toContain(theirs)
    expect(says({ id: 'di9' })).toContain(theirs)
    expect(says({}, [{ ...before, dissent: [{ ...raised, ownWords: 'no' }] }])).toContain(theirs)
    const two = { ...before, dissent: [{ ...said, id: 'di0', person: 'p-dsl' }, raised] }
    expect(says({}, [two])).not.toContain(theirs)
  })
  test('shows what it is about, since when, and who holds another view', () => {
    const views = [
      view({ person: 'p-dsl', view: 'close' }),
      view({ id: 'v2', person: 'p-hv', view: 'close' }),
    ]
    const decisions = [decision('CPP continues (same category)')]
    const found = later('RCPC', { dissent: [{ ...carried, about: '' }], views, decisions })[0]
    expect(found?.evidence[0]).toMatchObject({ says: 'Siobhan Green disagrees, since 2 July 2026.' })
    expect(found?.shortfalls).toContain('Mark Toll holds a different view. Record it under Disagreement.')
    expect(found?.shortfalls).not.toContain(
      'Siobhan Green holds a different view. Record it under Disagreement.',
    )
    expect(found?.shortfalls).not.toContain(
      'The text speaks of disagreement. Record who disagrees, or set the passage aside with a reason.',
    )
    expect(later('RCPC', { views: views.slice(0, 1), decisions }, [])[0]?.shortfalls).toEqual([
      'Mark Toll holds a different view. Record it under Disagreement.',
      'Nobody has answered this yet.',
    ])
  })
  test('and words of another matter are no disagreement', () => {
    expect(later('RCPC', { sections: [section('agencyInfo', 'Ada was hit.')] }, [])).toEqual([])
  })
  test('what was only noted is over', () => {
    expect(later('RCPC', {}, [record({}, [safe], 'CIN_REVIEW')])).toEqual([])
  })
})

test('a person who is no professional disagrees with the family’s views, not here', () => {
  const mum = person('p-gran', 'Jean Ashby', 'grandparent')
  expect(
    findings(
      'R-ES',
      minutes('CIN_REVIEW', {
        people: [...family, mum],
        decisions: [decision('close')],
        views: [view({ person: 'p-gran', view: 'continues' })],
      }),
    ),
  ).toEqual([])
})
