import { describe, expect, test } from 'vitest'
import { evaluate, missingSections, readMinutes } from '../../../../shared/checks/index.ts'
import { ownText, rMO } from '../../../../shared/checks/rules/r-mo.ts'
import {
  type MeetingType,
  meetingTypes,
  type Statement,
  standingOf,
} from '../../../../shared/minutes/index.ts'
import { answer, context, decision, findings, minutes, only, section, statement, template } from '../kit.ts'
import { overrideRefused, overridingRoles } from './tries.ts'

const words = statement('management oversight', 'R-MO', 'Team manager')
const closing = (statements: Statement[], more: object = {}, type: MeetingType = 'CIN_REVIEW') =>
  only('R-MO', minutes(type, { decisions: [decision('close')], statements, ...more }))
const copied = 'The manager’s text is too like the worker’s. It has to be in the manager’s own words.'

describe('R-MO asks a manager about less help', () => {
  test('in a closure decision and a child in need review', () => {
    const asked = meetingTypes.filter(
      (type) => findings('R-MO', minutes(type, { decisions: [decision('close')] })).length > 0,
    )
    expect(asked.toSorted()).toEqual(['CIN_REVIEW', 'CLOSE'])
    expect(findings('R-MO', minutes('CIN_REVIEW', { decisions: [decision('continues')] }))).toEqual([])
  })
  test('as a gate that holds no signature', () => {
    expect(closing([])).toMatchObject({
      id: 'R-MO',
      title: 'Management oversight',
      about: ['c1'],
      severity: ['GATE'],
      state: 'open',
      blocksSigning: false,
      blocksClosing: true,
      why: 'Less help is proposed. A manager has to say in their own words why.',
      evidence: [{ says: 'close: Because.', section: 'dec', rowId: 'd1' }],
      questions: ['In your own words: what persuades you, what worries you, what would change your mind?'],
      shortfalls: [
        'Waiting for the management oversight of a team manager or practice supervisor or service manager or head of service.',
      ],
    })
    expect(closing([], { decisions: [decision('close', { reason: '' })] }).evidence).toMatchObject([
      { says: 'close: no reason given' },
    ])
    expect(rMO.seeds).toEqual(['1.1', '1.2'])
  })
  test.each(['Team manager', 'Service manager', 'Head of Service'])(
    'the own words of a %s satisfy it',
    (role) => {
      expect(closing([statement('management oversight', 'R-MO', role)])).toMatchObject({
        state: 'answered',
        shortfalls: [],
        blocksClosing: false,
      })
    },
  )
  test('so do those of the closure decision: nobody types them twice', () => {
    expect(closing([statement('closure decision', 'R-CG', 'Team manager')])).toMatchObject({
      state: 'answered',
      secondPerson: [],
    })
    expect(closing([]).secondPerson.map((one) => one.kind)).toEqual(['management oversight'])
  })
  test.each([
    ['the chair’s account', { byAccount: 'acc-chair', byName: 'Priya Noor' }],
    ['the author’s account', { byAccount: 'acc-sw', byName: 'Callum Reid' }],
    ['a social worker', { role: 'Social worker' }],
    ['a chair of conferences', { role: 'CP chair' }],
    ['too few words', { text: 'I have read the file and I agree with the worker.' }],
  ])('%s does not satisfy it', (_, more) => {
    expect(closing([{ ...words, ...more }])).toMatchObject({ state: 'open', blocksClosing: true })
  })
  test('the worker’s words do not, in whatever place the worker wrote them', () => {
    const text = 'The home has been warm and clean on nine visits since May and Ada is at school every day.'
    const said = { ...words, text }
    expect(closing([said]).state).toBe('answered')
    for (const more of [
      { decisions: [decision('close', { reason: text })] },
      { sections: [section('analysis', text)] },
      { sections: [section('recommendation', text)] },
      { sections: [section('progress', text)] },
      { sections: [section('change', text)] },
      { sections: [section('risk', text)] },
      { sections: [section('work', text)] },
      { sections: [section('presenting', text)] },
      { sections: [section('chron', text)] },
      { sections: [section('analysis', `Ada was seen.\n${text}`)] },
      { answers: [answer('R-OO', { evidence: text })] },
      { answers: [answer('R-OO', { fields: { lasted: text } })] },
    ]) {
      expect(closing([said], more).shortfalls).toEqual([copied])
    }
    // What stands under management oversight is a manager's own already.
    expect(closing([said], { sections: [section('mgmt', text)] }).state).toBe('answered')
  })
  test('sixty in a hundred shared words are too many, fifty-nine are not', () => {
    const ten = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet'
    const reading = (reason: string) =>
      readMinutes(context(minutes('CLOSE', { decisions: [decision('close', { reason })] })))
    const said = (shared: number) => {
      const list = ten.split(' ')
      return {
        ...words,
        text: [...list.slice(0, shared), ...list.slice(shared).map((one) => `${one}x`)].join(' '),
      }
    }
    expect(ownText(said(6), reading(ten))).toEqual([copied])
    expect(ownText(said(5), reading(ten))).toEqual([])
  })
  test('a service manager may override it, no other level and not the author', () => {
    const make = (statements: Statement[]) =>
      minutes('CIN_REVIEW', { decisions: [decision('close')], statements })
    expect(overridingRoles('R-MO', make)).toEqual(['Service manager'])
    expect(overrideRefused('R-MO', make, 'Service manager', { byAccount: 'acc-sw' }).state).toBe('open')
  })
})

