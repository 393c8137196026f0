/**
 * The plan of an import and its carrying out. Both walk through the rows in their order and see what the rows before
 * brought, so that what was shown is what happens.
 */
import type { CaseFile } from '../case-file.ts'
import { childRow } from './child-row.ts'
import { appointmentRow, eventRow, visitRow } from './dated-rows.ts'
import { Ledger } from './ledger.ts'
import type { ImportDecisions, ImportKind, ImportPlan, PlannedRow, ReadRow } from './model.ts'
import { personRow } from './person-row.ts'
import { nameIn } from './read.ts'
import { type Done, type Work, wrong } from './work.ts'

/** What an import is given from outside: ids, the id of the import itself, and the day. */
export type ImportSetting = { newId: () => string; importId: string; today: string }

function walk(
  cases: readonly CaseFile[],
  kind: ImportKind,
  rows: readonly ReadRow[],
  decisions: ImportDecisions,
  setting: ImportSetting,
): { rows: PlannedRow[]; ledger: Ledger } {
  const ledger = new Ledger(cases, setting.newId)
  const work: Work = {
    ledger,
    decisions,
    importId: setting.importId,
    today: setting.today,
    asked: new Map(),
  }
  const fresh = new Map<string, number>()
  const kinds: Record<ImportKind, (row: ReadRow) => Done> = {
    children: (row) => childRow(work, row),
    people: (row) => personRow(work, row, fresh),
    chronology: (row) => eventRow(work, row),
    visits: (row) => visitRow(work, row),
    appointments: (row) => appointmentRow(work, row),
  }
  const planned = rows.map((row) => ({
    line: row.line,
    ...(row.wrong.length > 0 ? wrong(nameIn(row), ...row.wrong) : kinds[kind](row)),
  }))
  return { rows: planned, ledger }
}

/** What each row would do to these cases, with the decisions that have been made so far. Changes nothing. */
export const planImport = (
  cases: readonly CaseFile[],
  kind: ImportKind,
  read: ReadRow[],
  decisions: ImportDecisions,
  setting: ImportSetting,
): ImportPlan => workOut(cases, kind, read, decisions, setting).plan

/** The cases after the import; those given are left as they are. Rows that nobody has decided about stay out. */
export const applyImport = (
  cases: readonly CaseFile[],
  plan: ImportPlan,
  decisions: ImportDecisions,
  setting: ImportSetting,
): CaseFile[] => workOut(cases, plan.kind, plan.read, decisions, setting).after

/** The plan and what comes of it, in one walk. */
export function workOut(
  cases: readonly CaseFile[],
  kind: ImportKind,
  read: ReadRow[],
  decisions: ImportDecisions,
  setting: ImportSetting,
): { plan: ImportPlan; after: CaseFile[] } {
  const { rows, ledger } = walk(cases, kind, read, decisions, setting)
  return { plan: { kind, read, rows }, after: ledger.all() }
}

/** Of two lists of cases the ones that an import changed, each beside what it was; `before` is missing for a new one. */
export function changedCases(
  before: readonly CaseFile[],
  after: readonly CaseFile[],
): { before?: CaseFile; after: CaseFile }[] {
  const known = new Map(before.map((one) => [one.id, one]))
  return after.flatMap((one) => {
    const was = known.get(one.id)
    // A case that was only looked at is copied too: what counts is whether anything in it is another.
    const same = was === one || (was !== undefined && JSON.stringify(was) === JSON.stringify(one))
    return same ? [] : [{ before: was, after: one }]
  })
}
