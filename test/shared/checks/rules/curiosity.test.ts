import { describe, expect, test } from 'vitest'
import { meetingTypes } from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  but,
  child,
  decision,
  event,
  findings,
  lacks,
  minutes,
  only,
  section,
  statement,
} from '../kit.ts'

describe('R-PC asks at every meeting', () => {
  const good = answer('R-PC', {
    fields: {
      unknown: 'Who looks after Ada on Friday nights.',
      explanation: 'She may be tired because of the noise; then weekends away would be different.',
    },
    linkedActionIds: ['a1'],
  })
  const claims = [{ claim: 'Dad has moved out', source: 'Housing register, 2 September' }]
  const record = (given: typeof good) =>
    only('R-PC', minutes('ICPC', { answers: [given], actions: [action()] }))

  test.each([...meetingTypes])('of type %s', (type) => {
    expect(only('R-PC', minutes(type))).toMatchObject({
      severity: ['MUST'],
      state: 'open',
      blocksSigning: true,
    })
  })
  test('a named unknown with an action, and another explanation, satisfy it', () => {
    expect(record(good)).toMatchObject({ state: 'answered', blocksSigning: false, shortfalls: [] })
  })
  test('claims with independent sources do instead of an unknown', () => {
    expect(record(but(good, { unknown: '' }, { rows: claims, linkedActionIds: [] })).state).toBe('answered')
  })
  test.each([
    ['no other explanation', but(good, { explanation: '' })],
    ['no unknown and no claims', but(good, { unknown: '' })],
    ['an unknown that nobody will look for', but(good, {}, { linkedActionIds: [] })],
    ['an unknown with an action that is not in the record', but(good, {}, { linkedActionIds: ['a9'] })],
    [
      'a claim whose source is the carer',
      but(good, { unknown: '' }, { rows: [{ claim: 'Dad has left', source: 'Mum' }] }),
    ],
    [
      'a claim without a source',
      but(good, { unknown: '' }, { rows: [{ claim: 'Dad has left', source: '' }] }),
    ],
    ['no evidence', but(good, {}, { evidence: 'None.' })],
  ])('%s is not enough', (_, given) => {
    expect(record(given).state).toBe('open')
  })
  test('nobody can override it', () => {
    const statements = ['Team manager', 'Service manager', 'CP chair'].map((role) =>
      statement('override', 'R-PC', role),
    )
    expect(only('R-PC', minutes('ICPC', { statements })).state).toBe('open')
  })
  test('an answer that was replaced no longer counts', () => {
    const later = { ...but(good, { explanation: '' }), id: 'an-2', supersedes: good.id }
    expect(only('R-PC', minutes('ICPC', { answers: [good, later], actions: [action()] })).state).toBe('open')
  })
})

