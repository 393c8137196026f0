/** The meeting types that can be recorded, as data. */
import type { MeetingType } from '../minutes/index.ts'
import { cinPlan } from './cin-plan.ts'
import { cinReview } from './cin-review.ts'
import { closure } from './closure.ts'
import { coreGroup } from './core-group.ts'
import { escalation } from './escalation.ts'
import { highRiskHistory } from './high-risk-history.ts'
import { icpc } from './icpc.ts'
import { legal } from './legal.ts'
import { managementNote } from './management-note.ts'
import { professionals } from './professionals.ts'
import { rcpc } from './rcpc.ts'
import { strategy } from './strategy.ts'
import { supCase } from './sup-case.ts'
import { supGroup } from './sup-group.ts'
import { supSup } from './sup-sup.ts'
import { type Template, type TemplateSection, templateSchema } from './template.ts'

export * from './template.ts'

/**
 * Every version that a record may name. A version is never edited once records were made with it: a change is a new
 * version, put before the older one. Parsed, so that a slip in the data is found when the program starts.
 */
export const templates: readonly Template[] = [
  strategy,
  icpc,
  rcpc,
  coreGroup,
  cinPlan,
  cinReview,
  closure,
  highRiskHistory,
  legal,
  escalation,
  professionals,
  managementNote,
  supCase,
  supGroup,
  supSup,
].map((template) => templateSchema.parse(template))

/**
 * @param version as a record names it; empty or left out means the newest.
 * @returns undefined for a type or version that this version of Chairside does not have.
 */
export function templateFor(type: MeetingType, version?: string): Template | undefined {
  return templates.find((template) => template.type === type && (!version || template.version === version))
}

export function sectionOf(template: Template, key: string): TemplateSection | undefined {
  return template.sections.find((section) => section.key === key)
}
