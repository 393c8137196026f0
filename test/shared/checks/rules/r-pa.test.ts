import { describe, expect, test } from 'vitest'
import { rPA } from '../../../../shared/checks/rules/r-pa.ts'
import { type Answer, meetingTypes } from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  decision,
  family,
  findings,
  minutes,
  only,
  person,
  statement,
  template,
} from '../kit.ts'
import { overridingRoles } from './tries.ts'

const done = action({
  id: 'p1',
  text: 'Weigh Ada',
  status: 'done',
  evidence: 'Chart of 2 September',
  effectOnChild: 'She is gaining weight again.',
})
const record = (one: object, answers: Answer[] = []) =>
  minutes('CIN_REVIEW', { previousActions: [{ ...done, ...one }], answers })
const lacks = (one: object, answers: Answer[] = []) => only('R-PA', record(one, answers)).shortfalls

describe('R-PA follows up what was agreed last time', () => {
  test('and is silent where nothing was', () => {
    expect(findings('R-PA', minutes('CIN_REVIEW'))).toEqual([])
  })
  test('in every type that repeats and has a place for them; elsewhere they are only carried along', () => {
    const asked = meetingTypes.filter(
      (type) => findings('R-PA', minutes(type, { previousActions: [done] })).length > 0,
    )
    expect(asked.toSorted()).toEqual([
      'CG',
      'CIN_REVIEW',
      'LEGAL',
      'RCPC',
      'SUP_CASE',
      'SUP_GROUP',
      'SUP_SUP',
    ])
  })
  test('holds signing and closing, and shows the actions that have no end', () => {
    const two = minutes('CIN_REVIEW', { previousActions: [done, { ...done, id: 'p2', status: '' }] })
    expect(only('R-PA', two)).toMatchObject({
      id: 'R-PA',
      title: 'Previous actions followed up',
      severity: ['MUST', 'GATE'],
      state: 'open',
      blocksSigning: true,
      blocksClosing: true,
      why: '1 action from last time has no end yet, or no word on what changed for the child.',
      evidence: [{ kind: 'fact', says: 'Weigh Ada: not said', section: 'prevAct', rowId: 'p2' }],
      shortfalls: ['“Weigh Ada”: done, part done, not done, or no longer needed?'],
      questions: [
        'Done, part, not done, no longer needed? What changed for the child? If not done twice: what will be different this time, who needs to know?',
      ],
    })
    const both = minutes('CIN_REVIEW', {
      previousActions: [
        { ...done, status: '' },
        { ...done, id: 'p2', status: '' },
      ],
    })
    expect(only('R-PA', both).why).toBe(
      '2 actions from last time have no end yet, or no word on what changed for the child.',
    )
    expect(rPA.seeds).toEqual(['1.1', '5.1'])
  })
  test('stays to be seen once every action has its end', () => {
    expect(only('R-PA', record({}))).toMatchObject({
      state: 'answered',
      why: 'Every action from last time has to come to an end that can be seen.',
      evidence: [{ says: 'Weigh Ada: done' }],
      blocksSigning: false,
      blocksClosing: false,
    })
  })
  test.each([
    ['done, with what changed and how we know', {}],
    [
      'no longer needed, with what happens now',
      { status: 'No longer needed', effectOnChild: '', evidence: 'Moved to aunt' },
    ],
    ['part done', { status: 'part done', evidence: 'Carried on.', effectOnChild: 'Sleeps a bit' }],
    ['not done the first time', { status: 'not done', carriedCount: 1 }],
  ])('%s satisfies it', (_, one) => {
    expect(lacks(one)).toEqual([])
  })
  test.each([
    ['no status', { status: '' }, '“Weigh Ada”: done, part done, not done, or no longer needed?'],
    [
      '“in progress”',
      { status: 'in progress' },
      '“Weigh Ada”: done, part done, not done, or no longer needed?',
    ],
    ['nothing that changed', { effectOnChild: 'Nothing.' }, '“Weigh Ada”: what changed for the child?'],
    ['done without knowing how', { evidence: 'Rung her.' }, '“Weigh Ada”: how do we know it was done?'],
    [
      'part done without a next step',
      { status: 'part done', evidence: '' },
      '“Weigh Ada”: what happens with it now?',
    ],
  ])('%s does not', (_, one, says) => {
    expect(lacks(one)).toEqual([says])
  })
})

