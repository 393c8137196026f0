import { describe, expect, test } from 'vitest'
import { mayState, signingBlockers, urgent } from '../../../../shared/checks/index.ts'
import type { Answer, Statement } from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  but,
  child,
  decision,
  event,
  family,
  findings,
  lacks,
  minutes,
  only,
  person,
  section,
  statement,
} from '../kit.ts'

const told = event('allegation', {
  id: 'ev1',
  child: 'c1',
  against: 'p-mum',
  date: '2026-09-16',
  kind: 'physical assault',
  toldTo: 'School',
})
const asked = answer('R-CR', {
  fields: {
    requested: 'Requested',
    requestedAt: '2026-09-17T09:20',
    requestedBy: 'p-sw',
    requestedTo: 'Duty manager, MASH',
    stratRecord: 'STR-2026-114',
    danger: 'No',
    evidenceAtRisk: 'Photograph of the mark and the belt itself.',
    evidenceKeeper: 'DC Holt',
  },
})

describe('R-CR', () => {
  const record = (given: Answer[], statements: Statement[] = [], more = {}) =>
    only('R-CR', minutes('ICPC', { events: [told], answers: given, statements, ...more }))

  test('stands before everything else, for signing, closing and leaving the screen', () => {
    const all = findings('R-CR', minutes('ICPC', { events: [told] }))
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({
      severity: ['NOW', 'MUST', 'GATE'],
      about: ['c1'],
      blocksSigning: true,
      blocksClosing: true,
    })
    expect(urgent(all)).toHaveLength(1)
  })
  test('is satisfied by a request with time, people, record and evidence kept', () => {
    expect(record([asked])).toMatchObject({ state: 'answered', blocksSigning: false, blocksClosing: false })
  })
  test('“doing it now” lets the chair leave the screen and never sign', () => {
    const finding = record([but(asked, { requested: 'Doing it now' })])
    expect(urgent([finding])).toEqual([])
    expect(signingBlockers([finding])).toHaveLength(1)
  })
  test.each([
    ['no time', { requestedAt: '' }],
    ['a day without a time', { requestedAt: '2026-09-17' }],
    ['a time to come', { requestedAt: '2026-09-17T19:00' }],
    ['a time before the allegation', { requestedAt: '2026-09-15T10:00' }],
    ['nobody who asked', { requestedBy: '' }],
    ['nobody who was asked', { requestedTo: '' }],
    ['no strategy record', { stratRecord: '' }],
    ['nothing about evidence', { evidenceAtRisk: '' }],
    ['nobody keeping the evidence', { evidenceKeeper: '' }],
    ['no word on danger', { danger: '' }],
    ['danger and nothing done', { danger: 'Yes' }],
  ])('%s is not enough', (_, fields) => {
    expect(record([but(asked, fields)]).state).toBe('open')
  })
  test('needs no second strategy record inside a strategy discussion', () => {
    expect(
      only('R-CR', minutes('STRAT', { events: [told], answers: [but(asked, { stratRecord: '' })] })).state,
    ).toBe('answered')
  })

  const policeView = { policeView: 'DS Marsh: no offence against the child.' }
  const decided = (role: string, more = {}) =>
    statement('crime decision', 'R-CR', role, { fields: policeView, ...more })
  test('a team manager’s reasoned decision with the police view satisfies it instead', () => {
    expect(record([], [decided('Team manager')]).state).toBe('answered')
    expect(record([], [decided('Team manager', { fields: {} })]).state).toBe('open')
    expect(record([], [decided('Team manager', { text: 'Not needed.' })]).state).toBe('open')
    expect(record([], [decided('Team manager', { byAccount: 'acc-chair' })]).state).toBe('open')
  })
  test('a chair alone can never dismiss it, by decision or by override', () => {
    expect(record([], [decided('CP chair')]).state).toBe('open')
    expect(record([], [statement('override', 'R-CR', 'CP chair', { fields: policeView })]).state).toBe('open')
  })
  test('an override needs a team manager and a service manager, two people', () => {
    const by = (role: string, more = {}) =>
      statement('override', 'R-CR', role, { fields: policeView, ...more })
    expect(record([], [by('Team manager')]).state).toBe('open')
    expect(record([], [by('Service manager')]).state).toBe('open')
    expect(record([], [by('Team manager'), by('Service manager')]).state).toBe('overridden')
    expect(record([], [by('Team manager'), by('Service manager', { byAccount: 'acc-tm' })]).state).toBe(
      'open',
    )
  })
  test('speaks for each allegation; an answer has to say which one it is about', () => {
    const second = event('allegation', {
      id: 'ev2',
      child: 'c1',
      date: '2026-09-12',
      kind: 'left alone overnight',
    })
    const states = (given: Answer[]) =>
      findings('R-CR', minutes('ICPC', { events: [told, second], answers: given })).map((one) => [
        one.subject?.id,
        one.state,
      ])
    expect(states([asked])).toEqual([
      ['ev1', 'open'],
      ['ev2', 'open'],
    ])
    expect(states([but(asked, { subject: 'ev2' })])).toEqual([
      ['ev1', 'open'],
      ['ev2', 'answered'],
    ])
  })

  describe('a passage that sounds like one', () => {
    const sections = [section('agencyInfo', 'Ada said that she was hit.')]
    const cue = (how: 'quote kept as said' | 'evidence added' | 'not relevant', reason = '') => ({
      id: 'r',
      entryId: 'e1',
      cue: 'CR-01',
      words: 'hit',
      nth: 0,
      how,
      reason,
      by: '',
      at: '',
    })
    test('asks and blocks nothing until the writer has looked', () => {
      expect(only('R-CR', minutes('ICPC', { sections }))).toMatchObject({
        severity: ['PROMPT'],
        blocksSigning: false,
        blocksClosing: false,
      })
    })
    test.each(['quote kept as said', 'evidence added'] as const)('is an allegation once “%s”', (how) => {
      const finding = only('R-CR', minutes('ICPC', { sections, cueResolutions: [cue(how)] }))
      expect(finding).toMatchObject({ severity: ['NOW', 'MUST', 'GATE'], blocksSigning: true, about: ['c1'] })
    })
    test('is gone when set aside with a reason, and not without one', () => {
      expect(
        findings(
          'R-CR',
          minutes('ICPC', { sections, cueResolutions: [cue('not relevant', 'About a netball match.')] }),
        ),
      ).toEqual([])
      expect(
        only('R-CR', minutes('ICPC', { sections, cueResolutions: [cue('not relevant')] })).severity,
      ).toEqual(['PROMPT'])
    })
    test('belongs to an allegation that is already recorded about the same child', () => {
      const finding = only('R-CR', minutes('ICPC', { sections, events: [told] }))
      expect(finding.evidence.some((one) => one.kind === 'words' && one.cue === 'CR-01')).toBe(true)
    })
    test('is asked about again when it was typed or confirmed after the allegation was answered', () => {
      const given = { ...asked, answeredAt: '2026-09-17T10:00:00Z' }
      const spoke = (cueResolutions: ReturnType<typeof cue>[]) =>
        findings('R-CR', minutes('ICPC', { sections, events: [told], answers: [given], cueResolutions })).map(
          (one) => [one.severity[0], one.state],
        )
      expect(spoke([])).toEqual([
        ['NOW', 'answered'],
        ['PROMPT', 'open'],
      ])
      const at = (time: string) => ({ ...cue('quote kept as said'), at: `2026-09-17T${time}Z` })
      expect(spoke([at('09:50:00')])).toEqual([['NOW', 'answered']])
      expect(spoke([at('10:20:00')])).toEqual([
        ['NOW', 'open'],
        ['NOW', 'open'],
      ])
    })
    test('about another child is asked about beside it', () => {
      const both = {
        children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')],
        events: [{ ...told, child: 'c2' }],
        sections,
      }
      expect(findings('R-CR', minutes('ICPC', both)).map((one) => one.severity[0])).toEqual(['NOW', 'PROMPT'])
    })
  })
})

