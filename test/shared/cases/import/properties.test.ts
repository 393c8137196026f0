/** What holds for every file: nothing is lost, nothing comes twice, and every row is accounted for. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyImport,
  type DoubtDecision,
  type ImportDecisions,
  type ImportField,
  type ImportKind,
  importFields,
  importKinds,
  noDecisions,
  planImport,
  readRows,
  rowGroups,
} from '../../../../shared/cases/import/index.ts'
import { type CaseFile, caseSchema } from '../../../../shared/cases/index.ts'
import { setting, TODAY } from './kit.ts'

// Few words, so that rows often meet the same child, number or day.
const name = fc.constantFrom(
  '',
  'Ellie Marsh',
  'MARSH, Ellie',
  'Elie Marsh',
  'Ellie Obi',
  'Tom Obi',
  'Tommy Obi',
  '=cmd',
)
const day = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('', '04/03/2019', '2019-03-04', '43528', '05/03/2019') },
  { weight: 1, arbitrary: fc.constantFrom('31/02/2019', 'about 2017') },
)
const number = fc.constantFrom('', '1', '2', 'L 1')
const ref = fc.constantFrom('', 'F1', 'f1', 'F2')
const words = fc.constantFrom(
  '',
  'Found alone at night by police.',
  'Found alone at night, police',
  'Moved house.',
  '-1+1',
  'yes',
  'DNA',
)

const cellFor = ({ key, reading }: ImportField): fc.Arbitrary<string> => {
  if (reading === 'name') return name
  if (reading === 'date' || reading === 'past date' || reading === 'date of an event') return day
  if (reading === 'number') return number
  if (reading === 'yes or no') return fc.constantFrom('', 'yes', 'no')
  return key === 'familyRef' ? ref : words
}

const table = (kind: ImportKind) => {
  const fields = importFields[kind].filter(({ key }) => key !== 'forename' && key !== 'surname')
  const keys = fields.map(({ key }) => key)
  return fc
    .array(fc.tuple(...fields.map(cellFor)), { minLength: 1, maxLength: 7 })
    .map((rows) =>
      readRows(
        kind,
        { headings: keys, rows: rows.map((cells, index) => ({ line: index + 2, cells })) },
        keys,
        TODAY,
      ),
    )
}

// Each family has a reference of its own, as the case system gives them.
const known = fc
  .uniqueArray(
    fc.record({
      familyRef: fc.constantFrom('', 'F1', 'F2'),
      children: fc.array(
        fc.record({
          name: fc.constantFrom('Ellie Marsh', 'Ellie Obi', 'Tom Obi'),
          dob: fc.constantFrom('', '2019-03-04', '2019-03-05'),
          caseRef: fc.constantFrom('', '1', '2'),
          setting: fc.constantFrom('', 'Oak School'),
        }),
        { maxLength: 3 },
      ),
      people: fc.array(
        fc.record({
          name: fc.constantFrom('Ellie Marsh', 'Tom Obi'),
          role: fc.constantFrom('', 'mother', 'yes'),
        }),
        {
          maxLength: 2,
        },
      ),
      events: fc.array(fc.record({ date: fc.constantFrom('2019-03-04', '2017'), text: words }), {
        maxLength: 2,
      }),
    }),
    { maxLength: 3, selector: ({ familyRef }) => familyRef },
  )
  .map((families) =>
    families.map((one, at) =>
      caseSchema.parse({
        id: `case-${at}`,
        familyRef: one.familyRef,
        children: one.children.map((child, index) => ({ id: `child-${at}-${index}`, ...child })),
        people: one.people.map((person, index) => ({ id: `person-${at}-${index}`, ...person })),
        chronology: one.events.map((event, index) => ({ id: `event-${at}-${index}`, ...event })),
        createdAt: 'then',
        changedAt: 'then',
      }),
    ),
  )

/** For every question an answer that a person could give, drawn by number. */
function answered(
  cases: CaseFile[],
  kind: ImportKind,
  read: ReturnType<typeof readRows>,
  draws: number[],
): ImportDecisions {
  let decisions = noDecisions
  // An answer may raise another question, so it is asked until all are answered.
  for (let round = 0; round < 12; round += 1) {
    const doubts = planImport(cases, kind, read, decisions, setting())
      .rows.flatMap((row) => row.doubts)
      .filter(({ decision }) => decision === null)
    if (doubts.length === 0) break
    const given: Record<string, DoubtDecision> = { ...decisions.doubts }
    for (const { key, candidates, mayBeAnother } of doubts) {
      const choices: DoubtDecision[] = [
        { as: 'leave out' },
        ...candidates.map(({ id }): DoubtDecision => ({ as: 'same', who: id })),
        ...(mayBeAnother ? [{ as: 'another' } as const] : []),
      ]
      const draw = draws[(round * 7 + key.length * 3 + Number(key.replace(/\D/g, ''))) % draws.length] ?? 0
      given[key] = choices[draw % choices.length] ?? { as: 'leave out' }
    }
    decisions = { ...decisions, doubts: given }
  }
  return decisions
}

