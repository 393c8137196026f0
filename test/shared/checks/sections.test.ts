import { describe, expect, test } from 'vitest'
import { missingSections } from '../../../shared/checks/index.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { action, child, decision, dissent, minutes, section, statement, template } from './kit.ts'

const keys = (record: Minutes) => missingSections(record, template(record.meeting.type)).map((one) => one.key)
const why = (record: Minutes, key: string) =>
  missingSections(record, template(record.meeting.type))
    .filter((one) => one.key === key)
    .map((one) => one.why)

test('an empty conference lacks every required section, in the template’s order', () => {
  const record = minutes('ICPC')
  const order = template('ICPC').sections.map((one) => one.key)
  const missing = keys(record)
  expect(missing).toEqual(expect.arrayContaining(['reason', 'childVoice', 'analysis', 'dec', 'plan', 'next']))
  expect(missing).toEqual([...missing].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  expect(missing).not.toContain('restricted')
})

test('a section counts once something is written in it, and spaces are nothing', () => {
  expect(
    keys(minutes('ICPC', { sections: [section('reason', 'A neighbour called the police.')] })),
  ).not.toContain('reason')
  expect(keys(minutes('ICPC', { sections: [section('reason', '  ')] }))).toContain('reason')
})

test('a part for each child has to speak of each child', () => {
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  expect(
    why(minutes('ICPC', { children, sections: [section('childVoice', 'She drew a house.')] }), 'childVoice'),
  ).toEqual(['Nothing is written about Ben Ashby yet.'])
})

describe('the details', () => {
  test('need a date that is a date, and a chair', () => {
    expect(why(minutes('ICPC'), 'hdr')).toEqual([])
    expect(why(minutes('ICPC', { meeting: { date: 'next Tuesday' } }), 'hdr')).toEqual([
      '“next Tuesday” is not a date.',
    ])
    expect(why(minutes('ICPC', { meeting: { date: '', chair: '' } }), 'hdr')).toHaveLength(2)
  })
  test('of a child need a name and a date of birth, or a due date', () => {
    expect(why(minutes('ICPC', { children: [child('c1', '', { dob: 'May' })] }), 'kids')).toHaveLength(2)
    expect(
      why(minutes('ICPC', { children: [child('c1', 'Baby', { unborn: true, dob: '' })] }), 'kids').join(),
    ).toContain('due date')
    expect(why(minutes('ICPC', { children: [] }), 'kids')).toEqual(['No child is named.'])
  })
})

test('a decision is needed about each child, with its reason', () => {
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  expect(why(minutes('ICPC', { children, decisions: [decision('CPP made')] }), 'dec')).toEqual([
    'No decision about Ben Ashby yet.',
  ])
  expect(why(minutes('ICPC', { children, decisions: [decision('CPP made', { child: '' })] }), 'dec')).toEqual(
    [],
  )
  expect(why(minutes('ICPC', { decisions: [decision('CPP made', { reason: '' })] }), 'dec')).toHaveLength(1)
})

test('conditional sections are asked for only when their condition holds', () => {
  expect(keys(minutes('ICPC', { decisions: [decision('CPP not made: NFA')] }))).not.toContain('coreGroup')
  expect(why(minutes('ICPC', { decisions: [decision('CPP made')] }), 'coreGroup')).toHaveLength(2)
  expect(keys(minutes('ICPC', { dissent: [dissent({ person: 'p-hv' })] }))).not.toContain('dissent')
})

test('plan and next dates have to hold an action and a date', () => {
  expect(keys(minutes('ICPC', { actions: [action()] }))).not.toContain('plan')
  expect(keys(minutes('ICPC', { nextMeeting: { type: 'RCPC', date: 'soon', visits: '' } }))).toContain('next')
  expect(
    keys(minutes('ICPC', { nextMeeting: { type: 'RCPC', date: '2026-12-10', visits: '' } })),
  ).not.toContain('next')
})

test('a proposed closure waits for its manager without holding up the minutes; a decided one does not', () => {
  const closing = (status: string, statements: Minutes['statements'] = []) =>
    keys(minutes('CIN_REVIEW', { decisions: [decision('close', { status })], statements }))
  expect(closing('proposed')).not.toContain('mgmt')
  expect(closing('decided')).toContain('mgmt')
  expect(closing('decided', [statement('closure decision', 'R-CG', 'Team manager')])).not.toContain('mgmt')
})
