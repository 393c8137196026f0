import { describe, expect, it } from 'vitest'
import { type Clock, type ClockOptions, clocksOf } from '../../../shared/clocks/index.ts'
import {
  emptyContent,
  type MeetingType,
  type Minutes,
  minutesSchema,
  toMinutes,
} from '../../../shared/minutes/index.ts'

type Parts = { [Key in keyof Minutes]?: unknown }
const held = { date: '2026-09-17', start: '10:00', end: '12:00' }
const record = (type: MeetingType, parts: Parts = {}, more: object = {}): Minutes =>
  minutesSchema.parse({ ...toMinutes(emptyContent({ type, ...held, ...more })), ...parts })
const now = '2026-09-17T17:00:00Z'
const of = (minutes: Minutes, id: string, options: Partial<ClockOptions> = {}): Clock[] =>
  clocksOf(minutes, { now, ...options }).filter((clock) => clock.id === id)
const started = (clocks: Clock[]): string[] => clocks.map(({ start }) => start)

describe('a report for the family', () => {
  const reports = (type: MeetingType, row: object, options: Partial<ClockOptions> = {}, more: object = {}) =>
    of(
      record(type, { attendance: [{ id: 'r1', person: 'p1', ...row }] }, more),
      'T-REPORT-TO-FAMILY',
      options,
    )
  const given = { reportSubmitted: 'yes', reportSharedWithFamily: '2026-09-10' }

  it('is due two working days before a first conference and five before a review, or as the council has it', () => {
    expect(reports('ICPC', given)).toMatchObject([{ due: '2026-09-15', state: 'met', row: 'r1' }])
    expect(reports('RCPC', given)).toMatchObject([{ due: '2026-09-10', state: 'met', about: 'p1' }])
    const settings = { reportToFamilyDaysInitial: 3, reportToFamilyDaysReview: 7 }
    expect(reports('ICPC', given, { settings })[0]?.due).toBe('2026-09-14')
    expect(reports('RCPC', given, { settings })[0]?.due).toBe('2026-09-08')
    expect(reports('ICPC', given)[0]?.says).toBe('Done on Thursday 10 September 2026, in time.')
  })
  it('has no clock in other meetings, nor before a conference has a date', () => {
    expect(reports('CG', given)).toEqual([])
    expect(reports('ICPC', given, {}, { date: 'soon' })).toEqual([])
  })
  it.each([
    ['nothing was asked or shared', {}, []],
    [
      'it was shared, though nobody ticked that it came',
      { reportSharedWithFamily: '2026-09-16' },
      ['met late'],
    ],
    ['it came and was not shared', { reportSubmitted: 'yes' }, ['amber']],
    ['it did not come', { reportSubmitted: 'no' }, ['amber']],
    ['it was kept back for a reason', { reportSubmitted: 'yes', reportWithheldReason: 'Risk' }, []],
    ['the reason is made of spaces', { reportSubmitted: 'yes', reportWithheldReason: '  ' }, ['amber']],
    ['it was shared after all', { ...given, reportWithheldReason: 'Risk' }, ['met']],
  ])('where %s', (_, row, states) => {
    expect(reports('ICPC', row).map(({ state }) => state)).toEqual(states)
  })
  it('says that none was received only where none was', () => {
    const says = (row: object) => reports('ICPC', row)[0]?.says
    expect(says({ reportSubmitted: 'no' })).toContain('No report has been received.')
    expect(says({ reportSubmitted: 'yes' })).not.toContain('No report')
    expect(says({ ...given, reportSubmitted: 'no' })).not.toContain('No report')
  })
})

