/** One heading of a record as one reader gets it, in a template that has nothing else. */
import { buildCopy, type CopyPart, type CopyPolicy, type Recipient } from '../../../shared/copies/index.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'
import type { SectionKind, Template, TemplateSection } from '../../../shared/templates/template.ts'
import { template } from '../checks/kit.ts'
import { draft } from './examples.ts'

export const file: Recipient = { id: 'internal', kind: 'internal', name: 'Child’s file', role: '' }
export const nurse: Recipient = { id: 'p-hv', kind: 'professionals', name: 'Siobhan Green', role: '' }
export const mother: Recipient = { id: 'p-mum', kind: 'parent', name: 'Dana Ashby', role: 'mother' }
export const father: Recipient = { id: 'p-dad', kind: 'parent', name: 'Sam Hill', role: 'father' }
export const note: Recipient = { id: 'learning-note', kind: 'learning note', name: 'The team', role: '' }

export const heading = (kind: SectionKind, more: Partial<TemplateSection> = {}): TemplateSection => ({
  key: 'here',
  heading: 'Here',
  kind,
  required: 'optional',
  audience: 'shared',
  guidance: '',
  ...more,
})

/** The template of an initial conference with these headings only. */
export const only = (...sections: TemplateSection[]): Template => {
  const { quorum: _quorum, ...rest } = template('ICPC')
  return { ...rest, triggers: [], sections }
}

export function built(
  record: Minutes,
  reader: Recipient,
  kept: Template,
  more: Partial<CopyPolicy> = {},
): ReturnType<typeof buildCopy> {
  return buildCopy(record, reader, { template: kept, state: draft, fictional: false, ...more })
}

type Under = { parts: CopyPart[]; left: { what: string; why: string }[] }

/** What stands under the heading called “Here”, and what this reader is not shown of it. */
export function under(
  record: Minutes,
  reader: Recipient,
  kept: Template,
  more: Partial<CopyPolicy> = {},
): Under {
  const { copy, leftOut } = built(record, reader, kept, more)
  return {
    parts: copy.sections.find((one) => one.heading === 'Here')?.parts ?? [],
    left: leftOut.filter(({ where }) => where === 'Here').map(({ what, why }) => ({ what, why })),
  }
}

export const table = (caption: string, columns: string[], rows: string[][], marking?: string) => ({
  type: 'table',
  caption,
  columns,
  rows,
  ...(marking ? { marking } : {}),
})

export const facts = (said: Record<string, string>) => ({
  type: 'facts',
  facts: Object.entries(said).map(([label, value]) => ({ label, value })),
})
