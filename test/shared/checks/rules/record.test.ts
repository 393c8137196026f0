import { describe, expect, test } from 'vitest'
import { issuingBlockers } from '../../../../shared/checks/index.ts'
import type { Answer, Dissent, Minutes } from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  but,
  child,
  chronology,
  decision,
  dissent,
  event,
  family,
  findings,
  lacks,
  minutes,
  only,
  person,
  section,
  statement,
  view,
} from '../kit.ts'

describe('R-ES', () => {
  const safe = answer('R-ES', { fields: { unsafe: 'No', tonight: 'Ada sleeps at her aunt’s until Friday.' } })
  const other = {
    decisions: [decision('CPP made', { category: 'Neglect' })],
    views: [view({ person: 'p-hv', view: 'CIN' })],
  }
  const said: Dissent = dissent({
    person: 'p-hv',
    about: 'threshold',
    text: 'A child in need plan is enough.',
    ownWords: 'yes',
    choice: 'noted',
  })
  const record = (one: Partial<Dissent>, given: Answer[] = [safe]) =>
    only('R-ES', minutes('ICPC', { ...other, dissent: [{ ...said, ...one }], answers: given }))

  test('speaks when a professional’s view is another step or category than the decision', () => {
    const fires = (one: object, value = 'CPP made') =>
      findings(
        'R-ES',
        minutes('ICPC', {
          decisions: [decision(value, { category: value === 'CPP made' ? 'Neglect' : '' })],
          views: [view({ person: 'p-hv', ...one })],
        }),
      ).length
    expect(fires({ view: 'CPP', category: 'Neglect' })).toBe(0)
    expect(fires({ view: 'CPP', category: 'Physical abuse' })).toBe(1)
    expect(fires({ view: 'CIN' })).toBe(1)
    expect(fires({ view: 'CIN' }, 'CPP not made: CIN')).toBe(0)
    expect(fires({ view: 'unsure' })).toBe(0)
    expect(fires({ view: 'CPP', text: 'Does not agree with the plan.' })).toBe(1)
    expect(fires({ person: 'p-mum', view: 'close' })).toBe(0)
  })
  test('speaks about words of disagreement and about recorded dissent', () => {
    expect(
      only('R-ES', minutes('CG', { sections: [section('agencyInfo', 'School does not agree.')] })).severity,
    ).toEqual(['MUST', 'GATE'])
    expect(findings('R-ES', minutes('CLOSE', { dissent: [said] }))).toEqual([])
  })
  test('noted by the person, in their own words, with tonight answered, ends it', () => {
    expect(record({})).toMatchObject({ state: 'answered', blocksSigning: false, blocksClosing: false })
  })
  const raised = { choice: 'escalated' as const, stage: '1', lead: 'Named nurse', due: '2026-09-18' }
  test('escalated lets the minutes be signed and holds the gate until the outcome is accepted or not', () => {
    expect(record(raised)).toMatchObject({ state: 'open', blocksSigning: false, blocksClosing: true })
    expect(record({ ...raised, outcome: 'Plan kept, review in four weeks.', accepted: 'yes' })).toMatchObject(
      { state: 'answered', blocksClosing: false },
    )
    expect(record({ ...raised, outcome: 'Plan kept.', accepted: '' }).blocksClosing).toBe(true)
  })
  test.each([
    ['words that are not their own', { ownWords: 'no' as const }],
    ['no choice', { choice: '' as const }],
    ['no words', { text: '' }],
    ['no stage', { ...raised, stage: '' }],
    ['no lead', { ...raised, lead: '' }],
    ['no date', { ...raised, due: 'soon' }],
    ['another person’s dissent', { person: 'p-dsl' }],
  ])('%s keeps it open', (_, one) => {
    expect(record(one)).toMatchObject({ state: 'open', blocksSigning: true })
  })
  test('nothing about tonight keeps it open, and nobody can override it', () => {
    expect(record({}, []).state).toBe('open')
    expect(record({}, [but(safe, { tonight: '' })]).state).toBe('open')
    expect(
      only(
        'R-ES',
        minutes('ICPC', { ...other, statements: [statement('override', 'R-ES', 'Service manager')] }),
      ).state,
    ).toBe('open')
  })
})

