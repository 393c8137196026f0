import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ruleIds } from '../../../shared/checks/check.ts'
import {
  closingBlockers,
  evaluate,
  type Finding,
  issuingBlockers,
  readMinutes,
  ruleById,
  rules,
  signingBlockers,
  urgent,
} from '../../../shared/checks/index.ts'
import { type Minutes, meetingTypes } from '../../../shared/minutes/index.ts'
import {
  action,
  answer,
  child,
  chronology,
  context,
  decision,
  dissent,
  event,
  minutes,
  section,
  statement,
  view,
} from './kit.ts'

test('every rule of the catalogue is there once, with its seeds, questions and types', () => {
  expect(rules.map((rule) => rule.id).sort()).toEqual([...ruleIds].sort())
  for (const rule of rules) {
    expect(ruleById(rule.id)).toBe(rule)
    expect(rule.seeds.length).toBeGreaterThan(0)
    expect(rule.questions.length).toBeGreaterThan(0)
    expect(rule.meetingTypes.length).toBeGreaterThan(0)
    expect(rule.meetingTypes.every((type) => (meetingTypes as readonly string[]).includes(type))).toBe(true)
  }
  expect(ruleById('R-XX')).toBeUndefined()
})

test('every form can be drawn: keys are unique, choices are there, conditions name a field of the form', () => {
  for (const rule of rules) {
    for (const fields of [rule.form.fields, rule.form.rows?.columns ?? []]) {
      const keys = fields.map((field) => field.key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const field of fields) {
        expect(field.kind === 'choice').toBe((field.choices?.length ?? 0) > 0)
        if (field.when) expect(keys).toContain(field.when.field)
      }
    }
  }
})

const words = fc.constantFrom(
  'Mum has engaged well.',
  'Ada DNA her test.',
  'He hit me.',
  'There is a bruise.',
  'It was years ago.',
  'School does not agree.',
  'She seemed fine.',
  'Ada is hungry and dirty.',
  'no concerns',
  '',
  '😀 \u0000 <b>',
  'toString constructor __proto__',
)
const date = fc.oneof(
  fc.constantFrom('', 'ongoing', '2026-02-30', '2026-09-16', '2017-01-01', '31/08/2026'),
  fc.string({ maxLength: 8 }),
)
const record: fc.Arbitrary<Minutes> = fc
  .record({
    type: fc.constantFrom(...meetingTypes),
    date,
    children: fc.array(fc.record({ name: fc.string({ maxLength: 6 }), dob: date }), { maxLength: 3 }),
    texts: fc.array(words, { maxLength: 4 }),
    events: fc.array(
      fc.record({
        type: fc.constantFrom('wasNotBrought', 'allegation', 'policeIncident', 'noAccess', 'odd'),
        date,
        child: fc.constantFrom('c0', 'c1', ''),
      }),
      { maxLength: 5 },
    ),
    decisions: fc.array(fc.constantFrom('close', 'CPP made', 'step down: TAF', '', 'NFA'), { maxLength: 2 }),
    answered: fc.subarray([...ruleIds]),
    stated: fc.subarray([...ruleIds]),
    due: date,
  })
  .map((given) =>
    minutes(given.type, {
      meeting: { date: given.date },
      children: given.children.map((one, index) =>
        child(`c${index}`, one.name, {
          dob: one.dob,
          seen: [{ date: one.dob, by: '', alone: '', where: '', announced: '', whyNotAlone: '' }],
        }),
      ),
      sections: given.texts.map((text, index) =>
        section('agencyInfo', text, { id: `e${index}`, about: index % 2 ? 'all' : ['c0'] }),
      ),
      events: given.events.map((one, index) => event(one.type, { ...one, id: `ev${index}` })),
      decisions: given.decisions.map((value, index) =>
        decision(value, { id: `d${index}`, child: index ? '' : 'c0', category: 'Neglect' }),
      ),
      chronology: [chronology({ date: given.due, category: 'Neglect', text: 'Dirty home.' })],
      views: [view({ person: 'p-hv', view: 'CIN' })],
      dissent: [dissent({ person: 'p-hv' })],
      actions: [action({ due: given.due })],
      answers: given.answered.map((rule) =>
        answer(rule, { about: 'all', rows: [{}], fields: { subject: 'ev0' } }),
      ),
      statements: given.stated.map((rule) =>
        statement('override', rule, 'Service manager', { at: given.due }),
      ),
    }),
  )

