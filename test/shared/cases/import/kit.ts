/** Families, tables and settings for the tests of the import. */

import {
  applyImport,
  findTable,
  guessMapping,
  type ImportDecisions,
  type ImportKind,
  type ImportSetting,
  noDecisions,
  planImport,
  readRows,
} from '../../../../shared/cases/import/index.ts'
import { type CaseFile, caseSchema } from '../../../../shared/cases/index.ts'

export const TODAY = '2026-09-14'

export function setting(): ImportSetting {
  let id = 0
  return { newId: () => `new-${++id}`, importId: 'batch', today: TODAY }
}

export const family = (more: object = {}): CaseFile =>
  caseSchema.parse({
    id: 'case-1',
    familyRef: 'WX-1',
    children: [{ id: 'ellie', name: 'Ellie Harcastle', dob: '2019-03-04', caseRef: 'L100' }],
    people: [{ id: 'dana', name: 'Dana Harcastle', role: 'mother' }],
    chronology: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-01T00:00:00.000Z',
    ...more,
  })

/** A table written as lines with semicolons between the cells. */
export function read(kind: ImportKind, text: string) {
  const table = findTable(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(';').map((cell) => cell.trim())),
  )
  if (!table) throw new TypeError('No heading row')
  return readRows(kind, table, guessMapping(kind, table.headings), TODAY)
}

/** The plan of a table, and the cases after it. */
export function run(
  cases: CaseFile[],
  kind: ImportKind,
  text: string,
  decisions: ImportDecisions = noDecisions,
) {
  const plan = planImport(cases, kind, read(kind, text), decisions, setting())
  return {
    plan,
    rows: plan.rows,
    groups: plan.rows.map(({ group }) => group),
    cases: applyImport(cases, plan, decisions, setting()),
  }
}

export const decide = (doubts: ImportDecisions['doubts'], replace: number[] = []): ImportDecisions => ({
  doubts,
  replace,
})
