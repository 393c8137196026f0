import { describe, expect, test } from 'vitest'
import type { PlacedCue, Rule, SecondPerson } from '../../../shared/checks/check.ts'
import { count, fact, idOf, type Says, speak, wordsOfCues } from '../../../shared/checks/finding.ts'
import { readMinutes } from '../../../shared/checks/index.ts'
import { rPC } from '../../../shared/checks/rules/r-pc.ts'
import type { Answer, Statement } from '../../../shared/minutes/index.ts'
import { answer, child, context, minutes, statement } from './kit.ts'

const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
const form = {
  per: 'record' as const,
  evidence: false,
  fields: [
    { key: 'who', label: 'Who', kind: 'line' as const, required: true },
    { key: 'when', label: 'When', kind: 'date' as const, required: true },
  ],
}
/** A rule that asks who and when, and may be overridden by a team manager or by two managers together. */
const rule: Rule = { ...rPC, form, override: { allowed: true, anyOf: [['SM', 'HoS'], ['TM']] } }
const whole = { who: 'School', when: '2026-09-10' }
const given = (more: Partial<Answer> = {}) => answer('R-PC', { fields: whole, ...more })
const made = (says: Partial<Says>, answers: Answer[] = [], statements: Statement[] = [], of = rule) =>
  speak(of, readMinutes(context(minutes('ICPC', { children, answers, statements }))), {
    severity: ['MUST'],
    why: 'Why.',
    evidence: [],
    ...says,
  })
const nobody = 'Nobody has answered this yet.'
const who = 'Still to answer: “Who”'
const when = 'Still to answer: “When”'

describe('an answer is looked for', () => {
  test('and the best of several is taken, the first of two that are as good', () => {
    expect(made({}).shortfalls).toEqual([nobody])
    expect(made({}, [given({ fields: {} }), given({ fields: { who: 'School' } })]).shortfalls).toEqual([when])
    expect(
      made({}, [given({ fields: { when: '2026-09-10' } }), given({ fields: { who: 'School' } })]).shortfalls,
    ).toEqual([who])
    expect(made({}, [given({ fields: {} }), given()])).toMatchObject({ state: 'answered', shortfalls: [] })
  })
  test('by the general test only where evidence is asked for', () => {
    const thin = given({ evidence: 'Yes.' })
    expect(made({}, [thin]).state).toBe('answered')
    const asks = { ...rule, form: { ...form, evidence: true } }
    expect(made({}, [thin], [], asks).shortfalls).toEqual([
      'Write down the evidence, in at least 60 characters of your own words.',
    ])
  })
  test('by the check’s own test and its own form of the day', () => {
    expect(made({ test: () => ['No.'] }, [given()]).shortfalls).toEqual(['No.'])
    const short = { ...form, fields: form.fields.slice(0, 1) }
    const found = made({ form: short }, [given({ fields: { who: 'School' } })])
    expect(found).toMatchObject({ state: 'answered', form: short })
  })
  test('about one child, or once for several, or for each of them', () => {
    const of = (about: string[], more: Partial<Says> = {}, ...answers: Answer[]) =>
      made({ about, ...more }, answers).shortfalls
    const ben = given({ id: 'an-2', about: ['c2'] })
    expect(of(['c1'], {}, ben)).toEqual([nobody])
    expect(of(['c1', 'c2'], {}, ben)).toEqual([])
    expect(of([], {}, ben)).toEqual([])
    expect(of([], { eachChild: true })).toEqual([nobody])
    expect(of(['c1', 'c2'], { eachChild: true }, ben)).toEqual([`Ada Ashby: ${nobody}`])
    expect(of(['c1', 'c2'], { eachChild: true })).toEqual([nobody])
    expect(of(['c1', 'c2', 'c9'], { eachChild: true }, ben)).toEqual([`Ada Ashby, c9: ${nobody}`])
    expect(of(['c1', 'c2'], { eachChild: true }, given(), ben)).toEqual([])
  })
  test('about its own matter, which may go unsaid where there is only one', () => {
    const of = (subject: string, more: Partial<Says> = {}) =>
      made({ subject: { id: 'ev1', label: 'One' }, ...more }, [given({ fields: { ...whole, subject } })])
        .state
    expect(of('ev1')).toBe('answered')
    expect(of('ev2')).toBe('open')
    expect(of('')).toBe('open')
    expect(of('', { alone: true })).toBe('answered')
    expect(of('ev2', { alone: true })).toBe('open')
    expect(made({ subject: { id: 'ev1', label: 'One' }, alone: true }, [given()]).state).toBe('answered')
    expect(made({ subject: { id: 'ev1', label: 'One' } }, [given()]).state).toBe('open')
  })
  test('not where the record itself is put right', () => {
    expect(made({ byAnswer: false }).state).toBe('answered')
    expect(made({ byAnswer: false, record: ['A.', 'A.'] }, [given()]).shortfalls).toEqual(['A.'])
    expect(made({ record: ['A.'] }).shortfalls).toEqual(['A.', nobody])
  })
})