describe('visits to a child', () => {
  const enquiry = { triggers: { strategyDiscussionStartingS47: '2026-08-26' } }
  const visits = (id: string, seen: object[], type: MeetingType = 'ICPC', more: object = enquiry) =>
    of(record(type, { children: [{ id: 'c1', seen }] }, more), id)

  it('that nobody has made are owed from the start of the work, and the record says so', () => {
    expect(visits('T-SEEN', [])).toMatchObject([
      { start: '2026-08-26', about: 'c1', startedBy: 'the start of this work', state: 'overdue' },
    ])
    expect(visits('T-SEEN', [])[0]?.says).toMatch(
      /^No visit with this child is recorded since this work began\. Was due/,
    )
    expect(visits('T-SEEN-ALONE', [])[0]?.says).toMatch(
      /^No time alone with this child is recorded since this work began\./,
    )
    expect(visits('T-SEEN-ALONE', [])[0]?.startedBy).toBe('the start of this work')
  })
  it('start no clock where neither a visit nor the start of the work is known, or there is no plan', () => {
    expect(visits('T-SEEN', [], 'CIN_REVIEW', {})).toEqual([])
    expect(visits('T-SEEN-ALONE', [], 'CIN_REVIEW', {})).toEqual([])
    const seen = [{ date: '2026-09-10', alone: 'yes' }]
    expect(visits('T-SEEN', seen, 'PROF', {})).toEqual([])
    expect(visits('T-SEEN', seen, 'CIN_REVIEW', {})).toHaveLength(1)
  })
  it('count up to the day of the meeting; one without a date or still to come does not', () => {
    const seen = ['2026-09-17', '2026-09-18', 'soon', '2026-09-01'].map((date) => ({ date, alone: 'yes' }))
    expect(started(visits('T-SEEN', seen))).toEqual(['2026-09-17'])
    expect(started(visits('T-SEEN-ALONE', seen))).toEqual(['2026-09-17'])
    expect(started(visits('T-SEEN', seen.slice(1, 3)))).toEqual(['2026-08-26'])
  })
  it('are read by their dates, in whichever order they were written', () => {
    const dates = ['2026-09-01', '2026-09-03', '2026-09-02'].map((date) => ({ date, alone: 'yes' }))
    for (const seen of [dates, dates.toReversed(), dates.toSorted((a, b) => (a.date < b.date ? -1 : 1))]) {
      expect(started(visits('T-SEEN', seen))).toEqual(['2026-09-03'])
      expect(started(visits('T-SEEN-ALONE', seen))).toEqual(['2026-09-03'])
    }
  })
  it('say how long ago the child was seen, from the second day on', () => {
    const says = (date: string) => visits('T-SEEN', [{ date }])[0]?.says
    expect(says('2026-09-17')).toMatch(/^Due on /)
    expect(says('2026-09-16')).toMatch(/^Due on /)
    expect(says('2026-09-15')).toMatch(/^Not seen for 2 days\. Due on /)
  })
  it('with a carer need a reason, written on the last of them', () => {
    const alone = (...reasons: string[]) =>
      visits(
        'T-SEEN-ALONE',
        reasons.map((whyNotAlone) => ({ date: '2026-09-10', alone: 'no', whyNotAlone })),
      )
    expect(alone('A baby in arms')).toEqual([])
    expect(alone('   ')).toHaveLength(1)
    expect(alone('A baby in arms', '')).toHaveLength(1)
    expect(alone('', 'A baby in arms')).toEqual([])
  })
  it('of a child in need are due in twenty working days, or as the council has it', () => {
    const minutes = record('CIN_REVIEW', { children: [{ id: 'c1', seen: [{ date: '2026-08-24' }] }] })
    expect(of(minutes, 'T-SEEN')[0]?.due).toBe('2026-09-22')
    expect(of(minutes, 'T-SEEN', { settings: { seenWorkingDaysCin: 10 } })[0]?.due).toBe('2026-09-08')
    const lengths = { 'T-SEEN': { n: 4, unit: 'weeks' } } as const
    expect(of(minutes, 'T-SEEN', { settings: { lengths } })[0]?.due).toBe('2026-09-21')
  })
})

