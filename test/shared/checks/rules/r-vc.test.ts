import { describe, expect, test } from 'vitest'
import { type Answer, meetingTypes } from '../../../../shared/minutes/index.ts'
import { action, answer, but, child, everyCaseType, findings, minutes, only, section } from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const seen = (alone: 'yes' | 'no' = 'yes') => ({
  children: [
    child('c1', 'Ada Ashby', {
      seen: [{ date: '2026-09-10', by: 'p-sw', alone, where: 'school', announced: '', whyNotAlone: '' }],
    }),
  ],
})
const good = answer('R-VC', {
  sources: [{ kind: 'child said', who: 'Ada', date: '2026-09-10' }],
  fields: { said: 'Ada drew two houses and said the quiet one is where she wants to sleep.' },
})
const lacks = (given: Answer, parts: object = seen()) =>
  lacksAfter('R-VC', (answers) => minutes('ICPC', { ...parts, answers }), given)
const carer = 'Name who saw this, or that the child said it: not a carer’s account.'

describe('R-VC asks about every child', () => {
  test('in every case type and in no other', () => {
    expect(meetingTypes.filter((type) => findings('R-VC', minutes(type)).length > 0).toSorted()).toEqual(
      everyCaseType,
    )
  })
})

describe('R-VC is answered', () => {
  test('by a recent visit alone and the child’s own words', () => {
    expect(lacks(good)).toEqual([])
  })
  test.each(
    weakened(good).filter(
      ([name]) => name.startsWith('evidence') || name.includes('report') || name.includes('not yet'),
    ),
  )('not with %s', (_, given, says) => {
    expect(lacks(given)).toContain(says)
  })
  test.each([
    ['seen', 'Mum'],
    ['seen', 'Dana Ashby'],
    ['child said', 'her mother'],
  ])('not with what a carer is named for, as “%s”: %s', (kind, who) => {
    expect(lacks(but(good, {}, { sources: [{ kind, who, date: '' }] }))).toContain(carer)
  })
  test('not with a visit by a carer', () => {
    const visit = { seenOn: '2026-09-15', alone: 'yes' }
    expect(lacks(but(good, { ...visit, seenBy: 'Mum' }))).toEqual([
      'Say who saw the child: a carer’s own sight of them is not a visit.',
    ])
    expect(lacks(but(good, { ...visit, seenBy: 'p-hv' }))).toEqual([])
  })
  test('not with a day alone that was before the meeting', () => {
    const plan = { whyNotAlone: 'Clung to her mother; not pressed.', alone: 'no' }
    expect(lacks(but(good, { ...plan, aloneBy: '2026-09-17' }), seen('no'))).toEqual([])
    expect(lacks(but(good, { ...plan, aloneBy: '2026-09-16' }), seen('no'))).toEqual([
      'The day by which the child will be seen alone is before the meeting: that is no plan.',
    ])
  })
})

describe('“not yet”', () => {
  const notYet = answer('R-VC', { value: 'not yet', linkedActionIds: ['a1'] })
  const before = minutes('ICPC', {
    answers: [{ ...notYet, evidence: 'Something else was said then, at another length and place.' }],
  })
  const state = (...history: ReturnType<typeof minutes>[]) =>
    only('R-VC', minutes('RCPC', { answers: [notYet], actions: [action()] }), { history }).state
  test('is allowed once, and a record in between that does not ask makes no difference', () => {
    expect(state()).toBe('answered')
    expect(state(before)).toBe('open')
    expect(state(before, minutes('LEGAL'), minutes('MGMT'))).toBe('open')
  })
  test('is allowed again after the child was seen in between', () => {
    const between = minutes('CG', {
      answers: [
        but(
          good,
          {},
          { evidence: 'Ada was seen at her aunt’s flat in July and talked of the summer for an hour.' },
        ),
      ],
    })
    expect(state(before, between)).toBe('answered')
  })
})

test('nobody overrides it, whatever their role', () => {
  expect(overridingRoles('R-VC', (statements) => minutes('ICPC', { statements }))).toEqual([])
})