describe('R-MO asks for two people in every decision on a referral or an assessment', () => {
  test.each(['CIN', 'ICPC', 'early help', 'looked after', 'strategy/S47'])(
    'also for the outcome “%s”',
    (value) => {
      const made = (statements: Statement[]) =>
        only('R-MO', minutes('CLOSE', { decisions: [decision(value)], statements }))
      expect(made([])).toMatchObject({ state: 'open', blocksClosing: true })
      expect(made([words]).state).toBe('answered')
      expect(made([{ ...words, byAccount: 'acc-chair', byName: 'Priya Noor' }]).state).toBe('open')
    },
  )
  test('where help goes on it is signed only when both have spoken; a closure waits as proposed', () => {
    const signs = (value: string) =>
      !only('R-MO', minutes('CLOSE', { decisions: [decision(value)] })).blocksSigning
    expect(signs('CIN')).toBe(false)
    expect(signs('NFA')).toBe(true)
    expect(findings('R-MO', minutes('CIN_PLAN', { decisions: [decision('continues')] }))).toEqual([])
  })
  test('and the part for the manager stays empty until a manager has signed in and written it', () => {
    const missing = (statements: Statement[]) =>
      missingSections(
        minutes('CLOSE', {
          decisions: [decision('CIN')],
          sections: [section('mgmt', 'The manager agrees with this.')],
          statements,
        }),
        template('CLOSE'),
      ).filter(({ key }) => key === 'mgmt')
    expect(missing([])).toEqual([
      {
        key: 'mgmt',
        heading: 'Manager’s own reasoning and decision',
        why: 'A manager has not said anything yet.',
      },
    ])
    expect(missing([words])).toEqual([])
  })
})