describe('a neglect tool', () => {
  const tool = (date: string, more: object = {}) => ({
    id: `t${date}`,
    type: 'neglect toolkit',
    status: 'done',
    date,
    ...more,
  })
  const tools = (...list: object[]) => of(record('CG', { tools: list }), 'T-NEGLECT-TOOL')

  it('is repeated six months after the last one, in whichever order they stand', () => {
    const list = [tool('2026-03-01'), tool('2026-06-10'), tool('2026-05-01'), tool('some day')]
    for (const some of [list, list.toReversed(), [list[0], list[2], list[1]]])
      expect(tools(...some.map((one) => one ?? {}))).toMatchObject([
        { start: '2026-06-10', due: '2026-12-10', row: 't2026-06-10' },
      ])
  })
  it.each([
    ['GCP2, by its name', { type: '', name: 'GCP2' }, 1],
    ['another tool', { type: 'risk assessment', name: 'DASH' }, 0],
    ['one that is not done', { status: 'not complete' }, 0],
    ['one that is just begun', { status: 'in progress' }, 0],
    ['one that is complete', { status: ' Completed' }, 1],
    ['one without a date', { date: '' }, 0],
  ])('and %s', (_, more, count) => expect(tools(tool('2026-06-10', more))).toHaveLength(count))
})

describe('police protection', () => {
  const event = (more: object = {}) => ({
    id: 'i',
    type: 'policeIncident',
    date: '2026-09-16',
    s46Used: 'yes',
    ...more,
  })
  const check = (startedAt: string | undefined, more: object = {}) => ({
    id: `a${startedAt}`,
    ruleId: 'R-PP',
    fields: startedAt === undefined ? {} : { startedAt },
    ...more,
  })
  const ppp = (events: object[], answers: object[] = [], more: object = {}) =>
    of(record('ICPC', { events, answers }, more), 'T-PPP')

  it('starts only where the power was used, and a day or a minute is known', () => {
    expect(ppp([event()])).toMatchObject([{ start: '2026-09-16', row: 'i' }])
    expect(ppp([event({ s46Used: 'no' })])).toEqual([])
    expect(ppp([event({ type: 'noAccess' })])).toEqual([])
    expect(ppp([event({ date: '' })])).toEqual([])
    expect(ppp([event({ date: '' })], [check('2026-09-16T21:40')])).toHaveLength(1)
  })
  it('is dated by the newest answer of its own check about this incident', () => {
    const due = (...answers: object[]) => ppp([event()], answers)[0]?.due
    const other = '2026-09-18T23:00:00Z'
    expect(due(check('2026-09-16T21:40'), check('2026-09-16T20:40'))).toBe('2026-09-19T19:40:00Z')
    expect(due(check('2026-09-16T21:40'), check(undefined))).toBe('2026-09-19T20:40:00Z')
    expect(due(check('2026-09-16T21:40', { ruleId: 'R-CR' }))).toBe(other)
    const about = (subject: string) => check('', { fields: { subject, startedAt: '2026-09-16T21:40' } })
    expect(due(about('i'))).toBe('2026-09-19T20:40:00Z')
    expect(due(about('j'))).toBe(other)
  })
  it('whose minute the check knows keeps its own clock beside the day in the details', () => {
    const details = { triggers: { policeProtectionStart: '2026-09-16' } }
    expect(ppp([event()], [check('2026-09-16T21:40')], details).map(({ due }) => due)).toContain(
      '2026-09-19T20:40:00Z',
    )
    expect(ppp([event()], [], details)).toHaveLength(1)
  })
  it('says where its time is not known, and ends by law only before the day of the meeting', () => {
    const says = (date: string, triggers: object = {}) => ppp([event({ date })], [], { triggers })[0]
    const unknown = 'The time is not recorded, so the earliest possible end is shown.'
    expect(says('2026-09-16')?.says).toContain(unknown)
    expect(says('2026-09-16T08:00')?.says).not.toContain(unknown)
    expect(says('2026-09-14T08:00')).toMatchObject({ state: 'overdue' })
    expect(says('2026-09-13T08:00')).toMatchObject({ state: 'met', metOn: '2026-09-16T07:00:00Z' })
    const ended = says('2026-09-01', { policeProtectionEnd: '2026-09-02 10:00' })
    expect(ended).toMatchObject({ state: 'met', metOn: '2026-09-02T09:00:00Z' })
    expect(ended?.says).not.toContain('ended by law')
    expect(ended?.says).toContain(unknown)
    const noDate = ppp([event({ date: '2026-09-01' })], [], { date: '' })
    expect(noDate).toMatchObject([{ state: 'overdue' }])
  })
})

