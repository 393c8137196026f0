import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMinutesFile } from '../../../shared/minutes/file.ts'
import {
  draftContentSchema,
  type MeetingType,
  type Minutes,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { isAdjourned, quorumOf as quorumBy, quorumForFamily } from '../../../shared/templates/quorum.ts'
import type { QuorumRule } from '../../../shared/templates/template.ts'

type Somebody = {
  id: string
  group?: string
  role?: string
  status?: string
  jobTitle?: string
  agency?: string
}

function meeting(type: MeetingType, people: Somebody[], chair = '', minuteTaker = ''): Minutes {
  return toMinutes(
    draftContentSchema.parse({
      meeting: { type, chair, minuteTaker },
      people: people.map(({ id, group = '', role = 'professional', jobTitle = '', agency = '' }) => ({
        id,
        role,
        agency,
        jobTitle,
        agencyGroup: group,
      })),
      attendance: people.map(({ id, status = 'attended' }) => ({ id: `at-${id}`, person: id, status })),
    }),
  )
}

/** By the rule of the shipped template of its type. */
const quorumOf = (minutes: Minutes) => quorumBy(minutes, templateFor(minutes.meeting.type)?.quorum)

const worker = { id: 'worker', group: 'CSC' }
const police = { id: 'police', group: 'police' }
const school = { id: 'school', group: 'education/early years' }
const mother = { id: 'mother', role: 'mother' }

describe('an initial conference', () => {
  it('is quorate with Children’s Social Care and two other agencies', () => {
    expect(quorumOf(meeting('ICPC', [worker, police, school]))).toEqual({
      met: true,
      says: 'Quorate: Children’s Social Care and two other agencies took part.',
      present: ['Children’s Social Care', 'education or early years', 'police'],
      missing: [],
    })
  })

  it('is not quorate with one other agency, and says what is missing', () => {
    expect(quorumOf(meeting('ICPC', [worker, police]))).toMatchObject({
      met: false,
      says: 'Not quorate. Missing: one more agency with direct contact with the family.',
    })
  })

  it('counts two people of the same group once', () => {
    const another = { id: 'school-2', group: 'education/early years' }
    expect(quorumOf(meeting('ICPC', [worker, school, another])).met).toBe(false)
  })

  it('does not take the independent chair or the minute taker for the social work team', () => {
    const chair = { id: 'chair', group: 'CSC' }
    const minutes = meeting('ICPC', [chair, police, school], 'chair', 'chair')
    expect(quorumOf(minutes).missing).toEqual([
      'Children’s Social Care, besides the chair and the minute taker',
    ])
  })

  it.each(['apologies', 'absent without apology', 'not invited', 'excluded', ''])(
    'does not count an agency whose attendance is “%s”',
    (status) => {
      expect(quorumOf(meeting('ICPC', [worker, police, { ...school, status }])).met).toBe(false)
    },
  )

  it.each(['partial', 'represented'])('counts an agency whose attendance is “%s”', (status) => {
    expect(quorumOf(meeting('ICPC', [worker, police, { ...school, status }])).met).toBe(true)
  })

  it.each([
    ['an advocate', { id: 'x', group: 'voluntary', jobTitle: 'Children’s advocate' }],
    ['a lawyer', { id: 'x', group: 'legal' }],
    ['an interpreter', { id: 'x', group: 'voluntary', role: 'interpreter' }],
    ['an observer', { id: 'x', group: 'hospital', role: 'observer' }],
    ['somebody with no agency', { id: 'x' }],
    ['another kind of agency that has no name', { id: 'x', group: 'other' }],
    ['a supporter', { id: 'x', group: 'voluntary', role: 'supporter' }],
    ['a solicitor', { id: 'x', group: 'voluntary', role: 'solicitor' }],
    ['a child', { id: 'x', group: 'voluntary', role: 'child' }],
    ['somebody whose part is to be an advocate', { id: 'x', group: 'voluntary', role: 'advocate' }],
  ])('does not count %s as an agency with direct contact', (_, person) => {
    expect(quorumOf(meeting('ICPC', [worker, police, person])).met).toBe(false)
  })

  it('counts a post that only sounds like an advocate’s', () => {
    const person = { id: 'x', group: 'voluntary', jobTitle: 'Advocates’ office' }
    expect(quorumOf(meeting('ICPC', [worker, police, person])).met).toBe(true)
  })

  it('does not count whoever writes, though they do not lead', () => {
    expect(quorumOf(meeting('ICPC', [worker, police, school], 'chair', 'school')).missing).toEqual([
      'one more agency with direct contact with the family',
    ])
    expect(quorumOf(meeting('ICPC', [worker, police, school], 'police', 'school')).missing).toEqual([
      'two agencies with direct contact with the family',
    ])
  })

  it('counts agencies outside the usual groups by their names', () => {
    const helper = { id: 'a', group: 'other', agency: 'Early Help' }
    const other = { id: 'b', group: 'other', agency: 'Young Carers' }
    expect(quorumOf(meeting('ICPC', [worker, helper, other])).present).toContain('Young Carers')
    expect(quorumOf(meeting('ICPC', [worker, helper, other])).met).toBe(true)
  })

  it('reads the group from the name of an agency where nobody has chosen one', () => {
    const typed = { id: 'x', agency: 'Harrow Lane Primary School' }
    expect(quorumOf(meeting('ICPC', [worker, police, typed])).met).toBe(true)
    expect(quorumOf(meeting('ICPC', [worker, school, typed])).met).toBe(false)
  })

  it('with nobody there says everything that is missing', () => {
    expect(quorumOf(meeting('ICPC', [])).missing).toEqual([
      'Children’s Social Care, besides the chair and the minute taker',
      'two agencies with direct contact with the family',
    ])
  })
})

describe('other meetings', () => {
  it('a child in need review may be chaired by the social worker, and needs somebody of the family', () => {
    expect(quorumOf(meeting('CIN_REVIEW', [worker, school, mother], 'worker', 'worker')).met).toBe(true)
    expect(quorumOf(meeting('CIN_REVIEW', [worker, school], 'worker', 'worker')).missing).toEqual([
      'a member of the family',
    ])
  })

  it('a child in need review does not take a social worker who only writes for Children’s Social Care', () => {
    expect(quorumOf(meeting('CIN_REVIEW', [worker, school, mother], 'school', 'worker')).missing).toEqual([
      'Children’s Social Care, besides the chair and the minute taker',
    ])
    expect(quorumOf(meeting('CIN_REVIEW', [worker, school, mother], 'worker', 'school')).missing).toEqual([
      'one agency with direct contact with the family',
    ])
    expect(quorumOf(meeting('CIN_REVIEW', [worker, school, mother], 'worker')).says).toBe(
      'Quorate: Children’s Social Care and one other agency took part.',
    )
  })

  it.each(['father', 'step-parent', 'partner', 'carer', 'special guardian', 'grandparent', 'sibling'])(
    'a child in need review has the family there with a %s',
    (role) => {
      const review = meeting('CIN_REVIEW', [worker, school, { id: 'x', role }])
      expect(quorumOf(review)).toMatchObject({ met: true, missing: [] })
      expect(quorumOf(review).present.at(-1)).toBe('family')
    },
  )

  it('a child in need review has the family there with whoever is tied to a child, and not with a friend', () => {
    const review = meeting('CIN_REVIEW', [worker, school, { id: 'x', role: 'other adult in household' }])
    expect(quorumOf(review).missing).toEqual(['a member of the family'])
    const tied = review.people.map((one) => (one.id === 'x' ? { ...one, of: ['c1'] } : one))
    expect(quorumOf({ ...review, people: tied }).met).toBe(true)
  })

  it('a strategy discussion takes Children’s Social Care, the police and somebody of health', () => {
    const nurse = { id: 'nurse', group: 'health visiting/school nursing' }
    expect(quorumOf(meeting('STRAT', [worker, police, nurse]))).toMatchObject({
      met: true,
      says: 'Quorate: Children’s Social Care, police and health took part.',
    })
    expect(quorumOf(meeting('STRAT', [worker, police, school])).missing).toEqual(['health'])
    expect(quorumOf(meeting('STRAT', [worker, nurse])).missing).toEqual(['police'])
    const typed = { id: 'x', agency: 'Wexmoor Constabulary' }
    expect(quorumOf(meeting('STRAT', [worker, typed, nurse])).met).toBe(true)
    expect(quorumOf(meeting('STRAT', [worker, { ...police, status: 'apologies' }, nurse])).met).toBe(false)
  })

  it('supervision needs two people', () => {
    const supervisor = { id: 'supervisor', group: 'CSC' }
    expect(quorumOf(meeting('SUP_CASE', [supervisor, worker], 'supervisor'))).toMatchObject({
      met: true,
      says: 'Quorate: two people took part.',
    })
    expect(quorumOf(meeting('SUP_CASE', [worker])).missing).toEqual(['one more person'])
  })

  it('whoever leads and writes was there, where a record has no attendance of its own', () => {
    const record = meeting('SUP_CASE', [{ id: 'supervisor' }, worker], 'supervisor', 'worker')
    expect(quorumOf({ ...record, attendance: [] })).toMatchObject({ met: true, missing: [] })
    const alone = { ...record, attendance: [], meeting: { ...record.meeting, minuteTaker: '' } }
    expect(quorumOf(alone).missing).toEqual(['one more person'])
    const away = meeting(
      'SUP_CASE',
      [{ id: 'supervisor' }, { ...worker, status: 'apologies' }],
      'supervisor',
      'worker',
    )
    expect(quorumOf(away).missing).toEqual(['one more person'])
  })

  it('nobody is counted who is not among the people of the record, and nobody twice', () => {
    const record = meeting('SUP_CASE', [{ id: 'supervisor' }], 'supervisor', 'supervisor')
    const [row] = record.attendance
    if (!row) throw new Error('no attendance')
    const gone = { ...row, id: 'at-gone', person: 'gone' }
    expect(quorumOf({ ...record, attendance: [row, row, gone] }).missing).toEqual(['one more person'])
  })

  it('supervision of supervisors needs two people', () => {
    const two = meeting('SUP_SUP', [{ id: 'supervisor' }, { id: 'chair' }], 'supervisor')
    expect(quorumOf(two).met).toBe(true)
    expect(quorumOf(meeting('SUP_SUP', [{ id: 'supervisor' }], 'supervisor')).missing).toEqual([
      'one more person',
    ])
  })

  it('a meeting type without a rule is never held up', () => {
    expect(quorumOf(meeting('MGMT', []))).toMatchObject({ met: true, missing: [] })
  })

  it('the bundled conference is quorate without its chair, its advocate and the GP who sent apologies', () => {
    const path = new URL('../../../resources/examples/icpc_harcastle.json', import.meta.url)
    const file = readMinutesFile(JSON.parse(readFileSync(path, 'utf8')))
    expect(file.ok && quorumOf(file.minutes).present).toEqual([
      'Children’s Social Care',
      'education or early years',
      'health visiting or school nursing',
      'housing',
      'police',
      'family',
    ])
  })
})

describe('a council’s own version of a template', () => {
  it('is counted by its own rule, whatever its version is called', () => {
    const record = meeting('ICPC', [])
    record.meeting.templateVersion = '2026.11+Wexmoor.1'
    const own: QuorumRule = { ...(templateFor('ICPC')?.quorum as QuorumRule), otherAgencies: 3 }
    expect(quorumBy(record, own)).toMatchObject({
      met: false,
      missing: [
        'Children’s Social Care, besides the chair and the minute taker',
        'three agencies with direct contact with the family',
      ],
    })
  })

  const bare: QuorumRule = {
    csc: false,
    independentChair: false,
    otherAgencies: 0,
    family: false,
    source: 'LOCAL',
  }
  it.each([
    ['no number of people', bare, [school], 'Quorate: one person took part.'],
    ['one agency', { ...bare, otherAgencies: 1 }, [school], 'Quorate: one agency took part.'],
    [
      'Children’s Social Care alone',
      { ...bare, csc: true },
      [worker],
      'Quorate: Children’s Social Care and no other agencies took part.',
    ],
    [
      'one group',
      {
        ...bare,
        groups: [
          { says: 'health', anyOf: ['GP'] },
          { says: 'police', anyOf: ['police'] },
        ],
      },
      [police, { id: 'gp', group: 'GP' }],
      'Quorate: health and police took part.',
    ],
    ['one more person', { ...bare, people: 2 }, [school], 'Not quorate. Missing: one more person.'],
    ['two more people', { ...bare, people: 3 }, [school], 'Not quorate. Missing: two more people.'],
    [
      'as many people as came',
      { ...bare, people: 1, mostPeople: 1 },
      [school],
      'Quorate: one person took part.',
    ],
    ['more than ten', { ...bare, people: 12 }, [school], 'Not quorate. Missing: 11 more people.'],
    [
      'two things',
      { ...bare, family: true, people: 2 },
      [school],
      'Not quorate. Missing: a member of the family; one more person.',
    ],
  ])('that asks for %s says how it was', (_, rule, people, says) => {
    expect(quorumBy(meeting('ICPC', people), rule).says).toBe(says)
  })

  it('that sets none says who came all the same', () => {
    const record = meeting('ICPC', [police, worker, mother], 'worker', 'police')
    expect(quorumBy(record, undefined)).toEqual({
      met: true,
      says: 'No quorum is set for this meeting.',
      present: ['Children’s Social Care', 'family'],
      missing: [],
    })
  })

  it('that sets none is never held up', () => {
    expect(quorumBy(meeting('ICPC', []), undefined)).toMatchObject({
      met: true,
      says: 'No quorum is set for this meeting.',
    })
  })
})

describe('an escalation', () => {
  it('is quorate with Children’s Social Care and one agency: they are the two who disagree', () => {
    expect(quorumOf(meeting('ESC', [worker, school], 'worker'))).toMatchObject({
      met: true,
      says: 'Quorate: two agencies took part.',
      present: ['Children’s Social Care', 'education or early years'],
    })
  })

  it('is quorate with two agencies of which neither is Children’s Social Care', () => {
    expect(quorumOf(meeting('ESC', [police, school], 'police')).met).toBe(true)
  })

  it.each([
    ['Children’s Social Care alone', [worker], ['one more agency']],
    ['another agency alone', [school], ['one more agency']],
    ['two people of Children’s Social Care', [worker, { id: 'manager', group: 'CSC' }], ['one more agency']],
    ['nobody', [], ['two agencies']],
  ])('is not quorate with %s', (_, people, missing) => {
    expect(quorumOf(meeting('ESC', people))).toMatchObject({ met: false, missing })
  })
})

describe('a closure decision', () => {
  const author = { id: 'author', group: 'CSC' }
  const decided = (more: Partial<Minutes['statements'][number]> = {}): Minutes['statements'] => [
    {
      id: 's1',
      kind: 'management oversight',
      ruleId: 'R-MO',
      about: 'all',
      text: 'I have read the referral and the three before it.',
      fields: {},
      reviewBy: '',
      byAccount: 'acc-manager',
      byName: 'Ruth Iveson',
      role: 'Team manager',
      at: '2026-09-17T15:00:00Z',
      ...more,
    },
  ]
  const record = (statements: Minutes['statements'], chair = 'author') => {
    const made = meeting('CLOSE', [author], chair)
    const people = made.people.map((one) => ({ ...one, name: 'Callum Reid', accountId: 'acc-author' }))
    return { ...made, people, attendance: [], statements }
  }

  it.each(['management oversight', 'closure decision'] as const)(
    'takes the author and a manager, who signs in and writes a %s',
    (kind) => {
      expect(quorumOf(record(decided({ kind })))).toMatchObject({
        met: true,
        says: 'Quorate: the author and a manager who is somebody else took part.',
      })
    },
  )

  const lacking = ['a manager who is not the author, in their own words']
  it.each([
    ['the author alone', record([]), lacking],
    ['the author’s own words as the manager', record(decided({ byAccount: 'acc-author' })), lacking],
    ['another person’s words about something else', record(decided({ kind: 'override' })), lacking],
    ['a manager and no author', record(decided(), ''), ['the author']],
  ])('is not made by %s', (_, minutes, missing) => {
    expect(quorumOf(minutes)).toMatchObject({ met: false, missing })
  })

  it('takes two people of the same name for two, where the author is linked to an account', () => {
    expect(quorumOf(record(decided({ byName: 'Callum Reid' }))).met).toBe(true)
  })

  it('takes a manager’s words beside those of the author', () => {
    const own = decided({ byAccount: 'acc-author' })
    expect(quorumOf(record([...own, ...decided()])).met).toBe(true)
  })

  it('takes an author who is not linked to an account for the same person by name', () => {
    const made = record(decided({ byAccount: 'other', byName: ' callum  reid ' }))
    const people = made.people.map((one) => ({ ...one, accountId: '' }))
    expect(quorumOf({ ...made, people }).missing).toEqual(lacking)
  })
})

describe('group supervision', () => {
  const team = ['a', 'b', 'c', 'd'].map((id) => ({ id, group: 'CSC' }))
  const withRole = (person: string, people: Somebody[] = team, role = 'accountable manager'): Minutes => ({
    ...meeting('SUP_GROUP', people, 'a'),
    tables: [{ key: 'roles', rows: [{ id: 'r1', cells: { role, person } }] }],
  })

  it('needs its accountable manager among those who took part, before actions are fixed', () => {
    expect(quorumOf(withRole('d'))).toMatchObject({
      met: true,
      says: 'Quorate: four people took part, the accountable manager among them.',
    })
  })

  it.each([
    [
      'nobody is named',
      meeting('SUP_GROUP', team, 'a'),
      'the accountable manager, who is not named under Roles',
    ],
    [
      'somebody has another role',
      withRole('d', team, 'observer'),
      'the accountable manager, who is not named under Roles',
    ],
    [
      'the manager sent apologies',
      withRole('m', [...team, { id: 'm', status: 'apologies' }]),
      'the accountable manager, before actions are fixed',
    ],
    [
      'the manager is nobody of this record',
      withRole('somebody'),
      'the accountable manager, before actions are fixed',
    ],
  ])('is not quorate when %s', (_, minutes, missing) => {
    expect(quorumOf(minutes)).toMatchObject({ met: false, missing: [missing] })
  })

  it.each([
    ['by name, however it was typed', ' ann  BELL ', true],
    ['by id with a space', ' d ', true],
    ['by another name', 'Ann', false],
    ['by nothing', ' ', false],
  ])('has the accountable manager named %s', (_, named, met) => {
    const record = withRole(named)
    const people = record.people.map((one) => (one.id === 'd' ? { ...one, name: 'Ann Bell' } : one))
    expect(quorumOf({ ...record, people }).met).toBe(met)
  })

  it('looks for the accountable manager in the roles table only, and one of two is enough', () => {
    const record = withRole('d')
    const [roles] = record.tables
    if (!roles) throw new Error('no table')
    expect(quorumOf({ ...record, tables: [{ ...roles, key: 'other' }] }).missing).toEqual([
      'the accountable manager, who is not named under Roles',
    ])
    const row = (person: string) => ({ id: person, cells: { role: 'accountable manager', person } })
    const both = [
      { ...roles, rows: [row('somebody'), row('d'), { id: 'x', cells: { role: 'accountable manager' } }] },
    ]
    expect(quorumOf({ ...record, tables: both }).met).toBe(true)
  })

  it('needs four people and no more than ten', () => {
    expect(quorumOf(withRole('a', team.slice(0, 3))).missing).toEqual(['one more person'])
    const eleven = Array.from({ length: 11 }, (_, at) => ({ id: `p${at}`, group: 'CSC' }))
    expect(quorumOf(withRole('p1', eleven)).missing).toEqual(['room to think: at most ten people'])
    expect(quorumOf(withRole('p1', eleven.slice(1))).met).toBe(true)
  })
})

describe('in the family’s own copy', () => {
  const rule = templateFor('ICPC')?.quorum as QuorumRule

  it('says how it was and names no agency', () => {
    expect(quorumForFamily(meeting('ICPC', [worker, police, school]), rule)).toBe('The meeting was quorate.')
    expect(quorumForFamily(meeting('ICPC', [worker]), rule)).toBe('The chair went ahead without quorum.')
  })

  it('says that it was adjourned, where nobody went ahead', () => {
    const record = meeting('ICPC', [worker])
    const decisions = draftContentSchema.parse({
      meeting: { type: 'ICPC' },
      decisions: [
        { id: 'd', value: 'CPP made' },
        { id: 'e', value: 'adjourned: inquorate' },
      ],
    }).decisions
    expect(quorumForFamily({ ...record, decisions }, rule)).toBe(
      'The meeting was adjourned because it was not quorate.',
    )
  })

  it.each([
    [' Adjourned: inquorate ', true],
    ['not adjourned: inquorate', false],
    ['adjourned: inquorate, then held', false],
    ['adjourned', false],
  ])('takes “%s” for an adjournment: %s', (value, adjourned) => {
    expect(isAdjourned(value)).toBe(adjourned)
  })
})
