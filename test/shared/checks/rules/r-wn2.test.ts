import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../../shared/checks/index.ts'
import { rWN2 } from '../../../../shared/checks/rules/r-wn2.ts'
import { type MeetingType, meetingTypes } from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  but,
  child,
  decision,
  event,
  everyCaseType,
  findings,
  minutes,
  only,
  section,
} from '../kit.ts'
import { lacksAfter, overrideRefused, overridingRoles, weakened } from './tries.ts'

const missed = (...dates: string[]) =>
  dates.map((date) =>
    event('wasNotBrought', { id: `w${date}`, child: 'c1', date, service: `Clinic ${date}` }),
  )
const level = (type: MeetingType, events: ReturnType<typeof missed>, more = {}) =>
  findings('R-WN2', minutes(type, { events, ...more })).map((one) => one.severity.join())
const must = ['MUST,GATE']
const decided = decision('CPP continues')

describe('R-WN2 for a child on a plan or under enquiry', () => {
  test('asks after one missed appointment in six months and must be answered after two', () => {
    expect(level('ICPC', missed('2026-03-16'))).toEqual([])
    expect(level('ICPC', missed('2026-03-17'))).toEqual(['PROMPT'])
    expect(level('ICPC', missed('2026-03-16', '2026-07-01'))).toEqual(['PROMPT'])
    expect(level('ICPC', missed('2026-03-17', '2026-07-01'))).toEqual(must)
  })
  test('counts what is not dated, and nothing that is still to come or another child’s', () => {
    expect(level('ICPC', missed('', '2026-07-01'))).toEqual(must)
    expect(level('ICPC', missed('2026-09-17', '2026-07-01'))).toEqual(must)
    expect(level('ICPC', missed('2026-09-18', '2026-07-01'))).toEqual(['PROMPT'])
    const other = missed('2026-07-01').map((one) => ({ ...one, child: 'c2' }))
    expect(level('ICPC', other)).toEqual([])
    expect(
      findings(
        'R-WN2',
        minutes('ICPC', { events: other, children: [child('c1', 'Ada'), child('c2', 'Ben')] }),
      ).map((one) => one.id),
    ).toEqual(['R-WN2:c2'])
  })
  test('two for one service alone are not yet persistent when they lie further apart', () => {
    const far = missed('2025-09-01', '2026-04-01').map((one) => ({ ...one, service: 'Dentist' }))
    expect(level('RCPC', far)).toEqual(['PROMPT'])
  })
  test.each([
    ['a child protection plan', { meeting: { triggers: { planStatus: 'CPP since May' } } }],
    ['a section 47 enquiry', { meeting: { triggers: { strategyDiscussionStartingS47: '2026-09-01' } } }],
    ['a plan in the child’s details', { children: [child('c1', 'Ada', { planBefore: 'Section 47' })] }],
    ['a plan made now', { decisions: [decided] }],
  ])('also in supervision with %s', (_, more) => {
    expect(level('SUP_CASE', missed('2026-07-01'), more)).toEqual(['PROMPT'])
    expect(level('SUP_CASE', missed('2026-07-01'))).toEqual([])
  })
})

describe('R-WN2 for every other child', () => {
  test('speaks after three in twelve months', () => {
    expect(level('CIN_REVIEW', missed('2026-04-01', '2026-07-01'))).toEqual([])
    expect(level('CIN_REVIEW', missed('2025-09-17', '2026-04-01', '2026-07-01'))).toEqual(must)
    expect(level('CIN_REVIEW', missed('2025-09-16', '2026-04-01', '2026-07-01'))).toEqual([])
  })
  test('and after two in a row for one service, however the service is written', () => {
    const two = (a: string, b: string) =>
      missed('2026-04-01', '2026-07-01').map((one, index) => ({ ...one, service: index === 0 ? a : b }))
    expect(level('CIN_REVIEW', two('Dentist', ' dentist'))).toEqual(must)
    expect(level('CIN_REVIEW', two('Dentist', 'Optician'))).toEqual([])
    expect(level('CIN_REVIEW', two('', ''))).toEqual([])
  })
})