describe('the designated officer', () => {
  const people = [
    { id: 'p1', name: 'A. Coach', worksWithChildren: true },
    { id: 'p2', name: 'An uncle' },
  ]
  const allegation = (id: string, against: string, more: object = {}) => ({
    id,
    type: 'allegation',
    date: '2026-09-16',
    child: 'c1',
    against,
    ...more,
  })
  const told = (fields: object, more: object = {}) => ({ id: 'a', ruleId: 'R-LA', fields, ...more })
  const lado = (events: object[], answers: object[] = []) =>
    of(record('ICPC', { people, events, answers }), 'T-LADO')

  it('is told about somebody who works with children, and about nobody else', () => {
    expect(lado([allegation('e', 'p1')])).toHaveLength(1)
    expect(lado([allegation('e', 'p2')])).toEqual([])
    expect(lado([allegation('e', '')])).toEqual([])
    expect(lado([allegation('e', 'p1', { type: 'policeIncident' })])).toEqual([])
  })
  it('is told a day after it was said to have happened, was entered, or was brought to the meeting', () => {
    const start = (more: object) => started(lado([allegation('e', 'p1', more)]))
    expect(start({ enteredAt: '2026-09-15T09:00:00Z' })).toEqual(['2026-09-16'])
    expect(start({ enteredAt: '2026-09-15T09:00:00Z', date: '' })).toEqual(['2026-09-15'])
    expect(start({ date: '' })).toEqual(['2026-09-17'])
    const undated = record('ICPC', { people, events: [allegation('e', 'p1', { date: '' })] }, { date: '' })
    expect(of(undated, 'T-LADO')).toEqual([])
    expect(of(undated, 'T-CRIME-ALERT')).toEqual([])
  })
  it.each([
    [
      'an answer that names no one, where there is one such allegation',
      [{ toldAt: '2026-09-17T09:00' }],
      'met',
    ],
    ['an answer that names this one', [{ subject: 'e', toldAt: '2026-09-17T09:00' }], 'met'],
    ['an answer about another', [{ subject: 'x', toldAt: '2026-09-17T09:00' }], 'amber'],
    ['an answer that gives no time', [{ subject: 'e' }], 'amber'],
    ['the newest of two', [{ toldAt: '2026-09-21T09:00' }, { toldAt: '2026-09-17T09:00' }], 'met'],
  ])('was told, or not, by %s', (_, fields, state) => {
    const answers = fields.map((one, index) => told(one, { id: `a${index}` }))
    expect(lado([allegation('e', 'p1')], answers)[0]?.state).toBe(state)
    expect(
      lado(
        [allegation('e', 'p1')],
        answers.map((one) => ({ ...one, ruleId: 'R-CR' })),
      )[0]?.state,
    ).toBe('amber')
  })
  it('counts only such allegations when it asks whether there is one', () => {
    const answers = [told({ toldAt: '2026-09-17T09:00' })]
    const with_ = (other: object) => lado([allegation('e', 'p1'), other], answers)[0]?.state
    expect(with_(allegation('f', 'p2'))).toBe('met')
    expect(with_(allegation('f', 'p1', { type: 'policeIncident' }))).toBe('met')
    expect(with_(allegation('f', 'p1'))).toBe('amber')
  })
})