describe('R-VC reads the visits', () => {
  type Visit = Partial<{ date: string; by: string; alone: string; whyNotAlone: string }>
  const visited = (...visits: Visit[]) => ({
    children: [
      child('c1', 'Ada Ashby', {
        seen: visits.map((one) => ({ date: '2026-09-10', by: 'p-sw', alone: 'yes', ...one })),
      }),
    ],
  })
  const firstFact = (parts: object) => {
    const [first] = only('R-VC', minutes('ICPC', parts)).evidence
    return first?.kind === 'fact' ? first.says : first?.text
  }
  test.each([
    ['alone', { alone: 'yes' }, 'Ada Ashby: last seen on 10 September 2026 by Callum Reid, alone.'],
    ['not alone', { alone: 'no' }, 'Ada Ashby: last seen on 10 September 2026 by Callum Reid, not alone.'],
    [
      'nobody knows how',
      { alone: '' },
      'Ada Ashby: last seen on 10 September 2026 by Callum Reid, not said whether alone.',
    ],
    ['by nobody named', { by: '' }, 'Ada Ashby: last seen on 10 September 2026 by somebody, alone.'],
  ])('and says how the child was seen: %s', (_, visit, says) => {
    expect(firstFact(visited(visit))).toBe(says)
  })
  test('the latest up to the meeting, whatever the order, and the first of two on one day', () => {
    const days = ['2026-08-01', '2026-09-17', '2026-09-18', 'soon', '2026-09-01'].map((date) => ({ date }))
    expect(firstFact(visited(...days))).toContain('last seen on 17 September 2026')
    expect(firstFact(visited({ by: 'p-hv' }, { by: 'p-sw' }))).toContain('by Siobhan Green')
    expect(firstFact(visited({ date: '2026-09-18' }, { date: '' }))).toBe('Ada Ashby: no visit is recorded.')
  })
  test('and starts the answer from the last one; an unborn child cannot have been seen', () => {
    const of = (parts: object) => only('R-VC', minutes('ICPC', parts))
    expect(of(visited({ alone: 'no', whyNotAlone: 'Asleep' })).prefill).toEqual({
      fields: { seenOn: '2026-09-10', seenBy: 'p-sw', alone: 'no', whyNotAlone: 'Asleep' },
    })
    expect(of(visited())).not.toHaveProperty('prefill')
    expect(of({ children: [child('c1', 'Baby', { unborn: true })] }).evidence).toEqual([])
    const nameless = of({ children: [child('c1', '')] })
    expect(nameless.why).toBe('What is life like for this child, and who has heard it from them?')
    expect(nameless.evidence).toMatchObject([
      { says: 'This child: no visit is recorded.', section: 'childVoice', rowId: 'c1' },
    ])
    expect(of(visited()).why).toBe('What is life like for Ada Ashby, and who has heard it from them?')
  })
  test('thin words about a child’s voice are shown with that child until they are set aside', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    const thin = (text: string, more: object = {}, key = 'childVoice') =>
      findings(
        'R-VC',
        minutes('ICPC', { children, sections: [section(key, text, { about: 'all' })], ...more }),
      ).map((one) => one.evidence.flatMap((each) => (each.kind === 'words' ? each.text : [])))
    const young = 'Ben is too young to say.'
    expect(thin(young)).toEqual([[], ['too young to']])
    expect(thin('Ada appeared happy.')).toEqual([['appeared happy'], []])
    expect(thin('Ben has turned a corner.')).toEqual([[], []])
    expect(thin(young, {}, 'agencyInfo')).toEqual([[], []])
    const aside = {
      id: 'r',
      entryId: 'e1',
      cue: 'VO-01',
      words: 'too young to',
      nth: 0,
      how: 'not relevant' as const,
      reason: 'Not about him.',
      by: '',
      at: '',
    }
    expect(thin(young, { cueResolutions: [aside] })).toEqual([[], []])
  })
})

describe('R-VC weighs what was said', () => {
  const hollow =
    'Say what the child said, showed or was seen to do. “Happy” or “too young” alone is not enough.'
  test.each([
    ['five words that say something', 'Drew houses beside quiet rivers.', []],
    ['four of them', 'Drew houses beside rivers.', [hollow]],
    ['four and the child’s own name', 'Ada Ashby drew houses beside rivers.', [hollow]],
    ['four and words that say nothing', 'She drew houses and very happy rivers, beside her, too.', [hollow]],
    ['the same word five times', 'Houses, houses, houses, houses, houses.', [hollow]],
    [
      'four between phrases that are no answer',
      'Appeared happy drew houses appeared settled beside rivers, non-verbal.',
      [hollow],
    ],
    [
      'five between phrases that are no answer',
      'Appeared happy drew houses appeared settled beside quiet rivers, non-verbal.',
      [],
    ],
    ['words of another kind of question', 'They turned a corner near old houses yesterday.', []],
  ])('%s', (_, said, expected) => {
    expect(lacks(but(good, { said }))).toEqual(expected)
  })
  test.each([
    ['seen', 'Siobhan Green', false],
    ['child said', 'Ada', false],
    ['agency record', 'Siobhan Green', true],
    ['seen', 'her mother', true],
    ['seen', ' ', true],
  ])('as “%s” by “%s”', (kind, who, expected) => {
    const found = lacks(but(good, {}, { sources: [{ kind, who, date: '' }] }))
    expect(found.includes(carer)).toBe(expected)
  })
  test('one who saw it among other sources is enough', () => {
    const sources = [
      { kind: 'carer said', who: 'Mum', date: '' },
      { kind: 'seen', who: 'Siobhan Green', date: '' },
    ]
    expect(lacks(but(good, {}, { sources }))).toEqual([])
  })
})

