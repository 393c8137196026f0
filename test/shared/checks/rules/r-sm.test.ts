import { describe, expect, test } from 'vitest'
import { rSM } from '../../../../shared/checks/rules/r-sm.ts'
import { meetingTypes } from '../../../../shared/minutes/index.ts'
import { action, answer, family, findings, minutes, only, person, section, statement } from '../kit.ts'

const at = (parts: object) => findings('R-SM', minutes('ICPC', parts))
const plan = (...actions: ReturnType<typeof action>[]) => at({ actions })

describe('R-SM asks every action for an owner and a date', () => {
  test('and is silent where each has both', () => {
    expect(plan(action())).toEqual([])
    expect(plan()).toEqual([])
  })
  test.each([
    ['no owner', { owner: ' ' }, 'needs an owner.'],
    ['no date', { due: '' }, 'needs a date.'],
    ['a date that is none', { due: 'ongoing' }, 'needs a date instead of “ongoing”.'],
    ['neither', { owner: '', due: '' }, 'needs an owner and a date.'],
  ])('with %s', (_, more, says) => {
    const [finding] = plan(action(more))
    expect(finding).toMatchObject({
      id: 'R-SM',
      title: 'Actions are specific',
      severity: ['MUST'],
      state: 'open',
      blocksSigning: true,
      blocksClosing: false,
      why: '1 action has no owner or no date.',
      shortfalls: [`“Siobhan will weigh Ada in clinic” ${says}`],
      evidence: [{ section: 'plan', rowId: 'a1' }],
      questions: ['Who, what exactly, by which date, and how will we know it helped the child?'],
    })
  })
  test('each by itself, and one without words too', () => {
    const [finding] = plan(action({ due: '' }), action({ id: 'a2', text: '', owner: '' }))
    expect(finding?.why).toBe('2 actions have no owner or no date.')
    expect(finding?.shortfalls.at(-1)).toBe('“An action without words” needs an owner.')
  })
  test('which no answer and no override can replace', () => {
    const actions = [action({ owner: '' })]
    expect(at({ actions, answers: [answer('R-SM')] })[0]?.state).toBe('open')
    for (const role of ['CP chair', 'Team manager', 'Service manager', 'Head of Service', 'QA lead']) {
      expect(at({ actions, statements: [statement('override', 'R-SM', role)] })[0]?.state, role).toBe('open')
    }
    expect(rSM.override).toMatchObject({ allowed: false })
  })
  test('in every kind of record', () => {
    for (const type of meetingTypes) {
      expect(findings('R-SM', minutes(type, { actions: [action({ owner: '' })] })), type).toHaveLength(1)
    }
  })
})

describe('R-SM asks about wording', () => {
  const vague = action({ text: 'Mum to engage' })
  test('as a prompt that holds nothing up', () => {
    expect(plan(vague)).toMatchObject([
      {
        id: 'R-SM:wording',
        severity: ['PROMPT'],
        state: 'open',
        blocksSigning: false,
        blocksClosing: false,
        evidence: [{ kind: 'fact', section: 'plan', rowId: 'a1' }],
        shortfalls: ['Reword the action, or set the wording aside with a reason.'],
      },
    ])
  })
  test('in the plan and in what happens otherwise, not where people tell what was', () => {
    const words = 'Mum to engage with the plan.'
    expect(at({ sections: [section('contingency', words)] })).toMatchObject([
      { id: 'R-SM:wording', evidence: [{ kind: 'words', section: 'contingency' }] },
    ])
    expect(at({ sections: [section('agencyInfo', words)] })).toEqual([])
  })
  test('until it is set aside with a reason', () => {
    const [found] = plan(vague)
    const words = found?.evidence[0]?.kind === 'fact' ? /“(.+?)”/.exec(found.evidence[0].says)?.[1] : ''
    const set = (reason: string) => [
      {
        id: 'r',
        entryId: 'a1',
        cue: 'SM-01',
        words: words ?? '',
        nth: 0,
        how: 'not relevant' as const,
        reason,
        by: '',
        at: '',
      },
    ]
    expect(at({ actions: [vague], cueResolutions: set('The dates stand in the goal.') })).toEqual([])
    expect(at({ actions: [vague], cueResolutions: set('') })).toHaveLength(1)
  })
})