describe('R-ME', () => {
  const good = answer('R-ME', {
    fields: {
      decision: 'Medical arranged',
      paediatrician: 'Dr Lund',
      decidedBy: 'Strategy discussion',
      decidedOn: '2026-09-17',
      reason: 'A mark that the child explains by a belt needs to be looked at.',
      purpose: 'Explanation and evidence',
      when: '2026-09-18T10:00',
      childAccount: 'She will be asked what happened, and may choose who comes.',
      resultDue: '2026-09-19',
    },
  })
  const state = (given: Answer) => only('R-ME', minutes('ICPC', { events: [told], answers: [given] })).state

  test('speaks about a bruise, an assault, a sexual allegation, serious neglect and a section 47 enquiry', () => {
    const fires = (parts: object) => findings('R-ME', minutes('ICPC', parts)).length
    expect(fires({})).toBe(0)
    expect(fires({ sections: [section('agencyInfo', 'Ada had a bruise on her arm.')] })).toBe(1)
    expect(fires({ events: [told] })).toBe(1)
    expect(fires({ events: [{ ...told, kind: 'sexual touching' }] })).toBe(1)
    expect(fires({ events: [{ ...told, kind: 'theft' }] })).toBe(0)
    expect(fires({ decisions: [decision('CPP made', { reason: 'Serious neglect of health.' })] })).toBe(1)
    expect(fires({ meeting: { triggers: { strategyDiscussionStartingS47: '2026-09-01' } } })).toBe(1)
  })
  test('does not speak where the text says there was no bruise', () => {
    expect(
      findings('R-ME', minutes('ICPC', { sections: [section('agencyInfo', 'There was no bruise.')] })),
    ).toEqual([])
  })
  test('a decision with purpose, time, the child’s account and a result or its date satisfies it', () => {
    expect(only('R-ME', minutes('ICPC', { events: [told] }))).toMatchObject({
      severity: ['MUST', 'GATE'],
      blocksSigning: true,
      blocksClosing: true,
    })
    expect(state(good)).toBe('answered')
    expect(
      state(
        but(good, { decision: 'Medical held', result: 'Linear bruise, likely inflicted.', resultDue: '' }),
      ),
    ).toBe('answered')
    expect(
      state(
        but(good, { decision: 'No medical needed', purpose: '', when: '', childAccount: '', resultDue: '' }),
      ),
    ).toBe('answered')
  })
  test.each([
    ['no paediatrician', { paediatrician: '' }],
    ['no reason', { reason: '' }],
    ['no purpose', { purpose: '' }],
    ['no time', { when: '2026-09-18' }],
    ['no account of the child', { childAccount: '' }],
    ['no result and no date for it', { resultDue: '' }],
    ['a held medical with neither', { decision: 'Medical held', resultDue: '' }],
  ])('%s is not enough', (_, fields) => {
    expect(state(but(good, fields))).toBe('open')
  })
  test('every child concerned needs an answer that covers them', () => {
    const two = {
      children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')],
      events: [told, event('allegation', { id: 'ev2', child: 'c2', kind: 'assault', date: '2026-09-16' })],
    }
    const one = only('R-ME', minutes('ICPC', { ...two, answers: [good] }))
    expect(one.state).toBe('open')
    expect(lacks(one)).toContain('Ben Ashby')
    expect(only('R-ME', minutes('ICPC', { ...two, answers: [{ ...good, about: ['c1', 'c2'] }] })).state).toBe(
      'answered',
    )
  })
  test('a team manager may override it only by naming the paediatrician', () => {
    const by = (fields: Record<string, string>, role = 'Team manager') =>
      only(
        'R-ME',
        minutes('ICPC', { events: [told], statements: [statement('override', 'R-ME', role, { fields })] }),
      ).state
    expect(by({ paediatrician: 'Dr Lund' })).toBe('overridden')
    expect(by({})).toBe('open')
    expect(by({ paediatrician: 'Dr Lund' }, 'Service manager')).toBe('open')
  })
})