describe('R-WN2 looks at how it was missed', () => {
  const cancelled = (n: number, recordedAs = 'cancelled by carer') =>
    missed('2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01')
      .slice(0, n)
      .map((one) => ({ ...one, recordedAs }))
  test('a carer’s cancellations count after the second', () => {
    expect(level('ICPC', cancelled(2))).toEqual([])
    expect(level('ICPC', cancelled(3))).toEqual(['PROMPT'])
    expect(level('ICPC', cancelled(4))).toEqual(must)
    expect(level('ICPC', cancelled(2, 'Rearranged by mum'))).toEqual([])
    expect(level('ICPC', cancelled(2, 'rescheduled'))).toEqual([])
  })
  test.each(['service', 'the clinic', 'hospital', 'the surgery'])(
    'what %s cancelled is not missed by anybody',
    (who) => {
      expect(level('ICPC', cancelled(4, `cancelled by ${who}`))).toEqual([])
    },
  )
  test.each(['brought', 'cancelled by service'])('an appointment marked “%s” is not missed', (outcome) => {
    const rows = cancelled(4, '').map((one) => ({ ...one, outcome }))
    expect(level('ICPC', rows)).toEqual([])
    expect(level('CIN_REVIEW', rows)).toEqual([])
  })
  test('what the writer chose goes before the words of the service', () => {
    const rows = (outcome: string) => cancelled(2, 'DNA').map((one) => ({ ...one, outcome }))
    expect(level('ICPC', rows('was not brought'))).toEqual(must)
    expect(level('ICPC', rows('cancelled by service'))).toEqual([])
    expect(level('ICPC', rows('cancelled by carer'))).toEqual([])
    expect(level('ICPC', rows('discharged for not being brought'))).toEqual(must)
  })
  test.each([
    ['Attended', []],
    ['was brought by gran', []],
    ['not brought', must],
    ['did not attend', must],
    ['failed to attend', must],
  ])('“%s” alone is read as a service means it', (recordedAs, expected) => {
    expect(level('ICPC', cancelled(2, recordedAs))).toEqual(expected)
  })
  test('two in a row are broken by one to which the child was brought', () => {
    const dentist = (...came: string[]) =>
      came.map((outcome, index) =>
        event('wasNotBrought', {
          id: `w${index}`,
          child: 'c1',
          date: `2026-0${index + 4}-01`,
          service: 'Dentist',
          outcome,
        }),
      )
    expect(level('CIN_REVIEW', dentist('was not brought', 'brought', 'was not brought'))).toEqual([])
    expect(level('CIN_REVIEW', dentist('brought', 'was not brought', 'was not brought'))).toEqual(must)
    expect(
      level('CIN_REVIEW', dentist('was not brought', 'cancelled by service', 'was not brought')),
    ).toEqual(must)
    expect(level('CIN_REVIEW', dentist('was not brought', 'was not brought', 'brought'))).toEqual(must)
    const shuffled = dentist('was not brought', 'brought', 'was not brought')
    expect(level('CIN_REVIEW', [...shuffled.slice(2), ...shuffled.slice(0, 2)])).toEqual([])
    const opticianBetween = dentist('was not brought', 'brought', 'was not brought').map((one, index) =>
      index === 1 ? { ...one, service: 'Optician' } : one,
    )
    expect(level('CIN_REVIEW', opticianBetween)).toEqual(must)
  })
  test('two in a row further apart than twelve months are not looked at together', () => {
    const apart = missed('2025-09-10', '2026-09-10').map((one) => ({ ...one, service: 'Dentist' }))
    expect(level('CIN_REVIEW', apart)).toEqual([])
  })
  test('the numbers are the council’s own, and the sentence says them', () => {
    const settings = { ...defaultSettings, missedTimesCpp: 3, missedMonthsCpp: 4, missedCancellations: 0 }
    const says = (events: ReturnType<typeof missed>) =>
      findings('R-WN2', minutes('ICPC', { events }), { settings }).map((one) => [
        one.severity.join(),
        one.why,
      ])
    expect(says(missed('2026-05-16', '2026-07-01', '2026-08-01'))).toEqual([
      ['PROMPT', 'Ada Ashby was not brought twice in four months.'],
    ])
    expect(says(missed('2026-06-01', '2026-07-01', '2026-08-01'))).toEqual([
      ['MUST,GATE', 'Ada Ashby was not brought 3 times in four months.'],
    ])
    expect(says(cancelled(1))).toEqual([])
    expect(says(cancelled(3).slice(2))).toEqual([['PROMPT', 'Ada Ashby was not brought to one appointment.']])
    const row = { ...defaultSettings, missedInARow: 3, missedTimes: 5, missedMonths: 24 }
    const dentist = missed('2025-09-10', '2026-01-10', '2026-08-10').map((one) => ({
      ...one,
      service: 'Dentist',
    }))
    const why = (events: typeof dentist) =>
      findings('R-WN2', minutes('CIN_REVIEW', { events }), { settings: row }).map((one) => one.why)
    expect(why(dentist)).toEqual(['Ada Ashby was not brought to Dentist 3 times running.'])
    expect(why(dentist.slice(1))).toEqual([])
  })
  test('an appointment that a later record corrects counts as the later record has it', () => {
    const before = minutes('ICPC', { events: missed('2026-05-01', '2026-07-01') })
    const corrected = missed('2026-05-01', '2026-07-01').map((one) => ({ ...one, outcome: 'brought' }))
    expect(findings('R-WN2', minutes('RCPC', { events: corrected }), { history: [before] })).toEqual([])
  })
  test('a discharge always counts, however long ago', () => {
    const gone = missed('2009-07-01').map((one) => ({ ...one, outcome: 'Discharged' }))
    expect(level('CIN_REVIEW', gone)).toEqual(must)
    expect(only('R-WN2', minutes('CIN_REVIEW', { events: gone })).why).toBe(
      'Ada Ashby was discharged for missed appointments.',
    )
  })
  test('words about a discharge, or about moving again and again, count; set aside they do not', () => {
    const words = (text: string) => ({ sections: [section('agencyInfo', text)] })
    const gone = words('Ada was discharged for non-attendance.')
    expect(only('R-WN2', minutes('CIN_REVIEW', gone))).toMatchObject({
      severity: ['MUST', 'GATE'],
      why: 'Ada Ashby was discharged for missed appointments.',
      evidence: [{ kind: 'words', cue: 'WN-04' }],
    })
    const moved = words('Mum cancelled the appointment again.')
    expect(only('R-WN2', minutes('CIN_REVIEW', moved))).toMatchObject({
      severity: ['MUST', 'GATE'],
      why: 'Ada Ashby has had appointments moved again and again.',
    })
    const aside = {
      id: 'r1',
      entryId: 'e1',
      cue: 'WN-05',
      words: 'cancelled the appointment again',
      nth: 0,
      how: 'not relevant' as const,
      reason: 'It was the boiler visit.',
      by: '',
      at: '',
    }
    expect(findings('R-WN2', minutes('CIN_REVIEW', { ...moved, cueResolutions: [aside] }))).toEqual([])
  })
  test('earlier signed records count, each appointment once, oldest first', () => {
    const before = minutes('ICPC', { events: missed('2026-05-01') })
    const record = minutes('RCPC', { events: missed('2026-07-01', '2026-05-01') })
    expect(only('R-WN2', record, { history: [before] }).evidence).toMatchObject([
      { says: '1 May 2026: Clinic 2026-05-01', section: 'wnb', rowId: 'w2026-05-01' },
      { says: '1 July 2026: Clinic 2026-07-01' },
    ])
  })
  test('the reason is said in words, and the record’s words are kept', () => {
    const why = (type: MeetingType, events: ReturnType<typeof missed>) =>
      only('R-WN2', minutes(type, { events })).why
    expect(why('ICPC', missed('2026-07-01'))).toBe('Ada Ashby was not brought to one appointment.')
    expect(why('ICPC', missed('2026-06-01', '2026-07-01'))).toBe(
      'Ada Ashby was not brought twice in six months.',
    )
    expect(why('CIN_REVIEW', missed('2026-05-01', '2026-06-01', '2026-07-01'))).toBe(
      'Ada Ashby was not brought 3 times in twelve months.',
    )
    const dentist = missed('2026-06-01', '2026-07-01').map((one) => ({ ...one, service: 'Dentist' }))
    expect(why('CIN_REVIEW', dentist)).toBe('Ada Ashby was not brought to Dentist twice running.')
    const bare = [event('wasNotBrought', { id: 'w', child: 'c1', recordedAs: 'DNA' })]
    expect(only('R-WN2', minutes('ICPC', { events: bare })).evidence).toMatchObject([
      { says: 'No date: appointment, recorded as “DNA”' },
    ])
    expect(
      only('R-WN2', minutes('ICPC', { events: missed('2026-07-01'), children: [child('c1', '')] })).why,
    ).toBe('This child was not brought to one appointment.')
  })
})