describe('R-PA looks harder at what was not done twice', () => {
  const twice = { status: 'not done', carriedCount: 2 }
  const row = { action: 'Weigh Ada', different: 'The nurse goes to the home.', told: 'Her manager' }
  const given = (more: object) => lacks(twice, [answer('R-PA', { rows: [{ ...row, ...more }] })])
  const says = ['“Weigh Ada” was not done twice: what will be different, and who needs to know?']
  test('until it is said what will be different and who is told', () => {
    expect(lacks(twice)).toEqual(says)
    expect(given({})).toEqual([])
    expect(given({ action: 'p1' })).toEqual([])
    expect(given({ action: ' weigh ada ' })).toEqual([])
  })
  test.each([
    ['another action', { action: 'Ring Ada' }],
    ['a thin difference', { different: 'Try it again.' }],
    ['nobody told', { told: 'hv' }],
  ])('%s is not enough', (_, more) => {
    expect(given(more)).toEqual(says)
  })
  test('and starts the answer with that action, never with one that was done late', () => {
    expect(only('R-PA', record(twice)).prefill).toEqual({
      rows: [{ action: 'Weigh Ada', different: '', told: '' }],
    })
    expect(only('R-PA', record({ carriedCount: 3 })).prefill).toEqual({ rows: [] })
    expect(lacks({ carriedCount: 3 })).toEqual([])
  })
})

test('a council’s own template with a place for last time’s actions is asked about them', () => {
  const own = template('STRAT')
  const withPlace = {
    ...own,
    sections: [...own.sections, ...template('CG').sections.filter(({ key }) => key === 'prevAct')],
  }
  const record = minutes('STRAT', { previousActions: [{ ...done, status: '' }] })
  expect(findings('R-PA', record)).toEqual([])
  expect(only('R-PA', record, { template: withPlace }).blocksSigning).toBe(true)
})

describe('the chair of a meeting that also closes', () => {
  const override = statement('override', 'R-PA', 'CP chair')
  const closing = (value: string, more: object = {}, status = '') =>
    only(
      'R-PA',
      minutes('RCPC', {
        previousActions: [{ ...done, status }],
        decisions: [decision(value, more)],
        statements: [override],
      }),
    )
  test('lets the minutes be signed, and not the chair’s own closure through', () => {
    for (const decidedBy of ['', 'p-chair'])
      expect(closing('CPP ends: CIN', { decidedBy })).toMatchObject({
        severity: ['GATE'],
        state: 'open',
        blocksSigning: false,
        blocksClosing: true,
        override: { allowed: false },
      })
  })
  test('overrides both where the plan goes on, or where the decision is somebody else’s', () => {
    expect(closing('CPP continues (same category)').state).toBe('overridden')
    expect(closing('CPP ends: CIN', { decidedBy: 'p-sw' }).state).toBe('overridden')
    expect(closing('CPP ends: CIN', { decidedBy: 'p-chair' }, 'done').state).toBe('answered')
  })
})

test('the chair of this meeting may override R-PA, and no other chair', () => {
  const make = (more: object) =>
    only(
      'R-PA',
      minutes('CIN_REVIEW', {
        previousActions: [{ ...done, status: '' }],
        statements: [statement('override', 'R-PA', 'CP chair', more)],
      }),
    )
  expect(make({}).state).toBe('overridden')
  expect(make({ byAccount: 'acc-chair2', byName: 'Ines Vale' })).toMatchObject({
    state: 'open',
    shortfalls: expect.arrayContaining(['Ines Vale cannot give the override: did not chair this meeting.']),
  })
})

test('the chair may override R-PA, nobody else', () => {
  expect(
    overridingRoles('R-PA', (statements) =>
      minutes('CIN_REVIEW', { previousActions: [{ ...done, status: '' }], statements }),
    ),
  ).toEqual(['CP chair'])
})

