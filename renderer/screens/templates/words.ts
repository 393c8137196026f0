import type { TemplateSection } from '../../../shared/templates/index.ts'

/** When a section has to be filled in, as a sentence. */
export function meetsWhen({ required }: Pick<TemplateSection, 'required'>): string {
  if (required === 'required') return 'Always needed.'
  return required === 'optional' ? 'If there is something to say.' : `Needed when ${required.when}.`
}

const kinds: Partial<Record<TemplateSection['kind'], string>> = {
  entries: 'Text',
  perChild: 'Text for each child',
  table: 'Table',
  statement: 'Fixed statement',
}

export const kindWords = (kind: TemplateSection['kind']): string => kinds[kind] ?? 'Filled in on the page'