describe('R-DC', () => {
  const words = [section('agencyInfo', 'Mum has agreed to take Ada to the dentist.')]
  const good = answer('R-DC', {
    fields: {
      conclusion: 'Dana said on four visits that the dentist was booked. The dentist has had no call.',
      saidToCarer: 'Said to her on 12 September; she answered that the line is always busy.',
    },
    rows: [
      {
        claim: 'Dentist booked',
        for: 'None',
        against: 'No call logged',
        source: 'Dental practice',
        date: '2026-09-14',
      },
    ],
  })
  const record = (given: typeof good) => only('R-DC', minutes('ICPC', { sections: words, answers: [given] }))

  test('only asks where nothing triggers it, and may then be set aside with a reason', () => {
    expect(only('R-DC', minutes('ICPC'))).toMatchObject({
      severity: ['PROMPT'],
      state: 'open',
      blocksSigning: false,
    })
    const aside = answer('R-DC', {
      value: 'not applicable',
      evidence: 'The carers have asked for every visit so far.',
    })
    expect(only('R-DC', minutes('ICPC', { answers: [aside] })).state).toBe('answered')
    expect(only('R-DC', minutes('ICPC', { sections: words, answers: [aside] })).state).toBe('open')
  })
  test('must be answered when a cue stands, and shows the words', () => {
    const finding = only('R-DC', minutes('ICPC', { sections: words }))
    expect(finding).toMatchObject({ severity: ['MUST'], blocksSigning: true })
    expect(finding.evidence[0]).toMatchObject({ kind: 'words', entryId: 'e1', section: 'agencyInfo' })
  })
  test('goes back to asking once the cue is resolved, and not before its words are gone when reworded', () => {
    const cue = only('R-DC', minutes('ICPC', { sections: words })).evidence[0]
    if (cue?.kind !== 'words') throw new Error('no cue')
    const how = (one: 'evidence added' | 'reworded' | 'not relevant', reason = '') =>
      only(
        'R-DC',
        minutes('ICPC', {
          sections: words,
          cueResolutions: [
            {
              id: 'r',
              entryId: 'e1',
              cue: cue.cue ?? '',
              words: cue.text,
              nth: 0,
              how: one,
              reason,
              by: '',
              at: '',
            },
          ],
        }),
      ).severity
    expect(how('evidence added')).toEqual(['PROMPT'])
    expect(how('not relevant', 'Confirmed by the surgery.')).toEqual(['PROMPT'])
    expect(how('not relevant')).toEqual(['MUST'])
    expect(how('reworded')).toEqual(['MUST'])
  })
  test('a child’s own words never raise it', () => {
    expect(
      only(
        'R-DC',
        minutes('ICPC', { sections: [section('childVoice', 'Mum said I can stay up.', { speaker: 'c1' })] }),
      ).severity,
    ).toEqual(['PROMPT'])
  })
  test('two cancelled or refused contacts since the last meeting trigger it, one does not', () => {
    const gone = [
      event('noAccess', { date: '2026-09-03' }),
      event('visitCancelledByCarer', { date: '2026-09-10' }),
    ]
    const meeting = { triggers: { previousReview: '2026-08-01' } }
    expect(only('R-DC', minutes('CIN_REVIEW', { meeting, events: gone })).severity).toEqual(['MUST'])
    expect(only('R-DC', minutes('CIN_REVIEW', { meeting, events: gone.slice(1) })).severity).toEqual([
      'PROMPT',
    ])
    const before = { triggers: { previousReview: '2026-09-12' } }
    expect(only('R-DC', minutes('CIN_REVIEW', { meeting: before, events: gone })).severity).toEqual([
      'PROMPT',
    ])
  })
  const since = { triggers: { previousReview: '2026-08-01' } }
  const weighs = (parts: Parameters<typeof minutes>[1]) =>
    only('R-DC', minutes('CIN_REVIEW', { meeting: since, ...parts }))
  const noAccess = event('noAccess', { date: '2026-09-03' })
  const appointment = (date: string, outcome: string) =>
    event('wasNotBrought', { id: date, child: 'c1', date, service: 'Dentist', outcome })

  test.each(['brought', 'cancelled by service'])('an appointment that was %s is no pattern', (outcome) => {
    expect(weighs({ events: [noAccess, appointment('2026-09-10', outcome)] }).severity).toEqual(['PROMPT'])
    expect(weighs({ events: [noAccess, appointment('2026-09-10', 'was not brought')] }).severity).toEqual([
      'MUST',
    ])
  })
  test('a carer’s cancelled appointments count from the third', () => {
    const dates = ['2026-08-10', '2026-08-20', '2026-08-30', '2026-09-09']
    const cancelled = dates.map((date) => appointment(date, 'cancelled by carer'))
    expect(weighs({ events: cancelled.slice(0, 3) }).severity).toEqual(['PROMPT'])
    expect(weighs({ events: cancelled }).severity).toEqual(['MUST'])
    expect(weighs({ events: cancelled }).evidence).toMatchObject([
      { says: '30 August 2026: appointment cancelled by the carer' },
      { says: '9 September 2026: appointment cancelled by the carer' },
    ])
  })
  test('what is still to come is no pattern yet', () => {
    expect(weighs({ events: [noAccess, { ...noAccess, id: 'later', date: '2026-09-18' }] }).severity).toEqual(
      ['PROMPT'],
    )
  })
  test('a carer’s action counts when it was not done twice, not the first time', () => {
    const mums = (carriedCount: number, owner = 'p-mum') =>
      weighs({
        events: [noAccess],
        previousActions: [
          action({ id: 'pa', owner, status: 'not done', carriedCount, text: 'Dana will ring the dentist' }),
        ],
      })
    expect(mums(1).severity).toEqual(['PROMPT'])
    expect(mums(2).severity).toEqual(['MUST'])
    expect(mums(2).evidence.at(-1)).toMatchObject({
      says: 'Dana Ashby agreed but did not do, twice running: Dana will ring the dentist',
    })
    expect(mums(2, 'p-hv').severity).toEqual(['PROMPT'])
  })
  const seen = (...visits: object[]) => [child('c1', 'Ada Ashby', { seen: visits })]
  test('a child whose last visit lies before the last meeting counts; an empty list says nothing', () => {
    const gone = (children: ReturnType<typeof seen>) => weighs({ events: [noAccess], children }).severity
    expect(gone(seen({ date: '2026-07-30' }))).toEqual(['MUST'])
    expect(gone(seen({ date: '2026-08-02' }))).toEqual(['PROMPT'])
    expect(gone(seen())).toEqual(['PROMPT'])
    expect(gone([child('c1', 'Ada', { unborn: true, seen: [{ date: '2026-07-30' }] })])).toEqual(['PROMPT'])
  })
  test('something better counts where every visit was expected, not where one was a surprise', () => {
    const better = [answer('R-OO', { fields: { improvement: 'There is improvement' } })]
    const visits = (announced: string, answers = better) =>
      weighs({
        events: [noAccess],
        answers,
        children: seen({ date: '2026-08-20', announced: 'yes' }, { date: '2026-09-02', announced }),
      }).severity
    expect(visits('yes')).toEqual(['MUST'])
    expect(visits('no')).toEqual(['PROMPT'])
    expect(visits('')).toEqual(['PROMPT'])
    expect(visits('yes', [])).toEqual(['PROMPT'])
  })
  const facts = (parts: Parameters<typeof minutes>[1]) =>
    weighs(parts).evidence.map((one) => (one.kind === 'words' ? one.text : one.says))
  test.each([
    ['the day after the last meeting', '2026-08-02', ['MUST']],
    ['the day of the last meeting', '2026-08-01', ['PROMPT']],
    ['the day of this one', '2026-09-17', ['MUST']],
    ['no known day', '', ['MUST']],
  ])('an event of %s beside another', (_, date, severity) => {
    expect(weighs({ events: [noAccess, { ...noAccess, id: 'two', date }] }).severity).toEqual(severity)
  })
  test('an event of another kind is no pattern', () => {
    const police = event('policeIncident', { date: '2026-09-04' })
    expect(weighs({ events: [noAccess, police] }).severity).toEqual(['PROMPT'])
  })
  test.each([
    ['the day of the last meeting', '2026-08-01', ['MUST']],
    ['the day after it', '2026-08-02', ['PROMPT']],
    ['the day of this one', '2026-09-17', ['PROMPT']],
    ['a day to come', '2026-09-18', ['MUST']],
  ])('a visit on %s', (_, date, severity) => {
    expect(weighs({ events: [noAccess], children: seen({ date }) }).severity).toEqual(severity)
  })
  test('says of each thing what it is, and nothing of one alone', () => {
    const children = seen({ date: '2026-07-30' })
    const events = [
      noAccess,
      event('visitCancelledByCarer', { date: '2026-09-04' }),
      appointment('', 'was not brought'),
    ]
    expect(facts({ events, children })).toEqual([
      '3 September 2026: no access',
      '4 September 2026: visit cancelled by the carer',
      'No date: was not brought',
      'Ada Ashby: no visit is recorded since 1 August 2026',
    ])
    expect(weighs({ events, children }).why).toBe(
      '4 things since the last meeting may mean that the child is seen less, or that agreements are not kept.',
    )
    expect(facts({ events: [noAccess] })).toEqual([])
    expect(weighs({ events: [noAccess] }).why).toBe(
      'Worth a thought at every meeting: does what carers say match what has changed for the child?',
    )
    expect(weighs({ events: [noAccess], sections: words }).why).toBe(
      '1 passage gives a carer’s account, or contact the carer controls, without another sighting.',
    )
  })
  test('a carer’s cancelled visit is called one, whatever was written about coming', () => {
    const odd = { ...noAccess, outcome: 'cancelled by carer' }
    expect(facts({ events: [odd, { ...odd, id: 'two' }] })).toEqual([
      '3 September 2026: no access',
      '3 September 2026: no access',
    ])
  })
  test('a carer’s action that was done is no pattern', () => {
    const previousActions = [action({ id: 'pa', owner: 'p-mum', status: 'done', carriedCount: 2 })]
    expect(weighs({ events: [noAccess], previousActions }).severity).toEqual(['PROMPT'])
  })
  test('the first meeting of all has no visits since the last', () => {
    const record = minutes('CIN_REVIEW', { events: [noAccess], children: seen({ date: '2026-07-30' }) })
    expect(only('R-DC', record).severity).toEqual(['PROMPT'])
  })
  test.each([
    ['another answer', 'R-PC', 'There is improvement', { date: '2026-09-02', announced: 'yes' }],
    [
      'an answer that nothing is better',
      'R-OO',
      'There is no improvement',
      { date: '2026-09-02', announced: 'yes' },
    ],
    ['no visit at all', 'R-OO', 'There is improvement', undefined],
  ] as const)('%s does not make expected visits a pattern', (_, rule, improvement, visit) => {
    const answers = [answer(rule, { fields: { improvement } })]
    const children = seen(...(visit ? [visit] : []))
    expect(weighs({ events: [noAccess], answers, children }).severity).toEqual(['PROMPT'])
  })
  test('words of another matter do not raise it', () => {
    const sections = [section('agencyInfo', 'Ada was hit. School does not agree.')]
    expect(weighs({ sections })).toMatchObject({ severity: ['PROMPT'], evidence: [] })
  })
  test.each([
    ['twenty characters to the carer', { saidToCarer: 'Said on 12 September' }, []],
    ['twenty characters of why to wait', { saidToCarer: '', reasonForWaiting: 'Her partner hears it' }, []],
    [
      'nineteen of each',
      { saidToCarer: 'Said to her in June', reasonForWaiting: 'Her partner is near' },
      ['Say how this was put to the carer and what they replied, or why it is not safe to do so yet.'],
    ],
    [
      'a label for the parents',
      { conclusion: 'This is disguised compliance by both of the parents.' },
      ['“disguised compliance” is a label. Say what was said, done and not done.'],
    ],
    [
      'other cue words in the conclusion',
      { conclusion: 'Mum said that Ada was hit by a ball; the dentist has had no call from her.' },
      [],
    ],
  ])('with %s', (_, fields, says) => {
    expect(record(but(good, fields)).shortfalls).toEqual(says)
  })
  test('does not speak in a strategy discussion', () => {
    expect(findings('R-DC', minutes('STRAT', { sections: words }))).toEqual([])
  })
  test('a compared claim, behaviour and a fair word to the carer satisfy it', () => {
    expect(record(good)).toMatchObject({ state: 'answered', shortfalls: [] })
    expect(
      record(
        but(good, {
          saidToCarer: '',
          reasonForWaiting: 'Her partner listens in; the advocate sees her alone first.',
        }),
      ).state,
    ).toBe('answered')
  })
  test.each([
    ['no row', but(good, {}, { rows: [] })],
    [
      'a row without a date',
      but(good, {}, { rows: [{ ...good.rows[0], date: 'last week' } as Record<string, string>] }),
    ],
    [
      'a row without evidence against',
      but(good, {}, { rows: [{ ...good.rows[0], against: '' } as Record<string, string>] }),
    ],
    ['a label', but(good, { conclusion: 'This is disguised compliance by both of the parents.' })],
    ['nothing said to the carer and no reason', but(good, { saidToCarer: '' })],
    ['no conclusion', but(good, { conclusion: '' })],
  ])('%s is not enough', (_, given) => {
    expect(record(given).state).toBe('open')
  })
  test('a team manager or the chair may override it, a service manager may not', () => {
    const by = (role: string) =>
      only('R-DC', minutes('ICPC', { sections: words, statements: [statement('override', 'R-DC', role)] }))
        .state
    expect(by('Team manager')).toBe('overridden')
    expect(by('CP chair')).toBe('overridden')
    expect(by('Service manager')).toBe('open')
  })
})

