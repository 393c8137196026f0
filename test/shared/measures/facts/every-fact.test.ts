import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOfMeasure } from '../../../../shared/measures/facts/index.ts'
import type { MeasureFact, MeasureSource } from '../../../../shared/measures/index.ts'
import {
  type Minutes,
  meetingTypes,
  minutesSchema,
  type Statement,
} from '../../../../shared/minutes/index.ts'
import {
  action,
  answer,
  child,
  chronology,
  decision,
  event,
  minutes,
  person,
  section,
  statement,
  tool,
} from '../../checks/kit.ts'
import { answeredConference, copy, example, examples, namesIn, source, wordsOf } from './kit.ts'

const factsOf = (from: MeasureSource): MeasureFact[] =>
  Object.values(factsOfMeasure).flatMap((facts) => facts(from))

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Parts of names that no word of a report is made of. */
const firstNames = ['Zarbela', 'Ovidiu', 'Tamsin', 'Jasper', 'Nkechi', 'Wilfreda', 'Björk', 'Oisín']
const surnames = [
  'Quint',
  'Mrakovic',
  'O’Dowda',
  'Whitlow-Dray',
  'Abernethie',
  'Szczepan',
  'Ravenscar',
  'Yilmaz',
]
const agencyEnds = ['Childminding', 'Surgery', 'Primary School', 'and Partners', 'Police', 'Trust']

const nameOf = fc
  .tuple(fc.constantFrom(...firstNames), fc.constantFrom(...surnames))
  .map(([first, last]) => `${first} ${last}`)
const typed = fc.oneof(
  fc.constantFrom('', 'ongoing', '2026-09-10', '17/09/2026', '3 March 2009', 'DNA', 'yes', 'n/a', 'all'),
  fc.string({ maxLength: 20 }),
)

/** A record in which people typed whatever they liked, names in the wrong places among it. */
const records = fc
  .record({
    type: fc.constantFrom(...meetingTypes),
    names: fc.tuple(nameOf, nameOf, nameOf, nameOf),
    agency: fc.tuple(nameOf, fc.constantFrom(...agencyEnds)),
    date: fc.constantFrom('2026-09-17', '', 'mid September', '2024-02-29'),
    decided: fc.constantFrom('CPP made', 'CPP ends: CIN', 'close', 'no S47: NFA', 'adjourned: inquorate', ''),
    status: fc.constantFrom('', 'proposed', 'decided'),
    kind: fc.constantFrom('wasNotBrought', 'policeIncident', 'allegation', 'noAccess'),
    attended: fc.constantFrom('attended', 'apologies', 'excluded', ''),
    words: fc.tuple(typed, typed, typed, typed),
    triggers: fc.dictionary(
      fc.constantFrom(
        'strategyDiscussionStartingS47',
        'initialConference',
        'previousReview',
        'lastCoreGroup',
        'highRiskFlagged',
        'chronologyLastUpdated',
        'preProceedingsStart',
        'careApplicationIssued',
        'decisionsSent',
      ),
      typed,
    ),
    role: fc.constantFrom('Service manager', 'Team manager', 'Head of Service'),
    spoken: fc.constantFrom<Statement['kind']>('override', 'senior manager view', 'closure decision'),
  })
  .map(({ type, names: [ada, mum, nurse, head], agency, words: [a, b, c, d], ...given }): MeasureSource => {
    const said = `${mum} said that ${ada} is soiling and was left hungry; ${nurse} DNA. ${a}`
    const place = agency[0] === mum ? `${mum} ${agency[1]}` : `${nurse.split(' ')[1]} ${agency[1]}`
    const record = minutes(type, {
      meeting: { date: given.date, triggers: given.triggers, familyRef: ada },
      children: [child('c1', ada, { setting: place, planBefore: b })],
      people: [
        person('p-mum', mum, 'mother', { of: ['c1'], aliases: [c] }),
        person('p-chair', head, 'professional', { agency: 'Children’s Social Care', agencyGroup: 'CSC' }),
        person('p-sw', nurse, 'professional', { agency: place, jobTitle: `nurse for ${ada}` }),
        person('p-hv', nurse, 'professional', { agency: `${mum} clinic` }),
      ],
      attendance: minutesSchema.shape.attendance.parse([
        { id: 'at1', person: 'p-sw', status: given.attended },
        { id: 'at2', person: 'p-hv', status: 'attended', reportSubmitted: 'yes' },
      ]),
      decisions: [decision(given.decided, { status: given.status, category: 'Neglect', reason: said })],
      chronology: [chronology({ date: d, about: ['c1'], category: 'Neglect', text: said, source: nurse })],
      events: [
        event(given.kind, {
          date: a,
          child: 'c1',
          against: 'p-mum',
          service: `${nurse} clinic`,
          recordedAs: 'DNA',
          kind: said,
        }),
      ],
      tools: [tool({ type: 'GCP2', name: `GCP2 by ${nurse}`, status: 'done', date: d, completedBy: nurse })],
      sections: [section('agencyInfo', said), section('presenting', `${nurse} referred. ${b}`)],
      actions: [action({ text: said, due: d })],
      answers: [
        answer('R-CS', { fields: { tool: mum, decided: said } }),
        answer('R-HH', { fields: { same: said }, rows: [{ date: d, what: said }] }),
        answer('R-LE', { fields: { theme: `${ada} again`, different: said } }),
        answer('R-LP', { fields: { holdUp: said, owner: mum } }),
      ],
      statements: [
        statement(given.spoken, given.spoken === 'senior manager view' ? 'R-HH' : 'R-CG', given.role, {
          text: said,
        }),
      ],
    })
    return source(record, {
      copies: [
        copy({ agency: place, sentOn: '2026-09-20' }),
        copy({ id: 'l2', kind: 'parent', agency: '', provenOn: '2026-09-21' }),
      ],
    })
  })

