import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import list from '../../../resources/bank-holidays.json' with { type: 'json' }
import { clocksFor, defaultSettings, evaluate } from '../../../shared/checks/index.ts'
import { clockDefinitions, clocksOf, THIS_MEETING } from '../../../shared/clocks/index.ts'
import {
  emptyContent,
  type MeetingType,
  type Minutes,
  minutesSchema,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { type Template, templateFor, templates, triggersAsked } from '../../../shared/templates/index.ts'

const record = (
  type: MeetingType,
  triggers: Record<string, string>,
  more: Partial<Minutes> = {},
): Minutes => ({
  ...toMinutes(emptyContent({ type, date: '2026-09-17', start: '10:00', triggers })),
  ...more,
})
const clock = (minutes: Minutes, id: string, now = '2026-09-18T09:00:00Z') =>
  clocksOf(minutes, { now }).find((one) => one.id === id)

/** What a trigger of the details may hold: a date, or the first choice that means something. */
const heldBy = ({ kind, choices = [] }: Template['triggers'][number], date: string): string =>
  kind === 'choice' ? (choices.find((choice) => choice !== 'none') ?? '') : date

describe('what the details of a template ask for', () => {
  /** Part of the record that is printed, and starts nothing: the time of a referral, the end of an enquiry. */
  const printedOnly: Record<string, string[]> = {
    ICPC: ['s47Completed'],
    STRAT: ['referralReceived'],
  }

  it.each(templates)('$type: each is read by a clock, a rule or the printed record', (template) => {
    const read = new Set<string>()
    const watch = (triggers: Record<string, string>) => {
      const minutes = record(template.type, {})
      minutes.meeting.triggers = new Proxy(triggers, {
        get: (all, key) => {
          if (typeof key === 'string') read.add(key)
          return Reflect.get(all, key)
        },
      })
      const context = {
        minutes,
        template,
        history: [],
        settings: defaultSettings,
        now: '2026-09-18T09:00:00Z',
      }
      clocksFor(context)
      evaluate(context)
    }
    const filled = template.triggers.map((one): [string, string] => [one.key, heldBy(one, '2026-09-01')])
    watch(Object.fromEntries(filled))
    for (const one of filled) watch(Object.fromEntries([one]))
    const unread = template.triggers.map(({ key }) => key).filter((key) => !read.has(key))
    expect(unread).toEqual(printedOnly[template.type] ?? [])
  })

  it.each(templates)(
    '$type: a question that waits for another waits for one that is asked before it',
    (one) => {
      const keys = one.triggers.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { key, when } of one.triggers) {
        if (!when) continue
        const before = one.triggers.slice(0, keys.indexOf(key)).find((other) => other.key === when.trigger)
        expect(before, `${key} waits for ${when.trigger}`).toBeDefined()
        for (const choice of when.is ?? []) expect(before?.choices, key).toContain(choice)
      }
    },
  )

  const asked = (type: MeetingType, values: Record<string, string>): string[] =>
    triggersAsked(templateFor(type)?.triggers ?? [], values).map(({ key }) => key)

  it('stays calm: court dates wait until the stage makes them a question', () => {
    for (const type of ['RCPC', 'CG', 'SUP_CASE', 'LEGAL'] as const) {
      expect(asked(type, {}), type).toContain('legalStage')
      for (const key of ['preProceedingsStart', 'careApplicationIssued', 'epoGranted', 'finalOrder']) {
        expect(asked(type, {}), type).not.toContain(key)
        expect(asked(type, { legalStage: 'none' }), type).not.toContain(key)
      }
    }
    expect(asked('CG', { legalStage: 'pre-proceedings' })).toContain('preProceedingsStart')
    expect(asked('CG', { legalStage: 'pre-proceedings' })).not.toContain('careApplicationIssued')
    expect(asked('CG', { legalStage: 'final order' })).toContain('finalOrder')
    expect(asked('CG', { epoGranted: '2026-09-15' })).toContain('epoEnded')
  })
  it('never hides what was written, whatever the stage is now', () => {
    expect(asked('CG', { legalStage: 'none', careApplicationIssued: '2026-09-01' })).toContain(
      'careApplicationIssued',
    )
    expect(asked('STRAT', { medicalHeld: '2026-09-17 10:00' })).toContain('medicalHeld')
  })
})

