import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMinutesFile } from '../../../shared/minutes/file.ts'
import {
  draftContentSchema,
  type MeetingType,
  type Minutes,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { quorumOf } from '../../../shared/templates/quorum.ts'

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
  ])('does not count %s as an agency with direct contact', (_, person) => {
    expect(quorumOf(meeting('ICPC', [worker, police, person])).met).toBe(false)
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

  it('supervision needs two people', () => {
    const supervisor = { id: 'supervisor', group: 'CSC' }
    expect(quorumOf(meeting('SUP_CASE', [supervisor, worker], 'supervisor'))).toMatchObject({
      met: true,
      says: 'Quorate: two people took part.',
    })
    expect(quorumOf(meeting('SUP_CASE', [worker])).missing).toEqual(['one more person'])
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
