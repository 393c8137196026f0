import { describe, expect, it } from 'vitest'
import {
  emptyContent,
  isInCourt,
  isLegalStage,
  type MeetingType,
  type Minutes,
  minutesSchema,
  planOf,
  planOfAll,
  supervisedAs,
  toMinutes,
} from '../../../shared/minutes/index.ts'

const record = (type: MeetingType, triggers: object = {}, parts: object = {}): Minutes => {
  const content = emptyContent({ type, date: '2026-09-17' })
  return minutesSchema.parse({ ...toMinutes(content), meeting: { ...content.meeting, triggers }, ...parts })
}
const children = (...plans: string[]) => ({
  children: plans.map((planBefore, index) => ({ id: `c${index + 1}`, planBefore })),
})
const decided = (value: string, child = 'c1') => ({ decisions: [{ id: 'd', child, value }] })

describe('the plan of a child', () => {
  it.each([
    ['ICPC', 'CPP'],
    ['RCPC', 'CPP'],
    ['CG', 'CPP'],
    ['STRAT', 'CPP'],
    ['CIN_PLAN', 'CIN'],
    ['CIN_REVIEW', 'CIN'],
    ['SUP_CASE', ''],
    ['PROF', ''],
  ] as const)('in %s, where nothing else is said, is %j', (type, plan) => {
    expect(planOf(record(type))).toBe(plan)
    expect(planOf(record(type, {}, children('')), 'c1')).toBe(plan)
  })
  it.each([
    ['a plan in the details', { planStatus: 'CPP since May' }, {}, 'CPP'],
    ['a plan of need in the details', { planStatus: 'CIN since May' }, {}, 'CIN'],
    ['an enquiry', { strategyDiscussionStartingS47: '2026-09-01' }, {}, 'CPP'],
    ['an enquiry of spaces', { strategyDiscussionStartingS47: '  ' }, {}, ''],
    ['a plan in the child’s details', {}, children('protection'), 'CPP'],
    ['a plan in another child’s details', {}, children('', 'CPP'), ''],
    ['a plan made now', {}, { ...children(''), ...decided(' CPP made: neglect') }, 'CPP'],
    ['a plan that goes on', {}, { ...children(''), ...decided('CPP continues') }, 'CPP'],
    ['no plan made', {}, { ...children(''), ...decided('No CPP made') }, ''],
    ['a plan made for another child', {}, { ...children('', ''), ...decided('CPP made', 'c2') }, ''],
    ['a plan made for nobody in particular', {}, { ...children('', ''), ...decided('CPP made', '') }, 'CPP'],
  ] as [string, object, object, string][])('with %s', (_, triggers, parts, plan) => {
    expect(planOf(record('SUP_CASE', triggers, parts), 'c1')).toBe(plan)
  })
  it('is that of the record for a child it does not name', () => {
    const minutes = record('SUP_CASE', {}, { ...children(''), ...decided('CPP made') })
    expect(planOf(minutes)).toBe('CPP')
    expect(planOf(minutes, 'c9')).toBe('CPP')
  })
  it('of them all is the strictest', () => {
    const all = (...plans: string[]) => planOfAll(record('SUP_CASE', {}, children(...plans)))
    expect(all('', 'CIN', 'CPP')).toBe('CPP')
    expect(all('', 'CIN')).toBe('CIN')
    expect(all('', '')).toBe('')
    expect(all()).toBe('')
    expect(planOfAll(record('SUP_CASE', { planStatus: 'CIN' }))).toBe('CIN')
  })
})

describe('a case in court', () => {
  it.each([
    ['nothing', {}, false],
    ['a stage', { legalStage: 'pre-proceedings' }, true],
    ['no stage', { legalStage: 'none' }, false],
    ['the start of pre-proceedings', { preProceedingsStart: '2026-09-01' }, true],
    ['an application', { careApplicationIssued: '2026-09-01' }, true],
    ['an emergency order', { epoGranted: '2026-09-01' }, true],
    ['an emergency order of spaces', { epoGranted: '  ' }, false],
    ['a final order', { careApplicationIssued: '2026-03-01', finalOrder: '2026-09-01' }, false],
    ['a final order of spaces', { careApplicationIssued: '2026-03-01', finalOrder: ' ' }, true],
    ['a final order as its stage', { careApplicationIssued: '2026-03-01', legalStage: 'final order' }, false],
  ])('or not, with %s', (_, triggers, open) => expect(isInCourt(record('SUP_CASE', triggers))).toBe(open))
  it('is one where any child’s details say so, and is supervised as one with a plan', () => {
    const minutes = record('SUP_CASE', {}, children('CIN', 'CIN, interim care order'))
    expect(isInCourt(minutes)).toBe(true)
    expect(supervisedAs(minutes)).toBe('CPP')
    expect(supervisedAs(record('SUP_CASE', {}, children('CIN')))).toBe('CIN')
  })
  it.each([
    ['', false],
    [undefined, false],
    [' none ', false],
    ['No', false],
    ['not applicable', false],
    ['n/a', false],
    ['NA', false],
    ['none yet', true],
    ['letter, none sent: no', true],
    ['PLO', true],
  ])('the stage %j is one (%s)', (stage, is) => expect(isLegalStage(stage)).toBe(is))
})
