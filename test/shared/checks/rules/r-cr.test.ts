import { describe, expect, test } from 'vitest'
import { setAside, signingBlockers, urgent } from '../../../../shared/checks/index.ts'
import {
  type Answer,
  type CueResolution,
  meetingTypes,
  type Statement,
} from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  child,
  decision,
  dissent,
  event,
  family,
  findings,
  minutes,
  NOW,
  only,
  person,
  section,
  statement,
  view,
} from '../kit.ts'
import { weakened } from './tries.ts'

const lee = person('p-lee', 'Lee Pruett', 'step-father', { of: ['c1'], inHousehold: true })
const people = [...family, lee]
const told = event('allegation', {
  id: 'ev1',
  child: 'c1',
  against: 'p-lee',
  date: '2026-09-16',
  kind: 'physical assault',
})
const resolved = (how: CueResolution['how'], more: Partial<CueResolution> = {}): CueResolution => ({
  id: `r-${how}-${more.entryId ?? ''}-${more.words ?? ''}-${more.at ?? ''}`,
  entryId: 'e1',
  cue: 'CR-01',
  words: 'hit',
  nth: 0,
  how,
  reason: how === 'not relevant' ? 'It was said about a netball match.' : '',
  by: 'acc-sw',
  at: '2026-09-17T09:50:00Z',
  ...more,
})
const asked = answer('R-CR', {
  answeredAt: '2026-09-17T14:30:00Z',
  fields: {
    subject: 'ev1',
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
const heard = (parts: object, more = {}) =>
  findings('R-CR', minutes('ICPC', { people, ...parts }), more).map((one) => [
    one.severity[0],
    one.subject?.id,
    one.state,
  ])

describe('R-CR stands for an allegation', () => {
  test.each(meetingTypes)('in a record of type %s', (type) => {
    expect(only('R-CR', minutes(type, { people, events: [told] }))).toMatchObject({
      id: 'R-CR:ev1',
      severity: ['NOW', 'MUST', 'GATE'],
      blocksSigning: true,
      blocksClosing: true,
    })
  })
  test('and is silent where nothing is alleged', () => {
    expect(heard({ sections: [section('agencyInfo', 'Ada likes her new school.')] })).toEqual([])
  })
  test('that the writer confirmed, also where the sentence holds a denial', () => {
    const sections = [section('agencyInfo', 'Mum denied that Lee hit Ada.')]
    expect(heard({ sections })).toEqual([['PROMPT', undefined, 'open']])
    const cueResolutions = [resolved('quote kept as said')]
    expect(heard({ sections, cueResolutions })).toEqual([['NOW', 'e1', 'open']])
  })
  test.each([
    ['the reason of a decision', { decisions: [decision('CPP made', { reason: 'Lee hit Ada in June.' })] }],
    ['a view', { views: [view({ person: 'p-dsl', view: 'CPP', text: 'Lee hit Ada in June.' })] }],
    ['words of disagreement', { dissent: [dissent({ person: 'p-dsl', text: 'Lee hit Ada in June.' })] }],
    [
      'what happened at a visit',
      { events: [event('noAccess', { id: 'n1', text: 'A neighbour said that Lee hit Ada.' })] },
    ],
    [
      'a cell of a table',
      { tables: [{ key: 'thresholdQ', rows: [{ id: 't', cells: { reason: 'Lee hit Ada.' } }] }] },
    ],
  ])('asks about words typed in %s', (_, parts) => {
    const asking = only('R-CR', minutes('STRAT', { people, ...parts }))
    expect(asking).toMatchObject({ severity: ['PROMPT'], blocksSigning: false })
    expect(asking.evidence).toMatchObject([{ kind: 'words', text: 'hit' }])
  })
  test('and a row’s words become an allegation once they are confirmed, like any others', () => {
    const decisions = [decision('CPP made', { reason: 'Lee hit Ada in June.' })]
    const cueResolutions = [resolved('evidence added', { entryId: 'd1' })]
    expect(heard({ decisions, cueResolutions })).toEqual([['NOW', 'd1', 'open']])
  })
  test('but never about what stands in the chronology: history is another check’s', () => {
    const item = {
      id: 'x',
      date: '2019-02-01',
      about: ['c1'],
      source: '',
      category: '',
      text: 'Lee hit Ada.',
      meaning: '',
    }
    expect(heard({ chronology: [item] })).toEqual([])
  })
})

describe('nobody dismisses a confirmed allegation by calling its words not relevant', () => {
  const sections = [section('agencyInfo', 'Lee hit Ada.')]
  const confirmed = resolved('quote kept as said')
  const later = resolved('not relevant', { at: '2026-09-17T12:00:00Z' })
  test('it stays, and blocks', () => {
    expect(heard({ sections, cueResolutions: [confirmed, later] })).toEqual([['NOW', 'e1', 'open']])
    const [stays] = findings(
      'R-CR',
      minutes('ICPC', { people, sections, cueResolutions: [confirmed, later] }),
    )
    expect(signingBlockers(stays ? [stays] : [])).toHaveLength(1)
  })
  test('a slip that is taken back is gone, as the page’s undo takes it away', () => {
    expect(heard({ sections, cueResolutions: [later] })).toEqual([])
  })
  test('setting aside before anybody confirmed needs a reason of ten characters in words', () => {
    const aside = (reason: string) =>
      heard({ sections, cueResolutions: [resolved('not relevant', { reason })] })
    expect(aside('No crime.')).toEqual([['PROMPT', undefined, 'open']])
    expect(aside('x'.repeat(20))).toEqual([['PROMPT', undefined, 'open']])
    expect(aside('Of a netball match.')).toEqual([])
  })
  test('a manager finds what was set aside, with its words and reason and nothing else', () => {
    expect(setAside(minutes('ICPC', { people, sections, cueResolutions: [confirmed, later] }))).toEqual([
      {
        id: later.id,
        cue: 'CR-01',
        words: 'hit',
        section: 'agencyInfo',
        entryId: 'e1',
        reason: 'It was said about a netball match.',
        by: 'acc-sw',
        at: '2026-09-17T12:00:00Z',
      },
    ])
    const other = resolved('not relevant', { cue: 'OO-01', words: 'engaged well' })
    expect(setAside(minutes('ICPC', { sections, cueResolutions: [other] }))).toEqual([])
  })
})

describe('a confirmed allegation outlives its words', () => {
  const confirmed = resolved('quote kept as said')
  const changed = [section('agencyInfo', 'Ada spoke about an argument at home.')]
  const heard = (parts: object) => findings('R-CR', minutes('ICPC', { people, ...parts }))

  test('when they are rewritten, and says that they have been', () => {
    const [gone] = heard({ sections: changed, cueResolutions: [confirmed] })
    expect(gone).toMatchObject({
      id: 'R-CR:e1',
      about: ['c1'],
      severity: ['NOW', 'MUST', 'GATE'],
      state: 'open',
      why: 'You confirmed “hit” as an allegation about Ada Ashby. The words are no longer there; what was alleged still has to be dealt with.',
    })
  })
  test('when the whole entry is taken out: then it is about every child', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    const found = heard({ children, sections: [], cueResolutions: [confirmed] })
    expect(found.map(({ about }) => about)).toEqual([['c1', 'c2']])
  })
  test('and the answer that was given to it still counts', () => {
    const given = but(asked, { subject: 'e1' })
    expect(heard({ sections: changed, cueResolutions: [confirmed], answers: [given] })).toMatchObject([
      { state: 'answered' },
    ])
  })
  test('but not where it was recorded as an allegation about that child, or reworded words still stand confirmed', () => {
    expect(heard({ sections: changed, cueResolutions: [confirmed], events: [told] })).toHaveLength(1)
    const again = resolved('evidence added', { words: 'kicked', at: '2026-09-17T10:00:00Z' })
    const kicked = [section('agencyInfo', 'Lee kicked Ada.')]
    expect(heard({ sections: kicked, cueResolutions: [confirmed, again] }).map(({ id }) => id)).toEqual([
      'R-CR:e1',
    ])
  })
  test('and not where it was only set aside, or was never about a crime', () => {
    expect(heard({ sections: changed, cueResolutions: [resolved('not relevant')] })).toEqual([])
    expect(
      heard({ sections: changed, cueResolutions: [resolved('quote kept as said', { cue: 'OO-01' })] }),
    ).toEqual([])
  })
})

describe('each person said to have done something is a matter of their own', () => {
  const both = [section('agencyInfo', 'Ada said that Lee hit her. She said that Mum kicked her.')]
  const hit = resolved('quote kept as said')
  const kicked = resolved('quote kept as said', { words: 'kicked', at: '2026-09-17T09:55:00Z' })
  test('a passage about somebody else is not taken in by an allegation about the same child', () => {
    expect(heard({ sections: both, events: [told], cueResolutions: [hit, kicked] })).toEqual([
      ['NOW', 'ev1', 'open'],
      ['NOW', 'e1', 'open'],
    ])
  })
  test('nor one about a relative whom the record does not know', () => {
    const sections = [section('agencyInfo', 'Ada said that her uncle hit her.')]
    expect(heard({ sections, events: [told], cueResolutions: [hit] })).toHaveLength(2)
    expect(heard({ sections, events: [told] }).map(([severity]) => severity)).toEqual(['NOW', 'PROMPT'])
  })
  test('one that names the same person, or nobody, is', () => {
    for (const text of [
      'Lee hit Ada.',
      'Ada was hit by Lee.',
      'Ada said that she was hit.',
      'Mum denied that Lee hit Ada.',
    ]) {
      const sections = [section('agencyInfo', text)]
      expect(heard({ sections, events: [told], cueResolutions: [hit] })).toEqual([['NOW', 'ev1', 'open']])
    }
  })
  test('a professional who was told is not taken for the one who did it', () => {
    const sections = [section('agencyInfo', 'Ada told Mark Toll that she was hit.')]
    expect(heard({ sections, events: [told], cueResolutions: [hit] })).toEqual([['NOW', 'ev1', 'open']])
  })
  test('without a recorded allegation two people in one entry are two matters', () => {
    expect(heard({ sections: both, cueResolutions: [hit, kicked] })).toEqual([
      ['NOW', 'e1', 'open'],
      ['NOW', 'e1|p-mum', 'open'],
    ])
  })
  test('what is confirmed in an entry after its matter was answered is asked about anew', () => {
    const sections = [section('agencyInfo', 'Ada said that Lee hit her. She said that Lee kicked her.')]
    const given = but(asked, { subject: 'e1' }, { answeredAt: '2026-09-17T09:52:00Z' })
    expect(heard({ sections, answers: [given], cueResolutions: [hit, kicked] })).toEqual([
      ['NOW', 'e1', 'answered'],
      ['NOW', 'e1|2026-09-17T09:55:00Z', 'open'],
    ])
  })
})

describe('the one who did it is read from the sentence', () => {
  const kicked = resolved('quote kept as said', { words: 'kicked', at: '2026-09-17T09:40:00Z' })
  test.each([
    ['Ada was hit by Lee.', 'e1|p-lee'],
    ['Ada told Mum that she was hit by Lee.', 'e1|p-lee'],
    ['Ada was hit by her uncle.', 'e1|uncle'],
    ['Her UNCLE hit Ada.', 'e1|uncle'],
    ['Lee was there when her uncle hit Ada.', 'e1|uncle'],
    ['Her teacher hit Ada.', 'e1|teacher'],
    ['Her teacher had then hit Ada.', 'e1|teacher'],
    ['Her teacher heard that she was hit.', 'e1|'],
    ['She was hit when Lee came.', 'e1|p-lee'],
    ['She was hit when the teacher came.', 'e1|'],
    ['She was hit.', 'e1|'],
    ['Mr Toll hit Ada.', 'e1|p-dsl'],
    ['Mum hit her too.', undefined],
  ])('%s', (sentence, subject) => {
    const sections = [section('agencyInfo', `Mum kicked Ada. ${sentence}`)]
    expect(heard({ sections, cueResolutions: [resolved('quote kept as said'), kicked] })[1]?.[1]).toBe(
      subject,
    )
  })
})

describe('an allegation takes in', () => {
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  const hit = 'Ada said that she was hit.'
  const ben = { ...told, child: 'c2' }
  const alone = [['NOW', 'ev1', 'open']]
  const beside = [...alone, ['PROMPT', undefined, 'open']]
  test.each([
    ['what stands about the one it is made against', { about: ['p-lee'] }, ben, alone],
    ['not what stands about another child', { about: ['c1'] }, ben, beside],
    ['not what stands about all, where it names another child', { about: 'all' }, ben, beside],
    ['what stands about the same child', { about: ['c1'] }, { ...told, against: '' }, alone],
    ['nothing, where it names neither', { about: ['c1'] }, { ...told, child: '', against: '' }, beside],
  ] as const)('%s', (_, more, one, says) => {
    const sections = [
      section('agencyInfo', hit, { ...more, about: more.about === 'all' ? 'all' : [...more.about] }),
    ]
    expect(heard({ children, sections, events: [one] })).toEqual(says)
  })
  test('its own words, whoever they name, also after the answer', () => {
    const events = [{ ...ben, text: hit }]
    expect(heard({ children, events })).toEqual(alone)
    expect(heard({ children, events, answers: [{ ...asked, about: ['c2'] }] })).toEqual([
      ['NOW', 'ev1', 'answered'],
    ])
  })
  test('the passages about one person only, and about nobody, where it does not say against whom', () => {
    const events = [{ ...told, against: '' }]
    const words = (text: string) =>
      findings('R-CR', minutes('ICPC', { people, events, sections: [section('agencyInfo', text)] })).map(
        (one) => one.evidence.flatMap((each) => (each.kind === 'words' ? each.text : [])),
      )
    expect(words('Ada said that Lee hit her. She said that Mum kicked her.')).toEqual([['hit'], ['kicked']])
    expect(words('Ada said that she was hit. Mum kicked her.')).toEqual([['hit', 'kicked']])
  })
  test('what was confirmed in the moment of its answer, not what came later', () => {
    const answers = [{ ...asked, answeredAt: '2026-09-17T10:00:00Z' }]
    const at = (time: string) =>
      heard({
        events: [told],
        sections: [section('agencyInfo', hit)],
        answers,
        cueResolutions: [resolved('quote kept as said', { at: `2026-09-17T${time}Z` })],
      }).length
    expect(at('10:00:00')).toBe(1)
    expect(at('10:00:01')).toBe(2)
  })
})

describe('confirmed passages', () => {
  const both = [section('agencyInfo', 'Ada said that Lee hit her. She said that Mum kicked her.')]
  const at = (words: string, time: string, more: Partial<CueResolution> = {}) =>
    resolved('quote kept as said', { words, at: `2026-09-17T${time}:00Z`, ...more })
  test('stand under the entry for the one that was confirmed first', () => {
    expect(
      heard({ sections: both, cueResolutions: [at('hit', '09:50'), at('kicked', '09:40')] }).map(
        ([, id]) => id,
      ),
    ).toEqual(['e1', 'e1|p-lee'])
  })
  test('of two entries are two matters', () => {
    const sections = [
      section('agencyInfo', 'Lee hit Ada.'),
      section('analysis', 'Lee hit Ada.', { id: 'e2' }),
    ]
    const cueResolutions = [at('hit', '09:50'), at('hit', '09:55', { entryId: 'e2' })]
    expect(heard({ sections, cueResolutions }).map(([, id]) => id)).toEqual(['e1', 'e2'])
  })
  test('are told in the order of the text', () => {
    const sections = [section('agencyInfo', 'Lee hit Ada. Lee kicked Ada.')]
    const cueResolutions = [at('kicked', '09:40'), at('hit', '09:50')]
    expect(only('R-CR', minutes('ICPC', { people, sections, cueResolutions }))).toMatchObject({
      subject: { label: '“hit”, “kicked” (Ada Ashby)' },
      why: 'You confirmed “hit”, “kicked” as an allegation about Ada Ashby.',
      prefill: { fields: { requestedAt: '', crimeReference: '' } },
    })
  })
  test('that are all later than the answer do not begin a second matter', () => {
    const given = but(asked, { subject: 'e1' }, { answeredAt: '2026-09-17T09:30:00Z' })
    const sections = [section('agencyInfo', 'Lee hit Ada.')]
    expect(heard({ sections, answers: [given], cueResolutions: [at('hit', '09:50')] })).toEqual([
      ['NOW', 'e1', 'answered'],
    ])
  })
  describe('whose words have gone', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    const gone = (parts: object) => heard({ children, cueResolutions: [at('hit', '09:50')], ...parts })
    const about = (parts: object) =>
      findings(
        'R-CR',
        minutes('ICPC', { people, children, cueResolutions: [at('hit', '09:50')], ...parts }),
      ).map((one) => one.about)
    const first = section('reason', 'A quiet week.', { id: 'e0', about: ['c1'] })
    const place = (more: object, of = '') => ({
      sections: [first, { ...section('agencyInfo', 'A quiet week.', more), child: of }],
    })
    test.each([
      ['the child of the entry', place({ about: ['c2'] }), [['c2']]],
      ['the child of the section', place({ about: [] }, 'c2'), [['c2']]],
      ['all of them', place({ about: 'all' }), [['c1', 'c2']]],
      ['all of them where neither names one', place({ about: [] }), [['c1', 'c2']]],
    ])('are about %s', (_, parts, ids) => {
      expect(about(parts)).toEqual(ids)
    })
    test('are asked about also where evidence had been added, and shown as changed', () => {
      const cueResolutions = [resolved('evidence added')]
      expect(only('R-CR', minutes('ICPC', { people, cueResolutions }))).toMatchObject({
        evidence: [{ says: '“hit” was confirmed here, and the words have been changed since.' }],
        prefill: { fields: { requestedAt: '', crimeReference: '' } },
      })
    })
    test('are not stood for by words that nobody has confirmed', () => {
      expect(gone({ sections: [section('agencyInfo', 'Lee kicked Ada.')] })).toEqual([
        ['NOW', 'e1', 'open'],
        ['PROMPT', undefined, 'open'],
      ])
    })
    test.each([
      ['a recorded allegation about the child', { ...told, child: 'c2' }, 1],
      ['one about nobody by name', { ...told, child: '' }, 1],
      ['one about another child', told, 2],
      ['another event', event('noAccess', { id: 'n', child: 'c2' }), 1],
    ])('beside %s', (_, one, times) => {
      expect(gone({ ...place({ about: ['c2'] }), events: [one] })).toHaveLength(times)
    })
    test('are not taken in by an event that is no allegation', () => {
      const events = [event('noAccess', { id: 'n', child: 'c1' })]
      expect(gone({ events }).map(([, id]) => id)).toEqual(['e1'])
    })
  })
})

describe('R-CR says', () => {
  test.each([
    [
      'all that is known',
      { ...told, toldTo: 'Mark Toll' },
      'physical assault of Ada Ashby against Lee Pruett on 16 September 2026. Told to Mark Toll.',
    ],
    ['that little is', event('allegation', { id: 'ev1' }), 'Allegation of a child.'],
  ])('%s', (_, one, why) => {
    const found = only('R-CR', minutes('ICPC', { people, events: [one] }))
    expect(found.why).toBe(why)
    expect(found.evidence).toEqual([{ kind: 'fact', says: why, section: 'protection', rowId: 'ev1' }])
  })
  test('when it was asked for already, and the number of the police', () => {
    const one = { ...told, strategyDiscussionRequestedAt: '2026-09-16T12:00', policeRef: '14/22' }
    expect(only('R-CR', minutes('ICPC', { people, events: [one] })).prefill).toEqual({
      fields: { requestedAt: '2026-09-16T12:00', crimeReference: '14/22' },
    })
  })
  test('of a passage only that it may be one', () => {
    const sections = [section('agencyInfo', 'Ada was hit. School does not agree.')]
    expect(only('R-CR', minutes('ICPC', { sections }))).toMatchObject({
      why: '1 passage may be an allegation of a crime that affects a child. Confirm it, or set it aside with a reason.',
      questions: ['Is this an allegation about a child, or something a child lived through?'],
      shortfalls: ['Confirm the passage as an allegation, or set it aside with a reason.'],
    })
    expect(heard({ sections: [section('agencyInfo', 'School does not agree.')] })).toEqual([])
  })
})

describe('“doing it now”', () => {
  const doing = (answeredAt: string, fields: Record<string, string> = {}) =>
    but(asked, { requested: 'Doing it now', ...fields }, { answeredAt })
  const banner = (given: Answer, more = {}) =>
    urgent(findings('R-CR', minutes('ICPC', { people, events: [told], answers: [given] }), more)).length
  test('is enough for an hour, and then the banner is back', () => {
    expect(banner(doing('2026-09-17T14:00:00Z'))).toBe(0)
    expect(banner(doing('2026-09-17T13:59:00Z'))).toBe(1)
  })
  test('counts from when it was said where the answer was begun before', () => {
    expect(banner(doing('2026-09-17T08:00:00Z', { doingAt: '2026-09-17T14:30:00Z' }))).toBe(0)
    expect(banner(doing('2026-09-17T14:30:00Z', { doingAt: '2026-09-17T13:30:00Z' }))).toBe(1)
  })
  test('lasts as long as the council’s own alarm', () => {
    const clockSettings = { lengths: { 'T-CRIME-ALERT': { n: 2, unit: 'hours' as const } } }
    expect(banner(doing('2026-09-17T13:30:00Z'), { clockSettings })).toBe(0)
  })
  test('is nothing where no time is known, or nothing was said', () => {
    expect(banner(doing(''))).toBe(1)
    expect(banner(but(asked, { requested: '' }))).toBe(1)
  })
  test('never lets anybody sign; a request keeps the banner away for good', () => {
    const [finding] = findings('R-CR', minutes('ICPC', { people, events: [told], answers: [doing(NOW)] }))
    expect(signingBlockers(finding ? [finding] : [])).toHaveLength(1)
    expect(banner(but(asked, { stratRecord: '' }, { answeredAt: '2026-09-17T08:00:00Z' }))).toBe(0)
  })
})

describe('R-CR is answered', () => {
  const lacks = (given: Answer) =>
    only('R-CR', minutes('ICPC', { people, events: [told], answers: [given] })).shortfalls
  test('by the request, and evidence of the general test', () => {
    expect(lacks(asked)).toEqual([])
  })
  test.each(weakened(asked))('not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test.each(['n/a', 'None', 'tbc', '?', 'Unknown', 'nobody'])(
    'not with “%s” as the keeper of the evidence',
    (said) => {
      expect(lacks(but(asked, { evidenceKeeper: said }))).toEqual([
        `“${said}” is no answer to “Who is keeping it”`,
      ])
    },
  )
  test.each([
    ['at this very minute', { requestedAt: '2026-09-17T16:00' }, []],
    [
      'a minute from now',
      { requestedAt: '2026-09-17T16:01' },
      ['The strategy discussion cannot have been requested at a time to come.'],
    ],
    ['on the day of the allegation', { requestedAt: '2026-09-16T00:30' }, []],
    [
      'the day before it',
      { requestedAt: '2026-09-15T23:30' },
      ['The strategy discussion cannot have been requested before the allegation was made.'],
    ],
    [
      'without a record of it',
      { stratRecord: '  ' },
      ['Give the reference of the strategy discussion record.'],
    ],
  ])('with a request %s, or not', (_, fields, says) => {
    expect(lacks(but(asked, fields))).toEqual(says)
  })
  test('without a time of the request, the time is all that is asked for', () => {
    expect(lacks(but(asked, { requestedAt: '' }))).toHaveLength(1)
  })
  test('whenever it was requested, where the allegation has no day', () => {
    const record = minutes('ICPC', {
      people,
      events: [{ ...told, date: '' }],
      answers: [but(asked, { requestedAt: '2026-09-01T10:00' })],
    })
    expect(only('R-CR', record).shortfalls).toEqual([])
  })
  test('by name of the allegation where there are two', () => {
    const events = [told, { ...told, id: 'ev2', against: 'p-mum' }]
    const states = (subject: string) =>
      heard({ events, answers: [but(asked, { subject })] }).map(([, , state]) => state)
    expect(states('ev2')).toEqual(['open', 'answered'])
    expect(states('')).toEqual(['open', 'open'])
  })
  test('not about another child', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    const record = minutes('ICPC', {
      people,
      children,
      events: [told],
      answers: [{ ...asked, about: ['c2'] }],
    })
    expect(only('R-CR', record).state).toBe('open')
  })
})