describe('R-SM asks who checks what keeps a child safe', () => {
  const mums = (more: object = {}) =>
    action({ text: 'Take Ada to audiology', owner: 'p-mum', fromRule: 'R-WN2', ...more })
  test.each(['R-CR', 'R-ME', 'R-PP', 'R-NT', 'R-WN2', 'R-CS'])(
    'when an action of %s is a parent’s alone',
    (fromRule) => {
      expect(plan(mums({ fromRule }))).toMatchObject([
        {
          id: 'R-SM:owner',
          severity: ['PROMPT'],
          blocksSigning: false,
          why: '1 action that keeps a child safe rests on the family alone.',
          evidence: [{ says: 'Dana Ashby: Take Ada to audiology', section: 'plan', rowId: 'a1' }],
          shortfalls: [
            '“Take Ada to audiology”: name the professional who will check, in the action or its measure.',
          ],
        },
      ])
    },
  )
  test('also when it is the child’s own', () => {
    expect(plan(mums({ owner: 'c1' }))).toHaveLength(1)
  })
  test.each([
    ['a professional owns it', { owner: 'p-hv' }],
    ['the action names who checks', { text: 'Take Ada to audiology; Siobhan confirms the day before' }],
    ['the measure names who checks', { measure: 'Siobhan Green sees the clinic letter.' }],
    ['it comes from another check', { fromRule: 'R-VC' }],
    ['it comes from no check', { fromRule: '' }],
  ])('not when %s', (_, more) => {
    expect(plan(mums(more))).toEqual([])
  })
  test('and a relative named in it is no check', () => {
    expect(plan(mums({ text: 'Dana takes Ada to audiology' }))).toHaveLength(1)
  })
  test('beside the other questions, each by its own name', () => {
    const ids = plan(
      mums(),
      action({ id: 'a2', owner: '' }),
      action({ id: 'a3', text: 'Dad to engage' }),
    ).map((one) => one.id)
    expect(ids).toEqual(['R-SM', 'R-SM:wording', 'R-SM:owner'])
    expect(only('R-SM', minutes('ICPC', { actions: [mums()] })).override).toEqual({
      allowed: false,
      why: 'Name the professional who will check.',
    })
  })
})

describe('R-SM reads the details of an action', () => {
  test('spaces are no date, and are not repeated around one that is none', () => {
    expect(plan(action({ due: '  ' }))[0]?.shortfalls[0]).toMatch(/needs a date\.$/)
    expect(plan(action({ due: ' soon ' }))[0]?.shortfalls[0]).toMatch(/needs a date instead of “soon”\.$/)
  })
  test('other passages than vague wording are no business of the plan', () => {
    expect(at({ sections: [section('contingency', 'They have turned a corner.')] })).toEqual([])
  })
  test('vague words of actions and of other parts are shown together, each in its place', () => {
    const [found] = at({
      actions: [action({ text: 'Mum to engage' })],
      sections: [section('contingency', 'Dad to engage with the plan.')],
    })
    expect(found?.why).toBe('2 actions are worded so that nobody could tell when it is done.')
    expect(found?.evidence).toMatchObject([
      { kind: 'fact', section: 'plan', rowId: 'a1' },
      { kind: 'words', section: 'contingency', entryId: 'e1' },
    ])
    expect(plan(action({ text: 'Mum to engage' }))[0]?.why).toBe(
      '1 action is worded so that nobody could tell when it is done.',
    )
  })
  const safety = { text: 'Take Ada to audiology', owner: 'p-mum', fromRule: 'R-WN2' }
  test('two safety actions of the family are two', () => {
    expect(plan(action(safety), action({ ...safety, id: 'a2', text: 'Ring them' }))[0]).toMatchObject({
      why: '2 actions that keep a child safe rest on the family alone.',
      shortfalls: [
        '“Take Ada to audiology”: name the professional who will check, in the action or its measure.',
        '“Ring them”: name the professional who will check, in the action or its measure.',
      ],
    })
  })
  test('a brother or sister is family too, and a professional may be named by another name', () => {
    const people = [
      ...family.map((one) => (one.id === 'p-hv' ? { ...one, aliases: ['Shiv'] } : one)),
      person('p-ben', 'Ben Ashby', 'sibling'),
    ]
    expect(at({ people, actions: [action({ ...safety, owner: 'p-ben' })] })).toMatchObject([
      { id: 'R-SM:owner' },
    ])
    expect(
      at({ people, actions: [action({ ...safety, text: 'Take Ada; Shiv rings the day before' })] }),
    ).toEqual([])
    expect(at({ people, actions: [action({ ...safety, owner: 'p-nobody' })] })).toEqual([])
  })
})