describe('the hour after an allegation', () => {
  const alert = (event: object, parts: Parts = {}, more: object = {}) =>
    of(
      record('ICPC', { events: [{ id: 'e', type: 'allegation', child: 'c1', ...event }], ...parts }, more),
      'T-CRIME-ALERT',
    )
  const noTime = 'No time is recorded, so this is counted to the end of the day.'

  it.each([
    ['a day before the meeting', { date: '2026-09-16' }, {}, '2026-09-17T10:00:00Z', 'brought'],
    ['the day of the meeting', { date: '2026-09-17' }, {}, '2026-09-17T10:00:00Z', 'brought'],
    ['a day after it', { date: '2026-09-18' }, {}, '2026-09-18', 'own'],
    ['a time of its own', { date: '2026-09-16T08:00' }, {}, '2026-09-16T08:00:00Z', 'own'],
    ['nothing, and the meeting has no time', {}, { start: '' }, '2026-09-17', 'brought'],
    ['a day, and the meeting has no time', { date: '2026-09-16' }, { start: '' }, '2026-09-16', 'own'],
    ['a day, and the meeting has no date', { date: '2026-09-16' }, { date: '' }, '2026-09-16', 'own'],
  ])('with %s', (_, event, more, due, by) => {
    const [clock] = alert(event, {}, more)
    expect(clock?.due).toBe(due)
    expect(clock?.startedBy).toBe(
      by === 'own' ? 'the allegation' : 'the meeting that the allegation was brought to',
    )
    expect(clock?.says.includes(noTime)).toBe(!due.includes('T'))
  })
  it('is started by nothing but an allegation', () => {
    expect(alert({ type: 'wasNotBrought', date: '2026-09-16' })).toEqual([])
  })

  const answer = (fields: object, more: object = {}) => ({
    id: 'a',
    ruleId: 'R-CR',
    about: ['c1'],
    fields: { requestedAt: '2026-09-17T10:30', ...fields },
    ...more,
  })
  it.each([
    ['its own check', [answer({})], true],
    ['a check that names this one', [answer({ subject: 'e' })], true],
    ['a check about all children', [answer({}, { about: 'all' })], true],
    ['a check that says nothing of children', [answer({}, { about: [] })], true],
    ['a check about this child and another', [answer({}, { about: ['c2', 'c1'] })], true],
    ['a check about another child', [answer({}, { about: ['c2'] })], false],
    ['another check', [answer({}, { ruleId: 'R-LA' })], false],
    ['a check without a time', [answer({ requestedAt: '' })], false],
    ['a check that was not asked the time', [{ ...answer({}), fields: {} }], false],
    [
      'a second check where the first has no time',
      [answer({ requestedAt: '' }), answer({}, { id: 'b' })],
      true,
    ],
    [
      'a check that was replaced',
      [answer({}), answer({ requestedAt: '' }, { id: 'b', supersedes: 'a' })],
      false,
    ],
  ])('is settled, or not, by %s', (_, answers, settled) => {
    expect(alert({ date: '2026-09-16' }, { answers })[0]?.state).toBe(settled ? 'met' : 'overdue')
  })

  const decision = (more: object = {}) => ({
    id: 's',
    kind: 'crime decision',
    ruleId: 'R-CR',
    text: 'Agreed with the police that none is needed.',
    byAccount: 'acc-tm',
    byName: 'Ruth Ives',
    role: 'Team manager',
    at: '2026-09-17T09:40:00Z',
    ...more,
  })
  it.each([
    ['a manager’s decision', {}, true],
    ['one that names this allegation', { fields: { subject: 'e' } }, true],
    ['one that names another', { fields: { subject: 'x' } }, false],
    ['one about another child', { about: ['c2'] }, false],
    ['one about another check', { ruleId: 'R-HH' }, false],
    ['words of another kind', { kind: 'override' }, false],
  ])('is settled, or not, by %s', (_, more, settled) => {
    const state = alert({ date: '2026-09-16' }, { statements: [decision(more)] })[0]?.state
    expect(state).toBe(settled ? 'met' : 'overdue')
  })
})

