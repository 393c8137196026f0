import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../../shared/checks/index.ts'
import { rCQ } from '../../../../shared/checks/rules/r-cq.ts'
import { type MeetingType, type Minutes, meetingTypes } from '../../../../shared/minutes/index.ts'
import type { Template } from '../../../../shared/templates/index.ts'
import { answer, but, decision, family, findings, minutes, only, person, template } from '../kit.ts'
import { lacksAfter, overrideRefused, overridingRoles, weakened } from './tries.ts'

type Row = { status?: string; report?: 'yes' | 'no' | '' }

/** Who came, in a conference to which the worker, the health visitor and the school were asked. */
const attendance = (rows: Record<string, Row>): Minutes['attendance'] =>
  Object.entries(rows).map(([id, { status = 'attended', report = 'yes' }]) => ({
    id: `at-${id}`,
    person: id,
    status,
    mode: '',
    detail: '',
    reportSubmitted: report,
    reportDate: '',
    reportSharedWithFamily: '',
    reportWithheldReason: '',
  }))

const all = { 'p-chair': {}, 'p-sw': {}, 'p-hv': {}, 'p-dsl': {} }
const record = (rows: Record<string, Row>, more: object = {}, type: MeetingType = 'ICPC'): Minutes =>
  minutes(type, { attendance: attendance(rows), ...more, meeting: { minuteTaker: 'p-chair' } })
const saysOf = (made: Minutes, own?: Template) =>
  findings('R-CQ', made, own ? { template: own } : {}).flatMap((one) =>
    one.evidence.map((each) => 'says' in each && each.says),
  )

describe('R-CQ asks about a conference', () => {
  test('not when every agency came and sent its report', () => {
    expect(saysOf(record(all))).toEqual([])
    expect(saysOf(record(all, {}, 'RCPC'))).toEqual([])
  })

  test('when an agency did not take part, sent no report, or nobody wrote down whether it did', () => {
    const away = { ...all, 'p-gp': { status: 'apologies' }, 'p-nurse': { report: 'no' as const } }
    const people = [
      ...family,
      person('p-gp', 'Amy Lowe', 'professional', { agency: 'Lane Surgery', agencyGroup: 'GP' }),
      person('p-nurse', 'Bo Hale', 'professional', { agency: 'Hill Hospital', agencyGroup: 'hospital' }),
    ]
    expect(saysOf(record(away, { people }))).toEqual([
      'Lane Surgery did not take part.',
      'Hill Hospital sent no report.',
    ])
    expect(saysOf(record({ ...all, 'p-dsl': { report: '' } }))).toEqual([
      'It is not recorded whether Lane Primary sent a report.',
    ])
  })

  test('not about somebody who came for nobody’s agency, or was not asked to come', () => {
    const people = [
      ...family,
      person('p-adv', 'Amy Lowe', 'professional', { agency: 'Voices', jobTitle: 'Advocate' }),
      person('p-no', 'Bo Hale', 'professional', { agency: 'Hill Hospital' }),
    ]
    const rows = { ...all, 'p-adv': { report: '' as const }, 'p-no': { status: 'not invited' } }
    expect(saysOf(record(rows, { people }))).toEqual([])
  })

  test('when it is not quorate, in the words of the quorum', () => {
    expect(saysOf(record({ 'p-chair': {}, 'p-sw': {}, 'p-hv': {} }))).toEqual([
      'Not quorate. Missing: one more agency with direct contact with the family.',
    ])
  })

  test('by the quorum of the council’s own template, whatever its version is called', () => {
    const empty = record({})
    empty.meeting.templateVersion = '2026.11+Wexmoor.1'
    const own = { ...template('ICPC'), version: '2026.11+Wexmoor.1' }
    expect(saysOf(empty, own)).toEqual([
      'Not quorate. Missing: Children’s Social Care, besides the chair and the minute taker; two agencies with direct contact with the family.',
    ])
    const three = { ...own, quorum: own.quorum && { ...own.quorum, otherAgencies: 3 } }
    expect(saysOf(record(all), three)).toEqual([
      'Not quorate. Missing: one more agency with direct contact with the family.',
    ])
    expect(saysOf(empty, { ...own, quorum: undefined })).toEqual([])
  })

  test('when it was adjourned for want of a quorum', () => {
    expect(saysOf(record(all, { decisions: [decision('adjourned: inquorate')] }))).toEqual([
      'The conference was adjourned because it was not quorate.',
    ])
  })

  test('and about no other meeting', () => {
    const asked = meetingTypes.filter((type) => saysOf(record({}, {}, type)).length > 0)
    expect(asked.toSorted()).toEqual(['ICPC', 'RCPC'])
  })
})