describe('R-WN2 is answered', () => {
  const two = missed('2026-06-01', '2026-07-01')
  const good = answer('R-WN2', {
    fields: {
      impact: 'Two hearing tests missed at the age when speech begins; hearing loss may go unseen.',
      supervisionDate: '2026-09-17',
      chronologyDate: '2026-09-17',
    },
  })
  const lacks = (given: typeof good, actions = [action()]) =>
    lacksAfter('R-WN2', (answers) => minutes('ICPC', { events: two, actions, answers }), given)
  test('with the impact, the chronology, and supervision or a dated action', () => {
    expect(lacks(good)).toEqual([])
    expect(lacks(but(good, { supervisionDate: '' }, { linkedActionIds: ['a1'] }))).toEqual([])
  })
  const supervise =
    'Give the date it was discussed in supervision, or link an action with an owner and a date.'
  test.each([
    ...weakened(good),
    ['no impact', but(good, { impact: '' }), 'Still to answer: “What was missed and what harm could follow”'],
    [
      'a short impact',
      but(good, { impact: 'Missed two hearing tests in the summer.' }),
      'Say more under “What was missed and what harm could follow”',
    ],
    ['no supervision and no action', but(good, { supervisionDate: '' }), supervise],
    [
      'supervision still to come',
      but(good, { supervisionDate: '2026-09-18' }),
      'The supervision date is still to come: link an action instead.',
    ],
    [
      'nothing in the chronology',
      but(good, { chronologyDate: '' }),
      'Still to answer: “Entered in the chronology on”',
    ],
    [
      'a chronology date still to come',
      but(good, { chronologyDate: '2026-09-18' }),
      'The chronology date is still to come.',
    ],
  ])('but not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test('but not with an action that nobody owns, or an answer about another child', () => {
    const linked = but(good, { supervisionDate: '' }, { linkedActionIds: ['a1'] })
    expect(lacks(linked, [action({ owner: '' })])).toEqual([supervise])
    expect(lacks(but(good, {}, { about: ['c9'] }))).toEqual(['Nobody has answered this yet.'])
  })
  test('a single missed appointment may be set aside with a reason, two may not', () => {
    const aside = answer('R-WN2', { value: 'not applicable', evidence: 'The hospital had moved the clinic.' })
    expect(only('R-WN2', minutes('ICPC', { events: missed('2026-07-01'), answers: [aside] })).state).toBe(
      'answered',
    )
    expect(only('R-WN2', minutes('ICPC', { events: two, answers: [aside] })).state).toBe('open')
  })
  test('only a service manager who had no part in the record may override it', () => {
    const make = (statements: Parameters<Parameters<typeof overridingRoles>[1]>[0]) =>
      minutes('ICPC', { events: two, statements })
    expect(overridingRoles('R-WN2', make)).toEqual(['Service manager'])
    expect(
      overrideRefused('R-WN2', make, 'Service manager', { byAccount: 'acc-chair', byName: 'Priya Noor' }),
    ).toEqual({
      state: 'open',
      shortfalls: [
        'Nobody has answered this yet.',
        'Priya Noor cannot give the override: chaired, wrote, decided or answered this themselves.',
      ],
    })
  })
})

