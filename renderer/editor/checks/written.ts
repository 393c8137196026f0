import type { Minutes } from '../../../shared/minutes/index.ts'
import type { SectionKind, Template } from '../../../shared/templates/template.ts'

/** Rows that belong to sections of a kind: one of them is enough for the heading to be begun. */
const rowsOf: Partial<Record<SectionKind, (minutes: Minutes) => unknown[]>> = {
  children: (minutes) => minutes.children,
  household: (minutes) => minutes.people.filter((one) => one.role !== 'professional'),
  attendance: (minutes) => minutes.attendance,
  wasNotBrought: (minutes) => minutes.events.filter((one) => one.type === 'wasNotBrought'),
  chronology: (minutes) => minutes.chronology,
  decision: (minutes) => minutes.decisions,
  dissent: (minutes) => minutes.dissent,
  plan: (minutes) => minutes.actions,
  previousActions: (minutes) => minutes.previousActions,
  coreGroup: (minutes) => minutes.coreGroup.members,
}

/** Keys of the sections in which anything stands, be it words or rows. */
export function writtenSections(minutes: Minutes, template: Template): string[] {
  const said = new Set(
    minutes.sections.filter((section) => section.entries.length > 0).map((section) => section.key),
  )
  const tables = new Set(minutes.tables.filter((table) => table.rows.length > 0).map((table) => table.key))
  return template.sections
    .filter(({ key, kind }) => said.has(key) || tables.has(key) || (rowsOf[kind]?.(minutes).length ?? 0) > 0)
    .map((section) => section.key)
}
