import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingDaysAfter } from '../../../shared/checks/dates.ts'
import { defaultSettings, readMinutes } from '../../../shared/checks/index.ts'
import {
  type Clock,
  type ClockOptions,
  calendar,
  clockDefinitions,
  clocksOf,
  lengthOf,
} from '../../../shared/clocks/index.ts'
import { dueOf } from '../../../shared/clocks/make.ts'
import { readMinutesFile } from '../../../shared/minutes/file.ts'
import {
  type DraftContent,
  emptyContent,
  type Minutes,
  minutesSchema,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { type Template, templateFor } from '../../../shared/templates/index.ts'

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

function example(name: string): Minutes {
  const file = readMinutesFile(json(`../../../resources/examples/${name}.json`))
  if (!file.ok) throw new Error(file.says)
  return file.minutes
}

type Parts = { [Key in keyof Minutes]?: unknown }
const meeting = { type: 'ICPC', date: '2026-09-17', start: '10:00', end: '12:05' } as const

/** A record with these parts and nothing else. */
function record(parts: Parts): Minutes {
  return minutesSchema.parse({ ...toMinutes(emptyContent(meeting)), ...parts })
}

const later = { now: '2026-09-17T17:00:00Z' }
const find = (minutes: Minutes, id: string, options: ClockOptions = later): Clock[] =>
  clocksOf(minutes, options).filter((clock) => clock.id === id)
const one = (minutes: Minutes, id: string, options: ClockOptions = later): Clock => {
  const [first, ...others] = find(minutes, id, options)
  if (!first || others.length > 0) throw new Error(`${others.length + (first ? 1 : 0)} clocks ${id}`)
  return first
}

describe.each(['icpc_harcastle', 'cin_review_whitlock_doyle', 'group_supervision_family_l'])('%s', (name) => {
  const minutes = example(name)
  const clocks = clocksOf(minutes, { now: `${minutes.meeting.date}T17:00:00Z` })
  const expected: { timer: string; start?: string; due?: string }[] = json(
    `../../examples/expected/${name}.json`,
  ).timers

  it.each(expected)('$timer runs from $start to $due', ({ timer, start, due }) => {
    const found = clocks.filter((clock) => clock.id === timer)
    expect(found.length).toBeGreaterThan(0)
    if (start) expect(found.map((clock) => clock.start)).toContain(start)
    if (due) expect(found.find((clock) => clock.start === start)?.due).toBe(due)
  })
})

describe('the clocks of the three fictional records', () => {
  it('say that the initial conference was held on working day 15, in time', () => {
    expect(one(example('icpc_harcastle'), 'T-ICPC')).toMatchObject({ state: 'met', metOn: '2026-09-17' })
    expect(one(example('icpc_harcastle'), 'T-ICPC').says).toContain('working day 15 of 15')
  })

  it("say that the social worker's report came one working day late, and the health visitor's in time", () => {
    const reports = find(example('icpc_harcastle'), 'T-REPORT-TO-FAMILY')
    const of = (person: string) => reports.find((clock) => clock.about === person)
    expect(of('p-adebayo')).toMatchObject({ state: 'met late', due: '2026-09-15', metOn: '2026-09-16' })
    expect(of('p-adebayo')?.says).toContain('1 working day late')
    expect(of('p-greaves')?.state).toBe('met')
    expect(of('p-quill')).toMatchObject({ state: 'amber' })
    expect(of('p-holt')).toBeUndefined()
  })

  it('say that the last minutes of the child in need review were 31 working days late', () => {
    const last = find(example('cin_review_whitlock_doyle'), 'T-CIN-MINUTES').find((clock) => clock.metOn)
    expect(last).toMatchObject({
      start: '2026-07-07',
      due: '2026-07-21',
      metOn: '2026-09-03',
      state: 'met late',
    })
    expect(last?.says).toContain('31 working days late')
  })

  it('say that one child was not seen alone for 145 days, however late the record is read', () => {
    const jacob = find(example('cin_review_whitlock_doyle'), 'T-SEEN-ALONE', {
      now: '2026-11-30T09:00:00Z',
    }).find((clock) => clock.about === 'c-jacob')
    expect(jacob).toMatchObject({ start: '2026-05-14', state: 'overdue' })
    expect(jacob?.says).toContain('Not seen alone for 145 days.')
  })

  it('say that supervision is three weeks and group supervision eight weeks late', () => {
    const family = example('group_supervision_family_l')
    const now = { now: '2026-10-20T17:00:00Z' }
    expect(one(family, 'T-SUPERVISION-CIN', now)).toMatchObject({ state: 'overdue', due: '2026-09-29' })
    expect(one(family, 'T-SUPERVISION-CIN', now).says).toContain('3 weeks late')
    const group = one(family, 'T-GROUP-SUPERVISION', now)
    expect(group).toMatchObject({ state: 'met late', due: '2026-08-25' })
    expect(group.says).toContain('14 weeks before')
    expect(group.says).toContain('8 weeks late')
  })
})

describe('minutes', () => {
  const at = (date: string, issuedOn?: string) =>
    one(record({}), 'T-MINUTES-20', { now: `${date}T09:00:00Z`, ...(issuedOn && { issuedOn }) })

  it('turn amber at four fifths of the time and red after the limit', () => {
    expect(at('2026-10-08').state).toBe('running')
    expect(at('2026-10-09').state).toBe('amber')
    expect(at('2026-10-15').state).toBe('amber')
    expect(at('2026-10-16').state).toBe('overdue')
  })

  it('are met on the day they are issued', () => {
    expect(at('2026-10-30', '2026-10-15').state).toBe('met')
    expect(at('2026-10-30', '2026-10-16')).toMatchObject({ state: 'met late', metOn: '2026-10-16' })
  })

  it('have longer on a closure day of the council, which a statutory clock has not', () => {
    const closed = { ...later, calendar: calendar(['2026-09-21']) }
    expect(one(record({}), 'T-MINUTES-20', closed).due).toBe('2026-10-16')
    expect(one(record({}), 'T-CORE-GROUP-FIRST', closed).due).toBe('2026-10-01')
  })

  it('start nothing before the meeting is held', () => {
    expect(find(record({}), 'T-MINUTES-20', { now: '2026-09-16T12:00:00Z' })).toEqual([])
  })
})

describe('a conference', () => {
  const triggers = { strategyDiscussionStartingS47: '2026-08-26' }

  it('that is booked after its limit turns amber before its day', () => {
    const late = record({ meeting: { ...meeting, date: '2026-09-18', triggers } })
    expect(one(late, 'T-ICPC', { now: '2026-08-28T09:00:00Z' })).toMatchObject({
      state: 'amber',
      booked: '2026-09-18',
    })
    expect(one(late, 'T-ICPC', { now: '2026-09-20T09:00:00Z' }).state).toBe('met late')
  })

  it('that makes no plan starts neither a core group nor a review', () => {
    const decisions = [{ id: 'd1', child: 'c1', type: 'cpp', value: 'CPP not made: CIN' }]
    const clocks = clocksOf(record({ decisions }), later).map((clock) => clock.id)
    expect(clocks).not.toContain('T-CORE-GROUP-FIRST')
    expect(clocks).not.toContain('T-RCPC-FIRST')
  })

  it('gives each dissenting agency 72 hours from its end', () => {
    const dissent = [
      { id: 'x', person: 'p1', choice: '' },
      { id: 'y', person: 'p2', choice: 'noted' },
      { id: 'z', person: 'p3', choice: 'escalated', stage: 'stage 2' },
    ]
    const clocks = clocksOf(record({ dissent }), { now: '2026-09-21T12:00:00Z' })
    const of = (id: string) =>
      clocks.filter((clock) => clock.id === id).map(({ about, due, state }) => ({ about, due, state }))
    expect(of('T-DISSENT')).toEqual([
      { about: 'p1', due: '2026-09-20T11:05:00Z', state: 'overdue' },
      { about: 'p3', due: '2026-09-20T11:05:00Z', state: 'met' },
    ])
    expect(of('T-ESC-2')).toEqual([{ about: 'p3', due: '2026-09-21', state: 'amber' }])
  })
})

describe('an allegation', () => {
  const event = (parts: object) =>
    record({ events: [{ id: 'e', type: 'allegation', child: 'c1', ...parts }] })

  it('has an hour from the time that is written beside it', () => {
    const known = event({ date: '2026-09-17T09:20' })
    expect(one(known, 'T-CRIME-ALERT', { now: '2026-09-17T09:00:00Z' })).toMatchObject({
      due: '2026-09-17T09:20:00Z',
      state: 'amber',
    })
    expect(one(known, 'T-CRIME-ALERT').state).toBe('overdue')
  })

  it('with a day only has an hour from the start of the meeting that it was brought to', () => {
    expect(one(event({ date: '2026-09-16' }), 'T-CRIME-ALERT').due).toBe('2026-09-17T10:00:00Z')
  })

  it('is settled by the time of the request, wherever it was written down', () => {
    const requested = event({ date: '2026-09-16', strategyDiscussionRequestedAt: '2026-09-17T10:40' })
    expect(one(requested, 'T-CRIME-ALERT').state).toBe('met')
    const answers = [{ id: 'a', ruleId: 'R-CR', about: ['c1'], fields: { requestedAt: '2026-09-17T12:40' } }]
    expect(
      one(
        {
          ...event({ date: '2026-09-16' }),
          ...record({ answers, events: event({ date: '2026-09-16' }).events }),
        },
        'T-CRIME-ALERT',
      ).state,
    ).toBe('met late')
  })

  it('has an hour from the minute at which it was entered, whatever day it is about', () => {
    const entered = event({ date: '2026-09-16', enteredAt: '2026-09-17T10:31:00Z' })
    expect(one(entered, 'T-CRIME-ALERT')).toMatchObject({
      start: '2026-09-17T10:31:00Z',
      due: '2026-09-17T11:31:00Z',
      startedBy: 'the entry of the allegation',
    })
    expect(one(event({ enteredAt: '2026-09-17T10:31:00Z' }), 'T-CRIME-ALERT').due).toBe(
      '2026-09-17T11:31:00Z',
    )
  })

  it('without any date is counted from the start of the meeting', () => {
    expect(one(event({}), 'T-CRIME-ALERT').due).toBe('2026-09-17T10:00:00Z')
    const people = [{ id: 'p1', name: 'A. Coach', worksWithChildren: true }]
    const minutes = { ...event({ against: 'p1' }), people: record({ people }).people }
    expect(one(minutes, 'T-LADO')).toMatchObject({ start: '2026-09-17', due: '2026-09-18' })
  })

  it('is not settled by the request for another one', () => {
    const events = ['e1', 'e2'].map((id) => ({ id, type: 'allegation', child: 'c1', date: '2026-09-16' }))
    const fields = { subject: 'e2', requestedAt: '2026-09-17T10:40' }
    const answers = [{ id: 'a', ruleId: 'R-CR', about: ['c1'], fields }]
    const states = find(record({ events, answers }), 'T-CRIME-ALERT').map(({ row, state }) => [row, state])
    expect(states).toEqual([
      ['e1', 'overdue'],
      ['e2', 'met'],
    ])
  })

  describe('in the words of a passage', () => {
    const passage = (how: string, parts: Parts = {}, more: object = {}) =>
      record({
        children: [{ id: 'c1', name: 'Ada' }],
        sections: [
          {
            key: 'childVoice',
            entries: [
              {
                id: 'e1',
                about: ['c1'],
                blocks: [{ type: 'paragraph', runs: [{ text: 'Ada said he hits her.' }] }],
              },
            ],
          },
        ],
        cueResolutions: [
          {
            id: 'r',
            entryId: 'e1',
            cue: 'CR-01',
            words: 'hits her',
            how,
            at: '2026-09-17T10:20:00Z',
            ...more,
          },
        ],
        ...parts,
      })
    it.each(['quote kept as said', 'evidence added'])('starts the hour when it is confirmed (%s)', (how) => {
      expect(one(passage(how), 'T-CRIME-ALERT')).toMatchObject({
        start: '2026-09-17T10:20:00Z',
        due: '2026-09-17T11:20:00Z',
        about: 'c1',
        row: 'e1',
        state: 'overdue',
        startedBy: 'the passage that was confirmed as an allegation',
      })
    })
    it('starts nothing when it was set aside or reworded, when its words are gone, or for another sign', () => {
      expect(find(passage('not relevant'), 'T-CRIME-ALERT')).toEqual([])
      expect(find(passage('reworded'), 'T-CRIME-ALERT')).toEqual([])
      expect(find(passage('evidence added', {}, { words: 'hit him' }), 'T-CRIME-ALERT')).toEqual([])
      expect(find(passage('evidence added', {}, { cue: 'DC-01' }), 'T-CRIME-ALERT')).toEqual([])
    })
    it('belongs to the allegation about the same child, where one is recorded', () => {
      const events = [{ id: 'ev', type: 'allegation', child: 'c1', date: '2026-09-16' }]
      expect(one(passage('evidence added', { events }), 'T-CRIME-ALERT').row).toBe('ev')
      const other = [{ ...events[0], child: 'c2' }]
      expect(find(passage('evidence added', { events: other }), 'T-CRIME-ALERT')).toHaveLength(2)
    })
    it('is settled by the time of the request', () => {
      const fields = { subject: 'e1', requestedAt: '2026-09-17T11:40' }
      const answers = [{ id: 'a', ruleId: 'R-CR', about: ['c1'], fields }]
      expect(one(passage('evidence added', { answers }), 'T-CRIME-ALERT').state).toBe('met')
    })
  })

  it('against somebody who works with children starts the clock of the designated officer', () => {
    const people = [{ id: 'p1', name: 'A. Coach', worksWithChildren: true }]
    const minutes = { ...event({ date: '2026-09-16', against: 'p1' }), people: record({ people }).people }
    expect(one(minutes, 'T-LADO')).toMatchObject({ due: '2026-09-17', source: 'SG', about: 'p1' })
  })
})

describe('police protection', () => {
  it('ends 72 hours after its start, on the clock of the night the hour changes', () => {
    const events = [{ id: 'e', type: 'policeIncident', date: '2026-10-23T22:00', s46Used: 'yes' }]
    expect(one(record({ events }), 'T-PPP', { now: '2026-10-24T09:00:00Z' })).toMatchObject({
      due: '2026-10-26T21:00:00Z',
      state: 'amber',
      source: 'LAW',
    })
  })

  it('is not lengthened by a setting, as no clock of law is', () => {
    expect(lengthOf('T-PPP', { lengths: { 'T-PPP': { n: 96, unit: 'hours' } } }).n).toBe(72)
    expect(lengthOf('T-MINUTES-15', { lengths: { 'T-MINUTES-15': { n: 10, unit: 'working days' } } }).n).toBe(
      10,
    )
  })
})

describe('an action', () => {
  const action = (parts: object, now: string) =>
    one(record({ actions: [{ id: 'a', owner: 'p1', due: '2026-09-23', ...parts }] }), 'T-ACTION', { now })

  it('is amber on its day and red the day after', () => {
    expect(action({}, '2026-09-22T12:00:00Z').state).toBe('running')
    expect(action({}, '2026-09-23T12:00:00Z').state).toBe('amber')
    expect(action({}, '2026-09-24T12:00:00Z')).toMatchObject({ state: 'overdue', about: 'p1', row: 'a' })
  })

  it('that is done or no longer needed is settled', () => {
    expect(action({ status: 'done' }, '2026-10-24T12:00:00Z').state).toBe('met')
    expect(action({ status: 'not done' }, '2026-10-24T12:00:00Z').state).toBe('overdue')
  })

  it('done late is met late, on the day on which it was done', () => {
    const done = (doneOn: string, status = 'done') => action({ status, doneOn }, '2026-10-24T12:00:00Z')
    expect(done('2026-09-23')).toMatchObject({ state: 'met', metOn: '2026-09-23' })
    expect(done('2026-10-01')).toMatchObject({ state: 'met late', metOn: '2026-10-01' })
    expect(done('2026-10-01').says).toContain('8 days late')
    expect(done('soon').state).toBe('met')
    expect(done('2026-10-01', 'no longer needed').state).toBe('met')
    expect(done('2026-10-01', 'part done').state).toBe('overdue')
  })

  it('without a date has no clock', () => {
    expect(find(record({ actions: [{ id: 'a', due: 'ongoing' }] }), 'T-ACTION')).toEqual([])
  })
})

describe('visits', () => {
  const child = (seen: object[], parts: object = {}) =>
    record({
      meeting: { ...meeting, triggers: { strategyDiscussionStartingS47: '2026-08-26' } },
      children: [{ id: 'c1', seen, ...parts }],
    })

  it('are counted from the last one, alone and not', () => {
    const minutes = child([
      { date: '2026-09-02', alone: 'no' },
      { date: '2026-08-27', alone: 'yes' },
    ])
    expect(one(minutes, 'T-SEEN')).toMatchObject({ start: '2026-09-02', due: '2026-09-16', state: 'overdue' })
    expect(one(minutes, 'T-SEEN-ALONE').start).toBe('2026-08-27')
  })

  it('alone are owed from the start of the work where there was none and no reason is given', () => {
    expect(one(child([{ date: '2026-09-02', alone: 'no' }]), 'T-SEEN-ALONE').start).toBe('2026-08-26')
    expect(
      find(child([{ date: '2026-09-02', alone: 'no', whyNotAlone: 'four weeks old' }]), 'T-SEEN-ALONE'),
    ).toEqual([])
  })

  it('are not owed to an unborn baby', () => {
    expect(find(child([], { unborn: true }), 'T-SEEN')).toEqual([])
  })

  it('follow the setting of the authority', () => {
    const settings = { seenWorkingDaysCpp: 5 }
    expect(one(child([{ date: '2026-09-02' }]), 'T-SEEN', { ...later, settings }).due).toBe('2026-09-09')
  })
})

describe('supervision of a case', () => {
  const at = (now: string) =>
    one(
      record({
        meeting: {
          type: 'CIN_REVIEW',
          date: now.slice(0, 10),
          triggers: { lastCaseSupervision: '2026-06-01' },
        },
      }),
      'T-SUPERVISION-CIN',
      { now },
    ).state
  it('is amber a week after its day and red after two', () => {
    expect(at('2026-07-27T09:00:00Z')).toBe('running')
    expect(at('2026-08-02T09:00:00Z')).toBe('running')
    expect(at('2026-08-03T09:00:00Z')).toBe('amber')
    expect(at('2026-08-09T09:00:00Z')).toBe('amber')
    expect(at('2026-08-10T09:00:00Z')).toBe('overdue')
  })
  it('follows the plan, however it is written, and a case in court is seen to as often as one with a plan', () => {
    const asked = (planBefore: string, triggers: Record<string, string> = {}) =>
      clocksOf(
        record({
          meeting: {
            type: 'SUP_CASE',
            date: '2026-09-17',
            triggers: { lastCaseSupervision: '2026-09-01', ...triggers },
          },
          children: [{ id: 'c1', planBefore }],
        }),
        later,
      )
        .map(({ id }) => id)
        .filter((id) => id.startsWith('T-SUPERVISION'))
    for (const words of ['CPP', 'CP plan', 'child protection plan', 'Section 47', 's47 enquiry'])
      expect(asked(words), words).toEqual(['T-SUPERVISION-CPP'])
    for (const words of ['CIN', 'child in need']) expect(asked(words), words).toEqual(['T-SUPERVISION-CIN'])
    expect(asked('CIN, interim care order')).toEqual(['T-SUPERVISION-CPP'])
    expect(asked('CIN', { legalStage: 'pre-proceedings' })).toEqual(['T-SUPERVISION-CPP'])
    expect(asked('CIN', { legalStage: 'final order' })).toEqual(['T-SUPERVISION-CIN'])
    expect(asked('early help')).toEqual([])
  })
})

describe('days on which the council is closed', () => {
  const working = clockDefinitions.filter(({ length }) => length.unit === 'working days' && length.n > 0)
  const closedWeek = ['2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24', '2026-09-25']
  it.each(working.map(({ id, source, length }) => ({ id, source, length })))(
    'leave $id ($source) as it is where it is law or guidance, and move it where it is local',
    ({ source, length }) => {
      const start = { date: '2026-09-18' }
      const own = dueOf(start, length, calendar(closedWeek), source)
      const plain = dueOf(start, length, calendar(), source)
      if (source === 'LAW' || source === 'SG') expect(own).toBe(plain)
      else expect(own > plain).toBe(true)
    },
  )
  it('move no due date of law or guidance in a record of any kind', () => {
    const dates = ['strategyDiscussionStartingS47', 'moveNotified', 'initialConference', 'previousReview']
    const triggers = Object.fromEntries(
      [...dates, 'referralReceived', 'seriousIncidentKnown'].map((key) => [key, '2026-09-18']),
    )
    const events = [{ id: 'e', type: 'allegation', child: 'c1', against: 'p1', date: '2026-09-18' }]
    const people = [{ id: 'p1', name: 'A. Coach', worksWithChildren: true }]
    const seen = new Set<string>()
    for (const type of ['ICPC', 'RCPC', 'CG', 'STRAT', 'CLOSE', 'CIN_REVIEW'] as const) {
      const minutes = record({ meeting: { type, date: '2026-09-18', triggers }, events, people })
      const due = (days: string[]) =>
        clocksOf(minutes, { now: '2026-09-18T12:00:00Z', calendar: calendar(days) })
          .filter(({ source }) => source === 'LAW' || source === 'SG')
          .map((clock) => {
            seen.add(clock.id)
            return [clock.id, clock.row ?? '', clock.startedBy, clock.due]
          })
      expect(due(closedWeek), type).toEqual(due([]))
    }
    for (const id of ['T-ICPC', 'T-TRANSFER', 'T-CORE-GROUP-FIRST', 'T-LADO', 'T-SERIOUS', 'T-REFERRAL'])
      expect(seen).toContain(id)
  })
  it('are said to a rule by the source of its limit', () => {
    const settings = { ...defaultSettings, closureDays: closedWeek }
    const minutes = record({ meeting: { type: 'ICPC', date: '2026-09-18' } })
    const reading = readMinutes({
      minutes,
      template: templateFor('ICPC') as Template,
      history: [],
      settings,
      now: later.now,
    })
    expect(workingDaysAfter(reading, '2026-09-18', 1, 'SG')).toBe('2026-09-21')
    expect(workingDaysAfter(reading, '2026-09-18', 1, 'LAW')).toBe('2026-09-21')
    expect(workingDaysAfter(reading, '2026-09-18', 1, 'LOCAL')).toBe('2026-09-28')
    expect(workingDaysAfter(reading, '2026-09-18', 1, 'NP')).toBe('2026-09-28')
  })
})

describe('every clock', () => {
  it('of the table has one name, a source and a length, and a law where it is law', () => {
    expect(new Set(clockDefinitions.map((clock) => clock.id)).size).toBe(clockDefinitions.length)
    for (const clock of clockDefinitions) expect(Boolean(clock.law)).toBe(clock.source === 'LAW')
  })

  it('of a record with anything at all in it has a due date, and its sentence names that date', () => {
    const text = fc.oneof(
      fc.constantFrom('', 'ongoing', '2026-09-23', '31/02/2026', '2026-09-23T10:30'),
      fc.string(),
    )
    const parts = fc.record({
      date: text,
      start: text,
      end: text,
      due: text,
      event: text,
      trigger: text,
      type: fc.constantFrom('ICPC', 'RCPC', 'CG', 'STRAT', 'CIN_REVIEW', 'SUP_CASE', 'SUP_GROUP'),
    })
    fc.assert(
      fc.property(parts, ({ date, start, end, due, event, trigger, type }) => {
        const triggers = Object.fromEntries(
          [
            'strategyDiscussionStartingS47',
            'previousReview',
            'lastCaseSupervision',
            'epoGranted',
            'cinPlanStart',
          ].map((key) => [key, trigger]),
        )
        const content: Partial<DraftContent> = {
          ...record({
            meeting: { type, date, start, end, triggers },
            children: [{ id: 'c1', seen: [{ date: event, alone: 'yes' }] }],
            actions: [{ id: 'a', due }],
            events: [{ id: 'e', type: 'allegation', date: event }],
            dissent: [{ id: 'd', person: 'p' }],
          }),
        }
        const minutes = minutesSchema.parse(content)
        for (const clock of clocksOf(minutes, later)) {
          expect(clock.due).toMatch(/^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/)
          if (!clock.metOn && clock.state !== 'met') expect(clock.says).toMatch(/\d{4}/)
        }
      }),
      { numRuns: 200 },
    )
  })
})
