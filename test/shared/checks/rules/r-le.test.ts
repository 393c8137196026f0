import { describe, expect, test } from 'vitest'
import { rLE } from '../../../../shared/checks/rules/r-le.ts'
import { type MeetingType, meetingTypes } from '../../../../shared/minutes/index.ts'
import { answer, but, family, findings, minutes, only, person } from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const good = answer('R-LE', {
  fields: {
    theme: 'Was Not Brought as neglect',
    difference: 'The nurse rings the school when Ada is not brought.',
  },
})

describe('R-LE asks what a review elsewhere teaches this family', () => {
  test('as a prompt in conferences, reviews and case supervision, as a must in the two other supervisions', () => {
    const severity = (type: MeetingType) => findings('R-LE', minutes(type)).flatMap((one) => one.severity)
    const asked = meetingTypes.filter((type) => severity(type).length > 0)
    expect(asked.toSorted()).toEqual(['CIN_REVIEW', 'ICPC', 'RCPC', 'SUP_CASE', 'SUP_GROUP', 'SUP_SUP'])
    expect(asked.filter((type) => severity(type).includes('MUST')).toSorted()).toEqual([
      'SUP_GROUP',
      'SUP_SUP',
    ])
    expect(only('R-LE', minutes('ICPC'))).toMatchObject({ severity: ['PROMPT'], blocksSigning: false })
    expect(only('R-LE', minutes('SUP_GROUP'))).toMatchObject({ severity: ['MUST'], blocksSigning: true })
  })
  test('in these words', () => {
    expect(only('R-LE', minutes('ICPC'))).toMatchObject({
      id: 'R-LE',
      title: 'Learning from reviews',
      why: 'A lesson learned elsewhere may fit this family.',
      questions: [
        'Which lesson from a local or national review is closest to this family? What are we doing differently because of it?',
      ],
      shortfalls: ['Nobody has answered this yet.'],
    })
    expect(rLE.seeds).toEqual(['7.1', '2.1'])
  })
  const lacks = (given: typeof good) =>
    lacksAfter('R-LE', (answers) => minutes('SUP_GROUP', { answers }), given)
  test('a lesson and what is different in this case answer it', () => {
    expect(lacks(good)).toEqual([])
  })
  test.each([
    ...weakened(good),
    ['no lesson', but(good, { theme: '' }), 'Still to answer: “Which lesson”'],
    ['four letters of a lesson', but(good, { theme: 'Gaps' }), 'Say more under “Which lesson”'],
    [
      'nothing that is different',
      but(good, { difference: '' }),
      'Still to answer: “What we are doing differently in this case because of it”',
    ],
    [
      'thirty-nine letters of a difference',
      but(good, { difference: 'The nurse rings the school in the week.' }),
      'Say more under “What we are doing differently in this case because of it”',
    ],
  ])('%s does not', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test('a prompt may be set aside with a reason, a must may not', () => {
    const aside = answer('R-LE', {
      value: 'not applicable',
      evidence: 'No review is about a family like this one.',
      sources: [],
    })
    expect(only('R-LE', minutes('ICPC', { answers: [aside] })).state).toBe('answered')
    expect(only('R-LE', minutes('SUP_GROUP', { answers: [aside] })).state).toBe('open')
  })
  test('in supervision whoever leads the session may override it, of whatever level, and nobody else', () => {
    const people = ['tm', 'sm', 'hos', 'qa'].map((id) =>
      person(`p-${id}`, id, 'professional', { accountId: `acc-${id}` }),
    )
    const led = (type: MeetingType, chair: string) =>
      overridingRoles('R-LE', (statements) =>
        minutes(type, { meeting: { chair, minuteTaker: '' }, people: [...family, ...people], statements }),
      )
    expect(led('SUP_GROUP', 'p-tm')).toEqual(['Team manager'])
    expect(led('SUP_GROUP', 'p-sm')).toEqual(['Service manager'])
    expect(led('SUP_SUP', 'p-hos')).toEqual(['Head of Service'])
    expect(led('SUP_SUP', 'p-qa')).toEqual(['QA lead'])
    expect(led('SUP_CASE', 'p-chair')).toEqual(['CP chair'])
    expect(led('SUP_GROUP', 'p-sw')).toEqual([])
  })
  test('elsewhere the chair of this meeting may, although no part of it is anybody else’s', () => {
    const led = (chair: string) =>
      overridingRoles('R-LE', (statements) => minutes('ICPC', { meeting: { chair }, statements }))
    expect(led('p-chair')).toEqual(['CP chair'])
    expect(led('p-dsl')).toEqual([])
  })
})
