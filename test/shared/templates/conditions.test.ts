import { describe, expect, it } from 'vitest'
import {
  type DraftContent,
  draftContentSchema,
  type Minutes,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { holds } from '../../../shared/templates/conditions.ts'
import { type ConditionId, conditionIds } from '../../../shared/templates/index.ts'

type Loose = { [K in keyof DraftContent]?: unknown }
const record = (parts: Loose): Minutes =>
  toMinutes(draftContentSchema.parse({ meeting: { type: 'ICPC' }, ...parts }))
const decisions = (...values: string[]) => ({
  decisions: values.map((value, index) => ({ id: `d${index}`, child: 'c', value, category: 'Neglect' })),
})
const view = (words: string, category = '') => ({ views: [{ id: 'v', person: 'p', view: words, category }] })

describe('an empty record', () => {
  it.each(conditionIds)('does not yet meet: %s', (condition) => {
    expect(holds(condition, record({}))).toBe(false)
  })
})

describe('each condition', () => {
  const cases: [ConditionId, string, Loose, boolean][] = [
    [
      'protective steps were needed',
      'the police were called',
      { events: [{ id: 'e', type: 'policeIncident' }] },
      true,
    ],
    [
      'protective steps were needed',
      'there is an allegation',
      { events: [{ id: 'e', type: 'allegation' }] },
      true,
    ],
    [
      'protective steps were needed',
      'police powers were used',
      { events: [{ id: 'e', type: 'other', s46Used: 'yes' }] },
      true,
    ],
    [
      'protective steps were needed',
      'an appointment was missed',
      { events: [{ id: 'e', type: 'wasNotBrought' }] },
      false,
    ],
    ['a plan is made', 'CPP made', decisions('CPP made'), true],
    ['a plan is made', 'one child of two', decisions('CPP not made: CIN', 'CPP made'), true],
    ['a plan is made', 'CPP not made', decisions('CPP not made: CIN'), false],
    ['no plan is made', 'CPP not made', decisions('CPP not made: NFA'), true],
    ['no plan is made', 'CPP made', decisions('CPP made'), false],
    ['the plan steps down', 'to a team around the family', decisions('step down: TAF'), true],
    ['the plan steps down', 'to child in need', decisions('CPP ends: CIN'), true],
    ['the plan steps down', 'closing is another matter', decisions('close'), false],
    ['a manager must decide', 'closing', decisions('close'), true],
    ['a manager must decide', 'stepping down', decisions('step down: TAF'), true],
    ['a manager must decide', 'going on', decisions('continues'), false],
    ['a manager must decide', 'an allegation was made', { events: [{ id: 'e', type: 'allegation' }] }, true],
    ['a plan ends', 'ending', decisions('CPP ends: other'), true],
    ['a plan ends', 'going on', decisions('CPP continues (same category)'), false],
    [
      'court or pre-proceedings',
      'a stage is set',
      { meeting: { type: 'SUP_CASE', triggers: { legalStage: 'issued' } } },
      true,
    ],
    [
      'court or pre-proceedings',
      'the stage is none',
      { meeting: { type: 'SUP_CASE', triggers: { legalStage: 'none' } } },
      false,
    ],
    [
      'court or pre-proceedings',
      'a child is in pre-proceedings',
      { children: [{ id: 'c', planBefore: 'CPP, pre-proceedings' }] },
      true,
    ],
    [
      'court or pre-proceedings',
      'a child is on a plan',
      { children: [{ id: 'c', planBefore: 'CPP' }] },
      false,
    ],
    [
      'court or pre-proceedings',
      'dates are in the table',
      { tables: [{ key: 'legal', rows: [{ id: 'r', cells: {} }] }] },
      true,
    ],
    ['there is disagreement', 'somebody dissents', { dissent: [{ id: 'd', person: 'p' }] }, true],
    [
      'there is disagreement',
      'a view is CIN and a plan is made',
      { ...decisions('CPP made'), ...view('CIN') },
      true,
    ],
    [
      'there is disagreement',
      'a view has another category',
      { ...decisions('CPP made'), ...view('CPP', 'Physical abuse') },
      true,
    ],
    [
      'there is disagreement',
      'the view is the decision',
      { ...decisions('CPP made'), ...view('CPP', 'Neglect') },
      false,
    ],
    [
      'there is disagreement',
      'no plan, and the view was CIN',
      { ...decisions('CPP not made: CIN'), ...view('CIN') },
      false,
    ],
    [
      'there is disagreement',
      'a view to keep the plan when it steps down',
      { ...decisions('step down: TAF'), ...view('keep CIN open') },
      true,
    ],
    [
      'there is disagreement',
      'no view was given',
      { ...decisions('step down: TAF'), ...view('no view given') },
      false,
    ],
    ['there is disagreement', 'nothing is decided yet', view('CIN'), false],
    [
      'there is disagreement',
      'a view to keep the plan when it ends otherwise',
      { ...decisions('CPP ends: other'), ...view('CPP continues') },
      true,
    ],
    [
      'there is disagreement',
      'an agency sees no reasonable cause for the enquiry',
      {
        ...decisions('S47 joint'),
        tables: [{ key: 'thresholdQ', rows: [{ id: 'r', cells: { person: 'p', view: 'no' } }] }],
      },
      true,
    ],
  ]
  it.each(cases)('%s: %s', (condition, _, parts, expected) => {
    expect(holds(condition, record(parts))).toBe(expected)
  })
})