describe('R-OO', () => {
  const hopeful = [section('agencyInfo', 'They have turned a corner.')]
  const good = answer('R-OO', {
    fields: {
      improvement: 'There is improvement',
      betterSince: '2026-05-01',
      improvementSource: 'Siobhan Green, unannounced visits',
      contrary: 'The school still gives Ada breakfast twice a week.',
      relapse: 'None found in chronology to 1 September 2026',
    },
  })
  const closing = (given: typeof good) =>
    only('R-OO', minutes('CIN_REVIEW', { decisions: [decision('close')], answers: [given] }))

  test('is silent about plain words', () => {
    expect(
      findings(
        'R-OO',
        minutes('ICPC', { sections: [section('agencyInfo', 'Ada was seen on 4 September.')] }),
      ),
    ).toEqual([])
  })
  test('speaks about hopeful words, a reduction, and a plan of more than nine months', () => {
    expect(only('R-OO', minutes('ICPC', { sections: hopeful }))).toMatchObject({
      severity: ['MUST'],
      blocksSigning: true,
    })
    expect(only('R-OO', minutes('CIN_REVIEW', { decisions: [decision('step down: TAF')] })).why).toContain(
      'Less help',
    )
    expect(
      only('R-OO', minutes('CIN_REVIEW', { meeting: { triggers: { cinPlanStart: '2025-12-16' } } })).why,
    ).toContain('9 months')
    expect(
      findings('R-OO', minutes('CIN_REVIEW', { meeting: { triggers: { cinPlanStart: '2025-12-18' } } })),
    ).toEqual([])
  })
  test('a plan runs from its initial conference, in reviews and core groups', () => {
    const since = (initialConference: string) => ({ meeting: { triggers: { initialConference } } })
    for (const type of ['RCPC', 'CG'] as const) {
      expect(findings('R-OO', minutes(type, since('2025-12-17')))).toEqual([])
      expect(only('R-OO', minutes(type, since('2025-12-16')))).toMatchObject({
        why: 'The plan has run for more than 9 months.',
        evidence: [{ says: 'The plan began on 16 December 2025.' }],
        secondPerson: [],
      })
    }
  })
  describe('in a review conference about a plan of more than fifteen months', () => {
    const long = { meeting: { triggers: { initialConference: '2025-06-16' } } }
    const view = (role: string, more: object = {}) =>
      statement('long plan review', 'R-OO', role, {
        fields: { changes: 'Weekly visits, and a date for a legal planning meeting.' },
        ...more,
      })
    const judged = (statements: ReturnType<typeof view>[], answers = [good]) =>
      only('R-OO', minutes('RCPC', { ...long, answers, statements }))

    test('a service manager looks at it as well', () => {
      expect(judged([])).toMatchObject({
        state: 'open',
        why: 'The plan has run for more than 15 months, so a service manager looks at it.',
        shortfalls: ['Waiting for the long plan review of a service manager.'],
        secondPerson: [{ kind: 'long plan review', levels: ['SM'] }],
      })
      expect(judged([view('Service manager')])).toMatchObject({ state: 'answered', blocksSigning: false })
      expect(judged([view('Service manager')], []).state).toBe('open')
    })
    test.each(['CP chair', 'Team manager', 'Head of Service', 'QA lead', 'Social worker'])(
      'a %s is not the one who is asked',
      (role) => {
        expect(judged([view(role)]).state).toBe('open')
      },
    )
    test('nor somebody who chaired, and not without what changes in the plan', () => {
      const own = { byAccount: 'acc-chair', byName: 'Priya Noor' }
      expect(judged([view('Service manager', own)]).state).toBe('open')
      expect(judged([view('Service manager', { fields: {} })]).shortfalls).toEqual([
        'Still to answer: “What changes in the plan”',
      ])
    })
    test('a team manager cannot override it away, a service manager can', () => {
      const by = (role: string) => judged([statement('override', 'R-OO', role)], []).state
      expect(by('Team manager')).toBe('open')
      expect(by('Service manager')).toBe('overridden')
    })
    test('not on the day itself, nor in a core group', () => {
      const fifteen = { meeting: { triggers: { initialConference: '2025-06-17' } } }
      expect(only('R-OO', minutes('RCPC', fifteen)).secondPerson).toEqual([])
      expect(only('R-OO', minutes('CG', long)).secondPerson).toEqual([])
    })
  })
  test('an action that was not finished last time and is done now raises it', () => {
    const now = (status: string) => [action({ id: 'pa', text: 'Dana will ring the dentist', status })]
    const last = (status: string) => [minutes('CG', { previousActions: now(status) })]
    const says = (before: string, after: string) =>
      findings('R-OO', minutes('CG', { previousActions: now(after) }), { history: last(before) }).map(
        (one) => one.why,
      )
    const why = '1 action that was not finished last time is done now. What is different for the child?'
    expect(says('not done', 'done')).toEqual([why])
    expect(says('part done', 'done')).toEqual([why])
    expect(says('part done', 'part done')).toEqual([])
    expect(says('done', 'done')).toEqual([])
    expect(findings('R-OO', minutes('CG', { previousActions: now('done') }))).toEqual([])
  })
  test('a team manager who did not write these minutes may override it, nobody else', () => {
    const by = (role: string, more: object = {}) =>
      only(
        'R-OO',
        minutes('ICPC', { sections: hopeful, statements: [statement('override', 'R-OO', role, more)] }),
      ).state
    expect(by('Team manager')).toBe('overridden')
    for (const role of ['CP chair', 'Service manager', 'Head of Service', 'QA lead', 'Social worker']) {
      expect(by(role), role).toBe('open')
    }
    expect(by('Team manager', { byAccount: 'acc-sw', byName: 'Callum Reid' })).toBe('open')
  })
  test('twelve weeks with a source, a contrary fact and relapses satisfy it', () => {
    expect(closing(good)).toMatchObject({ state: 'answered', shortfalls: [] })
  })
  test('less than twelve weeks needs a reason when less help is proposed', () => {
    const short = but(good, { betterSince: '2026-08-01' })
    expect(lacks(closing(short))).toContain('12 weeks')
    expect(
      closing(but(short, { reasonShort: 'The risk moved away: he has left the country for good.' })).state,
    ).toBe('answered')
    expect(only('R-OO', minutes('ICPC', { sections: hopeful, answers: [short] })).state).toBe('answered')
  })
  test('no improvement is an answer, but never for a reduction', () => {
    const none = but(good, { improvement: 'No improvement yet', betterSince: '', improvementSource: '' })
    expect(only('R-OO', minutes('ICPC', { sections: hopeful, answers: [none] })).state).toBe('answered')
    expect(closing(none).state).toBe('open')
  })
  test.each([
    ['no start', but(good, { betterSince: '' })],
    ['a start that is no date', but(good, { betterSince: 'a while' })],
    ['a start after the meeting', but(good, { betterSince: '2026-10-01' })],
    ['the carer as the source', but(good, { improvementSource: 'Mum' })],
    ['no contrary fact', but(good, { contrary: '' })],
    ['relapses without a date', but(good, { relapse: 'It slipped once or twice.' })],
    ['no word on relapses', but(good, { relapse: '' })],
  ])('%s is not enough', (_, given) => {
    expect(closing(given).state).toBe('open')
  })
})