describe('R-PP', () => {
  const came = event('policeIncident', { id: 'ev3', date: '2026-08-24' })
  const notUsed = answer('R-PP', {
    fields: {
      considered: 'Yes',
      consideredBy: 'Sgt Vane',
      used: 'Not used',
      audit: 'Yes',
      reason: 'An aunt came at once and took the children home.',
      keptSafe: 'They slept at the aunt’s; duty visited at 9.',
    },
  })
  const used = but(notUsed, {
    used: 'Used',
    reason: '',
    keptSafe: '',
    startedAt: '2026-08-24T23:10',
    officer: 'PC Lowe',
    designatedOfficer: 'Insp Hart',
    placed: 'Foster carer',
    endsAt: '2026-08-27T23:10',
    told: 'Both parents and duty',
    next: 'Strategy discussion at 9.',
  })
  const state = (given: Answer) => only('R-PP', minutes('ICPC', { events: [came], answers: [given] })).state

  test('speaks about a police incident or the words for one, and in no closure record', () => {
    expect(only('R-PP', minutes('ICPC', { events: [came] }))).toMatchObject({
      severity: ['MUST'],
      blocksSigning: true,
      blocksClosing: false,
    })
    expect(
      only(
        'R-PP',
        minutes('CG', { sections: [section('newEvents', 'Police attended the flat and found it cold.')] }),
      ).state,
    ).toBe('open')
    expect(findings('R-PP', minutes('ICPC'))).toEqual([])
    expect(findings('R-PP', minutes('CLOSE', { events: [came] }))).toEqual([])
  })
  test('each branch is satisfied by its own fields', () => {
    expect(state(notUsed)).toBe('answered')
    expect(state(used)).toBe('answered')
  })
  test.each([
    ['no reason at the time', but(notUsed, { reason: '' })],
    ['nothing on how the child was kept safe', but(notUsed, { keptSafe: '' })],
    ['nobody who considered it', but(notUsed, { consideredBy: '' })],
    ['no word on the audit', but(notUsed, { audit: '' })],
    ['no designated officer', but(used, { designatedOfficer: '' })],
    ['an end after 72 hours', but(used, { endsAt: '2026-08-27T23:11' })],
    ['an end before the start', but(used, { endsAt: '2026-08-23T23:10' })],
  ])('%s is not enough', (_, given) => {
    expect(state(given)).toBe('open')
  })
  test('the chair may override it with the date police were asked and an action to find out', () => {
    const by = (
      fields: Record<string, string>,
      actions = [action({ fromRule: 'R-PP' })],
      role = 'CP chair',
    ) =>
      only(
        'R-PP',
        minutes('ICPC', {
          events: [came],
          actions,
          statements: [statement('override', 'R-PP', role, { fields })],
        }),
      ).state
    expect(by({ askedOn: '2026-09-16' })).toBe('overridden')
    expect(by({})).toBe('open')
    expect(by({ askedOn: '2026-09-16' }, [])).toBe('open')
    expect(by({ askedOn: '2026-09-16' }, [action({ fromRule: 'R-PP', due: 'soon' })])).toBe('open')
    expect(by({ askedOn: '2026-09-16' }, undefined, 'Team manager')).toBe('open')
  })
})