describe('R-CH', () => {
  const fresh = { triggers: { chronologyLastUpdated: '2026-08-18' } }
  const good = answer('R-CH', {
    fields: {
      updatedOn: '2026-09-16',
      updatedBy: 'p-sw',
      pattern: 'Each improvement lasted until visits became monthly, then it fell back.',
      allAgencies: 'Yes',
    },
  })
  const state = (given: Answer, more = {}) =>
    only('R-CH', minutes('ICPC', { answers: [given], ...more })).state
  test('fires after thirty days, without a date, and for an event that is not in it', () => {
    expect(findings('R-CH', minutes('ICPC', { meeting: fresh }))).toEqual([])
    expect(
      only('R-CH', minutes('ICPC', { meeting: { triggers: { chronologyLastUpdated: '2026-08-17' } } }))
        .severity,
    ).toEqual(['MUST'])
    expect(findings('R-CH', minutes('ICPC'))).toHaveLength(1)
    const came = { meeting: fresh, events: [event('policeIncident', { date: '2026-09-01' })] }
    expect(findings('R-CH', minutes('ICPC', came))).toHaveLength(1)
    expect(
      findings(
        'R-CH',
        minutes('ICPC', { ...came, chronology: [chronology({ date: '2026-09-01', text: 'Police came.' })] }),
      ),
    ).toEqual([])
    expect(findings('R-CH', minutes('SUP_GROUP'))).toEqual([])
  })
  test('date, name, pattern and agencies satisfy it', () => {
    expect(state(good)).toBe('answered')
    expect(
      state(but(good, { allAgencies: 'No' }, { rows: [{ agency: 'Probation', date: '2026-09-25' }] })),
    ).toBe('answered')
  })
  test.each([
    ['no date', but(good, { updatedOn: '' })],
    ['an old date', but(good, { updatedOn: '2026-08-17' })],
    ['a date to come', but(good, { updatedOn: '2026-09-20' })],
    ['no name', but(good, { updatedBy: '' })],
    ['no pattern', but(good, { pattern: 'Up and down.' })],
    ['missing agencies that are not named', but(good, { allAgencies: 'No' })],
    [
      'a missing agency without a date',
      but(good, { allAgencies: 'No' }, { rows: [{ agency: 'Probation', date: '' }] }),
    ],
  ])('%s is not enough', (_, given) => {
    expect(state(given)).toBe('open')
  })
  test('an event after the update is still missing', () => {
    expect(
      state(but(good, { updatedOn: '2026-09-10' }), {
        events: [event('allegation', { child: 'c1', date: '2026-09-16' })],
      }),
    ).toBe('open')
  })
  test('a team manager’s override holds for five working days', () => {
    const by = (reviewBy: string, role = 'Team manager', now?: string) =>
      only(
        'R-CH',
        minutes('ICPC', { statements: [statement('override', 'R-CH', role, { reviewBy })] }),
        now ? { now } : {},
      ).state
    expect(by('2026-09-24')).toBe('overridden')
    expect(by('2026-09-25')).toBe('open')
    expect(by('')).toBe('open')
    expect(by('2026-09-24', 'Team manager', '2026-09-25T10:00:00Z')).toBe('open')
    expect(by('2026-09-24', 'Service manager')).toBe('open')
  })
})