describe('R-VC weighs the visit', () => {
  const none = { children: [child('c1', 'Ada Ashby')] }
  const no = { alone: 'no', whyNotAlone: 'Clung to her mother', aloneBy: '2026-09-22' }
  test.each([
    [
      'nothing',
      {},
      none,
      [
        'Give the date the child was last seen.',
        'Say who saw the child.',
        'Say whether the child was seen alone.',
      ],
    ],
    [
      'a day to come',
      { seenOn: '2026-09-18', seenBy: 'p-hv', alone: 'yes' },
      none,
      ['The child cannot have been seen on a day to come.'],
    ],
    ['today', { seenOn: '2026-09-17', seenBy: 'p-hv', alone: 'yes' }, none, []],
    [
      'eleven working days',
      { seenOn: '2026-09-02', seenBy: 'p-hv', alone: 'yes' },
      none,
      [
        'Last seen on 2 September 2026: more than 10 working days before the meeting. See the child, or answer “not yet” with an action.',
      ],
    ],
    [
      'the day of the record, which knows the rest',
      { seenOn: '2026-09-10', seenBy: ' ', alone: ' ' },
      seen(),
      [],
    ],
    [
      'another day than that of the record',
      { seenOn: '2026-09-11' },
      seen(),
      ['Say who saw the child.', 'Say whether the child was seen alone.'],
    ],
    ['not alone and ten characters why', { ...no, whyNotAlone: 'She clings' }, seen(), []],
    [
      'not alone and nine characters why',
      { ...no, whyNotAlone: 'She cling' },
      seen(),
      ['Say why the child was not seen alone.'],
    ],
    [
      'not alone and no day for it',
      { ...no, aloneBy: '' },
      seen(),
      ['Give the date by which the child will be seen alone.'],
    ],
    [
      'not alone on another day, though the record gives a reason for its own',
      { ...no, seenOn: '2026-09-11', seenBy: 'p-hv', whyNotAlone: '' },
      seen(),
      ['Say why the child was not seen alone.'],
    ],
  ])('%s', (_, fields, parts, says) => {
    expect(lacks(but(good, fields), parts)).toEqual(says)
  })
  test('a reason that the record gives for its own visit is not asked again', () => {
    const children = [
      child('c1', 'Ada Ashby', {
        seen: [{ date: '2026-09-10', by: 'p-sw', alone: 'no', whyNotAlone: 'She clings to mum' }],
      }),
    ]
    expect(lacks(but(good, { aloneBy: '2026-09-22' }), { children })).toEqual([])
    expect(
      lacks(but(good, { aloneBy: '2026-09-22', seenOn: '2026-09-11', seenBy: 'p-sw', alone: 'no' }), {
        children,
      }),
    ).toEqual(['Say why the child was not seen alone.'])
  })
  test('a visit after the meeting counts once it has happened, and none before it has', () => {
    const on = (date: string, now: string) =>
      lacksAfter(
        'R-VC',
        (answers) =>
          minutes('ICPC', {
            children: [child('c1', 'Ada Ashby', { seen: [{ date, by: 'p-sw', alone: 'yes' }] })],
            answers,
          }),
        good,
        { now },
      )
    expect(on('2026-09-18', '2026-09-21T09:00:00Z')).toEqual([])
    expect(on('2026-09-22', '2026-09-21T09:00:00Z')).toContain('Give the date the child was last seen.')
    expect(on('2026-09-16', '2026-09-15T09:00:00Z')).toEqual([
      'The child cannot have been seen on a day to come.',
    ])
  })
  test('an unborn child is not visited', () => {
    const children = [child('c1', 'Baby Ashby', { unborn: true })]
    expect(lacks(but(good, { said: 'The midwife heard a strong steady heartbeat.' }), { children })).toEqual(
      [],
    )
  })
})

test('“not yet” about another child, or about another check, is not yet this one', () => {
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  const notYet = answer('R-VC', { value: 'not yet', linkedActionIds: ['a1'] })
  const old = {
    ...notYet,
    id: 'old',
    evidence: 'Something else was said then, at another length and in another place.',
  }
  const state = (...answers: Answer[]) =>
    findings('R-VC', minutes('RCPC', { children, answers: [notYet], actions: [action()] }), {
      history: [minutes('ICPC', { children, answers })],
    })[0]
  const once = ['“Not yet” was the answer when this was last asked, and may be only once.']
  expect(state({ ...old, about: ['c2'] })?.shortfalls).toEqual([])
  expect(state({ ...old, about: ['c1', 'c2'] })?.shortfalls).toEqual(once)
  expect(state({ ...old, about: 'all' })?.shortfalls).toEqual(once)
  expect(state({ ...old, value: 'yes' }, { ...old, id: 'o2', ruleId: 'R-PC' })?.shortfalls).toEqual([])
  expect(state({ ...old, about: ['c2'] }, old)?.shortfalls).toEqual(once)
})
