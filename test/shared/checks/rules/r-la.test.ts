import { describe, expect, test } from 'vitest'
import { type CheckContext, defaultSettings } from '../../../../shared/checks/index.ts'
import { type Answer, type CueResolution, meetingTypes } from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  event,
  family,
  findings,
  minutes,
  NOW,
  only,
  person,
  section,
  statement,
} from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const coach = person('p-coach', 'Ray West', 'father', { jobTitle: 'Swimming coach' })
const people = [...family, coach]
const told = event('allegation', {
  id: 'ev1',
  child: 'c1',
  against: 'p-coach',
  date: '2026-09-16',
  kind: 'assault',
})
const good = answer('R-LA', { fields: { toldAt: '2026-09-17T10:00', toldBy: 'p-sw' } })
const record = (parts: object) => minutes('STRAT', { people, ...parts })
const lacks = (given: Answer, parts: object = { events: [told] }, more: Partial<CheckContext> = {}) =>
  lacksAfter('R-LA', (answers) => record({ ...parts, answers }), given, more)
const subjects = (parts: object) =>
  findings('R-LA', record(parts)).map((one) => [one.subject?.id, one.subject?.label])
const row = (id: string, cells: Record<string, string>) => ({
  tables: [{ key: 'lado', rows: [{ id, cells }] }],
})
const confirmed = (more: Partial<CueResolution> = {}): CueResolution => ({
  id: 'r1',
  entryId: 'e1',
  cue: 'CR-01',
  words: 'hit',
  nth: 0,
  how: 'quote kept as said',
  reason: '',
  by: '',
  at: '2026-09-17T09:00:00Z',
  ...more,
})

describe('R-LA asks for the designated officer', () => {
  test('in strategy discussions, initial conferences and closures', () => {
    const asked = meetingTypes.filter(
      (type) => findings('R-LA', minutes(type, { people, events: [told] })).length > 0,
    )
    expect(asked.toSorted()).toEqual(['CLOSE', 'ICPC', 'STRAT'])
    expect(only('R-LA', record({ events: [told] }))).toMatchObject({
      id: 'R-LA:ev1',
      severity: ['MUST'],
      about: ['c1'],
      blocksSigning: true,
      blocksClosing: false,
    })
  })
  test('where the writer ticked that somebody works with children', () => {
    const nan = person('p-nan', 'Jo West', 'grandmother', { worksWithChildren: true })
    expect(subjects({ people: [...family, nan], events: [{ ...told, against: 'p-nan' }] })).toHaveLength(1)
  })
  test('not about somebody who does not', () => {
    expect(subjects({ events: [{ ...told, against: 'p-mum' }] })).toEqual([])
    expect(subjects({})).toEqual([])
  })
  test('about whoever the strategy discussion says works with children', () => {
    expect(subjects(row('l1', { person: 'p-mum', works: 'yes' }))).toEqual([
      ['l1', 'Allegation against Dana Ashby'],
    ])
    expect(subjects(row('l1', { person: 'p-mum', works: 'no' }))).toEqual([])
    expect(subjects(row('l1', { person: 'p-mum', works: 'not known' }))).toEqual([])
    expect(subjects(row('l1', { works: 'yes' }))).toEqual([
      ['l1', 'Allegation against somebody who is not named yet'],
    ])
  })
  test('once for one person, and starts from what the table says', () => {
    expect(subjects({ events: [told], ...row('l1', { person: 'p-coach', works: 'yes' }) })).toEqual([
      ['ev1', 'Allegation against Ray West'],
    ])
    const cells = { person: 'p-mum', works: 'yes', told: '2026-09-17', by: 'Callum Reid, 10:00' }
    expect(only('R-LA', record(row('l1', cells))).prefill?.fields).toEqual({
      toldAt: '2026-09-17',
      toldBy: 'Callum Reid, 10:00',
    })
  })
  test.each([
    ['Ray West hit Ada.', 'Allegation against Ray West'],
    ['Ada was hit by her teacher.', 'Allegation against the teacher'],
    ['Mark Toll hit Ada.', 'Allegation against Mark Toll'],
  ])('about a passage that is confirmed: “%s”', (text, label) => {
    const sections = [section('agencyInfo', text)]
    expect(subjects({ sections })).toEqual([])
    expect(subjects({ sections, cueResolutions: [confirmed()] }).map(([, says]) => says)).toEqual([label])
  })
  test('not about the teacher who was told', () => {
    const sections = [section('agencyInfo', 'Ada told her teacher that Mum hit her.')]
    expect(subjects({ sections, cueResolutions: [confirmed()] })).toEqual([])
  })
})

