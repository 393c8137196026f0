/** The meeting types that can be recorded, as data. */
import type { MeetingType } from '../minutes/index.ts'
import { type CouncilLabels, labelled } from './labels.ts'
import { inModel } from './models.ts'
import { templates } from './shipped.ts'
import type { Template, TemplateSection } from './template.ts'

export * from './closed.ts'
export * from './council.ts'
export * from './council-file.ts'
export { type CouncilLabels, labelled } from './labels.ts'
export * from './models.ts'
export { templates } from './shipped.ts'
export * from './template.ts'
export * from './triggers.ts'

/**
 * @param version as a record names it; empty or left out means the newest.
 * @returns undefined for a type or version that this version of Chairside does not have.
 */
export function templateFor(type: MeetingType, version?: string): Template | undefined {
  return templates.find((template) => template.type === type && (!version || template.version === version))
}

/** The template as one record shows it: in the headings of its conference model and in the council's own words. */
export const dressed = (template: Template, model: string, labels: Partial<CouncilLabels>): Template =>
  labelled(inModel(template, model), labels)

export function sectionOf(template: Template, key: string): TemplateSection | undefined {
  return template.sections.find((section) => section.key === key)
}
