import { describe, expect, test } from 'vitest'
import { closingBlockers, evaluate, mayState, signingBlockers } from '../../../../shared/checks/index.ts'
import { harmGrid } from '../../../../shared/checks/rules/r-cg.ts'
import type { Answer } from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  child,
  context,
  decision,
  event,
  findings,
  lacks,
  minutes,
  only,
  section,
  statement,
} from '../kit.ts'

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
const manager = statement('closure decision', 'R-CG', 'Team manager')
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
      type: 'CIN_REVIEW' | 'STRAT' | 'ICPC' | 'RCPC' = 'CIN_REVIEW',
    ) => findings('R-CG', minutes(type, { children: two, decisions })).flatMap((one) => one.about)
    expect(about([decision('continues')])).toEqual([])
    expect(about([decision('close')])).toEqual(['c1'])
    expect(about([decision('step down: TAF', { child: '' })])).toEqual(['c1', 'c2'])
    expect(about([decision('CPP not made: NFA')], 'ICPC')).toEqual(['c1'])
    expect(about([decision('CPP made')], 'ICPC')).toEqual([])
    expect(about([decision('CPP ends: CIN')], 'RCPC')).toEqual(['c1'])
    expect(about([decision('no S47: assessment')], 'STRAT')).toEqual(['c1'])
    expect(about([decision('S47 joint')], 'STRAT')).toEqual([])
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
  test('the child must have been seen alone within ten working days, or the reason given', () => {
    const on = (date: string, alone: 'yes' | 'no' = 'yes', given = gate) =>
      only('R-CG', ready(given, { children: [child('c1', 'Ada Ashby', seen(alone, date))] })).state
    expect(on('2026-09-03')).toBe('answered')
    expect(on('2026-09-02')).toBe('open')
    expect(on('2026-09-16', 'no')).toBe('open')
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
    [
      'an open allegation',
      { events: [event('allegation', { child: 'c1', date: '2026-09-16', kind: 'theft' })] },
    ],
    ['an old chronology', { meeting: { triggers: { chronologyLastUpdated: '2026-01-10' } } }],
    ['an open disagreement', { sections: [section('agencyInfo', 'The school does not agree.')] }],
    ['a history nobody senior has read', { sections: [section('chron', 'It was dealt with at the time.')] }],
    ['signs that are not settled', { answers: [gate] }],
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
