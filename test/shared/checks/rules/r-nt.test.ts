import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../../shared/checks/index.ts'
import { type Answer, meetingTypes } from '../../../../shared/minutes/index.ts'
import { action, answer, but, child, decision, findings, minutes, only, section, statement } from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const neglect = { decisions: [decision('CPP made', { category: 'Neglect' })] }
const two = { children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')] }
const good = answer('R-NT', {
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
const lacks = (given: Answer, parts: object = neglect) =>
  lacksAfter('R-NT', (answers) => minutes('ICPC', { ...parts, actions: [action()], answers }), given)
const about = (parts: object) => findings('R-NT', minutes('ICPC', parts)).flatMap((one) => one.about)

describe('R-NT asks for a neglect tool', () => {
  test('in conferences, core groups, child in need, closures and case supervision', () => {
    expect(
      meetingTypes.filter((type) => findings('R-NT', minutes(type, neglect)).length > 0).toSorted(),
    ).toEqual(['CG', 'CIN_PLAN', 'CIN_REVIEW', 'CLOSE', 'ICPC', 'RCPC', 'SUP_CASE'])
  })
  test('where the plan before was for neglect', () => {
    expect(
      about({
        children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby', { planBefore: 'CPP, neglect' })],
      }),
    ).toEqual(['c2'])
  })
  test('about each child concerned; an answer about one does not settle another', () => {
    const parts = {
      ...two,
      sections: [section('agencyInfo', 'Ada is hungry. Ben is dirty.', { about: 'all' })],
    }
    expect(about(parts)).toEqual(['c1', 'c2'])
    expect(lacks(good, parts)).toEqual(['Ben Ashby: Nobody has answered this yet.'])
    expect(lacks({ ...good, about: ['c1', 'c2'] }, parts)).toEqual([])
  })
  test('and is part of the gate when less help is proposed', () => {
    const parts = { decisions: [decision('close', { category: 'Neglect' })] }
    expect(only('R-NT', minutes('CIN_REVIEW', parts))).toMatchObject({
      severity: ['MUST', 'GATE'],
      blocksClosing: true,
    })
    expect(only('R-NT', minutes('ICPC', neglect))).toMatchObject({ severity: ['MUST'], blocksClosing: false })
  })
  test('in the months of the council’s own setting', () => {
    const why = (neglectToolMonths: number) =>
      only('R-NT', minutes('ICPC', neglect), { settings: { ...defaultSettings, neglectToolMonths } }).why
    expect(why(6)).toContain('in the last 6 months.')
    expect(why(3)).toContain('in the last 3 months.')
    expect(why(1)).toContain('in the last month.')
  })
})

describe('R-NT is answered', () => {
  test('by a tool with its parts', () => {
    expect(lacks(good)).toEqual([])
  })
  test.each(weakened(good))('not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test.each([
    [
      'a tool of a day to come',
      { toolDate: '2026-09-18' },
      'The tool cannot have been completed on a day to come.',
    ],
    ['nobody who completed it', { completedBy: 'n/a' }, '“n/a” is no answer to “Completed by”'],
    ['no name of the tool', { tool: 'tbc' }, '“tbc” is no answer to “Which tool”'],
  ])('not with %s', (_, fields, says) => {
    expect(lacks(but(good, fields))).toEqual([says])
  })
})

describe('R-NT is overridden', () => {
  const overridden = [statement('override', 'R-NT', 'Team manager')]
  const before = minutes('ICPC', { ...neglect, statements: overridden })
  const later = (...history: ReturnType<typeof minutes>[]) =>
    only('R-NT', minutes('RCPC', { ...neglect, statements: overridden }), { history }).state
  test('by a team manager, and by nobody else', () => {
    expect(overridingRoles('R-NT', (statements) => minutes('ICPC', { ...neglect, statements }))).toEqual([
      'Team manager',
    ])
  })
  test('once: a legal meeting in between does not make it new, an answer does', () => {
    expect(later()).toBe('overridden')
    expect(later(before)).toBe('open')
    expect(later(before, minutes('LEGAL'), minutes('MGMT'))).toBe('open')
    expect(later(before, minutes('CG', { ...neglect, answers: [good] }))).toBe('overridden')
  })
  test.each(['acc-chair', 'acc-sw'])('not where the team manager is %s: chair or writer', (byAccount) => {
    const statements = [statement('override', 'R-NT', 'Team manager', { byAccount })]
    expect(only('R-NT', minutes('ICPC', { ...neglect, statements })).state).toBe('open')
  })
})