describe('a passage confirmed as an allegation', () => {
  const entry = (more: object = {}) => ({
    id: 'e1',
    about: ['c1'],
    blocks: [{ type: 'paragraph', runs: [{ text: 'Ada said he hits her.' }] }],
    ...more,
  })
  const resolution = (more: object = {}) => ({
    id: 'r',
    entryId: 'e1',
    cue: 'CR-01',
    words: 'hits her',
    how: 'evidence added',
    at: '2026-09-17T10:20:00Z',
    ...more,
  })
  const one = { children: [{ id: 'c1' }] }
  const two = { children: [{ id: 'c1' }, { id: 'c2' }] }
  const event = (more: object = {}) => ({
    id: 'ev',
    type: 'allegation',
    child: 'c1',
    date: '2026-09-16',
    ...more,
  })
  const passage = (more: object = {}, parts: Parts = one, child = '', resolutions = [resolution()]) =>
    of(
      record('ICPC', {
        sections: [{ key: 'childVoice', child, entries: [entry(more)] }],
        cueResolutions: resolutions,
        ...parts,
      }),
      'T-CRIME-ALERT',
    ).filter(({ row }) => row === 'e1')

  it.each([
    ['about all of one child', { about: 'all' }, one, '', 'c1'],
    ['about all of two', { about: 'all' }, two, '', ''],
    ['about both by name', { about: ['c1', 'c2'] }, two, '', ''],
    ['about one of two', { about: ['c2'] }, two, '', 'c2'],
    ['under a child’s own heading', { about: [] }, two, 'c2', 'c2'],
    ['about nobody', { about: [] }, one, '', ''],
    ['about a child and an adult', { about: ['c1', 'p1'] }, two, '', 'c1'],
  ])('%s runs for whom it is about', (_, more, parts, child, about) => {
    expect(passage(more, parts, child).map((clock) => clock.about)).toEqual([about])
  })
  it.each([
    ['an allegation about the same child', ['c1'], [event({ child: 'c2' }), event()], true],
    ['an allegation against the person it is about', ['p1'], [event({ child: 'c2', against: 'p1' })], true],
    ['any allegation, when it is about nobody', [], [event({ against: 'p1' })], true],
    ['no allegation about another child', ['c1'], [event({ child: 'c2', against: 'p1' })], false],
    ['no event of another kind', ['c1'], [event({ type: 'policeIncident' })], false],
  ])('belongs to %s', (_, about, events, belongs) => {
    expect(passage({ about }, { ...one, events })).toHaveLength(belongs ? 0 : 1)
  })
  it('starts at the minute it was first confirmed, in whichever order that was kept', () => {
    const first = resolution({ id: 'r0', at: '2026-09-17T09:20:00Z' })
    const old = resolution({ id: 'r1', at: '2026-09-16T23:50:00Z' })
    for (const list of [
      [first, resolution()],
      [resolution(), first],
    ])
      expect(started(passage({}, one, '', list))).toEqual(['2026-09-17T09:20:00Z'])
    expect(started(passage({}, one, '', [resolution(), old, first]))).toEqual(['2026-09-16T23:50:00Z'])
  })
  it('is not started by what was confirmed elsewhere or at no known time', () => {
    expect(passage({}, one, '', [resolution({ entryId: 'e2' })])).toEqual([])
    expect(passage({}, one, '', [resolution({ at: '' })])).toEqual([])
  })
  it('about two children or none is settled by a request about any of them', () => {
    const fields = { requestedAt: '2026-09-17T11:30' }
    const state = (about: string[], asked: string[]) =>
      passage({ about }, { ...two, answers: [{ id: 'a', ruleId: 'R-CR', about: asked, fields }] })[0]?.state
    expect(state(['c1', 'c2'], ['c2'])).toBe('met')
    expect(state([], ['c2'])).toBe('met')
    expect(state(['c1'], ['c2'])).toBe('overdue')
    expect(passage({ about: ['c1', 'c2'] }, two)[0]?.state).toBe('overdue')
  })
})

describe('a stage of escalation', () => {
  const stages = (cells: object, key = 'stages') =>
    clocksOf(record('ESC', { tables: [{ key, rows: [{ id: 's', cells }] }] }), { now }).filter(({ id }) =>
      id.startsWith('T-ESC'),
    )
  it('needs its number and the day it began, in its own table', () => {
    expect(stages({ stage: '3 leads', began: '2026-09-14' })).toMatchObject([
      { id: 'T-ESC-3', due: '2026-09-17', state: 'amber' },
    ])
    expect(stages({ stage: '3 leads', began: '2026-09-14' })[0]).not.toHaveProperty('metOn')
    expect(stages({ stage: '3 leads' })).toEqual([])
    expect(stages({ began: '2026-09-14' })).toEqual([])
    expect(stages({ stage: '5', began: '2026-09-14' })).toEqual([])
    expect(stages({ stage: '3 leads', began: '2026-09-14' }, 'others')).toEqual([])
  })
})

