import { describe, expect, test } from 'vitest'
import { closingBlockers, evaluate, mayState, signingBlockers } from '../../../../shared/checks/index.ts'
import { harmGrid } from '../../../../shared/checks/rules/r-cg.ts'
import type { Answer } from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  but,
  child,
  context,
  decision,
  dissent,
  event,
  findings,
  lacks,
  minutes,
  only,
  section,
  statement,
} from '../kit.ts'
import { weakened } from './tries.ts'

const seen = (alone: 'yes' | 'no', date: string) => ({
  seen: [{ date, by: 'p-sw', alone, where: 'school', announced: '' as const, whyNotAlone: '' }],
})
const current = { triggers: { chronologyLastUpdated: '2026-09-10', lastCaseSupervision: '2026-09-01' } }
const cs = answer('R-CS', {
  fields: {
    noneSeen: 'School, GP and nursery were each asked on 14 September.',
    tool: 'CSA signs and indicators template',
    decided: 'Nothing points to it; the school keeps watching.',
    strategy: 'No',
  },
})
const gate = answer('R-CG', {
  fields: {
    childView: 'She says she can ring her aunt and likes that.',
    whoNotices: 'Mark Toll, school',
    agreed: 'Yes',
  },
  rows: harmGrid.map((harm) => ({
    harm,
    state: 'considered, not indicated',
    text: 'Nothing in the chronology and nothing seen by the school.',
    asked: 'School and GP',
  })),
})
const heard = answer('R-VC', {
  sources: [{ kind: 'child said', who: 'Ada', date: '2026-09-10' }],
  fields: { said: 'Ada drew two houses and said the quiet one is where she wants to sleep.' },
})
const manager = statement('closure decision', 'R-CG', 'Team manager')
const settled = action({
  id: 'p1',
  text: 'Weigh Ada',
  status: 'done',
  evidence: 'Chart of 2 September',
  effectOnChild: 'She is gaining weight again.',
})
const ready = (given: Answer, more = {}, also: object = {}) =>
  minutes('CIN_REVIEW', {
    meeting: current,
    children: [child('c1', 'Ada Ashby', seen('yes', '2026-09-08'))],
    decisions: [decision('close', { status: 'proposed' })],
    answers: [given, cs],
    statements: [manager],
    ...more,
    ...also,
  })