describe('R-CQ is answered', () => {
  const absent = { ...all, 'p-dsl': { status: 'apologies' } }
  const good = answer('R-CQ', {
    about: 'all',
    aboutReason: 'Quorum is about the conference as a whole.',
    fields: {
      missing: 'Lane Primary sent apologies on the morning.',
      willDo: 'Mr Toll is rung today and sends his report by Friday.',
    },
  })
  /** One agency short: a school that sent its report and did not come. */
  const lacks = (given: typeof good, more: object = {}) =>
    lacksAfter('R-CQ', (answers) => record(absent, { ...more, answers }), given)
  const whyBetter =
    'Ada would wait another fortnight without any plan, and the police have told us all they know.'
  const going = but(good, { whyBetter })

  test('with who is missing, what will be done and, without quorum, why going ahead is better', () => {
    expect(lacks(going)).toEqual([])
    expect(only('R-CQ', record(absent, { answers: [going] }))).toMatchObject({
      state: 'answered',
      blocksSigning: false,
    })
  })

  test('without reasons for going ahead where it is quorate', () => {
    const late = record({ ...all, 'p-dsl': { report: 'no' } }, { answers: [good] })
    expect(only('R-CQ', late)).toMatchObject({
      state: 'answered',
      why: 'An agency that was expected did not come or sent no report.',
    })
  })

  test('and blocks signing until then', () => {
    expect(only('R-CQ', record(absent))).toMatchObject({
      state: 'open',
      severity: ['MUST'],
      why: 'The conference is not quorate. The chair may go ahead, with reasons.',
      blocksSigning: true,
      blocksClosing: false,
      blocksIssuing: false,
    })
    expect(rCQ.seeds).toEqual(['3.1', '5.1'])
  })

  const betterSays = 'Say why going ahead without quorum is better for the child.'
  test.each([
    ...weakened(going),
    [
      'nobody named',
      but(going, { missing: '' }),
      'Still to answer: “Which agency is missing or sent no report”',
    ],
    [
      '“school”',
      but(going, { missing: 'School' }),
      'Say more under “Which agency is missing or sent no report”',
    ],
    ['nothing that will be done', but(going, { willDo: '' }), 'Still to answer: “What will be done”'],
    ['“ring them”', but(going, { willDo: 'Ring them' }), 'Say more under “What will be done”'],
    ['no reason for going ahead', good, betterSays],
    ['a short reason for going ahead', but(going, { whyBetter: 'Nobody wants to wait.' }), betterSays],
    [
      'the same word again and again',
      but(going, { whyBetter: 'wait wait wait wait wait wait wait' }),
      betterSays,
    ],
  ])('%s is not enough', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })

  describe('when it was adjourned', () => {
    const adjourned = { decisions: [decision('adjourned: inquorate')] }
    const again = (reconvened: string, whyNotReconvened = '') => but(good, { reconvened, whyNotReconvened })
    const why =
      'The police officer is on leave until October; Ada stays with her nan and is seen twice a week.'

    test('with the day on which it meets again, within ten working days', () => {
      expect(lacks(again('2026-10-01'), adjourned)).toEqual([])
      expect(only('R-CQ', record(absent, adjourned)).why).toBe(
        'The conference did not go ahead, and the children wait for it.',
      )
    })

    test('with a later day, or none, and the reason', () => {
      expect(lacks(again('2026-10-02', why), adjourned)).toEqual([])
      expect(lacks(again('', why), adjourned)).toEqual([])
    })

    test.each([
      ['no day and no reason', again(''), 'Say when the conference meets again, or why no day is set.'],
      [
        'a short reason',
        again('', 'Not known.'),
        'Say when the conference meets again, or why no day is set.',
      ],
      [
        'a day too late without a reason',
        again('2026-10-02'),
        'The conference should meet again by 1 October 2026. Say why it does not.',
      ],
      [
        'a day before the conference',
        again('2026-09-16'),
        'The conference cannot meet again before 17 September 2026.',
      ],
      ['a day that is none', again('soon'), '“When the conference meets again” needs a date.'],
    ])('%s is not enough', (_, given, says) => {
      expect(lacks(given, adjourned)).toEqual([says])
    })

    test('nobody is asked why going ahead was better, because nobody went ahead', () => {
      const keys = only('R-CQ', record(absent, adjourned)).form.fields.map(({ key }) => key)
      expect(keys).toEqual(['missing', 'willDo', 'reconvened', 'whyNotReconvened'])
    })

    test('within the council’s own number of working days', () => {
      const settings = { ...defaultSettings, reconveneWorkingDays: 5 }
      const of = (given: typeof good) =>
        lacksAfter('R-CQ', (answers) => record(absent, { ...adjourned, answers }), given, { settings })
      expect(of(again('2026-09-24'))).toEqual([])
      expect(of(again('2026-09-25'))).toEqual([
        'The conference should meet again by 24 September 2026. Say why it does not.',
      ])
      const { form } = only('R-CQ', record(absent, adjourned), { settings })
      expect(form.fields.at(-1)?.label).toMatch(/^If not within 5 working days: why not/)
    })

    test('for one child and not for another, both are asked', () => {
      const both = { decisions: [...adjourned.decisions, decision('CPP made', { id: 'd2' })] }
      expect(lacks(again('2026-10-01'), both)).toEqual([betterSays])
      expect(lacks(but(going, { reconvened: '2026-10-01' }), both)).toEqual([])
    })

    test('the day is taken from the next meeting, for the writer to confirm', () => {
      const next = { ...adjourned, nextMeeting: { type: 'ICPC', date: '2026-09-29', visits: '' } }
      expect(only('R-CQ', record(absent, next)).prefill).toEqual({ fields: { reconvened: '2026-09-29' } })
      expect(only('R-CQ', record(absent)).prefill).toBeUndefined()
    })
  })

  describe('overridden', () => {
    const make = (statements: Minutes['statements']) => record(absent, { statements })

    test('by the chair of the conference, and by nobody else', () => {
      expect(overridingRoles('R-CQ', make)).toEqual(['CP chair'])
    })

    test('not with a short reason', () => {
      expect(overrideRefused('R-CQ', make, 'CP chair', { text: 'We went ahead.' })).toEqual({
        state: 'open',
        shortfalls: [
          'Nobody has answered this yet.',
          'The override needs a reason of at least 60 characters.',
        ],
      })
    })

    test('not by a manager, even one who chaired it', () => {
      const { state } = overrideRefused('R-CQ', make, 'Team manager', { byAccount: 'acc-chair' })
      expect(state).toBe('open')
    })
  })
})
