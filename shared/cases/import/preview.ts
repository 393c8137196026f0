/** A plan as a screen shows it: counts of everything, and as many rows of each group as a person can look at. */
import { z } from 'zod'
import {
  type Doubt,
  doubtSchema,
  type ImportPlan,
  type PlannedRow,
  plannedRowSchema,
  type RowGroup,
  rowGroups,
} from './model.ts'

export const importCountsSchema = z.record(z.enum(rowGroups), z.number().int())
export type ImportCounts = Record<RowGroup, number>

/** One question and the lines that ask it. */
export const askedDoubtSchema = doubtSchema.extend({ lines: z.array(z.number().int()) })
export type AskedDoubt = Doubt & { lines: number[] }

export const importPreviewSchema = z.strictObject({
  counts: importCountsSchema,
  /** No more than `ROWS_SHOWN` of each group; the counts tell how many there are. */
  added: z.array(plannedRowSchema),
  changed: z.array(plannedRowSchema),
  wrong: z.array(plannedRowSchema),
  /** Every question, answered or not. */
  doubts: z.array(askedDoubtSchema),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

export const ROWS_SHOWN = 100

/** How many rows are in each group. */
export function countRows(rows: readonly PlannedRow[]): ImportCounts {
  const counts = Object.fromEntries(rowGroups.map((group) => [group, 0])) as ImportCounts
  for (const { group } of rows) counts[group] += 1
  return counts
}

function askedDoubts(rows: readonly PlannedRow[]): AskedDoubt[] {
  const asked = new Map<string, AskedDoubt>()
  for (const { line, doubts } of rows) {
    for (const doubt of doubts) {
      const known = asked.get(doubt.key)
      if (known) known.lines.push(line)
      else asked.set(doubt.key, { ...doubt, lines: [line] })
    }
  }
  return [...asked.values()]
}

/** What a person looks at before anything is done. */
export function previewOf(plan: ImportPlan): ImportPreview {
  const some = (...groups: RowGroup[]) =>
    plan.rows.filter(({ group }) => groups.includes(group)).slice(0, ROWS_SHOWN)
  return {
    counts: countRows(plan.rows),
    added: some('added'),
    changed: some('changed', 'kept'),
    wrong: some('wrong'),
    doubts: askedDoubts(plan.rows),
  }
}