describe('R-PA', () => {
  const done = action({
    id: 'p1',
    text: 'Weigh Ada',
    status: 'done',
    evidence: 'Chart of 2 September',
    effectOnChild: 'She is gaining weight again.',
  })
  const state = (one: object, answers: Answer[] = [], type: 'CIN_REVIEW' | 'ICPC' = 'CIN_REVIEW') =>
    findings('R-PA', minutes(type, { previousActions: [{ ...done, ...one }], answers })).map(
      (finding) => finding.state,
    )
  test('is silent without earlier actions and in a first conference', () => {
    expect(findings('R-PA', minutes('CIN_REVIEW'))).toEqual([])
    expect(state({ status: '' }, [], 'ICPC')).toEqual([])
  })
  test('an end, its evidence and what changed for the child satisfy it', () => {
    expect(state({})).toEqual(['answered'])
    expect(
      state({ status: 'no longer needed', effectOnChild: '', evidence: 'She moved to her aunt.' }),
    ).toEqual(['answered'])
    expect(
      state({
        status: 'not done',
        evidence: 'Carried to 1 October.',
        effectOnChild: 'Her weight is not known.',
      }),
    ).toEqual(['answered'])
  })
  test.each([
    ['no status', { status: '' }],
    ['an unknown status', { status: 'unknown' }],
    ['in progress', { status: 'in progress' }],
    ['nothing changed for the child', { effectOnChild: '' }],
    ['no evidence', { evidence: '' }],
  ])('%s is not enough', (_, one) => {
    expect(state(one)).toEqual(['open'])
  })
  test('not done twice needs what will be different and who is told', () => {
    const twice = {
      status: 'not done',
      carriedCount: 1,
      evidence: 'Carried to 1 October.',
      effectOnChild: 'Her weight is not known.',
    }
    const row = { action: 'Weigh Ada', different: 'The nurse goes to the school instead.', told: 'Ruth Ives' }
    expect(state(twice)).toEqual(['open'])
    expect(state(twice, [answer('R-PA', { rows: [row] })])).toEqual(['answered'])
    expect(state(twice, [answer('R-PA', { rows: [{ ...row, told: '' }] })])).toEqual(['open'])
  })
  test('holds signing and closing, and the chair may override it', () => {
    const record = (statements: Minutes['statements']) =>
      only('R-PA', minutes('CIN_REVIEW', { previousActions: [{ ...done, status: '' }], statements }))
    expect(record([])).toMatchObject({ blocksSigning: true, blocksClosing: true })
    expect(record([statement('override', 'R-PA', 'CP chair')]).state).toBe('overridden')
    expect(record([statement('override', 'R-PA', 'Team manager')]).state).toBe('open')
  })
})

describe('R-SM', () => {
  const vague = { actions: [action({ text: 'Mum to continue to engage with services' })] }
  test('is silent about an action with owner, date and plain words', () => {
    expect(findings('R-SM', minutes('ICPC', { actions: [action()] }))).toEqual([])
  })
  test.each([
    ['no owner', { owner: ' ' }, 'an owner'],
    ['no date', { due: '' }, 'a date'],
    ['a date that is none', { due: 'ongoing' }, '“ongoing”'],
  ])('an action with %s blocks signing', (_, one, says) => {
    const finding = only('R-SM', minutes('ICPC', { actions: [action(one)] }))
    expect(finding).toMatchObject({ severity: ['MUST'], blocksSigning: true })
    expect(lacks(finding)).toContain(says)
  })
  test('nobody can override owner and date', () => {
    const statements = [statement('override', 'R-SM', 'Service manager')]
    expect(only('R-SM', minutes('ICPC', { actions: [action({ due: '' })], statements })).state).toBe('open')
  })
  test('vague wording only asks, and may be set aside with a reason', () => {
    expect(only('R-SM', minutes('ICPC', vague))).toMatchObject({ severity: ['PROMPT'], blocksSigning: false })
    const words = findings('R-SM', minutes('ICPC', vague))[0]?.evidence.length ?? 0
    const cueResolutions = ['continue to', 'to engage'].map((one) => ({
      id: one,
      entryId: 'a1',
      cue: 'SM-01',
      words: one,
      nth: 0,
      how: 'not relevant' as const,
      reason: 'It is what the court ordered.',
      by: '',
      at: '',
    }))
    expect(words).toBeGreaterThan(0)
    expect(findings('R-SM', minutes('ICPC', { ...vague, cueResolutions }))).toEqual([])
  })
})

describe('R-AC', () => {
  const good = answer('R-AC', {
    fields: {
      children: 'Ada only; her half-brother lives in Leeds and is known there.',
      fathers: 'Sam Ashby was rung on 14 September.',
    },
  })
  const dad = person('p-dad', 'Sam Ashby', 'father', { of: ['c1'] })
  const state = (given: Answer, people = [...family, dad]) =>
    only('R-AC', minutes('ICPC', { people, answers: [given] })).state
  const row = { adult: 'Sam Ashby', by: 'Callum Reid', date: '2026-09-14' }
  test('is asked in every case type', () => {
    expect(only('R-AC', minutes('SUP_CASE'))).toMatchObject({ severity: ['MUST'], blocksSigning: true })
    expect(findings('R-AC', minutes('ESC'))).toEqual([])
  })
  test('every adult needs a check, in the record or in the answer', () => {
    expect(state(good, family)).toBe('answered')
    expect(state(good)).toBe('open')
    expect(state(but(good, {}, { rows: [row] }))).toBe('answered')
    expect(state(but(good, {}, { rows: [{ ...row, date: '' }] }))).toBe('open')
    expect(state(but(good, {}, { rows: [{ ...row, adult: 'Somebody else' }] }))).toBe('open')
  })
  test('children and fathers have to be answered, and somebody has to live with the child', () => {
    expect(state(but(good, { children: '' }), family)).toBe('open')
    expect(state(but(good, { fathers: '' }), family)).toBe('open')
    expect(state(good, family.slice(1))).toBe('open')
  })
  test('the chair may override it', () => {
    const by = (role: string) =>
      only('R-AC', minutes('ICPC', { statements: [statement('override', 'R-AC', role)] })).state
    expect(by('CP chair')).toBe('overridden')
    expect(by('Service manager')).toBe('open')
  })
})

