import { describe, expect, test } from 'vitest'
import { attendanceAndReports } from '../../../../shared/measures/facts/g04-attendance-and-reports.ts'
import { type MeetingType, type Minutes, minutesSchema } from '../../../../shared/minutes/index.ts'
import { decision, family, minutes, person } from '../../checks/kit.ts'
import { example, source } from './kit.ts'

const attendance = (...rows: [person: string, status: string, reportSubmitted?: string][]) =>
  minutesSchema.shape.attendance.parse(
    rows.map(([who, status, reportSubmitted = ''], at) => ({
      id: `at${at}`,
      person: who,
      status,
      reportSubmitted,
    })),
  ) as Minutes['attendance']

const told = (record: Minutes) =>
  attendanceAndReports(source(record)).map(({ group, met, says }) => [group, met, says])
const at = (rows: Minutes['attendance'], type: MeetingType = 'ICPC', more = {}) =>
  told(minutes(type, { attendance: rows, ...more }))

describe('agency attendance and reports', () => {
  test('an agency has done its part when it came, when it was represented, or when it sent a report', () => {
    expect(at(attendance(['p-hv', 'attended', 'yes'], ['p-dsl', 'apologies', 'yes']))).toEqual([
      ['Community Health', 1, 'Came, and sent a report'],
      ['Lane Primary', 1, 'Sent a report and did not come'],
    ])
    expect(at(attendance(['p-hv', 'represented', 'no'], ['p-dsl', 'absent without apology', 'no']))).toEqual([
      ['Community Health', 1, 'Came'],
      ['Lane Primary', 0, 'Neither came nor sent a report'],
    ])
  })

  test('nobody is held to an invitation that they did not have, or of which nothing is written down', () => {
    const none = attendance(['p-hv', 'not invited'], ['p-dsl', 'excluded'], ['p-sw', ''])
    expect(at(none)).toEqual([])
  })

  test('an agency is one, however many of its people were asked', () => {
    const people = [
      ...family,
      person('p-head', 'Nell Frost', 'professional', {
        agency: 'Lane Primary',
        agencyGroup: 'education/early years',
      }),
    ]
    const rows = attendance(['p-dsl', 'apologies'], ['p-head', 'attended'])
    expect(at(rows, 'ICPC', { people })).toEqual([['Lane Primary', 1, 'Came']])
  })

  test('family, advocates and an independent chair are no agency', () => {
    const people = [...family, person('p-adv', 'Joy Pell', 'advocate', { agency: 'Speak Up charity' })]
    const rows = attendance(['p-mum', 'attended'], ['p-adv', 'attended'], ['p-chair', 'attended'])
    expect(at(rows, 'ICPC', { people })).toEqual([])
  })

  test('a social worker who chairs a core group is there for their agency', () => {
    expect(at(attendance(['p-chair', 'attended']), 'CG')).toEqual([['Children’s Social Care', 1, 'Came']])
    const review = told(example('cin_review_whitlock_doyle'))
    expect(review).toContainEqual(['Children’s Social Care', 1, 'Came'])
  })

  test('counts at a conference that was adjourned, and in no session of supervision', () => {
    const rows = attendance(['p-hv', 'apologies', 'no'])
    expect(at(rows, 'ICPC', { decisions: [decision('adjourned: inquorate')] })).toHaveLength(1)
    expect(at(rows, 'SUP_GROUP')).toEqual([])
  })

  test('the fictional conference: five agencies came, and the surgery sent a report', () => {
    expect(told(example('icpc_harcastle'))).toEqual([
      ['Children’s Social Care', 1, 'Came, and sent a report'],
      ['Wexmoor Community Health (health visiting)', 1, 'Came, and sent a report'],
      ['Harrow Lane Primary School', 1, 'Came, and sent a report'],
      ['Stonebeck Surgery', 1, 'Sent a report and did not come'],
      ['Police (child abuse investigation)', 1, 'Came, and sent a report'],
      ['Wexmoor Homes', 1, 'Came'],
    ])
  })
})