describe('R-PA measures what was written', () => {
  const effect = '“Weigh Ada”: what changed for the child?'
  const known = '“Weigh Ada”: how do we know it was done?'
  test.each([
    ['ten characters of change', { effectOnChild: 'She sleeps' }, []],
    ['nine characters of change', { effectOnChild: 'She eats.' }, [effect]],
    ['ten characters of evidence', { evidence: 'Clinic cha' }, []],
    ['nine characters of evidence', { evidence: 'Rung her.' }, [known]],
    ['neither', { evidence: '', effectOnChild: '' }, [effect, known]],
    ['spaces and capitals around the word', { status: ' Done ' }, []],
  ])('%s', (_, one, says) => {
    expect(lacks(one)).toEqual(says)
  })
  const twice = { status: 'not done', carriedCount: 2 }
  const says = ['“Weigh Ada” was not done twice: what will be different, and who needs to know?']
  test.each([
    ['fifteen characters and three', { different: 'She rings again', told: 'Mum' }, []],
    ['fourteen characters and three', { different: 'She rings once', told: 'Mum' }, says],
  ])('of what is different and who is told: %s', (_, row, expected) => {
    expect(lacks(twice, [answer('R-PA', { rows: [{ action: 'Weigh Ada', ...row }] })])).toEqual(expected)
  })
  test('a row that names no action settles none', () => {
    const rows = [{ different: 'She rings again', told: 'Mum' }]
    expect(lacks(twice, [answer('R-PA', { rows })])).toEqual(says)
  })
  test('an action that was typed with spaces and capitals is found by its words', () => {
    const rows = [{ action: 'Weigh ada', different: 'She rings again', told: 'Mum' }]
    expect(lacks({ ...twice, text: ' WEIGH Ada ' }, [answer('R-PA', { rows })])).toEqual([])
    const one = { action: 'Ring her', different: 'She rings again', told: 'Mum' }
    expect(lacks(twice, [answer('R-PA', { rows: [one, ...rows] })])).toEqual([])
  })
  test('only the actions that were not done twice are asked about twice', () => {
    const previousActions = [
      { ...done, ...twice },
      { ...done, id: 'p2', text: 'Ring gran' },
    ]
    expect(only('R-PA', minutes('CIN_REVIEW', { previousActions })).shortfalls).toEqual(says)
  })
})

describe('whose decision an override of the chair leaves open', () => {
  const given = (
    decisions: ReturnType<typeof decision>[],
    statements = [statement('override', 'R-PA', 'CP chair')],
  ) =>
    only(
      'R-PA',
      minutes('RCPC', {
        people: [...family, person('p-also', 'P. Noor', 'professional', { accountId: 'acc-chair' })],
        previousActions: [{ ...done, status: '' }],
        decisions,
        statements,
      }),
    )
  const ends = (decidedBy: string, id = 'd1') => decision('CPP ends: CIN', { id, decidedBy })
  test('one that nobody is named for, or that the same account is named for under another name', () => {
    expect(given([ends('  ')])).toMatchObject({ state: 'open', blocksSigning: false })
    expect(given([ends('p-also')])).toMatchObject({ state: 'open', blocksSigning: false })
    expect(given([ends('p-hv')]).state).toBe('overridden')
  })
  test('one of two is enough', () => {
    expect(given([ends('p-hv'), ends('p-chair', 'd2')])).toMatchObject({
      state: 'open',
      blocksSigning: false,
    })
  })
  test.each([
    [
      'another check',
      statement('override', 'R-PP', 'CP chair', { byAccount: 'acc-hv', byName: 'Siobhan Green' }),
    ],
    [
      'another kind',
      statement('closure decision', 'R-PA', 'CP chair', { byAccount: 'acc-hv', byName: 'Siobhan Green' }),
    ],
    [
      'another role',
      statement('override', 'R-PA', 'Team manager', { byAccount: 'acc-hv', byName: 'Siobhan Green' }),
    ],
  ])('what the decider said on %s does not make it the chair’s', (_, said) => {
    expect(given([ends('p-hv')], [statement('override', 'R-PA', 'CP chair'), said]).state).toBe('overridden')
  })
})
