/** Were people told in time: from proof of sending, to the last of those who must have a copy, and to nobody else. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, calendar } from '../../../shared/clocks/index.ts'
import {
  dueFor,
  isLate,
  isRequired,
  type LineState,
  lineStates,
  type Sending,
  sentDates,
  sentStates,
  timelinessOf,
} from '../../../shared/distribution/index.ts'
import { ruleSetOn } from '../../../shared/rule-sets/index.ts'

const held = '2026-09-17'
const due = '2026-10-15'
const bench = { settings: ruleSetOn(held).clockSettings, calendar: calendar() }

const line = (recipientId: string, state: LineState, more: Partial<Sending> = {}): Sending => ({
  id: `line of ${recipientId}`,
  recipientId,
  item: 'minutes',
  required: true,
  state,
  sentAt: sentStates.has(state) ? '2026-10-01T09:00:00.000Z' : '',
  provenAt: '',
  whyLate: '',
  name: recipientId,
  role: 'mother',
  ...more,
})
const on = (day: string): string => `${day}T12:00:00.000Z`
const timeliness = (lines: Sending[], today = '2026-10-02') =>
  timelinessOf(lines, { held, due, allowed: 20, calendar: calendar(), today })

describe('the minutes of a meeting', () => {
  test('were in time when the last who must have them was sent theirs by the date', () => {
    expect(
      timeliness([
        line('mum', 'sent', { sentAt: on('2026-09-24') }),
        line('nurse', 'delivered', { sentAt: on('2026-10-08'), provenAt: on('2026-10-09') }),
      ]),
    ).toMatchObject({ workingDays: 15, verdict: 'in time', required: 2, sent: 2, proven: 1, waiting: [] })
  })

  test('are running while somebody waits, and late once the date has passed', () => {
    const lines = [line('mum', 'sent'), line('gp', 'ready', { role: 'GP' })]
    expect(timeliness(lines)).toMatchObject({
      workingDays: null,
      verdict: 'running',
      sent: 1,
      waiting: [{ lineId: 'line of gp', name: 'gp', role: 'GP' }],
    })
    expect(timeliness(lines, due)).toMatchObject({ verdict: 'running' })
    expect(timeliness(lines, '2026-10-16')).toMatchObject({ verdict: 'late' })
  })

  test('were late when one was sent the day after, by the day in London', () => {
    const last = (sentAt: string) =>
      timeliness([line('mum', 'sent'), line('gp', 'sent', { sentAt })], '2026-11-01')
    expect(last('2026-10-15T22:59:00.000Z').verdict).toBe('in time')
    expect(last('2026-10-15T23:01:00.000Z')).toMatchObject({ verdict: 'late', workingDays: 21 })
  })

  test('count those who did not come, and leave out exceptions and whoever need not have one', () => {
    const others = [
      line('police', 'not to be sent'),
      line('supporter', 'ready', { required: false }),
      line('letter to mum', 'ready', { item: 'decision letter' }),
    ]
    expect(timeliness([line('mum', 'sent'), ...others])).toMatchObject({ required: 1, verdict: 'in time' })
  })

  test('do not count what came back or went to somebody else', () => {
    for (const state of ['returned', 'failed', 'recalled', 'prepared', 'waiting', 'no address'] as const)
      expect(timeliness([line('mum', 'sent'), line('gp', state)])).toMatchObject({
        sent: 1,
        verdict: 'running',
      })
  })

  test('are not undone for somebody who had the version before', () => {
    const had = line('mum', 'sent', { id: 'v1', sentAt: on('2026-09-24') })
    const newer = line('mum', 'ready', { id: 'v2' })
    expect(timeliness([had, newer])).toMatchObject({ verdict: 'in time', workingDays: 5, waiting: [] })
    const replaced = line('mum', 'replaced', { id: 'v1' })
    expect(timeliness([replaced, newer])).toMatchObject({ verdict: 'running', required: 1 })
  })

  test('have no clock where nobody must have them, the meeting has no date, or none runs', () => {
    expect(timeliness([]).verdict).toBe('no clock')
    expect(timeliness([line('mum', 'not to be sent')])).toMatchObject({ verdict: 'no clock', required: 0 })
    const lines = [line('file', 'sent')]
    const at = { allowed: 0, calendar: calendar(), today: held }
    expect(timelinessOf(lines, { ...at, held: undefined, due })).toMatchObject({
      verdict: 'no clock',
      workingDays: null,
    })
    expect(timelinessOf(lines, { ...at, held, due: '' }).verdict).toBe('no clock')
  })
})

const anyLine = fc
  .record({
    recipientId: fc.constantFrom('mum', 'dad', 'gp', 'file'),
    state: fc.constantFrom(...lineStates),
    required: fc.boolean(),
    days: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ recipientId, state, required, days }) =>
    line(recipientId, state, {
      required,
      sentAt: sentStates.has(state) ? on(addWorkingDays(held, days)) : '',
    }),
  )

test('whatever has happened: in time means that everybody who must have one was sent it by the date', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 10 }), (lines) => {
      const found = timeliness(lines, '2026-12-01')
      expect(found.sent).toBeLessThanOrEqual(found.required)
      expect(found.proven).toBeLessThanOrEqual(found.sent)
      expect(found.waiting).toHaveLength(found.required - found.sent)
      expect(found.workingDays === null).toBe(found.required === 0 || found.waiting.length > 0)
      for (const { recipientId } of lines.filter((one) => one.required)) {
        const theirs = lines.filter((one) => one.required && one.recipientId === recipientId)
        const sentInTime = theirs.some(
          ({ state, sentAt }) => sentStates.has(state) && sentAt.slice(0, 10) <= due,
        )
        const isOut = theirs.every(({ state }) => state === 'not to be sent' || state === 'replaced')
        if (found.verdict === 'in time') expect(sentInTime || isOut).toBe(true)
      }
    }),
  )
})

test('one more who is sent theirs never makes it later than the last of them', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 40 }),
      (lines, n) => {
        const before = timeliness(lines).workingDays
        const after = timeliness([
          ...lines,
          line('new', 'sent', { sentAt: on(addWorkingDays(held, n)) }),
        ]).workingDays
        if (before !== null) expect(after).toBe(Math.max(before, n))
      },
    ),
  )
})

describe('what the clocks of a record are told', () => {
  const ask = { decisionReaders: ['mum', 'gp'], due, decisionsDue: '2026-09-18' }

  test('minutes are issued on the day on which the last of them was sent', () => {
    const lines = [
      line('mum', 'sent', { sentAt: on('2026-09-24') }),
      line('gp', 'sent', { sentAt: on('2026-09-28') }),
    ]
    expect(sentDates(lines, ask)).toEqual({ issuedOn: '2026-09-28' })
    expect(sentDates([...lines, line('dad', 'ready')], ask)).toEqual({})
  })

  test('decisions are sent when everybody has a letter, or the minutes instead', () => {
    const letter = (id: string, day: string) => line(id, 'sent', { item: 'decision letter', sentAt: on(day) })
    expect(sentDates([letter('mum', '2026-09-18')], ask)).toEqual({})
    expect(sentDates([letter('mum', '2026-09-18'), letter('gp', '2026-09-18')], ask)).toEqual({
      decisionsSentOn: '2026-09-18',
    })
    const minutes = line('gp', 'sent', { sentAt: on('2026-09-24') })
    expect(sentDates([letter('mum', '2026-09-18'), minutes, line('dad', 'ready')], ask)).toEqual({
      decisionsSentOn: '2026-09-24',
    })
  })

  test('a letter that is an exception is waited for by nobody', () => {
    const lines = [
      line('mum', 'sent', { item: 'decision letter', sentAt: on('2026-09-18') }),
      line('gp', 'not to be sent', { item: 'decision letter' }),
    ]
    expect(sentDates(lines, ask)).toEqual({ decisionsSentOn: '2026-09-18' })
  })

  test('why they were late is explained when it is written down for everybody who had to wait', () => {
    const late = { sentAt: on('2026-10-20') }
    const lines = [line('mum', 'sent', late), line('gp', 'sent', { ...late, whyLate: 'The chair was ill.' })]
    expect(sentDates(lines, ask).explained).toBeUndefined()
    const both = lines.map((one) => ({ ...one, whyLate: 'The chair was ill.' }))
    // They heard of the decisions with the minutes, so that the reason holds for both.
    expect(sentDates(both, ask)).toEqual({
      issuedOn: '2026-10-20',
      explained: true,
      decisionsExplained: true,
    })
    const inTime = { ...ask, due: '2026-11-01' }
    expect(sentDates(both, inTime).explained).toBeUndefined()
  })
})

describe('by when, and who must have it', () => {
  test('conference minutes by the limit, with the aim before it; others by their own clock', () => {
    expect(dueFor('ICPC', 'minutes', held, bench)).toEqual({
      clock: 'T-MINUTES-20',
      due: '2026-10-15',
      aim: '2026-10-08',
      allowed: 20,
    })
    expect(dueFor('ICPC', 'decision letter', held, bench)).toMatchObject({ due: '2026-09-18' })
    expect(dueFor('CG', 'minutes', held, bench)).toMatchObject({ clock: 'T-CIN-MINUTES', due: '2026-10-01' })
    expect(dueFor('STRAT', 'minutes', held, bench)).toMatchObject({
      clock: 'T-STRAT-RECORD',
      due: '2026-09-18',
    })
    expect(dueFor('CIN_REVIEW', 'child letter', held, bench).clock).toBe('T-CIN-MINUTES')
    for (const [type, item] of [
      ['SUP_CASE', 'minutes'],
      ['ICPC', 'addendum'],
      ['CG', 'decision letter'],
    ] as const)
      expect(dueFor(type, item, held, bench)).toEqual({ clock: '', due: '', aim: '', allowed: 0 })
    expect(dueFor('ICPC', 'minutes', 'some Thursday', bench).due).toBe('')
  })

  test('by the council’s own number of days where it has set one, and not on days on which it is closed', () => {
    const changes = [
      {
        id: 'c1',
        key: 'minutesWorkingDaysConference',
        value: 10,
        from: '2026-01-01',
        reason: 'Agreed.',
        by: '',
        at: '',
      },
      {
        id: 'c2',
        key: 'closureDays',
        value: ['2026-09-21'],
        from: '2026-01-01',
        reason: 'Agreed.',
        by: '',
        at: '',
      },
    ]
    const { settings, clockSettings } = ruleSetOn(held, changes)
    const own = { settings: clockSettings, calendar: calendar(settings.closureDays) }
    expect(dueFor('ICPC', 'minutes', held, own)).toMatchObject({ due: '2026-10-02', allowed: 10, aim: '' })
  })

  test('agencies that were invited must have the minutes, whether they came or not', () => {
    const ask = { type: 'ICPC', item: 'minutes', kind: 'professionals', came: false } as const
    expect(isRequired(ask)).toBe(true)
    expect(isRequired({ ...ask, type: 'STRAT' })).toBe(false)
    expect(isRequired({ ...ask, type: 'STRAT', came: true })).toBe(true)
    expect(isRequired({ ...ask, kind: 'supporter' })).toBe(false)
    expect(isRequired({ ...ask, kind: 'internal' })).toBe(true)
    expect(isRequired({ ...ask, kind: 'internal', item: 'decision letter' })).toBe(false)
  })

  test('a line is late past its date, and stays so when it was sent after it', () => {
    const late = (state: LineState, sentAt = '', today = '2026-10-16') =>
      isLate({ state, sentAt, due }, today)
    expect(late('ready')).toBe(true)
    expect(late('ready', '', due)).toBe(false)
    expect(late('sent', on('2026-10-16'), '2026-12-01')).toBe(true)
    expect(late('sent', on(due), '2026-12-01')).toBe(false)
    expect(late('not to be sent')).toBe(false)
    expect(late('replaced')).toBe(false)
    expect(isLate({ state: 'ready', sentAt: '', due: '' }, '2030-01-01')).toBe(false)
  })
})