describe('R-MO stands on its own', () => {
  const analysis =
    'The grandmother has had both children every weekend and the school nurse has seen them weekly.'
  const copied = statement('senior manager view', 'R-HH', 'Service manager', { text: analysis })
  const record = (statements: Statement[]) =>
    minutes('CIN_REVIEW', {
      decisions: [decision('close')],
      sections: [section('analysis', analysis)],
      statements,
    })
  test('a service manager whose own view was copied cannot wave it through', () => {
    const override = (more: Partial<Statement>) => statement('override', 'R-MO', 'Service manager', more)
    const finding = only('R-MO', record([copied, override({})]))
    expect(finding).toMatchObject({ state: 'open' })
    expect(finding.shortfalls).toContain('Morag Ell cannot give the override: has already spoken on this.')
    expect(only('R-MO', record([copied, override({ byAccount: 'acc-sm2', byName: 'Ola Berg' })])).state).toBe(
      'overridden',
    )
  })
  test('it stays open, and the closure proposed, while only the closure gate has been overridden', () => {
    const overridden = record([copied, statement('override', 'R-CG', 'Service manager')])
    const found = evaluate(context(overridden))
    expect(found.find((one) => one.ruleId === 'R-CG')?.state).not.toBe('answered')
    expect(found.find((one) => one.ruleId === 'R-MO')).toMatchObject({ state: 'open', blocksClosing: true })
    const [close] = overridden.decisions
    expect(close && standingOf(close, overridden, found)).toEqual({ proposed: true })
  })
})

describe('R-MO reads the outcomes of an allegation and of a repeating history', () => {
  const analysis = 'The mark was made by the climbing frame, which two teachers saw her fall from on Tuesday.'
  const own =
    'I rang both teachers and the sergeant myself this morning, and I am persuaded by what they each told me.'
  const outcome = (kind: Statement['kind'], rule: string, text: string, type: MeetingType = 'ICPC') =>
    minutes(type, {
      sections: [section('analysis', analysis)],
      statements: [statement(kind, rule, 'Team manager', { text })],
    })
  test.each([
    ['crime decision', 'R-CR'],
    ['senior manager view', 'R-HH'],
    ['head of service decision', 'R-HH'],
  ] as const)('a %s in the manager’s own words satisfies it', (kind, rule) => {
    expect(only('R-MO', outcome(kind, rule, own))).toMatchObject({
      state: 'answered',
      about: [],
      why: 'A manager has decided. The words have to be the manager’s own.',
      evidence: [{ says: `${kind} by Ruth Ives`, section: 'mgmt' }],
      blocksClosing: false,
    })
    expect(only('R-MO', outcome(kind, rule, analysis))).toMatchObject({
      state: 'open',
      why: 'A manager’s decision repeats the worker’s words.',
      shortfalls: [
        `The ${kind} by Ruth Ives is too like the worker’s text. It has to be in their own words.`,
      ],
      blocksClosing: true,
    })
  })
  test('in every type of meeting', () => {
    const silent = meetingTypes.filter(
      (type) => findings('R-MO', outcome('crime decision', 'R-CR', own, type)).length !== 1,
    )
    expect(silent).toEqual([])
  })
  test('an override is no outcome', () => {
    const record = minutes('ICPC', { statements: [statement('override', 'R-CR', 'Team manager')] })
    expect(findings('R-MO', record)).toEqual([])
  })
})

describe('R-MO compares what a manager wrote', () => {
  const text = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => `word${String.fromCharCode(97 + from + index)}`).join(' ')
  const copiedFrom = (more: object, said: string) =>
    ownText({ ...words, text: said }, readMinutes(context(minutes('CLOSE', more)))).length === 1
  const reason = (of: string) => ({ decisions: [decision('close', { reason: of })] })
  test('with three words among seven, which is sixty in a hundred', () => {
    const three = 'grandmother collects everybody'
    expect(copiedFrom(reason(three), `${three} on most other days`)).toBe(true)
    expect(copiedFrom(reason(three), `${three} on most other wet days`)).toBe(false)
  })
  test('with any text of twenty characters, not with nineteen and some spaces', () => {
    expect(copiedFrom(reason('Ada sleeps at aunts.'), 'Ada sleeps at aunts.')).toBe(true)
    expect(copiedFrom(reason('  Ada sleeps at aunt. '), 'Ada sleeps at aunt.')).toBe(false)
  })
  test('with a long text as a whole as well as with each of its paragraphs', () => {
    const whole = [text(5), text(5, 5), text(5, 10)].join('\n')
    const sections = { sections: [section('analysis', whole)] }
    expect(copiedFrom(sections, whole)).toBe(true)
    expect(copiedFrom(sections, text(5, 5))).toBe(true)
    expect(copiedFrom(sections, text(5, 16))).toBe(false)
  })
  test('and not with the part that a council keeps for its managers, whatever its key', () => {
    const said = { ...words, text: text(12) }
    const own = template('CLOSE')
    const sections = own.sections.map((one) => (one.kind === 'management' ? { ...one, key: 'boss' } : one))
    const judged = (key: string) =>
      only(
        'R-MO',
        minutes('CLOSE', { ...reason('Because.'), sections: [section(key, said.text)], statements: [said] }),
        {
          template: { ...own, sections },
        },
      ).state
    expect(judged('boss')).toBe('answered')
    expect(judged('analysis')).toBe('open')
  })
})