describe('R-LA shows', () => {
  const says = (parts: object) =>
    findings('R-LA', record(parts)).map((one) =>
      one.evidence.map((each) => (each.kind === 'words' ? each.text : each.says)).join(),
    )
  test.each([
    ['the work', { jobTitle: 'Swimming coach', employer: 'City pool' }, 'Ray West: Swimming coach'],
    ['where there is none, the employer', { employer: 'Lane Nursery' }, 'Ray West: Lane Nursery'],
    ['where there is neither, that they do', { worksWithChildren: true }, 'Ray West: works with children'],
  ])('%s', (_, more, evidence) => {
    const ray = person('p-coach', 'Ray West', 'father', { ...more, worksWithChildren: true })
    const found = only('R-LA', record({ people: [...family, ray], events: [told] }))
    expect(found.evidence).toEqual([{ kind: 'fact', says: evidence, section: 'household', rowId: 'p-coach' }])
  })
  test('nothing of an event that is no allegation, or of one against nobody', () => {
    expect(says({ events: [event('policeIncident', { id: 'ev1', against: 'p-coach' })] })).toEqual([])
    expect(says({ events: [{ ...told, against: '' }] })).toEqual([])
  })
  test('an allegation about nobody by name, as one about them all', () => {
    expect(only('R-LA', record({ events: [{ ...told, child: '' }] })).about).toEqual([])
  })
  test('the table of who works with children, and no other table', () => {
    const cells = { person: ' p-mum ', works: ' Yes ' }
    expect(says(row('l1', cells))).toEqual(['Dana Ashby: said to work with children.'])
    expect(only('R-LA', record(row('l1', cells)))).toMatchObject({
      about: [],
      prefill: { fields: { toldAt: '', toldBy: '' } },
    })
    expect(says({ tables: [{ key: 'thresholdQ', rows: [{ id: 'l1', cells }] }] })).toEqual([])
  })
  test('each person once, however many rows and passages name them', () => {
    const rows = ['l1', 'l2'].map((id) => ({ id, cells: { person: 'p-coach', works: 'yes' } }))
    const sections = [section('agencyInfo', 'Ray West hit Ada.')]
    const tables = [{ key: 'lado', rows }]
    expect(says({ tables, sections, cueResolutions: [confirmed()] })).toHaveLength(1)
  })
  test('the words of a passage, and nothing of one that names nobody', () => {
    const of = (text: string) =>
      says({ sections: [section('agencyInfo', text)], cueResolutions: [confirmed()] })
    expect(of('Ray West hit Ada.')).toEqual(['hit'])
    expect(of('Ada was hit.')).toEqual([])
  })
})

describe('R-LA is answered', () => {
  test('by the time and who told', () => {
    expect(lacks(good)).toEqual([])
  })
  test.each(weakened(good))('not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test.each([
    ['a day without a time', { toldAt: '2026-09-17' }, '“LADO told at” needs a date and a time.'],
    ['no time', { toldAt: '' }, 'Still to answer: “LADO told at”'],
    [
      'a time to come',
      { toldAt: '2026-09-17T17:00' },
      'The designated officer cannot have been told at a time to come.',
    ],
    ['nobody who told', { toldBy: '' }, 'Still to answer: “By whom”'],
    ['“tbc” for who told', { toldBy: 'tbc' }, '“tbc” is no answer to “By whom”'],
  ])('not with %s', (_, fields, says) => {
    expect(lacks(but(good, fields))).toEqual([says])
  })
  const late = 'It was later than one working day. Say why.'
  test('later than one working day only with the reason', () => {
    const since = (date: string) => ({ events: [{ ...told, date }] })
    expect(lacks(good, since('2026-09-16'))).toEqual([])
    expect(lacks(good, since('2026-09-15'))).toEqual([late])
    expect(lacks(but(good, { whyLate: 'Not sure' }), since('2026-09-15'))).toEqual([late])
    expect(lacks(but(good, { whyLate: 'The school told us two days later.' }), since('2026-09-15'))).toEqual(
      [],
    )
  })
  test.each([
    ['fifteen characters', 'School told us.', []],
    ['fourteen', 'School told us', [late]],
  ])('a reason of %s', (_, whyLate, says) => {
    expect(lacks(but(good, { whyLate }), { events: [{ ...told, date: '2026-09-15' }] })).toEqual(says)
  })
  test('at this very minute, and whenever it was, where the allegation has no day', () => {
    expect(lacks(but(good, { toldAt: '2026-09-17T16:00' }))).toEqual([])
    expect(lacks(good, { events: [{ ...told, date: '' }] })).toEqual([])
  })
  test('by the hour, where the hour of the allegation is known', () => {
    const events = [{ ...told, date: '2026-09-16T10:00' }]
    expect(lacks(but(good, { toldAt: '2026-09-17T10:00' }), { events })).toEqual([])
  })
  test('a weekend is not counted, a closure day of the authority is', () => {
    const friday = { events: [{ ...told, date: '2026-09-11' }] }
    const settings = { ...defaultSettings, closureDays: ['2026-09-14'] }
    expect(lacks(but(good, { toldAt: '2026-09-14T16:00' }), friday)).toEqual([])
    expect(lacks(but(good, { toldAt: '2026-09-15T09:00' }), friday)).toEqual([late])
    expect(lacks(but(good, { toldAt: '2026-09-15T09:00' }), friday, { settings })).toEqual([late])
  })
  test('for each allegation by itself', () => {
    const second = event('allegation', {
      id: 'ev2',
      child: 'c1',
      against: 'p-coach',
      date: '2026-09-16',
      kind: 'theft',
    })
    const states = (given: Answer) =>
      findings('R-LA', record({ events: [told, second], answers: [given] })).map((one) => one.state)
    expect(states(good)).toEqual(['open', 'open'])
    expect(states(but(good, { subject: 'ev2' }))).toEqual(['open', 'answered'])
  })
})

describe('R-LA is overridden', () => {
  test('by a service manager, and by nobody else', () => {
    expect(overridingRoles('R-LA', (statements) => record({ events: [told], statements }))).toEqual([
      'Service manager',
    ])
  })
  test.each([
    ['chaired', { byAccount: 'acc-chair' }],
    ['wrote the record', { byAccount: 'acc-sw' }],
    ['gave no real reason', { text: 'Not needed.' }],
  ])('not by a service manager who %s', (_, more) => {
    const statements = [statement('override', 'R-LA', 'Service manager', more)]
    expect(only('R-LA', record({ events: [told], statements })).state).toBe('open')
  })
  test('not by one who answered it themselves', () => {
    const statements = [statement('override', 'R-LA', 'Service manager')]
    const answers = [but(good, { toldBy: '' }, { answeredBy: 'acc-sm', answeredAt: NOW })]
    expect(only('R-LA', record({ events: [told], statements, answers })).state).toBe('open')
  })
})