test('R-WN2 asks its questions in all case types and supervisions, and holds signing and closing', () => {
  const gone = missed('2026-08-01').map((one) => ({ ...one, outcome: 'discharged' }))
  const asked = meetingTypes.filter((type) => level(type, gone).length > 0)
  expect(asked.toSorted()).toEqual([...everyCaseType, 'SUP_SUP'])
  expect(only('R-WN2', minutes('CLOSE', { events: gone }))).toMatchObject({
    id: 'R-WN2:c1',
    title: 'Persistent Was Not Brought',
    about: ['c1'],
    blocksSigning: true,
    blocksClosing: true,
    questions: [
      'What has the child missed and what harm could follow?',
      'Who was responsible, what got in the way, what help was offered?',
      'Does this indicate neglect or other harm?',
      'Has the service been told and has any discharge been stopped?',
      'Date discussed in supervision, and date entered in the chronology.',
    ],
  })
  expect(rWN2.seeds).toEqual(['8.2'])
})

test('R-WN2 shows an appointment with its service and in the words it was recorded in', () => {
  const shown = (more: object) => {
    const events = [event('wasNotBrought', { id: 'w', child: 'c1', date: '2026-07-01', ...more })]
    return only('R-WN2', minutes('ICPC', { events })).evidence.map((one) => 'says' in one && one.says)
  }
  expect(shown({ service: 'Dentist' })).toEqual(['1 July 2026: Dentist'])
  expect(shown({ recordedAs: 'DNA' })).toEqual(['1 July 2026: appointment, recorded as “DNA”'])
})