describe('R-CS', () => {
  const sign = [section('agencyInfo', 'Ada has started bed-wetting.')]
  const good = answer('R-CS', {
    fields: {
      tool: 'CSA signs and indicators template',
      decided: 'The school and the GP meet on Friday; nobody waits for her to say more.',
      strategy: 'Yes',
      wetting: 'New since May; the GP tests on Friday, and sexual abuse is thought about too.',
    },
    rows: [{ what: 'Wet at school three times', by: 'Mark Toll', date: '2026-09-08' }],
  })
  const state = (given: Answer, sections = sign) =>
    only('R-CS', minutes('ICPC', { sections, answers: [given] })).state

  test('speaks about a sign, an earlier concern, a person who may pose a risk, and a closure', () => {
    const fires = (parts: object, type: 'ICPC' | 'CIN_REVIEW' = 'ICPC') =>
      findings('R-CS', minutes(type, parts)).map((one) => one.severity.join())
    expect(fires({})).toEqual([])
    expect(fires({ sections: sign })).toEqual(['MUST'])
    expect(fires({ people: [...family, person('p-x', 'Ray West', 'person who may pose a risk')] })).toEqual([
      'MUST',
    ])
    expect(
      fires({
        chronology: [
          {
            id: 'x',
            date: '1994-02-01',
            about: ['p-x'],
            source: '',
            category: 'Sexual abuse',
            text: 'Retracted.',
            meaning: '',
          },
        ],
      }),
    ).toEqual(['MUST'])
    expect(fires({ decisions: [decision('close')] }, 'CIN_REVIEW')).toEqual(['MUST,GATE'])
  })
  test('stands until it is set aside with a reason; keeping the words does not remove it', () => {
    const how = (one: 'quote kept as said' | 'evidence added' | 'not relevant', reason = '') =>
      findings(
        'R-CS',
        minutes('ICPC', {
          sections: sign,
          cueResolutions: [
            {
              id: 'r',
              entryId: 'e1',
              cue: 'CS-01',
              words: 'bed-wetting',
              nth: 0,
              how: one,
              reason,
              by: '',
              at: '',
            },
          ],
        }),
      ).length
    expect(how('quote kept as said')).toBe(1)
    expect(how('evidence added')).toBe(1)
    expect(how('not relevant')).toBe(1)
    expect(how('not relevant', 'Known since birth, urology letter of 2021.')).toBe(0)
  })
  test('observations, a tool or a reason, and a decision satisfy it', () => {
    expect(state(good)).toBe('answered')
    expect(
      state(
        but(good, { tool: 'Neither', whyNoTool: 'Nobody here is trained; QA sends a colleague on Monday.' }),
      ),
    ).toBe('answered')
  })
  test.each([
    ['no observation', but(good, {}, { rows: [] })],
    ['an observation without a date', but(good, {}, { rows: [{ what: 'Wet', by: 'Mark', date: '' }] })],
    ['no tool and no reason', but(good, { tool: 'Neither' })],
    ['no decision', but(good, { decided: '' })],
    ['nothing about a medical cause for wetting', but(good, { wetting: '' })],
  ])('%s is not enough', (_, given) => {
    expect(state(given)).toBe('open')
  })
  test('before a closure with nothing seen, who was asked will do', () => {
    const none = but(
      good,
      { wetting: '', noneSeen: 'School, GP and nursery were each asked on 14 September.' },
      { rows: [] },
    )
    expect(
      only('R-CS', minutes('CIN_REVIEW', { decisions: [decision('close')], answers: [none] })).state,
    ).toBe('answered')
  })
  test('only a service manager may override it', () => {
    const by = (role: string) =>
      only('R-CS', minutes('ICPC', { sections: sign, statements: [statement('override', 'R-CS', role)] }))
        .state
    expect(by('Service manager')).toBe('overridden')
    expect(by('Team manager')).toBe('open')
  })
})

test('a second person is named with each finding that needs one', () => {
  const finding = only(
    'R-HH',
    minutes('ICPC', { sections: [section('chron', 'The concerns are historical.')] }),
  )
  expect(finding.secondPerson.map((one) => one.kind)).toEqual(['senior manager view'])
  expect(
    mayState({ id: 'acc-x', name: 'X' }, 'HoS', minutes('ICPC'), finding, 'head of service decision'),
  ).toMatchObject({ ok: false })
})
