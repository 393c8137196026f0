/** What a new record knows of the family before anybody types. */
import { describe, expect, it } from 'vitest'
import { withoutPersonal } from '../../../electron/records/history.ts'
import { carriedOver, knownTriggers, newRecordContent } from '../../../electron/records/new-record.ts'
import type { Account } from '../../../shared/access/access.ts'
import { type CaseFile, caseSchema } from '../../../shared/cases/index.ts'
import { evaluate, signingBlockers } from '../../../shared/checks/index.ts'
import {
  draftContentSchema,
  type MeetingType,
  type Minutes,
  personSchema,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { ruleSetOn } from '../../../shared/rule-sets/index.ts'
import { type Template, templateFor, templates } from '../../../shared/templates/index.ts'
import { DATE, filled, NOW } from './complete.ts'

const me: Account = {
  id: 'acc-me',
  name: 'Priya Noor',
  role: 'CP chair',
  organisation: 'Wexmoor Council',
  email: '',
  administrator: false,
  active: true,
  createdAt: '',
}
const caseFile: CaseFile = caseSchema.parse({
  id: 'case',
  familyRef: 'WX-1',
  children: [{ id: 'c1', name: 'Ada Ashby', dob: '2018-04-02' }],
  people: [{ id: 'p-hv', name: 'Siobhan Green', role: 'professional', agency: 'Community Health' }],
  chronology: [],
  createdAt: '',
  changedAt: '',
})

type Parts = { [K in keyof Minutes]?: unknown } & { date: string; triggers?: Record<string, string> }
const signed = (type: MeetingType, { date, triggers = {}, ...parts }: Parts): Minutes =>
  toMinutes(draftContentSchema.parse({ meeting: { type, date, triggers }, ...parts }))
const templateOf = (type: MeetingType): Template => templateFor(type) as Template
const begun = (type: MeetingType, history: Minutes[], more: object = {}, date = DATE) =>
  newRecordContent({
    template: templateOf(type),
    subType: '',
    caseFile: caseSchema.parse({ ...caseFile, ...more }),
    date,
    start: '',
    place: '',
    me,
    authority: 'Wexmoor Council',
    caseRefLabel: 'LCS number',
    conferenceModel: 'standard',
    history,
  })
const known = (type: MeetingType, history: Minutes[]) => knownTriggers(templateOf(type), history)

describe('dates that are known already', () => {
  const family = [
    signed('CIN_PLAN', { date: '2025-09-01' }),
    signed('CIN_REVIEW', { date: '2025-11-03' }),
    signed('ICPC', { date: '2026-02-02', triggers: { chronologyLastUpdated: '2026-02-01' } }),
    signed('CG', { date: '2026-02-12' }),
    signed('SUP_CASE', { date: '2026-03-02' }),
    signed('RCPC', {
      date: '2026-04-28',
      triggers: {
        legalStage: 'pre-proceedings',
        lastCaseSupervision: '2026-02-10',
        chronologyLastUpdated: '2026-04-20',
      },
    }),
    signed('CG', { date: '2026-06-05', triggers: { chronologyLastUpdated: '2026-05-01' } }),
    signed('SUP_GROUP', { date: '2026-07-01' }),
  ]
  it('a first review conference is measured from the initial one, whatever met in between', () => {
    const first = family.slice(0, 5)
    expect(known('RCPC', first)).toEqual({
      initialConference: '2026-02-02',
      lastCoreGroup: '2026-02-12',
      lastCaseSupervision: '2026-03-02',
      chronologyLastUpdated: '2026-02-01',
    })
  })
  it('a later one from the last review conference', () => {
    expect(known('RCPC', family)).toMatchObject({
      previousReview: '2026-04-28',
      initialConference: '2026-02-02',
      lastCoreGroup: '2026-06-05',
      lastCaseSupervision: '2026-03-02',
      chronologyLastUpdated: '2026-05-01',
      legalStage: 'pre-proceedings',
    })
  })
  it('a core group from the last core group, and no review', () => {
    expect(known('CG', family)).toEqual({
      initialConference: '2026-02-02',
      lastCoreGroup: '2026-06-05',
      chronologyLastUpdated: '2026-05-01',
      legalStage: 'pre-proceedings',
    })
  })
  it('a child in need review from the last one and from the plan', () => {
    expect(known('CIN_REVIEW', family)).toMatchObject({
      previousReview: '2025-11-03',
      cinPlanStart: '2025-09-01',
      lastCaseSupervision: '2026-03-02',
    })
    expect(known('CIN_REVIEW', family.slice(0, 1))).toEqual({ cinPlanStart: '2025-09-01' })
  })
  it('supervision from the last of its own kind', () => {
    expect(known('SUP_CASE', family)).toMatchObject({ lastCaseSupervision: '2026-03-02' })
    expect(known('SUP_GROUP', family)).toMatchObject({
      lastGroupSupervision: '2026-07-01',
      lastCaseSupervision: '2026-03-02',
    })
  })
  it('nothing that the template does not ask for, and nothing for a new family', () => {
    for (const template of templates) {
      const asked = new Set(template.triggers.map(({ key }) => key))
      expect(Object.keys(knownTriggers(template, family)).filter((key) => !asked.has(key))).toEqual([])
      expect(knownTriggers(template, [])).toEqual({})
    }
  })
  it('and they stand in the new record', () => {
    expect(begun('RCPC', family).meeting.triggers.previousReview).toBe('2026-04-28')
    expect(begun('CG', family).meeting.triggers.previousReview).toBeUndefined()
  })
})

describe('what the case file knows', () => {
  const dana = {
    id: 'p-mum',
    name: 'Dana Ashby',
    role: 'mother',
    of: ['c1'],
    aliases: ['Danni'],
    inHousehold: true,
  }
  const otherNames = [
    { id: 'n1', of: 'p-mum', name: 'Pell', kind: 'earlier surname' },
    { id: 'n2', of: 'c1', name: 'Adie' },
  ]
  const status = (value: string, from: string, to = '', category = '') => ({
    id: `s-${value}`,
    child: 'c1',
    value,
    from,
    to,
    category,
  })

  it('every other name of an adult stands with them, so that an old concern is found under it', () => {
    const chronology = [
      {
        id: 'old',
        date: '2017-06-13',
        category: 'Neglect',
        text: 'Dana Pell left a baby alone and there was no food in the home.',
      },
    ]
    const record = begun('ICPC', [], { people: [dana], otherNames, chronology })
    expect(record.people.find(({ id }) => id === 'p-mum')?.aliases).toEqual(['Danni', 'Pell', 'Dana Pell'])
    const minutes = toMinutes({
      ...record,
      // Somebody else of the record has her first name: only the earlier surname says who it was.
      people: [...record.people, personSchema.parse({ id: 'p-aunt', name: 'Dana Roe' })],
    })
    const evidence = (of: Minutes) =>
      JSON.stringify(
        evaluate({
          minutes: of,
          template: templateOf('ICPC'),
          history: [],
          settings: ruleSetOn(DATE).settings,
          now: NOW,
        }).filter(({ ruleId }) => ruleId === 'R-HH'),
      )
    expect(evidence(minutes)).toContain('the same adult: Dana Ashby')
    const nameless = { ...minutes, people: minutes.people.map((person) => ({ ...person, aliases: [] })) }
    expect(evidence(nameless)).not.toContain('the same adult: Dana Ashby')
  })
  it('the plan that is in force on the day of the record stands with each child', () => {
    const statuses = [
      status('CIN plan', '2025-01-01', '2026-02-02'),
      status('Child protection plan', '2026-02-02', '', 'Neglect'),
    ]
    const planOn = (date: string) => begun('CG', [], { statuses }, date).children[0]?.planBefore
    expect(planOn('2026-09-17')).toBe('Child protection plan, Neglect')
    expect(planOn('2025-06-01')).toBe('CIN plan')
    expect(planOn('2024-06-01')).toBe('')
    expect(planOn('')).toBe('Child protection plan, Neglect')
  })
  it('and never in place of what somebody wrote, nor as a legal status', () => {
    const statuses = [
      status('Child protection plan', '2026-02-02'),
      { ...status('interim care order', '2026-03-01'), kind: 'legal' },
    ]
    const children = [{ ...caseFile.children[0], planBefore: 'CIN' }]
    expect(begun('CG', [], { statuses, children }).children[0]?.planBefore).toBe('CIN')
    expect(begun('CG', [], { statuses: statuses.slice(1) }).children[0]?.planBefore).toBe('')
  })
})

describe('actions that nobody has settled', () => {
  const weigh = { id: 'a1', text: 'Weigh Ada', owner: 'p-hv', due: '2026-08-01' }
  const group = signed('CG', {
    date: '2026-07-01',
    actions: [weigh, { id: 'a2', text: 'Ring', status: 'done' }],
  })
  const strategy = signed('STRAT', { date: '2026-08-01', previousActions: carriedOver([group], false) })
  it('are counted by the meetings that look at them, and only carried along by the others', () => {
    expect(begun('CG', [group]).previousActions).toMatchObject([
      { id: 'a1', carriedCount: 1, raisedIn: '2026-07-01' },
    ])
    expect(begun('STRAT', [group]).previousActions).toMatchObject([{ id: 'a1', carriedCount: 0 }])
    expect(begun('CG', [group, strategy]).previousActions).toMatchObject([
      { id: 'a1', carriedCount: 1, raisedIn: '2026-07-01' },
    ])
  })
  it('reach the next meeting through a record that has no place for them', () => {
    const note = signed('MGMT', {
      date: '2026-08-02',
      previousActions: begun('MGMT', [group, strategy]).previousActions,
    })
    expect(begun('RCPC', [group, strategy, note]).previousActions.map(({ id }) => id)).toEqual(['a1'])
  })
  it('do not come back from a record that was begun before they were settled', () => {
    const later = signed('CG', {
      date: '2026-07-30',
      previousActions: [{ ...carriedOver([group], true)[0], status: 'Done' }],
    })
    expect(begun('CG', [group, later, strategy]).previousActions).toEqual([])
  })
  it('are not lost when a record without them is signed later', () => {
    const other = signed('LEGAL', { date: '2026-08-01' })
    expect(begun('CG', [group, other]).previousActions.map(({ id }) => id)).toEqual(['a1'])
  })
  it('of supervision stay in supervision', () => {
    const session = signed('SUP_CASE', { date: '2026-07-01', actions: [weigh] })
    expect(begun('CG', [session]).previousActions).toEqual([])
    expect(begun('SUP_CASE', [session]).previousActions).toHaveLength(1)
  })
  it('start again without last time’s answer', () => {
    const before = signed('CG', {
      date: '2026-07-01',
      actions: [
        { ...weigh, status: 'part done', doneOn: '2026-07-02', evidence: 'Chart', effectOnChild: 'Grows' },
      ],
    })
    expect(begun('CG', [before]).previousActions).toMatchObject([
      { status: '', doneOn: '', evidence: '', effectOnChild: '' },
    ])
  })

  it.each(templates.filter(({ family }) => family === 'one'))(
    'never keep this from being signed: $name',
    (template) => {
      const blockersOf = (from: ReturnType<typeof begun>, settle = false): string[] => {
        const content = filled(template, from, from.meeting.chair)
        const previousActions = content.previousActions.map((action) =>
          settle
            ? {
                ...action,
                status: 'done',
                evidence: 'Chart of 2 September',
                effectOnChild: 'She gains weight again.',
              }
            : action,
        )
        const minutes = toMinutes({ ...content, previousActions })
        const { settings } = ruleSetOn(DATE)
        return signingBlockers(evaluate({ minutes, template, history: [], settings, now: NOW })).map(
          ({ id }) => id,
        )
      }
      const without = blockersOf(begun(template.type, []))
      const carried = begun(template.type, [group])
      const supervision = template.area === 'supervision'
      expect(carried.previousActions).toHaveLength(supervision ? 0 : 1)
      const hasPlace = template.sections.some(({ kind }) => kind === 'previousActions')
      expect(blockersOf(carried, hasPlace)).toEqual(without)
      if (hasPlace && !supervision) expect(blockersOf(carried)).toContain('R-PA')
    },
  )
})

describe('a disagreement that was escalated and has not ended', () => {
  const row = {
    id: 'd1',
    person: 'p-hv',
    about: 'threshold',
    text: 'It is too early to leave this family.',
    choice: 'escalated',
    stage: '1',
    lead: 'Named nurse',
    due: '2026-07-08',
  }
  const review = (more: object = {}, date = '2026-07-01') =>
    signed('CIN_REVIEW', { date, dissent: [{ ...row, ...more }] })
  it('stands in the next record, with the meeting where it began', () => {
    expect(begun('CIN_REVIEW', [review()]).dissent).toMatchObject([{ ...row, raisedIn: '2026-07-01' }])
    const next = review({ raisedIn: '2026-07-01', stage: '2' }, '2026-08-01')
    expect(begun('RCPC', [review(), next]).dissent).toMatchObject([
      { id: 'd1', raisedIn: '2026-07-01', stage: '2' },
    ])
  })
  it('in an escalation record its stage stands in the table of stages, and nowhere else', () => {
    const esc = begun('ESC', [review()])
    expect(esc.dissent).toMatchObject([{ id: 'd1', raisedIn: '2026-07-01', stage: '', lead: '', due: '' }])
    expect(esc.tables).toMatchObject([
      {
        key: 'stages',
        rows: [
          {
            cells: {
              stage: '1 practitioners',
              began: '2026-07-01',
              lead: 'Named nurse',
              due: '2026-07-08',
            },
          },
        ],
      },
    ])
  })
  it('and is followed one at a time, the oldest first', () => {
    const two = signed('CIN_REVIEW', { date: '2026-07-01', dissent: [row, { ...row, id: 'd2' }] })
    expect(begun('ESC', [two]).dissent.map(({ id }) => id)).toEqual(['d1'])
    expect(begun('RCPC', [two]).dissent.map(({ id }) => id)).toEqual(['d1', 'd2'])
  })
  it.each([
    ['noted', { choice: 'noted' }],
    [
      'ended, sent to everybody and accepted',
      { outcome: 'Plan kept.', outcomeSentOn: '2026-07-09', accepted: 'yes' },
    ],
  ])('but not when it was %s', (_, more) => {
    expect(begun('CIN_REVIEW', [review(more)]).dissent).toEqual([])
  })
  it('goes on when the outcome was not accepted', () => {
    const more = { outcome: 'Close.', outcomeSentOn: '2026-07-09', accepted: 'no' }
    expect(begun('CIN_REVIEW', [review(more)]).dissent).toHaveLength(1)
  })
  it('has no row where the template has no place for one', () => {
    expect(begun('CLOSE', [review()]).dissent).toEqual([])
  })
  it('of supervision stays inside the council in whichever record it stands', () => {
    const session = signed('SUP_GROUP', { date: '2026-07-01', dissent: [row] })
    expect(begun('CG', [session]).dissent).toMatchObject([{ audience: 'council' }])
    expect(begun('CG', [review()]).dissent[0]?.audience).toBeUndefined()
  })
  it('of somebody’s personal supervision is not read elsewhere', () => {
    const session = signed('SUP_CASE', {
      date: '2026-07-01',
      dissent: [row, { ...row, id: 'd2', audience: 'supervision' }],
    })
    expect(withoutPersonal(session, templateOf('SUP_CASE')).dissent.map(({ id }) => id)).toEqual(['d1'])
  })
})

describe('appointments of the case file', () => {
  const appointment = (id: string, date: string, outcome = 'was not brought', service = 'Audiology') => ({
    id,
    child: 'c1',
    service,
    date,
    outcome,
  })
  const told = (more: object[], history: Minutes[] = [], type: MeetingType = 'ICPC', date = DATE) =>
    begun(type, history, { appointments: more }, date).events.map(({ id, outcome }) => [id, outcome])

  it('stand in a meeting that goes through them, oldest first, when it is known what became of them', () => {
    const year = Number(DATE.slice(0, 4))
    const appointments = [
      appointment('a3', `${year}-08-02`),
      appointment('a2', `${year}-06-01`, 'brought'),
      appointment('a4', `${year}-08-20`, ''),
      appointment('a1', `${year - 2}-06-01`),
      appointment('a5', `${year + 1}-01-01`),
      appointment('a6', 'in the spring'),
    ]
    expect(told(appointments)).toEqual([
      ['a2', 'brought'],
      ['a3', 'was not brought'],
    ])
    expect(told(appointments, [], 'STRAT')).toEqual([])
    expect(told(appointments, [], 'ICPC', '')).toEqual([])
  })

  it('are not told again where a signed record has told them', () => {
    const date = `${DATE.slice(0, 4)}-08-02`
    const before = signed('CG', {
      date: `${DATE.slice(0, 4)}-08-10`,
      events: [{ id: 'e1', type: 'wasNotBrought', child: 'c1', service: ' audiology ', date }],
    })
    expect(told([appointment('a1', date)], [before])).toEqual([])
    expect(told([appointment('a1', date, 'was not brought', 'Dentist')], [before])).toHaveLength(1)
  })

  it('raise the question of persistence in the new record, as if they had been typed there', () => {
    const year = DATE.slice(0, 4)
    const content = begun('ICPC', [], {
      appointments: [appointment('a1', `${year}-08-02`), appointment('a2', `${year}-08-20`)],
    })
    const found = evaluate({
      minutes: toMinutes(content),
      template: templateOf('ICPC'),
      history: [],
      settings: ruleSetOn(DATE, []).settings,
      now: NOW,
    })
    expect(found.map(({ ruleId }) => ruleId)).toContain('R-WN2')
  })
})
