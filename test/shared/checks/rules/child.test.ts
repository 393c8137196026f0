import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  but,
  child,
  decision,
  event,
  findings,
  lacks,
  minutes,
  only,
  section,
  statement,
  tool,
} from '../kit.ts'

const visit = (date: string, alone: 'yes' | 'no' | '' = 'yes', whyNotAlone = '') => ({
  seen: [{ date, by: 'p-sw', alone, where: 'school', announced: '' as const, whyNotAlone }],
})

describe('R-VC', () => {
  const good = answer('R-VC', {
    sources: [{ kind: 'child said', who: 'Ada', date: '2026-09-10' }],
    fields: { said: 'Ada drew two houses and said the quiet one is where she wants to sleep.' },
  })
  const judge = (
    given: Answer,
    more: object = visit('2026-09-10'),
    type: 'ICPC' | 'CIN_REVIEW' = 'ICPC',
    parts = {},
  ) => only('R-VC', minutes(type, { children: [child('c1', 'Ada Ashby', more)], answers: [given], ...parts }))

  test('speaks for every child, and is part of the gate for a child whose help is reduced', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    const all = findings('R-VC', minutes('CIN_REVIEW', { children, decisions: [decision('close')] }))
    expect(all.map((one) => [one.about[0], one.severity.join()])).toEqual([
      ['c1', 'MUST,GATE'],
      ['c2', 'MUST'],
    ])
    expect(findings('R-VC', minutes('LEGAL', { children }))).toEqual([])
  })
  test('one answer about all the children is no answer about each', () => {
    const children = [
      child('c1', 'Ada Ashby', visit('2026-09-10')),
      child('c2', 'Ben Ashby', visit('2026-09-10')),
    ]
    const both = { ...good, about: 'all' as const, aboutReason: 'They were seen on the same day.' }
    const states = (answers: Answer[]) =>
      findings('R-VC', minutes('ICPC', { children, answers })).map((one) => one.state)
    expect(states([both])).toEqual(['open', 'open'])
    expect(states([good, { ...good, id: 'an-2', about: ['c2'] }])).toEqual(['answered', 'answered'])
  })
  test('a recent visit alone and the child’s own words satisfy it', () => {
    expect(judge(good)).toMatchObject({ state: 'answered', shortfalls: [] })
  })
  test('the answer’s own date, person and “alone” stand before those of the record', () => {
    expect(judge(but(good, { seenOn: '2026-09-15', seenBy: 'p-sw', alone: 'yes' }), {}).state).toBe(
      'answered',
    )
    expect(judge(but(good, { seenOn: '2026-09-15', seenBy: 'p-sw' }), visit('2026-09-10')).state).toBe('open')
  })
  test('not alone needs the reason and the day the child will be', () => {
    const plan = { whyNotAlone: 'Clung to her mother; not pressed.', aloneBy: '2026-09-22', alone: 'no' }
    expect(judge(good, visit('2026-09-10', 'no')).state).toBe('open')
    expect(judge(but(good, plan), visit('2026-09-10', 'no')).state).toBe('answered')
    expect(judge(but(good, { ...plan, aloneBy: 'soon' }), visit('2026-09-10', 'no')).state).toBe('open')
    expect(
      judge(but(good, { aloneBy: '2026-09-22' }), visit('2026-09-10', 'no', 'Asleep all visit long')).state,
    ).toBe('answered')
  })
  test('ten working days in child protection, twenty in child in need', () => {
    expect(judge(good, visit('2026-09-03')).state).toBe('answered')
    expect(judge(good, visit('2026-09-02')).state).toBe('open')
    expect(judge(good, visit('2026-08-19'), 'CIN_REVIEW').state).toBe('answered')
    expect(judge(good, visit('2026-08-18'), 'CIN_REVIEW').state).toBe('open')
  })
  test.each([
    'Happy.',
    'She is too young to share her views.',
    'Unable to gain her views as she was asleep for most of the visit.',
    'Ada appeared happy and settled. She seemed fine and looked well cared for.',
    '',
  ])('“%s” alone fails', (said) => {
    const finding = judge(but(good, { said }))
    expect(finding.state).toBe('open')
    expect(lacks(finding)).toContain('alone is not enough')
  })
  test.each([
    [
      'only what a carer saw',
      but(good, {}, { sources: [{ kind: 'third party', who: 'Siobhan Green', date: '' }] }),
      visit('2026-09-10'),
    ],
    ['never seen', good, {}],
    ['seen on a day to come', but(good, { seenOn: '2026-10-10', seenBy: 'p-sw', alone: 'yes' }), {}],
    ['not said whether alone', good, visit('2026-09-10', '')],
  ])('%s is not enough', (_, given, more) => {
    expect(judge(given, more).state).toBe('open')
  })
  test('an unborn baby cannot be seen, and still needs what was observed', () => {
    const unborn = { unborn: true, dob: '2026-12-01' }
    expect(
      judge(
        but(good, {
          said: 'The midwife heard a strong heartbeat and saw mother rub her bump when shouting began.',
        }),
        unborn,
      ).state,
    ).toBe('answered')
    expect(judge(but(good, { said: 'Too young.' }), unborn).state).toBe('open')
  })
  test('“not yet” with an action is allowed once', () => {
    const notYet = answer('R-VC', { value: 'not yet', linkedActionIds: ['a1'] })
    const parts = { actions: [action()] }
    expect(judge(notYet, {}, 'ICPC', parts).state).toBe('answered')
    expect(judge(notYet, {}).state).toBe('open')
    const before = minutes('ICPC', {
      answers: [{ ...notYet, evidence: 'Something else was said then, at another length and place.' }],
    })
    expect(only('R-VC', minutes('ICPC', { answers: [notYet], ...parts }), { history: [before] }).state).toBe(
      'open',
    )
  })
  test('nobody can override it', () => {
    expect(
      only('R-VC', minutes('ICPC', { statements: [statement('override', 'R-VC', 'Service manager')] })).state,
    ).toBe('open')
  })
})