test('whatever is typed can be judged, twice the same, and every finding is whole', () => {
  fc.assert(
    fc.property(record, (one) => {
      const found = evaluate(context(one))
      expect(evaluate(context(structuredClone(one)))).toEqual(found)
      expect(new Set(found.map((finding) => finding.id)).size).toBe(found.length)
      for (const finding of found) {
        expect(finding.state === 'open').toBe(finding.shortfalls.length > 0)
        if (finding.severity.every((level) => level === 'PROMPT')) {
          expect(finding.blocksSigning || finding.blocksClosing || finding.blocksIssuing).toBe(false)
        }
        if (finding.state !== 'open') expect(finding.blocksSigning || finding.blocksClosing).toBe(false)
      }
      expect(signingBlockers(found).every((finding) => finding.state === 'open')).toBe(true)
      expect(closingBlockers(found).every((finding) => finding.severity.includes('GATE'))).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('the gate hears management oversight, which is asked before it', () => {
  const closing = minutes('CIN_REVIEW', { decisions: [decision('close', { status: 'proposed' })] })
  const gate = evaluate(context(closing)).find((one) => one.ruleId === 'R-CG')
  expect(gate?.shortfalls).toContain('A manager has not said yet, in their own words, why.')
})

describe('reading', () => {
  const text = 'They turned a corner. They turned a corner.'
  const resolution = {
    id: 'r',
    entryId: 'e1',
    cue: 'OO-07',
    words: 'turned a corner',
    nth: 1,
    how: 'evidence added' as const,
    reason: '',
    by: '',
    at: '',
  }
  const cues = (more = {}, body = text) =>
    readMinutes(context(minutes('ICPC', { sections: [section('agencyInfo', body)], ...more }))).cues.filter(
      (cue) => cue.cue === 'OO-07',
    )

  test('tells equal passages apart by their number, so that one answer settles one', () => {
    expect(cues().map((cue) => cue.nth)).toEqual([0, 1])
    expect(cues({ cueResolutions: [resolution] }).map((cue) => cue.resolved)).toEqual([false, true])
  })
  test('lets a resolution lapse when the words change', () => {
    expect(
      cues({ cueResolutions: [{ ...resolution, nth: 0 }] }, 'They are back on track.').map(
        (cue) => cue.resolved,
      ),
    ).toEqual([false])
  })
  test('points at the words in the text of the entry', () => {
    for (const cue of cues()) expect(text.slice(cue.start, cue.end)).toBe(cue.text)
  })
})

describe('what is urgent and what blocks', () => {
  const told = event('allegation', { id: 'ev1', child: 'c1', date: '2026-09-16', kind: 'physical assault' })
  const found = evaluate(
    context(minutes('ICPC', { events: [told], decisions: [decision('CPP made', { category: 'Neglect' })] })),
  )
  const one = (more: Partial<Finding>): Finding => ({ ...(found[0] as Finding), ...more })
  test('what has to be done now comes first, then the order of the catalogue', () => {
    const order = rules.map(({ id }) => id)
    const at = found.map(
      ({ ruleId, severity }) => (severity.includes('NOW') ? 0 : 100) + order.indexOf(ruleId),
    )
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(found.filter(({ severity }) => severity.includes('NOW')).length).toBeGreaterThan(0)
    const later = order.slice(order.indexOf(found[0]?.ruleId as (typeof order)[number]) + 1)
    expect(found.slice(1).some(({ ruleId }) => later.includes(ruleId))).toBe(true)
  })
  test.each([
    ['open', { state: 'open', severity: ['MUST', 'NOW'], acknowledged: undefined }, 1],
    ['not yet acted on', { state: 'open', severity: ['NOW'], acknowledged: false }, 1],
    ['acted on', { state: 'open', severity: ['NOW'], acknowledged: true }, 0],
    ['answered', { state: 'answered', severity: ['NOW'], acknowledged: false }, 0],
    ['no matter of now', { state: 'open', severity: ['MUST'], acknowledged: false }, 0],
  ] as [string, Partial<Finding>, number][])('a finding that is %s', (_, more, times) => {
    expect(urgent([one(more)])).toHaveLength(times)
  })
  test('each kind of blocker is found by its own mark', () => {
    const list = [
      one({ id: 's', blocksSigning: true, blocksClosing: false, blocksIssuing: false }),
      one({ id: 'c', blocksSigning: false, blocksClosing: true, blocksIssuing: false }),
      one({ id: 'i', blocksSigning: false, blocksClosing: false, blocksIssuing: true }),
    ]
    expect(
      [signingBlockers, closingBlockers, issuingBlockers].map((of) => of(list).map(({ id }) => id)),
    ).toEqual([['s'], ['c'], ['i']])
  })
})