describe('every clock', () => {
  /** Records of every kind in which everything that can start or stop a clock is written, more or less. */
  const found = templates.flatMap((template) => {
    const rows = minutesSchema.parse({
      ...record(template.type, {}),
      children: [{ id: 'c1', planBefore: 'CIN', seen: [{ date: '2026-09-10', alone: 'yes' }] }],
      people: [{ id: 'p1', name: 'A. Coach', worksWithChildren: true }],
      attendance: [{ id: 'a', person: 'p1', reportSubmitted: 'yes', reportSharedWithFamily: '2026-09-15' }],
      tools: [{ id: 't', type: 'neglect toolkit', status: 'done', date: '2026-09-01' }],
      events: [
        {
          id: 'e',
          type: 'allegation',
          child: 'c1',
          against: 'p1',
          date: '2026-09-16',
          strategyDiscussionRequestedAt: '2026-09-16T10:00',
        },
        { id: 'i', type: 'policeIncident', date: '2026-09-01T10:00', s46Used: 'yes' },
      ],
      dissent: [{ id: 'd', person: 'p1', choice: 'escalated' }],
      actions: [{ id: 'x', due: '2026-09-20', status: 'done', doneOn: '2026-09-19' }],
      answers: [{ id: 'r', ruleId: 'R-LA', fields: { toldAt: '2026-09-16T11:00' } }],
      statements: (['senior manager view', 'head of service decision'] as const).map((kind) => ({
        id: kind,
        kind,
        ruleId: 'R-HH',
        text: 'Read.',
        byAccount: 'a',
        byName: 'B',
        role: 'Service manager',
        at: '2026-09-17T12:00:00Z',
      })),
      tables: [
        {
          key: 'stages',
          rows: ['1', '2', '3', '4'].map((stage) => ({
            id: stage,
            cells: { stage, began: '2026-09-14', ended: '2026-09-15' },
          })),
        },
      ],
    })
    const { triggers } = template
    const all = Object.fromEntries(triggers.map((one) => [one.key, heldBy(one, '2026-09-10')]))
    const variants = [all, ...triggers.map(({ key }) => ({ ...all, [key]: '' }))]
    // A record of a kind that has no escalation stages has no table of them either.
    const tables = template.sections.some(({ key }) => key === 'stages') ? rows.tables : []
    return variants.flatMap((values) => {
      const minutes = { ...rows, tables, meeting: { ...rows.meeting, triggers: values } }
      const sent = { issuedOn: '2026-09-18', decisionsSentOn: '2026-09-18' }
      return clocksOf(minutes, { now: '2026-09-18T09:00:00Z', ...sent })
    })
  })
  /** These run until the next visit, update or look, which starts them anew; a window only closes. */
  const renewed = ['T-SEEN', 'T-SEEN-ALONE', 'T-CHRONOLOGY', 'T-NEGLECT-TOOL', 'T-CORRECTIONS']

  it.each(clockDefinitions.map(({ id }) => id))('%s can be started by what some template asks for', (id) => {
    expect(found.some((one) => one.id === id)).toBe(true)
  })
  it.each(clockDefinitions.map(({ id }) => id).filter((id) => !renewed.includes(id)))(
    '%s can be ended by what some template asks for',
    (id) => {
      expect(found.some((one) => one.id === id && (one.metOn !== undefined || one.state === 'met'))).toBe(
        true,
      )
    },
  )
})