describe('R-NT', () => {
  const neglect = { decisions: [decision('CPP made', { category: 'Neglect' })] }
  const done = answer('R-NT', {
    fields: {
      done: 'Completed',
      tool: 'GCP2',
      toolDate: '2026-08-01',
      completedBy: 'p-hv',
      trainedOn: '2024-02-01',
      areas: 'Physical care 4, safety 3, love 2; safety was 4 in February.',
      effect: 'A support worker twice a week at breakfast.',
    },
  })
  const later = answer('R-NT', {
    value: 'not yet',
    fields: { done: 'Not yet', meanwhile: 'Breakfast club and weekly visits.' },
    linkedActionIds: ['a1'],
  })
  const state = (given: Answer, more = {}) =>
    only('R-NT', minutes('ICPC', { ...neglect, actions: [action()], answers: [given], ...more })).state

  test('fires on the category, on two signs and on persistent missed appointments; not on one sign', () => {
    const fires = (parts: object) => findings('R-NT', minutes('ICPC', parts)).length
    expect(fires(neglect)).toBe(1)
    expect(fires({ sections: [section('agencyInfo', 'Ada is often hungry.')] })).toBe(0)
    expect(fires({ sections: [section('agencyInfo', 'Ada is often hungry and dirty.')] })).toBe(1)
    expect(
      fires({
        events: [1, 2].map((n) =>
          event('wasNotBrought', { id: `w${n}`, child: 'c1', date: `2026-0${n + 5}-01`, service: `S${n}` }),
        ),
      }),
    ).toBe(1)
  })
  test('is silent while a tool of the last six months is there, and only then', () => {
    const gcp = (date: string, status = 'completed') => ({
      ...neglect,
      tools: [tool({ type: 'neglect toolkit', name: 'GCP2', status, date })],
    })
    expect(findings('R-NT', minutes('ICPC', gcp('2026-03-17')))).toEqual([])
    expect(findings('R-NT', minutes('ICPC', gcp('2026-03-16')))).toHaveLength(1)
    expect(findings('R-NT', minutes('ICPC', gcp('2026-08-01', 'not started')))).toHaveLength(1)
  })
  test('a completed tool with its areas and effect, or a dated action, satisfies it', () => {
    expect(state(done)).toBe('answered')
    expect(state(later)).toBe('answered')
  })
  test.each([
    ['nobody’s training date', but(done, { trainedOn: '' })],
    ['no areas', but(done, { areas: '' })],
    ['no effect on the plan', but(done, { effect: '' })],
    ['a tool of more than six months ago', but(done, { toolDate: '2026-03-01' })],
    ['“not yet” without an action', but(later, {}, { linkedActionIds: [] })],
    ['“not yet” with nothing meanwhile', but(later, { meanwhile: '' })],
  ])('%s is not enough', (_, given) => {
    expect(state(given)).toBe('open')
  })
  test('a team manager may override it for one meeting only', () => {
    const statements = [statement('override', 'R-NT', 'Team manager')]
    const record = minutes('RCPC', { ...neglect, statements })
    expect(only('R-NT', record).state).toBe('overridden')
    expect(only('R-NT', record, { history: [minutes('ICPC', { ...neglect, statements })] }).state).toBe(
      'open',
    )
    expect(
      only('R-NT', minutes('RCPC', { ...neglect, statements: [statement('override', 'R-NT', 'CP chair')] }))
        .state,
    ).toBe('open')
  })
})
