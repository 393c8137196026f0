import { describe, expect, test } from 'vitest'
import { harmGrid } from '../../../../shared/checks/rules/r-cg.ts'
import { closuresThroughTheGate } from '../../../../shared/measures/facts/g09-closures-through-the-gate.ts'
import { gateOverrides } from '../../../../shared/measures/facts/g10-gate-overrides.ts'
import { csaConsidered } from '../../../../shared/measures/facts/g16-csa-considered.ts'
import type { Answer, MeetingType, Minutes } from '../../../../shared/minutes/index.ts'
import { answer, but, child, decision, minutes, section, statement } from '../../checks/kit.ts'
import { answeredConference, example, source } from './kit.ts'

const signs = answer('R-CS', {
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
const row = (index: number, more: Record<string, string>): Answer => ({
  ...gate,
  rows: gate.rows.map((one, at) => (at === index ? { ...one, ...more } : one)),
})
const seenOn = (date: string) => [
  { date, by: 'p-sw', alone: 'yes' as const, where: 'school', announced: '' as const, whyNotAlone: '' },
]
const manager = statement('closure decision', 'R-CG', 'Team manager')
const override = statement('override', 'R-CG', 'Service manager')

const closing = (parts = {}, type: MeetingType = 'CIN_REVIEW'): Minutes =>
  minutes(type, {
    meeting: { triggers: { chronologyLastUpdated: '2026-09-10' } },
    children: [child('c1', 'Ada Ashby', { seen: seenOn('2026-09-08') })],
    decisions: [decision('close', { status: 'proposed' })],
    answers: [gate, signs, heard],
    statements: [manager],
    ...parts,
  })
const overridden = (given: Answer, parts = {}) =>
  closing({ answers: [given, signs, heard], statements: [manager, override], ...parts })

describe('closures through the full gate', () => {
  const told = (record: Minutes) =>
    closuresThroughTheGate(source(record)).map(({ unit, met, group, says }) => [unit, met, group, says])

  test('are those with every line answered and a manager’s own text', () => {
    expect(told(closing())).toEqual([['c1', 1, 'Every line answered', 'Child 1: closed']])
  })

  test('are not those that a senior manager let through: they stand beside', () => {
    expect(told(overridden(row(2, { state: 'cannot tell' })))).toEqual([
      ['c1', 0, 'Gate overridden', 'Child 1: closed'],
    ])
  })

  test('leave out a closure that is only proposed, because its gate is shut or no manager has decided', () => {
    expect(told(closing({ answers: [] }))).toEqual([])
    expect(told(closing({ statements: [] }))).toEqual([])
    expect(told(example('cin_review_whitlock_doyle'))).toEqual([])
  })

  test('count a closure that was final before the gate was ever asked, as in minutes from elsewhere', () => {
    const elsewhere = minutes('RCPC', { decisions: [decision('CPP ends: other')] })
    expect(told(elsewhere)).toEqual([['c1', 0, 'Gate not answered', 'Child 1: protection plan ended']])
  })

  test('are none where help goes on, and where a conference was adjourned', () => {
    expect(told(closing({ decisions: [decision('continues')] }))).toEqual([])
    expect(told(minutes('ICPC', { decisions: [decision('CPP made')] }))).toEqual([])
    expect(told(minutes('ICPC', { decisions: [decision('adjourned: inquorate')] }))).toEqual([])
    expect(told(answeredConference())).toEqual([])
  })

  test('are one for each child, also where one decision is about all of them', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    const all = minutes('RCPC', { children, decisions: [decision('CPP ends: CIN', { child: '' })] })
    expect(told(all).map(([unit]) => unit)).toEqual(['c1', 'c2'])
    const one = minutes('RCPC', { children, decisions: [decision('CPP ends: CIN', { child: 'c2' })] })
    expect(told(one)).toEqual([['c2', 0, 'Gate not answered', 'Child 2: protection plan ended']])
  })

  test('are told without the words that somebody typed as the decision', () => {
    const typed = closing({
      decisions: [decision('close: Dana Ashby is doing well', { status: 'proposed' })],
    })
    expect(told(typed)).toEqual([['c1', 1, 'Every line answered', 'Child 1: closed']])
  })
})

describe('gate overrides', () => {
  const reasons = (record: Minutes) => gateOverrides(source(record)).map(({ met, group }) => [met, group])

  test('are counted among all closures, those without one as well', () => {
    expect(reasons(closing())).toEqual([[0, 'No override']])
    expect(reasons(closing({ answers: [] }))).toEqual([])
  })

  test.each([
    [
      'a harm that nobody could judge',
      row(2, { state: 'cannot tell' }),
      {},
      'A kind of harm could not be judged',
    ],
    ['a harm left out', { ...gate, rows: gate.rows.slice(1) }, {}, 'A kind of harm not considered'],
    ['a harm without who was asked', row(4, { asked: '' }), {}, 'A kind of harm not considered'],
    [
      'a child not seen alone',
      gate,
      { children: [child('c1', 'Ada Ashby', { seen: seenOn('2026-08-25') })] },
      'Child not seen alone',
    ],
    ['no view of the child', but(gate, { childView: '' }), {}, 'Child’s view missing'],
    ['nobody who will notice', but(gate, { whoNotices: '' }), {}, 'Nobody agreed to notice'],
    ['somebody who has not agreed to', but(gate, { agreed: 'No' }), {}, 'Nobody agreed to notice'],
    ['words that say nothing', but(gate, {}, { evidence: 'See report' }), {}, 'Answer not good enough'],
  ] satisfies [string, Answer, object, string][])('%s: “%s”', (_, given, parts, reason) => {
    expect(reasons(overridden(given, parts))).toEqual([[1, reason]])
  })

  test('nothing answered at all is a reason of its own', () => {
    expect(reasons(closing({ answers: [signs, heard], statements: [manager, override] }))).toEqual([
      [1, 'Gate not answered at all'],
    ])
  })

  test('a chronology out of date and a manager without own reasoning are reasons, the gravest told first', () => {
    const strategy = (triggers: Record<string, string>, statements = [override]) =>
      closing(
        { meeting: { triggers }, decisions: [decision('no S47: NFA', { status: 'proposed' })], statements },
        'STRAT',
      )
    expect(reasons(strategy({ chronologyLastUpdated: '2026-01-10' }))).toEqual([
      [1, 'Chronology not current'],
    ])
    expect(reasons(strategy({ chronologyLastUpdated: '2026-09-10' }))).toEqual([
      [1, 'Manager’s own reasoning missing'],
    ])
  })
})

describe('child sexual abuse considered', () => {
  const told = (record: Minutes) =>
    csaConsidered(source(record)).map(({ unit, met, group, says }) => [unit, met, group, says])
  const sign = section('agencyInfo', 'Ada has been soiling herself at school since May.')
  const answered = but(
    signs,
    { wetting: 'New since May; the GP has looked for a cause and found none.' },
    {
      rows: [{ what: 'Soiling at school', by: 'Mark Toll', date: '2026-05-12' }],
    },
  )
  const considered = ['c1', 1, 'No sign in the words', 'Child 1: considered']
  const unanswered = ['c1', 0, 'No sign in the words', 'Child 1: not answered']
  const group = (answers: Answer[], parts = {}) => minutes('CG', { sections: [sign], answers, ...parts })

  test('is asked where words could fit it, and answered or not', () => {
    expect(told(group([answered]))).toEqual([['c1', 1, 'Signs, tool used', 'Child 1: considered']])
    expect(told(group([]))).toEqual([['c1', 0, 'Signs, no tool used', 'Child 1: not answered']])
  })

  test('tells whether the template, or the Brook tool, was used', () => {
    const by = (tool: string, more = {}) =>
      told(group([but(answered, { tool, ...more })])).map(([, , used]) => used)
    expect(by('Brook tool')).toEqual(['Signs, tool used'])
    expect(by('Both')).toEqual(['Signs, tool used'])
    expect(by('Neither', { whyNoTool: 'Nobody here is trained; booked for 1 October.' })).toEqual([
      'Signs, no tool used',
    ])
  })

  test('is asked before anybody leaves, where no word speaks of it', () => {
    expect(told(closing())).toEqual([considered])
    expect(told(closing({ answers: [] }))).toEqual([unanswered])
  })

  test('is considered where the gate’s own line on it is answered, and not by a line that cannot tell', () => {
    expect(told(closing({ answers: [gate] }))).toEqual([considered])
    expect(told(closing({ answers: [row(0, { state: 'cannot tell' })] }))).toEqual([unanswered])
    expect(told(closing({ answers: [row(0, { asked: '' })] }))).toEqual([unanswered])
  })

  test('is not considered by an override', () => {
    const waved = group([], { statements: [statement('override', 'R-CS', 'Service manager')] })
    expect(told(waved)).toEqual([['c1', 0, 'Signs, no tool used', 'Child 1: not answered']])
  })

  test('is not asked where nothing raises it', () => {
    expect(told(minutes('CG'))).toEqual([])
    const denied = section('agencyInfo', 'There has been no soiling at school.')
    expect(told(minutes('CG', { sections: [denied] }))).toEqual([])
  })

  test('is counted for each child whom it is about', () => {
    const before = told(example('icpc_harcastle'))
    expect(before.map(([unit, met]) => [unit, met])).toEqual([
      ['c-ellie', 0],
      ['c-tobias', 0],
    ])
    expect(told(answeredConference()).map(([unit, met]) => [unit, met])).toEqual([
      ['c-ellie', 1],
      ['c-tobias', 1],
    ])
  })
})