describe('the facts of every measure', () => {
  test('never hold a name of anybody in the record', () => {
    fc.assert(
      fc.property(records, (from) => {
        const told = new Set(words(wordsOf(factsOf(from))))
        const named = namesIn(from.minutes).flatMap(words)
        expect(named.filter((name) => name.length > 1 && told.has(name))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('are the same for the same record, and leave it as it was', () => {
    fc.assert(
      fc.property(records, (from) => {
        const before = structuredClone(from)
        const facts = factsOf(from)
        expect(factsOf(from)).toEqual(facts)
        expect(factsOf(before)).toEqual(facts)
        expect(from).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })

  test('belong to a day and a measure, and count each thing once', () => {
    fc.assert(
      fc.property(records, (from) => {
        const facts = factsOf(from)
        for (const { day, met, amount, says } of facts) {
          expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
          expect([0, 1]).toContain(met)
          expect(amount === null || (Number.isFinite(amount) && amount >= 0)).toBe(true)
          expect(says.trim()).not.toBe('')
        }
        const units = facts.map(({ measure, unit, group }) => `${measure} ${unit} ${group}`)
        expect(new Set(units).size).toBe(units.length)
      }),
      { numRuns: 150 },
    )
  })

  test('stand under their own measure', () => {
    for (const [id, facts] of Object.entries(factsOfMeasure))
      for (const { measure } of facts(source(answeredConference()))) expect(measure).toBe(id)
  })

  const whole: [string, Minutes][] = [
    ...examples.map((name): [string, Minutes] => [name, example(name)]),
    ['the answered conference', answeredConference()],
  ]
  test.each(whole)('of %s name nobody', (_, record) => {
    const told = wordsOf(
      factsOf(source(record, { copies: [copy(), copy({ id: 'l2', kind: 'parent', agency: '' })] })),
    )
    expect(told).not.toBe('')
    for (const name of namesIn(record)) expect(told).not.toContain(name)
  })
})