describe('R-CG', () => {
  test('speaks for each child of a reduction, and for none without one', () => {
    const two = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    const about = (
      decisions: ReturnType<typeof decision>[],
      type: 'CIN_REVIEW' | 'STRAT' | 'ICPC' | 'RCPC' | 'CLOSE' | 'CG' = 'CIN_REVIEW',
    ) => findings('R-CG', minutes(type, { children: two, decisions })).flatMap((one) => one.about)
    expect(about([decision('continues')])).toEqual([])
    expect(about([decision('close')])).toEqual(['c1'])
    expect(about([decision('step down: TAF', { child: '' })])).toEqual(['c1', 'c2'])
    expect(about([decision('CPP not made: NFA')], 'ICPC')).toEqual(['c1'])
    expect(about([decision('CPP made')], 'ICPC')).toEqual([])
    expect(about([decision('CPP ends: CIN')], 'RCPC')).toEqual(['c1'])
    expect(about([decision('no S47: assessment')], 'STRAT')).toEqual(['c1'])
    expect(about([decision('S47 joint')], 'STRAT')).toEqual([])
    expect(about([decision('NFA')], 'CLOSE')).toEqual(['c1'])
    expect(about([decision('early help')], 'CLOSE')).toEqual(['c1'])
    expect(about([decision('ICPC')], 'CLOSE')).toEqual([])
    expect(about([decision('close')], 'CG')).toEqual([])
  })
  test('a proposed closure keeps the gate shut and the minutes signable', () => {
    const finding = only(
      'R-CG',
      minutes('CIN_REVIEW', { decisions: [decision('close', { status: 'proposed' })] }),
    )
    expect(finding).toMatchObject({ severity: ['GATE'], blocksClosing: true, blocksSigning: false })
    expect(only('R-CG', minutes('CIN_REVIEW', { decisions: [decision('close')] })).blocksSigning).toBe(false)
  })
  test('a closure that the minutes call decided cannot be signed while the gate is shut', () => {
    const finding = only(
      'R-CG',
      minutes('CIN_REVIEW', { decisions: [decision('close', { status: 'decided' })] }),
    )
    expect(finding.blocksSigning).toBe(true)
    expect(lacks(finding)).toContain('stays proposed')
  })
  test('opens when every harm is considered, the child seen and heard, and a manager has reasoned', () => {
    expect(lacks(only('R-CG', ready(gate)))).toBe('')
    expect(only('R-CG', ready(gate)).state).toBe('answered')
  })
  const row = (index: number, more: Record<string, string>) => ({
    ...gate,
    rows: gate.rows.map((one, at) => (at === index ? { ...one, ...more } : one)),
  })
  test.each([
    ['one harm left out', { ...gate, rows: gate.rows.slice(1) }, 'Sexual abuse'],
    ['“cannot tell”', row(2, { state: 'cannot tell' }), 'keeps the gate shut'],
    ['a state without words', row(3, { text: '' }), 'Emotional abuse'],
    ['nobody asked', row(5, { asked: '' }), 'Who was asked'],
    ['another word for a state', row(1, { state: 'fine' }), 'Neglect'],
    ['no view of the child', but(gate, { childView: '' }), 'leaving'],
    ['nobody who will notice', but(gate, { whoNotices: '' }), 'notice'],
    ['somebody who has not agreed', but(gate, { agreed: 'No' }), 'agree'],
  ])('%s keeps it shut', (_, given, says) => {
    const finding = only('R-CG', ready(given))
    expect(finding.state).toBe('open')
    expect(lacks(finding)).toContain(says)
  })
  test('a harm that is indicated and addressed opens it as well', () => {
    expect(only('R-CG', ready(row(1, { state: 'indicated and addressed' }))).state).toBe('answered')
  })
  test('the rows are the kinds of harm of the catalogue, in its words', () => {
    expect(harmGrid[0]).toBe('Sexual abuse (inside or outside the family)')
    expect(harmGrid.at(-1)).toBe(
      'Disability or illness (including illness that may be exaggerated or caused)',
    )
    expect(harmGrid).toHaveLength(8)
  })
  test.each(weakened(gate))('%s keeps it shut', (_, given, says) => {
    expect(lacks(only('R-CG', ready(given)))).toContain(says)
  })
  test('a child not born yet cannot be seen alone', () => {
    const unborn = [child('c1', 'Baby Ashby', { unborn: true, dob: '2026-12-01' })]
    expect(only('R-CG', ready(gate, { children: unborn })).state).toBe('answered')
  })
  test('the child must have been seen alone within ten working days, or the reason given', () => {
    const on = (date: string, alone: 'yes' | 'no' = 'yes', given = gate) =>
      only('R-CG', ready(given, { children: [child('c1', 'Ada Ashby', seen(alone, date))] })).state
    expect(on('2026-09-03')).toBe('answered')
    expect(on('2026-09-02')).toBe('open')
    expect(on('2026-09-16', 'no')).toBe('open')
    expect(on('2026-09-17')).toBe('answered')
    expect(on('2026-09-18')).toBe('open')
    expect(
      on(
        '2026-09-02',
        'yes',
        but(gate, { whyNotSeenAlone: 'In hospital in Leeds; the ward sister saw her alone.' }),
      ),
    ).toBe('answered')
  })
  test.each([
    ['twenty characters', 'In hospital in Leeds', true],
    ['nineteen characters', 'In hospital at York', false],
  ])('a reason for not seeing the child alone of %s', (_, whyNotSeenAlone, opens) => {
    const record = ready(but(gate, { whyNotSeenAlone }), { children: [child('c1', 'Ada Ashby')] })
    expect(only('R-CG', record).state === 'answered').toBe(opens)
  })
  test.each([
    ['Ada Ashby', [], 'Ada Ashby was never recorded as seen alone.'],
    ['', [], 'The child was never recorded as seen alone.'],
    ['Ada Ashby', [seen('no', '2026-09-16')], 'Ada Ashby was never recorded as seen alone.'],
    ['Ada Ashby', [seen('yes', 'last week')], 'Ada Ashby was never recorded as seen alone.'],
    [
      'Ada Ashby',
      [seen('yes', '2026-08-20'), seen('yes', '2026-06-01')],
      'Ada Ashby was last seen alone on 20 August 2026.',
    ],
  ])('says of “%s” when the child was last seen alone', (name, visits, says) => {
    const ada = child('c1', name, { seen: visits.flatMap((one) => one.seen) })
    expect(only('R-CG', ready(gate, { children: [ada] })).shortfalls).toEqual([
      `${says} See the child alone within 10 working days before closing, or give the reason.`,
    ])
  })
  test('says for each child what is proposed, and why', () => {
    const found = findings(
      'R-CG',
      minutes('CIN_REVIEW', {
        children: [child('c1', 'Ada Ashby'), child('c2', '')],
        decisions: [
          decision('close'),
          decision('step down: TAF', { id: 'd2', reason: '' }),
          decision('NFA', { id: 'd3', child: 'c2' }),
          decision('early help', { id: 'd4', child: '' }),
        ],
      }),
    )
    expect(found.map((one) => one.why)).toEqual([
      'Ada Ashby: close, step down: TAF, early help is proposed. Has every kind of harm been thought of?',
      'This child: NFA, early help is proposed. Has every kind of harm been thought of?',
    ])
    expect(found[0]?.evidence).toEqual([
      { kind: 'fact', says: 'close: Because.', section: 'dec', rowId: 'd1' },
      { kind: 'fact', says: 'step down: TAF: no reason given', section: 'dec', rowId: 'd2' },
      { kind: 'fact', says: 'early help: Because.', section: 'dec', rowId: 'd4' },
    ])
    expect(found[0]?.prefill?.rows?.[1]).toEqual({ harm: 'Neglect', state: '', text: '', asked: '' })
    expect(found[0]?.form.fields.map(({ key }) => key)).toEqual([
      'childView',
      'whoNotices',
      'agreed',
      'whyNotSeenAlone',
    ])
  })
  test('one decided closure among proposals is enough to hold the signature', () => {
    const decisions = [
      decision('step down: TAF', { status: 'proposed' }),
      decision('close', { id: 'd2', status: 'decided' }),
    ]
    expect(only('R-CG', ready(but(gate, { agreed: 'No' }), { decisions }))).toMatchObject({
      blocksSigning: true,
      shortfalls: [
        'Whoever will notice has to agree to it before we leave.',
        'Until then the closure stays proposed: the minutes cannot be signed with it as decided.',
      ],
    })
    const whole = ready(gate, { decisions: decisions.slice(1), answers: [gate, cs, heard] })
    expect(only('R-CG', whole).state).toBe('answered')
  })
  test('a passage that may be an allegation, and what concerns another child, do not keep it shut', () => {
    expect(
      only('R-CG', ready(gate, { sections: [section('agencyInfo', 'Ada said that she was hit.')] })).state,
    ).toBe('answered')
    const ben = {
      children: [child('c1', 'Ada Ashby', seen('yes', '2026-09-08')), child('c2', 'Ben Ashby')],
      decisions: [decision('close', { status: 'decided' })],
      events: [event('allegation', { child: 'c2', kind: 'theft' })],
    }
    const judged = (agreed: string, ...statements: ReturnType<typeof statement>[]) =>
      only('R-CG', ready(gate, { ...ben, statements, answers: [but(gate, { agreed }), cs, heard] }))
    expect(lacks(judged('Yes', manager))).toBe('')
    const override = statement('override', 'R-CG', 'Service manager')
    expect(judged('No', manager, override).state).toBe('overridden')
  })
  test.each([
    [
      'an open allegation',
      { events: [event('allegation', { child: 'c1', date: '2026-09-16', kind: 'theft' })] },
    ],
    ['an old chronology', { meeting: { triggers: { chronologyLastUpdated: '2026-01-10' } } }],
    ['an open disagreement', { sections: [section('agencyInfo', 'The school does not agree.')] }],
    ['a history nobody senior has read', { sections: [section('chron', 'It was dealt with at the time.')] }],
    ['signs that are not settled', { answers: [gate] }],
    [
      'persistent missed appointments',
      {
        events: ['2026-06-01', '2026-07-01', '2026-08-01'].map((date) =>
          event('wasNotBrought', { id: date, child: 'c1', date, service: 'Audiology' }),
        ),
      },
    ],
    [
      'a neglect toolkit that nobody has done',
      { decisions: [decision('close', { status: 'proposed', category: 'Neglect' })] },
    ],
    [
      'a medical that nobody has decided about',
      { sections: [section('agencyInfo', 'There is a bruise on her back.')] },
    ],
    ['an action from last time that is not done', { previousActions: [{ ...settled, status: 'not done' }] }],
    [
      'an action from last time that is part done',
      { previousActions: [{ ...settled, status: 'part done' }] },
    ],
  ])('%s keeps it shut', (_, more) => {
    expect(only('R-CG', ready(gate, more)).state).toBe('open')
  })
  test.each([
    ['nobody', []],
    ['a social worker', [{ ...manager, role: 'Social worker' }]],
    ['the chair', [{ ...manager, byAccount: 'acc-chair' }]],
    ['the author', [{ ...manager, byAccount: 'acc-sw' }]],
    ['too few words', [{ ...manager, text: 'I agree.' }]],
    ['the worker’s own words', [{ ...manager, text: gate.evidence }]],
    ['words about another child', [{ ...manager, about: ['c9'] }]],
  ])('a manager’s decision by %s does not open it', (_, statements) => {
    expect(only('R-CG', ready(gate, { statements })).state).toBe('open')
  })
  const unsettled = { ...settled, status: 'part done' }
  const moves = (accepted: string) => ({
    previousActions: [unsettled],
    tables: [
      {
        key: 'stepPlan',
        rows: [{ id: 's1', cells: { child: 'c1', lead: 'p-hv', accepted, actions: 'Weigh Ada' } }],
      },
    ],
  })
  test('open actions move with the child once the new lead has accepted', () => {
    expect(lacks(only('R-CG', ready(gate, moves('not yet'))))).toContain(
      '“Weigh Ada” from last time is not settled',
    )
    expect(lacks(only('R-CG', ready(gate, moves('yes'))))).toBe('')
  })
  test.each([
    ['in a row for every child', 'stepPlan', { child: '' }, true],
    ['in a row for another child', 'stepPlan', { child: 'c9' }, false],
    ['in a row that names none of them', 'stepPlan', { actions: '  ' }, false],
    ['in another table', 'contingency', {}, false],
  ])('open actions %s of an accepted plan', (_, key, cells, opens) => {
    const rows = [{ id: 's1', cells: { child: 'c1', accepted: 'yes', actions: 'Weigh Ada', ...cells } }]
    const record = ready(gate, { previousActions: [unsettled], tables: [{ key, rows }] })
    expect(only('R-CG', record).state === 'answered').toBe(opens)
  })
  test('settled actions do not stand in its way', () => {
    expect(only('R-CG', ready(gate, { previousActions: [settled] })).state).toBe('answered')
  })
  describe('in a record without a place for last time’s actions, or without the check on the chronology', () => {
    const referral = (given: Answer, more: object = {}) =>
      minutes('CLOSE', {
        meeting: current,
        children: [child('c1', 'Ada Ashby', seen('yes', '2026-09-08'))],
        decisions: [decision('NFA')],
        answers: [given, cs],
        statements: [manager],
        ...more,
      })
    test('it is the same gate', () => {
      expect(lacks(only('R-CG', referral(gate)))).toBe('')
    })
    test('an action that was carried along is asked about in its answer', () => {
      const open = only('R-CG', referral(gate, { previousActions: [unsettled] }))
      expect(open.evidence).toContainEqual({ kind: 'fact', says: 'Open from last time: Weigh Ada' })
      expect(lacks(open)).toContain('Still to answer: “Actions from last time that are still open')
      const told = but(gate, { openActions: 'Siobhan Green weighs Ada until the health visitor closes too.' })
      expect(only('R-CG', referral(told, { previousActions: [unsettled] })).state).toBe('answered')
    })
    test('an old chronology keeps it shut in a strategy discussion too', () => {
      const none = (triggers: Record<string, string>) =>
        lacks(only('R-CG', minutes('STRAT', { meeting: { triggers }, decisions: [decision('no S47: NFA')] })))
      expect(none({})).toContain('The chronology is not current.')
      expect(none({ chronologyLastUpdated: '2026-08-17' })).toContain('The chronology is not current.')
      expect(none({ chronologyLastUpdated: '2026-08-18' })).not.toContain('The chronology is not current.')
    })
    test.each([
      ['the answer’s own day', '2026-06-01', '2026-09-10'],
      ['the record’s own day', '2026-09-10', '2026-06-01'],
    ])('the newer of the two days of the chronology counts: %s', (_, chronologyLastUpdated, updatedOn) => {
      const record = referral(gate, {
        meeting: { type: 'STRAT', triggers: { ...current.triggers, chronologyLastUpdated } },
        decisions: [decision('no S47: NFA')],
        answers: [gate, cs, answer('R-CH', { fields: { updatedOn } })],
      })
      expect(lacks(only('R-CG', record))).not.toContain('The chronology is not current.')
    })
    test('an escalation that still runs in an earlier record keeps a closure decision shut', () => {
      const before = minutes('CIN_REVIEW', {
        meeting: { date: '2026-07-01' },
        dissent: [
          dissent({
            person: 'p-hv',
            choice: 'escalated',
            stage: '1',
            lead: 'Named nurse',
            due: '2026-07-08',
          }),
        ],
      })
      expect(lacks(only('R-CG', referral(gate), { history: [before] }))).toBe('A disagreement is still open.')
    })
  })

  describe('hears the Head of Service', () => {
    const says = (reduce: string, more = {}) =>
      statement('head of service decision', 'R-HH', 'Head of Service', {
        fields: {
          decision: 'The plan stays',
          reduce,
          conditions: 'Two visits without notice, seen by the school.',
          revisitOn: '2026-12-01',
        },
        at: '2026-07-01T09:00:00Z',
        ...more,
      })
    const earlier = (statements: ReturnType<typeof says>[]) =>
      minutes('HRR', { meeting: { date: '2026-07-01' }, statements })
    const held = (given: Answer, statements: ReturnType<typeof says>[], also = [manager]) =>
      only('R-CG', ready(given, { statements: also }), { history: [earlier(statements)] })
    test('“no” keeps it shut in every later record, and says whose decision it is', () => {
      const finding = held(gate, [says('No')])
      expect(finding).toMatchObject({
        state: 'open',
        blocksClosing: true,
        shortfalls: [
          'Ada Pole, Head of Service, decided on 1 July 2026 that help may not be reduced. Only a new decision of the Head of Service, with new information, replaces it.',
        ],
        override: { allowed: false },
      })
      for (const role of ['Service manager', 'Head of Service'])
        expect(held(gate, [says('No')], [manager, statement('override', 'R-CG', role)]).state).toBe('open')
    })
    test('“yes” opens it again only as a new decision with new information', () => {
      const again = (newInformation: string) =>
        says('Yes', {
          id: 'again',
          fields: { ...says('Yes').fields, newInformation },
        })
      expect(held(gate, [says('No'), again('')]).state).toBe('open')
      expect(held(gate, [says('No'), again('The father has left; police confirm it.')]).state).toBe(
        'answered',
      )
      expect(held(gate, [says('Yes')]).state).toBe('answered')
      const override = statement('override', 'R-CG', 'Service manager')
      expect(held(but(gate, { agreed: 'No' }), [says('Yes')], [override]).state).toBe('overridden')
      expect(held(gate, [says('Yes')]).evidence).toHaveLength(1)
    })
    test('“with conditions” asks how each is met', () => {
      const finding = held(gate, [says('With conditions')])
      expect(lacks(finding)).toContain(
        '“How each condition of the Head of Service is met, and who has seen it”',
      )
      expect(finding.evidence).toContainEqual(
        expect.objectContaining({
          says: 'Conditions of the Head of Service: Two visits without notice, seen by the school.',
        }),
      )
      const met = but(gate, { conditionsMet: 'Visits on 2 and 9 September, and Mark Toll saw her on both.' })
      expect(held(met, [says('With conditions')]).state).toBe('answered')
    })
    test('and offers a new decision of theirs in a record where nothing else speaks of history', () => {
      const found = only('R-HH', ready(gate), { history: [earlier([says('No')])] })
      expect(found).toMatchObject({
        state: 'answered',
        secondPerson: [{ kind: 'senior manager view' }, { kind: 'head of service decision' }],
      })
    })
  })
  test('the author may not override it, whatever their role', () => {
    for (const byAccount of ['acc-sw', 'acc-chair'])
      expect(
        only(
          'R-CG',
          ready(but(gate, { agreed: 'No' }), {
            statements: [statement('override', 'R-CG', 'Service manager', { byAccount, byName: 'x' })],
          }),
        ).state,
      ).toBe('open')
  })
  test('a service manager who gave the closure decision does not override the gate as well', () => {
    const both = (byAccount: string) =>
      only(
        'R-CG',
        ready(but(gate, { agreed: 'No' }), {
          statements: [
            statement('closure decision', 'R-CG', 'Service manager'),
            statement('override', 'R-CG', 'Service manager', { byAccount }),
          ],
        }),
      ).state
    expect(both('acc-sm')).toBe('open')
    expect(both('acc-sm2')).toBe('overridden')
  })
  test('an override does not let minutes call a closure decided while another gate is open', () => {
    const decided = (dissents: object[]) =>
      only(
        'R-CG',
        ready(gate, {
          decisions: [decision('close', { status: 'decided' })],
          dissent: dissents,
          answers: [
            gate,
            cs,
            answer('R-ES', { fields: { unsafe: 'No', tonight: 'Ada sleeps at her aunt’s until Friday.' } }),
          ],
          statements: [
            statement('closure decision', 'R-CG', 'Team manager'),
            statement('override', 'R-CG', 'Service manager'),
          ],
        }),
      )
    const running = dissent({
      person: 'p-hv',
      text: 'It is too early to leave this family.',
      ownWords: 'yes',
      confirmedHow: 'On the telephone',
      confirmedOn: '2026-09-17',
      choice: 'escalated',
      stage: '1',
      lead: 'Named nurse',
      due: '2026-09-30',
    })
    expect(decided([running])).toMatchObject({ state: 'open', blocksSigning: true, blocksClosing: true })
    expect(lacks(decided([running]))).toContain(
      'Escalation of disagreement: Siobhan Green: waiting for the written outcome',
    )
  })
  test('a service manager may override it, and only the head of service while R-HH is open', () => {
    const state = (role: string, more = {}) =>
      only(
        'R-CG',
        ready(but(gate, { agreed: 'No' }), { statements: [statement('override', 'R-CG', role)], ...more }),
      ).state
    expect(state('Service manager')).toBe('overridden')
    expect(state('Team manager')).toBe('open')
    const old = { sections: [section('chron', 'It was dealt with at the time.')] }
    expect(state('Service manager', old)).toBe('open')
    expect(state('Head of Service', old)).toBe('overridden')
    const decided = {
      ...old,
      decisions: [decision('close', { status: 'decided' })],
      answers: [but(gate, { agreed: 'No' }), cs, heard],
    }
    const judged = (role: string) =>
      only('R-CG', ready(gate, { ...decided, statements: [manager, statement('override', 'R-CG', role)] }))
    expect(lacks(judged('Head of Service'))).toBe('')
    expect(judged('Head of Service').state).toBe('overridden')
    expect(judged('Service manager').state).toBe('open')
  })
  test('asks the manager, and nobody who wrote or chaired', () => {
    const record = ready(gate, { statements: [] })
    const finding = only('R-CG', record)
    expect(mayState({ id: 'acc-tm', name: 'Ruth Ives' }, 'TM', record, finding, 'closure decision')).toEqual({
      ok: true,
    })
    expect(
      mayState({ id: 'acc-chair', name: 'Priya Noor' }, 'TM', record, finding, 'closure decision'),
    ).toMatchObject({ ok: false })
  })
  test('nothing else is left that would block the closure of a settled record', () => {
    const record = ready(gate)
    const open = closingBlockers(evaluate(context(record))).map((one) => one.ruleId)
    expect(open).toEqual(['R-VC'])
    expect(signingBlockers(evaluate(context(record))).map((one) => one.ruleId)).toContain('R-VC')
  })
})