describe('dissent', () => {
  const row = { id: 'x', person: 'p1', choice: '' }
  const clocks = (type: MeetingType, more: object = {}, at = '2026-09-18T12:00:00Z', meeting: object = {}) =>
    clocksOf(record(type, { dissent: [{ ...row, ...more }] }, meeting), { now: at }).filter(({ id }) =>
      /^T-(?:DISSENT|ESC)/.test(id),
    )
  const ids = (list: Clock[]) => list.map(({ id }) => id)

  it('has its 72 hours after a conference that was held, and after no other meeting', () => {
    expect(ids(clocks('ICPC'))).toEqual(['T-DISSENT'])
    expect(ids(clocks('RCPC'))).toEqual(['T-DISSENT'])
    expect(ids(clocks('CG'))).toEqual([])
    expect(ids(clocks('ICPC', {}, '2026-09-16T12:00:00Z'))).toEqual([])
    expect(ids(clocks('ICPC', {}, now, { date: '' }))).toEqual([])
  })
  it('turns amber at half its time, to the minute, also where the end of the meeting was not written', () => {
    expect(clocks('ICPC', {}, '2026-09-18T22:59:00Z')[0]?.state).toBe('running')
    expect(clocks('ICPC', {}, '2026-09-18T23:00:00Z')[0]?.state).toBe('amber')
    expect(clocks('ICPC', {}, '2026-09-18T10:59:00Z', { end: '' })[0]?.state).toBe('running')
    expect(clocks('ICPC', {}, '2026-09-18T11:00:00Z', { end: '' })[0]?.state).toBe('amber')
  })
  it('escalated runs by its stage, to its own date where one was set, until there is an outcome', () => {
    const escalated = (more: object) =>
      clocks('CG', { choice: 'escalated', stage: 'stage 2', ...more }, '2026-09-18T12:00:00Z')
    expect(escalated({})).toMatchObject([{ id: 'T-ESC-2', due: '2026-09-21', start: '2026-09-17', row: 'x' }])
    expect(escalated({})[0]?.state).toBe('amber')
    expect(escalated({ due: '2026-09-30' })[0]?.due).toBe('2026-09-30')
    expect(escalated({ outcome: 'Plan agreed' })[0]).toMatchObject({ state: 'met', says: 'Settled.' })
    expect(escalated({ outcome: '  ' })[0]?.state).toBe('amber')
    expect(escalated({ stage: '' })).toEqual([])
    expect(escalated({ choice: '' })).toEqual([])
    expect(escalated({ choice: 'noted' })).toEqual([])
  })
})

describe('an action', () => {
  const actions = (action: object, more: object = {}, key = 'actions') =>
    of(record('CG', { [key]: [{ id: 'a', owner: 'p1', due: '2026-09-20', ...action }] }, more), 'T-ACTION')
  it('runs from the meeting, or from its own date where that is earlier', () => {
    expect(started(actions({}))).toEqual(['2026-09-17'])
    expect(started(actions({ due: '2026-09-01' }))).toEqual(['2026-09-01'])
    expect(started(actions({}, { date: '' }))).toEqual(['2026-09-20'])
    expect(started(actions({ due: '2026-09-01' }, {}, 'previousActions'))).toEqual(['2026-09-01'])
  })
  it('due on the day of the meeting is amber on that day and not before', () => {
    const minutes = record('CG', { actions: [{ id: 'a', due: '2026-09-17' }] })
    const state = (at: string) => of(minutes, 'T-ACTION', { now: at })[0]?.state
    expect(state('2026-09-16T12:00:00Z')).toBe('running')
    expect(state('2026-09-17T12:00:00Z')).toBe('amber')
  })
  it('carried over twice is a matter for a manager', () => {
    const says = (carriedCount: number) => actions({ carriedCount })[0]?.says
    expect(says(1)).toBe('Due on Sunday 20 September 2026, in 3 days.')
    expect(says(2)).toMatch(/^Carried over twice or more: the manager of its owner should know\. Due/)
  })
})