describe('R-CR is overridden', () => {
  const fields = { policeView: 'DS Marsh: no offence against the child.' }
  const by = (role: string, more: Partial<Statement> = {}) =>
    statement('override', 'R-CR', role, { fields, ...more })
  const state = (...statements: Statement[]) =>
    only('R-CR', minutes('ICPC', { people, events: [told], statements })).state
  test('by a team manager and a service manager together', () => {
    expect(state(by('Team manager'), by('Service manager'))).toBe('overridden')
  })
  test.each(['CP chair', 'Head of Service', 'QA lead', 'Social worker'])(
    'not by a %s in the place of either',
    (role) => {
      expect(state(by(role))).toBe('open')
      expect(state(by('Team manager'), by(role))).toBe('open')
      expect(state(by(role), by('Service manager'))).toBe('open')
    },
  )
  test('not without the view of the police, in either statement', () => {
    expect(state(by('Team manager', { fields: {} }), by('Service manager'))).toBe('open')
    expect(state(by('Team manager'), by('Service manager', { fields: { policeView: 'tbc' } }))).toBe('open')
  })
  test('not by a manager who chaired the meeting or wrote its minutes', () => {
    expect(state(by('Team manager', { byAccount: 'acc-chair' }), by('Service manager'))).toBe('open')
    expect(state(by('Team manager'), by('Service manager', { byAccount: 'acc-sw' }))).toBe('open')
  })
})
