import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../../shared/checks/index.ts'
import { type Answer, meetingTypes } from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  but,
  child,
  decision,
  event,
  findings,
  minutes,
  only,
  section,
  statement,
  tool,
} from '../kit.ts'
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

describe('R-NT looks for a tool', () => {
  const gcp = (more: object) =>
    findings(
      'R-NT',
      minutes('ICPC', {
        ...neglect,
        tools: [tool({ type: 'toolkit', name: 'GCP2', status: 'completed', date: '2026-08-01', ...more })],
      }),
    ).length
  test.each(['GCP2', 'gcp 2', 'GCP', 'Graded Care Profile', 'Home conditions', 'Neglect toolkit'])(
    'a completed “%s” is one',
    (name) => {
      expect(gcp({ name })).toBe(0)
    },
  )
  test.each(['CSE tool', 'DASH', 'GCPX', 'Neglected'])('“%s” is none', (name) => {
    expect(gcp({ name })).toBe(1)
  })
  test('its kind may say so instead of its name', () => {
    expect(gcp({ type: 'neglect', name: 'Ours' })).toBe(0)
  })
  test.each(['complete', 'Completed in May', ' done', 'finished', 'reviewed', 'updated'])(
    '“%s” is done',
    (status) => {
      expect(gcp({ status })).toBe(0)
    },
  )
  test.each(['', 'not done', 'to be updated', 'undone', 'doneish'])('“%s” is not', (status) => {
    expect(gcp({ status })).toBe(1)
  })
  test('a tool of the day counts, one of a day to come or of no day does not', () => {
    expect(gcp({ date: '2026-09-17' })).toBe(0)
    expect(gcp({ date: '2026-09-18' })).toBe(1)
    expect(gcp({ date: 'May' })).toBe(1)
  })
  test('the tool in the answer may be six months old to the day', () => {
    expect(lacks(but(good, { toolDate: '2026-03-17' }))).toEqual([])
    expect(lacks(but(good, { toolDate: '2026-09-17' }))).toEqual([])
    expect(lacks(but(good, { toolDate: '2026-03-16' }))).toEqual([
      'It was completed more than 6 months ago. Link an action to do it again.',
    ])
    expect(lacks(but(good, { toolDate: '' }))).toEqual(['Still to answer: “Completed on”'])
  })
  test('one that is still to come is an action, also where the answer calls itself a yes', () => {
    const later = answer('R-NT', { fields: { done: 'Not yet', meanwhile: 'Breakfast club and visits.' } })
    expect(lacks(later)).toEqual(['Link an action with an owner and a date for completing the tool.'])
    expect(lacks(but(later, {}, { linkedActionIds: ['a1'] }))).toEqual([])
  })
})

describe('R-NT says why it asks', () => {
  const why = (parts: object) => findings('R-NT', minutes('ICPC', parts)).map((one) => one.why)
  const says = (parts: object) =>
    findings('R-NT', minutes('ICPC', parts)).flatMap((one) =>
      one.evidence.map((each) => (each.kind === 'fact' ? each.says : each.text)),
    )
  const missed = (...months: number[]) =>
    months.map((month) =>
      event('wasNotBrought', {
        id: `w${month}`,
        child: 'c2',
        date: `2026-0${month}-01`,
        service: `S${month}`,
      }),
    )
  const signs = (text: string, more = {}) => ({ sections: [section('agencyInfo', text, more)] })
  test('neglect is named, a child was persistently not brought, or passages speak of it', () => {
    const named = 'Neglect is named, and no neglect tool was completed in the last 6 months.'
    expect(why(neglect)).toEqual([named])
    expect(why({ children: [child('c1', 'Ada', { planBefore: 'CPP, neglect' })] })).toEqual([named])
    expect(why({ ...two, events: missed(6, 7) })).toEqual([
      'A child has persistently not been brought, and no neglect tool was completed in the last 6 months.',
    ])
    expect(why(signs('Ada is hungry and dirty.'))).toEqual([
      '2 passages speak of possible neglect, and no neglect tool was completed in the last 6 months.',
    ])
  })
  test('and not where it is about something else, denied, set aside, or one missed appointment', () => {
    expect(why({ decisions: [decision('CPP made', { category: 'Physical abuse' })] })).toEqual([])
    expect(why({ children: [child('c1', 'Ada', { planBefore: 'CIN' })] })).toEqual([])
    expect(why(signs('Ada is not hungry. Ada is not dirty.'))).toEqual([])
    expect(why({ ...two, events: missed(7) })).toEqual([])
    expect(why(signs('They have turned a corner and engaged well.'))).toEqual([])
    const aside = {
      id: 'r',
      entryId: 'e1',
      cue: 'NG-01',
      words: 'dirty',
      nth: 0,
      how: 'not relevant' as const,
      reason: 'It was paint.',
      by: '',
      at: '',
    }
    expect(why({ ...signs('Ada is hungry and dirty.'), cueResolutions: [aside] })).toEqual([])
  })
  test('with the tools that are there, and the category once', () => {
    const decisions = [
      neglect.decisions[0] ?? decision(''),
      decision('CPP made', { id: 'd2', category: 'Neglect' }),
    ]
    const tools = [
      tool({ type: 'neglect', status: 'started', date: '2026-08-01' }),
      tool({ id: 't2', type: 'neglect', name: 'GCP2' }),
      tool({ id: 't3', type: 'DASH' }),
    ]
    expect(says({ decisions, tools })).toEqual([
      'The category is neglect.',
      'neglect: started, 1 August 2026',
      'GCP2: no status',
    ])
    expect(says({ ...two, events: missed(6, 7) })).toEqual(['Ben Ashby has persistently not been brought.'])
    expect(says({ children: [child('c1', 'Ada', { planBefore: 'Neglect' })] })).toEqual([
      'Ada: plan for neglect.',
    ])
  })
  test('about the children it concerns and no others', () => {
    const all = decision('CPP made', { category: 'Neglect', child: '' })
    expect(about({ ...two, decisions: [all] })).toEqual(['c1', 'c2'])
    expect(about({ ...two, ...neglect })).toEqual(['c1'])
    expect(about({ ...two, ...neglect, ...signs('Ben is hungry.', { about: ['c2'] }) })).toEqual(['c1', 'c2'])
    expect(about({ ...two, events: missed(6, 7), ...signs('Ada is hungry.') })).toEqual(['c2'])
    expect(about({ ...two, events: missed(6, 7), ...signs('Ada is hungry and dirty.') })).toEqual([
      'c1',
      'c2',
    ])
  })
  test('an override of another check in the record before is none of this one', () => {
    const statements = [statement('override', 'R-NT', 'Team manager')]
    const before = minutes('ICPC', {
      ...neglect,
      answers: [good],
      statements: [statement('override', 'R-CH', 'Team manager')],
    })
    expect(only('R-NT', minutes('RCPC', { ...neglect, statements }), { history: [before] }).state).toBe(
      'overridden',
    )
  })
})