describe('a prompt is set aside', () => {
  const aside = (more: Partial<Answer> = {}) =>
    given({ value: 'not applicable', evidence: 'It was another family.', fields: {}, ...more })
  const state = (severity: Says['severity'], one: Answer, about?: string[]) =>
    made({ severity, ...(about && { about }) }, [one]).state
  test('with a reason of twenty characters', () => {
    expect(state(['PROMPT'], aside())).toBe('answered')
    expect(state(['PROMPT'], aside({ evidence: 'Another family here.' }))).toBe('answered')
    expect(state(['PROMPT'], aside({ evidence: 'Another family now.' }))).toBe('open')
    expect(state(['PROMPT'], aside({ value: 'no' }))).toBe('open')
  })
  test('and nothing that has to be answered is', () => {
    expect(state(['MUST'], aside())).toBe('open')
    expect(state(['PROMPT', 'MUST'], aside())).toBe('open')
  })
  test('for the child it is about', () => {
    expect(state(['PROMPT'], aside({ about: ['c2'] }), ['c1'])).toBe('open')
    expect(state(['PROMPT'], aside({ about: ['c2'] }), ['c1', 'c2'])).toBe('answered')
    expect(state(['PROMPT'], aside({ about: ['c1'] }), ['c1'])).toBe('answered')
  })
})

describe('other people speak', () => {
  const need: SecondPerson = { kind: 'crime decision', levels: ['TM'], questions: [], fields: [] }
  const said = statement('crime decision', 'R-PC', 'Team manager')
  const waiting = 'Waiting for the crime decision of a team manager or practice supervisor.'
  test('and each need waits for its statement, beside the answer', () => {
    const needs = [{ need }]
    expect(made({ needs })).toMatchObject({ shortfalls: [nobody, waiting], secondPerson: [need] })
    expect(made({ needs }, [given()], [said]).state).toBe('answered')
    expect(made({ needs: [{ need, test: () => ['No.'] }] }, [given()], [said]).shortfalls).toEqual(['No.'])
    const other = { ...said, ruleId: 'R-CG' }
    expect(made({ needs }, [given()], [other]).shortfalls).toEqual([waiting])
    expect(made({ needs: [{ need, rules: ['R-CG'] }] }, [given()], [other]).state).toBe('answered')
    expect(made({ needs, about: ['c1'] }, [given()], [{ ...said, about: ['c2'] }]).shortfalls).toEqual([
      waiting,
    ])
    expect(made({}).secondPerson).toEqual([])
  })
  test('and a manager’s decision may stand instead of everything else', () => {
    const instead: Says['instead'] = (heard) => heard(need).statement !== undefined
    expect(made({ instead, record: ['A.'] }, [], [said])).toMatchObject({ state: 'answered', shortfalls: [] })
    expect(made({ instead, record: ['A.'] }).shortfalls).toEqual(['A.', nobody])
    const strict: Says['instead'] = (heard) => heard(need, () => ['No.']).statement !== undefined
    expect(made({ instead: strict }, [], [said]).shortfalls).toEqual([nobody])
  })
})