/** Every fact that is typed somewhere in a value, with the way to it; list entries by their id where they have one. */
function facts(value: unknown, way = ''): string[] {
  if (value === null || value === '' || value === false) return []
  if (Array.isArray(value))
    return value.flatMap((one, index) => facts(one, `${way}/${(one as { id?: string } | null)?.id ?? index}`))
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, one]) => facts(one, `${way}/${key}`))
  return [`${way} = ${String(value)}`]
}

const draws = fc.array(fc.nat(20), { minLength: 5, maxLength: 20 })

describe.each(importKinds)('any file of %s', (kind) => {
  it('loses no fact that is here, whatever is decided about its rows', () => {
    fc.assert(
      fc.property(known, table(kind), draws, (cases, read, numbers) => {
        const before = structuredClone(cases)
        const decisions = answered(cases, kind, read, numbers)
        const plan = planImport(cases, kind, read, decisions, setting())
        const after = applyImport(cases, plan, decisions, setting())
        expect(cases).toEqual(before)
        for (const one of before) {
          const now = after.find(({ id }) => id === one.id)
          // "About: how well the date is known" tells of the date and of its end together.
          const here = new Set(facts(now))
          expect(facts(one).filter((fact) => !here.has(fact) && !/\/precision = /.test(fact))).toEqual([])
        }
        for (const one of after) expect(caseSchema.safeParse(one).success).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('adds nothing the second time', () => {
    fc.assert(
      fc.property(known, table(kind), draws, (cases, read, numbers) => {
        const decisions = answered(cases, kind, read, numbers)
        const once = applyImport(
          cases,
          planImport(cases, kind, read, decisions, setting()),
          decisions,
          setting(),
        )
        const again = planImport(once, kind, read, decisions, { ...setting(), importId: 'again' })
        expect(again.rows.filter(({ group }) => group === 'added').map(({ line }) => line)).toEqual([])
        const twice = applyImport(once, again, decisions, { ...setting(), importId: 'again' })
        // A decision that named another row of the file no longer names anybody, so there a row may be read otherwise.
        const amongRows = Object.values(decisions.doubts).some(
          (one) => one.as === 'same' && one.who.startsWith('line '),
        )
        if (!amongRows) expect(twice).toEqual(once)
      }),
      { numRuns: 60 },
    )
  })

  it('has every row in exactly one group, in its order, and the plan is what then happens', () => {
    fc.assert(
      fc.property(known, table(kind), draws, (cases, read, numbers) => {
        const decisions = answered(cases, kind, read, numbers)
        const { rows } = planImport(cases, kind, read, decisions, setting())
        expect(rows.map(({ line }) => line)).toEqual(read.map(({ line }) => line))
        for (const { group } of rows) expect(rowGroups).toContain(group)
        expect(rows.filter(({ group }) => group === 'doubtful')).toEqual([])
        expect(rows.filter(({ group, wrong }) => (group === 'wrong') !== wrong.length > 0)).toEqual([])
        const size = (list: readonly CaseFile[]) =>
          list.reduce((sum, one) => {
            const seen = one.children.reduce((all, child) => all + child.seen.length, 0)
            const sizes = {
              children: one.children,
              people: one.people,
              chronology: one.chronology,
              appointments: one.appointments,
            }
            return sum + (kind === 'visits' ? seen : sizes[kind].length)
          }, 0)
        const after = applyImport(
          cases,
          planImport(cases, kind, read, decisions, setting()),
          decisions,
          setting(),
        )
        expect(size(after) - size(cases)).toBe(rows.filter(({ group }) => group === 'added').length)
      }),
      { numRuns: 60 },
    )
  })

  it('does nothing about doubtful rows until a person has decided', () => {
    fc.assert(
      fc.property(known, table(kind), (cases, read) => {
        const plan = planImport(cases, kind, read, noDecisions, setting())
        const doubtful = plan.rows.filter(({ group }) => group === 'doubtful')
        expect(doubtful.every(({ changes, doubts }) => changes.length === 0 && doubts.length > 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