describe('R-MO shows what it is about', () => {
  const evidenceOf = (type: MeetingType, parts: object) => only('R-MO', minutes(type, parts)).evidence
  const two = [decision('continues'), decision('close', { id: 'd2' })]
  test('the decisions for less help in a review, every decision in a closure', () => {
    expect(evidenceOf('CIN_REVIEW', { decisions: two })).toMatchObject([{ rowId: 'd2' }])
    expect(evidenceOf('CLOSE', { decisions: two })).toMatchObject([{ rowId: 'd1' }, { rowId: 'd2' }])
  })
  test('the copied words alone where some are the manager’s own', () => {
    const analysis = 'The mark was made by the climbing frame, which two teachers saw her fall from.'
    const statements = [
      statement('crime decision', 'R-CR', 'Team manager'),
      statement('senior manager view', 'R-HH', 'Service manager', { text: analysis }),
    ]
    const record = { sections: [section('analysis', analysis)], statements }
    expect(evidenceOf('ICPC', record)).toMatchObject([{ says: 'senior manager view by Morag Ell' }])
    expect(
      only('R-MO', minutes('ICPC', { ...record, decisions: [decision('CPP not made: NFA')] })).about,
    ).toEqual([])
  })
  test('why it asks where help goes on, also before anything is decided', () => {
    const why =
      'Two people decide on a referral or an assessment. A manager has to say in their own words why.'
    expect(only('R-MO', minutes('CLOSE', { decisions: [decision('CIN')] }))).toMatchObject({ why, about: [] })
    expect(only('R-MO', minutes('CLOSE'))).toMatchObject({ why, evidence: [], state: 'open' })
  })
  test('a signature waits only for a decision that is made and keeps help going', () => {
    const blocks = (
      type: MeetingType,
      decisions: ReturnType<typeof decision>[],
      statements: Statement[] = [],
    ) => only('R-MO', minutes(type, { decisions, statements })).blocksSigning
    expect(blocks('CLOSE', [decision('CIN')])).toBe(true)
    expect(blocks('CLOSE', two)).toBe(true)
    expect(blocks('CLOSE', [decision('CIN')], [words])).toBe(false)
    expect(blocks('CLOSE', [decision(' ')])).toBe(false)
    expect(blocks('CIN_REVIEW', two)).toBe(false)
  })
  test('a closure decision that is copied, or about another child, is no oversight', () => {
    const given = (more: object) => statement('closure decision', 'R-CG', 'Team manager', more)
    const reason = 'The home has been warm and clean on nine visits since May and Ada is at school every day.'
    const record = (more: object) =>
      only(
        'R-MO',
        minutes('CIN_REVIEW', { decisions: [decision('close', { reason })], statements: [given(more)] }),
      )
    expect(record({}).state).toBe('answered')
    expect(record({ text: reason }).state).toBe('open')
    expect(record({ about: ['c9'] }).state).toBe('open')
  })
})