describe('R-CQ', () => {
  let row = 0
  const came = (id: string, more = {}) => ({
    id: `at${++row}`,
    person: id,
    status: 'attended',
    mode: '',
    detail: '',
    reportSubmitted: 'yes' as const,
    reportDate: '',
    reportSharedWithFamily: '',
    reportWithheldReason: '',
    ...more,
  })
  const worker = person('p-tm', 'Ruth Ives', 'professional', {
    agency: 'Children’s Social Care',
    agencyGroup: 'CSC',
  })
  const people = [...family, worker]
  const all = ['p-chair', 'p-sw', 'p-tm', 'p-hv', 'p-dsl'].map((id) => came(id))
  const fires = (attendance: typeof all) => findings('R-CQ', minutes('ICPC', { people, attendance })).length
  test('is silent when everyone expected came and reported', () => {
    expect(fires(all)).toBe(0)
    expect(findings('R-CQ', minutes('CIN_REVIEW'))).toEqual([])
  })
  test('speaks about an agency away, a report missing or not recorded, and about quorum', () => {
    expect(fires(all.map((one) => (one.person === 'p-dsl' ? { ...one, status: 'apologies' } : one)))).toBe(1)
    expect(
      fires(all.map((one) => (one.person === 'p-hv' ? { ...one, reportSubmitted: 'no' as never } : one))),
    ).toBe(1)
    expect(
      fires(all.map((one) => (one.person === 'p-hv' ? { ...one, reportSubmitted: '' as never } : one))),
    ).toBe(1)
    expect(fires(all.filter((one) => one.person !== 'p-dsl'))).toBe(1)
  })
  test('needs who is missing and what is done; without quorum also why going ahead is better', () => {
    const good = answer('R-CQ', {
      fields: {
        missing: 'Lane Primary sent apologies.',
        willDo: 'Their report is read on Friday by the chair.',
      },
    })
    const away = all.map((one) => (one.person === 'p-hv' ? { ...one, reportSubmitted: 'no' as never } : one))
    const state = (attendance: typeof all, given: Answer) =>
      only('R-CQ', minutes('ICPC', { people, attendance, answers: [given] })).state
    expect(state(away, good)).toBe('answered')
    expect(state(away, but(good, { willDo: '' }))).toBe('open')
    const few = all.filter((one) => one.person !== 'p-dsl')
    expect(state(few, good)).toBe('open')
    expect(
      state(few, but(good, { whyBetter: 'Waiting ten days would leave Ada at home without a plan.' })),
    ).toBe('answered')
  })
  test('the chair may override it, nobody else', () => {
    const by = (role: string) =>
      only('R-CQ', minutes('ICPC', { statements: [statement('override', 'R-CQ', role)] })).state
    expect(by('CP chair')).toBe('overridden')
    expect(by('Team manager')).toBe('open')
  })
})