describe('clocks of the other kinds of record', () => {
  it('a strategy discussion about an injury or sexual abuse is due the same day', () => {
    const about = (strategyReason: string, needed = '2026-09-16 16:30') =>
      clock(record('STRAT', { strategyReason, strategyNeedIdentified: needed }), 'T-STRAT')
    for (const reason of ['physical injury', 'sexual abuse']) {
      expect(about(reason)).toMatchObject({ due: '2026-09-16', state: 'met late' })
      expect(about(reason, '2026-09-17 08:00')).toMatchObject({ due: '2026-09-17', state: 'met' })
      expect(about(reason)?.says).toContain(`Because of ${reason} it is held the same day.`)
    }
    expect(about('something else')).toMatchObject({ due: '2026-09-17T15:30:00Z', state: 'met' })
  })

  it('a medical is due within a day for an injury, and by the paediatrician’s word for anything else', () => {
    const medical = (more: Record<string, string>) =>
      clock(record('STRAT', { medicalDecided: '2026-09-17 11:00', ...more }), 'T-MEDICAL')
    expect(medical({ strategyReason: 'physical injury' })?.due).toBe('2026-09-18T10:00:00Z')
    expect(medical({ strategyReason: 'physical injury' })?.says).not.toContain('paediatrician decides')
    expect(medical({ strategyReason: 'sexual abuse' })?.says).toContain('the paediatrician decides by when')
    const asked = { strategyReason: 'sexual abuse', medicalDue: '2026-09-20 14:00' }
    expect(medical(asked)).toMatchObject({ due: '2026-09-20T13:00:00Z', state: 'amber' })
    expect(medical({ ...asked, medicalHeld: '2026-09-20 14:30' })?.state).toBe('met late')
    expect(medical({ ...asked, medicalHeld: '2026-09-20 13:30' })?.state).toBe('met')
  })

  it('the decisions of a strategy discussion go out the same day, the record a working day later', () => {
    const shared = (decisionsSentOn?: string) =>
      clocksOf(record('STRAT', {}), {
        now: '2026-09-17T15:00:00Z',
        ...(decisionsSentOn && { decisionsSentOn }),
      }).find(({ id }) => id === 'T-STRAT-RECORD')
    expect(shared()).toMatchObject({ due: '2026-09-18' })
    expect(shared()?.says).toContain('The decisions themselves go to everyone the same day.')
    expect(shared('2026-09-17')?.says).not.toContain('the same day')
  })

  it('the time for a referral and an assessment runs where they are decided, not in a strategy discussion', () => {
    const received = { referralReceived: '2026-09-01' }
    expect(clock(record('STRAT', received), 'T-REFERRAL')).toBeUndefined()
    expect(clock(record('STRAT', received), 'T-ASSESS')).toBeUndefined()
    expect(clock(record('CLOSE', received), 'T-REFERRAL')?.state).toBe('overdue')
    const kind = (subType: string) => {
      const minutes = record('CLOSE', received)
      return clock({ ...minutes, meeting: { ...minutes.meeting, subType } }, 'T-ASSESS')
    }
    expect(kind('referral')).toBeUndefined()
    expect(kind('single assessment')?.due).toBe('2026-11-03')
  })

  it('police protection that the check dates to the minute runs from that minute, and ends by law before a later meeting', () => {
    const events = minutesSchema.shape.events.parse([
      { id: 'i', type: 'policeIncident', date: '2026-09-16', s46Used: 'yes' },
    ])
    const answers = minutesSchema.shape.answers.parse([
      { id: 'a', ruleId: 'R-PP', fields: { startedAt: '2026-09-16T21:40' } },
    ])
    expect(clock(record('ICPC', {}, { events }), 'T-PPP')?.due).toBe('2026-09-18T23:00:00Z')
    expect(clock(record('ICPC', {}, { events, answers }), 'T-PPP')?.due).toBe('2026-09-19T20:40:00Z')
    const ago = [{ ...(events[0] as Minutes['events'][number]), date: '2026-09-01T20:00' }]
    const over = clock(record('ICPC', {}, { events: ago }), 'T-PPP')
    expect(over).toMatchObject({ state: 'met', metOn: '2026-09-04T19:00:00Z' })
    expect(over?.says).toContain('It ended by law before this meeting.')
    const details = { policeProtectionStart: '2026-09-16 21:00' }
    const both = clocksOf(record('STRAT', details, { events }), { now: '2026-09-17T12:00:00Z' })
    expect(both.filter(({ id }) => id === 'T-PPP')).toHaveLength(1)
  })

  it('court clocks end when the court or the council ends them', () => {
    const begun = {
      preProceedingsStart: '2026-03-02',
      careApplicationIssued: '2026-03-09',
      epoGranted: '2026-03-05',
    }
    const state = (id: string, more: Record<string, string>) =>
      clock(record('CG', { ...begun, ...more }), id)?.state
    expect(state('T-CARE', {})).toBe('overdue')
    expect(state('T-CARE', { finalOrder: '2026-09-01' })).toBe('met')
    expect(state('T-CARE', { finalOrder: '2026-09-08' })).toBe('met late')
    expect(state('T-EPO', {})).toBe('overdue')
    expect(state('T-EPO', { epoEnded: '2026-03-12' })).toBe('met')
    expect(state('T-PREPROC', {})).toBe('met')
    expect(state('T-PREPROC', { careApplicationIssued: '' })).toBe('overdue')
    expect(state('T-PREPROC', { careApplicationIssued: '', preProceedingsEnd: '2026-05-01' })).toBe('met')
  })

  it('an emergency order is extended once, by seven days at most', () => {
    const due = (epoExtendedTo: string) =>
      clock(record('LEGAL', { epoGranted: '2026-09-15', epoExtendedTo }), 'T-EPO')?.due
    expect(due('2026-09-30')).toBe('2026-09-30')
    expect(due('2026-10-01')).toBe('2026-09-23')
  })

  it('a newly qualified worker is seen weekly, then every two weeks, then monthly, and each may be set', () => {
    const due = (nqswLastSession: string, settings = {}) =>
      clocksOf(record('SUP_CASE', { nqswStarted: '2026-03-02', nqswLastSession }), {
        now: '2026-09-18T09:00:00Z',
        settings,
      }).find(({ id }) => id === 'T-SUPERVISION-NQSW')?.due
    expect(due('2026-04-12')).toBe('2026-04-19')
    expect(due('2026-04-13')).toBe('2026-04-27')
    expect(due('2026-09-01')).toBe('2026-09-15')
    expect(due('2026-09-02')).toBe('2026-10-02')
    const own = { nqswFirstWeeks: 2, nqswThenWeeks: 3, nqswLaterMonths: 2 }
    expect(due('2026-04-12', own)).toBe('2026-04-26')
    expect(due('2026-04-13', own)).toBe('2026-05-04')
    expect(due('2026-09-02', own)).toBe('2026-11-02')
  })

  it('the chronology is brought up to date before each review conference', () => {
    const chronology = (chronologyLastUpdated: string) =>
      clock(record('RCPC', { chronologyLastUpdated, previousReview: '2026-09-01' }), 'T-CHRONOLOGY')
    expect(chronology('2026-09-01')).toMatchObject({ due: '2026-09-17', state: 'amber' })
    expect(chronology('2026-09-02')).toMatchObject({ due: '2026-10-02', state: 'running' })
  })

  it('a review conference sees whether the core group met in time, as it stood on its own day', () => {
    const group = (lastCoreGroup: string) =>
      clock(record('RCPC', { lastCoreGroup }), 'T-CORE-GROUP-NEXT', '2027-03-01T09:00:00Z')
    expect(group('2026-08-20')).toMatchObject({ due: '2026-09-17', state: 'running' })
    expect(group('2026-08-19')?.state).toBe('amber')
    expect(group('2026-08-07')?.state).toBe('amber')
    expect(group('2026-08-06')?.state).toBe('overdue')
  })

  it('the next meeting is the one that this meeting starts the clock of', () => {
    const next = (type: MeetingType, triggers: Record<string, string>) =>
      clocksOf(record(type, triggers), { now: '2026-09-18T09:00:00Z' })
        .filter(({ startedBy }) => startedBy === THIS_MEETING)
        .map(({ id, due }) => [id, due])
    expect(next('CIN_REVIEW', { previousReview: '2026-06-17' })).toEqual([['T-CIN-REVIEW', '2026-12-17']])
    expect(next('RCPC', { previousReview: '2026-03-17' })).toEqual([['T-RCPC-NEXT', '2027-03-17']])
    expect(next('CG', { lastCoreGroup: '2026-08-20' })).toEqual([['T-CORE-GROUP-NEXT', '2026-10-15']])
  })

  it('a strategy discussion is due within a day of the hour at which it was needed', () => {
    const found = clock(record('STRAT', { strategyNeedIdentified: '2026-09-16 16:30' }), 'T-STRAT')
    expect(found).toMatchObject({ due: '2026-09-17T15:30:00Z', state: 'met' })
    expect(clock(record('STRAT', { strategyNeedIdentified: '2026-09-15 16:30' }), 'T-STRAT')?.state).toBe(
      'met late',
    )
  })

  it('police protection ends 72 hours after the minute it began, by the clock on the wall in both changes of the hour', () => {
    const ends = (start: string) =>
      clock(record('STRAT', { policeProtectionStart: start }), 'T-PPP', '2026-03-27T12:00:00Z')?.due
    expect(ends('2026-03-27 18:00')).toBe('2026-03-30T18:00:00Z')
    expect(ends('2026-10-23 18:00')).toBe('2026-10-26T17:00:00Z')
    expect(ends('2026-09-17 18:00')).toBe('2026-09-20T17:00:00Z')
  })

  it('each stage of an escalation runs from the day it began to the day it ended', () => {
    const tables = minutesSchema.shape.tables.parse([
      {
        key: 'stages',
        rows: [
          { id: 's1', cells: { stage: '1 practitioners', began: '2026-09-10', ended: '2026-09-11' } },
          { id: 's2', cells: { stage: '2 managers', began: '2026-09-14', ended: '' } },
          { id: 's3', cells: { stage: '', began: '2026-09-14' } },
        ],
      },
    ])
    const minutes = record('ESC', {}, { tables })
    expect(clock(minutes, 'T-ESC-1')).toMatchObject({ due: '2026-09-11', state: 'met', row: 's1' })
    expect(clock(minutes, 'T-ESC-2')).toMatchObject({ due: '2026-09-16', state: 'overdue', row: 's2' })
    expect(
      clocksOf(minutes, { now: '2026-09-18T09:00:00Z' }).filter(({ id }) => id.startsWith('T-ESC')),
    ).toHaveLength(2)
  })

  it('a senior manager’s own words end the five days they have for a high-risk history', () => {
    const triggers = { highRiskFlagged: '2026-09-10' }
    expect(clock(record('HRR', triggers), 'T-HRR-SM')).toMatchObject({ due: '2026-09-17', state: 'overdue' })
    const statements = minutesSchema.shape.statements.parse([
      {
        id: 's',
        kind: 'senior manager view',
        ruleId: 'R-HH',
        text: 'I have read it.',
        byAccount: 'a',
        byName: 'Morag Ell',
        role: 'Service manager',
        at: '2026-09-17T14:00:00Z',
      },
    ])
    expect(clock(record('HRR', triggers, { statements }), 'T-HRR-SM')?.state).toBe('met')
    expect(clock(record('HRR', { referredToHeadOfService: '2026-09-17' }), 'T-HRR-HOS')).toMatchObject({
      due: '2026-09-24',
    })
  })

  it('court and pre-proceedings run from the dates of the legal record', () => {
    const minutes = record('LEGAL', {
      preProceedingsStart: '2026-06-01',
      careApplicationIssued: '2026-07-06',
      epoGranted: '2026-09-15',
    })
    expect(clock(minutes, 'T-CARE')?.due).toBe('2027-01-04')
    expect(clock(minutes, 'T-EPO')?.due).toBe('2026-09-23')
  })

  it('a review conference is due three months after the first and six after that', () => {
    expect(clock(record('RCPC', { initialConference: '2026-06-30' }), 'T-RCPC-FIRST')?.due).toBe('2026-09-30')
    expect(clock(record('RCPC', { previousReview: '2026-03-31' }), 'T-RCPC-NEXT')?.due).toBe('2026-09-30')
  })
})

describe('the bank holidays', () => {
  it('are those of an independent list, in every year', () => {
    const holidays = new Holidays('GB', 'ENG')
    for (let year = list.firstYear; year <= list.lastYear; year += 1) {
      const theirs = holidays
        .getHolidays(year)
        .filter(({ type }) => type === 'public' || type === 'bank')
        .map(({ date }) => date.slice(0, 10))
        // A holiday on a weekend is no working day anyway; its substitute is in both lists.
        .filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))
      const ours = list.days.map(({ date }) => date).filter((date) => date.startsWith(String(year)))
      expect(ours.toSorted(), String(year)).toEqual([...new Set(theirs)].toSorted())
    }
  })
})