describe('R-WN2 reads one appointment', () => {
  /** Appointments a month apart from April 2026, all of the dentist. */
  const row = (...given: object[]) =>
    given.map((more, index) =>
      event('wasNotBrought', {
        id: `w${index}`,
        child: 'c1',
        date: `2026-0${index + 4}-01`,
        service: 'Dentist',
        ...more,
      }),
    )
  test.each([
    ['the words of the service', { recordedAs: 'DNA' }, ['PROMPT']],
    ['what the writer chose, however it is written', { recordedAs: 'DNA', outcome: ' Brought ' }, []],
    ['what the writer chose before a discharge', { recordedAs: 'Discharged', outcome: 'brought' }, []],
    ['a discharge beside “was not brought”', { recordedAs: 'Discharged', outcome: 'was not brought' }, must],
    [
      '“was not brought” before a cancellation',
      { recordedAs: 'Cancelled by the clinic', outcome: 'was not brought' },
      ['PROMPT'],
    ],
    ['“never brought”', { recordedAs: 'never brought' }, ['PROMPT']],
    ['“didn’t get brought”', { recordedAs: 'Didn’t get brought' }, ['PROMPT']],
    ['“was brought” in the outcome', { outcome: 'was brought' }, []],
  ])('by %s', (_, more, expected) => {
    expect(level('ICPC', row(more))).toEqual(expected)
  })
  test('and names those that count, the discharge among them', () => {
    const events = row(
      { outcome: 'discharged' },
      { outcome: 'brought' },
      {},
      { outcome: 'cancelled by carer' },
    )
    const found = only('R-WN2', minutes('CIN_REVIEW', { events }))
    expect(found.why).toBe('Ada Ashby was discharged for missed appointments.')
    expect(found.evidence).toMatchObject([{ rowId: 'w0' }, { rowId: 'w2' }])
    expect(found.evidence).toHaveLength(2)
  })
  test('a carer’s cancellations are counted for each child on its own', () => {
    const children = [child('c1', 'Ada'), child('c2', 'Ben')]
    const events = row({}, {}, {}, {}).map((one, index) => ({
      ...one,
      outcome: 'cancelled by carer',
      child: index % 2 === 0 ? 'c1' : 'c2',
    }))
    expect(level('ICPC', events, { children })).toEqual([])
  })
  test('one that was not dated neither breaks a row nor is left out of it', () => {
    const undated = { date: '' }
    const brought = { ...undated, outcome: 'brought', service: 'Dentist ' }
    expect(level('CIN_REVIEW', row({}, brought, undated))).toEqual(must)
    expect(level('CIN_REVIEW', row({}, { outcome: 'brought' }, undated))).toEqual([])
  })
  test('a row that was long enough stays so after one to which the child was brought', () => {
    const settings = { ...defaultSettings, missedTimes: 4 }
    const events = row({}, {}, { outcome: 'brought' }, {})
    const found = only('R-WN2', minutes('CIN_REVIEW', { events }), { settings })
    expect(found.evidence).toMatchObject([{ rowId: 'w0' }, { rowId: 'w1' }])
    expect(found.evidence).toHaveLength(2)
  })
  test('one missed alone is never a row, whatever number the council has', () => {
    const settings = { ...defaultSettings, missedInARow: 1 }
    const record = (events: ReturnType<typeof row>) => minutes('CIN_REVIEW', { events })
    expect(findings('R-WN2', record(row({})), { settings })).toEqual([])
    expect(only('R-WN2', record(row({ service: ' Dentist ' }, {})), { settings }).why).toBe(
      'Ada Ashby was not brought to Dentist twice running.',
    )
  })
  test('the sentence says one appointment, one month, and a number past twelve in figures', () => {
    const why = (more: object) =>
      only('R-WN2', minutes('ICPC', { events: missed('2026-09-01') }), {
        settings: { ...defaultSettings, missedTimesCpp: 1, ...more },
      }).why
    expect(why({})).toBe('Ada Ashby was not brought to one appointment in six months.')
    expect(why({ missedMonthsCpp: 1 })).toBe('Ada Ashby was not brought to one appointment in one month.')
    expect(why({ missedMonthsCpp: 13 })).toBe('Ada Ashby was not brought to one appointment in 13 months.')
  })
})