describe('R-RS', () => {
  test.each([
    ['a restricted entry', { sections: [section('reason', 'x', { audience: 'restricted' })] }],
    ['an entry in a restricted section', { sections: [section('restricted', 'x')] }],
    ['an entry withheld from somebody', { sections: [section('reason', 'x', { withholdFrom: ['p-mum'] })] }],
    [
      'a withheld address',
      { people: [...family, person('p-dad', 'Sam', 'father', { withholdAddressFrom: ['p-mum'] })] },
    ],
    ['parents apart', { people: [...family, person('p-dad', 'Sam', 'father', { of: ['c1'] })] }],
    ['pasted text', { sections: [section('reason', 'x', { origin: 'Strategy discussion' })] }],
  ])('speaks about %s, holds back copies and never a signature', (_, parts) => {
    const finding = only('R-RS', minutes('ICPC', parts))
    expect(finding).toMatchObject({
      severity: ['MUST'],
      blocksSigning: false,
      blocksClosing: false,
      blocksIssuing: true,
    })
    expect(issuingBlockers([finding])).toHaveLength(1)
  })
  test('is silent where everything may be read by everyone, and in supervision', () => {
    expect(findings('R-RS', minutes('ICPC', { sections: [section('reason', 'x')] }))).toEqual([])
    expect(
      findings(
        'R-RS',
        minutes('SUP_CASE', { sections: [section('chron', 'x', { withholdFrom: ['p-mum'] })] }),
      ),
    ).toEqual([])
  })
  test('cannot be overridden', () => {
    const record = minutes('ICPC', {
      sections: [section('restricted', 'x')],
      statements: [statement('override', 'R-RS', 'Head of Service')],
    })
    expect(only('R-RS', record).state).toBe('open')
  })
})

describe('R-MT', () => {
  const late = answer('R-MT', {
    fields: {
      whyLate: 'The minute taker was ill for three weeks.',
      without: 'The school',
      acted: 'No; rung on 14 September.',
    },
  })
  const last = (issued: string) => ({
    meeting: { triggers: { previousReview: '2026-07-07', previousMinutesIssued: issued } },
  })
  test('speaks about last minutes that came late or never, not about those in time', () => {
    expect(findings('R-MT', minutes('CIN_REVIEW', last('2026-07-21')))).toEqual([])
    expect(only('R-MT', minutes('CIN_REVIEW', last('2026-07-22'))).evidence[0]).toMatchObject({
      says: expect.stringContaining('1 working day'),
    })
    expect(only('R-MT', minutes('CIN_REVIEW', last(''))).evidence[0]).toMatchObject({
      says: expect.stringContaining('never'),
    })
  })
  test('speaks about these minutes from 80% of their time, counted in working days', () => {
    const on = (now: string) => findings('R-MT', minutes('CIN_REVIEW'), { now: `${now}T09:00:00Z` }).length
    expect(on('2026-09-28')).toBe(0)
    expect(on('2026-09-29')).toBe(1)
  })
  test('holds back “issued”, never a signature, until the reason is given', () => {
    const record = (answers: Answer[]) => only('R-MT', minutes('CIN_REVIEW', { ...last(''), answers }))
    expect(record([])).toMatchObject({ blocksSigning: false, blocksIssuing: true })
    expect(record([late])).toMatchObject({ state: 'answered', blocksIssuing: false })
    expect(record([but(late, { whyLate: '' })]).state).toBe('open')
  })
  test('only the quality assurance lead may override it', () => {
    const by = (role: string) =>
      only('R-MT', minutes('CIN_REVIEW', { ...last(''), statements: [statement('override', 'R-MT', role)] }))
        .state
    expect(by('QA lead')).toBe('overridden')
    expect(by('CP chair')).toBe('open')
  })
})

describe('R-SF', () => {
  const on = (lastCaseSupervision: string) => ({ meeting: { triggers: { lastCaseSupervision } } })
  const good = answer('R-SF', {
    fields: { lastOn: '2026-09-15', directed: 'Two unannounced visits before the review.' },
  })
  test('asks after eight weeks in child in need and four in child protection', () => {
    expect(findings('R-SF', minutes('CIN_REVIEW', on('2026-07-23')))).toEqual([])
    expect(only('R-SF', minutes('CIN_REVIEW', on('2026-07-22')))).toMatchObject({
      severity: ['PROMPT'],
      blocksSigning: false,
    })
    expect(findings('R-SF', minutes('RCPC', on('2026-08-20')))).toEqual([])
    expect(findings('R-SF', minutes('RCPC', on('2026-08-19')))).toHaveLength(1)
    expect(findings('R-SF', minutes('ICPC', on('2020-01-01')))).toEqual([])
  })
  test('a date and what was directed answer it; a team manager may override it with a booked date', () => {
    const state = (more: object) =>
      only('R-SF', minutes('CIN_REVIEW', { ...on('2026-01-01'), ...more })).state
    expect(state({ answers: [good] })).toBe('answered')
    expect(state({ answers: [but(good, { directed: '' })] })).toBe('open')
    expect(state({ answers: [but(good, { lastOn: '2026-10-15' })] })).toBe('open')
    expect(
      state({
        statements: [statement('override', 'R-SF', 'Team manager', { fields: { bookedOn: '2026-09-21' } })],
      }),
    ).toBe('overridden')
    expect(state({ statements: [statement('override', 'R-SF', 'Team manager')] })).toBe('open')
  })
})