describe('an override is heard', () => {
  const over = (role: string, more: Partial<Statement> = {}) =>
    statement('override', 'R-PC', role, { id: role, ...more })
  test('of one manager, or of every level of a group', () => {
    expect(made({}, [], [over('Team manager')])).toMatchObject({
      state: 'overridden',
      shortfalls: [],
      blocksSigning: false,
    })
    expect(made({}, [], [over('Service manager'), over('Head of Service')]).state).toBe('overridden')
    expect(made({}, [], [over('Service manager')]).state).toBe('open')
    expect(made({}, [given()], [over('Team manager')]).state).toBe('answered')
  })
  const pair: Rule = { ...rule, override: { allowed: true, anyOf: [['SM', 'HoS']] } }
  test('and two levels are two people', () => {
    const same = { byAccount: 'acc-one', byName: 'One Person' }
    expect(
      made({}, [], [over('Service manager', same), over('Head of Service', same)], pair).shortfalls,
    ).toEqual([nobody, 'The override needs two different people.'])
    expect(made({}, [], [over('Service manager'), over('Head of Service')], pair).state).toBe('overridden')
    expect(made({}, [], [over('Service manager')], pair).shortfalls).toEqual([
      nobody,
      'The override has to come from a head of service.',
    ])
  })
  test('with what the check asks of it, and the fields it asks for', () => {
    const fields = [{ key: 'who', label: 'Who', kind: 'line' as const, required: true }]
    const override = { allowed: true as const, anyOf: [['TM' as const]], fields }
    expect(made({ override }, [], [over('Team manager')])).toMatchObject({
      shortfalls: [nobody, who],
      override,
    })
    const full = over('Team manager', { fields: { who: 'Dr Lund' } })
    expect(made({ override }, [], [full]).state).toBe('overridden')
    expect(made({ override, overrideTest: () => ['No.'] }, [], [full]).shortfalls).toEqual([nobody, 'No.'])
  })
  test('and never where none is allowed', () => {
    const override = { allowed: false as const, why: 'No.' }
    expect(made({ override }, [], [over('Team manager')])).toMatchObject({
      state: 'open',
      shortfalls: [nobody],
    })
  })
})

describe('what is open holds back', () => {
  const blocks = (severity: Says['severity'], holds?: Says['holds'], answers: Answer[] = []) => {
    const { blocksSigning, blocksClosing, blocksIssuing } = made(
      { severity, ...(holds && { holds }) },
      answers,
    )
    return [blocksSigning, blocksClosing, blocksIssuing]
  }
  test.each([
    [['MUST'], undefined, [true, false, false]],
    [['NOW'], undefined, [true, false, false]],
    [['GATE'], undefined, [false, true, false]],
    [['PROMPT'], undefined, [false, false, false]],
    [['MUST', 'GATE'], 'closing only', [false, true, false]],
    [['MUST'], 'issuing', [false, false, true]],
    [['GATE'], 'issuing', [false, true, false]],
  ] as [Says['severity'], Says['holds'], boolean[]][])('%j, %s', (severity, holds, expected) => {
    expect(blocks(severity, holds)).toEqual(expected)
    expect(blocks(severity, holds, [given()])).toEqual([false, false, false])
  })
})

describe('a finding says what it is about', () => {
  test('by its matter, by its child where it speaks for each, or by its rule', () => {
    const subject = { id: 'ev1', label: 'One' }
    expect(idOf('R-VC', { subject, about: ['c1'] }, true)).toBe('R-VC:ev1')
    expect(idOf('R-VC', { about: ['c1', 'c2'] }, true)).toBe('R-VC:c1')
    expect(idOf('R-VC', { about: ['c1'] }, false)).toBe('R-VC')
    expect(idOf('R-VC', { about: [] }, true)).toBe('R-VC')
    expect(idOf('R-VC', {}, true)).toBe('R-VC')
    expect(made({ about: ['c2'] }, [], [], { ...rule, form: { ...form, per: 'child' } }).id).toBe('R-PC:c2')
  })
  test('and carries no more than it has', () => {
    const bare = made({})
    expect(bare).toMatchObject({ about: [], questions: rPC.questions, title: rPC.title, form })
    for (const key of ['subject', 'prefill', 'acknowledged']) expect(bare).not.toHaveProperty(key)
    const subject = { id: 'ev1', label: 'One' }
    const prefill = { fields: { who: 'School' } }
    const full = { subject, prefill, acknowledged: false, questions: ['Who?'], about: ['c1'] }
    expect(made(full)).toMatchObject(full)
  })
  test('with facts that stand somewhere, in a row, or nowhere', () => {
    expect(fact('It is so.')).toEqual({ kind: 'fact', says: 'It is so.' })
    expect(fact('It is so.', 'plan', 'a1')).toEqual({
      kind: 'fact',
      says: 'It is so.',
      section: 'plan',
      rowId: 'a1',
    })
    const cue = {
      section: 'plan',
      entryId: 'e',
      start: 1,
      end: 3,
      text: 'on',
      cue: 'OO-01',
      family: 'OO',
    } as PlacedCue
    expect(wordsOfCues([cue])).toEqual([
      { kind: 'words', section: 'plan', entryId: 'e', start: 1, end: 3, text: 'on', cue: 'OO-01' },
    ])
  })
  test('and counts in words', () => {
    expect([0, 1, 2].map((n) => count(n, 'cue'))).toEqual(['0 cues', '1 cue', '2 cues'])
    expect([1, 2].map((n) => count(n, 'child', 'children'))).toEqual(['1 child', '2 children'])
  })
})