describe('R-WN2 reads the words of the minutes', () => {
  const words = (text: string, more: object = {}) => ({ sections: [section('agencyInfo', text, more)] })
  const moved = 'Mum cancelled the appointment again.'
  const gone = 'Ada was discharged for non-attendance.'
  test('for the child they are about, and for no other sign', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    const about = (ids: string[]) =>
      findings('R-WN2', minutes('CIN_REVIEW', { children, ...words(moved, { about: ids }) })).map(
        ({ id }) => id,
      )
    expect(about(['c2'])).toEqual(['R-WN2:c2'])
    expect(about(['c1'])).toEqual(['R-WN2:c1'])
    expect(findings('R-WN2', minutes('CIN_REVIEW', words('Ada did not attend her appointment.')))).toEqual([])
  })
  test('a discharge goes before appointments that were moved', () => {
    const both = minutes('CIN_REVIEW', words(`${moved} ${gone}`))
    expect(only('R-WN2', both).why).toBe('Ada Ashby was discharged for missed appointments.')
  })
  test('beside the appointments missed within the months that count', () => {
    const events = missed('2025-09-16', '2025-09-17')
    const found = only('R-WN2', minutes('CIN_REVIEW', { events, ...words(moved) }))
    expect(found.why).toBe('Ada Ashby has had appointments moved again and again.')
    expect(found.evidence).toMatchObject([{ rowId: 'w2025-09-17' }, { kind: 'words', cue: 'WN-05' }])
    expect(found.evidence).toHaveLength(2)
  })
})