describe('R-LP', () => {
  const good = answer('R-LP', {
    fields: { stage: 'pre-proceedings', stageSince: '2026-07-01', week: '11', nextDate: '2026-10-01' },
    rows: [{ who: 'School', date: '2026-09-10' }],
  })
  const legal = { meeting: { triggers: { legalStage: 'pre-proceedings' } } }
  const state = (given: Answer) => only('R-LP', minutes('RCPC', { ...legal, answers: [given] })).state
  test('speaks while the legal status is not none, by field, table or words', () => {
    const fires = (parts: object) => findings('R-LP', minutes('SUP_CASE', parts)).length
    expect(fires({})).toBe(0)
    expect(fires({ meeting: { triggers: { legalStage: 'none' } } })).toBe(0)
    expect(fires(legal)).toBe(1)
    expect(
      fires({ tables: [{ key: 'legal', rows: [{ id: 'r', cells: { stage: 'pre-proceedings' } }] }] }),
    ).toBe(1)
    expect(fires({ tables: [{ key: 'legal', rows: [{ id: 'r', cells: { stage: 'none' } }] }] })).toBe(0)
    expect(fires({ sections: [section('experience', 'The letter before proceedings went out.')] })).toBe(1)
    expect(findings('R-LP', minutes('ICPC', legal))).toEqual([])
  })
  test('dates, a told-list and a next date satisfy it', () => {
    expect(state(good)).toBe('answered')
    for (const given of [
      but(good, { nextDate: '' }),
      but(good, { stageSince: '' }),
      but(good, { stageSince: '2027-01-01' }),
      but(good, { week: '' }),
      but(good, {}, { rows: [] }),
      but(good, {}, { rows: [{ who: 'School', date: '' }] }),
    ]) {
      expect(state(given)).toBe('open')
    }
  })
  test('only a service manager may override it', () => {
    const by = (role: string) =>
      only('R-LP', minutes('RCPC', { ...legal, statements: [statement('override', 'R-LP', role)] })).state
    expect(by('Service manager')).toBe('overridden')
    expect(by('Team manager')).toBe('open')
  })
})

describe('R-SS', () => {
  const read = (record: string) => ({
    record,
    quality: 'some',
    example: 'The chair asked who had seen the father.',
  })
  const good = answer('R-SS', {
    fields: { wider: 'Housing had not been asked; asked on 15 September.' },
    rows: [read('WX-1'), read('WX-2')],
    linkedActionIds: ['a1'],
  })
  const state = (given: Answer) =>
    only('R-SS', minutes('SUP_SUP', { actions: [action()], answers: [given] })).state
  test('is asked in supervision of supervisors and nowhere else', () => {
    expect(only('R-SS', minutes('SUP_SUP'))).toMatchObject({ severity: ['MUST'], blocksSigning: true })
    expect(findings('R-SS', minutes('SUP_CASE'))).toEqual([])
  })
  test('two different records with examples, the wider picture and an action satisfy it', () => {
    expect(state(good)).toBe('answered')
    for (const given of [
      but(good, {}, { rows: [read('WX-1')] }),
      but(good, {}, { rows: [read('WX-1'), read('wx-1')] }),
      but(good, {}, { rows: [read('WX-1'), { ...read('WX-2'), example: '' }] }),
      but(good, { wider: '' }),
      but(good, {}, { linkedActionIds: [] }),
    ]) {
      expect(state(given)).toBe('open')
    }
  })
  test('only the head of service may override it', () => {
    const by = (role: string) =>
      only('R-SS', minutes('SUP_SUP', { statements: [statement('override', 'R-SS', role)] })).state
    expect(by('Head of Service')).toBe('overridden')
    expect(by('Service manager')).toBe('open')
  })
})

test('children without a name or a date break no rule', () => {
  const record = minutes('CIN_REVIEW', {
    children: [child('c1', '', { dob: '' })],
    decisions: [decision('close')],
  })
  expect(findings('R-CG', record)).toHaveLength(1)
})
